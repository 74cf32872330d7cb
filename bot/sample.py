"""The desk's sample article once more, with a recorded answer: what a model adds can be seen before there is one.

The answer is a file beside this one, made by `scripts/record_sample.py`; the model reader reads and checks it like any.
"""

from pathlib import Path
from typing import Final

from bot.settings import Settings

NAME: Final = "the same article, as a model reads it.txt"
"""Of the file at the desk that is read so."""
ANSWER: Final = Path(__file__).with_name("sample.jsonl")
MODEL: Final = "a recorded answer"


def for_recorded(settings: Settings, name: str) -> Settings | None:
    """The settings under which this file is read; None for every other, and where there is a model to ask."""
    if name != NAME or settings.model_is_set or settings.reader != "auto":
        return None
    return settings.model_copy(update={"model_recording": ANSWER, "model_replay_only": True, "openai_model": MODEL})
