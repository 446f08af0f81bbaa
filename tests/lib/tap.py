# tap.py: a unittest program whose result Meson reads as TAP.
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
import unittest


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.n = 0

    def line(self, ok, test, comment=""):
        self.n += 1
        print("%s %d %s%s" % ("ok" if ok else "not ok", self.n, test.id().partition(".")[2], comment), flush=True)

    def details(self, test, error):
        text = "".join(self._exc_info_to_string(error, test))
        for line in text.splitlines():
            print("# " + line, flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.line(True, test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.details(test, error)
        self.line(False, test)

    def addError(self, test, error):
        super().addError(test, error)
        self.details(test, error)
        self.line(False, test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.line(True, test, " # SKIP " + reason)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self.details(test, error)
            self.line(False, subtest)


def main():
    """Runs every test of the calling program; words after "--" would be its own arguments."""
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    result = TapResult()
    suite.run(result)
    print("1..%d" % result.n, flush=True)
    sys.exit(0 if result.wasSuccessful() else 1)
