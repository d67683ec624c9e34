# Words of the program: command.
program-name = Attune
window-ended = attune: the window ended: { $reason }
no-display = attune: no window can be shown here.
no-display-reason = The system says: { $reason }
no-display-help = Start it from a desktop, or use the command line: attune help
