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

use super::{Folders, fonts::LateFonts, icon, opening, window::Window};
use crate::{app::Shelf, t};

/// What the desktop calls the program; the name of its `.desktop` file.
const APP_ID: &str = "attune";
/// What draws, in the order in which it is tried.
#[cfg(target_os = "linux")]
const RENDERERS: &[eframe::Renderer] = &[eframe::Renderer::Glow];
/// What draws, in the order in which it is tried; the second never compiled here.
#[cfg(not(target_os = "linux"))]
const RENDERERS: &[eframe::Renderer] = &[eframe::Renderer::Glow, eframe::Renderer::Wgpu];
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
    for renderer in RENDERERS {
        // The shelf is read while the system makes the window.
        let shelf = thread::spawn(super::outside::read_shelf);
        let began = Arc::new(AtomicBool::new(false));
        let creator = creator(file.clone(), folders.clone(), shelf, Arc::clone(&began));
        let window = eframe::create_native(APP_ID, options(*renderer), creator, &events);
        match opening::run(&mut events, window) {
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

fn creator(
    file: Option<PathBuf>,
    folders: Folders,
    shelf: thread::JoinHandle<Shelf>,
    began: Arc<AtomicBool>,
) -> eframe::AppCreator<'static> {
    Box::new(move |cc| {
        began.store(true, Ordering::Relaxed);
        cc.egui_ctx.add_font_provider(Arc::new(LateFonts::default()));
        let shelf = shelf.join().unwrap_or_default();
        Ok(Box::new(Window::new(&cc.egui_ctx, folders, shelf, file)))
    })
}

fn options(renderer: eframe::Renderer) -> eframe::NativeOptions {
    eframe::NativeOptions {
        renderer,
        viewport: egui::ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title(t!("program-name"))
            .with_icon(icon::icon())
            .with_inner_size([1200.0, 760.0])
            .with_min_inner_size([760.0, 560.0]),
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
