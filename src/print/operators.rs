//! The operators of a content stream, written as bytes.
//!
//! Knows the syntax (numbers, strings, state that stays) and nothing of what
//! is drawn. # Units: points, origin bottom left, y upwards.

use std::fmt::Write as _;

use super::fonts::Resource;

/// The content stream of one page being written.
///
/// Font, line width, caps and joins stay as they are until they are set anew,
/// so they are written only when they change.
#[derive(Debug, Default)]
pub(super) struct Operators {
    out: Vec<u8>,
    font: Option<(Resource, f32)>,
    width: Option<f32>,
    round: bool,
}

/// A piece of a `TJ` array.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shown {
    /// The code of a glyph.
    Code(u16),
    /// The pen goes back by so many thousandths of an em.
    Back(f32),
}

/// What is not read out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Artifact {
    /// Lines, boxes, what is set again on a later page.
    Layout,
    /// A running head.
    Header,
    /// A footer.
    Footer,
}

impl Operators {
    /// The finished stream.
    pub fn finish(self) -> Vec<u8> {
        self.out
    }

    /// Begins what is not read out.
    pub fn begin_artifact(&mut self, kind: Artifact) {
        self.raw(match kind {
            Artifact::Layout => "/Artifact <</Type /Layout>> BDC\n",
            Artifact::Header => "/Artifact <</Type /Pagination /Subtype /Header>> BDC\n",
            Artifact::Footer => "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n",
        });
    }

    /// Begins a piece of a tagged element.
    pub fn begin_marked(&mut self, tag: &str, mcid: usize) {
        let _infallible = writeln!(Text(&mut self.out), "/{tag} <</MCID {mcid}>> BDC");
    }

    /// Begins glyphs that read as other words than their font says; tagged if there is an id.
    pub fn begin_actual(&mut self, mcid: Option<usize>, text: &str) {
        self.raw("/Span <<");
        if let Some(mcid) = mcid {
            let _infallible = write!(Text(&mut self.out), "/MCID {mcid}");
        }
        self.raw("/ActualText <FEFF");
        for unit in text.encode_utf16() {
            let _infallible = write!(Text(&mut self.out), "{unit:04X}");
        }
        self.raw(">>> BDC\n");
    }

    /// Ends the innermost marked piece.
    pub fn end_marked(&mut self) {
        self.raw("EMC\n");
    }

    /// Begins a text object.
    pub fn begin_text(&mut self) {
        self.raw("BT\n");
    }

    /// Ends a text object.
    pub fn end_text(&mut self) {
        self.raw("ET\n");
    }

    /// Chooses font and size.
    pub fn font(&mut self, name: Resource, size: f32) {
        if self.font != Some((name, size)) {
            self.font = Some((name, size));
            let _infallible = write!(Text(&mut self.out), "/{name} ");
            self.numbers(&[size], "Tf");
        }
    }

    /// Puts the pen somewhere.
    pub fn place(&mut self, x: f32, y: f32) {
        self.raw("1 0 0 1 ");
        self.numbers(&[x, y], "Tm");
    }

    /// Shows glyphs at the pen.
    pub fn show(&mut self, pieces: &[Shown]) {
        let lone = pieces.iter().all(|piece| matches!(piece, Shown::Code(_)));
        if !lone {
            self.raw("[");
        }
        let mut open = false;
        for piece in pieces {
            match piece {
                Shown::Code(code) => {
                    if !open {
                        self.raw("(");
                        open = true;
                    }
                    code.to_be_bytes().into_iter().for_each(|byte| self.escaped(byte));
                }
                Shown::Back(thousandths) => {
                    if open {
                        self.raw(")");
                        open = false;
                    }
                    self.number(*thousandths);
                }
            }
        }
        if open {
            self.raw(")");
        }
        self.raw(if lone { "Tj\n" } else { "]TJ\n" });
    }

    /// Sets the thickness of lines.
    pub fn line_width(&mut self, width: f32) {
        if self.width != Some(width) {
            self.width = Some(width);
            self.numbers(&[width], "w");
        }
    }

    /// Sets round or plain ends and corners.
    pub fn round_ends(&mut self, round: bool) {
        if self.round != round {
            self.round = round;
            self.raw(if round { "1 J 1 j\n" } else { "0 J 0 j\n" });
        }
    }

    /// Numbers and the operator that takes them.
    pub fn numbers(&mut self, numbers: &[f32], operator: &str) {
        for number in numbers {
            self.number(*number);
            self.out.push(b' ');
        }
        self.raw(operator);
        self.out.push(b'\n');
    }

    /// An operator without operands.
    pub fn operator(&mut self, operator: &str) {
        self.raw(operator);
        self.out.push(b'\n');
    }

    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// A number with at most three places, without needless zeros.
    fn number(&mut self, number: f32) {
        let rounded = (f64::from(number) * 1000.0).round() / 1000.0;
        // Adding 0 makes a plain zero of a negative one.
        let _infallible = write!(Text(&mut self.out), "{}", rounded + 0.0);
    }

    fn escaped(&mut self, byte: u8) {
        match byte {
            b'(' | b')' | b'\\' => self.out.extend([b'\\', byte]),
            b'\r' => self.raw("\\r"),
            b'\n' => self.raw("\\n"),
            _ => self.out.push(byte),
        }
    }
}

/// Lets `write!` write into bytes without a way to fail.
struct Text<'b>(&'b mut Vec<u8>);

impl std::fmt::Write for Text<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}
