// Block Kit as DOM nodes. What is not known is named, never guessed.

import { el, link } from "./dom.js";
import { channel, emoji, mrkdwn, person } from "./mrkdwn.js";
import { button } from "./controls.js";

/** All blocks of a message or view. `context`: names, and `act(element)` for buttons. */
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
  section: (block, context) => el("div", { class: "section text" }, ...text(block.text, context)),
  header: (block, context) => el("h3", { class: "block-header" }, ...text(block.text, context)),
  actions: (block, context) => el("div", { class: "actions" }, block.elements.map((item) => button(item, context))),
  rich_text: (block, context) => el("div", { class: "rich" }, block.elements.map((part) => rich(part, context))),
  input: (block, context) => context.input(block),
};

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
  date: (element) => new Date(element.timestamp * 1000).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" }),
};

function styled(node, style) {
  let result = node;
  for (const [name, tag] of [["code", "code"], ["strike", "s"], ["italic", "em"], ["bold", "strong"]]) {
    if (style[name]) result = el(tag, {}, result);
  }
  return result;
}
