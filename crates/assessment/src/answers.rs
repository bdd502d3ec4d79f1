//! What gemeenten answered to an inquiry, for each and for all of a group.
//!
//! An inquiry of all gemeenten is no sample: what is missing did not answer, and no interval makes
//! up for that. So silence is an answer of its own kind here, and never counts as "no". After a
//! merger a gemeente is what its parts were; what is not known of a part stays unknown of the whole.

use ijkpunt_model::Figure;

/// What a gemeente answered about one measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// It runs.
    Running,
    /// It is being prepared.
    Preparing,
    /// The gemeente answered, and did not name it.
    NotNamed,
    /// The gemeente was asked and did not answer.
    NoResponse,
    /// There is no row of it: it was not asked, or its answer was not delivered.
    NotAsked,
    /// It answered, and the answer may not be shown.
    Withheld,
}

/// What is known of a gemeente of which the parts may have answered apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WholeAnswer {
    /// Every part gave this answer.
    All(Answer),
    /// It runs in some parts; the others did not name it, prepare it, or are not known.
    PartlyRunning,
    /// It runs in no part that is known, and some prepare it.
    PartlyPreparing,
    /// No part named it, and of some nothing is known.
    Unknown,
}

/// Of a gemeente, whether its parts answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Response {
    /// All did.
    All,
    /// Some did.
    Some,
    /// None did, of those who were asked.
    None,
    /// None was asked.
    NotAsked,
}

/// How many gemeenten of a group stand where, on one measure. The counts add up to the group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// It runs in the whole gemeente.
    pub running: usize,
    /// It runs in a part.
    pub partly_running: usize,
    /// It is being prepared in the whole gemeente.
    pub preparing: usize,
    /// It is being prepared in a part, and runs nowhere that is known.
    pub partly_preparing: usize,
    /// All answered, and none named it.
    pub not_named: usize,
    /// No part named it, and of some nothing is known.
    pub unknown: usize,
    /// Nobody answered.
    pub no_response: usize,
    /// Nobody was asked.
    pub not_asked: usize,
}

/// How many gemeenten of a group answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Responses {
    /// All parts answered.
    pub all: usize,
    /// Some parts answered.
    pub some: usize,
    /// None answered.
    pub none: usize,
    /// None was asked.
    pub not_asked: usize,
}

/// What a gemeente answered about a measure: `response` has those who answered over those who were
/// asked, `measure` those that run over those that were named; it is absent where none was.
pub fn answer(response: Option<&Figure>, measure: Option<&Figure>) -> Answer {
    let count = |figure: Option<&Figure>, of: fn(&Figure) -> Option<f64>| {
        figure.and_then(of).is_some_and(|number| number > 0.0)
    };
    if !count(response, |figure| figure.noemer) {
        return Answer::NotAsked;
    }
    if !count(response, |figure| figure.teller) {
        return Answer::NoResponse;
    }
    match measure {
        None => Answer::NotNamed,
        Some(figure) if figure.teken.is_some() && figure.noemer.is_none() => Answer::Withheld,
        Some(figure) if count(Some(figure), |figure| figure.teller) => Answer::Running,
        Some(figure) if count(Some(figure), |figure| figure.noemer) => Answer::Preparing,
        Some(_) => Answer::NotNamed,
    }
}

/// What is known of a whole from the answers of its parts. Without parts nothing is.
pub fn whole_answer(parts: &[Answer]) -> WholeAnswer {
    let Some((first, others)) = parts.split_first() else {
        return WholeAnswer::All(Answer::NotAsked);
    };
    if others.iter().all(|other| other == first) {
        return WholeAnswer::All(*first);
    }
    match parts.iter().min() {
        Some(Answer::Running) => WholeAnswer::PartlyRunning,
        Some(Answer::Preparing) => WholeAnswer::PartlyPreparing,
        _ => WholeAnswer::Unknown,
    }
}

/// Whether the parts answered, on any measure: silence is the same for all.
pub fn response(parts: &[Answer]) -> Response {
    let silent = |answer: &&Answer| matches!(answer, Answer::NoResponse | Answer::NotAsked);
    let unasked = parts.iter().all(|answer| *answer == Answer::NotAsked);
    match parts.iter().filter(silent).count() {
        0 if !parts.is_empty() => Response::All,
        _ if unasked => Response::NotAsked,
        silent if silent == parts.len() => Response::None,
        _ => Response::Some,
    }
}

impl Tally {
    /// The tally of a group.
    pub fn of(answers: impl IntoIterator<Item = WholeAnswer>) -> Self {
        let mut tally = Tally::default();
        for answer in answers {
            *match answer {
                WholeAnswer::All(Answer::Running) => &mut tally.running,
                WholeAnswer::All(Answer::Preparing) => &mut tally.preparing,
                WholeAnswer::All(Answer::NotNamed) => &mut tally.not_named,
                WholeAnswer::All(Answer::NoResponse) => &mut tally.no_response,
                WholeAnswer::All(Answer::NotAsked) => &mut tally.not_asked,
                WholeAnswer::All(Answer::Withheld) | WholeAnswer::Unknown => &mut tally.unknown,
                WholeAnswer::PartlyRunning => &mut tally.partly_running,
                WholeAnswer::PartlyPreparing => &mut tally.partly_preparing,
            } += 1;
        }
        tally
    }

    /// All of the group.
    pub fn group(&self) -> usize {
        self.answered() + self.unknown + self.no_response + self.not_asked
    }

    /// Those in which something is known of the measure: it runs, is being prepared, or all parts
    /// answered and did not name it.
    pub fn answered(&self) -> usize {
        self.named() + self.not_named
    }

    /// Those in which it was named, in a part or in the whole.
    pub fn named(&self) -> usize {
        self.running + self.partly_running + self.preparing + self.partly_preparing
    }

    /// The share of those who answered in which it runs; none where nobody answered, and none where
    /// a part counts for the whole or is not known, since a share would guess then.
    pub fn share(&self) -> Option<f64> {
        let exact = self.partly_running + self.partly_preparing + self.unknown == 0;
        let answered = self.answered();
        (exact && answered > 0).then(|| self.running as f64 / answered as f64)
    }
}

impl Responses {
    /// The responses of a group.
    pub fn of(responses: impl IntoIterator<Item = Response>) -> Self {
        let mut counted = Responses::default();
        for response in responses {
            *match response {
                Response::All => &mut counted.all,
                Response::Some => &mut counted.some,
                Response::None => &mut counted.none,
                Response::NotAsked => &mut counted.not_asked,
            } += 1;
        }
        counted
    }

    /// Those who were asked.
    pub fn asked(&self) -> usize {
        self.all + self.some + self.none
    }

    /// All of the group.
    pub fn group(&self) -> usize {
        self.asked() + self.not_asked
    }
}

#[cfg(test)]
mod tests {
    use super::Answer::{NoResponse, NotAsked, NotNamed, Preparing, Running, Withheld};
    use super::*;
    use crate::example::{part, share};
    use ijkpunt_model::Sign;

    #[test]
    fn silence_is_no_answer_and_no_zero() {
        let (asked, silent) = (part("GM0200", 1.0, 1.0), part("GM0202", 0.0, 1.0));
        let (running, preparing) = (part("GM0200", 1.0, 1.0), part("GM0200", 0.0, 1.0));
        assert_eq!(answer(Some(&asked), Some(&running)), Running);
        assert_eq!(answer(Some(&asked), Some(&preparing)), Preparing);
        assert_eq!(answer(Some(&asked), None), NotNamed);
        assert_eq!(answer(Some(&silent), None), NoResponse);
        assert_eq!(answer(None, None), NotAsked);
        let missing = share("GM0200", None, None);
        assert_eq!(answer(Some(&missing), None), NotAsked);
        let secret = missing.without_value(Sign::Geheim);
        assert_eq!(answer(Some(&asked), Some(&secret)), Withheld);
    }

    /// The parts of Zevenaar: Zevenaar answered, Rijnwaarden did not.
    #[test]
    fn a_whole_is_what_its_parts_are_and_unknown_stays_unknown() {
        for (parts, expected) in [
            (&[Running, Running][..], WholeAnswer::All(Running)),
            (&[Running, NoResponse], WholeAnswer::PartlyRunning),
            (&[NotNamed, Running, Preparing], WholeAnswer::PartlyRunning),
            (&[NotNamed, Preparing], WholeAnswer::PartlyPreparing),
            (&[NoResponse, Preparing], WholeAnswer::PartlyPreparing),
            (&[NotNamed, NoResponse], WholeAnswer::Unknown),
            (&[NoResponse, NotAsked], WholeAnswer::Unknown),
            (&[NoResponse, NoResponse], WholeAnswer::All(NoResponse)),
            (&[NotNamed], WholeAnswer::All(NotNamed)),
            (&[], WholeAnswer::All(NotAsked)),
        ] {
            assert_eq!(whole_answer(parts), expected, "{parts:?}");
        }
        for (parts, expected) in [
            (&[Running, NotNamed][..], Response::All),
            (&[Withheld], Response::All),
            (&[Running, NoResponse], Response::Some),
            (&[NoResponse, NotAsked], Response::None),
            (&[NotAsked], Response::NotAsked),
            (&[], Response::NotAsked),
        ] {
            assert_eq!(response(parts), expected, "{parts:?}");
        }
    }

    #[test]
    fn a_share_is_of_those_who_answered_and_never_guesses() {
        let tally = Tally::of([
            WholeAnswer::All(Running),
            WholeAnswer::All(Preparing),
            WholeAnswer::All(NotNamed),
            WholeAnswer::All(NotNamed),
            WholeAnswer::All(NoResponse),
            WholeAnswer::All(NotAsked),
        ]);
        assert_eq!((tally.group(), tally.answered()), (6, 4));
        assert_eq!(tally.share(), Some(0.25));
        let merged = Tally::of([WholeAnswer::All(Running), WholeAnswer::PartlyRunning]);
        assert_eq!((merged.named(), merged.share()), (2, None));
        let doubtful = Tally::of([WholeAnswer::All(Running), WholeAnswer::Unknown]);
        assert_eq!((doubtful.answered(), doubtful.share()), (1, None));
        assert_eq!(Tally::of([WholeAnswer::All(NoResponse)]).share(), None);
        let responses = Responses::of([Response::All, Response::Some, Response::NotAsked]);
        assert_eq!((responses.asked(), responses.group()), (2, 3));
    }
}
