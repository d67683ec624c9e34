//! Passphrases: words to choose at random, and how long one would stand.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::base::Secret;

/// The EFF large wordlist (licence beside it).
const WORDS: &str = include_str!("../../assets/passphrase/words.txt");

static LIST: LazyLock<Vec<&str>> = LazyLock::new(|| WORDS.lines().collect());

/// How long a passphrase would stand against somebody who has the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Guessed in minutes.
    Weak,
    /// Guessed in days or months by somebody determined.
    Fair,
    /// Out of reach.
    Strong,
}

/// The word of the list for a random number.
#[must_use]
pub fn word_from(number: u64) -> &'static str {
    let at = usize::try_from(number % LIST.len() as u64).unwrap_or(0);
    LIST[at]
}

/// Words chosen at random: 12.9 bits each, so six of them 77 bits.
///
/// # Errors
/// If the system gives no random numbers.
pub fn fresh_passphrase(words: usize) -> Result<Secret, getrandom::Error> {
    let mut out = String::with_capacity(words * 10);
    for at in 0..words {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(word_from(fair(LIST.len() as u64)?));
    }
    Ok(Secret::new(out))
}

/// A random number below `most`, each as likely as the others.
fn fair(most: u64) -> Result<u64, getrandom::Error> {
    loop {
        let number = getrandom::u64()?;
        if number < u64::MAX - u64::MAX % most {
            return Ok(number % most);
        }
    }
}

/// What an editor may write before a text.
const MARK: char = '\u{feff}';

/// A passphrase in the one form in which it is set: composed letters, and nothing of an editor's around it.
pub(super) fn composed(passphrase: &Secret) -> Secret {
    Secret::new(bare(passphrase).nfc().collect())
}

/// Other forms of a passphrase than the one that was typed, each once.
pub(super) fn forms(passphrase: &Secret) -> Vec<Secret> {
    let apart = Secret::new(bare(passphrase).nfd().collect());
    let mut forms = vec![composed(passphrase), apart, Secret::new(bare(passphrase).to_owned())];
    forms.retain(|form| form != passphrase && !form.is_empty());
    forms.dedup();
    forms
}

fn bare(passphrase: &Secret) -> &str {
    passphrase.reveal().trim_start_matches(MARK).trim_end_matches(['\r', '\n'])
}

/// How long a passphrase would stand; scrypt makes each guess cost a second.
#[must_use]
pub fn strength(passphrase: &Secret) -> Strength {
    // The estimate takes time with the square of the length, and says no more after this.
    let end = passphrase.reveal().char_indices().nth(100).map_or(passphrase.reveal().len(), |(at, _)| at);
    let guesses = zxcvbn::zxcvbn(&passphrase.reveal()[..end], &[]).guesses_log10();
    if guesses < 8.0 {
        Strength::Weak
    } else if guesses < 12.0 {
        Strength::Fair
    } else {
        Strength::Strong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_words_are_strong_and_each_time_others() {
        assert_eq!(LIST.len(), 7772);
        let one = fresh_passphrase(6).unwrap();
        assert_eq!(one.reveal().split(' ').count(), 6);
        assert_ne!(one, fresh_passphrase(6).unwrap());
        assert_eq!(strength(&one), Strength::Strong);
    }

    #[test]
    fn what_is_guessed_first_is_weak() {
        for weak in ["", "password", "Tuesday1", "qwertyuiop", "attune"] {
            assert_eq!(strength(&Secret::new(weak.into())), Strength::Weak, "{weak}");
        }
        assert_eq!(strength(&Secret::new("my grandmother baked pears".into())), Strength::Strong);
        let long = Secret::new("ä".repeat(100_000));
        assert!(strength(&long) < Strength::Strong, "one letter again and again");
    }
}
