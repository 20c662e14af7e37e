// What lies over the page: toasts, dialogs, menus.
import { arrows, h, icon } from "./dom.js";
import { t } from "./words.js";

const TOAST_MS = 4500, MAX_TOASTS = 4;
let dialogs = 0;

/** Say something in passing. */
export function toast(text) {
  const box = document.getElementById("toasts");
  const node = h("p", { class: "toast", dir: "auto", text });
  box.append(node);
  while (box.children.length > MAX_TOASTS) box.firstChild.remove();
  setTimeout(() => node.remove(), TOAST_MS);
}

/** Open a dialog; `body` and `actions` get `close(value)`, `keys` each key; gives what it was closed with (undefined by Esc). */
export function dialog({ title, body, actions = [], kind = "", keys = null }) {
  return new Promise((done) => {
    const name = `dialog-title-${++dialogs}`;
    const node = h("dialog", { class: `dialog ${kind}`, "aria-labelledby": name });
    const before = document.activeElement;
    let value;
    const close = (given) => {
      value = given;
      node.close();
    };
    const cross = h("button", { type: "button", class: "round", "aria-label": t("close"), on: { click: () => close() } }, icon("close"));
    const head = h("div", { class: "head" }, h("h2", { id: name, dir: "auto", text: title }), cross);
    const choices = actions.map(({ label, value: given, style = "quiet", act }) =>
      h("button", { type: "button", class: style, on: { click: () => (act ? act(close) : close(given)) }, text: label }));
    node.append(head, h("div", { class: "body" }, body(close)), ...(choices.length ? [h("footer", {}, choices)] : []));
    if (keys) node.addEventListener("keydown", keys);
    node.addEventListener("click", (event) => event.target === node && close());
    node.addEventListener("close", () => {
      node.remove();
      if (before?.isConnected) before.focus();
      done(value);
    });
    document.body.append(node);
    node.showModal();
    (node.querySelector("[autofocus]") || node.querySelector("footer .primary") || cross).focus();
  });
}

/** Show an alert of the bot: it waits for OK. */
export function alertOf(title, text) {
  return dialog({
    title, kind: "alert", body: () => h("p", { dir: "auto", class: "said", text }),
    actions: [{ label: t("ok"), value: true, style: "primary" }],
  });
}

/** Ask yes or no. */
export function confirmOf(title, yes, style = "danger") {
  const actions = [{ label: t("cancel") }, { label: yes, value: true, style }];
  return dialog({ title, body: () => [], actions, kind: "alert" });
}

/** Ask for one line of text; `done` words the key that ends it. */
export function askLine(title, label, given = "", done = t("create"), direction = "auto") {
  const field = h("input", { type: "text", dir: direction, required: true, maxlength: "128", autofocus: true, value: given });
  const ready = (close) => field.value.trim() && close(field.value.trim());
  return dialog({
    title,
    body: (close) => h("form", { class: "fields", on: { submit: (event) => { event.preventDefault(); ready(close); } } },
      h("label", {}, h("span", { text: label }), field)),
    actions: [{ label: t("cancel") }, { label: done, style: "primary", act: ready }],
  });
}

let closeMenu = null;

/** Open a menu beside a node; items are {label, hint, icon, act, danger, checked} or {emoji, label, act, chosen} for the row on top. */
export function menu(anchor, label, items) {
  closeMenu?.();
  const before = document.activeElement;
  const node = h("div", { class: "menu", role: "menu", "aria-label": label });
  const close = (back = true) => {
    node.remove();
    removeEventListener("pointerdown", outside, true);
    closeMenu = null;
    if (back && before?.isConnected) before.focus({ preventScroll: true });
  };
  const outside = (event) => !node.contains(event.target) && close(false);
  const chosen = (one) => { close(); one.act(); };
  const emoji = items.filter((one) => one.emoji).map((one) => sign(one, chosen));
  const rest = items.filter((one) => !one.emoji).map((one) => line(one, chosen));
  node.append(...(emoji.length ? [h("div", { class: "row", role: "group", "aria-label": t("reactions") }, emoji)] : []), ...rest);
  (document.querySelector("dialog[open]:last-of-type") || document.body).append(node);
  place(node, anchor);
  const all = [...emoji, ...rest];
  node.addEventListener("keydown", (event) => menuKey(event, node, all, close));
  addEventListener("pointerdown", outside, true);
  closeMenu = () => close(false);
  (all.find((one) => one.getAttribute("aria-checked") === "true") || all[0])?.focus();
}

function sign(one, chosen) {
  return h("button", { type: "button", role: "menuitem", tabindex: "-1", class: one.chosen ? "emoji chosen" : "emoji", "aria-label": one.label, title: one.label, on: { click: () => chosen(one) } }, one.emoji);
}

function line(one, chosen) {
  const marked = one.checked !== undefined;
  return h("button", { type: "button", role: marked ? "menuitemradio" : "menuitem", "aria-checked": marked ? String(one.checked) : undefined, tabindex: "-1", class: one.danger ? "danger" : "", on: { click: () => chosen(one) } },
    one.icon && icon(one.icon, ["reply", "back", "window"].includes(one.icon)), h("span", { class: "grow" }, h("span", { text: one.label, dir: "auto" }), one.hint && h("small", { text: one.hint, dir: "auto" })), one.checked && icon("check"));
}

function menuKey(event, node, all, close) {
  const turn = getComputedStyle(node).direction === "rtl" ? { ArrowRight: "ArrowUp", ArrowLeft: "ArrowDown" } : { ArrowRight: "ArrowDown", ArrowLeft: "ArrowUp" };
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    close();
  } else if (turn[event.key]) arrows({ key: turn[event.key], preventDefault: () => event.preventDefault() }, all);
  else arrows(event, all);
}

function place(node, anchor) {
  const at = anchor.getBoundingClientRect(), size = node.getBoundingClientRect();
  // Beside the middle of the window: a menu opens towards the side with more room.
  const left = at.left + at.width / 2 < innerWidth / 2 ? at.left : at.right - size.width;
  const below = at.bottom + 6 + size.height < innerHeight;
  node.style.left = `${Math.max(8, Math.min(innerWidth - size.width - 8, left))}px`;
  node.style.top = `${Math.max(8, below ? at.bottom + 6 : at.top - size.height - 6)}px`;
}
