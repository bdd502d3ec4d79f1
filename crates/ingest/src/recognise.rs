//! Which dataset a file is.

use std::collections::BTreeMap;
use std::path::Path;

use ijkpunt_model::Kind;

use crate::contract::Contract;
use crate::grid::Head;
use crate::header::{Given, Header};
use crate::open::{Content, Look, open};
use crate::persons::Layout;

/// The name of the dataset whose required columns the header of a file has, and of which it has
/// most columns. Of two with as many, the one that requires more columns with a closed list of codes: it
/// says more of what a file is. None where no contract fits, or two fit equally well. The gemeente
/// need not stand in the file, since a workspace can give it.
pub fn recognise(path: &Path, contracts: &[Contract]) -> Option<String> {
    let content = open(path, encoding_rs::WINDOWS_1252, Look::Start)
        .ok()?
        .content;
    let heads = heads(&content, None, false);
    let constants = BTreeMap::new();
    let given = Given {
        constants: &constants,
        gemeente: true,
    };
    let mut fitting: Vec<((usize, usize), &str)> = contracts
        .iter()
        .filter_map(|contract| {
            let score = fit(contract, &heads, given)?;
            let codes = contract.fields.iter();
            let codes = codes.filter(|field| field.required && matches!(field.kind, Kind::Code(_)));
            Some(((score, codes.count()), contract.dataset.name.as_str()))
        })
        .collect();
    fitting.sort_by(|a, b| b.cmp(a));
    match fitting.as_slice() {
        [(first, _), (second, _), ..] if first == second => None,
        [(_, name), ..] => Some((*name).to_owned()),
        [] => None,
    }
}

/// How many columns of a contract a file has, if it has all that are required.
pub(crate) fn fit(contract: &Contract, heads: &[Head], given: Given<'_>) -> Option<usize> {
    if contract.lezen.person_list
        && let Some(layout) = Layout::find(heads)
    {
        return Some(layout.elements);
    }
    let header = Header::best(contract, heads)?;
    header
        .missing(contract, given)
        .is_empty()
        .then(|| header.score())
}

/// The first rows of every reading of a file.
pub(crate) fn heads(content: &Content, sheet: Option<&str>, point: bool) -> Vec<Head> {
    match content {
        Content::Text(text) => text.heads().unwrap_or_default(),
        Content::Book(book) => book.heads(sheet, point),
        _ => Vec::new(),
    }
}
