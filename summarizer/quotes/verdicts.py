"""The verdict on a quote: exact, normalised, elided, drift or absent, with everything that led to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, pairwise
from operator import attrgetter

from summarizer.models.quote import ChangeClass, QuoteCheck, Speech, Verdict, WordChange
from summarizer.quotes.align import Placement, Range, WordIndex
from summarizer.quotes.borders import Borders
from summarizer.quotes.elision import Fault, Gaps, chains
from summarizer.quotes.interrupted import interrupted
from summarizer.quotes.marks import Parsed, has_marks, parse, plain
from summarizer.quotes.match import Matcher
from summarizer.quotes.policy import DEFAULT, QuotePolicy
from summarizer.quotes.reading import edges, gapped, is_near, trimmed, without_hyphens
from summarizer.quotes.tamper import Judge
from summarizer.text.normalise import Normalised, normalise, note_marks
from summarizer.words.changes import ChangeLexicon, lexicon_for
from summarizer.words.comparable import Tokens, is_word, tokenise

#: What an omission without a mark may leave out only if it is named.
_TOLD = (ChangeClass.NUMBER, ChangeClass.DATE, ChangeClass.NAME)
#: Occurrences of a repeated passage that are looked at.
_OCCURRENCES = 64
#: Punctuation of the quoting sentence that may close a quote although the source goes on.
_CLOSING = frozenset(
    {",", ".", ";", ":", "-", "--", "(", ")", "[", "]", "、", "，", "。", "،", "؛", "।", "۔"}
)

#: How the note on a quote begins before which its source has a negation that the quote leaves out.
NEGATION_BEFORE = "A negation stands directly before"


@dataclass(frozen=True, slots=True)
class _Found:
    """A passage that equals the quote. ``run`` are tokens, ``span`` code points of the original."""

    run: Range
    span: Range
    exact: bool
    cited: bool
    note: str | None

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        return self.cited, self.exact, self.note is None

    @property
    def is_plain(self) -> bool:
        return self.exact and self.note is None

    @property
    def verdict(self) -> Verdict:
        return Verdict.EXACT if self.exact else Verdict.NORMALISED


class VerdictIndex:
    """A text prepared once, whose words any number of quotes can be compared with as they stand.

    Safe to share between threads. Offsets are code points of ``text``. ``language`` (ISO 639-1) says whose
    lists of negations and modals apply; without it the language is recognised by its function words.
    """

    def __init__(self, text: str, language: str | None = None) -> None:
        self.text = text
        self._language = language
        self._folded: Normalised = normalise(text)
        self._tokens = tokenise(self._folded.text)
        self._index = WordIndex(self._tokens)
        self.borders = Borders(text, language)

    @cached_property
    def lexicon(self) -> ChangeLexicon:
        """The word lists that apply to the text."""
        return lexicon_for(self._language, self._index.postings, self._index.count)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.text, self._folded, self._index, Judge(self.lexicon, self._index))

    @cached_property
    def _rejoined(self) -> frozenset[str]:
        """Words that lost a hyphen at a line's end; a quote may write them with it."""
        at = (self._tokens.at(join) for join in self._folded.joins)
        return frozenset(self._tokens.keys[place] for place in at if place >= 0)

    def check(
        self, given: str, *, within: Sequence[Range] = (), policy: QuotePolicy = DEFAULT
    ) -> QuoteCheck:
        """Return the verdict on a quote, with the passage it stands for or comes nearest to.

        Args:
            given: the quote as somebody wrote it.
            within: spans of the cited sentences; of several equal passages the one that overlaps them is meant.
            policy: what is still honest.
        """
        tokens = self._read(given)
        if not any(map(is_word, tokens.keys)):
            note = "The quote holds no words." if given.strip() else "The quote is empty."
            return QuoteCheck(given=given, verdict=Verdict.ABSENT, note=note)
        cited = [self._tokens.covering(*self._fold_span(*span)) for span in within]
        whole = self._whole(given, tokens, cited)
        if whole:
            return whole
        parsed = parse(tokens, self._is_own) if has_marks(tokens.text) else None
        marked = self._marked(given, parsed, tokens, cited, policy) if parsed else None
        return marked or self._near(given, parsed, tokens, cited, policy)

    def _read(self, given: str) -> Tokens:
        """Return the quote's tokens, its line-end hyphens resolved as the source has the word."""
        folded = normalise(given, notes=self._notes_agree(given))
        text = folded.text
        for join in reversed(folded.joins):
            whole = tokenise(text)
            if whole.keys[whole.at(join)] not in self._index.postings:
                text = f"{text[:join]}-{text[join:]}"
        tokens = tokenise(text)
        return without_hyphens(tokens, self._rejoined) if self._folded.joins else tokens

    def _notes_agree(self, given: str) -> bool:
        """Whether marks of footnotes in a quote are the text's own, or the text has none."""
        marks = note_marks(given)
        own = (given[max(0, found.start() - 12) : found.end()] in self.text for found in marks)
        return not marks or not self._has_notes or all(own)

    @cached_property
    def _has_notes(self) -> bool:
        return bool(note_marks(self.text))

    def _fold_span(self, start: int, end: int) -> Range:
        return self._folded.fold(start), self._folded.fold(end)

    # Equal passages

    def _whole(self, given: str, tokens: Tokens, cited: Sequence[Range]) -> QuoteCheck | None:
        """Return the verdict where the whole quote stands in the text in one piece."""
        core = trimmed(tokens)
        first_fault: QuoteCheck | None = None
        best: _Found | None = None
        for at in islice(self._places(core, cited), _OCCURRENCES):
            if not self._edges_fit(tokens, core, at):
                continue
            faults = self._matcher.faults(core, at)
            if faults:
                run = (at, at + len(core))
                first_fault = first_fault or self._drift(given, run, faults, None)
                continue
            found = self._found(given, tokens, core, at, cited)
            best = found if best is None else max(best, found, key=attrgetter("rank"))
            if best.is_plain and (best.cited or not cited):
                break
        if best is None:
            return first_fault
        return self._verified(given, best.verdict, [best.run], span=best.span, note=best.note)

    def _places(self, core: Tokens, cited: Sequence[Range]) -> Iterator[int]:
        size, end = len(core), len(self._tokens)
        near = (
            self._index.occurrences(core.keys, max(0, first - size), min(end, last + size))
            for first, last in cited
        )
        return chain(chain.from_iterable(near), self._index.occurrences(core.keys))

    def _edges_fit(self, tokens: Tokens, core: Tokens, at: int) -> bool:
        """Whether punctuation around the words is the source's own, or harmless."""
        before, behind = edges(tokens, core)
        run = self._tokens.keys
        end = at + len(core)
        own = (
            run[max(0, at - len(before)) : at] == before and run[end : end + len(behind)] == behind
        )
        return own or all(key in _CLOSING for key in (*before, *behind))

    def _found(
        self, given: str, tokens: Tokens, core: Tokens, at: int, cited: Sequence[Range]
    ) -> _Found:
        end = at + len(core)
        before, behind = edges(tokens, core)
        if before and self._tokens.keys[max(0, at - len(before)) : at] == before:
            at -= len(before)
        if behind and self._tokens.keys[end : end + len(behind)] == behind:
            end += len(behind)
        original = self._original(at, end)
        literal = self._literal(given.strip(), *original)
        overlaps = any(first < end and at < last for first, last in cited)
        note = self._negation_note(at, end)
        return _Found((at, end), literal or original, literal is not None, overlaps, note)

    def _literal(self, words: str, start: int, stop: int) -> Range | None:
        """Return where the words stand code point for code point around a span of the text."""
        if len(words) < stop - start:
            return None
        at = self.text.find(words, max(0, start - len(words)), stop + len(words))
        return (at, at + len(words)) if 0 <= at <= start and stop <= at + len(words) else None

    def _negation_note(self, at: int, end: int) -> str | None:
        before, behind = self._matcher.negation_before(at), self._matcher.negation_behind(end)
        if before is not None:
            return f"{NEGATION_BEFORE} the quote: {self._tokens.surfaces[before]!r}."
        if behind is not None:
            return (
                f"A negation stands directly behind the quote: {self._tokens.surfaces[behind]!r}."
            )
        return None

    # Marked omissions and insertions

    def _marked(
        self,
        given: str,
        parsed: Parsed,
        tokens: Tokens,
        cited: Sequence[Range],
        policy: QuotePolicy,
    ) -> QuoteCheck | None:
        """Return the verdict where the pieces between the quote's marks stand in the text, in order."""
        if not parsed.pieces:
            return None
        first: tuple[tuple[Range, ...], Fault, list[WordChange]] | None = None
        for runs in islice(chains(self._index, parsed.pieces, policy, cited), _OCCURRENCES):
            fault, changes = self._judge_chain(parsed, runs, policy)
            if fault is None and not changes:
                verdict = Verdict.ELIDED if parsed.omits else Verdict.NORMALISED
                return self._verified(given, verdict, self._closed(runs, tokens))
            first = first or (runs, fault or Fault(""), changes)
        if first is None:
            return None
        runs, fault, changes = first
        return self._drift(given, (runs[0][0], runs[-1][1]), changes, fault)

    def _is_own(self, bracketed: Tokens) -> bool:
        return next(self._index.occurrences(bracketed.keys), None) is not None

    def _judge_chain(
        self, parsed: Parsed, runs: Sequence[Range], policy: QuotePolicy
    ) -> tuple[Fault | None, list[WordChange]]:
        """Return what is wrong with the pieces themselves and with what lies between them."""
        gaps = Gaps(self._index, self._folded, self.borders, self.lexicon, policy)
        changes: list[WordChange] = []
        for number, (piece, run) in enumerate(zip(parsed.pieces, runs, strict=True)):
            behind_gap = number == 0 or piece.joint == "gap"
            inner = (piece.joint == "insert", parsed.joint_behind(number) == "insert")
            changes += self._matcher.faults(
                piece.tokens, run[0], first=0 if behind_gap else 1, inner=inner
            )
        if changes:
            return None, changes
        fault = gaps.chain_fault(parsed, runs) or self._hidden_negation(parsed, runs)
        swallowed = fault.swallowed if fault else ()
        judge, source = self._matcher.judge, self._tokens
        return fault, [judge.change(None, judge.word(source, at)) for at in swallowed]

    def _hidden_negation(self, parsed: Parsed, runs: Sequence[Range]) -> Fault | None:
        """A mark before or behind all words may not hide a negation that directly touches them."""
        before = self._matcher.negation_before(runs[0][0])
        if before is not None and (parsed.opens or parsed.pieces[0].joint):
            return Fault("a negation stands directly before the quote", (before,))
        behind = self._matcher.negation_behind(runs[-1][1])
        if behind is not None and parsed.closes:
            return Fault("a negation stands directly behind the quote", (behind,))
        return None

    # Everything else

    def _near(
        self,
        given: str,
        parsed: Parsed | None,
        tokens: Tokens,
        cited: Sequence[Range],
        policy: QuotePolicy,
    ) -> QuoteCheck:
        """Return an unmarked elision, the nearest passage with the differences, or that there is none."""
        words = trimmed(plain(tokens, parsed))
        gaps = Gaps(self._index, self._folded, self.borders, self.lexicon, policy)
        if words.text == tokens.text:
            for parts in interrupted(words, self._index, gaps, policy, cited):
                if not self._piece_faults(words, parts):
                    return self._elided(given, [run for _, run in parts], tokens)
        placed = self._index.nearest(words.keys, 2 * policy.longest_unmarked_gap, cited)
        if placed is None or not is_near(words, placed, self.lexicon.function, policy):
            note = "No passage of the source comes near the quote."
            return QuoteCheck(given=given, verdict=Verdict.ABSENT, note=note)
        fault: Fault | None = None
        runs = gapped(words, placed)
        if runs and words.text == tokens.text:
            fault = gaps.unmarked_fault([run for _, run in runs])
            if fault is None and not self._piece_faults(words, runs):
                return self._elided(given, [run for _, run in runs], tokens)
        changes = self._all_changes(words, placed)
        return self._drift(given, (placed.start, placed.end), changes, fault)

    def _elided(self, given: str, runs: Sequence[Range], tokens: Tokens) -> QuoteCheck:
        """Return an omission without a mark, verified; numbers, dates and names that it drops are named."""
        note = self._dropped_note(runs)
        return self._verified(given, Verdict.ELIDED, self._closed(runs, tokens), note=note)

    def _dropped_note(self, runs: Sequence[Range]) -> str | None:
        """Name the numbers, dates and names that an omission without a mark leaves out."""
        judge = self._matcher.judge
        dropped: list[str] = []
        for (_, end), (begin, _) in pairwise(runs):
            words = [judge.word(self._tokens, at) for at in range(end, begin)]
            told = [w.surface for w in words if judge.kind(None, w) in _TOLD]
            if told:
                passage = self._matcher.folded_text(end, begin)
                dropped.append(f"“{passage}” ({', '.join(told)})")
        return f"Left out without a mark: {'; '.join(dropped)}." if dropped else None

    def _piece_faults(self, words: Tokens, runs: Sequence[tuple[Range, Range]]) -> list[WordChange]:
        found: list[WordChange] = []
        for (first, last), run in runs:
            found += self._matcher.faults(words.part(first, last), run[0], first=first)
        return found

    def _all_changes(self, words: Tokens, placed: Placement) -> list[WordChange]:
        """Return all differences between a quote and the nearest passage, in order."""
        judge = self._matcher.judge
        found: list[WordChange] = []
        g, s = 0, placed.start
        for op in (*placed.operations, None):
            upto = op.g0 if op else len(words)
            if words.surfaces[g:upto] != self._tokens.surfaces[s : s + upto - g]:
                found += self._matcher.case_faults(words.part(g, upto), s, first=g)
            if op:
                found += judge.changes(words, [op])
                g, s = op.g1, op.s1
        run = (placed.start, placed.end)
        return found or self._matcher.edge_faults(words, run)

    # Results

    def _original(self, first: int, last: int) -> Range:
        return self._folded.span(self._tokens.starts[first], self._tokens.end(last - 1))

    def _verified(
        self,
        given: str,
        verdict: Verdict,
        runs: Sequence[Range],
        *,
        span: Range | None = None,
        note: str | None = None,
    ) -> QuoteCheck:
        pieces = tuple(self._original(*run) for run in runs)
        start, end = span or (pieces[0][0], pieces[-1][1])
        return QuoteCheck(
            given=given,
            verdict=verdict,
            text=self.text[start:end],
            start=start,
            end=end,
            speech=self._speech(runs),
            note=note,
            pieces=((start, end),) if span else pieces,
        )

    def _drift(
        self, given: str, run: Range, changes: Iterable[WordChange], fault: Fault | None
    ) -> QuoteCheck:
        start, end = self._original(*run)
        reason = fault.reason if fault else ""
        notes: list[str] = [f"Not verified: {reason.removesuffix('.')}." if reason else ""]
        if self.lexicon.missing and self.lexicon.missing not in reason:
            notes.append(self.lexicon.missing)
        return QuoteCheck(
            given=given,
            verdict=Verdict.DRIFT,
            text=self.text[start:end],
            start=start,
            end=end,
            changes=tuple(changes),
            speech=self._speech([run]),
            note=" ".join(dict.fromkeys(filter(None, notes))) or None,
            pieces=((start, end),),
        )

    def _closed(self, runs: Sequence[Range], tokens: Tokens) -> list[Range]:
        """Return passages with the source's own closing punctuation, where the quote has the same."""
        words = trimmed(tokens)
        behind = tokens.keys[tokens.covering(0, words.starts[-1])[1] + 1 :]
        first, last = runs[-1]
        own = behind and self._tokens.keys[last : last + len(behind)] == behind
        return [*runs[:-1], (first, last + len(behind) if own else last)]

    def _speech(self, runs: Sequence[Range]) -> Speech:
        """Return direct where the words of every piece lie inside a quotation of the source."""
        for first, last in runs:
            words = [first, last - 1]
            while words[0] < last - 1 and not is_word(self._tokens.keys[words[0]]):
                words[0] += 1
            while words[1] > words[0] and not is_word(self._tokens.keys[words[1]]):
                words[1] -= 1
            if not self.borders.is_quoted(*self._original(words[0], words[1] + 1)):
                return Speech.REPORTED
        return Speech.DIRECT
