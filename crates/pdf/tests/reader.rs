//! Reads a PDF back as a screen reader does: the tag tree, with the text of each tag.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

/// What a text belongs to: its page, and its number there.
type Mark = (ObjectId, i64);

/// A PDF as it was read back.
pub struct Pdf {
    /// The language of the whole.
    pub language: String,
    /// The metadata, as XML.
    pub metadata: String,
    /// Whether a reader shows the title in the place of the file name.
    pub shows_title: bool,
    /// Number of pages.
    pub pages: usize,
    /// The top of the tag tree.
    pub tree: Tag,
}

/// A tag with what stands in it.
#[derive(Debug, Clone, Default)]
pub struct Tag {
    /// Its kind, such as `H1` or `TH`.
    pub role: String,
    /// What a picture shows, in words.
    pub alternative: Option<String>,
    /// Of a header of a table, what it heads.
    pub scope: Option<String>,
    /// The tags in it.
    pub tags: Vec<Tag>,
    /// The text in it and in the tags in it; a line of the page each.
    pub lines: Vec<String>,
}

impl Pdf {
    /// Reads the bytes of a PDF.
    pub fn read(bytes: &[u8]) -> Pdf {
        let document = Document::load_mem(bytes).unwrap();
        let catalog = document.catalog().unwrap();
        let texts = texts(&document);
        let root = dictionary(&document, catalog.get(b"StructTreeRoot").unwrap());
        let mut tree = Tag::default();
        add(&document, &texts, root.get(b"K").unwrap(), None, &mut tree);
        let metadata = document
            .get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap())
            .and_then(Object::as_stream)
            .unwrap();
        let plain = metadata.decompressed_content();
        let metadata = plain.unwrap_or_else(|_| metadata.content.clone());
        let shown = dictionary(&document, catalog.get(b"ViewerPreferences").unwrap());
        Pdf {
            language: string(catalog.get(b"Lang").unwrap()),
            metadata: String::from_utf8(metadata).unwrap(),
            shows_title: shown.get(b"DisplayDocTitle").unwrap().as_bool().unwrap(),
            pages: document.get_pages().len(),
            tree: tree.tags.remove(0),
        }
    }
}

impl Tag {
    /// Every tag of a kind in this one, in order.
    pub fn all(&self, role: &str) -> Vec<&Tag> {
        let mut found = Vec::new();
        for tag in &self.tags {
            if tag.role == role {
                found.push(tag);
            }
            found.extend(tag.all(role));
        }
        found
    }

    /// Its text, with a space where a line ends.
    pub fn text(&self) -> String {
        let text = self.lines.join(" ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The tree below this tag, a line for each block; rows and items are a line, and of what a
    /// picture shows only the beginning is told.
    pub fn outline(&self) -> String {
        let mut out = String::new();
        for tag in &self.tags {
            tag.write(&mut out, 0);
        }
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        out.push_str(&"  ".repeat(depth));
        match self.role.as_str() {
            "TR" | "LI" => {
                let cells: Vec<String> = self.tags.iter().map(Tag::line).collect();
                out.push_str(&format!("{} {}\n", self.role, cells.join(" | ")));
            }
            "Figure" => {
                let alternative = self.alternative.as_deref().unwrap_or("NONE");
                let begin: String = alternative.chars().take(100).collect();
                out.push_str(&format!("Figure Alt: {begin}\n"));
            }
            "Document" | "Sect" | "L" | "Table" | "THead" | "TBody" | "Div" | "BlockQuote"
            | "NonStruct" | "Part" => {
                out.push_str(&format!("{}\n", self.role));
                for tag in &self.tags {
                    tag.write(out, depth + 1);
                }
            }
            _ => out.push_str(&format!("{}\n", self.line())),
        }
    }

    fn line(&self) -> String {
        let scope = self.scope.as_ref().map(|scope| format!("({scope})"));
        let line = format!("{}{} {}", self.role, scope.unwrap_or_default(), self.text());
        line.trim_end().to_owned()
    }
}

fn add(
    document: &Document,
    texts: &BTreeMap<Mark, String>,
    kid: &Object,
    page: Option<ObjectId>,
    parent: &mut Tag,
) {
    let (_, kid) = document.dereference(kid).unwrap();
    match kid {
        Object::Integer(number) => {
            let text = page.and_then(|page| texts.get(&(page, *number)));
            parent.lines.extend(text.cloned());
        }
        Object::Array(kids) => {
            for kid in kids {
                add(document, texts, kid, page, parent);
            }
        }
        Object::Dictionary(kid) => {
            let own = kid.get(b"Pg").and_then(Object::as_reference).ok();
            let page = own.or(page);
            if let Ok(number) = kid.get(b"MCID") {
                return add(document, texts, number, page, parent);
            }
            let Ok(role) = kid.get(b"S") else {
                return; // A link's own rectangle, which holds no text.
            };
            let mut tag = Tag {
                role: String::from_utf8_lossy(role.as_name().unwrap()).into_owned(),
                alternative: kid.get(b"Alt").ok().map(string),
                scope: scope(document, kid),
                ..Tag::default()
            };
            if let Ok(kids) = kid.get(b"K") {
                add(document, texts, kids, page, &mut tag);
            }
            parent.lines.extend(tag.lines.iter().cloned());
            parent.tags.push(tag);
        }
        _ => {}
    }
}

fn scope(document: &Document, tag: &Dictionary) -> Option<String> {
    let (_, attributes) = document.dereference(tag.get(b"A").ok()?).unwrap();
    let listed = match attributes {
        Object::Array(list) => list.clone(),
        one => vec![one.clone()],
    };
    listed.iter().find_map(|one| {
        let scope = dictionary(document, one).get(b"Scope").ok()?;
        Some(String::from_utf8_lossy(scope.as_name().unwrap()).into_owned())
    })
}

/// The text of every mark on every page.
fn texts(document: &Document) -> BTreeMap<Mark, String> {
    let mut texts: BTreeMap<Mark, String> = BTreeMap::new();
    for page in document.get_pages().into_values() {
        let fonts: BTreeMap<Vec<u8>, Encoding<'_>> = document
            .get_page_fonts(page)
            .unwrap()
            .into_iter()
            .map(|(name, font)| (name, font.get_font_encoding(document).unwrap()))
            .collect();
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        let mut font = None;
        let mut open: Vec<Option<i64>> = Vec::new();
        for operation in &content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "BDC" => open.push(mark(operands.get(1))),
                "BMC" => open.push(None),
                "EMC" => {
                    open.pop();
                }
                "Tf" => font = fonts.get(operands[0].as_name().unwrap()),
                "Tj" | "TJ" => {
                    let Some(number) = open.iter().rev().find_map(|mark| *mark) else {
                        continue; // Headers, footers and lines are for the eye only.
                    };
                    let text = texts.entry((page, number)).or_default();
                    for operand in operands {
                        shown(operand, font.unwrap(), text);
                    }
                }
                _ => {}
            }
        }
    }
    texts
}

fn mark(properties: Option<&Object>) -> Option<i64> {
    let properties = properties?.as_dict().ok()?;
    properties.get(b"MCID").ok()?.as_i64().ok()
}

fn shown(operand: &Object, font: &Encoding<'_>, text: &mut String) {
    match operand {
        Object::String(bytes, _) => text.push_str(&Document::decode_text(font, bytes).unwrap()),
        Object::Array(parts) => parts.iter().for_each(|part| shown(part, font, text)),
        _ => {}
    }
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    let (_, object) = document.dereference(object).unwrap();
    object.as_dict().unwrap()
}

/// A text string: UTF-16 with a mark before it, or bytes that are Latin.
fn string(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units = wide
                .chunks(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|c| c.unwrap()).collect()
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
