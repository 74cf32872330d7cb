// The one window that an app can open over the page.

import { el } from "./dom.js";
import { blocks } from "./blocks.js";
import { input } from "./controls.js";

/** Keeps the dialog equal to what the desk says is open; what is typed stays until the view itself changes. */
export class Modal {
  constructor(dialog, names, act) {
    this.dialog = dialog;
    this.names = names;
    this.act = act;
    this.drawn = "";
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.act("close", {});
    });
  }

  show(view) {
    if (!view) {
      this.drawn = "";
      if (this.dialog.open) this.dialog.close();
      return;
    }
    const print = `${view.id} ${view.hash}`;
    if (print !== this.drawn) this.draw(view);
    this.drawn = print;
    this.trouble(view);
    if (!this.dialog.open) this.dialog.showModal();
  }

  draw(view) {
    this.fields = new Map();
    const context = { names: this.names, input: (block) => this.field(block) };
    const send = (event) => {
      event.preventDefault();
      const values = Object.fromEntries([...this.fields].map(([action, field]) => [action, field.value()]));
      this.act("submit", { values });
    };
    this.note = el("p", { class: "error", role: "alert" });
    const cancel = el("button", { type: "button", class: "control", on: { click: () => this.act("close", {}) } }, view.close?.text || "Cancel");
    const submit = view.submit && el("button", { type: "submit", class: "control primary" }, view.submit.text);
    this.dialog.replaceChildren(
      el("form", { method: "dialog", noValidate: true, on: { submit: send } },
        el("header", {}, el("h2", { id: "modal-title" }, view.title.text)),
        el("div", { class: "modal-body" }, blocks(view.blocks, context), this.note),
        el("footer", {}, cancel, submit)),
    );
  }

  field(block) {
    const id = `input-${block.block_id}`;
    const field = input(block.element, id);
    field.error = el("p", { class: "error", id: `${id}-error` });
    field.block = block.block_id;
    field.node.setAttribute("aria-describedby", `${id}-error`);
    this.fields.set(block.element.action_id, field);
    return el("div", { class: "field" },
      el("label", { htmlFor: id }, block.label.text, block.optional ? el("span", { class: "host" }, " (optional)") : ""),
      field.node,
      field.error);
  }

  trouble(view) {
    this.note.textContent = view.note || "";
    let first = null;
    for (const field of this.fields.values()) {
      field.error.textContent = view.errors[field.block] || "";
      field.node.toggleAttribute("aria-invalid", Boolean(view.errors[field.block]));
      if (view.errors[field.block] && !first) first = field.node;
    }
    first?.focus();
  }
}
