//! Bytes into a sealed file, and back.

use std::io::{self, Read, Write};

use age::{Decryptor, Encryptor, Identity, Recipient, scrypt};
use secrecy::SecretString;
use zeroize::Zeroizing;

use super::{OpenFault, Private, Public, keys::WORK, limits};
use crate::base::Secret;

/// Seals bytes for these readers; each of them alone can open it.
///
/// # Errors
/// If there is no reader, or the system gives no random numbers.
pub fn seal(plain: &[u8], readers: &[&Public]) -> io::Result<Vec<u8>> {
    let recipients = readers.iter().map(|reader| reader.recipient() as &dyn Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
    write(encryptor, plain)
}

/// Opens sealed bytes that hold at most `limit` bytes.
///
/// # Errors
/// [`OpenFault`]; nothing of the content is given out then.
pub fn open(sealed: &[u8], key: &Private, limit: u64) -> Result<Zeroizing<Vec<u8>>, OpenFault> {
    limits::look(sealed)?;
    let decryptor = Decryptor::new_buffered(sealed).map_err(|error| OpenFault::of_key(&error))?;
    read(decryptor, key.identity(), limit, sealed.len())
        .map_err(|error| error.unwrap_or_else(|error| OpenFault::of_key(&error)))
}

/// Seals bytes under a passphrase, with 2^`work` rounds of scrypt.
///
/// # Errors
/// If the system gives no random numbers.
pub fn seal_with_passphrase(plain: &[u8], passphrase: &Secret, work: u8) -> io::Result<Vec<u8>> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.reveal()));
    recipient.set_work_factor(work.clamp(1, limits::MOST_WORK));
    let recipients = std::iter::once(&recipient as &dyn Recipient);
    write(Encryptor::with_recipients(recipients).map_err(io::Error::other)?, plain)
}

/// Seals bytes under words that were chosen for one copy.
///
/// # Errors
/// If the system gives no random numbers.
pub fn seal_for_words(plain: &[u8], words: &Secret) -> io::Result<Vec<u8>> {
    seal_with_passphrase(plain, words, WORK)
}

/// Opens bytes sealed under a passphrase.
///
/// # Errors
/// [`OpenFault`]; a file that asks for more than 1 GiB of memory is refused.
pub fn open_with_passphrase(sealed: &[u8], passphrase: &Secret, limit: u64) -> Result<Zeroizing<Vec<u8>>, OpenFault> {
    limits::look(sealed)?;
    let decryptor = Decryptor::new_buffered(sealed).map_err(|error| OpenFault::of_key(&error))?;
    if !decryptor.is_scrypt() {
        return Err(OpenFault::NotForThisKey);
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.reveal()));
    identity.set_max_work_factor(limits::MOST_WORK);
    read(decryptor, &identity, limit, sealed.len())
        .map_err(|error| error.unwrap_or_else(|error| OpenFault::of_passphrase(&error)))
}

fn write(encryptor: Encryptor, plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut sealed = Vec::with_capacity(plain.len() + 1024);
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(plain)?;
    // Without this the file would lack its end and never open.
    writer.finish()?;
    Ok(sealed)
}

/// Why reading failed: a fault of ours, or one of the library that the caller puts into words.
type ReadError = Result<OpenFault, age::DecryptError>;

/// Sealed bytes hold no more than they are long, so that nothing is copied while it is read.
fn read(
    decryptor: Decryptor<&[u8]>,
    key: &dyn Identity,
    limit: u64,
    length: usize,
) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    let reader = decryptor.decrypt(std::iter::once(key)).map_err(Err)?;
    let most = limit.saturating_add(1);
    let room = usize::try_from(most).map_or(length, |most| most.min(length));
    let mut plain = Zeroizing::new(Vec::with_capacity(room));
    reader.take(most).read_to_end(&mut plain).map_err(|_| Ok(OpenFault::Damaged))?;
    if plain.len() as u64 == most { Err(Ok(OpenFault::TooLarge)) } else { Ok(plain) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: u64 = 1 << 20;

    #[test]
    fn each_reader_opens_it_and_nobody_else() {
        let (mine, paper, other) = (Private::fresh(), Private::fresh(), Private::fresh());
        let sealed = seal(b"words", &[&mine.public(), &paper.public()]).unwrap();
        for key in [&mine, &paper] {
            assert_eq!(open(&sealed, key, LIMIT).unwrap().as_slice(), b"words");
        }
        assert_eq!(open(&sealed, &other, LIMIT), Err(OpenFault::NotForThisKey));
        assert_eq!(open(&sealed, &mine, 4), Err(OpenFault::TooLarge));
        assert!(seal(b"words", &[]).is_err(), "a file that nobody can open is not made");
        assert!(!sealed.windows(5).any(|window| window == b"words"));
    }

    #[test]
    fn a_passphrase_opens_what_was_sealed_under_it() {
        let right = Secret::new("six generated words".into());
        let sealed = seal_with_passphrase(b"keys", &right, 10).unwrap();
        assert_eq!(open_with_passphrase(&sealed, &right, LIMIT).unwrap().as_slice(), b"keys");
        let wrong = Secret::new("six generated word".into());
        assert_eq!(open_with_passphrase(&sealed, &wrong, LIMIT), Err(OpenFault::WrongPassphrase));
        assert_eq!(open(&sealed, &Private::fresh(), LIMIT), Err(OpenFault::NotForThisKey));
    }

    #[test]
    fn every_bit_that_is_turned_and_every_cut_is_noticed() {
        let key = Private::fresh();
        let sealed = seal(&[7; 300], &[&key.public()]).unwrap();
        for at in 0..sealed.len() {
            assert!(open(&sealed[..at], &key, LIMIT).is_err(), "cut at {at}");
            for bit in 0..8 {
                let mut turned = sealed.clone();
                turned[at] ^= 1 << bit;
                assert!(open(&turned, &key, LIMIT).is_err(), "bit {bit} of byte {at}");
            }
        }
    }

    #[test]
    fn a_file_that_asks_for_too_much_work_is_refused_at_once() {
        let words = Secret::new("x".into());
        let sealed = seal_with_passphrase(b"keys", &words, 10).unwrap();
        let text = String::from_utf8_lossy(&sealed[..100]).into_owned();
        let end = text.find(" 10\n").expect("the work factor stands in the header");
        let mut greedy = sealed[..end].to_vec();
        greedy.extend_from_slice(b" 30\n");
        greedy.extend_from_slice(&sealed[end + 4..]);
        assert_eq!(open_with_passphrase(&greedy, &words, LIMIT), Err(OpenFault::Hostile));
    }
}
