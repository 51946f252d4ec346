#!/usr/bin/env python3
"""Breaks whole sites at random and builds each of them several times.

    python whole_sites.py PROGRAM [--minutes 60] [--seed 1] [--keep FOLDER]

A site starts as one of those in `tests/sites`, or as a part of the shipped training. Then its texts, its settings, its
file names and its folders are broken. Every run must end within 20 seconds with 0, 1, 2 or 64, and must not panic.
`check` and `build` must agree; two builds must give the same bytes, and a build over an old website the same as a fresh
one. Nothing but the output may change on the disk. A site that breaks a promise is kept in FOLDER with the reason, and the
last line says how many sites were tried and how many failed.
"""

import argparse
import hashlib
import os
import random
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
SECONDS = 20
CODES = {0, 1, 2, 64}

MARKS = [
    "\n::: facilitator\n", "\n:::\n", "\n```\n", "\n~~~ rust\n", "<!-- ", " -->", "<div><b>", "</p>", "<a href=\"b.md\">",
    "<svg onload=x>", "&#xF4FB;", "&#0;", "\u202e", "\u200b", "\ufeff", "\u00a0", "\x1b[31m", "\x85", "\u2028", "\r\n", "\t",
    "\n---\n", "\n| a | b |\n| --- | --- |\n| ____ | ____ 4 lines | x |\n", "____ (date)", "____ 99999999 lines", "( ) a ( ) b",
    "- [ ] ", "[x](../../../etc/passwd)", "[x](a%00b.md)", "![p](p.svg)", "[[x]]", "{#id}", "{{ x }}", "[^1]", "\n[^1]: x\n",
    "\n> [!NOTE]\n> x\n", "(8 min)", "(99999999999 min)", "\n::: agenda X (10 min)\n\n1. A (5 min)\n2. B (4 min)\n\n:::\n",
    "\n::: map M\n\nQuadrants: A · B\nRings: 1 · 2\n\n| P | Quadrant | Ring |\n| --- | --- | --- |\n| x | A | 1 |\n\n:::\n",
    "\n::: network N\n\n| Name |\n| --- |\n| a |\n\n| From | To |\n| --- | --- |\n| a | b |\n\n:::\n",
    "\n::: cards\n\n- a\n- b\n\n:::\n", "\n## 2\n", "\n# \n", "信頼", "สวัสดี", "विश्वास क्या है", "e\u0301", "\U0001F468\u200d\U0001F469",
    "مرحبا", "::::::", "：：： facilitator", ":: facilitator", "title: x: y", "draft: yes", "aliases: [search.html]",
    "aliases: [../x, /a, 'a b', con.html]", "tags: a, b", "start: '2027-02-30 25:61'", "timezone: EST", "order: -1", "lang: ar",
    "review_by: 2020-01-01", "minutes: 1e9", "- a: [", "\"", "'", "`", "\\", "*", "_", "#", "[", "]", "<", ">", "|",
]
SETTINGS = [
    "\n[[module]]\nfolder = \"gone\"\n", "\nlanguage = \"ar\"\n", "\nbase_url = \"javascript:x\"\n", "\ntheme = \"../x\"\n",
    "\nglossary = \"auto\"\n", "\n[reference]\nhistory = true\n", "\n[facilitator]\npublish = false\n", "\nunknown = 1\n", "\n[", "\n= 3\n",
    "\ntitle = \"\\u001b[31m\\u202e\"\n",
]
NAMES = [
    "a b.md", "ä.md", "a\u0308.md", "CON.md", "x\ny.md", "x\x1b]0;y\x07.md", "-rf.md", "..md", ".hidden.md", "index.md", "INDEX.md",
    "search.md", "tags.md", "print.md", "a" * 240 + ".md", "ж" * 120 + ".md", "a:b.md", "a?b#c.md", "100%.md", "trust.MD", "x.html",
    "x.svg", "x.png", "_headers", "fields.json", "Icon\r", "~$a.docx", "sub", "a\\b.md", "a'b\"c.md", "\u202ea.md",
]


class Broken(Exception):
    """A promise that did not hold."""


def run(program, *words):
    try:
        done = subprocess.run([program, *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise Broken(f"no end after {SECONDS} s: {words[0]}") from None
    output = done.stdout + done.stderr
    if done.returncode not in CODES:
        raise Broken(f"exit code {done.returncode}: {words[0]}\n{output[-2000:].decode(errors='replace')}")
    if b"panicked" in output:
        raise Broken(f"panic: {words[0]}\n{output[-2000:].decode(errors='replace')}")
    if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]", output):
        raise Broken(f"a control character is printed: {words[0]}\n{output!r}")
    return done.returncode, output


def read(path):
    return path.read_text(encoding="utf-8", errors="surrogateescape")


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="surrogateescape")


def start(site, chance):
    """Copies one of the sites of the tests, or some of the shipped training."""
    sites = sorted(path for path in (PROJECT / "tests/sites").iterdir() if path.is_dir())
    source = chance.choice([*sites, PROJECT])
    site.mkdir()
    shutil.copy(source / "site.toml", site / "site.toml")
    shutil.copytree(source / "content", site / "content")
    if source == PROJECT:
        for path in sorted((site / "content").rglob("*.md")):
            if chance.random() < 0.6:
                path.unlink()


def texts(site):
    found = [path for path in sorted((site / "content").rglob("*")) if path.is_file() and not path.is_symlink()]
    return [path for path in found if path.suffix in {".md", ".svg"}] or [site / "site.toml"]


def break_text(site, chance):
    """Cuts, doubles, swaps and inserts in one text."""
    path = chance.choice(texts(site))
    text = read(path)
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randint(0, len(text)), chance.choice([1, 5, 40, 400])
        kind = chance.randrange(6)
        if kind <= 2:
            text = text[:at] + chance.choice(MARKS) * chance.choice([1, 1, 1, 2, 50]) + text[at:]
        elif kind == 3:
            text = text[:at] + text[at + length:]
        elif kind == 4:
            text = text[:at] + text[at:at + length] * 2 + text[at + length:]
        else:
            other = read(chance.choice(texts(site)))
            text = text[:at] + other[chance.randint(0, len(other)):][:length] + text[at:]
    write(path, text)


def break_settings(site, chance):
    path = site / "site.toml"
    text = read(path) if path.is_file() else ""
    if chance.random() < 0.8:
        text += chance.choice(SETTINGS)
    else:
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(["\"", "[", "=", "\n", "\ufeff", "#"]) + text[at:]
    write(path, text)


def break_names(site, chance):
    """Renames, copies, removes or empties a file, or puts something that is no text in its place."""
    path = chance.choice(texts(site))
    target = path.parent / chance.choice(NAMES)
    kind = chance.randrange(9)
    try:
        if kind <= 2:
            path.rename(target)
        elif kind == 3:
            shutil.copy(path, target)
        elif kind == 4:
            path.unlink()
        elif kind == 5:
            path.write_bytes(bytes(chance.randrange(256) for _ in range(chance.choice([0, 3, 300]))))
        elif kind == 6:
            target.symlink_to(chance.choice([path.name, ".", "..", "/proc/self/environ", "gone", target.name]))
        elif kind == 7:
            os.mkfifo(target)
        else:
            target.mkdir()
    except OSError:
        pass


def break_site(program, site, chance):
    """Breaks the site in one or several ways. Three times in four it looks for ways that can still be published."""
    if chance.random() < 0.25:
        for _ in range(chance.randint(1, 4)):
            chance.choice([break_text] * 6 + [break_settings] * 2 + [break_names] * 3)(site, chance)
        return
    before = site.with_name("before")
    for _ in range(6):
        shutil.copytree(site, before, symlinks=True, copy_function=copy)
        chance.choice([break_text] * 6 + [break_settings] + [break_names] * 3)(site, chance)
        code, _ = run(program, "check", "--site", site)
        if code == 0:
            shutil.rmtree(before)
            return
        shutil.rmtree(site)
        before.rename(site)


def copy(source, target):
    """Copies a file, and makes a pipe anew."""
    if stat.S_ISFIFO(os.lstat(source).st_mode):
        os.mkfifo(target)
    else:
        shutil.copy(source, target)


def tree(folder):
    """Every file below a folder with a sum of its bytes. Links and pipes are named and not followed."""
    found = {}
    for root, folders, files in os.walk(os.fsencode(folder)):
        for name in files + folders:
            path = os.path.join(root, name)
            mode = os.lstat(path).st_mode
            sum_of = b"folder" if stat.S_ISDIR(mode) else str(mode).encode()
            if stat.S_ISLNK(mode):
                sum_of = os.readlink(path)
            elif stat.S_ISREG(mode):
                with open(path, "rb") as file:
                    sum_of = hashlib.sha256(file.read()).digest()
            found[os.path.relpath(path, os.fsencode(folder))] = sum_of
    return found


def differences(one, other):
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))[:10]


def build_all(program, site, work, round_):
    """Checks and builds the site twice, once over what is there, and compares."""
    before = tree(site)
    checked, words = run(program, "check", "--site", site)
    if run(program, "check", "--site", site) != (checked, words):
        raise Broken("two checks differ")
    over, fresh = work / "over", work / f"fresh-{round_}"
    codes = [run(program, "build", "--site", site, "--out", out)[0] for out in (over, fresh)]
    if codes[0] != codes[1] or (codes[0] == 0) != (checked == 0):
        raise Broken(f"check ends with {checked}, the builds with {codes}")
    if codes[0] == 0:
        wrong = differences(tree(over), tree(fresh))
        if wrong:
            raise Broken(f"a build over the old website differs from a fresh one: {wrong}")
    if tree(site) != before:
        raise Broken(f"files of the site changed: {differences(before, tree(site))}")
    shutil.rmtree(fresh, ignore_errors=True)


def one_site(program, seed, keep):
    """Whether everything held for the site of this seed."""
    chance = random.Random(seed)
    work = Path(tempfile.mkdtemp())
    site = work / "site"
    try:
        start(site, chance)
        for round_ in range(4):
            break_site(program, site, chance)
            build_all(program, site, work, round_)
        return True
    except Broken as reason:
        print(f"seed {seed}: {reason}", flush=True)
        keep.mkdir(parents=True, exist_ok=True)
        kept = keep / str(seed)
        shutil.rmtree(kept, ignore_errors=True)
        subprocess.run(["cp", "-a", work, kept], check=False)
        (kept / "reason.txt").write_text(str(reason), errors="replace")
        return False
    finally:
        shutil.rmtree(work, ignore_errors=True)


def main():
    words = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    words.add_argument("program")
    words.add_argument("--minutes", type=float, default=60)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--keep", type=Path, default=Path("broken-sites"))
    options = words.parse_args()
    end = time.monotonic() + options.minutes * 60
    seed, failed = options.seed, 0
    while time.monotonic() < end:
        failed += not one_site(options.program, seed, options.keep)
        seed += 1
    print(f"{seed - options.seed} sites tried, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
