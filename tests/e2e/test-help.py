# test-help.py: F1 on a computer without a program for help pages: the web browser, else what can be done without.
# SPDX-License-Identifier: GPL-3.0-or-later
import os

import app
from app import Role

import tap


class Help(app.TestCase):
    def setUp(self):
        super().setUp()
        if app.Gio.AppInfo.get_default_for_uri_scheme("help") is not None:
            self.skipTest("a program shows help pages here")

    def begin(self):
        self.start(self.folder.demo())
        self.app.wait_focus()
        return self.app

    def add_browser(self):
        """One that only writes what it is asked to show; returns where."""
        shown = os.path.join(self.folder.path, "shown")
        applications = os.path.join(self.folder.env["XDG_DATA_HOME"], "applications")
        os.makedirs(applications)
        with open(os.path.join(applications, "browser.desktop"), "w", encoding="utf-8") as stream:
            stream.write("[Desktop Entry]\nType=Application\nName=Browser\nMimeType=text/html;\n"
                         f"Exec=sh -c 'echo \"$1\" >{shown}.part && mv {shown}.part {shown}' sh %u\n")
        with open(os.path.join(self.folder.env["XDG_CONFIG_HOME"], "mimeapps.list"), "w", encoding="utf-8") as stream:
            stream.write("[Default Applications]\ntext/html=browser.desktop\n")
        return shown

    def read(self, path):
        app.until(lambda: os.path.exists(path), "the browser")
        with open(path, encoding="utf-8") as stream:
            text = stream.read().strip()
        os.remove(path)
        return text

    def test_in_a_web_browser(self):
        shown = self.add_browser()
        run = self.begin()
        run.keys("F1")
        self.assertTrue(self.read(shown).endswith("/html-C/index.html"))
        # The page on what is open.
        run.keys("ctrl+i")
        run.find(Role.DIALOG, "Import a File")
        run.keys("F1")
        self.assertTrue(self.read(shown).endswith("/html-C/import.html"))
        run.keys("Escape")
        run.gone(Role.DIALOG)
        run.quit()

    def test_without_a_browser(self):
        run = self.begin()
        run.keys("F1")
        run.wait_shows("Yelp")
        run.wait_focus(Role.BUTTON, "Keyboard Shortcuts")
        run.keys("Return")
        run.find(Role.DIALOG, "Keyboard Shortcuts")
        run.keys("Escape")
        run.gone(Role.DIALOG)
        run.quit()


if __name__ == "__main__":
    tap.main()
