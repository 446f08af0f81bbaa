# tour.py DIR: pictures of every page and dialog of the real app, driven by keyboard on a virtual screen.
# SPDX-License-Identifier: GPL-3.0-or-later
# Light, dark, high contrast, narrow and with large text; the empty and the full states. PERMANENCE_TOUR_FILE: a file to preview.
import os
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

VARIANTS = {
    "light": {},
    "dark": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"},
    "contrast": {"ADW_DEBUG_HIGH_CONTRAST": "1"},
    "narrow": {"size": (360, 720)},
    "large-text": {"GDK_DPI_SCALE": "2"},
}
PAGES = {"alt+1": "activities", "alt+2": "team", "alt+3": "places", "alt+8": "history", "alt+9": "trash"}
DIALOGS = {
    "ctrl+n": "activity-editor",
    "ctrl+i": "import",
    "ctrl+j": "person",
    "ctrl+comma": "preferences",
    "ctrl+question": "shortcuts",
}


def key(name):
    subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True)


def picture(path):
    """Keeps a picture of the screen once two in a row are the same."""
    last = None
    for _ in range(40):
        subprocess.run(["import", "-window", "root", path], check=True)
        now = subprocess.check_output(["identify", "-format", "%#", path])
        if now == last:
            break
        last = now
        time.sleep(0.25)
    print(path, flush=True)


def find_app(deadline):
    """The app on the accessibility bus."""
    while time.monotonic() < deadline:
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and "permanence" in (child.get_name() or "").lower():
                return child
        time.sleep(0.2)
    raise SystemExit("tour: the app did not start")


class Tour:
    def __init__(self, folder, variant, settings):
        self.folder, self.variant = folder, variant
        self.size = settings.pop("size", None)
        self.environment = dict(os.environ, **settings)
        self.app = subprocess.Popen(["permanence"], env=self.environment)
        find_app(time.monotonic() + 30)
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--class", "ermanence"], check=True, stdout=subprocess.DEVNULL)
        if self.size:
            window = subprocess.check_output(["xdotool", "search", "--onlyvisible", "--class", "ermanence"], text=True).split()[-1]
            subprocess.run(["xdotool", "windowsize", "--sync", window, str(self.size[0]), str(self.size[1])], check=False, timeout=10)

    def shot(self, name):
        picture(os.path.join(self.folder, f"{self.variant}-{name}.png"))

    def welcome(self):
        self.shot("welcome")
        key("Return")
        self.shot("structure")
        # An error beside its field.
        key("ctrl+Return")
        self.shot("structure-errors")
        key("Escape")
        key("alt+Left")
        time.sleep(1)

    def fill(self):
        """The fictional structure: third choice of the welcome page."""
        key("Down")
        key("Down")
        key("Return")
        time.sleep(2)

    def pages(self):
        for accel, name in PAGES.items():
            key(accel)
            self.shot(name)

    def dialogs(self):
        for accel, name in DIALOGS.items():
            key(accel)
            self.shot(name)
            if name == "activity-editor":
                key("ctrl+Return")
                self.shot(name + "-errors")
            key("Escape")
            time.sleep(0.5)
        for accel, name in (("alt+2", "mediator-editor"), ("alt+3", "place-editor")):
            key(accel)
            time.sleep(0.5)
            key("Return")
            self.shot(name)
            key("Escape")
            time.sleep(0.5)

    def preview(self, path):
        key("ctrl+i")
        time.sleep(1)
        key("Return")
        time.sleep(2)
        # The chooser opens its line for a path at the first slash.
        key("slash")
        time.sleep(1)
        key("ctrl+a")
        subprocess.run(["xdotool", "type", "--delay", "40", path], check=True)
        time.sleep(1)
        key("Return")
        time.sleep(3)
        self.shot("import-preview")
        key("Escape")
        time.sleep(1)

    def close(self):
        key("ctrl+q")
        try:
            self.app.wait(15)
        except subprocess.TimeoutExpired:
            self.app.kill()
            raise SystemExit(f"tour: the app did not close ({self.variant})")


def main():
    folder = sys.argv[1]
    wanted = sys.argv[2:] or list(VARIANTS)
    Atspi.init()
    first = True
    for variant in wanted:
        tour = Tour(folder, variant, dict(VARIANTS[variant]))
        if first:
            tour.welcome()
            tour.fill()
            first = False
        tour.pages()
        tour.dialogs()
        if variant == "light" and os.environ.get("PERMANENCE_TOUR_FILE"):
            tour.preview(os.environ["PERMANENCE_TOUR_FILE"])
        tour.close()


if __name__ == "__main__":
    main()
