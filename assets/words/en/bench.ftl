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
handed-end-title = Thank you
handed-yours = This sheet is yours. You say what becomes of it.
handed-what-now = What should become of it?
handed-forget = Forget it
handed-forget-hint = Nothing is kept.
handed-print = Print it for me
handed-print-hint = Your therapist prints it and gives you the paper. Nothing else is kept.
handed-record = Put it into my record
handed-record-hint = Your therapist saves it as a PDF, with the notes about your sessions.
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

action-new-blank = New worksheet
more-new = New blank worksheet…
make-my-own = Make my own from this one
look-at-source = Look at the source
give-away = Give away this blank worksheet…
library-more-of = More about { $title }
shelf-take-off = Take off my shelf
shelf-from-file = From a file…
shelf-taken-off = It is off your shelf. Worksheets that you wrote with it stay.
shelf-is-back = It is on your shelf again.
shelf-not-moved = It could not be moved: { $reason }.

# In which language a worksheet is had.
language-en = English
language-de = Deutsch
language-pl = Polski
language-es = Español
language-fr = Français
language-it = Italiano
language-nl = Nederlands
language-of-sheet = Language: { $language }
language-choose = Language of this worksheet
language-changed = { $language }. Your answers are as they were.
settings-language = Language of worksheets
settings-language-help = For worksheets that come in it; the others are in English. What you have begun stays as it is, and can be changed under its title.
settings-language-author = As their author wrote them

bench-back = Back to the blank worksheets
bench-form = Form
bench-text = Text
bench-sheet = Sheet
bench-sides = Form, text or sheet
bench-begin = Begin a worksheet
bench-take-back = Take back
bench-mine = { $title } (my own)
bench-source-name = The text of the blank worksheet
bench-fixed = Only to look at
bench-look-only = This one is only to look at. Your own copy can be changed as you like.
bench-no-form = The form comes back as soon as every bracket, quote and comma of the text is in its place.
bench-no-sheet = There is no sheet yet: the text has errors. They are listed at the left.
bench-old-sheet = The sheet as it was before the text had errors. What you answered stays.
bench-theirs = Another program has changed this file while you changed it here. Which text should stay?
bench-keep-mine = The one here
bench-take-theirs = The one in the file
bench-no-faults = No faults, and every example holds.
bench-warnings = { $count ->
    [one] One warning: it can be used, and something is probably not meant.
   *[other] { $count } warnings: it can be used, and something is probably not meant.
}
bench-errors = { $count ->
    [one] One error. A click goes to its line.
   *[other] { $count } errors. A click goes to the line.
}

form-title = Title
form-subtitle = Line under the title
form-purpose = What it is for
form-when = When to take it
form-who = Who fills it in
form-tags = Words to find it by
form-add-tag = Another word
form-behind-heading = Scales, sources and what stands behind it
form-behind = What stands behind it
form-steps = A scale, from its lowest step to its highest
form-sources = Sources
form-add-source = Another source
form-add-scale = Add a scale
form-header = The head of the sheet
form-section = Section: { $title }
form-section-title = Heading
form-question = Question
form-info = Text to be read
form-help = Small print
form-shared = Shared with other sheets
form-required = Finish asks for it
form-options = Answers to choose from
form-statements = Statements
form-rows = Rows
form-columns = Columns
form-inner = Questions
form-ends = The two ends
form-entry = { $list }, { $nth }
form-add = Add a question
form-add-option = Another answer
form-add-statement = Another statement
form-add-row = Another row
form-add-column = Another column
form-add-inner = Another question
form-add-section = Add a section
form-hints = A line beside each answer
form-told = What is said once an answer is chosen
form-more = Other small words
form-wordings = In other words
form-when-chosen = If { $options } is chosen
form-when-as-written = If { $condition }
form-results = What is said of the answers
form-results-help = The words only. How a score is made, where its bands begin and when a note holds stands in the text.
form-score = A score
form-profile = Scores side by side
form-notes = Notes
form-score-name = Name
form-said = What is said, band by band
form-band-words = What each band is called
form-spread-words = How far apart they lie
form-label = What always stands under it
form-instead = In its place, where it is not shown
form-note = Note
form-up = Up: { $question }
form-down = Down: { $question }
form-leave-out = Leave out: { $question }
kind-short-text = A line of text
kind-long-text = Text
kind-yes-no = Yes or no
kind-choose-one = One answer of several
kind-choose-many = Any number of answers
kind-slider = A line from 0 to 10
kind-date = A day
kind-info = Text to be read only
kind-ratings = Statements under a scale
kind-table = A table
kind-group = A group of questions
kind-ranking = A ranking
kind-drawing = A drawing
kind-code = The client code

given-title = A blank worksheet: { $title }
given-harmless = Somebody made this for others. It holds questions only and cannot run anything.
given-about = { $questions ->
    [one] One question, about { $minutes } min
   *[other] { $questions } questions, about { $minutes } min
}
given-look = Look first
given-not-now = Not now
given-take = Put it on my shelf
given-taken = It lies among your own blank worksheets now.
given-written = Written as { $file }. Whoever has Attune can open it.
given-broken = This blank worksheet has faults and cannot be used.
given-broken-help = Ask whoever gave it to you for a new copy.
given-damaged = this file is damaged, or was changed by another program
given-newer = this blank worksheet comes from a newer version of Attune
given-too-large = this file is larger than any blank worksheet
ask-give-title = Where should the file for your colleague go?
ask-blank-worksheets = Blank worksheets to give away

settings-words = My own words
settings-words-help = What you call them. Every English worksheet says so from now on, on screen and on paper; sheets that you have begun stay as they are. Empty means as we say it.
settings-word-session = Instead of “session”
settings-word-client = Instead of “client”
settings-word-supervisor = Instead of “supervisor”
