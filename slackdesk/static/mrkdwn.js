// Slack's mrkdwn as DOM nodes: control sequences, links, bold and the rest; everything else is text.

import { el, link } from "./dom.js";

const OPEN = "\ue000";
const CLOSE = "\ue001";
const EMOJI = {
  white_check_mark: "✅", warning: "⚠️", mag: "🔍", x: "❌", eyes: "👀", hourglass: "⌛", memo: "📝",
  speech_balloon: "💬", newspaper: "📰", link: "🔗", wave: "👋", lock: "🔒",
};
const MARKS = [
  [/(^|[^\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])/, "strong"],
  [/(^|[^\w_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\w_])/, "em"],
  [/(^|[^\w~])~(?=[^\s~])([^~\n]*[^\s~])~(?![\w~])/, "s"],
];
const BARE_URL = /https?:\/\/[^\s<>|\ue000\ue001]+[^\s<>|.,;:!?'"”’)\]\ue000\ue001]/;

const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Nodes for one mrkdwn text; `names` knows people and channels, `verbatim` leaves bare addresses alone. */
export function mrkdwn(text, names, verbatim = false) {
  const tokens = [];
  const keep = (node) => `${OPEN}${tokens.push(node) - 1}${CLOSE}`;
  let rest = text.replaceAll(OPEN, "").replaceAll(CLOSE, "");
  rest = rest.replace(/```([^]*?)```/g, (_, code) => keep(el("pre", {}, plain(code.replace(/^\n/, "")))));
  rest = rest.replace(/`([^`\n]+)`/g, (_, code) => keep(el("code", {}, plain(code))));
  rest = rest.replace(/<([^<>\n]+)>/g, (_, inside) => keep(control(inside, names)));
  return lines(rest, { tokens, verbatim });
}

function lines(text, context) {
  const nodes = [];
  let quote = null;
  const parts = text.split("\n");
  parts.forEach((line, index) => {
    const quoted = /^&gt; ?(.*)$/.exec(line);
    if (quoted) {
      if (quote) quote.append("\n");
      else nodes.push((quote = el("blockquote", {})));
      quote.append(...inline(quoted[1], context));
      return;
    }
    quote = null;
    nodes.push(...inline(line, context));
    if (index < parts.length - 1 && !/^&gt;/.test(parts[index + 1])) nodes.push("\n");
  });
  return nodes;
}

function inline(text, context) {
  if (!text) return [];
  for (const [pattern, tag] of MARKS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const start = found.index + found[1].length;
    const before = inline(text.slice(0, start), context);
    const after = inline(text.slice(found.index + found[0].length), context);
    return [...before, el(tag, {}, ...inline(found[2], context)), ...after];
  }
  const url = context.verbatim ? null : BARE_URL.exec(text);
  if (url) {
    const before = inline(text.slice(0, url.index), context);
    return [...before, link(plain(url[0])), ...inline(text.slice(url.index + url[0].length), context)];
  }
  return text.split(/(\ue000\d+\ue001|:[a-z_]+:)/).map((part) => {
    if (part.startsWith(OPEN)) return context.tokens[Number(part.slice(1, -1))];
    return EMOJI[part.slice(1, -1)] || plain(part);
  });
}

function control(inside, names) {
  const [target, label] = inside.split("|", 2);
  if (target.startsWith("@")) return person(target.slice(1), names);
  if (target.startsWith("#")) return channel(target.slice(1), names, label);
  if (target.startsWith("!date^")) return document.createTextNode(plain(label || ""));
  if (target.startsWith("!")) return el("span", { class: "mention broadcast" }, `@${target.slice(1).split("^")[0]}`);
  return link(plain(target), label ? plain(label) : "");
}

export function person(id, names) {
  return el("span", { class: "mention" }, `@${names.person(id)}`);
}

export function channel(id, names, label) {
  return el("span", { class: "mention" }, `#${names.channel(id) || label || id}`);
}

export function emoji(element) {
  if (element.unicode) {
    return String.fromCodePoint(...element.unicode.split("-").map((code) => parseInt(code, 16)));
  }
  return EMOJI[element.name] || `:${element.name}:`;
}
