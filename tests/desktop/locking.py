"""The folder is locked when the screen is, when the lid closes and before the machine sleeps."""

import os
import pathlib
import select
import subprocess
import sys
import time

from folder import PASSPHRASE, set_up, unlock
from window import FIELDS, SECRETS, Home, NotThere, Program, xdotool

HERE = pathlib.Path(__file__).parent
WORDS = "written before the lid was closed"
LINE = "What is still with me?"


class Powers:
    """A private system bus, and what happens on it and on the session's bus."""

    def __init__(self):
        self.bus = subprocess.Popen(
            ["dbus-daemon", f"--config-file={HERE / 'session.conf'}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = self.bus.stdout.readline().strip()
        self.speaker = subprocess.Popen(
            [sys.executable, str(HERE / "powers.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.heard = b""
        self.hears("ready")

    def happens(self, what):
        self.speaker.stdin.write(f"{what}\n".encode())
        self.speaker.stdin.flush()

    def hears(self, words, seconds=10):
        """Waits until the window did this; a line is heard once."""
        end = time.monotonic() + seconds
        while words.encode() not in self.heard:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.speaker.stdout], [], [], left)[0]:
                raise NotThere(f"“{words}” was not heard: {self.heard}")
            self.heard += os.read(self.speaker.stdout.fileno(), 4096)
        self.heard = self.heard.split(words.encode(), 1)[1]

    def stop(self):
        os.environ.pop("DBUS_SYSTEM_BUS_ADDRESS", None)
        for process in (self.speaker, self.bus):
            process.kill()
            process.wait()


def the_recovery_sheet_opens_it(checks, binary, folder):
    home, new = Home(folder), "harbour violet candle stone meadow"
    key, fields = "The key from your recovery sheet", SECRETS | FIELDS
    program = Program(binary, home)
    try:
        paper = set_up(program)
        program.click("Begin Just a line")
        program.click_field(LINE)
        program.type(WORDS)
        program.wait_to_read(LINE, WORDS)
        program.press("ctrl+shift+l")
        program.click("Use the recovery sheet")
        program.click(key, fields)
        program.type(paper[:20].lower())
        program.wait_for_text("20 of 59 letters")
        for name in ["New passphrase", "The same once more"]:
            program.click(name, SECRETS)
            program.type(new)
        program.press("Return")
        program.wait_for_text("A letter is wrong")
        checks.that("a key that is not whole is told, and stays to be mended", paper[:20].lower() in program.read(key))
        program.click(key, fields)
        program.press("ctrl+End")
        program.type(paper[20:].lower())
        program.click("The same once more", SECRETS)
        program.press("Return")
        program.wait_to_read(LINE, WORDS)
        checks.that("the recovery sheet opens the folder, by keyboard", True)
        program.press("ctrl+shift+l")
        program.wait_for_text("Closed as you asked")
        time.sleep(2)
        left = program.memory_holds(paper) + program.memory_holds(paper.lower()) + program.memory_holds(new)
        checks.that("locked again, neither key nor passphrase is in memory", left == 0, f"({left} places)")
        program.click("Passphrase", SECRETS)
        program.type(PASSPHRASE)
        program.press("Return")
        program.wait_for_text("That is not the passphrase")
        program.press("ctrl+a")
        program.type(new)
        program.press("Return")
        program.wait_to_read(LINE, WORDS)
        checks.that("from then on the new passphrase opens it, and the old one does not", True)
    finally:
        program.stop()


def the_system_locks_it(checks, binary, folder):
    home, powers = Home(folder), Powers()
    program = Program(binary, home)
    try:
        set_up(program)
        powers.hears("held sleep Attune delay")
        checks.that("the window asks for a moment before the machine sleeps", True)
        program.click("Begin Just a line")
        for what, name in [("saver", "the screen is locked"), ("lid", "the lid is closed"), ("session", "the session is locked")]:
            program.click_field(LINE)
            program.press("ctrl+a")
            program.type(f"{WORDS} {what}")
            program.wait_to_read(LINE, f"{WORDS} {what}")
            powers.happens(what)
            program.wait_for_text("Closed because the screen was locked")
            left = [said for said in program.names() if WORDS in said]
            checks.that(f"it locks when {name}", not left and program.look("Passphrase", SECRETS), str(left))
            unlock(program, LINE)
        program.wait_to_read(LINE, f"{WORDS} session")
        checks.that("and what was written a moment before is there", True)

        # Nobody looks at it: it is locked all the same, before the machine may sleep.
        program.click_field(LINE)
        program.press("ctrl+End")
        program.type(" asleep")
        program.wait_to_read(LINE, "asleep")
        xdotool("windowminimize", program.x_window)
        time.sleep(1)
        powers.happens("sleep")
        powers.hears("let go")
        left = program.memory_holds(WORDS)
        checks.that("minimised, it has forgotten every word before it lets the machine sleep", left == 0, f"({left} places)")
        powers.happens("wake")
        powers.hears("held sleep")
        checks.that("awake, it asks for a moment before the next sleep", True)
        xdotool("windowmap", program.x_window, "windowactivate", "--sync", program.x_window)
        program.wait_for_text("Closed because the screen was locked")
        program.click("Passphrase", SECRETS)
        unlock(program, LINE)
        program.wait_to_read(LINE, f"{WORDS} session asleep")
        program.type("!")
        program.wait_to_read(LINE, f"{WORDS} session asleep!")
        checks.that("and one writes on where one stopped", True)
    finally:
        program.stop()
        powers.stop()
