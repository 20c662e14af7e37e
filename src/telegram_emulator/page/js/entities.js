// Formatted text out of Bot API entities (offsets in UTF-16 units, as JavaScript counts).
import { h } from "./dom.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

/** Build the nodes of a text; `acts` gives `link(url)`, `command(text)` and `mention(name)`. */
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
      at = end;
    }
    index = after;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function wrapped(entity, said, inner, acts) {
  const { type } = entity;
  if (TAGS[type]) return h(TAGS[type], {}, inner);
  if (type === "spoiler") return spoiler(inner);
  if (type === "url" || type === "text_link") return anchor(entity.url || said, inner, acts);
  if (type === "bot_command") return press("command", () => acts.command?.(said), inner);
  if (type === "mention") return press("mention", () => acts.mention?.(said), inner);
  if (type === "hashtag" || type === "text_mention") return h("span", { class: "tinted" }, inner);
  return h("span", {}, inner);
}

function press(kind, act, inner) {
  return h("button", { type: "button", class: `inline ${kind}`, on: { click: act } }, inner);
}

function spoiler(inner) {
  const reveal = (event) => event.currentTarget.classList.add("open");
  return h("button", { type: "button", class: "spoiler", on: { click: reveal } }, inner);
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
