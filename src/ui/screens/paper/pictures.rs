//! Pages as pictures: drawn from the very bytes, at the size they are shown.
//!
//! Somebody else draws them ([`Draughtsman`]: on a thread of its own in the
//! program), only those in sight, and the window never waits: until a new
//! picture is there the last one of that page stands in its place, whatever
//! its size. What is kept is bounded.

use std::{collections::HashMap, sync::Arc};

use egui::{Color32, ColorImage, Context, Rect, TextureHandle, TextureOptions, Ui, pos2};

use crate::print::{Book, Pixels};

/// The most bytes of pictures that are kept for pages out of sight.
const MOST: usize = 96 * 1024 * 1024;
/// The most pixels to the point that are drawn: beyond it, a picture is stretched.
const FINEST: f32 = 4.0;

/// A page that should be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// The page, from 0.
    pub page: usize,
    /// Whether it is the small one at the side.
    pub thumbnail: bool,
    /// Pixels to the point.
    pub scale: f32,
}

/// A page that was drawn.
#[derive(Debug)]
pub struct Drawn {
    /// The PDF it is of.
    pub pdf: Arc<Vec<u8>>,
    /// What was wanted.
    pub wanted: Wanted,
    /// Its pixels.
    pub pixels: Pixels,
}

/// Who draws pages.
pub trait Draughtsman {
    /// Takes what is wanted now, the most urgent first; what was wanted before and is not any more
    /// need not be drawn. Whether the window should ask again in its next frame.
    fn want(&mut self, pdf: &Arc<Vec<u8>>, pages: &[Wanted]) -> bool;
    /// What was drawn since.
    fn drawn(&mut self) -> Vec<Drawn>;
}

/// Draws one page in each frame, where there is no thread to do it.
#[derive(Default)]
pub struct AtOnce {
    book: Option<(Arc<Vec<u8>>, Option<Book>)>,
    done: Vec<Drawn>,
}

impl Draughtsman for AtOnce {
    fn want(&mut self, pdf: &Arc<Vec<u8>>, pages: &[Wanted]) -> bool {
        if self.book.as_ref().is_none_or(|(known, _)| !Arc::ptr_eq(known, pdf)) {
            self.book = Some((Arc::clone(pdf), Book::open(pdf)));
        }
        let book = self.book.as_ref().and_then(|(_, book)| book.as_ref());
        let Some((wanted, book)) = pages.first().zip(book) else { return false };
        let pixels = book.pixels(wanted.page, wanted.scale);
        let drawn = pixels.map(|pixels| Drawn { pdf: Arc::clone(pdf), wanted: *wanted, pixels });
        self.done.extend(drawn);
        !self.done.is_empty()
    }

    fn drawn(&mut self) -> Vec<Drawn> {
        std::mem::take(&mut self.done)
    }
}

/// Pictures of the pages of one PDF.
#[derive(Default)]
pub struct Pictures {
    pdf: Option<Arc<Vec<u8>>>,
    pages: HashMap<(usize, bool), Picture>,
    wanting: Vec<Wanted>,
    turn: u64,
}

struct Picture {
    texture: TextureHandle,
    scale: f32,
    bytes: usize,
    used: u64,
    /// Of an earlier PDF: shown until it is drawn anew.
    old: bool,
}

impl Pictures {
    /// Begins a frame with this PDF.
    pub fn begin(&mut self, ctx: &Context, pdf: &Arc<Vec<u8>>, draughtsman: &mut dyn Draughtsman) {
        let same = self.pdf.as_ref().is_some_and(|old| Arc::ptr_eq(old, pdf));
        if !same {
            self.pdf = Some(Arc::clone(pdf));
            for picture in self.pages.values_mut() {
                picture.old = true;
            }
        }
        self.wanting.clear();
        self.turn += 1;
        for drawn in draughtsman.drawn() {
            if Arc::ptr_eq(&drawn.pdf, pdf) {
                self.hang(ctx, &drawn);
            }
        }
    }

    /// Ends a frame: asks for what is in sight and not drawn yet.
    pub fn end(&mut self, ctx: &Context, draughtsman: &mut dyn Draughtsman) {
        // What is looked at comes before what stands at the side.
        self.wanting.sort_by_key(|wanted| wanted.thumbnail);
        if let Some(pdf) = &self.pdf
            && draughtsman.want(pdf, &self.wanting)
        {
            ctx.request_repaint();
        }
        self.forget_what_is_too_much();
    }

    fn forget_what_is_too_much(&mut self) {
        let mut all: usize = self.pages.values().map(|picture| picture.bytes).sum();
        let mut by_use: Vec<_> =
            self.pages.iter().map(|(key, picture)| (picture.used, *key, picture.bytes)).collect();
        by_use.sort_unstable_by_key(|(used, key, _)| (*used, *key));
        for (used, key, bytes) in by_use {
            if all <= MOST || used == self.turn {
                break;
            }
            self.pages.remove(&key);
            all -= bytes;
        }
    }

    /// Paints a page into a place; asks for it if it is not drawn at this size.
    pub fn paint(&mut self, ui: &Ui, page: usize, size: (f32, f32), rect: Rect, thumbnail: bool) {
        let side = ui.input(|input| input.max_texture_side);
        #[expect(clippy::cast_precision_loss, reason = "a texture has some thousand pixels")]
        let finest = (side as f32 / size.0.max(size.1)).min(FINEST);
        let scale = (rect.width() * ui.ctx().pixels_per_point() / size.0).min(finest);
        let key = (page, thumbnail);
        let fresh = self.pages.get(&key).is_some_and(|p| !p.old && (p.scale - scale).abs() < 0.01);
        if !fresh {
            self.wanting.push(Wanted { page, thumbnail, scale });
        }
        // The small picture stands in for the large one that is not there yet.
        let there = if self.pages.contains_key(&key) { key } else { (page, true) };
        if let Some(picture) = self.pages.get_mut(&there) {
            picture.used = self.turn;
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(picture.texture.id(), rect, whole, Color32::WHITE);
        }
    }

    fn hang(&mut self, ctx: &Context, drawn: &Drawn) {
        let key = (drawn.wanted.page, drawn.wanted.thumbnail);
        let size = [drawn.pixels.width, drawn.pixels.height];
        let image = ColorImage::from_rgba_premultiplied(size, &drawn.pixels.rgba);
        let name = format!("page {} {}", key.0, key.1);
        let texture = ctx.load_texture(name, image, TextureOptions::LINEAR);
        let picture = Picture {
            texture,
            scale: drawn.wanted.scale,
            bytes: drawn.pixels.rgba.len(),
            used: self.turn,
            old: false,
        };
        self.pages.insert(key, picture);
    }
}
