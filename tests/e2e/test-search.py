# test-search.py: the search of the desktop: what it is told, what it is never told, and the window that it opens.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import subprocess

import app
from app import Role, State

from gi.repository import Gio, GLib

import tap

INTERFACE = "org.gnome.Shell.SearchProvider2"


class Search(app.TestCase):
    def setUp(self):
        super().setUp()
        self.path = self.folder.register("recherche")
        self.ctl("init", "--name", "Mairie d'Essai")
        self.ctl("add", "mediator", "--given", "Ada", "--family", "Martin")
        self.ctl("log", "workshop", "--mediator", "Ada Martin", "--date", "2026-11-12", "--minutes", "90", "--remote",
                 "--theme", "navigation_sur_internet", "--participants", "6", "--title", "Premiers pas")
        self.ctl("log", "individual", "--mediator", "Ada Martin", "--date", "2026-11-13", "--minutes", "45", "--remote",
                 "--theme", "email", "--notes", "Madame Durand")
        self.references = {row["kind"]: row["reference"] for row in
                           json.loads(self.folder.ctl("--register", self.path, "--json", "list", "activities"))}
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        app_id = "io.github.permanence.Permanence" + (".Devel" if app.is_development() else "")
        self.name, self.object = app_id, "/%s/SearchProvider" % app_id.replace(".", "/")

    def ctl(self, *words):
        self.folder.ctl("--register", self.path, *words)

    def ask(self, method, signature, *parameters):
        """Asks as the desktop does."""
        answers = []
        self.bus.call(self.name, self.object, INTERFACE, method, GLib.Variant(signature, parameters), None, 0, 20000,
                      None, lambda bus, result: answers.append(bus.call_finish(result).unpack()))
        return app.until(lambda: answers, "an answer to " + method)[0]

    def find(self, *terms):
        return self.ask("GetInitialResultSet", "(as)", terms)[0]

    def test_search(self):
        run = self.start(self.path, page=None)
        run.wait_today()
        workshop, individual = self.references["workshop"], self.references["individual"]
        self.assertEqual(self.find("premiers"), [workshop], "by title")
        self.assertEqual(self.find(individual.lower()), [individual], "by reference")
        self.assertEqual(self.find("atel"), [workshop], "by kind")
        self.assertEqual(self.find("MAIL"), [individual], "by theme")
        self.assertEqual(self.find("atelier", "pas"), [workshop])
        self.assertEqual(self.find("mail", "atelier"), [], "every word counts")
        self.assertEqual(self.find("Durand"), [], "notes may name people")
        self.assertEqual(self.find("Martin"), [], "nobody is found by name")
        self.assertEqual(self.find(""), [])
        self.assertEqual(self.ask("GetSubsearchResultSet", "(asas)", [workshop], ["pas"])[0], [workshop])

        metas = self.ask("GetResultMetas", "(as)", [workshop, "0000-9999", individual])[0]
        self.assertEqual([meta["id"] for meta in metas], [workshop, individual])
        self.assertEqual(metas[0]["name"], "Workshop · Premiers pas")
        self.assertIn("1 h 30", metas[0]["description"].replace("\u00a0", " ").replace("\u202f", " "))
        self.assertIn(workshop, metas[0]["description"])
        self.assertNotIn("Martin", json.dumps(metas))

        self.ask("ActivateResult", "(sasu)", workshop, ["pas"], 0)
        run.find(Role.LABEL, contains="Premiers pas")
        row = run.find(contains="Premiers pas", states=(State.SHOWING, State.SELECTED))
        self.assertIn("Workshop", row.name)
        self.ask("LaunchSearch", "(asu)", ["durand"], 0)
        # The list of the window, which is for those who are let in, looks into the notes too.
        run.find(contains="E-mail", states=(State.SHOWING,))
        run.gone(contains="Premiers pas")
        run.quit()

    def test_closed(self):
        """The app is not open: the service opens the base for the time of a search, and gives it back."""
        run = self.start(self.path, page=None)
        run.wait_today()
        run.quit()
        service = subprocess.Popen([app.PERMANENCE, "--gapplication-service"], env=self.folder.env)
        self.addCleanup(service.wait)
        self.addCleanup(service.kill)
        app.until(lambda: self.bus.call_sync(
            "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner", GLib.Variant("(s)", (self.name,)), None,
            0, -1).unpack()[0], "the service")
        self.assertEqual(self.find("premiers"), [self.references["workshop"]])
        self.assertEqual(service.wait(app.LIMIT), 0, "it ends by itself")


if __name__ == "__main__":
    tap.main()
