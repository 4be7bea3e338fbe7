"""Strategies that turn a prepared text into a draft: one call, or many small questions."""
