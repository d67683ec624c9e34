# Words of the program: command.
program-name = Attune
window-ended = attune: the window ended: { $reason }
no-display = attune: no window can be shown here.
no-display-reason = The system says: { $reason }
no-display-help = Start it from a desktop, or use the command line: attune help
usage-help = attune help shows every command.
usage-unknown-option = There is no option { $option }.
usage-no-command = “{ $word }” is neither a command nor a file.
usage-one-file = The window opens one file at a time.
usage-did-you-mean = Did you mean attune { $command }?
usage-too-few = attune { $command } needs a file or a name.
usage-too-many = attune { $command } was given too much.
usage-option-of = attune { $command } has no option { $option }.
usage-options-are = Its options: { $options }
usage-wrong = The command cannot be read: { $reason }.
usage-date = “{ $value }” is no day; write it as 2026-11-22.
usage-paper = “{ $value }” is no paper; there are a4 and letter.
usage-format = “{ $value }” is no form; there are pdf, md, csv, json and ron.
usage-ask-first = “{ $value }” names no questions; write their ids as C1,C2 or write all.
command-exists-help = Choose another name, or add --force to replace it.
command-no-output = Standard output cannot be written: { $reason }.
input-stdin = standard input
input-no-stdin = Standard input cannot be read: { $reason }.
input-stdin-too-large = What came on standard input is too large to be a worksheet.
input-is-worksheet = { $file } is a worksheet that somebody began, not a blank one.
input-is-worksheet-help = Name a template: an id that attune templates lists, or a template file.
input-template-help = Mend what is listed above, then try again. attune explain CODE tells more about each.
input-no-template = There is no template and no file called “{ $word }”.
input-no-template-help = On the shelf are:
    { $list }
check-fine = { $file }: no faults
check-faults = { $file }: { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}
check-unusable = { $file }: cannot be used
check-not-text = this is not a text
check-not-text-help = A template is a plain text file in UTF-8. In your editor, choose “Save as” with the encoding UTF-8.
check-more = { $more ->
    [one] One more fault is not shown; mend these first.
   *[other] { $more } more faults are not shown; mend these first.
}
check-in-all = All { $count } files: { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}
check-watching = { $count ->
    [one] Checked again whenever the file is saved. Ctrl+C ends it.
   *[other] Checked again whenever one of { $count } files is saved. Ctrl+C ends it.
}
check-watch-saved = { $time }  { $file } was saved.
check-watch-gone = { $time }  { $file } is gone. It is checked again when it is back.
check-watch-there = { $time }  { $file } is there.
check-watch-ended = Ended.
check-watch-stdin = --watch needs files with names; standard input is read once.
check-watch-no-ending = The program cannot listen for Ctrl+C: { $reason }.
check-untried = { $examples ->
    [one] One example was not tried to its end, because what it touches has faults; mend these first.
   *[other] { $examples } examples were not tried to their end, because what they touch has faults; mend these first.
}
usage-nothing = Something to work on is missing.
new-no-date = The date of this worksheet cannot be set.
new-translation-alone = The beginning of a translation holds texts only: leave --vault, --answers, --language and --date out.
new-no-such-language = “{ $language }” is no language to translate it into; write its short code, such as de or pt-BR.
answers-have-errors = { $count ->
    [one] the answers have one error
   *[other] the answers have { $count } errors
}
answers-have-errors-help = Mend what is listed above, then try again.
recover-none = There are no rescue copies.
recover-help = Open one with attune FILE, or start attune: it offers them.
help-topics = Pages of Help, for attune help TOPIC:
help-no-topic = There is no page “{ $topic }”.
export-no-output = attune export needs -o: a file, a folder, or - for standard output.
export-blank-and-review = A copy is of one kind: choose --blank, --fillable or --review.
export-answers-for-one = --answers goes with one blank worksheet at a time.
export-answers-for-template = --answers goes with a blank worksheet; this one has its own answers.
export-one-to-stdout = Only one worksheet goes to standard output; name a folder for several.
export-same-file = Two of these would both be written to { $file }. Export one of them under another name.
export-no-folder = The folder { $folder } cannot be made.
export-pdf-on-screen = A PDF is no text for this screen; name a file after -o, or choose --format md.
export-encrypt-pdf = --encrypt is for PDFs; the other forms have no passphrase.
pdf-ask = Passphrase of the PDF:
pdf-ask-new = Passphrase for the PDF:
pdf-nobody-to-ask = Nobody is there to be asked for the passphrase of the PDF.
pdf-nobody-to-ask-help = Run it in a terminal, or name a file whose first line is the passphrase in ATTUNE_PDF_PASSPHRASE_FILE.
pdf-wrong-passphrase-help = Try again; capitals and spaces count.
import-no-output = attune import needs -o: a file ending in .ron, or - for standard output.
import-ending = A worksheet, or a blank one, is kept in a file that ends in .ron.
export-ending = The ending after -o says the form: .pdf, .md, .csv, .json (FHIR) or .ron. Or name it with --format.
export-ask-first = --ask-first: { $id } is no question that stays home. Those are: { $known }
explain-no-code = There is no fault with the code “{ $code }”.
score-answered = { $answered } of { $of } answered
score-value = { $value } ({ $least } to { $most })
score-too-few = too few answers
score-since = Since { $day }
score-moved = { $difference }, from { $from } to { $to }
score-no-changes = No score of this worksheet says what a change is.
score-other-sheet = “{ $this }” and “{ $other }” are two different worksheets.
score-other-sheet-help = --since compares a worksheet with an earlier one of the same kind.
score-later = The other worksheet is of { $day }, which is later.
score-later-help = --since names the earlier of the two.
score-other-client = The two worksheets are of two client codes.
score-other-client-help = Compare worksheets of one client.
renew-from-to = { $id }: from version { $from } to { $to }
renew-only-told = Nothing was written. Add -o FILE to take it over.
renew-no-shelf = There is no worksheet “{ $id }” on the shelf or among your own.
renew-no-shelf-help = Name the newer version: attune renew WORKSHEET --to TEMPLATE.ron
renew-other-sheet-help = Name another version of the sheet this worksheet was begun with.
renew-other-language = This worksheet is in “{ $this }”, and the newer version in “{ $other }”.
renew-other-language-help = Name the newer version in the language of the worksheet with --to.
renew-not-newer = This worksheet is of version { $this }; { $other } is not newer.
renew-not-newer-help = There is nothing to take over.
renew-away = This worksheet is with somebody else, or finished.
renew-away-help = Take it back in the window first, then take the newer version over.
score-none = This sheet has no scores to show.

# All inputs in one file.
export-combined-alone = --combined does not go with --fillable, --answers or --since
export-combined-mixed = Blank and filled-in worksheets do not go into one file: say --blank, or leave the templates out
export-combined-forms = --combined makes a .pdf or a .csv
export-home =
    { $count ->
        [one] one answer stays home.
       *[other] { $count } answers stay home.
    }
export-home-name = To put them on your own copy, name them: --ask-first { $ids }
export-home-own = They never leave on a copy for others.
export-all-home = Everything that was written stays home; nothing would be on this copy.
export-holds-none = the answers are not on this copy; a blank one holds none
export-boxes-review = --boxes and --no-comments belong to --review
# Worksheets in other languages
no-translation = “{ $title }” does not come in the language { $language }
no-translation-help = It comes in: { $list }. A translation of your own stands beside the worksheet and is called { $id }.{ $language }.ron.
translation-faulty = this is no translation of that worksheet, or it has faults
translation-faulty-help = Look at it with: attune check FILE
