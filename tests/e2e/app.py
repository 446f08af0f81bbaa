# app.py: the built app on a private screen, driven by keyboard and read as a screen reader does (AT-SPI).
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every test program is called as "test-x.py PERMANENCE PERMANENCECTL", inside build-aux/with-display.sh.

A Folder is the home of one user: what it holds survives the restarts of the app. An App is one run of it.
Nothing here sleeps for luck: until() looks at a condition while the events arrive, within a limit.
"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))

Role = Atspi.Role
State = Atspi.StateType

PERMANENCE, PERMANENCECTL = sys.argv[1:3]
# A Friday, in the middle of the morning.
NOW = "2026-11-20T10:00:00"
# A loaded machine and sanitizers: nothing that goes well takes that long.
LIMIT = float(os.environ.get("PERMANENCE_E2E_LIMIT", "30"))
COORD_WINDOW = 1  # of AT-SPI: relative to the window
CONTEXT = GLib.MainContext.default()


def connect():
    """The accessibility bus of this session."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1)
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address.unpack()[0], flags)


BUS = connect()
ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"

# Apps send these only when the registry knows that somebody listens.
for _event in ("object:announcement", "object:state-changed:focused"):
    BUS.call_sync("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "RegisterEvent",
                  GLib.Variant("(sass)", (_event, [], "")), None, 0, -1)

# What a screen reader would say: every sentence announced by any app on this bus, with the name of its connection.
_announced = []
# The widget of each app that last said it has the focus.
_focused = {}


def _on_announcement(_bus, sender, _path, _interface, _signal, parameters):
    _announced.append((sender, parameters.unpack()[3]))


BUS.signal_subscribe(None, "org.a11y.atspi.Event.Object", "Announcement", None, None, Gio.DBusSignalFlags.NONE,
                     _on_announcement)


def _on_state_changed(_bus, sender, path, _interface, _signal, parameters):
    state, on, *_rest = parameters.unpack()
    if state == "focused" and on:
        _focused[sender] = path


BUS.signal_subscribe(None, "org.a11y.atspi.Event.Object", "StateChanged", None, None, Gio.DBusSignalFlags.NONE,
                     _on_state_changed)


def turn(seconds=0.05):
    """Lets events arrive, for at most some milliseconds."""
    done = []
    GLib.timeout_add(max(1, int(seconds * 1000)), lambda: done.append(True))
    while not done:
        CONTEXT.iteration(True)


def until(condition, what, limit=LIMIT):
    """The first true value that the condition gives; fails after the limit, saying what was waited for."""
    end = time.monotonic() + limit
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError("not within %d s: %s" % (limit, what() if callable(what) else what))
        turn()


def call(sender, path, interface, method, parameters=None):
    """Asks a widget; None if it went away meanwhile."""
    try:
        return BUS.call_sync(sender, path, interface, method, parameters, None, 0, 20000).unpack()
    except GLib.Error:
        return None


def call_all(calls):
    """Asks many things at once; the answers in the same order, None for what went away."""
    answers = [None] * len(calls)
    waiting = [len(calls)]

    def on_answer(bus, result, index):
        try:
            answers[index] = bus.call_finish(result).unpack()
        except GLib.Error:
            pass
        waiting[0] -= 1

    for index, (sender, path, interface, method, parameters) in enumerate(calls):
        BUS.call(sender, path, interface, method, parameters, None, 0, 20000, None, on_answer, index)
    while waiting[0]:
        CONTEXT.iteration(True)
    return answers


class Node:
    """A widget as assistive technology saw it at one moment."""

    def __init__(self, sender, path, parent, role, states, properties):
        self.sender = sender
        self.path = path
        self.parent = parent
        self.role = Role(role)
        self.bits = states[0] | states[1] << 32
        self.name = properties.get("Name", "")
        self.description = properties.get("Description", "")
        self.children = []

    def has(self, state):
        return bool(self.bits >> int(state) & 1)

    @property
    def showing(self):
        return self.has(State.SHOWING) and self.has(State.VISIBLE)

    def ask(self, interface, method, parameters=None):
        return call(self.sender, self.path, interface, method, parameters)

    def walk(self):
        """This widget and all that it holds."""
        yield self
        for child in self.children:
            yield from child.walk()

    def parents(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def extents(self):
        """Left, top, width and height in the window."""
        return self.ask("org.a11y.atspi.Component", "GetExtents", GLib.Variant("(u)", (COORD_WINDOW,)))[0]

    def relation(self, kind):
        """The paths of the widgets related to this one in a way."""
        answer = self.ask(ACCESSIBLE, "GetRelationSet") or ([],)
        return [target[1] for relation, targets in answer[0] if relation == int(kind) for target in targets]

    @property
    def text(self):
        """The text of an entry or a label."""
        # Up to its end by number: an entry answers nothing to -1.
        length = self.ask("org.freedesktop.DBus.Properties", "Get",
                          GLib.Variant("(ss)", ("org.a11y.atspi.Text", "CharacterCount")))
        answer = self.ask("org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, length[0]))) if length else None
        return answer[0] if answer else self.name

    @property
    def spoken(self):
        """What a screen reader says for the name: that of the label, where GTK only gives a relation to it."""
        if self.name.strip():
            return self.name
        labels = [call(self.sender, path, "org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, -1)))
                  for path in self.relation(Atspi.RelationType.LABELLED_BY)]
        return " ".join(label[0] for label in labels if label)

    def matches(self, role=None, name=None, contains=None, states=()):
        if role is not None and self.role not in (role if isinstance(role, (tuple, set)) else (role,)):
            return False
        if name is not None and self.name != name:
            return False
        if contains is not None and contains not in self.name:
            return False
        return all(self.has(state) for state in states)

    def find_all(self, role=None, name=None, contains=None, states=(State.SHOWING,)):
        return [node for node in self.walk() if node.matches(role, name, contains, states)]

    def maybe(self, role=None, name=None, contains=None, states=(State.SHOWING,)):
        return next(iter(self.find_all(role, name, contains, states)), None)

    def describe(self):
        names = [state.value_nick for state in (State.FOCUSABLE, State.FOCUSED, State.SELECTED, State.CHECKED,
                                                State.EXPANDED, State.INVALID_ENTRY, State.MODAL) if self.has(state)]
        if not self.has(State.SHOWING):
            names.append("not showing")
        if not self.has(State.SENSITIVE):
            names.append("insensitive")
        about = " — " + self.description if self.description else ""
        return "%s “%s”%s%s" % (self.role.value_nick, self.name, about, " [" + ", ".join(names) + "]" if names else "")

    def dump(self, depth=0):
        """The tree as text."""
        return "\n".join(["  " * depth + self.describe()] + [child.dump(depth + 1) for child in self.children])


def read_level(sender, found):
    """The nodes of (path, parent node), with the paths of their children; only those that are visible."""
    calls = []
    for path, _parent in found:
        calls += [(sender, path, ACCESSIBLE, "GetRole", None), (sender, path, ACCESSIBLE, "GetState", None),
                  (sender, path, "org.freedesktop.DBus.Properties", "GetAll", GLib.Variant("(s)", (ACCESSIBLE,))),
                  (sender, path, ACCESSIBLE, "GetChildren", None)]
    answers = call_all(calls)
    level, below = [], []
    for index, (path, parent) in enumerate(found):
        role, states, properties, children = answers[4 * index:4 * index + 4]
        if None in (role, states, properties, children):
            continue
        node = Node(sender, path, parent, role[0], states[0], properties[0])
        if parent is not None and not node.has(State.VISIBLE):
            continue
        level.append(node)
        below += [(child[1], node) for child in children[0] if child[0] == sender]
    return level, below


def read_tree(sender):
    """All that an app shows, now."""
    level, below = read_level(sender, [(ROOT, None)])
    root = level[0] if level else None
    while below:
        level, below = read_level(sender, below)
        for node in level:
            node.parent.children.append(node)
    return root


class Folder:
    """The home of one user."""

    def __init__(self, test):
        # Short: what is made inside is named in full by some messages.
        self.path = tempfile.mkdtemp(prefix="pmn-e2e.")
        test.addCleanup(shutil.rmtree, self.path, ignore_errors=True)
        self.env = dict(os.environ)
        for name, sub in (("HOME", "home"), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"),
                          ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state")):
            self.env[name] = os.path.join(self.path, sub)
            os.mkdir(self.env[name], 0o700)
        self.env.update({
            "PMN_FIXED_NOW": NOW, "GSETTINGS_BACKEND": "keyfile", "GTK_A11Y": "atspi", "GDK_BACKEND": "x11",
            "GSK_RENDERER": "cairo", "GDK_DEBUG": "no-portals", "LC_ALL": "C.UTF-8",
            "PMN_HELP_DIR": os.path.join(build_root(), "help"),
            # A warning fails the test, at the end of the run and with a picture of what led to it.
            "G_DEBUG": "gc-friendly",
        })
        self.env.pop("LANGUAGE", None)

    def ctl(self, *words, ok=True):
        """Runs permanencectl; gives what it wrote."""
        result = subprocess.run([PERMANENCECTL, *words], env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, timeout=120)
        if ok and result.returncode != 0:
            raise AssertionError("permanencectl %s: %s" % (" ".join(words), result.stderr))
        return result.stdout

    def registers(self):
        """The names of the bases that exist."""
        return sorted(name for name in os.listdir(os.path.dirname(self.register("any"))) if name.endswith(".pmn"))

    def register(self, name):
        """The path of a base, its folder made."""
        flavour = "permanence-devel" if is_development() else "permanence"
        path = os.path.join(self.env["XDG_DATA_HOME"], flavour, "registers")
        os.makedirs(path, mode=0o700, exist_ok=True)
        return os.path.join(path, name + ".pmn")

    def demo(self, activities=200):
        """Makes the fictional base; gives its path."""
        path = self.register("demo")
        self.ctl("--register", path, "demo", "--seed", "7", "--activities", str(activities))
        return path

    def start(self, test, *files):
        return App(self, test, files)


def build_root():
    return os.path.join(os.path.dirname(os.path.abspath(PERMANENCE)), "..", "..")


def is_development():
    """Which flavour was built: the folder of its data tells."""
    config = os.path.join(build_root(), "config.h")
    with open(config, encoding="utf-8") as stream:
        return 'PMN_PROFILE "development"' in stream.read()


class App:
    """One run of the app."""

    def __init__(self, folder, test, files=()):
        self.folder = folder
        self.test = test
        self.log_path = tempfile.mktemp(prefix="app.", suffix=".log", dir=folder.path)
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen([PERMANENCE, *files], env=folder.env, stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=log, start_new_session=True)
        self.heard_from = len(_announced)
        self.sender = None
        test.addCleanup(self.kill)
        test.addCleanup(self.report_if_failed)
        self.sender = until(self.find_sender, "the app appears on the accessibility bus")
        until(lambda: any(window.has(State.ACTIVE) for window in self.windows()), "an active window")

    # What the app shows

    def find_sender(self):
        """The connection of the app to the accessibility bus."""
        self.check_alive()
        desktop = call("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren")
        for sender, _path in desktop[0] if desktop else ():
            pid = call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                       "GetConnectionUnixProcessID", GLib.Variant("(s)", (sender,)))
            if pid and pid[0] == self.process.pid:
                return sender
        return None

    def check_alive(self):
        if self.process.poll() is not None:
            raise AssertionError("the app ended with %d:\n%s" % (self.process.returncode, self.log()))

    def tree(self):
        """All that the app shows, now."""
        self.check_alive()
        return until(lambda: read_tree(self.sender), "an answer of the app")

    def tree_node(self, path):
        """The widget of a relation."""
        return next(node for node in self.tree().walk() if node.path == path)

    def windows(self):
        return [node for node in self.tree().children if node.showing]

    def find(self, role=None, name=None, contains=None, states=(State.SHOWING,), within=None, limit=LIMIT):
        """Waits for a widget; within: only inside the widget of that role and name."""
        def look():
            tree = self.tree()
            if within is not None:
                tree = tree.maybe(*within)
            return tree.maybe(role, name, contains, states) if tree is not None else None
        return until(look, "%s “%s”" % (role.value_nick if isinstance(role, Role) else role or "widget",
                                        name or contains or ""), limit)

    def gone(self, role=None, name=None, contains=None):
        """Waits until there is no such widget on the screen."""
        until(lambda: self.tree().maybe(role, name, contains) is None, "no “%s” any more" % (name or contains or role))

    def shows(self, text):
        """Whether a text is on the screen, wherever."""
        return self.tree().maybe(contains=text) is not None

    def wait_shows(self, text):
        until(lambda: self.shows(text), "“%s” on the screen" % text)

    def focused(self):
        """The widget that has the keyboard."""
        path = _focused.get(self.sender)
        # What was announced last, if it is still true: much shorter than reading the window.
        level, _below = read_level(self.sender, [(path, None)]) if path else ((), ())
        if level and level[0].has(State.FOCUSED) and level[0].showing:
            return level[0]
        return self.tree().maybe(states=(State.FOCUSED,))

    def wait_focus(self, role=None, name=None, contains=None):
        last = []

        def look():
            node = self.focused()
            last[:] = [node.describe() if node is not None else "nothing"]
            return node if node is not None and node.matches(role, name, contains) else None
        return until(look, lambda: "the focus on %s “%s” (it is on %s)" % (
            role.value_nick if isinstance(role, Role) else role or "", name or contains or "", last[0]))

    def said(self):
        """The sentences announced since the last call of listen()."""
        return [text for sender, text in _announced[self.heard_from:] if sender == self.sender]

    def listen(self):
        turn(0.001)
        self.heard_from = len(_announced)

    def wait_said(self, part):
        until(lambda: any(part in text for text in self.said()), lambda: "“%s” announced (heard: %s)" % (part, self.said()))

    def wait_today(self):
        """Waits for the page Today: its quick box, or the questions of a new base."""
        def look():
            node = self.focused()
            return node is not None and node.spoken and any(
                words in node.spoken for words in ("Quick log", "Given name"))
        until(look, "the page Today")

    # The keyboard

    def keys(self, *names):
        """Presses keys, each in the words of xdotool: "ctrl+Return", "Tab", "alt+2"."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "10", *names], check=True, timeout=60)
        self.settle()

    def type(self, text):
        """Types a text, in plain ASCII, where the focus is."""
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "10", text], check=True, timeout=120)
        self.settle()

    def settle(self):
        """A question to the app, answered when what came before was done."""
        turn(0.001)
        call(self.sender, ROOT, ACCESSIBLE, "GetChildren")

    def press(self, role=None, name=None, contains=None):
        """Clicks a button as assistive technology does, where the way to it is not what is tested."""
        node = self.find(role, name, contains)
        if node.ask("org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (0,))) is None:
            raise AssertionError("%s cannot be clicked" % node.describe())

    def tab_to(self, role=None, name=None, contains=None, key="Tab", most=60):
        """Moves the focus with a key until it is on a widget."""
        seen = []
        for _ in range(most):
            node = self.focused()
            if node is not None and node.matches(role, name, contains):
                return node
            seen.append(node.describe() if node is not None else "nothing")
            self.keys(key)
        raise AssertionError("%s never reached “%s”; it went through:\n%s" % (key, name or contains or role,
                                                                               "\n".join(seen)))

    # The window

    def narrow(self):
        """Makes the window as narrow as a phone, and waits for the frame that shows it so."""
        window = subprocess.check_output(["xdotool", "getactivewindow"], text=True).strip()
        subprocess.run(["xdotool", "windowsize", "--sync", window, "360", "710"], check=True, timeout=60)
        until(lambda: self.windows()[0].extents()[2] == 360, "a narrow window")

    # The end

    def quit(self):
        """Ends the app as people do; fails if it did not end well (a leak, a warning, a crash)."""
        self.keys("ctrl+q")
        try:
            code = self.process.wait(LIMIT)
        except subprocess.TimeoutExpired:
            raise AssertionError("the app did not end on Ctrl+Q") from None
        if code != 0:
            raise AssertionError("the app ended with %d:\n%s" % (code, self.log()))

    def kill(self):
        """Ends the app at once, as a power cut would."""
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def log(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as stream:
            return stream.read()[-8000:]

    def report_if_failed(self):
        """What helps to understand a failure: the tree, a picture, the log of the app."""
        if not has_failed(self.test):
            return
        lines = ["log of the app:", self.log()]
        if self.process.poll() is None and self.sender is not None:
            lines += ["tree:", self.tree().dump()]
            folder = os.environ.get("PERMANENCE_PICTURES") or os.path.join(os.path.dirname(os.path.abspath(PERMANENCE)),
                                                                           "..", "..", "meson-logs")
            path = os.path.join(folder, "e2e-%s.png" % self.test.id().rpartition("__main__.")[2])
            if subprocess.run(["import", "-window", "root", path], stderr=subprocess.DEVNULL).returncode == 0:
                lines.append("picture: " + os.path.abspath(path))
        for line in "\n".join(lines).splitlines():
            print("# " + line, flush=True)


def has_failed(test):
    return getattr(test, "failed", False)


class TestCase(unittest.TestCase):
    """A test with an app; knows, when it cleans up, whether it failed."""

    maxDiff = None

    def _callTestMethod(self, method):
        try:
            super()._callTestMethod(method)
        except unittest.SkipTest:
            raise
        except BaseException:
            self.failed = True
            raise

    def setUp(self):
        self.folder = Folder(self)

    def start(self, *files, page="alt+2"):
        """Starts the app; with a base, goes from where it opens to a page: the activities unless said otherwise."""
        self.app = self.folder.start(self, *files)
        if files and page:
            self.app.wait_focus()
            self.app.keys(page)
        return self.app

    def start_as(self, person, *files, page="alt+2"):
        """Starts the app with a base and says who is at the keyboard."""
        run = self.start(*files, page=None)
        run.wait_focus()
        run.keys("ctrl+j")
        run.wait_focus(Role.LIST_ITEM, person)
        run.keys("Return")
        run.gone(Role.DIALOG)
        run.find(Role.BUTTON, person)
        run.keys(page)
        return run
