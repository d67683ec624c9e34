"""Every sheet of the shelf: filled in to its end in the window, finished, and read again on paper.

A long way, so an ordinary run goes it with four sheets that hold every kind of
question; `ATTUNE_EVERY_SHEET=1` goes it with all of them, and with
`ATTUNE_KEEP_SHEETS=DIR` each worksheet and its PDF are put there to be looked at.
"""

import os
import pathlib
import shutil
import subprocess
import time

import pyatspi
from gi.repository import GLib

from window import FIELDS, Home, Program, wait_for, words_of, xdotool

USUAL = ["supervisor-review", "ideal-life", "boundary-decision", "session-debrief"]

# What is chosen where one choice opens more than another. Everything else is chosen in turn.
CHOOSE = {
    "Agreed aloud?": "no",
    "How alike are my version and theirs?": 3,
    "Would you like to take this to supervision?": "Yes, at the next meeting",
    "Would I do it for my other clients?": "Only for this one",
    "Decision": "Do it in a changed form",
    "Which stage fits best today?": "Working it through",
    "Is it mine, theirs or ours?": "Made between us",
    "Did the supervisee ask for this part": "Yes",
    "Do we meet, or could we meet, in any other role?": "Yes",
    "Does anything need action?": "Yes, agreed below",
    "Leave it here?": "I am still carrying it",
}
# An answer that stands alone: ticking it would take every other tick away.
ALONE = ("Nothing", "None", "I do not think it depended")
SENTENCES = [
    "A long silence, and then a breath that reached the shoulders",
    "I was quicker than I wanted to be; she waited, and so in the end did I",
    "Perhaps it was never about being late, he said",
    "Worry, low in the chest, and a wish to make it all right at once",
    "We agreed to look at it again after the holidays, without hurry",
    "Nothing dramatic: a cup of tea, an open window, somebody humming",
    "The part that I would rather leave out is probably the part to bring",
    "Small talk instead of work: 50 % too much of it, and I let it be",
]
# The words between a question and what to type into it, for fields that take no sentence.
TYPED = [("Date", "2026-11-19"), ("date", "2026-11-05"), ("By when", "2026-12-03"), ("Client code", "C-104")]
COUNTED = ("Minutes", "Session number", "How many", "Hours")


class Filling:
    """One sheet on its way from blank to finished."""

    def __init__(self, program):
        self.program, self.done, self.written, self.turn = program, set(), [], 0

    def to_the_end(self):
        """Answers what is shown, and then what that has opened, until nothing is left."""
        while True:
            before = len(self.done)
            for node in self.program.all():
                try:
                    self.answer(node)
                except GLib.GError:
                    continue  # the sheet changed, and this went away
            if len(self.done) == before:
                return
            time.sleep(0.3)

    def answer(self, node):
        role = node.getRole()
        if role == pyatspi.ROLE_ENTRY:
            self.write(node)
        elif role == pyatspi.ROLE_PANEL:
            self.choose(node)
        elif role == pyatspi.ROLE_CHECK_BOX and not node.name.startswith(ALONE) and self.first_time(node.parent.name, node.name):
            tick(node)
        elif role == pyatspi.ROLE_SLIDER and self.first_time(node.name):
            self.focus(node)
            self.program.press(str(CHOOSE.get(node.name, 3 + self.next() % 7)))
        elif role == pyatspi.ROLE_IMAGE and self.first_time("drawing", node.name):
            self.draw(node)
        elif role == pyatspi.ROLE_PUSH_BUTTON and node.name == "After supervision" and self.first_time(node.name):
            act(node)

    def write(self, node):
        if not self.first_time(node.name):
            return
        words = next((words for part, words in TYPED if part in node.name), None)
        if words is None and node.name.startswith(COUNTED):
            words = str(40 + self.next())
        if words is None:
            words = f"{SENTENCES[self.next() % len(SENTENCES)]} ({self.turn})."
            self.written.append(words)
        self.focus(node)
        if words_of(node):
            self.program.press("ctrl+a")
        xdotool("type", "--delay", "1", "--", words)
        # The next field takes the keyboard only when the last key has arrived.
        wait_for(f"“{words}” in “{node.name}”", lambda: words_of(node).endswith(words))

    def focus(self, node):
        node.queryComponent().grabFocus()
        wait_for(f"the keyboard in “{node.name}”", lambda: node.getState().contains(pyatspi.STATE_FOCUSED))

    def choose(self, node):
        options = [child for child in node if child is not None and child.getRole() == pyatspi.ROLE_RADIO_BUTTON]
        if not options or node.name == "Draw with" or not self.first_time("group", node.name):
            return
        wanted = next((option for question, option in CHOOSE.items() if node.name.startswith(question)), None)
        tick(next((option for option in options if option.name == wanted), options[self.next() % len(options)]))

    def draw(self, node):
        self.program.click(node.name, {pyatspi.ROLE_IMAGE})
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        xdotool("mousemove", str(box.x + 60), str(box.y + 60), "mousedown", "1")
        for step in range(1, 13):
            xdotool("mousemove", str(box.x + 60 + 40 * step), str(box.y + 60 + (step % 3) * 40))
            time.sleep(0.02)
        xdotool("mouseup", "1")

    def first_time(self, *key):
        if key in self.done:
            return False
        self.done.add(key)
        return True

    def next(self):
        self.turn += 1
        return self.turn


def every_sheet_to_its_end(checks, binary, folder):
    home = Home(folder)
    keep = os.environ.get("ATTUNE_KEEP_SHEETS")
    for sheet in sheets():
        file, pdf = folder / f"{sheet}.ron", folder / f"{sheet}.pdf"
        subprocess.run([binary, "new", sheet, "-o", file, "--date", "2026-11-19"], env=home.environment(), check=True)
        program = Program(binary, home, file)
        try:
            filling = fill_in(program)
            open_ones = finish(program)
            checks.that(f"{sheet}: every question can be answered in the window", not open_ones, str(open_ones))
            print_all(program, pdf)
            program.press("ctrl+q")
            program.wait_for_end()
        finally:
            program.stop()
        paper = text_of(pdf)
        lost = [words for words in filling.written if squeezed(words) not in paper]
        checks.that(f"{sheet}: each of {len(filling.written)} written answers is on paper, whole", filling.written and not lost, str(lost))
        if keep:
            for kept in (file, pdf):
                shutil.copy(kept, keep)


def sheets():
    shelf = pathlib.Path(__file__).parents[2] / "worksheets/en"
    return sorted(file.stem for file in shelf.glob("*.ron")) if os.environ.get("ATTUNE_EVERY_SHEET") else USUAL


def fill_in(program):
    program.wait_for_text("You can stop anywhere.")
    whole = program.look("Whole", {pyatspi.ROLE_RADIO_BUTTON})
    if whole is not None:
        act(whole)
        time.sleep(0.3)
    filling = Filling(program)
    filling.done.add(("group", whole.parent.name if whole is not None else ""))
    filling.to_the_end()
    return filling


def finish(program):
    """Finishes it; the questions that it says are open still."""
    act(program.find("Finish", {pyatspi.ROLE_PUSH_BUTTON}))
    time.sleep(0.6)
    return [name for name in program.names() if name.startswith("Go to question")]


def print_all(program, pdf):
    """Saves the PDF, with what would stay home if it were not ticked."""
    program.press("ctrl+p")
    program.wait_for_text("Page")
    for node in program.all():
        if node.getRole() != pyatspi.ROLE_CHECK_BOX or node.name.startswith("Put the PDF"):
            continue
        if not node.getState().contains(pyatspi.STATE_CHECKED):
            tick(node)
    program.wait_for_text("Every answer is on the pages")
    program.press("ctrl+e")
    program.find("File", FIELDS)
    program.press("ctrl+a")
    program.type(str(pdf))
    program.press("Return")
    wait_for("the PDF", pdf.exists)


def act(node):
    node.queryAction().doAction(0)


def tick(node):
    """One at a time, as a person does it."""
    act(node)
    wait_for(f"“{node.name}” to be chosen", lambda: node.getState().contains(pyatspi.STATE_CHECKED))


def text_of(pdf):
    done = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    return squeezed(done.stdout)


def squeezed(words):
    """The words without what a line break may do to them."""
    return "".join(words.replace("\u00ad", "").split())
