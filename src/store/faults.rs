//! Every call of a save fails once, and the power goes after every call.

use std::{io::ErrorKind, path::Path};

use super::{
    Expected, SaveFault, Stamp, Why,
    memory::{Fails, Memory},
    read, read_settings, rescue, save,
};

const FILE: &str = "/home/a.ron";
const OLD: &[u8] = b"what stood there";

const KINDS: [ErrorKind; 6] = [
    ErrorKind::StorageFull,
    ErrorKind::Other,
    ErrorKind::PermissionDenied,
    ErrorKind::ReadOnlyFilesystem,
    ErrorKind::QuotaExceeded,
    ErrorKind::TimedOut,
];

fn new_bytes() -> Vec<u8> {
    (0..3500_u32).map(|n| (n % 251) as u8).collect()
}

fn save_over(disk: &Memory) -> Result<Stamp, SaveFault> {
    save(disk, Path::new(FILE), &new_bytes(), Expected::This(Stamp::of(OLD)))
}

/// How many calls a save makes that goes well.
fn calls_of_a_save() -> usize {
    let disk = Memory::with(FILE, OLD);
    save_over(&disk).unwrap();
    disk.calls()
}

#[test]
fn whichever_call_fails_the_file_is_old_or_new_and_never_called_saved() {
    let mut harmless = 0;
    for kind in KINDS {
        for at in 0..calls_of_a_save() {
            for for_good in [false, true] {
                let disk = Memory::with(FILE, OLD);
                disk.fail(Some(Fails { at, for_good, kind }));
                let fault = match save_over(&disk) {
                    Err(fault) => fault,
                    // Only the removal of what stood there may fail without any harm.
                    Ok(_) => {
                        assert_eq!(disk.bytes(FILE).unwrap(), new_bytes());
                        harmless += 1;
                        continue;
                    }
                };
                let now = disk.bytes(FILE).unwrap();
                if fault.now.is_some() {
                    assert_eq!(now, new_bytes(), "call {at}, {kind}");
                } else {
                    assert_eq!(now, OLD, "call {at}, {kind}");
                }
                if !for_good {
                    assert_eq!(disk.count(), 1, "nothing is left beside it: call {at}, {kind}");
                }
            }
        }
    }
    assert_eq!(harmless, KINDS.len(), "one call of a save, once");
}

#[test]
fn after_a_failure_saving_again_goes_well() {
    for at in 0..calls_of_a_save() {
        let disk = Memory::with(FILE, OLD);
        disk.fail(Some(Fails { at, for_good: false, kind: ErrorKind::Other }));
        let known = save_over(&disk).unwrap_or_else(|fault| fault.now.unwrap_or_else(|| Stamp::of(OLD)));
        disk.fail(None);
        save(&disk, Path::new(FILE), b"again", Expected::This(known)).unwrap();
        assert_eq!(disk.bytes(FILE).unwrap(), b"again");
    }
}

#[test]
fn an_interrupted_write_goes_on() {
    let mut went_on = 0;
    for at in 0..calls_of_a_save() {
        let disk = Memory::with(FILE, OLD);
        disk.fail(Some(Fails { at, for_good: false, kind: ErrorKind::Interrupted }));
        if save_over(&disk).is_ok() {
            went_on += 1;
            assert_eq!(disk.bytes(FILE).unwrap(), new_bytes());
        }
    }
    assert_eq!(went_on, 5, "3,500 bytes in writes of at most 1,000, and the removal of the old file");
}

#[test]
fn whenever_the_power_goes_the_file_is_old_or_new() {
    let disk = Memory::with(FILE, OLD);
    save_over(&disk).unwrap();
    let calls = disk.calls();
    for call in 0..calls {
        for wreck in disk.wrecks_after(call) {
            let found = wreck.get(Path::new(FILE)).expect("the file is there");
            assert!(found == OLD || *found == new_bytes(), "half of it after call {call}");
        }
    }
    for wreck in disk.wrecks_after(calls - 1) {
        assert_eq!(wreck[Path::new(FILE)], new_bytes(), "what is called saved is there after a power cut");
    }
}

#[test]
fn the_power_may_go_in_any_of_many_saves_and_none_that_was_confirmed_is_lost() {
    let disk = Memory::with(FILE, b"0");
    let mut confirmed = vec![(0, 0)];
    let mut known = Stamp::of(b"0");
    for number in 1..40_usize {
        known = save(&disk, Path::new(FILE), number.to_string().as_bytes(), Expected::This(known)).unwrap();
        confirmed.push((disk.calls(), number));
    }
    for call in 0..disk.calls() {
        let least = confirmed.iter().rev().find(|(calls, _)| *calls <= call + 1).unwrap().1;
        for wreck in disk.wrecks_after(call) {
            let found: usize = String::from_utf8(wreck[Path::new(FILE)].clone()).unwrap().parse().unwrap();
            assert!(found == least || found == least + 1, "{found} after call {call}, {least} was confirmed");
        }
    }
}

#[test]
fn a_file_that_somebody_else_changed_or_made_is_left_alone() {
    let disk = Memory::with(FILE, b"theirs");
    assert_eq!(save_over(&disk).unwrap_err().why, Why::ChangedOutside);
    let fault = save(&disk, Path::new(FILE), b"x", Expected::Nothing).unwrap_err();
    assert_eq!(fault.why, Why::Exists);
    assert_eq!(disk.bytes(FILE).unwrap(), b"theirs");
    assert!(fault.what().contains("a.ron") && !fault.help().is_empty());

    let gone = Memory::empty();
    save_over(&gone).expect("nothing is lost by writing a file again that was taken away");
    assert_eq!(gone.bytes(FILE).unwrap(), new_bytes());
}

#[test]
fn what_is_read_has_the_stamp_of_its_bytes_and_a_limit() {
    let disk = Memory::with(FILE, OLD);
    let (bytes, stamp) = read(&disk, Path::new(FILE), 100).unwrap();
    assert_eq!((bytes.as_slice(), stamp), (OLD, Stamp::of(OLD)));
    assert_eq!(read(&disk, Path::new(FILE), 3).unwrap_err().kind, ErrorKind::FileTooLarge);
    assert_eq!(read(&disk, Path::new("/home"), 3).unwrap_err().kind, ErrorKind::IsADirectory);
    assert_eq!(read(&disk, Path::new("/home/b"), 3).unwrap_err().kind, ErrorKind::NotFound);
}

#[test]
fn rescue_copies_are_found_again_until_they_are_forgotten() {
    let (disk, folder) = (Memory::with("/home/notes.txt", b"not ours"), Path::new("/home"));
    let (one, two) = (crate::base::Id::known("one"), crate::base::Id::known("two"));
    rescue::write(&disk, folder, &one, "first").unwrap();
    rescue::write(&disk, folder, &one, "first, changed").unwrap();
    rescue::write(&disk, folder, &two, "second").unwrap();
    let found = rescue::found(&disk, folder);
    let one_path = rescue::path(folder, &one);
    assert_eq!(found, [(one_path.clone(), "first, changed".into()), (rescue::path(folder, &two), "second".into())]);
    rescue::forget(&disk, &one_path).unwrap();
    rescue::forget(&disk, &one_path).expect("one that is gone already is no fault");
    assert_eq!(rescue::found(&disk, folder).len(), 1);
}

#[test]
fn damaged_settings_are_put_aside_and_not_thrown_away() {
    let path = Path::new("/home/settings.ron");
    let disk = Memory::with("/home/settings.ron", b"[1, 2,");
    let kept = read_settings::<Vec<u32>>(&disk, path);
    assert_eq!(kept.settings, Vec::<u32>::new());
    let aside = kept.aside.expect("it was put aside");
    assert_eq!(disk.bytes(aside.to_str().unwrap()).unwrap(), b"[1, 2,");

    super::keep_settings(&disk, path, &vec![3_u32]).unwrap();
    assert_eq!(read_settings::<Vec<u32>>(&disk, path).settings, [3]);
}

#[test]
fn settings_that_are_too_large_are_put_aside_and_unreadable_ones_are_no_first_start() {
    let path = Path::new("/home/settings.ron");
    let disk = Memory::with("/home/settings.ron", &vec![b' '; (1 << 20) + 1]);
    let kept = read_settings::<Vec<u32>>(&disk, path);
    assert!(kept.aside.is_some() && kept.unread.is_none());
    assert!(read_settings::<Vec<u32>>(&disk, path).unread.is_none(), "no file is a first start");

    let disk = Memory::with("/home/settings.ron", b"[3]");
    disk.fail(Some(Fails { at: 0, for_good: false, kind: ErrorKind::PermissionDenied }));
    let kept = read_settings::<Vec<u32>>(&disk, path);
    assert!(kept.unread.is_some() && kept.aside.is_none(), "{kept:?}");
    assert_eq!(disk.bytes("/home/settings.ron").unwrap(), b"[3]", "it stays as it is");
}
