"""The program in its window, as an assistive technology sees it."""

import os
import pathlib
import signal
import subprocess
import time

import pyatspi

WAIT = 10.0 * float(os.environ.get("ATTUNE_TEST_SCALE", "1"))
CONTROLS = {
    pyatspi.ROLE_PUSH_BUTTON,
    pyatspi.ROLE_TOGGLE_BUTTON,
    pyatspi.ROLE_CHECK_BOX,
    pyatspi.ROLE_RADIO_BUTTON,
    pyatspi.ROLE_ENTRY,
    pyatspi.ROLE_TEXT,
    pyatspi.ROLE_PASSWORD_TEXT,
    pyatspi.ROLE_COMBO_BOX,
    pyatspi.ROLE_SLIDER,
    pyatspi.ROLE_SPIN_BUTTON,
    pyatspi.ROLE_LINK,
    pyatspi.ROLE_MENU_ITEM,
}
FIELDS = {pyatspi.ROLE_ENTRY, pyatspi.ROLE_TEXT}
SECRETS = {pyatspi.ROLE_PASSWORD_TEXT, pyatspi.ROLE_ENTRY}


class NotThere(Exception):
    """Something that should be in the window is not."""


class Home:
    """An empty home of its own, so that nothing of this machine is read or written."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True)
        # Who draws the window, if not whoever the program would choose.
        self.painter = None

    def environment(self):
        keep = {"DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS", "LANG", "LIBGL_ALWAYS_SOFTWARE", "LD_LIBRARY_PATH"}
        variables = {name: value for name, value in os.environ.items() if name in keep}
        # No PATH: no zenity, so the program asks for paths in its own window.
        variables.update(HOME=str(self.folder), TZ="UTC", PATH="")
        if self.painter:
            variables["ATTUNE_DRAW"] = self.painter
        return variables

    def rescue_copies(self):
        """Plain ones and sealed ones."""
        state = self.folder / ".local/state/attune"
        return sorted([*state.glob("rescue/*.ron"), *state.glob("vaults/*/rescue/*.attune")])

    def sealed(self):
        """The worksheet files of the locked folder."""
        return sorted((self.folder / ".local/share/attune/locked/docs").glob("*/*.attune"))

    def files_with(self, words):
        """Every file of this home that holds the words in plain text, in either width of letters."""
        wanted = (words.encode(), words.encode("utf-16-le"))
        files = [file for file in self.folder.rglob("*") if file.is_file()]
        return [file for file in files if any(form in file.read_bytes() for form in wanted)]

    def holds_nothing_of(self, words):
        return not self.files_with(words)


class Program:
    """The running program."""

    def __init__(self, binary, home, *arguments, under=()):
        self.binary, self.home = binary, home
        self.errors = open(home.folder / "errors.txt", "ab")
        self.process = subprocess.Popen(
            [*under, binary, *map(str, arguments)], env=home.environment(), stderr=self.errors, cwd=home.folder
        )
        self.window = wait_for("the window", self._find_window)
        # The window manager gives it the keyboard.
        self.x_window = wait_for("the window of X", self._find_x_window)
        xdotool("windowactivate", "--sync", self.x_window)

    def _find_window(self):
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and application.get_process_id() == self.process.pid:
                for child in application:
                    if child is not None:
                        return child
        return None

    def _find_x_window(self):
        found = xdotool("search", "--pid", str(self.process.pid), "--onlyvisible", "--name", "Attune", check=False)
        return found.split()[0] if found.split() else None

    # Reading

    def all(self):
        """Every node of the window, in reading order."""
        todo, seen = [self.window], []
        while todo:
            node = todo.pop()
            if node is None:
                continue
            seen.append(node)
            try:
                todo.extend(reversed([node.getChildAtIndex(i) for i in range(node.childCount)]))
            except Exception:  # the tree changed under our hands
                continue
        return seen

    def look(self, name, roles=None):
        """The first node with this name, or one that begins with it."""
        for whole in (True, False):
            for node in self.all():
                try:
                    if roles is not None and node.getRole() not in roles:
                        continue
                    if node.name == name or (not whole and node.name.startswith(name)):
                        return node
                except Exception:
                    continue
        return None

    def find(self, name, roles=None):
        return wait_for(f"“{name}”", lambda: self.look(name, roles))

    def names(self):
        found = []
        for node in self.all():
            try:
                if node.name:
                    found.append(node.name)
            except Exception:
                continue
        return found

    def read(self, name):
        """The words in the field of this name."""
        return words_of(self.find(name, FIELDS))

    def wait_to_read(self, name, words):
        return wait_for(f"“{words}” in “{name}”", lambda: words in words_of(self.look(name, FIELDS)))

    def wait_for_text(self, part):
        return wait_for(f"the text “{part}”", lambda: any(part in name for name in self.names()))

    def nameless_controls(self):
        faults = []
        for node in self.all():
            try:
                if node.getRole() in CONTROLS and not node.name.strip():
                    faults.append(node.getRoleName())
            except Exception:
                continue
        return faults

    # Acting

    def click(self, name, roles=CONTROLS):
        node = self.find(name, roles)
        for _ in range(30):
            box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            middle = box.y + box.height / 2
            if box.height > 0 and 60 < middle < 730:
                break
            # Out of sight: turn the wheel over the sheet until it comes.
            xdotool("mousemove", "760", "400", "click", "5" if middle >= 730 else "4")
            time.sleep(0.1)
            node = self.find(name, roles)
        time.sleep(0.3)
        box = self.find(name, roles).queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        xdotool("mousemove", str(int(box.x + min(box.width / 2, 200))), str(int(box.y + box.height / 2)), "click", "1")
        time.sleep(0.2)

    def click_field(self, name):
        """The field itself; a row of the outline may have the same name."""
        self.click(name, FIELDS)

    def type(self, words):
        xdotool("type", "--delay", "12", "--", words)

    def press(self, *keys):
        xdotool("key", "--delay", "40", *keys)
        time.sleep(0.15)

    def focused(self):
        for node in self.all():
            try:
                if node.getState().contains(pyatspi.STATE_FOCUSED) and node.getRole() in CONTROLS:
                    return node
            except Exception:
                continue
        return None

    def tab_to(self, name, roles=CONTROLS, most=80):
        """Goes on with the Tab key until the control with this name has the keyboard."""
        seen = []
        for _ in range(most):
            node = self.focused()
            if node is not None:
                seen.append(node.name)
                if node.getRole() in roles and node.name.startswith(name):
                    return node
            self.press("Tab")
        raise NotThere(f"“{name}” cannot be reached with Tab; these can: {seen}")

    def memory_holds(self, words):
        """How often the words stand in memory that the program can write to, in either width of letters."""
        wanted = (words.encode(), words.encode("utf-16-le"))
        found = 0
        with open(f"/proc/{self.process.pid}/maps") as maps, open(f"/proc/{self.process.pid}/mem", "rb", 0) as memory:
            for line in maps:
                fields = line.split()
                if "w" not in fields[1] or "/dev/" in line:
                    continue
                begin, end = (int(part, 16) for part in fields[0].split("-"))
                try:
                    memory.seek(begin)
                    held = memory.read(end - begin)
                except (OSError, ValueError):
                    continue
                found += sum(held.count(form) for form in wanted)
        return found

    # Ending

    def is_running(self):
        return self.process.poll() is None

    def kill(self):
        """As a crash does: without a word. Says when: on a busy machine it takes seconds until all of it is gone."""
        killed = time.monotonic()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        return killed

    def wait_for_end(self):
        return self.process.wait(timeout=WAIT)

    def stop(self):
        if self.is_running():
            self.kill()
        self.errors.close()


def words_of(node):
    if node is None:
        return ""
    try:
        text = node.queryText()
        return text.getText(0, text.characterCount)
    except Exception:
        return ""


def wait_for(what, look):
    end = time.monotonic() + WAIT
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            picture()
            raise NotThere(f"{what} did not come within {WAIT:.0f} s")
        time.sleep(0.1)


def picture():
    """Keeps what is on the screen, if somebody wants to look."""
    keep = os.environ.get("ATTUNE_DESKTOP_PICTURES")
    if keep:
        path = pathlib.Path(keep) / f"{time.time():.0f}.png"
        subprocess.run(["import", "-window", "root", str(path)], check=False)
        print(f"   picture: {path}", flush=True)


def xdotool(*arguments, check=True):
    done = subprocess.run(["xdotool", *arguments], check=check, capture_output=True, text=True)
    return done.stdout
