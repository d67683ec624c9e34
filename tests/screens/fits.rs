//! Every screen at every zoom and writing size: no words run out of the window, and none over others.
//!
//! What is painted is measured, line by line, not what a screen reader is told.

use std::sync::{Arc, LazyLock};

use attune::{
    app::{
        self, Command, Dialog, DocKey, Failure, Help, PaperPages, Printer, Screen, ShelfEntry, States, Then, Toast,
        Which, WritingSize,
    },
    base::Secret,
    template::shelf,
    worksheet::{At, Author, Change, Edit, Side, State, Steps, Worksheet},
};
use egui::{Rect, Shape, epaint::ClippedShape};
use egui_kittest::kittest::Queryable;

use crate::{
    bench::{Bench, Window, blank, id, moment, window, writer},
    paper::made,
};

/// Words that were painted: the ink of one line.
struct Line {
    words: String,
    ink: Rect,
    clip: Rect,
}

/// Every line that can be seen: what lies under a veil is covered by it.
fn lines(window: &Window) -> Vec<Line> {
    let mut found = Vec::new();
    let all = window.ctx.content_rect();
    for ClippedShape { clip_rect, shape, .. } in &window.output().shapes {
        if matches!(shape, Shape::Rect(rect) if rect.rect.contains_rect(all) && rect.fill.a() > 0) {
            found.clear();
        }
        walk(shape, *clip_rect, &mut found);
    }
    found
}

fn walk(shape: &Shape, clip: Rect, found: &mut Vec<Line>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| walk(shape, clip, found)),
        Shape::Text(text) => {
            for row in &text.galley.rows {
                let ink = row.row.visuals.mesh_bounds.translate(text.pos.to_vec2() + row.pos.to_vec2());
                let words: String = row.row.glyphs.iter().map(|glyph| glyph.chr).collect();
                if ink.is_positive() && ink.is_finite() && !words.trim().is_empty() && text.opacity_factor > 0.0 {
                    found.push(Line { words, ink, clip });
                }
            }
        }
        _ => {}
    }
}

/// What is wrong with the words of a window.
fn faults(window: &Window, size: egui::Vec2) -> Vec<String> {
    let all = Rect::from_min_size(egui::Pos2::ZERO, size);
    let lines: Vec<Line> =
        lines(window).into_iter().filter(|line| line.clip.intersect(all).intersects(line.ink)).collect();
    let mut faults = Vec::new();
    for line in &lines {
        // Above and below, the rest comes by scrolling; to the sides it does not.
        let (left, right) = (line.clip.left().max(0.0) - 1.5, line.clip.right().min(size.x) + 1.5);
        if line.ink.left() < left || line.ink.right() > right {
            faults.push(format!(
                "{:?} from {} to {} in {left} to {right}",
                line.words,
                line.ink.left(),
                line.ink.right()
            ));
        }
    }
    for (at, one) in lines.iter().enumerate() {
        for other in lines.iter().skip(at + 1) {
            let (a, b) = (one.ink.intersect(one.clip), other.ink.intersect(other.clip));
            let both = a.intersect(b);
            if both.width() > 2.0 && both.height() > 3.0 && a.is_positive() && b.is_positive() {
                faults.push(format!("{:?} on {:?} at {both:?}", other.words, one.words));
            }
        }
    }
    faults
}

fn written() -> Worksheet {
    let mut steps = Steps::new(blank("barriers-to-an-accepting-attitude", "doc-one"));
    let mut apply = |by: Author, change| steps.apply(Edit { by, when: moment(), change }, None).expect("takes it");
    let code = shelf::template("barriers-to-an-accepting-attitude").expect("shipped");
    let code = code.client_item().expect("a code").id.clone();
    for (item, words) in [
        (
            id("A1"),
            "I was counting what we had already tried, and my shoulders went up while she spoke of her mother again.",
        ),
        (code, "KX-27"),
    ] {
        let change =
            Change::Text { at: At::item(item), offset: 0, removed: String::new(), inserted: words.to_owned() };
        apply(writer(), change);
    }
    apply(writer(), Change::State(State::Shared { with: "Anna Katharina".to_owned(), since: moment() }));
    steps.sheet().clone()
}

/// A bench with a shelf and two sheets, one of them given.
fn desk() -> Bench {
    let mut line = Steps::new(blank("just-a-line", "doc-two"));
    let words = "She laughed when she said it, and I did not ask what was funny; it stayed with me all the way home.";
    let change =
        Change::Text { at: At::item(id("line")), offset: 0, removed: String::new(), inserted: words.to_owned() };
    line.apply(Edit { by: writer(), when: moment(), change }, None).expect("writes");
    let mut bench = Bench::with(vec![line.sheet().clone(), written()]);
    for (at, template) in [
        "barriers-to-an-accepting-attitude",
        "validating-style",
        "context-and-differences",
        "just-a-line",
        "session-debrief",
    ]
    .into_iter()
    .enumerate()
    {
        bench.state.shelf.entries.push(ShelfEntry::new(shelf::template(template).expect("shipped"), at < 4));
    }
    "Anna Katharina".clone_into(&mut bench.state.settings.supervisor);
    let _effects = app::run(&mut bench.state, Command::Library(Vec::new()), moment());
    bench
}

/// A name, and what makes a bench show it.
pub type Shown = (&'static str, fn() -> Bench);

fn on(screen: fn(DocKey) -> Screen) -> Bench {
    let mut bench = desk();
    let key = bench.state.open.last().expect("open").key;
    bench.state.screen = screen(key);
    bench
}

/// A sheet under a question of the program.
fn asked(dialog: fn(DocKey) -> Dialog) -> Bench {
    let mut bench = on(Screen::Writing);
    let key = bench.state.open.last().expect("open").key;
    bench.state.dialog = Some(dialog(key));
    bench
}

/// Where a file of a long name lies deep down.
const FAR: &str = "/media/somebody/a stick with a long name/worksheets of this year/2026-11-13 Barriers to an \
                   Accepting Attitude R-2B9X for Anna Katharina.ron";

fn failure() -> Failure {
    Failure { what: format!("{FAR} was not written."), help: "The disk is full. Make room, then try again.".into() }
}

pub const DIALOGS: [Shown; 16] = [
    ("share", || asked(Dialog::Share)),
    ("finish", || {
        asked(|doc| Dialog::Finish { doc, open: vec![id("A4"), id("A8"), id("C1")], kept: vec![id("A1")] })
    }),
    ("close", || asked(Dialog::CloseUnsaved)),
    ("quit", || asked(|doc| Dialog::QuitUnsaved(vec![doc]))),
    ("changed outside", || asked(Dialog::ChangedOutside)),
    ("batch", || asked(|_| Dialog::Batch(None))),
    ("batch goes on", || asked(|_| Dialog::Batch(Some((3, 120))))),
    ("print", || {
        asked(|doc| Dialog::Print {
            doc: Some(doc),
            printers: vec![Printer {
                name: "The_printer_in_the_corridor_of_the_second_floor".into(),
                is_usual: true,
            }],
        })
    }),
    ("letters", || asked(|doc| Dialog::LettersMissing(Some(doc)))),
    ("failed", || asked(|_| Dialog::Failed(failure()))),
    ("safety", || asked(|_| Dialog::Safety)),
    ("passphrase", || asked(|_| Dialog::ChangePassphrase)),
    ("keys", || asked(|_| Dialog::NewKeys)),
    ("rename", || asked(|doc| Dialog::Rename(Which::Open(doc)))),
    ("trash", || asked(|_| Dialog::EmptyTrash)),
    ("paper key", || asked(|_| Dialog::TestPaper(Some(false)))),
];

pub const SCREENS: [Shown; 18] = [
    ("library", || on(|_| Screen::Library)),
    ("more", || on(|_| Screen::MoreWorksheets)),
    ("writing", || on(Screen::Writing)),
    ("given", || {
        let mut bench = desk();
        if let Some(open) = bench.state.open.last_mut() {
            open.me = Author { name: "Anna".to_owned(), side: Side::Reviewer };
        }
        bench.state.screen = Screen::Supervision(bench.state.open.last().map(|open| open.key));
        bench
    }),
    ("on paper", || {
        static MADE: LazyLock<Arc<PaperPages>> = LazyLock::new(|| Arc::new(made(&written())));
        let mut bench = on(Screen::OnPaper);
        if let Some(open) = bench.state.open.last_mut() {
            open.paper.pages = Some(Ok(Arc::clone(&MADE)));
            open.paper.asked_for = Some((open.steps.revision(), open.paper.options.clone()));
        }
        bench
    }),
    ("supervision", || on(|_| Screen::Supervision(None))),
    ("agenda", || on(|_| Screen::Agenda)),
    ("clients", || on(|_| Screen::Clients)),
    ("help", || on(|_| Screen::Help(Help { topic: "keys".to_owned() }))),
    ("help page", || on(|_| Screen::Help(Help { topic: "start".to_owned() }))),
    ("settings", || on(|_| Screen::Settings)),
    ("welcome", || on(|_| Screen::Welcome)),
    ("set up", || on(|_| Screen::SetUp)),
    ("recovery sheet", || {
        let mut bench = on(|_| Screen::RecoverySheet);
        bench.state.folder.paper =
            Some(Secret::new("ABCDEFGHJKLMNPQRSTUVWXYZ23456789ABCDEFGHJKLMNPQRSTUVWXYZ".to_owned()));
        bench
    }),
    ("locked", || on(|_| Screen::Locked)),
    ("states", || {
        let mut bench = on(Screen::States);
        let doc = bench.state.open.last().expect("open").key;
        bench.state.states = Some(States {
            doc,
            all: Vec::new(),
            at: 0,
            reading: false,
            twin: None,
            decided: false,
            differences: Vec::new(),
        });
        bench
    }),
    ("two states", || {
        let mut bench = on(Screen::States);
        let doc = bench.state.open.last().expect("open").key;
        let reading = States {
            doc,
            all: Vec::new(),
            at: 0,
            reading: true,
            twin: Some("/other.attune".into()),
            decided: false,
            differences: Vec::new(),
        };
        bench.state.states = Some(reading);
        let before = blank("barriers-to-an-accepting-attitude", "doc-one");
        let result = Ok(vec![Then { when: moment(), sheet: Box::new(before) }]);
        let _effects = app::run(&mut bench.state, Command::StatesRead { doc, result }, moment());
        bench
    }),
    ("bench", || {
        let mut bench = desk();
        let own = Command::MakeMyOwn(Some(id("validating-style")));
        let _effects = app::run(&mut bench.state, own, moment());
        assert_eq!(bench.state.screen, Screen::Bench);
        bench
    }),
];

fn check(zoom: f32, writing: WritingSize) {
    let mut wrong = Vec::new();
    for (width, height) in [(1280.0, 800.0), (760.0, 560.0)] {
        for (name, shown) in SCREENS.into_iter().chain(DIALOGS) {
            let mut bench = shown();
            bench.state.settings.writing_size = writing;
            let size = (width / zoom, height / zoom);
            let mut window = window(size, bench);
            window.run();
            let mut faults = faults(&window, egui::vec2(size.0, size.1));
            // A line of a template's text is as long as its author made it: there one scrolls sideways.
            let text = window.state().state.bench.as_ref().map(|bench| bench.source.text.clone()).unwrap_or_default();
            faults.retain(|fault| !text.lines().any(|line| fault.starts_with(&format!("{line:?} from"))));
            wrong.extend(faults.into_iter().map(|fault| format!("{name} in {width} × {height}: {fault}")));
        }
    }
    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn words_fit_at_a_hundred_percent() {
    check(1.0, WritingSize::Normal);
}

#[test]
fn words_fit_in_the_largest_letters() {
    check(1.0, WritingSize::Larger);
    check(1.5, WritingSize::Larger);
}

#[test]
fn words_fit_at_130_percent() {
    check(1.3, WritingSize::Normal);
}

#[test]
fn words_fit_at_150_percent() {
    check(1.5, WritingSize::Normal);
}

#[test]
fn words_fit_at_200_percent() {
    check(2.0, WritingSize::Small);
    check(2.0, WritingSize::Larger);
}

#[test]
fn a_message_with_a_long_path_keeps_both_its_ends_and_is_told_whole() {
    for (width, zoom) in [(900.0, 1.0), (760.0, 1.0), (760.0, 2.0)] {
        let mut bench = on(Screen::Writing);
        let doc = bench.state.open.last().expect("open").key;
        let words = format!("The file for Anna is written: {FAR}");
        let action = Some(("Undo".to_owned(), app::Action::Undo));
        bench.state.toast =
            Some(Toast { words: words.clone(), action, since: moment(), doc: Some(doc), revision: None });
        let mut window = window((width / zoom, 560.0 / zoom), bench);
        window.run();
        let seen = lines(&window).into_iter().find(|line| line.words.contains('…') && line.words.starts_with("The "));
        let all = lines(&window).into_iter().map(|line| line.words).collect::<Vec<_>>();
        let line = seen.unwrap_or_else(|| panic!("the message, cut, among {all:?}"));
        assert!(line.words.ends_with(".ron"), "{}", line.words);
        assert!(line.ink.left() > 0.0 && line.ink.right() < width / zoom - 40.0, "{:?} in {width}", line.ink);
        assert!(window.query_by_value(&words).is_some(), "a screen reader hears all of it");
    }
}

#[test]
fn a_fault_is_seen() {
    let painted = |paint: fn(&mut egui::Ui)| {
        let mut window = egui_kittest::Harness::builder()
            .with_size(egui::vec2(200.0, 100.0))
            .with_context_setup(attune::ui::install)
            .build_ui_state(move |ui, _: &mut Bench| paint(ui), Bench::with(Vec::new()));
        window.run();
        faults(&window, egui::vec2(200.0, 100.0))
    };
    assert!(painted(|ui| text(ui, 10.0, 10.0, "all is well")).is_empty());
    assert_eq!(painted(|ui| text(ui, 150.0, 10.0, "out of the window")).len(), 1);
    assert_eq!(
        painted(|ui| {
            text(ui, 10.0, 10.0, "one");
            text(ui, 14.0, 14.0, "other");
        })
        .len(),
        1
    );
}

fn text(ui: &egui::Ui, x: f32, y: f32, words: &str) {
    let font = egui::FontId::proportional(16.0);
    ui.painter().text(egui::pos2(x, y), egui::Align2::LEFT_TOP, words, font, egui::Color32::BLACK);
}
