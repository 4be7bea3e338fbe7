"""Subtitles (SRT, VTT) as text: what is said, without numbers and time codes, a paragraph where the speech pauses."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import PurePath

from summarizer.errors import EmptyDocument, UnreadableDocument
from summarizer.reading.decoding import decode
from summarizer.reading.extracted import Extracted, label
from summarizer.reading.limits import ReadLimits
from summarizer.text.turns import speaker_turns

_SRT = re.compile(
    r"\s*\d{1,6}\s*\r?\n\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*-->\s*\d{1,3}:\d{2}:\d{2}[,.]\d"
)
_VTT = re.compile(r"\s*WEBVTT(?:[ \t][^\r\n]*)?(?:\r?\n|\Z)")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+([^>\n]{1,120})>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^>\n]{0,200}>|<\d{2}:[\d:.]{5,12}>|\{\\[^}\n]{1,80}\}")
_TURN = re.compile(r"(?:[-–—]\s*|>>+\s*)(?=\S)")
#: Milliseconds without speech that make a new paragraph. A pause between sentences takes under one second.
_PAUSE = 2_000


def is_captions(text: str) -> bool:
    """Whether a text begins as subtitles do."""
    return bool(_SRT.match(text) or _VTT.match(text))


def from_captions(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    """Read subtitles.

    Raises:
        UnreadableDocument: they hold no time codes that could be read.
        EmptyDocument: nothing is said in them.
    """
    del limits
    import pysubs2

    text = decode(data, name).text.replace("\r\n", "\n").replace("\r", "\n")
    form = "vtt" if _VTT.match(text) or PurePath(name).suffix.lower() == ".vtt" else "srt"
    try:
        found = pysubs2.SSAFile.from_string(text, format_=form, keep_unknown_html_tags=True)
    except (pysubs2.exceptions.Pysubs2Error, ValueError, OverflowError) as error:
        raise UnreadableDocument(
            f"{name} was to be read as {form.upper()}, but could not be ({str(error)[:120]})."
        ) from error
    cues = [
        (e.start, e.end, e.text.replace("\\N", "\n").replace("\\h", " "))
        for e in found
        if not e.is_comment
    ]
    if not cues and text.strip():
        raise UnreadableDocument(
            f"{name} was to be read as {form.upper()}, but holds no time codes."
        )
    paragraphs = "\n\n".join(_paragraphs(cues))
    if not paragraphs.strip():
        raise EmptyDocument(f"{name} was read as {form.upper()}, but nothing is said in it.")
    return Extracted(paragraphs, label(form, "pysubs2"))


def _paragraphs(cues: list[tuple[int, int, str]]) -> Iterator[str]:
    """Yield what is said between pauses, or by one speaker."""
    said: list[str] = []
    labelled = _labelled(cues)
    voice, before, until = "", "", 0
    for start, end, raw in cues:
        for line, speaker in _lines(raw, voice):
            if line == before:
                continue  # captions that roll up repeat the line before
            turns = speaker != voice or _opens_turn(line, labelled)
            if said and (turns or start - until > _PAUSE):
                yield " ".join(said)
                said = []
            said.append(f"{speaker}: {line}" if speaker != voice else line)
            voice, before = speaker, line
            until = max(until, end)
        until = max(until, end)
    if said:
        yield " ".join(said)


def _opens_turn(line: str, labelled: set[str]) -> bool:
    """Whether somebody begins to speak with a line, as its beginning says."""
    return line in labelled or _TURN.match(line) is not None


def _labelled(cues: list[tuple[int, int, str]]) -> set[str]:
    """Return the lines that begin with the name of who speaks, where the whole is a transcript with such names."""
    text = "\n".join(line for _, _, raw in cues for line, _ in _lines(raw, ""))
    return {text[turn.start :].split("\n", 1)[0] for turn in speaker_turns(text)}


def _lines(raw: str, voice: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of a cue without markup, each with who speaks."""
    for line in raw.split("\n"):
        named = _VOICE.search(line)
        voice = " ".join(html.unescape(named[1]).split()) if named else voice
        plain = " ".join(html.unescape(_TAG.sub("", line)).split())
        if plain:
            yield plain, voice
