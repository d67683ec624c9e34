//! What a frame and a keystroke cost, without a GPU: layout, shapes, triangles.
//!
//! The real brain and the real screens in a window of 1280 by 800 points that
//! nobody sees. A keystroke is the frame that takes it, with the edit applied;
//! the frame that draws what followed from it is listed beside. Run with
//! `cargo bench --profile dist --bench window`.

use std::{hint::black_box, sync::Arc, time::Duration};

use attune::{
    app::{self, Command, DocKey, Screen, State},
    base::Id,
    template::shelf,
    ui::{self, Memory},
    worksheet::{At, Caret, Worksheet},
};
use egui::{Context, Event, FullOutput, MouseWheelUnit, RawInput, Rect, Vec2, pos2, vec2};

mod measure;

use measure::{Samples, sheets, timed};

/// A window with one worksheet in it.
struct Desk {
    ctx: Context,
    state: State,
    memory: Memory,
    frames: u32,
}

fn main() {
    for listening in [false, true] {
        opening(listening);
    }
    let sheet = sheets::answered(sheets::template(300), 10_000);
    println!("300 questions, 10,000 words");
    rest(&sheet, false, Duration::from_millis(1));
    rest(&sheet, true, Duration::from_millis(4));
    scrolling(&sheet);
    println!("a keystroke");
    keys("10,000 words, paragraphs of 120: at the end", 10_000, 120, 1.0, Some((1.5, 4.0)));
    keys("10,000 words, paragraphs of 120: in the middle", 10_000, 120, 0.5, Some((1.5, 4.0)));
    keys("one paragraph of 2,000 words: in the middle", 2_000, usize::MAX, 0.5, Some((8.0, f64::INFINITY)));
    keys("one paragraph of 10,000 words: in the middle", 10_000, usize::MAX, 0.5, None);
}

/// The first frames of a shipped worksheet: how many there are, and how long they take together.
fn opening(listening: bool) {
    let template = shelf::template("validating-style").unwrap_or_else(|| panic!("a shipped template"));
    let mut first = Samples::default();
    let mut frames = 0;
    for _ in 0..20 {
        let sheet = Worksheet::begin(Arc::clone(&template), Id::known("doc-new"), sheets::moment());
        let mut desk = Desk::with(sheet, listening);
        let (took, alone) = timed(|| desk.frame(Vec::new()));
        first.add(took, alone);
        frames = 1;
        while desk.pause() < Duration::from_millis(100) {
            frames += 1;
            assert!(frames < 100, "the window comes to rest: {:?}", desk.ctx.repaint_causes());
        }
    }
    let reader = if listening { ", with a screen reader" } else { "" };
    first.line(&format!("the first frame of a shipped worksheet{reader}"), None);
    println!("  frames until it is at rest: {frames}");
}

/// Frames in which nothing happens, with or without a screen reader.
fn rest(sheet: &Worksheet, listening: bool, goal: Duration) {
    let mut desk = Desk::with(sheet.clone(), listening);
    desk.settle();
    let samples = Samples::of(5, 300, || desk.frame(Vec::new()));
    let what = if listening { "  a frame at rest, with a screen reader" } else { "  a frame at rest" };
    samples.line(what, Some(goal));
    Samples::worked(9, 30, || desk.frame(Vec::new())).line("    the same, processor's time, mean of 30", Some(goal));
    let pause = desk.pause();
    assert!(pause >= Duration::from_secs(1), "a window at rest asks to be drawn again in {pause:?}");
    println!(
        "  at rest it asks to be drawn again in: {}",
        if pause == Duration::MAX { "never".to_owned() } else { format!("{pause:?}") }
    );
}

/// Frames in which the wheel turns: questions come into view that were not laid out.
fn scrolling(sheet: &Worksheet) {
    let mut desk = Desk::with(sheet.clone(), false);
    desk.settle();
    desk.frame(vec![Event::PointerMoved(pos2(760.0, 400.0))]);
    let samples = Samples::of(5, 300, || {
        desk.frame(vec![Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -60.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        }]);
    });
    samples.line("  a frame while the wheel turns", None);
}

/// Letters typed at a place of a long text.
fn keys(what: &str, words: usize, paragraph: usize, place: f64, goals: Option<(f64, f64)>) {
    let text = sheets::words(words, paragraph);
    let mut desk = Desk::with(sheets::one_box(&text), false);
    let at = At::item(Id::known("line"));
    desk.caret(&at, &text, place);
    desk.settle();
    let (mut typed, mut after) = (Samples::default(), Samples::default());
    let count = if goals.is_some() { 300 } else { 40 };
    for number in 0..count + 10 {
        let (took, alone) = timed(|| desk.frame(vec![Event::Text("a".to_owned())]));
        let (followed, undisturbed) = timed(|| desk.frame(Vec::new()));
        if number >= 10 {
            typed.add(took, alone);
            after.add(followed, undisturbed);
        }
    }
    let worked = Samples::worked(7, 10, || desk.frame(vec![Event::Text("a".to_owned())]));
    let now = desk.text(&at);
    let letters = "a".repeat(count + 10 + 70);
    assert!(
        now.len() == text.len() + letters.len() && now.contains(&letters),
        "every letter is there, and all that was"
    );
    assert!(now.replacen(&letters, "", 1) == text, "nothing else was altered");
    let goal = goals.map(|(median, slowest)| (Duration::from_secs_f64(median / 1000.0), slowest));
    typed.line(&format!("  {what}"), goal.map(|(median, _)| median));
    if let Some((_, slowest)) = goal.filter(|(_, slowest)| slowest.is_finite()) {
        typed.slowest_line(Duration::from_secs_f64(slowest / 1000.0));
    }
    worked.line("    the same, processor's time, mean of 10", goal.map(|(median, _)| median));
    after.line("    the frame after it", None);
}

impl Desk {
    fn with(sheet: Worksheet, listening: bool) -> Self {
        let ctx = Context::default();
        ui::install(&ctx);
        if listening {
            ctx.enable_accesskit();
        }
        let screen = Screen::Writing(DocKey(1));
        let state = State {
            today: Some(sheets::moment().day()),
            open: vec![sheets::open(sheet)],
            last_key: 1,
            screen,
            ..State::default()
        };
        let fresh = Box::new(|| Id::known("fresh"));
        Self { ctx, state, memory: Memory::new(fresh), frames: 0 }
    }

    /// Puts the caret at a share of the text, between two words.
    fn caret(&mut self, at: &At, text: &str, share: f64) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share"
        )]
        let wanted = (text.len() as f64 * share) as usize;
        let place =
            text.get(..wanted).and_then(|before| before.rfind(' ')).filter(|_| share < 1.0).unwrap_or(text.len());
        if let Some(open) = self.state.open.first_mut() {
            open.here = Some(at.item.clone());
            open.caret = Some(Caret { at: at.clone(), anchor: place, caret: place });
        }
    }

    /// Draws until everything is laid out and nothing moves.
    fn settle(&mut self) {
        for _ in 0..40 {
            self.frame(Vec::new());
        }
    }

    /// One frame: events in, commands carried out, triangles out.
    fn frame(&mut self, events: Vec<Event>) {
        let output = self.run(events);
        let FullOutput { shapes, pixels_per_point, mut textures_delta, .. } = output;
        textures_delta.clear();
        black_box(self.ctx.tessellate(shapes, pixels_per_point));
    }

    /// How long the window would wait for the next frame.
    fn pause(&mut self) -> Duration {
        let output = self.run(Vec::new());
        let pause =
            output.viewport_output.values().map(|viewport| viewport.repaint_delay).min().unwrap_or(Duration::MAX);
        output.drop_without_applying_deltas();
        pause
    }

    fn run(&mut self, events: Vec<Event>) -> FullOutput {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(1280.0, 800.0))),
            time: Some(f64::from(self.frames) / 60.0),
            focused: true,
            events,
            ..RawInput::default()
        };
        let (state, memory) = (&mut self.state, &mut self.memory);
        self.ctx.run_ui(input, |ui| {
            let mut out: Vec<Command> = Vec::new();
            ui::draw(ui, state, memory, &mut out);
            for command in out {
                let _effects = app::run(state, command, sheets::moment());
            }
        })
    }

    fn text(&self, at: &At) -> String {
        self.state.open.first().map_or_else(String::new, |open| open.sheet().text(at).to_owned())
    }
}
