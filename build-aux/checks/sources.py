# sources.py: checks of how the C code reads.
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from . import Unavailable, check, fixer

# The version of the root: another one formats differently.
CLANG_FORMAT = 19


def c_files(project):
    return project.files(r"^(src|tests)/.*\.[ch]$")


def require_clang_format(project):
    _, lines = project.run("clang-format", "--version")
    version = re.search(r"version (\d+)", " ".join(lines))
    if not version or int(version.group(1)) != CLANG_FORMAT:
        raise Unavailable(f"clang-format {CLANG_FORMAT} is needed")


@check
def formatting(project):
    """the C code is formatted as .clang-format says (./dev lint --fix mends it)"""
    require_clang_format(project)
    files = c_files(project)
    if not files:
        return []
    status, lines = project.run("clang-format", "--dry-run", "-Werror", *files)
    if status == 0:
        return []
    found = [line for line in lines if "error:" in line]
    return sorted({line.split(":")[0] + ":" + line.split(":")[1] for line in found}) or lines


@fixer
def format_c(project):
    require_clang_format(project)
    project.run("clang-format", "-i", *c_files(project))


@check
def headers(project):
    """each source file begins with what it is and its licence"""
    messages = []
    for name in project.files(r"^(src|tests|build-aux)/.*\.(c|h|py|sh)$", r"^dev$", r"^\.ci/run$"):
        start = "\n".join(project.read(name).splitlines()[:8])
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in start:
            messages.append(f"{name}: no “SPDX-License-Identifier: GPL-3.0-or-later” in its first lines")
        elif name.endswith((".c", ".h")) and not start.startswith("/* " + name.rpartition("/")[2] + ": "):
            messages.append(f"{name}: does not begin with “/* {name.rpartition('/')[2]}: …”")
    return messages


@check
def unfinished(project):
    """nothing in the code says that it is not finished"""
    word = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    return [f"{name}:{number}: {line.strip()}"
            for name in project.files(r"^src/.*\.(c|h|blp|sql)$", r"^tests/.*\.[ch]$", r"^help/.*\.page$")
            for number, line in enumerate(project.read(name).splitlines(), 1) if word.search(line)]


@check
def suppressions(project):
    """each suppressed leak is that of a library of others, and has its reason"""
    messages = []
    for name in project.files(r"^tests/.*\.supp$"):
        reason = ""
        for number, line in enumerate(project.read(name).splitlines(), 1):
            if line.startswith("leak:"):
                if not reason:
                    messages.append(f"{name}:{number}: {line} has no reason above it")
                if "pmn" in line.lower() or "permanence" in line.lower():
                    messages.append(f"{name}:{number}: {line} is ours")
            reason = line.lstrip("# ") if line.startswith("#") else ""
    return messages


PROTOTYPE = re.compile(r"^(?!typedef|static|G_)[A-Za-z][\w *]*\b(pmn_\w+) \([^;{]*\);", re.M)


@check
def comments(project):
    """each function of a public header has a comment of its own, right above it"""
    messages = []
    for name in project.files(r"^src/.*\.h$"):
        if name.endswith("-private.h"):
            continue
        text = project.read(name)
        messages += [f"{name}: {match[1]} has no comment" for match in PROTOTYPE.finditer(text)
                     if not text[:match.start()].endswith("*/\n")]
    return messages


LISTED = re.compile(r"\s*(?:'([\w./-]+\.\w+)',|<file\b[^>]*>([^<]+)</file>)$")


def sort_lists(text):
    """The text with each run of lines that name one file each in the order of the names."""
    done, run = [], []
    for line in text.splitlines(keepends=True) + [""]:
        match = LISTED.match(line)
        if match:
            run.append((match[1] or match[2], line))
        else:
            done += [listed for _, listed in sorted(run)] + [line]
            run = []
    return "".join(done)


def files_with_lists(project):
    return project.files(r"(^|/)meson\.build$", r"\.gresource\.xml$")


@check
def sorted_lists(project):
    """lists with the name of one file a line are in order (./dev lint --fix mends it)"""
    return [f"{name}: a list of files is not in order"
            for name in files_with_lists(project) if sort_lists(project.read(name)) != project.read(name)]


@fixer
def sort_files(project):
    for name in files_with_lists(project):
        text = project.read(name)
        if sort_lists(text) != text:
            project.write(name, sort_lists(text))
