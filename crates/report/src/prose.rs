//! The author's text as parts of a document: what HTML shows of it, for files of another kind.

use std::iter::Peekable;
use std::vec::IntoIter;

use ijkpunt_model::{Block, Inline};
use pulldown_cmark::{Event, Tag};

use crate::markdown;

/// The parts of a Markdown text; `marked` gives what comes in the place of a paragraph that is a mark.
pub fn blocks(markdown: &str, top: u8, marked: impl Fn(&str) -> Option<Vec<Block>>) -> Vec<Block> {
    let mut reader = Reader {
        events: markdown::events(markdown, top).into_iter().peekable(),
        marked,
    };
    reader.blocks()
}

struct Reader<'a, M> {
    events: Peekable<IntoIter<Event<'a>>>,
    marked: M,
}

impl<M: Fn(&str) -> Option<Vec<Block>>> Reader<'_, M> {
    /// The parts up to the end of what they stand in, which is taken as well.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        loop {
            // Items of a list without blank lines hold text and no paragraph.
            let loose = self.inlines();
            if !loose.is_empty() {
                blocks.extend(self.paragraph(loose));
            }
            match self.events.next() {
                None | Some(Event::End(_)) => return blocks,
                Some(Event::Start(tag)) => blocks.extend(self.block(tag)),
                Some(Event::Rule) => blocks.push(Block::Rule),
                Some(_) => {}
            }
        }
    }

    fn block(&mut self, tag: Tag<'_>) -> Vec<Block> {
        match tag {
            Tag::Heading { level, .. } => vec![Block::Heading {
                level: level as u8,
                text: self.enclosed(),
            }],
            Tag::Paragraph | Tag::HtmlBlock => {
                let text = self.enclosed();
                match text.is_empty() {
                    true => Vec::new(),
                    false => self.paragraph(text),
                }
            }
            Tag::List(start) => {
                let mut items = Vec::new();
                while let Some(Event::Start(_)) = self.events.next() {
                    items.push(self.blocks());
                }
                vec![Block::List { start, items }]
            }
            Tag::BlockQuote(_) => vec![Block::Quote {
                blocks: self.blocks(),
            }],
            Tag::CodeBlock(_) => vec![Block::Code {
                text: plain(&self.enclosed()),
            }],
            _ => self.blocks(),
        }
    }

    /// A paragraph, or what it marks the place of.
    fn paragraph(&self, text: Vec<Inline>) -> Vec<Block> {
        (self.marked)(&plain(&text)).unwrap_or_else(|| vec![Block::Paragraph { text }])
    }

    /// The text of an element that has begun, with its end.
    fn enclosed(&mut self) -> Vec<Inline> {
        let text = self.inlines();
        self.events.next();
        text
    }

    /// The text up to whatever is no text.
    fn inlines(&mut self) -> Vec<Inline> {
        let mut text = Vec::new();
        while let Some(event) = self.events.next_if(is_inline) {
            match event {
                Event::Text(part) | Event::Code(part) => push(&mut text, &part),
                Event::SoftBreak => push(&mut text, " "),
                Event::HardBreak => text.push(Inline::Break),
                Event::Start(Tag::Emphasis) => text.push(Inline::Emphasis {
                    text: self.enclosed(),
                }),
                Event::Start(Tag::Strong) => text.push(Inline::Strong {
                    text: self.enclosed(),
                }),
                Event::Start(Tag::Link { dest_url, .. }) => text.push(Inline::Link {
                    to: dest_url.to_string(),
                    text: self.enclosed(),
                }),
                // A document carries no picture of the author's: what it shows in words stays.
                Event::Start(_) => text.extend(self.enclosed()),
                _ => {}
            }
        }
        text
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak => true,
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }
        ),
        _ => false,
    }
}

/// Adds plain text; what the parser gave in parts is one text again.
fn push(text: &mut Vec<Inline>, part: &str) {
    match text.last_mut() {
        Some(Inline::Text { text }) => text.push_str(part),
        _ => text.push(Inline::text(part)),
    }
}

/// The words alone.
fn plain(text: &[Inline]) -> String {
    let part = |inline: &Inline| match inline {
        Inline::Text { text } => text.clone(),
        Inline::Emphasis { text } | Inline::Strong { text } | Inline::Link { text, .. } => {
            plain(text)
        }
        Inline::Break => "\n".to_owned(),
    };
    text.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(markdown: &str) -> Vec<Block> {
        blocks(markdown, 3, |_| None)
    }

    fn line(text: &str) -> Vec<Inline> {
        vec![Inline::text(text)]
    }

    #[test]
    fn a_text_keeps_its_structure() {
        let got = read(
            "# A\n\nb\nc *d* **e**\\\nf\n\n3. g\n4. h\n   - i\n\n> j\n\n[k](https://l.example)",
        );
        let expected = [
            Block::Heading {
                level: 3,
                text: line("A"),
            },
            Block::Paragraph {
                text: vec![
                    Inline::text("b c "),
                    Inline::Emphasis { text: line("d") },
                    Inline::text(" "),
                    Inline::Strong { text: line("e") },
                    Inline::Break,
                    Inline::text("f"),
                ],
            },
            Block::List {
                start: Some(3),
                items: vec![
                    vec![Block::paragraph("g")],
                    vec![
                        Block::paragraph("h"),
                        Block::List {
                            start: None,
                            items: vec![vec![Block::paragraph("i")]],
                        },
                    ],
                ],
            },
            Block::Quote {
                blocks: vec![Block::paragraph("j")],
            },
            Block::Paragraph {
                text: vec![Inline::Link {
                    to: "https://l.example".into(),
                    text: line("k"),
                }],
            },
        ];
        assert_eq!(got, expected);
    }

    #[test]
    fn tags_and_code_are_the_text_that_they_are() {
        assert_eq!(
            read("a <b>c</b> `d`\n\n<p>e</p>\n\n    f\n    g\n\n![h](i.png)\n\n---\n"),
            [
                Block::paragraph("a <b>c</b> d"),
                Block::paragraph("<p>e</p>\n"),
                Block::Code {
                    text: "f\ng\n".into()
                },
                Block::paragraph("h"),
                Block::Rule,
            ]
        );
    }

    #[test]
    fn a_mark_gives_way_to_what_it_marks() {
        let got = blocks("a\n\n*x_y*\n\nb", 3, |text| {
            (text == "x_y").then(|| vec![Block::Rule])
        });
        let expected = [Block::paragraph("a"), Block::Rule, Block::paragraph("b")];
        assert_eq!(got, expected);
        assert_eq!(blocks("a", 3, |_| Some(Vec::new())), []);
    }
}
