//! Makes sites to measure with: lessons of about 6 KB that look like what people write. The same number of lessons
//! always gives the same files.

use std::fmt::Write as _;
use std::fs;
use std::io::Result;
use std::path::Path;

/// What the lessons hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Markdown, an agenda and blocks, as in a training.
    Blocks,
    /// Markdown alone.
    Plain,
}

const MODULES: [&str; 4] = ["foundations", "listening", "power", "sustaining"];

const TAGS: [&str; 12] = [
    "listening",
    "trust",
    "power",
    "one-to-one",
    "mapping",
    "tools",
    "stories",
    "agreements",
    "follow-up",
    "gatekeepers",
    "coalitions",
    "care",
];

const TERMS: [(&str, &str); 8] = [
    (
        "Active listening",
        "Listening so that the other person can tell. You ask, and say back what you heard.",
    ),
    (
        "Base-building",
        "Bringing together the people who are directly affected so that they act together and lead.",
    ),
    ("Choice point", "A moment when a person could have gone one way and went another."),
    ("Gatekeeper", "A person who decides whether you can reach others in a community."),
    ("One-to-one", "A planned talk between two people, to find out what each cares about."),
    ("Power mapping", "Drawing who can decide a question, who influences them, and where you have ties."),
    ("Public relationship", "A relationship built around acting together in the life of a community."),
    ("Self-interest", "What matters enough to a person to make them act."),
];

const SENTENCES: [&str; 24] = [
    "Nearly every strong group you admire was built by people sitting down together, two at a time.",
    "You are about to talk about trust with people you may never have met.",
    "Listen for what makes the other person's voice change, and ask about *that* before anything else.",
    "Say what you heard in your own words; if it is wrong, they will tell you, and you will both know more.",
    "A relationship is **not a transaction**: nobody keeps count, and everybody remembers.",
    "Write down the name of one person who made you feel welcome, and what they did.",
    "When a meeting ends without a next step, it was a pleasant conversation and nothing else.",
    "People who were let down before have good reasons to wait and see what you do.",
    "The ask should be small enough that \"yes\" is honest and large enough that it means something.",
    "If you do not know who decides, you will spend a year convincing someone who cannot.",
    "Keep the first meeting to half an hour, and come back when you said you would.",
    "Some of the most useful people in a neighbourhood hold no office and sit on no board.",
    "Ask why, then wait; the second answer is usually the one that matters.",
    "Share a piece of your own story when it helps the other person to tell theirs.",
    "What looks like apathy is often the memory of three earlier campaigns that went nowhere.",
    "A list of names is not a base, and `sign-ups.csv` is not a list of people who will come.",
    "Go where people already are: the laundry, the school gate, the hall after prayers.",
    "Do not promise what is not yours to give -- not even to be kind.",
    "Draw the circle wider than you think you need to, and begin in the middle.",
    "Somebody in the room has done this before; find out who, and let them teach it.",
    "Count the conversations that ended with a date, not the leaflets that left the office.",
    "Trust grows at the speed of kept promises, and that is slower than any plan.",
    "An agreement that people argued over is one that they will use.",
    "Leave a seat free for the one who comes late, and tell them what they missed.",
];

const HEADINGS: [&str; 12] = [
    "Who is in the room",
    "What a relationship needs",
    "Where to look first",
    "Listening for the story",
    "The five acts",
    "Asking for something real",
    "When it goes wrong",
    "Drawing the map",
    "Who decides here",
    "Coming back",
    "Working with gatekeepers",
    "Take it with you",
];

/// Writes a site of so many lessons into a folder that does not exist yet.
pub fn write(folder: &Path, lessons: usize, content: Content) -> Result<()> {
    let texts = folder.join("content");
    fs::create_dir_all(&texts)?;
    fs::write(folder.join("site.toml"), settings())?;
    fs::write(texts.join("index.md"), front())?;
    fs::write(texts.join("glossary.md"), glossary())?;
    for (number, module) in MODULES.iter().enumerate() {
        fs::create_dir_all(texts.join(module))?;
        fs::write(texts.join(module).join("index.md"), module_page(module))?;
        let count = lessons / MODULES.len() + usize::from(number < lessons % MODULES.len());
        for lesson in 0..count {
            let text = Lesson { module: number, number: lesson, count, content }.text();
            fs::write(texts.join(module).join(format!("{}.md", name(lesson))), text)?;
        }
    }
    Ok(())
}

fn settings() -> String {
    let mut text = "title = \"Side by Side\"\n\
        summary = \"A hands-on training in building relationships with the people who make a community work.\"\n\
        language = \"en\"\n\
        base_url = \"https://example.org/training/\"\n\
        licence = \"CC BY-SA 4.0\"\n"
        .to_owned();
    for module in MODULES {
        let _ = write!(text, "\n[[modules]]\nfolder = \"{module}\"\n");
    }
    text
}

fn front() -> String {
    let mut text =
        "---\ntitle: Side by Side\nsummary: A training in building relationships.\n---\n\n".to_owned();
    text.push_str(&SENTENCES[..6].join(" "));
    text.push('\n');
    text
}

fn glossary() -> String {
    let mut text = "---\ntitle: Words we use\nsummary: Plain meanings for the words in this training.\n---\n\nTell us of a better one.\n".to_owned();
    for (term, meaning) in TERMS {
        let _ = write!(text, "\n## {term}\n\n{meaning}\n");
    }
    text
}

fn module_page(module: &str) -> String {
    let title = module[..1].to_uppercase() + &module[1..];
    format!(
        "---\ntitle: {title}\nsummary: What this part of the training is about, in one sentence.\n---\n\n{}\n",
        SENTENCES[..4].join(" ")
    )
}

fn name(lesson: usize) -> String {
    format!("lesson-{lesson:05}")
}

struct Lesson {
    module: usize,
    number: usize,
    /// Lessons of the same module.
    count: usize,
    content: Content,
}

impl Lesson {
    fn text(&self) -> String {
        let mut dice = Dice((self.module as u64 + 1) << 32 | (self.number as u64 + 1));
        let mut text = self.header(&mut dice);
        paragraph(&mut text, &mut dice, 4);
        if self.content == Content::Blocks {
            text.push_str(
                "::: agenda How the time goes (40 min)\n\n1. Welcome (4 min)\n2. The five acts (10 min)\n\
                 3. Watch one (12 min)\n   1. The meeting (8 min)\n   2. What did you see? (4 min)\n\
                 4. Do and don't (6 min)\n5. Plan your own (8 min)\n\n:::\n\n",
            );
        }
        for section in 0..5 {
            let heading = HEADINGS[(section * 2 + dice.below(2)) % HEADINGS.len()];
            let _ = write!(text, "## {heading}\n\n");
            paragraph(&mut text, &mut dice, 4);
            self.links(&mut text, &mut dice, section);
            match section {
                0 => list(&mut text, &mut dice),
                1 => table(&mut text, &mut dice),
                2 => {
                    let _ = write!(text, "### In pairs\n\n");
                    paragraph(&mut text, &mut dice, 3);
                    if self.content == Content::Blocks {
                        block(&mut text, &mut dice, "activity Try it with a neighbour (8 min)");
                    }
                }
                3 => {
                    table(&mut text, &mut dice);
                    text.push_str("> Trust grows at the speed of kept promises.\n>\n> — A neighbour\n\n");
                }
                _ => {
                    list(&mut text, &mut dice);
                    if self.content == Content::Blocks {
                        block(&mut text, &mut dice, "keypoints");
                    }
                }
            }
        }
        text.push_str("[^1]: From long practice in community organizing and popular education.\n\n");
        text.push_str("[^study]: A study of 40 groups, with *all* the numbers, is in the archive.\n");
        text
    }

    fn header(&self, dice: &mut Dice) -> String {
        let heading = HEADINGS[dice.below(HEADINGS.len())];
        let tags = dice.below(TAGS.len());
        format!(
            "---\ntitle: \"{heading}, part {}\"\nsummary: {}\norder: {}\nminutes: 40\nobjectives:\n  - Name the four \
             goals of a conversation\n  - Follow the five acts from beginning to end\n  - Plan a meeting with a \
             real person\ntags:\n  - {}\n  - {}\nupdated: 2026-0{}-1{}\ncontributors:\n  - Fieldbook \
             contributors\n---\n\n",
            self.number + 1,
            "A conversation that turns a contact into a relationship with a next step.",
            self.number + 1,
            TAGS[tags],
            TAGS[(tags + 1 + dice.below(TAGS.len() - 1)) % TAGS.len()],
            1 + dice.below(9),
            dice.below(10),
        )
    }

    /// Two links to other lessons, one to a term; a note now and then.
    fn links(&self, text: &mut String, dice: &mut Dice, section: usize) {
        let other = MODULES[(self.module + 1) % MODULES.len()];
        let near = name(dice.below(self.count));
        // The last module may have one lesson less.
        let far = name(dice.below(self.count.saturating_sub(1).max(1)));
        let (term, _) = TERMS[dice.below(TERMS.len())];
        let anchor = term.to_lowercase().replace(' ', "-");
        let note = ["[^1]", "", "[^study]", "", ""][section % 5];
        let _ = write!(
            text,
            "See [what came before]({near}.md) and [the other side](../{other}/{far}.md#take-it){note}; the word is \
             explained under [{term}](../glossary.md#{anchor}).\n\n"
        );
        if section == 4 {
            text.push_str("### One step {#take-it}\n\n");
        }
    }
}

fn paragraph(text: &mut String, dice: &mut Dice, sentences: usize) {
    for _ in 0..sentences {
        text.push_str(SENTENCES[dice.below(SENTENCES.len())]);
        // Lines end where sentences do, as in a file that is kept in version control.
        text.push('\n');
    }
    text.push('\n');
}

fn list(text: &mut String, dice: &mut Dice) {
    for item in 0..3 {
        let _ = writeln!(text, "- {}", SENTENCES[dice.below(SENTENCES.len())]);
        if item == 1 {
            for _ in 0..2 {
                let _ = writeln!(text, "  - {}", SENTENCES[dice.below(SENTENCES.len())]);
            }
        }
    }
    text.push('\n');
}

fn table(text: &mut String, dice: &mut Dice) {
    text.push_str("| Act | What happens | Minutes |\n|---|---|--:|\n");
    for row in ["Attention", "Interest", "**Exploration**", "Exchange"] {
        let words: Vec<&str> = SENTENCES[dice.below(SENTENCES.len())].split(' ').take(6).collect();
        let words = words.join(" ").replace(['*', '`', '"'], "");
        let _ = writeln!(text, "| {row} | {words} | {} |", 2 + dice.below(20));
    }
    text.push('\n');
}

fn block(text: &mut String, dice: &mut Dice, opening: &str) {
    let _ = write!(text, "::: {opening}\n\n");
    for _ in 0..3 {
        let _ = writeln!(text, "- {}", SENTENCES[dice.below(SENTENCES.len())]);
    }
    text.push_str("\n:::\n\n");
}

/// Numbers that look thrown and are always the same: xorshift.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }
}
