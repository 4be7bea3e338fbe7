"""An engine that remembers: the same question to the same model is asked once, in whatever run it comes again.

The key is the SHA-256 of the model's identity (for weights on this machine their own SHA-256), the kind of question,
its whole text, its limits, and the shape, stops or options of the answer. Errors are never kept; a written line
that ended at its token limit is not an error to those who asked for it, and is kept as it was.
"""

from __future__ import annotations

import copy
import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Protocol, runtime_checkable

from pydantic import BaseModel

from summarizer.engines.answers import AnswerStore
from summarizer.engines.asking import AskedShape
from summarizer.engines.base import Answer, Engine, Question, Shape, Value
from summarizer.engines.kept import a_usage, a_value, an_entry
from summarizer.engines.wrapping import Wrapping
from summarizer.errors import AnswerTruncated
from summarizer.usage import Usage, UsageSum

#: Raised when the same question may get another answer for reasons that no key holds.
_FORMAT = 1
#: How long answers of an endpoint are used, in seconds: under the same name another model may stand one day.
ENDPOINT_AGE = 30 * 86_400.0


class CacheUse(StrEnum):
    """What is done with kept answers."""

    ON = "on"
    #: Everything is asked again, and the new answers are kept.
    REFRESH = "refresh"
    OFF = "off"

    @classmethod
    def of(cls, said: bool | CacheUse) -> CacheUse:
        """Return what a yes or no stands for."""
        if isinstance(said, CacheUse):
            return said
        return cls.ON if said else cls.OFF


@runtime_checkable
class Identified(Protocol):
    """An engine that says what its answers depend on, its questions apart."""

    def identity(self) -> Mapping[str, Any]:
        """Return JSON values; no key, no header. May take a while the first time."""
        ...


class CachedEngine(Wrapping[Engine]):
    """Answers from ``store`` what was asked before, and passes on the rest. Safe to share between threads.

    An answer from the store costs no tokens and no calls; ``usage.reused`` counts it.
    """

    def __init__(self, engine: Engine, store: AnswerStore, use: CacheUse = CacheUse.ON) -> None:
        super().__init__(engine)
        self.store = store
        # In a list, so that the same memory around another engine is used in the same way.
        self._use = [use]
        self._saved = UsageSum()
        self._mutex = threading.Lock()
        self._identity: str | None = None

    @property
    def saved(self) -> Usage:
        """What answers from the store took when they were first asked for; ``reused`` is how many they are."""
        return self._saved.total

    def ask(self, question: Question, shape: type[Shape]) -> Answer[Shape]:
        """Return the kept answer, or what the engine inside says. Raises ``EngineError``."""
        return self.structured("ask", question, shape, lambda: self.inner.ask(question, shape))

    def structured(
        self,
        kind: str,
        question: Question,
        shape: type[Shape],
        send: Callable[[], Answer[Shape]],
    ) -> Answer[Shape]:
        """Return the kept answer, or what ``send`` returns, for another ``kind`` of asking than the engine's own."""
        key = self._key(kind, question, _schema(shape))
        return self._remembered(
            key,
            send,
            lambda value: json.loads(value.model_dump_json(by_alias=True)),
            lambda kept: shape.model_validate_json(json.dumps(kept)),
        )

    def write(self, question: Question, stop: Sequence[str] = ()) -> Answer[str]:
        """Return the kept answer, or what the engine inside says. Raises ``EngineError``."""
        key = self._key("write", question, list(stop))

        def send() -> Answer[_Written]:
            try:
                answer = self.inner.write(question, stop)
            except AnswerTruncated as error:
                if error.partial is None:
                    raise
                return Answer(_Written(error.partial, error.message), error.usage)
            return _with(answer, _Written(answer.value))

        answer = self._remembered(key, send, asdict, lambda kept: _Written(**kept))
        if answer.value.cut is not None:
            raise _cut(answer.value.cut, answer)
        return _with(answer, answer.value.text)

    def choose(self, question: Question, options: Sequence[str]) -> Answer[Mapping[str, float]]:
        """Return the kept answer, or what the engine inside says. Raises ``EngineError``."""

        def load(kept: Any) -> Mapping[str, float]:
            return {option: float(kept[option]) for option in options}

        key = self._key("choose", question, list(options))
        return self._remembered(key, lambda: self.inner.choose(question, options), dict, load)

    @property
    def use(self) -> CacheUse:
        """How the memory is used, here and around other engines."""
        return self._use[0]

    @use.setter
    def use(self, use: CacheUse) -> None:
        self._use[0] = use

    def around(self, engine: Engine) -> CachedEngine:
        """Return the same memory around another engine that gives the same answers, and is asked by the same keys."""
        self._described()
        made = copy.copy(self)
        made.inner = engine
        return made

    def close(self) -> None:
        """Close the engine inside, and the store. Calling it twice is harmless."""
        self.inner.close()
        self.store.close()

    # --- remembering -------------------------------------------------------------------------------

    def _remembered(
        self,
        key: str,
        send: Callable[[], Answer[Value]],
        dump: Callable[[Value], Any],
        load: Callable[[Any], Value],
    ) -> Answer[Value]:
        started = time.monotonic()
        if self.use is CacheUse.ON:
            kept = _read(self.store.get(key, self._since()), load)
            if kept is not None:
                self._saved.add(kept.usage + Usage(reused=1))
                seconds = time.monotonic() - started
                return Answer(kept.value, Usage(reused=1, seconds=seconds))
        answer = send()
        # An answer with something wrong about it is not kept: asked again, it may be whole.
        if self.use is not CacheUse.OFF and not answer.notes:
            line = _line(answer, dump, load)
            if line is not None:
                self.store.put(key, line)
        return answer

    def _since(self) -> float:
        return 0.0 if self.profile.provider == "embedded" else time.time() - ENDPOINT_AGE

    def _key(self, kind: str, question: Question, detail: Any) -> str:
        asked = [question.instructions, question.text, question.max_tokens, question.grammar]
        return json.dumps([_FORMAT, self._described(), kind, asked, detail], sort_keys=True)

    def _described(self) -> str:
        with self._mutex:
            if self._identity is None:
                inner = self.inner
                said = inner.identity() if isinstance(inner, Identified) else asdict(inner.profile)
                self._identity = json.dumps([type(inner).__name__, said], sort_keys=True)
            return self._identity


def cached(engine: Engine, store: AnswerStore, use: CacheUse = CacheUse.ON) -> CachedEngine:
    """Return ``engine`` with a memory."""
    return CachedEngine(engine, store, use)


def bare(engine: Engine) -> Engine:
    """Return the engine without its memory."""
    return engine.inner if isinstance(engine, CachedEngine) else engine


@dataclass(frozen=True, slots=True)
class _Written:
    """A written answer; ``cut`` is the message of the error where it ended at the token limit."""

    text: str
    cut: str | None = None


def _cut(message: str, answer: Answer[_Written]) -> AnswerTruncated:
    error = AnswerTruncated(message)
    error.partial = answer.value.text
    error.usage = answer.usage
    return error


def _with(answer: Answer[Any], value: Value) -> Answer[Value]:
    return Answer(value, answer.usage, answer.notes)


def _line(
    answer: Answer[Value], dump: Callable[[Value], Any], load: Callable[[Any], Value]
) -> str | None:
    """Return an answer as it is kept; ``None`` where it would come back as another one."""
    try:
        value = dump(answer.value)
        if not (
            _is_plain(answer.value) or _same(load(json.loads(json.dumps(value))), answer.value)
        ):
            return None
    except (ValueError, TypeError, KeyError):
        # A value of a user's own class that does not survive JSON is asked for each time.
        return None
    used = answer.usage
    tokens = {"input": used.input, "output": used.output, "cached": used.cached}
    usage = {name: count for name, count in tokens.items() if count}
    cost = {"usage": usage, "calls": used.calls, "seconds": round(used.seconds, 4)}
    return json.dumps({"value": value, **cost}, ensure_ascii=True)


def _is_plain(value: object) -> bool:
    """Whether a value comes back from JSON as it is, by its type: a shape for asking, in which no number may be NaN."""
    return isinstance(value, AskedShape) and '"type": "number"' not in _schema(type(value))


def _same(one: object, other: object) -> bool:
    if not isinstance(one, BaseModel) or not isinstance(other, BaseModel):
        return one == other
    # Not ``==``: instructor hangs the raw response on the values it makes.
    return (
        type(one) is type(other)
        and all(getattr(one, name) == getattr(other, name) for name in type(one).model_fields)
        and one.__pydantic_private__ == other.__pydantic_private__
        and one.__pydantic_extra__ == other.__pydantic_extra__
    )


def _read(line: str | None, load: Callable[[Any], Value]) -> Answer[Value] | None:
    """Return the answer a line of the store stands for; ``None`` without a usable one."""
    entry = an_entry(line)
    value = a_value(entry, load) if entry is not None else None
    return None if entry is None or value is None else Answer(value, a_usage(entry))


@lru_cache(maxsize=256)
def _schema(shape: type[BaseModel]) -> str:
    return json.dumps([shape.__name__, shape.model_json_schema()], sort_keys=True)
