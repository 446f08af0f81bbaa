# test-form.py: the form of an activity under the keyboard: what has it can be seen, how many stops, what is asked.
# SPDX-License-Identifier: GPL-3.0-or-later
import json

import app
from app import GLib, Role, State

import tap

IBAN = "FR7630006000011234567890189"


class Form(app.TestCase):
    def begin(self):
        """A base with one person, one place and one activity; the list is shown."""
        self.path = self.folder.register("demo")
        self.ctl("init", "--name", "Mairie de Saint-Test")
        self.ctl("add", "mediator", "--given", "Ada", "--family", "Martin")
        self.ctl("add", "place", "--name", "Médiathèque", "--commune", "24322")
        self.ctl("log", "individual", "--mediator", "Ada Martin", "--date", "2026-11-18", "--minutes", "45",
                 "--place", "Médiathèque", "--theme", "email")
        return self.start_as("Ada Martin", self.path)

    def ctl(self, *words):
        return self.folder.ctl("--register", self.path, *words)

    def stats(self):
        return json.loads(self.ctl("--json", "stats"))

    def wait_total(self, n):
        app.until(lambda: self.stats()["activities"]["total"] == n, "%d activities in the base" % n)

    def open_form(self, run):
        run.keys("ctrl+n")
        run.wait_focus(Role.TEXT, contains="Find a theme")

    def extents(self, node):
        """Left, top, right and bottom of a widget in the window."""
        x, y, width, height = node.extents()
        return x, y, x + width, y + height

    def value(self, node):
        return node.ask("org.freedesktop.DBus.Properties", "Get",
                        GLib.Variant("(ss)", ("org.a11y.atspi.Value", "CurrentValue")))[0]

    def close(self, run):
        run.keys("Escape")
        run.gone(Role.DIALOG)
        run.quit()

    def wait_in_sight(self, run, what):
        """The widget that has the keyboard is between the header and the foot of the form."""
        self.wait_between(run, what, run.focused)

    def wait_between(self, run, what, find):
        seen = []

        def look():
            form = run.tree().maybe(Role.DIALOG)
            node = find()
            if form is None or node is None:
                return False
            _left, top, _right, bottom = self.extents(form)
            field = self.extents(node)
            seen[:] = [node.describe(), top, bottom, field]
            return top + 40 <= field[1] and field[3] <= bottom - 40
        app.until(look, lambda: "in sight: %s: %s" % (what, seen))

    def test_what_has_the_keyboard_is_in_sight(self):
        run = self.begin()
        self.open_form(run)
        for kind, first in (("ctrl+2", "Find a theme"), ("ctrl+4", "Préparation"), ("ctrl+3", "Find a theme"),
                            ("ctrl+2", "Find a theme")):
            run.keys(kind)
            run.wait_focus(contains=first)
            self.wait_in_sight(run, "%s after %s" % (first, kind))
        for keys, field in (("ctrl+b", "How many people"), ("ctrl+e", "Date"), ("ctrl+u", "Duration"),
                            ("ctrl+t", "Find a theme"), ("ctrl+b", "How many people")):
            run.keys(keys)
            run.wait_focus(contains=field)
            self.wait_in_sight(run, field)
        # So is the explanation of the theme that has the keyboard.
        run.keys("ctrl+t", "Tab", "Right")
        chip = run.wait_focus(Role.TOGGLE_BUTTON)
        self.assertTrue(chip.description)
        self.wait_between(run, "the explanation", lambda: run.tree().maybe(Role.LABEL, chip.description))
        # Going down the form with Tab never leaves the sight either.
        for _ in range(12):
            run.keys("Tab")
            self.wait_in_sight(run, "what Tab came to")
        self.close(run)

    def test_a_row_of_chips_is_one_stop(self):
        run = self.begin()
        self.open_form(run)
        run.keys("ctrl+e")
        run.wait_focus(Role.TEXT, "Date")
        stops = []
        for _ in range(4):
            run.keys("Tab")
            stops.append(run.focused().spoken)
        # Not the calendar, and one duration only: the one that is chosen.
        self.assertIn("Duration", stops[0])
        self.assertEqual(stops[1], "45\u202fmin")
        self.assertEqual(stops[2], "Place")
        self.assertEqual(stops[3], "Logged by")
        run.keys("shift+Tab", "shift+Tab")
        run.wait_focus(Role.TOGGLE_BUTTON, "45\u202fmin")
        run.keys("Left")
        run.wait_focus(Role.TOGGLE_BUTTON, "30\u202fmin")
        run.keys("space")
        run.find(Role.TOGGLE_BUTTON, "30\u202fmin", states=(State.PRESSED,))
        run.keys("Home")
        run.wait_focus(Role.TOGGLE_BUTTON, "15\u202fmin")
        run.keys("shift+Tab")
        run.wait_focus(Role.TEXT, contains="Duration")
        # Back on what is chosen.
        run.keys("Tab")
        run.wait_focus(Role.TOGGLE_BUTTON, "30\u202fmin")
        self.close(run)

    def test_shortcuts_and_counters(self):
        run = self.begin()
        self.open_form(run)
        run.keys("ctrl+2", "ctrl+b")
        counter = run.wait_focus(Role.SPIN_BUTTON, "How many people")
        run.type("7")
        run.keys("Tab")
        self.assertEqual(self.value(run.wait_focus(Role.SPIN_BUTTON, "Féminin")), 0)
        self.assertEqual(self.value(counter), 7)
        run.keys("ctrl+question")
        run.find(Role.DIALOG, "Keyboard Shortcuts")
        run.keys("Escape")
        run.gone(Role.DIALOG, "Keyboard Shortcuts")
        run.wait_focus(name="Féminin")
        self.close(run)

    def test_what_should_not_be_kept_is_asked_about(self):
        run = self.begin()
        self.open_form(run)
        run.type("ema")
        run.keys("Return")
        run.tab_to(Role.TEXT, contains="Notes")
        run.type("son compte " + IBAN)
        run.keys("ctrl+Return")
        run.wait_focus(Role.BUTTON, "Correct It")
        run.find(contains="Save what you wrote?")
        run.keys("Escape")
        run.wait_focus(Role.TEXT, contains="Notes")
        self.assertEqual(self.stats()["activities"]["total"], 1)
        run.keys("ctrl+Return")
        run.wait_focus(Role.BUTTON, "Correct It")
        run.tab_to(Role.BUTTON, "Save Anyway")
        run.keys("Return")
        self.wait_total(2)
        run.gone(Role.DIALOG)
        run.quit()

    def test_new_one_of_the_page_and_everything_in_the_trash(self):
        run = self.begin()
        run.wait_focus(Role.TABLE_ROW)
        run.keys("space")
        app.until(lambda: run.focused().has(State.SELECTED), "the row is selected")
        run.keys("Delete")
        run.wait_shows("All Activities Are in the Trash")
        # Ctrl+N logs anywhere; the page has its own.
        run.keys("alt+3")
        run.wait_shows("Follow a Person")
        run.keys("ctrl+alt+n")
        run.find(Role.DIALOG)
        run.wait_focus(Role.TEXT, contains="Given name")
        run.keys("Escape")
        run.gone(Role.DIALOG)
        run.keys("alt+2")
        run.wait_shows("All Activities Are in the Trash")
        run.tab_to(Role.BUTTON, "Open the Trash")
        run.keys("Return")
        run.find(Role.LIST_ITEM, "Trash", states=(State.SHOWING, State.SELECTED))
        run.quit()

    def test_another_like_it_and_the_last_again(self):
        run = self.begin()
        run.wait_focus(Role.TABLE_ROW)
        run.keys("space")
        app.until(lambda: run.focused().has(State.SELECTED), "the row is selected")
        run.keys("ctrl+shift+d")
        run.find(Role.DIALOG, "Individual Session")
        run.find(Role.TOGGLE_BUTTON, "E-mail", states=(State.PRESSED,))
        app.until(lambda: run.find(Role.TEXT, "Date").text == "20/11/2026", "of today")
        run.keys("ctrl+Return")
        self.wait_total(2)
        run.gone(Role.DIALOG)
        self.open_form(run)
        run.keys("ctrl+r")
        run.find(Role.TOGGLE_BUTTON, "E-mail", states=(State.PRESSED,))
        run.keys("ctrl+Return")
        self.wait_total(3)
        figures = self.stats()
        self.assertEqual(figures["themes"]["email"]["activities"], 3)
        self.assertEqual(figures["durations"]["30_60"], 3)
        run.quit()


if __name__ == "__main__":
    tap.main()
