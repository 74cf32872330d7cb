"""The hand-written lexicon: the words by which English news reports, denies, rejects, confirms, declines, demands, asks.

Pure data that a journalist can edit: verbs.py holds verbs, nouns.py the rest. The functions here only look things up.
"""
