//! Who is answered, and with what.
//!
//! The server has no secrets to check anyone by, so it is careful in another way: a page elsewhere on
//! the web that has its own name point at this computer (DNS rebinding) is known by the name that it
//! asks for, and a path can lead nowhere but to a file of the site, since it is looked up in a list.

use std::borrow::Cow;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr};

use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response};

use super::{Shown, page};

/// Where an open page asks whether it is old. No file of a site begins with a dot.
pub const VERSION_PATH: &str = "/.ijkpunt/versie";

/// What is sent back.
#[derive(Debug, PartialEq, Eq)]
struct Answer<'a> {
    status: u16,
    kind: &'static str,
    body: Cow<'a, [u8]>,
}

impl Answer<'_> {
    fn text(status: u16, words: &str) -> Answer<'static> {
        Answer {
            status,
            kind: "text/plain; charset=utf-8",
            body: Cow::Owned(format!("{words}\n").into_bytes()),
        }
    }

    fn page(status: u16, html: Vec<u8>) -> Answer<'static> {
        Answer {
            status,
            kind: content_type(".html"),
            body: Cow::Owned(html),
        }
    }
}

/// Answers a request.
pub fn answer(request: Request, shown: &Shown) -> io::Result<()> {
    let hosts: Vec<&str> = request
        .headers()
        .iter()
        .filter(|header| header.field.equiv("Host"))
        .map(|header| header.value.as_str())
        .collect();
    let found = find(request.method(), &hosts, request.url(), shown);
    let mut response = Response::from_data(found.body)
        .with_status_code(found.status)
        // With a length and in one piece, whatever the size.
        .with_chunked_threshold(usize::MAX);
    for (name, value) in [
        ("Content-Type", found.kind),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        // No page of another site may read or frame what is not published yet.
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Content-Security-Policy", "frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"),
    ] {
        response.add_header(header(name, value)?);
    }
    if found.status == 405 {
        response.add_header(header("Allow", "GET, HEAD")?);
    }
    request.respond(response)
}

fn header(name: &str, value: &str) -> io::Result<Header> {
    Header::from_bytes(name, value).map_err(|()| io::Error::other("no header"))
}

fn find<'a>(method: &Method, hosts: &[&str], url: &str, shown: &'a Shown) -> Answer<'a> {
    match hosts {
        [host] if is_loopback(host) => {}
        _ => return Answer::text(403, "This preview answers to 127.0.0.1 and localhost only."),
    }
    if !matches!(method, Method::Get | Method::Head) {
        return Answer::text(405, "This preview can only be looked at.");
    }
    if url == VERSION_PATH {
        return Answer::text(200, &shown.version);
    }
    let path = path(url);
    let file = path
        .as_deref()
        .and_then(|path| shown.site.get_key_value(path));
    match file {
        Some((name, bytes)) => Answer {
            status: 200,
            kind: content_type(name),
            body: match name.ends_with(".html") {
                true => Cow::Owned(page::dress(bytes, shown)),
                false => Cow::Borrowed(bytes),
            },
        },
        // Before there is a site, every address says how it stands.
        None if shown.site.is_empty() => Answer::page(503, page::no_site(shown)),
        None => Answer::page(404, page::not_found(shown)),
    }
}

/// Whether a Host header names this computer: `localhost`, or an address of loopback. Any port will do.
pub fn is_loopback(host: &str) -> bool {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((name, port)) => (name, port),
            None => return false,
        },
        None => match host.find(':') {
            Some(at) => host.split_at(at),
            None => (host, ""),
        },
    };
    let port_fits = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|port| port.parse::<u16>().is_ok());
    let named = match host.starts_with('[') {
        true => name.parse().is_ok_and(|ip: Ipv6Addr| ip.is_loopback()),
        false => {
            let number = name.parse().is_ok_and(|ip: Ipv4Addr| ip.is_loopback());
            number || name.eq_ignore_ascii_case("localhost")
        }
    };
    port_fits && named
}

/// The file of a site that an address asks for, as a path with `/`; nothing where the address can't be
/// that of a file.
pub fn path(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let path = match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.into_owned(),
    };
    let foreign = |c: char| c == '\\' || c == ':' || c.is_control();
    let safe = path
        .split('/')
        .all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains(foreign));
    safe.then_some(path)
}

/// What a browser must take a file for; it may not guess.
pub fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "parquet" => "application/vnd.apache.parquet",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown() -> Shown {
        let page = b"<html><body>De site</body></html>".to_vec();
        let files = [("index.html".to_owned(), page)];
        Shown {
            site: std::sync::Arc::new(files.into()),
            ..Shown::default()
        }
    }

    #[test]
    fn only_this_computer_is_a_host() {
        for host in [
            "localhost",
            "LOCALHOST:8080",
            "127.0.0.1",
            "127.0.0.1:1",
            "127.9.9.9:65535",
            "[::1]",
            "[::1]:8080",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "example.nl",
            "example.nl:8080",
            "localhost.example.nl",
            "localhost:",
            "localhost:80x",
            "localhost:80:80",
            "localhost:99999",
            "127.0.0.1.example.nl",
            "127.0.0.1@example.nl",
            "128.0.0.1",
            "0.0.0.0",
            "192.168.1.2:80",
            "[::2]:80",
            "[::1",
            "[::1]example.nl",
            "::1",
            "2130706433",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn an_address_is_a_file_of_the_site_or_nothing() {
        for (url, file) in [
            ("/", "index.html"),
            ("/?zoek=1", "index.html"),
            ("/index.html#doelen", "index.html"),
            ("/grafieken/een.svg", "grafieken/een.svg"),
            ("/grafieken/", "grafieken/index.html"),
            ("/caf%C3%A9.html", "café.html"),
        ] {
            assert_eq!(path(url).as_deref(), Some(file), "{url}");
        }
        for url in [
            "",
            "*",
            "index.html",
            "http://example.nl/",
            "//example.nl/",
            "/../ijkpunt.toml",
            "/%2e%2e/ijkpunt.toml",
            "/..%2fijkpunt.toml",
            "/%2E%2E%2Fijkpunt.toml",
            "/..%5cijkpunt.toml",
            "/a/../../ijkpunt.toml",
            "/./index.html",
            "/a//b.html",
            "/.ijkpunt/leveringen.json",
            "/C:/ijkpunt.toml",
            "/a%00.html",
            "/%ff",
        ] {
            assert_eq!(path(url), None, "{url}");
        }
        // Twice encoded is once decoded: a name that no file has.
        assert_eq!(
            path("/%252e%252e/ijkpunt.toml").as_deref(),
            Some("%2e%2e/ijkpunt.toml")
        );
    }

    #[test]
    fn who_may_not_ask_gets_nothing_of_the_site() {
        let shown = shown();
        let status = |method: &Method, hosts: &[&str], url: &str| {
            let answer = find(method, hosts, url, &shown);
            let leaks = String::from_utf8_lossy(&answer.body).contains("De site");
            assert_eq!(leaks, answer.status == 200, "{url}");
            answer.status
        };
        assert_eq!(status(&Method::Get, &["localhost"], "/"), 200);
        assert_eq!(status(&Method::Head, &["localhost"], "/"), 200);
        assert_eq!(status(&Method::Post, &["localhost"], "/"), 405);
        assert_eq!(status(&Method::Options, &["localhost"], "/"), 405);
        assert_eq!(status(&Method::Get, &["example.nl"], "/"), 403);
        assert_eq!(status(&Method::Get, &[], "/"), 403);
        assert_eq!(status(&Method::Get, &["localhost", "example.nl"], "/"), 403);
        assert_eq!(status(&Method::Get, &["localhost"], "/weg.html"), 404);
    }

    #[test]
    fn a_preview_without_a_site_says_so_at_every_address() {
        let nothing = Shown::default();
        let answer = find(&Method::Get, &["localhost"], "/", &nothing);
        assert_eq!(answer.status, 503);
        assert_eq!(answer.kind, "text/html; charset=utf-8");
    }
}
