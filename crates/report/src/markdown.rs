//! Markdown to HTML. The author's text can't bring HTML of its own into a page: tags are shown as
//! the text that they are, so that no text can break a page's structure or load something.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Renders Markdown. Headings are moved down so that the highest is a level `top` (3 for an h3),
/// since the page owns the levels above.
pub fn to_html(markdown: &str, top: u8) -> String {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::empty()).collect();
    let highest = events
        .iter()
        .filter_map(|event| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(*level as u8),
            _ => None,
        })
        .min()
        .unwrap_or(top);
    let shift = |level: HeadingLevel| {
        let moved = (level as u8).saturating_sub(highest) + top;
        HeadingLevel::try_from(usize::from(moved.min(6))).unwrap_or(HeadingLevel::H6)
    };
    let events = events.into_iter().map(|event| match event {
        Event::Start(Tag::Heading {
            level,
            id,
            classes,
            attrs,
        }) => Event::Start(Tag::Heading {
            level: shift(level),
            id,
            classes,
            attrs,
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(shift(level))),
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_begin_at_the_level_of_the_page() {
        assert_eq!(to_html("# A\n\n## B", 3), "<h3>A</h3>\n<h4>B</h4>\n");
        assert_eq!(to_html("### A", 3), "<h3>A</h3>\n");
    }

    #[test]
    fn tags_of_the_author_are_text() {
        let got = to_html("a <script src=x>b</script>\n\n<img src=y>\n", 3);
        assert!(!got.contains("<script") && !got.contains("<img"), "{got}");
        assert!(got.contains("&lt;script"), "{got}");
    }
}
