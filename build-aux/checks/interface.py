# interface.py: checks of the Blueprint files.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import xml.etree.ElementTree as ET

from . import Unavailable, check, fixer, scratch

LIMITS = {"Gtk": (4, 18), "Adw": (1, 7)}
GIR = {"core": "http://www.gtk.org/introspection/core/1.0", "glib": "http://www.gtk.org/introspection/glib/1.0"}
GIR_FOLDERS = ("/usr/share/gir-1.0", "/usr/lib/x86_64-linux-gnu/gir-1.0", "/usr/lib/aarch64-linux-gnu/gir-1.0")


def version_of(text):
    return tuple(int(part) for part in re.findall(r"\d+", text or "0"))[:2]


class Introspection:
    """What the installed libraries say of their types: since when, deprecated or not, properties and parent."""

    def __init__(self):
        self.types = {}
        for name in ("Gtk-4.0", "Adw-1"):
            path = next((os.path.join(folder, name + ".gir") for folder in GIR_FOLDERS
                         if os.path.exists(os.path.join(folder, name + ".gir"))), None)
            if path is None:
                raise Unavailable(f"{name}.gir is not installed")
            self._load(path)

    def _load(self, path):
        namespace = ET.parse(path).getroot().find("core:namespace", GIR)
        prefix = namespace.get("name")
        for kind in ("class", "interface"):
            for node in namespace.findall("core:" + kind, GIR):
                parent = node.get("parent")
                parents = [] if parent is None else [parent]
                parents += [item.get("name") for item in node.findall("core:implements", GIR)]
                self.types[prefix + node.get("name")] = {
                    "library": prefix,
                    "node": node,
                    "parents": [name.replace(".", "") if "." in name else prefix + name for name in parents],
                    "properties": {item.get("name"): item for item in node.findall("core:property", GIR)},
                }

    def property(self, type_name, name):
        """The property and the type that has it, or nothing if it is not of these libraries."""
        entry = self.types.get(type_name)
        if entry is None:
            return None
        if name in entry["properties"]:
            return entry, entry["properties"][name]
        return next((found for parent in entry["parents"] if (found := self.property(parent, name))), None)


def complaint(entry, node, what):
    limit = LIMITS[entry["library"]]
    if version_of(node.get("version")) > limit:
        return f"{what} is newer than {entry['library']} {limit[0]}.{limit[1]}"
    if node.get("deprecated") == "1":
        return f"{what} is deprecated"
    return None


@check
def blueprint_format(project):
    """the Blueprint files are formatted (./dev lint --fix mends them)"""
    files = project.files(r"^src/.*\.blp$")
    if not files:
        return []
    status, lines = project.run("blueprint-compiler", "format", *files)
    return [] if status == 0 else [re.sub("\x1b\\[[0-9;]*m", "", line) for line in lines]


@fixer
def format_blueprint(project):
    project.run("blueprint-compiler", "format", "--fix", *project.files(r"^src/.*\.blp$"))


@check
def blueprint_types(project):
    """the Blueprint files use nothing newer than GTK 4.18 and libadwaita 1.7, and nothing deprecated there"""
    files = project.files(r"^src/.*\.blp$")
    if not files:
        return []
    introspection = Introspection()
    messages = []
    with scratch() as folder:
        status, lines = project.run("blueprint-compiler", "batch-compile", folder, ".", *files)
        if status != 0:
            return lines
        for name in files:
            tree = ET.parse(os.path.join(folder, re.sub(r"\.blp$", ".ui", name)))
            for node in tree.iter():
                if node.tag not in ("object", "template"):
                    continue
                type_name = node.get("parent") if node.tag == "template" else node.get("class")
                entry = introspection.types.get(type_name)
                if entry:
                    messages.append((name, complaint(entry, entry["node"], type_name)))
                for item in node.findall("property"):
                    found = introspection.property(type_name, item.get("name"))
                    if found:
                        messages.append((name, complaint(*found, f"{type_name}:{item.get('name')}")))
    return [f"{name}: {message}" for name, message in messages if message]
