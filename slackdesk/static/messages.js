// One message: who, when, what, its files, its thread.

import { clock, el } from "./dom.js";
import { blocks } from "./blocks.js";

const FOLD_FROM = 700; // characters of a person's message that are shown before "Show more"

/** Draws messages; `desk` gives names, acts and ways to go elsewhere. */
export class Messages {
  constructor(desk) {
    this.desk = desk;
    this.unfolded = new Set(); // long messages that were opened
  }

  draw(message, inThread) {
    const { names } = this.desk;
    const who = message.user;
    const body = el("div", { class: "body" },
      el("div", { class: "byline" },
        el("span", { class: "name" }, names.person(who)),
        names.isBot(who) && el("span", { class: "badge" }, "APP"),
        clock(message.ts),
        message.edited && !names.isBot(who) && el("span", { class: "host" }, " (edited)")),
      message.private && el("p", { class: "private" }, "Only visible to you"),
      this.content(message),
      this.files(message),
      !inThread && this.replies(message),
      !inThread && message.status && statusLine(names, message.status));
    return el("article", { class: `message${message.private ? " is-private" : ""}`, "aria-label": `${names.person(who)}` },
      el("span", { class: `avatar ${who}`, "aria-hidden": "true" }, names.person(who)[0]),
      body,
      this.menu(message, inThread));
  }

  content(message) {
    const context = {
      names: this.desk.names,
      act: (element) => this.desk.act("press", { channel: this.desk.channel, ts: message.ts, action_id: element.action_id }),
    };
    const content = message.blocks?.length
      ? el("div", { class: "blocks" }, blocks(message.blocks, context))
      : el("div", { class: "text" }, unescaped(message.text));
    const long = !this.desk.names.isBot(message.user) && message.text.length > FOLD_FROM;
    return long ? this.folded(message, content) : content;
  }

  folded(message, content) {
    const open = () => this.unfolded.has(message.ts);
    const box = el("div", { class: "fold" }, content);
    const button = el("button", { type: "button", class: "plain replies", "data-focus": "fold", on: { click: () => {
      if (open()) this.unfolded.delete(message.ts);
      else this.unfolded.add(message.ts);
      show();
    } } });
    const show = () => {
      box.classList.toggle("is-folded", !open());
      button.textContent = open() ? "Show less" : "Show more";
      button.setAttribute("aria-expanded", String(open()));
    };
    show();
    return el("div", {}, box, button);
  }

  files(message) {
    return (message.files || []).map((file) => {
      const href = `/page/file/${encodeURIComponent(file.id)}?user=${encodeURIComponent(this.desk.me)}`;
      const size = file.size < 1024 ? `${file.size} B` : `${Math.round(file.size / 1024)} KB`;
      return el("div", { class: "file" },
        el("a", { href, target: "_blank", rel: "noopener" }, file.title || file.name),
        el("span", { class: "host" }, ` ${file.mode === "snippet" ? "Snippet" : file.name} · ${size}`),
        file.preview && el("pre", { class: "file-preview" }, file.preview.slice(0, 400)));
    });
  }

  replies(message) {
    if (!message.reply_count) return null;
    const fresh = this.desk.newReplies(message);
    const words = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
    return el("button", { type: "button", class: "plain replies", "data-focus": "replies", on: { click: () => this.desk.openThread(message.ts) } },
      words, fresh ? el("span", { class: "fresh" }, ` ${fresh} new`) : "", el("span", { class: "host" }, " last ", clock(message.latest_reply)));
  }

  menu(message, inThread) {
    if (message.subtype === "tombstone") return null;
    const item = (label, run) => el("button", { type: "button", role: "menuitem", on: { click: (event) => {
      event.target.closest("details").open = false;
      run();
    } } }, label);
    const items = [];
    if (!inThread && !message.private) items.push(item("Reply in thread", () => this.desk.openThread(message.ts, true)));
    if (!message.private) {
      for (const shortcut of this.desk.shortcuts) {
        items.push(item(shortcut.name, () => this.desk.act("shortcut", { channel: this.desk.channel, ts: message.ts, callback_id: shortcut.id })));
      }
    }
    if (message.mine) {
      items.push(item("Edit", () => this.desk.edit(message, inThread)));
      items.push(item("Delete", () => this.desk.act("delete", { channel: this.desk.channel, ts: message.ts })));
    }
    if (!items.length) return null;
    return el("details", { class: "more", name: "message-menu" },
      el("summary", { "aria-label": "More actions", "data-focus": "more" }, "⋯"),
      el("div", { class: "menu", role: "menu" }, items));
  }
}

/** "Rejoinder is reading…" */
export function statusLine(names, text) {
  return el("p", { class: "status", role: "status" }, `${names.app()} ${text}`);
}

/** A stored text as its author typed it, for editing. */
export function asTyped(text, names) {
  const plain = text.replace(/<([^<>\n]+)>/g, (_, inside) => {
    const [target, label] = inside.split("|", 2);
    const who = target.slice(1);
    if (target.startsWith("@")) return `@${names.isBot(who) ? names.person(who) : names.handle(who)}`;
    if (target.startsWith("#")) return `#${label}`;
    if (target.startsWith("!")) return `@${target.slice(1)}`;
    return label && /^https?:/.test(target) && !target.endsWith(label) ? `[${label}](${target})` : label || target;
  });
  return unescaped(plain);
}

function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
