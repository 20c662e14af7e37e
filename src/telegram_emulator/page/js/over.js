// What lies over the page: toasts, dialogs, menus.
import { arrows, h, icon } from "./dom.js";
import { t } from "./words.js";

const TOAST_MS = 4500, MAX_TOASTS = 4;

/** Say something in passing. */
export function toast(text) {
  const box = document.getElementById("toasts");
  const node = h("p", { class: "toast", dir: "auto", text });
  box.append(node);
  while (box.children.length > MAX_TOASTS) box.firstChild.remove();
  setTimeout(() => node.remove(), TOAST_MS);
}

/** Open a dialog; `body` and `actions` get `close(value)`; gives what it was closed with (undefined by Esc). */
export function dialog({ title, body, actions = [], kind = "" }) {
  return new Promise((done) => {
    const node = h("dialog", { class: `dialog ${kind}`, "aria-labelledby": "dialog-title" });
    const before = document.activeElement;
    let value;
    const close = (given) => {
      value = given;
      node.close();
    };
    const cross = h("button", { type: "button", class: "round", "aria-label": t("close"), on: { click: () => close() } }, icon("close"));
    const head = h("div", { class: "head" }, h("h2", { id: "dialog-title", dir: "auto", text: title }), cross);
    const keys = actions.map(({ label, value: given, style = "quiet", act }) =>
      h("button", { type: "button", class: style, on: { click: () => (act ? act(close) : close(given)) }, text: label }));
    node.append(head, h("div", { class: "body" }, body(close)), ...(keys.length ? [h("footer", {}, keys)] : []));
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
export function confirmOf(title, yes) {
  const actions = [{ label: t("cancel") }, { label: yes, value: true, style: "danger" }];
  return dialog({ title, body: () => [], actions, kind: "alert" });
}

/** Ask for one line of text. */
export function askLine(title, label, given = "") {
  const field = h("input", { type: "text", dir: "auto", required: true, maxlength: "128", autofocus: true, value: given });
  const done = (close) => field.value.trim() && close(field.value.trim());
  return dialog({
    title,
    body: (close) => h("form", { class: "fields", on: { submit: (event) => { event.preventDefault(); done(close); } } },
      h("label", {}, h("span", { text: label }), field)),
    actions: [{ label: t("cancel") }, { label: t("create"), style: "primary", act: done }],
  });
}

let closeMenu = null;

/** Open a menu beside a node; items are {label, icon, act, danger} or {emoji, label, act} for the row on top. */
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
  const item = (one) =>
    h("button", { type: "button", role: "menuitem", tabindex: "-1", class: one.emoji ? "emoji" : one.danger ? "danger" : "",
      "aria-label": one.emoji ? one.label : undefined, "aria-pressed": undefined,
      on: { click: () => { close(); one.act(); } } },
      one.emoji ? one.emoji : [one.icon && icon(one.icon, one.icon === "reply"), h("span", { text: one.label, dir: "auto" }), one.hint && h("small", { text: one.hint, dir: "auto" })]);
  const emoji = items.filter((one) => one.emoji).map(item);
  const rest = items.filter((one) => !one.emoji).map(item);
  node.append(...(emoji.length ? [h("div", { class: "row" }, emoji)] : []), ...rest);
  document.body.append(node);
  place(node, anchor);
  const all = [...emoji, ...rest];
  node.addEventListener("keydown", (event) => {
    const turn = getComputedStyle(node).direction === "rtl" ? { ArrowRight: "ArrowUp", ArrowLeft: "ArrowDown" } : { ArrowRight: "ArrowDown", ArrowLeft: "ArrowUp" };
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (turn[event.key]) arrows({ key: turn[event.key], preventDefault: () => event.preventDefault() }, all);
    else arrows(event, all);
  });
  addEventListener("pointerdown", outside, true);
  closeMenu = () => close(false);
  all[0]?.focus();
}

function place(node, anchor) {
  const at = anchor.getBoundingClientRect(), size = node.getBoundingClientRect();
  const rtl = document.documentElement.dir === "rtl";
  const left = rtl ? at.left : at.right - size.width;
  const below = at.bottom + 6 + size.height < innerHeight;
  node.style.left = `${Math.max(8, Math.min(innerWidth - size.width - 8, left))}px`;
  node.style.top = `${Math.max(8, below ? at.bottom + 6 : at.top - size.height - 6)}px`;
}
