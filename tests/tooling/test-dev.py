# test-dev.py SOURCE: what the project's own tools promise: ./dev exec, the private screen, the lint, the counting.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pty
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

SOURCE = os.path.abspath(sys.argv[1])
sys.path[:0] = [os.path.join(SOURCE, "build-aux"), os.path.join(SOURCE, "tests", "lib")]

run_tests = __import__("run-tests")
lint = __import__("lint")
tap = __import__("tap")

MINIMAL = """project('minimal', 'c', version: '1')
executable('hello', 'hello.c', install: true)
"""
OPTIONS = "option('profile', type: 'string', value: '')\n"
HELLO = '#include <stdio.h>\nint\nmain (void)\n{\n  puts ("%s");\n  return 0;\n}\n'


def outside():
    """The environment of somebody who has not entered the root yet, where the root can be entered again."""
    environment = dict(os.environ)
    if environment.get("PERMANENCE_ROOT") and shutil.which("bwrap"):
        environment.pop("PERMANENCE_INSIDE", None)
    return environment


def dev(*arguments, source=SOURCE, **options):
    return subprocess.run([os.path.join(source, "dev"), *arguments], env=outside(), capture_output=True, **options)


class Exec(unittest.TestCase):
    def test_standard_input_and_output_are_those_of_the_command(self):
        data = bytes(range(256)) * 300
        result = dev("exec", "--no-build", "cat", input=data)
        self.assertEqual((result.stdout, result.stderr, result.returncode), (data, b"", 0))

    def test_exit_status_is_that_of_the_command(self):
        self.assertEqual(dev("exec", "--no-build", "sh", "-c", "exit 7").returncode, 7)

    def test_arguments_arrive_as_they_are(self):
        words = ["a b", "", "*", "é'\"$HOME", "--", "\n"]
        result = dev("exec", "--no-build", "printf", "%s|", *words)
        self.assertEqual(result.stdout.decode(), "".join(word + "|" for word in words))

    def test_directory_is_kept(self):
        with tempfile.TemporaryDirectory() as folder:
            result = dev("exec", "--no-build", "pwd", cwd=folder)
            self.assertEqual(result.stdout.decode(), os.path.realpath(folder) + "\n")

    def test_process_group_is_kept(self):
        result = dev("exec", "--no-build", "sh", "-c", "ps -o pgid= -p $$", start_new_session=True)
        self.assertEqual(result.returncode, 0)
        group = int(result.stdout)
        self.assertNotEqual(group, os.getpgrp())
        inner = dev("exec", "--no-build", "sh", "-c", "ps -o pgid= -p $$")
        self.assertEqual(int(inner.stdout), os.getpgrp())

    def test_command_dies_with_its_caller(self):
        process = subprocess.Popen([os.path.join(SOURCE, "dev"), "exec", "--no-build", "sh", "-c", "echo $$; exec sleep 600"],
                                   env=outside(), stdout=subprocess.PIPE)
        pid = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        deadline = time.monotonic() + 20
        while alive(pid) and time.monotonic() < deadline:
            time.sleep(0.02)
        self.assertFalse(alive(pid))

    def test_no_command_is_a_usage_error(self):
        self.assertEqual(dev("exec").returncode, 2)
        self.assertEqual(dev("no-such-command").returncode, 2)


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stream:
            return stream.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Build(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.source = os.path.join(self.folder.name, "project")
        os.mkdir(self.source)
        shutil.copy(os.path.join(SOURCE, "dev"), self.source)
        shutil.copytree(os.path.join(SOURCE, "build-aux"), os.path.join(self.source, "build-aux"))
        self.write("meson.build", MINIMAL)
        self.write("meson.options", OPTIONS)
        self.write("hello.c", HELLO % "one")

    def write(self, name, text):
        with open(os.path.join(self.source, name), "w", encoding="utf-8") as stream:
            stream.write(text)

    def test_exec_builds_what_is_stale_and_says_nothing(self):
        first = dev("exec", "hello", source=self.source)
        self.assertEqual((first.stdout, first.stderr), (b"one\n", b""))
        # A file system that counts in whole seconds must see the change too.
        self.write("hello.c", HELLO % "two")
        later = time.time() + 5
        os.utime(os.path.join(self.source, "hello.c"), (later, later))
        second = dev("exec", "hello", source=self.source)
        self.assertEqual((second.stdout, second.stderr), (b"two\n", b""))

    def test_failed_build_is_said_and_the_command_is_not_run(self):
        self.write("hello.c", "int main (void) { return no_such_thing; }\n")
        result = dev("exec", "echo", "run", source=self.source)
        self.assertEqual((result.returncode, result.stdout), (125, b""))
        self.assertIn(b"no_such_thing", result.stderr)

    def test_terminal_is_told_how_far_it_is(self):
        gate = os.path.join(self.source, "gate")
        os.mkfifo(gate)
        self.write("meson.build", MINIMAL + "custom_target('last', output: 'last', capture: true, "
                   f"command: ['cat', '{gate}'], build_by_default: true)\n")
        ours, terminal = pty.openpty()
        environment = dict(outside(), PERMANENCE_REPORT_SECONDS="0.2")
        building = subprocess.Popen([os.path.join(self.source, "dev"), "build"], env=environment, stderr=terminal)
        os.close(terminal)
        with open(ours, "rb", closefd=True) as told:
            self.assertRegex(told.readline(), rb"^dev:   built \d+ of \d+\r\n$")
            with open(gate, "wb"):
                pass
            self.assertEqual(building.wait(), 0)

    def test_two_at_once_wait_for_each_other(self):
        command = [os.path.join(self.source, "dev"), "exec", "hello"]
        both = [subprocess.Popen(command, env=outside(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
        self.assertEqual([process.communicate() for process in both], [(b"one\n", b"")] * 2)


class Screen(unittest.TestCase):
    def test_session_is_private_and_leaves_nothing(self):
        script = os.path.join(SOURCE, "build-aux", "with-display.sh")
        result = subprocess.run(["sh", script, "sh", "-c",
                                 'echo "$HOME $DISPLAY"; xdpyinfo | grep dimensions; test -S "${DBUS_SESSION_BUS_ADDRESS#unix:path=}" '
                                 '|| echo "$DBUS_SESSION_BUS_ADDRESS" | grep -q unix:; exit 9'],
                                capture_output=True, text=True)
        self.assertEqual(result.returncode, 9, result.stderr)
        home, display = result.stdout.splitlines()[0].split()
        self.assertIn("1366x768", result.stdout)
        self.assertNotEqual(home, os.environ.get("HOME"))
        self.assertNotEqual(display, os.environ.get("DISPLAY"))
        self.assertFalse(os.path.exists(home))


class Lint(unittest.TestCase):
    """Each check that guards the architecture finds a planted fault."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.write("src/domain/pmn-low.c", "#include <glib.h>\n")
        self.write("src/core/pmn-high.h", "#include <gio/gio.h>\n")

    def write(self, name, text):
        path = os.path.join(self.folder.name, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(text)

    def lint(self, check, build=None):
        project = lint.Project(self.folder.name, build)
        return lint.all_checks()[check](project)

    def test_include_of_an_upper_layer(self):
        self.assertEqual(self.lint("includes"), [])
        self.write("src/domain/pmn-low.c", '#include "pmn-high.h"\n')
        self.assertEqual(self.lint("includes"), ["src/domain/pmn-low.c: domain includes “pmn-high.h” of core"])

    def test_include_of_a_foreign_library(self):
        self.write("src/domain/pmn-low.c", "#include <gio/gio.h>\n")
        self.assertEqual(len(self.lint("includes")), 1)
        self.write("src/domain/pmn-low.c", "#include <gtk/gtk.h>\n")
        self.assertEqual(len(self.lint("includes")), 1)

    def test_sql_outside_the_store(self):
        self.assertEqual(self.lint("sql"), [])
        self.write("src/store/pmn-query.c", 'const char *sql = "SELECT id FROM activity";\n')
        self.assertEqual(self.lint("sql"), [])
        self.write("src/core/pmn-query.c", 'const char *sql = "SELECT id FROM activity";\n')
        self.assertEqual(len(self.lint("sql")), 1)

    def test_symbol_of_gtk_below_the_window(self):
        build = os.path.join(self.folder.name, "build")
        self.write("build/src/domain/low.c", "void gtk_init (void);\nvoid low (void);\nvoid low (void) { gtk_init (); }\n")
        where = os.path.join(build, "src", "domain")
        subprocess.run(["cc", "-c", "low.c"], cwd=where, check=True)
        subprocess.run(["ar", "csr", "libpmn-domain.a", "low.o"], cwd=where, check=True)
        self.assertEqual(self.lint("symbols", build), ["libpmn-domain.a: needs gtk_init"])

    def test_function_that_is_not_sourced(self):
        self.write("dev", "#!/bin/sh\nexec sh build-aux/work.sh\n")
        self.write("build-aux/messages.sh", "say () { echo; }\nfail () { say; }\n")
        self.write("build-aux/work.sh", '. "$source_dir/build-aux/messages.sh"\nmake work || fail "No."\n')
        self.assertEqual(self.lint("shell-functions"), [])
        self.write("build-aux/work.sh", 'make work || fail "No."\n')
        self.assertEqual(self.lint("shell-functions"), ["build-aux/work.sh: calls “fail” and does not source it"])

    def test_function_without_a_comment(self):
        self.write("src/core/pmn-high.h", "/** pmn_a: Returns: one. */\nint pmn_a (void);\n")
        self.assertEqual(self.lint("comments"), [])
        self.write("src/core/pmn-high.h", "/** pmn_a: Returns: one. */\nint pmn_a (void);\nchar **pmn_b (int a,\n  int b);\n")
        self.assertEqual(self.lint("comments"), ["src/core/pmn-high.h: pmn_b has no comment"])

    def test_list_of_files_out_of_order(self):
        self.write("src/core/meson.build", "x = files(\n  'a.c',\n  'b.c',\n)\ny = files(\n  'a.c',\n)\n")
        self.assertEqual(self.lint("sorted-lists"), [])
        self.write("src/core/meson.build", "x = files(\n  'b.c',\n  'a.c',\n)\n")
        self.assertEqual(self.lint("sorted-lists"), ["src/core/meson.build: a list of files is not in order"])

    def test_unlisted_translatable_file(self):
        self.write("po/POTFILES.in", "")
        self.write("src/core/pmn-words.c", 'const char *word = N_("Activities");\n')
        self.assertEqual(self.lint("potfiles"), ["src/core/pmn-words.c is not named"])

    def test_untranslated_string(self):
        self.write("po/POTFILES.in", "src/core/pmn-words.c\n")
        self.write("src/core/pmn-words.c", 'const char *word = N_("Activities");\n')
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        self.write("po/fr.po", header)
        self.assertEqual(self.lint("french"), ['untranslated: "Activities"'])
        self.write("po/fr.po", header + 'msgid "Activities"\nmsgstr "Activités"\n')
        self.assertEqual(self.lint("french"), [])


class Counting(unittest.TestCase):
    def count(self, result, output):
        return tuple(len(names) for names in run_tests.cases_of({"name": "x", "result": result, "stdout": output}))

    def test_each_case_counts_once(self):
        self.assertEqual(self.count("OK", "TAP version 14\n# random seed: x\n1..3\nok 1 /a\n    ok 1 - inner\nok 2 /b # SKIP why\nok 3 /c\n"), (2, 0, 1))

    def test_failed_case(self):
        self.assertEqual(self.count("FAIL", "1..2\nok 1 /a\nnot ok 2 /b - message\n"), (1, 1, 0))

    def test_crash_and_leak_are_failures_even_when_every_case_passed(self):
        self.assertEqual(self.count("FAIL", "1..1\nok 1 /a\n"), (1, 1, 0))
        self.assertEqual(self.count("ERROR", ""), (0, 1, 0))
        self.assertEqual(self.count("TIMEOUT", "1..9\nok 1 /a\n"), (1, 1, 0))

    def test_program_without_cases_is_one_case(self):
        self.assertEqual(self.count("OK", ""), (1, 0, 0))
        self.assertEqual(self.count("FAIL", ""), (0, 1, 0))


if __name__ == "__main__":
    tap.main()
