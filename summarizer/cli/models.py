"""``summarizer models``: what can be named with ``--model``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.cli.options import AsJson

if TYPE_CHECKING:
    from summarizer.engines.select import ModelInfo


def models(as_json: AsJson = False) -> None:
    """List what --model takes, and what is missing for it. Contacts nobody."""
    import json
    from dataclasses import asdict

    from summarizer.cli.render import print_data
    from summarizer.engines.select import available_models

    listed = available_models()
    width = max(len(model.name) for model in listed)
    for model in listed:
        if as_json:
            print_data(json.dumps(asdict(model), ensure_ascii=False))
            continue
        ready = f"missing: {model.missing}" if model.missing else "ready"
        print_data(f"{model.name:<{width}}  {model.description}; {_where(model)}; {ready}")


def _where(model: ModelInfo) -> str:
    if model.local:
        return "on this machine"
    # Only an address the user gives can be one of this machine.
    unless = ", unless URL is on it" if "URL" in model.name else ""
    return f"text leaves this machine{unless}"
