//! Runs the window, and spares it drawing what nobody sees while it opens.
//!
//! The first frame is drawn before the window is on the screen, so that it
//! never flashes. Until the window manager shows it, the X server tells of a
//! handful of small things (moved, resized, focused), and eframe would draw a
//! whole frame for each of them, unseen, and pause after it: a third of the
//! time from start to worksheet. They are kept, and told in order once the
//! window is there to be drawn.

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use eframe::{EframeWinitApplication, UserEvent};
use winit::{
    application::ApplicationHandler,
    event::{DeviceEvent, DeviceId, StartCause, WindowEvent},
    event_loop::{ActiveEventLoop, EventLoop},
    platform::run_on_demand::EventLoopExtRunOnDemand,
    window::WindowId,
};

/// A window that is not shown after so long is told everything all the same.
const PATIENCE: Duration = Duration::from_secs(1);

/// How eframe begins its last line when it ends the window by itself.
const FAREWELL: &str = "Exiting because of error: ";

/// Why the window ended by itself.
static LAST_WORDS: LastWords = LastWords(Mutex::new(String::new()));
static HEARD: AtomicBool = AtomicBool::new(false);

/// Runs the window that eframe draws, until it is closed.
///
/// # Errors
/// Why it could not be opened, or ended by itself.
pub fn run_eframe(events: &mut EventLoop<UserEvent>, mut window: EframeWinitApplication<'_>) -> Result<(), String> {
    if !HEARD.swap(true, Ordering::Relaxed) && log::set_logger(&LAST_WORDS).is_ok() {
        log::set_max_level(log::LevelFilter::Error);
    }
    LAST_WORDS.take();
    run(events, &mut window)?;
    match LAST_WORDS.take() {
        words if words.is_empty() => Ok(()),
        words => Err(words),
    }
}

/// Runs any window until it is closed.
///
/// # Errors
/// Why the system's events could not be heard.
pub fn run(events: &mut EventLoop<UserEvent>, window: &mut dyn ApplicationHandler<UserEvent>) -> Result<(), String> {
    events.run_app_on_demand(&mut Opening::new(window)).map_err(|error| error.to_string())
}

/// A window, and what it was not told yet.
struct Opening<'a> {
    window: &'a mut dyn ApplicationHandler<UserEvent>,
    /// Until the window is on the screen.
    kept: Option<Vec<(WindowId, WindowEvent)>>,
    began: Instant,
}

impl<'a> Opening<'a> {
    fn new(window: &'a mut dyn ApplicationHandler<UserEvent>) -> Self {
        Self { window, kept: None, began: Instant::now() }
    }

    fn tell(&mut self, events: &ActiveEventLoop) {
        for (id, event) in self.kept.take().unwrap_or_default() {
            self.window.window_event(events, id, event);
        }
    }
}

impl ApplicationHandler<UserEvent> for Opening<'_> {
    fn resumed(&mut self, events: &ActiveEventLoop) {
        self.kept = keeps(events).then(Vec::new);
        self.began = Instant::now();
        self.window.resumed(events);
    }

    fn window_event(&mut self, events: &ActiveEventLoop, id: WindowId, event: WindowEvent) {
        let shown =
            matches!(event, WindowEvent::RedrawRequested | WindowEvent::CloseRequested | WindowEvent::Destroyed);
        match &mut self.kept {
            Some(kept) if !shown && self.began.elapsed() < PATIENCE => kept.push((id, event)),
            _ => {
                self.tell(events);
                self.window.window_event(events, id, event);
            }
        }
    }

    fn new_events(&mut self, events: &ActiveEventLoop, cause: StartCause) {
        if self.began.elapsed() >= PATIENCE {
            self.tell(events);
        }
        self.window.new_events(events, cause);
    }

    fn user_event(&mut self, events: &ActiveEventLoop, event: UserEvent) {
        self.window.user_event(events, event);
    }

    fn device_event(&mut self, events: &ActiveEventLoop, id: DeviceId, event: DeviceEvent) {
        self.window.device_event(events, id, event);
    }

    fn about_to_wait(&mut self, events: &ActiveEventLoop) {
        self.window.about_to_wait(events);
    }

    fn suspended(&mut self, events: &ActiveEventLoop) {
        self.window.suspended(events);
    }

    fn exiting(&mut self, events: &ActiveEventLoop) {
        self.window.exiting(events);
    }

    fn memory_warning(&mut self, events: &ActiveEventLoop) {
        self.window.memory_warning(events);
    }
}

/// Only the X server tells when a window came onto the screen.
#[cfg(target_os = "linux")]
fn keeps(events: &ActiveEventLoop) -> bool {
    use winit::platform::x11::ActiveEventLoopExtX11;
    events.is_x11()
}

/// Elsewhere nothing is kept: never compiled here.
#[cfg(not(target_os = "linux"))]
const fn keeps(_events: &ActiveEventLoop) -> bool {
    false
}

/// Keeps the last error that the window's frame writes into its log: it returns none.
struct LastWords(Mutex<String>);

impl LastWords {
    fn take(&self) -> String {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl log::Log for LastWords {
    fn enabled(&self, about: &log::Metadata<'_>) -> bool {
        about.level() == log::Level::Error && about.target().starts_with("eframe::native::run")
    }

    fn log(&self, record: &log::Record<'_>) {
        if self.enabled(record.metadata()) {
            let said = record.args().to_string();
            if let Some(reason) = said.strip_prefix(FAREWELL) {
                reason.clone_into(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
            }
        }
    }

    fn flush(&self) {}
}
