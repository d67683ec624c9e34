//! Triangles become pixels.
//!
//! The rules are those of a graphics card: a pixel belongs to the triangle
//! that its middle lies in, and of two triangles with a common edge to one
//! only. Colours have their opacity worked in and are multiplied as they are
//! stored, as the window's letters are made for.

use std::ops::Range;

use egui::{
    ClippedPrimitive, Color32, Pos2, Rect, Vec2,
    epaint::{Mesh, Primitive, Vertex},
};

use super::texture::{Texture, Textures};

/// A texel is taken as it is where it falls onto a pixel as exactly as this, in texels.
const EXACT: f32 = 0.01;

/// The pixels of the window, row by row: `0x00RRGGBB`.
pub struct Canvas<'a> {
    pixels: &'a mut [u32],
    width: usize,
}

impl<'a> Canvas<'a> {
    /// A canvas over these pixels, in one colour.
    pub fn new(pixels: &'a mut [u32], width: usize, ground: Color32) -> Self {
        pixels.fill(packed(ground));
        Self { pixels, width }
    }

    /// Draws a frame; a point is so many pixels wide.
    pub fn paint(&mut self, frame: &[ClippedPrimitive], points: f32, textures: &Textures) {
        for ClippedPrimitive { clip_rect, primitive } in frame {
            // Nothing of ours is drawn by a callback.
            let Primitive::Mesh(mesh) = primitive else { continue };
            let Some(texture) = textures.get(mesh.texture_id) else { continue };
            let height = self.pixels.len() / self.width.max(1);
            let part = |from: f32, to: f32, most: usize| {
                let from = whole((from * points).round(), most);
                from..whole((to * points).round(), most).max(from)
            };
            let columns = part(clip_rect.min.x, clip_rect.max.x, self.width);
            let rows = part(clip_rect.min.y, clip_rect.max.y, height);
            if !columns.is_empty() && !rows.is_empty() {
                Brush { canvas: self, columns, rows, points, texture }.mesh(mesh);
            }
        }
    }
}

/// What draws one mesh within its clip.
struct Brush<'a, 'p> {
    canvas: &'a mut Canvas<'p>,
    columns: Range<usize>,
    rows: Range<usize>,
    points: f32,
    texture: &'a Texture,
}

impl Brush<'_, '_> {
    fn mesh(&mut self, mesh: &Mesh) {
        let mut rest = mesh.indices.as_slice();
        let corner = |index: &u32| mesh.vertices.get(*index as usize);
        while let [a, b, c, after @ ..] = rest {
            rest = after;
            let (Some(first), Some(second), Some(third)) = (corner(a), corner(b), corner(c)) else { continue };
            if let [c_again, b_again, d, after @ ..] = after
                && (c_again, b_again) == (c, b)
                && let Some(tile) = corner(d).and_then(|last| Tile::of(first, last, [second, third]))
            {
                rest = after;
                self.tile(&tile.enlarged(self.points));
            } else {
                self.triangle([first, second, third]);
            }
        }
    }

    /// The columns whose middle lies between two places.
    fn columns(&self, from: f32, to: f32) -> Range<usize> {
        within(&self.columns, from, to)
    }

    /// The rows whose middle lies between two places.
    fn rows(&self, from: f32, to: f32) -> Range<usize> {
        within(&self.rows, from, to)
    }

    fn pixels(&mut self, y: usize, columns: Range<usize>) -> &mut [u32] {
        let row = y * self.canvas.width;
        self.canvas.pixels.get_mut(row + columns.start..row + columns.end).unwrap_or_default()
    }

    /// An upright rectangle of one colour: nearly every letter and every plain area is one.
    fn tile(&mut self, tile: &Tile) {
        let (columns, rows) = (self.columns(tile.at.min.x, tile.at.max.x), self.rows(tile.at.min.y, tile.at.max.y));
        let (texture, size) = (self.texture, self.texture.size());
        let (from, to) = (tile.uv.min.to_vec2() * size, tile.uv.max.to_vec2() * size);
        if from == to {
            let colour = tinted(texture.at(from), tile.colour);
            for y in rows {
                fill(self.pixels(y, columns.clone()), colour);
            }
            return;
        }
        let step = (to - from) / tile.at.size();
        let place = |x: usize, y: usize| from + (middle(x, y) - tile.at.min.to_vec2()) * step;
        let first = place(columns.start, rows.start);
        let corner = first - Vec2::splat(0.5);
        let exact = (step - Vec2::splat(1.0)).abs().max_elem() < EXACT / 8.0
            && (corner - corner.round()).abs().max_elem() < EXACT
            && corner.min_elem() > -EXACT;
        if exact {
            let (left, top) = (whole(corner.x.round(), usize::MAX), whole(corner.y.round(), usize::MAX));
            for (down, y) in rows.enumerate() {
                let texels = texture.row(left, top + down, columns.len());
                for (pixel, texel) in self.pixels(y, columns.clone()).iter_mut().zip(texels) {
                    if *texel != Color32::TRANSPARENT {
                        *pixel = over(*pixel, tinted(*texel, tile.colour));
                    }
                }
            }
        } else {
            for y in rows {
                let mut at = place(columns.start, y);
                for pixel in self.pixels(y, columns.clone()) {
                    *pixel = over(*pixel, tinted(texture.at(at), tile.colour));
                    at.x += step.x;
                }
            }
        }
    }

    fn triangle(&mut self, corners: [&Vertex; 3]) {
        let points = corners.map(|corner| (corner.pos.to_vec2() * self.points).to_pos2());
        let Some(slopes) = Slopes::of(points) else { return };
        let [first, second, third] = corners;
        let texture = self.texture;
        let flat = (first.color == second.color && second.color == third.color).then_some(first.color);
        let texel =
            (first.uv == second.uv && second.uv == third.uv).then(|| texture.at(first.uv.to_vec2() * texture.size()));
        let channels = corners.map(|corner| corner.color.to_array().map(f32::from));
        let colours: [Slope; 4] = std::array::from_fn(|of| slopes.slope(channels.map(|corner| corner[of])));
        let places = corners.map(|corner| corner.uv.to_vec2() * texture.size());
        let (across, down) = (slopes.slope(places.map(|place| place.x)), slopes.slope(places.map(|place| place.y)));
        let ys = points.map(|point| point.y);
        let [top, bottom] = [ys.into_iter().fold(f32::MAX, f32::min), ys.into_iter().fold(f32::MIN, f32::max)];
        for y in self.rows(top, bottom) {
            let columns = self.inside(points, y);
            if let (Some(colour), Some(texel)) = (flat, texel) {
                fill(self.pixels(y, columns), tinted(texel, colour));
                continue;
            }
            let start = middle(columns.start, y);
            let mut colour = colours.map(|channel| channel.at(start));
            let mut place = Vec2::new(across.at(start), down.at(start));
            for pixel in self.pixels(y, columns) {
                let texel = texel.unwrap_or_else(|| texture.at(place));
                *pixel = over(*pixel, tinted(texel, flat.unwrap_or_else(|| rounded(colour))));
                for (value, channel) in colour.iter_mut().zip(&colours) {
                    *value += channel.right;
                }
                place += Vec2::new(across.right, down.right);
            }
        }
    }

    /// The columns of a row that lie in a triangle.
    ///
    /// Each edge is worked out from its upper end, whichever triangle it is
    /// of: two with a common edge leave no gap and share no pixel.
    fn inside(&self, [a, b, c]: [Pos2; 3], y: usize) -> Range<usize> {
        let at = middle(0, y).y;
        let (mut from, mut to) = (f32::MAX, f32::MIN);
        for (one, other) in [(a, b), (b, c), (c, a)] {
            let (upper, lower) = if one.y <= other.y { (one, other) } else { (other, one) };
            if upper.y <= at && at < lower.y {
                let x = upper.x + (at - upper.y) * (lower.x - upper.x) / (lower.y - upper.y);
                (from, to) = (from.min(x), to.max(x));
            }
        }
        self.columns(from, to)
    }
}

/// An upright rectangle in one colour, with its part of the texture.
struct Tile {
    at: Rect,
    uv: Rect,
    colour: Color32,
}

impl Tile {
    /// The rectangle between two corners, if the other two make it one.
    fn of(first: &Vertex, last: &Vertex, [right, left]: [&Vertex; 2]) -> Option<Self> {
        let colour = first.color;
        let upright = |first: Pos2, last: Pos2, right: Pos2, left: Pos2| {
            (right.x, right.y, left.x, left.y) == (last.x, first.y, first.x, last.y)
        };
        let ahead = first.pos.x < last.pos.x && first.pos.y < last.pos.y;
        (ahead
            && [last, right, left].iter().all(|corner| corner.color == colour)
            && upright(first.pos, last.pos, right.pos, left.pos)
            && upright(first.uv, last.uv, right.uv, left.uv))
        .then_some(Self {
            at: Rect { min: first.pos, max: last.pos },
            uv: Rect { min: first.uv, max: last.uv },
            colour,
        })
    }

    fn enlarged(mut self, points: f32) -> Self {
        self.at =
            Rect { min: (self.at.min.to_vec2() * points).to_pos2(), max: (self.at.max.to_vec2() * points).to_pos2() };
        self
    }
}

/// How values change over a triangle.
struct Slopes {
    origin: Pos2,
    second: Vec2,
    third: Vec2,
    area: f32,
}

impl Slopes {
    /// `None` for a triangle without area: no middle of a pixel lies in it.
    fn of([first, second, third]: [Pos2; 3]) -> Option<Self> {
        let (second, third) = (second - first, third - first);
        let area = second.x * third.y - third.x * second.y;
        (area != 0.0 && area.is_finite()).then_some(Self { origin: first, second, third, area })
    }

    /// The plane through three values at the corners.
    fn slope(&self, [first, second, third]: [f32; 3]) -> Slope {
        let (second, third) = (second - first, third - first);
        Slope {
            origin: self.origin,
            value: first,
            right: (second * self.third.y - third * self.second.y) / self.area,
            down: (third * self.second.x - second * self.third.x) / self.area,
        }
    }
}

/// A value that changes evenly.
#[derive(Clone, Copy)]
struct Slope {
    origin: Pos2,
    value: f32,
    right: f32,
    down: f32,
}

impl Slope {
    fn at(&self, place: Vec2) -> f32 {
        let way = place - self.origin.to_vec2();
        self.value + way.x * self.right + way.y * self.down
    }
}

/// The pixels whose middle lies between two places, as far as they are in the clip.
fn within(clip: &Range<usize>, from: f32, to: f32) -> Range<usize> {
    let from = whole((from - 0.5).ceil(), clip.end).max(clip.start);
    from..whole((to - 0.5).ceil(), clip.end).max(from)
}

/// The middle of a pixel.
#[expect(clippy::cast_precision_loss, reason = "no window has 16 million pixels on a side")]
fn middle(x: usize, y: usize) -> Vec2 {
    Vec2::new(x as f32 + 0.5, y as f32 + 0.5)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept between 0 and the most")]
fn whole(value: f32, most: usize) -> usize {
    (value.max(0.0) as usize).min(most)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept between 0 and 255")]
fn rounded(colour: [f32; 4]) -> Color32 {
    let [r, g, b, a] = colour.map(|channel| (channel.clamp(0.0, 255.0) + 0.5) as u8);
    Color32::from_rgba_premultiplied(r, g, b, a)
}

fn packed(colour: Color32) -> u32 {
    let [r, g, b, _] = colour.to_array();
    u32::from_be_bytes([0, r, g, b])
}

/// Two bytes as parts of 255, multiplied and rounded.
const fn product(one: u8, other: u8) -> u8 {
    let product = one as u32 * other as u32 + 128;
    ((product + (product >> 8)) >> 8) as u8
}

/// A texel in a colour.
fn tinted(texel: Color32, colour: Color32) -> Color32 {
    if texel == Color32::WHITE {
        return colour;
    }
    if colour == Color32::WHITE {
        return texel;
    }
    let ([r, g, b, a], colour) = (texel.to_array(), colour.to_array());
    Color32::from_rgba_premultiplied(
        product(r, colour[0]),
        product(g, colour[1]),
        product(b, colour[2]),
        product(a, colour[3]),
    )
}

/// A colour laid over a pixel.
fn over(pixel: u32, colour: Color32) -> u32 {
    const EVEN: u32 = 0x00ff_00ff;
    let rest = u32::from(255 - colour.a());
    if rest == 0 {
        return packed(colour);
    }
    // Red and blue at once, each with the eight bits above it free.
    let through = |lanes: u32| {
        let product = lanes * rest + 0x0080_0080;
        ((product + ((product >> 8) & EVEN)) >> 8) & EVEN
    };
    let full = |lanes: u32| (lanes | (((lanes >> 8) & 0x0001_0001) * 255)) & EVEN;
    let colour = packed(colour);
    let red_blue = full(through(pixel & EVEN) + (colour & EVEN));
    let green = full(through((pixel >> 8) & 0xff) + ((colour >> 8) & 0xff));
    red_blue | (green << 8)
}

fn fill(pixels: &mut [u32], colour: Color32) {
    match colour.a() {
        255 => pixels.fill(packed(colour)),
        _ if colour == Color32::TRANSPARENT => {}
        _ => pixels.iter_mut().for_each(|pixel| *pixel = over(*pixel, colour)),
    }
}

#[cfg(test)]
mod tests {
    use egui::{
        ColorImage, TextureId, TextureOptions, TexturesDelta,
        epaint::{ImageDelta, WHITE_UV},
        pos2,
    };

    use super::*;

    const SIDE: usize = 12;

    /// The window's pixels after one mesh, over white; the texture has a white texel, a half one and a clear one.
    fn painted(mesh: Mesh, clip: Rect) -> Vec<u32> {
        let half = Color32::from_rgba_premultiplied(128, 128, 128, 128);
        let image = ColorImage::new([4, 1], vec![Color32::WHITE, Color32::WHITE, half, Color32::TRANSPARENT]);
        let mut delta = TexturesDelta::default();
        delta.push(TextureId::default(), ImageDelta::full(image, TextureOptions::LINEAR));
        let mut textures = Textures::default();
        textures.set(&mut delta);
        let mut pixels = vec![7; SIDE * SIDE];
        let frame = [ClippedPrimitive { clip_rect: clip, primitive: Primitive::Mesh(mesh) }];
        Canvas::new(&mut pixels, SIDE, Color32::WHITE).paint(&frame, 1.0, &textures);
        pixels
    }

    fn everywhere() -> Rect {
        Rect::from_min_max(pos2(0.0, 0.0), pos2(12.0, 12.0))
    }

    fn corners(places: &[(f32, f32)], colour: Color32) -> Mesh {
        let mut mesh = Mesh::default();
        for (x, y) in places {
            mesh.vertices.push(Vertex { pos: pos2(*x, *y), uv: WHITE_UV, color: colour });
        }
        mesh
    }

    #[test]
    fn of_two_triangles_with_a_common_edge_a_pixel_has_one() {
        let veil = Color32::from_black_alpha(100);
        let mut mesh = corners(&[(1.3, 2.1), (10.9, 0.4), (11.6, 10.2), (0.7, 11.5)], veil);
        mesh.indices = vec![0, 1, 2, 0, 2, 3];
        let pixels = painted(mesh, everywhere());
        let veiled = over(0x00ff_ffff, veil);
        let count = |wanted: u32| pixels.iter().filter(|pixel| **pixel == wanted).count();
        assert_eq!(count(0x00ff_ffff) + count(veiled), SIDE * SIDE, "no pixel is veiled twice");
        let inside = |x: usize, y: usize| pixels[y * SIDE + x] == veiled;
        assert!((2..10).all(|at| inside(at, at)), "no pixel on the common edge is left out");
    }

    #[test]
    fn a_pixel_belongs_to_what_its_middle_lies_in() {
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(Rect::from_min_max(pos2(1.6, 2.4), pos2(3.5, 4.6)), Color32::BLACK);
        let pixels = painted(mesh, everywhere());
        let black: Vec<usize> = (0..pixels.len()).filter(|at| pixels[*at] == 0).collect();
        assert_eq!(black, [2 * SIDE + 2, 3 * SIDE + 2, 4 * SIDE + 2]);
    }

    #[test]
    fn a_letter_is_laid_over_as_thinly_as_its_texels_are() {
        let mut mesh = Mesh::default();
        let texels = Rect::from_min_max(pos2(0.25, 0.0), pos2(1.0, 1.0));
        mesh.add_rect_with_uv(Rect::from_min_max(pos2(4.0, 4.0), pos2(7.0, 5.0)), texels, Color32::BLACK);
        let pixels = painted(mesh, everywhere());
        let row = &pixels[4 * SIDE + 4..4 * SIDE + 8];
        assert_eq!(row, [0x0000_0000, 0x007f_7f7f, 0x00ff_ffff, 0x00ff_ffff]);
    }

    #[test]
    fn nothing_is_drawn_outside_the_clip() {
        let mut mesh = corners(&[(-40.0, -40.0), (60.0, -40.0), (10.0, 90.0)], Color32::BLACK);
        mesh.indices = vec![0, 1, 2];
        let pixels = painted(mesh, Rect::from_min_max(pos2(3.0, 4.0), pos2(6.0, 6.0)));
        for y in 0..SIDE {
            for x in 0..SIDE {
                let within = (3..6).contains(&x) && (4..6).contains(&y);
                assert_eq!(pixels[y * SIDE + x] == 0, within, "at {x}, {y}");
            }
        }
    }

    #[test]
    fn a_colour_runs_evenly_from_corner_to_corner() {
        let mut mesh = corners(&[(0.0, 0.0), (12.0, 0.0), (0.0, 12.0), (12.0, 12.0)], Color32::BLACK);
        mesh.vertices[1].color = Color32::WHITE;
        mesh.vertices[3].color = Color32::WHITE;
        mesh.indices = vec![0, 1, 2, 2, 1, 3];
        let pixels = painted(mesh, everywhere());
        for (x, pixel) in pixels[5 * SIDE..6 * SIDE].iter().enumerate() {
            let wanted = 255.0 * middle(x, 0).x / 12.0;
            let got = f32::from(pixel.to_be_bytes()[2]);
            assert!((wanted - got).abs() <= 1.0, "{got} in place of {wanted} at {x}");
        }
    }

    #[test]
    fn white_over_white_is_white_however_thin() {
        for alpha in 0..=255 {
            let veil = Color32::from_white_alpha(alpha);
            assert_eq!(over(0x00ff_ffff, veil), 0x00ff_ffff, "at {alpha}");
        }
        // Light that is added never runs over into the next colour.
        assert_eq!(over(0x0080_ff01, Color32::from_rgba_premultiplied(255, 9, 0, 0)), 0x00ff_ff01);
    }
}
