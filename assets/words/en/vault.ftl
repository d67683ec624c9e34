### The locked folder: keys, passphrase, recovery sheet, library, faults.

seal-key-file =
    The key of a locked folder of Attune. Whoever has this text can read
    everything in the folder. The comment lines below belong to it.
seal-not-sealed = This is not a sealed file.
seal-damaged = The file is damaged: it was cut short or altered, and cannot be opened.
seal-hostile = The file was refused: it is not made as such files are made.
seal-not-for-this-key = The file was sealed for another key.
seal-wrong-passphrase = That is not the passphrase.
seal-too-large = The file holds more than a worksheet can hold.
seal-no-head = The file opens, but it is not one that Attune keeps here.
seal-forged = The file opens, but it was not written with the keys of this folder.

vault-none = { $folder } is no locked folder.
vault-none-help = Name the folder in which vault.ron lies, or make one: attune vault init
vault-half = { $folder } is a copy of a locked folder that is not whole yet.
vault-half-help = Copy it once more: what is there already is kept, and the rest is added.
vault-no-room = The copy in { $folder } is not whole: there is no room for it.
vault-no-room-help = Make some room there, or choose another place, and copy once more. What is there already is kept, and the locked folder itself was not changed.
vault-gone = The locked folder is not there any more: { $folder }
vault-gone-help = Has its drive been taken out, or has it been moved? What you wrote is safe in a sealed rescue copy on this computer. Put the folder back where it was, and save again.
vault-not-empty = { $folder } holds something already.
vault-not-empty-help = Choose a new or an empty folder.
vault-newer = { $folder } was made by a newer version of Attune.
vault-newer-help = Use the newer version to open it. Nothing was changed.
vault-bad-manifest = this file is damaged or gone, and without it the folder cannot be opened.
vault-other-keys = the keys belong to another folder. Somebody may have exchanged files here.
vault-bad-manifest-help = Your passphrase can write it anew: attune vault check --heal. Or take vault.ron, identity.age and recovery.age from your last copy of the folder.
vault-other-keys-help = Take vault.ron, identity.age and recovery.age from your last copy of the folder.
vault-keys-of-another-time = these are not the keys that vault.ron names: a sync service, or somebody, has put another state of one of the two files here.
vault-keys-of-another-time-help = If vault.ron is the wrong one, attune vault check --heal writes it anew. If the keys are older than your worksheets, your newest recovery sheet opens the folder: in the window Use the recovery sheet, on the command line attune vault passphrase.
vault-for-another-key-help = It was sealed with keys that are not in this folder now: a sync service may have put older ones back. Your newest recovery sheet opens the folder, in the window with Use the recovery sheet, on the command line with attune vault passphrase. If it was not changed, the file is from another folder.
vault-manifest-written = { $file } was written anew.
vault-keys-not-changed = Nothing was changed: the keys before are in use, and your recovery sheet stays good. The new key opens nothing; throw it away.
vault-keys-damaged = the file with the keys is damaged or gone, so that no passphrase opens it. Your recovery sheet opens the folder.
vault-keys-damaged-help = In the window choose Use the recovery sheet; on the command line run attune vault passphrase and type the key from the sheet. Either writes the file anew, with a new passphrase. Or take identity.age from your last copy of the folder.
vault-paper-damaged = the file for your recovery sheet is damaged, so that the sheet does not open the folder. Your passphrase does.
vault-paper-damaged-help = Unlock with the passphrase, then attune vault check --heal writes the file anew. Or take recovery.age from your last copy of the folder.
vault-passphrase-before = The passphrase before still opens the folder.
vault-passphrase-new = The new passphrase opens the folder now, the one before does not.
vault-passphrase-unknown = Nobody can tell now which passphrase opens the folder: try both. Your recovery sheet opens it in any case.
vault-passphrase-help = Make sure that the disk is well and has room, then change the passphrase again.
vault-into-itself = A copy in { $folder } would lie in the folder that is copied, or the other way round.
vault-into-itself-help = Choose a place outside, best on another disk. Nothing was written.
vault-link = this is a link, not a file. What it leads to may lie anywhere, and is left alone.
vault-link-help = Put the file itself in its place, or take the link away.
vault-swapped = the file holds another worksheet than the one that belongs there.
vault-damaged-help = attune vault check shows what is damaged, and what earlier states can heal.
vault-wrong-passphrase-help = Try again; capitals and spaces count. If it is lost, the recovery sheet opens the folder.
vault-system = The system gave no random numbers, and without them nothing can be sealed.
vault-system-help = Start the machine again. Nothing was changed.

usage-vault-verbs = attune vault takes one of: { $verbs }
usage-vault-words = attune vault { $verb } was given too few or too many words.
new-vault-or-file = A new worksheet goes into the locked folder or into a file, not both: leave --vault or -o out.

vault-ask = Passphrase:
vault-ask-new = New passphrase:
vault-ask-again = The same once more:
vault-ask-old-or-paper = Passphrase, or the key from the recovery sheet:
vault-nobody-to-ask = The folder is locked, and nobody is there to be asked for the passphrase.
vault-nobody-to-ask-help = Run it in a terminal, or name a file whose first line is the passphrase in ATTUNE_PASSPHRASE_FILE.
vault-two-different = The two passphrases differ.
vault-two-different-help = Nothing was changed. Type the same one twice.
vault-no-passphrase = The passphrase is empty.
vault-weak = This passphrase is guessed in minutes by whoever gets hold of the folder. Six random words are better.
vault-made = The locked folder is { $folder }
vault-paper = Copy this key onto paper now. It opens the folder when the passphrase is lost, and is shown only once:
vault-paper-steps =
    1. Write it down, or print this page and nothing else.
    2. Keep it where you keep your passport, not near the computer.
    3. Lose both passphrase and paper, and nobody can open the folder.
vault-progress = { $what } { $done } of { $of }
vault-reading = Reading
vault-checking = Checking
vault-copying = Copying
vault-resealing = Locking anew
vault-keys-broke-off = Not everything is locked with the new keys. Keep both recovery sheets: the new one opens what is done, the old one the rest. When what is named above is mended, run this again.
vault-resealed =
    { $count ->
        [one] One file is locked with the new keys. Throw the old recovery sheet away.
       *[other] { $count } files are locked with the new keys. Throw the old recovery sheet away.
    }
vault-empty = The locked folder is empty.
vault-nothing-found = No worksheet holds these words.
vault-rolled-back = warning: { $doc } is older than it was when it was last seen here. Somebody may have put an old state in its place.
vault-missing = warning: { $doc } was here once and is gone. If nobody deleted it, look in your last copy of the folder.
vault-healed = { $file } was healed from its history; the damaged file lies beside it.
vault-checked =
    { $sheets ->
        [one] { $sheets } worksheet opens
       *[other] { $sheets } worksheets open
    }, and { $versions ->
        [one] { $versions } earlier state
       *[other] { $versions } earlier states
    }.
vault-whole = Nothing is damaged.
vault-heals = An earlier state can take its place: attune vault check --heal
vault-heals-paper = Your recovery sheet would not open the folder. The file can be written anew: attune vault check --heal
vault-heals-paper-note = This file only says what recovery.age should hold, so nobody knows whether that is whole. Both can be written anew, and your recovery sheet opens the folder: attune vault check --heal
vault-paper-written = { $file } was written anew: your recovery sheet opens the folder.
vault-heals-not = No earlier state is left here. Look in your last copy of the folder.
vault-state-damaged = This is an earlier state of a worksheet. The worksheet itself is not touched by it.
vault-clients-damaged = This is the list of your client codes with the hints to them; no worksheet is touched by it. Take the file from your last copy of the folder.
vault-ledger-damaged = This is the list of what has left the folder; no worksheet is touched by it. Take the file from your last copy of the folder.
vault-people-damaged = These are the names in Settings (yours, your supervisor's, whom you call); no worksheet is touched by it. Take the file from your last copy of the folder.
vault-folder-closed = What lies in it cannot be read here: it may be in order, and nobody knows. Give yourself the right to read it, or look at the disk, and check again.
vault-older = { $file } holds an older state than the one that was here last.
vault-older-heals = A newer one is left in its history: attune vault check --heal puts that in its place. Where somebody put the old one there on purpose, look at both in Earlier states.
vault-older-help = A sync service or somebody may have put an old state back. Look for the newer one on your other computers and in your last copy of the folder. If you want this one, attune vault check --heal takes it as it is.
vault-missing-file = The worksheet { $doc } was here, and its file is gone.
vault-missing-heals = An earlier state is left in its history: attune vault check --heal puts that back. A newer one may lie in your last copy of the folder.
vault-missing-help = Nothing of it is left here. If it was not deleted on purpose, take it from your last copy of the folder; if it was, attune vault check --heal stops asking for it.
vault-misnamed = { $file } has the name of another worksheet; it holds { $doc }.
vault-misnamed-help = Nothing in it is lost. Files may have been exchanged: attune vault check --heal gives it its own name.
vault-old-keys =
    { $count ->
        [one] One file is still locked with keys from before they were changed; whoever has the old recovery sheet can read it:
       *[other] { $count } files are still locked with keys from before they were changed; whoever has the old recovery sheet can read them:
    }
vault-old-keys-help = attune vault check --heal locks them with the keys of now.
vault-newest-put = { $file } holds the newest state that was left in its history.
vault-taken-as-it-is = { $file } is taken as it is from now on.
vault-not-missed = The worksheet { $doc } is not asked for any more.
vault-renamed = The worksheet { $doc } has its own name again.
vault-resealed-old =
    { $count ->
        [one] One file is locked with the keys of now.
       *[other] { $count } files are locked with the keys of now.
    }
vault-replaced = warning: another computer wrote { $doc } at the same time, and its state stands in the place of yours. Look in Earlier states, and on the other computer, before you go on.
vault-both = warning: two files hold { $doc }, with different words. Both are kept: open both in the window and decide.
vault-twice = The same worksheet lies in { $files }. Open both and decide.
vault-copied = { $folder } holds the copy now: { $copied } copied, { $same } there already, { $proved } opened to be sure.
vault-lingers = The plain files are deleted. Disks, backups and sync services may keep what was in them for a while.
vault-plain-left = The plain files are still there, readable for everybody. With --delete they are deleted once they are safe.
vault-would-take = would be taken in
vault-taken = taken in and read back
vault-taken-and-deleted = taken in, read back, plain file deleted
vault-same = is there already
vault-same-and-deleted = is there already, plain file deleted
vault-not-taken = not taken in: { $reason }
vault-not-tried = not tried, because it stopped before
vault-take-in-stopped =
    It stopped before the end: { $taken ->
        [one] one file is taken in and was read back
       *[other] { $taken } files are taken in and were read back
    }, { $left ->
        [one] one is not
       *[other] { $left } are not
    }. No plain file was deleted.
vault-take-in-stopped-help = When the disk has room and can be written, do it again: what is taken in is found to be there already.
vault-take-in-none = There is no worksheet (.ron) there.
vault-but-stays = { $what }, but the plain file is still there
plain-is-link = this is a link; the file that it leads to would stay, readable for everybody.
plain-changed = it was changed since, and the folder does not hold what stands in it now.
plain-not-deleted = it could not be deleted ({ $reason }).
plain-stays-help = What is in the folder is safe. Delete the plain file yourself, or take it in again.
plain-some-stay =
    { $gone ->
        [one] One plain file is deleted
       *[other] { $gone } plain files are deleted
    }, { $stayed ->
        [one] one is still there.
       *[other] { $stayed } are still there.
    }
vault-other-state = another state of this worksheet is there already; left alone
vault-changed = The passphrase is changed. The recovery sheet stays good.

action-lock = Lock now
welcome-lead = Worksheets for a few quiet minutes after a session. What you write is kept locked on this computer, and only you can open it.
welcome-set-up = Set up my locked folder
welcome-set-up-words = Choose a passphrase, and copy a recovery key onto paper. About three minutes.
welcome-look = Look around first
welcome-look-words = Every worksheet is there to try. Nothing is kept until you say so.
welcome-honest-3 = Lose both the passphrase and the recovery sheet, and nobody can help.
welcome-have = I have a backup or a recovery sheet
away-title = Your locked folder is not there
away-lead = It is expected at { $place }. Is the stick in, the drive connected? What is in it is not lost.
away-again = Look again
away-again-words = Once the stick is in, or the drive is connected.
away-elsewhere = It is somewhere else…
away-elsewhere-words = Choose where it lies now, or a copy of it.
away-new = Set up a new one
away-look = Write without it
away-still = There is still no locked folder at { $place }.
away-still-help = Put the stick in or connect the drive, and look again. If it lies somewhere else now, choose that place.
bring-title = Is this a copy of your locked folder?
bring-words = A copy is best brought onto this computer, to { $place }, and left as it is: then you do not write into your only copy.
bring-do = Bring it onto this computer
bring-there = Work in it there
bring-busy = { $done } of { $of } files are copied …
bring-stop = Stop
brought-back = It is on this computer now. The copy stays as it is.
brought-stopped-help = Bring it back once more, and it goes on where it stopped.
welcome-no-vault = There is no locked folder in the place you chose.
welcome-no-vault-help = Choose the folder in which the file vault.ron lies: your locked folder, or the copy of it on a stick.

door-passphrase = Passphrase
door-new = New passphrase
door-again = The same once more
door-show = Show the letters
door-hide = Hide the letters
door-empty = Type a passphrase first.
door-differ = The two passphrases differ.
door-too-weak = This would be guessed in minutes. Take several words, or let six be proposed.

set-up-title = Your locked folder
set-up-words = One passphrase opens it. Choose one that you will still know in a year.
set-up-propose = Propose six random words
set-up-place = It will lie in { $folder }
set-up-other-place = Another place…
set-up-make = Make my locked folder
set-up-making = Making it…
set-up-back = Not yet
meter-none = Several words are easier to remember than signs.
meter-weak = Guessed in minutes by whoever gets the folder.
meter-fair = Fair. Somebody determined might guess it in months.
meter-strong = Strong.

paper-key-title = Your recovery sheet
paper-key-words = This key opens the folder when the passphrase is lost. It is shown only once.
paper-key-step-1 = 1. Copy it onto paper, by hand.
paper-key-step-2 = 2. Keep the paper with your passport, not near the computer.
paper-key-step-3 = 3. Lose passphrase and paper, and nobody can help.
paper-key-print = Print it
paper-key-print-help = The key passes through this computer's print queue. If others use the printer, copy it by hand.
paper-key-not-printed = Copy the key onto paper by hand. Nothing else has changed.
recovery-what = This key opens the locked folder of Attune when its passphrase is lost. Whoever has this sheet and the folder can read everything in it.
recovery-step-1 = 1. Keep this sheet where you keep your passport, not near the computer.
recovery-step-2 = 2. If the passphrase is lost: start Attune, choose “Use the recovery sheet”, and type the letters above. Capitals, spaces and line ends do not matter.
recovery-step-3 = 3. If this sheet is lost, or somebody may have seen it: make a new one in Settings, and destroy this one.
recovery-age = Without Attune: write AGE-SECRET-KEY- and the letters above, without spaces, into one line of a text file key.txt. Then age -d -i key.txt opens every file of the folder.
paper-key-last = Type its last six letters from your paper
paper-key-wrong = Those are not its last six letters.
paper-key-done = I have copied it

locked-title = Locked
locked-start = Your worksheets are in here.
locked-quiet =
    { $minutes ->
        [one] Closed after one quiet minute.
       *[other] Closed after { $minutes } quiet minutes.
    }
locked-asked = Closed as you asked.
locked-arriving =
    { $count ->
        [one] The file you opened may belong to a worksheet in here. It opens as soon as you unlock.
       *[other] The { $count } files you opened may belong to worksheets in here. They open as soon as you unlock.
    }
locked-all-saved = { $why } Everything is saved.
locked-in-copy = { $why } What could not be saved is in a sealed copy on this computer. It is offered when you unlock.
locked-in-window = { $why } Something could not be saved anywhere: it is kept behind this door as long as this window is open.
locked-unlock = Unlock
locked-opening = Unlocking…
locked-use-paper = Use the recovery sheet
locked-use-passphrase = Use the passphrase
locked-paper = The key from your recovery sheet
locked-paper-help = The groups as they stand on your paper. Spaces and capitals do not matter.
locked-paper-typed = { $typed } of { $of } letters and digits
locked-paper-typo = A letter is wrong, or some are missing.
locked-paper-wrong = That is not the key of this folder.
locked-paper-wrong-help = Compare it letter by letter with your paper.
locked-write = Write now, unlock later
locked-write-words = Opens a blank worksheet and locks away what you write. Older sheets stay closed until you unlock.
locked-shut = The folder is locked.
locked-shut-help = Unlock it first.
vault-held = A window of Attune, or another command, has this folder open. Nothing was written.
vault-held-help = Lock the folder there, or close the window, then try again.
locked-elsewhere = Another window has the locked folder open; nothing was written from here.
locked-elsewhere-help = Go on in the other window, or close it and lock and unlock here.
locked-no-lock = Nothing can be written from here, because this computer cannot note that the folder is open. { $reason }
locked-no-lock-help = You can read everything. Make room where your own settings lie, or give yourself the right to write there; then lock and unlock.

notice-damaged =
    { $count ->
        [one] One worksheet cannot be opened.
       *[other] { $count } worksheets cannot be opened.
    } attune vault check says which, and what can be healed.
notice-older =
    { $count ->
        [one] One worksheet is older than it was when it was last seen here.
       *[other] { $count } worksheets are older than they were when they were last seen here.
    }
clients-wait = What you typed last about a client code is not in the folder yet; it waits sealed on this computer, and goes in when you unlock again. { $reason }
kept-nowhere = Something that you typed last is kept nowhere but in this window.
kept-nowhere-help = Make room on the disk, and unlock: it goes in then. To leave and lose it, close the window once more.
people-wait = The names that you gave last are not in the folder yet; they wait sealed on this computer, and go in as soon as there is room. { $reason }
people-wait-open = The names that you gave last could be kept nowhere. They go in as soon as there is room, as long as this window stays open. { $reason }
clients-wait-open = What you typed last about a client code could be kept nowhere. It goes in when you unlock again, as long as this window stays open. { $reason }
notice-replaced =
    { $count ->
        [one] Two computers wrote a worksheet at the same time, and only the other one’s state is left in its place.
       *[other] Two computers wrote { $count } worksheets at the same time, and only the other one’s states are left in their places.
    } Look in Earlier states and on the other computer.
notice-missing =
    { $count ->
        [one] One worksheet that was here is gone.
       *[other] { $count } worksheets that were here are gone.
    } If nobody deleted anything, look in your last copy.
copied-last = Last copy elsewhere: { $day }
copied-never = No copy elsewhere yet
copied-to = Copied to { $folder }, and { $proved } worksheets opened there to be sure.
copied-stopped = The copy was stopped before its end.
copied-stopped-help = What was copied is whole. Copy again to finish it.
ask-vault-title = Where is the locked folder, or where should it be?
ask-copy-title = Where should the copy be?
# The folder that is proposed for it.
ask-copy-folder = Attune copy
copied-now = Copy it now…
library-nothing-kept = You are looking around: nothing that you write is kept until you set up your locked folder.
library-read-only = Another window has the locked folder open. You can read here; write in the other window.
library-copying = Copying { $done } of { $of }…
library-reading = Reading { $done } of { $of }…

settings-locked = My locked folder
settings-quiet = Lock after so many quiet minutes
settings-passphrase = Another passphrase…
settings-test-paper = Test my recovery sheet…
settings-copy = Copy the folder elsewhere…
keys-change-title = Another passphrase
keys-old = The passphrase until now
keys-not-now = Not now
keys-change = Change it
keys-changing = Changing…
keys-test-title = Test my recovery sheet
keys-test-words = Type the key from your paper. Nothing is unlocked or changed by it.
keys-test = Test
keys-test-good = Good. This key opens your folder.
keys-test-bad = This is not the key of your folder. Compare it letter by letter.

action-earlier-states = Earlier states
action-put-back = Put back what was deleted last
states-back = { $title }
states-title = Earlier states
states-not-here = Earlier states are kept for worksheets in the locked folder, while it is open.
states-words = What it said at an earlier time, beside what it says now. Only what differs is shown.
states-twin-title = Two states of the same worksheet
states-twin-words = It was changed in two places. Left is the other file, right the one that is open. Take over what should stay; the other file then goes into the earlier states, where you find it again.
states-reading = Reading…
states-none = There are no earlier states yet. One is kept each time the sheet is saved.
states-slider = Which state
states-oldest = oldest
states-newest = newest
states-now = Now
states-same = All answers are the same.
states-twin-same = There is nothing in the other file that this one does not have.
states-take-other = Take this over
states-take-other-named = Take this over: { $what }
states-empty = no answer
states-not-there = not there
states-take = Take this answer
states-take-named = Take this answer to “{ $question }”
states-take-all = Take all of them
states-taken = Taken over. You can undo it.
states-in = What was said in the other file is in
states-in-of = { $name }’s comments are in
states-decided = I have decided
apart-later = What I think now: { $question }
apart-former = Kept answer: { $question }
apart-marked = For supervision
apart-not-marked = not marked
apart-comment = Comment by { $name }: { $question }
apart-comment-whole = Comment by { $name } on the whole sheet
apart-reply = Reply by { $name } to “{ $comment }”
apart-reply-own = Your reply to “{ $comment }”
apart-said = Said on { $day }
apart-state = Where it is
apart-nobody = somebody
row-more = More for { $title }
row-rename = Rename…
row-duplicate = Duplicate
more-here = More for this worksheet
save-copy = Save a copy…
save-under-another-name = Save under another name…
row-delete = Delete
rename-title = Rename
rename-name = What you call it in My worksheets
rename-help = It stands on no page. Leave it empty for the worksheet's own title.
rename-do = Rename
rename-not = Not now
sift-worksheet = Worksheet
sift-any-worksheet = Any worksheet
sift-client = Client code
sift-any-client = Any client
sift-tag = Need
sift-any-tag = Any need
sift-time = Time
sift-any-time = Any time
sift-days = Last { $days } days
sift-all = Show all again
sift-order = Order
sort-changed = Last changed first
sort-day = Newest session first
sort-title = By name
sort-client = By client code
deleted-one = Deleted. It waits until you delete it for good in Settings.
deleted-put-back = Put back
deleted-is-back = It is back.
deleted-for-good =
    { $count ->
        [0] Nothing was waiting.
        [one] One worksheet is gone for good, with its earlier states.
       *[other] { $count } worksheets are gone for good, with their earlier states.
    }
settings-trash = Delete for good what was deleted…
trash-title = Delete for good?
trash-words = Everything that you deleted from My worksheets goes, with all its earlier states. Copies elsewhere, and what sync services keep, stay. This cannot be undone.
trash-keep = Keep it
trash-delete = Delete for good

row-state-twice = Two states: open and decide
settings-client-hint = such as: Tue 5 pm

clients-title = Client codes
clients-help = Whom you mean by a code, and how long you keep its worksheets. This is kept in your locked folder and shown in this window only; it goes into no worksheet, no page and no copy for somebody else.
clients-none = No worksheet has a client code yet.
clients-sheets =
    { $count ->
        [0] No worksheet
        [one] One worksheet, { $last }
       *[other] { $count } worksheets, the last { $last }
    }
clients-hint-of = Whom you mean by { $code }
clients-look = Look
clients-over-count =
    { $count ->
        [one] For one client code the time you set is over.
       *[other] For { $count } client codes the time you set is over.
    } Nothing is deleted by itself.
keep-of = How long worksheets of { $code } are kept
keep-now = Keep: { $how }
keep-i-decide = I decide
keep-discussed = until it was discussed
keep-year = one year after the last
keep-service = as my service says
keep-until-of = Until when worksheets of { $code } are kept
keep-until-hint = 2031-12-31
keep-until-wrong = Year-month-day
over-discussed = All of it was discussed. Nothing is deleted by itself.
over-year = The last worksheet is more than a year old. Nothing is deleted by itself.
over-service = The day you set is over. Nothing is deleted by itself.
erase-button = Erase everything…
erase-named = Erase everything of { $code }
erase-title = Erase everything of { $code }?
erase-words =
    { $count ->
        [one] One worksheet goes
       *[other] { $count } worksheets go
    } for good, with every earlier state, what waits deleted, and whom you meant. Copies elsewhere, printed pages and what sync services keep stay. This cannot be undone.
erase-stopped =
    { $count ->
        [0] Nothing was erased.
        [one] One worksheet is erased, and the next could not be.
       *[other] { $count } worksheets are erased, and the next could not be.
    } { $why }
erase-stopped-help = Erase once more when that is put right: it goes on with the rest.
erase-type = Type { $code } to go on
erase-do = Erase for good
erase-not = Keep everything
erased =
    { $count ->
        [one] One worksheet of { $code } is gone for good.
       *[other] { $count } worksheets of { $code } are gone for good.
    }
erase-plain-stays = { $file } is no part of the locked folder: it was not erased. Delete it by hand.
left-title = What has left
left-help = Pages and copies that were saved or printed from here, so that you know what to look for if this computer is gone. The list goes along when the folder is copied.
left-nothing = Nothing has left yet.
left-line = { $day }: { $what }, to { $place }
left-all = Show all
left-printer = the printer
left-several =
    { $count ->
        [one] One worksheet
       *[other] { $count } worksheets
    }
erased-line = { $day }: everything of { $code } erased, { $count ->
        [one] one worksheet
       *[other] { $count } worksheets
    }
executor-title = For somebody who may have to tell your clients
executor-help = A copy of this list of codes alone, in one file that opens with six words. Whoever has file and words reads whom you mean, and no worksheet. Make a new one when the list has changed.
executor-whom = Who
executor-words = Choose six words
executor-write-down = Write these words down for { $name }. They are shown only here, and open this copy and nothing else:
executor-save = Save the copy…
executor-file = client-codes.age
executor-text =
    Client codes, for { $name }, made on { $day }.
    Please keep this to yourself, and use it only if I cannot tell my clients myself.
executor-written = { $file } is written. Give the words on paper, not along with it.
paper-due = It is more than a year since you made or tried your recovery sheet on this computer.
paper-due-unknown = You have not tried your recovery sheet on this computer yet.
paper-try = Try it
ask-file-title = Save as
settings-new-keys = Make a new recovery sheet…
new-keys-title = New keys and a new recovery sheet
new-keys-words = Do this if the recovery sheet is lost, or if somebody may have seen it. Your passphrase stays. The old sheet opens nothing that is written from then on, and every worksheet is locked anew. Copies that you made before still open with the old sheet.
new-keys-make = Make them
new-keys-making = Making them…
new-keys-used = The new keys are in use. Throw the old recovery sheet away.
new-keys-done = Everything is locked with the new keys.
new-keys-going = Locking anew, { $done } of { $of }…
new-keys-rest = { $done } of { $of } are locked anew. The others open as before, and the rest follows when you unlock again at the latest.
new-keys-stop = Stop for now
new-keys-go-on = Go on
locked-system = Closed because the screen was locked or the computer went to sleep.
sleep-why = Locks your worksheets first
library-demo = Everything here is invented and lives in memory: nothing is kept when you close the window. The passphrase is { $words }.
library-stop = Stop
cover-title = Attune
cover-show = Show the window again
settings-take-in = Take in plain worksheets…
ask-take-in-title = The folder with plain worksheets
take-in-title = Take in plain worksheets?
take-in-done-title = Taken in
take-in-would =
    { $count ->
        [0] There is no worksheet here that is not in your locked folder already.
        [one] One worksheet would be taken into your locked folder.
       *[other] { $count } worksheets would be taken into your locked folder.
    }
take-in-new =
    { $count ->
        [0] Nothing was taken in.
        [one] One worksheet was taken into your locked folder and read back from there.
       *[other] { $count } worksheets were taken into your locked folder and read back from there.
    }
take-in-same =
    { $count ->
        [one] One lies there already, the same.
       *[other] { $count } lie there already, the same.
    }
take-in-other =
    { $count ->
        [one] One lies there in another state, and is left alone. Open it to compare.
       *[other] { $count } lie there in another state, and are left alone. Open them to compare.
    }
take-in-none =
    { $count ->
        [one] One file is no worksheet, and is left alone.
       *[other] { $count } files are no worksheets, and are left alone.
    }
take-in-stopped =
    { $count ->
        [one] It stopped before the end: one file was not taken in. No plain file was deleted.
       *[other] It stopped before the end: { $count } files were not taken in. No plain file was deleted.
    }
take-in-plain =
    { $count ->
        [one] The plain file is still there, readable for everybody. Delete it? Disks, backups and sync services may keep what was in it for a while.
       *[other] The { $count } plain files are still there, readable for everybody. Delete them? Disks, backups and sync services may keep what was in them for a while.
    }
take-in-do = Take them in
take-in-not = Not now
take-in-delete = Delete the plain files
take-in-leave = Leave them
take-in-deleted =
    { $count ->
        [one] One plain file is deleted.
       *[other] { $count } plain files are deleted.
    }
