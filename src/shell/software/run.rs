//! The window's life where the processor draws: events in, frames out.
//!
//! What `eframe` does with OpenGL, for the one window that there is. A frame
//! is drawn when something asked for one, and at no other time.

use std::{
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use eframe::UserEvent;
use egui::{Context, FullOutput, LogicOutput, RawInput, ViewportBuilder, ViewportCommand, ViewportId, ViewportInfo};
use egui_winit::{ActionRequested, accesskit_winit};
use winit::{
    application::ApplicationHandler,
    dpi::PhysicalSize,
    event::{DeviceEvent, DeviceId, WindowEvent},
    event_loop::{ActiveEventLoop, ControlFlow, EventLoopProxy, OwnedDisplayHandle},
    window::WindowId,
};

use super::{super::window::Window, paint::Canvas, texture::Textures};

/// Makes the window's inside.
pub type Begin = Box<dyn FnOnce(&Context) -> Window>;

/// Frames that were asked for come no faster than this: no screen shows more.
const PACE: Duration = Duration::from_millis(15);
/// A window that nobody sees is looked after so often at most.
const UNSEEN: Duration = Duration::from_millis(100);
/// A desktop that does not let a window draw within this time has covered it.
const COVERED: Duration = Duration::from_millis(250);
/// Texels on a side that a texture may have: as much as graphics cards take.
const SIDE: usize = 8192;

/// A window that the processor draws.
pub struct SoftwareWindow {
    display: OwnedDisplayHandle,
    builder: ViewportBuilder,
    proxy: EventLoopProxy<UserEvent>,
    begin: Option<Begin>,
    running: Option<Running>,
    failed: Option<String>,
}

impl SoftwareWindow {
    /// A window that looks like this, once the system lets it be.
    pub fn new(
        display: OwnedDisplayHandle,
        proxy: EventLoopProxy<UserEvent>,
        builder: ViewportBuilder,
        begin: Begin,
    ) -> Self {
        Self { display, builder, proxy, begin: Some(begin), running: None, failed: None }
    }

    /// Why the window ended by itself, if it did.
    pub fn last_words(self) -> Option<String> {
        self.failed
    }

    /// Goes on, or ends with the reason.
    fn go_on(&mut self, events: &ActiveEventLoop, done: Result<(), String>) {
        if let Err(reason) = done {
            self.failed = Some(reason);
        }
        if self.failed.is_some() || self.running.as_ref().is_some_and(|running| running.over) {
            if let Some(running) = self.running.take() {
                running.ctx.on_exit();
            }
            events.exit();
        }
    }
}

impl ApplicationHandler<UserEvent> for SoftwareWindow {
    fn resumed(&mut self, events: &ActiveEventLoop) {
        if self.running.is_some() {
            return;
        }
        let Some(begin) = self.begin.take() else { return };
        let begun = Running::begin(events, &self.display, &self.builder, &self.proxy, begin);
        let done = begun.and_then(|running| self.running.insert(running).frame(events, true));
        self.go_on(events, done);
    }

    fn window_event(&mut self, events: &ActiveEventLoop, _: WindowId, event: WindowEvent) {
        let Some(running) = &mut self.running else { return };
        let done = running.take(events, &event);
        self.go_on(events, done);
    }

    fn user_event(&mut self, _: &ActiveEventLoop, event: UserEvent) {
        let Some(running) = &mut self.running else { return };
        match event {
            UserEvent::RequestRepaint { when, cumulative_pass_nr, .. } => {
                let drawn = running.ctx.cumulative_pass_nr();
                // What was asked for before the last frame has come with it.
                if drawn == cumulative_pass_nr || drawn == cumulative_pass_nr + 1 {
                    running.draw_at(when);
                }
            }
            UserEvent::AccessKitActionRequest(event) => running.assist(event.window_event),
        }
    }

    fn device_event(&mut self, _: &ActiveEventLoop, _: DeviceId, event: DeviceEvent) {
        if let (Some(running), DeviceEvent::MouseMotion { delta }) = (&mut self.running, event)
            && running.input.on_mouse_motion(delta)
        {
            running.draw_at(Instant::now());
        }
    }

    fn about_to_wait(&mut self, events: &ActiveEventLoop) {
        let Some(running) = &mut self.running else { return };
        let done = running.look_at_the_clock(events);
        self.go_on(events, done);
    }
}

/// The window while it is there.
struct Running {
    ctx: Context,
    inside: Window,
    input: egui_winit::State,
    info: ViewportInfo,
    asked: Vec<ActionRequested>,
    /// What came in while nobody saw the window.
    unseen: RawInput,
    textures: Textures,
    surface: softbuffer::Surface<OwnedDisplayHandle, Arc<winit::window::Window>>,
    window: Arc<winit::window::Window>,
    /// The size of the last picture.
    painted: Option<PhysicalSize<u32>>,
    painted_at: Instant,
    /// When a frame is due.
    due: Option<Instant>,
    /// Since when the desktop was asked to let the window draw.
    awaited: Option<Instant>,
    over: bool,
}

impl Running {
    fn begin(
        events: &ActiveEventLoop,
        display: &OwnedDisplayHandle,
        builder: &ViewportBuilder,
        proxy: &EventLoopProxy<UserEvent>,
        begin: Begin,
    ) -> Result<Self, String> {
        let ctx = context();
        let builder = fitted(events, builder.clone());
        let window = egui_winit::create_window(&ctx, events, &builder.with_visible(false)).map_err(said)?;
        let window = Arc::new(window);
        let context = softbuffer::Context::new(display.clone()).map_err(said)?;
        let surface = softbuffer::Surface::new(&context, Arc::clone(&window)).map_err(said)?;
        let mut info = ViewportInfo::default();
        egui_winit::update_viewport_info(&mut info, &ctx, &window, true);
        #[expect(clippy::cast_possible_truncation, reason = "no screen is so fine")]
        let scale = window.scale_factor() as f32;
        let mut input =
            egui_winit::State::new(ctx.clone(), ViewportId::ROOT, events, Some(scale), window.theme(), Some(SIDE));
        input.init_accesskit(events, &window, proxy.clone());
        let waker = Mutex::new(proxy.clone());
        ctx.set_request_repaint_callback(move |info| {
            // When the window is gone, nobody waits for a frame.
            let _gone = waker.lock().unwrap_or_else(PoisonError::into_inner).send_event(UserEvent::RequestRepaint {
                viewport_id: info.viewport_id,
                when: Instant::now() + info.delay,
                cumulative_pass_nr: info.current_cumulative_pass_nr,
            });
        });
        let inside = begin(&ctx);
        Ok(Self {
            ctx,
            inside,
            input,
            info,
            asked: Vec::new(),
            unseen: RawInput::default(),
            textures: Textures::default(),
            surface,
            window,
            painted: None,
            painted_at: Instant::now(),
            due: None,
            awaited: None,
            over: false,
        })
    }

    fn draw_at(&mut self, when: Instant) {
        let pace = if self.is_hidden() { UNSEEN } else { PACE };
        let when = when.max(self.painted_at + pace);
        self.due = Some(self.due.map_or(when, |due| due.min(when)));
    }

    fn is_hidden(&self) -> bool {
        self.window.is_visible() == Some(false) || self.window.is_minimized() == Some(true)
    }

    fn take(&mut self, events: &ActiveEventLoop, event: &WindowEvent) -> Result<(), String> {
        match event {
            WindowEvent::RedrawRequested => {
                let asked = self.awaited.take().is_some();
                return if asked || !self.show_again()? { self.frame(events, true) } else { Ok(()) };
            }
            WindowEvent::CloseRequested => {
                self.info.events.push(egui::ViewportEvent::Close);
                self.draw_at(Instant::now());
            }
            WindowEvent::Occluded(covered) => self.info.occluded = Some(*covered),
            _ => {}
        }
        if self.input.on_window_event(&self.window, event).repaint {
            self.draw_at(Instant::now());
        }
        Ok(())
    }

    /// A person who sees with other means than the screen is there, asks for something, or has gone.
    fn assist(&mut self, event: accesskit_winit::WindowEvent) {
        match event {
            accesskit_winit::WindowEvent::InitialTreeRequested => self.ctx.enable_accesskit(),
            accesskit_winit::WindowEvent::ActionRequested(request) => self.input.on_accesskit_action_request(request),
            accesskit_winit::WindowEvent::AccessibilityDeactivated => return self.ctx.disable_accesskit(),
        }
        self.draw_at(Instant::now());
    }

    /// Draws what is due, and sleeps until something is.
    fn look_at_the_clock(&mut self, events: &ActiveEventLoop) -> Result<(), String> {
        let now = Instant::now();
        if self.due.is_some_and(|due| due <= now) {
            self.due = None;
            if self.is_hidden() {
                self.frame(events, true)?;
            } else {
                self.window.request_redraw();
                self.awaited.get_or_insert(now);
            }
        }
        if self.awaited.is_some_and(|since| since + COVERED <= now) {
            self.awaited = None;
            self.frame(events, false)?;
        }
        let next = [self.due, self.awaited.map(|since| since + COVERED)].into_iter().flatten().min();
        events.set_control_flow(next.map_or(ControlFlow::Wait, ControlFlow::WaitUntil));
        Ok(())
    }

    /// One turn of the program; drawn, if somebody sees it.
    fn frame(&mut self, events: &ActiveEventLoop, may_draw: bool) -> Result<(), String> {
        egui_winit::update_viewport_info(&mut self.info, &self.ctx, &self.window, false);
        let seen = self.info.visible().unwrap_or(true) || self.asked.iter().any(ActionRequested::wants_paint);
        let mut raw = std::mem::take(&mut self.unseen);
        raw.append(self.input.take_egui_input(&self.window));
        raw.viewports = std::iter::once((ViewportId::ROOT, self.info.clone())).collect();
        self.inside.before_frame(&self.ctx, &mut raw);
        self.info.events.clear();
        let closing = raw.viewport().close_requested();
        self.painted_at = Instant::now();
        let commands = if seen && may_draw { self.drawn(events, raw)? } else { self.undrawn(events, raw) };
        self.over = closing && !commands.contains(&ViewportCommand::CancelClose);
        egui_winit::process_viewport_commands(&self.ctx, &mut self.info, commands, &self.window, &mut self.asked);
        if !self.info.events.is_empty() {
            self.draw_at(Instant::now());
        }
        self.do_what_was_asked();
        Ok(())
    }

    /// The program goes on, and the window stays as it is.
    fn undrawn(&mut self, events: &ActiveEventLoop, raw: RawInput) -> Vec<ViewportCommand> {
        let (inside, window) = (&mut self.inside, &self.window);
        let LogicOutput { platform_output, mut viewport_commands } =
            self.ctx.run_logic(&raw, |ctx| inside.go_on(ctx, window));
        self.unseen = raw;
        self.input.handle_platform_output_with_event_loop(&self.window, events, platform_output);
        viewport_commands.remove(&ViewportId::ROOT).unwrap_or_default()
    }

    fn drawn(&mut self, events: &ActiveEventLoop, raw: RawInput) -> Result<Vec<ViewportCommand>, String> {
        let (inside, window) = (&mut self.inside, &self.window);
        let output = self.ctx.run_ui(raw, |ui| {
            inside.go_on(ui.ctx(), window);
            inside.draw(ui, window);
        });
        let FullOutput { platform_output, mut textures_delta, shapes, pixels_per_point, mut viewport_output } =
            output;
        self.input.handle_platform_output_with_event_loop(&self.window, events, platform_output);
        let frame = self.ctx.tessellate(shapes, pixels_per_point);
        self.textures.set(&mut textures_delta);
        let ground = self.ctx.global_style().visuals.panel_fill;
        let painted = self.paint(|pixels, width, textures| {
            Canvas::new(pixels, width, ground).paint(&frame, pixels_per_point, textures);
        });
        self.textures.free(&mut textures_delta);
        painted?;
        Ok(viewport_output.remove(&ViewportId::ROOT).map(|root| root.commands).unwrap_or_default())
    }

    /// Fills the window; it comes onto the screen with its first picture.
    fn paint(&mut self, draw: impl FnOnce(&mut [u32], usize, &Textures)) -> Result<(), String> {
        let size = self.window.inner_size();
        // A minimised window has no size on some systems.
        let Some((width, height)) = NonZeroU32::new(size.width).zip(NonZeroU32::new(size.height)) else {
            return Ok(());
        };
        self.surface.resize(width, height).map_err(said)?;
        let mut buffer = self.surface.buffer_mut().map_err(said)?;
        draw(&mut buffer, size.width as usize, &self.textures);
        self.window.pre_present_notify();
        buffer.present().map_err(said)?;
        if self.painted.replace(size).is_none() {
            self.window.set_visible(true);
        }
        Ok(())
    }

    /// Shows the last picture again where the desktop has lost it; `false` if it has to be painted anew.
    fn show_again(&mut self) -> Result<bool, String> {
        if self.painted != Some(self.window.inner_size()) {
            return Ok(false);
        }
        let buffer = self.surface.buffer_mut().map_err(said)?;
        if buffer.age() != 1 {
            return Ok(false);
        }
        buffer.present().map_err(said)?;
        Ok(true)
    }

    fn do_what_was_asked(&mut self) {
        for asked in std::mem::take(&mut self.asked) {
            let event = match asked {
                ActionRequested::Cut => egui::Event::Cut,
                ActionRequested::Copy => egui::Event::Copy,
                ActionRequested::Paste => match self.input.clipboard_text() {
                    Some(text) if !text.is_empty() => egui::Event::Paste(text.replace("\r\n", "\n")),
                    _ => continue,
                },
                // Nothing of ours takes pictures of its window.
                ActionRequested::Screenshot(_) | ActionRequested::PaintWhileHidden => continue,
            };
            self.input.egui_input_mut().events.push(event);
            self.draw_at(Instant::now());
        }
    }
}

/// What `eframe` begins with, too.
fn context() -> Context {
    let ctx = Context::default();
    ctx.set_embed_viewports(false);
    ctx.options_mut(|options| options.max_passes = std::num::NonZeroUsize::MIN.saturating_add(1));
    ctx
}

/// A window no larger than the largest screen.
fn fitted(events: &ActiveEventLoop, builder: ViewportBuilder) -> ViewportBuilder {
    let screens = events.available_monitors().map(|screen| {
        let size = screen.size().to_logical::<f32>(screen.scale_factor());
        egui::vec2(size.width, size.height)
    });
    let largest = screens.fold(egui::Vec2::ZERO, egui::Vec2::max);
    match builder.inner_size {
        Some(size) if largest.min_elem() > 0.0 => builder.with_inner_size(size.min(largest)),
        _ => builder,
    }
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}
