// Buttons, and the inputs of a modal, which wait for the whole to be sent.

import { el } from "./dom.js";

/** A button in a message, in App Home or in a modal. */
export function button(element, context) {
  return el(
    "button",
    {
      type: "button",
      class: "control",
      "data-focus": element.action_id,
      "data-action": element.action_id,
      on: { click: () => context.act(element) },
    },
    element.text.text,
  );
}

/** Any input as {node, value()}. */
export function input(element, id) {
  return (INPUTS[element.type] || unsupported)(element, id);
}

const common = (element, id) => ({ id, "data-action": element.action_id, "data-focus": element.action_id });

const INPUTS = {
  plain_text_input: (element, id) => {
    const limits = { maxLength: element.max_length ?? 3000, value: element.initial_value || "" };
    const node = el(element.multiline ? "textarea" : "input", { ...common(element, id), ...limits, rows: element.multiline ? 4 : undefined });
    return { node, value: () => node.value };
  },
  timepicker: (element, id) => {
    const node = el("input", { ...common(element, id), type: "time", value: element.initial_time || "" });
    return { node, value: () => node.value || null };
  },
  static_select: (element, id) => {
    const initial = element.initial_option?.value;
    const blank = el("option", { value: "" }, "Choose…");
    const choices = element.options.map(({ value, text }) => el("option", { value, selected: value === initial }, text.text));
    const node = el("select", common(element, id), blank, choices);
    return { node, value: () => node.value || null };
  },
  radio_buttons: (element, id) => ticks("radio", element, id),
  checkboxes: (element, id) => ticks("checkbox", element, id),
};

function unsupported(element) {
  return { node: el("span", { class: "context" }, `[A control that the desk does not draw: ${element.type}]`), value: () => null };
}

function ticks(type, element, id) {
  const chosen = new Set([element.initial_option, ...(element.initial_options || [])].map((option) => option?.value));
  const name = `${element.action_id}-${id}`;
  const boxes = element.options.map((option) => ({ option, box: el("input", { type, name, value: option.value, checked: chosen.has(option.value) }) }));
  const rows = boxes.map(({ option, box }) =>
    el("label", { class: "tick" }, box, el("span", { class: "text" }, option.text.text)),
  );
  const node = el("div", { id, role: type === "radio" ? "radiogroup" : "group", "data-action": element.action_id }, rows);
  const values = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
  return { node, value: () => (type === "radio" ? (values()[0] ?? null) : values()) };
}
