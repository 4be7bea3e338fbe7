"""Words, names and quotations of a sentence, and the small word classes that clauses are read by."""

from __future__ import annotations

from dataclasses import dataclass, replace

from summarizer.attribution.cast import ActorKind, Cast, Mention
from summarizer.models.document import Sentence, SentenceRole
from summarizer.words.days import CALENDAR
from summarizer.words.tokens import Token, tokens

#: Words between a subject and its verb.
AUXILIARIES = frozenset(
    (
        "has had have having been be is was are were am will would did does do not n't never also "
        "again further already still now then once once long since later earlier repeatedly just "
        "only even both too once ever reportedly previously 've 'd 'll 's 're 'm today yesterday "
        "always often more first today jointly each all swiftly respectively however therefore"
    ).split()
)
PRONOUNS = frozenset(
    ("he", "she", "they", "we", "i", "it", "who", "you", "which", "both", "neither", "each")
)
PREPOSITIONS = frozenset(
    (
        "of with to for from by on at in about against between among over under after before "
        "during into toward towards via without through including like than amid despite within "
        "since until as"
    ).split()
)
ADVERBIAL = (
    PREPOSITIONS
    | CALENDAR
    | frozenset(
        (
            "the a an his her its their our this that last next same "
            "day week month year morning afternoon evening night weekend statement interview post "
            "email letter speech conference briefing press news "
            "address time part turn response"
        ).split()
    )
)
BARRIERS = frozenset(
    ("that if because when whether while although though unless whereas where how why what").split()
)
DETERMINERS = frozenset(
    (
        "the a an his her its their our my your this these those any some no 's every another "
        "such more"
    ).split()
)
QUANTIFIERS = frozenset(
    (
        "number group majority dozens hundreds thousands some many most one both members member "
        "several spokesman spokesperson spokeswoman pair trio series host bulk couple all each "
        "leaders ministers presidents"
    ).split()
)


RAISING = frozenset(
    [
        "continue",
        "continues",
        "continued",
        "continuing",
        "began",
        "begun",
        "like",
        "liked",
        "come",
        "came",
    ]
)


VERBAL = frozenset(
    (
        "stress emphasise emphasize insist argue claim assert maintain predict warn believe "
        "repeat complain contend"
    ).split()
)
ERRANDS = frozenset(
    (
        "express convey voice reiterate reaffirm underscore emphasize emphasise stress thank "
        "congratulate welcome raise affirm"
    ).split()
)
CONJUNCTIONS = frozenset(["after", "before", "since", "until", "as", "than", "because"])
BE = frozenset(["is", "was", "are", "were", "been", "being", "be", "am", "'re"])
OWNERS = frozenset(("'s", "'", "his", "her", "its", "their", "our", "my"))


@dataclass(frozen=True, slots=True)
class SentenceItem:
    """A word, a name or a quotation of a sentence. ``lower`` is a stand-in for the latter two.

    ``proper``: a word with a capital letter within running text, part of a name ("Operation Safe Harbour").
    ``behalf``, ``company``: for whom and with whom a name speaks (see :mod:`summarizer.attribution.inserted`).
    """

    lower: str
    start: int
    end: int
    mention: Mention | None = None
    quote: bool = False
    proper: bool = False
    behalf: str | None = None
    company: tuple[SentenceItem, ...] = ()

    @property
    def pronoun(self) -> bool:
        """Whether it is a personal or relative pronoun that can be a subject."""
        return self.mention is None and self.lower in PRONOUNS


#: What a sentence may begin behind.
_OPENERS = frozenset(
    (
        ".",
        "!",
        "?",
        ":",
        ";",
        "\u2026",
        '"',
        "'",
        "\u201c",
        "\u2018",
        "\u2014",
        "\u2013",
        "-",
        "*",
        "(",
        "[",
    )
)
MENTION, QUOTE = "\x00name", "\x00quote"


def items(
    text: str, sentence: Sentence, cast: Cast, quotes: list[tuple[int, int]]
) -> list[SentenceItem]:
    """Return the items of a sentence in order; words inside quotations and names are folded into one item."""
    mentions = [
        m for m in cast.between(sentence.start, sentence.end) if not _inside(m.start, quotes)
    ]
    out: list[SentenceItem] = []
    at = mention = quote = 0
    for word in tokens(text, sentence.start, sentence.end):
        if word.start < at:
            continue
        while quote < len(quotes) and quotes[quote][1] <= word.start:
            quote += 1
        while mention < len(mentions) and mentions[mention].end <= word.start:
            mention += 1
        if quote < len(quotes) and quotes[quote][0] <= word.start:
            at = min(quotes[quote][1], sentence.end)
            out.append(SentenceItem(QUOTE, word.start, at, quote=True))
        elif (
            mention < len(mentions)
            and mentions[mention].start <= word.start
            and not _owned_paper(out, mentions[mention], cast)
        ):
            at = mentions[mention].end
            out.append(SentenceItem(MENTION, word.start, at, mention=mentions[mention]))
        else:
            out.append(_word(word, out))
    return out if sentence.role is SentenceRole.TITLE else _with_proper(text, out)


def _with_proper(text: str, listed: list[SentenceItem]) -> list[SentenceItem]:
    """Mark the words that are written with a capital letter although no sentence begins with them."""
    for k, item in enumerate(listed):
        inside = k > 0 and listed[k - 1].lower not in _OPENERS
        if inside and item.lower[:1].isalpha() and text[item.start].isupper():
            listed[k] = replace(item, proper=True)
    return listed


def _owned_paper(before: list[SentenceItem], mention: Mention, cast: Cast) -> bool:
    """Whether "statement" is somebody's here, and so a cue and not a source of its own."""
    return (
        cast.actors[mention.actor].kind is ActorKind.PAPER
        and bool(before)
        and before[-1].lower in OWNERS
    )


def _word(word: Token, before: list[SentenceItem]) -> SentenceItem:
    lower = word.lower
    if lower == "two" and before and before[-1].lower == "the":
        lower = "both"  # "the two discussed"
    return SentenceItem(lower, word.start, word.end)


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)
