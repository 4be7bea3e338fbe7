"""An attitude told in the passive, "the duty is criticised", as what somebody did: "criticised the duty"."""

from __future__ import annotations

import re
from collections.abc import Callable

from summarizer.brief.phrasing.grammar import at_the_head, unended
from summarizer.brief.phrasing.verbs import plain_past

_WELCOME = ("welcome", "welcomed")
#: "The lack of an outcome is regretted and more talks are supported": what is criticised, welcomed or asked for.
_PASSIVE_ATTITUDE = re.compile(
    r"(?P<what>[^,;:“”\"]{3,200}?) (?:is|are|was|were|has been|have been) (?P<adverb>\w+ly )?"
    r"(?P<verb>[a-z]+ed|welcome)"
    r"(?: and (?P<more>[^,;:“”\"]{3,200}?) (?:is|are|was|were) (?P<second>[a-z]+ed))?(?P<rest>;.{3,})?$"
)
_HOLDS_A_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could)\b")


def told_actively(statement: str, lower: Callable[[str], str]) -> str:
    """Return "The duty is criticised" without who does it: "criticised the duty"; nothing where it tells no attitude.

    ``lower`` makes the first word of a clause small where it is no name.
    """
    found = _PASSIVE_ATTITUDE.match(unended(statement))
    if found is None or _HOLDS_A_VERB.search(found["what"]):
        return ""
    verb, second = _active(found["verb"]), found["second"]
    if not verb or (second and not plain_past(second)):
        return ""
    told = f"{found['adverb'] or ''}{verb} {lower(found['what'])}"
    also = f"and {second} {found['more']}" if second else ""
    rest = (found["rest"] or "").lstrip("; ")
    said = f"and said that {lower(at_the_head(rest))}" if rest else ""
    return " ".join(filter(None, (told, also, said)))


def _active(verb: str) -> str:
    """Return the verb by which somebody takes an attitude; nothing where it gives none."""
    if verb in _WELCOME:
        return "welcomed"
    return verb if plain_past(verb) else ""
