//! The answers of an inquiry, read from the figures: for each gemeente and measure one, and what
//! follows of them for a gemeente of another map.

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_assessment::{
    Answer, Response, Responses, Tally, WholeAnswer, answer, response, whole_answer,
};
use ijkpunt_model::{Area, Figure, GemeenteCode, Period};

use crate::material::{AreaMap, OwnPlace};
use crate::{Material, MeasuresSpec};

/// A measure that was named, or a statement that gemeenten made beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measure {
    /// Its place among the answers.
    index: usize,
    /// Its name on a page.
    pub name: String,
    /// Whether it is no measure, but a statement such as that there are none.
    pub statement: bool,
}

/// All answers.
pub(super) struct Inquiry<'m> {
    /// The day on which the inquiry closed.
    pub period: Option<Period>,
    /// The measures, the most named first; statements last.
    pub measures: Vec<Measure>,
    /// For each gemeente of the map of then its answers, in the order in which they were met.
    answers: BTreeMap<&'m GemeenteCode, Vec<Answer>>,
    /// Whether it runs any measure.
    any: Option<BTreeMap<&'m GemeenteCode, Answer>>,
}

impl<'m> Inquiry<'m> {
    /// Reads the answers of all gemeenten of the map of then.
    pub fn new(material: &'m Material<'_>, spec: &MeasuresSpec, then: &'m AreaMap) -> Self {
        let about = material.abouts.get(&spec.measure);
        let period = about.and_then(|about| about.reported);
        let known = about.and_then(|about| {
            let mut breakdowns = about.breakdowns.iter();
            breakdowns.find(|breakdown| breakdown.name == spec.breakdown)
        });
        let classes = known.map_or(&[][..], |known| known.classes.as_slice());
        let mut measures: Vec<Measure> = classes
            .iter()
            .enumerate()
            .map(|(index, class)| Measure {
                index,
                name: class.name.clone(),
                statement: false,
            })
            .collect();
        let without = spec.without.as_ref().and_then(|id| material.abouts.get(id));
        measures.extend(without.map(|about| Measure {
            index: classes.len(),
            name: about.short_name.clone(),
            statement: true,
        }));
        let total = |id: &str, code: &GemeenteCode| {
            period.and_then(|period| material.released.total(id, code.as_str(), period))
        };
        let made = |figure: &&Figure| figure.teller.is_some_and(|number| number > 0.0);
        let mut answers = BTreeMap::new();
        let mut any = spec.any.as_ref().map(|_| BTreeMap::new());
        for place in &then.places {
            let code = &place.area.code;
            let responded = total(&spec.response, code);
            let named: BTreeMap<&str, &Figure> = period
                .map(|period| {
                    let released = material.released;
                    released.classes(&spec.measure, code.as_str(), period, &spec.breakdown)
                })
                .into_iter()
                .flatten()
                .map(|figure| (figure.klasse.as_str(), figure))
                .collect();
            let mut own: Vec<Answer> = classes
                .iter()
                .map(|class| answer(responded, named.get(class.id.as_str()).copied()))
                .collect();
            own.extend(without.map(|about| {
                let said = total(&about.id, code).filter(made);
                answer(responded, said)
            }));
            answers.insert(code, own);
            if let Some((any, id)) = any.as_mut().zip(spec.any.as_ref()) {
                any.insert(code, answer(responded, total(id, code).filter(made)));
            }
        }
        let mut inquiry = Inquiry {
            period,
            measures,
            answers,
            any,
        };
        inquiry.sort(then);
        inquiry
    }

    /// The most named first, of those the one that runs most, then by name; statements last. What
    /// nobody named is no measure here: the classes are those of the whole delivery, which may hold
    /// other inquiries and statements as well.
    fn sort(&mut self, then: &AreaMap) {
        let mut measures = std::mem::take(&mut self.measures);
        measures.retain(|measure| {
            let tally = self.tally(then, measure, None);
            tally.named() + tally.unknown > 0
        });
        measures.sort_by_cached_key(|measure| {
            let tally = self.tally(then, measure, None);
            let rank = |number: usize| std::cmp::Reverse(number);
            (
                measure.statement,
                rank(tally.named()),
                rank(tally.running),
                measure.name.clone(),
            )
        });
        self.measures = measures;
    }

    /// What a gemeente of the map of then answered. Whoever is not in the report was not asked.
    pub fn of(&self, part: &Area, measure: &Measure) -> Answer {
        let answers = self.answers.get(&part.code);
        let answer = answers.and_then(|answers| answers.get(measure.index));
        answer.copied().unwrap_or(Answer::NotAsked)
    }

    /// What is known of a gemeente of any map.
    pub fn whole(&self, place: &OwnPlace, measure: &Measure) -> WholeAnswer {
        let parts = place.parts.iter().map(|part| self.of(part, measure));
        whole_answer(&parts.collect::<Vec<Answer>>())
    }

    /// Whether the parts of a gemeente answered.
    pub fn response(&self, place: &OwnPlace) -> Response {
        let parts = place.parts.iter().map(|part| self.response_of(part));
        response(&parts.collect::<Vec<Answer>>())
    }

    /// Any answer of a gemeente of the map of then: silence is the same for all measures.
    pub fn response_of(&self, part: &Area) -> Answer {
        match self.measures.first() {
            Some(measure) => self.of(part, measure),
            None => Answer::NotAsked,
        }
    }

    /// How many gemeenten of a map, or of a group on it, stand where.
    pub fn tally(
        &self,
        map: &AreaMap,
        measure: &Measure,
        group: Option<&BTreeSet<GemeenteCode>>,
    ) -> Tally {
        let places = members(map, group);
        Tally::of(places.map(|place| self.whole(place, measure)))
    }

    /// How many gemeenten of a map, or of a group on it, answered.
    pub fn responses(&self, map: &AreaMap, group: Option<&BTreeSet<GemeenteCode>>) -> Responses {
        Responses::of(members(map, group).map(|place| self.response(place)))
    }

    /// How many run any measure, where the report asks for it.
    pub fn any(&self, map: &AreaMap) -> Option<Tally> {
        let any = self.any.as_ref()?;
        let whole = |place: &OwnPlace| {
            let parts = place.parts.iter().map(|part| {
                let answer = any.get(&part.code).copied();
                answer.unwrap_or(Answer::NotAsked)
            });
            whole_answer(&parts.collect::<Vec<Answer>>())
        };
        Some(Tally::of(map.places.iter().map(whole)))
    }
}

fn members<'p>(
    map: &'p AreaMap,
    group: Option<&'p BTreeSet<GemeenteCode>>,
) -> impl Iterator<Item = &'p OwnPlace> {
    let own = move |place: &&OwnPlace| group.is_none_or(|group| group.contains(&place.area.code));
    map.places.iter().filter(own)
}
