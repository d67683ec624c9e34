//! Opens the window, or says why it cannot.

use std::{
    path::PathBuf,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use eframe::UserEvent;
use winit::event_loop::EventLoop;

use super::{
    Folders,
    fonts::LateFonts,
    icon, opening,
    software::{self, Begin, SoftwareWindow},
    window::Window,
};
use crate::{app::Shelf, t};

/// What the desktop calls the program; the name of its `.desktop` file.
const APP_ID: &str = "attune";
/// What draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Painter {
    /// A graphics card, through one of eframe's renderers.
    Card(eframe::Renderer),
    /// The processor.
    Processor,
}

/// The graphics card's ways, in the order in which they are tried.
#[cfg(target_os = "linux")]
const CARD: &[Painter] = &[Painter::Card(eframe::Renderer::Glow)];
/// The graphics card's ways, in the order in which they are tried; the second never compiled here.
#[cfg(not(target_os = "linux"))]
const CARD: &[Painter] = &[Painter::Card(eframe::Renderer::Glow), Painter::Card(eframe::Renderer::Wgpu)];
/// Who wants something else than is tried first names it here: `processor` or `opengl`.
const VARIABLE: &str = "ATTUNE_DRAW";
/// No window can be shown.
const NO_DISPLAY: u8 = 5;

/// Opens the window, with this file if there is one; `demo` shows invented worksheets in memory.
#[must_use]
pub fn open_window(file: Option<PathBuf>, demo: bool) -> ExitCode {
    if !display_is_named() {
        return no_display("");
    }
    let folders = if demo {
        match super::demo::begin() {
            Ok(folders) => folders,
            Err(fault) => {
                eprintln!("attune: {}\n  {}", fault.what(), fault.help());
                return ExitCode::FAILURE;
            }
        }
    } else {
        Folders::of_user()
    };
    // What is remembered about a file must hold wherever the program is started next.
    let file = file.map(|file| std::path::absolute(&file).unwrap_or(file));
    let mut events = match EventLoop::<UserEvent>::with_user_event().build() {
        Ok(events) => events,
        Err(error) => return no_display(&error.to_string()),
    };
    let mut reason = String::new();
    for painter in painters() {
        // The shelf is read while the system makes the window.
        let shelf = thread::spawn(super::sheets::read_shelf);
        let began = Arc::new(AtomicBool::new(false));
        let begin = inside(file.clone(), folders.clone(), shelf, Arc::clone(&began));
        match run(painter, &mut events, begin) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) if began.load(Ordering::Relaxed) => {
                // The window was there: opening it anew would lose what it held.
                eprintln!("{}", t!("window-ended", reason = &error));
                return ExitCode::FAILURE;
            }
            Err(error) => reason = error,
        }
    }
    no_display(&reason)
}

/// What draws, in the order in which it is tried.
fn painters() -> Vec<Painter> {
    let wanted = std::env::var(VARIABLE).unwrap_or_default();
    let processor_first = match wanted.as_str() {
        "processor" => true,
        "opengl" => false,
        _ => software::draws_here(),
    };
    let mut painters = CARD.to_vec();
    painters.insert(if processor_first { 0 } else { painters.len() }, Painter::Processor);
    painters
}

/// Runs the window until it is closed.
fn run(painter: Painter, events: &mut EventLoop<UserEvent>, begin: Begin) -> Result<(), String> {
    match painter {
        Painter::Card(renderer) => {
            let creator: eframe::AppCreator<'_> = Box::new(move |cc| Ok(Box::new(begin(&cc.egui_ctx))));
            let window = eframe::create_native(APP_ID, options(renderer), creator, events);
            opening::run_eframe(events, window)
        }
        Painter::Processor => {
            let display = events.owned_display_handle();
            let mut window = SoftwareWindow::new(display, events.create_proxy(), look(), begin);
            opening::run(events, &mut window)?;
            window.last_words().map_or(Ok(()), Err)
        }
    }
}

/// What makes the window's inside, once the window is there.
fn inside(
    file: Option<PathBuf>,
    folders: Folders,
    shelf: thread::JoinHandle<Shelf>,
    began: Arc<AtomicBool>,
) -> Begin {
    Box::new(move |ctx| {
        began.store(true, Ordering::Relaxed);
        ctx.add_font_provider(Arc::new(LateFonts::default()));
        let shelf = shelf.join().unwrap_or_default();
        Window::new(ctx, folders, shelf, file)
    })
}

fn look() -> egui::ViewportBuilder {
    egui::ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title(t!("program-name"))
        .with_icon(icon::icon())
        .with_inner_size([1200.0, 760.0])
        .with_min_inner_size([760.0, 560.0])
}

fn options(renderer: eframe::Renderer) -> eframe::NativeOptions {
    eframe::NativeOptions {
        renderer,
        viewport: look(),
        // No colour of ours runs into another: nothing would be smoother for its price at every pixel.
        dithering: false,
        // Ours looks later; see `LateFonts`.
        system_font_fallback: false,
        ..Default::default()
    }
}

/// On Linux a display is named in the environment; elsewhere there always is one.
fn display_is_named() -> bool {
    let named = |variable| std::env::var_os(variable).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY") || named("WAYLAND_SOCKET")
}

fn no_display(reason: &str) -> ExitCode {
    // winit names the place in its own source first; that helps nobody here.
    let reason =
        reason.rsplit(".rs:").next().map_or(reason, |rest| rest.split_once(": ").map_or(rest, |(_, why)| why));
    eprintln!("{}", t!("no-display"));
    if !reason.is_empty() {
        eprintln!("  {}", t!("no-display-reason", reason = reason));
    }
    eprintln!("{}", t!("no-display-help"));
    ExitCode::from(NO_DISPLAY)
}
