//! The sentences of the pages as data: messages of Project Fluent in `reports/zinnen.ftl`, which a
//! gemeente may replace one by one in a file of its own of that name.
//!
//! Fluent only chooses and puts together. Numbers go in as text that [`crate::Dutch`] has formatted;
//! beside it a bare count may go in for choosing between forms, and is never printed.

mod check;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::{ReportError, Text};

pub use check::{check_sentences, replaced_sentences};

/// Name of the file with the sentences, in the folder `reports`.
pub const SENTENCES: &str = "zinnen.ftl";

const BUILTIN: &str = include_str!("../../../reports/zinnen.ftl");

/// What can be put into a sentence: text, or a count to choose by.
pub trait Said {
    /// The value as Fluent takes it.
    fn said(&self) -> FluentValue<'_>;
}

impl Said for &str {
    fn said(&self) -> FluentValue<'_> {
        FluentValue::from(*self)
    }
}

impl Said for String {
    fn said(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_str())
    }
}

impl Said for &String {
    fn said(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_str())
    }
}

impl Said for usize {
    fn said(&self) -> FluentValue<'_> {
        FluentValue::from(*self)
    }
}

impl Said for u64 {
    fn said(&self) -> FluentValue<'_> {
        FluentValue::from(*self)
    }
}

/// All sentences, parsed once for any number of pages.
pub struct Sentences {
    bundle: FluentBundle<FluentResource>,
}

impl Sentences {
    /// The built-in sentences and over them those of a workspace. Its text was checked by
    /// [`check_sentences`]; what can't be read in it is passed over here.
    pub fn new(own: Option<&Text>) -> Result<Self, ReportError> {
        let locale = "nl".parse().map_err(|_| refuse("the locale nl"))?;
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // No marks of writing direction around what is put in: all of it is Dutch.
        bundle.set_use_isolating(false);
        let builtin = FluentResource::try_new(BUILTIN.to_owned());
        let builtin = builtin.map_err(|(_, errors)| refuse(format!("{errors:?}")))?;
        bundle
            .add_resource(builtin)
            .map_err(|errors| refuse(format!("{errors:?}")))?;
        if let Some(own) = own {
            let read = FluentResource::try_new(own.text.clone());
            bundle.add_resource_overriding(read.unwrap_or_else(|(readable, _)| readable));
        }
        Ok(Sentences { bundle })
    }

    /// The sentence `id` with its variables. A test holds every id and every variable in the sources
    /// against the file, so an unknown one is a fault of the program; it shows as `{id}`.
    pub fn say(&self, id: &str, variables: &[(&'static str, &dyn Said)]) -> String {
        let message = self.bundle.get_message(id);
        let Some(pattern) = message.and_then(|message| message.value()) else {
            return format!("{{{id}}}");
        };
        let mut arguments = FluentArgs::with_capacity(variables.len());
        for (name, value) in variables {
            arguments.set(Cow::Borrowed(*name), value.said());
        }
        let said = self
            .bundle
            .format_pattern(pattern, Some(&arguments), &mut Vec::new());
        said.into_owned()
    }
}

fn refuse(what: impl Into<String>) -> ReportError {
    ReportError::Sentences(what.into())
}
