# checks: the checks of ./dev lint, one module per subject. A check is a function of the project that gives messages.
# SPDX-License-Identifier: GPL-3.0-or-later
import importlib
import os
import re
import subprocess
import tempfile

MODULES = ("sources", "layers", "interface", "data", "documents", "translations", "scripts")
APP_ID = "io.github.permanence.Permanence"

_checks = {}
_fixes = []


class Unavailable(Exception):
    """The tool of a check is not here, or not the one that the project settled on."""


def check(function):
    """Marks a check; its name is what ./dev lint takes, its first line of documentation what is promised."""
    _checks[function.__name__.replace("_", "-")] = function
    return function


def fixer(function):
    """Marks a function of the project that mends what a check would complain about."""
    _fixes.append(function)
    return function


def all_fixes():
    all_checks()
    return _fixes


def all_checks():
    for module in MODULES:
        importlib.import_module("checks." + module)
    return _checks


class Project:
    """The sources, and where they were built if they were."""

    def __init__(self, source, build=None):
        self.source = source
        self.build = build
        self._files = self._list_files()

    def _list_files(self):
        try:
            listed = subprocess.run(["git", "-C", self.source, "ls-files", "-z", "-co", "--exclude-standard"],
                                    capture_output=True, check=True).stdout.decode().split("\0")
            files = [name for name in listed if name]
        except (OSError, subprocess.CalledProcessError):
            # An archive of the sources has no git.
            files = [os.path.relpath(os.path.join(folder, name), self.source)
                     for folder, _, names in os.walk(self.source) for name in names]
            files = [name for name in files if not re.match(r"(build(?!-aux)[^/]*|tour|\.git)/", name)]
        return sorted({name for name in files if os.path.isfile(os.path.join(self.source, name))})

    def files(self, *patterns):
        """The files whose path matches one of the regular expressions."""
        return [name for name in self._files if any(re.search(pattern, name) for pattern in patterns)]

    def read(self, name):
        with open(os.path.join(self.source, name), encoding="utf-8") as stream:
            return stream.read()

    def write(self, name, text):
        with open(os.path.join(self.source, name), "w", encoding="utf-8") as stream:
            stream.write(text)

    def run(self, *command):
        """Runs a tool in the sources; gives its status and the lines it wrote."""
        try:
            result = subprocess.run(command, cwd=self.source, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                    stderr=subprocess.STDOUT, text=True, errors="replace")
        except FileNotFoundError as error:
            raise Unavailable(f"{command[0]} is not installed") from error
        return result.returncode, [line for line in result.stdout.splitlines() if line.strip()]

    def filled(self, name, folder):
        """A copy in FOLDER of the template NAME as the build would fill it, under its final name; gives its path."""
        text = re.sub(r"@(\w+)@", lambda match: self._value(match.group(1)), self.read(name))
        final = re.sub(r"(\.in)+$", "", os.path.basename(name))
        path = os.path.join(folder, final)
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(text)
        return path

    def _value(self, variable):
        lower = variable.lower()
        if "path" in lower:
            return "/" + APP_ID.replace(".", "/") + "/"
        if "version" in lower:
            return "0.1.0"
        if "date" in lower:
            return "2026-01-01"
        if "dir" in lower:
            return "/usr/bin"
        return APP_ID


def scratch():
    """A folder for the copies that a check makes, removed after it."""
    return tempfile.TemporaryDirectory(prefix="permanence-lint.")
