"""What somebody does by speaking, told as that: "Bolivia regretted the delay", not "said that it regretted" it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarizer.attribution.cues import Tag, cue_lexicon, inflect
from summarizer.brief.lines.headed import in_the_singular
from summarizer.brief.phrasing.grammar import at_the_head
from summarizer.brief.phrasing.mentions import is_person
from summarizer.brief.phrasing.verbs import in_the_plural, reporting_verb, tells_an_attitude
from summarizer.names.bodies import is_body
from summarizer.words.seldom import Seldom

_HEAD = re.compile(
    r"(?P<who>It|They) (?P<rest>(?:(?:has|have|had) )?(?:also |again |\w+ly )?(?P<verb>[a-z]+)\b.*)",
    re.DOTALL,
)
#: What is feared of a plan as well as of whoever speaks: "it will fail" may be said of another thing.
_OF_ANYTHING = frozenset(
    "will would can cannot could may might must shall should is are was were remains remain stands do does did".split()
)
_FEELS = re.compile(
    r"(?:is|are|was|were|remains?) (?:not )?(?:\w+ly )?"
    r"(?:persuaded|concerned|worried|alarmed|ready|willing|unwilling|prepared|committed"
    r"|determined|confident|convinced|disappointed|grateful|pleased|satisfied|sceptical|skeptical|opposed)\b"
)
#: "Cautioning against haste, it urged patience": who speaks stands behind an aside.
_ASIDE = re.compile(
    r"(?P<aside>[A-Z][a-z]+ing\b[^.;:“”]{3,160}), (?P<who>it|he|she|they) (?P<rest>(?:also )?[a-z]+\b.*)",
    re.DOTALL,
)
#: "Noting the delay, the Council urged": behind the comma somebody acts.
_OWN_CLAUSE = re.compile(r", (?:the|an?|it|he|she|they|we|[A-Z])")
#: "The states said that the Kelm conference adopted a plan": who is said to say it, and who acts.
_SAID_OF = Seldom(
    r"(?P<who>[^,;:“”]{2,80}?) (?:said|stated|noted) that (?P<clause>(?P<subject>(?:the )?[A-Z][^,;:“”]{1,60}?)"
    r" (?P<verb>(?:agreed|adopted|approved|decided|established|launched|mandated|requested|extended|recogni[sz]ed"
    r"|endorsed|created|elected|resolved|concluded|set up|took note)\b) .+)",
    re.DOTALL,
)
_GATHERINGS = frozenset("conference summit session meeting plenary congress forum".split())
#: Where another clause begins, so that a name before it is no subject of a verb behind it.
_CLAUSE = re.compile(r"[.;:“”\"]|\b(?:that|said|says|told)\b")


def _is_a_body_after_all(holder: str, who: str, rest: str) -> bool:
    """Whether "it" is a body named like a person: whoever urges or regrets something is no thing."""
    plain = not rest.startswith(("has ", "have ", "had "))
    return plain and who == "It" and is_person(holder)


def own_act(
    holder: str,
    name: str,
    statement: str,
    sentences: Sequence[str],
    mentions: Callable[[str], bool],
) -> str:
    """Return "It regretted the delay" with the name in front, where the verb is its attitude or the account's own.

    Nothing where "it" may be another thing: before a verb that things have as well.
    """
    found = _HEAD.match(statement)
    if found is None:
        return ""
    verb, rest = found["verb"], found["rest"]
    attitude = _is_an_attitude(verb, rest)
    if not _may_be(holder, found["who"]):
        own = attitude and _is_a_body_after_all(holder, found["who"], rest)
        return f"{at_the_head(name)} {rest}" if own else ""
    if found["who"] == "They" and not in_the_plural(holder):
        return in_the_singular(holder, statement, name) if attitude else ""
    if attitude or _FEELS.match(rest) or is_narrated(verb, sentences, mentions):
        return f"{at_the_head(name)} {rest}"
    return ""


def _is_an_attitude(verb: str, rest: str) -> bool:
    """Whether a verb tells an attitude that no thing has."""
    return tells_an_attitude(rest) and verb not in _OF_ANYTHING


def resolved(name: str, item: str) -> str:
    """Return an item of what a body resolved as its act: "Asking the Council to study it" is what it asked.

    Nothing where the words do not begin with such a verb, or hold a clause of their own behind a comma.
    """
    verb, _, rest = item.partition(" ")
    forms = cue_lexicon().forms.get(verb.lower(), {})
    base = next((base for base, tags in forms.items() if Tag.ING in tags), "")
    if not base or not verb[:1].isupper() or _OWN_CLAUSE.search(rest):
        return ""
    return f"{at_the_head(name)} {inflect(base)[1]} {rest}"


def behind_aside(name: str, statement: str) -> str:
    """Return "Cautioning against haste, it urged patience" with the name in the place of the pronoun."""
    found = _ASIDE.match(statement)
    if found is None or not tells_an_attitude(found["rest"].removeprefix("also ")):
        return ""
    return f"{found['aside']}, {name} {found['rest']}"


def act_of_another(line: str, sentences: Sequence[str], mentions: Callable[[str], bool]) -> str:
    """Return the act that the account itself tells of a body, without the holder it is told for; else nothing.

    "The states said that the Kelm conference adopted a plan" is no saying of theirs where the account tells of the
    conference: no sentence has them say anything, and one has that verb behind the conference.
    """
    found = _SAID_OF.match(line)
    if found is None or reports_behind(sentences, mentions):
        return ""
    subject, verb = found["subject"], found["verb"]
    last = re.split(r"[./]", subject.split()[-1])[-1]

    def acts(words: str) -> bool:
        return last in words

    words = subject.split()
    body = is_body(subject) or any(w.isupper() or w[:1].isdigit() for w in words)
    own = mentions(subject) or not (body or words[-1].lower() in _GATHERINGS)
    spelt = (verb, verb.replace("ised", "ized"))
    if own or not any(is_narrated(form, sentences, acts) for form in spelt):
        return ""
    return at_the_head(found["clause"])


def is_narrated(verb: str, sentences: Sequence[str], mentions: Callable[[str], bool]) -> bool:
    """Whether the account itself tells by a verb what somebody did: "the Assembly adopted two resolutions"."""
    acts = re.compile(rf"\b{re.escape(verb)}\b")
    return verb not in _OF_ANYTHING and any(
        mentions(_CLAUSE.split(sentence[: found.start()])[-1])
        for sentence in sentences
        for found in acts.finditer(sentence)
    )


def reports_behind(sentences: Sequence[str], mentions: Callable[[str], bool]) -> bool:
    """Whether a sentence has somebody say something: "Orland stressed its efforts"."""
    for sentence in sentences:
        words = sentence.split()
        said = (k for k, word in enumerate(words) if k and reporting_verb(word, ("s", "past")))
        if any(mentions(" ".join(words[max(0, k - 2) : k])) for k in said):
            return True
    return False


def _may_be(holder: str, pronoun: str) -> bool:
    thing = not is_person(holder) or holder[:4].lower() == "the "
    return thing and (pronoun == "It" or in_the_plural(holder) or is_body(holder))
