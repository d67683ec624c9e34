//! The shipped sheets on paper: every copy of each is written and proved.

use attune::{
    page::{Copy, PageOptions, Pages, Paper, lay_out},
    print,
    template::{Kind, shelf},
    worksheet::{Answer, Outcome, Worksheet},
};

use crate::{
    chance::shelf::{Much, filled},
    checks, outside, sheets,
};

fn proved(name: &str, options: &PageOptions, pages: &Pages) {
    if let Err(fault) = print::prove_and_write(pages) {
        panic!("{name} {:?} {:?}: {fault}", options.copy, options.paper);
    }
}

#[test]
fn every_copy_of_every_blank_worksheet_is_proved_in_every_language() {
    for shipped in shelf::all() {
        let own = shelf::template(shipped.id).unwrap();
        let others = shelf::languages(shipped.id).map(|language| shelf::template_in(shipped.id, language).unwrap());
        for template in std::iter::once(own).chain(others) {
            let name = format!("{} {}", template.id, template.language);
            let sheet = Worksheet::begin(template, sheets::id("doc"), sheets::moment());
            let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
            for paper in [Paper::A4, Paper::Letter] {
                for copy in [Copy::Completed, Copy::Blank, Copy::Review] {
                    let options = PageOptions { paper, copy, scores: true, ..PageOptions::default() };
                    proved(&name, &options, &lay_out(&sheet, &outcome, &options));
                }
            }
        }
    }
}

#[test]
fn every_copy_of_a_filled_in_sheet_is_proved() {
    for hand in [sheets::barriers(), sheets::validating(), sheets::context()] {
        for paper in [Paper::A4, Paper::Letter] {
            for copy in [Copy::Completed, Copy::Blank, Copy::Review] {
                let options = PageOptions { paper, ..sheets::everything(copy) };
                proved(hand.sheet().template.id.as_str(), &options, &hand.pages(&options));
            }
        }
    }
}

#[test]
fn a_sheet_with_a_single_short_answer_is_proved_whichever_it_is() {
    let mut tried = 0;
    for shipped in shelf::all() {
        let template = shelf::template(shipped.id).unwrap();
        let asked = template.items().map(|(_, item)| item).filter(|item| !item.for_supervisor);
        for item in asked.filter(|item| matches!(item.kind, Kind::ShortText(_) | Kind::LongText(_))) {
            for (words, copy) in [("Yes.", Copy::Completed), ("Yes.", Copy::Review), (" ", Copy::Completed)] {
                let mut hand = sheets::Hand::begin(&template);
                hand.writes(item.id.as_str(), words);
                let options = sheets::everything(copy);
                proved(&format!("{} {} {words:?}", shipped.id, item.id), &options, &hand.pages(&options));
            }
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn every_word_of_a_long_answer_is_found_on_the_laid_out_pages() {
    let mut hand = sheets::Hand::open("barriers-to-an-accepting-attitude");
    let answer = outside::long_answer();
    hand.writes("A1", &answer);
    let pages = hand.pages(&sheets::everything(Copy::Completed));
    let file = outside::file(&pages);
    // The answer's column between running head and footer.
    let text = file.text_in([233, 48, 362, 738]).replace("\u{ad}\n", "");
    let lines = text.lines().filter(|line| !line.contains("continues on page"));
    let text = lines.collect::<Vec<_>>().join("\n");
    let first = answer.split_whitespace().next().unwrap();
    let found: String = text.split_whitespace().skip_while(|word| *word != first).collect();
    let wanted: String = answer.split_whitespace().collect();
    let same = found.bytes().zip(wanted.bytes()).take_while(|(a, b)| a == b).count();
    assert!(found.starts_with(&wanted), "the first {same} of {} bytes are there", wanted.len());
}

/// Texts that people paste: none may keep a sheet from being printed.
#[test]
fn strange_texts_are_printed_and_proved_as_well() {
    let strange = [
        "Z\u{351}\u{36b}\u{343}a\u{334}\u{321}\u{35c}l\u{31b}\u{349}go\u{338} and W\u{301}\u{301} e\u{320}\u{301}.",
        "مرحبا، كيف حالك؟ 2026 and then English (في الداخل) again.",
        "שָׁלוֹם עֲלֵיכֶם – a pointed greeting, 12:30 (כן).",
        "👩‍👩‍👧‍👦 family, 🇩🇪 flag, ✈️ and 1️⃣, 🏽 alone.",
        "typed soft\u{ad}hyphens, non\u{a0}breaking spaces, zero\u{200b}width, \u{feff}marks, thin\u{2009}spaces.",
        "tab\there\tand\t\there; \u{7}bell, \u{0}nothing, \u{1b}[31mred, \u{202e}override\u{202c}.",
        "line\r\nline\rline\u{2028}line\u{2029}line\u{b}line\u{c}line\u{85}end",
        "日本語の文章、中文的句子，한국어 문장, ภาษาไทย, हिन्दी, தமிழ்.",
        "e\u{301}te\u{301} dE\u{301}COMPOSE\u{301}, \u{fb01}nd, ½ ² ₂ ™ ℮ ∑ → ≠ ☑ � \u{fffd}",
        "Aא“\u{ad}\u{302}AA and \u{302} alone",
        "   leading and trailing   \n\n\n   \n\tindented\n",
        " ",
        "T.V.A.V.A. “To.” ‘f)’ ff fi ffi fj — ••• … ,,, ''' \"\"\" /// \\\\\\ ___ ===",
    ];
    let long = format!("{}{}", "e\u{301}\u{320}".repeat(400), "無".repeat(300));
    for text in strange.into_iter().chain([long.as_str()]) {
        let mut hand = sheets::Hand::open("barriers-to-an-accepting-attitude");
        hand.writes("A1", text).ticks("A4", &["belief", "good-enough", "echo", "little-change"]);
        hand.rows("A8", &[&[("thought", text), ("next", text), ("another", text)]]);
        for copy in [Copy::Completed, Copy::Review] {
            let options = sheets::everything(copy);
            let pages = hand.pages(&options);
            if let Err(fault) = print::prove_and_write(&pages) {
                panic!("{} {copy:?}: {fault:?}", text.escape_unicode().take(120).collect::<String>());
            }
        }
    }
}

/// Cases of a property, lengthened by `ATTUNE_TEST_SCALE`.
fn scaled(cases: u32) -> u32 {
    let scale: u32 = std::env::var("ATTUNE_TEST_SCALE").ok().and_then(|scale| scale.parse().ok()).unwrap_or(1);
    cases.saturating_mul(scale)
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: scaled(150), failure_persistence: None, ..Default::default() })]
    /// No text may keep a sheet from being printed.
    #[test]
    fn any_text_is_printed_and_proved(text in "(?s).{1,400}", mixed in "[a-zA-Zäőßфλ֑א-תب-ي०-९가👩️\u{300}-\u{30f}\u{ad} \t\n.,“”fiT-]{1,400}") {
        let mut hand = sheets::Hand::open("barriers-to-an-accepting-attitude");
        hand.writes("A1", &text).writes("C1", &mixed);
        let pages = hand.pages(&sheets::everything(Copy::Completed));
        let fault = print::prove_and_write(&pages).err();
        proptest::prop_assert!(fault.is_none(), "{fault:?}");
    }
}

#[test]
fn no_sheet_with_answers_ends_with_a_page_that_holds_next_to_nothing() {
    let mut turned = 0;
    for shipped in shelf::all() {
        let template = shelf::template(shipped.id).unwrap();
        // The more is left out, the more other places a sheet ends at.
        for left_out in 0..6 {
            let mut sheet = filled(&template, Much::Full);
            let long = template.items().map(|(_, item)| item).filter(|item| matches!(item.kind, Kind::LongText(_)));
            let some: Vec<_> = long.take(left_out).map(|item| (item.id.clone(), Answer::Unanswered)).collect();
            sheet = sheet.filled_in(some, sheets::moment());
            let outcome = Outcome::of(&template, &sheet.content.answers);
            for paper in [Paper::A4, Paper::Letter] {
                for copy in [Copy::Completed, Copy::Review] {
                    let pages = lay_out(&sheet, &outcome, &PageOptions { paper, ..sheets::everything(copy) });
                    let last = pages.pages.len() - 1;
                    let ends = checks::answers_end(&pages, last);
                    assert!(last == 0 || ends > 0.1, "{} {copy:?} {paper:?} {left_out}: {ends}", shipped.id);
                    turned += last;
                }
            }
        }
    }
    assert!(turned > 200, "{turned} pages were turned");
}

#[test]
fn no_page_of_a_blank_or_fillable_sheet_is_wasted() {
    for shipped in shelf::all() {
        let template = shelf::template(shipped.id).unwrap();
        let sheet = Worksheet::begin(template, sheets::id("doc"), sheets::moment());
        let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
        for (paper, copy) in
            [Paper::A4, Paper::Letter].into_iter().flat_map(|p| [(p, Copy::Blank), (p, Copy::Fillable)])
        {
            let options = PageOptions { paper, copy, ..PageOptions::default() };
            let pages = lay_out(&sheet, &outcome, &options);
            let full: Vec<f32> = (0..pages.pages.len()).map(|page| checks::filled(&pages, page)).collect();
            let (last, before) = full.split_last().unwrap();
            assert!(before.iter().all(|full| *full > 0.64), "{} {copy:?} {paper:?}: {full:?}", shipped.id);
            assert!(before.is_empty() || *last > 0.2, "{} {copy:?} {paper:?}: {full:?}", shipped.id);
        }
    }
}
