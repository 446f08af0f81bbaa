# test-names.py: on every page and dialog of the filled fictional base, whatever can have the focus has a name.
# SPDX-License-Identifier: GPL-3.0-or-later
import re

import app
from app import Role, State

import tap

# What only hands the focus on to what it holds: GTK reports these as focusable although Tab never stops there.
CONTAINERS = {Role.SCROLL_PANE, Role.PANEL, Role.FILLER, Role.LIST}
# Of each kind of widget there must be some on each page: a tree without them would be no use to anybody.
CONTROLS = {Role.BUTTON, Role.TOGGLE_BUTTON, Role.TEXT, Role.CHECK_BOX, Role.COMBO_BOX, Role.LIST_ITEM, Role.TABLE_ROW,
            Role.MENU_ITEM, Role.LINK, Role.SPIN_BUTTON, Role.RADIO_BUTTON, Role.ENTRY, Role.TABLE_CELL}


def is_inner(node):
    """Parts of widgets of GTK that have one name for the whole."""
    if node.role in CONTAINERS:
        return True
    # The value of a combo row: the row says it.
    return node.role == Role.LIST_ITEM and Role.COMBO_BOX in {parent.role for parent in node.parents()}


class Names(app.TestCase):
    def check(self, page, scope=None, least=3):
        """Names of what is shown, in the whole window or under a widget."""
        node = self.app.tree() if scope is None else scope()
        focusable = [each for each in node.walk() if each.has(State.FOCUSABLE) and each.showing and not is_inner(each)]
        nameless = ["%s under %s" % (each.describe(), " / ".join(
            "%s “%s”" % (parent.role.value_nick, parent.name) for parent in list(each.parents())[:6]))
            for each in focusable if not each.spoken.strip()]
        controls = [each for each in focusable if each.role in CONTROLS]
        print("# %s: %d focusables" % (page, len(focusable)), flush=True)
        with self.subTest(page=page):
            self.assertEqual(nameless, [], "focusable without a name on %s" % page)
            self.assertGreaterEqual(len(controls), least, "controls on %s" % page)
            # A mnemonic or markup in a name would be spelt out.
            odd = [each.describe() for each in focusable if re.search(r"</?[a-z]+>|^_|[A-Za-z]_[A-Za-z]|%[sd]|\(null\)", each.name)]
            self.assertEqual(odd, [], "names on %s" % page)

    def dialog(self):
        """The dialog on top."""
        return app.until(lambda: self.app.tree().maybe(Role.DIALOG) or self.app.tree().maybe(Role.ALERT), "a dialog")

    def check_dialog(self, page, *keys, least=3):
        if keys:
            self.app.keys(*keys)
        self.dialog()
        self.app.wait_focus()
        self.check(page, self.dialog, least)

    def open_details(self):
        run = self.app
        run.wait_focus(Role.TABLE_ROW)
        run.tab_to(Role.TABLE_ROW, contains="Individual session", key="Down", most=10)
        if not run.focused().has(State.SELECTED):
            run.keys("Return")
        run.find(Role.BUTTON, "Close the details")

    def menu_item(self, text, key="F10"):
        """Opens the main menu, or that of a key, and chooses there."""
        run = self.app
        run.keys(key)
        app.until(lambda: run.focused().role == Role.MENU_ITEM, "the menu of %s" % key)
        for _ in range(20):
            if run.focused().spoken == text:
                break
            run.keys("Down")
        else:
            self.fail("no “%s” in the menu of %s" % (text, key))
        run.keys("Return")

    def close_dialog(self):
        self.app.keys("Escape")
        self.app.gone(Role.DIALOG)

    def tab_round(self, page, most=40):
        """Tab goes round the page: every stop has a name, and it comes back to where it began."""
        first = self.app.wait_focus()
        stops = []
        for _ in range(most):
            self.app.keys("Tab")
            node = app.until(self.app.focused, "the focus is somewhere after Tab on %s" % page)
            stops.append(node.describe())
            self.assertTrue(node.name.strip(), "a stop of Tab without a name on %s: %s" % (page, node.describe()))
            if node.path == first.path:
                print("# %s: %d stops of Tab" % (page, len(stops)), flush=True)
                return
        self.fail("Tab does not come back on %s:\n%s" % (page, "\n".join(stops)))

    def setUp(self):
        super().setUp()
        self.start(self.folder.demo())
        self.app.find(Role.TABLE_ROW)

    def test_pages(self):
        run = self.app
        self.assertTrue(run.find(Role.LIST_ITEM, "Activities").has(State.SELECTED), "the page of the start is marked")
        self.check("Activities", least=10)
        self.tab_round("Activities")
        for keys, name in (("alt+1", "Today"), ("alt+3", "Beneficiaries"), ("alt+4", "Team"), ("alt+5", "Places"),
                           ("alt+6", "History"), ("alt+7", "Trash")):
            run.keys(keys)
            run.find(Role.LABEL, name, within=None)
            app.until(lambda: run.tree().maybe(Role.LIST_ITEM, name).has(State.SELECTED), "%s is chosen" % name)
            run.wait_focus()
            self.check(name, least=8)
            self.tab_round(name)
        run.quit()

    def test_narrow_pages(self):
        run = self.app
        run.narrow()
        for number, primary in enumerate(("Log an Activity", "Log an Activity", "Follow a Person", "Add a Person",
                                          "Add a Place", None, "Empty the Trash…"), 1):
            run.keys("alt+%d" % number)
            run.wait_focus()
            if primary:
                run.find(Role.BUTTON, primary)
            self.check("page %d, narrow" % number, least=2)
        run.quit()

    def test_rows_are_sentences(self):
        rows = self.app.tree().find_all(Role.TABLE_ROW)[1:]
        self.assertGreater(len(rows), 3)
        for row in rows:
            # Kind, day in full, what, where, how long, how many, who, reference.
            self.assertRegex(row.name, r"^[A-Z][^,]+, [A-Z][a-z]+ \d+ [A-Z][a-z]+ \d{4}, .*\d\s(min|h\b).*, \d+ (person|people), .+")
            self.assertNotIn("\n", row.name)
        for header in self.app.tree().find_all(Role.ROW_HEADER):
            self.assertRegex(header.name, r"\d+ activit")

    def test_search_and_details(self):
        run = self.app
        self.open_details()
        self.check("Activities with details", least=10)
        run.keys("ctrl+f")
        run.wait_focus((Role.TEXT, Role.ENTRY), "Search")
        self.check("Activities with search", least=10)

    def test_filters(self):
        run = self.app
        for name in ("Period", "Mediator", "Kind", "Place", "Theme"):
            run.press(Role.TOGGLE_BUTTON, name)
            app.until(lambda: run.tree().maybe(Role.TOGGLE_BUTTON, name, states=(State.EXPANDED,)) or run.focused().name != name,
                      "the choices of %s" % name)
            self.check("Filter " + name, least=10)
            run.keys("Escape")
            run.wait_focus(Role.TOGGLE_BUTTON, name)

    def test_menus(self):
        run = self.app
        run.keys("F10")
        app.until(lambda: run.focused().role == Role.MENU_ITEM, "the main menu")
        self.check("Main menu", least=10)
        run.keys("Escape")
        run.press(Role.TOGGLE_BUTTON, "Order and columns")
        app.until(lambda: run.focused().role in (Role.CHECK_MENU_ITEM, Role.MENU_ITEM), "the menu of columns")
        self.check("Columns menu", least=10)
        run.keys("Escape")

    def test_editors(self):
        run = self.app
        self.check_dialog("Activity editor", "ctrl+n")
        self.close_dialog()
        self.open_details()
        run.press(Role.BUTTON, "Edit")
        self.check_dialog("Activity editor, existing activity")
        self.close_dialog()
        run.keys("alt+4")
        run.tab_to(Role.LIST_ITEM, contains="Odile Rocheblanche", most=20)
        run.keys("Return")
        run.wait_focus(Role.BUTTON, "Edit")
        run.keys("Return")
        self.check_dialog("Team editor")
        run.press(Role.BUTTON, "Add an absence")
        app.until(lambda: run.tree().maybe(Role.DIALOG, "Absence"), "the absence editor")
        self.check("Absence editor", lambda: run.find(Role.DIALOG, "Absence"))
        run.keys("Escape")
        run.gone(Role.DIALOG, "Absence")
        self.close_dialog()
        run.keys("alt+5")
        run.tab_to(Role.LIST_ITEM, contains="Médiathèque", most=20)
        run.keys("Return")
        run.wait_focus(Role.BUTTON, "Edit")
        run.keys("Return")
        self.check_dialog("Place editor")
        self.close_dialog()

    def test_dialogs_of_the_log(self):
        run = self.app
        for name, keys in (("Day entry", "ctrl+d"), ("Export", "ctrl+e"), ("Print", "ctrl+p")):
            self.check_dialog(name, keys)
            self.close_dialog()
        run.wait_focus(Role.TABLE_ROW)
        run.keys("ctrl+a")
        run.find(Role.LABEL, contains="selected")
        for item in ("Add a Tag…", "Remove a Tag…", "Mediator…", "Place…", "Date…"):
            self.menu_item(item, key="shift+F10")
            self.check_dialog(item, least=2)
            self.close_dialog()
            run.wait_focus(Role.TABLE_ROW)

    def test_dialogs_of_people(self):
        run = self.app
        run.keys("alt+3")
        run.press(Role.BUTTON, "Follow a Person")
        self.check_dialog("Followed person")
        self.close_dialog()

    def test_dialogs(self):
        run = self.app
        self.check_dialog("Import", "ctrl+i", least=2)
        self.close_dialog()
        self.check_dialog("Preferences", "ctrl+comma")
        self.close_dialog()
        self.check_dialog("Keyboard shortcuts", "ctrl+question")
        self.close_dialog()
        self.check_dialog("Who is at the keyboard", "ctrl+j")
        self.close_dialog()
        for item in ("About Permanence", "Change of PC…"):
            self.menu_item(item)
            self.check_dialog(item)
            self.close_dialog()

    def test_welcome(self):
        run = self.app
        run.press(Role.BUTTON, "Leave")
        run.find(name="Create my structure")
        run.wait_focus()
        self.check("Welcome", least=6)
        self.tab_round("Welcome")
        run.tab_to(Role.LIST_ITEM, "Create my structure")
        run.keys("Return")
        run.wait_focus(Role.TEXT, "Name of the structure")
        self.check("My structure", least=5)


if __name__ == "__main__":
    tap.main()
