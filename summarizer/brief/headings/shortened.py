"""A title of at most twelve words, cut where a reader would end it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.brief.headings.headlines import LONGEST, LOOSE, fits
from summarizer.brief.phrasing.grammar import at_the_head, is_abbreviation
from summarizer.brief.phrasing.mentions import is_person
from summarizer.names.bodies import is_office
from summarizer.names.holders import holders_of
from summarizer.names.introduced import CHAIRS
from summarizer.names.places import government, known_place
from summarizer.words.tokens import tokens

#: Words of a title that is not cut where no mark parts it.
_WHOLE = 16
#: Words of a title at least that says enough without a purpose.
_ENOUGH = 6
#: Words of what stands before a mark at least, for a title to end there.
_FEWEST = 4
_KIND = re.compile(
    r"^(?:(?:Joint )?(?:Readout|Record|Summary|Report) of (?:the |an? )?|(?:Joint )?Readout: "
    r"|Readout (?:from|by) (?:[A-Z][\w.’'-]* )*?(?:Spokes[a-z]+|Press Secretary)(?: [A-Z][\w.-]*)*"
    r" (?:on|of) (?:the )?)(?=[A-Z])"
)
_TO = re.compile(
    r" to (?!(?:the|a|an|his|her|its|their|our|this|these|all|each)\b)(?P<word>[A-Z]?[a-z]+)\b"
)
_OPENED, _CLOSED = (
    re.compile(r"(?:^|[\s(])[‘'“\"](?=\w)"),
    re.compile(r"(?<=[\w.,!?])[’'”\"](?!\w)"),
)
#: Marks at which a title may end; a comma before what stands behind a name ("Jan Holm, Jr.") is none.
_BREAK = re.compile(r"(?!,\s(?:Jr|Sr|I{2,3}|IV)\b)[,;:|–—]\s|\s[-|–—]\s|[.?!]\s")
#: What a title says only with what stands before it: "Siege is eased, but the town waits".
_CONTRAST = re.compile(
    r"[,;:–—-] (?:but|yet|though|although|not|while|despite|whereas|except)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"\b(?:between|among) [^,]+$", re.IGNORECASE)
#: Behind a comma, a member of a list with the last one: "University and Health Care Leaders".
_MEMBER = re.compile(r"(?:[A-Z][\w’'.-]* ){1,4}(?:and|or|&) (?:[A-Z]|the )")
_LAST = re.compile(
    r"(?:[^,]+, )*(?:and|or) |(?:(?:[A-Z][\w’'.-]* ?){1,4}(?<! ), )*(?:[A-Z][\w’'.-]* ){1,4}(?:and|or|&) (?=[A-Z]|the )"
)
_FRONTED = re.compile(
    r"(?:\w+ly |just |right )?"
    r"(?:as|after|before|in|on|at|with|while|when|if|despite|amid|ahead|following|since|until|by) ",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r" (?=(?:that|which|who|after|before|as|amid|while|despite|following|because|where|when|ahead of"
    r"|during|through|throughout|regarding) )",
    re.IGNORECASE,
)
#: Where a phrase begins that a title which tells its matter can do without, and words before it at least.
_PHRASE = re.compile(r" (?=(?:to|for|in|at|from|against) (?:the |an? )?[A-Z])")
_ALONE = 8
#: "President Jan Holm Call with": whose call it is, without the mark of it.
_HELD_BY = re.compile(
    r"(?P<who>(?:(?:[A-Z][\w.-]*,?|and) ){1,9}?[A-Z][\w-]*\.?)"
    r" (?P<what>(?:(?:Video|Virtual|Phone|Telephone|Bilateral|Trilateral) )?"
    r"(?:[Cc]alls?|[Mm]eetings?|[Cc]onversations?|[Bb]riefings?|[Vv]isits?|[Rr]emarks|[Dd]iscussions?)"
    r" (?:[Ww]ith|[Oo]n|to|[Aa]t|in|about)\b)"
)
#: Forms of address, what stands behind a name, and what stands in brackets.
_FORMS = re.compile(
    r"\b(?:His|Her|Their) (?:(?:Royal|Imperial|Serene) )?(?:Majesty|Highness|Excellency|Holiness) (?=[A-Z])"
    r"|,? (?:Jr|Sr)\.?(?=[ ’'])| \([^()]*\)"
)
_INITIAL = re.compile(r"(?<=[a-z]) (?:[A-Z]\. )+(?=[A-Z])")
_LONG_NAME = re.compile(
    r"\b(?:the )?(?P<name>(?:[A-Z][\w’'-]* ){0,3}(?:Republic|Kingdom|Federation|Emirates|States)"
    r"(?: of (?:the )?[A-Z]\w+)?)(?! [A-Z])"
)
_SAYS_ON = re.compile(r"(?P<who>[^:,]{2,40}?) on [^:]+: (?P<words>[‘'“\"].+)")
#: What is held, for a purpose that the title names.
_GATHERING = re.compile(
    r"\b(?:meetings?|calls?|convenings?|talks|roundtables?|sessions?|briefings?|summits?|events?|conferences?|forums?)\b",
    re.IGNORECASE,
)
#: What says enough without what it is for: "discuss the proposal | to hold a summit".
_SAYS_ENOUGH = re.compile(
    r"\b(?:proposal|plan|deal|bid|offer|decision|agreement|request)$", re.IGNORECASE
)
#: Words that say nothing without the infinitive behind them: "efforts to", "agrees to", "next steps to".
_TAKES_TO = re.compile(
    r"\b(?:work|attempt|right|need|step|measure|way|move|call|threat|refusal|failure|commitment|pledge|promise"
    r"|willingness|readiness|obligation|action|[a-z]+s|agreed?|able|set|ready|due|likely|response|access)$",
)

#: "Warning to Holm", "Visit to Norland", "Efforts to Save Jobs": no purpose of what was held.
_TO_SOMEBODY = re.compile(
    r"\b(?:effort|step|plan|way|measure|attempt|warning|letter|message|answer|reply|visit|trip|return|speech|address|objection|opposition|tribute)s?$",
    re.IGNORECASE,
)


def short_title(text: str) -> str:
    """Return a title of at most twelve words: up to a break in it, whole up to sixteen, or cut with the cut marked."""
    plain = _trimmed(" ".join(text.split()))
    whole = next(filter(fits, _without_forms(plain)), "")
    if whole:
        return whole
    *_, plain = _without_forms(plain)
    if _count(plain) <= _WHOLE and _CONTRAST.search(plain):
        return plain
    breaks = list(_breaks(plain))
    fitting = [b for b in breaks if len(b.split()) >= _FEWEST and fits(b)]
    if fitting:
        return fitting[-1]
    if _count(plain) <= _WHOLE:
        return plain
    longer = [b for b in (*breaks, *_clauses(plain)) if _ENOUGH <= _count(b) <= _WHOLE]
    return next(filter(fits, reversed(longer)), min(longer, key=_count, default=_cut(plain)))


def _without_forms(title: str) -> Iterator[str]:
    """Yield a title, and without one after the other of what goes before a party does.

    What kind of paper it is ("Readout of"), forms of address and initials, the long names of states and what stands in
    brackets, what something was held for.
    """
    yield title
    kind = _KIND.match(title)
    if kind is not None:
        title = _of_a_person(at_the_head(title[kind.end() :]))
        yield title
    title = _INITIAL.sub(" ", _FORMS.sub("", title))
    yield title
    title = _LONG_NAME.sub(_in_short, title)
    yield title
    title = _without_speech_on(title)
    yield title
    yield _without_purpose(title)


def _of_a_person(title: str) -> str:
    """A title without "Readout of", with whose call it is told of: "President Holm’s Call with Ana Dahl"."""
    found = _HELD_BY.match(title)
    if found is None or not all(map(_is_somebody, holders_of(found["who"]))):
        return title
    return f"{found['who']}’s {title[found.start('what') :]}"


def _is_somebody(name: str) -> bool:
    """Whether a name is a person's with the office before it: "President Jan Holm"."""
    words = name.split()
    heads = (" ".join(words[:n]) for n in range(1, len(words)))
    titled = any(is_office(head) or head.lower() in CHAIRS for head in heads)
    return is_person(name) and titled


def _in_short(found: re.Match[str]) -> str:
    """The name a state goes by, in the place of its long one: "China"."""
    name = government(found["name"])
    long = name is None or len(name.split()) >= len(found["name"].split())
    return found.group() if long or name is None else name


def _without_speech_on(title: str) -> str:
    """A title that quotes somebody, without what they speak on: "Mayor | on tolls |: ‘We pay’"."""
    found = _SAYS_ON.match(title)
    return f"{found['who']}: {found['words']}" if found is not None else title


def _without_purpose(title: str) -> str:
    """A title without what something was held for: "Convening with the Owners | to Promote Fair Tolls"."""
    for found in _TO.finditer(title):
        before = title[: found.start()]
        apart = len(before.split()) >= _ENOUGH and not _is_within_a_quotation(before)
        held = _GATHERING.search(before) is not None or _SAYS_ENOUGH.search(before) is not None
        held = held and not (_TAKES_TO.search(before) or _TO_SOMEBODY.search(before))
        if apart and held and known_place(found["word"]) is None:
            return before if fits(before) else title
    return title


def _cut(title: str) -> str:
    """A title without its last phrases, else cut at the last words that may end one, with the cut marked."""
    phrases = filter(fits, (title[: m.start()] for m in _PHRASE.finditer(title)))
    fitting = [p for p in phrases if len(p.split()) >= _ALONE and not _is_within_a_quotation(p)]
    if fitting and " on " in fitting[-1] and _TAKES_TO.search(fitting[-1].lower()) is None:
        return fitting[-1]
    words = title.split()[: LONGEST - 1]
    while len(words) > _FEWEST and words[-1].lower() in LOOSE:
        words.pop()
    return f"{' '.join(words)} …"


def _count(title: str) -> int:
    """The words of a title, dashes left out."""
    return sum(any(map(str.isalnum, word)) for word in title.split())


def _is_within_a_quotation(title: str) -> bool:
    """Whether a title ends within a quotation that it begins: "Minister: 'We have never'"."""
    return len(_OPENED.findall(title)) > len(_CLOSED.findall(title))


def _trimmed(title: str) -> str:
    """A title without the marks around it; the stop of an abbreviation at its end stays ("Jan Holm, Jr.")."""
    plain = title.strip(" .,;:|-–—")
    end = title.find(plain) + len(plain)
    return title[: end + 1].lstrip(" .,;:|-–—") if _is_shortened(title, end) else plain


def _breaks(title: str) -> Iterator[str]:
    """What stands before each mark at which a title may end: within no list and no name."""
    for found in _BREAK.finditer(title):
        before, behind = title[: found.start()].strip(), title[found.end() :]
        joined = found.group().strip() == "," and (_goes_on(before, behind) or _is_fronted(before))
        stop = _is_shortened(title, found.start())
        if not (stop or joined or _is_within_a_quotation(before)):
            yield before


def _goes_on(before: str, behind: str) -> bool:
    """Whether a comma stands between members of a list: "Farmers, Ranchers and Millers", "between Kelm, Velmar"."""
    last = behind.partition(", ")[0]
    return _BETWEEN.search(before) is not None or _MEMBER.match(last) is not None or _listed(behind)


def _listed(behind: str) -> bool:
    """Whether the words behind a comma are the last of a list: "Holm, and the Mayor", "Velmar, Kelm and Sund"."""
    return _LAST.match(behind) is not None


def _is_fronted(before: str) -> bool:
    """Whether a title up to a comma says only when or why: "As the harbour turns fifty"."""
    return _FRONTED.match(before) is not None


def _clauses(title: str) -> Iterator[str]:
    """What stands before each clause that a title may end at: "Mayor Wins A Case | That Could Change The Tolls"."""
    for found in _CLAUSE.finditer(title):
        before = title[: found.start()]
        loose = before.rpartition(" ")[2].lower() in LOOSE
        if not (loose or _is_fronted(before) or _is_within_a_quotation(before)):
            yield before


def _is_shortened(title: str, at: int) -> bool:
    """Whether the stop at a place belongs to the word before it: "J. Holm", "St. Ansgar", "Jr."."""
    if title[at : at + 1] != ".":
        return False
    return is_abbreviation(title[: at + 1]) or all(t.start != at for t in tokens(title))
