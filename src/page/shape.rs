//! Shaping: from words and looks to glyphs with the bytes they stand for.
//!
//! A paragraph is cut into stretches of one face, script and direction, and
//! each is shaped once with the bundled faces. A line is then taken out of the
//! shaped paragraph; where a cut would tear letters that belong together, the
//! piece is shaped anew. Nothing is dropped: a character that no face has
//! keeps its text under a stand-in glyph and is reported.
//!
//! Not here: where lines break, where they stand on a page.

use std::{collections::BTreeSet, ops::Range, sync::Arc};

use harfrust::{Direction, ShapeOptions, ShapePlan, UnicodeBuffer};
use unicode_bidi::{BidiInfo, Level};
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    clusters,
    kit::{kit, needs_no_glyph},
    model::{Glyph, GlyphRun},
};
use crate::{
    base::Pt,
    faces::{Face, Spares},
};

/// Shapes text, and remembers what shaping needs again and again.
pub(super) struct Shaper {
    spares: Arc<dyn Spares>,
    /// The language of the sheet, which tells apart letters that are written alike.
    language: String,
    plans: Vec<(Face, Direction, Option<harfrust::Script>, ShapePlan)>,
    buffer: Option<UnicodeBuffer>,
    /// Characters that no face has, since they were last taken.
    pub missing: BTreeSet<char>,
}

/// A shaped paragraph at one size.
pub(super) struct Shaped {
    text: String,
    size: f32,
    stretches: Vec<Stretch>,
    /// For each byte, how far the pen has moved before it, in logical order.
    pen: Vec<f64>,
    base: Level,
}

/// A stretch of one face, script and direction.
struct Stretch {
    range: Range<usize>,
    face: Face,
    level: Level,
    script: Script,
    stand_in: bool,
    glyphs: Vec<Shape>,
}

/// A shaped glyph; `at` is the first byte of its cluster in the paragraph.
#[derive(Clone, Copy, Default)]
pub(super) struct Shape {
    pub id: u16,
    pub at: usize,
    pub advance: f32,
    pub dx: f32,
    pub dy: f32,
    pub safe: bool,
}

impl Shaper {
    /// A shaper for a sheet in this language; `spares` knows fonts for what the bundled faces lack.
    pub fn new(language: &str, spares: &Arc<dyn Spares>) -> Self {
        Self {
            spares: Arc::clone(spares),
            language: language.to_owned(),
            plans: Vec::new(),
            buffer: None,
            missing: BTreeSet::new(),
        }
    }

    /// Shapes a paragraph; `faces` says up to which byte each face is asked for.
    pub fn shape(&mut self, text: String, faces: &[(usize, Face)], size: f32) -> Shaped {
        let (levels, base) = levels(&text);
        let mut stretches = self.stretches(&text, faces, levels.as_deref());
        let mut pen = vec![0.0; text.len() + 1];
        for stretch in &mut stretches {
            stretch.glyphs = self.glyphs(&text, stretch, stretch.range.clone(), size);
            for glyph in &stretch.glyphs {
                pen[glyph.at] += f64::from(glyph.advance);
            }
        }
        let mut before = 0.0;
        for at in &mut pen {
            let own = *at;
            *at = before;
            before += own;
        }
        Shaped { text, size, stretches, pen, base }
    }

    fn stretches(&mut self, text: &str, faces: &[(usize, Face)], levels: Option<&[Level]>) -> Vec<Stretch> {
        let mut all: Vec<Stretch> = Vec::new();
        let mut asked = faces.iter().peekable();
        let mut script = Script::Common;
        // A control character is ASCII, but no face shows it.
        let plain = text.bytes().all(|byte| (b' '..0x7F).contains(&byte));
        let language = if plain { String::new() } else { written_in(text, &self.language) };
        for (start, grapheme) in graphemes(text, plain) {
            while asked.peek().is_some_and(|(end, _)| *end <= start) {
                asked.next();
            }
            let wanted = asked.peek().map_or(Face::Serif, |(_, face)| *face);
            let level = levels.map_or(Level::ltr(), |levels| levels[start]);
            let own =
                if plain { Script::Latin } else { grapheme.chars().next().map_or(Script::Common, |c| c.script()) };
            let before = all.last().filter(|last| !last.stand_in && (own == last.script || own == Script::Common));
            let (face, stand_in) = match before.map(|last| last.face) {
                _ if plain => (wanted, false),
                // A space between two words of another script does not break them apart.
                Some(face @ Face::Spare(_))
                    if grapheme == " "
                        && all.last().is_some_and(|last| last.level == level)
                        && has_all(face, " ") =>
                {
                    (face, false)
                }
                before => self.face_for(wanted, grapheme, before, &language),
            };
            if !matches!(own, Script::Common | Script::Inherited) {
                script = own;
            }
            let end = start + grapheme.len();
            match all.last_mut() {
                Some(last)
                    if last.face == face
                        && last.level == level
                        && last.stand_in == stand_in
                        && (last.script == script || last.script == Script::Common) =>
                {
                    last.range.end = end;
                    last.script = script;
                }
                _ => all.push(Stretch { range: start..end, face, level, script, stand_in, glyphs: Vec::new() }),
            }
        }
        all
    }

    /// The face that has all of a grapheme, or the asked one with a stand-in.
    ///
    /// Bundled faces come first; then the one `before`, if it is a spare, so that a word stays in one
    /// face; then whatever the system has.
    fn face_for(&mut self, wanted: Face, grapheme: &str, before: Option<Face>, language: &str) -> (Face, bool) {
        let has_all = |face: Face| has_all(face, grapheme);
        if has_all(wanted) {
            return (wanted, false);
        }
        let others = if is_italic(wanted) {
            [Face::SerifItalic, Face::SansItalic, Face::Serif, Face::Sans]
        } else {
            [Face::Serif, Face::Sans, Face::SerifItalic, Face::SansItalic]
        };
        if let Some(face) = others.into_iter().find(|face| has_all(*face)) {
            return (face, false);
        }
        if let Some(face) = before.filter(|face| matches!(face, Face::Spare(_)) && has_all(*face)) {
            return (face, false);
        }
        if has_all(Face::Emoji) {
            return (Face::Emoji, false);
        }
        if let Some(spare) = self.spares.face_for(grapheme, language).map(Face::Spare).filter(|f| has_all(*f)) {
            return (spare, false);
        }
        let nobody = |c: &char| !needs_no_glyph(*c) && !Face::ALL.iter().any(|f| kit(*f).is_some_and(|k| k.has(*c)));
        self.missing.extend(grapheme.chars().filter(nobody));
        (wanted, true)
    }

    fn glyphs(&mut self, text: &str, stretch: &Stretch, range: Range<usize>, size: f32) -> Vec<Shape> {
        let Some(kit) = kit(stretch.face) else { return Vec::new() };
        let scale = size * stretch.face.scale() / kit.upem;
        let piece = text.get(range.clone()).unwrap_or("");
        if stretch.stand_in {
            return stand_ins(piece, range.start, kit.stand_in, scale, stretch.level.is_rtl());
        }
        let shaper = kit.shaper();
        let direction = if stretch.level.is_rtl() { Direction::RightToLeft } else { Direction::LeftToRight };
        let script = harfrust::Script::from_iso15924_tag(harfrust::Tag::from_be_bytes(
            stretch.script.as_iso15924_tag().to_be_bytes(),
        ));
        let plan = match self.plans.iter().position(|(f, d, s, _)| (*f, *d, *s) == (stretch.face, direction, script))
        {
            Some(at) => at,
            None => {
                let plan = ShapePlan::new(&shaper, direction, script, None, &[]);
                self.plans.push((stretch.face, direction, script, plan));
                self.plans.len() - 1
            }
        };
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(piece);
        buffer.set_direction(direction);
        if let Some(script) = script {
            buffer.set_script(script);
        }
        let shaped = shaper.shape(buffer, ShapeOptions::new().plan(self.plans.get(plan).map(|p| &p.3)));
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).map(|(info, place)| Shape {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            at: range.start + info.cluster as usize,
            advance: units(place.x_advance) * scale,
            dx: units(place.x_offset) * scale,
            dy: units(place.y_offset) * scale,
            safe: !info.unsafe_to_break(),
        });
        let mut glyphs = glyphs.collect();
        self.buffer = Some(shaped.clear());
        if !piece.is_ascii() {
            clusters::thin(&mut glyphs, kit, stretch.level.is_rtl());
            clusters::enclose(&mut glyphs, kit, text, scale);
        }
        glyphs
    }
}

impl Shaped {
    /// The text that was shaped.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The size in points.
    pub fn size(&self) -> f32 {
        self.size
    }

    /// How wide the bytes from `start` to `end` are on one line.
    #[expect(clippy::cast_possible_truncation, reason = "a line is short")]
    pub fn width(&self, range: Range<usize>) -> f32 {
        (self.pen[range.end] - self.pen[range.start]) as f32
    }

    /// Whether a line may end before this byte: no letters drawn as one stand across it.
    pub fn may_cut(&self, at: usize) -> bool {
        self.stretch_at(at).is_none_or(|stretch| stretch.glyph_at(at).is_some())
    }

    /// Whether letters on both sides of this byte may look otherwise where a line ends between them.
    pub fn tears(&self, at: usize) -> bool {
        let inner = self.stretch_at(at).filter(|stretch| stretch.range.start < at);
        inner.is_some_and(|stretch| stretch.glyph_at(at).is_none_or(|glyph| !glyph.safe))
    }

    fn stretch_at(&self, at: usize) -> Option<&Stretch> {
        let after = self.stretches.partition_point(|stretch| stretch.range.end <= at);
        self.stretches.get(after).filter(|stretch| stretch.range.contains(&at))
    }

    /// Whether the paragraph as a whole runs from right to left.
    pub fn is_rtl(&self) -> bool {
        self.base.is_rtl()
    }

    /// How wide an added hyphen would be after this byte.
    pub fn hyphen_width(&self, at: usize) -> f32 {
        let stretch = self.stretches.iter().rev().find(|s| s.range.start < at);
        stretch.and_then(|s| kit(s.face)).map_or(0.0, |kit| kit.hyphen.1 * self.size / kit.upem)
    }

    /// The glyph runs of a line in reading order, each where it stands from 0 on, on baseline 0.
    pub fn line(&self, shaper: &mut Shaper, range: Range<usize>, hyphen: bool) -> Vec<GlyphRun> {
        let mut runs: Vec<(Level, GlyphRun)> = Vec::new();
        let words_end = range.start + self.text.get(range.clone()).unwrap_or("").trim_end().len();
        for stretch in &self.stretches {
            let part = stretch.range.start.max(range.start)..stretch.range.end.min(range.end);
            if part.start >= part.end {
                continue;
            }
            // The spaces at a line's end go with the paragraph (Unicode bidi rule L1).
            let at = words_end.clamp(part.start, part.end);
            if stretch.level == self.base || at == part.end {
                runs.extend(self.run(shaper, stretch, part, stretch.level));
            } else {
                runs.extend(self.run(shaper, stretch, part.start..at, stretch.level));
                runs.extend(self.run(shaper, stretch, at..part.end, self.base));
            }
        }
        if hyphen && let Some((_, last)) = runs.last_mut() {
            add_hyphen(last);
        }
        narrow_end(&mut runs, words_end - range.start);
        let levels: Vec<Level> = runs.iter().map(|(level, _)| *level).collect();
        let order = if levels.iter().all(Level::is_ltr) {
            (0..runs.len()).collect()
        } else {
            BidiInfo::reorder_visual(&levels)
        };
        let mut x = Pt::ZERO;
        for at in order {
            if let Some((_, run)) = runs.get_mut(at) {
                run.x = x;
                x += run.glyphs.iter().map(|g| g.advance).sum();
            }
        }
        runs.into_iter().map(|(_, run)| run).collect()
    }

    fn run(
        &self,
        shaper: &mut Shaper,
        stretch: &Stretch,
        part: Range<usize>,
        level: Level,
    ) -> Option<(Level, GlyphRun)> {
        if part.is_empty() {
            return None;
        }
        let torn = |at: usize| stretch.glyph_at(at).is_none_or(|g| !g.safe);
        let inner = |at: usize| at != stretch.range.start && at != stretch.range.end;
        let tears = (inner(part.start) && torn(part.start)) || (inner(part.end) && torn(part.end));
        let shapes = if tears {
            shaper.glyphs(&self.text, stretch, part.clone(), self.size)
        } else {
            stretch.cut(&part).to_vec()
        };
        let text = self.text.get(part.clone())?.to_owned();
        let mut starts: Vec<usize> = shapes.iter().map(|g| g.at).collect();
        starts.sort_unstable();
        starts.dedup();
        let ends = |at: usize| starts.get(starts.partition_point(|s| *s <= at)).copied().unwrap_or(part.end);
        let byte = |at: usize| u32::try_from(at - part.start).unwrap_or(u32::MAX);
        let glyph = |g: &Shape| Glyph {
            id: g.id,
            advance: Pt(g.advance),
            dx: Pt(g.dx),
            dy: Pt(g.dy),
            text: (byte(g.at), byte(ends(g.at))),
        };
        let run = GlyphRun {
            face: stretch.face,
            size: Pt(self.size * stretch.face.scale()),
            x: Pt::ZERO,
            baseline: Pt::ZERO,
            glyphs: shapes.iter().map(glyph).collect(),
            text,
            rtl: level.is_rtl(),
            hyphenated: false,
        };
        Some((level, run))
    }
}

impl Stretch {
    /// The glyphs of these bytes, in visual order.
    fn cut(&self, part: &Range<usize>) -> &[Shape] {
        let glyphs = &self.glyphs;
        let range = if self.level.is_rtl() {
            glyphs.partition_point(|g| g.at >= part.end)..glyphs.partition_point(|g| g.at >= part.start)
        } else {
            glyphs.partition_point(|g| g.at < part.start)..glyphs.partition_point(|g| g.at < part.end)
        };
        glyphs.get(range).unwrap_or(&[])
    }

    /// The first glyph of the cluster that begins at this byte.
    fn glyph_at(&self, at: usize) -> Option<&Shape> {
        self.cut(&(at..at + 1)).first()
    }
}

/// Direction levels, only where a character asks for them.
fn levels(text: &str) -> (Option<Vec<Level>>, Level) {
    let may_turn = |c: char| matches!(u32::from(c), 0x590..=0x8FF | 0x200F | 0x202B | 0x202E | 0x2067 | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF);
    if !text.chars().any(may_turn) {
        return (None, Level::ltr());
    }
    let info = BidiInfo::new(text, None);
    let base = info.paragraphs.first().map_or(Level::ltr(), |p| p.level);
    (Some(info.levels), base)
}

fn graphemes(text: &str, plain: bool) -> Box<dyn Iterator<Item = (usize, &str)> + '_> {
    if plain && !text.is_empty() {
        // One piece a look would be too coarse: faces change inside; a character is fine enough.
        return Box::new(text.char_indices().map(|(at, c)| (at, &text[at..at + c.len_utf8()])));
    }
    Box::new(text.grapheme_indices(true))
}

fn stand_ins(piece: &str, start: usize, glyph: (u16, f32), scale: f32, rtl: bool) -> Vec<Shape> {
    let shape =
        |(at, _)| Shape { id: glyph.0, at: start + at, advance: glyph.1 * scale, dx: 0.0, dy: 0.0, safe: true };
    let mut all: Vec<Shape> = piece.grapheme_indices(true).map(shape).collect();
    if rtl {
        all.reverse();
    }
    all
}

/// Spaces at a line's end take the room of one, so that they stand over nothing else.
fn narrow_end(runs: &mut [(Level, GlyphRun)], words: usize) {
    let mut before = 0;
    let mut first = true;
    for (_, run) in runs {
        let own = before;
        before += run.text.len();
        if before <= words {
            continue;
        }
        let glyphs: &mut dyn Iterator<Item = &mut Glyph> =
            if run.rtl { &mut run.glyphs.iter_mut().rev() } else { &mut run.glyphs.iter_mut() };
        for glyph in glyphs.filter(|glyph| own + glyph.text.0 as usize >= words && glyph.text.0 < glyph.text.1) {
            if !first {
                glyph.advance = Pt::ZERO;
            }
            first = false;
        }
    }
}

fn add_hyphen(run: &mut GlyphRun) {
    let Some(kit) = kit(run.face) else { return };
    let end = u32::try_from(run.text.len()).unwrap_or(u32::MAX);
    let advance = Pt(kit.hyphen.1 * run.size.0 / kit.upem);
    let glyph = Glyph { id: kit.hyphen.0, advance, dx: Pt::ZERO, dy: Pt::ZERO, text: (end, end) };
    if run.rtl {
        run.glyphs.insert(0, glyph);
    } else {
        run.glyphs.push(glyph);
    }
    run.hyphenated = true;
}

/// Whether a face has every letter of a grapheme that needs a glyph.
fn has_all(face: Face, grapheme: &str) -> bool {
    kit(face).is_some_and(|kit| grapheme.chars().all(|c| kit.has(c) || needs_no_glyph(c)))
}

/// In which language Chinese characters are written here, by the letters beside them.
///
/// Japanese has kana between them and Korean has hangul; else it is the sheet's language.
fn written_in(text: &str, language: &str) -> String {
    let has = |wanted: &[Script]| text.chars().any(|c| wanted.contains(&c.script()));
    if has(&[Script::Hiragana, Script::Katakana]) {
        "ja".to_owned()
    } else if has(&[Script::Hangul]) {
        "ko".to_owned()
    } else if has(&[Script::Bopomofo]) {
        "zh-TW".to_owned()
    } else {
        language.to_owned()
    }
}

const fn is_italic(face: Face) -> bool {
    matches!(face, Face::SansItalic | Face::SansSemiboldItalic | Face::SerifItalic)
}

#[expect(clippy::cast_precision_loss, reason = "font units are small")]
const fn units(number: i32) -> f32 {
    number as f32
}
