//! The desktop's own print dialog, where there is no `lp`: the print portal.
//!
//! The portal (`org.freedesktop.portal.Print`, over D-Bus on this machine) shows
//! the system's dialog with every printer it knows, and takes the pages through
//! an open file, so that no other program needs to find it by name.

use std::{collections::HashMap, fs::File, future::poll_fn, os::fd::OwnedFd, pin::Pin, time::Duration};

use zbus::{
    Connection, MatchRule, MessageStream,
    connection::Builder,
    export::futures_core::Stream,
    fdo::{DBusProxy, PropertiesProxy},
    zvariant::{Fd, OwnedObjectPath, OwnedValue, Value},
};

use super::{clock, dialogs::block_on};
use crate::{app::PrintOrder, page::Paper};

const DESKTOP: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const PRINT: &str = "org.freedesktop.portal.Print";
const REQUEST: &str = "org.freedesktop.portal.Request";
/// A portal that does not answer so long is none; a person at its dialog may take any time.
const PATIENCE: Duration = Duration::from_secs(5);
/// What a request ends with when the person said no.
const CANCELLED: u32 = 1;

/// How printing through the portal ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The system has the pages.
    Printed,
    /// The person closed the dialog.
    Cancelled,
    /// It did not work, and why.
    Refused(String),
}

/// Settings as the portal wants them.
type Settings<'v> = HashMap<&'v str, Value<'v>>;

/// Whether this desktop has a print portal.
pub fn is_there() -> bool {
    block_on(async { offers(&session().await?).await }).is_ok()
}

/// Shows the system's print dialog and hands the file over.
pub fn print(file: File, order: &PrintOrder, job: &str) -> Ended {
    let printed = async { print_on(&session().await?, file, order, job).await };
    block_on(printed).unwrap_or_else(|error| Ended::Refused(error.to_string()))
}

async fn session() -> zbus::Result<Connection> {
    Builder::session()?.method_timeout(PATIENCE).build().await
}

/// Fails where nobody offers to print.
async fn offers(bus: &Connection) -> zbus::Result<()> {
    let properties = PropertiesProxy::builder(bus).destination(DESKTOP)?.path(PATH)?.build().await?;
    let _version = properties.get(PRINT.try_into()?, "version").await?;
    Ok(())
}

async fn print_on(bus: &Connection, file: File, order: &PrintOrder, job: &str) -> zbus::Result<Ended> {
    let mut answers = answers(bus).await?;
    // Of its own for each request, so that no answer is taken for that of another one.
    let options = || {
        let token = format!("attune_{}", clock::fresh_id());
        Settings::from([("handle_token", token.into()), ("modal", true.into())])
    };
    let asked = ("", job, settings(order), page(order.paper), options());
    let handle = call(bus, "PreparePrint", &asked).await?;
    let (code, results) = answer(&mut answers, &handle).await?;
    if code != 0 {
        return Ok(not_printed(code));
    }
    let Some(token) = results.get("token").and_then(|token| u32::try_from(token).ok()) else {
        return Ok(Ended::Refused("token".to_owned()));
    };
    let mut options = options();
    options.insert("token", token.into());
    let asked = ("", job, Fd::from(OwnedFd::from(file)), options);
    let handle = call(bus, "Print", &asked).await?;
    let (code, _) = answer(&mut answers, &handle).await?;
    Ok(if code == 0 { Ended::Printed } else { not_printed(code) })
}

fn not_printed(code: u32) -> Ended {
    if code == CANCELLED { Ended::Cancelled } else { Ended::Refused(format!("portal: {code}")) }
}

/// Calls the portal; gives where its answer will come from.
async fn call<B>(bus: &Connection, method: &str, asked: &B) -> zbus::Result<OwnedObjectPath>
where
    B: serde::Serialize + zbus::zvariant::DynamicType,
{
    bus.call_method(Some(DESKTOP), PATH, Some(PRINT), method, asked).await?.body().deserialize()
}

/// All answers of requests; listened for before anything is asked, so that none is missed.
async fn answers(bus: &Connection) -> zbus::Result<MessageStream> {
    let rule = MatchRule::builder().msg_type(zbus::message::Type::Signal).interface(REQUEST)?.member("Response")?;
    let stream = MessageStream::from(bus);
    DBusProxy::new(bus).await?.add_match_rule(rule.build()).await?;
    Ok(stream)
}

/// Waits for the answer to one request.
async fn answer(
    answers: &mut MessageStream,
    handle: &OwnedObjectPath,
) -> zbus::Result<(u32, HashMap<String, OwnedValue>)> {
    while let Some(message) = poll_fn(|cx| Pin::new(&mut *answers).poll_next(cx)).await {
        let message = message?;
        let header = message.header();
        let is_ours = header.interface().is_some_and(|name| name == REQUEST)
            && header.path().is_some_and(|path| path.as_str() == handle.as_str());
        if is_ours {
            return message.body().deserialize();
        }
    }
    Err(zbus::Error::Failure("the bus went away".to_owned()))
}

/// How often and on which sides, as GTK names it.
fn settings(order: &PrintOrder) -> Settings<'static> {
    let duplex = if order.both_sides { "horizontal" } else { "simplex" };
    Settings::from([("n-copies", order.copies.to_string().into()), ("duplex", duplex.into())])
}

fn page(paper: Paper) -> Settings<'static> {
    let (name, width, height) = match paper {
        Paper::A4 => ("iso_a4", 210.0, 297.0),
        Paper::Letter => ("na_letter", 215.9, 279.4),
    };
    Settings::from([
        ("Name", name.into()),
        ("Width", width.into()),
        ("Height", height.into()),
        ("Orientation", "portrait".into()),
    ])
}

#[cfg(test)]
#[expect(clippy::too_many_arguments, reason = "the portal's own methods")]
mod tests {
    use std::{
        io::{BufRead, BufReader, Read, Write},
        process::{Child, Command, Stdio},
        sync::{Arc, Mutex},
    };

    use super::*;

    /// A bus of its own with a portal that answers as it is told.
    struct Bus {
        daemon: Child,
        address: String,
        _folder: tempfile::TempDir,
    }

    /// Nobody is started on this bus: a desktop's own portal stays out of it.
    const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
        "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
        <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
        <allow own="*"/></policy></busconfig>"#;

    #[derive(Clone, Default)]
    struct Portal {
        /// With what it answers *prepare* and *print*.
        codes: [u32; 2],
        /// What it was asked: copies, sides, width of the paper, the bytes.
        heard: Arc<Mutex<Vec<String>>>,
    }

    type Map = HashMap<String, OwnedValue>;

    fn text(map: &Map, key: &str) -> String {
        map.get(key).and_then(|value| <&str>::try_from(value).ok()).unwrap_or_default().to_owned()
    }

    impl Portal {
        async fn respond(&self, bus: &Connection, to: &zbus::message::Header<'_>, code: u32, token: &str) -> String {
            let path = format!("{PATH}/request/x/{token}");
            let results: Settings<'_> = HashMap::from([("token", 7_u32.into())]);
            let who = to.sender().cloned();
            // As real portals do, sometimes before the call itself has come back.
            bus.emit_signal(who, path.as_str(), REQUEST, "Response", &(code, results)).await.unwrap();
            path
        }
    }

    #[zbus::interface(name = "org.freedesktop.portal.Print")]
    impl Portal {
        #[zbus(property, name = "version")]
        fn version(&self) -> u32 {
            2
        }

        async fn prepare_print(
            &self,
            #[zbus(connection)] bus: &Connection,
            #[zbus(header)] header: zbus::message::Header<'_>,
            _parent: &str,
            title: &str,
            settings: Map,
            page: Map,
            options: Map,
        ) -> OwnedObjectPath {
            let width = page.get("Width").and_then(|width| f64::try_from(width).ok()).unwrap();
            let (copies, sides) = (text(&settings, "n-copies"), text(&settings, "duplex"));
            self.heard.lock().unwrap().push(format!("{title} {copies} {sides} {width}"));
            let path = self.respond(bus, &header, self.codes[0], &text(&options, "handle_token")).await;
            path.try_into().unwrap()
        }

        async fn print(
            &self,
            #[zbus(connection)] bus: &Connection,
            #[zbus(header)] header: zbus::message::Header<'_>,
            _parent: &str,
            _title: &str,
            file: zbus::zvariant::OwnedFd,
            options: Map,
        ) -> OwnedObjectPath {
            let mut bytes = String::new();
            File::from(OwnedFd::from(file)).read_to_string(&mut bytes).unwrap();
            let token = options.get("token").and_then(|token| u32::try_from(token).ok());
            self.heard.lock().unwrap().push(format!("{bytes} {token:?}"));
            let path = self.respond(bus, &header, self.codes[1], &text(&options, "handle_token")).await;
            path.try_into().unwrap()
        }
    }

    impl Bus {
        fn start() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let config = folder.path().join("bus.conf");
            std::fs::write(&config, BUS).unwrap();
            let mut daemon = Command::new("dbus-daemon")
                .args(["--nofork", "--print-address", "--config-file"])
                .arg(&config)
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("dbus-daemon is needed (Debian package dbus-daemon)");
            let mut address = String::new();
            BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
            Self { daemon, address: address.trim().to_owned(), _folder: folder }
        }

        async fn connect(&self) -> Connection {
            Builder::address(self.address.as_str()).unwrap().method_timeout(PATIENCE).build().await.unwrap()
        }

        fn with(&self, portal: Portal) -> Connection {
            block_on(async {
                let builder = Builder::address(self.address.as_str()).unwrap();
                builder.name(DESKTOP).unwrap().serve_at(PATH, portal).unwrap().build().await.unwrap()
            })
        }

        fn print(&self) -> Ended {
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(b"%PDF-1.7 pages").unwrap();
            std::io::Seek::rewind(&mut file).unwrap();
            let order = PrintOrder { printer: String::new(), copies: 3, both_sides: true, paper: Paper::Letter };
            block_on(async { print_on(&self.connect().await, file, &order, "Attune").await.unwrap() })
        }
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            self.daemon.kill().unwrap();
            self.daemon.wait().unwrap();
        }
    }

    #[test]
    fn the_portal_gets_the_settings_and_the_very_bytes() {
        let bus = Bus::start();
        let portal = Portal::default();
        let _serves = bus.with(portal.clone());
        assert!(block_on(async { offers(&bus.connect().await).await.is_ok() }));
        assert_eq!(bus.print(), Ended::Printed);
        let heard = portal.heard.lock().unwrap().clone();
        assert_eq!(heard, ["Attune 3 horizontal 215.9", "%PDF-1.7 pages Some(7)"]);
    }

    #[test]
    fn who_closes_the_dialog_has_printed_nothing() {
        for (codes, ended, calls) in [
            ([1, 0], Ended::Cancelled, 1),
            ([2, 0], Ended::Refused("portal: 2".to_owned()), 1),
            ([0, 1], Ended::Cancelled, 2),
            ([0, 2], Ended::Refused("portal: 2".to_owned()), 2),
        ] {
            let bus = Bus::start();
            let portal = Portal { codes, ..Portal::default() };
            let _serves = bus.with(portal.clone());
            assert_eq!(bus.print(), ended);
            assert_eq!(portal.heard.lock().unwrap().len(), calls);
        }
    }

    #[test]
    fn a_desktop_without_a_portal_offers_nothing() {
        let bus = Bus::start();
        assert!(block_on(async { offers(&bus.connect().await).await.is_err() }));
    }
}
