// The director's desk: calendar, life, trouble and tour, one at a time, beside the chats and never over a dialog.
import { openAgenda, renewAgenda } from "./agenda.js";
import { h, icon, refill } from "./dom.js";
import { openLife } from "./life.js";
import { openSteps } from "./tour.js";
import { openTrouble, renewTrouble } from "./trouble.js";
import { t } from "./words.js";

const AGAIN_MS = 350;
const TABS = {
  time: { icon: "calendar", word: "calendar", open: openAgenda, again: renewAgenda, on: ["clock"] },
  life: { icon: "group", word: "life", open: openLife, again: openLife, on: ["switch", "clock"] },
  trouble: { icon: "bolt", word: "trouble", open: openTrouble, again: renewTrouble, on: ["switch", "call"] },
  tour: { icon: "flag", word: "tour", open: openSteps, again: openSteps, on: ["tour"] },
};
const desk = document.getElementById("desk");
let open = null, body = null, planned = 0, before = null;

/** The keys of the top bar that open the desk at a page of it. */
export function deskKeys() {
  return h("div", { class: "deskkeys" }, ["life", "trouble", "tour"].map((name) =>
    h("button", { type: "button", class: "quiet", "data-key": `open-${name}`, "aria-expanded": "false", "aria-controls": "desk", title: t(TABS[name].word), on: { click: () => toggleDesk(name) } },
      icon(TABS[name].icon), h("span", { text: t(TABS[name].word) }))));
}

/** Open the desk at a page of it, or close it. */
export function toggleDesk(name) {
  if (open === name) return closeDesk();
  if (!open) before = document.activeElement;
  show(name);
  desk.querySelector('[role="tab"][aria-selected="true"]').focus();
}

/** Close the desk; the focus goes back to where it was. */
export function closeDesk() {
  open = body = null;
  desk.hidden = true;
  mark();
  if (before?.isConnected) before.focus();
}

/** The language changed: word everything anew. */
export function rewordDesk() {
  if (open) show(open);
  else mark();
}

/** Something happened; a page that shows it looks again. */
export function deskHears(kinds) {
  if (!open || planned || !TABS[open].on.some((kind) => kinds.has(kind))) return;
  planned = setTimeout(() => {
    planned = 0;
    if (open) TABS[open].again(body).catch((error) => console.warn(error.message));
  }, AGAIN_MS);
}

function show(name) {
  open = name;
  desk.hidden = false;
  desk.setAttribute("aria-label", t("desk"));
  const tabs = Object.entries(TABS).map(([key, tab]) =>
    h("button", { type: "button", role: "tab", id: `tab-${key}`, "data-key": `tab-${key}`, "aria-selected": String(key === name), "aria-controls": "desk-page", tabindex: key === name ? "0" : "-1", on: { click: () => { show(key); document.getElementById(`tab-${key}`).focus(); } } },
      icon(tab.icon), h("span", { text: t(tab.word) })));
  body = h("div", { class: "page", id: "desk-page", role: "tabpanel", "aria-labelledby": `tab-${name}`, tabindex: "-1" });
  const list = h("div", { class: "tabs", role: "tablist", "aria-label": t("desk") }, tabs);
  list.addEventListener("keydown", (event) => turn(event, tabs));
  refill(desk, h("div", { class: "head" }, list, h("button", { type: "button", class: "round", "data-key": "close-desk", "aria-label": t("close"), on: { click: closeDesk } }, icon("close"))), body);
  mark();
  TABS[name].open(body).catch((error) => console.warn(error.message));
}

function turn(event, tabs) {
  const rtl = document.documentElement.dir === "rtl";
  const at = tabs.indexOf(document.activeElement);
  const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
  if (!step || at < 0) return;
  event.preventDefault();
  tabs[(at + step + tabs.length) % tabs.length].click();
}

function mark() {
  for (const key of document.querySelectorAll('#top [aria-controls="desk"]')) key.setAttribute("aria-expanded", String(key.dataset.key === `open-${open}`));
}

desk.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  closeDesk();
});
