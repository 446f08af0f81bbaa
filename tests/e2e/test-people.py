# test-people.py: followed people by keyboard: the notice, who is there already, a merge and its undo.
# SPDX-License-Identifier: GPL-3.0-or-later
import json

import app
from app import Role

import tap


class People(app.TestCase):
    def setUp(self):
        super().setUp()
        self.path = self.folder.register("essai")
        self.folder.ctl("--register", self.path, "init", "--name", "Mairie d'Essai")

    def people(self):
        return sorted("%s %s" % (person["given"], person["family"])
                      for person in json.loads(self.folder.ctl("--register", self.path, "--json", "list", "beneficiaries")))

    def add(self, given, family, year):
        self.folder.ctl("--register", self.path, "add", "beneficiary", "--given", given, "--family", family,
                        "--birth-year", year, "--informed")

    def fill_names(self, given, family, year):
        run = self.app
        run.wait_focus(Role.TEXT)
        run.type(given)
        run.keys("Tab")
        run.type(family)
        run.keys("Tab")
        run.type(year)

    def bottom_of(self, text):
        _left, top, _width, height = self.app.find(contains=text).extents()
        return top + height

    def test_follow_somebody(self):
        self.start(self.path)
        run = self.app
        run.find(name="Beneficiaries")
        run.keys("alt+3")
        run.find(name="Nobody Is Followed")
        run.wait_focus(Role.BUTTON, "Follow a Person")
        run.keys("Return")
        self.fill_names("Fatou", "Diallo", "1958")
        # Nobody is followed without knowing it.
        run.keys("ctrl+Return")
        run.wait_shows("Give the information notice first")
        self.assertEqual(self.people(), [])
        run.wait_focus(contains="The notice was given")
        # Its reason is seen too, though the form is longer than the window.
        area = run.find(Role.DIALOG).extents()
        app.until(lambda: self.bottom_of("Give the information notice first") <= area[1] + area[3],
                  lambda: "the reason in sight: down to %d in %s" % (self.bottom_of("Give the information notice first"), area))
        run.keys("space")
        run.find(name="Given on")
        run.keys("shift+Tab", "Return")
        run.wait_shows("Quels sont vos droits\u202f?")
        run.wait_shows("Mairie d'Essai")
        run.keys("Escape")
        run.gone(name="Information Notice", role=Role.DIALOG)
        run.keys("ctrl+Return")
        run.gone(Role.DIALOG)
        # The details are open, on the first action.
        run.wait_focus(Role.BUTTON, "Edit")
        run.wait_shows("1958")
        self.assertEqual(self.people(), ["Fatou Diallo"])
        run.keys("Escape")
        run.wait_focus(Role.LIST_ITEM, contains="Fatou Diallo")
        run.quit()

    def test_already_there(self):
        self.add("Fatou", "Diallo", "1958")
        self.start(self.path)
        run = self.app
        run.find(name="Beneficiaries")
        run.keys("alt+3")
        run.wait_focus(Role.LIST_ITEM, contains="Fatou Diallo")
        run.tab_to(Role.BUTTON, contains="Follow a Person", key="shift+Tab")
        run.keys("Return")
        self.fill_names("DIALO", "fatou", "")
        run.wait_shows("May Already Be Followed")
        run.tab_to(Role.BUTTON, contains="Use Fatou Diallo")
        run.keys("Return")
        run.gone(Role.DIALOG)
        run.wait_focus(Role.BUTTON, "Edit")
        self.assertEqual(self.people(), ["Fatou Diallo"])
        run.quit()

    def test_letter(self):
        self.add("Fatou", "Diallo", "1958")
        self.start(self.path)
        run = self.app
        run.find(name="Beneficiaries")
        for narrow in (False, True):
            with self.subTest(narrow=narrow):
                if narrow:
                    run.narrow()
                run.keys("alt+3")
                run.wait_focus(Role.LIST_ITEM, contains="Fatou Diallo")
                run.keys("Return")
                run.wait_focus(Role.BUTTON, "Edit")
                run.tab_to(contains="More actions")
                run.keys("space")
                self.assertIn("Letter", run.wait_focus(Role.MENU_ITEM).spoken)
                run.keys("Return")
                run.find(Role.DIALOG, "Letter")
                run.wait_shows("Attestation d’accompagnement")
                run.wait_focus(contains="Template")
                run.keys("ctrl+p")
                run.wait_shows("Attestation d’accompagnement au numérique")
                run.find(Role.LIST_ITEM, "Page 1 of 1")
                run.keys("Escape", "Escape")
                run.gone(Role.DIALOG)
        run.quit()

    def test_merge_and_undo(self):
        self.add("Fatou", "Diallo", "1958")
        self.add("Dialo", "Fatou", "1958")
        self.start(self.path)
        run = self.app
        run.find(name="Beneficiaries")
        run.keys("alt+3")
        run.wait_focus(Role.LIST_ITEM)
        run.tab_to(Role.BUTTON, contains="Review", key="shift+Tab")
        run.keys("Return")
        run.find(Role.DIALOG, "Possible Duplicates")
        run.tab_to(Role.BUTTON, contains="Keep Fatou Diallo")
        run.keys("Return")
        run.find(Role.ALERT)
        run.wait_focus(Role.BUTTON, "Merge")
        run.keys("Return")
        # It was the only pair: the page is there, with the toast that takes the merge back.
        run.gone(Role.DIALOG)
        self.assertEqual(self.people(), ["Fatou Diallo"])
        run.keys("ctrl+z")
        app.until(lambda: self.people() == ["Dialo Fatou", "Fatou Diallo"], "two people again")
        run.tab_to(Role.LIST_ITEM, contains="Dialo Fatou")
        # In the trash as any other row.
        run.keys("Delete")
        app.until(lambda: self.people() == ["Fatou Diallo"], "one in the trash")
        run.quit()


if __name__ == "__main__":
    tap.main()
