"""What came back from an endpoint, read with suspicion: any part may be missing, of another type, or absurd.

A body is plain JSON here, not an object of the SDK, which checks nothing and trusts every type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Any, cast

from summarizer.engines.faults import Endpoint, status_fault
from summarizer.engines.loose import a_list, an_object
from summarizer.engines.secrets import well_formed
from summarizer.errors import EndpointFailed
from summarizer.usage import Usage

#: More tokens than one answer, or one prompt, can take: what is larger was not counted.
_MOST_TOKENS = 10**8
_LENGTH = re.compile(r"(?i)length|max|limit|token|truncat|incomplete|context|window")
_FILTER = re.compile(
    r"(?i)filter|safety|refus|recitation|block|prohibit|moderat|policy|sensitive|spii|violat|risk|guardrail|interven"
)
_FAULT = re.compile(
    r"(?i)error|abort|cancel|fail|insufficient|resource|overload|unavail|timeout|malformed|unexpected"
)
_TAGS = "think|thinking|thought|thoughts|reasoning|reflection|seed:think"
#: What opens a thought that a model wrote into its answer, by the template it has learnt, and what ends each.
_OPENINGS = re.compile(
    rf"<(?P<tag>{_TAGS})>|(?P<square>\[THINK\])|(?P<kimi>◁think▷)|(?P<channel><\|channel>thought)"
    r"|(?P<begin><\|begin_of_thought\|>)",
    re.IGNORECASE,
)
_ENDS = {
    "square": r"\[/THINK\]",
    "kimi": "◁/think▷",
    "channel": r"<channel\|>",
    "begin": r"<\|end_of_thought\|>",
}
#: Of several channels the last is the answer; and what stands around an answer behind thoughts.
_FINAL = "<|channel|>final<|message|>"
_AROUND = re.compile(r"<\|(?:begin|end)_of_solution\|>|<\|(?:end|return)\|>\Z")
#: A thought that a template opened in the prompt: only its end is in the answer.
_OPENED = re.compile(rf"(?i)</(?:{_TAGS})>")
_UNCLOSED = re.compile(rf"(?i)<(?:{_TAGS})>")


#: Code points of a reason to end that is looked at once: an endpoint has a few words for it.
_USUAL_REASON = 40
#: What a part of a message has, whatever it is.
_PARTS = frozenset(("type", "text", "content"))


class Finish(Enum):
    """How an answer ended, whatever the endpoint calls it."""

    DONE = "done"
    LENGTH = "length"
    FILTERED = "filtered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. ``arguments`` are those of its tool calls, as text; ``thoughts`` tokens that went into thinking."""

    text: str
    arguments: tuple[str, ...] = ()
    reasoning: str = ""
    finish: Finish = Finish.DONE
    refusal: str | None = None
    thoughts: int = 0
    #: Candidates of the first token with their log-probabilities; none where the endpoint gives none.
    candidates: tuple[tuple[str, float], ...] = ()
    message: Mapping[str, Any] = field(default_factory=dict[str, Any])
    #: Tokens the endpoint says it read; 0 where it says nothing.
    read: int = 0

    @property
    def words(self) -> str:
        """The text without thoughts."""
        return without_thoughts(self.text)


def without_thoughts(text: str) -> str:
    """Return a text without the thoughts a model wrote into it."""
    if not any(sign in text for sign in "<[◁"):
        return text
    left = _without_closed(text.rpartition(_FINAL)[2])
    opened = _OPENED.search(left)
    left = left[opened.end() :] if opened else left
    unclosed = _UNCLOSED.search(left)
    return _AROUND.sub("", left[: unclosed.start()] if unclosed else left)


def _without_closed(text: str) -> str:
    """Return a text without the thoughts that are opened and closed; in time linear in its length."""
    kept: list[str] = []
    at = 0
    endless: set[str] = set()
    for found in _OPENINGS.finditer(text):
        end = _end_of(found)
        if found.start() < at or end in endless:
            continue
        closed = re.compile(end, re.IGNORECASE).search(text, found.end())
        if closed is None:
            endless.add(end)
            continue
        kept.append(text[at : found.start()])
        at = closed.end()
    return "".join((*kept, text[at:]))


def _end_of(opening: re.Match[str]) -> str:
    """Return the pattern of what ends the thought that a mark opens."""
    if opening["tag"]:
        return f"</{re.escape(opening['tag'].lower())}>"
    return _ENDS[opening.lastgroup or ""]


def usage_of(body: Any) -> Usage:
    """Return the tokens of a completion; what is missing or absurd counts for nothing."""
    usage = an_object(an_object(body).get("usage"))
    details = an_object(usage.get("prompt_tokens_details"))
    # llama.cpp says beside the usage what it had kept; DeepSeek within it, under a name of its own.
    kept = (
        details.get("cached_tokens"),
        usage.get("prompt_cache_hit_tokens"),
        an_object(an_object(body).get("timings")).get("cache_n"),
    )
    read, wrote = _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens"))
    cached = next((count for count in map(_count, kept) if count), 0)
    return Usage(input=read, output=wrote, cached=min(cached, read))


def read_reply(body: Any, endpoint: Endpoint) -> Reply:
    """Return what an endpoint answered with status 200.

    Raises:
        EngineError: it is an error after all, or nothing that anybody could use.
    """
    whole = an_object(body)
    choice = _first_object(whole.get("choices"))
    if choice is None:
        raise _no_choice(body, whole, endpoint)
    fault = an_object(choice.get("error")) or an_object(
        an_object(choice.get("message")).get("error")
    )
    if fault:
        raise _fault_within(fault, endpoint)
    message = an_object(choice.get("message"))
    reply = _reply(choice, message, whole)
    if reply.finish is Finish.FAILED:
        reason = endpoint.redacted(str(choice.get("finish_reason")))
        raise EndpointFailed(
            f"{endpoint.host} broke off the answer of {endpoint.model} ({reason})."
        )
    if not message and reply.finish is Finish.DONE and not isinstance(choice.get("text"), str):
        raise _no_choice(body, whole, endpoint)
    return reply


def _reply(
    choice: Mapping[str, Any], message: Mapping[str, Any], whole: Mapping[str, Any]
) -> Reply:
    refusal = message.get("refusal")
    said = text_of(message.get("content")) or text_of(choice.get("text"))
    return Reply(
        text=well_formed(said),
        arguments=tuple(well_formed(one) for one in _arguments(message)),
        reasoning=well_formed(
            text_of(message.get("reasoning_content") or message.get("reasoning"))
        ),
        finish=_finish(choice.get("finish_reason")),
        refusal=well_formed(refusal) if isinstance(refusal, str) and refusal.strip() else None,
        thoughts=_thoughts(whole),
        candidates=tuple(_candidates(choice.get("logprobs"))),
        message=_message(message),
        read=_count(an_object(whole.get("usage")).get("prompt_tokens")),
    )


def text_of(content: Any) -> str:
    """Return the words of a message: as they stand, or the parts that are text, joined."""
    if isinstance(content, str):
        return content
    whole = an_object(content)
    if whole and not _PARTS.intersection(whole):
        return _as_json(dict(whole))  # some gateways parse the answer before they hand it on
    return "".join(_part(one) for one in ([whole] if whole else a_list(content)))


def _part(part: Any) -> str:
    if isinstance(part, str):
        return part
    fields = an_object(part)
    kind = str(fields.get("type", "text"))
    if re.search(r"(?i)think|reason|thought", kind):
        return ""
    if "json" in kind and isinstance(fields.get("json"), Mapping):
        return _as_json(fields["json"])
    said = fields.get("text", fields.get("content"))
    if isinstance(said, Mapping):
        said = cast("Mapping[str, Any]", said).get("value")
    return said if isinstance(said, str) else ""


def _arguments(message: Mapping[str, Any]) -> Iterator[str]:
    listed = message.get("tool_calls")
    parts = (
        one for one in a_list(message.get("content")) if "tool" in str(an_object(one).get("type"))
    )
    for call in (*a_list(listed), listed, message.get("function_call"), *parts):
        function = an_object(an_object(call).get("function")) or an_object(call)
        given = function.get("arguments", function.get("input"))
        if isinstance(given, str):
            yield given
        elif isinstance(given, Mapping):
            yield _as_json(given)
    parsed = message.get("parsed")
    if isinstance(parsed, Mapping):
        yield _as_json(parsed)


def _as_json(value: Any) -> str:
    import json

    try:
        return json.dumps(value)
    except (ValueError, RecursionError):
        return ""


def _finish(reason: Any) -> Finish:
    said = reason if isinstance(reason, str) else ""
    return (_kept_finish if len(said) <= _USUAL_REASON else _finish_of)(said)


def _finish_of(said: str) -> Finish:
    if _FILTER.search(said):
        return Finish.FILTERED
    if _FAULT.search(said):
        return Finish.FAILED
    return Finish.LENGTH if _LENGTH.search(said) else Finish.DONE


_kept_finish = lru_cache(maxsize=64)(_finish_of)


def _thoughts(whole: Mapping[str, Any]) -> int:
    usage = an_object(whole.get("usage"))
    details = an_object(usage.get("completion_tokens_details"))
    return _count(details.get("reasoning_tokens")) or _count(usage.get("reasoning_tokens"))


def _candidates(logprobs: Any) -> Iterator[tuple[str, float]]:
    content = an_object(logprobs).get("content")
    first = _first_object(content)
    top = (first or {}).get("top_logprobs")
    for one in a_list(top):
        token, value = an_object(one).get("token"), an_object(one).get("logprob")
        if isinstance(token, str) and isinstance(value, int | float) and value == value:  # noqa: PLR0124 - no NaN
            yield well_formed(token), float(value)


def _message(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message as it can be sent back: only what the protocol knows of."""
    calls = a_list(message.get("tool_calls"))
    kept: dict[str, Any] = {
        "role": "assistant",
        "content": well_formed(text_of(message.get("content"))),
    }
    if calls and all(map(_is_call, calls)):
        kept["tool_calls"] = calls
    return kept


def _is_call(call: Any) -> bool:
    function = an_object(an_object(call).get("function"))
    return all(
        isinstance(one, str)
        for one in (an_object(call).get("id"), function.get("name"), function.get("arguments"))
    )


def _no_choice(body: Any, whole: Mapping[str, Any], endpoint: Endpoint) -> Exception:
    fault = whole.get("error")
    if an_object(fault) or a_list(fault) or (isinstance(fault, str) and fault):
        # Some gateways put the upstream's error into an answer of their own.
        return _fault_within(fault, endpoint)
    if blocked := _blocked(whole):
        return status_fault(400, {"code": "content_filter", "message": blocked}, {}, endpoint)
    seen = endpoint.redacted(body if isinstance(body, str) else "no choices in it")
    return EndpointFailed(
        f"{endpoint.host} answered with something other than a chat completion ({seen[:120]}). "
        "Does the address end where it should (often /v1)?"
    )


def _blocked(whole: Mapping[str, Any]) -> str:
    """Return why a prompt was blocked, where that is all an answer says."""
    feedback = (
        whole.get("prompt_feedback")
        or whole.get("promptFeedback")
        or whole.get("prompt_filter_results")
    )
    return "the prompt was blocked" if feedback else ""


def _fault_within(fault: Any, endpoint: Endpoint) -> Exception:
    code = an_object(fault).get("code") or an_object(fault).get("status")
    status = code if isinstance(code, int) and 400 <= code < 600 else 502
    return status_fault(status, {"error": fault}, {}, endpoint)


def _first_object(value: Any) -> Mapping[str, Any] | None:
    first = a_list(value)[:1]
    return an_object(first[0]) if first and _is_object(first[0]) else None


def _is_object(value: object) -> bool:
    return isinstance(value, Mapping)


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return int(value) if 0 < value < _MOST_TOKENS else 0
