"""RTF as text. striprtf reads it; what it cannot tell apart is marked first: hidden words, notes, raised marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any

from summarizer.errors import EmptyDocument, UnreadableDocument
from summarizer.reading.extracted import Extracted, label
from summarizer.reading.limits import ReadLimits, too_large
from summarizer.reading.lines import Losses
from summarizer.reading.raised import lowered, raised

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|"
    r"(?P<brace>[{}])|(?P<end>[\r\n]+)|(?P<text>[^\\{}\r\n]+|\\)",
    re.DOTALL,
)
#: Characters of a private area that mark raised and lowered words on their way through striprtf.
_UP, _DOWN, _END = "\ue000", "\ue001", "\ue002"
_MARKED = re.compile(rf"([{_UP}{_DOWN}])([^{_UP}{_DOWN}{_END}]*){_END}")
#: Groups whose words are shown in another place: they are read behind the text.
_MOVED = frozenset(("footnote", "shptxt"))
#: Groups without words of the document.
_DROPPED = frozenset(
    ("pict", "objdata", "themedata", "colorschememapping", "datastore", "shprslt", "nonshppict")
)
#: Groups with words that are not read.
_BESIDE = {
    "annotation": "in comments", "header": "in headers", "headerl": "in headers", "headerr": "in headers",
    "headerf": "in headers", "footer": "in footers", "footerl": "in footers", "footerr": "in footers",
    "footerf": "in footers",
}  # fmt: skip
_HIDING = {
    "v": "hidden",
    "strike": "struck out",
    "striked": "struck out",
    "deleted": "deleted with changes tracked",
}
_SCRIPTS = {"super": 1, "sub": -1, "nosupersub": 0}
#: Words that raise or lower by so many half-points, three points unless they say how many.
_SHIFTS = {"up": 1, "dn": -1}
_LEAST_SHIFT = 4
#: Words that say something of the rest of their group.
_OF_A_GROUP = frozenset((*_MOVED, *_BESIDE, *_DROPPED, *_HIDING, *_SCRIPTS, *_SHIFTS))
#: Words that stand for characters.
_CHARACTERS = frozenset("u emdash endash lquote rquote ldblquote rdblquote bullet tab line".split())
_DEEPEST = 1_000


@dataclass
class _Group:
    """What holds inside of a group of RTF."""

    hiding: frozenset[str] = frozenset()
    script: int = 0
    into: list[str] | None = None
    beside: str = ""
    dropped: bool = False


@dataclass
class _Marker:
    """One pass over RTF that writes it again without what is hidden, with marks where words are raised."""

    body: list[str] = field(default_factory=list[str])
    notes: list[list[str]] = field(default_factory=list[list[str]])
    losses: Losses = field(default_factory=Losses)
    stack: list[_Group] = field(default_factory=list[_Group])
    group: _Group = field(default_factory=_Group)
    number: int = 0
    skip: int = 0

    def run(self, rtf: str) -> str:
        """Return the RTF to be read."""
        place = 0
        while found := _TOKEN.match(rtf, place):
            place = found.end()
            if found["word"] == "bin":
                place += max(0, int(found["value"] or 0))
                continue
            self._token(found)
        notes = "".join("\\par\\par " + "".join(note) for note in self.notes)
        return "".join(self.body).rstrip().removesuffix("}") + notes + "}"

    def _token(self, found: re.Match[str]) -> None:
        if found["brace"] == "{":
            self._open()
        elif found["brace"]:
            self._close()
        elif found["word"]:
            self._word(found["word"], found["value"], found.group())
        elif found["text"] or found["hex"] or found["sign"]:
            self._words(found.group(), found["text"] or "")

    def _open(self) -> None:
        if len(self.stack) >= _DEEPEST:
            raise UnreadableDocument(
                f"Groups of the RTF lie more than {_DEEPEST:,} deep inside each other."
            )
        self._write("{")
        self.stack.append(self.group)
        self.group = replace(self.group)

    def _close(self) -> None:
        outer = self.stack.pop() if self.stack else _Group()
        moved = self.group.into is not None and outer.into is not self.group.into
        self.group = outer
        # The opening brace of a moved group was written before it was known to be one.
        self._write("}")
        if moved:
            self.notes[-1].append("")

    def _word(self, word: str, value: str | None, token: str) -> None:
        if word == "plain":
            self.group.hiding, self.group.script = frozenset(), 0
        if word in _OF_A_GROUP:
            shift = word in _SHIFTS and abs(int(value or 6)) < _LEAST_SHIFT
            self._change_group(word, on=value != "0" and not shift)
        elif word == "chftn":
            self._number()
        elif word in ("par", "sect", "page"):
            self._write("\\par\\par ")
        elif word in _CHARACTERS:
            self._words(token, "" if word == "u" else " ")
        else:
            self._write(token)

    def _change_group(self, word: str, *, on: bool) -> None:
        """Note what a word says of the rest of its group."""
        group = self.group
        if word in _MOVED:
            group.into = []
            self.notes.append(group.into)
        elif word in _BESIDE:
            group.beside = _BESIDE[word]
        elif word in _DROPPED:
            group.dropped = True
        elif word in _HIDING:
            kind = frozenset((_HIDING[word],))
            group.hiding = group.hiding | kind if on else group.hiding - kind
        else:
            group.script = {**_SCRIPTS, **_SHIFTS}[word] if on else 0

    def _number(self) -> None:
        """Write the number of a note: a new one in the text, the same again in the note itself."""
        if self.group.into is None:
            self.number += 1
        self._write(f"[^{self.number}]" + ("" if self.group.into is None else ": "))

    def _words(self, token: str, plain: str) -> None:
        group = self.group
        if group.dropped:
            return
        if group.beside or group.hiding:
            self.losses.add(group.beside or min(group.hiding), plain)
        elif group.script:
            mark = ord(_UP if group.script > 0 else _DOWN) - 0x10000
            self._write(f"{{\\uc0\\u{mark} }}{token}{{\\uc0\\u{ord(_END) - 0x10000} }}")
        else:
            self._write(token)

    def _write(self, token: str) -> None:
        group = self.group
        if not (group.dropped or group.beside):
            (self.body if group.into is None else group.into).append(token)


def from_rtf(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    """Read an RTF file.

    Raises:
        UnreadableDocument: it cannot be read as RTF.
        EmptyDocument: it holds no text.
    """
    if len(data) > limits.markup_bytes:
        raise too_large(name, len(data), limits.markup_bytes, "bytes of RTF", "markup_bytes")
    source = re.sub(rb"[\x80-\xff]", lambda c: b"\\'%02x" % c.group()[0], data).decode("latin-1")
    marker = _Marker()
    marked = marker.run(source)
    try:
        text = _read(marked)
    except (ValueError, IndexError, KeyError, LookupError, OverflowError) as error:
        raise UnreadableDocument(
            f"{name} was to be read as RTF and is damaged ({type(error).__name__}: {str(error)[:120]}). "
            "Open it in a word processor and save it again."
        ) from error
    text = _plain(_with_scripts(text))
    if not text:
        raise EmptyDocument(f"{name} was read as RTF and holds no text.")
    return Extracted(
        text, label("rtf", "striprtf"), title=_title(source), left_out=marker.losses.sentences()
    )


def _read(rtf: str) -> str:
    striprtf: Any = import_module("striprtf.striprtf")
    return str(striprtf.rtf_to_text(rtf, errors="replace"))


def _with_scripts(text: str) -> str:
    """Put raised and lowered words into their plain form."""
    text = re.sub(rf"{_END}([{_UP}{_DOWN}])", lambda m: _END + m[1], text)
    text = re.sub(rf"{_END}{_UP}|{_END}{_DOWN}", "", text)
    out: list[str] = []
    place = 0
    for found in _MARKED.finditer(text):
        out.append(text[place : found.start()])
        before = "".join(out[-4:])[-40:]
        out.append(raised(before, found[2]) if found[1] == _UP else lowered(before, found[2]))
        place = found.end()
    out.append(text[place:])
    return re.sub(rf"[{_UP}{_DOWN}{_END}]", "", "".join(out))


def _plain(text: str) -> str:
    """Fold the blank lines between paragraphs; lone surrogates become whole characters or U+FFFD."""
    whole = (
        text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "")
    )
    whole = re.sub(r"\n[ \t]*\n\s*", "\n\n", whole).strip()
    return re.sub(r"(?m)^(\[\^\d+\]:) {2,}", r"\1 ", whole)


def _title(source: str) -> str | None:
    found = re.search(r"\{\\info\b.{0,2000}?\{\\title ([^{}]{1,500})\}", source, re.DOTALL)
    if not found:
        return None
    return " ".join(_read("{\\rtf1\\ansi " + found[1] + "}").split()) or None
