"""Two computers with one folder between them, as a sync engine keeps it."""

import time

from folder import set_up, unlock
from window import SECRETS, Home, Program, xdotool

LINE = "What is still with me?"


class Both:
    """Two windows on one screen: the one that is used stands alone on it."""

    def __init__(self):
        self.programs = []

    def take(self, program):
        for other in self.programs:
            if other is not program:
                xdotool("windowminimize", other.x_window)
        xdotool("windowmap", program.x_window, "windowraise", program.x_window)
        xdotool("windowfocus", "--sync", program.x_window, check=False)
        time.sleep(0.8)


def add(program, words):
    program.click_field(LINE)
    program.press("ctrl+End")
    program.type(words)
    program.wait_to_read(LINE, words)
    program.press("ctrl+s")


def two_computers_write_the_same_sheet(checks, binary, folder):
    shared = folder / "synced" / "locked"
    shared.parent.mkdir(parents=True)

    def computer(name):
        home = Home(folder / name)
        settings = home.folder / ".config/attune/settings.ron"
        settings.parent.mkdir(parents=True)
        settings.write_text(f'(vault: Some("{shared}"))')
        return home

    both = Both()
    first = Program(binary, computer("first"))
    both.programs.append(first)
    second = None
    try:
        set_up(first)
        first.click("Begin Just a line")
        add(first, "From the first")
        first.wait_for_text("Saved")
        xdotool("windowminimize", first.x_window)
        second = Program(binary, computer("second"))
        both.programs.append(second)
        both.take(second)
        second.click("Passphrase", SECRETS)
        unlock(second)
        second.click("Go on with Just a line")
        second.wait_to_read(LINE, "From the first")
        checks.that("what one computer wrote is read on the other", True)
        add(second, ", then the second")
        second.wait_for_text("Saved")

        both.take(first)
        add(first, ", then the first again")
        first.click("Look at both")
        first.wait_for_text("Two states of the same worksheet")
        seen = first.names()
        there = [any(words in name for name in seen) for words in ("then the second", "then the first again")]
        checks.that("both texts are shown side by side before anything is written", all(there), str(seen))
        first.click("I have decided")
        first.wait_to_read(LINE, "then the first again")
        first.wait_for_text("Saved")
        sheets = sorted((shared / "docs").glob("*/*.attune"))
        checks.that("there is one file, with the text that was decided for", len(sheets) == 1, str(sheets))
        first.click("Earlier states")
        first.wait_for_text("then the second")
        checks.that("and the other text lies in the earlier states", True)
    finally:
        for program in both.programs:
            program.stop()


def the_drive_is_gone_for_a_while(checks, binary, folder):
    drive = folder / "drive" / "locked"
    drive.parent.mkdir(parents=True)
    home = Home(folder / "drive-home")
    settings = home.folder / ".config/attune/settings.ron"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'(vault: Some("{drive}"))')
    program = Program(binary, home)
    try:
        set_up(program)
        program.click("Begin Just a line")
        add(program, "Before")
        program.wait_for_text("Saved")
        away = drive.parent / "away"
        drive.rename(away)
        add(program, ", and without the drive")
        program.wait_for_text("not there any more")
        checks.that("that the folder is gone is said, and nothing is called saved", True)
        checks.that("nothing is made where it was", not drive.exists())
        away.rename(drive)
        program.press("Escape")
        add(program, ", and back")
        program.wait_for_text("Saved")
        program.press("ctrl+shift+l")
        unlock(program, LINE)
        program.wait_to_read(LINE, "Before, and without the drive, and back")
        checks.that("put back, it takes every word", True)
    finally:
        program.stop()
