// The page as a whole: who one is, what is open, and what to ask again when something happened.
import { follow, get, Refused } from "./api.js";
import { called, logFollows, openLog, readCalls } from "./calls.js";
import { openChats, showChats } from "./chats.js";
import { clockFace, readClock } from "./clock.js";
import { showFoot } from "./composer.js";
import { deskHears, deskKeys, rewordDesk } from "./desk.js";
import { h, icon, refill } from "./dom.js";
import { chooseLook, chosenLook } from "./looks.js";
import { menu, toast } from "./over.js";
import { addPane, hidePanes, inPane, onePane, overheard, overheardNothing, panes, panesBar, showPanes, tellWindow } from "./panes.js";
import { lettersKey, personKey } from "./people.js";
import { app, fromAddress, me, openChat, toAddress } from "./state.js";
import { openTalk, refreshMessages, reveal, showHead } from "./talk.js";
import { useZone } from "./time.js";
import { openTour, rewordTour, tourHears } from "./tour.js";
import { speak, t } from "./words.js";

const CHAT_KINDS = new Set(["message", "edit", "delete", "pin", "reaction", "poll"]);
const LIST_KINDS = new Set([...CHAT_KINDS, "member", "request", "chat", "person"]);
const SOON_MS = 40, NEXT_MS = 4000, TYPING_MS = 5000, WIDE_PX = 1180;
const top = document.getElementById("top"), lost = document.getElementById("lost");
const dirty = new Set();
let planned = 0, logWanted = null;

// --- whose eyes, which chat -------------------------------------------------------------------

/** Act as another person, perhaps in one of their chats. */
export async function become(id, chat = null) {
  app.people = await get("people");
  app.me = id;
  await enter(chat);
}

async function enter(chat) {
  speak(me()?.language_code);
  document.title = me() ? `${me().name} · ${t("playground")}` : t("playground");
  frame();
  if (panes().length) return showPanes();
  hidePanes();
  await Promise.all([readChats(), readLetters()]);
  showTop();
  openChats();
  const wanted = app.chats.some((one) => one.id === chat) ? chat : null;
  app.chat = null;
  if (wanted || innerWidth > 720) await goTo(wanted ?? app.me);
  else toList();
  if (!inPane) rewordTour();
}

/** Open a chat, perhaps at one message. */
export async function goTo(chat, message = null) {
  if (!app.chats.some((one) => one.id === chat)) await readChats();
  const wanted = app.chats.some((one) => one.id === chat) ? chat : null;
  const other = wanted !== app.chat || wanted === null;
  app.chat = wanted;
  document.body.dataset.view = wanted ? "chat" : "list";
  toAddress();
  tellWindow({ as: app.me, chat: app.chat });
  if (other) openTalk();
  if (other && !(await readProfile())) return;
  await refreshMessages();
  showFoot();
  await readChats();
  showLists();
  logFollows();
  if (message) await reveal(message);
}

async function readProfile() {
  const [as, chat] = [app.me, app.chat];
  const profile = chat ? await get("profile", { as, chat }) : {};
  const still = as === app.me && chat === app.chat;
  if (still) app.profile = profile;
  return still;
}

/** On a phone: back to the list of chats; a person who went back there goes on with the keyboard there. */
export function toList(event) {
  app.chat = null;
  document.body.dataset.view = "list";
  toAddress();
  tellWindow({ as: app.me, chat: null });
  openTalk();
  showChats();
  if (event) document.querySelector("#chats button")?.focus();
}

// --- asking ------------------------------------------------------------------------------------

async function readChats() {
  const as = app.me;
  const chats = as ? await get("chats", { as }) : [];
  if (as === app.me) app.chats = chats;
}

async function readLetters() {
  app.letters = app.me ? await get("letters", { as: app.me }) : [];
}

async function opened(state) {
  useZone(new URLSearchParams(location.search).get("zone"), state.zone);
  [app.bot, app.token] = [state.bot, state.token];
  app.people = await get("people");
  const wanted = app.loaded ? { as: app.me, chat: app.chat } : fromAddress();
  overheard(state.world, state.events, []);
  const beside = panes();
  const alive = app.people.filter((person) => !person.deactivated);
  app.me = alive.some((person) => person.id === (beside[0] || wanted.as)) ? beside[0] || wanted.as : alive[0]?.id ?? null;
  app.loaded = true;
  app.payloads = {};
  await Promise.all([readClock(), readCalls(state.calls)]);
  await enter(wanted.chat);
  if (!inPane) await openTour();
  lost.hidden = true;
}

function happened(events, { world, after }) {
  overheard(world, after, events);
  if (!events.length) return;
  const calls = events.filter((event) => event.kind === "call").map((event) => event.call);
  if (!inPane) called(calls).catch((error) => console.warn(error.message));
  for (const event of events) {
    if (event.kind === "clock") dirty.add("clock");
    if (event.kind === "typing") typing(event.chat_id);
    if (event.kind === "person") dirty.add("people");
    if (event.kind === "letter" && event.user === app.me) dirty.add("letters");
    if (LIST_KINDS.has(event.kind)) dirty.add("chats");
    if (CHAT_KINDS.has(event.kind) && event.chat_id === app.chat) dirty.add("messages");
    if (event.kind === "message") delete app.typing[event.chat_id];
    if (event.kind === "member") moved(event);
    if (event.migrated_to && event.chat_id === app.chat) dirty.add(`follow ${event.migrated_to}`);
  }
  const kinds = new Set(events.map((event) => event.kind));
  if (!inPane) deskHears(kinds);
  if (!inPane) tourHears(kinds);
  if (!planned) planned = setTimeout(refresh, SOON_MS);
}

function moved(event) {
  const chat = app.chats.find((one) => one.id === event.chat_id);
  if (event.user !== app.me) return;
  const out = (status) => ["left", "kicked"].includes(status);
  if (out(event.new) && !out(event.old) && chat) toast(t("removed", { title: chat.title }));
  if (event.new === "member" && out(event.old)) dirty.add(`joined ${event.chat_id}`);
}

async function refresh() {
  planned = 0;
  const now = new Set(dirty);
  dirty.clear();
  try {
    if (now.has("people")) await readPeople();
    if (now.has("letters")) await readLetters();
    if (now.has("people") || now.has("letters")) showTop();
    if (panes().length) return now.has("clock") ? await readClock() : undefined;
    if (now.has("chats")) await readChats();
    for (const chat of app.chats) if (now.has(`follow ${chat.id}`)) return await goTo(chat.id);
    if (now.has("messages")) await refreshMessages();
    if (now.has("chats")) await showLists();
    for (const chat of app.chats) if (now.has(`joined ${chat.id}`)) toast(t("joined", { title: chat.title }));
    if (now.has("clock")) await readClock();
  } catch (error) {
    console.warn(error.message);
  }
}

async function readPeople() {
  const [before, language] = [app.me, me()?.language_code];
  app.people = await get("people");
  if (!me()) app.me = app.people[0]?.id ?? null;
  if (app.me !== before || me()?.language_code !== language) await enter(app.chat);
  showFoot();
}

function showLists() {
  showChats();
  if (app.chat && !openChat()) return innerWidth > 720 ? goTo(app.me) : toList();
  showHead();
}

function typing(chat) {
  app.typing[chat] = Date.now() + TYPING_MS;
  showHead();
  setTimeout(showHead, TYPING_MS + 50);
}

// --- the frame ---------------------------------------------------------------------------------

function frame() {
  const log = h("button", { type: "button", class: "round", "data-key": "log", "aria-label": t("show_log"), title: t("show_log"), "aria-expanded": "false", "aria-controls": "log", on: { click: toggleLog } }, icon("log"));
  const view = h("button", { type: "button", class: "round", "data-key": "view", "aria-label": t("view"), title: t("view"), "aria-haspopup": "menu", on: { click: () => viewMenu(view) } }, icon("half"));
  const cross = h("button", { type: "button", class: "round", "data-key": "closepane", "aria-label": t("close_pane"), title: t("close_pane"), on: { click: () => tellWindow({ close: true }) } }, icon("close"));
  document.body.classList.toggle("inpane", inPane);
  refill(top, h("div", { class: "who" }), ...(inPane ? [cross] : [clockFace(), deskKeys(), view, log]));
  if (!inPane) rewordDesk();
  if (!inPane) openLog(toggleLog);
  showTop();
  showLog();
}

function viewMenu(anchor) {
  const look = (name, label, sign) => ({ label, icon: sign, checked: chosenLook() === name, act: () => chooseLook(name) });
  const beside = panes().length ? { label: t("one_at_a_time"), icon: "columns", act: () => onePane() } : { label: t("side_by_side"), icon: "columns", hint: t("side_by_side_hint"), act: addPane };
  menu(anchor, t("view"), [app.people.length > 1 && beside, look("light", t("light"), "sun"), look("dark", t("dark"), "moon"), look(null, t("as_device"), "device")].filter(Boolean));
}

function showTop() {
  const who = top.querySelector(".who");
  if (who && panes().length) panesBar(who);
  else if (who) refill(who, personKey(), app.me && lettersKey());
}

function toggleLog() {
  logWanted = document.body.dataset.log !== "open";
  showLog();
  (logWanted ? document.querySelector("#log [data-key=hide]") : top.querySelector("[data-key=log]"))?.focus();
}

function showLog() {
  const open = !inPane && (logWanted ?? (innerWidth >= WIDE_PX && !panes().length));
  document.body.dataset.log = open ? "open" : "closed";
  const key = top.querySelector("[data-key=log]");
  if (!key) return;
  key.setAttribute("aria-expanded", String(open));
  key.setAttribute("aria-label", t(open ? "hide_log" : "show_log"));
  key.title = t(open ? "hide_log" : "show_log");
}

addEventListener("resize", () => top.firstChild && showLog());
addEventListener("visibilitychange", () => document.visibilityState === "visible" && app.chat && refreshMessages());
// What the stand-in refuses (an account that a reset has taken away, say) is told, wherever it was asked for.
addEventListener("unhandledrejection", (event) => {
  if (!(event.reason instanceof Refused)) return;
  event.preventDefault();
  toast(event.reason.message);
});
addEventListener("hashchange", async () => {
  const { as, chat } = fromAddress();
  const beside = panes();
  if (beside.length || document.body.dataset.panes) {
    app.me = beside[0] || as || app.me;
    await enter(beside.length ? null : chat);
  } else if (as && as !== app.me) {
    app.me = as;
    await enter(chat);
  } else if (chat && chat !== app.chat) await goTo(chat);
});
setInterval(() => document.visibilityState === "visible" && app.loaded && lost.hidden && !inPane && readClock().catch(() => {}), NEXT_MS);

speak(navigator.language);
follow({
  opened, happened, pane: inPane,
  lost: () => { lost.textContent = t("lost"); lost.hidden = false; overheardNothing(); },
  back: () => { lost.hidden = true; },
});
