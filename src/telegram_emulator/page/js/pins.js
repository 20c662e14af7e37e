// The bars above the conversation: what is pinned, one pin after the other, and who waits to be let in.
import { get } from "./api.js";
import { h, icon, refill } from "./dom.js";
import { showRequests, tried } from "./groups.js";
import { goTo } from "./main.js";
import { menu } from "./over.js";
import { briefly } from "./service.js";
import { administers, app, may, openChat } from "./state.js";
import { number, t } from "./words.js";

const MAX_MARKS = 4;
let at = -1, seen = "";

/** Ask for pinned messages that are not among those in sight. */
export async function readPins() {
  const chat = openChat(), as = app.me;
  const wanted = chat?.pins || [];
  const key = `${as} ${chat?.id} ${wanted}`;
  if (key !== seen) [seen, at] = [key, wanted.length - 1];
  const missing = wanted.filter((id) => !app.messages.some((message) => message.message_id === id));
  const found = missing.length ? await get(`chats/${chat.id}/messages`, { as, ids: missing.join(",") }) : [];
  if (as !== app.me || chat?.id !== app.chat) return;
  app.pins = wanted.map((id) => [...found, ...app.messages].find((message) => message.message_id === id)).filter(Boolean);
}

/** Show the bars. */
export function showPins(bar) {
  const chat = openChat();
  const asking = chat.kind !== "private" && chat.requests.length > 0 && administers(chat);
  at = Math.max(0, Math.min(at, app.pins.length - 1));
  refill(bar, app.pins[at] && pinned(bar, chat, app.pins[at]),
    asking && h("button", { type: "button", class: "pin", "data-key": "requests", "aria-haspopup": "dialog", on: { click: showRequests } }, icon("person"), h("strong", { text: t("requests", { n: chat.requests.length }) })));
}

function pinned(bar, chat, message) {
  const several = app.pins.length > 1;
  const title = several ? t("pinned_of", { at: number(at + 1), n: app.pins.length }) : t("pinned");
  const go = async () => {
    at = (at + app.pins.length - 1) % app.pins.length; // the next click shows the one before
    await goTo(chat.id, message.message_id);
    showPins(bar);
  };
  const key = h("button", { type: "button", class: "pin", "data-key": "pin", title: t("pinned_go"), on: { click: go } },
    icon("pin"), several && marks(), h("span", { class: "grow" }, h("strong", { text: title }), briefly(message)));
  if (chat.kind !== "private" && !may("can_pin_messages", chat)) return h("div", { class: "pinbar" }, key);
  const off = (one) => tried("unpin", { user: app.me, chat: chat.id, message_id: one.message_id });
  const more = h("button", { type: "button", class: "round", "data-key": "unpin", "aria-label": t("pin_menu"), "aria-haspopup": "menu" }, icon("more"));
  more.addEventListener("click", () => menu(more, t("pin_menu"), [{ label: t("unpin"), icon: "pin", act: () => off(message) },
    several && { label: t("unpin_all"), icon: "bin", danger: true, act: async () => { for (const one of [...app.pins]) await off(one); } }].filter(Boolean)));
  return h("div", { class: "pinbar" }, key, more);
}

function marks() {
  const count = Math.min(MAX_MARKS, app.pins.length);
  const lit = app.pins.length <= MAX_MARKS ? at : Math.round((at * (MAX_MARKS - 1)) / (app.pins.length - 1));
  return h("span", { class: "marks", "aria-hidden": "true" }, Array.from({ length: count }, (_, index) => h("span", { class: index === lit ? "lit" : "" })));
}
