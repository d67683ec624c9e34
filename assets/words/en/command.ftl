# Words of the program: command.
