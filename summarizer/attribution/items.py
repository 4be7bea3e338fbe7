"""Words, names and quotations of a sentence, and the small word classes that clauses are read by.

Bulletins write lists of speakers: "A, for the GROUP, with B and C, but opposed by D, proposed ..". What is inserted
between a speaker and their verb says for whom and with whom they speak. It is taken out of the sentence, so that the
verb stands beside the one who speaks, and noted at that one's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.attribution.cast import ActorKind, Cast, Mention
from summarizer.attribution.in_order import InOrder
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
        "since until as near behind beside beyond above below along across inside outside throughout opposite "
        "aboard upon onto beneath"
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
    ``behalf``, ``company``: for whom and with whom a name speaks (see :mod:`summarizer.attribution.items`).
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
    mentions = _unquoted(cast.between(sentence.start, sentence.end), quotes)
    quoted, mentioned = InOrder(quotes), InOrder([(m.start, m.end) for m in mentions])
    out: list[SentenceItem] = []
    at, in_title = sentence.start, sentence.role is SentenceRole.TITLE
    for word in tokens(text, sentence.start, sentence.end):
        if word.start < at:
            continue
        quote, place = quoted.at(word.start), mentioned.at(word.start)
        mention = None if place is None else mentions[place]
        if quote is not None:
            at = min(quotes[quote][1], sentence.end)
            out.append(SentenceItem(QUOTE, word.start, at, quote=True))
        elif mention is not None and not _owned_paper(out, mention, cast):
            at = mention.end
            out.append(SentenceItem(MENTION, word.start, at, mention=mention))
        else:
            out.append(_word(word, out, in_title=in_title))
    return out


def _unquoted(named: Sequence[Mention], quotes: list[tuple[int, int]]) -> list[Mention]:
    """Return the mentions that do not begin inside a quotation."""
    return [m for m in named if not _inside(m.start, quotes)]


def _owned_paper(before: list[SentenceItem], mention: Mention, cast: Cast) -> bool:
    """Whether "statement" is somebody's here, and so a cue and not a source of its own."""
    return (
        cast.actors[mention.actor].kind is ActorKind.PAPER
        and bool(before)
        and before[-1].lower in OWNERS
    )


def _word(word: Token, before: list[SentenceItem], *, in_title: bool) -> SentenceItem:
    """Return a word; it is proper where it has a capital although no sentence begins with it, nor a title holds it."""
    lower = word.lower
    last = before[-1].lower if before else ""
    if lower == "two" and last == "the":
        lower = "both"  # "the two discussed"
    inside = bool(before) and last not in _OPENERS and not in_title
    proper = inside and word.text[0].isupper() and lower[0].isalpha()
    return SentenceItem(lower, word.start, word.end, None, quote=False, proper=proper)


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


_WITH = (("with",), ("including",), ("along", "with"), ("together", "with"), ("joined", "by"))
_FOR = (("for",), ("on", "behalf", "of"), ("speaking", "for"))
_ANSWERED = tuple((word, "by") for word in ("supported", "opposed", "seconded", "echoed", "backed"))
_OPENINGS = (*_WITH, *_FOR, *_ANSWERED)
#: Words that such an insertion consists of, beside names.
_JOINING = frozenset(
    (
        "and & or but , the other others both for with by on behalf of along together as well / -"
    ).split()
)
_OTHERS = ("and", "others")


def without_insertions(text: str, listed: Sequence[SentenceItem]) -> list[SentenceItem]:
    """Return the items of a sentence without what is inserted behind a name, which is noted at that name's item.

    ``behalf`` is for whom somebody speaks, as written; ``company`` those who say it with them. Time is linear.
    """
    out: list[SentenceItem] = []
    k = 0
    while k < len(listed):
        opened = listed[k].lower == "," and bool(out) and _is_name(out[-1])
        end = _insertion(listed, k) if opened else k
        if end > k:
            out[-1] = _noted(text, out[-1], listed[k:end])
        else:
            out.append(listed[k])
        k = max(end, k + 1)
    return out


def _insertion(listed: Sequence[SentenceItem], comma: int) -> int:
    """Return where an insertion that a comma opens ends, behind its last comma; the comma's place if there is none."""
    if listed[comma].lower != ",":
        return comma
    k = comma + 1
    while k < len(listed) and (_is_name(listed[k]) or _joins(listed, k)):
        k += 1
    named = any(_is_name(item) for item in listed[comma + 1 : k])
    # A verb has to follow; an enumeration that ends the sentence is no insertion.
    followed = k < len(listed) and listed[k].lower[:1].isalpha()
    return k if named and followed and _is_closed(listed, comma, k) else comma


def _is_closed(listed: Sequence[SentenceItem], comma: int, end: int) -> bool:
    """Whether what stands up to a place is a whole insertion: ", for Norland,", ", Norland and others"."""
    if _begins(listed, comma + 1, _OPENINGS) > 0:
        return listed[end - 1].lower == ","
    return _begins(listed, end - 2, (_OTHERS,)) > 0


def _joins(listed: Sequence[SentenceItem], k: int) -> bool:
    """Whether a word may stand in an insertion beside names."""
    return listed[k].lower in _JOINING or _begins(listed, k, _OPENINGS) > 0


def _is_name(item: SentenceItem) -> bool:
    return item.mention is not None or item.proper


def _begins(listed: Sequence[SentenceItem], at: int, openings: Sequence[tuple[str, ...]]) -> int:
    """Return how many items one of some openings takes at a place, 0 where none stands there."""
    for words in openings:
        if tuple(item.lower for item in listed[at : at + len(words)]) == words:
            return len(words)
    return 0


def _noted(text: str, name: SentenceItem, inserted: Sequence[SentenceItem]) -> SentenceItem:
    """Return a name's item with those for whom and with whom an insertion says that they speak."""
    size = _begins(inserted, 1, _FOR)
    behalf = next(_names(inserted, 1 + size), None) if size else None
    words = text[behalf[0].start : behalf[-1].end] if behalf else name.behalf
    listing = not _begins(inserted, 1, _OPENINGS)
    start = next((k for k in range(len(inserted)) if listing or _begins(inserted, k, _WITH)), None)
    company = () if start is None else tuple(_company(inserted, start))
    return replace(name, behalf=words, company=(*name.company, *company))


def _names(inserted: Sequence[SentenceItem], start: int) -> Iterator[list[SentenceItem]]:
    """Yield the runs of names, each as the items that make it up."""
    run: list[SentenceItem] = []
    for item in inserted[start:]:
        if _is_name(item) or (run and item.lower in ("/", "-")):
            run.append(item)
        elif run:
            yield run
            run = []


def _company(inserted: Sequence[SentenceItem], start: int) -> Iterator[SentenceItem]:
    """Yield the names of those who say it too: up to who supports or opposes it, without those they speak for."""
    for k in range(start, len(inserted)):
        if _begins(inserted, k, _ANSWERED):
            return
        before = inserted[k - 2].lower if inserted[k - 1].lower == "the" else inserted[k - 1].lower
        if inserted[k].mention is not None and before not in ("for", "of"):
            yield inserted[k]
