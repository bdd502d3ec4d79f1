//! Markdown to HTML. The author's text can't bring HTML of its own into a page: tags are shown as
//! the text that they are, so that no text can break a page's structure or load something.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Renders Markdown. Headings are moved so that they begin at level `top` (3 for an h3), since the page
/// owns the levels above, and none is skipped.
pub fn to_html(markdown: &str, top: u8) -> String {
    let mut out = String::new();
    html::push_html(&mut out, events(markdown, top).into_iter());
    out
}

/// The parts of a text, as every rendering of it shows them: with the headings in their place, and
/// with tags as the text that they are.
pub fn events(markdown: &str, top: u8) -> Vec<Event<'_>> {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::empty()).collect();
    // The headings that the next one stands below. An h3 followed by an h5 would tell whoever hears the
    // page that something is left out, so a level counts only within the one above it.
    let mut above: Vec<HeadingLevel> = Vec::new();
    let mut shift = |level: HeadingLevel| {
        above.retain(|earlier| *earlier < level);
        let moved = usize::from(top) + above.len();
        above.push(level);
        HeadingLevel::try_from(moved).unwrap_or(HeadingLevel::H6)
    };
    let mut open = HeadingLevel::H6;
    let events = events.into_iter().map(|event| match event {
        Event::Start(Tag::Heading {
            level,
            id,
            classes,
            attrs,
        }) => {
            open = shift(level);
            Event::Start(Tag::Heading {
                level: open,
                id,
                classes,
                attrs,
            })
        }
        Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Heading(open)),
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    });
    events.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_begin_at_the_level_of_the_page() {
        assert_eq!(to_html("# A\n\n## B", 3), "<h3>A</h3>\n<h4>B</h4>\n");
        assert_eq!(to_html("### A", 3), "<h3>A</h3>\n");
        assert_eq!(
            to_html("## Z\n\n# A\n\n### B\n\n### C\n\n# D", 3),
            "<h3>Z</h3>\n<h3>A</h3>\n<h4>B</h4>\n<h4>C</h4>\n<h3>D</h3>\n"
        );
    }

    #[test]
    fn tags_of_the_author_are_text() {
        let got = to_html("a <script src=x>b</script>\n\n<img src=y>\n", 3);
        assert!(!got.contains("<script") && !got.contains("<img"), "{got}");
        assert!(got.contains("&lt;script"), "{got}");
    }
}
