//! The sentences against the sources that say them, and against examples written by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;
use ijkpunt_model::Findings;

use super::check::{Uses, messages};
use super::*;
use crate::Dutch;

const EXAMPLES: &str = include_str!("../../testdata/zinnen.toml");

/// A place in the sources that says a sentence.
struct Call {
    file: String,
    id: String,
    variables: BTreeSet<String>,
}

/// Every `say("…", &[…])` of the sources.
fn calls() -> Vec<Call> {
    let mut calls = Vec::new();
    scan(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut calls,
    );
    calls
}

fn scan(folder: &Path, calls: &mut Vec<Call>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            scan(&path, calls);
        } else if file != "sentences.rs" && !path.ends_with("sentences/tests.rs") {
            let text = fs::read_to_string(&path).unwrap();
            for (_, after) in text
                .match_indices("say(")
                .map(|(at, call)| (at, &text[at + call.len()..]))
            {
                calls.extend(call(&file, after));
            }
        }
    }
}

/// The id and the names of the variables of one call; none where `say` is declared.
fn call(file: &str, after: &str) -> Option<Call> {
    let rest = after.trim_start().strip_prefix('"')?;
    let (id, rest) = rest.split_once('"').unwrap();
    let mut variables = BTreeSet::new();
    let rest = rest.trim_start_matches([',', ' ', '\n']);
    let rest = rest.strip_prefix("&[").unwrap_or_else(|| {
        panic!(
            "{file}: the variables of '{id}' must stand in the call, so that this test sees them"
        )
    });
    let (mut depth, mut from) = (0_i32, 0);
    for (at, letter) in rest.char_indices() {
        match letter {
            '(' | '[' => {
                if depth == 0 {
                    let named = rest[at + 1..].trim_start().strip_prefix('"').unwrap();
                    variables.insert(named.split_once('"').unwrap().0.to_owned());
                }
                depth += 1;
            }
            ')' | ']' if depth == 0 => {
                from = at;
                break;
            }
            ')' | ']' => depth -= 1,
            _ => {}
        }
    }
    assert!(
        from > 0 || variables.is_empty(),
        "{file}: '{id}' does not end"
    );
    Some(Call {
        file: file.to_owned(),
        id: id.to_owned(),
        variables,
    })
}

fn with_builtin<T>(check: impl FnOnce(&BTreeMap<&str, &Pattern<&str>>) -> T) -> T {
    let resource = parser::parse(BUILTIN).unwrap();
    let known =
        messages(&resource).map(|message| (message.id.name, message.value.as_ref().unwrap()));
    check(&known.collect())
}

#[test]
fn sources_and_sentences_name_the_same_ids_and_variables() {
    with_builtin(|known| {
        let mut said = BTreeSet::new();
        for call in calls() {
            let Call {
                file,
                id,
                variables,
            } = call;
            let pattern = known.get(id.as_str());
            let pattern = pattern.unwrap_or_else(|| panic!("{file}: there is no sentence '{id}'"));
            let uses = Uses::of(pattern);
            assert!(uses.other.is_empty(), "'{id}' holds {:?}", uses.other);
            assert!(uses.broken.is_empty(), "'{id}' runs over lines");
            let asked: BTreeSet<String> = uses
                .printed
                .iter()
                .chain(&uses.chosen)
                .map(|name| (*name).to_owned())
                .collect();
            assert_eq!(variables, asked, "{file}: the variables of '{id}'");
            said.insert(id);
        }
        let dead: Vec<&&str> = known.keys().filter(|id| !said.contains(**id)).collect();
        assert!(dead.is_empty(), "nothing says {dead:?}");
    });
}

#[test]
fn no_sentence_stands_twice() {
    with_builtin(|known| {
        let resource = parser::parse(BUILTIN).unwrap();
        assert_eq!(messages(&resource).count(), known.len());
    });
}

/// Whoever changes a sentence reads when it is said: each group of messages begins with a comment.
#[test]
fn every_group_of_sentences_is_explained() {
    let groups = BUILTIN.split("\n\n");
    let bare: Vec<&str> = groups.filter(|group| !group.starts_with('#')).collect();
    assert!(bare.is_empty(), "{bare:#?}");
}

type Example = toml::Table;

fn examples() -> BTreeMap<String, Vec<Example>> {
    toml::from_str(EXAMPLES).unwrap()
}

#[test]
fn every_variant_says_what_its_example_says() {
    let nl = Dutch::new().unwrap();
    let examples = examples();
    with_builtin(|known| {
        let mut missing = Vec::new();
        for (id, pattern) in known {
            let mut seen = BTreeSet::new();
            for example in examples.get(*id).into_iter().flatten() {
                hold(&nl, id, pattern, example);
                visit(pattern, example, "", &mut seen);
            }
            let mut all = BTreeSet::new();
            variants(pattern, "", &mut all);
            missing.extend(
                all.difference(&seen)
                    .map(|variant| format!("{id}{variant}")),
            );
        }
        assert!(missing.is_empty(), "without an example: {missing:#?}");
        for id in examples.keys() {
            assert!(
                known.contains_key(id.as_str()),
                "there is no sentence '{id}'"
            );
        }
    });
}

/// Says one example and compares.
fn hold(nl: &Dutch, id: &str, pattern: &Pattern<&str>, example: &Example) {
    let uses = Uses::of(pattern);
    let asked: BTreeSet<&str> = uses.printed.iter().chain(&uses.chosen).copied().collect();
    let mut variables: Vec<(&'static str, Box<dyn Said>)> = Vec::new();
    for (name, value) in example.iter().filter(|(name, _)| *name != "zegt") {
        assert!(asked.contains(name.as_str()), "'{id}' has no '{name}'");
        let value: Box<dyn Said> = match value {
            toml::Value::Integer(count) => {
                let printed = uses.printed.contains(&name.as_str());
                assert!(!printed, "'{id}' prints the bare number '{name}'");
                Box::new(usize::try_from(*count).unwrap())
            }
            toml::Value::String(text) => Box::new(text.clone()),
            other => panic!("{id}: {other}"),
        };
        variables.push((name.clone().leak(), value));
    }
    assert_eq!(
        variables.len(),
        asked.len(),
        "an example of '{id}' lacks a variable"
    );
    let variables: Vec<(&'static str, &dyn Said)> = variables
        .iter()
        .map(|(name, value)| (*name, value.as_ref()))
        .collect();
    assert_eq!(
        nl.say(id, &variables),
        example["zegt"].as_str().unwrap(),
        "{id}"
    );
}

/// The choices of a pattern.
fn selects<'p, 't>(
    pattern: &'p Pattern<&'t str>,
) -> impl Iterator<Item = (&'t str, &'p [fluent_syntax::ast::Variant<&'t str>])> {
    pattern.elements.iter().filter_map(|element| match element {
        PatternElement::Placeable {
            expression:
                Expression::Select {
                    selector: InlineExpression::VariableReference { id },
                    variants,
                },
        } => Some((id.name, variants.as_slice())),
        _ => None,
    })
}

fn key<'t>(key: &VariantKey<&'t str>) -> &'t str {
    match key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

/// Every variant, as the way to it.
fn variants(pattern: &Pattern<&str>, way: &str, all: &mut BTreeSet<String>) {
    for (selector, choices) in selects(pattern) {
        for choice in choices {
            let here = format!("{way} {selector}[{}]", key(&choice.key));
            variants(&choice.value, &here, all);
            all.insert(here);
        }
    }
}

/// The variants that an example chooses.
fn visit(pattern: &Pattern<&str>, example: &Example, way: &str, seen: &mut BTreeSet<String>) {
    for (selector, choices) in selects(pattern) {
        let value = match &example[selector] {
            toml::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let chosen = choices.iter().find(|choice| key(&choice.key) == value);
        let chosen = chosen.or_else(|| choices.iter().find(|choice| choice.default));
        let chosen = chosen.unwrap();
        let here = format!("{way} {selector}[{}]", key(&chosen.key));
        visit(&chosen.value, example, &here, seen);
        seen.insert(here);
    }
}

fn own(text: &str) -> Text {
    Text {
        file: "reports/zinnen.ftl".into(),
        text: text.into(),
    }
}

#[test]
fn an_own_sentence_takes_the_place_of_one() {
    let own = own("genomen-over = van { $aantal }\n");
    let mut findings = Findings::new();
    check_sentences(&own, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(replaced_sentences(&own.text), ["genomen-over"]);
    let nl = Dutch::with_sentences(Some(&own)).unwrap();
    assert_eq!(nl.say("genomen-over", &[("aantal", &"57")]), "van 57");
    let said = nl.say("naast-geen-cijfer", &[("naam", &"Werk")]);
    assert_eq!(said, "Voor ‘Werk’ is er geen cijfer.");
}

/// Each fault with its line and column, what, and what to do.
#[test]
fn faults_in_own_sentences_keep_their_place() {
    let mut wrong = Vec::new();
    for (text, place, words) in [
        (
            "genomen-over = n = { $aantal\n",
            "1:29",
            "hier hoort '}' te staan",
        ),
        (
            "# a\n\nverschil = { $richting ->\n    [meer] x\n}\n",
            "4:13",
            "de vorm met een sterretje",
        ),
        ("genomen = { $aantal }\n", "1:1", "geen zin 'genomen'"),
        (
            "genomen-over = n = { $antal }\n",
            "1:23",
            "geen variabele '$antal'",
        ),
        (
            "\ngetalwoord = { $aantal }\n",
            "2:17",
            "'$aantal' kiest alleen",
        ),
        (
            "genomen-over = { NUMBER($aantal) }\n",
            "1:18",
            "'NUMBER' kan niet",
        ),
        (
            "genomen-over = { verschil }\n",
            "1:18",
            "'verschil' kan niet",
        ),
        ("genomen-over = { 3 }\n", "1:18", "'3' kan niet"),
        ("genomen-over = n\ngenomen-over = m\n", "2:1", "twee keer"),
        ("-n = n\n", "1:2", "'-n' is geen zin"),
        (
            "genomen-over = n =\n    { $aantal }\n",
            "1:16",
            "volgende regel",
        ),
        ("genomen-over = n\n    .x = y\n", "2:6", "geen deel '.x'"),
        ("genomen-over\n", "1:13", "hier hoort '=' te staan"),
        ("genomen-over =\n", "1:1", "'genomen-over' heeft geen tekst"),
    ] {
        let mut findings = Findings::new();
        check_sentences(&own(text), &mut findings);
        let found: Vec<String> = findings
            .iter()
            .map(|finding| {
                let spot = finding.text.as_ref().unwrap();
                format!("{}:{} {}", spot.line, spot.column, finding.what)
            })
            .collect();
        let is_told = found.len() == 1
            && found[0].starts_with(&format!("{place} "))
            && found[0].contains(words);
        if !is_told {
            wrong.push(format!("{text}: {place} {words}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// As a text editor on Windows keeps it.
#[test]
fn an_own_sentence_may_end_with_a_carriage_return() {
    let own = own(
        "# Eigen\r\ngenomen-over = van { $aantal }\r\n\r\nverschil = { $richting ->\r\n    [meer] +{ $aantal }\r\n   *[anders] −{ $aantal }\r\n}\r\n",
    );
    let mut findings = Findings::new();
    check_sentences(&own, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    let nl = Dutch::with_sentences(Some(&own)).unwrap();
    assert_eq!(nl.say("genomen-over", &[("aantal", &"57")]), "van 57");
    let said = nl.say("verschil", &[("richting", &"meer"), ("aantal", &"3")]);
    assert_eq!(said, "+3");
}

/// A file that is cut off anywhere, as one that is being saved, gives findings and no panic.
#[test]
fn a_cut_off_file_is_read_as_far_as_it_goes() {
    let text = "# é\nverschil = { $richting ->\n    [meer] { $aantal } méér\n   *[gelijk] { \"a\" }{ NUMBER($aantal, x: 1) }\n}\n    .x = { -y }\n";
    for (end, _) in text.char_indices() {
        let own = own(&text[..end]);
        check_sentences(&own, &mut Findings::new());
        if end % 10 == 0 {
            Dutch::with_sentences(Some(&own)).unwrap();
        }
    }
}

#[test]
fn an_unknown_sentence_is_told_with_the_nearest() {
    let mut findings = Findings::new();
    check_sentences(&own("doelen-kp = x\n"), &mut findings);
    let finding = findings.iter().next().unwrap();
    assert_eq!(
        finding.remedy,
        "Verbeter de naam. Het dichtst bij: doelen-kop."
    );
}
