// Where one writes: Enter sends, Shift+Enter breaks the line, a long paste becomes a snippet, files are attached.

import { el } from "./dom.js";

const TALLEST = 220;

/** One composer: `send({text, snippet, files})` answers a promise that fails with words for the person. */
export class Composer {
  constructor(place, { label, send, snippetFrom, mention }) {
    this.send = send;
    this.snippetFrom = snippetFrom;
    this.snippet = null;
    this.files = [];
    this.editing = null;
    this.box = el("textarea", {
      rows: 1,
      "aria-label": label,
      "aria-keyshortcuts": "Enter",
      on: { keydown: (event) => this.key(event), input: () => this.fit(), paste: (event) => this.paste(event) },
    });
    this.picker = el("input", { type: "file", multiple: true, hidden: true, on: { change: () => this.attach(this.picker.files) } });
    this.chips = el("div", { class: "chips" });
    this.cancel = el("button", { type: "button", class: "plain", hidden: true, on: { click: () => this.reset() } }, "Cancel");
    this.button = el("button", { type: "button", class: "control primary", on: { click: () => this.go() } }, "Send");
    const at = el("button", { type: "button", class: "plain", on: { click: () => this.insert(`@${mention} `) } }, `@${mention}`);
    const file = el("button", { type: "button", class: "plain", on: { click: () => this.picker.click() } }, "Attach a file");
    place.replaceChildren(
      this.chips,
      el("div", { class: "box" }, this.box, el("div", { class: "tools" }, at, file, this.picker, el("span", { class: "grow" }), this.cancel, this.button)),
    );
    place.addEventListener("dragover", (event) => event.preventDefault());
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      this.attach(event.dataTransfer.files);
    });
  }

  placeholder(text) {
    this.box.placeholder = text;
  }

  focus() {
    this.box.focus();
  }

  edit(ts, text) {
    this.editing = ts;
    this.box.value = text;
    this.button.textContent = "Save";
    this.cancel.hidden = false;
    this.fit();
    this.focus();
  }

  insert(text) {
    this.box.setRangeText(text, this.box.selectionStart, this.box.selectionEnd, "end");
    this.fit();
    this.focus();
  }

  key(event) {
    if (event.key === "Escape" && this.editing) this.reset();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.go();
  }

  paste(event) {
    const files = event.clipboardData.files;
    const text = event.clipboardData.getData("text/plain");
    if (files.length && !text) {
      event.preventDefault();
      this.attach(files);
    } else if (text.length >= this.snippetFrom()) {
      event.preventDefault();
      this.snippet = text;
      this.draw();
    }
  }

  attach(list) {
    this.files.push(...list);
    this.picker.value = "";
    this.draw();
  }

  draw() {
    const chip = (name, drop) =>
      el("span", { class: "chip" }, name, el("button", { type: "button", class: "plain", "aria-label": `Remove ${name}`, on: { click: drop } }, "✕"));
    const files = this.files.map((file) => chip(file.name, () => {
      this.files = this.files.filter((other) => other !== file);
      this.draw();
    }));
    if (this.snippet) {
      files.unshift(chip(`Pasted text, ${this.snippet.length.toLocaleString("en")} characters, as a snippet`, () => {
        this.snippet = null;
        this.draw();
      }));
    }
    this.chips.replaceChildren(...files);
  }

  fit() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, TALLEST)}px`;
  }

  reset() {
    this.box.value = "";
    this.snippet = null;
    this.files = [];
    this.editing = null;
    this.button.textContent = "Send";
    this.cancel.hidden = true;
    this.draw();
    this.fit();
  }

  async go() {
    const text = this.box.value;
    if (this.button.disabled || !(text.trim() || this.snippet || this.files.length)) return;
    this.button.disabled = true;
    try {
      const files = await Promise.all(this.files.map(encoded));
      const sent = await this.send({ text, snippet: this.snippet, files, editing: this.editing });
      if (sent) this.reset();
    } finally {
      this.button.disabled = false;
    }
  }
}

function encoded(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name, content: reader.result.split(",", 2)[1] || "" });
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
