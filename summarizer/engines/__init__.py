"""Engines answer questions: hosted models, a model on this machine, a script. Import from the modules."""
