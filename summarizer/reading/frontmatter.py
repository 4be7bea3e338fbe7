"""The block of ``key: value`` lines between ``---`` at the top of a Markdown file: metadata, nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from summarizer.words.lists import text_lists

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_KEY = re.compile(r"[a-z][a-z0-9_-]{0,40}", re.IGNORECASE)


@dataclass(frozen=True)
class FrontMatter:
    """Values by lower-case key, scalars only; ``end`` is the offset where the body begins."""

    values: Mapping[str, str] = field(default_factory=dict[str, str])
    end: int = 0

    def first(self, *keys: str) -> str | None:
        """Return the first non-empty value among some keys."""
        return next((value for key in keys if (value := self.values.get(key, "").strip())), None)


def split_front_matter(text: str, limit: int) -> FrontMatter:
    """Return the front matter of a text; an empty one if it is missing, broken or huge.

    Only the top level's scalars are taken, from the composed node tree: nothing is constructed, so neither
    aliases nor merge keys can blow up. A block whose keys look like speakers ("Question: ..") is text.

    Args:
        text: the decoded file.
        limit: the most code points a block may have to be looked at.
    """
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter()
    closing = _CLOSING.search(text, opening.end(), opening.end() + limit)
    if not closing:
        return FrontMatter()
    values = _scalars(text[opening.end() : closing.start()])
    names = set(values)
    known = text_lists().front_matter
    if not names or not (not names.isdisjoint(known) or all(key == key.lower() for key in names)):
        return FrontMatter()
    return FrontMatter({key.lower(): value for key, value in values.items()}, closing.end())


def _scalars(block: str) -> dict[str, str]:
    import yaml

    reader: Any = yaml
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node: Any = reader.compose(block, Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        # Broken front matter is text like any other: the caller sees no values and starts the body at 0.
        return {}
    if not isinstance(node, yaml.MappingNode):
        return {}
    pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
    return {
        str(key.value): str(value.value)
        for key, value in pairs
        if isinstance(key, yaml.ScalarNode)
        and isinstance(value, yaml.ScalarNode)
        and _KEY.fullmatch(str(key.value))
        and value.tag != "tag:yaml.org,2002:null"
    }
