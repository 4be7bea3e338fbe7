"""Headlines of a release that speak for one side against another: a title of a note takes no side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.brief.phrasing.mentions import mentions
from summarizer.models.brief import SourcedPosition
from summarizer.models.summary import Stance
from summarizer.names.holders import holders_of

#: Code points at the head of a text in which it says that it is a release.
_HEAD = 400
_RELEASE = re.compile(
    r"\b(?:campaign )?(?:media|press|news)(?: |-)?(?:release|statement)\b", re.IGNORECASE
)
#: "Caught out - again", "Shame!": a shout.
_SHOUT = re.compile(r"!$|[-–—] \w+$")
_AGAINST = (Stance.CRITICISES, Stance.DENIES, Stance.OPPOSES, Stance.CONCERNED)
#: Least share of an issuer's positions that are against somebody, for its headline to be.
_MOST = 0.5


def is_of_a_side(title: str, text: str, positions: Sequence[SourcedPosition]) -> bool:
    """Return whether a headline is a release's own word against somebody whom it names, or a shout."""
    if not _RELEASE.search(text[:_HEAD]):
        return False
    return _SHOUT.search(title) is not None or _is_against(title, positions)


def _is_against(title: str, positions: Sequence[SourcedPosition]) -> bool:
    """Whether a headline names somebody whom its issuer, whom it does not name, mostly speaks against."""
    held = [p.position for p in positions]
    against = Counter(p.on_behalf_of or p.holder for p in held if p.stance in _AGAINST)
    issuer = max(against, key=lambda name: against[name], default=None)
    if issuer is None:
        return False
    own = [p for p in held if issuer in (p.on_behalf_of, p.holder)]
    names = {n for p in own if p.addressee for n in holders_of(p.addressee)}
    names |= {p.holder for p in held if p not in own}
    mostly = against[issuer] >= _MOST * len(own)
    return mostly and mentions(names, title) and not mentions((issuer,), title)
