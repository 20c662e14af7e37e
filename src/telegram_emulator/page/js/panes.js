// People side by side: each pane is this very page as somebody else, and all hear of the world through this window.
import { face, h, icon, refill } from "./dom.js";
import { dialog } from "./over.js";
import { address, app, fromAddress, nameOf } from "./state.js";
import { t } from "./words.js";

export const MAX_PANES = 3;
const KEPT = 2000, WAIT_MS = 25_000;
const rooms = document.getElementById("rooms");
const heard = { world: "", from: 0, events: [], waiting: new Set() };
const chats = new Map(); // the chat that each person has open
let shown = [], region = null;

/** Whether this page is a pane of another window of the playground. */
export const inPane = new URLSearchParams(location.search).has("pane") && window.parent !== window;

/** The people that the address puts side by side. */
export function panes() {
  return inPane ? [] : fromAddress().panes.slice(0, MAX_PANES);
}

/** The address that puts people side by side. */
export function panesAddress(people) {
  return `#panes=${people.join(",")}`;
}

/** Show the panes that the address names; those that stay are not loaded anew. */
export function showPanes() {
  const wanted = panes();
  document.body.dataset.panes = wanted.length;
  if (!region?.isConnected) {
    region = h("div", { id: "panes", role: "group", "aria-label": t("side_by_side") });
    rooms.prepend(region);
    shown = [];
  }
  const kept = new Map(shown.map((one) => [one.id, one]));
  shown = wanted.map((id) => kept.get(id) || { id, node: pane(id) });
  for (const child of [...region.children]) if (!shown.some((one) => one.node === child)) child.remove();
  shown.forEach(({ node }) => node.isConnected || region.append(node));
}

/** Take the panes away. */
export function hidePanes() {
  delete document.body.dataset.panes;
  region?.remove();
}

function pane(id) {
  const query = new URLSearchParams(location.search);
  query.set("pane", "");
  const chat = chats.get(id) ?? [...chats.values()].find((one) => one < 0); // a group that another one has open, if this one is in it too
  return h("iframe", { class: "pane", title: nameOf(id), src: `${location.pathname}?${query}${address(id, chat)}`, allow: "clipboard-write" });
}

/** Add somebody beside those who are there, or put the first two side by side. */
export async function addPane() {
  const there = panes().length ? panes() : [app.me].filter(Boolean);
  const free = app.people.filter((person) => !person.deactivated && !there.includes(person.id));
  if (!free.length) return;
  const chosen = await dialog({
    title: t("add_beside"), kind: "people",
    body: (close) => h("ul", { class: "choices" }, free.map((person, index) => h("li", {}, h("button", { type: "button", class: "choice", autofocus: index === 0, on: { click: () => close(person.id) } },
      face(person.id, person.name), h("span", { class: "grow" }, h("strong", { dir: "auto", text: person.name }), person.about && h("small", { dir: "auto", text: person.about })))))),
  });
  if (!panes().length) chats.set(app.me, app.chat);
  if (chosen) location.hash = panesAddress([...there, chosen]);
}

/** Go on as one person alone. */
export function onePane(id = panes()[0]) {
  location.hash = address(id, chats.get(id));
}

/** The top bar's keys while people stand side by side. */
export function panesBar(node) {
  refill(node,
    panes().length < MAX_PANES && h("button", { type: "button", class: "quiet", "data-key": "addpane", "aria-haspopup": "dialog", on: { click: addPane } }, icon("person"), h("span", { text: t("add_beside") })),
    h("button", { type: "button", class: "quiet", "data-key": "onepane", on: { click: () => onePane() } }, icon("columns"), h("span", { text: t("one_at_a_time") })));
}

// --- this window and its panes -----------------------------------------------------------------

/** A pane tells its window who it acts as now, or that it is to be closed. */
export function tellWindow(said) {
  if (inPane) window.parent.postMessage({ playground: said }, location.origin);
}

addEventListener("message", ({ origin, source, data }) => {
  const from = shown.find((one) => one.node.contentWindow === source);
  if (origin !== location.origin || !from || !data?.playground) return;
  const { as, chat, close } = data.playground;
  if (as) chats.set(as, chat);
  if (close && shown.length < 2) return onePane(from.id);
  if (as) [from.id, from.node.title] = [as, nameOf(as)];
  const people = shown.filter((one) => !(close && one === from)).map((one) => one.id);
  if (close) location.hash = panesAddress(people);
  else history.replaceState(null, "", location.pathname + location.search + panesAddress(people));
});

/** Remember what this window heard, for its panes: a browser opens few connections to one place at once. */
export function overheard(world, after, events) {
  if (world !== heard.world) Object.assign(heard, { world, from: after, events: [] });
  heard.events.push(...events);
  if (heard.events.length > KEPT) heard.from = heard.events.splice(0, heard.events.length - KEPT).at(-1).seq;
  for (const look of [...heard.waiting]) look();
}

/** The connection broke: the panes find out for themselves. */
export function overheardNothing() {
  for (const look of [...heard.waiting]) look(true);
}

// What a pane asks of its window: events after one, or null if only the stand-in itself can tell.
window.playground = {
  after(seq, world) {
    if (world !== heard.world || seq < heard.from) return Promise.resolve(null);
    return new Promise((done) => {
      const end = (value) => { heard.waiting.delete(look); clearTimeout(timer); done(value); };
      const look = (lost = false) => {
        if (lost || world !== heard.world) return end(null);
        const fresh = heard.events.filter((event) => event.seq > seq);
        if (fresh.length) end(fresh);
      };
      const timer = setTimeout(() => end([]), WAIT_MS);
      heard.waiting.add(look);
      look();
    });
  },
};
