//! Words are found wherever they stand: over the ends of lines and pages, in parts of words.

use attune::page::{Copy, PageOptions, Pages, find};

use crate::sheets::{Hand, everything};

/// A sheet whose answer goes on over the end of a page.
fn long(words: &str) -> Pages {
    let mut hand = Hand::open("barriers-to-an-accepting-attitude");
    hand.writes("A1", words);
    hand.pages(&everything(Copy::Completed))
}

#[test]
fn every_pair_of_neighbouring_words_is_found_once_over_line_and_page_ends() {
    let words: Vec<String> = (0..900).map(|nth| format!("word{nth}x")).collect();
    let pages = long(&words.join(" "));
    assert!(pages.pages.len() > 1);
    let (mut lines, mut over) = (0, 0);
    for pair in words.windows(2) {
        let found = find(&pages, &format!("{} {}", pair[0].to_uppercase(), pair[1]));
        let [one] = found.as_slice() else { panic!("{pair:?} found {} times", found.len()) };
        lines += usize::from(one.places.len() > 1);
        over += usize::from(one.places.iter().any(|spot| spot.page != one.page));
    }
    assert!(lines > 50, "{lines} pairs over the ends of lines");
    assert_eq!(over, pages.pages.len() - 1, "one pair over the end of each page");
}

#[test]
fn a_hyphenated_word_is_one_word_and_marked_on_both_lines() {
    let word = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssellochbeleuchtungsanlagenwartung";
    let pages = long(&format!("{word}{word} und"));
    let found = find(&pages, &format!("{}{word} UND", word.to_lowercase()));
    assert_eq!(found.len(), 1);
    let lines: Vec<f32> = found[0].places.iter().map(|spot| spot.rect.1.0).collect();
    assert!(lines.len() > 1 && lines.is_sorted(), "{lines:?}");
}

#[test]
fn what_cannot_be_seen_is_not_looked_for() {
    let pages = long("Zwei soft\u{ad}hy\u{200b}phens, שָׁלוֹם und Café.");
    for words in ["softhyphens", "שלום", "cafe", "zwei  SOFTHYPHENS"] {
        assert_eq!(find(&pages, words).len(), 1, "{words}");
    }
    assert!(find(&pages, "zweisoft").is_empty() && find(&pages, " ").is_empty());
}

#[test]
fn titles_and_questions_are_found_and_running_heads_are_not() {
    let words = "quiet ".repeat(1_500);
    let mut hand = Hand::open("just-a-line");
    hand.writes("line", &words);
    let pages = hand.pages(&PageOptions::default());
    assert!(pages.pages.len() > 1);
    assert_eq!(find(&pages, "just a line").len(), 1);
    assert_eq!(find(&pages, "quiet").len(), 1_500);
}
