# documents.py: checks of the help and of the manual pages.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re

from . import check, scratch


@check
def help_pages(project):
    """the help is valid Mallard, its links lead somewhere, its pages can be reached"""
    folders = sorted({os.path.dirname(name) for name in project.files(r"^help/[^/]+/[^/]+\.page$")})
    messages = []
    for folder in folders:
        for command in (("validate",), ("links",), ("orphans",), ("media",)):
            status, lines = project.run("yelp-check", *command, folder)
            if status != 0 or lines:
                messages += [f"{folder}: {' '.join(command)}: {line}" for line in lines or ["failed"]]
    names = {folder: {os.path.basename(name) for name in project.files(f"^{folder}/[^/]+\\.page$")} for folder in folders}
    # A page in one language only is a page that the other readers miss.
    for folder in folders:
        for other in folders:
            messages += [f"{folder}: {name} of {other} is missing" for name in sorted(names[other] - names[folder])]
    return messages


@check
def manual_pages(project):
    """the manual pages have no mistake that mandoc warns of"""
    messages = []
    for name in project.files(r"^(data|docs|help|man)/.*\.1(\.in)*$"):
        with scratch() as folder:
            status, lines = project.run("mandoc", "-T", "lint", "-W", "warning", project.filled(name, folder))
        if status != 0:
            messages += [f"{name}: {line.partition('mandoc: ')[2] or line}" for line in lines]
    return messages


@check
def links(project):
    """the links of the Markdown pages to files of the project lead somewhere"""
    messages = []
    for name in project.files(r"\.md$"):
        for target in re.findall(r"\]\(([^)#\s]+)", project.read(name)):
            if re.match(r"[a-z]+:", target):
                continue
            path = os.path.normpath(os.path.join(project.source, os.path.dirname(name), target))
            if not os.path.exists(path):
                messages.append(f"{name}: {target} does not exist")
    return messages
