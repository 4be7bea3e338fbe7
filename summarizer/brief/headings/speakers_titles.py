"""Titles by those who speak: who on what, and when; who speaks together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from summarizer.brief.headings.headlines import fits
from summarizer.brief.headings.matters import matters
from summarizer.brief.headings.shortened import short_title
from summarizer.brief.headings.talk_titles import on_matter
from summarizer.brief.lines.speech import asks
from summarizer.brief.phrasing.capitals import in_name_case
from summarizer.brief.phrasing.grammar import in_a_sentence
from summarizer.brief.phrasing.prose import capitalised, listed, span_in_words
from summarizer.brief.phrasing.topics import with_article
from summarizer.models.brief import Event, SourcedPosition
from summarizer.models.document import Kind
from summarizer.models.quote import SpeakerCheck, Speech
from summarizer.models.verified import DocumentRecord
from summarizer.names.actors import Strictness, same_actor
from summarizer.names.holders import holders_of

_INTERVIEW = re.compile(r"\binterview\b", re.IGNORECASE)
#: People named as those who speak at most.
_SPEAKERS = 2
#: Least share of the most frequent speaker's positions that another one has, for a title to name both.
_SHARE = 0.4
#: Share of the positions beyond those of the speakers named that makes them worth "and others".
_OTHERS = 0.25


def speakers_title(
    members: Sequence[DocumentRecord],
    positions: Sequence[SourcedPosition],
    texts: Mapping[str, str],
) -> str:
    """Return who speaks, those of many positions by name, on what, and when; whoever asks is left out."""
    own = [p for p in positions if not is_asked(p)] or list(positions)
    named, others = _speakers(own)
    known = "\n".join(texts.get(record.source, "") for record in members)
    shown = [in_a_sentence(in_name_case(name, known)) for name in named]
    # No title begins with an article: "Senior official on ports".
    first = re.sub(r"^(?:the|an?) ", "", shown[0])
    who = listed([first, *shown[1:], *others])
    when = published(members)
    theirs = [p for p in own if p.position.holder in named]
    bare = matters(theirs, members, texts) or matters(own, members, texts)
    told = [with_article(label, known) for label in bare]
    for several in (told, told[:1]):
        title = f"{on_matter(who, listed(several))}{when}"
        if several and fits(title):
            return capitalised(title)
    # Where names leave no room for the day or the matter, the matter says more.
    alone = [on_matter(who, told[0]), f"{who} on {bare[0]}"] if told and not others else []
    alone = alone if len(named) > 1 else []
    some = f"{first} and others"
    alone += [f"{on_matter(some, told[0])}{when}", f"{bare[0]}{when}"] if told else []
    fitting = next(filter(fits, alone), "")
    if fitting:
        return capitalised(fitting)
    asked = all(m.kind is Kind.TRANSCRIPT for m in members) and _INTERVIEW.search(known)
    kind = "Interview with" if asked and len(shown) == 1 else "Statements by"
    return short_title(f"{kind} {listed([*shown, *others])}{when}")


def published(members: Sequence[DocumentRecord]) -> str:
    """Return the days on which documents were published, as a title ends with them; empty where none is known."""
    days = sorted(record.published for record in members if record.published)
    return f", {span_in_words(days[0], days[-1])}" if days else ""


def _speakers(own: Sequence[SourcedPosition]) -> tuple[list[str], list[str]]:
    """Those with a good share of some positions by name, and "others" where these hold many, too."""
    count = Counter(p.position.holder for p in own)
    alone = Counter({name: n for name, n in count.items() if len(holders_of(name)) < 2})
    most = _heard(alone or count, own).most_common(_SPEAKERS)
    named = [name for name, n in most if n >= _SHARE * most[0][1]]
    left = (
        len(own) - sum(count[name] for name in named) - sum(_tells_of_others(p, named) for p in own)
    )
    return named, ["others"] if left > _OTHERS * len(own) else []


def _heard(count: Counter[str], own: Sequence[SourcedPosition]) -> Counter[str]:
    """Those of some holders that a title names: no descriptions beside names, and who is quoted, where one is."""
    names = Counter({name: n for name, n in count.items() if not name[:1].islower()}) or count
    quoted = {
        p.position.holder for p in own if any(q.speech is Speech.DIRECT for q in p.position.quotes)
    }
    return Counter({name: n for name, n in names.items() if name in quoted}) or names


def _tells_of_others(sourced: SourcedPosition, named: Sequence[str]) -> bool:
    """Whether somebody else's position is told by one of some speakers."""
    held = sourced.position
    tellers = {*held.attribution, *(q.speaker_found for q in held.quotes if q.speaker_found)}
    return held.holder not in named and any(
        same_actor(who, name, Strictness.ACROSS) for who in tellers for name in named
    )


def is_asked(sourced: SourcedPosition) -> bool:
    """Return whether a position stands in the question of somebody whose part it is to ask."""
    held = sourced.position
    who = (held.holder, *held.attribution)
    found = [q.speaker_found for q in held.quotes if q.speaker_check is SpeakerCheck.OTHER]
    return any(map(asks, who)) or any(asks(name) for name in found if name)


def joint_title(
    positions: Sequence[SourcedPosition],
    record: DocumentRecord,
    texts: Mapping[str, str],
    events: Sequence[Event] = (),
) -> str:
    """Return those who hold most positions together or each alone, and on what; empty where one party does."""
    joint = Counter(p.position.holder for p in positions)
    most = next(iter(joint.most_common(1)), None)
    several = holders_of(most[0]) if most is not None else ()
    if most is None or len(several) < 2:
        return ""
    theirs = sum(n for name, n in joint.items() if set(holders_of(name)) <= set(several))
    if 2 * most[1] <= len(positions) and theirs < len(positions):
        return ""
    who = listed([in_a_sentence(name) for name in several])
    talks = [t.conversation for event in events for t in event.conversations]
    made = (
        title
        for matter in matters(positions, [record], texts, talks)[:1]
        for title in (
            on_matter(f"Joint statement by {who}", matter),
            f"Joint statement on {matter} ({', '.join(several)})",
        )
    )
    fitting = (title for title in made if fits(title))
    return next(fitting, short_title(f"Joint statement by {who}"))
