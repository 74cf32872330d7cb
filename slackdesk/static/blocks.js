// Block Kit as DOM nodes. What is not known is named, never guessed.

import { el, link } from "./dom.js";
import { channel, emoji, mrkdwn, person } from "./mrkdwn.js";
import { control } from "./controls.js";

/** All blocks of a message or view. `context`: names, and `act(element, value)` for controls. */
export function blocks(list, context) {
  return (list || []).map((block) => (BLOCKS[block.type] || unknown)(block, context));
}

/** A text object: plain_text stays as it is. */
export function text(object, context) {
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwn(object.text, context.names, object.verbatim);
  return [object.text];
}

const BLOCKS = {
  section: (block, context) =>
    el(
      "div",
      { class: "section" },
      el(
        "div",
        { class: "section-text" },
        el("div", { class: "text" }, ...text(block.text, context)),
        block.fields && el("div", { class: "fields" }, block.fields.map((f) => el("div", { class: "text" }, ...text(f, context)))),
      ),
      block.accessory && control(block.accessory, context),
    ),
  header: (block, context) => el("h3", { class: "block-header" }, ...text(block.text, context)),
  context: (block, context) =>
    el(
      "div",
      { class: "context" },
      block.elements.map((item) => el("span", { class: "text" }, ...(item.type === "image" ? [`[${item.alt_text}]`] : text(item, context)))),
    ),
  actions: (block, context) => el("div", { class: "actions" }, block.elements.map((item) => control(item, context))),
  context_actions: (block, context) => el("div", { class: "actions small" }, block.elements.map((item) => control(item, context))),
  divider: () => el("hr"),
  image: (block) => el("p", { class: "context" }, `[Image: ${block.alt_text}]`),
  markdown: (block) => el("pre", { class: "text" }, block.text),
  rich_text: (block, context) => el("div", { class: "rich" }, block.elements.map((part) => rich(part, context))),
  table: (block, context) => {
    const [head, ...rows] = block.rows;
    const cell = (tag) => (item) => el(tag, tag === "th" ? { scope: "col" } : {}, ...cellContent(item, context));
    return el(
      "div",
      { class: "table", tabIndex: 0, role: "region", "aria-label": "Table" },
      el("table", {}, el("thead", {}, el("tr", {}, head.map(cell("th")))), el("tbody", {}, rows.map((row) => el("tr", {}, row.map(cell("td")))))),
    );
  },
  input: (block, context) => context.input(block),
};

function cellContent(item, context) {
  if (item.type === "rich_text") return item.elements.map((part) => rich(part, context));
  return [String(item.text ?? item.value ?? "")];
}

function unknown(block) {
  return el("p", { class: "context" }, `[A block that the desk does not draw: ${block.type}]`);
}

function rich(part, context) {
  if (part.type === "rich_text_list") {
    const tag = part.style === "ordered" ? "ol" : "ul";
    const list = el(tag, { class: `indent-${part.indent || 0}` }, part.elements.map((item) => el("li", {}, ...inline(item, context))));
    if (part.offset) list.start = part.offset + 1;
    return list;
  }
  const tag = { rich_text_quote: "blockquote", rich_text_preformatted: "pre" }[part.type] || "div";
  return el(tag, { class: "text" }, ...inline(part, context));
}

function inline(part, context) {
  return part.elements.map((element) => {
    const node = (INLINE[element.type] || ((e) => `[${e.type}]`))(element, context.names);
    return styled(node, element.style || {});
  });
}

const INLINE = {
  text: (element) => element.text,
  link: (element) => link(element.url, element.text),
  user: (element, names) => person(element.user_id, names),
  channel: (element, names) => channel(element.channel_id, names),
  broadcast: (element) => el("span", { class: "mention broadcast" }, `@${element.range}`),
  emoji: (element) => emoji(element),
  usergroup: (element) => el("span", { class: "mention" }, `@${element.usergroup_id}`),
  date: (element) => new Date(element.timestamp * 1000).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" }),
  color: (element) => element.value,
};

function styled(node, style) {
  let result = node;
  for (const [name, tag] of [["code", "code"], ["strike", "s"], ["italic", "em"], ["bold", "strong"], ["underline", "u"]]) {
    if (style[name]) result = el(tag, {}, result);
  }
  return result;
}
