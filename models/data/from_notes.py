"""Turn hand-written corpus notes into JSON Lines of labelled drafts.

Writing JSON by hand invites mistakes and repeats the draft twice, so the corpus is written as
plain notes and converted with this script:

    @ comment unknown pair=knitting unfinished
    < what they said (a turn from them)
    > what I said before (a turn from me)
    - a sentence of the draft without a label
    -PU a sentence with labels (P pitch, U pressure, F funnel, T template)
    / (a line of its own: a line break between two sentences)
    = N C warn | why, in one line (N not_listening, C cold_pitch, O one_way; then the verdict)
    listen: a rewrite
    soft: a rewrite
    story: a rewrite

The first line gives surface and relationship (see label-guide), then optional tags: `pair=NAME`
for drafts that belong to one contrast pair, `unfinished` for a draft cut while typing. A blank
line ends an entry; a line starting with `#` is a comment.

    python models/data/from_notes.py notes/*.notes > drafts.jsonl
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

SENTENCE_CODES = {"P": "pitch", "U": "pressure", "F": "funnel", "T": "template"}
DRAFT_CODES = {"N": "not_listening", "C": "cold_pitch", "O": "one_way"}
SURFACES = ("comment", "message", "post")
RELATIONSHIPS = ("new", "known", "unknown")
VERDICTS = ("ok", "tip", "warn")
STYLES = ("listen", "story", "soft")

_SENTENCE = re.compile(r"^-([PUFT]*) (.+)$")
_REWRITE = re.compile(rf"^({'|'.join(STYLES)}): (.+)$")


class NoteError(ValueError):
    """A note that cannot be read; the message says where and why."""


def parse_entry(lines: list[str], entry_id: str) -> dict[str, Any]:
    """One entry's lines as a labelled draft (the JSON object of one corpus line)."""
    head = lines[0].split()
    if len(head) < 3 or head[0] != "@" or head[1] not in SURFACES or head[2] not in RELATIONSHIPS:
        raise NoteError(f"bad first line {lines[0]!r}: '@ surface relationship [tags]'")
    entry: dict[str, Any] = {
        "id": entry_id,
        "surface": head[1],
        "relationship": head[2],
        "thread": [],
        "draft": "",
        "sentences": [],
        "draft_labels": [],
        "verdict": "",
        "why": "",
    }
    for tag in head[3:]:
        name, _, value = tag.partition("=")
        if name == "pair" and value:
            entry["pair"] = value
        elif name == "unfinished" and not value:
            entry["unfinished"] = True
        else:
            raise NoteError(f"unknown tag {tag!r}")
    joiner = ""
    rewrites: dict[str, list[str]] = {}
    for line in lines[1:]:
        if line.startswith(("< ", "> ")):
            who = "them" if line[0] == "<" else "me"
            entry["thread"].append({"from": who, "text": line[2:].strip()})
        elif line.strip() == "/":
            joiner = (joiner if joiner.startswith("\n") else "") + "\n"
        elif match := _SENTENCE.match(line):
            text = match[2].strip()
            entry["draft"] += joiner + text
            joiner = " "
            labels = [SENTENCE_CODES[code] for code in match[1]]
            entry["sentences"].append({"text": text, "labels": labels})
        elif line.startswith("= "):
            codes, _, why = line[2:].partition("|")
            *labels, verdict = codes.split()
            unknown = [code for code in labels if code not in DRAFT_CODES]
            if unknown or verdict not in VERDICTS:
                raise NoteError(f"bad verdict line {line!r}")
            entry["draft_labels"] = [DRAFT_CODES[code] for code in labels]
            entry["verdict"] = verdict
            entry["why"] = why.strip()
        elif match := _REWRITE.match(line):
            rewrites.setdefault(match[1], []).append(match[2].replace(" / ", "\n").strip())
        else:
            raise NoteError(f"cannot read line {line!r}")
    if not entry["sentences"] or not entry["verdict"]:
        raise NoteError(f"no sentences or no verdict in the entry that starts {lines[:3]!r}")
    if rewrites:
        entry["rewrites"] = rewrites
    return entry


def parse(text: str, stem: str) -> list[dict[str, Any]]:
    """All entries of one notes file; ids are `stem-001`, `stem-002`, …"""
    entries: list[dict[str, Any]] = []
    block: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.strip().startswith("#"):
            continue
        if line.strip():
            block.append(line.rstrip())
            continue
        if block:
            try:
                entries.append(parse_entry(block, f"{stem}-{len(entries) + 1:03d}"))
            except NoteError as error:
                raise NoteError(f"{stem}, entry ending at line {number}: {error}") from None
            block = []
    return entries


def main() -> None:
    for name in sys.argv[1:]:
        path = Path(name)
        for entry in parse(path.read_text(encoding="utf-8"), path.stem):
            print(json.dumps(entry, ensure_ascii=False))


if __name__ == "__main__":
    main()
