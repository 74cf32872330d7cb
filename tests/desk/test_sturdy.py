"""Whatever an app sends, the desk answers in Slack's way and never stumbles."""

import json
from typing import Any

import httpx2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slackdesk import Desk
from slackdesk.api import METHODS
from slackdesk.limits import Content, refuse_blocks, refuse_message, refuse_view

ARGUMENTS = (
    "attachments blocks channel channel_id cursor file files filename hash include_all_metadata latest length "
    "limit loading_messages message_ts metadata name oldest prompts status text thread_ts timestamp title "
    "trigger_id ts types user user_id users view view_id"
).split()
FIELDS = ("action_id block_id blocks element elements event_payload event_type id options text title type url").split()
KINDS = ("actions button context header home input modal rich_text rich_text_section section text").split()

leaf = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=10),
    st.sampled_from(["C0NEWSROOM", "U0ANA", "D0ANA", "#newsroom", "1.000001", *KINDS]),
)
value = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(FIELDS), inner, min_size=1, max_size=5)
    ),
    max_leaves=10,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(METHODS)), st.dictionaries(st.sampled_from(ARGUMENTS), value, max_size=6))
def test_every_call_is_answered_or_refused_by_name(
    http: httpx2.Client, desk: Desk, method: str, args: dict[str, Any]
) -> None:
    header = {"Authorization": f"Bearer {desk.bot_token}", "Content-Type": "application/json"}
    body = json.dumps({"channel": "C0NEWSROOM"} | args)

    answer = http.post(desk.api_url + method, content=body, headers=header)

    assert answer.status_code == 200
    assert answer.json()["ok"] or answer.json()["error"]


@given(value)
def test_the_limits_have_an_opinion_on_anything(thing: Any) -> None:
    for refusal in (refuse_blocks(thing), refuse_view(thing), refuse_message(Content("x", metadata=thing))):
        assert refusal is None or refusal.error
