# scripts.py: checks of the project's own tools.
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from . import check

DISPATCHER_LINES = 120


@check
def shell(project):
    """the shell scripts have no mistake that shellcheck knows of"""
    messages = []
    for name in project.files(r"^dev$", r"^\.ci/run$", r"^build-aux/.*\.sh$"):
        status, lines = project.run("shellcheck", "--shell=sh", "--severity=warning", "--format=gcc", "--exclude=SC1090,SC1091,SC1111,SC2154", name)
        if status != 0:
            messages += lines
    if project.read("dev").count("\n") > DISPATCHER_LINES:
        messages.append(f"dev: has more than {DISPATCHER_LINES} lines")
    return messages


def sourced(project, name, seen=()):
    """The script NAME and those that it sources, by whatever way."""
    found = [name, *seen]
    for other in re.findall(r"^\s*\. \S*?(build-aux/[\w-]+\.sh)", project.read(name), re.MULTILINE):
        if other not in found:
            found = sourced(project, other, found)
    return found


@check
def shell_functions(project):
    """every script sources the functions of ours that it calls"""
    scripts = project.files(r"^dev$", r"^build-aux/.*\.sh$")
    functions = {name: set(re.findall(r"^(\w+) \(\) ", project.read(name), re.MULTILINE)) for name in scripts}
    every = set().union(*functions.values())
    parts = {part for name in scripts for part in sourced(project, name) if part != name}
    messages = []
    for name in sorted(set(scripts) - parts):
        whole = sourced(project, name)
        missing = every.difference(*(functions[part] for part in whole))
        for part in whole:
            # Texts fed to a command, comments and the patterns of "case" call nothing.
            text = re.sub(r"<<\W?(\w+)\W?\n.*?^\1$|^\s*#[^\n]*$|^\s*[\w*|. -]+\)", "", project.read(part), flags=re.MULTILINE | re.DOTALL)
            called = {word for word in missing if re.search(rf"(?:^|[;&|{{]|\b(?:then|else|do|if))\s*{word}(?= [^=(]|$)", text, re.MULTILINE)}
            messages += [f"{name}: calls “{word}” and does not source it" for word in sorted(called)]
    return messages


@check
def python(project):
    """the Python scripts compile"""
    messages = []
    for name in project.files(r"\.py$"):
        try:
            compile(project.read(name), name, "exec")
        except SyntaxError as error:
            messages.append(f"{name}:{error.lineno}: {error.msg}")
    return messages


@check
def text_files(project):
    """text files are UTF-8, end with a line break and have no blanks at the ends of lines"""
    messages = []
    for name in project.files(r"\.(c|h|blp|py|sh|md|build|page|sql|options)$", r"^dev$"):
        try:
            text = project.read(name)
        except UnicodeDecodeError:
            messages.append(f"{name}: is not UTF-8")
            continue
        if text and not text.endswith("\n"):
            messages.append(f"{name}: does not end with a line break")
        for number, line in enumerate(text.split("\n"), 1):
            if re.search(r"[ \t]+$", line) and not name.endswith(".md"):
                messages.append(f"{name}:{number}: blanks at the end of the line")
    return messages
