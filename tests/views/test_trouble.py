"""What the thread says when something failed."""

from bot.errors import ArticleError
from bot.views.error_message import message


def test_an_error_says_what_happened_and_what_to_do() -> None:
    shown = message(ArticleError("I could read only <84> words.", "Paste the text."))
    texts = [element["text"] for element in shown.blocks[0]["elements"][0]["elements"]]
    assert texts == ["I could read only <84> words.", "\nPaste the text."]
    assert shown.text == "I could read only &lt;84&gt; words.\nPaste the text."


def test_an_error_without_advice_has_no_empty_line() -> None:
    shown = message(ArticleError("Gone.", ""))
    assert [element["text"] for element in shown.blocks[0]["elements"][0]["elements"]] == ["Gone."]
