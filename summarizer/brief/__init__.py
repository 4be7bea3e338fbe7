"""Briefing notes: verified summaries become a :class:`~summarizer.models.brief.Brief`, and that takes any form."""

from summarizer.brief.build import build_brief
from summarizer.brief.forms.markdown import render_markdown
from summarizer.brief.layout import Length
from summarizer.brief.write import NoteOptions, write_brief

__all__ = ["Length", "NoteOptions", "build_brief", "render_markdown", "write_brief"]
