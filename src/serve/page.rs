//! What a preview puts into pages, and the few pages of its own. None of it is ever written to disk.

use ijkpunt_model::Finding;

use super::Shown;
use super::http::VERSION_PATH;

/// Findings that are shown; the terminal has them all.
const FINDINGS_SHOWN: usize = 10;

/// Colours of its own, that are the same in the dark: what blocks is no part of the report.
const BANNER: &str = "all:revert;display:block;margin:0;padding:1rem 1.25rem;background:#fff3d6;color:#3d2400;\
                      border-bottom:4px solid #8f3f00;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere";

/// Asks now and then whether this page is old. A server that has stopped leaves the page as it is.
fn script(version: &str) -> String {
    format!(
        "<script>setInterval(async()=>{{try{{const r=await fetch(\"{VERSION_PATH}\",{{cache:\"no-store\"}});\
         if(r.ok&&(await r.text()).trim()!==\"{version}\")location.reload()}}catch{{}}}},700)</script>\n"
    )
}

/// A page of the site with what blocks above it and the script that reloads it.
pub fn dress(page: &[u8], shown: &Shown) -> Vec<u8> {
    let html = String::from_utf8_lossy(page);
    let top = html
        .find("<body")
        .and_then(|at| html.get(at..)?.find('>').map(|end| at + end + 1))
        .unwrap_or(0);
    let bottom = html.rfind("</body>").filter(|at| *at >= top);
    let bottom = bottom.unwrap_or(html.len());
    let part = |range: std::ops::Range<usize>| html.get(range).unwrap_or_default();
    let fault = shown.fault.as_deref().map(|why| banner(why, shown));
    [
        part(0..top),
        &fault.unwrap_or_default(),
        part(top..bottom),
        &script(&shown.version),
        part(bottom..html.len()),
    ]
    .concat()
    .into_bytes()
}

/// What blocks, for the banner above a page. Values of deliveries stay on the terminal.
pub fn findings(blocking: &[&Finding]) -> String {
    let mut list = String::new();
    for finding in blocking.iter().take(FINDINGS_SHOWN) {
        list.push_str(&format!(
            "<li>{}<br>Waar: {}",
            escape(&finding.what),
            escape(&finding.place_words(false))
        ));
        if let Some(text) = &finding.text {
            list.push_str(&format!("<br><code>{}</code>", escape(text.excerpt.trim())));
        }
        list.push_str(&format!("<br>Doen: {}</li>\n", escape(&finding.remedy)));
    }
    let rest = match blocking.len().saturating_sub(FINDINGS_SHOWN) {
        0 => String::new(),
        rest => format!("<p>En nog {rest}. Ze staan allemaal op de terminal.</p>\n"),
    };
    let why = match blocking.len() {
        0 => "IJkpunt kon de site niet maken. Op de terminal staat waarom.",
        1 => "Er is iets dat blokkeert:",
        _ => "Er zijn bevindingen die blokkeren:",
    };
    match list.is_empty() {
        true => format!("<p>{why}</p>\n"),
        false => format!("<p>{why}</p>\n<ul>\n{list}</ul>\n{rest}"),
    }
}

/// Why a build could not run. The words are those of the terminal, in English.
pub fn error(error: &anyhow::Error) -> String {
    let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    format!(
        "<p>IJkpunt kon de site niet maken:</p>\n\
         <pre lang=\"en\" style=\"white-space:pre-wrap\">{}</pre>\n",
        escape(&causes.join("\n  because: "))
    )
}

fn banner(why: &str, shown: &Shown) -> String {
    let lead = match shown.site.is_empty() {
        true => "",
        false => {
            "<p><strong>Dit is niet de nieuwste versie.</strong> U ziet de laatste site die klopte.</p>\n"
        }
    };
    format!(
        "\n<section role=\"alert\" aria-label=\"Fout in de werkmap\" style=\"{BANNER}\">\n\
         {lead}{why}</section>\n"
    )
}

/// The page where there is no site yet.
pub fn no_site(shown: &Shown) -> Vec<u8> {
    let words = match shown.building {
        true => "De site wordt gemaakt. Deze pagina ververst zichzelf.",
        false => "Er is nog geen site die klopt. Deze pagina ververst zichzelf zodra die er is.",
    };
    own_page("Nog geen site", words, shown)
}

/// The page where the site has none.
pub fn not_found(shown: &Shown) -> Vec<u8> {
    let words = "Deze pagina bestaat niet. <a href=\"/\">Naar het begin van de site</a>";
    own_page("Niet gevonden", words, shown)
}

fn own_page(title: &str, words: &str, shown: &Shown) -> Vec<u8> {
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title} – IJkpunt</title>\n</head>\n\
         <body style=\"margin:0;font:1rem/1.5 system-ui,sans-serif\">\n\
         <main style=\"padding:1.25rem\">\n<h1>{title}</h1>\n<p>{words}</p>\n</main>\n</body>\n</html>\n"
    );
    dress(page.as_bytes(), shown)
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use ijkpunt_model::{Code, Place, Severity, Spot};

    use super::*;

    fn dressed(page: &str, fault: Option<String>) -> String {
        let shown = Shown {
            fault,
            version: "7-3".to_owned(),
            ..Shown::default()
        };
        String::from_utf8(dress(page.as_bytes(), &shown)).unwrap()
    }

    #[test]
    fn a_page_is_itself_with_a_small_script_at_its_end() {
        let page = "<html><body class=\"a\">\n<p>Tekst</p>\n</body></html>";
        let dressed = dressed(page, None);
        let script = dressed.replace("<html><body class=\"a\">\n<p>Tekst</p>\n", "");
        let script = script.strip_suffix("</body></html>").unwrap();
        assert!(script.starts_with("<script>") && script.trim_end().ends_with("</script>"));
        assert!(script.contains("\"7-3\"") && script.len() < 1000);
    }

    #[test]
    fn what_blocks_stands_above_the_page_and_is_only_text() {
        let evil = "<script>alert(1)</script>";
        let template = Finding::new(
            Code::OnbekendeCode,
            Severity::Blokkeert,
            Place::file(evil),
            evil,
            "Verbeter 'het'.",
        );
        let finding = Finding {
            spots: vec![Spot {
                value: "geheim".to_owned(),
                ..Spot::row(3)
            }],
            ..template
        };
        let many: Vec<&Finding> = std::iter::repeat_n(&finding, 12).collect();
        let dressed = dressed("<body><h1>Site</h1></body>", Some(findings(&many)));
        assert!(dressed.find("blokkeren").unwrap() < dressed.find("<h1>").unwrap());
        assert!(dressed.contains("&lt;script&gt;alert(1)") && !dressed.contains(evil));
        assert!(dressed.contains("rij 3") && !dressed.contains("geheim"));
        assert!(dressed.contains("En nog 2."));
        assert_eq!(dressed.matches("<script>").count(), 1);
    }

    #[test]
    fn an_error_is_shown_with_its_causes() {
        let failed = anyhow::anyhow!("a <b> fault").context("no site");
        let why = error(&failed);
        assert!(why.contains("no site\n  because: a &lt;b&gt; fault"));
    }
}
