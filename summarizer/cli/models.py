"""``summarizer models``: what can be named with ``--model``."""

from __future__ import annotations

from summarizer.cli.options import AsJson


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
        where = (
            "on this machine"
            if model.local
            else "text leaves this machine, unless the endpoint is on it"
        )
        ready = f"missing: {model.missing}" if model.missing else "ready"
        print_data(f"{model.name:<{width}}  {model.description}; {where}; {ready}")
