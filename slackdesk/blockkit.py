"""The shapes of Block Kit with Slack's limits, as tables: blocks, their elements, and what rich text is made of."""

from slackdesk.rules import all_of, anything, choice, flag, many, number, plain, shape, some_of, string, text, typed

ID = 255
"""block_id, action_id, callback_id, external_id."""
URL = 3000
SECTION_TEXT = 3000
FIELD_TEXT, FIELDS = 2000, 10
HEADER_TEXT = 150
BUTTON_TEXT, BUTTON_VALUE = 75, 2000
OPTION_TEXT, OPTION_VALUE, OPTIONS, RADIO_OPTIONS, OVERFLOW_OPTIONS = 75, 150, 100, 10, 5
CONTEXT_ELEMENTS, ACTIONS_ELEMENTS, CONTEXT_ACTIONS_ELEMENTS = 10, 25, 5
MARKDOWN_TEXT = 12_000
TABLE_ROWS, TABLE_COLUMNS = 100, 20
PLACEHOLDER, LABEL, INPUT_LENGTH = 150, 2000, 3000
TITLE, PRIVATE_METADATA = 24, 3000
MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
_FREE = 100_000
"""Where Slack names no limit of its own: the limit of the whole message comes first."""

_option = shape(
    {"text": text(OPTION_TEXT), "value": string(OPTION_VALUE)},
    {"description": text(OPTION_TEXT), "url": string(URL)},
)
_options = many(_option, OPTIONS)
_confirm = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": choice("primary", "danger")},
)
_base = {"type": anything}
_interactive = {"action_id": string(ID), "confirm": _confirm, "focus_on_load": flag}
_placeholder = {"placeholder": plain(PLACEHOLDER)}

_button = shape(
    _base | {"text": plain(BUTTON_TEXT)},
    _interactive
    | {
        "url": string(URL),
        "value": string(BUTTON_VALUE),
        "style": choice("primary", "danger"),
        "accessibility_label": string(75),
    },
)
_static_select = all_of(
    shape(
        _base,
        _interactive
        | _placeholder
        | {
            "options": _options,
            "option_groups": many(shape({"label": plain(75), "options": _options}), 100),
            "initial_option": _option,
            "initial_options": _options,
            "max_selected_items": number(1, 100),
        },
    ),
    some_of("options", "option_groups"),
)
_few = many(_option, RADIO_OPTIONS)
_radio = shape(_base | {"options": _few}, _interactive | {"initial_option": _option})
_checkboxes = shape(_base | {"options": _few}, _interactive | {"initial_options": _few})
_picker = _interactive | _placeholder
_conversation_filter = {"filter": anything, "response_url_enabled": flag, "default_to_current_conversation": flag}
_image_element = shape(_base | {"alt_text": string(2000)}, {"image_url": string(URL), "slack_file": anything})

INTERACTIVE = {
    "button": _button,
    "static_select": _static_select,
    "multi_static_select": _static_select,
    "radio_buttons": _radio,
    "checkboxes": _checkboxes,
    "overflow": shape(_base | {"options": many(_option, OVERFLOW_OPTIONS)}, _interactive),
    "timepicker": shape(_base, _picker | {"initial_time": string(5), "timezone": string(ID)}),
    "datepicker": shape(_base, _picker | {"initial_date": string(10)}),
    "users_select": shape(_base, _picker | {"initial_user": string(ID)}),
    "channels_select": shape(_base, _picker | {"initial_channel": string(ID), "response_url_enabled": flag}),
    "conversations_select": shape(_base, _picker | _conversation_filter | {"initial_conversation": string(ID)}),
}
INPUTS = {kind: rule for kind, rule in INTERACTIVE.items() if kind not in ("button", "overflow")} | {
    "plain_text_input": shape(
        _base,
        _picker
        | {
            "initial_value": string(INPUT_LENGTH, 0),
            "multiline": flag,
            "min_length": number(0, INPUT_LENGTH),
            "max_length": number(1, INPUT_LENGTH),
            "dispatch_action_config": anything,
        },
    ),
    "url_text_input": shape(_base, _picker | {"initial_value": string(INPUT_LENGTH, 0)}),
}
_feedback = shape({"text": plain(BUTTON_TEXT), "value": string(BUTTON_VALUE)}, {"accessibility_label": string(75)})
_CONTEXT_ACTIONS = {
    "feedback_buttons": shape(
        _base | {"positive_button": _feedback, "negative_button": _feedback}, {"action_id": string(ID)}
    ),
    "icon_button": shape(
        _base | {"icon": string(75), "text": plain(BUTTON_TEXT)},
        _interactive
        | {"value": string(BUTTON_VALUE), "visible_to_user_ids": anything, "accessibility_label": string(75)},
    ),
}

_style = {
    "style": shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight", "unlink"), flag))
}
_RICH_INLINE = {
    "text": shape(_base | {"text": string(_FREE)}, _style),
    "link": shape(_base | {"url": string(URL)}, _style | {"text": string(_FREE, 0), "unsafe": flag}),
    "user": shape(_base | {"user_id": string(ID)}, _style),
    "usergroup": shape(_base | {"usergroup_id": string(ID)}, _style),
    "channel": shape(_base | {"channel_id": string(ID)}, _style),
    "emoji": shape(_base | {"name": string(ID)}, _style | {"unicode": string(ID), "skin_tone": number(1, 6)}),
    "broadcast": shape(_base | {"range": choice("here", "channel", "everyone")}, _style),
    "date": shape(
        _base | {"timestamp": anything, "format": string(ID)}, _style | {"url": string(URL), "fallback": string(ID)}
    ),
    "color": shape(_base | {"value": string(20)}, _style),
}
_inline = many(typed("rich text element", _RICH_INLINE), 10_000, 0)
_border = {"border": number(0, 1)}
_rich_section = shape(_base | {"elements": _inline})
_RICH_PARTS = {
    "rich_text_section": _rich_section,
    "rich_text_quote": shape(_base | {"elements": _inline}, _border),
    "rich_text_preformatted": shape(
        _base
        | {"elements": many(typed("rich text element", {k: _RICH_INLINE[k] for k in ("text", "link")}), 10_000, 0)},
        _border | {"language": string(ID)},
    ),
    "rich_text_list": shape(
        _base
        | {
            "style": choice("bullet", "ordered"),
            "elements": many(typed("rich text", {"rich_text_section": _rich_section}), 1000),
        },
        _border | {"indent": number(0, 8), "offset": number(0, 10_000)},
    ),
}
_block = {"block_id": string(ID)}
_rich_text = shape(_base | {"elements": many(typed("rich text", _RICH_PARTS), 1000, 0)}, _block)
_CELLS = {
    "raw_text": shape(_base | {"text": string(_FREE)}),
    "rich_text": _rich_text,
    "raw_number": shape(_base | {"value": anything}, {"text": string(_FREE)}),
}
_column = shape({}, {"align": choice("left", "center", "right"), "is_wrapped": flag})

BLOCKS = {
    "section": all_of(
        shape(
            _base,
            _block
            | {
                "text": text(SECTION_TEXT),
                "fields": many(text(FIELD_TEXT), FIELDS),
                "accessory": typed("accessory", INTERACTIVE | {"image": _image_element}),
                "expand": flag,
            },
        ),
        some_of("text", "fields"),
    ),
    "header": shape(_base | {"text": plain(HEADER_TEXT)}, _block | {"level": number(1, 4)}),
    "context": shape(
        _base
        | {
            "elements": many(
                typed(
                    "context element",
                    {
                        "image": _image_element,
                        "plain_text": text(SECTION_TEXT, "plain_text"),
                        "mrkdwn": text(SECTION_TEXT, "mrkdwn"),
                    },
                ),
                CONTEXT_ELEMENTS,
            )
        },
        _block,
    ),
    "actions": shape(_base | {"elements": many(typed("element", INTERACTIVE), ACTIONS_ELEMENTS)}, _block),
    "context_actions": shape(
        _base | {"elements": many(typed("element", _CONTEXT_ACTIONS), CONTEXT_ACTIONS_ELEMENTS)}, _block
    ),
    "divider": shape(_base, _block),
    "image": shape(
        _base | {"alt_text": string(2000)},
        _block | {"image_url": string(URL), "slack_file": anything, "title": plain(2000)},
    ),
    "input": shape(
        _base | {"label": plain(LABEL), "element": typed("input", INPUTS)},
        _block | {"hint": plain(LABEL), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": _rich_text,
    "markdown": shape(_base | {"text": string(MARKDOWN_TEXT)}, _block),
    "table": shape(
        _base | {"rows": many(many(typed("cell", _CELLS), TABLE_COLUMNS), TABLE_ROWS)},
        _block | {"column_settings": many(_column, TABLE_COLUMNS, 0)},
    ),
}
MODAL = shape(
    {"type": anything, "title": plain(TITLE), "blocks": many(typed("block", BLOCKS), VIEW_BLOCKS)},
    {
        "close": plain(TITLE),
        "submit": plain(TITLE),
        "private_metadata": string(PRIVATE_METADATA, 0),
        "callback_id": string(ID, 0),
        "external_id": string(ID, 0),
        "clear_on_close": flag,
        "notify_on_close": flag,
        "submit_disabled": flag,
    },
)
HOME = shape(
    {"type": anything, "blocks": many(typed("block", BLOCKS), VIEW_BLOCKS)},
    {
        "private_metadata": string(PRIVATE_METADATA, 0),
        "callback_id": string(ID, 0),
        "external_id": string(ID, 0),
    },
)
