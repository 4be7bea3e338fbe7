"""What happened or was decided, and what comes next, as lines."""
