# Words of the program: paper.
paper-goes-on = { $number } continues on page { $page }
paper-went-on = continued from page { $page }
paper-ticked = { $count } of { $of } ticked
paper-yes = Yes
paper-no = No
paper-not-sure = Not sure
paper-later = What I think now, { $day }
paper-too-few = Not enough answers for a picture
paper-rule = Rule: { $rule }
decimal-sign = .
paper-number = { $value } ({ $least } to { $most })
paper-number-words = { $number }: { $words }
paper-review-copy = Review copy
paper-date = Date
paper-client-code = Client code
paper-private = Private reflection. Client code only. Keep locked.
paper-sheet = Sheet { $version } · { $code }
paper-sheet-blank = Sheet { $version } · blank
paper-sheet-review = Review copy · { $code }
paper-page = Page { $page } of { $pages }
paper-left-open = Left open: { $items }
paper-not-asked = Not asked, by the answers above: { $numbers }
paper-only-if = Only if { $what }
paper-only-if-fits = Only if your answers above call for it
paper-if-chosen = you ticked { $options } in { $number }
paper-if-not-chosen = you did not tick { $options } in { $number }
paper-if-first = you put { $options } first in { $number }
paper-if-not-first = you did not put { $options } first in { $number }
paper-if-answered = you answered { $number }
paper-if-open = you left { $number } open
paper-if-row = a line in { $number } says { $options }
paper-if-rows =
    { $count ->
        [one] { $number } has a line
       *[other] { $number } has at least { $count } lines
    }
paper-if-visible = { $number } was for you
paper-if-value = { $number } is
paper-if-cell = if { $options }
paper-at-least = { $edge } or more
paper-at-most = { $edge } or less
paper-above = above { $edge }
paper-below = below { $edge }
paper-between = from { $low } to { $high }
paper-and = and
paper-or = or
paper-a-word = a { $word }
paper-quoted = “{ $words }”
paper-if-ticked = If you ticked { $letter }:
paper-tick-any = Tick any.
paper-tick-one = Tick one.
paper-tick-up-to =
    { $count ->
        [1] Tick one.
        [2] Tick up to two.
        [3] Tick up to three.
        [4] Tick up to four.
        [5] Tick up to five.
       *[other] Tick up to { $count }.
    }
paper-rank-all = Write 1 beside what comes first, 2 beside the next, and so on.
paper-rank-some =
    { $count ->
        [1] Write 1 beside the one that comes first.
       *[other] Write 1 to { $count } beside those that come first.
    }
paper-drawing-area = An empty area to draw in
paper-drawing-words = What it shows, in words
paper-no-place = Without a place: { $options }
paper-tick-no-other = (then tick no other)
paper-bounds = Numbers { $bounds }.
paper-put-a-cross = Put a cross on the line, or leave it.
paper-name = Name (copy for the file only)
paper-training-number = Training number
paper-supervisor = Supervisor
paper-stop-anywhere = You can stop anywhere.
paper-short-way = You can stop anywhere. The short way, about { $minutes } minutes: only the questions with a **bold** number.
paper-asked-of-you = What is asked of you
paper-chosen-by-author =
    { $count ->
        [one] One answer, chosen by the author.
       *[other] { $count } answers, chosen by the author.
    }
paper-chosen-by =
    { $count ->
        [one] One answer, chosen by { $name }.
       *[other] { $count } answers, chosen by { $name }.
    }
paper-for-your-pen = Comments stand beside their line. The margin is for your pen.
paper-for-your-words = Write into the boxes. What you write comes back beside its answer.
paper-i-have-read = I have read this reflection and discussed it. This is not an assessment of the client or of competence.
paper-signature = Signature
paper-name-role = Name, role, registration
paper-comments = Comments
paper-author = The author
paper-by = { $name }, { $day }
paper-reply-helps = a reply would help
paper-no-reply = no reply needed
paper-agreed = agreed
paper-agreed-by = agreed, by { $day }
paper-happened = happened
paper-not-yet = not yet
paper-let-it-go = let it go

# What a drawing says, for people who listen to a page.
paper-ticked-box = ticked
paper-chosen-circle = chosen
paper-empty-box = box
paper-empty-circle = circle
paper-scale-says = Scale from { $from } ({ $low }) to { $to } ({ $high }).
paper-scale-chosen = Chosen: { $step }.
pdf-worksheet-inside = The worksheet as it is printed here; Attune opens it again
paper-bar-at = Bar to mark { $mark } of 5
paper-bar-between = Bar to between marks { $mark } and { $next } of 5
paper-choose-a-step = Choose a step, or leave it.

# Fields of a PDF that is filled in on the screen.
pdf-field-day = year-month-day, such as 2026-11-22
pdf-field-time = hours:minutes, such as 18:50
pdf-field-row = line { $row }

# Letters that no font here can show.
missing-in-question = { $letter } { $code } in question { $question }: “{ $word }”
missing-elsewhere = { $letter } { $code }: “{ $word }”
missing-title = { $count ->
    [one] One character cannot be shown on paper
   *[other] { $count } characters cannot be shown on paper
}
missing-words = No font on this computer has them. An empty box stands in their place; whoever copies or searches the text still finds the words.
missing-more = … and { $count } more.
missing-help = If you put in a font that has them (for many scripts: Noto), Attune finds it at the next start.
missing-stay = Not yet
missing-leave = Go on all the same
missing-strict = Some characters cannot be shown, and --strict was asked for.
missing-strict-help = Put in a font that has them, or leave --strict out.

# Several sheets in one file.
bound-title = Worksheets
bound-contents = Contents
bound-page = { $page } / { $pages }
bound-go-to = { $title }, page { $page } of this file

# A review copy with boxes to answer in.
paper-comment-on = Comment on: { $question }
paper-your-answer = Your answer
paper-read-thanks = Read, thank you
paper-let-us-talk = Let us talk about it
paper-whole-comment = On the whole sheet
paper-your-name = Your name
change-better = Better, by enough to count as a change.
change-worse = Worse, by enough to count as a change.
change-higher = Higher, by enough to count as a change.
change-lower = Lower, by enough to count as a change.
change-none = Not enough to count as a change.
change-no-value = On one of the two days there were not enough answers.
change-other-rule = Made by another rule on the earlier day, so the two are not compared.
paper-since = Since { $day }: { $words }
paper-since-numbers = Since { $day }: { $difference }, from { $from } to { $to } ({ $least } or more counts as a change). { $words }
paper-if-row-under = a line in { $number } says { $options } under { $column }
paper-if-part = you ticked { $options } in { $letter } of one { $each } in { $number }
paper-if-parts =
    { $count ->
        [one] you filled in { $each } in { $number }
       *[other] you filled in { $each } in { $number } at least { $count } times
    }
paper-if-cell-under = if { $options } under { $column }
paper-if-chosen-in = you ticked { $these }
paper-chosen-in = { $options } in { $number }
paper-any-of = any of { $first } to { $last }
paper-part = { $what }
paper-both = both: { $these }
paper-all-of = all of these: { $these }
paper-one-of = one of these: { $these }
paper-more-parts = There is room for { $count } here. If there are more, go on with a second sheet.
