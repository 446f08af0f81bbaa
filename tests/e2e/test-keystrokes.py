# test-keystrokes.py: how many keys it takes to log, counted; and what the form of an activity does with the keyboard.
# SPDX-License-Identifier: GPL-3.0-or-later
import json

import app
from app import Role, State

import tap


class Keystrokes(app.TestCase):
    """A base with one person and one place; the keys are those of xdotool, a chord counts as one."""

    def make_base(self):
        self.path = self.folder.register("demo")
        self.ctl("init", "--name", "Mairie de Saint-Test")
        self.ctl("add", "mediator", "--given", "Ada", "--family", "Martin")
        self.ctl("add", "place", "--name", "Médiathèque", "--commune", "24322")

    def ctl(self, *words):
        return self.folder.ctl("--register", self.path, *words)

    def stats(self):
        return json.loads(self.ctl("--json", "stats"))

    def begin(self):
        self.make_base()
        run = self.start_as("Ada Martin", self.path)
        self.pressed = 0
        return run

    def keys(self, *names):
        self.pressed += len(names)
        self.app.keys(*names)

    def type(self, text):
        self.pressed += len(text)
        self.app.type(text)

    def open_form(self):
        self.keys("ctrl+n")
        self.finder()

    def finder(self):
        return self.app.wait_focus(Role.TEXT, contains="Find a theme")

    def wait_saved(self, n):
        app.until(lambda: self.stats()["activities"]["total"] == n, "%d activities in the base" % n)

    def test_individual_session_in_eight_keys(self):
        run = self.begin()
        self.open_form()
        self.type("ema")
        self.keys("Return")
        run.find(Role.TOGGLE_BUTTON, "E-mail", states=(State.PRESSED,))
        self.keys("Return")
        self.wait_saved(1)
        self.assertLessEqual(self.pressed, 8, "keys for an individual session with defaults")
        print("# individual session: %d keys" % self.pressed, flush=True)
        # The next one begins without the mouse, in as many.
        run.gone(Role.DIALOG)
        self.pressed = 0
        self.open_form()
        self.type("bur")
        self.keys("Return", "ctrl+shift+Return")
        self.wait_saved(2)
        self.finder()
        self.assertLessEqual(self.pressed, 8)
        self.type("san")
        self.keys("Return", "Return")
        self.wait_saved(3)
        figures = self.stats()
        self.assertEqual(figures["activities"]["individual"], 3)
        # Nothing of a saved form comes back as a draft of the next.
        self.assertEqual({code: figure["activities"] for code, figure in figures["themes"].items()},
                         {"bureautique": 1, "email": 1, "sante": 1})
        run.quit()

    def test_who_does_not_wait_for_the_form(self):
        run = self.begin()
        # Nothing between the keys: the form is filled and drawn after the last of them.
        run.keys("ctrl+n", "e", "m", "a", "Return", "ctrl+Return")
        self.wait_saved(1)
        run.gone(Role.DIALOG)
        run.keys("ctrl+n", "ctrl+3", "e", "m", "a", "Return", "ctrl+Return")
        self.wait_saved(2)
        self.assertEqual(self.stats()["activities"]["one_off"], 1)
        run.gone(Role.DIALOG)
        # A narrow screen, where the form is a sheet at the bottom that takes the focus when it is drawn.
        run.narrow()
        run.keys("ctrl+n", "b", "u", "r", "Return", "ctrl+Return")
        self.wait_saved(3)
        run.gone(Role.DIALOG)
        # Escape comes after what was typed, which is kept.
        run.keys("ctrl+n", "e", "m", "a", "Return", "Escape")
        run.wait_shows("What you typed is kept as a draft")
        run.gone(Role.DIALOG)
        run.quit()

    def test_workshop_of_ten_in_twenty_five_keys(self):
        run = self.begin()
        self.open_form()
        self.keys("ctrl+2")
        run.find(Role.TEXT, "Title of the workshop")
        self.finder()
        self.type("cult")
        self.keys("Return", "ctrl+b")
        run.wait_focus(contains="How many people")
        self.type("10")
        self.keys("Tab")
        run.wait_focus(name="Féminin")
        self.type("6")
        self.keys("Tab")
        run.wait_focus(name="Masculin")
        self.type("4")
        self.keys("ctrl+Return")
        self.wait_saved(1)
        self.assertLessEqual(self.pressed, 25, "keys for a workshop of ten anonymous people")
        print("# workshop of ten: %d keys" % self.pressed, flush=True)
        figures = self.stats()
        self.assertEqual(figures["activities"]["workshop"], 1)
        self.assertEqual(figures["participants"], 10)
        self.assertEqual(figures["genders"], {"feminin": 6, "masculin": 4})
        run.quit()

    def test_two_people_are_a_workshop_or_two_sessions(self):
        run = self.begin()
        self.open_form()
        self.type("ema")
        self.keys("Return")
        run.tab_to(name="Another Anonymous Person")
        self.keys("Return")
        run.find(Role.RADIO_BUTTON, "Workshop of 2 people", states=(State.CHECKED,))
        run.tab_to(Role.RADIO_BUTTON, "Workshop of 2 people")
        self.keys("Down", "space")
        run.find(Role.RADIO_BUTTON, "2 individual sessions", states=(State.CHECKED,))
        run.listen()
        self.keys("ctrl+Return")
        run.wait_said("2 activities logged")
        figures = self.stats()
        self.assertEqual(figures["activities"]["individual"], 2)
        self.assertEqual(figures["activities"]["workshop"], 0)
        run.gone(Role.DIALOG)
        # One step of history for both.
        run.listen()
        self.keys("ctrl+z")
        self.wait_saved(0)
        run.quit()

    def test_quitting_keeps_what_was_typed(self):
        run = self.begin()
        self.open_form()
        self.keys("ctrl+4")
        run.tab_to(Role.TEXT, "In a few words")
        self.type("Reunion de reseau")
        run.quit()
        run = self.start(self.path)
        run.find(Role.BUTTON, "Ada Martin")
        self.keys("ctrl+n")
        run.find(Role.LABEL, contains="draft you left unfinished")
        app.until(lambda: run.find(Role.TEXT, "In a few words").text == "Reunion de reseau", "the draft is back")
        run.quit()

    def test_escape_and_a_power_cut_keep_what_was_typed(self):
        run = self.begin()
        self.open_form()
        self.keys("ctrl+4")
        run.find(Role.TOGGLE_BUTTON, "Réunion")
        run.tab_to(Role.TEXT, "In a few words")
        self.type("Reunion de reseau")
        self.keys("Tab")
        app.until(lambda: "Reunion de reseau" in self.ctl("dump"), "the draft is on the disk")
        run.kill()
        run = self.start(self.path)
        run.find(Role.BUTTON, "Ada Martin")
        self.keys("ctrl+n")
        run.find(Role.LABEL, contains="draft you left unfinished")
        app.until(lambda: run.find(Role.TEXT, "In a few words").text == "Reunion de reseau", "the draft is back")
        run.listen()
        self.keys("Escape")
        run.wait_said("kept as a draft")
        self.assertEqual(self.stats()["activities"]["local"], 0)
        run.quit()


if __name__ == "__main__":
    tap.main()
