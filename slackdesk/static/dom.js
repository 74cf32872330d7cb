// Small helpers to build the page. Text only ever goes in as text: there is no way to pass markup.

/** An element with properties, attributes (aria-*, data-*, role) and children; strings become text nodes. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else if (name === "class") node.className = value;
    else if (name.includes("-") || name === "role" || name === "for") node.setAttribute(name, value);
    else node[name] = value;
  }
  node.append(...children.flat().filter((child) => child || child === 0));
  return node;
}

/** An http(s) link that always shows where it leads; any other address stays text. */
export function link(address, label) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return document.createTextNode(label || address);
  }
  if (!["http:", "https:"].includes(url.protocol)) return document.createTextNode(label || address);
  const here = url.origin === location.origin && /^\/archives\/(\w+)\/p(\d+)(\d{6})$/.exec(url.pathname);
  if (here) return toMessage(here, url.searchParams.get("thread_ts"), label || address);
  const anchor = el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer nofollow" }, label || address);
  const hidden = label && url.host && !label.includes(url.host);
  return hidden ? el("span", {}, anchor, el("span", { class: "host" }, ` (${url.host})`)) : anchor;
}

/** A permalink stays on this page, and with the person who looks. */
function toMessage([, channel, seconds, micros], thread, label) {
  const me = location.hash.slice(1).split("/")[0];
  return el("a", { href: `#${me}/${channel}/${thread || `${seconds}.${micros}`}` }, label);
}

/** Replace children only where something changed, by key, so that focus and scroll stay. */
export function reconcile(parent, items, key, draw) {
  const kept = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  let before = parent.firstElementChild;
  for (const item of items) {
    const id = key(item);
    const print = JSON.stringify(item);
    let node = kept.get(id);
    if (!node || node.print !== print) {
      const fresh = draw(item);
      fresh.dataset.key = id;
      fresh.print = print;
      if (node) {
        const focus = focused(node);
        if (before === node) before = fresh;
        node.replaceWith(fresh);
        if (focus) fresh.querySelector(`[data-focus="${CSS.escape(focus)}"]`)?.focus();
      }
      node = fresh;
    }
    kept.delete(id);
    if (node === before) before = before.nextElementSibling;
    else parent.insertBefore(node, before);
  }
  for (const gone of kept.values()) gone.remove();
}

function focused(node) {
  return node.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
}

/** "09:41" of a Slack time stamp, and the whole date for the title. */
export function clock(ts) {
  const date = new Date(Number(ts) * 1000);
  const short = date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return el("time", { class: "clock", title: date.toLocaleString(), dateTime: date.toISOString() }, short);
}
