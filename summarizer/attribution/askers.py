"""Who asks in a briefing: reporters who have one label, "Q", and say at first who they are."""

from __future__ import annotations

import re

from summarizer.attribution.cast import Cast
from summarizer.attribution.who import Who
from summarizer.models.document import Sentence

__all__ = ["Askers"]

#: "Hi, Dana Roth with the Ledger.", "It's Dana Roth from Radio Vest.", "Dana Roth, the Ledger:".
_INTRODUCED = re.compile(
    r"(?:^|[\s,.—–:-])(?:I['’]m |I am |this is |it['’]s |my name is )?"
    r"(?<![Tt]he )(?P<name>[A-Z][\w’'-]+(?: [A-Z]\.)?(?: (?:[a-z]{1,3} )?[A-Z][\w’'-]+){1,2}),? "
    r"(?:(?:(?:here )?(?:with|from|of|at|for)) (?:the )?[A-Z]"
    r"|(?<=, )(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}[.:])",
)
#: Words before the introduction: a greeting, no question.
_OPENING = 60


class Askers:
    """Remembers who has the question, from one label of whoever asks to the next."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.last: tuple[int, Who | None] = (-9, None)

    def who(self, sentence: Sentence, label: Who) -> tuple[Who, ...]:
        """Return whose a sentence of a turn is: under a label that names nobody, whoever has said their name, too."""
        number, asker = self.last
        begins = sentence.number != number + 1 or sentence.text.startswith(sentence.turn or "?")
        found = _INTRODUCED.search(sentence.text, 0, _OPENING + _LONGEST) if label.beyond else None
        if found is not None and found.start() <= _OPENING:
            start = sentence.start + found.start("name")
            actor = self.cast.resolve(found["name"], start)
            asker = Who(found["name"], start, found["name"], (actor,) if actor else ())
        elif begins:
            asker = None
        self.last = (sentence.number, asker)
        return (label,) if asker is None or not label.beyond else (asker, label)


_LONGEST = 60
