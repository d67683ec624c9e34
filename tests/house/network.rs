//! Nothing in the tree can speak to a network or open a browser.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use serde_json::Value;

use super::sources;

const BANNED: &[&str] = &[
    "reqwest",
    "hyper",
    "hyper-util",
    "h2",
    "ureq",
    "curl",
    "curl-sys",
    "isahc",
    "attohttpc",
    "surf",
    "minreq",
    "rustls",
    "openssl",
    "openssl-sys",
    "native-tls",
    "schannel",
    "webpki",
    "quinn",
    "tungstenite",
    "tokio-tungstenite",
    "websocket",
    "webbrowser",
    "open",
    "opener",
    "wry",
    "tao",
    "socket2",
    "tokio",
    "async-std",
    "smol",
    "trust-dns-proto",
    "hickory-proto",
    "lettre",
    "ssh2",
    "libp2p",
    "zeromq",
    "egui_inspection",
    "sentry",
];

/// Features that would let a program open links, be steered or keep words in plain files.
const BANNED_FEATURES: &[(&str, &str)] =
    &[("eframe", "links"), ("eframe", "inspection"), ("eframe", "persistence"), ("egui-winit", "links")];

fn metadata() -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--offline", "--locked"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(sources::root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What the program is built from on Linux: names and features, without what only tests use.
fn tree() -> BTreeMap<String, BTreeSet<String>> {
    let data = metadata();
    let nodes: BTreeMap<&str, &Value> = data["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (node["id"].as_str().unwrap(), node))
        .collect();
    let names: BTreeMap<&str, &str> = data["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| (package["id"].as_str().unwrap(), package["name"].as_str().unwrap()))
        .collect();
    let mut todo = vec![data["resolve"]["root"].as_str().unwrap()];
    let mut seen = BTreeSet::new();
    let mut tree: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    while let Some(id) = todo.pop() {
        if !seen.insert(id) {
            continue;
        }
        let node = nodes[id];
        let features = node["features"].as_array().unwrap().iter().map(|f| f.as_str().unwrap().to_owned());
        tree.entry(names[id].to_owned()).or_default().extend(features);
        for dep in node["deps"].as_array().unwrap() {
            let normal = dep["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null());
            if normal {
                todo.push(dep["pkg"].as_str().unwrap());
            }
        }
    }
    tree
}

#[test]
fn no_crate_in_the_tree_speaks_to_a_network() {
    let tree = tree();
    assert!(tree.contains_key("egui") && tree.len() > 100, "the tree was read");
    assert!(!tree.contains_key("proptest"), "what only tests use is not in it");
    let found: Vec<_> = tree.keys().filter(|name| BANNED.contains(&name.as_str())).collect();
    assert!(found.is_empty(), "{found:?}");
    for (name, feature) in BANNED_FEATURES {
        let features = &tree[*name];
        assert!(!features.contains(*feature), "{name} has the feature {feature}");
    }
}
