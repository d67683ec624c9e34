//! Attune: reflection worksheets for psychotherapists.
//!
//! A therapist fills in a worksheet after a session; every word stays on her
//! own machine; her supervisor comments on single answers; both print. This
//! page is the floor plan of the house.
//!
//! # Floors
//!
//! A module may use only modules on lower floors, and only those that
//! [`FLOORS`] names; `tests/house` reads the sources and fails otherwise.
//!
//! ```text
//! shell       9   eframe, clock, disk, dialogs, threads, command line
//! ui          8   egui: theme, kit, screens
//! app         7   the brain: State, Action, Command, Effect
//! exchange    6   Markdown, tables, FHIR and what PDFs bring: ways out and in
//! print       5   pages to PDF bytes; PDF to pixels and text; the proof
//! page store  4   pages from template and worksheet; safe saving, the locked folder
//! worksheet   3   answers, edits, what is shown, scores, review
//! template    2   RON text to a checked template; the shelf
//! seal        2   keys and sealed bytes: pure bytes to bytes
//! faces diagnostic 1
//! base words  0
//! ```
//!
//! # Invariants
//!
//! - `template`, `worksheet` and `page` compile without egui, disk or clock.
//! - Everything that changes a worksheet is an [`worksheet::Edit`].
//! - No struct of `ui` owns an answer.
//! - Answers never appear in errors, logs, `Debug` or panics.
//! - There is no network: no HTTP, TLS or browser-opening crate in the tree.
//! - Same worksheet, same bytes: no clock, locale or system font below `shell`.

pub mod app;
pub mod base;
pub mod diagnostic;
pub mod exchange;
pub mod faces;
pub mod page;
pub mod print;
pub mod seal;
pub mod shell;
pub mod store;
pub mod template;
pub mod ui;
pub mod words;
pub mod worksheet;

/// Each module with what it may use; read by the floor test.
pub const FLOORS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("words", &["base"]),
    ("faces", &[]),
    ("diagnostic", &["base", "words"]),
    ("seal", &["base", "words"]),
    ("template", &["base", "diagnostic"]),
    ("worksheet", &["base", "words", "diagnostic", "template"]),
    ("page", &["base", "words", "faces", "template", "worksheet"]),
    ("store", &["base", "words", "diagnostic", "seal", "template", "worksheet"]),
    ("print", &["base", "words", "faces", "page"]),
    ("exchange", &["base", "words", "diagnostic", "template", "worksheet", "page", "print"]),
    (
        "app",
        &[
            "base",
            "words",
            "faces",
            "diagnostic",
            "seal",
            "template",
            "worksheet",
            "page",
            "store",
            "print",
            "exchange",
        ],
    ),
    ("ui", &["base", "words", "faces", "diagnostic", "seal", "template", "worksheet", "page", "print", "app"]),
    (
        "shell",
        &[
            "base",
            "words",
            "faces",
            "diagnostic",
            "seal",
            "template",
            "worksheet",
            "page",
            "store",
            "print",
            "exchange",
            "app",
            "ui",
        ],
    ),
];
