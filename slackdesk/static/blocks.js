// Block Kit as DOM nodes. What is not known is named, never guessed; mrkdwn, which Rejoinder never sends, stays as it is.

import { el, link } from "./dom.js";
import { button } from "./controls.js";

/** All blocks of a message or view. `context`: names, and in messages `act(element)` for buttons. */
export function blocks(list, context) {
  return (list || []).map((block) => (BLOCKS[block.type] || unknown)(block, context));
}

const BLOCKS = {
  section: (block) => el("div", { class: "section text" }, block.text.text),
  header: (block) => el("h3", { class: "block-header" }, block.text.text),
  actions: (block, context) => el("div", { class: "actions" }, block.elements.map((item) => button(item, context))),
  rich_text: (block, context) => el("div", { class: "rich" }, block.elements.map((part) => rich(part, context))),
  input: (block, context) => (context.input || unknown)(block),
};

function unknown(block) {
  return el("p", { class: "context" }, `[A block that the desk does not draw: ${block.type}]`);
}

function rich(part, context) {
  if (part.type === "rich_text_list") {
    return el("ul", {}, part.elements.map((item) => el("li", {}, ...inline(item, context))));
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
  user: (element, names) => mention(`@${names.person(element.user_id)}`),
  channel: (element, names) => mention(`#${names.channel(element.channel_id) || element.channel_id}`),
  broadcast: (element) => mention(`@${element.range}`),
  date: (element) => new Date(element.timestamp * 1000).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" }),
};

function mention(words) {
  return el("span", { class: "mention" }, words);
}

function styled(node, style) {
  let result = node;
  for (const [name, tag] of [["strike", "s"], ["italic", "em"], ["bold", "strong"]]) {
    if (style[name]) result = el(tag, {}, result);
  }
  return result;
}
