"""Marks of omission and insertion in a quote, and the quote cut at them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from summarizer.quotes.reading import trimmed
from summarizer.words.comparable import Tokens, tokenise, word_count

#: Words that say in brackets that something is left out, as editors of several languages put them.
_OMITTED = (
    "omitted|omission|omissis|snip|cut|gekürzt|auslassung|coupé|coupure|omitido|omissão|omisión|weggelaten|pominięto"
    "|пропуск|пропущено|опущено|中略|後略|后略|前略|略|중략|생략"
)
#: What is left out: "[two words omitted]", "[passage omitted]".
_UNITS = "words?|sentences?|passages?|paragraphs?|lines?|text|parts?"
_LEFT, _RIGHT = r"[\[(<{⟨〈‹〔【]", r"[\])>}⟩〉›〕】]"
#: ``...``, ``[...]``, ``(…)``, ``. . .``, ``/.../``, ``* * *``, ``⁂``, ``[--]``, ``[* * *]``, ``— — —``,
#: ``[words omitted]``; ``[word]``.
#: Dots were folded.
_MARK = re.compile(
    rf"{_LEFT}\s?\.{{2,6}}\s?{_RIGHT}|{_LEFT}\s?\.(?: \.){{1,5}}\s?{_RIGHT}|/ ?\.{{2,6}} ?/|\.(?: \.){{2,5}}|\.{{3,12}}"
    rf"|(?<!\S)(?:⁂|([*·•●○■◆§⁎∗])(?: ?\1){{2,9}})(?!\S)|{_LEFT}\s?(?:-{{1,6}}|[*•·](?: ?[*•·]){{1,5}})\s?{_RIGHT}"
    rf"|(?<!\S)(?:_{{3,12}}|-(?: -){{2,9}})(?!\S)"
    rf"|{_LEFT}\s?(?:(?:\w{{1,9}}\s){{0,2}}(?:{_UNITS})\s)?(?:{_OMITTED})\s?{_RIGHT}"
    r"|\[(?P<inserted>[^\[\].][^\[\]]{0,79})\]",
    re.IGNORECASE,
)
#: ``[T]he``: only the case of a letter was changed.
_LETTER = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")
#: More tokens in square brackets are no insertion but a passage that somebody put there.
_LONGEST_INSERTION = 10


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a quote that stand together in the source.

    ``joint`` says what parts it from the piece before: ``gap`` an omission, ``insert`` words in square brackets.
    """

    tokens: Tokens
    joint: str
    inserted: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The piece as it is written."""
        return self.tokens.text[self.tokens.starts[0] : self.tokens.end(len(self.tokens) - 1)]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A quote cut at its marks.

    ``opens`` and ``closes``: a mark of omission stands before or behind all words. ``inserted``: words in
    brackets behind all others.
    """

    pieces: tuple[Piece, ...]
    opens: bool
    closes: bool
    inserted: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether there were no marks at all."""
        plain = len(self.pieces) == 1 and not self.pieces[0].joint
        return plain and not (self.opens or self.closes or self.inserted)

    @property
    def words(self) -> float:
        """How many words are not in brackets."""
        return sum(word_count(piece.tokens, 1) for piece in self.pieces)

    @property
    def omits(self) -> bool:
        """Whether a mark of omission stands anywhere in the quote."""
        return self.opens or self.closes or any(piece.joint == "gap" for piece in self.pieces)

    def joint_behind(self, number: int) -> str:
        """Return what follows a piece: ``gap``, ``insert`` or nothing."""
        if number + 1 < len(self.pieces):
            return self.pieces[number + 1].joint
        return "insert" if self.inserted else ""


def has_marks(text: str) -> bool:
    """Whether a folded quote holds marks of omission or insertion."""
    return _MARK.search(text) is not None


def parse(tokens: Tokens, is_own: Callable[[Tokens], bool]) -> Parsed:
    """Cut a quote at its marks. The case of ``[T]he`` is taken as the writer's.

    ``is_own`` tells whether words in square brackets, brackets included, stand in the source like that.
    """
    text = _LETTER.sub(r"\1", tokens.text)
    # Hyphens were resolved in the tokens, not in the text.
    whole = tokens if text == tokens.text and "-" not in text else tokenise(text)
    cut = _Cut(whole)
    at = 0
    for found in _MARK.finditer(text):
        marked = whole.part(*whole.covering(*found.span()))
        if found["inserted"] and (len(marked) > _LONGEST_INSERTION or is_own(marked)):
            continue
        cut.take(at, found.start())
        if found["inserted"]:
            cut.insert(marked)
        else:
            cut.leave_out()
        at = found.end()
    cut.take(at, len(text))
    return Parsed(tuple(cut.pieces), cut.opens, cut.joint == "gap", cut.inserted)


def plain(tokens: Tokens, parsed: Parsed | None) -> Tokens:
    """Return a quote without its marks: what is left is compared with the nearest passage."""
    if parsed is None or not parsed.pieces or parsed.is_whole:
        return tokens
    return tokenise(" ".join(piece.text for piece in parsed.pieces))


@dataclass(slots=True)
class _Cut:
    """A quote as it is cut: its pieces so far, and what parts the next one from them."""

    whole: Tokens
    pieces: list[Piece] = field(default_factory=list[Piece])
    opens: bool = False
    joint: str = ""
    inserted: tuple[str, ...] = ()

    def take(self, start: int, end: int) -> None:
        """Make the words of a span a piece, if there are any."""
        words = trimmed(self.whole.part(*self.whole.covering(start, end)))
        if words.keys:
            self.pieces.append(Piece(words, self.joint, self.inserted))
            self.joint, self.inserted = "", ()

    def insert(self, words: Tokens) -> None:
        """Note words in square brackets."""
        self.joint = self.joint or "insert"
        self.inserted = (*self.inserted, *words.surfaces)

    def leave_out(self) -> None:
        """Note a mark of omission."""
        self.joint = "gap"
        self.opens = self.opens or not self.pieces
