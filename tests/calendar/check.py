#!/usr/bin/env python3
"""Reads the calendar files of built sites with a library that is not ours, and compares them with the pages.

    python check.py SITE…      the folders of built sites

Every file is valid, every event has a name of its own, and the moments of every event (by the zones in the file, and by
the IANA data of the same name) are those that the session's page states in its `time` elements.
"""

import re
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar

NEEDED = ("UID", "DTSTAMP", "SUMMARY", "DTSTART", "SEQUENCE")


def own_zones(calendar):
    """The zones as the file itself writes them out, by name."""
    return {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")}


def moment(time, zone_of):
    """What a time in the file means, in UTC."""
    name = time.params.get("TZID")
    if name is None:
        return time.dt.astimezone(timezone.utc) if time.dt.tzinfo else time.dt
    return time.dt.replace(tzinfo=zone_of(name)).astimezone(timezone.utc)


def length(event, zone_of):
    if "DURATION" in event:
        return event["DURATION"].dt
    if "DTEND" not in event:
        return timedelta(0)
    return moment(event["DTEND"], zone_of) - moment(event["DTSTART"], zone_of)


def stated(page):
    """Start and end of each meeting as the page says them for its own zone."""
    html = page.read_text(encoding="utf-8")
    lines = re.findall(r'<li class="when-line when-line--own">(.*?)</li>', html, re.DOTALL)
    times = [re.findall(r'<time datetime="([^"]+)"', line) for line in lines]
    read = [[datetime.fromisoformat(time) for time in line] for line in times]
    return [[time.astimezone(timezone.utc) if time.tzinfo else time for time in line] for line in read]


def check(file):
    raw = file.read_bytes()
    text = raw.decode("utf-8")
    problems = []
    if re.search(r"(?<!\r)\n|\r(?!\n)", text):
        problems.append("a line ends without CR and LF")
    problems += [f"a line of {len(line)} octets" for line in raw.split(b"\r\n") if len(line) > 75]
    calendar = icalendar.Calendar.from_ical(raw)
    problems += [f"{name}: {why}" for part in calendar.walk() for name, why in part.errors]
    zones = own_zones(calendar)
    events = list(calendar.walk("VEVENT"))
    if not events:
        problems.append("no event")
    problems += [f"an event without {name}" for event in events for name in NEEDED if name not in event]
    if len({str(event["UID"]) for event in events}) < len(events):
        problems.append("two events with one name")
    if any(event.subcomponents for event in events):
        problems.append("an event with an alarm")
    read = []
    for event in events:
        start, end = moment(event["DTSTART"], zones.__getitem__), moment(event["DTSTART"], ZoneInfo)
        if start != end:
            problems.append(f"{event['SUMMARY']}: {start} by the file's zones, {end} by the IANA data")
        read.append((start, length(event, ZoneInfo)))
        if length(event, ZoneInfo) != length(event, zones.__getitem__):
            problems.append(f"{event['SUMMARY']}: its length differs by the file's zones")
    page = file.with_suffix(".html")
    if page.exists():
        said = [(line[0], line[1] - line[0] if len(line) > 1 else timedelta(0)) for line in stated(page)]
        if said != read:
            problems.append(f"the page says {said}, and the file {read}")
    return problems, len(events)


def main(sites):
    files = sorted(file for site in sites for file in Path(site).rglob("*.ics"))
    bad = events = 0
    for file in files:
        problems, count = check(file)
        events += count
        for problem in problems:
            bad += 1
            print(f"{file}: {problem}", file=sys.stderr)
    print(f"{len(files)} calendar files, {events} events, {bad} problems")
    return 1 if bad or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
