//! What is shipped has functions that are the same only once.
//!
//! The linker folds them where it can; daily builds do without, to be linked
//! in a moment.

use std::env::var;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| var(name).is_ok_and(|is| is == value);
    let shipped = is("OPT_LEVEL", "s");
    // The compiler's own linker there, which knows how.
    if shipped && is("TARGET", "x86_64-unknown-linux-gnu") {
        println!("cargo::rustc-link-arg-bins=-Wl,--icf=all");
        println!("cargo::rustc-link-arg-benches=-Wl,--icf=all");
    }
}
