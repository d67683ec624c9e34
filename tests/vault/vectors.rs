//! The test vectors of the age format: what opens, what does not, and nothing in between.

use std::{fs, io::Read, path::Path};

use attune::{
    base::Secret,
    seal::{OpenFault, Private, open, open_with_passphrase},
};
use flate2::read::ZlibDecoder;
use sha2::{Digest, Sha256};

/// Larger than any of them.
const LIMIT: u64 = 64 << 20;

/// Fine by the format, and refused here: none.
const REFUSED: &[&str] = &[];
/// Faulty by the format, and opened here all the same: the library takes two forms that an older
/// version wrote. What comes out was sealed whole.
const OPENED: &[&str] = &["stanza_missing_body", "stanza_missing_final_line"];

/// A vector: a few lines about it, an empty line, a sealed file.
struct Vector {
    expect: String,
    payload: Option<String>,
    keys: Vec<Private>,
    passphrase: Option<Secret>,
    sealed: Vec<u8>,
}

fn read(path: &Path) -> Vector {
    let bytes = fs::read(path).unwrap();
    let end = bytes.windows(2).position(|two| two == b"\n\n").unwrap();
    let head = std::str::from_utf8(&bytes[..end]).unwrap();
    let all = |name: &str| -> Vec<String> {
        head.lines().filter_map(|line| Some(line.strip_prefix(name)?.strip_prefix(": ")?.to_owned())).collect()
    };
    let one = |name: &str| all(name).into_iter().next();
    let mut sealed = bytes[end + 2..].to_vec();
    if one("compressed").is_some() {
        let mut whole = Vec::new();
        ZlibDecoder::new(sealed.as_slice()).take(LIMIT).read_to_end(&mut whole).unwrap();
        sealed = whole;
    }
    Vector {
        expect: one("expect").unwrap(),
        payload: one("payload"),
        keys: all("identity").iter().map(|key| Private::parse(key).unwrap()).collect(),
        passphrase: one("passphrase").map(Secret::new),
        sealed,
    }
}

/// What comes out with any of its keys, as a hash.
fn opened(vector: &Vector) -> Result<String, OpenFault> {
    let hash = |plain: &[u8]| Sha256::digest(plain).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    if let Some(words) = &vector.passphrase {
        return open_with_passphrase(&vector.sealed, words, LIMIT).map(|plain| hash(&plain));
    }
    let mut tried = vector.keys.iter().map(|key| open(&vector.sealed, key, LIMIT).map(|plain| hash(&plain)));
    let first = tried.next().unwrap_or(Err(OpenFault::NotForThisKey));
    if first.is_ok() { first } else { tried.find(Result::is_ok).unwrap_or(first) }
}

#[test]
fn every_vector_of_the_format_opens_or_is_refused_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vault/cctv");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_none());
    paths.sort();
    let (mut fine, mut faulty, mut refused, mut taken) = (0, 0, Vec::new(), Vec::new());
    for path in &paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        let vector = read(path);
        match (vector.expect.as_str(), opened(&vector)) {
            ("success", Ok(hash)) => {
                assert_eq!(Some(hash), vector.payload, "{name}: other bytes come out");
                fine += 1;
            }
            ("success", Err(_)) => refused.push(name),
            (_, Ok(_)) => taken.push(name),
            (_, Err(_)) => faulty += 1,
        }
    }
    println!("{} vectors: {fine} open, {faulty} are refused", paths.len());
    assert_eq!(refused, REFUSED, "refused though they are fine");
    assert_eq!(taken, OPENED, "opened though they are faulty");
    assert_eq!(paths.len(), 92, "none was lost on the way");
}
