"""``summarizer mcp``: what other programs may ask, over standard input and output."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import BaseUrl, Model, NoCache, StrategyOption

Folders = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FOLDER",
        help="What may be read. Without any: only texts that are handed over.",
        show_default=False,
    ),
]


def mcp(
    folders: Folders = None,
    model: Model = None,
    base_url: BaseUrl = None,
    strategy: StrategyOption = None,
    budget: Annotated[
        float | None,
        typer.Option(
            "--budget",
            min=0.0,
            metavar="USD",
            help="The most that summaries may cost while it runs.",
            show_default=False,
        ),
    ] = None,
    no_cache: NoCache = False,
) -> None:
    """Serve verify_quotes, verify_draft, summarise and find_passage by the Model Context Protocol (stdio)."""
    from summarizer.batch.choices import Choices
    from summarizer.batch.session import Session
    from summarizer.cli.render import notice
    from summarizer.engines.cached import CacheUse
    from summarizer.errors import MissingExtra
    from summarizer.hints import install_hint
    from summarizer.serving.folders import Folders as Named
    from summarizer.serving.tools import Tools
    from summarizer.spending.ledger import Ledger, demand_price

    if importlib.util.find_spec("mcp") is None:
        raise MissingExtra(
            f"The Model Context Protocol needs its SDK, an extra: {install_hint('mcp')}"
        )
    from summarizer.serving.mcp import serve

    named = Named(folders or ())
    choices = Choices(model, base_url, strategy, cache=CacheUse.of(not no_cache), on_notice=notice)
    with Session(choices) as session:
        if budget is not None:
            demand_price(session.engine.profile, session.tariff())
            session.ledger = Ledger(budget)
        who = model or os.environ.get("SUMMARIZER_MODEL") or base_url or "the embedded model"
        notice(f"Serving on standard input and output, within: {named.listed}. Summaries: {who}.")
        serve(Tools(named, session), who)
