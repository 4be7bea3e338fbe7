"""Names, offices and bodies in running text, found by word lists and patterns over word classes.

Every word gets one letter for its class (a nation, an office noun, a capitalised word, ...); patterns with bounded
repetitions run over the string of letters, so that the work is linear in the number of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.attribution.cues import Tag, cue_lexicon
from summarizer.attribution.english.gazetteer import Place, PlaceForm, place_at
from summarizer.attribution.english.source_words import source_words
from summarizer.names.bodies import subjects
from summarizer.names.persons import is_given_name
from summarizer.words.lists import actor_lists
from summarizer.words.tokens import Token, form


class PhraseKind(StrEnum):
    """What a phrase is; the groups of the pattern bear these names, the ones that say so first stand first."""

    PERSON = "person"
    HONOUR = "honour"
    OFFICE = "office"
    PLURAL = "plural"
    BODY = "body"
    PAPER = "paper"
    FULL = "full"
    PLACE = "place"
    MEDIA = "media"
    SINGLE = "single"
    #: A place that is an organ of a state: "the Kremlin".
    ORGAN = "organ"


#: Phrases that give a person's name in full, or a part of it with a title.
PERSONAL = frozenset({PhraseKind.PERSON, PhraseKind.FULL, PhraseKind.HONOUR})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name, office or body as written. ``first`` and ``last`` are word indexes (``last`` exclusive)."""

    kind: PhraseKind
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


_PLACE_LETTER = {
    PlaceForm.NAME: "P",
    PlaceForm.CAPITAL: "P",
    PlaceForm.DEMONYM: "D",
    PlaceForm.ORGAN: "O",
    PlaceForm.MEDIA: "W",
}
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


#: An office "of" something, with three words or more behind it that may be a name.
_OF_WHAT = re.compile(r"[RH]FA?M*(?P<names>N{3,5})")
_QUARTERS = frozenset("north south east west".split())
#: Behind the place from which somebody is described: "London-based", "Velmar-born", "Solan-backed".
_BY_A_PLACE = re.compile(r"-(?:[a-z]{3,}ed|born|led|run|held|made|built|bred|grown)$")
_MONTHS = frozenset(("jan", "mar", "april", "may", "june", "august"))
#: Words that a month stands behind.
_BEFORE_MONTHS = frozenset(("in", "of", "on", "until", "since", "last", "by"))


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
            word = words[i]
            place, n = (place_at(words, i) if self._may_be_a_place(i) else None) or (None, 1)
            if not word.capital and word.lower not in _ADJECTIVES:
                letters.append("x" if self._goes_on(i) else _letter_alone(word.text))
            elif place is None:
                letters.append(self._letter(i, known, headline))
            elif self._is_surname_behind(letters, i, place, n):
                letters.append("N")
            else:
                self.places[len(letters)] = place
                letters.append(_PLACE_LETTER[place.form])
            self.spans.append((i, i + n))
            i += n
        self.letters = self._with_given_names(self._with_subjects("".join(letters)))

    def _may_be_a_place(self, i: int) -> bool:
        """Whether a word has a capital, and does not only describe: "U.S.-based", "Velmar-born"."""
        describes = (
            self.words[i + 2].text if self._is_hyphen(i + 1) and i + 2 < len(self.words) else ""
        )
        return self.words[i].capital and _BY_A_PLACE.search(f"-{describes}") is None

    def _is_hyphen(self, i: int) -> bool:
        """Whether a hyphen joins two words."""
        return (
            i < len(self.words)
            and self.words[i].text == "-"
            and self.words[i - 1].end == self.words[i].start
        )

    def _with_given_names(self, letters: str) -> str:
        """Let what an office is of end before a given name: "Director of Public Prosecutions | Anna Holm"."""
        settled = list(letters)
        for match in _OF_WHAT.finditer(letters):
            first, last = match.span("names")
            given = next((k for k in range(first + 1, last - 1) if self._is_given(k)), None)
            if given is not None and not self._is_given(first):
                settled[first:given] = "M" * (given - first)
        return "".join(settled)

    def _is_given(self, k: int) -> bool:
        """Whether the word of a letter is a given name."""
        return is_given_name(self.words[self.spans[k][0]].text)

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
        """Return the class of a word that is no listed place: that of a list, else by how it is written."""
        word = self.words[i]
        if word.capital and (_BY_A_PLACE.search(word.text) or not self._may_be_a_place(i)):
            return "x"
        if word.lower in _ADJECTIVES and self._describes(i):
            return "M"
        if word.capital and word.lower in _list("roles") and self._is_of_a_body(i):
            return "M"
        if word.text == "Justice" and self._before_name(i):
            return "R"
        if (
            word.text == "Under"
            and self._named_start(i)
            and self.words[i + 1].lower in _SECRETARIES
        ):
            return "M"
        if word.text.title() in _SURNAMES and self._is_behind_given_name(i):
            return "N"
        return _letter_alone(word.text) or self._capital(i, known, headline)

    def _is_of_a_body(self, i: int) -> bool:
        """Whether an office only begins the name of a body: "the Premier League"."""
        behind = self.words[i + 1 : i + 2]
        named = bool(behind) and behind[0].capital and not self.words[i].text.isupper()
        return (
            named and behind[0].lower in _list("bodies") and behind[0].lower not in _list("roles")
        )

    def _goes_on(self, i: int) -> bool:
        """Whether "to" is no part of the office before it: "Letter from the President to Mr Kos"."""
        before = self.words[i - 1].lower if i else ""
        plain = self.words[i].lower == "to" and before in _list("roles")
        return plain and before.rpartition("-")[2] not in _SENT

    def _is_behind_given_name(self, i: int) -> bool:
        """Whether a title is a surname here: "But Wayne King said", not "King Karl" or "the Calden King said"."""
        if not i or self._named_start(i):
            return False
        first, before = self.words[i - 1], self.words[i - 2] if i > 1 else None
        if is_given_name(first.text):
            return True
        plain = (
            first.capital
            and _letter_alone(first.text) == ""
            and first.lower not in _list("not_names")
        )
        article = before is not None and (
            before.lower in _DETERMINED or before.text in ".:?!\u201c"
        )
        return plain and before is not None and not article and place_at(self.words, i - 1) is None

    def _describes(self, i: int) -> bool:
        """Whether a noun of what is felt or said follows, so that a word before it is an adjective: "firm support"."""
        behind = self.words[i + 1].lower if i + 1 < len(self.words) else ""
        return not self.words[i].capital and behind in source_words().nouns

    def _before_name(self, i: int) -> bool:
        """Whether a name follows at once, and no office or body: "Justice Kos", not "Justice Minister Kos"."""
        lists = (
            *map(_list, ("roles", "bodies", "modifiers")),
            frozenset(("department", "secretary")),
        )
        return self._named_start(i) and not any(self.words[i + 1].lower in one for one in lists)

    def _capital(self, i: int, known: frozenset[str], headline: bool) -> str:
        """Return the class of a word with a capital that is no title and no modifier."""
        lower = self.words[i].lower
        if lower in _MONTHS and self._given_name(i):
            return "N"
        if lower in _QUARTERS and self._named_start(i) and place_at(self.words, i + 1) is None:
            return "N"  # "South Dakota"
        if lower in _list("not_names") or len(lower) == 1:
            return "x"
        if lower in _list("particles") and not (lower == "ben" and self._named_start(i)):
            return "T"  # but "Ben Kos" is a given name
        if lower not in known and self._says_what(i):
            return "R"
        if lower not in known and self._is_adverb(i):
            return "x"
        return "N" if lower in known or self._is_name_here(i, headline) else "x"

    def _is_adverb(self, i: int) -> bool:
        """Whether a word before a comma tells how what follows is meant: "Unfortunately, it seems"."""
        comma = i + 1 < len(self.words) and self.words[i + 1].text == ","
        lower = self.words[i].lower
        return comma and lower.endswith("ly") and len(lower) > _LONGEST_NAME_IN_LY

    def _says_what(self, i: int) -> bool:
        """Whether a word that opens a sentence says what somebody is: "Neighbour Jan Kos", "Mother-of-two Eva Lind"."""
        opens = i == 0 or self._opens(i - 1)
        named = opens and self._named_start(i) and self._named_start(i + 1)
        lower = self.words[i].lower
        return named and (
            lower in source_words().people or "-of-" in lower or self._stands_before_a_name(i)
        )

    def _stands_before_a_name(self, i: int) -> bool:
        """Whether a given name and a surname follow a word that is no given name: "Striker Jan Kos"."""
        given = is_given_name(self.words[i + 1].text) and not is_given_name(self.words[i].text)
        return given and place_at(self.words, i) is None and place_at(self.words, i + 1) is None

    def _is_name_here(self, i: int, headline: bool) -> bool:
        """Whether a capital makes a word a name: not in a headline, and not where a sentence begins with it alone."""
        if i > 0 and not self._opens(i - 1):
            return not headline
        if headline or _is_participle(self.words[i].lower):
            return False  # "Answering Kos, the minister said"
        return self._named_start(i)

    def _given_name(self, i: int) -> bool:
        """Whether a month's name is a given name here: before a capitalised word that is no place."""
        if (i and self.words[i - 1].lower in _BEFORE_MONTHS) or not self._named_start(i):
            return False
        following = self.words[i + 1]
        return following.lower not in _list("not_names") and place_at(self.words, i + 1) is None

    def _is_surname_behind(self, letters: Sequence[str], i: int, place: Place, length: int) -> bool:
        """Whether a listed place or medium is a surname behind what stands before it: "Anna Paris", "Mr. Fox"."""
        if letters[-2:] == ["N", "N"] and place.country:
            return False  # "in Plenary Session Norway said"
        if letters[-1:] == ["H"]:
            return place.form is PlaceForm.MEDIA and length == 1
        return letters[-1:] == ["N"] and self._is_surname(i, place, length)

    def _is_surname(self, i: int, place: Place, length: int) -> bool:
        """Whether a listed place or medium may be a surname here, as in "Anna Paris said"; no "Straits Times"."""
        if length > 1 or place.form not in (
            PlaceForm.NAME,
            PlaceForm.CAPITAL,
            PlaceForm.MEDIA,
        ):
            return False
        if place.form is PlaceForm.MEDIA and self.words[i].text in actor_lists().media.papers:
            return False
        behind = i + 1 < len(self.words) and self.words[i + 1].capital
        return not behind and not self.words[i].text.isupper()

    def _opens(self, i: int) -> bool:
        """Whether a mark begins a sentence; a straight quotation mark does so only behind a space."""
        mark = self.words[i]
        if mark.text == '"':
            return i == 0 or self.words[i - 1].end < mark.start
        return mark.text in ".:?!\u201c"

    def _named_start(self, i: int) -> bool:
        """Whether a word with a capital follows."""
        following = self.words[i + 1] if i + 1 < len(self.words) else None
        return following is not None and following.word and following.capital


_DETERMINED = frozenset(("the", "a", "an", "his", "her", "their", "our", "'s", "\u2019s"))
#: Who is somebody's to somebody: "ambassador to Norland", "adviser to the Premier".
_SENT = frozenset(
    "ambassador envoy adviser advisor representative delegate assistant secretary aide observer counsel counsellor "
    "consultant liaison commissioner legate nuncio heir minister emissary consul attache spokesman spokeswoman "
    "spokesperson deputy coordinator".split()
)
#: Titles that are surnames, too.
_SURNAMES = frozenset("King Prince Major Bishop Dean Pope Duke Baron Abbot Judge Marshal".split())
#: Before whom "Under" is part of the office.
_SECRETARIES = frozenset(("secretary", "secretaries"))
#: Words for persons and bodies that are adjectives, too.
_ADJECTIVES = frozenset("firm chief principal general expert executive representative".split())


@lru_cache(maxsize=1 << 14)
def _letter_alone(written: str) -> str:
    """Return the class of a word that is no listed place, where it tells by itself; nothing where a capital decides."""
    _, lower, capital, word = form(written)
    if lower in _SMALL:
        return _SMALL[lower]
    if not word:
        return "x"
    letter = next((letter for letter, name in _LISTS if lower in _list(name)), None)
    letter = letter or _beside_name(written, lower, capital=capital)
    if letter is not None:
        return letter
    if lower in _list("modifiers"):
        return "M"
    if capital:
        return ""
    return "T" if lower in _list("particles") else "x"


def _beside_name(written: str, lower: str, *, capital: bool) -> str | None:
    """Return the class of a title, a suffix or an initial, which stand beside names; ``None`` of other words."""
    if lower in _list("honorifics") and capital:
        return "H"
    if lower in _list("suffixes") and (capital or "." in lower):
        return "J"
    return "I" if len(written) == 2 and written[1] == "." else None


def _is_participle(lower: str) -> bool:
    """Whether a word that begins a sentence is an -ing form and no name."""
    known = any(Tag.ING in tags for tags in cue_lexicon().forms.get(lower, {}).values())
    return known or (lower.endswith("ing") and len(lower) > _LONGEST_NAME_IN_ING)


#: Letters of given names in -ing that stand before surnames: "Jinping", "Irving".
_LONGEST_NAME_IN_ING = 7
#: Letters of names in -ly: "Beverly".
_LONGEST_NAME_IN_LY = 7


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
    rf"(?P<person>(?P<pre>{_PRE})(?P<role>{_OFFICE}R?(?:GA?[MBRPDO]{{1,5}}){{0,2}}(?:C?KM{{1,3}})?)(?<!D)(?:H{{0,3}})(?P<pname>{_NAME})(?P<pof>FA?[PDO])?)"
    rf"|(?P<paper>A?{_PRE}[MB]{{0,4}}Q)"
    rf"|(?P<honour>H{{1,3}}(?P<hname>{_NAME})(?P<hof>FA?[PDO])?)"
    rf"|(?P<office>A?{_PRE}[MB]{{0,5}}R{{1,2}}(?:[FG]A?(?:[PDOWNMBS]|FA?(?=[PDON])){{1,8}}{_MORE})?)(?![NI])"
    rf"|(?P<plural>A?{_PRE}[MBR]{{0,5}}L)"
    rf"|(?P<body>(?:A?(?:M{{1,2}}(?=N{{1,3}}B))?{_PRE}{_BEFORE}M{{0,4}}B{{1,3}}|(?<=A)M{{0,3}}B)(?:[FG]A?(?:[MN]{{1,4}}{_MORE})(?:FA?P)?|FA?P)?)"
    rf"|(?P<media>N{{0,3}}W)"
    rf"|(?P<full>[NI](?:T{{0,3}}[NI]){{1,5}}(?:C?J)?)"
    rf"|(?P<place>[PO])|(?P<single>T{{0,3}}N)"
)
#: Where a phrase may begin: all of them begin with one of these classes, an article before it perhaps.
_BEGINS = re.compile(r"[PDOWNMBRLQHIT]|A(?=[PDOWNMBRLQ])")
_POST = re.compile(
    r"C(?P<post>(?:A?(?P<ppre>(?:[PDOWNMBS]){0,6})|(?P<own>[PN]{1,4})S[xM]{1,3})R{1,2}"
    rf"(?:[FG]A?(?:[PDOWNMBS]|FA?){{1,9}}{_MORE}(?P<state>FA?NFA?P)?)?)"
)


def phrases(classes: Classes) -> Iterator[Phrase]:
    """Yield the names, offices and bodies of a passage, in order, without overlap."""
    letters = classes.letters
    begins = _BEGINS.search(letters)
    while begins is not None:
        position = begins.start()
        match = _PHRASES.match(letters, position)
        if match is None or match.end() == match.start():
            position += 1
        else:
            if not _bare_body(classes, match):
                yield _phrase(classes, match)
            position = match.end()
        begins = _BEGINS.search(letters, position)


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
    """Return the last nation or organisation in a stretch; the nation where both stand.

    Not counted is to whom somebody is sent ("ambassador to Norland"); a body or community of its own, in the name of
    which a nation stands, comes first ("the Norlandian Dockers Union", "Greek Cypriot").
    """
    stretch = _accredited(classes, start, end)
    own = next(filter(None, (_body_of_its_own(classes, k, end) for k in stretch)), "")
    if own:
        return own
    found = [classes.places[k] for k in stretch if k in classes.places]
    nations = [p.canonical for p in found if p.country]
    return nations[-1] if nations else (found[-1].canonical if found else "")


def _accredited(classes: Classes, start: int, end: int) -> range:
    """Return the places of a stretch up to the first "to"."""
    to = (k for k in range(start, end) if classes.words[classes.spans[k][0]].lower == "to")
    return range(start, next(to, end))


def _body_of_its_own(classes: Classes, at: int, end: int) -> str:
    """Return the name of a body or community that a nation's adjective begins, "" where it is the nation alone."""
    found = _OWN_BODY.match(classes.letters, at, end)
    if found is None:
        return ""
    if found["two"]:
        name = _text(classes, *found.span())
        return "" if name.endswith(_NO_PEOPLE) else f"{name}s"
    last = classes.words[classes.spans[found.end("body") - 1][0]]
    if last.lower not in _BODIES_OF_THEIR_OWN or not last.capital:
        return ""
    return (
        _text(classes, *found.span())
        if last.lower == "republic"
        else _text(classes, at, found.end("body"))
    )


#: "Turkish Federated Republic of Northern Cyprus", "Norlandian Dockers Union", "Greek Cypriot" before an office.
_OWN_BODY = re.compile(
    r"(?P<body>[DP][NMBD]{0,3}[NB])(?:FA?[NPD]{1,3})?|(?P<two>DD)(?=M{0,2}[RLN])"
)
#: Bodies that are none of a state's, whatever nation stands in their name.
_BODIES_OF_THEIR_OWN = frozenset(
    "republic party movement front church club federation union association chamber league alliance brotherhood "
    "society".split()
)
#: Second adjectives of which two make no people: "Chinese American", "Anglo-French".
_NO_PEOPLE = ("ish", "ese", "ch", "sh", "ss", "American", "Canadian", "Australian", "British", "s")


def _capitals(text: str) -> str:
    return text if text and all(part[0].isupper() for part in text.split()) else ""


_AFTER_APPOSITION = frozenset(("who in at based from told said says with , . ; : ) - – —").split())


def _apposition(classes: Classes, start: int, end: int) -> re.Match[str] | None:
    """Return the office written behind a name between commas, if the name can stand for a person."""
    post = _POST.match(classes.letters, end)
    if post is None or (start and classes.letters[start - 1] == "A"):
        return None
    follower = classes.spans[post.end() - 1][1]
    of_something = "F" in post["post"]
    if follower < len(classes.words) and not _may_follow(classes.words, follower, of_something):
        return None
    return post


def _may_follow(words: Sequence[Token], at: int, of_something: bool) -> bool:
    """Whether a word may stand behind an apposition.

    "And" does where it leads to no further name or office, and the office is ``of_something``.
    """
    if of_something and words[at].lower == "and" and at + 1 < len(words):
        behind = words[at + 1]
        return behind.word and not behind.capital and behind.lower not in _LISTING
    return words[at].lower in _AFTER_APPOSITION


#: What goes on with a list: "Kos, the mayor and the priest".
_LISTING = _DETERMINED | frozenset(("other", "others", "some", "several", "two", "one"))


class _Said(NamedTuple):
    """What a phrase says of whom it names."""

    name: str = ""
    role: str = ""
    affiliation: str = ""


def _phrase(classes: Classes, match: re.Match[str]) -> Phrase:
    """Return what a pattern found as a phrase."""
    kind: PhraseKind = _GROUPS[match.lastgroup or ""]
    start, end = match.span()
    start = _behind_adjectives(classes, start) if kind is PhraseKind.BODY else start
    named = kind in (PhraseKind.PERSON, PhraseKind.FULL, PhraseKind.HONOUR)
    post = _apposition(classes, start, end) if named else None
    said = _said(classes, match, kind, post)
    first, last = classes.spans[start][0], classes.spans[end - 1][1]
    place = classes.places.get(start)
    if kind is PhraseKind.PLACE and place is not None:
        kind = PhraseKind.ORGAN if place.form is PlaceForm.ORGAN else PhraseKind.PLACE
        said = said._replace(name=place.canonical, affiliation=place.canonical)
    possessive = last < len(classes.words) and classes.words[last].lower in ("'s", "'")
    reach = classes.spans[(post.end() if post else end) - 1][1]
    return Phrase(kind, first, last, *said, possessive, reach)


def _behind_adjectives(classes: Classes, start: int) -> int:
    """Return where a body's name begins behind words in small letters: "the former | Velmar Society"."""
    k = start + (classes.letters[start] == "A")
    first = k
    while classes.letters[k] == "M" and not classes.words[classes.spans[k][0]].capital:
        k += 1
    return k if k > first and classes.letters[k] == "N" else start


#: The outermost group of the pattern that matched is the one that ended last.
_GROUPS = {kind.value: kind for kind in PhraseKind if kind is not PhraseKind.ORGAN}


def _said(
    classes: Classes, match: re.Match[str], kind: PhraseKind, post: re.Match[str] | None
) -> _Said:
    """Return name, role and affiliation as a phrase, or the apposition behind it, gives them."""
    whole = _text(classes, *match.span())
    if kind is PhraseKind.PERSON:
        return _of_person(classes, match)
    if kind is PhraseKind.HONOUR:
        name = _text(classes, *match.span("hname"))
        side = _around(classes, match, "hname")
        if post is None:
            return _Said(name, "", side)
        return _Said(name, _held(classes, post), side or _of_apposition(classes, post))
    if kind is PhraseKind.FULL and post:
        return _Said(whole, _held(classes, post), _of_apposition(classes, post))
    if kind in (PhraseKind.FULL, PhraseKind.SINGLE):
        return _Said(whole)
    role = whole if kind in (PhraseKind.OFFICE, PhraseKind.PLURAL) else ""
    return _Said("", role, _affiliation(classes, *match.span()))


def _held(classes: Classes, post: re.Match[str]) -> str:
    """Return the office behind a name without "of the Republic of Norland" at its end."""
    end = post.start("state") if post["state"] else post.end("post")
    return _text(classes, post.start("post"), end)


def _of_apposition(classes: Classes, post: re.Match[str]) -> str:
    """Return the affiliation that an office behind a name tells, listed or by its capitals."""
    own = _affiliation(classes, *post.span("post"))
    if own:
        return own
    if post["own"]:
        return _text(classes, *post.span("own"))
    start, end = post.span("ppre")
    while start < end and _tells_which_office(classes, start):
        start += 1  # "Shadow Minister", "Deputy Director": no side
    return _capitals(_text(classes, start, end))


def _tells_which_office(classes: Classes, at: int) -> bool:
    return classes.letters[at] == "M" or classes.words[classes.spans[at][0]].lower == "shadow"


#: What makes a name an owner: "Kos's", "the Kents'".
_OWNING = re.compile(r"(?:['\u2019]s|['\u2019])$")


def _of_person(classes: Classes, match: re.Match[str]) -> _Said:
    """Return what "Norland's chief analyst Anna Holm" says: an owner is the side of a role in small letters only."""
    role = _text(classes, *match.span("role"))
    side = _around(classes, match, "pname")
    if not side and (role[:1].islower() or role.lower() in ("ceo", "cfo")):
        owner = _text(classes, *match.span("pre"))
        side = _OWNING.sub("", owner)
    return _Said(_text(classes, *match.span("pname")), role, side)


def _around(classes: Classes, match: re.Match[str], name: str) -> str:
    """Return the affiliation that stands before or behind a name within its phrase."""
    before = _affiliation(classes, match.start(), match.start(name))
    return before or _affiliation(classes, match.end(name), match.end())
