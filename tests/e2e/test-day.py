# test-day.py: the day of a conseiller by keyboard alone: everything logged, found, changed, undone across a restart, kept by a crash.
# SPDX-License-Identifier: GPL-3.0-or-later
import json

import app
from app import Role

import tap

TODAY, ACTIVITIES = "alt+1", "alt+2"
# Keys of each line, Tab and Return included; what is left empty is as usual.
SESSIONS = (
    ("45", "6", "65", "f", "r"),
    ("", "6", "72", "h", "r"),
    ("30", "cv", "25", "f", "s"),
    ("", "12", "45", "h", "s"),
    ("15", "caf", "30", "f", "e"),
    ("60", "7", "16", "h", "c"),
    ("", "13", "68", "f", "r"),
    ("20", "ia", "40", "h", "e"),
)
MOST_KEYS = 15


class Day(app.TestCase):
    def setUp(self):
        super().setUp()
        self.path = self.folder.register("journee")
        self.ctl("init", "--name", "Mairie d'Essai")
        self.ctl("add", "mediator", "--given", "Ada", "--family", "Martin")
        self.ctl("add", "place", "--name", "Mediatheque Centre", "--commune", "38185")
        self.ctl("log", "individual", "--mediator", "Ada Martin", "--date", "2026-11-13", "--minutes", "45",
                 "--place", "Mediatheque Centre", "--theme", "bureautique")
        self.start_as("Ada Martin", self.path, page=TODAY)
        self.app.wait_focus(contains="Quick log")

    def ctl(self, *words):
        return self.folder.ctl("--register", self.path, *words)

    def counts(self):
        return json.loads(self.ctl("--json", "stats"))["activities"]

    def wait_counts(self, **counts):
        app.until(lambda: self.counts().items() >= counts.items(), lambda: "%s (now %s)" % (counts, self.counts()))

    def tagged(self):
        """How many activities carry the tag of the test."""
        return {tag["tag"]: tag["activities"] for tag in json.loads(self.ctl("--json", "list", "tags"))}.get("Village", 0)

    def fill_grid(self):
        run = self.app
        run.keys("ctrl+d")
        run.wait_focus(contains="Line 1, Duration")
        worst = 0
        for number, cells in enumerate(SESSIONS, 1):
            run.wait_focus(contains="Line %d, Duration" % number)
            for index, cell in enumerate(cells):
                if index > 0:
                    run.keys("Tab")
                if cell:
                    run.type(cell)
            worst = max(worst, sum(len(cell) for cell in cells) + len(cells) - 1 + 1)
            if number < len(SESSIONS):
                run.keys("Return")
        print("# keys of the longest line: %d" % worst, flush=True)
        self.assertLessEqual(worst, MOST_KEYS)

    def log_eight_sessions(self):
        self.fill_grid()
        self.app.listen()
        self.app.keys("ctrl+Return")
        self.app.wait_said("8 activities logged")
        self.app.gone(Role.DIALOG)
        self.wait_counts(individual=9)
        # One day, one step: all or nothing.
        self.app.keys("ctrl+z")
        self.wait_counts(individual=1)
        self.app.keys("ctrl+shift+z")
        self.wait_counts(individual=9)

    def log_with_form(self, kind, words):
        """Opens the form of a kind; the theme found by its first letters."""
        self.app.keys("ctrl+n")
        self.app.wait_focus(Role.TEXT, contains="Find a theme")
        self.app.keys(kind)
        self.app.wait_focus(Role.TEXT, contains="Find a theme")
        self.app.type(words)
        self.app.keys("Return")

    def log_the_rest(self):
        run = self.app
        self.log_with_form("ctrl+2", "cult")
        run.keys("ctrl+b")
        run.wait_focus(contains="How many people")
        run.type("10")
        run.keys("ctrl+Return")
        run.gone(Role.DIALOG)
        self.wait_counts(workshop=1)
        self.log_with_form("ctrl+3", "ema")
        run.keys("ctrl+Return")
        run.gone(Role.DIALOG)
        self.wait_counts(one_off=1)
        run.keys("ctrl+n")
        run.wait_focus(Role.TEXT, contains="Find a theme")
        run.keys("ctrl+4")
        run.find(Role.TOGGLE_BUTTON, "Réunion")
        run.tab_to(Role.TOGGLE_BUTTON, "Préparation")
        run.tab_to(Role.TOGGLE_BUTTON, "Réunion", key="Right", most=8)
        run.keys("space")
        run.tab_to(Role.TEXT, "In a few words")
        run.type("Reunion de reseau")
        run.keys("ctrl+Return")
        run.gone(Role.DIALOG)
        self.wait_counts(local=1)
        run.wait_focus(contains="Quick log")

    def rows(self):
        return [row.name for row in self.app.tree().find_all(Role.TABLE_ROW) if not row.name.startswith("Date ")]

    def search(self, word, number):
        run = self.app
        run.keys(ACTIVITIES)
        run.wait_focus(Role.TABLE_ROW)
        run.keys("ctrl+f")
        run.wait_focus((Role.TEXT, Role.ENTRY), "Search")
        run.type(word)
        app.until(lambda: len(self.rows()) == number, lambda: "%d rows with “%s”: %s" % (number, word, self.rows()))

    def tag_all(self):
        run = self.app
        run.keys("Escape")
        app.until(lambda: len(self.rows()) == 12, "everything again")
        run.wait_focus(Role.TABLE_ROW)
        run.keys("ctrl+a")
        run.find(Role.LABEL, contains="12 selected")
        run.keys("shift+F10")
        run.wait_focus(Role.MENU_ITEM)
        for _ in range(12):
            if "Add a Tag" in run.focused().spoken:
                break
            run.keys("Down")
        run.keys("Return")
        run.find(Role.DIALOG, "Add a Tag")
        run.wait_focus((Role.TEXT, Role.ENTRY))
        run.type("Village")
        run.keys("Return")
        run.gone(Role.DIALOG)
        app.until(lambda: self.tagged() == 12, "all tagged")

    def test_a_whole_day(self):
        self.log_eight_sessions()
        self.log_the_rest()
        self.search("reunion", 1)
        self.tag_all()
        everything = self.ctl("list", "activities")
        self.app.quit()
        # Undo and redo across a restart.
        run = self.start(self.path, page=ACTIVITIES)
        run.wait_focus(Role.TABLE_ROW)
        run.listen()
        run.keys("ctrl+z")
        run.wait_said("Village")
        app.until(lambda: self.tagged() == 0, "the tag is taken back from all")
        run.keys("ctrl+shift+z")
        app.until(lambda: self.tagged() == 12, "and given again")
        run.kill()
        self.ctl("check")
        run = self.start(self.path, page=ACTIVITIES)
        run.wait_focus(Role.TABLE_ROW)
        app.until(lambda: len(self.rows()) == 12, "everything is found again")
        self.wait_counts(individual=9, workshop=1, one_off=1, local=1)
        self.assertEqual(self.ctl("list", "activities"), everything)
        run.quit()

    def test_choose_in_the_grid(self):
        self.ctl("add", "place", "--name", "Mediatheque Moulin", "--commune", "38185")
        run = self.app
        run.keys("ctrl+d")
        run.wait_focus(contains="Line 1, Duration")
        run.type("45\t6\t\t\t\tmediatheque")
        run.listen()
        run.keys("Return")
        run.wait_said("choose one")
        run.keys("Down")
        run.wait_focus(Role.BUTTON, contains="Mediatheque Centre")
        # Escape comes back to the cell, and keeps the grid.
        run.keys("Escape")
        run.wait_focus(contains="Line 1, Place")
        run.keys("Down", "Right")
        run.wait_focus(Role.BUTTON, contains="Mediatheque Moulin")
        run.keys("space")
        run.wait_focus(contains="Line 1, Place")
        run.keys("ctrl+Return")
        run.gone(Role.DIALOG)
        self.wait_counts(individual=2)
        self.assertIn("Mediatheque Moulin", self.ctl("list", "activities", "--limit", "1"))
        run.quit()

    def cell(self, line, column):
        return self.app.tree().maybe(Role.TEXT, "Line %d, %s" % (line, column)).text

    def test_copied_without_looking(self):
        """Keys that do not wait for the grid, in a window like a phone; a wrong line does not take what follows."""
        run = self.app
        run.narrow()
        run.wait_focus(contains="Quick log")
        run.keys("ctrl+d", *"45", "Tab", *"6", "Return", *"20", "Tab", *"xyzzy", "Return", *"15", "Tab", *"cv")
        run.wait_focus(contains="Line 3, Themes")
        app.until(lambda: self.cell(3, "Themes") == "cv", lambda: "the last word (%s)" % self.cell(3, "Themes"))
        self.assertEqual([(self.cell(line, "Duration"), self.cell(line, "Themes")) for line in (1, 2, 3)],
                         [("45", "6"), ("20", "xyzzy"), ("15", "cv")])
        # Saving comes back to what is wrong, and saves nothing.
        run.keys("ctrl+Return")
        run.wait_focus(contains="Line 2, Themes")
        self.assertEqual(self.counts()["individual"], 1)
        run.type("email")
        run.keys("ctrl+Return")
        run.gone(Role.DIALOG)
        self.wait_counts(individual=4)
        run.quit()

    def test_help_from_dialogs(self):
        run = self.app
        for key, words in (("ctrl+d", "Log a Day"), ("ctrl+i", "Import")):
            run.keys(key)
            run.find(Role.DIALOG, contains=words)
            run.wait_focus()
            run.keys("ctrl+question")
            run.find(Role.DIALOG, contains="Shortcuts")
            run.keys("Escape")
            run.gone(Role.DIALOG, contains="Shortcuts")
            # No program shows help pages here.
            run.keys("F1")
            run.wait_shows("The Help Needs Another Program")
            run.keys("Escape")
            run.gone(name="The Help Needs Another Program")
            run.keys("Escape")
            run.gone(Role.DIALOG)
        run.quit()

    def test_start_over(self):
        run = self.app
        run.keys("ctrl+d", *"45", "Tab", *"6")
        run.wait_focus(contains="Line 1, Themes")
        run.keys("Escape")
        run.gone(Role.DIALOG)
        run.wait_focus(contains="Quick log")
        run.keys("ctrl+d")
        run.wait_focus(contains="Line 2, Duration")
        run.press(Role.BUTTON, "Start Over")
        run.wait_focus(contains="Line 1, Duration")
        self.assertEqual(self.cell(1, "Themes"), "")
        run.keys("Escape")
        run.gone(Role.DIALOG)
        run.wait_focus(contains="Quick log")
        run.quit()

    def test_crash_and_quit_in_the_grid(self):
        run = self.app
        self.fill_grid()
        run.kill()
        self.start(self.path, page=TODAY)
        run = self.app
        run.keys("ctrl+d")
        run.wait_shows("This is the draft you left unfinished.")
        run.quit()
        self.start(self.path, page=TODAY)
        run = self.app
        run.keys("ctrl+d")
        run.wait_shows("This is the draft you left unfinished.")
        run.keys("ctrl+Return")
        app.until(lambda: self.counts()["individual"] == 9, "what was typed was kept")
        run.quit()


if __name__ == "__main__":
    tap.main()
