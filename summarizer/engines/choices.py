"""From the first token's candidates, or from a written answer, to the log-probability of each option."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

#: What an option gets that a model without log-probabilities did not write.
UNWRITTEN = -10.0
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


def written(answer: str, options: Sequence[str]) -> Mapping[str, float] | None:
    """Return 0.0 for the option an answer begins with and -10.0 for the rest; ``None`` where it begins with none."""
    text = answer.strip(_AROUND).casefold()
    for option in sorted(options, key=len, reverse=True):
        if text.startswith(option.casefold()):
            return {one: 0.0 if one == option else UNWRITTEN for one in options}
    return None


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
