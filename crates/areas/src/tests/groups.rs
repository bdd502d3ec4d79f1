//! Groups, classes of size, and peers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ijkpunt_model::GemeenteCode;

use super::support::code;
use crate::{Feature, Gemeenten, Geography, Grootteklassen, Groups, Indeling, Inwoners};
use crate::{PeerRule, Peers, PeersError, Places};

fn members(group: &str, date: &str) -> usize {
    let day: NaiveDate = date.parse().unwrap();
    Groups::builtin().get(group).unwrap().members(day).len()
}

struct Tables {
    indeling: Indeling,
    inwoners: Inwoners,
    klassen: Grootteklassen,
    groups: Groups,
}

impl Tables {
    fn of(year: i32) -> Self {
        Tables {
            indeling: Geography::builtin().indeling(year).unwrap(),
            inwoners: Inwoners::builtin(),
            klassen: Grootteklassen::builtin(),
            groups: Groups::builtin(),
        }
    }

    fn choose(&self, own: &str, rule: &PeerRule) -> Result<Peers, PeersError> {
        let places = Places {
            indeling: &self.indeling,
            inwoners: &self.inwoners,
            klassen: &self.klassen,
            groups: &self.groups,
        };
        rule.choose(&code(own), &places)
    }
}

fn texts(codes: &[GemeenteCode]) -> Vec<&str> {
    codes.iter().map(GemeenteCode::as_str).collect()
}

#[test]
fn every_row_of_the_builtin_groups_and_classes_is_read() {
    let gemeenten = Gemeenten::builtin();
    let text = include_str!("../../data/groepen.csv");
    let (_, findings) = Groups::parse(text, "groepen.csv", &gemeenten);
    assert!(findings.is_empty(), "{findings:?}");
    let text = include_str!("../../data/grootteklassen.csv");
    let (classes, findings) = Grootteklassen::parse(text, "grootteklassen.csv");
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(classes.iter().count(), 6);
}

#[test]
fn groups_have_the_members_of_a_day() {
    for (group, date, count) in [
        ("g4", "2010-01-01", 4),
        ("g40", "2017-12-31", 0),
        ("g40", "2018-01-01", 40),
        ("g40", "2022-06-30", 40),
        ("g40", "2022-07-01", 41),
        ("u16", "2017-01-01", 16),
        ("u16", "2018-12-31", 16),
        ("u16", "2019-01-01", 15),
        ("u16-zonder-vianen", "2017-01-01", 15),
    ] {
        assert_eq!(members(group, date), count, "{group} {date}");
    }
    let own = "groep;naam;gemeentecode;van;tot\nu16;Eigen;GM0344;;\nr;Regio;GM0014;;\n";
    let (own, _) = Groups::parse(own, "eigen.csv", &Gemeenten::builtin());
    let all = Groups::builtin().overlaid(own);
    let day = NaiveDate::from_ymd_opt(2017, 1, 1).unwrap();
    assert_eq!(all.get("u16").unwrap().members(day).len(), 1);
    assert_eq!(all.iter().count(), 5);
}

/// On every first of January all members are on the map of that day.
#[test]
fn members_of_groups_exist() {
    let geography = Geography::builtin();
    for year in 2011..=2026 {
        let (indeling, day) = (
            geography.indeling(year).unwrap(),
            NaiveDate::from_ymd_opt(year, 1, 1),
        );
        for group in Groups::builtin().iter() {
            for member in group.members(day.unwrap()) {
                assert!(
                    indeling.get(&member).is_some(),
                    "{} {member} {year}",
                    group.id
                );
            }
        }
    }
}

#[test]
fn the_class_of_a_gemeente_is_that_of_its_year() {
    let (classes, inwoners) = (Grootteklassen::builtin(), Inwoners::builtin());
    for (number, class) in [
        (0, "tot-20000"),
        (19_999, "tot-20000"),
        (20_000, "20000-50000"),
        (249_999, "150000-250000"),
        (250_000, "vanaf-250000"),
        (u32::MAX, "vanaf-250000"),
    ] {
        assert_eq!(classes.of(number).unwrap().id, class);
    }
    // The four over 250.000 are the G4, in all years that are known.
    for (of, _, number) in inwoners.iter() {
        let large = classes.of(number).unwrap().id == "vanaf-250000";
        let g4 = ["GM0344", "GM0363", "GM0518", "GM0599"].contains(&of.as_str());
        assert_eq!(large, g4, "{of} {number}");
    }
}

#[test]
fn peers_leave_out_the_gemeente_itself() {
    let tables = Tables::of(2019);
    let size = tables.choose("GM0014", &PeerRule::Grootteklasse).unwrap();
    assert_eq!(size.name, "150.000 tot 250.000 inwoners");
    assert!(size.members.iter().all(|member| *member != code("GM0014")));
    // Flevoland has six gemeenten, Zeeland thirteen.
    let flevoland = tables.choose("GM0034", &PeerRule::Provincie).unwrap();
    assert_eq!(
        (flevoland.members.len(), flevoland.name.as_str()),
        (5, "Flevoland")
    );
    let u16 = PeerRule::Groep("u16".into());
    assert_eq!(tables.choose("GM0344", &u16).unwrap().members.len(), 14);
    assert_eq!(
        Tables::of(2017)
            .choose("GM0344", &u16)
            .unwrap()
            .members
            .len(),
        15
    );
    let list = PeerRule::Lijst(["GM0344", "GM0620", "GM0014", "GM0363"].map(code).to_vec());
    let list = tables.choose("GM0014", &list).unwrap();
    assert_eq!(texts(&list.members), ["GM0344", "GM0363"]);
    assert_eq!(texts(&list.left_out), ["GM0620"]);
}

#[test]
fn why_there_are_no_peers() {
    let tables = Tables::of(2019);
    let group = |id: &str| PeerRule::Groep(id.to_owned());
    for (own, rule, expected) in [
        ("GM0009", PeerRule::Provincie, PeersError::UnknownGemeente),
        ("GM0014", group("x"), PeersError::UnknownGroup("x".into())),
        (
            "GM0014",
            PeerRule::Naaste {
                number: 5,
                features: Vec::new(),
            },
            PeersError::NoFeatures,
        ),
    ] {
        assert_eq!(tables.choose(own, &rule), Err(expected));
    }
    let early = Tables::of(2016);
    assert_eq!(
        early.choose("GM0014", &PeerRule::Grootteklasse),
        Err(PeersError::NoGrootteklasse)
    );
    assert_eq!(
        early.choose("GM0014", &group("g40")),
        Err(PeersError::EmptyGroup("g40".into()))
    );
}

fn feature(name: &str, values: &[(&str, f64)]) -> Feature {
    Feature {
        name: name.to_owned(),
        values: values
            .iter()
            .map(|(of, value)| (code(of), *value))
            .collect(),
    }
}

/// Five gemeenten, two features. First: 0 2 4 6 8, mean 4, deviation √8. Second, a thousand times as
/// large: 0 0 2000 0 0, mean 400, deviation 800. From GM0014: GM0034 at 2/√8; GM0050 at
/// √((4/√8)² + 2,5²); GM0059 at 6/√8; GM0060 at 8/√8.
#[test]
fn the_most_alike_are_found_on_one_scale() {
    let first = feature(
        "een",
        &[
            ("GM0014", 0.0),
            ("GM0034", 2.0),
            ("GM0050", 4.0),
            ("GM0059", 6.0),
            ("GM0060", 8.0),
        ],
    );
    let second = feature(
        "twee",
        &[
            ("GM0014", 0.0),
            ("GM0034", 0.0),
            ("GM0050", 2e3),
            ("GM0059", 0.0),
            ("GM0060", 0.0),
        ],
    );
    let rule = PeerRule::Naaste {
        number: 3,
        features: vec![first.clone(), second.clone()],
    };
    let peers = Tables::of(2019).choose("GM0014", &rule).unwrap();
    assert_eq!(texts(&peers.members), ["GM0034", "GM0059", "GM0060"]);
    let nearest = peers.nearest.unwrap();
    let root = 8.0_f64.sqrt();
    for (got, expected) in nearest
        .distances
        .iter()
        .zip([2.0 / root, 6.0 / root, 8.0 / root])
    {
        assert!((got - expected).abs() < 1e-12);
    }
    assert!((nearest.standards[1].mean - 400.0).abs() < 1e-12);
    assert!((nearest.standards[1].deviation - 800.0).abs() < 1e-12);
    assert!(!nearest.tied);
    assert_eq!(peers.left_out.len(), 350);
    let lacking = PeerRule::Naaste {
        number: 1,
        features: vec![first, feature("leeg", &[])],
    };
    assert_eq!(
        Tables::of(2019).choose("GM0014", &lacking),
        Err(PeersError::FeatureMissing("leeg".into()))
    );
}

#[test]
fn of_the_equally_near_the_lower_code_comes_first_and_that_is_said() {
    let values = [
        ("GM0014", 5.0),
        ("GM0034", 6.0),
        ("GM0050", 4.0),
        ("GM0059", 6.0),
    ];
    // A feature in which all are alike tells nothing, and divides by nothing.
    let same = values.map(|(of, _)| (of, 1.0));
    let rule = PeerRule::Naaste {
        number: 2,
        features: vec![feature("een", &values), feature("gelijk", &same)],
    };
    let peers = Tables::of(2019).choose("GM0014", &rule).unwrap();
    assert_eq!(texts(&peers.members), ["GM0034", "GM0050"]);
    assert!(peers.nearest.unwrap().tied);
    let all: BTreeMap<GemeenteCode, f64> = values.iter().map(|(of, v)| (code(of), *v)).collect();
    let rule = PeerRule::Naaste {
        number: 50,
        features: vec![Feature {
            name: "een".into(),
            values: all,
        }],
    };
    assert_eq!(
        Tables::of(2019)
            .choose("GM0014", &rule)
            .unwrap()
            .members
            .len(),
        3
    );
}
