"""Joint holders: "the two ministers" of a document that reports one conversation of two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.attribution.attributions import Attribution
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Conversation
from summarizer.names.holders import joined

_JOINT = re.compile(
    r"^(?:the |both |these )*(?:two )?(?:(?:foreign |prime |defen[cs]e )?ministers|leaders|presidents|secretaries"
    r"|officials|sides|parties|diplomats|counterparts|heads of (?:state|government))$",
    re.IGNORECASE,
)


def with_joint_holders(
    found: Sequence[Attribution], conversations: Sequence[Conversation]
) -> tuple[Attribution, ...]:
    """Return the attributions, those of "the ministers" given to the two parties of the only conversation."""
    if len(conversations) != 1 or len(conversations[0].participants) != 2:
        return tuple(found)
    names = tuple(p.name for p in conversations[0].participants)
    return tuple(
        replace(
            a,
            holder=joined(names),
            holders=names,
            holder_check=SpeakerCheck.RESOLVED,
            on_behalf_of=None,
        )
        if _JOINT.match(a.holder_text.strip()) and not a.holders
        else a
        for a in found
    )
