//! Pages as pictures: drawn from the very bytes, at the size they are shown.
//!
//! At most one page is drawn in a frame, so that the window never waits; until
//! then the last picture of that page stands there, whatever its size.

use std::{collections::HashMap, sync::Arc};

use egui::{Color32, ColorImage, Context, Rect, TextureHandle, TextureOptions, Ui, pos2};

use crate::print::Book;

/// The most pictures that are kept.
const MOST: usize = 48;

/// Pictures of the pages of one PDF.
#[derive(Default)]
pub struct Pictures {
    pdf: Option<Arc<Vec<u8>>>,
    book: Option<Book>,
    pages: HashMap<(usize, bool), Picture>,
    drawn: bool,
    wanting: bool,
    turn: u64,
}

struct Picture {
    texture: TextureHandle,
    scale: f32,
    used: u64,
    /// Of an earlier PDF: shown until it is drawn anew.
    old: bool,
}

impl Pictures {
    /// Begins a frame with this PDF.
    pub fn begin(&mut self, pdf: &Arc<Vec<u8>>) {
        let same = self.pdf.as_ref().is_some_and(|old| Arc::ptr_eq(old, pdf));
        if !same {
            self.book = Book::open(pdf);
            self.pdf = Some(pdf.clone());
            for picture in self.pages.values_mut() {
                picture.old = true;
            }
        }
        self.drawn = false;
        self.wanting = false;
        self.turn += 1;
    }

    /// Ends a frame: asks for another if a page is still to be drawn.
    pub fn end(&mut self, ctx: &Context) {
        if self.wanting {
            ctx.request_repaint();
        }
        if self.pages.len() > MOST {
            let turn = self.turn;
            self.pages.retain(|_, picture| picture.used == turn);
        }
    }

    /// Paints a page into a place, and draws it first if that is needed and nothing else was drawn.
    pub fn paint(&mut self, ui: &Ui, page: usize, size: (f32, f32), rect: Rect, thumbnail: bool) {
        let scale = rect.width() * ui.ctx().pixels_per_point() / size.0;
        let key = (page, thumbnail);
        let fresh = self.pages.get(&key).is_some_and(|p| !p.old && (p.scale - scale).abs() < 0.01);
        if !fresh {
            if self.drawn {
                self.wanting = true;
            } else {
                self.drawn = true;
                self.draw(ui.ctx(), key, scale);
            }
        }
        if let Some(picture) = self.pages.get_mut(&key) {
            picture.used = self.turn;
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(picture.texture.id(), rect, whole, Color32::WHITE);
        }
    }

    fn draw(&mut self, ctx: &Context, key: (usize, bool), scale: f32) {
        let Some(pixels) = self.book.as_ref().and_then(|book| book.pixels(key.0, scale)) else { return };
        let size = [pixels.width, pixels.height];
        let image = ColorImage::from_rgba_premultiplied(size, &pixels.rgba);
        let name = format!("page {} {}", key.0, key.1);
        let texture = ctx.load_texture(name, image, TextureOptions::LINEAR);
        self.pages.insert(key, Picture { texture, scale, used: self.turn, old: false });
    }
}
