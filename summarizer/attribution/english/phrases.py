"""Names, offices and bodies in running text, found by word lists and patterns over word classes.

Every word gets one letter for its class (a nation, an office noun, a capitalised word, ...); patterns with bounded
repetitions run over the string of letters, so that the work is linear in the number of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.names.bodies import subjects
from summarizer.words.lists import actor_lists
from summarizer.words.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the lists of countries and organisations. ``form``: name, capital, demonym, organ, media."""

    canonical: str
    form: str
    country: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name, office or body as written. ``first`` and ``last`` are word indexes (``last`` exclusive)."""

    kind: str  # person, name, office, plural, body, paper, place, organ, media, demonym
    first: int
    last: int
    name: str = ""
    role: str = ""
    affiliation: str = ""
    possessive: bool = False
    #: Word index behind an apposition that belongs to the phrase (``last`` where there is none).
    reach: int = 0


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in getattr(actor_lists().titles, name))


@cache
def gazetteer() -> dict[str, list[tuple[tuple[str, ...], Place]]]:
    """Return the entries by their first word in lower case, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Place]]] = {}

    def add(text: str, place: Place) -> None:
        words = tuple(t.text for t in tokens(text))
        found.setdefault(words[0].lower(), []).append((words, place))

    lists = actor_lists()
    for name, entry in lists.places().items():
        country = name in lists.countries
        capitals = (entry.capital,) if entry.capital else ()
        forms = {"name": (name, *entry.also), "demonym": entry.of, "organ": entry.organs}
        for form, texts in (*forms.items(), ("capital", capitals)):
            for text in texts:
                add(text, Place(name, form, country))
    for text in lists.media.names:
        add(text, Place(text, "media", False))
    for entries in found.values():
        entries.sort(key=lambda item: -len(item[0]))
    return found


#: Letters of a single word in capitals that may be somebody's initials.
_LONGEST_INITIALS = 3


def place_at(words: Sequence[Token], i: int) -> tuple[Place, int] | None:
    """Return the entry that begins at word ``i`` and its length in words, or ``None``."""
    if not words[i].capital:
        return None
    for form, place in gazetteer().get(words[i].lower, ()):
        if i + len(form) <= len(words) and all(
            _same(words[i + k].text, w, alone=len(form) == 1) for k, w in enumerate(form)
        ):
            return place, len(form)
    return None


def _same(written: str, listed: str, *, alone: bool) -> bool:
    """Whether a word is a listed one, also in capitals: "NEW ZEALAND"; alone no short word, which may be initials."""
    written, listed = written.replace("\u2019", "'"), listed.replace("\u2019", "'")
    if written == listed:
        return True
    long = len(listed) > _LONGEST_INITIALS or not alone
    return long and listed[0].isupper() and written.isupper() and written == listed.upper()


_PLACE_LETTER = {"name": "P", "capital": "P", "demonym": "D", "organ": "O", "media": "W"}
_LISTS = (("R", "roles"), ("L", "plural_roles"), ("B", "bodies"), ("Q", "papers"))
_SMALL = {
    "of": "F",
    "for": "G",
    "to": "G",
    "the": "A",
    "a": "A",
    "an": "A",
    "this": "A",
    "that": "A",
    "and": "K",
    "&": "K",
    ",": "C",
    "'s": "S",
    "\u2019s": "S",
    "'": "S",
    "\u2019": "S",
}


_MONTHS = frozenset(("jan", "mar", "april", "may", "june", "august"))


class Classes:
    """The word classes of a passage as a string of letters, one a word (or one for a listed name)."""

    def __init__(
        self, words: Sequence[Token], known: frozenset[str], *, headline: bool = False
    ) -> None:
        self.words = words
        self.places: dict[int, Place] = {}
        self.spans: list[tuple[int, int]] = []
        letters: list[str] = []
        i = 0
        while i < len(words):
            hit = place_at(words, i)
            n = hit[1] if hit else 1
            if (
                hit
                and n == 1
                and letters[-1:] == ["N"]
                and hit[0].form in ("name", "capital")
                and self._surname(i)
            ):
                letters.append("N")
            elif hit:
                self.places[len(letters)] = hit[0]
                letters.append(_PLACE_LETTER[hit[0].form])
            else:
                letters.append(self._letter(i, known, headline))
            self.spans.append((i, i + n))
            i += n
        self.letters = self._with_subjects("".join(letters))

    def _with_subjects(self, letters: str) -> str:
        """Let what a ministry or minister is for be modifiers: "of Trade and Industry", "the Food and Drug .."."""
        if "B" not in letters and "R" not in letters:
            return letters
        marked = "".join(
            "U" if letter in "NLxM" and self._is_subject(first) else letter
            for letter, (first, _) in zip(letters, self.spans, strict=True)
        )
        settled = list(letters)
        for pattern in (_IS_FOR, _FOR_WHAT):
            for match in pattern.finditer(marked):
                for at in range(*match.span("subjects")):
                    settled[at] = "M" if marked[at] == "U" else settled[at]
        return "".join(settled)

    def _is_subject(self, i: int) -> bool:
        return self.words[i].capital and self.words[i].lower in subjects()

    def _letter(self, i: int, known: frozenset[str], headline: bool) -> str:
        word = self.words[i]
        lower = word.lower
        if lower in _SMALL:
            return _SMALL[lower]
        if not word.word:
            return "x"
        for letter, name in _LISTS:
            if lower in _list(name):
                return letter
        if lower in _list("honorifics") and word.capital:
            return "H"
        if lower in _list("suffixes") and (word.capital or "." in lower):
            return "J"
        if len(word.text) == 2 and word.text[1] == ".":
            return "I"
        if word.capital:
            return self._capital(i, lower, known, headline)
        if lower in _list("modifiers"):
            return "M"
        return "T" if lower in _list("particles") else "x"

    def _capital(self, i: int, lower: str, known: frozenset[str], headline: bool) -> str:
        if lower in _list("modifiers"):
            return "M"
        if lower in _MONTHS and self._given_name(i):
            return "N"
        if lower in _list("not_names") or len(lower) == 1:
            return "x"
        if lower in _list("particles"):
            return "T"
        opening = i == 0 or self._opens(i - 1)
        if lower in known:
            return "N"
        if opening and _is_participle(lower):
            return "x"  # "Answering Kos, the minister said"
        if headline or (opening and not self._named_start(i)):
            return "x"
        return "N"

    def _given_name(self, i: int) -> bool:
        """Whether a month's name is a given name here: before a capitalised word that is no place."""
        following = self.words[i + 1] if i + 1 < len(self.words) else None
        return (
            following is not None
            and following.word
            and following.capital
            and following.lower not in _list("not_names")
            and place_at(self.words, i + 1) is None
            and (
                i == 0
                or self.words[i - 1].lower not in ("in", "of", "on", "until", "since", "last", "by")
            )
        )

    def _surname(self, i: int) -> bool:
        """Whether a listed place may be a surname here, as in "Anna Paris said"."""
        return not self.words[i].text.isupper() and not (
            i + 1 < len(self.words) and self.words[i + 1].capital
        )

    def _opens(self, i: int) -> bool:
        """Whether a mark begins a sentence; a straight quotation mark does so only behind a space."""
        mark = self.words[i]
        if mark.text == '"':
            return i == 0 or self.words[i - 1].end < mark.start
        return mark.text in ".:?!\u201c"

    def _named_start(self, i: int) -> bool:
        following = self.words[i + 1] if i + 1 < len(self.words) else None
        return following is not None and following.word and following.capital


def _is_participle(lower: str) -> bool:
    """Whether a word that begins a sentence is an -ing form and no name."""
    return lower.endswith("ing") and len(lower) > _LONGEST_NAME_IN_ING


#: Letters of given names in -ing that stand before surnames: "Jinping", "Irving".
_LONGEST_NAME_IN_ING = 7


#: Subjects behind a body or office ("Ministry of Trade, Industry and Youth"), before a body ("Food and Drug Agency").
_IS_FOR = re.compile(r"[BR][FG]A?(?P<subjects>[MNDU]{1,4}(?:(?:C|K|CK)[MNDU]{1,4}){0,5})")
_FOR_WHAT = re.compile(r"(?P<subjects>[MU]{1,3}(?:(?:C|K|CK)[MU]{1,3}){1,5})(?=B)")
#: More subjects behind "and": "and Industry", ", Trade and European Integration"; not "and Jan Holm".
_MORE = r"(?:(?:C[MD]{0,2}M){0,4}C?K(?:[MD]{0,2}M(?![NIRLB])|N(?![NIMRLB])))?"
_BEFORE = r"(?:M{1,3}(?:CM{1,3}){0,3}C?K(?=M))?"
_PRE = r"(?:[PDOW]S?|N(?:S|(?=[NMBRPDOL]))){0,4}"
_NAME = r"T{0,3}[NI](?:T{0,3}[NI]){0,5}(?:C?J)?"
_OFFICE = r"[MB]{0,5}R{1,2}(?:K[MB]{0,3}R)?(?:FA?(?:[MBPDO]{1,4}S?|N(?=[NI]{2}))(?:FA?[PDO])?)?"
_PHRASES = re.compile(
    rf"(?P<person>(?P<pre>{_PRE})(?P<role>{_OFFICE}R?(?:GA?[MBRPDO]{{1,5}}){{0,2}}(?:C?KM{{1,3}})?)(?:H{{0,3}})(?P<pname>{_NAME})(?P<pof>FA?[PDO])?)"
    rf"|(?P<paper>A?{_PRE}[MB]{{0,4}}Q)"
    rf"|(?P<honour>H{{1,3}}(?P<hname>{_NAME})(?P<hof>FA?[PDO])?)"
    rf"|(?P<office>A?{_PRE}[MB]{{0,5}}R{{1,2}}(?:[FG]A?(?:[PDOWNMBS]|FA?(?=[PDON])){{1,8}}{_MORE})?)(?![NI])"
    rf"|(?P<plural>A?{_PRE}[MBR]{{0,5}}L)"
    rf"|(?P<body>(?:A?{_PRE}{_BEFORE}M{{0,4}}B{{1,3}}|(?<=A)M{{0,3}}B)(?:[FG]A?(?:[MN]{{1,4}}{_MORE})(?:FA?P)?|FA?P)?)"
    rf"|(?P<media>N{{0,3}}W)"
    rf"|(?P<full>[NI](?:T{{0,3}}[NI]){{1,5}}(?:C?J)?)"
    rf"|(?P<place>[PO])|(?P<single>T{{0,3}}N)"
)
_POST = re.compile(r"C(?P<post>A?(?P<ppre>(?:[PDOWNMBS]){0,6})R(?:[FG]A?(?:[PDOWNMBS]|FA?){1,9})?)")


def phrases(classes: Classes) -> Iterator[Phrase]:
    """Yield the names, offices and bodies of a passage, in order, without overlap."""
    letters = classes.letters
    position = 0
    while position < len(letters):
        if letters[position] == "x":
            position += 1
            continue
        match = _PHRASES.match(letters, position)
        if match is None or match.end() == match.start():
            position += 1
            continue
        if not _bare_body(classes, match):
            yield _phrase(classes, match)
        position = match.end()


def _bare_body(classes: Classes, match: re.Match[str]) -> bool:
    """Whether a lone noun like "bank" stands there without an article: it names nobody."""
    if match["body"] is None or match["body"] != "B":
        return False
    word = classes.words[classes.spans[match.start()][0]]
    return word.lower not in ("authorities", "police", "forces")


def _text(classes: Classes, start: int, end: int) -> str:
    if start >= end:
        return ""
    words = classes.words[classes.spans[start][0] : classes.spans[end - 1][1]]
    out = words[0].text
    for before, word in pairwise(words):
        out += (" " if word.start > before.end else "") + word.text
    return out


def _affiliation(classes: Classes, start: int, end: int) -> str:
    """Return the last nation or organisation in a stretch; the nation where both stand."""
    found = [classes.places[k] for k in range(start, end) if k in classes.places]
    nations = [p.canonical for p in found if p.country]
    return nations[-1] if nations else (found[-1].canonical if found else "")


def _capitals(text: str) -> str:
    return text if text and all(part[0].isupper() for part in text.split()) else ""


_AFTER_APPOSITION = frozenset(("who in at based from told said says with , . ; : ) - – —").split())


def _apposition(classes: Classes, start: int, end: int) -> re.Match[str] | None:
    """Return the office written behind a name between commas, if the name can stand for a person."""
    post = _POST.match(classes.letters, end)
    if post is None or (start and classes.letters[start - 1] == "A"):
        return None
    follower = classes.spans[post.end() - 1][1]
    if follower < len(classes.words) and classes.words[follower].lower not in _AFTER_APPOSITION:
        return None
    return post


#: What a phrase can be, the group that says so first.
_KINDS = (
    "person",
    "honour",
    "office",
    "plural",
    "body",
    "paper",
    "full",
    "place",
    "media",
    "single",
)


class _Said(NamedTuple):
    """What a phrase says of whom it names."""

    name: str = ""
    role: str = ""
    affiliation: str = ""


def _phrase(classes: Classes, match: re.Match[str]) -> Phrase:
    kind = next(k for k in _KINDS if match[k])
    start, end = match.span()
    post = _apposition(classes, start, end) if kind in ("person", "full") else None
    said = _said(classes, match, kind, post)
    first, last = classes.spans[start][0], classes.spans[end - 1][1]
    place = classes.places.get(start)
    if kind == "place" and place is not None:
        kind = "organ" if place.form == "organ" else "place"
        said = said._replace(name=place.canonical, affiliation=place.canonical)
    possessive = last < len(classes.words) and classes.words[last].lower in ("'s", "'")
    reach = classes.spans[(post.end() if post else end) - 1][1]
    return Phrase(kind, first, last, *said, possessive, reach)


def _said(classes: Classes, match: re.Match[str], kind: str, post: re.Match[str] | None) -> _Said:
    """Return name, role and affiliation as a phrase, or the apposition behind it, gives them."""
    start, end = match.span()
    if kind == "person":
        return _of_person(classes, match)
    if kind == "honour":
        return _Said(_text(classes, *match.span("hname")), "", _around(classes, match, "hname"))
    if kind == "full" and post:
        role = _text(classes, *post.span("post"))
        own = _affiliation(classes, *post.span("post"))
        side = own or _capitals(_text(classes, *post.span("ppre")))
        return _Said(_text(classes, start, end), role, side)
    if kind in ("full", "single"):
        return _Said(_text(classes, start, end))
    role = _text(classes, start, end) if kind in ("office", "plural") else ""
    return _Said("", role, _affiliation(classes, start, end))


def _of_person(classes: Classes, match: re.Match[str]) -> _Said:
    """Return what "Norland's chief analyst Anna Holm" says: an owner is the side of a role in small letters only."""
    role = _text(classes, *match.span("role"))
    side = _around(classes, match, "pname")
    if not side and (role[:1].islower() or role.lower() in ("ceo", "cfo")):
        owner = _text(classes, *match.span("pre"))
        side = owner.removesuffix("'s").removesuffix("\u2019s")
    return _Said(_text(classes, *match.span("pname")), role, side)


def _around(classes: Classes, match: re.Match[str], name: str) -> str:
    """Return the affiliation that stands before or behind a name within its phrase."""
    before = _affiliation(classes, match.start(), match.start(name))
    return before or _affiliation(classes, match.end(name), match.end())
