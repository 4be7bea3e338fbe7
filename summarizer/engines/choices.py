"""From the first token's candidates, or from a written answer, to the log-probability of each option."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence

#: What an option gets that a model without log-probabilities did not write.
UNWRITTEN = -10.0
#: Options that hold less of the first token together tell nothing. A mark that opens a thought leaves a ten-thousandth;
#: a model that leads up to its answer in prose leaves some hundredths.
_LEAST_SHARE = 0.001
_AROUND = " \t\n\"'`“”‘’«»(*[-▁Ġ"


def ranked(candidates: Iterable[tuple[str, float]], options: Sequence[str]) -> dict[str, float]:
    """Return the log-probability of each option as the answer's beginning.

    ``candidates`` are tokens with their log-probabilities. Leading spaces and quotation marks do not
    count, nor does case where the options differ without it; the spellings of one option are added up.
    A token that begins several options counts for each of them. Options without a token get the lowest
    value seen, less one.
    """
    fold = len({option.casefold() for option in options}) == len(set(options))
    seen: dict[str, list[float]] = {option: [] for option in options}
    lowest = 0.0
    for token, logprob in candidates:
        value = max(logprob, -1e4)
        lowest = min(lowest, value)
        for option in options:
            if _begins(token, option, fold=fold):
                seen[option].append(value)
    return {option: _log_sum(values) if values else lowest - 1.0 for option, values in seen.items()}


def ranks_any(candidates: Iterable[tuple[str, float]], options: Sequence[str]) -> bool:
    """Whether the candidates tell anything of the options: those that begin one have a share worth the name.

    Where a model opens a thought, "No" far below is how the thought might have begun, and no answer.
    """
    begun = [
        math.exp(min(logprob, 0.0))
        for token, logprob in candidates
        if any(_begins(token, option, fold=True) for option in options)
    ]
    return sum(begun) >= _LEAST_SHARE


def written(answer: str, options: Sequence[str]) -> Mapping[str, float] | None:
    """Return 0.0 for the option an answer gives and -10.0 for the rest; ``None`` where it gives none, or several.

    That is the option it begins with; else the one its last line is, behind whatever leads up to it; else the only one
    that occurs in it as a word.
    """
    text = answer.strip(_AROUND).casefold()
    given = _begun(text, options) or _concluded(text, options) or _occurring(text, options)
    if len(given) != 1:
        return None
    return {one: 0.0 if one == given[0] else UNWRITTEN for one in options}


def _begun(text: str, options: Sequence[str]) -> list[str]:
    """Return the longest option an answer begins with."""
    longest = sorted(options, key=len, reverse=True)
    return [one for one in longest if text.startswith(one.casefold())][:1]


def _concluded(text: str, options: Sequence[str]) -> list[str]:
    """Return the options that are an answer's last line, or what stands behind the last colon there."""
    *_, line = text.splitlines() or [""]
    last = line.rpartition(":")[2].strip(_AROUND + ".!)]")
    return [one for one in options if last == one.casefold()]


def _occurring(text: str, options: Sequence[str]) -> list[str]:
    return [one for one in options if _occurs(one.casefold(), text)]


def _occurs(option: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(option)}(?!\w)", text) is not None


def _begins(token: str, option: str, *, fold: bool) -> bool:
    bare = token.lstrip(_AROUND)
    if not bare.strip():
        return False
    if fold:
        bare, option = bare.casefold(), option.casefold()
    # A token may run past a one-letter option only into punctuation: "A." yes, "And" no.
    return option.startswith(bare.rstrip()) or (
        bare.startswith(option) and not bare[len(option) :][:1].isalnum()
    )


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))
