# test-first-start.py: from the welcome page to a first session, by keyboard only; undo survives a restart.
# SPDX-License-Identifier: GPL-3.0-or-later
import json

import app
from app import Role, State

import tap


class FirstStart(app.TestCase):
    def create_structure(self):
        """The structure, with a mistake in its SIRET first."""
        run = self.app
        run.wait_focus(name="Create my structure")
        run.keys("Return")
        run.wait_focus(Role.TEXT, "Name of the structure")
        run.type("Mairie de Saint-Test")
        run.tab_to(Role.TEXT, "SIRET, RIDET or RNA")
        run.type("73282932000079")
        run.keys("ctrl+Return")
        field = run.wait_focus(Role.TEXT, "SIRET, RIDET or RNA")
        self.assertTrue(field.has(State.INVALID_ENTRY), "the field is announced as invalid")
        messages = [run.tree_node(path).name for path in field.relation(app.Atspi.RelationType.ERROR_MESSAGE)]
        self.assertEqual(len(messages), 1, "one message is tied to the field")
        self.assertIn("check digit", messages[0])
        self.assertEqual(self.folder.registers(), [], "nothing is created while there is an error")
        run.keys("ctrl+a")
        run.type("73282932000074")
        app.until(lambda: not run.focused().has(State.INVALID_ENTRY), "the error goes away while typing")
        # Enter goes from question to question, takes the commune proposed, and then creates.
        run.keys("Return")
        run.wait_focus(Role.TEXT, contains="Commune")
        run.type("Grenoble")
        app.until(lambda: run.tree().maybe(contains="38000"), "communes are proposed")
        run.keys("Return")
        app.until(lambda: "38000" in run.focused().text, "the commune is taken")
        run.keys("Return")
        run.find(Role.LABEL, "Mairie de Saint-Test")

    def answer(self):
        """Who are you, and where do you work? With the place forgotten first."""
        run = self.app
        run.wait_focus(Role.TEXT, "Given name")
        run.type("Ada")
        run.tab_to(Role.TEXT, "Family name")
        run.type("Martin")
        run.keys("ctrl+Return")
        run.wait_focus(Role.TEXT, "Name of the place")
        run.type("Mediatheque")
        run.tab_to(Role.TEXT, "Commune")
        run.type("Grenoble")
        app.until(lambda: run.tree().maybe(contains="38000"), "communes are proposed")
        run.keys("Return")
        run.keys("ctrl+Return")
        run.wait_focus(contains="Quick log")
        run.find(Role.BUTTON, "Ada Martin")

    def log_in_the_box(self):
        """A session needs the theme and Enter."""
        run = self.app
        run.wait_shows("Mediatheque")
        run.listen()
        run.type("email")
        run.keys("Return")
        run.wait_said("Logged: ")
        run.find(Role.LIST_ITEM, contains="E-mail")
        app.until(lambda: run.focused().text == "", "the box is empty again")
        run.wait_focus(contains="Quick log")
        run.keys("ctrl+z")
        run.find(Role.LIST_ITEM, contains="Nothing yet")

    def log_session(self):
        """An individual session of 45 minutes by phone or mail, on one theme."""
        run = self.app
        run.keys("alt+2")
        run.find(name="No Activities Yet")
        run.keys("ctrl+n")
        run.wait_focus(Role.TEXT, contains="Find a theme")
        run.keys("ctrl+e")
        day = run.wait_focus(Role.TEXT, "Date")
        self.assertEqual(day.text, "20/11/2026", "today is proposed")
        run.tab_to(Role.TEXT, contains="Duration")
        run.keys("ctrl+a")
        run.type("45")
        run.tab_to(Role.COMBO_BOX, "Place")
        run.keys("space")
        run.wait_focus(Role.LIST_ITEM)
        run.tab_to(Role.LIST_ITEM, "At a distance", key="Down", most=12)
        run.keys("Return")
        run.wait_focus(Role.COMBO_BOX, "Place")
        # From toggle to toggle with the arrows: one stop of Tab for each question.
        run.tab_to(Role.TOGGLE_BUTTON, contains="Prendre en main")
        run.tab_to(Role.TOGGLE_BUTTON, "E-mail", key="Right")
        run.keys("space")
        app.until(lambda: run.focused().has(State.PRESSED), "the theme is chosen")
        run.listen()
        run.keys("ctrl+Return")
        run.gone(Role.DIALOG)
        self.row = run.find(Role.TABLE_ROW, contains="E-mail").name
        self.assertIn("45", self.row)
        self.assertIn("Ada Martin", self.row)

    def undo_and_redo(self):
        run = self.app
        run.listen()
        run.keys("ctrl+z")
        run.find(name="No Activities Yet")
        app.until(run.said, "what was undone is announced")
        run.listen()
        run.keys("ctrl+shift+z")
        run.find(Role.TABLE_ROW, self.row)
        app.until(run.said, "what was redone is announced")

    def count_activities(self):
        path = self.folder.register("mairie-de-saint-test")
        return json.loads(self.folder.ctl("--register", path, "--json", "stats"))["activities"]["individual"]

    def test_a_narrow_window_begins_with_the_structure(self):
        run = self.start()
        run.wait_focus(name="Create my structure")
        run.narrow()
        run.wait_focus(name="Create my structure")
        run.keys("Return")
        run.wait_focus(Role.TEXT, "Name of the structure")
        run.quit()
        self.assertEqual(self.folder.registers(), [], "no fictional structure was made")

    def test_whole_way_by_keyboard(self):
        run = self.start()
        self.create_structure()
        self.answer()
        self.log_in_the_box()
        self.log_session()
        self.undo_and_redo()
        run.quit()
        self.assertEqual(self.count_activities(), 1)

        run = self.start()
        run.find(Role.TABLE_ROW, self.row)
        run.find(Role.BUTTON, "Ada Martin")
        run.wait_focus()
        run.listen()
        run.keys("ctrl+z")
        run.find(name="No Activities Yet")
        app.until(run.said, "what was undone is announced")
        run.quit()
        self.assertEqual(self.count_activities(), 0)


if __name__ == "__main__":
    tap.main()
