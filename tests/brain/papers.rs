//! *On paper*: pages follow the sheet, and only pages of now are written.

use std::path::Path;

use attune::{
    app::{Action, Command, Screen},
    base::Id,
    page::{Copy, PageOptions, Paper},
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
