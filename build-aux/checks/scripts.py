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
