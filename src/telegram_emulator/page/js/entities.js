// Formatted text out of Bot API entities (offsets in UTF-16 units, as JavaScript counts).
import { h } from "./dom.js";
import { t } from "./words.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", blockquote: "blockquote" };
const LINKS = { url: "", text_link: "", email: "mailto:" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const LONG = 180; // characters; a longer quotation that may fold is folded

/** Build the nodes of a text; `acts` gives `link(url)`, `command(text)` and `mention(name)`, which gives what it does or null. */
export function formatted(text, entities = [], acts = {}) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return within(text, sorted, 0, text.length, acts);
}

function within(text, entities, from, to, acts) {
  const nodes = [];
  let at = from;
  for (let index = 0; index < entities.length; ) {
    const entity = entities[index];
    const start = Math.max(at, entity.offset), end = Math.min(to, entity.offset + entity.length);
    let after = index + 1;
    while (after < entities.length && entities[after].offset < end) after++;
    if (start < end) {
      if (start > at) nodes.push(text.slice(at, start));
      nodes.push(wrapped(entity, text.slice(start, end), within(text, entities.slice(index + 1, after), start, end, acts), acts));
      at = end + (BLOCKS.has(entity.type) && text[end] === "\n" ? 1 : 0); // a block ends its line by itself
    }
    index = after;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function wrapped(entity, said, inner, acts) {
  const { type } = entity;
  if (TAGS[type]) return h(TAGS[type], {}, inner);
  if (type === "pre") return h("pre", { dir: "ltr", "data-language": entity.language }, inner);
  if (type === "expandable_blockquote") return folded(inner, said.length > LONG);
  if (type === "spoiler") return spoiler(inner);
  if (type in LINKS) return anchor(entity.url || `${LINKS[type]}${said}`, inner, acts);
  if (type === "bot_command") return press("command", () => acts.command?.(said), inner);
  const act = type === "mention" && acts.mention?.(said);
  if (act) return press("mention", act, inner);
  if (["hashtag", "cashtag", "mention", "text_mention", "phone_number"].includes(type)) return h("span", { class: "tinted" }, inner);
  return h("span", {}, inner);
}

function press(kind, act, inner) {
  return h("button", { type: "button", class: `inline ${kind}`, dir: "ltr", on: { click: act } }, inner);
}

function folded(inner, long) {
  if (!long) return h("blockquote", {}, inner);
  const text = h("div", { class: "fold" }, inner);
  const key = h("button", { type: "button", class: "inline", "aria-expanded": "false", text: t("show_all") });
  key.addEventListener("click", () => {
    const open = text.classList.toggle("open");
    key.setAttribute("aria-expanded", String(open));
    key.textContent = t(open ? "show_less" : "show_all");
  });
  return h("blockquote", {}, text, key);
}

function spoiler(inner) {
  const key = h("button", { type: "button", class: "spoiler", "aria-label": t("spoiler") }, h("span", { "aria-hidden": "true" }, inner));
  key.addEventListener("click", () => {
    key.classList.add("open");
    key.removeAttribute("aria-label");
    key.firstChild.removeAttribute("aria-hidden");
  }, { once: true });
  return key;
}

function anchor(address, inner, acts) {
  const url = safe(address);
  if (!url) return h("span", {}, inner);
  const act = (event) => {
    event.preventDefault();
    acts.link?.(url);
  };
  return h("a", { href: url, rel: "noopener noreferrer", target: "_blank", on: { click: act } }, inner);
}

/** Give an address that a browser may open, else null. */
export function safe(address) {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  try {
    const url = new URL(whole);
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
