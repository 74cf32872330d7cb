// The page: looks at what the desk shows to one person, draws it, and looks again whenever the desk says so.

import { el, reconcile } from "./dom.js";
import { blocks } from "./blocks.js";
import { Composer } from "./composer.js";
import { Messages, asTyped, statusLine } from "./messages.js";
import { Modal } from "./modal.js";
import { Names } from "./names.js";

const HOME = "home";
const $ = (id) => document.getElementById(id);

class Desk {
  constructor() {
    this.seen = null; // the last look
    this.read = new Map(); // thread → replies seen; channel → last time stamp seen
    this.names = new Names(this);
    this.messages = new Messages(this);
    this.modal = new Modal($("modal"), this.names, (act, args) => this.act(act, args));
    this.main = this.composer("composer-main", "Message", () => ({}));
    this.reply = this.composer("composer-thread", "Reply", () => ({ thread_ts: this.threadTs }));
    $("who").addEventListener("change", () => this.go({ me: $("who").value, channel: null, thread: null }));
    $("menu").addEventListener("click", () => this.side(!document.body.classList.contains("side-open")));
    for (const id of ["back", "close-thread"]) $(id).addEventListener("click", () => this.openThread(null));
    window.addEventListener("hashchange", () => this.arrive());
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("click", (event) => {
      closeMenus(event.target);
      if (!event.target.closest("#side, #menu")) this.side(false);
    });
  }

  composer(id, label, where) {
    return new Composer($(id), {
      label, snippetFrom: () => this.seen.snippet_from, mention: "Rejoinder",
      send: ({ text, snippet, files, editing }) => {
        if (editing) return this.act("edit", { channel: this.channel, ts: editing, text });
        if (/^\/\w/.test(text) && !files.length && !snippet) {
          return this.act("command", { channel: this.channel, line: text, ...where() });
        }
        return this.act("say", { channel: this.channel, text, snippet, files, ...where() });
      },
    });
  }

  // Where one is stands in the address: #person/channel/thread

  async arrive() {
    const [me, channel, thread] = location.hash.slice(1).split("/");
    const moved = channel !== this.channel;
    const opened = thread && thread !== this.threadTs;
    this.me = me || this.me || "";
    this.channel = channel || "";
    this.threadTs = thread || "";
    this.side(false);
    await this.look(true);
    if (moved && this.channel === HOME) this.act("open_home", { tab: "home" });
    else if (moved && this.place()?.kind === "im") this.act("open_home", { tab: "messages" });
    if (opened && this.wantsReply) this.reply.focus();
    this.wantsReply = false;
  }

  go({ me = this.me, channel = this.channel, thread = "" }) {
    const parts = [me, channel || "", thread || ""];
    location.hash = parts.join("/").replace(/\/+$/, "");
  }

  openThread(ts, reply = false) {
    this.wantsReply = reply;
    this.go({ thread: ts });
    if (!ts) this.main.focus();
  }

  side(open) {
    document.body.classList.toggle("side-open", open);
    $("menu").setAttribute("aria-expanded", String(open));
  }

  key(event) {
    if (event.key !== "Escape" || $("modal").open || event.defaultPrevented) return;
    if (closeMenus(null)) return;
    if (document.body.classList.contains("side-open")) this.side(false);
    else if (this.threadTs && !this.reply.editing) this.openThread(null);
  }

  place() {
    return this.seen?.channels.find((channel) => channel.id === this.channel);
  }

  get shortcuts() {
    return this.place()?.app ? this.seen.shortcuts : [];
  }

  // Talking to the desk

  async look(moved = false) {
    if (this.looking) {
      this.again = true;
      return this.looking;
    }
    this.looking = this.fetchLook(moved).finally(() => (this.looking = null));
    await this.looking;
    if (this.again) {
      this.again = false;
      await this.look(moved);
    }
  }

  async fetchLook(moved) {
    const asked = { user: this.me, channel: this.channel, thread: this.threadTs };
    const response = await fetch(`/page/look?${new URLSearchParams(asked)}`);
    const seen = await response.json();
    if (asked.user !== this.me || asked.channel !== this.channel || asked.thread !== this.threadTs) {
      this.again = true;
      return;
    }
    this.seen = seen;
    this.me = seen.me;
    if (!this.channel || (this.channel !== HOME && !this.place())) {
      history.replaceState(null, "", `#${this.me}/${seen.channels[0].id}`);
      this.channel = seen.channels[0].id;
      this.threadTs = "";
      this.again = true;
      return;
    }
    this.draw(moved);
  }

  async act(act, args) {
    const response = await fetch("/page/act", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ act, user: this.me, ...args }),
    });
    const answer = await response.json().catch(() => ({ ok: false, error: "The desk did not understand that." }));
    if (!answer.ok) this.toast(answer.error);
    return answer.ok;
  }

  toast(words) {
    $("toast").textContent = words;
    $("toast").hidden = false;
    clearTimeout(this.toasting);
    this.toasting = setTimeout(() => ($("toast").hidden = true), 6000);
  }

  listen() {
    const stream = new EventSource("/page/stream");
    stream.onmessage = (event) => {
      $("connection").textContent = "";
      if (Number(event.data) !== this.seen?.version) this.look();
    };
    stream.onerror = () => ($("connection").textContent = "The desk is not there. Waiting for it…");
  }

  edit(message, inThread) {
    (inThread ? this.reply : this.main).edit(message.ts, asTyped(message.text, this.names));
  }

  newReplies(message) {
    const known = this.read.get(message.ts);
    return known === undefined ? 0 : Math.max(0, message.reply_count - known);
  }

  // Drawing

  draw(moved) {
    const { seen } = this;
    const atHome = this.channel === HOME;
    this.markRead(moved);
    this.drawSide(atHome);
    const place = this.place();
    const title = atHome ? "Rejoinder · Home" : this.names.title(place);
    $("title").textContent = title;
    $("topic").textContent = atHome ? "What the app shows to you" : this.topic(place);
    document.title = `${title} · The desk`;
    $("messages").hidden = $("composer-main").hidden = atHome;
    $("home").hidden = !atHome;
    this.drawThread(moved); // before the room, which it makes narrower
    if (atHome) this.drawHome();
    else this.drawRoom(place, moved);
    this.modal.show(seen.modal);
  }

  markRead(moved) {
    for (const message of this.seen.messages || []) {
      const open = message.ts === this.threadTs;
      if (open || (moved && !this.read.has(message.ts))) this.read.set(message.ts, message.reply_count || 0);
      else if (!this.read.has(message.ts)) this.read.set(message.ts, 0);
    }
    for (const channel of this.seen.channels) {
      const key = `${this.me}/${channel.id}`;
      if (channel.id === this.channel || !this.read.has(key)) this.read.set(key, channel.last);
    }
  }

  drawSide(atHome) {
    reconcile($("who"), this.names.persons(), ([id]) => id, ([id, known]) => el("option", { value: id }, `${known.name}, ${known.title.toLowerCase()}`));
    $("who").value = this.me;
    const item = (id, label, current, unread) => {
      const link = el("a", { href: `#${this.me}/${id}`, class: unread ? "unread" : "", "aria-current": current ? "page" : undefined }, label);
      if (unread) link.append(el("span", { class: "dot", role: "img", "aria-label": "new messages" }));
      return el("li", {}, link);
    };
    const rows = this.seen.channels.map((channel) => {
      const unread = channel.last !== this.read.get(`${this.me}/${channel.id}`);
      return { kind: channel.kind, node: item(channel.id, this.names.title(channel), channel.id === this.channel, unread) };
    });
    $("channels").replaceChildren(...rows.filter((row) => row.kind !== "im").map((row) => row.node));
    const dms = rows.filter((row) => row.kind === "im").map((row) => row.node);
    $("apps").replaceChildren(...dms, item(HOME, "App Home", atHome, false));
  }

  drawHome() {
    const view = this.seen.home;
    const print = view ? view.hash : "none";
    if ($("home").dataset.print === `${this.me} ${print}`) return;
    $("home").dataset.print = `${this.me} ${print}`;
    $("home").replaceChildren(...(view ? blocks(view.blocks, { names: this.names }) : [el("p", { class: "empty" }, "The app has not shown a home to you yet.")]));
  }

  drawRoom(place, moved) {
    this.main.placeholder(place.kind === "im" ? "Paste an article, or a link" : "Article after @Rejoinder, or /claims");
    const prompts = (this.seen.prompts || []).map((prompt) => ({ ts: `prompt-${prompt.title}`, prompt }));
    const rows = [...this.seen.messages, ...(this.seen.messages.length ? [] : [{ ts: "empty" }]), ...prompts];
    this.list($("messages"), rows, false, moved);
  }

  drawThread(moved) {
    const open = Boolean(this.threadTs && this.seen.thread?.length);
    $("thread").hidden = !open;
    document.body.classList.toggle("thread-open", open);
    if (!open) return;
    $("thread-topic").textContent = this.names.title(this.place());
    this.reply.placeholder("Reply…");
    const status = this.seen.statuses[this.threadTs];
    this.list($("replies"), [...this.seen.thread, ...(status ? [{ ts: "status", status }] : [])], true, moved);
  }

  list(node, rows, inThread, moved) {
    const last = rows.filter((row) => row.mine || row.private).at(-1)?.ts; // what one wrote, or was told alone, comes into sight
    const told = last && !moved && last !== node.dataset.last;
    node.dataset.last = last || "";
    const bottom = told || node.scrollHeight - node.scrollTop - node.clientHeight < 80;
    const fresh = (row) => (row.reply_count ? { ...row, fresh: this.newReplies(row) } : row);
    reconcile(node, rows.map(fresh), (row) => `${this.me}/${this.channel}/${this.shortcuts.length}/${row.ts}`, (row) => this.row(row, inThread));
    if (moved && inThread) node.scrollTop = 0;
    else if (bottom || moved) node.scrollTop = node.scrollHeight;
    if (moved && !inThread) node.children[rows.findIndex((row) => row.ts === this.threadTs)]?.scrollIntoView({ block: "nearest" });
  }

  topic(place) {
    if (place.kind === "im") return "Only you and the app";
    const app = place.app ? "Rejoinder is here" : "Rejoinder is not here yet: /invite @Rejoinder";
    return place.topic ? `${place.topic}; ${app}` : app;
  }

  nothingYet(place) {
    if (place.kind === "im") return "Nothing here yet. Paste an article, or attach it as a file.";
    if (!place.app) return "Nothing here yet. Rejoinder hears nothing here until you type /invite @Rejoinder.";
    return "Nothing here yet. Paste an article after @Rejoinder.";
  }

  row(row, inThread) {
    if (row.ts === "status") return statusLine(this.names, row.status);
    if (row.ts === "empty") return el("p", { class: "empty" }, this.nothingYet(this.place()));
    if (row.prompt) {
      const say = () => this.act("say", { channel: this.channel, text: row.prompt.message });
      return el("button", { type: "button", class: "control prompt", on: { click: say } }, row.prompt.title);
    }
    return this.messages.draw(row, inThread);
  }
}

function closeMenus(except) {
  const open = [...document.querySelectorAll("details.more[open]")].filter((menu) => !menu.contains(except));
  for (const menu of open) menu.open = false;
  return open.length > 0;
}

const desk = new Desk();
desk.arrive().then(() => desk.listen());
