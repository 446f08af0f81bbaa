# test-list.py: the list of activities by keyboard: moves, search, filters, details, many at once; the focus is never lost.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import zipfile

from gi.repository import GLib

import app
from app import Role, State

import tap


class List(app.TestCase):
    def setUp(self):
        super().setUp()
        self.path = self.folder.demo()
        self.start(self.path)
        self.app.wait_focus()
        self.app.keys("alt+2")
        self.app.wait_focus(Role.TABLE_ROW)

    def ctl(self, *words):
        return json.loads(self.folder.ctl("--register", self.path, "--json", *words))

    def rows(self):
        return [row for row in self.app.tree().find_all(Role.TABLE_ROW) if not row.name.startswith("Date ")]

    def reach(self, key, condition, what):
        """Presses a key once; waits until the focus is on a row that fulfils a condition."""
        self.app.keys(key)

        def look():
            node = self.app.focused()
            return node.name if node is not None and node.role == Role.TABLE_ROW and condition(node) else None
        return app.until(look, what)

    def select_first(self):
        """The first arrow selects the row that has the focus."""
        return self.reach("Down", lambda row: row.has(State.SELECTED), "the first row selected")

    def said(self, part):
        self.app.wait_said(part)

    def pick(self, label):
        """Goes down a menu that is open to an item."""
        run = self.app
        run.wait_focus(Role.MENU_ITEM)
        for _ in range(12):
            if label in run.focused().spoken:
                run.keys("Return")
                return
            run.keys("Down")
        self.fail("no item “%s”" % label)

    def test_moves(self):
        run = self.app
        first = self.select_first()
        second = self.reach("Down", lambda row: row.name != first, "the second row")
        self.reach("Down", lambda row: row.name not in (first, second), "the third row")
        self.reach("Up", lambda row: row.name == second, "the second row again")
        last = self.reach("End", lambda row: row.name not in (first, second), "the last row")
        self.reach("Page_Up", lambda row: row.name != last, "a page up")
        self.reach("Home", lambda row: row.name == first, "the first row again")
        self.reach("Page_Down", lambda row: row.name != first, "a page down")
        run.quit()

    def test_prints_and_exports_by_keyboard(self):
        run = self.app
        self.select_first()
        for keys, title in (("ctrl+p", "Print Preview"), ("ctrl+shift+p", "Print Preview"), ("ctrl+e", "Export the List")):
            run.keys(keys)
            run.find(Role.DIALOG, title)
            run.keys("Escape")
            run.gone(Role.DIALOG)
            run.wait_focus(Role.TABLE_ROW)
        run.quit()

    def test_menu_of_a_row(self):
        run = self.app
        row = self.select_first()
        for key in ("shift+F10", "Menu"):
            run.keys(key)
            run.wait_focus(Role.MENU_ITEM)
            items = [item.spoken for item in run.tree().find_all(Role.MENU_ITEM)]
            self.assertIn("Move to the Trash", [item.replace("_", "") for item in items])
            run.keys("Escape")
            self.assertEqual(run.wait_focus(Role.TABLE_ROW).name, row, "the focus comes back")
        run.keys("shift+F10")
        self.pick("Edit")
        run.find(Role.DIALOG)
        run.keys("Escape")
        run.gone(Role.DIALOG)
        run.quit()

    def test_search(self):
        run = self.app
        title = next(row["title"] for row in self.ctl("list", "activities", "--kind", "workshop") if row["title"])
        word = max((word for word in title.split() if word.isascii() and word.isalpha()), key=len)
        run.keys("ctrl+f")
        run.wait_focus((Role.TEXT, Role.ENTRY), "Search")
        # Capitals do not matter.
        run.type(word.upper())
        app.until(lambda: self.rows() and all(word.lower() in row.name.lower() for row in self.rows()), "only what was searched")
        # Down goes to what was found, past the filters.
        run.keys("Down")
        run.wait_focus(Role.TABLE_ROW)
        # Again: the words are there to be replaced.
        run.keys("ctrl+f")
        run.type("zzz")
        run.find(name="No Activities Found")
        run.keys("Escape")
        app.until(lambda: self.rows() and not all(word.lower() in row.name.lower() for row in self.rows()),
                  "everything again")
        run.wait_focus(Role.TABLE_ROW)
        run.quit()

    def test_search_a_name_that_has_a_filter(self):
        run = self.app
        run.keys("ctrl+f")
        run.wait_focus((Role.TEXT, Role.ENTRY), "Search")
        run.type("horizon")
        run.find(name="No Activities Found")
        run.tab_to(Role.BUTTON, contains="Mission locale, salle Horizon")
        run.keys("Return")
        app.until(lambda: self.rows() and all("Horizon" in row.name for row in self.rows()), "what was done there")
        run.wait_focus(Role.TABLE_ROW)
        # Somebody's too; what is written has its rows, and no hint.
        run.keys("ctrl+f")
        run.type("brumeval")
        run.find(Role.BUTTON, contains="Activities of Capucine Brumeval")
        run.quit()

    def test_filter(self):
        run = self.app
        run.tab_to(Role.TOGGLE_BUTTON, "Kind")
        run.keys("space")
        run.wait_focus(Role.LIST_ITEM)
        run.tab_to(Role.LIST_ITEM, contains="Workshop", key="Down", most=8)
        run.keys("Return")
        app.until(lambda: self.rows() and all(row.name.startswith("Workshop,") for row in self.rows()), "workshops only")
        run.wait_focus()
        run.quit()

    def test_details(self):
        run = self.app
        self.select_first()
        run.find(Role.BUTTON, "Close the details")
        # Once the details are shown, Return changes the activity.
        run.keys("Return")
        run.find(Role.DIALOG)
        run.keys("Escape")
        run.gone(Role.DIALOG)
        run.wait_focus(Role.TABLE_ROW)
        run.quit()

    def test_trash_and_undo(self):
        run = self.app
        row = self.select_first()
        reference = row.rpartition(", ")[2]
        run.listen()
        run.keys("Delete")
        self.said("Moved to the trash")
        app.until(lambda: all(other.name != row for other in self.rows()), "the row goes")
        self.assertNotEqual(run.wait_focus(Role.TABLE_ROW).name, row, "the focus goes to a neighbour")
        run.listen()
        run.keys("ctrl+z")
        self.said(reference)
        app.until(lambda: any(other.name == row for other in self.rows()), "the row comes back")
        run.wait_focus(Role.TABLE_ROW)
        run.quit()

    def place(self, row):
        """Where a row is in the window, if it has the focus and is selected."""
        node = self.app.focused()
        if node is None or node.name != row or not node.has(State.SELECTED):
            return None
        extents = node.ask("org.a11y.atspi.Component", "GetExtents", GLib.Variant("(u)", (1,)))
        return extents[0][1] if extents else None

    def assert_stays(self, row, where, act, total):
        """Something changes above the row: it keeps scroll, selection and focus."""
        act()
        self.app.find(Role.LABEL, contains="%d activities" % total)
        app.until(lambda: self.place(row) == where,
                  lambda: "“%s” at %s (it is at %s)" % (row, where, self.place(row)))

    def test_stays_where_it_is(self):
        run = self.app
        total = len(self.ctl("list", "activities"))
        first = self.select_first()
        run.keys("Delete")
        run.find(Role.LABEL, contains="%d activities" % (total - 1))
        second = run.wait_focus(Role.TABLE_ROW).name
        last = self.reach("End", lambda row: row.name != second and row.has(State.SELECTED), "the last row")
        row = self.reach("Page_Up", lambda row: row.name != last and row.has(State.SELECTED), "a page up")
        where = app.until(lambda: self.place(row), "the place of the row")
        # By this window, above what is shown.
        self.assert_stays(row, where, lambda: run.keys("ctrl+z"), total)
        # By another program.
        reference = first.rpartition(", ")[2]
        self.assert_stays(row, where, lambda: self.ctl("delete", reference), total - 1)
        self.assert_stays(row, where, lambda: self.ctl("undo"), total)
        run.quit()

    def test_many_at_once(self):
        run = self.app
        total = len(self.ctl("list", "activities"))
        self.select_first()
        run.keys("ctrl+a")
        run.find(Role.LABEL, contains="%d selected" % total)
        # From a row, the menu changes all that is selected.
        run.keys("shift+F10")
        self.pick("Add a Tag")
        run.find(Role.DIALOG, "Add a Tag")
        run.wait_focus((Role.TEXT, Role.ENTRY))
        run.keys("Return")
        run.find(contains="Give the name of a tag.")
        run.type("Village")
        run.listen()
        run.keys("Return")
        self.said("%d activities changed" % total)
        run.gone(Role.DIALOG)
        self.assertEqual([tag for tag in self.ctl("list", "tags") if tag["tag"] == "Village"],
                         [{"tag": "Village", "activities": total}])
        run.wait_focus(Role.TABLE_ROW)
        run.listen()
        run.keys("ctrl+z")
        self.said("Village")
        app.until(lambda: all(tag["tag"] != "Village" for tag in self.ctl("list", "tags")), "the tags are gone in one step")
        run.find(Role.LABEL, contains="%d selected" % total)
        run.quit()

    def test_all_to_the_trash_and_back(self):
        for narrow in (False, True):
            with self.subTest(narrow=narrow):
                run = self.app
                if narrow:
                    run.narrow()
                    run.keys("alt+2")
                    run.wait_focus(Role.TABLE_ROW)
                total = len(self.ctl("list", "activities"))
                run.keys("ctrl+a")
                run.find(Role.LABEL, contains="%d selected" % total)
                run.listen()
                run.keys("Delete")
                self.said("%d activities moved to the trash" % total)
                run.find(name="All Activities Are in the Trash")
                self.assertTrue(run.wait_focus().matches(Role.BUTTON, contains="Log an Activity"), run.focused().describe())
                run.listen()
                run.keys("ctrl+z")
                self.said("Moved to the trash: %d activities" % total)
                run.find(Role.LABEL, contains="%d activities" % total)
                run.settle()
                self.assertEqual(run.wait_focus().role, Role.TABLE_ROW, run.focused().describe())
        run.quit()

    def test_selection_bar_fits_a_narrow_window(self):
        run = self.app
        run.narrow()
        # The columns become one: the list is another one, which has to have the keyboard first.
        run.keys("alt+2")
        run.wait_focus(Role.TABLE_ROW)
        run.keys("ctrl+a")
        run.find(Role.LABEL, contains="selected")

        def inside(node):
            x, _y, width, _height = node.extents()
            return x >= 0 and x + width <= 360
        for name in ("Select none", "Change", "Move to the trash", "Show the details"):
            app.until(lambda: inside(run.find(name=name)), lambda: "“%s” inside the window" % name)
        run.quit()

    def minutes(self):
        """Durations of the rows shown, from the top."""
        rows = [row.name for row in self.app.tree().find_all(Role.TABLE_ROW) if not row.name.startswith("Date ")]
        found = [re.search(r", (?:(\d+)\sh(?:\s(\d+))?|(\d+)\smin)", row) for row in rows]
        return [int(each[3] or 0) + 60 * int(each[1] or 0) + int(each[2] or 0) for each in found if each]

    def test_sorts_by_keyboard(self):
        run = self.app
        for order, narrow in (("Longest First", False), ("Shortest First", True)):
            with self.subTest(order=order, narrow=narrow):
                if narrow:
                    run.narrow()
                    run.keys("alt+2")
                run.wait_focus(Role.TABLE_ROW)
                run.tab_to(Role.TOGGLE_BUTTON, "Order and columns")
                run.keys("space")
                for label in ("Sort", order):
                    app.until(lambda: run.focused().role in (Role.MENU_ITEM, Role.RADIO_MENU_ITEM, Role.CHECK_MENU_ITEM), "a menu")
                    for _ in range(12):
                        if run.focused().spoken == label:
                            break
                        run.keys("Down")
                    self.assertEqual(run.focused().spoken, label)
                    run.keys("Return")
                app.until(lambda: len(self.minutes()) > 3
                          and self.minutes() == sorted(self.minutes(), reverse=not narrow), lambda: "%s: %s" % (order, self.minutes()))
                run.wait_focus(Role.TOGGLE_BUTTON, "Order and columns")
                run.keys("alt+2")
        run.quit()

    def test_dialogs_of_a_narrow_window_begin_in_their_first_field(self):
        run = self.app
        total = len(self.ctl("list", "activities"))
        run.narrow()
        run.keys("alt+2")
        run.wait_focus(Role.TABLE_ROW)
        run.keys("ctrl+e")
        run.wait_focus(contains="Columns")
        run.keys("Escape")
        run.gone(Role.DIALOG)
        run.wait_focus(Role.TABLE_ROW)
        run.keys("ctrl+a")
        run.find(Role.LABEL, contains="%d selected" % total)
        run.keys("shift+F10")
        self.pick("Add a Tag")
        # Who knows the dialog does not wait until it has come up.
        run.type("Village")
        run.listen()
        run.keys("Return")
        self.said("%d activities changed" % total)
        run.gone(Role.DIALOG)
        self.assertEqual([tag for tag in self.ctl("list", "tags") if tag["tag"] == "Village"],
                         [{"tag": "Village", "activities": total}])
        run.keys("ctrl+comma")
        run.wait_focus(contains="Who is at the keyboard")
        # The row is pressed before the page of people has come up, and what is chosen there at once.
        run.keys("Return", "Down")
        run.wait_focus(Role.LIST_ITEM, contains=self.ctl("list", "mediators")[1]["given"])
        run.keys("Escape", "Escape")
        run.gone(Role.DIALOG)
        run.quit()

    def test_details_in_a_narrow_window(self):
        run = self.app
        run.narrow()
        run.keys("alt+2")
        first = run.wait_focus(Role.TABLE_ROW).name
        for _ in range(3):
            run.keys("Return")
            run.wait_focus(Role.BUTTON, "Close the details")
            self.assertEqual(len(run.tree().find_all(Role.BUTTON, "Back")), 1, "one way back to the pages")
            run.keys("Escape")
            run.gone(Role.BUTTON, "Close the details")
            self.assertEqual(run.wait_focus(Role.TABLE_ROW).name, first)
        run.quit()

    def test_export(self):
        run = self.app
        total = len(self.ctl("list", "activities"))
        run.keys("F10")
        self.pick("Export the List")
        run.find(Role.DIALOG, "Export the List")
        run.wait_focus(contains="Columns")
        run.keys("Escape")
        run.gone(Role.DIALOG)
        # Where it came from.
        run.wait_focus(name="Main menu")
        run.keys("F10")
        self.pick("Export the List")
        run.wait_focus(contains="Columns")
        # Tab, not the default button: the file is asked for in a window of its own.
        run.tab_to(Role.BUTTON, "Export…")
        run.keys("Return")
        run.wait_focus((Role.TEXT, Role.ENTRY))
        run.keys("ctrl+a")
        run.type(os.path.join(self.folder.path, "list.ods"))
        run.listen()
        run.keys("Return")
        self.said("%d rows exported" % total)
        run.gone(Role.DIALOG)
        with zipfile.ZipFile(os.path.join(self.folder.path, "list.ods")) as archive:
            self.assertGreater(archive.read("content.xml").decode().count("<table:table-row>"), total)
        run.wait_focus(name="Main menu")
        # Not asked to end well: the chooser of files of GTK leaks (see test-import).
        run.kill()

    def test_saved_filter(self):
        run = self.app
        run.tab_to(Role.TOGGLE_BUTTON, "Kind")
        run.keys("space")
        run.wait_focus(Role.LIST_ITEM)
        run.tab_to(Role.LIST_ITEM, contains="Workshop", key="Down", most=8)
        run.keys("Return")
        only_workshops = lambda: self.rows() and all(row.name.startswith("Workshop,") for row in self.rows())  # noqa: E731
        app.until(only_workshops, "workshops only")
        run.tab_to(Role.TOGGLE_BUTTON, "Saved filters")
        run.keys("space")
        self.pick("Save These Filters")
        run.wait_focus((Role.TEXT, Role.ENTRY), "Name")
        run.type("Ateliers")
        run.listen()
        run.keys("Return")
        self.said("Filter saved")
        run.wait_focus()
        run.press(Role.BUTTON, "Clear: Kind")
        app.until(lambda: self.rows() and not only_workshops(), "everything again")
        run.tab_to(Role.TOGGLE_BUTTON, "Saved filters")
        run.keys("space")
        self.pick("Ateliers")
        app.until(only_workshops, "the workshops again")
        run.quit()


if __name__ == "__main__":
    tap.main()
