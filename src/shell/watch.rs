//! Locks when the system says so: the screen was locked, the machine goes to sleep, the lid was closed.
//!
//! On Linux the desktop and `logind` tell it over D-Bus, a socket of this
//! machine. Where nobody tells, the quiet minutes are left.

use super::outside::Tell;

/// Listens as long as the program runs.
pub fn watch(tell: &Tell) {
    #[cfg(target_os = "linux")]
    linux::watch(tell);
    #[cfg(not(target_os = "linux"))]
    let _nobody_tells = tell;
}

#[cfg(target_os = "linux")]
mod linux {
    use std::{collections::HashMap, future::poll_fn, pin::Pin, thread, time::Duration};

    use zbus::{
        Connection, MatchRule, Message, MessageStream,
        export::futures_core::Stream,
        fdo::DBusProxy,
        zvariant::{OwnedFd, OwnedObjectPath, OwnedValue},
    };

    use crate::{
        app::Command,
        shell::{dialogs::block_on, outside::Tell},
    };

    /// Sleep is held up so long, so that the words are written and forgotten first; `logind` waits 5 s at most.
    const BEFORE_SLEEP: Duration = Duration::from_millis(2500);
    /// What desktops call the signal that the screen was locked.
    const SAVERS: &[&str] =
        &["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver"];
    const LOGIN: &str = "/org/freedesktop/login1";
    const MANAGER: &str = "org.freedesktop.login1.Manager";
    const SESSION: &str = "org.freedesktop.login1.Session";
    const POWER: &str = "org.freedesktop.UPower";
    const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

    pub fn watch(tell: &Tell) {
        for (name, system) in [("screen lock", false), ("sleep", true)] {
            let tell = tell.clone();
            let listen = move || {
                // A system without this bus tells nothing.
                let _nobody_tells = block_on(listen(system, &tell));
            };
            let _started = thread::Builder::new().name(name.to_owned()).spawn(listen);
        }
    }

    async fn listen(system: bool, tell: &Tell) -> zbus::Result<()> {
        let bus = if system { Connection::system().await? } else { Connection::session().await? };
        let rules = DBusProxy::new(&bus).await?;
        let own = if system { own_session(&bus).await } else { None };
        let own = own.as_ref().map(|path| path.as_str());
        for wanted in wanted(system, own) {
            rules.add_match_rule(wanted.rule()?).await?;
        }
        let mut held = if system { hold_sleep(&bus).await } else { None };
        let mut messages = MessageStream::from(&bus);
        while let Some(message) = poll_fn(|cx| Pin::new(&mut messages).poll_next(cx)).await {
            let Ok(message) = message else { continue };
            match what(&message) {
                Some(What::Lock) => tell.command(Command::SystemLocked),
                Some(What::Sleep) => {
                    tell.command(Command::SystemLocked);
                    thread::sleep(BEFORE_SLEEP);
                    held = None;
                }
                Some(What::Wake) => held = hold_sleep(&bus).await,
                None => {}
            }
        }
        drop(held);
        Ok(())
    }

    /// A signal that is listened for.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    struct Wanted<'a> {
        interface: &'a str,
        member: &'a str,
        path: Option<&'a str>,
        about: Option<&'a str>,
    }

    impl<'a> Wanted<'a> {
        const fn new(interface: &'a str, member: &'a str, path: Option<&'a str>) -> Self {
            Self { interface, member, path, about: None }
        }

        fn rule(self) -> zbus::Result<MatchRule<'a>> {
            let rule = MatchRule::builder().msg_type(zbus::message::Type::Signal);
            let mut rule = rule.interface(self.interface)?.member(self.member)?;
            if let Some(path) = self.path {
                rule = rule.path(path)?;
            }
            if let Some(about) = self.about {
                rule = rule.add_arg(about)?;
            }
            Ok(rule.build())
        }
    }

    /// What concerns this person: other people's sessions lock without us, and most of a bus is about other things.
    fn wanted(system: bool, session: Option<&str>) -> Vec<Wanted<'_>> {
        if !system {
            return SAVERS.iter().map(|saver| Wanted::new(saver, "ActiveChanged", None)).collect();
        }
        let lid = Wanted::new(PROPERTIES, "PropertiesChanged", Some("/org/freedesktop/UPower"));
        vec![
            Wanted::new(MANAGER, "PrepareForSleep", Some(LOGIN)),
            Wanted::new(SESSION, "Lock", session),
            Wanted { about: Some(POWER), ..lid },
        ]
    }

    /// Where `logind` tells of this person's session; nothing if it does not know, and then every lock counts.
    async fn own_session(bus: &Connection) -> Option<OwnedObjectPath> {
        let manager = ("org.freedesktop.login1", LOGIN);
        let named = match std::env::var("XDG_SESSION_ID") {
            Ok(id) => bus.call_method(Some(manager.0), manager.1, Some(MANAGER), "GetSession", &(id,)).await.ok(),
            Err(_) => None,
        };
        let answer = match named {
            Some(answer) => answer,
            None => {
                let asked = (std::process::id(),);
                bus.call_method(Some(manager.0), manager.1, Some(MANAGER), "GetSessionByPID", &asked).await.ok()?
            }
        };
        answer.body().deserialize().ok()
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum What {
        Lock,
        Sleep,
        Wake,
    }

    fn what(message: &Message) -> Option<What> {
        let header = message.header();
        let (interface, member) = (header.interface()?.as_str(), header.member()?.as_str());
        let body = message.body();
        match (interface, member) {
            (SESSION, "Lock") => Some(What::Lock),
            (MANAGER, "PrepareForSleep") => {
                Some(if body.deserialize::<bool>().ok()? { What::Sleep } else { What::Wake })
            }
            (PROPERTIES, "PropertiesChanged") => {
                let (of, changed, _) =
                    body.deserialize::<(String, HashMap<String, OwnedValue>, Vec<String>)>().ok()?;
                let closed = changed.get("LidIsClosed").and_then(|value| bool::try_from(value).ok());
                (of == POWER && closed == Some(true)).then_some(What::Lock)
            }
            (saver, "ActiveChanged") if SAVERS.contains(&saver) => {
                body.deserialize::<bool>().ok()?.then_some(What::Lock)
            }
            _ => None,
        }
    }

    /// Asks for a moment before the machine sleeps.
    async fn hold_sleep(bus: &Connection) -> Option<OwnedFd> {
        let asked = ("sleep", "Attune", crate::t!("sleep-why"), "delay");
        let manager = ("org.freedesktop.login1", LOGIN);
        let answer = bus.call_method(Some(manager.0), manager.1, Some(MANAGER), "Inhibit", &asked).await.ok()?;
        answer.body().deserialize::<OwnedFd>().ok()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn signal(
            interface: &str,
            member: &str,
            body: &(impl serde::Serialize + zbus::zvariant::DynamicType),
        ) -> Message {
            Message::signal("/a", interface, member).unwrap().build(body).unwrap()
        }

        #[test]
        fn only_what_concerns_this_person_is_listened_for() {
            let own = "/org/freedesktop/login1/session/_32";
            let rules = |session| -> Vec<String> {
                wanted(true, session).into_iter().map(|wanted| wanted.rule().unwrap().to_string()).collect()
            };
            let [sleep, lock, lid] = <[String; 3]>::try_from(rules(Some(own))).unwrap();
            assert!(sleep.contains("path='/org/freedesktop/login1'"), "{sleep}");
            assert!(lock.contains(&format!("path='{own}'")), "{lock}");
            assert!(
                lid.contains("path='/org/freedesktop/UPower'") && lid.contains("arg0='org.freedesktop.UPower'"),
                "{lid}"
            );
            // Better locked with somebody else than not at all.
            assert!(!rules(None)[1].contains("path="));
        }

        #[test]
        fn what_the_system_says_is_understood() {
            for saver in SAVERS {
                assert_eq!(what(&signal(saver, "ActiveChanged", &true)), Some(What::Lock));
                assert_eq!(what(&signal(saver, "ActiveChanged", &false)), None, "unlocking opens nothing");
            }
            assert_eq!(what(&signal(SESSION, "Lock", &())), Some(What::Lock));
            assert_eq!(what(&signal(MANAGER, "PrepareForSleep", &true)), Some(What::Sleep));
            assert_eq!(what(&signal(MANAGER, "PrepareForSleep", &false)), Some(What::Wake));
            let lid = |closed: bool| {
                let changed = HashMap::from([("LidIsClosed", zbus::zvariant::Value::from(closed))]);
                signal(PROPERTIES, "PropertiesChanged", &(POWER, changed, Vec::<String>::new()))
            };
            assert_eq!(what(&lid(true)), Some(What::Lock));
            assert_eq!(what(&lid(false)), None);
            assert_eq!(what(&signal("org.example.Other", "ActiveChanged", &true)), None);
        }
    }
}
