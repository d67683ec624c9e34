//! The picture of the program in task bars: two rings that meet.

/// Pixels on a side.
const SIDE: u32 = 64;
const TEAL: [u8; 3] = [0x1f, 0x6f, 0x78];
const PAPER: [u8; 3] = [0xff, 0xfd, 0xfa];

/// The icon as pixels, drawn here so that no image reader is needed.
#[must_use]
pub fn icon() -> egui::IconData {
    let mut rgba = Vec::with_capacity((SIDE * SIDE * 4) as usize);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let at = egui::pos2(pixel_centre(x), pixel_centre(y));
            let plate = cover(rounded_square(at, 30.0, 14.0));
            let ring = |centre: egui::Pos2| cover(((at - centre).length() - 13.0).abs() - 2.2);
            let rings = ring(egui::vec2(-7.0, 0.0).to_pos2()).max(ring(egui::vec2(7.0, 0.0).to_pos2()));
            for (teal, paper) in TEAL.into_iter().zip(PAPER) {
                rgba.push(mix(teal, paper, rings));
            }
            rgba.push(mix(0, 255, plate));
        }
    }
    egui::IconData { rgba, width: SIDE, height: SIDE }
}

#[expect(clippy::cast_precision_loss, reason = "below 64")]
fn pixel_centre(at: u32) -> f32 {
    at as f32 + 0.5 - SIDE as f32 / 2.0
}

/// How far outside a square with round corners a point lies.
fn rounded_square(at: egui::Pos2, half: f32, radius: f32) -> f32 {
    let x = (at.x.abs() - half + radius).max(0.0);
    let y = (at.y.abs() - half + radius).max(0.0);
    x.hypot(y) - radius
}

/// How much of a pixel is covered, from its distance to the edge.
fn cover(outside: f32) -> f32 {
    (0.5 - outside).clamp(0.0, 1.0)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
fn mix(from: u8, to: u8, part: f32) -> u8 {
    (f32::from(from) + (f32::from(to) - f32::from(from)) * part).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_clear_at_its_corner_and_teal_between_ring_and_edge() {
        let icon = icon();
        let pixel = |x: u32, y: u32| &icon.rgba[((y * SIDE + x) * 4) as usize..][..4];
        assert_eq!(pixel(0, 0)[3], 0);
        assert_eq!(pixel(32, 8), [0x1f, 0x6f, 0x78, 255]);
        assert!(pixel(12, 32)[0] > 0xf0, "a ring");
    }
}
