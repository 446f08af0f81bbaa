# data.py: checks of the data files.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import shutil
import xml.etree.ElementTree as ET

from . import check, scratch


@check
def well_formed(project):
    """JSON and XML files are well formed"""
    messages = []
    for name in project.files(r"^(?!tests/(fixtures|fuzz)/).*\.json$"):
        try:
            json.loads(project.read(name))
        except ValueError as error:
            messages.append(f"{name}: {error}")
    for name in project.files(r"^(?!tests/(fixtures|fuzz)/).*\.(xml|svg|ui|page|xsl|conf)(\.in)*$"):
        if name.endswith(".conf") and not project.read(name).startswith("<?xml"):
            continue
        try:
            ET.fromstring(project.read(name))
        except ET.ParseError as error:
            messages.append(f"{name}: {error}")
    return messages


@check
def desktop_file(project):
    """the desktop files are valid"""
    messages = []
    for name in project.files(r"^data/.*\.desktop(\.in)*$"):
        with scratch() as folder:
            status, lines = project.run("desktop-file-validate", project.filled(name, folder))
        if status != 0 or lines:
            messages += [f"{name}: " + line.rpartition(".desktop: ")[2] for line in lines]
    return messages


@check
def metainfo(project):
    """the metainfo is valid"""
    messages = []
    for name in project.files(r"^data/.*\.metainfo\.xml(\.in)*$"):
        with scratch() as folder:
            status, lines = project.run("appstreamcli", "validate", "--no-net", "--no-color", project.filled(name, folder))
        if status != 0:
            messages += [f"{name}: {line}" for line in lines]
    return messages


@check
def settings_schema(project):
    """the settings schemas compile strictly"""
    files = project.files(r"^data/.*\.gschema\.xml(\.in)*$")
    if not files:
        return []
    with scratch() as folder:
        for name in files:
            project.filled(name, folder)
        status, lines = project.run("glib-compile-schemas", "--strict", "--dry-run", folder)
    return [] if status == 0 else lines


@check
def resources(project):
    """every file that a resource names exists"""
    messages = []
    for name in project.files(r"\.gresource\.xml$"):
        folder = os.path.dirname(name)
        for node in ET.fromstring(project.read(name)).iter("file"):
            path = os.path.normpath(os.path.join(folder, node.text.strip()))
            # Interface files are made from Blueprint by the build.
            made = re.sub(r"\.ui$", ".blp", path)
            if not any(os.path.exists(os.path.join(project.source, item)) for item in (path, made)) \
               and not project.files("^" + re.escape(path) + r"\.in$") and not generated(project, node.text.strip()):
                messages.append(f"{name}: {node.text.strip()} does not exist")
    return messages


def generated(project, path):
    """Whether a meson.build names the file as one that it makes."""
    return any(os.path.basename(path) in project.read(name) for name in project.files(r"(^|/)meson\.build$"))


@check
def icons(project):
    """the icons are drawn from plain SVG of the right shape"""
    if shutil.which("rsvg-convert") is None and shutil.which("xmllint") is None:
        return []
    messages = []
    for name in project.files(r"^data/icons/.*\.svg$"):
        root = ET.fromstring(project.read(name))
        box = (root.get("viewBox") or "").replace(",", " ").split()
        width, height = (box[2], box[3]) if len(box) == 4 else (root.get("width"), root.get("height"))
        if width is None or width != height:
            messages.append(f"{name}: is not square")
        if root.find(".//{http://www.w3.org/2000/svg}image") is not None:
            messages.append(f"{name}: embeds an image")
    return messages


@check
def flatpak(project):
    """the Flatpaks ask for no folder, their sources have checksums, both are built alike"""
    messages = []
    manifests = {name: json.loads(project.read(name)) for name in project.files(r"^flatpak/io\.[^/]*\.json$")}
    for name, manifest in manifests.items():
        if os.path.basename(name) != manifest["id"] + ".json":
            messages.append(f"{name}: is not named after its id")
        messages += [f"{name}: {argument}" for argument in manifest["finish-args"]
                     if argument.startswith("--filesystem") or argument in ("--socket=x11", "--socket=session-bus")]
        for module in manifest["modules"]:
            messages += [f"{name}: {module['name']} has no checksum" for source in module["sources"]
                         if source["type"] != "dir" and not source.get("sha256") and not source.get("commit")]
    common = [{key: manifest[key] for key in ("runtime", "runtime-version", "sdk", "finish-args")}
              | {"modules": [module for module in manifest["modules"] if module["name"] != "permanence"]}
              for manifest in manifests.values()]
    if any(item != common[0] for item in common):
        messages.append("flatpak: the manifests differ in more than the flavour")
    return messages
