//! The preview, asked as a browser would ask: over a socket, of the program itself.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::page::Element;
use crate::workbench::{Workbench, program, read_folder, sample_site};

/// How often a test looks whether something came true, and how long it sleeps in between.
const POLLS: usize = 600;
const PAUSE: Duration = Duration::from_millis(200);

/// The program at work; it ends with the test.
struct Server {
    program: Child,
    address: SocketAddr,
    lines: Receiver<String>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    fn start(bench: &Workbench) -> Server {
        let mut program = Command::new(env!("CARGO_BIN_EXE_ijkpunt"))
            .args(["serve", "."])
            .current_dir(bench.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (tell, lines) = channel();
        let told = BufReader::new(program.stderr.take().unwrap());
        thread::spawn(move || {
            for line in told.lines().map_while(Result::ok) {
                let _ = tell.send(line);
            }
        });
        let serving = lines
            .iter()
            .find(|line| line.contains("serving on"))
            .unwrap();
        let (_, rest) = serving.split_once("http://").unwrap();
        let (address, _) = rest.split_once('/').unwrap();
        Server {
            program,
            address: address.parse().unwrap(),
            lines,
        }
    }

    /// Sends a request as it stands and reads all of the answer.
    fn send(&self, method: &str, target: &str, host: &str) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        let host = match host {
            "" => String::new(),
            host => format!("Host: {host}\r\n"),
        };
        write!(
            stream,
            "{method} {target} HTTP/1.1\r\n{host}Connection: close\r\n\r\n"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let _ = stream.shutdown(Shutdown::Both);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        Answer {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.to_lowercase(),
            body: body.to_owned(),
        }
    }

    fn get(&self, target: &str) -> Answer {
        self.send("GET", target, &self.address.to_string())
    }

    /// Asks for a page until it is as it must become.
    fn until(&self, target: &str, comes_true: impl Fn(&Answer) -> bool) -> Answer {
        for _ in 0..POLLS {
            let answer = self.get(target);
            if comes_true(&answer) {
                return answer;
            }
            thread::sleep(PAUSE);
        }
        panic!("{target} did not become what it must be");
    }
}

/// A page of the site without what the preview puts in.
fn without_script(page: &str) -> String {
    let (before, rest) = page.split_once("<script>").unwrap();
    let (script, after) = rest.split_once("</script>\n").unwrap();
    assert!(script.len() < 1000);
    format!("{before}{after}")
}

#[test]
fn a_preview_is_the_site_and_answers_nobody_else() {
    let bench = Workbench::sample();
    let before = read_folder(&bench.path(""));
    let server = Server::start(&bench);
    assert!(server.address.ip().is_loopback());
    let page = server.until("/", |answer| answer.status == 200);
    assert!(page.head.contains("content-type: text/html; charset=utf-8"));
    assert!(page.head.contains("cache-control: no-store"));
    assert_eq!(
        without_script(&page.body),
        sample_site().text("index.html"),
        "the page, and a script that was not written anywhere"
    );
    let css = server.get("/stijl.css");
    assert!(css.head.contains("content-type: text/css"));
    assert_eq!(css.body, sample_site().text("stijl.css"));
    let version = server.get("/.ijkpunt/versie");
    assert!(page.body.contains(&format!("\"{}\"", version.body.trim())));

    let missing = server.get("/bestaat-niet.html");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("Deze pagina bestaat niet."));
    for target in [
        "/../ijkpunt.toml",
        "/%2e%2e/ijkpunt.toml",
        "/..%2fijkpunt.toml",
        "/%2e%2e%2fijkpunt.toml",
        "/%252e%252e/ijkpunt.toml",
        "/grafieken/../../ijkpunt.toml",
        "/..%5cijkpunt.toml",
        "//etc/passwd",
        "/ijkpunt.toml",
        "/exports/lvv_2019.csv",
        "/.ijkpunt/leveringen.json",
    ] {
        let answer = server.get(target);
        assert_eq!(answer.status, 404, "{target}");
        assert!(!answer.body.contains("[verslag]"), "{target}");
    }
    for host in ["example.nl", "localhost.example.nl", "10.0.0.1:80", ""] {
        let answer = server.send("GET", "/", host);
        assert!(matches!(answer.status, 400 | 403), "{host}");
        assert!(!answer.body.contains("Vluchtelingen"), "{host}");
    }
    let local = format!("localhost:{}", server.address.port());
    assert_eq!(server.send("GET", "/", &local).status, 200);
    let head = server.send("HEAD", "/", &local);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = server.send(method, "/", &local);
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.head.contains("allow: get, head"));
    }
    drop(server);
    // No site, no memory of deliveries, no table: the workspace is as it was.
    assert_eq!(read_folder(&bench.path("")), before);
}

#[test]
fn a_change_is_shown_and_a_fault_stands_above_the_last_good_page() {
    let bench = Workbench::sample();
    let server = Server::start(&bench);
    let first = server.until("/", |answer| answer.status == 200);
    let version = server.get("/.ijkpunt/versie").body;

    let story = read_folder(&bench.path("verhaal"));
    let story = format!("verhaal/{}", story.keys().next().unwrap());
    bench.append(&story, "\n\nDeze zin is er net bij geschreven.\n");
    let page = server.until("/", |answer| answer.body.contains("net bij geschreven"));
    assert!(!first.body.contains("net bij geschreven"));
    assert_ne!(server.get("/.ijkpunt/versie").body, version);
    let said: Vec<String> = server.lines.try_iter().collect();
    assert!(said.iter().any(|line| *line == format!("changed: {story}")));
    assert!(said.iter().any(|line| line.contains("lvv_2019.csv as lvv")));

    bench.replace("ijkpunt.toml", "programma =", "<b>programma =");
    let faulty = server.until("/", |answer| answer.body.contains("role=\"alert\""));
    assert_eq!(faulty.status, 200);
    let read = Element::parse(&faulty.body);
    let banner = read.all("section");
    let banner = banner
        .iter()
        .find(|element| element.attribute("role") == "alert")
        .unwrap();
    assert!(banner.text().contains("U ziet de laatste site die klopte."));
    assert!(banner.text().contains("Waar: ijkpunt.toml, regel 9"));
    assert!(banner.text().contains("<b>programma ="), "only as text");
    assert!(banner.all("b").is_empty());
    assert_eq!(
        read.all("main")[0].text(),
        Element::parse(&page.body).all("main")[0].text()
    );
    // An address that is not there says so, with the fault above it.
    let missing = server.get("/weg.html");
    assert!(missing.status == 404 && missing.body.contains("role=\"alert\""));

    bench.replace("ijkpunt.toml", "<b>programma =", "programma =");
    let mended = server.until("/", |answer| !answer.body.contains("role=\"alert\""));
    assert!(mended.body.contains("net bij geschreven"));
}

#[test]
fn a_workspace_that_never_built_says_why_and_waits() {
    let bench = Workbench::sample();
    bench.replace("ijkpunt.toml", "[verslag]", "[verslag");
    let server = Server::start(&bench);
    let page = server.until("/", |answer| answer.body.contains("role=\"alert\""));
    assert_eq!(page.status, 503);
    assert!(page.body.contains("Er is nog geen site die klopt."));
    assert!(page.body.contains("Waar: ijkpunt.toml, regel"));
    assert!(!page.body.contains("de laatste site die klopte"));
    bench.replace("ijkpunt.toml", "[verslag", "[verslag]");
    server.until("/", |answer| answer.status == 200);
}

#[test]
fn what_can_not_be_served_ends_with_two() {
    let bench = Workbench::empty();
    let code = |arguments: &[&str]| {
        let mut program = program();
        let run = program.current_dir(bench.path("")).args(arguments);
        run.assert().get_output().status.code()
    };
    assert_eq!(code(&["serve"]), Some(2));
    assert_eq!(code(&["serve", "."]), Some(2), "no workspace");
    assert_eq!(code(&["serve", ".", "--port", "70000"]), Some(2));
    assert_eq!(code(&["serve", "--help"]), Some(0));
    // A port that is taken.
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let sample = Workbench::sample();
    let folder = sample.path("").display().to_string();
    assert_eq!(code(&["serve", &folder, "--port", &port]), Some(2));
}

/// What was published before is what the next delivery is compared with, however often somebody
/// looked in between.
#[test]
fn a_preview_remembers_no_delivery() {
    let bench = Workbench::sample();
    bench.build_well();
    let before = read_folder(&bench.path(""));
    bench.replace(
        "exports/lvv_2019.csv",
        "2019MM04\tWachtlijst",
        "2019MM04\tWachtlijst ",
    );
    let server = Server::start(&bench);
    server.until("/", |answer| answer.status == 200);
    drop(server);
    let mut after = read_folder(&bench.path(""));
    assert_ne!(
        after["exports/lvv_2019.csv"],
        before["exports/lvv_2019.csv"]
    );
    after.insert(
        "exports/lvv_2019.csv".to_owned(),
        before["exports/lvv_2019.csv"].clone(),
    );
    assert_eq!(after, before);
}
