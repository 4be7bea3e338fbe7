"""Titles and headings that a desk would write."""
