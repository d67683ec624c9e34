//! The window: a frame around the brain and the screens, whoever draws it.
//!
//! `go_on` hears what the outside has done and tells the time; `draw` draws and
//! runs what the person asked for. When nothing is due, nothing is drawn.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use eframe::Frame;
use egui::{Context, RawInput, Theme, ViewportCommand};

use super::{
    Folders,
    asking::Asking,
    clipboard::{Clipboard, keep_selections},
    clock, demo,
    dialogs::Parent,
    draughtsman,
    outside::{News, Outside},
    waker::Waker,
};
use crate::{
    app::{self, Command, Door, Effect, Saved, Screen, Settings, Shelf, Shut, State},
    base::{Moment, Secret},
    ui,
};

/// So long after the last thing that happened, rescue copies and saves may still be due.
const WATCHFUL_SECS: i64 = 16;
/// While the folder is open, somebody looks so often whether it was left alone.
const LOOK_SECS: u64 = 20;
/// How many frames it takes until nothing is left of what was drawn before.
const FRAMES_TO_FORGET: u8 = 4;
/// While the rescue copy is behind, somebody looks so often whether it is due.
const SOON: Duration = Duration::from_millis(400);
/// So long the first frame waits for the file that was named at the start.
const FIRST_FILE: Duration = Duration::from_millis(150);

/// The window with everything that lives in it.
#[derive(Debug)]
pub struct Window {
    state: State,
    memory: ui::Memory,
    outside: Outside,
    out: Vec<Command>,
    dropped: Vec<PathBuf>,
    /// Until the first frame: whether a file was named at the start.
    file_named: bool,
    told: Option<Moment>,
    last_deed: Moment,
    dressed: Option<Settings>,
    leaving: bool,
    asking: Option<Asking>,
    clipboard: Clipboard,
    waker: Waker,
    /// Frames after which it is minimised again.
    down_again: u8,
}

impl Window {
    /// Makes the window's inside, and asks for the first file.
    #[must_use]
    pub fn new(ctx: &Context, folders: Folders, shelf: Shelf, file: Option<PathBuf>) -> Self {
        ctx.options_mut(|options| {
            options.quit_shortcuts.clear();
            options.zoom_with_keyboard = false;
            options.fallback_theme = Theme::Light;
        });
        ui::install(ctx);
        keep_selections(ctx);
        let (outside, settings) = Outside::new(ctx.clone(), folders);
        let mut state = State { shelf, settings, ..State::default() };
        enter(&mut state, &outside);
        ctx.set_zoom_factor(f32::from(state.settings.zoom_percent) / 100.0);
        let mut window = Self {
            state,
            memory: memory(ctx),
            outside,
            out: Vec::new(),
            file_named: file.is_some(),
            dropped: file.into_iter().collect(),
            told: None,
            last_deed: clock::now(),
            dressed: None,
            leaving: false,
            asking: None,
            clipboard: Clipboard::default(),
            waker: Waker::start(ctx.clone()),
            down_again: 0,
        };
        window.outside.watch();
        if demo::is_on() {
            window.state.demo = Some(demo::PASSPHRASE);
            window.out.push(Command::Unlock(Secret::new(demo::PASSPHRASE.to_owned())));
        }
        window.out.push(Command::Tick);
        window.outside.look_for_rescue_copies();
        window.outside.read_own_shelf();
        window
    }

    /// Carries out a command that comes from outside; what is half typed in fields is said before.
    fn run(&mut self, command: Command, ctx: &Context, parent: Parent<'_>) {
        if ui::looks_at_sheet(&command) {
            for said in self.memory.writing.say_drafts() {
                self.carry_out(said, ctx, parent);
            }
        }
        self.carry_out(command, ctx, parent);
    }

    fn carry_out(&mut self, command: Command, ctx: &Context, parent: Parent<'_>) {
        let now = clock::now();
        if let Command::Chosen(effect, Some(path)) = &command {
            self.outside.leaves_to(effect, path);
        }
        if !matches!(command, Command::Tick) {
            self.last_deed = now;
        }
        for effect in app::run(&mut self.state, command, now) {
            match effect {
                Effect::Quit => {
                    self.leaving = true;
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
                Effect::Zoom(percent) => ctx.set_zoom_factor(f32::from(percent) / 100.0),
                Effect::FullScreen(on) => ctx.send_viewport_cmd(ViewportCommand::Fullscreen(on)),
                Effect::ForgetScreen => self.forget_screen(ctx),
                Effect::Lock => {
                    self.clipboard.lock(ctx);
                    self.forget_screen(ctx);
                    self.draw_the_lock(ctx);
                    self.outside.carry_out(Effect::Lock, &self.state.settings, parent);
                }
                effect => self.outside.carry_out(effect, &self.state.settings, parent),
            }
        }
    }

    /// Nothing that was typed into a field is left.
    fn forget_screen(&mut self, ctx: &Context) {
        self.memory = memory(ctx);
        ctx.memory_mut(|memory| memory.data.clear());
    }

    /// A minimised window draws nothing, and what it drew last stays in its memory: before the
    /// machine sleeps, or while the screen is locked, it comes up and is drawn as it is now.
    fn draw_the_lock(&mut self, ctx: &Context) {
        let minimised = ctx.input(|input| input.viewport().minimized) == Some(true);
        if minimised && self.state.folder.shut == Shut::System {
            self.down_again = FRAMES_TO_FORGET;
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        }
    }

    fn go_down_again(&mut self, ctx: &Context) {
        if self.down_again > 0 {
            self.down_again -= 1;
            ctx.request_repaint();
            if self.down_again == 0 {
                ctx.send_viewport_cmd(ViewportCommand::Minimized(true));
            }
        }
    }

    fn hear(&mut self, ctx: &Context, parent: Parent<'_>) {
        while let Some(news) = self.outside.news() {
            self.take(news, ctx, parent);
        }
        for file in std::mem::take(&mut self.dropped) {
            self.run(Command::OpenFile(file), ctx, parent);
        }
    }

    fn take(&mut self, news: News, ctx: &Context, parent: Parent<'_>) {
        match news {
            News::Command(command) => self.run(*command, ctx, parent),
            News::NobodyAsked(effect) => {
                self.asking = Asking::new(*effect, self.outside.worksheets(), &self.outside.away());
            }
        }
    }

    /// Waits a moment for the file that was named at the start, so that the first frame shows it.
    ///
    /// A slow disk keeps nobody waiting: then *My worksheets* comes first, as without a file.
    fn await_first_file(&mut self, ctx: &Context, parent: Parent<'_>) {
        if !std::mem::take(&mut self.file_named) {
            return;
        }
        let until = Instant::now() + FIRST_FILE;
        let first = self.state.screen.clone();
        while self.state.screen == first && self.state.dialog.is_none() {
            let Some(news) = self.outside.news_before(until) else { return };
            self.take(news, ctx, parent);
        }
    }

    fn tell_the_time(&mut self, ctx: &Context, parent: Parent<'_>) {
        let now = clock::now();
        if self.told.is_none_or(|told| now.secs_since(told) != 0) {
            self.told = Some(now);
            self.run(Command::Tick, ctx, parent);
        }
    }

    /// Whoever types or moves something is there: the folder is not left alone.
    fn notice_the_person(&mut self, ctx: &Context, parent: Parent<'_>) {
        let busy = ctx.input(|input| !input.raw.events.is_empty());
        if busy && self.state.folder.last_deed.is_none_or(|last| clock::now().secs_since(last) != 0) {
            self.run(Command::Touched, ctx, parent);
        }
    }

    fn guard_the_door(&mut self, ctx: &Context, parent: Parent<'_>) {
        if !self.leaving && ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.run(Command::CloseRequested, ctx, parent);
        }
    }

    fn dress(&mut self, ctx: &Context) {
        if self.dressed.as_ref() != Some(&self.state.settings) {
            ui::apply_theme(ctx, &self.state.settings);
            self.dressed = Some(self.state.settings.clone());
        }
    }

    /// Asks to be woken when something is due, and only then.
    fn ask_to_be_woken(&self) {
        let watchful = !clock::now().is_past(self.last_deed, WATCHFUL_SECS);
        let due = |saved: &Saved| matches!(saved, Saved::Saving | Saved::Changed | Saved::Rescued);
        let saving = self.state.open.iter().any(|open| due(&open.saved));
        let open = matches!(self.state.folder.door, Door::Open | Door::Closing(_));
        // The bench looks once a second whether its file was changed in another editor.
        let bench = self.state.screen == Screen::Bench;
        let secs = if watchful || saving || bench || self.state.toast.is_some() {
            1
        } else if open {
            LOOK_SECS
        } else {
            clock::secs_to_midnight()
        };
        // What no rescue copy has yet does not wait for a whole second to pass.
        let unrescued = watchful && self.state.open.iter().any(|open| open.keep.rescue_behind.is_some());
        self.waker.wake_after(if unrescued { SOON } else { Duration::from_secs(secs) });
    }
}

/// What the window remembers, with nothing in it yet.
fn memory(ctx: &Context) -> ui::Memory {
    let mut memory = ui::Memory::new(Box::new(clock::fresh_id));
    memory.draughtsman = Box::new(draughtsman::Thread::start(ctx.clone()));
    memory
}

/// What the first screen is: the door of the locked folder, or the first start.
fn enter(state: &mut State, outside: &Outside) {
    let none = |why: Option<_>| {
        let missing = outside.expected_vault().filter(|_| why.is_none());
        Command::NoVault { place: outside.usual_vault(), missing, why }
    };
    let found = match outside.find_vault() {
        Ok(Some(vault)) => Command::VaultFound(Box::new(vault)),
        Ok(None) => none(None),
        Err(failure) => none(Some(failure)),
    };
    let effects = app::run(state, found, clock::now());
    debug_assert!(effects.is_empty(), "nothing is asked of the outside before it listens");
}

impl Window {
    /// Sees what came in before the frame does.
    pub fn before_frame(&mut self, ctx: &Context, input: &mut RawInput) {
        self.clipboard.take_answer(ctx, input);
        self.dropped.extend(std::mem::take(&mut input.dropped_files).iter().map(|file| file.path().to_owned()));
    }

    /// Hears what has happened outside and tells the time, seen or unseen.
    pub fn go_on(&mut self, ctx: &Context, parent: Parent<'_>) {
        if ctx.current_pass_index() > 0 {
            return;
        }
        self.guard_the_door(ctx, parent);
        self.hear(ctx, parent);
        self.await_first_file(ctx, parent);
        self.tell_the_time(ctx, parent);
        self.notice_the_person(ctx, parent);
        self.dress(ctx);
        self.ask_to_be_woken();
    }

    /// Draws, and runs what the person asked for.
    pub fn draw(&mut self, ui: &mut egui::Ui, parent: Parent<'_>) {
        let mut out = std::mem::take(&mut self.out);
        ui::draw(ui, &self.state, &mut self.memory, &mut out);
        if let Some((effect, path)) = self.asking.as_mut().and_then(|asking| asking.show(ui)) {
            self.asking = None;
            out.push(Command::Chosen(effect, path));
        }
        if !out.is_empty() {
            // What these commands change is drawn in a frame of its own.
            ui.ctx().request_repaint();
        }
        for command in out.drain(..) {
            self.run(command, ui.ctx(), parent);
        }
        self.out = out;
        self.go_down_again(ui.ctx());
        self.clipboard.see(ui.ctx());
    }
}

/// With OpenGL, the frame is eframe's.
impl eframe::App for Window {
    fn raw_input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.before_frame(ctx, input);
    }

    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        self.go_on(ctx, frame);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut Frame) {
        self.draw(ui, frame);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
