//! Files that were made to keep a program busy are refused at once.

use std::{fs, process::Command, time::Duration};

use attune::{base::Id, seal, shell::Disk, store::vault::VaultWhy, worksheet::file};

use super::folder::{Folder, sheet};

/// Nobody waits longer for a refusal.
const SOON: Duration = Duration::from_millis(200);

/// How long this thread had a processor: another program that has it meanwhile does not count.
struct Worked(Duration);

impl Worked {
    fn now() -> Self {
        let nanos = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
        Self(Duration::from_nanos(nanos.split(' ').next().unwrap().parse().unwrap()))
    }

    fn elapsed(&self) -> Duration {
        Self::now().0 - self.0
    }
}

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
        let began = Worked::now();
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
    let began = Worked::now();
    assert_eq!(seal::open(&sealed, &key, file::MAX_BYTES as u64), Err(seal::OpenFault::TooLarge));
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
    // On the disk it is refused by its length alone.
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    unlocked.keep(&Disk, &path, &sheet("abcd", "x"), None).unwrap();
    fs::write(&path, &sealed).unwrap();
    let began = Worked::now();
    assert!(unlocked.read(&Disk, &path).is_err());
    assert!(began.elapsed() < SOON);
}

/// Names this process as the one in which nothing else takes memory.
const ALONE: &str = "ATTUNE_TEST_FORGED";

/// What the kernel says about this process, in KiB.
fn memory(line: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|known| known.starts_with(line)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn a_forged_file_of_the_greatest_size_costs_neither_time_nor_memory() {
    if std::env::var_os(ALONE).is_none() {
        let me = std::env::current_exe().unwrap();
        let name = "bombs::a_forged_file_of_the_greatest_size_costs_neither_time_nor_memory";
        let child = Command::new(me).args([name, "--exact", "--nocapture"]).env(ALONE, "1").output().unwrap();
        let said = String::from_utf8_lossy(&child.stdout).into_owned();
        assert!(child.status.success() && said.contains("1 passed"), "{said}");
        return;
    }
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let [daily, paper] = &unlocked.vault.readers;
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    unlocked.keep(&Disk, &path, &sheet("abcd", "x"), None).unwrap();
    // Whoever reads the public keys can make this one; only the tag is wrong.
    let head = format!("// attune 1 doc=abcd rev=7 base=- tag={}\n", "0".repeat(64));
    let mut plain = head.into_bytes();
    plain.resize(file::MAX_BYTES, b'x');
    fs::write(&path, seal::seal(&plain, &[daily, paper]).unwrap()).unwrap();
    drop(plain);
    // The highest that it ever was begins anew.
    fs::write("/proc/self/clear_refs", "5").unwrap();
    let (before, began) = (memory("VmRSS"), Worked::now());
    let fault = unlocked.read(&Disk, &path).unwrap_err();
    let (took, cost) = (began.elapsed(), (memory("VmHWM").saturating_sub(before)) >> 10);
    assert!(matches!(fault.why, VaultWhy::Payload(seal::PayloadFault::Forged)), "{}", fault.what());
    println!("{took:?}, {cost} MiB");
    assert!(took < SOON, "{took:?}");
    assert!(cost < 64, "{cost} MiB");
}
