"""Killed at any moment while somebody types in the window: at most three seconds are lost.

The program is started, unlocked, typed into, and killed without a word. The
next start shows what is left of it. `ATTUNE_LONG=1` kills it 300 times; else
it is killed as often as a minute allows.
"""

import os
import random
import time

from folder import PASSPHRASE, set_up
from window import FIELDS, SECRETS, Home, Program, wait_for, xdotool

LINE = "What is still with me?"
SHEET = "Just a line"
MOST_LOST = 3.0
LONG = "ATTUNE_LONG" in os.environ
KILLS = 300 if LONG else 40
SECONDS = 3 * 3600 if LONG else 60


class Typist:
    """Types numbers, one after the other, and knows when each was typed."""

    def __init__(self, first, seed):
        self.typed, self.next, self.dice = [], first, random.Random(seed)

    def type_for(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.type_one()
            # Mostly she types on; now and then she looks up.
            pause = self.dice.choice([0.02] * 12 + [0.3, 0.8, 1.3, 2.2])
            time.sleep(max(0, min(pause, end - time.monotonic())))

    def type_one(self):
        xdotool("type", "--delay", "4", "--", f"{self.next} ")
        self.typed.append((self.next, time.monotonic()))
        self.next += 1

    def lost(self, kept, killed):
        """Seconds of typing that are gone, when this number was the last that is left."""
        gone = [when for number, when in self.typed if number > kept]
        return killed - gone[0] if gone else 0.0


def killed_while_typing(checks, binary, folder):
    home = Home(folder)
    began, losses = time.monotonic(), []
    program = first_start(binary, home)
    try:
        for kill in range(KILLS):
            typist = Typist(1000 * (kill + 1), kill)
            program.click_field(LINE)
            program.press("ctrl+a")
            typist.type_for(typist.dice.uniform(0.3, 6.0))
            if kill % 2 == 0:
                # In the middle of it: what was typed at the last moment cannot be kept.
                typist.type_one()
            killed = program.kill()
            program.stop()
            program = Program(binary, home)
            kept = last_number(unlocked_text(program, bool(home.rescue_copies())))
            lost = typist.lost(kept, killed)
            losses.append(lost)
            if lost > MOST_LOST:
                checks.that("killed while typing", False, f"({lost:.1f} s are gone: {kept} is the last of {typist.typed})")
                return
            if time.monotonic() - began > SECONDS:
                break
        some = sum(lost > 0 for lost in losses)
        figures = f"{len(losses)} kills, {some} lost something, at most {max(losses):.2f} s"
        checks.that(f"killed while typing in the window: {figures}", some > 0 and len(losses) > 1)
    finally:
        program.stop()


def first_start(binary, home):
    program = Program(binary, home)
    set_up(program)
    program.click(f"Begin {SHEET}")
    program.find(LINE, FIELDS)
    return program


def unlocked_text(program, rescued):
    """Unlocks, takes the rescue copy if there is one, and reads what the sheet says."""
    program.find("Passphrase", SECRETS)
    program.press("ctrl+a")
    program.type(PASSPHRASE)
    program.press("Return")
    names = [f"Open it: {SHEET}"] if rescued else [f"Go on with {SHEET}", f"Begin {SHEET}"]
    wait_for("the sheet", lambda: program.look(names[-1]))
    time.sleep(0.4)
    program.click(next(name for name in names if program.look(name)))
    program.find(LINE, FIELDS)
    return program.read(LINE)


def last_number(text):
    words = text.split()
    # The last one may be cut: typed to half when the program was killed.
    whole = words if text.endswith(" ") else words[:-1]
    return int(whole[-1]) if whole else 0
