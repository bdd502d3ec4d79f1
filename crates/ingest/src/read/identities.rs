//! Takes out of the table what identifies a person.

use arrow::array::RecordBatch;
use ijkpunt_model::{Kind, Origins, Place, Spot};

use super::Reading;
use crate::contract::Field;
use crate::privacy::{self, Name, Pseudonym, words};
use crate::rows::Slot;

impl Reading<'_> {
    /// The batches without numbers of persons; each column and cell that went is reported.
    pub(super) fn without_persons(
        &mut self,
        mut batches: Vec<RecordBatch>,
        origins: &Origins,
    ) -> Vec<RecordBatch> {
        let key = self.setting.key;
        for (index, field) in self.contract.fields.iter().enumerate() {
            if !privacy::is_filled(&batches, &field.name) {
                continue;
            }
            let finding = match field.identifies {
                true if Pseudonym::is_safe(key) => continue,
                true => words::without_key(&self.deliveries, field, key.is_some()),
                false => match self.numbers(index, field, &batches) {
                    Some(name) => words::refused(&self.deliveries, field, name),
                    None => {
                        batches = self.without_mentions(field, batches, origins);
                        continue;
                    }
                },
            };
            self.findings.push(finding);
            batches = privacy::without(batches, &field.name);
        }
        batches
    }

    /// What numbers of persons a column holds: by its header in any of the files, however few rows
    /// there are, or by its values.
    fn numbers(&self, index: usize, field: &Field, batches: &[RecordBatch]) -> Option<Name> {
        let plans = self.starts.iter().filter_map(|(_, plan)| plan.as_ref());
        let headers = plans.filter_map(|plan| match plan.slots.get(index) {
            Some(Slot::Column(_, header)) => Some(header.as_str()),
            _ => None,
        });
        let headers: Vec<&str> = headers.collect();
        if let Some(name) = headers.iter().find_map(|header| privacy::promised(header)) {
            return Some(name);
        }
        let organisations = headers
            .iter()
            .any(|header| privacy::is_of_organisations(header));
        match organisations {
            true => None,
            false => privacy::judge(batches, &field.name),
        }
    }

    /// Empties the cells of free text that mention a citizen service number.
    fn without_mentions(
        &mut self,
        field: &Field,
        batches: Vec<RecordBatch>,
        origins: &Origins,
    ) -> Vec<RecordBatch> {
        if field.kind != Kind::Tekst {
            return batches;
        }
        let rows = privacy::mentioning(&batches, &field.name);
        if rows.is_empty() {
            return batches;
        }
        for row in &rows {
            let (file, row) = origins.of(*row).unwrap_or_default();
            let plan = self.starts.get(file).and_then(|(_, plan)| plan.as_ref());
            let place = match plan {
                Some(plan) => match self.contract.field_index(&field.name) {
                    Some(index) => plan.place(index, &self.contract.fields),
                    None => plan.place.clone(),
                },
                None => Place::default().column(field.name.as_str()),
            };
            let spot = Spot {
                row: row.into(),
                cell: None,
                value: String::new(),
            };
            let finding = words::mentioned(place, field);
            self.findings.push_spot(finding, spot);
        }
        privacy::without_cells(batches, &field.name, &rows)
    }
}
