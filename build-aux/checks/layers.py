# layers.py: checks that a lower layer knows nothing of the upper ones.
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import os
import re
import subprocess

from . import Unavailable, check

# domain ← store ← {exchange, sync, report} ← core ← {ui, cli}
BELOW = {
    "domain": set(),
    "store": {"domain"},
    "exchange": {"domain", "store"},
    "sync": {"domain", "store"},
    "report": {"domain", "store"},
    "core": {"domain", "store", "exchange", "sync", "report"},
    "ui": {"domain", "store", "exchange", "sync", "report", "core"},
    "cli": {"domain", "store", "exchange", "sync", "report", "core"},
}

# What may include a header of a library: the layers whose work it is.
LIBRARIES = {
    r"gtk/|gdk/|gsk/|adwaita\.h": {"ui"},
    r"sqlite3": {"store"},
    r"libsoup/": {"sync"},
    r"libsecret/": {"sync"},
    r"xlsxwriter|gsf/|expat\.h|libical/": {"exchange"},
    r"pango/|cairo": {"report", "ui"},
    r"gio/": {"store", "exchange", "sync", "report", "core", "ui", "cli"},
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
SQL = re.compile(r'"[^"\n]*\b(SELECT\s+[\w*(]|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX)\s|PRAGMA\s)')


def layer_of(name):
    parts = name.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "src" else None


@check
def includes(project):
    """no layer includes a header of a layer above it, nor a library that is another layer's work"""
    owner = {}
    for name in project.files(r"^src/[^/]+/.*\.h$"):
        owner.setdefault(os.path.basename(name), layer_of(name))
    messages = []
    for name in project.files(r"^src/[^/]+/.*\.[ch]$"):
        layer = layer_of(name)
        if layer not in BELOW:
            messages.append(f"{name}: “{layer}” is not a layer")
            continue
        for match in INCLUDE.finditer(project.read(name)):
            mark, path = match.groups()
            other = owner.get(os.path.basename(path))
            if mark == '"' and other and other != layer and other not in BELOW[layer]:
                messages.append(f"{name}: {layer} includes “{path}” of {other}")
            for pattern, layers in LIBRARIES.items():
                if mark == "<" and re.match(pattern, path) and layer not in layers:
                    messages.append(f"{name}: <{path}> belongs to {', '.join(sorted(layers))}, not to {layer}")
    return messages


@check
def sql(project):
    """SQL is written in src/store only"""
    messages = []
    for name in project.files(r"^src/[^/]+/.*\.[ch]$"):
        if layer_of(name) == "store":
            continue
        for number, line in enumerate(project.read(name).splitlines(), 1):
            if SQL.search(line) or re.search(r"\bsqlite3_\w+\s*\(", line):
                messages.append(f"{name}:{number}: {line.strip()}")
    return messages


@check
def symbols(project):
    """nothing below the window needs a symbol of GTK"""
    if project.build is None:
        raise Unavailable("nothing is built yet")
    messages = []
    for layer in BELOW:
        if layer in ("ui", "cli"):
            continue
        for library in glob.glob(os.path.join(project.build, "src", layer, "*.a")):
            # Thin archives name their members from where they stand; nm finds them by itself.
            listing = subprocess.run(["nm", "--undefined-only", library], capture_output=True, text=True)
            if listing.returncode != 0:
                messages.append(f"{os.path.basename(library)}: {listing.stderr.strip()}")
            for symbol in sorted(set(re.findall(r"\bU ((?:gtk|gdk|gsk|adw)_\w+)", listing.stdout))):
                if not symbol.startswith("gdk_pixbuf_"):
                    messages.append(f"{os.path.basename(library)}: needs {symbol}")
    return messages
