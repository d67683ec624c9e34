# Words of the program: files.
settings-not-kept = Your settings could not be kept. { $why }
settings-unread = Their file is there but cannot be read, so that nothing was written over it. They are those of a first start until it can.
save-full = Not saved, the disk is full: “{ $file }”.
save-full-help = Make some room, then save again. What you wrote is still here.
save-read-only-place = Not saved, nothing can be written to this disk: “{ $file }”.
save-read-only-file = Not saved, the file is marked as read-only: “{ $file }”.
save-read-only-file-help = Save under another name, or take the mark off and save again.
save-not-allowed = Not saved, you may not write in this folder: “{ $file }”.
save-elsewhere-help = Save it in another folder. What you wrote is still here.
save-no-folder = Not saved, the folder is not there: “{ $file }”.
save-no-folder-help = If it is on another disk, connect it and save again; or save in another folder.
save-is-folder = Not saved, there is a folder of that name: “{ $file }”.
save-is-no-file = Not saved, there is a pipe or a device of that name: “{ $file }”.
save-bad-name = Not saved, no file can have that name: “{ $file }”.
save-other-name-help = Choose another name.
save-exists = Not saved, there is a file of that name: “{ $file }”.
save-exists-help = Choose another name, or say that it may be replaced.
save-changed-outside = Not saved, another program changed the file since you opened it: “{ $file }”.
save-changed-outside-help = Save what you wrote under another name, then look at both.
save-too-large = Not saved, the worksheet is too large to be opened again: “{ $file }”.
save-too-large-help = Take out a drawing or a very long text, then save again. Until then it stays open, and nothing is lost.
sheet-too-large = The worksheet is too large to be opened again, and was not written.
sheet-too-large-help = Take out a drawing or a very long text.
template-too-large = The blank worksheet would be too large to be opened again, and was not written.
template-too-large-help = Divide the questionnaire into several smaller ones.
save-not-confirmed = Written, but the disk did not confirm it: “{ $file }”.
save-reads-back-differently = Written, but it does not read back as written: “{ $file }”.
save-again-help = Save again. If it happens again, save to another disk: this one may be failing.
save-other = Not saved, { $reason }: “{ $file }”.
read-not-found = “{ $file }” is not there.
read-not-found-help = Check the name. If it is on another disk, connect it first.
read-not-allowed = “{ $file }” cannot be opened: you may not read it.
read-not-allowed-help = Ask whoever owns the file.
read-is-folder = “{ $file }” is a folder.
read-is-folder-help = Choose a file in it.
read-no-file = “{ $file }” is a pipe or a device, not a file.
read-no-file-help = Attune reads files only. What another program writes goes to the command line through - instead of a name.
read-too-large = “{ $file }” is too large to be a worksheet.
read-too-large-help = Choose another file. This one was left alone.
read-other = “{ $file }” cannot be read: { $reason }.
read-other-help = Try again, or try a copy of the file.
ask-open-title = Open a worksheet
ask-hand-title = Write the file to give
ask-save-title = Keep this worksheet
ask-copy-out-title = Save a copy of this worksheet
ask-pdf-title = Save as PDF
ask-words-title = Save the words as Markdown
ask-worksheets = Worksheets
in-file = { $file }: { $what }
template-has-errors = { $count ->
    [one] the blank worksheet has one error.
   *[other] the blank worksheet has { $count } errors.
}
rescue-unreadable = { $file } (cannot be read)
ask-folder-title = Where worksheets are kept
app-worksheet = Worksheet
app-taken-in = Taken out of { $file }. It is kept in no file of its own yet.
app-taken-in-folder = Taken out of { $file } into your locked folder.
app-copied = A copy that anybody can read lies in { $file }. Your worksheet stays where it was.
app-inside = Only the program puts files into the locked folder.
app-inside-help = Choose a place outside of it.
app-shut-out = This worksheet cannot be saved elsewhere just now.
app-shut-out-help = Unlock the folder first, or do it in the window that has it open.
plain-file = This worksheet lies in a plain file, outside your locked folder.
plain-take-in = Take it into the folder
plain-taken = It lies in your locked folder now. The plain file is still there: { $file }
filled-taken =
    { $count ->
        [0] No field was filled in.
        [one] One answer.
       *[other] { $count } answers.
    }
filled-left =
    { $count ->
        [one] What stands in one field could not be taken over. It is still in the PDF:
       *[other] What stands in { $count } fields could not be taken over. It is still in the PDF:
    }
filled-left-at = { $number } { $ask }
filled-left-in = { $number } { $ask } ({ $part })
foreign-unreadable = This PDF cannot be read.
foreign-unreadable-help = It may be damaged, or not wholly copied. Its pages may still open in a PDF viewer.
foreign-too-much = This PDF is larger than any of ours.
foreign-too-much-help = Attune reads PDFs only up to a certain size and time, so that a damaged one cannot stop it.
foreign-too-long = Reading this PDF took too long.
foreign-locked = This PDF is locked with a passphrase.
foreign-locked-help = Give the passphrase with attune import, or save a copy without one in a PDF viewer.
foreign-not-ours = This PDF carries no worksheet.
foreign-not-ours-help = Only a PDF that Attune made, and that carries its worksheet, opens again as one.
foreign-damaged = The worksheet in this PDF is gone or altered.
foreign-damaged-help = Another program may have left it out. The pages still show what was written.
app-copy-open = Another copy of this worksheet is open.
app-copy-open-help = Save and close the copy that is open, then open this file again.
app-own-file = This is your own file of the sheet; it stays as it is.
app-name-taken = Another open worksheet has this file.
app-name-taken-help = Choose another name.
app-changed-outside = The file was changed by somebody else.
app-changed-outside-help = Keep yours under another name, or write over what is there.
app-fell = Something in the program went wrong just now.
app-fell-help = What you wrote is still here, and is written again. If this comes back, close the program and start it anew, and please report it.
app-changed-inside = Another computer or program wrote this worksheet meanwhile.
app-changed-inside-help = Look at both and take over what should stay, or keep yours: what was written there stays in the earlier states.
app-no-rescue = No rescue copy could be written. Save this worksheet soon.
app-pdf-saved = Saved as { $name } in { $folder }
pages-not-made-help = No PDF was written. What you wrote is safe, and its words can leave as Markdown (.md) just as they are. Without unusual signs in that answer the page can be made. Please report this.
proof-not-written = The PDF could not be made: { $why }.
proof-failed = The PDF did not read back right: { $what }. No file was made.
proof-failed-page = The PDF did not read back right on page { $page }: { $what }. No file was made.
proof-failed-item = The PDF did not read back right on page { $page }, at { $item }: { $what }. No file was made.
proof-question = question { $number } “{ $words }”
proof-unreadable = it cannot be read
proof-description = its title or language is another
proof-page-count = it has another number of pages
proof-page-size = the page has another size
proof-words = the words are not those of the worksheet
proof-spacing = words run together or fall apart
proof-extra-words = there are words that are not in the worksheet
proof-glyphs = letters are missing, or there are too many
proof-wrong-glyph = a letter has the wrong shape
proof-misplaced = a letter stands in the wrong place
proof-hidden = a letter cannot be seen
proof-off-page = something reaches over the edge of the page
proof-clipped = a letter is cut off
proof-overlap = letters lie over each other
proof-shapes = a line or a mark is missing or stands elsewhere
proof-untagged = something that is read aloud is not marked as what it is
proof-tag-tree = headings, lists or tables are not those of the page
proof-tag-words = a heading, paragraph or cell is read aloud with other words than it shows
proof-tag-says = a drawing has no words, or other words, for people who listen
proof-tag-parents = a piece of text leads to another element than its own
proof-outline = the bookmarks are not those of the page
proof-unlocked = it opens without its passphrase
proof-fields = a field to fill in is missing or stands elsewhere
proof-attached = the worksheet inside is missing or altered
ask-by-hand = This system has no window for choosing files. Type where it is.
ask-by-hand-keep = This system has no window for choosing files. Type where to put it.
ask-file = File
ask-folder = Folder
ask-this = Use this
ask-replace = Replace it
ask-cancel = Cancel
ask-no-parent = That folder is not there.
ask-not-there = There is no such file.
ask-is-file = That is a file.
ask-is-folder = That is a folder.
ask-exists = There is a file of that name. Replace it?
csv-item = item
csv-question = question
csv-answer = answer
md-marked = Marked for supervision
md-left-open = left open
md-statement = Statement
md-answer = Answer
md-on-the-whole = On the whole sheet
md-comments-elsewhere = On answers that are not above
md-comments-at-home = { $count ->
    [one] One comment is about an answer that stays home, and stays with it.
   *[other] { $count } comments are about answers that stay home, and stay with them.
}
md-thank-you = Thank you
md-ask = a question
md-offer = a thought
md-please-do = please do
md-settled = settled
md-by-day = by { $day }
md-happened = it happened
md-not-yet = not yet
md-let-it-go = let it go
md-reply = reply

reviewed-taken = { $count ->
    [0] The review copy came back without comments.
    [one] One comment came back.
   *[other] { $count } comments came back.
}
