//! Wakes the window when something is due, and at no other time.
//!
//! The window's own timers will not do: eframe draws a window that is not on
//! the screen every tenth of a second for as long as one is running.

use std::{
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use egui::Context;

/// A thread that sleeps until the time it was told last.
#[derive(Debug)]
pub struct Waker(Arc<(Mutex<Due>, Condvar)>);

#[derive(Debug, Default)]
struct Due {
    at: Option<Instant>,
    /// The window is gone.
    over: bool,
}

impl Waker {
    /// Starts the thread; it wakes this window.
    #[must_use]
    pub fn start(ctx: Context) -> Self {
        let due = Arc::new((Mutex::new(Due::default()), Condvar::new()));
        let watched = Arc::clone(&due);
        // Without a thread the window still wakes at everything that is done to it.
        let _started = thread::Builder::new().name("waker".to_owned()).spawn(move || {
            while wait(&watched) {
                // Without a pause egui draws two frames.
                ctx.request_repaint_after(Duration::from_nanos(1));
            }
        });
        Self(due)
    }

    /// Wakes the window after this time, and not at the time that was told before.
    pub fn wake_after(&self, pause: Duration) {
        lock(&self.0.0).at = Instant::now().checked_add(pause);
        self.0.1.notify_one();
    }
}

impl Drop for Waker {
    fn drop(&mut self) {
        lock(&self.0.0).over = true;
        self.0.1.notify_one();
    }
}

/// Sleeps until something is due; `false` once the window is gone.
fn wait((due, told): &(Mutex<Due>, Condvar)) -> bool {
    let mut due = lock(due);
    loop {
        if due.over {
            return false;
        }
        let now = Instant::now();
        due = match due.at {
            Some(at) if at <= now => {
                due.at = None;
                return true;
            }
            Some(at) => told.wait_timeout(due, at - now).unwrap_or_else(PoisonError::into_inner).0,
            None => told.wait(due).unwrap_or_else(PoisonError::into_inner),
        };
    }
}

fn lock(due: &Mutex<Due>) -> MutexGuard<'_, Due> {
    due.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_sleeps_until_the_time_told_last_and_ends_with_the_window() {
        let due = (Mutex::new(Due::default()), Condvar::new());
        let began = Instant::now();
        lock(&due.0).at = Some(began + Duration::from_millis(30));
        assert!(wait(&due));
        assert!(began.elapsed() >= Duration::from_millis(30));
        assert_eq!(lock(&due.0).at, None, "what was due once is not due again");
        lock(&due.0).over = true;
        assert!(!wait(&due));
    }
}
