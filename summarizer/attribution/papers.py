"""Whose a statement, letter or other paper is: "the statement continued" goes on for those who issued it.

A paper is introduced once ("Norland said in a statement", "a letter from Anna Holm") and then speaks by itself. Its
issuers are read from the sentence that introduced it last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property

from summarizer.attribution.actor import Actor, ActorKind, Mention
from summarizer.attribution.cast import Cast
from summarizer.attribution.english.verbs import source_words
from summarizer.attribution.who import Who, beyond_of, is_paper
from summarizer.models.document import PreparedText, Sentence
from summarizer.words.lists import actor_lists

#: Between the names of those who speak together: "Norland, Sudria | and the | Karsenian ministry".
_LISTED = re.compile(r"(?:\s|,|and|&|the|both)*$", re.IGNORECASE)
#: Between a paper and whose it is: "a statement | issued on Monday by | the ministry".
_ISSUED = re.compile(r"\s+(?:\w+\s+(?:(?:on\s+)?\w+\s+)?)?(?:by|from|of)\s+(?:the\s+)?$")
#: Names of a list that a sentence begins with, whose capitals say nothing by themselves: "Norland, | Sudria and ..".
_LEADING = re.compile(r"\s*(?:[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}\s*(?:,|and\b|&)\s*)+")
_OWNED = re.compile(r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,3}$")
#: Names of a list that are read.
_MOST_ISSUERS = 8


class Papers:
    """The issuers of the papers that a document speaks of; where each is introduced is looked for once."""

    def __init__(self, prepared: PreparedText, cast: Cast) -> None:
        self.text = prepared.text
        self.prepared = prepared
        self.cast = cast
        self._known: dict[tuple[str, int], tuple[Actor, ...]] = {}

    def issuers(self, written: str, at: int) -> tuple[Actor, ...]:
        """Return whose a paper is that is known at an offset ("the statement"); nobody where that is open."""
        words = written.lower().split()
        if not words or words[0] not in ("the", "this", "that", "it") or words[-1] not in _papers():
            return ()
        introduced = self._introduced(words[-1], at)
        if introduced is None:
            return ()
        key = (words[-1], introduced.start())
        if key not in self._known:
            self._known[key] = self._of(introduced)
        return self._known[key]

    def behind(self, source: Who, at: int) -> tuple[Who, ...]:
        """Return who speaks through a source that is a known paper; nobody where it is none."""
        issuers = self.issuers(source.text, at) if is_paper(source) else ()
        names = [(a, a.name) for a in issuers]
        return tuple(
            Who(n, source.start, n, (a,), True, beyond_of(n, (0, len(n)))) for a, n in names
        )

    def _introduced(self, noun: str, at: int) -> re.Match[str] | None:
        """Return where a paper was introduced last before an offset."""
        found = [one for one in self._introductions.get(noun, ()) if one.end() <= at]
        return found[-1] if found else None

    @cached_property
    def _introductions(self) -> dict[str, list[re.Match[str]]]:
        found: dict[str, list[re.Match[str]]] = {}
        for one in _introducing().finditer(self.text):
            found.setdefault(one["noun"].lower(), []).append(one)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.prepared.sentences]

    def _sentence(self, at: int) -> Sentence:
        return self.prepared.sentences[max(0, bisect_right(self._starts, at) - 1)]

    def _of(self, introduced: re.Match[str]) -> tuple[Actor, ...]:
        """Return whose a paper is: by what is tied to it, else the subject of its sentence."""
        sentence, (start, end) = self._sentence(introduced.start()), introduced.span()
        behind = self.cast.between(end, sentence.end)
        if behind and _ISSUED.match(self.text[end : behind[0].start]):
            return self._together(behind)
        before = [
            m for m in self.cast.between(sentence.start, start) if m.end <= introduced.start("noun")
        ]
        if (
            before
            and before[-1].possessive
            and _OWNED.match(self.text[before[-1].end : introduced.start("noun")])
        ):
            return (self.cast.actors[before[-1].actor],)
        return self._subject(sentence, introduced)

    def _subject(self, sentence: Sentence, introduced: re.Match[str]) -> tuple[Actor, ...]:
        """Return who is the subject of a sentence; behind "In a statement," what follows the comma."""
        lead = self.text[sentence.start : introduced.start()].split()
        begin = introduced.end() if len(lead) <= 1 else sentence.start
        named = [m for m in self.cast.between(begin, sentence.end) if self._may_issue(m)]
        together = self._together(tuple(named))
        before = _LEADING.fullmatch(self.text[begin : named[0].start]) if named else None
        leading = (
            [one.strip() for one in re.split(r",|&|\band\b", before.group())] if before else []
        )
        others = (one for one in leading if one and not _is_office(one))
        return (*(Actor(one, ActorKind.NAME) for one in others), *together)

    def _may_issue(self, mention: Mention) -> bool:
        kind = self.cast.actors[mention.actor].kind
        return not mention.governed and not mention.possessive and kind not in _NO_ISSUERS

    def _together(self, named: tuple[Mention, ...]) -> tuple[Actor, ...]:
        """Return the first of some names and those listed with it."""
        found: list[Actor] = []
        end = named[0].start if named else 0
        for mention in named[:_MOST_ISSUERS]:
            if not _LISTED.match(self.text[end : mention.start]):
                break
            found.append(self.cast.actors[mention.actor])
            end = mention.end
        person = any(a.kind in (ActorKind.PERSON, ActorKind.NAME) and " " in a.name for a in found)
        # "The new minister, Anna Holm" is one.
        one = [a for a in found if not (person and a.kind is ActorKind.OFFICE)]
        return tuple(dict.fromkeys(one))


def _is_office(words: str) -> bool:
    """Whether words are the office of who is named behind them: "Norland's new ports minister, Anna Holm,"."""
    return words.rsplit(maxsplit=1)[-1] in actor_lists().titles.roles


_NO_ISSUERS = frozenset({ActorKind.PAPER, ActorKind.MEDIA})


@cache
def _papers() -> frozenset[str]:
    """Return the nouns of papers that speak for those who issued them, in the singular."""
    return frozenset(one for one in source_words().papers if not one.endswith("s"))


@cache
def _introducing() -> re.Pattern[str]:
    """Return the pattern of a paper that is introduced: "in a joint statement", "the ministry's letter"."""
    nouns = "|".join(sorted(map(re.escape, _papers()), key=len, reverse=True))
    return re.compile(
        r"\b(?:(?:in|with|by|issued|released|published|sent|wrote)\s+)?"
        r"(?:an?|its|his|her|their|\w+['’]s?|(?<=In )the)\s+(?:[a-z-]+\s+){0,3}"
        rf"(?P<noun>{nouns})\b",
        re.IGNORECASE,
    )
