"""Numbers, dates and names in an item's own words that the source does not contain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pydantic import BaseModel

from summarizer.models.summary import Summary
from summarizer.models.verified import Finding

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,:]\d+)*(?![\w])")
_NAME = re.compile(r"(?<![.!?:“\"«]\s)(?<!^)\b[^\W\d_a-z][\w’'-]{2,}", re.UNICODE)
_OWN_WORDS = (("positions", "statement"), ("disputed_claims", "claim"))


class Support:
    """The numbers and words of one source text, for look-up."""

    def __init__(self, *texts: str) -> None:
        whole = " ".join(map(_folded, texts))
        self.numbers = set(_NUMBER.findall(whole)) | set(re.findall(r"\d+", whole))
        self.words = {w[:5] for w in re.findall(r"[^\W\d_]+", whole.casefold())}

    def findings(self, text: str, path: str) -> Iterator[Finding]:
        """Yield a finding for each number and each name the source does not contain."""
        for number in dict.fromkeys(_NUMBER.findall(_folded(text))):
            if number not in self.numbers:
                yield Finding(
                    code="unsupported_number",
                    path=path,
                    message=f"“{number}” does not stand in the source.",
                )
        for name in dict.fromkeys(_NAME.findall(_folded(text))):
            parts = re.findall(r"[^\W\d_]+", name.casefold())
            if name[:1].isupper() and any(len(p) > 2 and p[:5] not in self.words for p in parts):
                yield Finding(
                    code="unsupported_name",
                    path=path,
                    message=f"“{name}” does not stand in the source.",
                )


def support_findings(value: BaseModel, *sources: str) -> list[Finding]:
    """Return what the own words of a summary say beyond its sources. For other models: nothing is known, nothing found."""
    if not isinstance(value, Summary):
        return []
    support = Support(*sources)
    found = list(support.findings(value.overview, "overview"))
    for items, field in _OWN_WORDS:
        for n, item in enumerate(getattr(value, items)):
            found += support.findings(getattr(item, field), f"{items}[{n}].{field}")
    return found


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
