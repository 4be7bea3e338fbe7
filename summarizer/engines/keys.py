"""Where an endpoint's key is found, and that it goes to nobody else."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from summarizer.engines.providers import Provider, provider_at, provider_named
from summarizer.engines.secrets import OWN_VARIABLE, shown_address
from summarizer.errors import ConfigurationError, MissingKey

OPENAI_URL = "https://api.openai.com/v1"
#: Many copy the whole of an address from a manual; this is put behind it again.
_COMPLETIONS = "/chat/completions"


def checked_url(base_url: str) -> str:
    """Return an endpoint's address without a closing slash, and without the path of its chat completions.

    Raises:
        ConfigurationError: it is not an http or https address.
    """
    parts = None
    try:
        parts = urlsplit(base_url.strip())
        usable = (
            parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
        )
    except ValueError:
        usable = False
    if parts is None or not usable:
        raise ConfigurationError(
            f"The endpoint {shown_address(base_url)!r} is not an http or https address. "
            "Give one such as http://127.0.0.1:8080/v1."
        )
    path = parts.path.rstrip("/").removesuffix(_COMPLETIONS).rstrip("/")
    return parts._replace(path=path, fragment="").geturl()


def is_loopback(base_url: str) -> bool:
    """Whether an address stays on this machine."""
    host = (urlsplit(base_url).hostname or "").rstrip(".")
    # The last is what servers say they listen on; people copy it, and it leads here, too.
    names = ("localhost", "::1", "0.0.0.0")  # noqa: S104  # nosec B104
    return host in names or re.fullmatch(r"127(?:\.\d{1,3}){3}", host) is not None


def key_variable(base_url: str) -> str:
    """Return the environment variable that holds the key of an endpoint: its provider's own, else the user's word."""
    provider = provider_at(base_url)
    return provider.key_variable if provider else OWN_VARIABLE


def find_key(base_url: str, given: str | None = None) -> str:
    """Return the key: the one given, the provider's own variable, ``SUMMARIZER_API_KEY``; empty for this machine.

    A provider's key goes to its own hosts only. ``SUMMARIZER_API_KEY`` is the user's word that an endpoint named by
    hand may have the key in it.

    Raises:
        MissingKey: a remote endpoint, and no key anywhere.
    """
    variable = key_variable(base_url)
    names = (variable, OWN_VARIABLE)
    found = (os.environ.get(name, "").strip() for name in names)
    key = (given or "").strip() or next(filter(None, found), "")
    if key or is_loopback(base_url):
        return key
    raise MissingKey(
        f"{urlsplit(base_url).hostname} needs a key and none was found. Set {variable}"
        + ("" if variable == OWN_VARIABLE else f" (or {OWN_VARIABLE})")
        + _elsewhere(base_url)
        + ", or use the embedded model, which needs none: embedded."
    )


def key_advice(base_url: str, key: str) -> str:
    """Return what to do where an endpoint rejected a key, or wants one and got none."""
    variable = key_variable(base_url)
    if key:
        return f"Check the key in {variable}" + (
            "." if variable == OWN_VARIABLE else f" (or {OWN_VARIABLE})."
        )
    return f"No key was sent. Set {variable}{_elsewhere(base_url)}."


def travels_in_clear(base_url: str, key: str) -> bool:
    """Whether a key goes over a network without encryption."""
    return bool(key) and urlsplit(base_url).scheme == "http" and not is_loopback(base_url)


def _elsewhere(base_url: str) -> str:
    """Say that OpenAI's key is not sent to others, where one is set and would have been looked for."""
    openai: Provider | None = provider_named("openai")
    held = openai is not None and bool(os.environ.get(openai.key_variable))
    if not held or openai is None or provider_at(base_url) is openai:
        return ""
    return f" ({openai.key_variable} goes to {openai.hosts[0]} only)"
