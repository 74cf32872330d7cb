"""spaCy's words and documents as types: to import spaCy takes a second, and only a reading needs it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
else:
    Doc = Token = Any

__all__ = ["Doc", "Token"]
