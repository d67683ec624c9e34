#!/usr/bin/env python3
"""From starting the program to a worksheet one can read, beside Evince.

    benches/start.py BINARY [PAIRS]

Evince opens a fillable PDF of three pages, the program opens a worksheet with
answers, in turn, in a window manager on an X server without a screen. Time
ends when the middle of the screen shows what it shows in the end: each row of
pixels is compared with a picture taken after a first start that is not
counted. Files are in the system's memory for both. Then the window is left
alone, and its wake-ups and processor time are counted.

The first GTK program on an X server asks OpenGL for its visuals and leaves
the answer at the root window; later ones read it there and never load OpenGL.
We load it only where a graphics card draws. Both cases are measured: Evince as the first program
of a display, and Evince where another has left that answer.

Needs Xvfb, openbox, dbus-daemon, xprop and evince.
"""

import mmap
import os
import pathlib
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time

LEFT, RIGHT, TOP, BOTTOM = 300, 980, 120, 700
SETTLED = 5.0
LONGEST = 60.0


class Screen:
    """The pixels of the X server, as they are now."""

    def __init__(self, file):
        self.memory = mmap.mmap(os.open(file, os.O_RDONLY), 0, access=mmap.ACCESS_READ)
        header = struct.unpack(">25I", self.memory[:100])
        self.start = header[0] + header[19] * 12
        self.pixel, self.row = header[11] // 8, header[12]

    def rows(self):
        for y in range(TOP, BOTTOM):
            begin = self.start + y * self.row
            yield self.memory[begin + LEFT * self.pixel : begin + RIGHT * self.pixel]


class Picture:
    """What the middle of the screen looks like in the end: the rows with something written in them."""

    def __init__(self, screen):
        rows = list(screen.rows())
        self.written = {at: row for at, row in enumerate(rows) if len({row[i : i + 4] for i in range(0, len(row), 4)}) > 4}

    def share(self, screen):
        same = sum(1 for at, row in enumerate(screen.rows()) if self.written.get(at) == row)
        return same / max(len(self.written), 1)


def fillable(file):
    """A PDF form: three pages of words, twenty fields on each."""
    objects, pages, fields = [], [], []

    def add(body):
        objects.append(body)
        return len(objects)

    font = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    tree = add(b"")
    for page in range(3):
        lines, notes = [], []
        mine = len(objects) + 22
        for number in range(20):
            y = 780 - number * 36
            words = "What about this hour is still with me, and what did I do with it then?"
            lines.append(f"BT /F 11 Tf 60 {y} Td ({page * 20 + number + 1}. {words}) Tj ET")
            box = f"[60 {y - 24} 535 {y - 4}]"
            notes.append(
                add(
                    f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (q{page}-{number}) /Rect {box} /F 4 /P {mine} 0 R "
                    f"/V (counting) /DA (/F 10 Tf 0 g) /MK << /BC [0.6] >> >>".encode()
                )
            )
        stream = "\n".join(lines).encode()
        content = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids = " ".join(f"{note} 0 R" for note in notes)
        pages.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
                f"/Resources << /Font << /F {font} 0 R >> >> /Annots [{kids}] >>".encode()
            )
        )
        assert pages[-1] == mine
        fields += notes
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects[tree - 1] = f"<< /Type /Pages /Kids [{kids}] /Count 3 >>".encode()
    all_fields = " ".join(f"{field} 0 R" for field in fields)
    form = f"<< /Fields [{all_fields}] /NeedAppearances true /DA (/F 10 Tf 0 g) /DR << /Font << /F {font} 0 R >> >> >>"
    root = add(f"<< /Type /Catalog /Pages {tree} 0 R /AcroForm {form} >>".encode())
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, table)
    file.write_bytes(out)


def resident(pid):
    """MiB in memory: all, and of it what is the process's own."""
    told = dict(line.split(":", 1) for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines())
    return int(told["VmRSS"].split()[0]) / 1024, int(told["RssAnon"].split()[0]) / 1024


def processor(pid):
    """Processor time of all threads in ms, and how often the first thread was woken."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    ticks = int(fields[11]) + int(fields[12])
    status = pathlib.Path(f"/proc/{pid}/task/{pid}/status").read_text()
    woken = int(status.split("\nvoluntary_ctxt_switches:")[1].split()[0])
    return ticks * 1000 / os.sysconf("SC_CLK_TCK"), woken


class Peer:
    """A program that is started again and again."""

    def __init__(self, name, command, screen):
        self.name, self.command, self.screen = name, command, screen
        self.picture = None
        self.forget()

    def forget(self):
        self.times, self.worked, self.all, self.own = [], [], [], []

    def start(self, first=False):
        if first:
            subprocess.run(["xprop", "-root", "-remove", "GDK_VISUALS"], check=True)
        quiet = subprocess.DEVNULL
        return subprocess.Popen(self.command, stdout=quiet, stderr=quiet)

    def stop(self, process):
        process.send_signal(signal.SIGKILL)
        process.wait()
        time.sleep(0.5)  # the window manager takes the window away

    def look(self):
        process = self.start()
        time.sleep(SETTLED * 3)
        self.picture = Picture(self.screen)
        assert len(self.picture.written) > 60, f"{self.name} shows nothing: {len(self.picture.written)} rows"
        self.stop(process)
        assert self.picture.share(self.screen) < 0.5, f"{self.name} is still there"

    def time(self, first):
        begin = time.monotonic()
        process = self.start(first)
        while self.picture.share(self.screen) < 0.9:
            assert time.monotonic() - begin < LONGEST, f"{self.name} does not come"
            time.sleep(0.002)
        self.times.append(time.monotonic() - begin)
        self.worked.append(processor(process.pid)[0] / 1000)
        time.sleep(SETTLED)
        everything, own = resident(process.pid)
        self.all.append(everything)
        self.own.append(own)
        self.stop(process)

    def idle(self, before, seconds):
        process = self.start()
        time.sleep(before)
        first = processor(process.pid)
        time.sleep(seconds)
        last = processor(process.pid)
        self.stop(process)
        used, woken = last[0] - first[0], last[1] - first[1]
        print(f"{self.name}: left alone for {seconds} s: {used:.0f} ms of the processor, woken {woken} times")


def middle(numbers):
    return statistics.median(numbers)


def compare(ours, theirs):
    for what, mine, other, unit, goal in [
        ("start to a worksheet one can read", ours.times, theirs.times, "s", 0.4),
        ("processor's time until then, all threads", ours.worked, theirs.worked, "s", None),
        ("resident", ours.all, theirs.all, "MiB", 0.85),
        ("resident, own pages only", ours.own, theirs.own, "MiB", None),
    ]:
        ratio = middle([a / b for a, b in zip(mine, other)])
        verdict = "" if goal is None else f"   goal {goal}: {'reached' if ratio <= goal else 'MISSED'}"
        pairs = f"{middle(mine):.3f} {unit}, {theirs.name} {middle(other):.3f} {unit}, ratio {ratio:.2f}"
        print(f"{what}: {pairs} (median of {len(mine)} pairs){verdict}")


def main():
    binary, pairs = os.path.realpath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with tempfile.TemporaryDirectory() as room:
        room = pathlib.Path(room)
        (room / "runtime").mkdir(mode=0o700)
        os.environ.update(HOME=str(room), XDG_RUNTIME_DIR=str(room / "runtime"), GSETTINGS_BACKEND="memory")
        os.environ.update(NO_AT_BRIDGE="1", LC_ALL="C.UTF-8")
        for name in ["WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"]:
            os.environ.pop(name, None)
        read, write = os.pipe()
        display = [os.environ["ATTUNE_DISPLAY"]] if "ATTUNE_DISPLAY" in os.environ else []
        arguments = ["-displayfd", str(write), "-screen", "0", "1280x800x24", "-fbdir", str(room), "-nolisten", "tcp"]
        others = [subprocess.Popen(["Xvfb", *display, *arguments], pass_fds=[write], stderr=subprocess.DEVNULL)]
        try:
            os.environ["DISPLAY"] = ":" + os.read(read, 20).decode().strip()
            bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True)
            others.append(bus)
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
            others.append(subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL))
            time.sleep(2)
            measure(binary, pairs, room)
        finally:
            for other in reversed(others):
                other.terminate()
                other.wait()


def measure(binary, pairs, room):
    screen = Screen(room / "Xvfb_screen0")
    sheet, form = room / "sheet.ron", room / "form.pdf"
    subprocess.run([binary, "new", "validating-style", "-o", str(sheet)], check=True)
    fillable(form)
    ours = Peer("Attune", [binary, str(sheet)], screen)
    theirs = Peer("Evince", ["evince", str(form)], screen)
    for first in (True, False):
        print("each as the first program of its display" if first else "after other programs of the same display")
        for peer in (ours, theirs):
            peer.forget()
            peer.look()
        for number in range(pairs):
            for peer in (ours, theirs) if number % 2 == 0 else (theirs, ours):
                peer.time(first)
        compare(ours, theirs)
    ours.idle(20, 10)


if __name__ == "__main__":
    main()
