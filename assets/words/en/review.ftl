# Short messages of the brain.
app-undo = Undo
app-taken-up-again = Taken up again
app-not-yours = Only the person who wrote this sheet changes its answers.
app-place-changed = The sheet has changed at this place meanwhile, so nothing was changed. Please look at it and try again.
app-does-not-fit = That does not fit here, so nothing was changed.
app-too-many = There is no room for one more here, so nothing was changed.
app-finished = Finished
app-kept-dropped = Deleted
app-shared = Given to { $name }
app-given-file = The file for { $name } is written: { $file }
give-file = { $sheet } for { $name }
app-read = Marked as read
app-talk = Marked: let us talk about this
app-sent-back = Sent back
app-sent-back-file = Sent back. Now give this file to { $name }: { $file }
app-sent-back-file-unnamed = Sent back. Now give this file to its writer: { $file }

# My worksheets.
desk-name = Attune
desk-menu = Menu
desk-open = Open a worksheet…
library-title = My worksheets
library-back-to = Back to My worksheets
library-search = Search in all I have written
library-search-clear = Take the words out of the search
library-go-on = Go on with
library-begin = Begin a blank worksheet
library-begin-one = Begin { $title }
library-on-paper = { $title } on paper
library-more = More worksheets, by need
library-card = Go on with { $what }
library-minutes-both = Short { $short } min · Whole { $whole }
library-minutes = { $whole ->
    [one] 1 minute
   *[other] { $whole } minutes
}
library-all = All, newest first
library-mine = Mine, newest first
library-shared = Shared, newest first
library-back = Back, newest first
library-finished = Finished, newest first
library-found = { $count ->
    [0] Nothing found
    [one] One worksheet found
   *[other] { $count } worksheets found
}
library-nothing-found = No worksheet holds all of these words.
library-nothing-here = There is no such worksheet.
library-welcome = Welcome to Attune
library-lead = Worksheets for a few quiet minutes after a session. What you write stays on this computer.
library-honest-1 = Nothing you write goes over the network. There is no account and no server.
library-honest-2 = Private does not mean secret by law: a client, an employer or a court may be able to ask for these notes.
library-honest-3 = A worksheet is kept as a plain file where you put it. Whoever can open the file can read it.
library-honest-4 = What has left this computer cannot be taken back.
filter-all = All
filter-mine = Mine
filter-shared = Shared
filter-back = Back
filter-finished = Finished
row-state-mine = Mine
row-state-not-kept = Not kept yet
row-state-shared = Shared with { $name }, { $day }
row-state-back = Back from { $name }, { $day }
row-state-back-unnamed = Back, { $day }
said-talk = { $name } would like to talk about this
said-talk-unnamed = Your supervisor would like to talk about this
said-read = { $name } has read it and thanks you
said-read-unnamed = Your supervisor has read it and thanks you
row-state-finished = Finished
more-title = More worksheets
more-lead = All blank worksheets that are on the shelf. Choose what you need one for, or look at all.
more-all = All
more-first = To begin with
more-other = More
more-found = { $count ->
    [one] One worksheet
   *[other] { $count } worksheets
}
agenda-title = For supervision
supervision-title = Supervision
settings-title = Settings
help-title = Help

# Dialogs and the short message.
toast-close = Close this message
dialog-close = Close
dialog-stay = Stay
dialog-keep = Keep…
dialog-throw-away = Throw away
dialog-write-over = Write over it
dialog-keep-other-name = Keep under another name…
dialog-close-title = Keep { $title }?
dialog-close-words = What you wrote last is in no file yet. Thrown away, it is gone.
dialog-quit-title = { $count ->
    [one] One worksheet is not kept yet
   *[other] { $count } worksheets are not kept yet
}
dialog-quit-words = What you wrote last is in no file yet. Thrown away, it is gone.
dialog-changed-title = { $title } was changed by somebody else
dialog-changed-inside = Another computer or another program wrote this worksheet meanwhile. Nothing is thrown away: look at both and take over what should stay, or keep yours as it is. What was written there lies in the earlier states then.
dialog-keep-mine = Keep mine
dialog-look-at-both = Look at both
dialog-changed-words = The file is not as it was when you opened it. Keep yours under another name and look at both, or write over what is there.
dialog-failed-title = That did not work
safety-title = Worried about someone’s safety?
safety-words = Worried about anyone’s safety, your own included? Leave this sheet and speak to a person now: your supervisor, your duty contact or the emergency service. Nobody is told by anything you write here.
safety-noted-inside = Whom you call, if you noted it, is in your locked folder.
safety-nobody-noted = In Settings you can note whom you call when you are worried.
finish-title = Finish
finish-open = { $count ->
    [one] One question is still open. Without it the sheet says little.
   *[other] { $count } questions are still open. Without them the sheet says little.
}
finish-go-to = Go to { $question }
finish-kept = You wrote this, then its question went away:
finish-kept-help = Unless you delete it here, it stays in the worksheet, hidden, and is not printed.
finish-delete = Delete
finish-delete-one = Delete what you wrote under { $question }
finish-go-on = Go on writing
finish-now = Finish
finish-anyway = Finish anyway
recover-title = Not saved last time
recover-words = The program ended before this was saved. It is here as it was a moment before.
recover-when = Last written: { $when }
recover-open = Open it
recover-open-one = Open it: { $title }
recover-forget-one = Throw away: { $title }
recover-later = Later
share-title = Give this sheet to somebody
share-name = To whom
share-own = Your name, as { $name } sees it
share-own-nobody = Your name, as the other sees it
share-own-help = May be empty. It stands in the file, and on a review copy.
share-words = You choose where the file is written, and hand it over. The sheet counts as shared once the file is there. Once it has left, you cannot take it back; you can ask for it to be deleted.
share-along = What goes along
share-count = { $of ->
    [one] { $count ->
        [0] Your one answer stays home.
       *[other] Your one answer.
    }
   *[other] { $count ->
        [0] None of your { $of } answers.
       *[other] { $count } of { $of } answers.
    }
}
share-home = What stays home goes along only if you tick it.
share-choose = Choose what goes along
share-head = At the top of the sheet
share-partly = Some of it
share-hangs = Is seen only with the answer it hangs on
share-write = Write the file…
share-noted = Only note it: I give a review copy, or have given it
share-not-now = Not now

# On paper.
preview-back = Back to the worksheet
preview-back-library = My worksheets
preview-title = On paper
preview-making = Making the pages…
preview-proved = Every answer is on the pages, none is cut
preview-some-home = { $count ->
    [one] One answer stays home; the others are on the pages, none is cut
   *[other] { $count } answers stay home; the others are on the pages, none is cut
}
preview-proved-blank = Every question is on the pages, none is cut
preview-page = Page { $page } of { $count }
preview-two-pages = Pages { $first } and { $second } of { $count }
preview-previous = Pages before
preview-next = Next pages
preview-kind = What goes on paper
preview-completed = Completed
preview-completed-hint = My answers, as long as they are
preview-blank = Blank
preview-blank-hint = Ruled lines, to fill in by hand
preview-fillable = Fillable
preview-fillable-hint = Fields, to fill in on the screen of any PDF viewer
preview-review = Review copy
preview-review-hint = Wide margin and a signature line
preview-paper = Paper
preview-a4 = A4
preview-letter = Letter
preview-also = Also on it
preview-save-words = Save the words as Markdown…
preview-answered = With what I have written
preview-cramped = “{ $ask }”: the answer is longer than its box. All of it is in the file, and a viewer scrolls it; paper shows the beginning.
preview-client-code = With client code
preview-after = After supervision
preview-name-lines = Lines for name and supervisor
preview-comments = Comments in the margin
preview-boxes = Boxes to answer in, for a supervisor without Attune
preview-carries = The worksheet, so that the PDF opens again in Attune
preview-home = Stays home unless you tick it
preview-home-all = All of these
preview-scores = Scores and their words
preview-save = Save PDF…
preview-print = Print…
preview-pages = Pages
preview-find = Find on the pages
preview-find-hint = Words to find
preview-find-close = Close the search
preview-found = { $at } of { $count }
preview-found-nothing = Not on the pages
preview-found-next = Next place
preview-found-previous = Place before
preview-smaller = Smaller
preview-larger = Larger
preview-whole-page = Whole page
preview-page-width = As wide as the window
preview-percent = { $percent } %

# A passphrase for the PDF.
lock-title = If it leaves the house
lock-name = Put the PDF under a passphrase
lock-hint = Encrypted (AES-256); any PDF viewer asks for it
lock-warning = Whoever loses this passphrase cannot open the PDF, and nobody can help: not Attune, not the recovery sheet. Once it is opened, its reader can do with it what she likes.
lock-tell = Tell the passphrase by another way than the PDF itself.
lock-incomplete = The passphrase for the PDF is not complete
lock-incomplete-help = Type it twice at the side, or take the tick away.

# Supervision.
supervision-choose = Choose a sheet at the left.
supervision-none = A sheet that waits for an answer opens here, with what is asked first.
supervision-open = Open a sheet to read…
supervision-next = Next person: { $name }
supervision-no-question = No question, to be read
supervision-no-name = No name given
supervision-written = written { $day }
supervision-came-in = came in { $day }
supervision-went-back = sent back { $day }
supervision-comment-on = Comment on: { $question }
supervision-comment-words = Comment on the words you selected
supervision-rest = { $count ->
    [one] The rest of the sheet, one answer
   *[other] The rest of the sheet, { $count } answers
}
inbox-come-in = Come in
inbox-with-others = With others
inbox-back = Back
inbox-nothing-came = Nothing has come in. A sheet that was given to you can be opened below.
inbox-nothing-out = Nothing is with somebody else.
inbox-nothing-back = Nothing has come back.
inbox-today = today
inbox-yesterday = yesterday
inbox-waiting = waiting since { $day }
asked-title = What is asked of you
asked-title-writer = What you ask
asked-nothing = No question. It is there to be read.
asked-marked = { $count ->
    [0] Nothing is marked for supervision.
    [one] One answer is marked for supervision.
   *[other] { $count } answers are marked for supervision.
}
asked-changed = { $count ->
    [one] One has changed since { $day }.
   *[other] { $count } have changed since { $day }.
}
asked-changed-since = changed since { $day }
asked-read = Read, thank you
asked-read-taken-back = Read
asked-comment = Comment
asked-talk = Let us talk about this
asked-talk-taken-back = We will talk
asked-send-back = Send back
asked-sent-back = Sent back { $day }
asked-sent-back-file = Now give this file to { $name }: { $file }
asked-sent-back-file-unnamed = Now give this file to whoever gave it to you: { $file }
stand-writer = Are you its writer?
stand-supervisor = Are you the supervisor?
comment-supervisor = Supervisor
comment-writer = Writer
comment-quote = “{ $words }”
comment-change = Change
comment-remove = Take out
comment-kind = Kind of comment
comment-words = Comment
comment-by-day = Agreed action, by
comment-day-hint = 1 December
comment-day-wrong = Write a day as 1 December 2026
comment-put-away = Put away
comment-done = Done
comment-reply-helps = A reply would help
comment-no-reply = No reply needed
comment-thank-you = Thank you
comment-ask = Ask
comment-offer = Offer a thought
comment-please-do = Please do
answer-slider = { $step } on a line from { $from } to { $to }
answer-later = What I think now

# For supervision, Settings, Help.
agenda-lead = The sheets you want to take to supervision, what you marked, and the questions you want to bring.
agenda-empty = Nothing is marked. While you write, { $keys } marks an answer for supervision.
agenda-question = The question I want to bring
agenda-open = Open the sheet
agenda-all = Show all
agenda-all-of = Show all: { $question }
agenda-open-one = Open { $title }
settings-back = Back
settings-looks = How it looks
theme-system = As the system says
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast
settings-writing-size = Size of what I write
settings-zoom = Zoom
settings-percent = { $percent }%
settings-still = Less motion
settings-people = People
settings-people-plain = Until you have a locked folder, these names lie in a plain file of this program on this computer. They move into the folder when you set it up.
settings-people-inside = They are kept in your locked folder, and in no plain file.
settings-people-locked = Your name and those of others are in your locked folder. Unlock it to see and change them.
settings-people-unwritten = Nothing can be written into your locked folder just now: names that you change here are not kept.
settings-people-elsewhere = Another window has your locked folder open: names that you change here are not kept.
two-names-title = Which is right for “{ $field }”?
two-names-words = Your locked folder says one thing, and this computer said another. What you choose stands in the folder, for every computer that opens it; Settings can change it at any time.
two-names-inside = In the locked folder: { $name }
two-names-here = On this computer: { $name }
two-names-take-inside = The folder’s
two-names-take-here = This computer’s
settings-me = My name
settings-me-help = As others see it beside my comments and replies. May be empty.
settings-supervisor = My supervisor
settings-whom = Whom I call when I am worried
settings-whom-help = Shown with the safety line. Nothing is sent.
settings-folder = Where worksheets are kept
settings-folder-usual = The usual folder
settings-folder-choose = Choose a folder…
settings-folder-back = The usual folder again
settings-folder-help = My worksheets lists what lies in this folder, and what was opened from elsewhere.
help-keys = Keys

# What a person can ask for by name.
action-my-worksheets = My worksheets
action-open = Open a worksheet
action-save = Save
# Of a worksheet in the locked folder a plain copy leaves; any other goes on under the other name.
action-save-as = Save a copy, or under another name
action-close = Close the worksheet
action-on-paper = On paper
action-save-pdf = Save as PDF
action-undo = Undo
action-redo = Redo
action-finish = Finish
action-for-supervision = Mark this answer for supervision
action-supervision = Supervision
action-find = Search in My worksheets
action-next-question = Next question
action-previous-question = Question before
action-next-section = Next section
action-previous-section = Section before
action-next-pane = Outline, sheet and comments in turn
action-safety = Worried about someone’s safety?
action-zoom-in = Larger
action-zoom-out = Smaller
action-zoom-reset = As large as at first
action-help = Help
action-settings = Settings
action-quit = Leave Attune
supervision-yours = For you to fill in

# Printing
print-title = Print
print-printer = Printer
print-usual = The usual printer of this computer
print-is-usual = The usual one
print-dialog = The print dialog of your desktop
print-cancelled = Nothing was printed.
print-copies = Copies
print-fewer = One copy less
print-more = One copy more
print-both-sides = On both sides of the paper
print-others-see = Whoever stands at the printer can read the pages. The print queue only says “Attune”.
print-not-now = Not now
print-now = Print
print-handed-over = The pages are with the printer
print-handed-to = The pages are with { $printer }
print-no-way = This computer has no way to print that Attune knows.
print-no-way-help = Attune hands pages to the program “lp” (CUPS) or to the print dialog of the desktop, and neither is here. Save the PDF and print it from any PDF viewer.
print-no-printer = This computer knows no printer.
print-no-printer-help = Add one in the settings of your system, or save the PDF and print it elsewhere.
print-not-written = The pages could not be handed over: { $why }
print-refused = The printer did not take the pages: { $why }
print-save-instead = You can save the PDF and print it from any PDF viewer.

# Several worksheets leave together.
batch-link = Export several of these…
batch-title = Export several worksheets
batch-count = { $count } of { $of } worksheets
batch-all = Tick all
batch-none = Tick none
batch-each = One PDF each
batch-each-hint = In a folder; nothing there is overwritten
batch-combined = One PDF with all
batch-combined-hint = Contents first, with links and an outline
batch-table = A table
batch-table-hint = A row for each worksheet, for any spreadsheet (CSV)
batch-stays-home = Answers that stay home unless you tick them are left out here.
batch-open = What leaves is not encrypted.
batch-lock = Put the PDFs under a passphrase
batch-not-now = Not now
batch-go = Export…
batch-going-on = Exporting
batch-progress = { $done } of { $of } done
batch-stop = Stop
batch-stopped = { $count ->
    [0] Stopped: nothing was written
    [one] Stopped: one worksheet was written
   *[other] Stopped: { $count } worksheets were written
}
batch-done = { $count ->
    [one] One worksheet was exported
   *[other] { $count } worksheets were exported
}
batch-not-all = { $failed ->
    [0] All { $count } worksheets were exported
    [one] { $count } worksheets were exported, one was not
   *[other] { $count } worksheets were exported, { $failed } were not
}
batch-lacking = { $count ->
    [one] In one of them some characters cannot be shown: open it on paper to see which.
   *[other] In { $count } of them some characters cannot be shown: open them on paper to see which.
}
batch-no-worksheet = it is no worksheet
batch-nothing = There is nothing to export
ask-batch-title = Into which folder?
# The folder that is proposed.
ask-batch-folder = Attune worksheets
ask-table-title = Where should the table go?

# A table of several worksheets.
table-sheet = Worksheet
table-version = Version
table-day = Day
table-client = Client code
table-of-version = { $head }, version { $version }

# What came back in a PDF, field by field.
brought-title = What came back
brought-title-by = What came back from { $name }
brought-words = Nothing is changed in “{ $title }” before you take it over, and Undo takes it back.
brought-nothing = There is nothing in it that the worksheet does not have already.
brought-in-pdf = What came back
brought-left = Please look at these
brought-left-words = What stands in these fields cannot be an answer to their question as it is written. Everything else can be taken over; these words are yours to write in.
brought-take = Take over
brought-take-named = Take over: { $question }
brought-take-all = Take all over
brought-leave-rest = Leave the rest
brought-done = To the worksheet
brought-apart = Keep it as a worksheet of its own
brought-taken = Taken over
brought-in = It came back. The comments stand beside your answers.
brought-in-of = Back from { $name }. The comments stand beside your answers.
brought-back-of = Back from { $name }
brought-on-whole = On the whole sheet
