"""How much text one call takes, and how long an answer that text calls for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from summarizer.engines.base import Profile
from summarizer.engines.reckoning import tokens_at_most
from summarizer.prompting import Prompt

#: Tokens of an answer whatever the text: overview, a conversation with its parties, a disputed claim or two.
_FIXED = 2_000
#: Tokens of an answer a token of text, both reckoned as `engines/reckoning` does. A position takes 100 to 150 tokens,
#: with what its words stand for up to 200. Of 27 answers to texts of 270 to 900 words none was longer by four letters
#: a token; the densest text seen, a bulletin of negotiations of 1,500 words, held 59 positions.
_PER_TOKEN = 2.5
#: No piece is planned smaller than this, however little an engine takes: it would tear sentences from their speakers.
_FEWEST_TOKENS = 400


@dataclass(frozen=True, slots=True)
class Room:
    """The room of one call. All figures are tokens, on the high side.

    ``fixed`` and ``per_token`` say how long an answer a text calls for; ``longest`` is the most the engine gives.
    """

    context: int
    instructions: float
    fixed: float
    per_token: float
    longest: int

    def answer(self, text: str) -> int:
        """Return how many tokens of answer to ask for about a text."""
        return int(min(self.longest, self.fixed + self.per_token * tokens_at_most(text)))

    @property
    def text(self) -> float:
        """The most tokens of text whose answer fits beside it, and into what the engine gives."""
        fixed = min(self.fixed, self.longest)
        beside = (self.context - self.instructions - fixed) / (1 + self.per_token)
        if self.per_token:
            beside = min(beside, (self.longest - fixed) / self.per_token)
        return max(_FEWEST_TOKENS, beside)

    def context_for(self, text_tokens: float) -> int:
        """Return the context in which just so many tokens of text have room: the inverse of :attr:`text`."""
        fixed = min(self.fixed, self.longest)
        return int(self.instructions + fixed + text_tokens * (1 + self.per_token)) + 1


def room_for_summary(profile: Profile, prompt: Prompt) -> Room:
    """Return the room where the summary of the package is asked for."""
    return _room(profile, prompt, _FIXED, _PER_TOKEN)


def room_for_own(profile: Profile, prompt: Prompt) -> Room:
    """Return the room where a user's schema is asked for: nothing is known of how its answers grow."""
    return _room(profile, prompt, prompt.max_tokens, 0.0)


def _room(profile: Profile, prompt: Prompt, fixed: float, per_token: float) -> Room:
    return Room(
        context=profile.context_tokens,
        instructions=_tokens_of(prompt.instructions),
        fixed=fixed,
        per_token=per_token,
        longest=min(prompt.max_tokens, profile.answer_tokens),
    )


@lru_cache(maxsize=64)
def _tokens_of(instructions: str) -> float:
    """Return the tokens of instructions, which are the same for every document."""
    return tokens_at_most(instructions)
