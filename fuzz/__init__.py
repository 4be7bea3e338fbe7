"""Fuzzing: bytes made up at random, guided by what they reach, against promises that have to hold for all of them.

``python -m fuzz --minutes 20`` runs every target in turn. A target takes bytes and raises where a promise is broken.
"""
