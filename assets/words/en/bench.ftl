# Worksheets for clients, and making worksheets.

handed-title = Hand over the screen
handed-belongs = This sheet belongs to the client. Attune keeps reflections, not client records.
handed-how = The sheet fills the whole screen, in large print, with nothing of yours within reach. It is held in memory only: if the power fails, it is gone. At the end it is forgotten here, whatever you choose.
handed-by-passphrase = Your locked folder is locked meanwhile. Your passphrase brings you back.
handed-by-words = These four words bring you back. Write them down, out of the client’s sight.
handed-no-words = The four words that bring you back could not be made on this computer. Print a blank sheet instead.
handed-go = Hand over now
handed-paper = On paper instead
handed-not-now = Not now
handed-stop = I would like to stop here
handed-end-title = This is the end
handed-what-now = What should become of it?
handed-forget = Forget it
handed-forget-hint = Nothing is kept.
handed-print = Print it for me
handed-print-hint = Your therapist gives you the paper; nothing else is kept.
handed-record = Save it for my record
handed-record-hint = As a PDF in the record that your therapist keeps about our work.
handed-done = That is right
handed-go-on = Back to the sheet
handed-door-title = Please give the screen back
handed-door-words = Only your therapist can go on from here.
handed-door-forgotten = The sheet is forgotten. Only your therapist can go on from here.
handed-four-words = The four words
handed-wrong = That does not bring you back.
handed-back = Go on
handed-forgotten = The client’s sheet is forgotten here.

may-note-title = Your client says that you may make a note
may-note-words = The last question asked what to work on together, and whether you may note it. Nothing was copied: the client’s own words stay with the client. Write it down in general words of your own, if you like.
may-note-begin = Begin { $title }
may-note-not-now = Not now

more-own = My own
need-after-session = Just after a session
need-between-us = Something between us
need-shall-i = Shall I, or should I not?
need-where-to = Where is this going?
need-me = Me
need-supervision = Supervision
need-client = For the client
