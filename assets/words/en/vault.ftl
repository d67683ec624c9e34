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
