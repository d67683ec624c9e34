"""What a person does with the program, from the first start to the PDF."""

import subprocess
import time

import pyatspi

from window import FIELDS, Home, NotThere, Program, wait_for, xdotool

SHEET = "Validating Style"
BEGIN = f"Begin {SHEET}"
OPEN_AGAIN = f"Open {SHEET}"
SHOWING = "What was the client showing or telling you, in general terms?"
RESPOND = "How did the client respond, and how could you tell?"
WORDS = "Shame after a quarrel, and then relief"
MORE = "Slower breath, eyes up again"


def first_start_write_crash_recover_keep(checks, binary, folder):
    home = Home(folder)
    program = Program(binary, home)
    try:
        program.click(BEGIN)
        program.click_field(SHOWING)
        program.type(WORDS)
        program.wait_to_read(SHOWING, WORDS)
        checks.that("words typed into a field are read back from it", True)
        wait_for("a rescue copy", lambda: any(WORDS in copy.read_text() for copy in home.rescue_copies()))
        checks.that("a rescue copy follows without being asked", True)
        modes = {copy.stat().st_mode & 0o777 for copy in home.rescue_copies()}
        checks.that("nobody else can read the rescue copy", modes == {0o600}, str(modes))
        program.type(" and")
        program.kill()

        program = Program(binary, home)
        program.click(OPEN_AGAIN)
        program.wait_to_read(SHOWING, WORDS)
        checks.that("after a crash the words are offered and are there", True)

        file = folder / "kept.ron"
        program.press("ctrl+s")
        answer_path(program, file)
        wait_for("the file", lambda: file.exists() and WORDS in file.read_text())
        program.wait_for_text("Saved")
        checks.that("kept in a file that a person named, and said so", True)
        checks.that("nobody else can read the file", file.stat().st_mode & 0o777 == 0o600)
        wait_for("the rescue copy to go", lambda: not home.rescue_copies())
        checks.that("the rescue copy goes once the file has the words", True)
        program.press("ctrl+q")
        checks.that("Ctrl+Q ends it, with nothing left to ask", program.wait_for_end() == 0)
    finally:
        program.stop()


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
        program.press("ctrl+s")
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
    program = Program(binary, home)
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
        program.find(BEGIN)
        checks.that("after that the program can be used", program.is_running())
    finally:
        program.stop()


def nothing_is_drawn_when_nothing_happens(checks, binary, folder):
    home = Home(folder)
    program = Program(binary, home)
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
    first_start_write_crash_recover_keep,
    write_in_a_file_crash_reopen_export,
    by_keyboard_alone,
    every_screen_names_its_controls,
    a_file_that_is_no_worksheet,
    rank_draw_and_sign,
    nothing_is_drawn_when_nothing_happens,
]
