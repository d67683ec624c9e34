# Words of the program: files.
save-full = “{ $file }” was not saved: the disk is full.
save-full-help = Make some room, then save again. What you wrote is still here.
save-read-only-place = “{ $file }” was not saved: nothing can be written to this disk.
save-read-only-file = “{ $file }” was not saved: the file is marked as read-only.
save-read-only-file-help = Save under another name, or take the mark off and save again.
save-not-allowed = “{ $file }” was not saved: you may not write in this folder.
save-elsewhere-help = Save it in another folder. What you wrote is still here.
save-no-folder = “{ $file }” was not saved: the folder is not there.
save-no-folder-help = If it is on another disk, connect it and save again; or save in another folder.
save-is-folder = “{ $file }” was not saved: there is a folder of that name.
save-bad-name = “{ $file }” was not saved: no file can have that name.
save-other-name-help = Choose another name.
save-exists = “{ $file }” was not saved: there is a file of that name.
save-exists-help = Choose another name, or say that it may be replaced.
save-changed-outside = “{ $file }” was not saved: it was changed by another program since you opened it.
save-changed-outside-help = Save what you wrote under another name, then look at both.
save-not-confirmed = “{ $file }” was written, but the disk did not confirm it.
save-reads-back-differently = “{ $file }” was written, but does not read back as written.
save-again-help = Save again. If it happens again, save to another disk: this one may be failing.
save-other = “{ $file }” was not saved: { $reason }.
read-not-found = “{ $file }” is not there.
read-not-found-help = Check the name. If it is on another disk, connect it first.
read-not-allowed = “{ $file }” cannot be opened: you may not read it.
read-not-allowed-help = Ask whoever owns the file.
read-is-folder = “{ $file }” is a folder.
read-is-folder-help = Choose a file in it.
read-too-large = “{ $file }” is too large to be a worksheet.
read-too-large-help = Choose another file. This one was left alone.
read-other = “{ $file }” cannot be read: { $reason }.
read-other-help = Try again, or try a copy of the file.
ask-open-title = Open a worksheet
ask-save-title = Keep this worksheet
ask-pdf-title = Save as PDF
ask-worksheets = Worksheets
in-file = { $file }: { $what }
template-has-errors = { $count ->
    [one] the blank worksheet has one error.
   *[other] the blank worksheet has { $count } errors.
}
template-has-errors-help = All of them: { $command }
rescue-unreadable = { $file } (cannot be read)
ask-folder-title = Where worksheets are kept
