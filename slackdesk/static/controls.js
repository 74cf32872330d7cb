// Buttons, menus and inputs. A control in a message acts at once; one in a modal waits for the whole to be sent.

import { el } from "./dom.js";
import { text } from "./blocks.js";

/** A control that acts by itself, in a message, in App Home or beside a modal's text. */
export function control(element, context) {
  const act = (value) => confirmed(element) && context.act(element, value);
  if (element.type === "image") return el("span", { class: "context" }, `[${element.alt_text}]`);
  if (element.type === "button" || element.type === "icon_button") return button(element, act);
  if (element.type === "feedback_buttons") {
    return el("span", { class: "feedback" }, [element.positive_button, element.negative_button].map((one) => button({ ...element, ...one }, () => act(one.value))));
  }
  const field = input(element, context);
  field.node.addEventListener("change", () => act(field.value()));
  return field.node;
}

function button(element, act) {
  const open = () => element.url && window.open(element.url, "_blank", "noopener");
  return el(
    "button",
    {
      type: "button",
      class: `control ${element.style || ""}`,
      "aria-label": element.accessibility_label,
      "data-focus": element.action_id,
      "data-action": element.action_id,
      on: { click: () => (open(), act()) },
    },
    element.text.text,
  );
}

function confirmed(element) {
  if (!element.confirm) return true;
  return window.confirm(`${element.confirm.title.text}\n\n${element.confirm.text.text}`);
}

/** Any input as {node, value()}. */
export function input(element, context, id) {
  return (INPUTS[element.type] || unsupported)(element, context, id);
}

const common = (element, id) => ({ id, "data-action": element.action_id, "data-focus": element.action_id });
const hint = (element) => element.placeholder?.text || "";

const INPUTS = {
  plain_text_input: (element, _context, id) => {
    const limits = { maxLength: element.max_length ?? 3000, placeholder: hint(element), value: element.initial_value || "" };
    const node = el(element.multiline ? "textarea" : "input", { ...common(element, id), ...limits, rows: element.multiline ? 4 : undefined });
    return { node, value: () => node.value };
  },
  timepicker: (element, _context, id) => native("time", element.initial_time, element, id),
  datepicker: (element, _context, id) => native("date", element.initial_date, element, id),
  static_select: (element, _context, id) => select(element, id, options(element)),
  multi_static_select: (element, context, id) => ticks("checkbox", element, context, id),
  radio_buttons: (element, context, id) => ticks("radio", element, context, id),
  checkboxes: (element, context, id) => ticks("checkbox", element, context, id),
  overflow: (element, _context, id) => select({ ...element, placeholder: { text: "More…" } }, id, options(element)),
  users_select: (element, context, id) => select(element, id, context.names.people(), element.initial_user),
  channels_select: (element, context, id) => select(element, id, context.names.channels(), element.initial_channel),
  conversations_select: (element, context, id) => select(element, id, context.names.channels(), element.initial_conversation),
};
INPUTS.url_text_input = INPUTS.plain_text_input;

function unsupported(element) {
  return { node: el("span", { class: "context" }, `[A control that the desk does not draw: ${element.type}]`), value: () => null };
}

function native(type, initial, element, id) {
  const node = el("input", { ...common(element, id), type, value: initial || "" });
  return { node, value: () => node.value || null };
}

function options(element) {
  const groups = element.option_groups || [{ options: element.options || [] }];
  return groups.flatMap((group) => group.options.map((option) => [option.value, option.text.text]));
}

function select(element, id, choices, initial = element.initial_option?.value) {
  const blank = el("option", { value: "" }, hint(element) || "Choose…");
  const node = el("select", { ...common(element, id), "aria-label": id ? undefined : hint(element) || "Choose" }, blank);
  node.append(...choices.map(([value, label]) => el("option", { value, selected: value === initial }, label)));
  return { node, value: () => node.value || null };
}

function ticks(type, element, context, id) {
  const chosen = new Set([element.initial_option, ...(element.initial_options || [])].map((option) => option?.value));
  const list = element.options || (element.option_groups || []).flatMap((group) => group.options);
  const name = `${element.action_id}-${id || "here"}`;
  const boxes = list.map((option) => ({ option, box: el("input", { type, name, value: option.value, checked: chosen.has(option.value) }) }));
  const rows = boxes.map(({ option, box }) =>
    el("label", { class: "tick" }, box, el("span", { class: "text" }, ...text(option.text, context), option.description ? ` — ${option.description.text}` : "")),
  );
  const node = el("div", { id, role: type === "radio" ? "radiogroup" : "group", "data-action": element.action_id }, rows);
  const values = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
  return { node, value: () => (type === "radio" ? (values()[0] ?? null) : values()) };
}
