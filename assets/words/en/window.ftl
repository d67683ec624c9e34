# Words of the program: window.
library-rescued =
    { $count ->
        [one] One worksheet was not saved last time. It is still here.
       *[other] { $count } worksheets were not saved last time. They are still here.
    }
library-rescued-look = Look…
drop-to-open = Let go to open it here
foot-safety = Worried about someone’s safety?
status-not-kept = Nothing is kept yet
status-keep = Keep…
status-saving = Saving…
status-rescued = Safe on this computer
status-sealed = Sealed while locked
status-saved = Saved { $clock }
status-failed = { $why }
status-failed-in-copy = { $why } A sealed copy has it.
status-retry = Retry
rank-hint = Drag the lines into their order, or give each its number.
rank-hint-some =
    { $count ->
        [one] Drag up the one that comes first, or give it its number.
       *[other] Drag up the { $count } that come first, or give each its number.
    }
rank-without = Without a place
rank-name = { $words }, place { $place } of { $of }
rank-name-without = { $words }, without a place
rank-keys = A digit gives a place, Shift with an arrow moves, Backspace takes the place away
rank-up = { $words }: one place up
rank-down = { $words }: one place down
slider-unset = Not answered
slider-clear = Clear
back-to-worksheets = My worksheets
stop-anywhere = You can stop anywhere.
scroll-bar = Scroll bar
scroll-bar-across = Scroll bar from side to side
stays-home = Stays home unless you tick it
stays-home-always = Never leaves this sheet
for-supervisor = Filled in by your supervisor
marked = Marked for supervision
pointed-out = Finish asks for this one
option-yes = Yes
option-no = No
option-not-sure = Not sure
option-suggested = Worth a thought
option-at-most = { $count ->
    [one] That is the one that may be chosen.
   *[other] That is { $count }, as many as may be chosen.
 }
over-limit = { $count } characters, where about { $limit } were meant. You may write as much as you like; nothing is cut.
own-words-name = { $option }: in your own words
date-hint = 16 March 2026
date-open = { $name }: choose from a calendar
date-wrong = There is no such day
date-month = { $month } { $year }
date-month-before = The month before
date-month-after = The month after
date-today = Today
date-none = No date
time-hint = 18:50
time-wrong = There is no such time
number-wrong = Write { $what }
sign = Sign
sign-of = { $question }: sign
sign-name = Name
sign-day = Date
sign-name-of = { $question }: name
sign-day-of = { $question }: date
sign-hint = Your typed name stands for your signature.
sign-back = Take the signature back
drawing-tools = Draw with
drawing-fine = Fine pen
drawing-broad = Broad pen
drawing-rubber = Rubber
drawing-full = This drawing is as full as it can be kept. The last stroke was not added; rub some out to draw on.
drawing-clear = Clear
drawing-clear-of = Take the whole drawing out
drawing-words = What it shows, in words
drawing-words-of = { $question }: what it shows, in words
drawing-strokes =
    { $count ->
        [0] nothing drawn yet
        [one] one stroke
       *[other] { $count } strokes
    }
code-hint = A code
code-open = Codes in use, or a new one
code-new = New code
cell-name = { $column }, row { $row }
row-column-name = { $row }: { $column }
row-called = Row { $row }
row-menu = { $row }: move or take out
row-up = Move up
row-down = Move down
row-remove = Take this row out
group-question = { $question } ({ $each })
group-another = One more
table-offer = Use the sentence from above
result-answered = { $answered } of { $of } answered
result-moved = Since { $day }: { $difference }, from { $from } to { $to }
result-not-moved = Since { $day }: { $why }
result-way = { $value } · { $word }
result-way-too-few = Not enough answers
finish = Finish
finish-hint = You can take it up again whenever you like.
finished-short = Finished the short way, { $day }
finished-whole = Finished, { $day }
take-up-again = Take it up again
reading-back = You are reading it as it came back: reply, or write what you think now.
reading-take-up = Take the sheet up again to change an answer
answer-left-open = Left open
go-on = Go on in another worksheet…
about-sheet = About this sheet
about-purpose = What it is for
about-when = When to take it
about-who = Who fills it in
about-theory = What stands behind it
about-sources = Sources
outline-back = Back from { $name }, { $day }
outline-shared = With { $name } since { $day }
outline-finished = Finished, { $day }
way-name = Which way
way-short = Short
way-whole = Whole
way-minutes = { $count ->
    [one] About 1 minute
   *[other] About { $count } minutes
 }
outline-header = To begin with
outline-section = { $title }, { $answered } of { $of } answered
outline-answered = Go to: { $question }, answered
outline-open = Go to: { $question }
mark-for-supervision = For supervision
mark-for-supervision-hint = Marks this question: { $question }
on-paper = On paper
give-to = Give to…
give-to-name = Give to { $name }…
contents = Contents
more = More
undo = Undo
comments = Comments
comment-name = { $name }, { $day }
comment-settled = { $name }, { $day }, settled
reply = Reply
reply-mine = Me
reply-name = Reply to { $name }
settled = Settled
settled-again = Open again
action-agreed = Agreed action
action-by = Agreed action, by { $day }
action-happened = It happened
action-not-yet = Not yet
action-let-go = Let it go
later = What I think now
later-name = What I think now: { $question }
