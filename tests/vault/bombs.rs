//! Files that were made to keep a program busy are refused at once.

use std::{
    fs,
    time::{Duration, Instant},
};

use attune::{base::Id, seal, shell::Disk};

use super::folder::{Folder, sheet};

/// Nobody waits longer for a refusal.
const SOON: Duration = Duration::from_millis(200);

fn header(stanzas: usize, body: usize) -> Vec<u8> {
    let mut bytes = b"age-encryption.org/v1\n".to_vec();
    for _ in 0..stanzas {
        bytes.extend_from_slice(b"-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n");
        for _ in 0..body / 64 {
            bytes.extend(std::iter::repeat_n(b'A', 64));
            bytes.push(b'\n');
        }
        bytes.extend_from_slice(b"EmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n");
    }
    bytes.extend_from_slice(b"--- Vn+54jqiiUCE+WZcEVY3f1sqHjlu/z1LCQ/T7Xm7qI0\n");
    bytes
}

#[test]
fn headers_that_would_take_minutes_are_refused_at_once() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let path = folder.room.path().join("bomb.attune");
    let mut endless = b"age-encryption.org/v1\n-> X25519 ".to_vec();
    endless.resize(4 << 20, b'A');
    let mut large = b"age-encryption.org/v1\n".to_vec();
    large.resize(80 << 20, b'A');
    let bombs = [
        header(400, 0),
        header(4_000, 0),
        header(1, 64 << 10),
        header(1, 1 << 20),
        header(20, 4_096),
        endless,
        large,
    ];
    for (at, bomb) in bombs.iter().enumerate() {
        fs::write(&path, bomb).unwrap();
        let began = Instant::now();
        assert!(unlocked.read(&Disk, &path).is_err(), "bomb {at}");
        let took = began.elapsed();
        assert!(took < SOON, "bomb {at} took {took:?}");
    }
}

#[test]
fn what_unseals_to_too_much_is_refused_before_it_is_all_unsealed() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let [daily, paper] = &unlocked.vault.readers;
    let sealed = seal::seal(&vec![b'\n'; 64 << 20], &[daily, paper]).unwrap();
    let key = folder.paper.clone();
    let began = Instant::now();
    assert_eq!(seal::open(&sealed, &key, 8 << 20), Err(seal::OpenFault::TooLarge));
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
    // On the disk it is refused by its length alone.
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    unlocked.keep(&Disk, &path, &sheet("abcd", "x"), None).unwrap();
    fs::write(&path, &sealed).unwrap();
    let began = Instant::now();
    assert!(unlocked.read(&Disk, &path).is_err());
    assert!(began.elapsed() < SOON);
}
