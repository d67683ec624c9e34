# Words of the program: sheet.
