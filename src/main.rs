//! A temporary driver.

fn main() {
    use fieldbook::*;
    let args: Vec<String> = std::env::args().collect();
    let site = std::path::Path::new(&args[1]);
    let out = std::path::Path::new(&args[2]);
    let t0 = std::time::Instant::now();
    let project = load::load(site).unwrap();
    eprintln!("load {:?}", t0.elapsed());
    let u = pipeline::understand(&pipeline::Input {
        sources: &project.sources,
        files: &project.files,
        theme_files: &project.theme_files,
        drafts: assemble::Drafts::Left,
        base_url: None,
    });
    eprintln!("understand {:?}", t0.elapsed());
    for p in project.problems.iter().chain(&u.problems) {
        let s = project.sources.get(&p.place.path);
        let lc = s.map(|s| s.line_column(p.place.span.start));
        println!("{}:{:?}: {}: {} | {:?}", p.place.path, lc, p.rule.row().name, p.message, p.help);
    }
    let mut more = vec![];
    let s = render::Site::new(&u.curriculum, &u.theme, &u.plan, &mut more);
    let problems = std::sync::Mutex::new(more);
    let pages: Vec<_> = u.plan.iter().collect();
    parallel::map(&pages, |(o, p)| {
        let path = out.join(o.as_str());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        match render::render(&s, o, p, &problems) {
            render::Rendered::Bytes(b) => std::fs::write(path, b).unwrap(),
            render::Rendered::Copy(c) => {
                std::fs::copy(site.join(c.as_str()), path).unwrap();
            }
            render::Rendered::Pieces(i) => {
                use std::io::Write;
                let mut f = std::fs::File::create(path).unwrap();
                for c in i {
                    f.write_all(&c).unwrap();
                }
            }
        }
    });
    for p in problems.lock().unwrap().iter() {
        println!("{}: {}", p.place.path, p.message);
    }
    eprintln!("all {:?} pages {}", t0.elapsed(), pages.len());
}
