"""What an endpoint says when it turns a request down, read by its structure and not by its wording.

A body is searched for its codes, its words and the names of parameters in it, whatever form it has. Numbers count by
what stands next to them: a limit, what is used already, or what was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from summarizer.engines.loose import a_list, an_object
from summarizer.words.seldom import Seldom

#: How deep an error body is looked into, and how much of it.
_DEEPEST, _MOST_LEAVES, _LONGEST, _LONGEST_LEAF = 8, 200, 8_000, 1_000
#: Where bodies repeat what they were sent: a document's words on money or violence say nothing of the request.
_ECHOED = frozenset(
    (
        "input",
        "messages",
        "prompt",
        "content",
        "text",
        "flagged_input",
        "request_body",
        "failed_generation",
        "user",
    )
)
_WORD_KEYS = (
    "message",
    "msg",
    "detail",
    "error",
    "error_description",
    "description",
    "title",
    "reason",
    "errors",
)
_CODE_KEYS = frozenset(("code", "type", "status", "reason", "kind", "error_code", "errorCode"))
_PARAMETER_KEYS = frozenset(
    (
        "param",
        "parameter",
        "field",
        "loc",
        "path",
        "property",
        "pointer",
        "target",
        "instancePath",
    )
)


@dataclass(frozen=True, slots=True)
class Rejection:
    """An answer that turns a request down.

    ``codes`` are in lower case; ``names`` are what stands where bodies name a parameter.
    """

    status: int
    words: str = ""
    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    #: Every string of the body, for what no key announces.
    everything: str = ""

    @classmethod
    def of(cls, status: int, body: Any, clean: Callable[[str], str] = str) -> Rejection:
        """Read an error body: an object, a list of them, or text. Each string of it goes through ``clean``."""
        told = (leaf for leaf in _leaves(body) if not _ECHOED.intersection(leaf[0]))
        leaves = [(keys, clean(value[:_LONGEST_LEAF])) for keys, value in told]
        codes = tuple(
            value.casefold() for keys, value in leaves if _CODE_KEYS.intersection(keys[-1:])
        )
        names = tuple(value for keys, value in leaves if _PARAMETER_KEYS.intersection(keys))
        everything = "; ".join(value for _, value in leaves)[:_LONGEST]
        return cls(status, _words(leaves)[:_LONGEST] or everything, codes, names, everything)

    def mentions(self, pattern: Seldom) -> bool:
        """Whether codes or words match."""
        return bool(
            pattern.search(self.everything) or any(pattern.search(one) for one in self.codes)
        )


def _leaves(body: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the strings and numbers of a body with the keys that lead there."""
    pending: list[tuple[tuple[str, ...], Any]] = [((), body)]
    left = _MOST_LEAVES
    while pending and left:
        left -= 1
        keys, value = pending.pop()
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            yield keys, str(value)
        elif len(keys) < _DEEPEST:
            pending.extend(reversed(list(_inside(keys, value))))


def _inside(keys: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, inner in islice(an_object(value).items(), _MOST_LEAVES):
        yield (*keys, str(name)), inner
    for inner in a_list(value)[:_MOST_LEAVES]:
        yield keys, inner


def _words(leaves: list[tuple[tuple[str, ...], str]]) -> str:
    """Return the sentences of a body: what stands under a name for them, each once; else what it says at all."""
    said = [
        value
        for keys, value in leaves
        if (keys[-1] if keys else "") in _WORD_KEYS and not value.isdigit()
    ]
    said = said or [value for keys, value in leaves if not keys]
    return "; ".join(dict.fromkeys(said))


# --- of which kind --------------------------------------------------------------------------------


def _any(words: str) -> Seldom:
    """Return a pattern that finds one of some words, parted by ``;``, at their beginning; ``$`` ends a word."""
    return Seldom("|".join(_one(word.strip()) for word in words.split(";")), re.IGNORECASE)


def _one(word: str) -> str:
    if not word.isascii():
        # Scripts without spaces have no borders of words.
        return word
    return r"(?<![a-z])" + word.replace("$", r"(?![a-z])").replace(" ", "[-_ ]?")


_OVERFLOW_CODES = _any(
    "context length ; context size ; context window ; string above max length ; exceed context ; "
    "too long ; too large"
)
_QUOTA_CODES = _any(
    "insufficient quota ; insufficient balance ; insufficient credit ; insufficient funds ; "
    "billing ; arrear ; payment required ; credit"
)
_MONEY = _any(
    "credits?$ ; balance ; billing ; funds$ ; payment ; prepa ; top up ; recharge ; arrear ; "
    "overdue ; invoice ; spending ; purchase ; monthly ; 余额 ; 欠费"
)
_SOON = _any(
    "per minute ; per second ; per min$ ; per day ; per hour ; retry in$ ; again in$ ; [rt]p[mds]$"
)
_FILTER_CODES = _any(
    "content filter ; content policy ; responsibleai ; moderation ; safety ; data ?inspection ; "
    "sensitive ; flagged"
)
_JUDGED = _any(
    "flag ; filter ; moderat ; policy ; policies ; safety ; unsafe ; risk ; inappropriat ; harm ; "
    "violat ; violen ; prohibit ; sensitive ; blocked ; censor ; 敏感 ; 违规"
)
_CONTENT = _any(
    "content ; input ; prompt ; text$ ; message ; request ; output ; document ; moderat ; 内容 ; 输入"
)
_ACCESS = _any(
    "keys?$ ; credential ; permission ; not allowed to ; access ; authenti ; unauthori ; "
    "organi[sz]ation ; account ; region ; country ; subscri ; project ; tier$ ; plan$"
)
_KEY = _any("api key ; apikey ; authenti ; unauthori[sz]ed ; credential ; access token ; bearer")


def is_account_empty(said: Rejection) -> bool:
    """Whether the account has no money left: waiting does not help, and no other document fares better."""
    if said.status == 402 or any(_QUOTA_CODES.search(code) for code in said.codes):
        return True
    if not 400 <= said.status < 500 or not _MONEY.search(said.everything):
        return False
    # Limits of a free account are told with the advice to pay; they lift by themselves.
    return not (said.status == 429 and _SOON.search(said.everything))


def is_filtered(said: Rejection) -> bool:
    """Whether the text itself was judged, by a filter or a moderator, and turned down."""
    if any(_FILTER_CODES.search(code) for code in said.codes):
        return True
    if said.status not in (400, 403, 422, 451):
        return False
    words = said.everything
    judged = bool(_JUDGED.search(words) and _CONTENT.search(words)) and not said.mentions(
        _IDENTIFIERS
    )
    return judged and (said.status == 451 or not _ACCESS.search(said.words))


def is_key_rejected(said: Rejection) -> bool:
    """Whether the key is what was turned down; a key that may all but one parameter is none."""
    keyed = bool(_KEY.search(said.everything))
    if said.status == 403 and not keyed and said.mentions(_IDENTIFIERS):
        return False
    return said.status in (401, 403, 407) or (said.status in (400, 422) and keyed)


# --- sizes ----------------------------------------------------------------------------------------

_SIZE = _any(
    "tokens?$ ; context ; length ; too long ; too large ; too big ; too many ; exceed ; truncat ; "
    "characters?$ ; max model len ; n ctx$ ; sequence ; payload ; 上下文 ; 长度 ; 超长 ; 太长 ; 過長 ; 長すぎ"
)
_PLAIN_SIZE = _any(
    "too long ; too large ; too big ; context length ; context size ; context window ; "
    "prompt length ; input length ; 上下文 ; 过长 ; 超过 ; 超长 ; 太长 ; 過長 ; 長すぎ"
)
#: The advice to send less: "Please reduce the length of the messages or completion."
_SHORTEN = re.compile(
    r"(?i)\b(?:reduce|shorten|decrease|trim|truncate|shrink)\b[^.;]{0,60}?"
    r"\b(?:prompt|messages?|inputs?|text|context|conversation|document)\b"
)
#: The same request fits later.
_LATER = _any("later$ ; again in$ ; retry ; wait$ ; try again$")
#: A prompt that goes beyond a bound, whatever either is called.
_BEYOND = _any(
    "exceed ; too long ; too large ; too big ; too many ; beyond ; longer than ; larger than ; 超"
)
_BOUND = _any("max ; limit ; length ; window ; context ; capacity ; size ; 长度 ; 上限")
_PROMPT = _any(
    "prompt ; input ; context ; messages? ; conversation ; sequence ; text$ ; document ; 输入 ; 上下文"
)
_ROLES: Mapping[str, Seldom] = {
    "limit": _any(
        "limit ; max ; at most ; up to ; allow ; quota ; support ; capacity ; window ; context ; "
        "n ctx ; greater than ; more than ; less than"
    ),
    "used": _any("used$ ; so far ; current ; remaining ; consumed"),
    "asked": _any(
        "request ; need ; contain ; got$ ; given$ ; gave$ ; provided ; your$ ; count ; received ; "
        "prompt ; input ; message ; total ; resulted"
    ),
}
_NUMBER = re.compile(
    r"(?<![\w.\-])(\d{1,3}(?:[,_\u00a0\u202f]\d{3})+|\d+)(k)?(?![\w\-]|\.\d)", re.IGNORECASE
)


def numbers(words: str) -> list[int]:
    """Return the numbers of a message, those apart that belong to names."""
    return [number for number, _, _ in _numbers(words)]


def _numbers(words: str) -> Iterator[tuple[int, int, int]]:
    for found in _NUMBER.finditer(words):
        digits = re.sub(r"\D", "", found[1])
        if len(digits) <= 12:
            yield int(digits) * (1000 if found[2] else 1), found.start(), found.end()


def is_too_long(said: Rejection) -> bool:
    """Whether a request is turned down because it is longer than what fits: at all, or into a minute's allowance."""
    if said.status == 429:
        return _beyond_allowance(said)
    if said.status == 413 or any(_OVERFLOW_CODES.search(code) for code in said.codes):
        return True
    if said.status in (400, 422, 500):
        advised = bool(_SHORTEN.search(said.words)) and not _IDENTIFIERS.search(said.words)
        return advised or _speaks_of_size(said) or _goes_beyond(said)
    return said.status in (502, 503) and _goes_beyond(said)


def _goes_beyond(said: Rejection) -> bool:
    """Whether the words say that the prompt goes beyond a bound, and nothing of the answer."""
    words = said.everything
    told = all(pattern.search(words) for pattern in (_BEYOND, _BOUND, _PROMPT))
    return told and not _ROOM.search(words)


def _speaks_of_size(said: Rejection) -> bool:
    """Whether the words are about size: plainly, or with two numbers to compare."""
    if not _SIZE.search(said.everything):
        return False
    compared = [n for n in numbers(said.everything) if n >= 16 and n != said.status]
    return len(compared) >= 2 or bool(_PLAIN_SIZE.search(said.everything))


def _beyond_allowance(said: Rejection) -> bool:
    """Whether a request asks for more than the allowance of a minute, so that no waiting ever lets it through."""
    by_role = numbers_by_role(said.words)
    if _SHORTEN.search(said.words) and not _LATER.search(said.words):
        return True
    if by_role["limit"] and by_role["asked"]:
        return max(by_role["asked"]) > max(by_role["limit"])
    return bool(re.search(r"(?i)too (?:large|long|big)\b", said.words))


def numbers_by_role(words: str, without: int = -1) -> dict[str, list[int]]:
    """Return the numbers of a message by what they are: a limit, what is used already, what was asked for."""
    by_role: dict[str, list[int]] = {"limit": [], "used": [], "asked": []}
    for number, start, _ in _numbers(words):
        role = _role_of(words[max(0, start - 48) : start])
        if role and number != without:
            by_role[role].append(number)
    return by_role


def _role_of(before: str) -> str | None:
    """Return what the number behind some words is: the word nearest to it tells."""
    last = {
        role: max((m.end() for m in cue.finditer(before)), default=0)
        for role, cue in _ROLES.items()
    }
    nearest = max(last, key=lambda role: last[role])
    return nearest if last[nearest] else None


_ROOM = _any(
    "max tokens ; max completion tokens ; max new tokens ; max output tokens ; completion ; "
    "output ; generat ; response$"
)
#: Less room than this is none: an answer of a few dozen tokens is no summary, and the prompt is what is too long.
_LEAST_ROOM = 128


def room_given(said: Rejection, asked: int) -> int | None:
    """Return how many tokens an endpoint leaves for the answer, where it says that ``asked`` are too many.

    The largest of its numbers is taken for the limit and the smaller for what the prompt takes; ``asked`` itself, and
    its sum with the prompt, count for nothing. ``None`` where the room is not what the message is about, or too small.
    """
    about_room = _ROOM.search(" ".join((*said.names, said.words)))
    if asked not in numbers(said.everything) and not about_room:
        return None
    rest = beside(said, asked)
    if not rest or _is_prompt_beyond(said, asked):
        return None
    room = max(rest) - (min(rest) if len(rest) > 1 else 0)
    return room if _LEAST_ROOM <= room < asked else None


def context_told(said: Rejection, asked: int) -> tuple[int, int] | None:
    """Return the context and the prompt's tokens, where a message names both beside the room that was asked for."""
    rest = beside(said, asked)
    return (max(rest), min(rest)) if len(rest) == 2 else None


def beside(said: Rejection, asked: int) -> set[int]:
    """Return the numbers of a message, without the room that was asked for and its sum with another of them."""
    rest = {one for one in numbers(said.everything) if one not in (asked, said.status)}
    return rest - {one for one in rest for other in rest if one == other + asked}


def _is_prompt_beyond(said: Rejection, asked: int) -> bool:
    """Whether the prompt alone is over the limit, where the words leave no doubt which number is which."""
    roles = numbers_by_role(said.words, without=asked)
    if len(roles["limit"]) != 1:
        return False
    # "(2119 > 4096 - 2146)": the limit may be named again behind what was asked for.
    (limit,) = roles["limit"]
    return max((one for one in roles["asked"] if one != limit), default=0) >= limit


# --- parameters -----------------------------------------------------------------------------------

#: What a parameter is called in messages, beside its own name.
_ALIASES: Mapping[str, str] = {
    "response_format": (
        "responseformat; response format; json_schema; json schema; schema; jsonschema; json_object; "
        "structured output; guided_json; output_format; response_schema; text.format; output_config; "
        "responsejsonschema; response_json_schema; responseschema; responsemimetype; json mode; structured outputs; "
        "structured generation; guided decoding; constrained decoding; guided generation; grammar; output schema"
    ),
    "tools": (
        "tool; tool_choice; toolchoice; tool choice; tool use; tool calling; tool_calls; "
        "function calling; functions"
    ),
    "max_tokens": (
        "max_completion_tokens; maxtokens; max tokens; max_new_tokens; max_output_tokens; "
        "maxoutputtokens; maxcompletiontokens; completion tokens"
    ),
    "top_logprobs": ("toplogprobs; top logprobs"),
    "logprobs": (
        "log probabilities; log-probabilities; logprob; sample logprobs; responselogprobs; "
        "response_logprobs"
    ),
    "stop": ("stop sequences; stop_sequences; stop words"),
}


def _spellings(parameter: str) -> list[str]:
    return [parameter, *filter(None, map(str.strip, _ALIASES.get(parameter, "").split(";")))]


def names_parameter(said: Rejection, parameter: str) -> bool:
    """Whether a rejection is about a parameter: named where bodies name one, or anywhere in the words."""
    return any(_named(said, one) for one in _spellings(parameter))


def named_parameters(said: Rejection, sent: Iterable[str]) -> list[str]:
    """Return which of the parameters that were sent a rejection names; those in the body's own place for it first."""
    found = [one for one in sent if names_parameter(said, one)]
    pointed = [one for one in found if any(_is_within(one, name) for name in said.names)]
    return pointed or found


def _is_within(parameter: str, name: str) -> bool:
    lowered = name.casefold()
    return any(one in lowered for one in _spellings(parameter))


def _named(said: Rejection, name: str) -> bool:
    return re.search(rf"(?i)(?<![a-z]){re.escape(name)}(?![a-z])", said.everything) is not None


_SYSTEM = _any(
    "roles?$ ; system$ ; developer role ; developer instruction ; developer message ; "
    "system instruction ; first message"
)
#: What speaks of parameters and names none.
_UNSPECIFIC = _any("parameters?$ ; arguments?$ ; params?$ ; 参数")
#: "Bad parameter: messages", "parameter 'n'": one is named right behind.
_SPECIFIC = re.compile(r"(?i)(?:parameter|argument|param)s?\s*(?:[:=]\s*[\w'\"`]|[\"'`“]\w)")


#: Names of parameters that are no words of a language: who says one speaks of the request.
_IDENTIFIERS = _any(
    "response_format ; responseformat ; json_schema ; tool_choice ; max_tokens ; "
    "max_completion_tokens ; logprobs ; chat.?template ; roles must$"
)


#: The same, and names that a failure of a server's own (5xx) only has from the request.
_OF_A_REQUEST = _any(
    "temperature ; top_p$ ; grammar ; jinja ; template ?error ; system role ; role$ ; structured output ; json mode ; "
    "response format"
)


def is_about_the_request(said: Rejection) -> bool:
    """Whether a failure of the server's (5xx) is about what it was sent, so that the same request fails again."""
    told = said.mentions(_IDENTIFIERS) or said.mentions(_OF_A_REQUEST)
    return said.status == 501 or (said.status == 500 and told)


def names_no_parameter(said: Rejection) -> bool:
    """Whether a rejection is about parameters of the request and does not say which."""
    named = said.names or _SPECIFIC.search(said.everything)
    return not named and said.mentions(_UNSPECIFIC)


def is_about_roles(said: Rejection) -> bool:
    """Whether it is the system message that an endpoint does not take."""
    return bool(_SYSTEM.search(said.words) or any("role" in one for one in said.names))
