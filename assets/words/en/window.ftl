# Words of the program: window.
