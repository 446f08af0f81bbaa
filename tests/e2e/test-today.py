# test-today.py: the quick box by keyboard: what it does not understand, what is meant twice, the next one.
# SPDX-License-Identifier: GPL-3.0-or-later
import json

import app
from app import Role, State

import tap


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
        self.start_as("Ada Martin", self.path, page="alt+1")
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
        run.wait_focus(Role.BUTTON, contains="Centre")
        run.keys("Tab")
        run.wait_focus(Role.BUTTON, contains="Nord")
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

    def quick_text(self):
        return self.app.wait_focus(contains="Quick log").text

    def test_what_is_typed_stays(self):
        self.app.type("45 email hier fem")
        self.app.quit()
        run = self.start_as("Ada Martin", self.path, page="alt+1")
        app.until(lambda: self.quick_text() == "45 email hier fem", "what was typed before")
        run.keys("ctrl+a")
        run.type("cv")
        run.keys("Return")
        app.until(lambda: self.individual() == 2, "it is logged")
        run.kill()
        # What was logged does not come back.
        run = self.start_as("Ada Martin", self.path, page="alt+1")
        run.wait_shows("Mediatheque Centre")
        self.assertEqual(self.quick_text(), "")
        run.quit()

    def test_what_is_left_and_what_is_of_another_day_is_found(self):
        run = self.app
        run.wait_shows("Mediatheque Centre")
        run.wait_shows("Nothing logged this week yet")
        # Left unfinished, it is waiting here.
        run.keys("ctrl+n")
        run.wait_focus(Role.TEXT, contains="Find a theme")
        run.type("cult")
        run.keys("Return", "Escape")
        run.gone(Role.DIALOG)
        run.find(Role.LIST_ITEM, contains="An activity not saved")
        run.tab_to(Role.LIST_ITEM, contains="An activity not saved")
        run.keys("Return")
        run.find(Role.TOGGLE_BUTTON, contains="Culture numérique", states=(State.PRESSED,))
        run.wait_shows("This is the draft you left unfinished.")
        run.keys("ctrl+Return")
        run.gone(Role.DIALOG)
        app.until(lambda: self.individual() == 2, "the session is logged")
        run.gone(Role.LIST_ITEM, contains="An activity not saved")
        # Of another day, it is in sight all the same.
        run.tab_to(Role.TEXT, contains="Quick log", key="shift+Tab")
        run.type("45 email hier")
        run.keys("Return")
        app.until(lambda: self.individual() == 3, "the session is logged")
        run.tab_to(Role.LIST_ITEM, contains="1 activity for yesterday")
        run.keys("Return")
        run.find(Role.TABLE_ROW, contains="E-mail")
        run.quit()

    def test_a_form_left_unfinished_is_found(self):
        run = self.app
        run.wait_shows("Mediatheque Centre")
        run.keys("alt+5")
        run.wait_focus(Role.LIST_ITEM, contains="Mediatheque Centre")
        run.keys("Return")
        run.wait_focus(Role.BUTTON, "Edit")
        run.keys("Return")
        run.wait_focus(Role.TEXT, contains="Name")
        run.keys("ctrl+a")
        run.type("Bibliotheque")
        run.keys("Escape")
        run.gone(Role.DIALOG)
        # Today says so, and goes on with it: the page, then the form of that place.
        run.keys("alt+1")
        run.find(Role.LIST_ITEM, contains="Changes to a place, not saved")
        run.tab_to(Role.LIST_ITEM, contains="Changes to a place, not saved")
        run.keys("Return")
        run.wait_shows("This is the draft you left unfinished.")
        run.keys("ctrl+Return")
        run.gone(Role.DIALOG)
        run.find(Role.LIST_ITEM, contains="Bibliotheque")
        run.keys("alt+1")
        run.gone(Role.LIST_ITEM, contains="Changes to a place, not saved")
        # A new one too.
        run.keys("alt+3")
        run.find(name="Nobody Is Followed")
        run.wait_focus(Role.BUTTON, "Follow a Person")
        run.keys("Return")
        run.wait_focus(Role.TEXT, contains="Given name")
        run.type("Fatou")
        run.keys("Escape")
        run.gone(Role.DIALOG)
        run.keys("alt+1")
        run.tab_to(Role.LIST_ITEM, contains="A followed person not saved")
        run.keys("Return")
        run.wait_shows("This is the draft you left unfinished.")
        run.find(Role.TEXT, contains="Given name")
        run.quit()

    def test_the_year_is_asked_for(self):
        run = self.app
        run.wait_shows("Mediatheque Centre")
        # Nobody sees that this would be last year's: it is said, and the year proposed.
        run.type("12/12 email a distance")
        run.listen()
        run.keys("Return")
        run.wait_said("12/12/2025")
        self.assertEqual(self.individual(), 1)
        run.keys("Down")
        run.wait_focus(Role.BUTTON, contains="2025")
        run.keys("Return")
        run.wait_focus(contains="Quick log")
        run.keys("Return")
        app.until(lambda: self.individual() == 2, "the session is logged")
        newest, oldest = json.loads(self.folder.ctl("--register", self.path, "--json", "list", "activities"))
        self.assertEqual(oldest["date"], "2025-12-12")
        run.quit()

    def test_the_page_shown_stays_marked(self):
        run = self.app
        run.keys("F6")
        run.wait_focus(Role.LIST_ITEM, "Today")
        # The keyboard passes over the next page without opening it.
        run.keys("Down")
        run.wait_focus(Role.LIST_ITEM, "Activities")
        run.keys("F6")
        run.wait_focus(contains="Quick log")
        run.find(Role.LIST_ITEM, "Today", states=(State.SHOWING, State.SELECTED))
        # The sidebar is one stop of Tab.
        run.keys("F6")
        run.wait_focus(Role.LIST_ITEM, "Today")
        run.keys("Tab")
        run.wait_focus(Role.BUTTON)
        run.quit()


if __name__ == "__main__":
    tap.main()
