//! Prints docs/troubleshooting.md, a section for each cause that a diagnosis knows:
//! `cargo run --example troubleshooting > docs/troubleshooting.md`.

use std::collections::BTreeMap;

use hookseal::{CAUSES, Entry};

fn main() {
    println!("# Webhook signature does not match\n");
    println!("Made from the table of causes in `src/diagnose/table/` by `npm run docs`; do not edit.\n");
    println!(
        "`webhook.diagnose(body, headers, context)` looks for each of these and says which it is: *proven* where the \
         delivery verifies, with your secret, once just this is undone; *noticed* where something is wrong by itself. \
         Its `code` is the heading here. It works for every scheme of [schemes.md](schemes.md) and for \
         [schemes of your own](custom-schemes.md), sends nothing anywhere, and repeats neither secret nor body.\n"
    );
    println!(
        "```js\n\
         import {{ Webhook }} from \"hookseal\";\n\
         \n\
         const webhook = new Webhook(\"github\", process.env.GITHUB_SECRET);\n\
         \n\
         export function explain(rawBody, headers, {{ method, url }}) {{\n\
         \x20\x20const {{ verdict, findings }} = webhook.diagnose(rawBody, headers, {{ method, url }});\n\
         \x20\x20console.error(verdict, findings.map(({{ grade, code, text, fix }}) => ({{ grade, code, text, fix }})));\n\
         }}\n\
         ```\n"
    );
    for (subject, causes) in CAUSES {
        println!("- {subject}: {}", causes.iter().map(link).collect::<Vec<_>>().join(", "));
    }
    let mut lists: BTreeMap<&str, &Entry> = BTreeMap::new();
    for (subject, causes) in CAUSES {
        println!("\n## {subject}");
        for entry in *causes {
            section(entry, &mut lists);
        }
    }
}

fn link(entry: &Entry) -> String {
    format!("[{}](#{})", entry.code, entry.code)
}

/// A cause. What several have in common is written out for the first.
fn section(entry: &'static Entry, lists: &mut BTreeMap<&str, &'static Entry>) {
    println!("\n### {}\n", entry.code);
    println!("**{}.** {}.\n", entry.title, capital(entry.what));
    if !entry.from.is_empty() {
        println!("Usually from: {}\n", entry.from);
    }
    println!("Fix: {}", entry.fix);
    let Some((first, how)) = entry.fixes.first() else { return };
    if let Some(known) = lists.get(how) {
        println!("\nFramework by framework ({first}, …): as for [{}](#{}).", known.code, known.code);
        return;
    }
    lists.insert(how, entry);
    println!("\n| | |\n|---|---|");
    for (framework, fix) in entry.fixes {
        println!("| {framework} | `{}` |", fix.replace('|', "\\|"));
    }
}

fn capital(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
