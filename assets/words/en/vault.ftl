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
vault-not-empty = { $folder } holds something already.
vault-not-empty-help = Choose a new or an empty folder.
vault-newer = { $folder } was made by a newer version of Attune.
vault-newer-help = Use the newer version to open it. Nothing was changed.
vault-bad-manifest = this file is damaged, and without it the folder cannot be opened.
vault-other-keys = the keys belong to another folder. Somebody may have exchanged files here.
vault-bad-manifest-help = Take vault.ron, identity.age and recovery.age from your last copy of the folder.
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
vault-heals-not = No earlier state is left here. Look in your last copy of the folder.
vault-twice = The same worksheet lies in { $files }. Open both and decide.
vault-copied = { $folder } holds the copy now: { $copied } copied, { $same } there already, { $proved } opened to be sure.
vault-lingers = The plain files are deleted. Disks, backups and sync services may keep what was in them for a while.
vault-plain-left = The plain files are still there, readable for everybody. With --delete they are deleted once they are safe.
vault-would-take = would be taken in
vault-taken = taken in and read back
vault-taken-and-deleted = taken in, read back, plain file deleted
vault-same = is there already
vault-same-and-deleted = is there already, plain file deleted
vault-other-state = another state of this worksheet is there already; left alone
vault-changed = The passphrase is changed. The recovery sheet stays good.
