"""Headings a desk would write: the documents' own title, or event and parties, in at most twelve words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from summarizer.brief.grammar import in_a_sentence, is_sentence
from summarizer.brief.prose import day_in_words, listed, people_of, span_in_words, talk_in_words
from summarizer.models.brief import Event, SourcedPosition
from summarizer.models.summary import Conversation, Participant
from summarizer.models.verified import DocumentRecord
from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of
from summarizer.names.persons import name_words
from summarizer.names.places import canonical_place
from summarizer.words.content import salient_words, similarity

#: Words of a heading at most.
LONGEST = 12
#: People named in a heading at most; of more the number is given.
_PEOPLE, _SPEAKERS = 3, 2
#: Least share of the words of a title that another title of the story has, for it to serve both.
_SERVES = 0.5
#: Least share of the most frequent speaker's positions that another one has, for a title to name both.
_SHARE = 0.4
#: Least share of a title's words in capitals that makes it a letterhead.
_CAPITALS = 0.8
#: Code points and lines at a document's head among which its headline is looked for.
_HEAD, _LINES = 800, 6
#: The line of a letter, record or transcript that says what it is about.
_SUBJECT = re.compile(r"^\s*(?:Subjects?|Re|Topics?):[ \t]*(\S.*)$", re.MULTILINE)
#: The first line of minutes and records.
_MINUTES = re.compile(
    r"\s*(?:Minutes|Proceedings|(?:Summary )?Record|Notes?) of [^\n]{4,80}", re.IGNORECASE
)
_BREAK = re.compile(r"[,;:|–—]\s|\s[-|–—]\s|[.?!]\s")
#: "Seo-yun", "Jong-un": a given name that stands behind the family's.
_GIVEN_LAST = re.compile(r"[A-Z][a-z]+-[a-z]+$")
_SUFFIXES = ("jr", "sr", "ii", "iii", "iv")
_LOOSE = frozenset(
    "a an and as at between by for from in into of on or over that the their to with who which".split()
)


def short_title(text: str) -> str:
    """Return a title of at most twelve words: whole, up to a break in it, or cut with the cut marked."""
    plain = " ".join(text.split()).strip(" .,;:|-–—")
    if len(plain.split()) <= LONGEST:
        return plain
    breaks = [plain[: m.start()].strip() for m in _BREAK.finditer(plain)]
    fitting = [b for b in breaks if 4 <= len(b.split()) <= LONGEST]
    if fitting:
        return fitting[-1]
    words = plain.split()[: LONGEST - 1]
    while len(words) > 4 and words[-1].lower() in _LOOSE:
        words.pop()
    return f"{' '.join(words)} …"


def talk_title(talks: Sequence[Conversation], day: str | None) -> str:
    """Return the title of a conversation: ``Telephone call Motegi - Kang, 9 January 2021``."""
    return _titled(talks, f", {day_in_words(day)}" if day else "")


def _titled(talks: Sequence[Conversation], when: str, *, several: bool = False) -> str:
    """Kind, parties and day; by surnames where whole names make it too long."""
    made = [f"{_who_talked(talks, n, several=several)}{when}" for n in (_short_name, _last_name)]
    return short_title(min(made, key=lambda title: len(title.split()) > LONGEST))


def _who_talked(
    talks: Sequence[Conversation],
    name_of: Callable[[Participant], str],
    *,
    several: bool = False,
) -> str:
    """Kind and parties of a conversation, or of several between the same parties."""
    names = [name_of(p) for p in people_of(talks)]
    kind = talk_in_words(talks)
    kind = f"{kind}s" if several and not kind.endswith("s") else kind
    if len(names) == 1:
        return f"{kind} of {in_a_sentence(names[0])}"
    return f"{kind} {' - '.join(names) if len(names) <= _PEOPLE else f'of {len(names)} parties'}"


def story_title(
    members: Sequence[DocumentRecord],
    positions: Sequence[SourcedPosition],
    events: Sequence[Event],
    texts: Mapping[str, str] | None = None,
) -> str:
    """Return a story's title: a single document's own, its main conversation, one that serves most, or the parties.

    A letterhead ("MEDIA RELEASE MINISTER OF TRADE ANA DAHL") is no title: the headline below it is, where ``texts``,
    by ``source``, has one.
    """
    titles = [t for r in members if (t := headline(r, (texts or {}).get(r.source, "")))]
    if len(members) == 1 and titles and _fits(titles[0]):
        return short_title(titles[0])
    joint = _joint_holder(positions)
    if len(members) == 1 and joint:
        return short_title(f"Joint statement by {joint}")
    if events:
        return _events_title(events)
    served = _serving(titles)
    if served:
        return short_title(served)
    if positions:
        return _speakers_title(members, positions)
    return short_title(members[0].title or members[0].source)


def _events_title(events: Sequence[Event]) -> str:
    """The main conversation; where others of the same kind and parties are as widely told, all of them."""
    main = max(events, key=lambda e: len(e.documents))
    talks = [t.conversation for t in main.conversations]
    who = _who_talked(talks, _short_name)
    alike = [
        e
        for e in events
        if len(e.documents) == len(main.documents)
        and _who_talked([t.conversation for t in e.conversations], _short_name) == who
    ]
    days = sorted(e.date for e in alike if e.date)
    if len(alike) < 2 or len(days) < len(alike):
        return talk_title(talks, main.date)
    together = listed(
        [*(_without_year(d) for d in days[:-1] if d[:4] == days[-1][:4]), day_in_words(days[-1])]
    )
    return _titled(talks, f", {together}", several=True)


def _without_year(day: str) -> str:
    return day_in_words(day).rpartition(" ")[0]


def _speakers_title(members: Sequence[DocumentRecord], positions: Sequence[SourcedPosition]) -> str:
    """Who speaks, those with a good share of the positions by name, and when."""
    days = sorted(r.published for r in members if r.published)
    count = Counter(p.position.holder for p in positions)
    most = count.most_common(_SPEAKERS)
    named = [in_a_sentence(name) for name, n in most if n >= _SHARE * most[0][1]]
    more = ["others"] if len(count) > len(named) else []
    when = f", {span_in_words(days[0], days[-1])}" if days else ""
    return short_title(f"Statements by {listed([*named, *more])}{when}")


def headline(record: DocumentRecord, text: str = "") -> str | None:
    """Return the document's title; of one that is a letterhead the headline below it, null where there is none."""
    title = " ".join((record.title or "").split())
    minutes = _MINUTES.match(text)
    if not title and minutes is not None:
        return _in_small_letters(" ".join(minutes[0].split()))
    subject = _SUBJECT.search(text[:_HEAD])
    if title and not _is_letterhead(title):
        return title
    if subject is not None and len(subject[1].split()) > 1:
        return " ".join(subject[1].split()).rstrip(".")
    if not title:
        return None
    lines = [" ".join(line.split()) for line in text[:_HEAD].splitlines() if line.strip()]
    if not any(title in line or line in title for line in lines):
        return None
    found = (line for line in lines[:_LINES] if line not in title and _is_headline(line))
    return next(found, None)


def _in_small_letters(line: str) -> str:
    """A line in capitals as a title: "Minutes of the Harbour Board"."""
    if not line.isupper():
        return line
    words = [w if w in _LOOSE else w.capitalize() for w in line.lower().split()]
    return " ".join(words)[:1].upper() + " ".join(words)[1:]


def _joint_holder(positions: Sequence[SourcedPosition]) -> str:
    """Return those who hold most positions together, as text; empty where most are one party's own."""
    count = Counter(p.position.holder for p in positions)
    most = next(iter(count.most_common(1)), None)
    several = holders_of(most[0]) if most is not None else ()
    if most is None or 2 * most[1] <= len(positions) or len(several) < 2:
        return ""
    return listed([in_a_sentence(name) for name in several])


def _is_letterhead(title: str) -> bool:
    """Whether a title only says what kind of paper it is and whose: all in capitals, offices and no verb."""
    words = [w for w in re.findall(r"[^\W\d_]+", title) if len(w) > 1]
    capitals = [w for w in words if w.isupper()]
    return (
        bool(words)
        and len(capitals) >= _CAPITALS * len(words)
        and not is_sentence(title.capitalize())
    )


def _is_headline(line: str) -> bool:
    """Whether a line of a letterhead's page is a headline: a few words, no address, day, number or sentence."""
    words = line.split()
    small = not line.isupper() and words[0][:1].isupper()
    told = (
        any(c.isdigit() for c in line) or line[-1:] in ".:;,?" or is_body(line) or is_office(line)
    )
    return 2 < len(words) <= LONGEST and small and not told


def _fits(title: str) -> bool:
    return len(short_title(title).split()) >= 3 and not short_title(title).endswith("…")


def _serving(titles: Sequence[str]) -> str | None:
    """The title whose words most others have, where it serves at least half of them."""
    bags = [salient_words(t) for t in titles[:50]]
    served = [sum(similarity(a, b) >= _SERVES for b in bags) for a in bags]
    if not titles or 2 * max(served) < len(bags):
        return None
    return titles[min(range(len(bags)), key=lambda n: (-served[n], len(titles[n])))]


def _short_name(participant: Participant) -> str:
    """A person by surname; whoever has neither office nor side may be a company, and keeps the whole name."""
    plain = " ".join(re.sub(r"\s*\([^()]*\)", "", participant.name).split())
    described = participant.role or participant.affiliation or _GIVEN_LAST.search(plain)
    return _surname(plain) if described else plain


def _last_name(participant: Participant) -> str:
    return _surname(participant.name)


def _surname(name: str) -> str:
    """A person by surname as it is spelt; offices and bodies as they are, without what stands in brackets."""
    plain = re.sub(r"\s*\([^()]*\)", "", name)
    words = name_words(plain)
    # "Sub-Committee of 20" has no surname, nor has a name that begins with an article.
    whole = (
        is_office(plain)
        or is_body(plain)
        or canonical_place(plain) is not None
        or plain[-1:].isdigit()
    )
    if whole or len(words) < 2 or len(plain.split()) > 4 or plain[:1].islower():
        return " ".join(plain.split())
    spelt = plain.split()
    if len(spelt) == 2 and _GIVEN_LAST.match(spelt[1]):
        return spelt[0]
    if spelt[-1].rstrip(".").lower() in _SUFFIXES and len(spelt) > 1:
        spelt = [*spelt[:-2], spelt[-2].rstrip(",")]
    particles = 1
    while particles < len(spelt) and spelt[-particles - 1].islower():
        particles += 1
    return " ".join(spelt[-particles:])
