//! A thread that draws the pages of the preview.
//!
//! It draws one page after the other, always the most urgent of those that
//! are in sight now; what scrolled away meanwhile is not drawn.

use std::{
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use crate::{
    print::Book,
    ui::{Draughtsman, Drawn, Wanted},
};

/// The thread, and what it is asked for.
#[derive(Debug)]
pub struct Thread {
    orders: Arc<(Mutex<Orders>, Condvar)>,
    done: Receiver<Drawn>,
}

/// What should be drawn.
#[derive(Debug, Default)]
struct Orders {
    pdf: Option<Arc<Vec<u8>>>,
    wanted: Vec<Wanted>,
    /// What was drawn and not fetched yet: not to be drawn again.
    given: Vec<Wanted>,
    /// The window is gone.
    over: bool,
}

impl Thread {
    /// Starts the thread; it wakes the window when a page is drawn.
    #[must_use]
    pub fn start(ctx: egui::Context) -> Self {
        let orders = Arc::new((Mutex::new(Orders::default()), Condvar::new()));
        let (tell, done) = channel();
        let work = Arc::clone(&orders);
        let draws = move || draw(&work, &tell, &ctx);
        // Without a thread the pages stay white; they are saved and printed all the same.
        let _started = thread::Builder::new().name("preview".to_owned()).spawn(draws);
        Self { orders, done }
    }
}

impl Draughtsman for Thread {
    fn want(&mut self, pdf: &Arc<Vec<u8>>, pages: &[Wanted]) -> bool {
        let (orders, wake) = &*self.orders;
        let mut orders = orders.lock().unwrap_or_else(PoisonError::into_inner);
        if orders.pdf.as_ref().is_none_or(|known| !Arc::ptr_eq(known, pdf)) {
            orders.pdf = Some(Arc::clone(pdf));
            orders.given.clear();
        }
        orders.wanted = pages.iter().filter(|page| !orders.given.contains(page)).copied().collect();
        if !orders.wanted.is_empty() {
            wake.notify_one();
        }
        false
    }

    fn drawn(&mut self) -> Vec<Drawn> {
        let done: Vec<Drawn> = self.done.try_iter().collect();
        if !done.is_empty() {
            let mut orders = self.orders.0.lock().unwrap_or_else(PoisonError::into_inner);
            orders.given.retain(|given| !done.iter().any(|drawn| drawn.wanted == *given));
        }
        done
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        let (orders, wake) = &*self.orders;
        orders.lock().unwrap_or_else(PoisonError::into_inner).over = true;
        wake.notify_one();
    }
}

/// Draws until the window is gone.
fn draw(orders: &(Mutex<Orders>, Condvar), tell: &Sender<Drawn>, ctx: &egui::Context) {
    let mut open: Option<(Arc<Vec<u8>>, Option<Book>)> = None;
    loop {
        let (pdf, wanted) = {
            let mut todo = orders.0.lock().unwrap_or_else(PoisonError::into_inner);
            loop {
                if todo.over {
                    return;
                }
                if let (Some(pdf), Some(wanted)) = (todo.pdf.clone(), todo.wanted.first().copied()) {
                    todo.wanted.remove(0);
                    todo.given.push(wanted);
                    break (pdf, wanted);
                }
                todo = orders.1.wait(todo).unwrap_or_else(PoisonError::into_inner);
            }
        };
        if open.as_ref().is_none_or(|(known, _)| !Arc::ptr_eq(known, &pdf)) {
            open = Some((Arc::clone(&pdf), Book::open(&pdf)));
        }
        let book = open.as_ref().and_then(|(_, book)| book.as_ref());
        if let Some(pixels) = book.and_then(|book| book.pixels(wanted.page, wanted.scale)) {
            if tell.send(Drawn { pdf, wanted, pixels }).is_err() {
                return;
            }
            ctx.request_repaint();
        }
    }
}
