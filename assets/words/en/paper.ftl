# Words of the program: paper.
