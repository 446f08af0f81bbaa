# translations.py: checks that everything a user reads is marked, and translated.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re

from . import check, fixer, scratch

# As the preset of Meson for GLib programs has them, so that ./dev lint and the build extract the same strings.
KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3", "ngettext:1,2",
            "dngettext:2,3", "dcgettext:2", "dpgettext2:2c,3")
# Those that begin with "g_d" have the domain before the text.
MARKED = re.compile(r'(?<![\w"])((_|N_|C_|NC_|ngettext)\s*\(|g_d(n|c|p)?gettext2?\s*\(\s*\w+\s*,)\s*"')


def listed(project):
    if not project.files(r"^po/POTFILES\.in$"):
        return []
    return [line.strip() for line in project.read("po/POTFILES.in").splitlines()
            if line.strip() and not line.startswith("#")]


def translatable(project):
    """The files that have a string to translate."""
    code = [name for name in project.files(r"^src/.*\.(c|h|blp)$") if MARKED.search(project.read(name))]
    return code + project.files(r"^data/.*\.(desktop|metainfo\.xml|gschema\.xml)(\.in)*$")


@check
def potfiles(project):
    """po/POTFILES.in names every file with a translatable string, sorted, and no other (./dev lint --fix mends it)"""
    names = listed(project)
    messages = [f"{name} does not exist" for name in names if not project.files("^" + re.escape(name) + "$")]
    if names != sorted(names):
        messages.append("the lines are not sorted")
    messages += [f"{name} is named twice" for name in sorted({name for name in names if names.count(name) > 1})]
    return messages + [f"{name} is not named" for name in translatable(project) if name not in names]


@fixer
def complete_potfiles(project):
    if not project.files(r"^po/POTFILES\.in$"):
        return
    remarks = [line for line in project.read("po/POTFILES.in").splitlines() if line.startswith("#")]
    kept = [name for name in listed(project) if project.files("^" + re.escape(name) + "$")]
    project.write("po/POTFILES.in", "".join(line + "\n" for line in remarks + sorted({*kept, *translatable(project)})))


@check
def french(project):
    """every string has its French translation, none is doubtful"""
    if not project.files(r"^po/fr\.po$"):
        return []
    names = listed(project)
    with scratch() as folder:
        template, merged = os.path.join(folder, "permanence.pot"), os.path.join(folder, "fr.po")
        listing = os.path.join(folder, "files")
        with open(listing, "w", encoding="utf-8") as stream:
            # Blueprint reads like C to xgettext; it knows the others by their names, without “.in”.
            stream.write("".join(name + "\n" for name in names if not name.endswith(".blp")))
        status, lines = project.run("xgettext", "--from-code=UTF-8", "--add-comments=TRANSLATORS", *[f"--keyword={word}" for word in KEYWORDS],
                                    "-f", listing, "-o", template)
        if status != 0:
            return lines
        blueprints = [name for name in names if name.endswith(".blp")]
        if blueprints:
            join = ["-j"] if os.path.exists(template) else []
            status, lines = project.run("xgettext", "--language=C", "--from-code=UTF-8", *[f"--keyword={word}" for word in KEYWORDS],
                                        *join, *blueprints, "-o", template)
            if status != 0:
                return lines
        if not os.path.exists(template):
            return []
        status, lines = project.run("msgmerge", "--quiet", "--no-fuzzy-matching", "-o", merged, "po/fr.po", template)
        if status != 0:
            return lines
        status, lines = project.run("msgfmt", "--check", "-o", os.devnull, merged)
        if status != 0:
            return lines
        messages = []
        for kind in ("--untranslated", "--only-fuzzy"):
            _, lines = project.run("msgattrib", kind, "--no-obsolete", merged)
            places = [line for line in lines if line.startswith("#:")]
            strings = [line for line in lines if line.startswith("msgid ") and line != 'msgid ""']
            messages += [f"{kind[2:]}: {line[6:]}" for line in strings] or [f"{kind[2:]}: {line[3:]}" for line in places]
        return messages
