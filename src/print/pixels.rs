//! The pixels of the very bytes: what the preview shows.
//!
//! A [`Book`] is a PDF of ours, read once; each page is drawn when it is
//! asked for. Nothing is drawn here that does not stand in the bytes.

use std::{fmt, sync::Arc};

use hayro::{
    PixmapSettings, RenderCache, RenderSettings, hayro_interpret::InterpreterSettings, hayro_syntax::Pdf,
    vello_cpu::color::palette::css::WHITE,
};

/// A PDF, read once, whose pages can be drawn.
pub struct Book {
    pdf: Pdf,
}

/// A drawn page on white paper.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// Red, green, blue, alpha, row by row from the top left.
    pub rgba: Vec<u8>,
}

impl Book {
    /// Reads the bytes of a PDF that we wrote; nothing if they are no PDF.
    #[must_use]
    pub fn open(bytes: &Arc<Vec<u8>>) -> Option<Self> {
        Pdf::new(Arc::clone(bytes)).ok().map(|pdf| Self { pdf })
    }

    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Width and height of a page in points.
    #[must_use]
    pub fn size(&self, page: usize) -> Option<(f32, f32)> {
        self.pdf.pages().get(page).map(|page| page.render_dimensions())
    }

    /// Draws a page (from 0) with `scale` pixels to the point; nothing if there is no such page.
    #[must_use]
    pub fn pixels(&self, page: usize, scale: f32) -> Option<Pixels> {
        let page = self.pdf.pages().get(page)?;
        let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let drawn = hayro::render(
            page,
            &RenderCache::new(),
            &InterpreterSettings::default(),
            // Hinting would move stems to whole pixels: a page is looked at as it will be printed.
            &RenderSettings { hinting: false, ..RenderSettings::default() },
            &settings,
        );
        Some(Pixels {
            width: usize::from(drawn.width()),
            height: usize::from(drawn.height()),
            rgba: drawn.data_as_u8_slice().to_vec(),
        })
    }
}

impl fmt::Debug for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Book({} pages)", self.pages())
    }
}

impl fmt::Debug for Pixels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pixels({} × {})", self.width, self.height)
    }
}
