// Trouble: cause what goes wrong in the world outside, and see how the bot copes.
import { get, post } from "./api.js";
import { h, icon, keyed, refill } from "./dom.js";
import { toast } from "./over.js";
import { switchesOf } from "./switches.js";
import { has, t } from "./words.js";

const METHODS = ["sendMessage", "sendPhoto", "editMessageText", "answerCallbackQuery", "setMessageReaction", "getUpdates"];
const COUNTS = [1, 3, 10, -1], CHANCES = [1, 0.5, 0.2, 0.05], LATENCIES = [0, 200, 1000];
const WAITS = { 429: "retry_after", slow: "seconds", out_of_order: "seconds" };
const UPDATES = new Set(["duplicate", "out_of_order", "unknown_type", "missing_field"]);
const wish = { kind: "429", method: "*", count: 3, probability: 1, wait: 5 };

/** Show what can go wrong, what goes wrong now, and the switches of the bot. */
export async function openTrouble(box) {
  const again = () => openTrouble(box);
  const [faults, limits, nodes] = await Promise.all([get("faults"), get("limits"), switchesOf("trouble", again)]);
  if (!(wish.kind in faults.kinds)) wish.kind = Object.keys(faults.kinds)[0];
  refill(box, order(faults, again), inForce(faults, again), ...nodes, world(faults, limits, again));
}

/** Look again at what is in force and how the bot is; what one is choosing is left alone. */
export async function renewTrouble(box) {
  const again = () => openTrouble(box);
  const [faults, nodes] = await Promise.all([get("faults"), switchesOf("trouble", again)]);
  const open = box.querySelector(".total")?.open;
  renew(box, ".orders", inForce(faults, again));
  for (const node of nodes) renew(box, `[data-switch="${node.dataset.switch}"]`, node);
  if (open) box.querySelector(".total")?.setAttribute("open", "");
}

function renew(box, which, node) {
  const old = box.querySelector(which);
  if (!old) return;
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  old.replaceWith(node);
  if (focused !== undefined) keyed(node, focused)?.focus({ preventScroll: true });
}

async function say(path, body, again) {
  try {
    await post(path, body);
  } catch (error) {
    toast(error.message);
  }
  await again();
}

function choice(key, label, options, given, taken) {
  const select = h("select", { "data-key": key, on: { change: () => taken(select.value) } }, options.map(([value, text]) => h("option", { value, text, selected: String(value) === String(given) })));
  return h("label", { class: "choose" }, h("span", { text: label }), select);
}

function order({ kinds }, again) {
  const set = (name, number = false) => (value) => { wish[name] = number ? Number(value) : value; again(); };
  const counts = COUNTS.map((count) => [count, count < 0 ? t("until_cleared") : t("next_calls", { n: count })]);
  const chances = CHANCES.map((chance) => [chance, `${chance * 100} %`]);
  const call = !UPDATES.has(wish.kind);
  return h("section", { class: "order" },
    h("h2", { text: t("cause") }),
    choice("kind", t("kind"), Object.keys(kinds).map((kind) => [kind, nameOfKind(kind)]), wish.kind, set("kind")),
    h("p", { class: "what", dir: has(`what_${wish.kind}`) ? undefined : "ltr", text: has(`what_${wish.kind}`) ? t(`what_${wish.kind}`) : kinds[wish.kind] }),
    has(`good_${wish.kind}`) && h("p", { class: "good" }, icon("check"), h("span", {}, h("b", { text: t("good_bot") }), " ", t(`good_${wish.kind}`))),
    h("div", { class: "pair" },
      call && choice("method", t("method"), [["*", t("any_method")], ...METHODS.map((one) => [one, one])], wish.method, set("method")),
      choice("count", t("how_often"), counts, wish.count, set("count", true)),
      choice("chance", t("how_likely"), chances, wish.probability, set("probability", true)),
      wish.kind in WAITS && choice("wait", t("how_long"), [1, 3, 5, 15, 60].map((n) => [n, t("seconds", { n })]), wish.wait, set("wait", true))),
    h("button", { type: "button", class: "primary", "data-key": "cause", on: { click: () => say("faults", asked(call), again) } }, icon("bolt"), h("span", { text: t("cause_it") })));
}

function asked(call) {
  const waits = wish.kind in WAITS ? { [WAITS[wish.kind]]: wish.wait } : {};
  const method = call && wish.method !== "*" ? { method: wish.method } : {};
  return { kind: wish.kind, count: wish.count, probability: wish.probability, ...method, ...waits };
}

function nameOfKind(kind) {
  return has(`fault_${kind}`) ? t(`fault_${kind}`) : kind;
}

function inForce({ orders, struck }, again) {
  const rows = orders.map((one) => h("li", {},
    h("div", { class: "grow" }, h("strong", { text: nameOfKind(one.kind) }), h("p", { class: "faint" },
      h("bdi", { text: one.method === "*" ? t("any_method") : one.method }), " · ", one.count < 0 ? t("until_cleared") : t("left", { n: one.count }),
      one.probability < 1 ? ` · ${one.probability * 100} %` : "")),
    h("span", { class: "struck", text: t("struck", { n: one.struck }) }),
    h("button", { type: "button", class: "round", "data-key": `remove${one.id}`, "aria-label": t("take_back", { what: nameOfKind(one.kind) }), on: { click: () => say("faults", { remove: one.id }, again) } }, icon("close"))));
  const total = Object.entries(struck).map(([kind, n]) => h("li", {}, h("span", { class: "grow", text: nameOfKind(kind) }), h("span", { class: "struck", text: t("struck", { n }) })));
  return h("section", { class: "orders" }, h("h2", { text: t("in_force") }),
    rows.length ? h("ul", {}, rows) : h("p", { class: "faint", text: t("none_in_force") }),
    rows.length > 0 && h("button", { type: "button", class: "quiet", "data-key": "clear", text: t("clear_all"), on: { click: () => say("faults", { clear: true }, again) } }),
    total.length > 0 && h("details", { class: "total" }, h("summary", { text: t("struck_so_far") }), h("ul", {}, total)));
}

function world({ latency_ms }, limits, again) {
  const models = ["off", "window", "bucket", "penalty"].map((model) => [model, t(`limits_${model}`)]);
  return h("section", { class: "pair world" },
    choice("limits", t("limits"), models, limits.model, (model) => say("limits", { model }, again)),
    choice("latency", t("latency"), LATENCIES.map((ms) => [ms, t("milliseconds", { n: ms })]), latency_ms, (ms) => say("faults", { latency_ms: Number(ms) }, again)));
}
