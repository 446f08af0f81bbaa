# test-today.py: a day logged by keyboard: the quick box, then eight sessions in the day grid, one undo for all; a crash.
# SPDX-License-Identifier: GPL-3.0-or-later
import json

import app
from app import Role, State

import tap

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


class Today(app.TestCase):
    def setUp(self):
        super().setUp()
        self.path = self.folder.register("journee")
        ctl = self.folder.ctl
        ctl("--register", self.path, "init", "--name", "Mairie d'Essai")
        ctl("--register", self.path, "add", "mediator", "--given", "Ada", "--family", "Martin")
        ctl("--register", self.path, "add", "place", "--name", "Mediatheque Centre", "--commune", "38185")
        ctl("--register", self.path, "add", "place", "--name", "Mediatheque Nord", "--commune", "38185")
        ctl("--register", self.path, "log", "individual", "--mediator", "Ada Martin", "--date", "2026-11-13",
            "--minutes", "45", "--place", "Mediatheque Centre", "--theme", "bureautique")
        self.start(self.path, page="alt+0")
        self.app.keys("ctrl+j")
        self.app.wait_focus(Role.LIST_ITEM, "Ada Martin")
        self.app.keys("Return")
        self.app.gone(Role.DIALOG)
        self.app.find(Role.BUTTON, "Ada Martin")
        self.app.keys("alt+0")
        self.app.wait_focus(contains="Quick log")

    def individual(self):
        return json.loads(self.folder.ctl("--register", self.path, "--json", "stats"))["activities"]["individual"]

    def test_quick_box(self):
        run = self.app
        run.wait_shows("Mediatheque Centre")
        # Two of them are meant: said, and not logged.
        run.type("45 email mediatheque hier")
        run.listen()
        run.keys("Return")
        run.wait_said("mediatheque")
        self.assertTrue(run.focused().has(State.INVALID_ENTRY), "the box is announced as invalid")
        self.assertEqual(self.individual(), 1)
        run.keys("Down")
        run.tab_to(Role.BUTTON, contains="Nord", key="Tab", most=6)
        run.keys("Return")
        run.wait_focus(contains="Quick log")
        run.listen()
        run.keys("Return")
        run.wait_said("Logged: ")
        app.until(lambda: self.individual() == 2, "the session is logged")
        # A theme and Enter are enough for the next one.
        run.type("cv")
        run.keys("Return")
        app.until(lambda: self.individual() == 3, "the next session is logged")
        run.keys("ctrl+z")
        app.until(lambda: self.individual() == 2, "one step, one undo")
        run.quit()

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

    def test_eight_sessions(self):
        run = self.app
        self.fill_grid()
        run.listen()
        run.keys("ctrl+Return")
        run.wait_said("8 activities logged")
        run.gone(Role.DIALOG)
        app.until(lambda: self.individual() == 9, "eight sessions more")
        run.keys("ctrl+z")
        app.until(lambda: self.individual() == 1, "one undo takes the day back")
        run.quit()

    def test_crash_in_the_grid(self):
        run = self.app
        self.fill_grid()
        run.kill()
        self.start(self.path, page="alt+0")
        run = self.app
        run.keys("ctrl+d")
        run.wait_shows("This is the draft you left unfinished.")
        run.keys("ctrl+Return")
        app.until(lambda: self.individual() == 9, "what was typed was kept")
        run.quit()


if __name__ == "__main__":
    tap.main()
