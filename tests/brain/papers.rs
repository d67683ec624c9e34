//! *On paper*: pages follow the sheet, and only pages of now are written.

use std::path::Path;

use attune::{
    app::{Action, BatchForm, Command, Dialog, Failure, Lock, PrintOrder, Printer, Screen},
    base::{Id, Secret},
    page::{Copy, Missing, PageOptions, Paper},
};

use crate::desk::Desk;

fn pdf(desk: &Desk, path: &str) -> String {
    String::from_utf8_lossy(desk.out.pdfs.get(Path::new(path)).expect("a PDF")).into_owned()
}

#[test]
fn pages_are_made_anew_when_the_sheet_or_the_options_change_and_only_then() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "First.");
    desk.act(Action::OnPaper);
    assert_eq!(desk.out.made, 1);
    desk.wait(5);
    desk.send(Command::PaperPage(Some(doc), 2));
    assert_eq!((desk.out.made, desk.doc(doc).paper.first), (1, 2));
    desk.act(Action::Undo);
    assert_eq!(desk.out.made, 2);
    let options = PageOptions { paper: Paper::Letter, ..desk.doc(doc).paper.options.clone() };
    desk.send(Command::PaperOptions(Some(doc), options.clone()));
    assert_eq!(desk.out.made, 3);
    desk.send(Command::PaperOptions(Some(doc), options));
    assert_eq!(desk.out.made, 3);
    assert!(desk.state.settings.letter, "the paper is remembered");
}

#[test]
fn a_pdf_asked_for_while_writing_holds_the_words_of_now() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "The very words.");
    desk.will_choose("/line");
    desk.act(Action::SavePdf);
    assert!(pdf(&desk, "/line.pdf").contains("The very words."));
    assert_eq!(desk.state.screen, Screen::OnPaper(doc));
}

#[test]
fn pages_that_were_overtaken_are_never_shown_or_written() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "Old.");
    desk.out.slow = true;
    desk.will_choose("/line.pdf");
    desk.act(Action::SavePdf);
    desk.write_in(doc, "line", " New.");
    assert!(desk.doc(doc).paper.pages.is_none());
    desk.out.slow = false;
    desk.answer();
    assert!(pdf(&desk, "/line.pdf").contains("Old. New."));
    let paper = &desk.doc(doc).paper;
    assert_eq!(paper.made, paper.asked);
}

#[test]
fn words_changed_while_the_person_chooses_a_name_are_in_the_pdf() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "Old.");
    desk.act(Action::OnPaper);
    desk.out.slow = true;
    desk.will_choose("/line.pdf");
    desk.act(Action::SavePdf);
    desk.act(Action::Undo);
    desk.out.slow = false;
    desk.answer();
    assert!(!pdf(&desk, "/line.pdf").contains("Old."));
}

#[test]
fn a_blank_worksheet_goes_on_paper_without_a_day_and_the_same_every_time() {
    let mut desk = Desk::new();
    desk.send(Command::LookAtBlank(Id::known("validating-style")));
    assert_eq!(desk.state.blank.options.copy, Copy::Blank);
    desk.will_choose("/blank.pdf");
    desk.act(Action::SavePdf);
    let first = pdf(&desk, "/blank.pdf");
    assert!(!first.contains("2026-11-22"), "a blank sheet has no day");
    desk.wait(3600);
    desk.act(Action::MyWorksheets);
    desk.send(Command::LookAtBlank(Id::known("validating-style")));
    desk.will_choose("/again.pdf");
    desk.act(Action::SavePdf);
    assert_eq!(first, pdf(&desk, "/again.pdf"));
}

#[test]
fn the_key_that_leads_to_paper_prints_there_and_only_the_pages_of_now() {
    let mut desk = Desk::new();
    desk.out.printers = Ok(vec![Printer { name: "Office".to_owned(), is_usual: true }]);
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "The very words.");
    desk.act(Action::OnPaper);
    assert!(desk.state.dialog.is_none(), "first it only shows them");
    desk.act(Action::OnPaper);
    let Some(Dialog::Print { doc: Some(asked), printers }) = desk.state.dialog.clone() else { panic!("asks how") };
    assert_eq!((asked, printers.len()), (doc, 1));
    let order = PrintOrder { printer: "Office".to_owned(), copies: 0, both_sides: true, paper: Paper::A4 };
    desk.send(Command::Print(Some(doc), order));
    let [(pdf, order)] = desk.out.printed.as_slice() else { panic!("printed once") };
    assert!(String::from_utf8_lossy(pdf).contains("The very words."));
    assert_eq!(order.copies, 1, "no copies are one copy");
    assert!(desk.state.dialog.is_none() && !desk.state.waiting);
}

#[test]
fn where_there_is_no_printer_it_is_said() {
    let mut desk = Desk::new();
    desk.out.printers = Err(Failure { what: "None.".to_owned(), help: "Add one.".to_owned() });
    desk.begin("just-a-line");
    desk.act(Action::OnPaper);
    desk.send(Command::AskPrint);
    let Some(Dialog::Failed(failure)) = &desk.state.dialog else { panic!("it is said") };
    assert_eq!(failure.what, "None.");
    assert!(!desk.state.waiting && desk.out.printed.is_empty());
}

#[test]
fn where_pages_cannot_be_made_the_words_leave_as_markdown() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "The very words.");
    desk.act(Action::OnPaper);
    let failure = Failure { what: "A letter is cut off.".to_owned(), help: "As Markdown.".to_owned() };
    let asked = desk.doc(doc).paper.asked;
    desk.send(Command::PaperMade { doc: Some(doc), asked, result: Err(failure) });
    desk.will_choose("/words");
    desk.send(Command::SaveWords(doc));
    let written = pdf(&desk, "/words.md");
    assert!(written.contains("The very words.") && written.starts_with('#'), "{written}");
}

fn missing() -> Missing {
    Missing { item: None, question: Some("3".to_owned()), word: "ཀ".to_owned(), letter: 'ཀ' }
}

#[test]
fn letters_that_cannot_be_shown_are_told_before_anything_leaves() {
    let mut desk = Desk::new();
    desk.out.missing = vec![missing()];
    let doc = desk.begin("just-a-line");
    desk.act(Action::OnPaper);
    desk.will_choose("/line.pdf");
    desk.act(Action::SavePdf);
    assert_eq!(desk.state.dialog, Some(Dialog::LettersMissing(Some(doc))));
    desk.send(Command::Dismiss);
    assert!(desk.out.pdfs.is_empty() && !desk.doc(doc).paper.ask_when_made, "not yet means not at all");
    desk.act(Action::SavePdf);
    desk.send(Command::LeaveWithout(Some(doc)));
    assert_eq!(desk.out.pdfs.len(), 1);
    desk.send(Command::AskPrint);
    assert!(matches!(desk.state.dialog, Some(Dialog::Print { .. })), "answered once for these pages");
    desk.send(Command::Dismiss);
    desk.out.missing.push(Missing { letter: 'ཁ', ..missing() });
    desk.write_in(doc, "line", "more");
    desk.send(Command::AskPrint);
    assert_eq!(desk.state.dialog, Some(Dialog::LettersMissing(Some(doc))), "asked again when there are others");
}

#[test]
fn a_pdf_under_a_passphrase_is_never_written_without_it() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "Secret words.");
    desk.act(Action::OnPaper);
    desk.send(Command::PaperLock(Some(doc), Lock::Incomplete));
    desk.will_choose("/open.pdf");
    desk.act(Action::SavePdf);
    assert!(matches!(desk.state.dialog, Some(Dialog::Failed(_))) && desk.out.pdfs.is_empty());
    desk.send(Command::Dismiss);
    desk.send(Command::PaperLock(Some(doc), Lock::With(Secret::new("six words".to_owned()))));
    desk.act(Action::SavePdf);
    assert!(pdf(&desk, "/open.pdf").starts_with("six words"));
    desk.act(Action::MyWorksheets);
    desk.send(Command::GoTo(doc));
    desk.act(Action::OnPaper);
    assert_eq!(desk.doc(doc).paper.lock, Lock::Off, "typed anew each time");
}

#[test]
fn several_worksheets_leave_together_and_only_those_that_are_ticked() {
    let mut desk = Desk::unlocked();
    for words in ["One.", "Two.", "Three."] {
        let doc = desk.begin("just-a-line");
        desk.write_in(doc, "line", words);
    }
    desk.act(Action::MyWorksheets);
    desk.send(Command::AskBatch);
    assert_eq!(desk.state.dialog, Some(Dialog::Batch(None)));
    let docs: Vec<Id> = desk.state.library.iter().take(2).map(|row| row.doc.clone()).collect();
    assert_eq!(docs.len(), 2);
    desk.will_choose("/all");
    desk.send(Command::AskBatchWhere {
        docs,
        form: BatchForm::Combined,
        client_code: false,
        scores: false,
        lock: None,
    });
    let [(count, form, to)] = desk.out.batches.as_slice() else { panic!("one batch") };
    assert_eq!((*count, *form, to.as_path()), (2, BatchForm::Combined, Path::new("/all.pdf")));
    assert!(desk.state.dialog.is_none() && desk.state.toast.is_some());
}
