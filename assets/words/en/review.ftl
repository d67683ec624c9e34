# Short messages of the brain.
app-undo = Undo
app-taken-up-again = Taken up again
app-not-yours = Only the person who wrote this sheet changes its answers.
app-finished = Finished
app-kept-dropped = Deleted
app-shared = Given to { $name }
app-read = Marked as read
app-talk = Marked: let us talk about this
app-sent-back = Sent back
