"""A note as Markdown, as a page, as DOCX and PDF."""
