"""From the name of a model to an engine, and to the one line that says which is in use."""

from __future__ import annotations

import difflib
import importlib.util
import os
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from summarizer.engines.answers import AnswerStore, answers_path
from summarizer.engines.base import Engine, Profile
from summarizer.engines.cached import CacheUse, cached
from summarizer.engines.in_process import EMBEDDED, IN_PROCESS, in_process
from summarizer.engines.keys import OPENAI_URL, checked_url, travels_in_clear
from summarizer.engines.profiles import default_profile
from summarizer.engines.providers import NATIVE, PROVIDERS, Provider, provider_named
from summarizer.engines.retry import RetryPolicy
from summarizer.engines.ways import ways_path
from summarizer.engines.wrapping import innermost
from summarizer.errors import ConfigurationError, UnknownModel
from summarizer.hints import install_hint, setting
from summarizer.names.holders import joined

_POSSIBLE = "; ".join(
    (
        *(form.written for one in IN_PROCESS for form in one.forms),
        *(f"{one.name}:MODEL" for one in (*PROVIDERS, *NATIVE)),
        "or the model's own name together with ",
    )
)


_BASE_URL = partial(setting, "--base-url", "base_url")


@dataclass(frozen=True, slots=True)
class Access:
    """What a user says of how an endpoint is asked; null where the defaults hold.

    ``api_key`` goes to the endpoint that is asked, whichever it is. ``timeout`` bounds one request, in seconds.
    ``context_tokens`` is the model's window, prompt and answer together.
    """

    api_key: str | None = field(default=None, repr=False)
    timeout: float | None = None
    context_tokens: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no request could keep to. Raises ``ConfigurationError``."""
        for name in ("timeout", "context_tokens"):
            value: object = getattr(self, name)
            if value is not None and (
                isinstance(value, bool) or not isinstance(value, (int, float))
            ):
                raise ConfigurationError(f"{name} is a number; {type(value).__name__} was given.")
        if self.timeout is not None and not 0 < self.timeout < float("inf"):
            raise ConfigurationError(
                f"A timeout of {self.timeout} seconds is not possible; give a positive number."
            )
        if self.context_tokens is not None and self.context_tokens < _LEAST_CONTEXT:
            raise ConfigurationError(
                f"A context of {self.context_tokens} tokens has no room for a question; "
                f"give at least {_LEAST_CONTEXT:,}."
            )

    @property
    def given(self) -> list[str]:
        """The names of the fields that are set."""
        return [one.name for one in fields(self) if getattr(self, one.name) is not None]

    def retry(self, usual: RetryPolicy | None) -> RetryPolicy | None:
        """Return a policy with the user's time limit; a longer one has time for as many attempts as before."""
        if self.timeout is None:
            return usual
        usual = usual or RetryPolicy()
        grown = max(1.0, self.timeout / usual.request_seconds)
        return replace(
            usual, request_seconds=self.timeout, total_seconds=usual.total_seconds * grown
        )

    def profile(self, usual: Profile) -> Profile:
        """Return a profile with the user's context; an answer takes half of it at most."""
        if self.context_tokens is None:
            return usual
        room = self.context_tokens // 2
        # What was set for an unknown window is the half of it; what a model is known to give stays.
        known = 16_384 if usual.answer_tokens == usual.context_tokens // 2 else usual.answer_tokens
        return replace(usual, context_tokens=self.context_tokens, answer_tokens=min(known, room))


#: Instructions, some sentences and a short answer.
_LEAST_CONTEXT = 2_048


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Which engine to make. Pickles, so that worker processes make their own. Calling it makes the engine."""

    #: ``openai`` for endpoints, else the name of an engine of this process.
    kind: str
    model: str
    base_url: str | None = None
    weights: Path | None = None
    #: Whose ways of asking are expected, by the name of a row of ``providers``; ``None``: the address tells.
    provider: str | None = None

    def __call__(self, retry: RetryPolicy | None = None, access: Access | None = None) -> Engine:
        """Return the engine. Loads no model and sends nothing yet.

        Raises:
            ConfigurationError: a key or an extra is missing, the address is not valid, or ``access`` is about an
                endpoint and none is asked.
            WeightsError: the weights given are not a GGUF file.
        """
        access = access or Access()
        own = in_process(self.kind)
        if own is not None:
            _refuse_access(access, self.kind)
            return own.make(self.weights, retry)
        from summarizer.engines.openai import OpenAIEngine

        provider = provider_named(self.provider) if self.provider else None
        _demand_client(provider)
        usual = default_profile(self.model, self.base_url or OPENAI_URL)
        return OpenAIEngine(
            self.model,
            self.base_url,
            access.api_key,
            profile=access.profile(usual),
            retry=access.retry(retry),
            mode=provider or "auto",
        )


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A line of the ``models`` command. ``missing`` says what to do before it can be used; null if nothing.

    ``address`` is that of a server on this machine, null for anything else. Whether it answers is not known here.
    """

    name: str
    description: str
    local: bool
    missing: str | None = None
    address: str | None = None


def parse_model(spec: str | None = None, base_url: str | None = None) -> ModelChoice:
    """Return which engine a name stands for: the argument, else ``SUMMARIZER_MODEL``, else the embedded model.

    Raises:
        UnknownModel: the name means nothing here; the message lists what is possible.
        ConfigurationError: name and endpoint contradict each other, or the address is not valid.
    """
    named = (spec or os.environ.get("SUMMARIZER_MODEL") or "").strip()
    if base_url:
        return _at_endpoint(named, checked_url(base_url))
    kind, colon, rest = named.partition(":")
    own = in_process(named) if named else EMBEDDED
    if own is not None:
        path = Path(rest).expanduser() if colon else None
        return ModelChoice(own.name, path.stem if path else own.model, weights=path)
    provider = provider_named(kind)
    if provider is not None and rest:
        return ModelChoice("openai", rest, checked_url(provider.address()), provider=kind)
    raise _unknown(named)


def open_engine(
    spec: str | None = None,
    base_url: str | None = None,
    use: CacheUse = CacheUse.ON,
    access: Access | None = None,
) -> Engine:
    """Return the engine a name stands for, see :func:`parse_model`. Loads no model and sends nothing yet.

    It remembers its answers from one run to the next unless ``use`` or ``SUMMARIZER_CACHE`` say otherwise.

    Raises:
        ConfigurationError: the name means nothing here, or a key or an extra is missing.
        WeightsError: the weights given are not a GGUF file.
    """
    choice = parse_model(spec, base_url)
    engine = choice(access=access)
    own = in_process(choice.kind)
    kept = use is not CacheUse.OFF and (own is None or own.remembered)
    path = answers_path() if kept else None
    if kept and own is None:
        _remember_ways(engine)
    return engine if path is None else cached(engine, AnswerStore(path), use)


def _remember_ways(engine: Engine) -> None:
    from summarizer.engines.openai import OpenAIEngine

    path = ways_path()
    if path is not None and isinstance(engine, OpenAIEngine):
        engine.remember_ways(path)


def announce(engine: Engine) -> str:
    """Return one line that says which model is in use and whether text leaves this machine."""
    profile = engine.profile
    own = in_process(profile.provider)
    if own is not None:
        return f"engine: {own.announced.format(model=profile.model)}"
    parts = urlsplit(str(getattr(engine, "base_url", "")))
    where = (
        f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}" if parts.netloc else profile.provider
    )
    stays = "on this machine" if profile.local else "text leaves this machine"
    stays += "" if getattr(innermost(engine), "speaks_chat", True) else ", in its own protocol"
    clear = travels_in_clear(str(getattr(engine, "base_url", "")), _key_of(engine))
    warning = (
        "; its key goes there over plain http, for anybody on the way to read" if clear else ""
    )
    return f"engine: {profile.model} at {where} ({stays}){warning}"


def _key_of(engine: Engine) -> str:
    return str(getattr(innermost(engine), "key_in_use", ""))


def available_models() -> tuple[ModelInfo, ...]:
    """Return what can be named as a model, and what is missing for it. Contacts nobody."""
    own = [
        ModelInfo(form.written, form.meaning, local=True, missing=form.missing())
        for one in IN_PROCESS
        for form in one.forms
    ]
    any_endpoint = ModelInfo("NAME --base-url URL", "any OpenAI-compatible endpoint", local=False)
    return (*own, *map(_listed, (*PROVIDERS, *NATIVE)), any_endpoint)


def _refuse_access(access: Access, kind: str) -> None:
    if access.given:
        raise ConfigurationError(
            f"It was said how an endpoint is asked ({joined(access.given)}), and the model {kind} runs in this "
            "process. Leave that out, or name an endpoint's model."
        )


def _at_endpoint(named: str, base_url: str) -> ModelChoice:
    if not named:
        raise UnknownModel(
            f"The endpoint {base_url} was given and no model of it. Name one as {setting('--model', 'model')}."
        )
    if in_process(named) is not None:
        raise ConfigurationError(
            f"The model {named!r} runs in this process and cannot be asked at {base_url}. Leave one of them out."
        )
    kind, _, rest = named.partition(":")
    provider = provider_named(kind)
    if provider is None or not provider.means(rest, base_url):
        return ModelChoice("openai", named, base_url)
    return ModelChoice("openai", rest, base_url, provider=kind)


def _listed(provider: Provider) -> ModelInfo:
    variables = [one for one in (provider.key_variable, provider.address_variable) if one]
    unset = [one for one in variables if not os.environ.get(one)]
    missing = [f"set {', '.join(unset)}"] if unset else []
    if not _has_client(provider):
        missing.insert(0, install_hint(provider.extra))
    return ModelInfo(
        f"{provider.name}:MODEL",
        _described(provider),
        local=provider.local,
        missing=", ".join(missing) or None,
        address=provider.base_url if provider.local else None,
    )


def _described(provider: Provider) -> str:
    if provider.local:
        return f"a server at {provider.base_url}"
    own = "" if provider.speaks == "chat" else ", in its own protocol"
    return f"a model of {provider.title}'s{own}"


def _has_client(provider: Provider) -> bool:
    """Whether the client of a provider's own protocol is installed. Imports none."""
    parent, _, _ = provider.module.rpartition(".")
    if parent and importlib.util.find_spec(parent) is None:
        return False
    return not provider.module or importlib.util.find_spec(provider.module) is not None


def _demand_client(provider: Provider | None) -> None:
    if provider is not None and not _has_client(provider):
        chat = provider.name.removesuffix("-native")
        raise ConfigurationError(
            f"{provider.name} speaks {provider.title}'s own protocol through its client, which is not installed. "
            f"Run: {install_hint(provider.extra)}. Or name {chat}:MODEL, which needs no more than is there."
        )


def _unknown(named: str) -> UnknownModel:
    kind = named.partition(":")[0]
    near = difflib.get_close_matches(
        kind, [*(one.name for one in IN_PROCESS), *(one.name for one in (*PROVIDERS, *NATIVE))], n=1
    )
    if near and near[0] != named.rstrip(":"):
        hint = f"Did you mean {near[0]}{named[len(kind) :]}? "
    elif ":" not in named:
        hint = f"For OpenAI's model of this name write openai:{named}. "
    else:
        hint = ""
    return UnknownModel(
        f"No model is called {named!r}. {hint}Possible are: {_POSSIBLE}{_BASE_URL()}."
    )
