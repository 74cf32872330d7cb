"""What opens a paragraph or a line and is no sentence of the story, and texts that are all in capitals."""

from tests.readers.offline_reading import read, said

SHOUTED = (
    "THE MAYOR OF ASKERBY, ANN HOLT, SAID ON MONDAY THAT THE DAM WAS SAFE. “WE CHECKED IT TWICE,” SHE SAID.\n\n"
    "A SPOKESMAN FOR THE U.S. EMBASSY DECLINED TO COMMENT."
)


def told(text: str) -> list[tuple[str | None, str]]:
    return [(one.source and one.source.text, one.quote) for one in read(text) if one.kind != "article"]


def test_a_place_and_a_colon_at_the_top_are_no_speaker() -> None:
    text = "ASKERBY: The harbour board on Monday denied reports that the crane was old, hours after it fell."
    assert said(text, "denied").source is not None
    assert "ASKERBY" not in [source for source, _ in told(text)]


def test_the_headings_of_a_live_report_make_no_statement() -> None:
    text = (
        "Trams collide in Askerby\n\n18:22 Drivers’ union rejects mayor’s remark\n\nThe union said the brakes were old."
    )
    assert told(text) == [("The union", "the brakes were old")]
