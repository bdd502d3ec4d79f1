//! A preview of a site on this computer: it is kept in memory, served on loopback, and made anew when
//! something of the workspace changes.
//!
//! Nothing here computes or writes: a preview is what `build` would publish, with a script in each page
//! that reloads it, and with what blocks above the last good site.

mod http;
mod page;
mod watch;

pub use watch::Watch;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;

use anyhow::{Result, anyhow};
use ijkpunt_model::{Finding, Severity};

use crate::Outcome;

/// Threads that answer. A browser asks for a few files at once, and nothing here takes long.
const ANSWERING: usize = 4;

/// The files of a site, by path with `/`.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What is shown at present.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shown {
    /// The last good site; nothing before there was one.
    pub site: Arc<Files>,
    /// What keeps the workspace from being built as it is now, as HTML.
    pub fault: Option<String>,
    /// Whether the first build is still to end.
    pub building: bool,
    /// Changes with everything above, so that an open page knows that it is old.
    pub version: String,
}

/// A server of previews. It answers until the program ends.
pub struct Preview {
    address: SocketAddr,
    shown: Arc<RwLock<Shown>>,
    builds: u64,
}

impl Preview {
    /// Listens on 127.0.0.1 and no other address. Port 0 is a port that is free.
    pub fn start(port: u16) -> Result<Preview> {
        let asked = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let server = tiny_http::Server::http(asked)
            .map_err(|error| anyhow!("can't listen on {asked}: {error}"))?;
        let address = server
            .server_addr()
            .to_ip()
            .ok_or_else(|| anyhow!("the server has no address"))?;
        let shown = Shown {
            building: true,
            version: version(0),
            ..Shown::default()
        };
        let shown = Arc::new(RwLock::new(shown));
        let server = Arc::new(server);
        for _ in 0..ANSWERING {
            let (server, shown) = (Arc::clone(&server), Arc::clone(&shown));
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    // A reader who has left misses nothing.
                    let _ = http::answer(request, &read(&shown));
                }
            });
        }
        Ok(Preview {
            address,
            shown,
            builds: 0,
        })
    }

    /// Where to look.
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Shows what came of a build: its site or, above the last good one, what blocks.
    pub fn show(&mut self, outcome: &mut Outcome) {
        match outcome.preview.take() {
            Some(files) => self.change(|shown| {
                shown.site = Arc::new(files);
                shown.fault = None;
            }),
            None => {
                let worst = outcome.findings.sorted();
                let blocking: Vec<&Finding> = worst
                    .into_iter()
                    .filter(|finding| finding.severity == Severity::Blokkeert)
                    .collect();
                let fault = page::findings(&blocking);
                self.change(|shown| shown.fault = Some(fault));
            }
        }
    }

    /// Shows, above the last good site, why a build could not run.
    pub fn fail(&mut self, error: &anyhow::Error) {
        let fault = page::error(error);
        self.change(|shown| shown.fault = Some(fault));
    }

    fn change(&mut self, change: impl FnOnce(&mut Shown)) {
        self.builds += 1;
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        change(&mut shown);
        shown.building = false;
        shown.version = version(self.builds);
    }
}

/// A page may outlive the program that served it, and meet the next one on the same port.
fn version(builds: u64) -> String {
    format!("{}-{builds}", std::process::id())
}

fn read(shown: &RwLock<Shown>) -> Shown {
    shown.read().unwrap_or_else(PoisonError::into_inner).clone()
}
