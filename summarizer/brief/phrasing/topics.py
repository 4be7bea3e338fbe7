"""Whether a label can name a topic to a reader: a phrase for a matter, in nobody's own voice."""

from __future__ import annotations

import re

from summarizer.brief.phrasing.grammar import in_a_sentence
from summarizer.names.bodies import is_body
from summarizer.words.content import names_a_matter

#: A topic in somebody's own voice, or one that is half a clause, names nothing that others share.
_OWN_VOICE = re.compile(r"\b(?:i|me|my|we|us|our|ours|you|your|own)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:[Tt]o (?!the\b|an?\b|its\b|their\b)[a-z]+(?: \w+)|[Ww]ithout \w+ing\b)")
#: "death of a minister": what is one of a kind, behind "on", has an article; "part of the plan" has another sense.
_OF_SOMETHING = re.compile(
    r"(?!part|number|kind|sort|lack|use|freedom|rule|all|some|one|many|most)[a-z][a-z-]+ of "
)


def with_article(label: str, text: str = "") -> str:
    """Return a topic as it stands in a title behind "on": "the death of a minister", "harbour tolls".

    One that ``text`` never has without "the" has it: "the pipeline".
    """
    if label[:1].isupper() and is_body(label):
        return in_a_sentence(label)
    return f"the {label}" if _OF_SOMETHING.match(label) or _is_definite(label, text) else label


def _is_definite(label: str, text: str) -> bool:
    """Whether a topic in the singular, in small letters, stands in a text with "the" alone before it."""
    if not label[:1].islower() or label.endswith("s"):
        return False
    before = re.findall(rf"(\w+)\s+{re.escape(label)}\b", text, re.IGNORECASE)
    return bool(before) and {word.lower() for word in before} == {"the"}


def is_topic(label: str, longest: int) -> bool:
    """Whether a label names a matter in at most ``longest`` words, with neither "we" nor half a clause in it."""
    own = _OWN_VOICE.search(label) or _CLAUSE.search(label)
    return len(label.split()) <= longest and not own and names_a_matter(label)
