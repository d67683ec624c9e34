"""The window looks the same, whether the processor draws it or OpenGL."""

import os
import struct
import subprocess
import time

from window import Home, Program, xdotool

# A pixel looks different when one of its colours is apart by more than this, of 255.
APART = 24
# So few of a thousand pixels may: the edge of a curve is rounded one way or the other.
FEW = 3


def both_painters_draw_the_same(checks, binary, folder):
    pictures = {}
    for painter in ("processor", "opengl"):
        home = Home(folder / painter)
        home.painter = painter
        file = home.folder / "sheet.ron"
        subprocess.run(
            [binary, "new", "validating-style", "-o", file, "--date", "2026-11-19"], env=home.environment(), check=True
        )
        program = Program(binary, home, file)
        try:
            program.find("Short")
            # No control is under the pointer, and none has the keyboard.
            xdotool("mousemove", "1279", "799")
            time.sleep(2)
            pictures[painter] = window_on_screen(program)
            drawn_by = loaded(program.process.pid)
            checks.that(f"{painter} draws when it is named", ("libLLVM" in drawn_by) == (painter == "opengl"))
        finally:
            program.stop()
    one, other = pictures["processor"], pictures["opengl"]
    checks.that("the window holds a picture", len(set(one)) > 100, f"({len(set(one))} colours)")
    apart = sum(differ(a, b) for a, b in zip(one, other, strict=True))
    checks.that("both painters draw the same", apart * 1000 <= FEW * len(one), f"({apart} of {len(one)} pixels)")


def window_on_screen(program):
    """The pixels of the window, row by row, as the X server keeps them in a file."""
    place = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", program.x_window).split() if "=" in line)
    left, top, width, height = (int(place[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
    with open(os.environ["ATTUNE_TEST_SCREEN"], "rb") as file:
        screen = file.read()
    header = struct.unpack(">25I", screen[:100])
    begin, row = header[0] + header[19] * 12, header[12]
    pixels = []
    for y in range(max(top, 0), min(top + height, header[5])):
        first = begin + y * row + max(left, 0) * 4
        pixels.extend(struct.unpack(f"<{min(width, header[4] - left)}I", screen[first : first + 4 * min(width, header[4] - left)]))
    return pixels


def differ(one, other):
    return any(abs((one >> shift & 255) - (other >> shift & 255)) > APART for shift in (0, 8, 16))


def loaded(pid):
    with open(f"/proc/{pid}/maps") as maps:
        return maps.read()
