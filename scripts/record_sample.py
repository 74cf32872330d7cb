"""Keep an answer to the desk's sample article for today's prompts: `python -m scripts.record_sample ANSWER.json`.

Without a file the kept answer is recorded once more: enough where the prompts changed in what it does not touch. The
answer is a model's, or of a person who saw the request alone. `tests/test_sample.py` says whether it still fits.
"""

import json
import sys
from importlib import resources
from pathlib import Path

from benchmarks.model_server import says, serving
from bot import sample
from bot.articles import from_text
from bot.readers.model import ModelReader
from bot.settings import load


def main() -> None:
    """Ask for the answer through the model client, and record it."""
    if len(sys.argv) > 1:
        answer = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    else:
        answer = json.loads(json.loads(sample.ANSWER.read_text("utf-8"))["reply"]["text"])
    sample.ANSWER.unlink(missing_ok=True)
    article = from_text(resources.files("slackdesk").joinpath("sample.txt").read_text("utf-8").strip())
    with serving(says(json.dumps(answer, ensure_ascii=False), usage=None)) as server:
        recorded = {"openai_model": sample.MODEL, "model_recording": sample.ANSWER}
        ModelReader(load(_env_file=None, openai_base_url=server.url, **recorded)).read(article)
    sample.ANSWER.chmod(0o644)  # it quotes no confidential article


if __name__ == "__main__":
    main()
