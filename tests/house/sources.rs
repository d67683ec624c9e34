//! The source files, parsed, with every path that they name.

use std::{
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// A source file.
pub struct Source {
    /// Its path from the root of the package, with forward slashes.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Its module, from the root of the crate.
    pub module: Vec<String>,
    /// Its syntax.
    pub syntax: syn::File,
}

/// A path that a source names, taken back to the root of the crate or to another crate.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// Its line, from 1.
    pub line: usize,
    /// Its parts; `crate` first if it leads into this crate.
    pub parts: Vec<String>,
}

/// The root of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file under `src`, sorted.
pub fn all() -> Vec<Source> {
    let mut paths = Vec::new();
    gather(&root().join("src"), &mut paths);
    paths.sort();
    assert!(paths.len() > 30, "the sources were found");
    paths.iter().map(|path| read(path)).collect()
}

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

fn read(path: &Path) -> Source {
    let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    let text = fs::read_to_string(path).unwrap();
    let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    Source { module: module(&name), name, text, syntax }
}

/// `src/a/b.rs` and `src/a/b/mod.rs` are both `[a, b]`.
fn module(name: &str) -> Vec<String> {
    let inner = name.trim_start_matches("src/").trim_end_matches(".rs");
    let mut parts: Vec<String> = inner.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| last == "mod" || (last == "lib" && parts.len() == 1)) {
        parts.pop();
    }
    parts
}

/// Every path that a source names, in code and inside macros.
pub fn paths(module: &[String], syntax: &syn::File) -> Vec<Named> {
    let mut finder = Finder { module: module.to_vec(), found: Vec::new() };
    finder.visit_file(syntax);
    finder.found
}

/// Every string literal, in code and inside macros, with its line.
pub fn literals(text: &str) -> Vec<(usize, String)> {
    let tokens: TokenStream = text.parse().unwrap();
    let mut found = Vec::new();
    literals_in(tokens, &mut found);
    found
}

fn literals_in(tokens: TokenStream, found: &mut Vec<(usize, String)>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => literals_in(group.stream(), found),
            TokenTree::Literal(literal) => {
                if let syn::Lit::Str(text) = syn::Lit::new(literal.clone()) {
                    found.push((literal.span().start().line, text.value()));
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

struct Finder {
    module: Vec<String>,
    found: Vec<Named>,
}

impl Finder {
    fn add(&mut self, line: usize, parts: &[String]) {
        let mut base = self.module.clone();
        let mut rest = parts;
        let mut inside = true;
        match rest.first().map(String::as_str) {
            Some("crate" | "attune") => {
                base.clear();
                rest = &rest[1..];
            }
            Some("self") => rest = &rest[1..],
            Some("super") => {
                while rest.first().is_some_and(|part| part == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            _ => inside = false,
        }
        let mut parts = if inside { vec!["crate".to_owned()] } else { Vec::new() };
        if inside {
            parts.append(&mut base);
        }
        parts.extend(rest.iter().cloned());
        self.found.push(Named { line, parts });
    }

    fn use_tree(&mut self, tree: &syn::UseTree, before: &mut Vec<String>) {
        match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.use_tree(&path.tree, before);
                before.pop();
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.use_tree(item, before)),
            syn::UseTree::Name(name) => self.use_leaf(&name.ident, before),
            syn::UseTree::Rename(rename) => self.use_leaf(&rename.ident, before),
            syn::UseTree::Glob(glob) => self.add(glob.star_token.spans[0].start().line, before),
        }
    }

    fn use_leaf(&mut self, ident: &syn::Ident, before: &[String]) {
        let mut parts = before.to_vec();
        parts.push(ident.to_string());
        self.add(ident.span().start().line, &parts);
    }

    /// Paths in the tokens of a macro: identifiers joined by `::`.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut parts: Vec<String> = Vec::new();
        let (mut line, mut joined) = (0, 0);
        let flush = |finder: &mut Self, parts: &mut Vec<String>, line| {
            if parts.len() > 1 {
                finder.add(line, parts);
            }
            parts.clear();
        };
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if joined < 2 {
                        flush(self, &mut parts, line);
                    }
                    if parts.is_empty() {
                        line = ident.span().start().line;
                    }
                    parts.push(ident.to_string());
                    joined = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => joined += 1,
                TokenTree::Group(group) => {
                    if group.delimiter() == Delimiter::Brace && joined == 2 {
                        // `use a::{b, c}` inside a macro: only its stem is seen.
                        flush(self, &mut parts, line);
                    }
                    flush(self, &mut parts, line);
                    joined = 0;
                    self.tokens(group.stream());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    flush(self, &mut parts, line);
                    joined = 0;
                }
            }
        }
        flush(self, &mut parts, line);
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.use_tree(&item.tree, &mut Vec::new());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if let Some(first) = path.segments.first() {
            self.add(first.ident.span().start().line, &parts);
        }
        visit::visit_path(self, path);
    }

    fn visit_visibility(&mut self, _visibility: &'ast syn::Visibility) {
        // `pub(crate)` and `pub(super)` are no uses.
    }

    fn visit_macro(&mut self, makro: &'ast syn::Macro) {
        self.visit_path(&makro.path);
        self.tokens(makro.tokens.clone());
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if module.content.is_some() {
            self.module.push(module.ident.to_string());
            visit::visit_item_mod(self, module);
            self.module.pop();
        }
    }
}

#[test]
fn paths_are_found_however_they_are_written() {
    let text = "
        use crate::{store::{self, save}, base};
        use super::super::shell::Disk as D;
        fn f(x: attune::ui::Memory) { crate::app::run(); let y: std::fs::File; }
        mod tests { use super::super::page; macro_rules! m { () => { $crate::print::write() } } }
    ";
    let module = ["ui".to_owned(), "screens".to_owned()];
    let found: Vec<String> =
        paths(&module, &syn::parse_file(text).unwrap()).iter().map(|named| named.parts.join("::")).collect();
    for path in [
        "crate::store::self",
        "crate::store::save",
        "crate::base",
        "crate::shell::Disk",
        "crate::ui::Memory",
        "crate::app::run",
        "std::fs::File",
        "crate::ui::page",
        "crate::print::write",
    ] {
        assert!(found.iter().any(|named| named == path), "{path} in {found:?}");
    }
}
