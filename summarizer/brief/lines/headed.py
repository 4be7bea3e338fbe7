"""A sentence with its holder's name at its head, in the place of a pronoun: "He", "It", "They", "The two ministers"."""

from __future__ import annotations

import re

from summarizer.attribution.cues import CueKind, cue_lexicon
from summarizer.brief.phrasing.grammar import at_the_head, together
from summarizer.brief.phrasing.verbs import in_the_plural, reporting_verb, singular
from summarizer.names.bodies import is_body
from summarizer.names.holders import holders_of
from summarizer.names.places import government

_PRONOUN = re.compile(r"^(?:He|She)(?= [a-z])")
#: "During the same talk, he also refused": what stands in front of a clause whose subject is a pronoun.
_FRONTED = re.compile(
    r"^(?P<front>(?:During|In|At|On|After|Before|Earlier|Later|By) [^,;:“”\"]{2,70}, )(?:he|she)(?= [a-z])"
)
#: "They", said of one: its verb goes into the singular where nothing else of the sentence is in the plural.
THEY = re.compile(r"^They (?P<adverb>(?:also|still|strongly|firmly|\w+ly) )?(?P<verb>[a-z]+)\b")
_THEIRS = re.compile(r"\b(?:they|them|their|theirs|themselves)\b")
_MODAL = re.compile(r"(?:would|will|could|can|does|did|cannot)(?: not|n['’]t)? (?:\w+ly )?")
_STANDS = frozenset(
    (
        CueKind.SUPPORTS,
        CueKind.OPPOSES,
        CueKind.CRITICISES,
        CueKind.DENIES,
        CueKind.AFFIRMS,
        CueKind.PROPOSES,
    )
)
_IT = re.compile(r"^It(?= (?:has |had )?(?:also )?([a-z]+))")


def headed_by(holder: str, sentence: str, name: str) -> str:
    """Put a name in the place of the pronoun, or of those together, at the head of a sentence; empty where none is."""
    several = len(holders_of(holder)) > 1
    found = together(sentence) if several else _PRONOUN.match(sentence)
    if found is not None:
        return f"{at_the_head(name)}{sentence[found.end() :]}"
    fronted = _FRONTED.match(sentence) if not several else None
    if fronted is not None and not re.search(r"[A-Z]", fronted["front"][1:]):
        # Nobody is named in front whom the pronoun may mean.
        return f"{fronted['front']}{name}{sentence[fronted.end() :]}"
    return _for_it(holder, sentence, name)


def in_the_singular(holder: str, sentence: str, name: str) -> str:
    """Return "They oppose it", said of one, as what one opposes; of a group as what they oppose."""
    found = THEY.match(sentence)
    if found is None or _THEIRS.search(sentence[found.end() :]):
        return ""
    verb = found["verb"] if in_the_plural(holder) else singular(found["verb"])
    return f"{at_the_head(name)} {found['adverb'] or ''}{verb}{sentence[found.end() :]}"


def _takes_a_stand(rest: str) -> bool:
    """Whether words say what somebody would or would not accept, support or do, by a verb of attitude."""
    found = _MODAL.match(rest)
    verb = rest[found.end() :] if found else rest
    first = verb.split(maxsplit=1)[0] if verb else ""
    cue = cue_lexicon().at((first.lower(),), 0)
    return found is not None and cue is not None and cue.kind in _STANDS


def _for_it(holder: str, sentence: str, name: str) -> str:
    """Return a sentence on what a body or a state says with its name in the place of "It"."""
    it = _IT.match(sentence)
    thing = is_body(holder) or government(holder) is not None or name.startswith("the ")
    if it is None or not (thing or len(holder.split()) == 1):
        return ""
    rest = sentence[it.end() :].strip()
    says = reporting_verb(it[1]) or re.match(rf"{it[1]} (?:that|whether)\b", rest) is not None
    if not says and not _takes_a_stand(rest):
        return ""
    return f"{at_the_head(name)}{sentence[it.end() :]}"
