"""The bottom line: what documents lead with, what is disputed, who wants what."""
