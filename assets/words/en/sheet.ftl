# Words of the program: sheet.

# A file that is no worksheet, or not any more.
file-not-a-worksheet = This file is not a worksheet.
file-not-a-worksheet-help = Choose a file that was saved by this program. It was left as it is.
file-is-template-help = It is a blank worksheet. Open it from the blank worksheets, or begin a new worksheet with it.
file-is-answers-help = It holds answers only. They become a worksheet together with their blank worksheet, on the command line.
file-newer = This worksheet was written by a newer version of the program (format { $format }).
file-newer-help = Open it with that version. It was left as it is.
file-damaged = This worksheet is damaged at line { $line }: { $what }.
file-damaged-help = It was left as it is. A rescue copy or an older copy of the file may be whole; the words in it can also be read in a text editor.
file-texts-changed = The questions in this worksheet are not the ones it was written with.
file-texts-changed-help = Somebody altered the file outside the program. It was left as it is; look for an older copy.
file-template-faulty = The questions in this worksheet cannot be read by this version of the program.
file-template-faulty-help = Open it with the version that wrote it. It was left as it is.
file-too-large = This file is larger than { $most } MB.
file-too-large-help = A worksheet is never that large. Look whether it is the right file.
damage-not-text = it is not text
damage-cut-off = it ends too early, or a bracket or a quote is missing
damage-unknown-field = a field that worksheets do not have
damage-missing-field = “{ $name }” is missing
damage-doubled-field = “{ $name }” stands twice
damage-wrong-value = a value of another kind than belongs here
damage-no-such-question = an answer to “{ $id }”, which is no question of this worksheet
damage-does-not-fit = the answer to “{ $id }” does not fit its question
damage-answered-twice = “{ $id }” is answered twice
damage-lost-comment = a comment on something that is not there

# What the program says of a result where the worksheet says nothing.
result-too-large = This is more than can be worked out exactly
result-filled =
    { $count ->
        [one] One answer is missing; the rule says what stands for it.
       *[other] { $count } answers are missing; the rule says what stands for them.
    }
flag-yes = Yes
flag-no = No
flag-not-answered = Not answered
# What may stand in a number's field.
group-each = Part { $number }
drawing-without-words =
    { $count ->
        [one] a drawing of one stroke
       *[other] a drawing of { $count } strokes
    }
number-whole = a whole number
number-places =
    { $count ->
        [one] a number with at most one digit after the point
       *[other] a number with at most { $count } digits after the point
    }

# Newer versions of a worksheet, and answers whose question is gone
former-title = Kept answers
former-hint = To questions that this worksheet no longer asks
former-until = Asked up to version { $version }
renew-there = There is a newer version of this worksheet: { $version }. Yours is { $mine }.
renew-look = What would change…
renew-title = Take over version { $version }?
renew-words = Your answers move along. Nothing is lost, and Undo takes it back.
renew-same = { $count ->
    [one] One question stays as it is.
   *[other] { $count } questions stay as they are.
}
renew-reworded = In other words
renew-was = Before: { $words }
renew-new = New
renew-removed = No longer asked
renew-unfits = Asked in another way
renew-back = Asked again: your earlier answer comes back
renew-kept = What you answered is kept, at the end of the sheet and on paper.
renew-rules = Worked out by another rule from now on: { $scores }.
renew-comments = { $count ->
    [one] One comment will stand at the whole sheet.
   *[other] { $count } comments will stand at the whole sheet.
}
renew-now = Take over
renew-not-now = Not now
renew-done = Taken over: this is version { $version } now
result-version = Worked out by version { $version } of this worksheet.
