//! What triangles are painted with: letters, icons, pages.

use std::collections::HashMap;

use egui::{
    Color32, ImageData, TextureFilter, TextureId, TextureOptions, TexturesDelta, Vec2, epaint::ImageDelta, vec2,
};

/// Every texture of the window.
#[derive(Debug, Default)]
pub struct Textures(HashMap<TextureId, Texture>);

impl Textures {
    /// Takes in what is new; what is free goes after the frame, with [`Self::free`].
    pub fn set(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                self.0.entry(id).or_default().change(change);
            }
        }
    }

    /// Lets go what no frame will want again.
    pub fn free(&mut self, delta: &mut TexturesDelta) {
        for id in delta.free.drain() {
            self.0.remove(&id);
        }
    }

    /// The texture of this name.
    pub fn get(&self, id: TextureId) -> Option<&Texture> {
        self.0.get(&id).filter(|texture| !texture.texels.is_empty())
    }
}

/// Colours in rows, with their opacity worked in.
#[derive(Debug, Default)]
pub struct Texture {
    width: usize,
    texels: Vec<Color32>,
    options: TextureOptions,
}

impl Texture {
    fn change(&mut self, change: ImageDelta) {
        let ImageData::Color(image) = change.image;
        let [width, height] = image.size;
        self.options = change.options;
        let Some([left, top]) = change.pos else {
            self.width = width;
            self.texels =
                std::sync::Arc::try_unwrap(image).map_or_else(|kept| kept.pixels.clone(), |image| image.pixels);
            return;
        };
        for (from, row) in image.pixels.chunks_exact(width.max(1)).take(height).enumerate() {
            let at = (top + from) * self.width + left;
            if let Some(texels) = self.texels.get_mut(at..at + width) {
                texels.copy_from_slice(row);
            }
        }
    }

    /// Width and height, in texels.
    pub fn size(&self) -> Vec2 {
        vec2(count(self.width), count(self.height()))
    }

    fn height(&self) -> usize {
        self.texels.len() / self.width.max(1)
    }

    /// `count` texels of a row from `x` on, or as many as there are.
    pub fn row(&self, x: usize, y: usize, count: usize) -> &[Color32] {
        let (from, end) = (y * self.width + x.min(self.width), (y + 1) * self.width);
        self.texels.get(from..end.min(from + count)).unwrap_or_default()
    }

    /// The colour at a place, in texels from the corner of the first one.
    ///
    /// Beyond the edge it is the colour of the edge: nothing of ours is tiled.
    pub fn at(&self, place: Vec2) -> Color32 {
        if self.options.magnification == TextureFilter::Nearest {
            return self.texel(place.x, place.y);
        }
        let place = place - Vec2::splat(0.5);
        let (left, top) = (place.x.floor(), place.y.floor());
        let across = |y| mixed(self.texel(left, y), self.texel(left + 1.0, y), place.x - left);
        mixed(across(top), across(top + 1.0), place.y - top)
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what is there")]
    fn texel(&self, x: f32, y: f32) -> Color32 {
        let x = (x.max(0.0) as usize).min(self.width.saturating_sub(1));
        let y = (y.max(0.0) as usize).min(self.height().saturating_sub(1));
        self.texels.get(y * self.width + x).copied().unwrap_or(Color32::TRANSPARENT)
    }
}

/// A colour between two.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
fn mixed(one: Color32, other: Color32, part: f32) -> Color32 {
    if one == other {
        return one;
    }
    let (one, other) = (one.to_array(), other.to_array());
    let mix = |channel: usize| {
        let (from, to) = (f32::from(one[channel]), f32::from(other[channel]));
        (from + (to - from) * part + 0.5) as u8
    };
    Color32::from_rgba_premultiplied(mix(0), mix(1), mix(2), mix(3))
}

#[expect(clippy::cast_precision_loss, reason = "no texture has 16 million texels on a side")]
const fn count(texels: usize) -> f32 {
    texels as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::ColorImage;

    fn grey(value: u8) -> Color32 {
        Color32::from_gray(value)
    }

    fn texture(options: TextureOptions) -> Textures {
        let image = ColorImage::new([2, 2], vec![grey(0), grey(100), grey(200), grey(40)]);
        let mut delta = TexturesDelta::default();
        delta.push(TextureId::default(), ImageDelta::full(image, options));
        let mut textures = Textures::default();
        textures.set(&mut delta);
        textures
    }

    #[test]
    fn a_place_between_texels_has_a_colour_between_theirs() {
        let textures = texture(TextureOptions::LINEAR);
        let texture = textures.get(TextureId::default()).expect("it is there");
        assert_eq!(texture.at(vec2(0.5, 0.5)), grey(0), "the middle of a texel is its colour");
        assert_eq!(texture.at(vec2(1.0, 0.5)), grey(50));
        assert_eq!(texture.at(vec2(-3.0, 9.0)), grey(200), "beyond the edge is the edge");
        let textures = self::texture(TextureOptions::NEAREST);
        let texture = textures.get(TextureId::default()).expect("it is there");
        assert_eq!(texture.at(vec2(0.9, 0.5)), grey(0));
    }

    #[test]
    fn a_patch_changes_its_part_and_nothing_else() {
        let mut textures = texture(TextureOptions::NEAREST);
        let mut delta = TexturesDelta::default();
        let patch = ColorImage::new([1, 1], vec![grey(7)]);
        delta.push(TextureId::default(), ImageDelta::partial([1, 1], patch, TextureOptions::NEAREST));
        textures.set(&mut delta);
        let texture = textures.get(TextureId::default()).expect("it is there");
        assert_eq!(texture.row(0, 1, 9), [grey(200), grey(7)]);
        assert_eq!(texture.row(0, 0, 9), [grey(0), grey(100)]);
        delta.free.insert(TextureId::default());
        textures.free(&mut delta);
        assert!(textures.get(TextureId::default()).is_none());
    }
}
