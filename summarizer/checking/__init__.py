"""``verify``: quotes and saved summaries checked against their texts, offline."""
