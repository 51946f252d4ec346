#!/usr/bin/env python3
"""Reads the citation and the feeds of built sites with libraries that are not ours.

    python check.py SITE…      the folders of built sites

`CITATION.cff` is valid by the schema of its format and names the newest edition. Every feed is read without a complaint,
and each of its items has an address of its own and leads to a page that is there.
"""

import re
import sys
from pathlib import Path

import feedparser
from cffconvert import Citation


def check_citation(site):
    file = site / "CITATION.cff"
    text = file.read_text(encoding="utf-8")
    try:
        Citation(text).validate()
    except Exception as error:  # The library has no one kind of error for what it finds.
        return [f"{file}: {error}"]
    version = re.search(r"^version: '?([^'\n]+)'?$", text, re.MULTILINE)[1]
    page = site / "reference" / "editions" / f"{version}.html"
    return [] if page.exists() else [f"{file}: {page} is not there"]


def check_feed(site, file):
    feed = feedparser.parse(str(file))
    problems = [f"{file}: {feed.bozo_exception}"] if feed.bozo else []
    own = next((link.href for link in feed.feed.get("links", []) if link.rel == "self"), "")
    name = file.relative_to(site).as_posix()
    if not own.endswith(f"/{name}"):
        return [*problems, f"{file}: the feed says it is at {own!r}"]
    base = own[: -len(name)]
    if not feed.entries:
        problems.append(f"{file}: has no item")
    ids = [entry.id for entry in feed.entries]
    problems += [f"{file}: {id} stands there twice" for id in ids if ids.count(id) > 1]
    for entry in feed.entries:
        if not entry.title or not entry.updated_parsed:
            problems.append(f"{file}: {entry.id} has no title or no day")
        if not entry.link.startswith(base) or not (site / entry.link[len(base):]).exists():
            problems.append(f"{file}: {entry.link} leads to no page")
    days = [entry.updated_parsed for entry in feed.entries]
    if days != sorted(days, reverse=True):
        problems.append(f"{file}: the newest does not come first")
    return problems


def main():
    problems, read = [], 0
    for site in map(Path, sys.argv[1:]):
        problems += check_citation(site)
        for name in ("feed.xml", "reference/feed.xml"):
            problems += check_feed(site, site / name)
            read += 1
    for problem in problems:
        print(problem)
    print(f"{len(sys.argv) - 1} citations and {read} feeds read, {len(problems)} problems")
    sys.exit(1 if problems or read == 0 else 0)


if __name__ == "__main__":
    main()
