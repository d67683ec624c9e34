//! The window where no graphics card is: the processor draws it.
//!
//! Virtual machines, remote desktops and old machines have no OpenGL, or one
//! that the processor works out itself, which takes more memory than all of
//! the program and longer to load than its first frame to draw. Here the
//! triangles of a frame become pixels without it.

mod paint;
mod run;
mod texture;

pub use run::{Begin, SoftwareWindow};

/// Whether the processor would draw in any case: no graphics card is there to do it.
#[cfg(target_os = "linux")]
#[must_use]
pub fn draws_here() -> bool {
    let card = |name: &std::ffi::OsStr| name.to_str().is_some_and(|name| name.starts_with("renderD"));
    let cards = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    let foreign = ["/dev/nvidiactl", "/dev/dxg", "/dev/mali0", "/dev/kgsl-3d0", "/dev/pvr_sync"];
    !cards.map(|entry| entry.file_name()).any(|name| card(&name))
        && !foreign.iter().any(|device| std::path::Path::new(device).exists())
}

/// Elsewhere the system draws: never compiled here.
#[cfg(not(target_os = "linux"))]
#[must_use]
pub const fn draws_here() -> bool {
    false
}
