//! Files of cases: what an author writes, then what they see. A case begins with `## name`, may name its path after
//! `@ `, and has each problem after `=> ` with its help after `   help: `. Letters that cannot be seen are written
//! `<U+00A0>`. With `UPDATE_CASES=1` the answers are written anew, to be read before they are kept.

use fieldbook::diagnostic::Diagnostic;
use fieldbook::path::SourcePath;
use fieldbook::source::Source;
use std::fmt::Write as _;
use std::path::Path;

/// Runs every case of a file.
pub fn check(file: &str, path: &str, read: fn(&Source, &mut Vec<Diagnostic>)) {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases").join(file);
    let expected = std::fs::read_to_string(&place).unwrap();
    let mut found = String::new();
    for case in expected.split("\n## ").map(|case| case.strip_prefix("## ").unwrap_or(case)) {
        let (name, rest) = case.split_once('\n').unwrap_or((case, ""));
        let written: Vec<&str> = rest.lines().take_while(|line| !line.starts_with("=> ")).collect();
        let (own, lines) = match written.split_first() {
            Some((first, lines)) if first.starts_with("@ ") => (Some(&first[2..]), lines),
            _ => (None, written.as_slice()),
        };
        let text = seen(lines.join("\n").trim_end_matches('\n'));
        let source = Source::new(SourcePath::new(own.unwrap_or(path)), format!("{text}\n"));
        let mut problems = Vec::new();
        read(&source, &mut problems);
        check_fixes(name, &source, &problems, read);
        writeln!(found, "## {name}").unwrap();
        if let Some(own) = own {
            writeln!(found, "@ {own}").unwrap();
        }
        let body = lines.join("\n");
        writeln!(found, "{}", body.trim_end_matches('\n')).unwrap();
        found.push_str(&answers(&source, problems));
        found.push('\n');
    }
    let found = format!("{}\n", found.trim_end());
    if std::env::var_os("UPDATE_CASES").is_some() {
        std::fs::write(&place, &found).unwrap();
    } else if found != expected {
        let different = expected.lines().zip(found.lines()).enumerate().find(|(_, (a, b))| a != b);
        panic!("{file}, expected and found, first difference: {different:#?}");
    }
}

/// A replacement that is offered mends the problem.
fn check_fixes(
    name: &str,
    source: &Source,
    problems: &[Diagnostic],
    read: fn(&Source, &mut Vec<Diagnostic>),
) {
    for problem in problems {
        let Some(fix) = &problem.fix else { continue };
        let mut text = source.text.to_string();
        text.replace_range(fix.span.range(), &fix.text);
        let mut left = Vec::new();
        read(&Source::new(source.path.clone(), text.clone()), &mut left);
        let same =
            |problems: &[Diagnostic]| problems.iter().filter(|it| it.message == problem.message).count();
        let said = answers(source, left.clone());
        assert!(same(&left) < same(problems), "{name}: {} stays in\n{text}\n{said}", problem.message);
    }
}

/// Every problem as a line, in the order in which they are reported.
pub fn answers(source: &Source, mut problems: Vec<Diagnostic>) -> String {
    problems.sort();
    let mut lines = String::new();
    for problem in problems {
        let at = source.line_column(problem.place.span.start);
        let rule = problem.rule.row().name;
        writeln!(lines, "=> {}:{}: {rule}: {}", at.line, at.column, unseen(&problem.message)).unwrap();
        if let Some(help) = problem.help {
            writeln!(lines, "   help: {}", unseen(&help)).unwrap();
        }
    }
    lines
}

fn seen(text: &str) -> String {
    let mut parts = text.split("<U+");
    let mut seen = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('>').unwrap();
        seen.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        seen.push_str(rest);
    }
    seen
}

fn unseen(text: &str) -> String {
    let hidden = |letter: char| letter.is_control() || matches!(letter, '\u{a0}' | '\u{200b}' | '\u{feff}');
    text.chars()
        .map(|it| if hidden(it) { format!("<U+{:04X}>", it as u32) } else { it.to_string() })
        .collect()
}
