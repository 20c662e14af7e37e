// The log: every call of the bot and every update it is given, newest first.
import { get } from "./api.js";
import { copy } from "./keyboards.js";
import { curl } from "./curl.js";
import { h, icon } from "./dom.js";
import { drawn } from "./reactions.js";
import { brief } from "./service.js";
import { app } from "./state.js";
import { hour } from "./time.js";
import { t } from "./words.js";

const MAX_SHOWN = 300, MAX_GIST = 90;
const aside = document.getElementById("log");
const wish = { text: "", kind: "all", here: false, paused: false };
const got = { calls: 0, updates: 0, entries: [], held: [], asking: false };
let list = null, note = null;

/** Build the log's frame. */
export function openLog(hide) {
  aside.setAttribute("aria-label", t("log"));
  const field = h("input", { type: "search", dir: "auto", placeholder: t("filter"), "aria-label": t("filter"), value: wish.text });
  field.addEventListener("input", () => { wish.text = field.value.trim().toLowerCase(); tell(); });
  const kinds = h("select", { "aria-label": t("log_kind") }, ["all", "calls", "updates", "errors"].map((value) => h("option", { value, text: t(`log_${value}`), selected: value === wish.kind })));
  kinds.addEventListener("change", () => { wish.kind = kinds.value; tell(); });
  const here = h("input", { type: "checkbox", checked: wish.here });
  here.addEventListener("change", () => { wish.here = here.checked; tell(); });
  const pause = h("button", { type: "button", class: "round", "aria-pressed": String(wish.paused), "aria-label": t("pause"), title: t("pause"), "data-key": "pause" }, icon(wish.paused ? "play" : "pause"));
  pause.addEventListener("click", () => turnPause(pause));
  const clear = h("button", { type: "button", class: "round", "aria-label": t("clear"), title: t("clear"), on: { click: empty } }, icon("bin"));
  const cross = h("button", { type: "button", class: "round", "data-key": "hide", "aria-label": t("hide_log"), title: t("hide_log"), on: { click: hide } }, icon("close"));
  list = h("ol", { class: "calls", dir: "ltr", "aria-label": t("log") });
  list.addEventListener("keydown", walk);
  note = h("p", { class: "faint pad", role: "status" });
  aside.replaceChildren(h("header", {}, h("h2", { class: "grow", text: t("log") }), pause, clear, cross),
    h("div", { class: "filter" }, field, kinds, h("label", { class: "tick" }, here, h("span", { text: t("log_here") }))), note, list);
  list.append(...got.entries.map(item));
  tell();
}

function walk(event) {
  if (!event.target.matches("summary") || !["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return;
  const shown = [...list.querySelectorAll("li:not([hidden]) summary")];
  const at = shown.indexOf(event.target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
  event.preventDefault();
  shown[Math.max(0, Math.min(shown.length - 1, to))].focus();
}

function turnPause(key) {
  wish.paused = !wish.paused;
  key.setAttribute("aria-pressed", String(wish.paused));
  key.replaceChildren(icon(wish.paused ? "play" : "pause"));
  if (!wish.paused) add(got.held.splice(0));
  tell();
}

function empty() {
  got.entries = [];
  got.held = [];
  list.replaceChildren();
  tell();
}

/** Ask for the latest calls and updates; a new world begins a new log. */
export async function readCalls(last) {
  const [calls, updates] = await Promise.all([get("calls", { after: Math.max(0, last - MAX_SHOWN), limit: MAX_SHOWN }), get("updates", { limit: 1000 })]);
  Object.assign(got, { calls: calls.at(-1)?.seq ?? last, updates: updates.at(-1)?.seq ?? 0, held: [] });
  got.entries = [...calls.reverse().map(ofCall), ...updates.slice(-MAX_SHOWN).reverse().map(ofUpdate)].sort((a, b) => b.at_ms - a.at_ms).slice(0, MAX_SHOWN);
  list?.replaceChildren(...got.entries.map(item));
  tell();
}

/** Take in new calls, and ask for the updates that were made meanwhile. */
export async function called(fresh) {
  const calls = fresh.filter((call) => call.seq > got.calls);
  got.calls = calls.at(-1)?.seq ?? got.calls;
  take(calls.map(ofCall));
  if (got.asking) return;
  got.asking = true;
  try {
    const updates = await get("updates", { after: got.updates, limit: 1000 });
    got.updates = updates.at(-1)?.seq ?? got.updates;
    take(updates.map(ofUpdate));
  } finally {
    got.asking = false;
  }
}

function take(fresh) {
  if (!fresh.length) return;
  if (!wish.paused) return add(fresh);
  got.held = [...got.held, ...fresh].slice(-MAX_SHOWN);
  tell();
}

function add(fresh) {
  const added = fresh.slice(-MAX_SHOWN).reverse();
  got.entries = [...added, ...got.entries].slice(0, MAX_SHOWN);
  list?.prepend(...added.map(item));
  while (list && list.children.length > MAX_SHOWN) list.lastChild.remove();
  tell();
}

// --- one entry ---------------------------------------------------------------------------------

function ofCall(call) {
  const { method, params = {}, ok, error } = call;
  const gist = () => (ok ? gistOf(params) : error?.description || "");
  return { key: `c${call.seq}`, kind: ok ? "calls" : "errors", call, title: method, mark: () => (ok ? "ok" : String(error?.error_code || "err")), gist, at_ms: call.at_ms, chat: String(params.chat_id ?? ""), text: `${method} ${JSON.stringify(params)} ${error?.description || ""}`.toLowerCase() };
}

function ofUpdate({ seq, at_ms, update }) {
  const kind = Object.keys(update).find((key) => key !== "update_id") || "update";
  const { [kind]: what = {} } = update;
  const chat = what.chat?.id ?? what.message?.chat?.id ?? "";
  return { key: `u${seq}`, kind: "updates", update, title: kind, mark: () => t("update"), gist: () => gistOfUpdate(what), at_ms, chat: String(chat), text: JSON.stringify(update).toLowerCase() };
}

function gistOfUpdate(what) {
  const who = what.from?.first_name ?? what.user?.first_name;
  const said = what.message_id && what.date && what.chat && !what.new_reaction ? brief(what) : what.new_reaction ? what.new_reaction.map((one) => drawn(one.emoji)).join("") : what.data ?? what.question ?? what.new_chat_member?.status ?? "";
  return [who && `\u2068${who}\u2069`, said].filter(Boolean).join(": ").slice(0, MAX_GIST);
}

function gistOf(params) {
  const emoji = Array.isArray(params.reaction) ? params.reaction.map((one) => drawn(one.emoji)).join("") : "";
  const said = params.text || params.caption || params.title || params.question || emoji || (params.message_id ? `#${params.message_id}` : "");
  return String(said).replace(/<[^>]*>/g, "").slice(0, MAX_GIST);
}

function item(entry) {
  const body = h("div", { class: "json" });
  const node = h("details", {},
    h("summary", {}, h("span", { class: { calls: "ok", errors: "err", updates: "upd" }[entry.kind], text: entry.mark() }), h("strong", { text: entry.title }),
      h("span", { class: "gist", dir: "auto", text: entry.gist() }), h("time", { text: hour(entry.at_ms) })), body);
  // What is folded away is not built: three hundred calls with their results would be many thousand nodes.
  node.addEventListener("toggle", () => body.replaceChildren(...(node.open ? opened(entry) : [])));
  const row = h("li", { "data-key": entry.key }, node);
  row.entry = entry;
  return row;
}

function opened({ call, update }) {
  const text = (value) => JSON.stringify(value, null, 2);
  const key = (label, given) => h("button", { type: "button", class: "quiet small", on: { click: () => copy(given()) } }, icon("copy"), h("span", { text: label }));
  const block = (title, value) => [h("h3", { text: title }), h("pre", { tabindex: "0", role: "region", "aria-label": title, text: text(value) })];
  if (update) return [h("div", { class: "tools" }, key(t("copy_json"), () => text(update))), ...block(t("update"), update)];
  return [h("div", { class: "tools" }, key(t("copy_curl"), () => curl(call, app.token, location.origin)), key(t("copy_json"), () => text(call))),
    ...block(t("params"), call.params), ...block(t("result"), call.ok ? call.result : call.error)];
}

// --- what is shown -----------------------------------------------------------------------------

function tell() {
  if (!list) return;
  let shown = 0;
  for (const row of list.children) {
    row.hidden = !fits(row.entry);
    if (!row.hidden) shown++;
  }
  note.textContent = wish.paused ? t("paused", { n: got.held.length }) : shown ? "" : t(got.entries.length ? "nothing_fits" : "no_calls");
  note.hidden = !note.textContent;
}

function fits(entry) {
  if (wish.kind !== "all" && entry.kind !== wish.kind) return wish.kind === "calls" && entry.kind === "errors";
  if (wish.here && app.chat && entry.chat !== String(app.chat)) return false;
  return !wish.text || entry.text.includes(wish.text);
}

/** The open chat changed: a log of this chat alone shows another one. */
export function logFollows() {
  if (wish.here) tell();
}
