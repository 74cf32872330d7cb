"""The people and channels of a new desk."""

from slackdesk.workspace import (
    ANA,
    ANA_DM,
    BEN,
    BEN_DM,
    BOT_USER,
    NEWSROOM,
    POLITICS,
    PRIVATE,
    TEAM,
    Channel,
    Person,
    Workspace,
)


def default_workspace(team: str = TEAM) -> Workspace:
    """A small newsroom: Ana (reporter) and Ben (editor), three channels, and a direct message with the app for each."""
    workspace = Workspace(team)
    for person in (
        Person(ANA, "ana", "Ana", title="Reporter"),
        Person(BEN, "ben", "Ben", title="Editor"),
        Person(BOT_USER, "rejoinder", "Rejoinder", is_bot=True),
    ):
        workspace.people[person.id] = person
    for channel in (
        Channel(NEWSROOM, "newsroom", "channel", [ANA, BEN, BOT_USER], "Everyone"),
        Channel(PRIVATE, "desk-private", "group", [ANA, BOT_USER], "Private: Ana, not Ben"),
        Channel(POLITICS, "politics", "channel", [ANA, BEN], "Ana and Ben"),
        Channel(ANA_DM, "", "im", [ANA, BOT_USER]),
        Channel(BEN_DM, "", "im", [BEN, BOT_USER]),
    ):
        workspace.channels[channel.id] = channel
    return workspace
