//! `attune export`: pages, Markdown, CSV, and what stays home.

use std::process::Command;

use crate::room::Room;

const WORDS: &str = "Shame after a quarrel, then “relief” – Größe, Ελπίδα, надежда";

fn answers() -> String {
    format!("{{ \"V1\": \"session\", \"V2\": \"{WORDS}\" }}")
}

#[test]
fn a_pdf_holds_the_words_and_is_sound() {
    let room = Room::new();
    room.begin("validating-style", &answers(), "a.ron");
    room.run(&["export", "a.ron", "-o", "a.pdf"]).exits(0);
    assert!(room.pdf_words("a.pdf").contains(WORDS), "{}", room.pdf_words("a.pdf"));
    let checked = Command::new("qpdf").arg("--check").arg(room.path("a.pdf")).output();
    let checked = checked.expect("qpdf is there (Debian package qpdf)");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));

    room.run(&["export", "a.ron", "-o", "b.pdf"]).exits(0);
    assert_eq!(room.read("a.pdf"), room.read("b.pdf"), "same worksheet, same bytes");
    let on_stdout = room.run(&["export", "a.ron", "-o", "-"]).exits(0);
    assert_eq!(on_stdout.bytes(), room.read("a.pdf"));
}

#[test]
fn blank_sheets_come_from_templates_and_hold_no_answer() {
    let room = Room::new();
    room.begin("validating-style", &answers(), "a.ron");
    room.run(&["export", "validating-style", "-o", "blank.pdf"]).exits(0);
    let told = room.run(&["export", "a.ron", "--blank", "-o", "also-blank.pdf"]).exits(0).err();
    assert!(told.contains("a.ron: the answers are not on this copy"), "{told}");
    let told = room.run(&["export", "validating-style", "--fillable", "-o", "fill.pdf"]).exits(0).err();
    assert_eq!(told, "", "there was nothing to leave out");
    for name in ["blank.pdf", "also-blank.pdf"] {
        let words = room.pdf_words(name);
        assert!(words.contains("Validating Style") && !words.contains("Shame after a quarrel, then"), "{name}");
        assert!(!words.contains("19 November 2026"), "{name} has no day");
    }
    let page_size = |name: &str| {
        let output = Command::new("pdfinfo").arg(room.path(name)).output().expect("pdfinfo (poppler-utils)");
        String::from_utf8(output.stdout).unwrap().lines().find(|l| l.starts_with("Page size")).unwrap().to_owned()
    };
    room.run(&["export", "just-a-line", "-o", "letter.pdf", "--paper", "letter"]).exits(0);
    assert!(page_size("letter.pdf").contains("612 x 792"));
    assert!(page_size("blank.pdf").contains("A4"));
}

#[test]
fn every_form_is_written_by_its_ending() {
    let room = Room::new();
    room.begin("validating-style", &answers(), "a.ron");
    for name in ["a.md", "a.csv", "copy.ron"] {
        room.run(&["export", "a.ron", "-o", name]).exits(0);
        assert!(room.text(name).contains("Ελπίδα"), "{name}");
    }
    assert!(room.text("a.csv").starts_with('\u{feff}'), "a spreadsheet is told which letters these are");
    assert_eq!(room.read("copy.ron"), room.read("a.ron"));
    let markdown = room.run(&["export", "a.ron", "-o", "-", "--format", "md"]).exits(0).out();
    assert_eq!(markdown, room.text("a.md"));
}

#[test]
fn several_worksheets_go_into_a_folder_and_nothing_is_overwritten() {
    let room = Room::new();
    room.begin("validating-style", &answers(), "one.ron");
    room.begin("just-a-line", "{}", "two.ron");
    room.run(&["export", "one.ron", "two.ron", "-o", "out"]).exits(0);
    let before = room.read("out/one.pdf");
    assert!(room.path("out/two.pdf").exists());
    room.run(&["export", "one.ron", "two.ron", "-o", "out"]).exits(4).says(&["--force"]);
    room.run(&["export", "one.ron", "two.ron", "-o", "out", "--force"]).exits(0);
    assert_eq!(room.read("out/one.pdf"), before);
    room.run(&["export", "one.ron", "-o", "out", "--format", "md"]).exits(0);
    assert!(room.path("out/one.md").exists());
}

#[test]
fn the_client_code_stays_out_when_it_is_told_to() {
    let room = Room::new();
    room.begin("validating-style", r#"{ "H2": "K-7Q4M", "V2": "x" }"#, "a.ron");
    for ending in ["pdf", "md", "csv"] {
        let (with, without) = (format!("with.{ending}"), format!("without.{ending}"));
        room.run(&["export", "a.ron", "-o", &with]).exits(0);
        room.run(&["export", "a.ron", "-o", &without, "--no-client-code"]).exits(0);
        let words = |name: &str| if ending == "pdf" { room.pdf_words(name) } else { room.text(name) };
        assert!(words(&with).contains("K-7Q4M"), "{ending}");
        assert!(!words(&without).contains("K-7Q4M"), "{ending}");
    }
}

#[test]
fn only_questions_that_stay_home_can_be_ticked() {
    let room = Room::new();
    room.begin("validating-style", &answers(), "a.ron");
    room.run(&["export", "a.ron", "-o", "a.pdf", "--ask-first", "V1"]).exits(2).says(&["V1"]);
    assert!(!room.path("a.pdf").exists());
    room.run(&["export", "a.ron", "-o", "a.pdf", "--ask-first", "all"]).exits(0);
}

#[test]
fn what_never_leaves_is_told_and_goes_onto_ones_own_copy_by_its_name() {
    let room = Room::new();
    let answers = r#"{ "picture-title": "A quiet house", "matters": "Rest." }"#;
    room.begin("ideal-life", answers, "mine.ron");
    for (ending, options) in [("pdf", &[][..]), ("md", &[]), ("pdf", &["--ask-first", "all"]), ("pdf", &["--review"])]
    {
        let file = format!("mine.{ending}");
        let words = [&["export", "mine.ron", "-o", &file], options].concat();
        room.run(&words).exits(1).says(&["stays home"]);
        assert!(!room.path(&file).exists(), "nothing that says nothing was written: {words:?}");
    }
    let some = room.run(&["export", "mine.ron", "-o", "mine.pdf", "--ask-first", "matters"]).exits(0);
    assert!(some.err().contains("--ask-first picture-title"), "what is still at home is told: {}", some.err());
    let words = room.pdf_words("mine.pdf");
    assert!(words.contains("Rest.") && !words.contains("A quiet house"), "{words}");
    room.run(&["export", "mine.ron", "--review", "-o", "review.pdf", "--ask-first", "matters"]).exits(2);
}

#[test]
fn ratings_are_answers_that_stay_home_or_leave() {
    let room = Room::new();
    let template = r#"Template(id: "r", version: "1.0.0", language: "en", title: "R", minutes: 3,
        scales: { "five": Scale(steps: { 1: "No", 2: "A little", 3: "Yes", 4: "Very" }) },
        sections: [Section(title: "One", items: {
            "rate": Ratings(ask: "How much?", scale: "five", statements: { "s1": Plain("It helped") } SHARING),
            "note": LongText(ask: "A note", sharing: AskFirst),
        })])"#;
    for (sharing, exit) in [("", 0), (", sharing: AskFirst", 1)] {
        room.write("r.ron", template.replace("SHARING", sharing));
        room.begin("r.ron", r#"{ "s1": 4, "note": "Words." }"#, &format!("{exit}.ron"));
        let told = room.run(&["export", &format!("{exit}.ron"), "-o", &format!("{exit}.pdf")]).exits(exit).err();
        assert_eq!(told.contains("rate"), exit == 1, "what stays home is named: {told}");
    }
}

#[test]
fn two_sheets_never_go_into_one_file() {
    let room = Room::new();
    for folder in ["one", "two"] {
        std::fs::create_dir(room.path(folder)).unwrap();
        room.begin("validating-style", &answers(), &format!("{folder}/a.ron"));
    }
    std::fs::create_dir(room.path("out")).unwrap();
    let both = ["export", "one/a.ron", "two/a.ron", "-o", "out", "--force"];
    room.run(&both).exits(2).says(&["both be written to", "a.pdf"]);
    assert!(!room.path("out/a.pdf").exists(), "nothing was written");
}

#[test]
fn a_completed_pdf_becomes_a_worksheet_again() {
    let room = Room::new();
    room.begin("validating-style", &answers(), "a.ron");
    room.run(&["export", "a.ron", "-o", "a.pdf"]).exits(0);
    room.run(&["import", "a.pdf", "-o", "again.ron"]).exits(0);
    let shown = |name: &str| room.run(&["show", name]).exits(0).out();
    assert_eq!(shown("again.ron"), shown("a.ron"));
    let on_stdout = room.run(&["import", "a.pdf", "-o", "-"]).exits(0).out();
    assert!(on_stdout.starts_with("Worksheet(") && on_stdout.contains("Ελπίδα"));
    room.run(&["import", "a.pdf", "-o", "again.ron"]).exits(4).says(&["--force"]);
    room.run(&["import", "a.pdf"]).exits(2).says(&["-o"]);
    room.run(&["import", "a.pdf", "-o", "a.txt"]).exits(2).says(&[".ron"]);

    room.run(&["export", "a.ron", "--no-worksheet", "-o", "bare.pdf"]).exits(0);
    room.run(&["import", "bare.pdf", "-o", "bare.ron"]).exits(1).says(&["bare.pdf", "carries no worksheet"]);
    room.run(&["import", "a.ron", "-o", "b.ron"]).exits(1).says(&["not JSON"]);
    room.run(&["import", "nowhere.pdf", "-o", "b.ron"]).exits(1);
    assert!(!room.path("bare.ron").exists() && !room.path("b.ron").exists());
}

#[test]
fn a_fillable_pdf_of_a_template_is_empty_and_that_of_a_worksheet_holds_its_answers() {
    let room = Room::new();
    room.begin("validating-style", &answers(), "a.ron");
    room.run(&["export", "validating-style", "--fillable", "-o", "one.pdf"]).exits(0);
    let told = room.run(&["export", "a.ron", "--fillable", "-o", "two.pdf"]).exits(0).err();
    assert_eq!(told, "", "nothing is left out");
    assert!(!room.pdf_words("one.pdf").contains("Shame after a quarrel, then"));
    assert!(room.pdf_words("two.pdf").contains(WORDS), "{}", room.pdf_words("two.pdf"));
    room.run(&["import", "two.pdf", "-o", "back.ron"]).exits(0).says(&["No field was filled in"]);
    let back = room.run(&["show", "back.ron"]).exits(0).out();
    assert!(back.contains(WORDS) && back.contains("19 November 2026") && back.contains("A whole session"), "{back}");
    let info = Command::new("pdfinfo").arg(room.path("one.pdf")).output().expect("pdfinfo (poppler-utils)");
    assert!(String::from_utf8_lossy(&info.stdout).contains("AcroForm"));
    room.run(&["import", "one.pdf", "-o", "empty.ron"]).exits(0).says(&["No field was filled in"]);
    assert!(room.text("empty.ron").contains("validating-style"));
}

#[test]
fn a_pdf_under_a_passphrase_opens_with_it_alone() {
    let room = Room::new();
    room.begin("validating-style", &answers(), "a.ron");
    std::fs::write(room.path("secret"), "sechs Wörter, die niemand rät\n").unwrap();
    std::fs::write(room.path("wrong"), "another\n").unwrap();
    let with = |secret: &str, words: &[&str]| room.run_naming("ATTUNE_PDF_PASSPHRASE_FILE", secret, words);
    room.run(&["export", "a.ron", "--encrypt", "-o", "a.pdf"]).exits(3).says(&["ATTUNE_PDF_PASSPHRASE_FILE"]);
    with("secret", &["export", "a.ron", "--encrypt", "-o", "a.md"]).exits(2).says(&["--encrypt"]);
    with("secret", &["export", "a.ron", "--encrypt", "-o", "a.pdf"]).exits(0);
    let read = |words: &[&str]| {
        let mut command = Command::new("pdftotext");
        let output =
            command.args(words).arg(room.path("a.pdf")).arg("-").output().expect("pdftotext (poppler-utils)");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(read(&["-upw", "sechs Wörter, die niemand rät"]).contains("Ελπίδα"));
    assert!(!read(&[]).contains("Ελπίδα"));
    room.run(&["import", "a.pdf", "-o", "b.ron"]).exits(3);
    with("wrong", &["import", "a.pdf", "-o", "b.ron"]).exits(3).says(&["not the passphrase"]);
    with("secret", &["import", "a.pdf", "-o", "b.ron"]).exits(0);
    assert!(room.text("b.ron").contains("Ελπίδα"));
}

#[test]
fn several_worksheets_go_into_one_pdf_with_contents_or_one_table() {
    let room = Room::new();
    room.begin("validating-style", &answers(), "a.ron");
    room.begin("just-a-line", "{ \"line\": \"=SUM(A1), a line of its own\" }", "b.ron");
    room.run(&["export", "a.ron", "b.ron", "--combined", "-o", "all.pdf"]).exits(0);
    let words = room.pdf_words("all.pdf");
    for wanted in ["Worksheets", WORDS, "a line of its own", "2/3"] {
        assert!(words.contains(wanted), "{wanted}: {words}");
    }
    let checked = Command::new("qpdf").arg("--check").arg(room.path("all.pdf")).output();
    assert!(checked.expect("qpdf is there (Debian package qpdf)").status.success());

    room.run(&["export", "a.ron", "b.ron", "--combined", "--scores", "--ask-first", "all", "-o", "all.csv"]).exits(0);
    let table = room.text("all.csv");
    let rows: Vec<&str> = table.split("\r\n").filter(|row| !row.is_empty()).collect();
    assert_eq!(rows.len(), 3, "a head and a row each: {table}");
    assert!(rows[0].starts_with("\u{feff}Worksheet,Version,Day,Client code,"), "{}", rows[0]);
    assert!(rows[0].contains("not psychometrically validated"), "no score without its label: {}", rows[0]);
    assert!(rows[1].contains("Ελπίδα") && !rows[2].contains("Ελπίδα"), "{table}");
    assert!(rows[2].contains("\"'=SUM(A1), a line of its own\""), "{table}");

    let wrong: [&[&str]; 3] = [
        &["export", "a.ron", "validating-style", "--combined", "-o", "c.pdf"],
        &["export", "a.ron", "b.ron", "--combined", "-o", "c.md"],
        &["export", "a.ron", "b.ron", "--combined", "--encrypt", "-o", "c.csv"],
    ];
    for words in wrong {
        room.run(words).exits(2);
    }
    // Under a passphrase as a single one.
    room.run(&["export", "a.ron", "b.ron", "--combined", "--encrypt", "-o", "c.pdf"]).exits(3);
    std::fs::write(room.path("secret"), "six words that nobody guesses\n").unwrap();
    let words = ["export", "a.ron", "b.ron", "--combined", "--encrypt", "-o", "c.pdf"];
    room.run_naming("ATTUNE_PDF_PASSPHRASE_FILE", "secret", &words).exits(0);
    let read = |words: &[&str]| {
        let mut command = Command::new("pdftotext");
        let output = command.args(words).arg(room.path("c.pdf")).arg("-").output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(read(&["-upw", "six words that nobody guesses"]).contains("Ελπίδα"));
    assert!(!read(&[]).contains("Ελπίδα"));
}

#[test]
fn letters_that_no_font_has_are_named_with_their_place_and_strict_refuses_them() {
    let room = Room::new();
    // A private letter: no font has it, on any machine.
    room.begin("just-a-line", "{ \"line\": \"calm w\u{10ABCD}rd calm\" }", "a.ron");
    let ran = room.run(&["export", "a.ron", "-o", "a.pdf"]).exits(0);
    assert!(ran.err().contains("U+10ABCD in question 3: “w\u{10ABCD}rd”"), "{}", ran.err());
    room.run(&["export", "a.ron", "-o", "b.pdf", "--strict"]).exits(1);
    assert!(!room.path("b.pdf").exists());
}

#[test]
fn a_score_made_of_what_stays_home_stays_home_in_every_format() {
    let room = Room::new();
    let answers = "{\"R1\":4,\"R2\":2,\"R3\":4,\"R4\":3,\"R5\":4,\"R6\":2,\"R7\":4,\"R8\":3}";
    room.begin("barriers-to-an-accepting-attitude", answers, "one.ron");
    room.begin("barriers-to-an-accepting-attitude", answers, "two.ron");
    for ticked in [false, true] {
        let mut table = vec!["export", "one.ron", "two.ron", "--combined", "--scores", "--force", "-o", "all.csv"];
        let mut bundle = vec!["export", "one.ron", "--scores", "--force", "-o", "one.json"];
        for arguments in [&mut table, &mut bundle] {
            arguments.extend(ticked.then_some(["--ask-first", "all"]).into_iter().flatten());
        }
        room.run(&table).exits(0);
        room.run(&bundle).exits(0);
        assert_eq!(room.text("all.csv").contains("Warmth"), ticked, "{}", room.text("all.csv"));
        assert_eq!(room.text("one.json").contains("3.75"), ticked);
    }
}

/// A score of a question that all may see, a flag, and a score of one that stays home.
const THREE: &str = r#"Template(
    id: "three", version: "1.0.0", language: "en", title: "Three", minutes: 1,
    scales: { "s": Scale(steps: { 0: "No", 1: "A bit", 2: "Much" }) },
    sections: [Section(title: "One", items: {
        "asked": YesNo(ask: "Ask on?"),
        "open": Rating(ask: "Open?", scale: "s", counts: "seen"),
        "home": Rating(ask: "Home?", scale: "s", counts: "seen", sharing: Never, show_if: Chosen("asked", ["yes"])),
        "own": Rating(ask: "Own?", scale: "s", counts: "hid", sharing: Never),
    })],
    scores: {
        "seen": Score(title: "Seen", method: Sum, missing: UpTo(1), fill: LeaveOut, change: Change(at_least: 1), label: "Reflective."),
        "hid": Score(title: "Hid", method: Sum, missing: NoneAllowed, label: "Reflective."),
    },
    flags: { "f": Flag(title: "Hard", yes_if: Value("open", AtLeast(2)), label: "A question.") },
)"#;

#[test]
fn a_table_of_one_worksheet_holds_its_scores_and_flags_where_they_are_asked_for() {
    let room = Room::new();
    room.write("three.ron", THREE);
    room.begin("three.ron", "{ \"asked\": \"no\", \"open\": 2, \"own\": 1 }", "a.ron");
    room.run(&["export", "a.ron", "-o", "plain.csv"]).exits(0);
    assert!(!room.text("plain.csv").contains("Reflective."));
    room.run(&["export", "a.ron", "--scores", "-o", "a.csv"]).exits(0);
    let table = room.text("a.csv");
    assert!(table.contains("seen,Seen (Reflective.),2\r\nf,Hard (A question.),"), "{table}");
    assert!(!table.contains("Hid"), "{table}");
}

#[test]
fn what_stayed_home_on_an_earlier_day_is_in_no_change_since_it() {
    let room = Room::new();
    room.write("three.ron", THREE);
    let begin = |answers: &str, day: &str, name: &str| {
        room.write("answers.ron", answers);
        let words = ["new", "three.ron", "--answers", "answers.ron", "--date", day, "-o", name];
        room.run(&words).exits(0);
    };
    begin("{ \"asked\": \"yes\", \"open\": 2, \"home\": 2 }", "2026-03-01", "march.ron");
    begin("{ \"asked\": \"no\", \"open\": 2 }", "2026-06-01", "june.ron");
    for form in ["md", "pdf"] {
        let name = format!("june.{form}");
        room.run(&["export", "june.ron", "--scores", "--since", "march.ron", "-o", &name]).exits(0);
    }
    let page = room.text("june.md");
    assert!(page.contains("Seen") && !page.contains("Since"), "{page}");
    let output = Command::new("pdftotext").arg(room.path("june.pdf")).arg("-").output().unwrap();
    let page = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(page.contains("Seen") && !page.contains("Since"), "{page}");
}

#[test]
fn who_listens_hears_no_replacement_characters_whatever_the_script() {
    let room = Room::new();
    let words = "क्षत्रिय हिन्दी สวัสดี กำลัง שָׁלוֹם السلام office";
    room.begin("just-a-line", &format!("{{ \"line\": \"{words}\" }}"), "a.ron");
    room.run(&["export", "a.ron", "-o", "a.pdf"]).exits(0);
    let read = Command::new("pdfinfo").arg("-struct-text").arg(room.path("a.pdf")).output();
    let read = String::from_utf8(read.expect("pdfinfo is there (Debian package poppler-utils)").stdout).unwrap();
    assert!(read.contains("What is still with me?") && !read.contains('\u{fffd}'), "{read}");
}
