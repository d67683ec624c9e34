# Words of the program: review.
