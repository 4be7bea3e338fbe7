"""Many documents: a store that never loses work, and the runner that fills it."""
