# test-help-html.py PAGES FOLDER…: each page of the help is a web page in each language, and its links lead to others.
# SPDX-License-Identifier: GPL-3.0-or-later
import html.parser
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))

import tap  # noqa: E402

PAGES, FOLDERS = sys.argv[1], sys.argv[2:]


class Reader(html.parser.HTMLParser):
    """What a page loads and links to, and its text."""

    def __init__(self, path):
        super().__init__()
        self.addresses, self.text = [], ""
        with open(path, encoding="utf-8") as stream:
            self.feed(stream.read())

    def handle_starttag(self, tag, attributes):
        self.addresses += [value for name, value in attributes if name in ("href", "src") and value]

    def handle_data(self, data):
        self.text += data


class Help(unittest.TestCase):
    def names(self):
        return sorted(name.removesuffix(".page") for name in os.listdir(PAGES) if name.endswith(".page"))

    def test_each_page_in_each_language(self):
        self.assertEqual(sorted(map(os.path.basename, FOLDERS)), ["html-C", "html-fr"])
        for folder in FOLDERS:
            made = sorted(name.removesuffix(".html") for name in os.listdir(folder) if name.endswith(".html"))
            self.assertEqual(made, self.names(), folder)

    def test_the_language(self):
        for folder in FOLDERS:
            text = Reader(os.path.join(folder, "undo.html")).text
            self.assertEqual("Annulation" in text, folder.endswith("fr"), folder)

    def test_nothing_is_outside(self):
        """Without a network, every link leads to a page and every page has its style."""
        for folder in FOLDERS:
            for name in self.names():
                for address in Reader(os.path.join(folder, name + ".html")).addresses:
                    file = address.partition("#")[0]
                    self.assertNotIn("help:", address, name)
                    if file and not address.startswith(("https://", "mailto:")):
                        self.assertTrue(os.path.exists(os.path.join(folder, file)), f"{folder}: {name}: {address}")


if __name__ == "__main__":
    tap.main()
