# tour.py DIR [VARIANT…]: pictures of every page and dialog of the real app, driven by keyboard on a virtual screen.
# SPDX-License-Identifier: GPL-3.0-or-later
# Light, dark, high contrast, narrow and with large text; empty, filled and failing. What GTK warns of meanwhile fails it.
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
VARIANTS = {
    "light": {},
    "dark": {"environment": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}},
    "contrast": {"environment": {"ADW_DEBUG_HIGH_CONTRAST": "1"}},
    "narrow": {"size": (360, 710)},
    # 192 dots per inch instead of 96, as the accessibility panel of the desktop does.
    "large-text": {"dpi": 192},
}
# Alt and the place in the sidebar.
PAGES = {f"alt+{place}": name for place, name in
         enumerate(("today", "activities", "beneficiaries", "team", "places", "history", "trash"), 1)}
DIALOGS = {
    "ctrl+n": "activity-editor",
    "ctrl+i": "import",
    "ctrl+j": "person",
    "ctrl+comma": "preferences",
    "ctrl+question": "shortcuts",
}
# A Thursday afternoon, whenever the pictures are taken.
NOW = "2026-11-19T16:40"
# What users see, not what developers see.
STYLE = ".devel headerbar, .devel .top-bar, headerbar.devel { background-image: none; }\n"


def run(*command):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout


def key(*names):
    for name in names:
        run("xdotool", "key", "--clearmodifiers", name)


def type_text(text):
    run("xdotool", "type", "--delay", "15", text)


def shown_part():
    """The part of the screen with the window and its menus, which are windows of their own and may stand out."""
    corners = []
    for window in run("xdotool", "search", "--onlyvisible", "--class", "ermanence").split():
        place = dict(line.split("=") for line in run("xdotool", "getwindowgeometry", "--shell", window).split())
        left, top, width, height = (int(place[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
        corners.append((left, top, left + width, top + height))
    left, top = (max(0, min(corner[side] for corner in corners)) for side in (0, 1))
    right, bottom = (max(corner[side] for corner in corners) for side in (2, 3))
    return f"{right - left}x{bottom - top}+{left}+{top}"


def settled(path):
    """Keeps a picture of the window once two in a row are the same."""
    last = None
    # What a key does shows a little later.
    time.sleep(0.3)
    part = shown_part()
    for _ in range(40):
        now = subprocess.run(["import", "-silent", "-window", "root", "-crop", part, "ppm:-"], check=True,
                             stdout=subprocess.PIPE).stdout
        # One colour only: nothing has been drawn yet.
        if now == last and len(set(now[32:])) > 2:
            break
        last = now
        time.sleep(0.15)
    subprocess.run(["convert", "ppm:-", "-strip", path], input=now, check=True)


class App:
    """One run of the app in one variant."""

    def __init__(self, tour, *arguments):
        self.tour = tour
        self.errors = tempfile.TemporaryFile(mode="w+")
        self.process = subprocess.Popen(["permanence", *arguments], env=tour.environment, stderr=self.errors)
        self.window = run("xdotool", "search", "--sync", "--onlyvisible", "--class", "ermanence").split()[-1]
        if tour.size:
            # Without a compositor the window has an edge of 5 px on each side.
            run("xdotool", "windowsize", "--sync", self.window, *(str(side + 10) for side in tour.size))
        run("xdotool", "windowactivate", "--sync", self.window)

    def shot(self, name):
        settled(os.path.join(self.tour.folder, f"{self.tour.variant}-{name}.png"))

    def action(self, name, parameter="[]"):
        """An action of the application, as the desktop calls it."""
        bus = self.tour.app_id
        run("gdbus", "call", "--session", "--dest", bus, "--object-path", "/" + bus.replace(".", "/"),
            "--method", "org.gtk.Actions.Activate", name, parameter, "{}")

    def open(self, path):
        """As a file of the file manager opened with the app."""
        subprocess.run(["permanence", path], env=self.tour.environment, check=True)

    def close(self):
        key("ctrl+q")
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise SystemExit(f"tour: the app did not close ({self.tour.variant})") from None
        self.errors.seek(0)
        said = [line for line in self.errors.read().splitlines() if "WARNING" in line or "CRITICAL" in line]
        self.errors.close()
        for line in said:
            print(f"{self.tour.variant}: {line}", flush=True)
        self.tour.warnings.extend(said)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.close()
        else:
            self.process.kill()


class Tour:
    def __init__(self, folder, work, variant):
        self.folder, self.work, self.variant = folder, work, variant
        given = VARIANTS[variant]
        self.size = given.get("size")
        self.warnings = []
        self.app_id = "io.github.permanence.Permanence.Devel"
        home = os.path.join(work, variant)
        config = os.path.join(home, "config", "gtk-4.0")
        os.makedirs(config)
        for name in ("data", "state"):
            os.makedirs(os.path.join(home, name))
        subprocess.run(["xrdb", "-nocpp", "-merge"], check=True, text=True, input=f"Xft.dpi: {given.get('dpi', 96)}\n")
        with open(os.path.join(config, "gtk.css"), "w") as stream:
            stream.write(STYLE)
        self.environment = dict(os.environ, XDG_CONFIG_HOME=os.path.join(home, "config"),
                                XDG_DATA_HOME=os.path.join(home, "data"),
                                XDG_STATE_HOME=os.path.join(home, "state"), **given.get("environment", {}))

    def first_start(self):
        with App(self) as app:
            app.shot("welcome")
            key("Return")
            app.shot("structure")
            # An error beside its field.
            key("ctrl+Return")
            app.shot("structure-errors")

    def pages(self, app, kind=""):
        for accel, name in PAGES.items():
            key(accel)
            app.shot(kind + name)

    def dialogs(self, app):
        for accel, name in DIALOGS.items():
            key(accel)
            app.shot(name)
            if name == "activity-editor":
                key("ctrl+Return")
                app.shot(name + "-errors")
            key("Escape")
            time.sleep(0.3)
        for accel, name in (("alt+4", "mediator-editor"), ("alt+5", "place-editor")):
            key(accel)
            time.sleep(0.3)
            # The details, then their first action: edit.
            key("Return")
            app.shot(name.replace("editor", "detail"))
            key("Return")
            app.shot(name)
            key("Escape")
            time.sleep(0.3)
            key("Escape")
        # The main menu, then its second line.
        key("F10")
        app.shot("menu")
        key("Down", "Return")
        app.shot("change-of-pc")
        key("Escape")
        time.sleep(0.3)
        # The list as a file, and on paper.
        key("alt+2")
        time.sleep(0.5)
        for accel, name in (("ctrl+e", "export"), ("ctrl+p", "print")):
            key(accel)
            # The pages are laid out on a thread of their own.
            time.sleep(1)
            app.shot(name)
            key("Escape")
            time.sleep(0.3)
        app.action("about")
        app.shot("about")
        key("Escape")
        time.sleep(0.3)

    def people(self, app):
        """A followed person: details, form, notice, duplicates, the word that anonymises."""
        key("alt+3")
        time.sleep(0.5)
        key("shift+Tab", "Return")
        app.shot("duplicates")
        key("Tab", "Return")
        app.shot("merge")
        key("Escape")
        time.sleep(0.3)
        key("Escape")
        time.sleep(0.3)
        key("Tab", "Return")
        app.shot("person-detail")
        key("Return")
        app.shot("person-editor")
        key("Escape")
        time.sleep(0.3)
        key("Tab", "Return")
        app.shot("person-menu")
        # The first two lines and the last one.
        key("Return")
        time.sleep(0.5)
        app.shot("letter")
        key("Escape")
        time.sleep(0.3)
        for down, name in ((1, "notice"), (3, "anonymise")):
            key("Return", *["Down"] * down, "Return")
            app.shot(name)
            key("Escape")
            time.sleep(0.3)
        key("Escape")

    def today(self, app):
        """The quick box while it is typed in, and the day grid with a line that is wrong."""
        if self.size:
            key("ctrl+j")
            time.sleep(0.5)
            key("Return")
            time.sleep(0.5)
        key("alt+1")
        time.sleep(0.5)
        type_text("45 email hier ")
        app.shot("today-understood")
        type_text("senior xyzzy ")
        app.shot("today-ambiguous")
        key("ctrl+a", "BackSpace", "ctrl+d")
        time.sleep(0.8)
        for line in (("45", "6", "65", "f", "r"), ("30", "cv email", "25-39", "h", "s"), ("90", "atelier x8 bureautique"),
                     ("20", "xyzzy")):
            for cell in line:
                type_text(cell)
                key("Tab")
            key("Return")
            time.sleep(0.3)
        app.shot("day-entry")
        key("Escape")
        time.sleep(0.5)

    def activity(self, app):
        """The details of an activity; the toast of one that is deleted; then a search that finds nothing."""
        key("alt+2")
        time.sleep(0.5)
        key("Down", "Down")
        app.shot("activity-detail")
        key("Delete")
        time.sleep(0.5)
        app.shot("activity-trashed")
        key("ctrl+z")
        time.sleep(0.5)
        key("ctrl+f")
        # A word of the names of two places, which the search does not look into.
        run("xdotool", "type", "--delay", "20", "vallon")
        time.sleep(0.5)
        app.shot("activities-nothing-found")
        key("Escape", "Escape")
        time.sleep(0.3)

    def import_file(self, app, path, name, through):
        key("alt+2")
        app.open(path)
        app.shot(name + "-preview")
        if through:
            key("ctrl+Return")
            time.sleep(1)
            app.shot(name + "-result")
            key("Tab", "Tab", "Return")
            time.sleep(1)
            app.shot(name + "-undone")
        else:
            key("Escape")
            time.sleep(0.3)

    def busy(self, app, path):
        """Another program writes: what is moved to the trash meanwhile is refused in words."""
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        key("alt+2")
        time.sleep(0.5)
        key("Down", "Delete")
        # The deadline of the store.
        time.sleep(6)
        app.shot("failure-busy")
        holder.close()
        key("Escape")
        time.sleep(0.3)

    def failures(self, paths):
        for name, path in paths.items():
            with App(self, path) as app:
                app.shot("failure-" + name)


class Files:
    """What the tour opens: made once, copied for each variant."""

    def __init__(self, work):
        self.work = work
        self.demo = self.make("demo.pmn", "demo", "--seed", "2026", "--activities", "2000")
        for given, family, year, gender in (("Fatou", "Diallo", "1958", "feminin"), ("Dialo", "Fatou", "1958", "non_communique"),
                                            ("Jean-Pierre", "Le Goff", "1949", "masculin")):
            person = json.loads(run("permanencectl", "--register", self.demo, "--json", "add", "beneficiary", "--given", given,
                                    "--family", family, "--birth-year", year, "--gender", gender, "--informed"))["id"]
            for date, minutes, theme in (("2026-11-12", "45", "email"), ("2026-11-19", "30", "sante")) if given != "Dialo" else ():
                run("permanencectl", "--register", self.demo, "log", "individual", "--person", person, "--date", date,
                    "--mediator", "Capucine Brumeval", "--minutes", minutes, "--theme", theme,
                    "--place", "Espace France Services du Vallon")
        self.empty = self.make("empty.pmn", "init", "--name", "Mairie d’Exempleville")
        self.activities = os.path.join(work, "Mes activités.xlsx")
        run(sys.executable, os.path.join(HERE, "..", "lib", "coop_xlsx.py"), self.activities,
            "--rows", "60", "--variant", "own", "--seed", "1")
        self.table = os.path.join(work, "Suivi 2026.csv")
        with open(self.table, "w") as stream:
            stream.write("Jour;Médiateur;Type;Temps passé;Sujet;Ville\n")
            for day in range(2, 12):
                stream.write(f"{day:02}/11/2026;Agathe Morvan;Individuel;45;E-mail;Rennes\n")

    def documents(self, folder):
        """Each page of each document, as a picture."""
        people = json.loads(run("permanencectl", "--register", self.demo, "--json", "list", "beneficiaries"))
        newest = json.loads(run("permanencectl", "--register", self.demo, "--json", "list", "activities", "--limit", "1"))
        about = ("--beneficiary", str(people[0]["id"]))
        for name, *arguments in (("tally-sheet", "tally-sheet"), ("journal", "journal", "--from", "2026-09-01"),
                                 ("activity", "activity", newest[0]["reference"]), ("week", "week"),
                                 ("notice", "notice"), ("attestation", "letter", "attestation", *about),
                                 ("appointment", "letter", "rendez-vous", *about)):
            path = os.path.join(self.work, name + ".pdf")
            run("permanencectl", "--register", self.demo, "report", *arguments, "-o", path)
            run("pdftoppm", "-png", "-r", "80", path, os.path.join(folder, "document-" + name))

    def make(self, name, *arguments):
        path = os.path.join(self.work, name)
        run("permanencectl", "--register", path, *arguments)
        return path

    def copy(self, source, name):
        path = os.path.join(self.work, name)
        shutil.copy(source, path)
        return path

    def failures(self):
        newer = self.copy(self.demo, "newer.pmn")
        connection = sqlite3.connect(newer)
        connection.execute("PRAGMA user_version = 99")
        connection.close()
        damaged = self.copy(self.demo, "damaged.pmn")
        with open(damaged, "r+b") as stream:
            stream.seek(100)
            stream.write(b"\xff" * 4000)
        other = os.path.join(self.work, "other.pmn")
        with open(other, "w") as stream:
            stream.write("Ceci est une liste de courses.\n" * 300)
        return {"newer": newer, "damaged": damaged, "not-a-register": other}


def main():
    folder = sys.argv[1]
    os.environ["PMN_FIXED_NOW"] = NOW
    warnings = []
    with tempfile.TemporaryDirectory() as work:
        files = Files(work)
        files.documents(folder)
        for variant in sys.argv[2:] or VARIANTS:
            began = time.monotonic()
            tour = Tour(folder, work, variant)
            tour.first_start()
            with App(tour, files.copy(files.empty, variant + "-empty.pmn")) as app:
                tour.pages(app, "empty-")
            path = files.copy(files.demo, variant + ".pmn")
            with App(tour, path) as app:
                time.sleep(1)
                if not tour.size:
                    # The first of the team is at the keyboard.
                    key("ctrl+j")
                    time.sleep(0.5)
                    key("Return")
                    time.sleep(0.5)
                tour.pages(app)
                tour.today(app)
                tour.dialogs(app)
                tour.people(app)
                tour.activity(app)
                tour.import_file(app, files.activities, "import", True)
                tour.import_file(app, files.table, "import-table", False)
                tour.busy(app, path)
            tour.failures(files.failures())
            print(f"{variant}: {time.monotonic() - began:.0f} s", flush=True)
            warnings.extend(tour.warnings)
    if warnings:
        raise SystemExit(f"tour: {len(warnings)} warnings")


if __name__ == "__main__":
    main()
