//! What the desktop is told on Linux: the entry, the kinds of files, the icon.

use std::{fs, path::Path, process::Command};

use attune::{exchange::given, template::shelf};

const APP: &str = "attune";

fn assets() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/linux")
}

/// Runs a tool of the desktop, on a home of its own.
fn run(home: &Path, program: &str, words: &[&str]) -> String {
    let mut command = Command::new(program);
    command.args(words).env("HOME", home).env("XDG_DATA_HOME", home.join("data")).env_remove("XDG_DATA_DIRS");
    let done = command.output().unwrap_or_else(|error| panic!("{program} (gio: libglib2.0-bin): {error}"));
    assert!(done.status.success(), "{program} {words:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn the_entry_names_the_program_its_icon_and_just_the_kinds_that_are_declared() {
    let entry = fs::read_to_string(assets().join(format!("{APP}.desktop"))).unwrap();
    let value =
        |key: &str| entry.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('=')).unwrap_or_default();
    assert!(entry.starts_with("[Desktop Entry]\n") && entry.lines().skip(1).all(|line| line.contains('=')));
    assert_eq!((value("Type"), value("Exec"), value("Icon")), ("Application", "attune %f", APP));
    assert_eq!(value("StartupWMClass"), APP, "the window is known by it");
    assert!(assets().join(format!("{APP}.svg")).exists());
    let types = fs::read_to_string(assets().join(format!("{APP}.xml"))).unwrap();
    let declared: Vec<&str> =
        types.split("<mime-type type=\"").skip(1).map(|part| part.split('"').next().unwrap()).collect();
    assert_eq!(value("MimeType").split_terminator(';').collect::<Vec<_>>(), declared);
}

#[test]
fn the_entry_is_one_as_the_desktop_wants_it() {
    let entry = assets().join(format!("{APP}.desktop"));
    match Command::new("desktop-file-validate").arg("--no-hints").arg(&entry).output() {
        Ok(done) => assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout)),
        // Without the package desktop-file-utils nobody can say.
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::NotFound),
    }
}

#[test]
fn once_installed_each_file_of_ours_is_known_for_what_it_is_and_removing_leaves_nothing() {
    let room = tempfile::tempdir().unwrap();
    let home = room.path();
    let script = assets().join("install").display().to_string();
    let binary = home.join("a folder/attune");
    fs::create_dir(home.join("a folder")).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_attune"), &binary).unwrap();
    run(home, &script, &[binary.to_str().unwrap()]);
    let entry = home.join(format!("data/applications/{APP}.desktop"));
    let written = fs::read_to_string(&entry).unwrap();
    assert!(written.contains(&format!("Exec=\"{}\" %f", binary.canonicalize().unwrap().display())), "{written}");

    let line = shelf::all().iter().find(|shipped| shipped.id == "just-a-line").unwrap().text;
    let blank = given::write(&given::Given { template: line.to_owned(), blocks: None });
    fs::write(home.join("line.attune-blank"), blank).unwrap();
    fs::write(home.join("sealed.attune"), "age-encryption.org/v1\n").unwrap();
    run(home, binary.to_str().unwrap(), &["new", "just-a-line", "-o", home.join("line.ron").to_str().unwrap()]);
    fs::write(home.join("other.ron"), "Scene(entities: [])").unwrap();
    let bare = line.find("Template(").and_then(|at| line.get(at..)).unwrap();
    fs::write(home.join("bare.ron"), bare).unwrap();
    fs::write(home.join("remarks.ron"), format!("// A sheet of my own.\n// For Mondays.\n{bare}")).unwrap();
    for (file, kind) in [
        ("line.attune-blank", Some("application/x-attune-blank")),
        ("sealed.attune", Some("application/x-attune")),
        ("line.ron", Some("application/x-attune-worksheet")),
        ("bare.ron", Some("application/x-attune-worksheet")),
        ("remarks.ron", Some("application/x-attune-worksheet")),
        ("other.ron", None),
    ] {
        let said = run(home, "gio", &["info", "-a", "standard::content-type", home.join(file).to_str().unwrap()]);
        match kind {
            Some(kind) => assert!(said.trim_end().ends_with(kind), "{file}: {said}"),
            None => assert!(!said.contains("x-attune"), "{file} is nothing of ours: {said}"),
        }
    }

    run(home, &script, &["--remove"]);
    for gone in [
        format!("applications/{APP}.desktop"),
        format!("mime/packages/{APP}.xml"),
        format!("icons/hicolor/scalable/apps/{APP}.svg"),
    ] {
        assert!(!home.join("data").join(&gone).exists(), "{gone}");
    }
}
