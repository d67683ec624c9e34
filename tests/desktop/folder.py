"""A locked folder, set up and opened as a person does it."""

from window import SECRETS

PASSPHRASE = "lantern orbit meadow pear violin"
LIBRARY = "Begin Just a line"


def set_up(program):
    """Sets the locked folder up, goes to the library, and says what stands on the recovery sheet."""
    program.click("Set up my locked folder")
    for name in ["Passphrase", "The same once more"]:
        program.click(name, SECRETS)
        program.type(PASSPHRASE)
    program.click("Make my locked folder")
    program.click_field("Type its last six letters")
    key = recovery_key(program)
    program.type(key[-6:])
    program.press("Return")
    program.find(LIBRARY)
    return key


def unlock(program, to=LIBRARY):
    """Unlocks it; one comes to the library, or back to the sheet one was in."""
    program.press("ctrl+a")
    program.type(PASSPHRASE)
    program.press("Return")
    program.find(to)


def recovery_key(program):
    """The key in its groups, as it stands on the screen."""
    groups = [name for name in program.names() if 3 <= len(name) <= 4 and name.isalnum() and name.isupper() or name.isdigit()]
    return "".join(groups)
