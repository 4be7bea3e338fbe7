"""Paragraphs with numbers, each opened by who speaks in it: records of committees, pleadings before a panel.

"12. Ms. Holm (Norland) said that ..", "4.31 The complainant contends that ..": the item is hers to its end, until
another person is named in it. Not so the points of a cable, whose sender says "I".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from summarizer.attribution.openings import nouns_for_persons
from summarizer.attribution.sourced import Sourced, is_telling, is_writers
from summarizer.attribution.who import is_person, words_in
from summarizer.models.document import PreparedText, Sentence

#: The number of a paragraph: "12.", "4.569", "(3)".
_NUMBER = re.compile(r"\W{0,3}\d{1,4}(?:\.\d{1,4}){0,3}[.)]?\s{0,8}")
#: What a message calls itself whose points are its sender's; code points at the beginning in which it does.
_SENT, _HEAD = re.compile(r"\b(?:cablegram|telegram|airgram|telex)\b", re.IGNORECASE), 1_000
#: Items that somebody opens by saying something, at least, and one of how many that is.
_FEWEST, _SHARE = 2, 2


class Items:
    """The numbered paragraphs of a document that somebody opens by saying something; none where it has no such."""

    def __init__(self, prepared: PreparedText) -> None:
        self.text = prepared.text
        self._starts: list[int] = []
        #: Names of those who open items.
        self.openers: set[str | None] = set()

    def __bool__(self) -> bool:
        return bool(self._starts)

    def begin(self, read: Sequence[tuple[Sentence, list[Sourced]]]) -> None:
        """Look over all sentences with their clauses once."""
        first: dict[int, Sentence] = {}
        for sentence, _ in read:
            first.setdefault(sentence.paragraph, sentence)
        numbers = {paragraph: self._number(one) for paragraph, one in first.items()}
        starts = {paragraph: end for paragraph, end in numbers.items() if end is not None}
        opened: dict[int, str | None] = {}
        for sentence, own in read:
            begin = starts.get(sentence.paragraph, -1)
            main = next((one for one in own if is_telling(one) and one.who), None)
            if main is not None and begin >= 0 and 0 <= main.who[0].start - begin <= _LEAD:
                opened.setdefault(sentence.paragraph, main.name)
        writers = any(map(is_writers, (one for _, own in read for one in own)))
        sent = writers or _SENT.search(self.text[:_HEAD]) is not None
        if not sent and len(opened) >= _FEWEST and len(opened) * _SHARE >= len(starts):
            self._starts, self.openers = sorted(starts), set(opened.values())

    def _number(self, sentence: Sentence) -> int | None:
        """Return where the words of a paragraph begin behind its number; ``None`` where it has none."""
        line = self.text.rfind("\n", 0, sentence.start) + 1
        found = _NUMBER.match(self.text, line)
        return found.end() if found is not None and found.end() >= sentence.start else None

    def may_speak(self, one: Sourced) -> bool:
        """Whether a source may take the floor within an item: a person, by name or office, or who opens another."""
        who = one.who[0]
        called = words_in(who.head or who.text)[-1:]
        named = is_person(who) and not who.text.lower().startswith("the ")
        person = bool(called) and called[0] in nouns_for_persons()
        return named or person or one.name in self.openers

    def item(self, paragraph: int) -> int:
        """Return the number of the item that a paragraph belongs to; below nought before the first."""
        return bisect_right(self._starts, paragraph) - 1


#: Code points between a number and who speaks: an article.
_LEAD = 6
