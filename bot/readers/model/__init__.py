"""The model reader: any OpenAI-compatible endpoint, strict schema, words that code checks afterwards."""

from bot.readers.model.reader import ModelReader

__all__ = ["ModelReader"]
