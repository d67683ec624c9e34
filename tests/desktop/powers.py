"""What a desktop and a laptop say over D-Bus, said by nobody: logind, UPower, a screen saver.

Run as a program of its own. Each line that it reads is something that happens;
each line that it prints is something that the window did.
"""

import os
import sys

from gi.repository import Gio, GLib

MANAGER = """<node><interface name="org.freedesktop.login1.Manager">
  <method name="Inhibit">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="h" direction="out"/>
  </method>
  <signal name="PrepareForSleep"><arg type="b"/></signal>
</interface></node>"""


def say(words):
    print(words, flush=True)


def bus(address):
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


def inhibit(_bus, _sender, _path, _interface, _method, arguments, invocation):
    """Hands out one end of a pipe: the other one tells when it is let go."""
    what, who, _why, mode = arguments.unpack()
    ours, theirs = os.pipe()
    fds = Gio.UnixFDList.new()
    fds.append(theirs)
    invocation.return_value_with_unix_fd_list(GLib.Variant("(h)", (0,)), fds)
    os.close(theirs)
    say(f"held {what} {who} {mode}")
    GLib.unix_fd_add_full(GLib.PRIORITY_DEFAULT, ours, GLib.IOCondition.HUP | GLib.IOCondition.ERR, let_go)


def let_go(fd, _condition):
    os.close(fd)
    say("let go")
    return False


def main():
    system, session = bus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"]), bus(os.environ["DBUS_SESSION_BUS_ADDRESS"])
    interface = Gio.DBusNodeInfo.new_for_xml(MANAGER).interfaces[0]
    system.register_object("/org/freedesktop/login1", interface, inhibit, None, None)
    own = GLib.Variant("(su)", ("org.freedesktop.login1", 0))
    system.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName", own, None, 0, -1, None)

    manager = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager")
    lid = ("org.freedesktop.UPower", {"LidIsClosed": GLib.Variant("b", True)}, [])
    signals = {
        "sleep": (system, *manager, "PrepareForSleep", GLib.Variant("(b)", (True,))),
        "wake": (system, *manager, "PrepareForSleep", GLib.Variant("(b)", (False,))),
        "lid": (system, "/org/freedesktop/UPower", "org.freedesktop.DBus.Properties", "PropertiesChanged", GLib.Variant("(sa{sv}as)", lid)),
        "session": (system, "/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock", None),
        "saver": (session, "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", GLib.Variant("(b)", (True,))),
    }

    def happens(_fd, _condition):
        line = sys.stdin.readline().strip()
        if not line:
            loop.quit()
            return False
        connection, path, name, member, body = signals[line]
        connection.emit_signal(None, path, name, member, body)
        connection.flush_sync(None)
        return True

    loop = GLib.MainLoop()
    GLib.unix_fd_add_full(GLib.PRIORITY_DEFAULT, 0, GLib.IOCondition.IN | GLib.IOCondition.HUP, happens)
    say("ready")
    loop.run()


if __name__ == "__main__":
    main()
