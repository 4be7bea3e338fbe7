"""How answers of the embedded model are recorded and replayed: readable, matched by body, without secrets."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import yaml

#: What a recorded address is written as: the real port is another one each time.
HOST = "http://embedded"
_KEPT_HEADERS = ("content-type",)
_KEPT_TIMINGS = ("cache_n", "prompt_n", "predicted_n")


class NotLocal(AssertionError):
    """A test that records tried to talk to another machine."""


def clean_request(request: Any) -> Any:
    """Keep method, path and body of a request to this machine, and of its headers the content type."""
    parts = urlsplit(request.uri)
    if parts.hostname not in ("127.0.0.1", "embedded"):
        raise NotLocal(f"only the model in this process is recorded, not {parts.hostname}")
    request.uri = HOST + parts.path
    kept = {name: value for name, value in request.headers.items() if name.lower() in _KEPT_HEADERS}
    request.headers = kept
    return request


def clean_response(response: dict[str, Any]) -> dict[str, Any]:
    """Keep what the model said; drop times, identifiers and every header but the content type."""
    headers = response["headers"].items()
    cleaned = {name: value for name, value in headers if name.lower() in _KEPT_HEADERS}
    body = _parsed(response["body"].get("string"))
    if isinstance(body, dict):
        body |= {
            name: value for name, value in (("id", "recorded"), ("created", 0)) if name in body
        }
        if isinstance(body.get("timings"), dict):
            body["timings"] = {k: v for k, v in body["timings"].items() if k in _KEPT_TIMINGS}
        _thin_out(body)
        response = {**response, "body": {"string": _written(body).encode()}}
    return {**response, "headers": cleaned}


def _thin_out(body: dict[str, Any]) -> None:
    """Drop what repeats each token of the log-probabilities in other forms."""
    for choice in body.get("choices") or []:
        for token in (choice.get("logprobs") or {}).get("content") or []:
            for one in (token, *token.get("top_logprobs", [])):
                one.pop("bytes", None)
                one.pop("id", None)


def same_body(recorded: Any, sent: Any) -> None:
    """Compare two requests by what their bodies mean, not by how they are spaced."""
    one, other = _parsed(recorded.body), _parsed(sent.body)
    if one == other:
        return
    if not (isinstance(one, dict) and isinstance(other, dict)):
        raise AssertionError("bodies differ")
    keys = sorted(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))
    raise AssertionError(f"bodies differ in {', '.join(keys)}")


class Readable:
    """A serialiser for vcrpy that writes JSON bodies as YAML, every character as it was."""

    @staticmethod
    def serialize(cassette: dict[str, Any]) -> str:
        for one in cassette["interactions"]:
            body = _parsed(one["request"].get("body"))
            if body is not None:
                one["request"]["body"] = {"json": body}
            body = _parsed(one["response"]["body"].get("string"))
            if body is not None:
                one["response"]["body"] = {"json": body}
        return yaml.dump(
            cassette, Dumper=_BlockDumper, allow_unicode=True, sort_keys=False, width=100
        )

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        cassette: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
        for one in cassette["interactions"]:
            body = one["request"].get("body")
            if isinstance(body, dict):
                one["request"]["body"] = _written(body["json"])
            body = one["response"]["body"]
            if "json" in body:
                one["response"]["body"] = {"string": _written(body["json"])}
        return cassette


class _BlockDumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, which people can read."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_OTHER_BREAKS = ("\x85", "\u2028", "\u2029", "\r")


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    if any(mark in text for mark in _OTHER_BREAKS):
        # YAML reads these as line breaks unless they are escaped.
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_BlockDumper.add_representer(str, _represent_text)


def _parsed(body: bytes | str | None) -> Any:
    """Return the JSON of a body, ``None`` where it is none."""
    if not body:
        return None
    try:
        return json.loads(body)
    except ValueError:
        return None


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
