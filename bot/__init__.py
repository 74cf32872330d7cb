"""Rejoinder: who claims what in an article, who denies it, and in which words."""

__version__ = "0.1.0"
