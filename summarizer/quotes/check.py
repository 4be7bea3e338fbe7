"""The verdict on a quote, also where page numbers, cues and links stand between the words of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from summarizer.errors import InputError
from summarizer.models.quote import QuoteCheck, Verdict
from summarizer.quotes.align import Range
from summarizer.quotes.borders import Borders
from summarizer.quotes.policy import DEFAULT, QuotePolicy
from summarizer.quotes.verdicts import VerdictIndex
from summarizer.text.apparatus import without_apparatus
from summarizer.text.markup import struck_spans
from summarizer.text.normalise import Normalised
from summarizer.words.changes import ChangeLexicon

if TYPE_CHECKING:
    from summarizer.quotes.speakers import SpeakerIndex

#: Code points beside a nearest passage within which a page number or a cue may be what keeps the quote from it.
_NEAR = 200
#: A text with less than one mark in so many code points has no passage whose words they keep apart beyond recognition.
_RARELY = 300


class QuoteIndex:
    """A text prepared once, against which any number of quotes can be checked.

    Safe to share between threads. Offsets are code points of ``text``. ``language`` (ISO 639-1) says whose
    lists of negations and modals apply; without it the language is recognised by its function words.
    """

    def __init__(self, text: str, language: str | None = None) -> None:
        self.text = text
        self._language = language
        self._as_it_stands = VerdictIndex(text, language)

    @property
    def borders(self) -> Borders:
        """Sentences, paragraphs and quotations of the text."""
        return self._as_it_stands.borders

    @property
    def lexicon(self) -> ChangeLexicon:
        """The word lists that apply to the text."""
        return self._as_it_stands.lexicon

    def check(
        self,
        given: str,
        *,
        within: Sequence[Range] = (),
        policy: QuotePolicy = DEFAULT,
        speaker: str | None = None,
    ) -> QuoteCheck:
        """Return the verdict on a quote, with the passage it stands for or comes nearest to.

        A quote that is not there as it stands is looked for once more without page numbers, cues, addresses of links
        and the like, on both sides: see :mod:`summarizer.text.apparatus`.

        Args:
            given: the quote as somebody wrote it.
            within: spans of the cited sentences; of several equal passages the one that overlaps them is meant.
            policy: what is still honest.
            speaker: whose words they are said to be. Where they stand in the text, ``speaker_check`` says whether it
                gives them to this speaker, and ``speaker_found`` to whom else it does.

        Raises:
            DocumentTooLarge: a speaker is given, and the text is longer than those that are read for speakers.
        """
        found = self._of_words(given, within, policy)
        if (
            speaker is None
            or not found.verdict.verified
            or found.start is None
            or found.end is None
        ):
            return found
        from summarizer.quotes.speakers import with_speaker

        return with_speaker(found, self._speakers.tell((found.start, found.end), speaker))

    @cached_property
    def _speakers(self) -> SpeakerIndex:
        """Who says what in the text, read once a speaker is named."""
        from summarizer.quotes.speakers import SpeakerIndex
        from summarizer.reading.read import read_text
        from summarizer.text.prepare import prepare

        read = read_text(self.text)
        language = self._language or read.language
        return SpeakerIndex(prepare(read.model_copy(update={"language": language})))

    def _of_words(self, given: str, within: Sequence[Range], policy: QuotePolicy) -> QuoteCheck:
        """Return the verdict on the words of a quote."""
        found = self._as_it_stands.check(given, within=within, policy=policy)
        amiss = self._struck_out(found) or self._left_out_apparatus(found)
        if not given.strip() or (found.verdict.verified and not amiss):
            return found
        bare = self._without_apparatus(found, within, policy)
        if bare is not None and found.verdict.verified:
            return bare  # words that were struck out are withdrawn, and a time code is no word that is left out
        return bare if bare is not None and _distance(bare) < _distance(found) else found

    def _struck_out(self, found: QuoteCheck) -> bool:
        """Whether a quote holds words that the text's writer struck out, and not the marks that say so."""
        pieces = found.pieces or ((found.start or 0, found.end or 0),)
        return any(
            first < end and begin < last and not (first <= begin and end <= last)
            for begin, end in self._struck
            for first, last in pieces
        )

    def _left_out_apparatus(self, found: QuoteCheck) -> bool:
        """Whether what is nobody's words stands in an omission, which is longer by it than it is."""
        if found.verdict is not Verdict.ELIDED or self._bare is None:
            return False
        return any(
            self._bare.changed(end, begin) for (_, end), (begin, _) in pairwise(found.pieces)
        )

    @cached_property
    def _struck(self) -> list[tuple[int, int]]:
        return struck_spans(self.text)

    def _without_apparatus(
        self, found: QuoteCheck, within: Sequence[Range], policy: QuotePolicy
    ) -> QuoteCheck | None:
        """Return the verdict without what is nobody's words; ``None`` where neither side has anything of it there."""
        given = found.given
        quote = without_apparatus(given, keep_brackets=True)
        words = given if quote is None else quote.text
        # A quote with brackets of its own is compared with the source's brackets, not only with the words in them.
        keep = "[" in words
        bare = self._bracketed if keep else self._bare
        if quote is None and (bare is None or not _stands_in(bare, found)):
            return None
        if bare is None:
            check = self._as_it_stands.check(words, within=within, policy=policy)
        else:
            there = [(bare.fold(first), bare.fold(last)) for first, last in within]
            index = self._bracketed_index if keep else self._bare_index
            check = self._placed(index.check(words, within=there, policy=policy), bare)
        verdict = Verdict.NORMALISED if check.verdict is Verdict.EXACT else check.verdict
        return check.model_copy(update={"given": given, "verdict": verdict})

    @cached_property
    def _bare(self) -> Normalised | None:
        """The text without what is nobody's words, with the way back; ``None`` where it holds nothing of the kind."""
        return without_apparatus(self.text, keep_brackets=False)

    @cached_property
    def _bracketed(self) -> Normalised | None:
        """The same, the source's own brackets kept."""
        kept = "[" in self.text
        return without_apparatus(self.text, keep_brackets=True) if kept else self._bare

    @cached_property
    def _bare_index(self) -> VerdictIndex:
        return self._of(self._bare)

    @cached_property
    def _bracketed_index(self) -> VerdictIndex:
        return self._of(self._bracketed) if "[" in self.text else self._bare_index

    def _of(self, bare: Normalised | None) -> VerdictIndex:
        return VerdictIndex(bare.text, self._language) if bare else self._as_it_stands

    def _placed(self, check: QuoteCheck, back: Normalised) -> QuoteCheck:
        """Return a check of the bare text with the places it has in the text itself."""
        if check.start is None or check.end is None:
            return check
        start, end = back.span(check.start, check.end)
        pieces = tuple(back.span(*piece) for piece in check.pieces)
        places = {"text": self.text[start:end], "start": start, "end": end, "pieces": pieces}
        return check.model_copy(update=places)


def _stands_in(back: Normalised, found: QuoteCheck) -> bool:
    """Whether anything was taken out near the nearest passage or, where there is none, all over the text."""
    if found.start is None or found.end is None:
        return back.changes * _RARELY > len(back.text)
    around = len(found.given) + _NEAR
    return back.changed(found.start - around, found.end + around)


def _distance(check: QuoteCheck) -> tuple[int, int]:
    return check.verdict.rank, len(check.changes)


def verify_quotes(
    text: str,
    quotes: Iterable[str],
    *,
    language: str | None = None,
    speakers: Iterable[str | None] | None = None,
) -> list[QuoteCheck]:
    """Return the verdict on each quote, in order.

    ``speakers`` says whose words the quotes are said to be, one for each quote, ``None`` for one that is given to
    nobody: ``speaker_check`` is then ``named``, ``resolved``, ``other`` (with who it is in ``speaker_found``) or
    ``not_found``, as :class:`~summarizer.models.quote.SpeakerCheck` explains.

    Raises:
        TypeError: a text, a quote or a speaker is no string, or one string is given where several are wanted.
        InputError: there are not as many speakers as quotes.

    >>> text = "“The toll stays,” Ingrid Solheim said. Tore Lund left."
    >>> [check] = verify_quotes(text, ["The toll stays"], speakers=["Tore Lund"])
    >>> check.verdict.value, check.speaker_check.value, check.speaker_found
    ('exact', 'other', 'Ingrid Solheim')
    """
    _demand_string(text, "The text")
    if language is not None:
        _demand_string(language, "The language")
    listed = _listed(quotes, "quotes", "quote")
    named = [None] * len(listed) if speakers is None else _listed(speakers, "speakers", "speaker")
    if len(named) != len(listed):
        raise InputError(
            f"The number of speakers ({len(named)}) is not that of the quotes ({len(listed)}). Give one for each "
            "quote, None where nobody is named."
        )
    index = QuoteIndex(text, language)
    return [index.check(quote, speaker=who) for quote, who in zip(listed, named, strict=True)]


_Item = TypeVar("_Item", str, "str | None")


def _listed(given: Iterable[_Item], what: str, one: str) -> list[_Item]:
    """Return some strings as a list. Raises ``TypeError`` for a single string, and for what is no string."""
    if isinstance(given, (str, bytes)):
        raise TypeError(
            f"The {what} are given as a list; one {type(given).__name__} was given. Write [{one}]."
        )
    listed = list(given)
    for number, item in enumerate(listed, 1):
        if item is not None or one == "quote":
            _demand_string(item, f"{one.capitalize()} {number}")
    return listed


def _demand_string(given: object, what: str) -> None:
    if not isinstance(given, str):
        raise TypeError(f"{what} has to be a string; {type(given).__name__} was given.")
