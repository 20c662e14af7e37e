// The open conversation: head, pinned bar, messages, foot.
import { get } from "./api.js";
import { arrows, face, h, icon, keyed, refill } from "./dom.js";
import { now } from "./clock.js";
import { composer, dropped, forget, showFoot } from "./composer.js";
import { toList } from "./main.js";
import { chatMenu, showMembers } from "./manage.js";
import { row } from "./message.js";
import { toast } from "./over.js";
import { readPins, showPins } from "./pins.js";
import { service } from "./service.js";
import { app, author, openChat, SHOWN } from "./state.js";
import { day, heading } from "./time.js";
import { t } from "./words.js";

const TOGETHER_S = 300, NEAR_PX = 120, ALL = 100_000;
const talk = document.getElementById("talk");
const sizes = new ResizeObserver(() => parts && stuck && toEnd()); // whatever takes room above or below, the newest message stays in sight
let parts = null, rows = new Map(), stuck = true;

/** Show another chat, or the same one to another person. */
export function openTalk() {
  forget();
  Object.assign(app, { messages: [], pins: [], shown: SHOWN });
  rows = new Map();
  stuck = true;
  talk.setAttribute("aria-label", t("conversation"));
  if (!openChat()) {
    parts = null;
    talk.replaceChildren(h("div", { class: "ground" }), h("h1", { class: "unseen", text: t("conversation") }), h("p", { class: "hint", text: t(app.people.length ? "choose_chat" : "nobody_hint") }));
    return;
  }
  const list = h("ol", { class: "messages" });
  const newest = h("button", { type: "button", class: "round newest", "aria-label": t("newest"), hidden: true, on: { click: () => toEnd(true) } }, icon("down"));
  const scroll = h("div", { class: "scroll", role: "log", "aria-label": t("messages"), "aria-live": "off", on: { scroll: scrolled } }, list);
  sizes.disconnect();
  sizes.observe(scroll);
  parts = { head: h("header", { class: "talkhead" }), pin: h("div", { class: "pins" }), list, scroll, newest };
  list.addEventListener("keydown", (event) => event.target.matches(".bubble") && arrows(event, [...list.querySelectorAll(".bubble")]));
  list.addEventListener("focusin", (event) => rove(event.target.closest(".bubble")));
  talk.replaceChildren(h("div", { class: "ground" }), parts.head, parts.pin, scroll, newest, composer());
  showHead();
}

/** Ask for the messages of the open chat and show what changed. */
export async function refreshMessages() {
  const [as, chat] = [app.me, app.chat];
  if (!parts || !openChat()) return;
  const seen = document.visibilityState === "visible" && (document.body.dataset.view === "chat" || innerWidth > 720);
  const listed = await get(`chats/${chat}/messages`, { as, last: app.shown, read: seen ? 1 : undefined });
  if (as !== app.me || chat !== app.chat || !parts) return;
  const newest = app.messages.at(-1)?.message_id;
  const fresh = listed.length && listed.at(-1).message_id !== newest;
  const own = listed.some((message) => message.message_id > newest && message.from?.id === app.me);
  app.messages = listed;
  await readPins();
  if (as !== app.me || chat !== app.chat || !parts) return;
  fill();
  showHead();
  showFoot();
  if (stuck || own) toEnd();
  else if (fresh) parts.newest.hidden = false;
  parts.scroll.setAttribute("aria-live", "polite");
}

async function earlier() {
  const { scroll } = parts, from = scroll.scrollHeight - scroll.scrollTop;
  app.shown += SHOWN;
  await refreshMessages();
  if (parts) parts.scroll.scrollTop = parts.scroll.scrollHeight - from;
}

function fill() {
  const wanted = [], kept = new Map();
  let before = null, today = "";
  if (app.messages.length >= app.shown) wanted.push(reuse(kept, "earlier", t("earlier"), () => h("li", { class: "service" }, h("button", { type: "button", class: "said-line", text: t("earlier"), on: { click: earlier } }))));
  const groups = bundled(app.messages);
  groups.forEach((messages, index) => {
    const [message] = messages, next = groups[index + 1]?.[0];
    const date = day(message.date * 1000);
    if (date !== today) wanted.push(reuse(kept, `day ${date}`, date, () => h("li", { class: "date" }, h("span", { text: heading(message.date * 1000, now()) }))));
    const context = { first: date !== today || !together(before, message), last: !together(message, next), group: openChat()?.kind !== "private" };
    const pinned = openChat()?.pins.includes(message.message_id);
    wanted.push(reuse(kept, message.message_id, JSON.stringify([messages, context, pinned]), () => row(message, context, messages.length > 1 ? messages : null)));
    [before, today] = [messages.at(-1), date];
  });
  if (!app.messages.length) wanted.push(reuse(kept, "empty", JSON.stringify(app.profile), empty));
  settle(wanted);
  rows = kept;
}

function bundled(messages) {
  const groups = [];
  for (const message of messages) {
    const album = message.media_group_id;
    if (album && groups.at(-1)?.[0].media_group_id === album) groups.at(-1).push(message);
    else groups.push([message]);
  }
  return groups;
}

function reuse(kept, id, key, build) {
  const old = rows.get(id);
  const node = old?.key === key ? old.node : build();
  if (old && old.node !== node) replaced(old.node, node);
  kept.set(id, { key, node });
  return node;
}

function replaced(old, node) {
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  old.replaceWith(node);
  if (focused !== undefined) (keyed(node, focused) || node.querySelector(".bubble"))?.focus({ preventScroll: true });
}

function settle(wanted) {
  const keep = new Set(wanted);
  for (const child of [...parts.list.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((node, index) => parts.list.children[index] !== node && parts.list.insertBefore(node, parts.list.children[index] || null));
  rove(parts.list.querySelector('.bubble[tabindex="0"]') || [...parts.list.querySelectorAll(".bubble")].at(-1));
}

function rove(bubble) {
  if (!bubble) return;
  for (const one of parts.list.querySelectorAll('.bubble[tabindex="0"]')) one.tabIndex = -1;
  bubble.tabIndex = 0;
}

function together(one, other) {
  return Boolean(one && other && !service(one) && !service(other) && author(one).id === author(other).id && other.date - one.date < TOGETHER_S && day(one.date * 1000) === day(other.date * 1000));
}

function empty() {
  if (openChat()?.kind !== "private") return h("li", { class: "hello" }, h("p", { text: t("empty") }));
  const { name, description } = app.profile;
  return h("li", { class: "hello" }, face(app.bot.id, name || app.bot.first_name, "bot large"), h("h2", { dir: "auto", text: name || app.bot.first_name }),
    description && h("strong", { text: t("what_bot") }),
    h("p", { dir: "auto", text: description || t("start_hint", { name: name || app.bot.first_name }) }));
}

/** Show who one talks with, and what stands above. */
export function showHead() {
  const chat = openChat();
  if (!parts || !chat) return;
  const private_ = chat.kind === "private";
  const busy = app.typing[chat.id] > Date.now();
  const under = busy ? (private_ ? t("typing") : t("typing_by", { name: app.bot.first_name })) : private_ ? t("bot") : t("members", { n: chat.members });
  refill(parts.head,
    h("button", { type: "button", class: "round back", "data-key": "back", "aria-label": t("back"), on: { click: toList } }, icon("back", true)),
    face(private_ ? app.bot.id : chat.id, chat.title, private_ ? "bot" : "group"),
    h("div", { class: "grow" }, h("h1", { dir: "auto", text: chat.title }), h("p", { class: busy ? "busy" : "", role: "status", text: under })),
    !private_ && h("button", { type: "button", class: "round", "data-key": "members", "aria-label": t("member_list"), title: t("member_list"), "aria-haspopup": "dialog", on: { click: showMembers } }, icon("people")),
    h("button", { type: "button", class: "round", "data-key": "menu", "aria-label": t("chat_menu"), title: t("chat_menu"), "aria-haspopup": "menu", on: { click: (event) => chatMenu(event.currentTarget) } }, icon("more")));
  showPins(parts.pin);
}

function scrolled() {
  const { scroll } = parts;
  stuck = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_PX;
  if (stuck) parts.newest.hidden = true;
}

function toEnd(smooth = false) {
  stuck = true;
  parts.newest.hidden = true;
  parts.scroll.scrollTo({ top: parts.scroll.scrollHeight, behavior: smooth && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "instant" });
}

talk.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
talk.addEventListener("drop", dropped);

/** Bring one message into sight, however far up it stands. */
export async function reveal(id) {
  if (!at(id) && app.messages.length >= app.shown) {
    app.shown = ALL;
    await refreshMessages();
  }
  const bubble = at(id)?.closest("li").querySelector(".bubble, .said-line");
  if (!bubble) return toast(t("deleted"));
  stuck = false;
  bubble.scrollIntoView({ block: bubble.offsetHeight > parts.scroll.clientHeight ? "start" : "center" });
  bubble.focus({ preventScroll: true });
  bubble.classList.add("shown");
  setTimeout(() => bubble.classList.remove("shown"), 1600);
}

function at(id) {
  return parts?.list.querySelector(`[data-id="${Number(id)}"]`);
}
