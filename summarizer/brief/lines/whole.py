"""Whether a summary's statement is a whole sentence or cut from its source amid a clause, and of whom it speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarizer.brief.lines.hanging import hanging
from summarizer.brief.lines.stated import ATTRIBUTED, SUBJECT
from summarizer.brief.phrasing.grammar import (
    HE_OR_SHE,
    at_the_head,
    cut_from,
    ends_a_clause,
    reports,
)
from summarizer.brief.phrasing.verbs import reporting_verb
from summarizer.models.summary import Position
from summarizer.names.bodies import is_body
from summarizer.names.places import government
from summarizer.words.seldom import Seldom

#: What a clause may follow that goes on without its subject.
_JOINED = re.compile(r"(?:\b(?:and|but|then|also)|[,;:–—-])\s*$")
#: "A judge blocked the sale, saying the deal would": who says it is the subject.
_SAYING = re.compile(
    r", (?:saying|adding|arguing|warning|noting|insisting|claiming|stressing|explaining)(?: that)? $"
)
#: The article of a statement's first noun, the mark of an item, an opening quotation mark.
_AT_THE_HEAD = re.compile(
    r"(?:^|(?<=\s))(?:[Tt]he|[Aa]n?)\s+$|^\s*(?:[-–—•*·▪“\"‘']|\(?[a-z\d]{1,3}[.)])\s*$"
)
#: "I suggested that", "we believe": what follows is who speaks' own.
_MYSELF = re.compile(r"\b(?:I|we|We)\b[^.;:]{1,60}$")
#: The article of the subject behind it.
_ARTICLE_AT_END = re.compile(r"\s+(?:[Tt]he|[Aa]n?)\s*$")
#: Behind "told reporters" a clause begins; nothing that short has a noun which a clause describes.
_WITH_OBJECT = frozenset("told tells informed informs assured assures reminded warned".split())
_OBJECT, _FEWEST_BEFORE = 3, 4
_NO_PLURALS = frozenset(
    "this is was has as its his plus thus unless across perhaps always whereas".split()
)
#: "Such a plan", "those applicable".
_OF_A_KIND = Seldom(r"(?:such|those) \w")
#: "We've offered": what a side does, in the mouth of who speaks for it.
_WE = Seldom(
    r"\b[Ww]e(?:['’](?:ve|re|ll|d))? (?:(?:have|are|will|do|would|not|\w+ly) )*(?P<verb>[a-z]+)"
)
#: "This shows that": what follows is what who speaks concludes.
_SHOWS = re.compile(
    r"\b(?:[Tt]his|[Tt]hat|[Ii]t|which) (?:shows?|demonstrates?|means|proves?)(?: that)? (?:the |an? )?$"
)


def _says_who_tells(head: Sequence[str], mentions: Callable[[str], bool]) -> bool:
    """Whether a statement's first words name its holder, and a verb of reporting."""
    return mentions(" ".join(head[:2])) and any(map(reporting_verb, head[1:]))


def is_whole(held: Position, sentences: Sequence[str], mentions: Callable[[str], bool]) -> bool:
    """Whether a statement is a sentence of its own, or cut from the source where one ends and by whom it is told.

    A strong model words its statements itself. A small one's are cut from the passage: they may begin or end
    amid a clause, or leave out who reports what they say.
    """
    cuts = (cut_from(held.statement, held.holder, sentence) for sentence in sentences)
    found = next((cut for cut in cuts if cut), None)
    head = held.statement.split()[: SUBJECT + 1]
    if found is None or _says_who_tells(head, mentions):
        return True
    before, after = _AT_THE_HEAD.sub("", found[0]), found[1]
    if _describes_a_noun(found[0]):
        return False
    return ends_a_clause(after) and (
        not before.strip() or mentions(before) or _begins_a_clause(before, held)
    )


def _describes_a_noun(before: str) -> bool:
    """Whether a cut begins behind a noun that it describes: "a number of initiatives the United States is taking"."""
    words = _ARTICLE_AT_END.sub("", before).split()
    if len(words) < _FEWEST_BEFORE or not words[-1].isalpha() or not words[-1].islower():
        return False
    told = any(word in _WITH_OBJECT for word in words[-_OBJECT:])
    plural = words[-1].endswith("s") and not reporting_verb(words[-1])
    return plural and not told and words[-1] not in _NO_PLURALS


def _begins_a_clause(before: str, held: Position) -> bool:
    """Whether what stands before a cut lets it begin there, and who says so is the holder or passed on."""
    own = (_SAYING, _MYSELF, _SHOWS)
    if HE_OR_SHE.match(before) or any(pattern.search(before) for pattern in own):
        return True
    # Whoever passes it on is named in front of it.
    if held.attribution and before.rstrip().endswith("that"):
        return True
    sure = all(quote.speaker_check in ATTRIBUTED for quote in held.quotes if quote.verified)
    return (sure or not reports(before)) and bool(_JOINED.search(before))


def another_subject(
    held: Position, sentences: Sequence[str], mentions: Callable[[str], bool]
) -> str:
    """Return a statement with whom its pronoun means, where the source has the same verb of somebody else.

    "They allegedly collected donations", held by prosecutors, where "the suspects allegedly collected" them.
    """
    found = re.match(r"(?:They|He|She) (?P<verb>[a-z]+(?: [a-z]+)?)", held.statement)
    if found is None:
        return held.statement
    acts = re.compile(rf"\b(?P<who>[Tt]he (?:[a-z-]+ )?[a-z-]+) {re.escape(found['verb'])}\b")
    others = (match["who"] for s in sentences for match in acts.finditer(s))
    who = next((who for who in others if not mentions(who)), None)
    return (
        f"{at_the_head(who)}{held.statement[found.start('verb') - 1 :]}" if who else held.statement
    )


def of_their_own(held: Position, statement: str, quotes: Sequence[str]) -> str:
    """Return a statement with the side in the place of "It", where a person speaks of that side as "we"."""
    behalf = held.on_behalf_of
    itself = is_body(held.holder) or government(held.holder) is not None
    if not behalf or itself or not statement.startswith("It "):
        return statement
    acts = (found["verb"] for words in quotes for found in _WE.finditer(words))
    spoken = any(verb in statement.split()[1:SUBJECT] for verb in acts)
    return f"{at_the_head(behalf)}{statement[len('It') :]}" if spoken else statement


def speaks_for(held: Position, sentences: Sequence[str]) -> bool:
    """Whether a sentence has the holder speak for the side: "the Maldives, for AOSIS, proposed"."""
    behalf = re.escape(held.on_behalf_of or "")
    pattern = re.compile(rf"{re.escape(held.holder)}, for (?:the )?{behalf},", re.IGNORECASE)
    return any(pattern.search(sentence) for sentence in sentences)


def leans_on_more(statement: str, holder: str) -> bool:
    """Whether a statement leans on something before it: "such a plan" amid it is what its writer makes of that."""
    found = hanging(statement, holder)
    return bool(found) and (statement.startswith(found) or _OF_A_KIND.match(found) is None)
