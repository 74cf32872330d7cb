"""The ledger and the digest at the desk: asked for by commands, told in threads, and never outside of where it was read."""

from benchmarks.newsroom import Newsroom, shown
from bot.views import actions

SECRET = "The broker Lena Moss said that Quarry Bank hid gold in Vadar."
SECRET_DENIAL = "Quarry Bank denied that it hid gold in Vadar."


def test_who_and_about_are_answered_to_the_asker_alone_with_the_sentence(newsroom: Newsroom) -> None:
    newsroom.read("Inspectors said that the mill at Harrow dumped dye into the river.")
    assert "dumped dye" in newsroom.told("/claims about dye Harrow")
    assert "Inspectors" in newsroom.told("/claims who inspectors")
    assert "Nothing by “Nobody Atall”" in newsroom.told("/claims who Nobody Atall")
    assert not [m for m in newsroom.desk.messages("#newsroom", "ben") if "Said about" in shown([m])]


def test_what_is_read_in_a_private_channel_is_nowhere_else_and_a_preview_is_private(newsroom: Newsroom) -> None:
    newsroom.read(SECRET, "#desk-private")
    assert "Lena Moss" in newsroom.told("/claims who Moss", "#desk-private")
    assert "Nothing by" in newsroom.told("/claims who Moss")
    assert "Nothing about" in newsroom.told("/claims about Quarry Bank gold", user="ben")
    ts = newsroom.read(SECRET_DENIAL)
    newsroom.quiet()
    assert "Lena Moss" not in shown(newsroom.answers("#newsroom", ts))
    preview = newsroom.told("/claims digest preview")
    assert "Claims digest ·" in preview
    assert "Lena Moss" not in preview
    assert "Claims digest ·" not in shown(newsroom.desk.messages("#newsroom", "ben"))


WITNESSES = "registrar skipper cook diver clerk carter pilot warden baker tailor smith porter notary surgeon mason cooper".split()
LOSSES = (
    "nets ropes pans engines records ledgers permits crates lamps anchors sails pumps radios buoys hooks cranes".split()
)
NOTICES = "\n\n".join(
    f"The {who} said that thieves took {what} from the Quell fishery."
    for who, what in zip(WITNESSES, LOSSES, strict=True)
)


def test_more_turns_the_page_in_its_place_until_all_was_shown(newsroom: Newsroom) -> None:
    newsroom.read(NOTICES)
    page = newsroom.command("/claims about Quell fishery")
    count, seen = len(newsroom.private()), shown(page)
    while actions.LEDGER_MORE in str(page):
        newsroom.press(page, actions.LEDGER_MORE)
        page = newsroom.private()[-1:]
        seen += shown(page)
    assert len(newsroom.private()) == count  # each page in the place of the one before
    assert [what for what in LOSSES if f"took {what} from" not in seen] == []
    assert "Said about" not in shown(newsroom.desk.messages("#newsroom", "ben"))


def test_a_guest_sees_what_was_read_where_they_are_and_nothing_else(newsroom: Newsroom) -> None:
    newsroom.read("The geologist Una Kell said that the dam above Fenmoor leaks.")
    newsroom.desk.add_person("Gil", guest=True)
    newsroom.desk.add_channel("side", ["ana", "gil"])
    newsroom.desk.invite("#side", "ana")
    for line in ("/claims who Kell", "/claims about dam Fenmoor"):
        assert "leaks" in newsroom.told(line, "#side")
        assert "Nothing" in newsroom.told(line, "#side", "gil")
