"""Where a text holds what chat templates take for borders between roles, or what looks like a sentence number.

Both are found by their form, since every family of models has marks of its own: a name in angle or square brackets,
with pipes, slashes, colons or tildes. Width and invisible characters make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

#: Characters without a shape of their own, with which words are hidden or split.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_ROUND_OR_QUOTES = frozenset("(（﹙⁽₍❨❪⟮⸨﴾)）﹚⁾₎❩❫⟯⸩﴿„‚「」『』〝〞〟﹁﹂﹃﹄｢｣")
#: Signs that look like the pipes, angles and brackets of templates.
_LIKE = {
    **dict.fromkeys("｜∣⏐│┃❘❙ǀ￨", "|"),
    **dict.fromkeys("＜﹤‹〈⟨❮❬", "<"),
    **dict.fromkeys("＞﹥›〉⟩❯❭", ">"),
    **dict.fromkeys("［﹇⟦", "["),
    **dict.fromkeys("］﹈⟧", "]"),
}
_ENTITY = re.compile(
    r"&(?:amp;){0,3}(?:#0{0,40}(?:60|91|124)\b|#x0{0,40}(?:3c|5b|7c)\b"
    r"|(?:lt|nvlt|lsqb|lbrack|vert|verbar|VerticalLine)\b)",
    re.IGNORECASE,
)
#: Any name in angle brackets, and a pipe behind one. "x < 5", addresses, links and type of pages are none.
_ANGLED = re.compile(
    r"<(?=\|)|<(?=</?\w{1,20}>)"
    r"|<(?!/?(?:b|i|u|em|br|hr|p|q|li|ul|ol|td|tr|th|sub|sup|div|span|small|strong) ?/?>)"
    r"(?=/?[\w:.▁-][\w:.▁ |-]{0,60}/?>)"
    r"|<(?=[a-z_][\w.:-]{0,30}(?:=| [\w:-]{1,20}=)[^<>\n]{1,80}>)",
    re.IGNORECASE,
)
#: What no page and no account has in angle brackets: pipes, underscores, digits behind a name, colons, names of roles.
_TEMPLATE = re.compile(
    r"<\||<[\w:.▁ -]{1,40}\||</?[a-z]{1,20}[_:][\w:.▁-]{1,40}>"
    r"|</?(?:unused|reserved|special|extra|mask|control|placeholder)_?\w{0,12}>"
    r"|<0x[0-9a-f]{2}>|<(?:bos|eos|pad|unk|sep|cls|eot|eod|sop|eop)>|</?(?:think|thinking|reasoning|tool|tools|human|bot|model|turn)>",
    re.IGNORECASE,
)
#: In square brackets: with pipes, with a slash, capitals with underscores, a name with a number, and the names in use.
_SQUARE = re.compile(
    r"\[\|[^\[\]\n]{0,40}\|?\]?|\[/[A-Za-z_]{2,30}\]|\[/?[A-Z]{2,20}(?:_[A-Z0-9]{1,20}){1,4}\]"
    r"|\[/?(?:INST|THINK|SYS|IMG|IMAGE|BOS|EOS|UNK|PAD|SEP|CLS|MASK|EOT|TOOL|ARGS|gMASK|sMASK|sop|eop"
    r"|(?:unused|control|reserved|special)_?\d{1,6})\]",
    re.IGNORECASE,
)
#: Names of roles and of parts alone: an honest text may have them, so that they are broken up and not reported.
_ROLES = re.compile(
    r"\[/?(?:system|user|assistant|human|bot|model|developer|instructions?"
    r"|prefix|suffix|middle|transcribe|audio|eod)\]",
    re.IGNORECASE,
)
#: Between angles or pipes that are doubled: Falcon's ">>QUESTION<<", OLMo's "|||EMAIL_ADDRESS|||", Fuyu's "|SPEAKER|".
_DOUBLED = re.compile(r">>(?=[A-Z_]{2,30}<<)|\|(?=[A-Z_]{3,30}\|)")
#: MiniMax: "]~b]ai", "[e~[", "]<]end of message[>[".
_TILDES = re.compile(r"[\[\]][!\w]{0,3}~[!\w]{0,3}[\[\]]|[\[\]][<>][\[\]]")


class Marker(NamedTuple):
    """One place of a text: where the sign stands that makes it a mark, and what may stand for it."""

    at: int
    put: str


def role_marks(text: str) -> Iterator[Marker]:
    """Yield every sign that a chat template's mark in a text cannot do without, with a harmless one of equal length."""
    plain, places = _skeleton(text)
    if "<" in plain:
        for found in (*_ANGLED.finditer(plain), *_TEMPLATE.finditer(plain)):
            yield Marker(places[found.start()], "‹")
    for found in _DOUBLED.finditer(plain):
        yield Marker(places[found.start()], "›" if found[0][0] == ">" else "¦")
    if "[" in plain or "]" in plain:
        for at in _square_brackets(plain):
            yield Marker(places[at], "(" if plain[at] == "[" else ")")
    if "&" in plain:
        yield from (Marker(places[m.start()], "+") for m in _ENTITY.finditer(plain))


def _square_brackets(plain: str) -> Iterator[int]:
    """Yield the places of the square brackets at either end of a mark."""
    for found in (
        *_SQUARE.finditer(plain),
        *_ROLES.finditer(plain),
        *_TILDES.finditer(plain),
    ):
        yield from (at for at in (found.start(), found.end() - 1) if plain[at] in "[]")


def has_role_mark(text: str) -> bool:
    """Whether a text holds a mark that only templates have; markup of pages and remarks in brackets do not count."""
    plain, _ = _skeleton(text)
    angled = "<" in plain and _TEMPLATE.search(plain)
    square = ("[" in plain or "]" in plain) and (_SQUARE.search(plain) or _TILDES.search(plain))
    return bool(angled or square)


def without_numbers(text: str, letters: int = 0) -> str:
    """Return text in which numbers in brackets, of whatever script and shape, stand in round ones. Keeps its length.

    With ``letters`` those with so many letters in front of their figures count as well: "[B7]", "[A3, B4]".
    """
    if not _opening().search(text):
        return text
    signs = list(text)
    for start, end in _numbered(text, letters):
        signs[start], signs[end] = "(", ")"
    return "".join(signs)


def without_role_marks(text: str) -> str:
    """Return text with the marks of chat templates broken up. Keeps its length."""
    marks = list(role_marks(text))
    if not marks:
        return text
    signs = list(text)
    for mark in marks:
        signs[mark.at] = mark.put
    return "".join(signs)


def _numbered(text: str, letters: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the brackets around each number, and of every further pair around these.

    Beside its figures a number may have whatever is no letter ("[№12]", "[*12*]"), and ``letters`` letters in front.
    """
    at = 0
    while first := _opening().search(text, at):
        run = _Run(letters)
        for at in range(first.start(), len(text)):
            found = run.take(at, text[at])
            if found is not None:
                yield found
            if not run.opened:
                break
        at += 1


class _Run:
    """The brackets that are open at a place of a text, as far as what they hold may be a number."""

    def __init__(self, most: int) -> None:
        """``most`` letters may stand in front of figures."""
        self._most = most
        #: Where each open bracket stands, and how many letters came before it.
        self.opened: deque[tuple[int, int]] = deque()
        self._letters = 0
        #: Where the last figure stands, and how many letters came before it.
        self._figure = (-1, 0)

    def take(self, at: int, sign: str) -> tuple[int, int] | None:
        """Read the next sign; return the brackets of a number that it closes."""
        if sign in _brackets("Ps"):
            self.opened.append((at, self._letters))
        elif sign in _brackets("Pe"):
            opened, _ = self.opened.pop()
            return (opened, at) if self._figure[0] > opened else None
        elif sign.isnumeric():
            self._figure = at, self._letters
        elif unicodedata.category(sign)[0] == "L":
            self._letters += 1
            self._give_up()
        return None

    def _give_up(self) -> None:
        """Take no bracket for a number's that has more letters behind it and behind the last figure."""
        while self.opened and (
            self._letters - max(self.opened[0][1], self._figure[1]) > self._most
        ):
            self.opened.popleft()


@lru_cache(maxsize=2)
def _brackets(category: str) -> frozenset[str]:
    """Return the opening (``Ps``) or closing (``Pe``) brackets of all scripts, round ones and quotation marks apart."""
    signs = map(chr, range(0x20, 0x10000))
    every = {s for s in signs if unicodedata.category(s) == category}
    return frozenset(every - _ROUND_OR_QUOTES)


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    return re.compile("[" + "".join(map(re.escape, sorted(_brackets("Ps")))) + "]")


def _skeleton(text: str) -> tuple[str, range | list[int]]:
    """Return a text without invisible characters and in common widths, and where each of its characters stands."""
    if text.isascii():
        return text, range(len(text))
    places = [at for at, sign in enumerate(text) if not _INVISIBLE.match(sign)]
    return "".join(_common(text[at]) for at in places), places


@lru_cache(maxsize=4096)
def _common(sign: str) -> str:
    if sign in _LIKE:
        return _LIKE[sign]
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign
