"""What a person does with the program, from the first start to the PDF."""

import shutil
import subprocess
import time

import pyatspi

from every_sheet import every_sheet_to_its_end
from folder import PASSPHRASE, set_up, unlock
from killing import killed_while_typing
from locking import the_recovery_sheet_opens_it, the_system_locks_it
from painters import both_painters_draw_the_same
from syncing import the_drive_is_gone_for_a_while, two_computers_write_the_same_sheet
from window import FIELDS, SECRETS, Home, NotThere, Program, wait_for, xdotool

SHEET = "Validating Style"
BEGIN = f"Begin {SHEET}"
OPEN_AGAIN = f"Open it: {SHEET}"
NAME = "Ottilie Nameless"
LINE = "What is still with me?"
CANARY = "canarybird in the coal mine"
ALREADY = "What of this is already there, even a little?"
SHOWING = "What was the client showing or telling you, in general terms?"
RESPOND = "How did the client respond, and how could you tell?"
WORDS = "Shame after a quarrel, and then relief"
MORE = "Slower breath, eyes up again"


def first_start_set_up_write_crash_recover_lock(checks, binary, folder):
    home = Home(folder)
    program = Program(binary, home)
    try:
        set_up(program)
        program.click(BEGIN)
        program.click_field(SHOWING)
        program.type(WORDS)
        program.wait_to_read(SHOWING, WORDS)
        checks.that("a locked folder is set up and a worksheet begun in it", True)
        program.wait_for_text("Safe on this computer")
        checks.that("it is kept without being asked", True)
        program.press("ctrl+s")
        program.wait_for_text("Saved")
        wait_for("the sealed file", lambda: home.sealed())
        checks.that("nobody else can read the file", all(f.stat().st_mode & 0o777 == 0o600 for f in home.sealed()))
        program.type(" and")
        wait_for("the words to be on the disk", lambda: home.holds_nothing_of(WORDS))
        program.kill()
        checks.that("no file holds a word of it in plain text", home.holds_nothing_of(WORDS), str(home.files_with(WORDS)))

        program = Program(binary, home)
        program.click("Passphrase", SECRETS)
        program.type("not this one")
        program.press("Return")
        program.wait_for_text("That is not the passphrase")
        checks.that("a wrong passphrase is told, and nothing is opened", not program.look(SHEET))
        unlock(program)
        time.sleep(1.5)
        # A crash between two saves leaves a rescue copy, which is offered; else the file has all.
        program.click(OPEN_AGAIN if program.look(OPEN_AGAIN) is not None else f"Go on with {SHEET}")
        program.wait_to_read(SHOWING, WORDS)
        checks.that("after a crash the words are there again", True)

        program.press("ctrl+shift+l")
        program.wait_for_text("Closed as you asked")
        left = [name for name in program.names() if "Shame" in name or SHEET in name]
        checks.that("locked, the window shows nothing of it", not left, str(left))
        program.click("Write now, unlock later")
        program.click("Begin Just a line")
        program.click_field(LINE)
        program.type(MORE)
        program.wait_for_text("Sealed while locked")
        checks.that("a sheet is written and sealed while locked", home.holds_nothing_of(MORE))
        program.kill()

        program = Program(binary, home)
        program.click("Passphrase", SECRETS)
        unlock(program)
        program.click("Open it: Just a line")
        program.wait_to_read(LINE, MORE)
        program.press("ctrl+s")
        program.wait_for_text("Saved")
        checks.that("what was written while locked is offered at the next unlocking, and kept", True)
        wait_for("two sealed files", lambda: len(home.sealed()) == 2)
        program.press("ctrl+q")
        checks.that("Ctrl+Q ends it, with nothing left to ask", program.wait_for_end() == 0)
        checks.that("and no rescue copy is left", not home.rescue_copies(), str(home.rescue_copies()))
    finally:
        program.stop()


def look_around_first(checks, binary, folder):
    home = Home(folder)
    program = look_around(binary, home)
    try:
        program.click(BEGIN)
        program.click_field(SHOWING)
        program.type(WORDS)
        program.wait_for_text("Nothing is kept yet")
        time.sleep(4)
        checks.that("looking around, nothing of it lies on the disk", home.holds_nothing_of(WORDS))
        program.press("ctrl+s")
        program.find("Make my locked folder")
        checks.that("keeping it leads to the locked folder", True)
    finally:
        program.stop()


def locked_it_has_forgotten(checks, binary, folder):
    home = Home(folder)
    program = Program(binary, home)
    try:
        set_up(program)
        program.click(BEGIN)
        program.click_field(SHOWING)
        program.type(CANARY)
        program.wait_to_read(SHOWING, CANARY)
        program.press("ctrl+s")
        program.wait_for_text("Saved")
        checks.that("unlocked, the words are in memory", program.memory_holds(CANARY) > 0)
        program.press("ctrl+shift+l")
        program.wait_for_text("Closed as you asked")
        time.sleep(3)
        left = program.memory_holds(CANARY)
        checks.that("locked, they are nowhere in memory", left == 0, f"({left} places)")
        left = program.memory_holds(PASSPHRASE)
        checks.that("nor is the passphrase", left == 0, f"({left} places)")
    finally:
        program.stop()


def names_move_into_the_folder(checks, binary, folder):
    home = Home(folder)
    program = look_around(binary, home)
    try:
        program.find(BEGIN)
        program.press("ctrl+comma")
        program.click_field("My name")
        program.type(NAME)
        program.wait_for_text("Until you have a locked folder")
        time.sleep(3)
        program.press("ctrl+q")
        program.wait_for_end()
        checks.that("without a folder a name lies in the plain settings, and Settings says so", not home.holds_nothing_of(NAME))
        program = Program(binary, home)
        set_up(program)
        program.press("ctrl+comma")
        program.wait_for_text("They are kept in your locked folder")
        program.click_field("My supervisor")
        program.type(CANARY)
        program.wait_to_read("My name", NAME)
        time.sleep(3)
        left = home.files_with(NAME) + home.files_with(CANARY)
        checks.that("with a folder no name lies in a plain file", not left, str(left))
        program.press("ctrl+shift+l")
        program.wait_for_text("Closed as you asked")
        time.sleep(3)
        left = program.memory_holds(NAME) + program.memory_holds(CANARY)
        checks.that("locked, no name is in memory", left == 0, f"({left} places)")
        unlock(program)
        program.press("ctrl+comma")
        program.wait_to_read("My name", NAME)
        program.wait_to_read("My supervisor", CANARY)
        checks.that("unlocked, the names are there again", True)
    finally:
        program.stop()


def it_speaks_to_nobody(checks, binary, folder):
    home = Home(folder)
    log = folder / "sockets.txt"
    strace = [shutil.which("strace"), "-D", "-f", "-e", "trace=socket", "-o", str(log)]
    program = Program(binary, home, under=strace)
    try:
        set_up(program)
        for key in ["F1", "ctrl+comma", "ctrl+l"]:
            program.press(key)
            time.sleep(0.5)
        program.click(BEGIN)
        program.click_field(SHOWING)
        program.type(WORDS)
        program.press("ctrl+p")
        time.sleep(2)
        program.press("ctrl+q")
        program.wait_for_end()
        sockets = log.read_text()
        checks.that("the whole run was watched", "AF_UNIX" in sockets)
        checks.that("no socket to the internet was opened", "AF_INET" not in sockets, sockets)
    finally:
        program.stop()


def the_screen_is_handed_over(checks, binary, folder):
    home = Home(folder)
    program = Program(binary, home)
    try:
        set_up(program)
        program.click("More worksheets, by need")
        program.click("Begin My Ideal Life")
        program.wait_for_text("This sheet belongs to the client")
        program.click("Hand over now")
        program.find(ALREADY, FIELDS)
        time.sleep(1.5)
        box = program.window.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        checks.that("the sheet fills the whole screen", (box.width, box.height) == (1280, 800), str(box))
        program.tab_to(ALREADY, FIELDS)
        program.type(CANARY)
        program.wait_to_read(ALREADY, CANARY)
        for key in ["ctrl+l", "ctrl+o", "ctrl+f", "F1", "F9", "ctrl+comma", "ctrl+p", "ctrl+s", "ctrl+w", "Escape"]:
            program.press(key)
        time.sleep(0.5)
        names = program.names()
        theirs = [name for name in names if name in ("My worksheets", "Settings", "Help", "For supervision", "My Ideal Life")]
        checks.that("no key leads out of it, and nothing of the program is on it", not theirs and program.look(ALREADY), str(theirs))
        program.press("alt+F4")
        program.wait_for_text("Please give the screen back")
        checks.that("closing the window asks for the passphrase", program.is_running() and not program.look("My worksheets"))
        program.click("Passphrase", SECRETS)
        program.type("not this one")
        program.press("Return")
        program.wait_for_text("That does not bring you back")
        program.click("Back to the sheet")
        program.wait_to_read(ALREADY, CANARY)
        checks.that("the client goes on where the words still are", True)
        program.click("I would like to stop here")
        program.wait_for_text("What should become of it?")
        program.click("That is right")
        program.wait_for_text("The sheet is forgotten")
        time.sleep(3)
        left = program.memory_holds(CANARY)
        checks.that("forgotten, it is nowhere in memory", left == 0, f"({left} places)")
        checks.that("nor on the disk", home.holds_nothing_of(CANARY), str(home.files_with(CANARY)))
        program.click("Passphrase", SECRETS)
        program.type(PASSPHRASE)
        program.press("Return")
        program.find(BEGIN)
        checks.that("the passphrase brings the therapist back", not program.look("Open My Ideal Life"))
    finally:
        program.stop()


def a_template_is_written_beside_its_live_sheet(checks, binary, folder):
    home = Home(folder)
    file = folder / "mine.ron"
    file.write_text(OF_ONES_OWN)
    program = Program(binary, home, file)
    try:
        program.find("Signed by: sign")
        checks.that("a template opens beside its live sheet", program.look("No faults, and every example holds."))
        with_text = OF_ONES_OWN.replace('"signed": Signature(ask: "Signed by"),', '"signed": Signature(ask: "Signed by"), "said": ShortText(ask: "What was said?"),')
        file.write_text(with_text)
        program.find("What was said?", FIELDS)
        checks.that("it follows the file in another editor", True)
        program.click_field("What was said?")
        program.type(WORDS)
        program.wait_to_read("What was said?", WORDS)
        file.write_text(with_text.replace("ShortText", "ShrtText"))
        program.wait_for_text("One error")
        program.wait_for_text("ShrtText")
        checks.that("a fault is told at once, and the sheet stays as it was", WORDS in program.read("What was said?"))
        file.write_text(with_text.replace("What was said?", "What was said then?"))
        program.wait_to_read("What was said then?", WORDS)
        checks.that("what was typed on the live sheet is kept", "then?" in file.read_text() and WORDS not in file.read_text())
        nameless = program.nameless_controls()
        checks.that("On the bench: every control has a name", not nameless, str(nameless))
        program.press("ctrl+q")
        checks.that("it ends without asking", program.wait_for_end() == 0)
    finally:
        program.stop()


def look_around(binary, home, *arguments):
    program = Program(binary, home, *arguments)
    program.click("Look around first")
    return program


def write_in_a_file_crash_reopen_export(checks, binary, folder):
    home = Home(folder)
    file = folder / "sheet.ron"
    run(binary, home, "new", "validating-style", "-o", file, "--date", "2026-11-19")
    before = file.read_text()
    program = Program(binary, home, file.name)
    try:
        program.click_field(SHOWING)
        program.type(WORDS)
        wait_for("the file to follow", lambda: WORDS in file.read_text())
        checks.that("a worksheet with a file is saved while it is written", file.read_text() != before)
        program.click_field(RESPOND)
        program.type(MORE)
        time.sleep(4)
        program.type(" and then the power")
        program.kill()

        kept = file.read_text() + "".join(copy.read_text() for copy in home.rescue_copies())
        checks.that("what was written four seconds ago is on the disk", MORE in kept)
        program = Program(binary, home, file)
        if program.look(OPEN_AGAIN) is None:
            time.sleep(1)
        if program.look(OPEN_AGAIN) is not None:
            program.click(OPEN_AGAIN)
        program.wait_to_read(RESPOND, MORE)
        program.wait_to_read(SHOWING, WORDS)
        checks.that("after a crash the file opens with both answers", True)
        program.click("Whole")
        checks.that("every control has a name", not program.nameless_controls(), str(program.nameless_controls()))
        program.press("ctrl+s")
        wait_for("the file to have all", lambda: MORE in file.read_text())
        program.press("ctrl+q")
        checks.that("it ends", program.wait_for_end() == 0)
    finally:
        program.stop()

    pdf = folder / "sheet.pdf"
    run(binary, home, "export", file, "-o", pdf)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    text = " ".join(text.split())
    checks.that("the exported PDF holds what was written", WORDS in text and MORE in text, text[:2000])


def by_keyboard_alone(checks, binary, folder):
    home = Home(folder)
    program = Program(binary, home)
    try:
        program.tab_to("Look around first")
        program.press("Return")
        program.tab_to(BEGIN)
        program.press("Return")
        program.find(SHOWING, FIELDS)
        program.tab_to(SHOWING, FIELDS)
        program.type(WORDS)
        program.wait_to_read(SHOWING, WORDS)
        program.press("ctrl+z")
        wait_for("undo", lambda: WORDS not in program.read(SHOWING))
        program.press("ctrl+shift+z", "ctrl+shift+z", "ctrl+shift+z", "ctrl+shift+z", "ctrl+shift+z")
        program.press("ctrl+shift+z", "ctrl+shift+z", "ctrl+shift+z")
        program.wait_to_read(SHOWING, WORDS)
        checks.that("begun, written, taken back and done again by keyboard", True)

        file, pdf = folder / "keyboard.ron", folder / "keyboard.pdf"
        program.press("ctrl+shift+s")
        answer_path(program, file)
        wait_for("the file", lambda: file.exists() and WORDS in file.read_text())
        program.press("ctrl+p")
        time.sleep(1.5)
        checks.that("On paper: every control has a name", not program.nameless_controls())
        program.press("ctrl+e")
        answer_path(program, pdf)
        wait_for("the PDF", pdf.exists)
        text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
        checks.that("saved and printed to PDF by keyboard", WORDS in " ".join(text.split()))
        program.press("ctrl+q")
        checks.that("ended by keyboard", program.wait_for_end() == 0)
    finally:
        program.stop()


def every_screen_names_its_controls(checks, binary, folder):
    home = Home(folder)
    program = look_around(binary, home)
    try:
        program.find(BEGIN)
        screens = [("My worksheets", None), ("Settings", "ctrl+comma"), ("Help", "F1"), ("Supervision", None)]
        for name, key in screens:
            if key:
                program.press(key)
            else:
                program.click(name)
            time.sleep(0.5)
            nameless = program.nameless_controls()
            checks.that(f"{name}: every control has a name", not nameless, str(nameless))
            program.press("ctrl+l")
        sheets = ["Barriers to an Accepting Attitude", SHEET, "Context and Differences", "Just a line"]
        for name in sheets:
            program.press("ctrl+l")
            program.click(f"Begin {name}")
            program.wait_for_text("Finish")
            nameless = program.nameless_controls()
            checks.that(f"{name}: every control has a name", not nameless, str(nameless))
    finally:
        program.stop()


def a_file_that_is_no_worksheet(checks, binary, folder):
    home = Home(folder)
    file = folder / "newer.ron"
    file.write_text("Worksheet(format: 99, doc: \"x\")")
    program = Program(binary, home, file)
    try:
        program.wait_for_text("newer.ron")
        checks.that("a file from a newer version is named and explained", True)
        checks.that("and left alone", file.read_text() == "Worksheet(format: 99, doc: \"x\")")
        program.press("Escape")
        program.click("Look around first")
        program.find(BEGIN)
        checks.that("after that the program can be used", program.is_running())
    finally:
        program.stop()


def nothing_is_drawn_when_nothing_happens(checks, binary, folder):
    home = Home(folder)
    program = look_around(binary, home)
    try:
        program.find(BEGIN)
        time.sleep(20)
        before = cpu_ticks(program.process.pid)
        time.sleep(5)
        used = cpu_ticks(program.process.pid) - before
        checks.that("an idle window uses no time", used <= 2, f"({used} ticks in 5 s)")
    finally:
        program.stop()


def cpu_ticks(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


OF_ONES_OWN = """Template(
    id: "mine", version: "1.0.0", language: "en", title: "Mine", minutes: 2,
    sections: [Section(title: "By hand", items: {
        "order": Ranking(ask: "In which order?", options: { "a": "The first", "b": "The second", "c": "The third" }),
        "picture": Drawing(ask: "Draw how it was", height: 40),
        "signed": Signature(ask: "Signed by"),
    })],
)"""


def rank_draw_and_sign(checks, binary, folder):
    home = Home(folder)
    (folder / "mine.ron").write_text(OF_ONES_OWN)
    file = folder / "sheet.ron"
    run(binary, home, "new", folder / "mine.ron", "-o", file)
    program = Program(binary, home, file.name)
    try:
        program.click("The third, without a place")
        program.click("The first, without a place")
        program.press("1")
        program.find("The first, place 1 of 3")
        checks.that("a line gets its place by a click, and another one by a digit", True)
        area = program.find("Draw how it was", {pyatspi.ROLE_IMAGE})
        box = area.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        drag((box.x + 40, box.y + 20), (box.x + 300, box.y + 60))
        drag((box.x + 40, box.y + 60), (box.x + 300, box.y + 20))
        wait_for("two strokes", lambda: "2 strokes" in area.description)
        program.press("ctrl+z")
        wait_for("one stroke", lambda: "one stroke" in area.description)
        checks.that("a stroke is drawn with the mouse, and undone", True)
        program.click_field("Signed by: name")
        program.type("A. Smith")
        program.click("Signed by: sign")
        program.find("Take the signature back")
        program.press("ctrl+s")
        shown = wait_for("the file", lambda: kept(run(binary, home, "show", file), "A. Smith"))
        checks.that("the order is kept", "1. The first\n2. The third" in shown, shown)
        checks.that("the drawing is kept", "a drawing of one stroke" in shown, shown)
        program.press("ctrl+q")
        checks.that("it ends", program.wait_for_end() == 0)
    finally:
        program.stop()


def kept(shown, words):
    return shown if words in shown else None


def drag(start, end):
    """Presses the button, moves in steps, lets go."""
    xdotool("mousemove", str(start[0]), str(start[1]), "mousedown", "1")
    for step in range(1, 9):
        x, y = (int(a + (b - a) * step / 8) for a, b in zip(start, end))
        xdotool("mousemove", str(x), str(y))
        time.sleep(0.03)
    xdotool("mouseup", "1")
    time.sleep(0.2)


def answer_path(program, path):
    """Answers the program's own question for a path."""
    program.find("File", FIELDS)
    program.press("ctrl+a")
    program.type(str(path))
    program.press("Return")


def run(binary, home, *arguments):
    done = subprocess.run(
        [binary, *map(str, arguments)], env=home.environment(), capture_output=True, text=True, cwd=home.folder
    )
    if done.returncode != 0:
        raise NotThere(f"attune {arguments[0]} failed: {done.stderr}")
    return done.stdout


ALL = [
    first_start_set_up_write_crash_recover_lock,
    killed_while_typing,
    look_around_first,
    locked_it_has_forgotten,
    names_move_into_the_folder,
    the_system_locks_it,
    the_recovery_sheet_opens_it,
    two_computers_write_the_same_sheet,
    the_drive_is_gone_for_a_while,
    it_speaks_to_nobody,
    write_in_a_file_crash_reopen_export,
    by_keyboard_alone,
    every_screen_names_its_controls,
    every_sheet_to_its_end,
    a_file_that_is_no_worksheet,
    rank_draw_and_sign,
    the_screen_is_handed_over,
    a_template_is_written_beside_its_live_sheet,
    nothing_is_drawn_when_nothing_happens,
    both_painters_draw_the_same,
]
