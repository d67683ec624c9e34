# Words of the program: files.
