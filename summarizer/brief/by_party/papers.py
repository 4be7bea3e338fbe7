"""Holders that are papers, and no party: "the statement", which is somebody's, and the document that tells it all."""

from __future__ import annotations

import re

_PAPER = re.compile(
    r"(?:(?:the|a|an|this|its) )?(?:statement|communiqu[eé]|press release|release|readout|letter|message|note)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?:(?:the|an?|this) )?(?:bulletin|report|account|article|author|narrator|writer|document|newspaper|minutes)",
    re.IGNORECASE,
)
_TREATY = re.compile(
    r"(?:the )?(?:[\w’'-]+ )*(?:agreement|treaty|convention|charter|protocol|pact|constitution|statute|covenant)"
    r"(?: (?:on|of|for|between) .*)?",
    re.IGNORECASE,
)


def is_treaty(name: str) -> bool:
    """Whether a name is but that of a treaty, a law or the like: what it provides is known, and no news."""
    return _TREATY.fullmatch(name) is not None


def is_paper(name: str) -> bool:
    """Whether a name is but that of something said in writing, which is the word of who spoke before."""
    return _PAPER.fullmatch(name) is not None


def is_account(name: str) -> bool:
    """Whether a name is but that of the document that tells something: it is no party to it."""
    return _ACCOUNT.fullmatch(name) is not None
