//! Builds the typed Arrow table, column by column.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanBuilder, Date32Builder, DictionaryArray, Float64Builder, Int32Array,
    Int32Builder, Int64Builder, RecordBatch, RecordBatchOptions, StringArray, StringBuilder,
};
use arrow::datatypes::{DataType, Field as ArrowField, Int32Type, Schema, SchemaRef};
use arrow::error::ArrowError;
use ijkpunt_model::{Kind, Sign};

use crate::contract::{Contract, Derived};
use crate::grid::Row;
use crate::privacy::Pseudonym;
use crate::rows::{Plan, Slot};
use crate::rules::Tally;
use crate::text::trim;
use crate::values::{Read, Value};

/// Rows in a batch, at most.
pub(crate) const BATCH_ROWS: usize = 65_536;

/// The distinct words of a dictionary column.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    list: Vec<String>,
    keys: BTreeMap<String, i32>,
}

impl Words {
    /// The words of a closed list, each with its place in the list as key.
    pub(crate) fn of(words: &[String]) -> Words {
        let mut list = Words::default();
        for word in words {
            list.key(word);
        }
        list
    }

    /// Takes over the words of another list; gives the key here of each key there.
    pub(crate) fn join(&mut self, other: &Words) -> Vec<i32> {
        other.list.iter().map(|word| self.key(word)).collect()
    }

    /// The key of a word, given at its first use.
    pub(crate) fn key(&mut self, word: &str) -> i32 {
        if let Some(key) = self.keys.get(word) {
            return *key;
        }
        let key = i32::try_from(self.list.len()).unwrap_or(i32::MAX);
        self.list.push(word.to_owned());
        self.keys.insert(word.to_owned(), key);
        key
    }
}

/// The values of one column in the batch at hand.
enum Store {
    Text(StringBuilder),
    Key(Int32Builder),
    Whole(Int64Builder),
    Number(Float64Builder),
    Day(Date32Builder),
    Flag(BooleanBuilder),
}

/// Takes rows and gives batches.
pub(crate) struct TableBuilder {
    schema: SchemaRef,
    /// One a field of the contract.
    fields: Vec<(Store, Option<Int32Builder>)>,
    /// For the fields that identify a person, what is kept instead of the value.
    pseudonyms: Vec<Option<Pseudonym>>,
    derived: Vec<(Derived, Int64Builder)>,
    filled: usize,
    /// Finished columns; dictionary columns still as keys.
    batches: Vec<Vec<ArrayRef>>,
    /// Row in its file of each row.
    pub origins: Vec<u32>,
    /// How each rule at reading came out, the rows that it left out included.
    pub tallies: Vec<Tally>,
}

impl TableBuilder {
    /// An empty table for a contract.
    pub(crate) fn new(contract: &Contract, key: Option<&[u8]>) -> TableBuilder {
        let store = |kind: &Kind| match kind {
            Kind::Tekst | Kind::Sleutel => Store::Text(StringBuilder::new()),
            Kind::Code(_) | Kind::Periode | Kind::Gemeente => Store::Key(Int32Builder::new()),
            Kind::Geheel => Store::Whole(Int64Builder::new()),
            Kind::Getal => Store::Number(Float64Builder::new()),
            Kind::Datum => Store::Day(Date32Builder::new()),
            Kind::JaNee => Store::Flag(BooleanBuilder::new()),
        };
        let fields = contract.fields.iter();
        TableBuilder {
            schema: schema(contract),
            fields: fields
                .map(|field| (store(&field.kind), field.signs.then(Int32Builder::new)))
                .collect(),
            pseudonyms: contract
                .fields
                .iter()
                .map(|field| field.identifies.then(|| Pseudonym::new(key)))
                .collect(),
            derived: contract
                .derived
                .iter()
                .map(|d| (d.clone(), Int64Builder::new()))
                .collect(),
            filled: 0,
            batches: Vec::new(),
            origins: Vec::new(),
            tallies: vec![Tally::default(); contract.at_reading.len()],
        }
    }

    /// Number of rows taken.
    pub(crate) fn rows(&self) -> usize {
        self.origins.len()
    }

    /// The schema of the typed table.
    pub(crate) fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    /// Takes one row: a value for each field of the contract.
    pub(crate) fn push<R: Row>(&mut self, values: &[Read], row: &R, plan: &Plan) {
        let number = match plan.numbers_rows {
            true => row.number().to_string(),
            false => String::new(),
        };
        let text = |index: usize| match plan.slots.get(index) {
            Some(Slot::Column(column, _)) => trim(row.text(*column)),
            Some(Slot::Fixed(_, text)) => text.as_str(),
            Some(Slot::RowNumber) => number.as_str(),
            _ => "",
        };
        let fields = self.fields.iter_mut().zip(&self.pseudonyms).zip(values);
        for (index, (((store, signs), pseudonym), read)) in fields.enumerate() {
            match (pseudonym, &mut *store, read.value) {
                (Some(pseudonym), Store::Text(store), Value::Text) => {
                    store.append_value(pseudonym.of(text(index)));
                }
                _ => store.push(read.value, || text(index)),
            }
            if let Some(signs) = signs {
                signs.append_option(read.sign.map(sign_key));
            }
        }
        for (derived, days) in &mut self.derived {
            let day = |index: usize| values.get(index).map_or(Value::Missing, |read| read.value);
            days.append_option(match (day(derived.from), day(derived.to)) {
                (Value::Day(from), Value::Day(to)) => Some(i64::from(to) - i64::from(from)),
                _ => None,
            });
        }
        self.origins
            .push(u32::try_from(row.number()).unwrap_or(u32::MAX));
        self.filled += 1;
        if self.filled == BATCH_ROWS {
            self.finish_batch();
        }
    }

    fn finish_batch(&mut self) {
        let mut columns: Vec<ArrayRef> = Vec::new();
        for (store, signs) in &mut self.fields {
            columns.push(store.finish());
            if let Some(signs) = signs {
                columns.push(Arc::new(signs.finish()));
            }
        }
        for (_, days) in &mut self.derived {
            columns.push(Arc::new(days.finish()));
        }
        self.batches.push(columns);
        self.filled = 0;
    }

    /// Takes over the rows of a later part of the same file. `keys` gives for each field the key
    /// here of each key there.
    pub(crate) fn join(&mut self, mut later: TableBuilder, keys: &[Vec<i32>]) {
        for builder in [&mut *self, &mut later] {
            if builder.filled > 0 {
                builder.finish_batch();
            }
        }
        self.origins.extend(later.origins);
        for (own, later) in self.tallies.iter_mut().zip(later.tallies) {
            own.join(later);
        }
        for mut columns in later.batches {
            let mut at = 0;
            for ((store, signs), keys) in self.fields.iter().zip(keys) {
                let moved = (0..).zip(keys).any(|(there, here)| there != *here);
                if let (Store::Key(_), true, Some(column)) = (store, moved, columns.get_mut(at)) {
                    *column = with_keys(column, keys);
                }
                at += 1 + usize::from(signs.is_some());
            }
            self.batches.push(columns);
        }
    }

    /// The batches. All batches of a column share one list of words, so that they can be written
    /// to a file as they are.
    pub(crate) fn finish(
        &mut self,
        contract: &Contract,
        words: Vec<Words>,
    ) -> Result<Vec<RecordBatch>, ArrowError> {
        if self.filled > 0 {
            self.finish_batch();
        }
        let lists = dictionaries(contract, words);
        let mut batches = Vec::new();
        for columns in std::mem::take(&mut self.batches) {
            let rows = columns.first().map_or(0, |column| column.len());
            let columns = columns
                .into_iter()
                .zip(&lists)
                .map(|(column, list)| with_words(column, list));
            let options = RecordBatchOptions::new().with_row_count(Some(rows));
            batches.push(RecordBatch::try_new_with_options(
                Arc::clone(&self.schema),
                columns.collect(),
                &options,
            )?);
        }
        Ok(batches)
    }
}

impl Store {
    fn push<'a>(&mut self, value: Value, text: impl Fn() -> &'a str) {
        match (self, value) {
            (Store::Text(store), Value::Text) => store.append_value(text()),
            (Store::Key(store), Value::Key(key)) => store.append_value(key),
            (Store::Whole(store), Value::Whole(whole)) => store.append_value(whole),
            (Store::Number(store), Value::Number(number)) => store.append_value(number),
            (Store::Day(store), Value::Day(day)) => store.append_value(day),
            (Store::Flag(store), Value::Flag(flag)) => store.append_value(flag),
            (Store::Text(store), _) => store.append_null(),
            (Store::Key(store), _) => store.append_null(),
            (Store::Whole(store), _) => store.append_null(),
            (Store::Number(store), _) => store.append_null(),
            (Store::Day(store), _) => store.append_null(),
            (Store::Flag(store), _) => store.append_null(),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Store::Text(store) => Arc::new(store.finish()),
            Store::Key(store) => Arc::new(store.finish()),
            Store::Whole(store) => Arc::new(store.finish()),
            Store::Number(store) => Arc::new(store.finish()),
            Store::Day(store) => Arc::new(store.finish()),
            Store::Flag(store) => Arc::new(store.finish()),
        }
    }
}

fn sign_key(sign: Sign) -> i32 {
    (0..)
        .zip(Sign::ALL)
        .find(|(_, known)| *known == sign)
        .map_or(0, |(key, _)| key)
}

/// For each column of the table the words of its dictionary, if it has one.
fn dictionaries(contract: &Contract, words: Vec<Words>) -> Vec<Option<ArrayRef>> {
    let array = |list: &[String]| -> ArrayRef { Arc::new(StringArray::from(list.to_vec())) };
    let signs: Vec<String> = Sign::ALL.iter().map(|sign| sign.id().to_owned()).collect();
    let mut lists = Vec::new();
    for (field, words) in contract.fields.iter().zip(&words) {
        let keyed = matches!(field.kind, Kind::Code(_) | Kind::Periode | Kind::Gemeente);
        lists.push(keyed.then(|| array(&words.list)));
        if field.signs {
            lists.push(Some(array(&signs)));
        }
    }
    lists.extend(contract.derived.iter().map(|_| None));
    lists
}

/// The same words by other keys.
fn with_keys(column: &ArrayRef, keys: &[i32]) -> ArrayRef {
    let Some(column) = column.as_any().downcast_ref::<Int32Array>() else {
        return Arc::clone(column);
    };
    let here = |there: i32| {
        usize::try_from(there)
            .ok()
            .and_then(|key| keys.get(key))
            .copied()
    };
    Arc::new(
        column
            .iter()
            .map(|there| there.and_then(here))
            .collect::<Int32Array>(),
    )
}

fn with_words(column: ArrayRef, list: &Option<ArrayRef>) -> ArrayRef {
    let Some(list) = list else { return column };
    let Some(keys) = column.as_any().downcast_ref::<Int32Array>() else {
        return column;
    };
    match DictionaryArray::<Int32Type>::try_new(keys.clone(), Arc::clone(list)) {
        Ok(dictionary) => Arc::new(dictionary),
        Err(_) => column,
    }
}

fn schema(contract: &Contract) -> SchemaRef {
    let fields: Vec<ArrowField> = contract
        .dataset
        .columns
        .iter()
        .map(|column| ArrowField::new(&column.name, data_type(&column.kind), true))
        .collect();
    Arc::new(Schema::new(fields))
}

fn data_type(kind: &Kind) -> DataType {
    match kind {
        Kind::Tekst | Kind::Sleutel => DataType::Utf8,
        Kind::Code(_) | Kind::Periode | Kind::Gemeente => {
            DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
        }
        Kind::Geheel => DataType::Int64,
        Kind::Getal => DataType::Float64,
        Kind::Datum => DataType::Date32,
        Kind::JaNee => DataType::Boolean,
    }
}
