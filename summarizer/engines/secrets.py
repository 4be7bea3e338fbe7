"""What is secret, and how it is cut out: keys in any common encoding, and what stands in an address."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote, urlsplit

from summarizer.engines.providers import PROVIDERS

#: Holds a key for whatever endpoint the user names.
OWN_VARIABLE = "SUMMARIZER_API_KEY"
KEY = "[key]"
_LOOKS_LIKE_A_KEY = re.compile(
    r"(?i)\b(?:(?:sk|pk|rk|gsk|xai|key|or|hf|tgp|fw|csk)[-_][A-Za-z0-9_*\-]{6,}|bearer\s+(?!tokens?\b|auth)[^\s\"',]{4,}"
    r"|AIza[A-Za-z0-9_\-]{10,})"
)
#: Names of query parameters whose values are keys.
_SECRET_PARAMETER = re.compile(
    r"(?i)([?&;][^=&#\s]*(?:key|token|secret|sig|auth|pass|code)[^=&#\s]*=)[^&#\s\"']+"
)
_USER = re.compile(r"(?i)([a-z][a-z0-9+.\-]*://)[^/\s@\"']+@")
#: Words people give where a server wants some key and looks at none: "ollama", "lm-studio", "EMPTY", "sk-1234".
_DUMMY = re.compile(r"[a-z_\- ]{0,19}|[A-Z_\- ]{0,19}|sk-\d{1,4}|.{0,4}")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def is_secret(value: str) -> bool:
    """Whether a key is worth hiding: a word such as ``ollama``, or ``1234``, is not and would blur messages."""
    return _DUMMY.fullmatch(value) is None


def without_secrets(text: str, secrets: Iterable[str] = ()) -> str:
    """Return ``text`` without these keys, in whatever common encoding, and without those of the environment."""
    for form in _forms((*secrets, *_environment())):
        if form in text:
            text = text.replace(form, KEY)
    return text


def holds_secret(text: str, secrets: Iterable[str] = ()) -> bool:
    """Whether one of these keys, or of the environment's, stands in ``text``."""
    return any(form in text for form in _forms((*secrets, *_environment())))


def fit_to_show(text: str, secrets: Iterable[str] = ()) -> str:
    """Return ``text`` on one line, without keys, anything that looks like one, and what a terminal would obey."""
    text = without_secrets(well_formed(text), secrets)
    text = _SECRET_PARAMETER.sub(rf"\1{KEY}", _USER.sub(r"\1", text))
    return " ".join(_CONTROL.sub(" ", _LOOKS_LIKE_A_KEY.sub(_hidden, text)).split())


def _hidden(found: re.Match[str]) -> str:
    """Return what is shown for something that looks like a key: ``sk-no-key-required`` is words and none."""
    said = found.group()
    return said if said.count("-") > 1 and " " not in said and not is_secret(said) else KEY


def well_formed(text: str) -> str:
    """Return text that can be encoded: a lone surrogate becomes U+FFFD, so that offsets stay."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def shown_address(base_url: str) -> str:
    """Return an address as it may be shown: no user, no password, no query."""
    try:
        parts = urlsplit(base_url.strip())
    except ValueError:
        return fit_to_show(base_url.partition("?")[0].rpartition("@")[2])
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()


def secrets_of(base_url: str) -> tuple[str, ...]:
    """Return what is secret in an address: the password, and the values of its query that are keys."""
    parts = urlsplit(base_url)
    values = re.findall(r"(?i)(?:key|token|secret|sig|auth|pass)[^=&]*=([^&]+)", parts.query)
    return tuple(one for one in (parts.password or "", *values) if len(one) >= 4)


#: Variables that hold keys.
_VARIABLES = frozenset((OWN_VARIABLE, *(one.key_variable for one in PROVIDERS if one.key_variable)))


def _environment() -> tuple[str, ...]:
    # To ask for what is not there is slow: an error is made and caught.
    values = (os.environ.get(name, "").strip() for name in _VARIABLES if name in os.environ)
    return tuple(sorted({value for value in values if is_secret(value)}))


@lru_cache(maxsize=64)
def _forms(secrets: tuple[str, ...]) -> tuple[str, ...]:
    """Return every form of some keys, the longest first."""
    found = {form for secret in secrets for form in _encoded(secret)}
    return tuple(sorted(found, key=len, reverse=True))


def _encoded(secret: str) -> Iterator[str]:
    yield secret
    yield quote(secret, safe="")
    raw = secret.encode("utf-8", "surrogatepass")
    yield "".join(f"%{byte:02X}" for byte in raw)
    yield "".join(f"%{byte:02x}" for byte in raw)
    yield raw.hex()
    yield raw.hex().upper()
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        # Within a longer text a key may begin at any of three places of a group; its outermost letters then depend
        # on the neighbours, and what lies between is the same.
        for before in range(3):
            whole = encode(b"\0" * before + raw).decode("ascii").rstrip("=")
            first = (0, 2, 3)[before]
            last = len(whole) - (1 if (before + len(raw)) % 3 else 0)
            if last - first >= 8:
                yield whole[first:last]
