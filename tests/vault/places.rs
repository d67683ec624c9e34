//! Copies elsewhere, restoring, deleting, the client table, leaks.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use attune::{
    base::{Id, Secret},
    shell::Disk,
    store::{
        Expected,
        vault::{self, Both, Clients, Left, Line, People, Retention, Taken, Unlocked, Vault, VaultWhy, take_in},
    },
    worksheet::file,
};

use super::folder::{Folder, PASSPHRASE, moment, sheet, words};

const CANARY: &str = "canary in the coal mine";

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files_in(&path)) } else { found.push(path) }
    }
    found
}

fn holds(bytes: &[u8], words: &str) -> bool {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [words.as_bytes(), &wide].iter().any(|form| bytes.windows(form.len()).any(|window| window == *form))
}

#[test]
fn a_copy_elsewhere_is_proved_and_restores_on_a_new_machine() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    let known = unlocked.keep(&Disk, &path, &sheet("abcd", "one"), None).unwrap();
    unlocked.keep(&Disk, &path, &sheet("abcd", "two"), Some(known)).unwrap();
    let stick = folder.room.path().join("stick");
    let copied = vault::backup(&Disk, &unlocked, &stick, &mut |_, _| true).unwrap();
    assert_eq!((copied.proved, copied.faults.len(), copied.same), (1, 0, 0));
    let again = vault::backup(&Disk, &unlocked, &stick, &mut |_, _| true).unwrap();
    assert_eq!((again.copied, again.same), (0, copied.copied), "what is there already is not copied again");

    let (new, state) = (folder.room.path().join("new"), folder.room.path().join("new state"));
    let (there, _) = vault::restore(&Disk, &stick, &new, &state, &mut |_, _| true).unwrap();
    let unlocked = there.unlock(&Disk, &Secret::new(PASSPHRASE.to_owned())).unwrap();
    assert_eq!(words(&unlocked.read(&Disk, &there.file_of(&Id::known("abcd"))).unwrap().0), "two");
    assert_eq!(vault::versions(&Disk, &unlocked, &Id::known("abcd")).len(), 1);

    let refused = vault::backup(&Disk, &Folder::new().unlock(), &stick, &mut |_, _| true);
    assert!(matches!(refused.unwrap_err().why, VaultWhy::NotEmpty), "the copy of another folder is left alone");
    let full = folder.room.path().join("full");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("holiday.jpg"), "x").unwrap();
    let refused = vault::backup(&Disk, &unlocked, &full, &mut |_, _| true);
    assert!(matches!(refused.unwrap_err().why, VaultWhy::NotEmpty), "other files are left alone");
    let stopped = vault::backup(&Disk, &unlocked, &folder.room.path().join("half"), &mut |_, _| false).unwrap();
    assert!(stopped.stopped);
    let half = Vault::at(&Disk, &folder.room.path().join("half"), &state);
    assert!(matches!(half.unwrap_err().why, VaultWhy::Half), "half a copy is no locked folder");
}

#[test]
fn what_was_stopped_is_finished_by_doing_it_again_and_by_nobody_else() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    for doc in ["abcd", "efgh", "ijkl"] {
        unlocked.keep(&Disk, &unlocked.vault.file_of(&Id::known(doc)), &sheet(doc, doc), None).unwrap();
    }
    let [stick, new, state] = ["stick", "new", "new state"].map(|name| folder.room.path().join(name));
    // As a new memory stick is.
    fs::create_dir_all(stick.join("System Volume Information")).unwrap();
    fs::create_dir_all(stick.join(".Trash-1000")).unwrap();
    let stopped = vault::backup(&Disk, &unlocked, &stick, &mut |done, _| done < 5).unwrap();
    assert!(stopped.stopped && stopped.copied == 5);
    let half = Vault::at(&Disk, &stick, &state).unwrap_err();
    assert!(matches!(half.why, VaultWhy::Half), "half a copy is told as one: {}", half.what());
    let [left, new_file] = [".~0123456789abcdef.tmp", ".~0123456789abcdee.tmp"].map(|name| stick.join(name));
    fs::write(&left, "half").unwrap();
    let an_hour_ago = SystemTime::now() - std::time::Duration::from_secs(3700);
    fs::File::options().write(true).open(&left).unwrap().set_modified(an_hour_ago).unwrap();
    fs::write(&new_file, "being written").unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    assert_eq!(unlocked.sweep_at(&Disk, &stick, i64::try_from(now).unwrap(), 3600), 1);
    assert!(!left.exists() && new_file.exists(), "only what no copy is writing any more goes");
    fs::remove_file(new_file).unwrap();
    let (place, words) = (folder.room.path().join("others"), Secret::new("x".to_owned()));
    let (others, _) = Vault::create_with(&Disk, &place, &state, Id::known("another"), &words, 1).unwrap();
    let others = vault::backup(&Disk, &others, &stick, &mut |_, _| true);
    assert!(matches!(others.unwrap_err().why, VaultWhy::NotEmpty), "half a copy of another folder");
    let copied = vault::backup(&Disk, &unlocked, &stick, &mut |_, _| true).unwrap();
    assert_eq!((copied.same, copied.proved, copied.faults.len()), (5, 3, 0));

    assert!(vault::restore(&Disk, &stick, &new, &state, &mut |done, _| done < 4).unwrap().1.stopped);
    let (there, copied) = vault::restore(&Disk, &stick, &new, &state, &mut |_, _| true).unwrap();
    assert_eq!((copied.same, copied.faults.len()), (4, 0));
    there.unlock(&Disk, &Secret::new(PASSPHRASE.to_owned())).unwrap();
    for place in [&stick, &new] {
        assert!(!files_in(place).iter().any(|file| file.ends_with("unfinished.ron")), "the mark is gone");
    }
    assert!(vault::restore(&Disk, &stick, &new, &state, &mut |_, _| true).is_err(), "and it is whole now");
}

#[test]
fn a_copy_never_loses_its_good_state_to_a_damaged_one_or_a_newer_one_to_an_older() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let doc = Id::known("abcd");
    let path = unlocked.vault.file_of(&doc);
    let stick = folder.room.path().join("stick");
    let first = unlocked.keep(&Disk, &path, &sheet("abcd", "one"), None).unwrap();
    let old = fs::read(&path).unwrap();
    unlocked.keep(&Disk, &path, &sheet("abcd", "two"), Some(first)).unwrap();
    vault::backup(&Disk, &unlocked, &stick, &mut |_, _| true).unwrap();
    let copy = Vault { root: stick.clone(), ..unlocked.vault.clone() };
    let in_copy = || words(&unlocked.read(&Disk, &copy.file_of(&doc)).unwrap().0);

    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let copied = vault::backup(&Disk, &unlocked, &stick, &mut |_, _| true).unwrap();
    assert_eq!(copied.faults.len(), 1, "it is told");
    assert_eq!(in_copy(), "two", "the copy was the only good one");

    fs::write(&path, old).unwrap();
    vault::backup(&Disk, &unlocked, &stick, &mut |_, _| true).unwrap();
    assert_eq!(in_copy(), "one");
    let there = copy.unlock(&Disk, &Secret::new(PASSPHRASE.to_owned())).unwrap();
    let states = vault::versions(&Disk, &there, &doc);
    assert!(states.iter().any(|state| words(&state.sheet) == "two"), "the newer one is in the history there");
}

#[test]
fn keys_that_another_computer_changed_are_not_written_over() {
    let folder = Folder::new();
    let (here, there) = (folder.unlock(), folder.unlock());
    let words = Secret::new(PASSPHRASE.to_owned());
    there.other_keys().unwrap().0.use_keys(&Disk, &words).unwrap();
    let keys = fs::read(folder.root().join("identity.age")).unwrap();
    assert!(here.change_passphrase(&Disk, &Secret::new("another one".to_owned())).is_err());
    assert!(here.other_keys().unwrap().0.use_keys(&Disk, &words).is_err());
    assert_eq!(fs::read(folder.root().join("identity.age")).unwrap(), keys);
    folder.unlock().change_passphrase(&Disk, &words).unwrap();
}

#[test]
fn emptying_the_trash_leaves_the_history_of_a_sheet_of_which_a_copy_is_kept() {
    for name in ["abcd.sync-conflict-20261125-101010-ABCDEFG.attune", "abcd-PRAXIS.attune", "abcd (2).attune"] {
        let folder = Folder::new();
        let unlocked = folder.unlock();
        let doc = Id::known("abcd");
        let path = unlocked.vault.file_of(&doc);
        let known = unlocked.keep(&Disk, &path, &sheet("abcd", "one"), None).unwrap();
        unlocked.keep(&Disk, &path, &sheet("abcd", "two"), Some(known)).unwrap();
        let twin = path.with_file_name(name);
        fs::copy(&path, &twin).unwrap();
        unlocked.delete(&Disk, &path).unwrap();
        assert_eq!(unlocked.empty_trash(&Disk).unwrap(), 1);
        assert_eq!(vault::versions(&Disk, &unlocked, &doc).len(), 1, "{name}");
        assert!(unlocked.deleted(&Disk).is_empty() && twin.exists());
        unlocked.delete(&Disk, &twin).unwrap();
        unlocked.empty_trash(&Disk).unwrap();
        assert!(vault::versions(&Disk, &unlocked, &doc).is_empty());
    }
}

#[test]
fn a_damaged_file_is_set_aside_and_goes_with_its_sheet() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let doc = Id::known("abcd");
    let path = unlocked.vault.file_of(&doc);
    assert!(unlocked.set_aside(&Disk, &path).is_err(), "there is none");
    unlocked.keep(&Disk, &path, &sheet("abcd", "one"), None).unwrap();
    assert!(unlocked.set_aside(&Disk, &path).unwrap().is_none(), "it opens");
    fs::write(&path, "damaged").unwrap();
    assert!(unlocked.keep(&Disk, &path, &sheet("abcd", "two"), None).is_err());
    let aside = unlocked.set_aside(&Disk, &path).unwrap().unwrap();
    unlocked.keep(&Disk, &path, &sheet("abcd", "two"), None).unwrap();
    assert_eq!(words(&unlocked.read(&Disk, &path).unwrap().0), "two");
    assert_eq!(fs::read(&aside).unwrap(), b"damaged");
    assert_eq!(vault::scan(&Disk, &unlocked.vault).len(), 1, "it is no worksheet");
    unlocked.delete_for_good(&Disk, &doc, &[path]).unwrap();
    assert!(!aside.exists());
}

#[test]
fn what_was_set_aside_of_a_copy_by_a_sync_engine_goes_with_its_document_and_no_other() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let doc = Id::known("abcd");
    let path = unlocked.vault.file_of(&doc);
    let near = unlocked.vault.file_of(&Id::known("abcde"));
    let mut aside = Vec::new();
    for path in [&path.with_extension("sync-conflict-20261122.attune"), &near] {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "damaged").unwrap();
        aside.push(unlocked.set_aside(&Disk, path).unwrap().unwrap());
    }
    unlocked.delete_for_good(&Disk, &doc, &[]).unwrap();
    assert_eq!(aside.iter().map(|path| path.exists()).collect::<Vec<_>>(), [false, true], "{aside:?}");
}

#[test]
fn everything_of_a_client_goes_also_where_only_earlier_states_are_left_or_nothing_opens() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    for id in ["abcd", "efgh"] {
        let path = unlocked.vault.file_of(&Id::known(id));
        let known = unlocked.keep(&Disk, &path, &sheet(id, "one"), None).unwrap();
        unlocked.keep(&Disk, &path, &sheet(id, "two"), Some(known)).unwrap();
    }
    fs::remove_file(unlocked.vault.file_of(&Id::known("efgh"))).unwrap();
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    let trash = unlocked.delete(&Disk, &path).unwrap();
    fs::write(&trash, "damaged").unwrap();
    fs::create_dir_all(unlocked.vault.rescue()).unwrap();
    fs::write(unlocked.vault.rescue_file(&Id::known("abcd")), "damaged").unwrap();
    let mut gone = Vec::new();
    let docs = [(Id::known("abcd"), Vec::new())];
    unlocked.erase(&Disk, &docs, &|sheet| sheet.doc.as_str() == "efgh", &mut gone).unwrap();
    assert_eq!(gone, [Id::known("abcd"), Id::known("efgh")]);
    let left = files_in(folder.room.path());
    let left: Vec<_> =
        left.iter().filter(|p| ["abcd", "efgh"].iter().any(|id| p.to_string_lossy().contains(id))).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn what_a_save_left_behind_is_swept_up_wherever_it_writes_and_nothing_else() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let doc = Id::known("abcd");
    unlocked.keep(&Disk, &unlocked.vault.file_of(&doc), &sheet("abcd", "one"), None).unwrap();
    let vault = &unlocked.vault;
    let places = [
        vault.root.clone(),
        vault.root.join("trash"),
        vault.root.join("docs/ab"),
        vault.local.clone(),
        vault.rescue(),
    ];
    for place in &places {
        fs::create_dir_all(place).unwrap();
        for name in [".~0123456789abcdef.tmp", ".~lock.tmp", "0123456789abcdef.tmp"] {
            fs::write(place.join(name), CANARY).unwrap();
        }
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().cast_signed();
    assert_eq!(unlocked.sweep(&Disk, now, 3_600), 0, "it may be being written");
    assert_eq!(unlocked.sweep(&Disk, now + 7_200, 3_600), places.len());
    assert!(
        places.iter().all(|place| place.join(".~lock.tmp").exists() && place.join("0123456789abcdef.tmp").exists())
    );
}

#[test]
fn deleted_is_out_of_sight_then_put_back_or_gone_for_good() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let doc = Id::known("abcd");
    let path = unlocked.vault.file_of(&doc);
    let known = unlocked.keep(&Disk, &path, &sheet("abcd", "one"), None).unwrap();
    unlocked.keep(&Disk, &path, &sheet("abcd", "two"), Some(known)).unwrap();
    let waits = unlocked.delete(&Disk, &path).unwrap();
    assert!(vault::scan(&Disk, &unlocked.vault).is_empty());
    assert_eq!(unlocked.deleted(&Disk), [(waits.clone(), doc.clone())]);
    unlocked.put_back(&Disk, &waits, &path).unwrap();
    assert_eq!(words(&unlocked.read(&Disk, &path).unwrap().0), "two");
    let waits = unlocked.delete(&Disk, &path).unwrap();
    unlocked.delete_for_good(&Disk, &doc, &[waits]).unwrap();
    let left: Vec<PathBuf> =
        files_in(&folder.root()).into_iter().filter(|path| path.to_string_lossy().contains("abcd")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn the_client_table_is_kept_and_what_another_machine_changed_of_it_stays() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let none = Clients::default();
    assert_eq!(unlocked.clients(&Disk).unwrap(), none);
    let hints = |lines: &[(&str, &str)]| {
        let mut clients = none.clone();
        lines.iter().for_each(|(code, hint)| clients.set_hint(code, hint));
        clients
    };
    let mut ours = hints(&[("K-1", "Tue"), ("K-2", "Wed")]);
    assert_eq!(unlocked.keep_clients(&Disk, &none, &ours).unwrap(), ours);
    // Another machine knew of the first two, says more, and adds one.
    let theirs = hints(&[("K-1", "Tue 5 pm"), ("K-2", "Wed"), ("K-3", "Thu")]);
    unlocked.keep_clients(&Disk, &ours, &theirs).unwrap();
    let before = ours.clone();
    ours.set_retention("K-1", Retention::OneYear, None);
    ours.remove("K-2");
    ours.set_hint("K-4", "Fri");
    let mut all = hints(&[("K-1", "Tue 5 pm"), ("K-3", "Thu"), ("K-4", "Fri")]);
    all.set_retention("K-1", Retention::OneYear, None);
    assert_eq!(unlocked.keep_clients(&Disk, &before, &ours).unwrap(), all);
    assert_eq!(unlocked.clients(&Disk).unwrap(), all);
}

#[test]
fn damage_to_the_file_for_the_key_on_paper_is_seen_before_the_day_it_is_needed() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let paper = |unlocked: &Unlocked| vault::check(&Disk, unlocked, &mut |_, _| true).recovery.is_some();
    assert!(!paper(&unlocked));
    let path = folder.root().join("recovery.age");
    let good = fs::read(&path).unwrap();
    for damaged in [&good[..good.len() - 1], b"", &Folder::new().unlock().vault.id.as_str().as_bytes().repeat(20)] {
        fs::write(&path, damaged).unwrap();
        assert!(paper(&unlocked));
    }
    fs::remove_file(&path).unwrap();
    assert!(paper(&unlocked));
    unlocked.write_recovery(&Disk, Expected::Anything).unwrap();
    assert!(!paper(&unlocked));
    unlocked.vault.unlock_with_recovery(&Disk, &folder.paper).unwrap();
}

#[test]
fn a_check_says_what_is_damaged_and_what_is_not() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    let first = unlocked.keep(&Disk, &path, &sheet("abcd", "one"), None).unwrap();
    unlocked.keep(&Disk, &path, &sheet("abcd", "two"), Some(first)).unwrap();
    let people = People { me: "Maria".into(), ..People::default() };
    unlocked.keep_people(&Disk, &People::default(), &people).unwrap();
    let state = fs::read_dir(folder.root().join("history/abcd")).unwrap().next().unwrap().unwrap().path();
    let check = || vault::check(&Disk, &unlocked, &mut |_, _| true);
    for (damaged, says) in
        [(state, "worksheet itself is not touched"), (folder.root().join("people.attune"), "names")]
    {
        let good = fs::read(&damaged).unwrap();
        fs::write(&damaged, &good[..good.len() / 2]).unwrap();
        let checked = check();
        let helps: Vec<&str> = checked.damaged.iter().map(vault::Damaged::help).collect();
        assert!(helps.len() == 1 && helps[0].contains(says), "{helps:?}");
        assert!(!helps[0].contains("No earlier state"), "nobody is told that a worksheet is lost");
        fs::write(&damaged, good).unwrap();
    }
    // The note beside the file for the key on paper is damaged, and that file is as it was.
    fs::write(folder.root().join("recovery.attune"), "damaged").unwrap();
    let checked = check();
    assert!(checked.damaged.is_empty());
    let help = checked.recovery_help().expect("told");
    assert!(!help.contains("would not open"), "{help}");
    unlocked.vault.unlock_with_recovery(&Disk, &folder.paper).unwrap();
    fs::write(folder.root().join("recovery.age"), "damaged").unwrap();
    unlocked.write_recovery(&Disk, Expected::Anything).unwrap();
    fs::write(folder.root().join("recovery.age"), "damaged").unwrap();
    assert!(check().recovery_help().is_some_and(|help| help.contains("would not open")));
}

#[test]
fn lines_that_wait_while_the_folder_is_locked_are_sealed_and_written_down_once() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let line = |place: &str| Left {
        when: moment(),
        title: "Just a line".into(),
        client: "K-7Q4M".into(),
        place: place.to_owned(),
    };
    unlocked.note_line(&Disk, &Line::Left(line("first"))).unwrap();
    let locked = unlocked.vault.clone();
    locked.line_waits(&Disk, &Id::known("one"), &Line::Left(line("second"))).unwrap();
    let waits = locked.local.join("left").join("one.attune");
    let bytes = fs::read(&waits).unwrap();
    assert!(!bytes.windows(6).any(|part| part == b"K-7Q4M"), "sealed");
    fs::write(locked.local.join("left").join("two.attune"), "damaged").unwrap();
    assert_eq!(unlocked.note_waiting_lines(&Disk).unwrap(), 1);
    let places = || unlocked.ledger(&Disk).unwrap().left.into_iter().map(|left| left.place).collect::<Vec<_>>();
    assert_eq!(places(), ["first", "second"]);
    assert!(!waits.exists() && locked.local.join("left").join("two.attune").exists());
    // Its file could not be taken away the last time.
    fs::write(&waits, bytes).unwrap();
    unlocked.note_waiting_lines(&Disk).unwrap();
    assert_eq!(places(), ["first", "second"], "not twice");
}

#[test]
fn names_are_kept_and_what_another_machine_changed_of_them_stays() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let named =
        |me: &str, supervisor: &str| People { me: me.into(), supervisor: supervisor.into(), ..People::default() };
    let none = People::default();
    assert_eq!(unlocked.people(&Disk).unwrap(), none);
    assert_eq!(unlocked.keep_people(&Disk, &none, &named("Maria", "")).unwrap(), named("Maria", ""));
    // Another machine knew nothing of that yet.
    assert_eq!(unlocked.keep_people(&Disk, &none, &named("", "Anna")).unwrap(), named("Maria", "Anna"));
    assert_eq!(unlocked.people(&Disk).unwrap(), named("Maria", "Anna"));
    let path = folder.root().join("people.attune");
    fs::copy(folder.root().join("identity.age"), &path).unwrap();
    assert!(unlocked.people(&Disk).is_err() && unlocked.keep_people(&Disk, &none, &named("x", "")).is_err());
    let checked = vault::check(&Disk, &unlocked, &mut |_, _| true);
    assert_eq!(checked.damaged.len(), 1, "a check tells of it");
}

#[test]
fn no_word_lies_in_plain_text_and_no_name_tells_anything() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let doc = Id::known("q7w8e9r");
    let path = unlocked.vault.file_of(&doc);
    let known = unlocked.keep(&Disk, &path, &sheet("q7w8e9r", CANARY), None).unwrap();
    unlocked.keep(&Disk, &path, &sheet("q7w8e9r", CANARY), Some(known)).unwrap();
    let text = file::write(&sheet("q7w8e9r", CANARY));
    unlocked.vault.write_rescue(&Disk, &doc, &text).unwrap();
    let digest = |sheet: &attune::worksheet::Worksheet| (words(sheet), words(sheet));
    let mut index = vault::Index::<String>::default();
    index.renew(&Disk, &unlocked, 0, &digest, &mut |_, _| true);
    index.store(&Disk, &unlocked).unwrap();
    unlocked.note_copied(&Disk, moment(), CANARY).unwrap();
    let people = People { whom_i_call: CANARY.into(), ..People::default() };
    unlocked.keep_people(&Disk, &People::default(), &people).unwrap();
    let all = files_in(folder.room.path());
    assert!(all.len() > 7, "{all:?}");
    for path in &all {
        assert!(!holds(&fs::read(path).unwrap(), CANARY), "{}", path.display());
        assert!(!path.to_string_lossy().contains("line"), "a name tells which sheet it is: {}", path.display());
    }
    assert!(holds(CANARY.as_bytes(), CANARY), "the search itself works");
    let sizes: Vec<u64> = [CANARY, "x"]
        .map(|said| {
            let path = unlocked.vault.file_of(&Id::known("size"));
            let _gone = fs::remove_file(&path);
            unlocked.keep(&Disk, &path, &sheet("size", said), None).unwrap();
            fs::metadata(&path).unwrap().len()
        })
        .to_vec();
    // The library adds a random line to each header, of at most some 300 bytes.
    assert!(sizes[0].abs_diff(sizes[1]) < 400, "a few words more show in the length: {sizes:?}");
    assert_eq!(unlocked.read_rescue(&Disk, &unlocked.vault.rescue_file(&doc)).unwrap(), text);
}

#[test]
fn plain_worksheets_are_taken_in_once_and_another_state_is_left_alone() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let plain = folder.room.path().join("plain.ron");
    fs::write(&plain, file::write(&sheet("abcd", "one"))).unwrap();
    assert!(matches!(take_in(&Disk, &unlocked, &plain, true).unwrap(), Taken::Kept(place) if !place.exists()));
    assert!(matches!(take_in(&Disk, &unlocked, &plain, false).unwrap(), Taken::Kept(place) if place.exists()));
    assert!(matches!(take_in(&Disk, &unlocked, &plain, false).unwrap(), Taken::Same(_)));
    fs::write(&plain, file::write(&sheet("abcd", "two"))).unwrap();
    assert!(matches!(take_in(&Disk, &unlocked, &plain, false).unwrap(), Taken::Other(_)));
    fs::write(&plain, "no worksheet").unwrap();
    assert!(matches!(take_in(&Disk, &unlocked, &plain, false).unwrap(), Taken::NoSheet(_)));
    assert!(plain.exists());
}

#[test]
fn hints_that_a_full_disk_refuses_wait_sealed_and_go_in_later() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let (nothing, mut one, mut two) = (Clients::default(), Clients::default(), Clients::default());
    one.set_hint("K-1", "Wed 9 am");
    two.set_hint("K-1", "Wed 10 am");
    unlocked.wait(&Disk, None, &nothing, &one).unwrap();
    // Refused again a moment later: what counts is what was typed last.
    unlocked.wait(&Disk, None, &nothing, &two).unwrap();
    let waits = fs::read(unlocked.vault.local.join("clients-waiting.attune")).unwrap();
    assert!(!waits.windows(3).any(|part| part == b"Wed"), "sealed");
    let mut theirs = Clients::default();
    theirs.set_hint("K-2", "from the other computer");
    unlocked.keep_clients(&Disk, &nothing, &theirs).unwrap();
    let Both { inside, shown } = unlocked.with_waiting::<Clients>(&Disk, None);
    assert_eq!(inside, shown, "it is kept");
    for table in [&shown, &unlocked.clients(&Disk).unwrap()] {
        assert_eq!(table.of("K-1").unwrap().hint, "Wed 10 am");
        assert_eq!(table.of("K-2").unwrap().hint, "from the other computer");
    }
    assert!(!unlocked.vault.local.join("clients-waiting.attune").exists());
    // What waits from an earlier time is kept before what was typed since.
    let mut more = shown.clone();
    unlocked.wait(&Disk, None, &nothing, &one).unwrap();
    more.set_hint("K-3", "typed since");
    let kept = unlocked.keep_at_last(&Disk, None, &shown, &more).unwrap();
    assert!(kept.of("K-1").unwrap().hint.contains("Wed 9 am") && kept.of("K-3").is_some(), "{kept:?}");
    let shown = kept;
    // Where no file can be made at all, whoever asked holds the sealed bytes.
    fs::remove_dir_all(&unlocked.vault.local).unwrap();
    fs::write(&unlocked.vault.local, "in the way").unwrap();
    let bytes = unlocked.wait(&Disk, None, &shown, &one).unwrap_err();
    let Both { shown, .. } = unlocked.with_waiting::<Clients>(&Disk, Some(&bytes));
    assert!(shown.of("K-1").unwrap().hint.contains("Wed 9 am"));
}

#[test]
fn names_wait_as_hints_do_and_stay_apart_from_what_the_folder_has_until_it_takes_them() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let named = |me: &str| People { me: me.to_owned(), ..People::default() };
    unlocked.wait(&Disk, None, &People::default(), &named("Ottilie")).unwrap();
    assert_eq!(unlocked.as_it_is::<People>(&Disk).inside, People::default());
    // A folder in place of the list: it takes nothing.
    let file = unlocked.vault.root.join("people.attune");
    fs::create_dir(&file).unwrap();
    let Both { inside, shown } = unlocked.with_waiting::<People>(&Disk, None);
    assert_eq!((inside, shown), (People::default(), named("Ottilie")), "shown, and not called kept");
    fs::remove_dir(&file).unwrap();
    assert_eq!(unlocked.with_waiting::<People>(&Disk, None).inside, named("Ottilie"));
    assert_eq!(unlocked.people(&Disk).unwrap(), named("Ottilie"));
}
