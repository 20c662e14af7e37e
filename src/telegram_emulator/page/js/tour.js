// The guided tour: the steps are lent, and a step is done when it happened; the page only points the way.
import { get } from "./api.js";
import { deskHears } from "./desk.js";
import { h, icon, refill } from "./dom.js";
import { become, goTo } from "./main.js";
import { keep, recall } from "./memory.js";
import { toast } from "./over.js";
import { address, app } from "./state.js";
import { language, said, t } from "./words.js";

const NEW = "new", ON = "on", OFF = "off";
const SOON_MS = 500, LOOK_MS = 2500, RING_MS = 200, MARGIN_PX = 5;
const HEARD = new Set(["message", "member", "reaction", "letter", "switch", "clock", "person", "edit"]);
const PARTS = {
  letters: ['#top [data-key="letters"]'], letter: ["dialog .letter .primary"], start: ['#foot [data-key="start"]'], invite: ["dialog.invite footer .primary"],
  field: ['#foot [data-key="field"]'], play: ['#top [data-key="play"]'], next: ['#top [data-key="next"]'],
  life: ['#desk [data-key="tab-life"]', '#top [data-key="open-life"]', '#top [data-key="open-time"]'], "life-levels": ["#desk .levels"],
};
const strip = document.getElementById("tour");
const ring = h("div", { class: "ring", hidden: true, "aria-hidden": "true" });
let steps = [], planned = 0, small = false;
document.body.append(ring);

function state() {
  return recall("tour") || NEW;
}

// The tour keeps the language in which it was begun, whoever one becomes on the way.
function tongue() {
  const mine = navigator.language.toLowerCase().split("-")[0];
  return recall("tour-language") || (language === "en" ? mine : language);
}

async function read() {
  return get("tour", { language: tongue() });
}

function remember(now) {
  keep("tour", now);
  showStrip();
  deskHears(new Set(["tour"]));
}

function present() {
  return steps.find((step) => !step.done) || null;
}

/** Ask for the steps and show where the visitor stands. */
export async function openTour() {
  steps = await read();
  showStrip();
}

/** One became somebody else: word the strip anew. */
export function rewordTour() {
  if (steps.length) showStrip();
}

/** Something happened: perhaps a step was done. */
export function tourHears(kinds) {
  if (state() === ON && !planned && [...kinds].some((kind) => HEARD.has(kind))) planned = setTimeout(look, SOON_MS);
}

async function look() {
  planned = 0;
  const before = steps;
  try {
    steps = await read();
  } catch {
    return;
  }
  const fresh = steps.filter((step) => step.done && before.some((one) => one.id === step.id && !one.done));
  if (!fresh.length && before.length) return;
  for (const step of fresh) toast(t("tour_done", { title: said(step.title) }));
  showStrip();
  deskHears(new Set(["tour"]));
}

// --- the strip below the top bar -------------------------------------------------------------------

function showStrip() {
  const now = state();
  strip.hidden = now === OFF || !steps.length || (now === NEW && !present());
  strip.setAttribute("aria-label", t("tour"));
  if (strip.hidden) return void refill(strip);
  if (now === NEW) return welcome();
  const step = present();
  if (!step) return farewell();
  const here = step.as === app.me;
  const words = h("p", { class: "how", id: "tour-how", hidden: small, text: said(step.text) });
  refill(strip, dots(step),
    h("div", { class: "grow", role: "status" },
      h("button", { type: "button", class: "title", "data-key": "tour-title", "aria-expanded": String(!small), "aria-controls": "tour-how", on: { click: () => { small = !small; showStrip(); } } },
        h("small", { text: t("tour_step", { n: steps.indexOf(step) + 1, of: steps.length }) }), h("strong", { text: said(step.title) })), words),
    !here && h("button", { type: "button", class: "primary", "data-key": "tour-be", text: t("tour_be", { name: step.name }), on: { click: () => be(step) } }),
    here && step.chat !== app.chat && app.chats.some((chat) => chat.id === step.chat) && h("button", { type: "button", class: "quiet", "data-key": "tour-be", text: t("tour_open"), on: { click: () => be(step) } }),
    cross(t("tour_hide")));
}

function dots(step) {
  return h("ol", { class: "dots", "aria-hidden": "true" }, steps.map((one) => h("li", { class: one.done ? "done" : one === step ? "now" : "" })));
}

function cross(label) {
  return h("button", { type: "button", class: "round", "data-key": "tour-hide", "aria-label": label, title: label, on: { click: () => remember(OFF) } }, icon("close"));
}

function welcome() {
  refill(strip, icon("flag"), h("div", { class: "grow" }, h("strong", { text: t("tour_new") }), h("p", { class: "how", text: t("tour_new_how") })),
    h("div", { class: "answers" }, h("button", { type: "button", class: "quiet", "data-key": "tour-later", text: t("tour_later"), on: { click: () => remember(OFF) } }),
      h("button", { type: "button", class: "primary", "data-key": "tour-start", text: t("tour_start"), on: { click: begin } })));
}

function farewell() {
  refill(strip, icon("check"), h("div", { class: "grow", role: "status" }, h("strong", { text: t("tour_end") }), h("p", { class: "how", text: t("tour_end_how") })), cross(t("close")));
}

async function begin() {
  keep("tour-language", tongue());
  remember(ON);
  const step = present();
  if (step && step.as !== app.me) await be(step);
  strip.querySelector('[data-key="tour-title"]')?.focus();
}

async function be(step) {
  if (location.hash.includes("panes=")) location.hash = address(step.as, step.chat); // people side by side make room
  else if (step.as === app.me) await goTo(step.chat);
  else await become(step.as, step.chat);
  showStrip();
}

// --- all steps, on the desk ---------------------------------------------------------------------------

/** Show all steps, and a way to go on. */
export async function openSteps(box) {
  steps = await read();
  if (!steps.length) return refill(box, h("p", { class: "faint", text: t("tour_none") }));
  const now = present(), on = state() === ON;
  refill(box, h("ol", { class: "steps" }, steps.map((step) => h("li", { class: step.done ? "done" : step === now ? "now" : "" },
    h("span", { class: "mark" }, step.done && icon("check")),
    h("div", { class: "grow" }, h("strong", { text: said(step.title) }), h("small", { class: "faint" }, h("bdi", { text: step.name })),
      h("span", { class: "unseen", text: step.done ? t("step_done") : step === now ? t("step_now") : "" }))))),
  now && !on && h("button", { type: "button", class: "primary", "data-key": "tour-on", text: t(steps.some((step) => step.done) ? "tour_go_on" : "tour_start"), on: { click: begin } }));
}

// --- the ring around what to press ---------------------------------------------------------------------

function pointed() {
  const step = state() === ON ? present() : null;
  if (!step) return null;
  if (step.as !== app.me) return seen(strip.querySelector('[data-key="tour-be"]'));
  for (const point of step.points) {
    const found = aimed(point);
    if (found) return found;
  }
  return null;
}

function aimed(point) {
  if (point.label) return seen([...document.querySelectorAll("#talk .key, dialog .key")].filter((key) => key.textContent.trim() === point.label).at(-1));
  if (point.thing === "start" && app.payloads[app.me] === undefined) return null; // without a letter's link it leads nowhere
  if (point.thing) return point.chat && point.chat !== app.chat ? null : PARTS[point.thing]?.map((which) => seen(document.querySelector(which))).find(Boolean);
  if (point.chat === app.chat) return null;
  return seen(document.querySelector(`#chats [data-key="c${Number(point.chat)}"]`)) || seen(document.querySelector('#talk [data-key="back"]'));
}

function seen(node) {
  if (!node) return null;
  const at = node.getBoundingClientRect();
  const frame = node.closest(".scroll, #chats, .dialog .body, .page")?.getBoundingClientRect();
  const top = Math.max(0, frame?.top ?? 0), bottom = Math.min(innerHeight, frame?.bottom ?? innerHeight);
  const modal = document.querySelector("dialog[open]");
  return at.width && at.height && at.top >= top - 2 && at.bottom <= bottom + 2 && (!modal || modal.contains(node)) ? node : null;
}

function circle() {
  const node = document.visibilityState === "visible" ? pointed() : null;
  ring.hidden = !node;
  if (!node) return;
  const home = node.closest("dialog[open]") || document.body; // a dialog lies over everything but its own children
  if (ring.parentNode !== home) home.append(ring);
  const at = node.getBoundingClientRect();
  ring.style.left = `${at.left - MARGIN_PX}px`;
  ring.style.top = `${at.top - MARGIN_PX}px`;
  ring.style.width = `${at.width + 2 * MARGIN_PX}px`;
  ring.style.height = `${at.height + 2 * MARGIN_PX}px`;
  ring.style.borderRadius = getComputedStyle(node).borderRadius;
}

const guides = window.parent === window; // a pane within another window of the playground leaves that to its window
if (guides) setInterval(circle, RING_MS);
// Some steps are done by looking, and a tour may be lent later than the page was opened.
if (guides) setInterval(() => document.visibilityState === "visible" && state() !== OFF && (state() === ON ? present() || !steps.length : !steps.length) && look(), LOOK_MS);
if (guides) addEventListener("hashchange", rewordTour);
