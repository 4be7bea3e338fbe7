"""Whether a statement says itself whose it is, so that no holder belongs in front of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarizer.brief.phrasing.grammar import reports
from summarizer.brief.phrasing.verbs import reporting_verb, says_or_asks
from summarizer.words.content import content
from summarizer.words.seldom import Seldom

#: What those who met did together.
_ALL = Seldom(
    r"(?:The )?(?:delegates|delegations|participants|parties|members|ministers|representatives|leaders)"
    r"(?: (?:to|at|of|from) [^,;:.]{2,80}?)? (?:agreed|decided|adopted|approved|endorsed|failed|met|elected)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r", (?P<aside>[^,;:.“”\"]{3,80})(?=[,.])")
#: When something was said, behind the verb: "said on Thursday".
_WHEN = re.compile(r" (?:on|late on|early on|in|at|last|this) [\w’'-]+(?: [\w’'-]+)?$")
#: What stands between the names of several.
_BETWEEN_NAMES = frozenset(("and", "the"))
#: What is somebody's wish or demand wherever it stands.
_OUGHT = re.compile(r"\b(?:should|must|ought to|needs? to)\b")
_RESOLVED = re.compile(r"\b[Ii]t was (?:\w+ )?(?:resolved|agreed|decided|recommended)\b")
#: Words at the head of a statement among which what tells it is looked for.
_HEAD = 16
#: "The report of the League", "the League's report".
_OWNS = re.compile(r"\b(?:of|by|from)\b|['’]s? ")


def told_amid(statement: str, mentions: Callable[[str], bool]) -> bool:
    """Whether a statement names its holder in an aside: "The plan, the envoy said, fails"."""
    asides = (_WHEN.sub("", found["aside"]).split() for found in _ASIDE.finditer(statement))
    said = (aside for aside in asides if len(aside) > 1 and reporting_verb(aside[-1]))
    return any(mentions(" ".join(aside[:-1])) for aside in said)


def told_by_its_own(holder: str, statement: str) -> bool:
    """Whether a statement says itself by what of the holder's it is told: "The report of the League found"."""
    words = statement.split()
    mine = content(holder)
    told = (k for k in range(2, min(_HEAD, len(words) - 1)) if _tells(words[k], words[k + 1]))
    head = " ".join(words[: next(told, 0)])
    owns = _OWNS.search(head)
    if owns is None or not mine:
        return False
    owner = head[: owns.end()] if owns.group().endswith(" ") else head[owns.end() :]
    return mine <= content(owner)


def done_by_all(statement: str) -> bool:
    """Whether a statement is what those who met did: a meeting, or its parties, do not say that delegates agreed."""
    return _ALL.match(statement) is not None


def in_full(holder: str, words: Sequence[str]) -> int:
    """Return how many words at the head are the holder's whole name, or all names of several in whatever order."""
    named = {word.casefold().strip(",") for word in holder.split()} | _BETWEEN_NAMES
    end = next((k for k, w in enumerate(words) if w.casefold().strip(",") not in named), len(words))
    while end and words[end - 1].casefold() in _BETWEEN_NAMES:
        end -= 1
    behind = words[end - 1].endswith(",") or end == len(words) if end else True
    return 0 if behind or content(" ".join(words[:end])) != content(holder) else end


def _tells(verb: str, behind: str) -> bool:
    """Whether a word is a verb by which something is said or asked for, or has what is told behind it."""
    return says_or_asks(verb) or (behind == "that" and verb.endswith(("s", "ed", "ld")))


def leaves_out_who(wording: str, sentence: str) -> bool:
    """Whether a wording says what ought to be, and its sentence that somebody says so."""
    told = reports(sentence) or _RESOLVED.search(sentence) is not None
    said = any(reporting_verb(word.lower()) for word in wording.split())
    return told and _OUGHT.search(wording) is not None and not said
