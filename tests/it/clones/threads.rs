//! A system that gives few threads, as a container with a limit does: what there is must do.

use super::{fieldbook_in, serve, site};
use std::os::unix::process::CommandExt;
use std::process::Command;

/// The program as another user, who may have so many processes and threads; none where that cannot be tried.
fn limited(count: u32, words: &[&str], folder: &std::path::Path) -> Option<(i32, String)> {
    let program = assert_cmd::cargo::cargo_bin("fieldbook");
    let line = format!("ulimit -u {count} && exec \"$0\" \"$@\"");
    let mut command = Command::new("bash");
    command.args(["-c", &line]).arg(program).args(words).current_dir(folder);
    // Limits do not hold for root, and nobody else has as few processes as one who does not exist.
    command.uid(64_123).gid(64_123);
    let output = command.output().ok()?;
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    Some((output.status.code().unwrap_or(-1), said))
}

#[test]
fn with_few_threads_everything_is_built() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    std::fs::write(folder.path().join("site.toml"), "title = \"Field\"\n").unwrap();
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o777)).unwrap();
    for count in [1, 2, 3] {
        let out = format!("out{count}");
        let Some((code, said)) = limited(count, &["build", "--out", &out], folder.path()) else { return };
        if code == 126 || code == 127 || code == -1 {
            // This user may not run the program here.
            return;
        }
        assert_eq!(code, 0, "{count}: {said}");
        assert!(said.starts_with("no problems in 4 texts"), "{count}: {said}");
        assert!(folder.path().join(out).join("foundations/trust.html").is_file());
        let Some((code, said)) = limited(count, &["check"], folder.path()) else { return };
        assert_eq!((code, said.as_str()), (0, "no problems in 4 texts\n"), "{count}");
    }
    let Some((code, said)) = limited(1, &["serve", "--port", "0"], folder.path()) else { return };
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("error: pages cannot be shown: the system gives this program no thread"), "{said}");
}

#[test]
fn one_thread_of_rayon_is_enough() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    let said = fieldbook_in(folder.path(), &["check"], |command| {
        command.env("RAYON_NUM_THREADS", "1");
    });
    assert_eq!(said.code, 0, "{}", said.err);
    serve(folder.path(), || {}, "http://");
}
