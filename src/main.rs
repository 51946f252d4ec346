//! Temporary driver until the command line lands.
fn main() {
    use fieldbook::*;
    let args: Vec<String> = std::env::args().collect();
    let o = build::Options { site: args[1].clone().into(), drafts: assemble::Drafts::Left, base_url: None };
    match build::build(&o, std::path::Path::new(&args[2]), &|_, _| {}) {
        Err(e) => println!("FAIL {e}"),
        Ok(b) => {
            for p in &b.problems {
                let s = b.sources.get(&p.place.path);
                let lc = s.map(|s| s.line_column(p.place.span.start));
                println!("{}:{:?}: {}: {} | {:?}", p.place.path, lc, p.rule.row().name, p.message, p.help);
            }
            println!("{:?}", b.published);
        }
    }
}
