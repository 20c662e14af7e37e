// Where the person writes: Enter sends, Shift+Enter begins a new line, "/" offers the commands.
import { attachMenu, sendFiles, sendVoice } from "./attach.js";
import { hush, suggest, suggestKey } from "./commands.js";
import { h, icon, refill } from "./dom.js";
import { tried } from "./groups.js";
import { replyKeyboard, replyKeys } from "./keyboards.js";
import { mine } from "./message.js";
import { menu } from "./over.js";
import { briefly } from "./service.js";
import { app, author, me, openChat } from "./state.js";
import { language, t } from "./words.js";

const MAX_HEIGHT_PX = 160;
const drafts = new Map(), folded = new Map(), forced = new Set();
let foot = null, field = null, editing = null, shape = "";

/** Build the foot of the conversation. */
export function composer() {
  foot = h("div", { id: "foot" });
  shape = "";
  return foot;
}

/** Answer a message. */
export function replyTo(message) {
  [app.reply, editing] = [message, null];
  showFoot();
  field?.focus();
}

/** Change a message of one's own. */
export function edit(message) {
  [app.reply, editing] = [null, message];
  showFoot();
  field.value = message.text;
  grow();
  field.focus();
}

/** Write something for the person to go on with. */
export function insert(text) {
  if (!field?.isConnected) return;
  field.value = text;
  grow();
  field.focus();
}

/** Forget what was being answered or changed; another chat was opened. */
export function forget() {
  [app.reply, editing, shape] = [null, null, ""];
}

const here = () => `${app.me}/${app.chat}`;

/** Show what fits the moment: the field, Start, Unblock, or that one may not write. */
export function showFoot() {
  const chat = openChat(), person = me();
  if (!foot || !chat || !person) return;
  const found = replyKeyboard(app.messages);
  if (found?.keyboard.force_reply) force(found.message);
  const keyboard = found?.keyboard.keyboard ? found.keyboard : null;
  const shown = keyboard && (keyboard.is_persistent || !(folded.get(`${here()}/${found.message.message_id}`) ?? found.used));
  const dumb = chat.me?.status === "restricted" && !chat.me.can_send_messages;
  const about = { chat: chat.id, me: person.id, language, blocked: person.blocked, dumb, empty: !app.messages.length, payload: app.payloads[app.me], reply: app.reply?.message_id, editing: editing?.message_id, keyboard: found && [found.message.message_id, found.keyboard, found.used], shown, commands: app.profile.commands };
  const key = JSON.stringify(about);
  if (key === shape) return;
  shape = key;
  const private_ = chat.kind === "private";
  if (private_ && person.blocked) return refill(foot, wide(t("unblock"), () => tried("unblock", { user: app.me })));
  if (private_ && (about.empty || about.payload !== undefined)) return refill(foot, wide(t("start"), start, "start"));
  if (dumb) return refill(foot, h("p", { class: "dumb", text: t("may_not_write") }));
  const typed = field?.isConnected && field.dataset.chat === here() ? field.value : drafts.get(here()) || "";
  refill(foot, bar(), form(found, shown, typed), shown && replyKeys(keyboard));
}

function force(message) {
  if (forced.has(`${here()}/${message.message_id}`) || app.reply || editing) return;
  forced.add(`${here()}/${message.message_id}`);
  app.reply = message;
}

function wide(label, act, key = "wide") {
  return h("div", { class: "only" }, h("button", { type: "button", class: "primary big", "data-key": key, text: label, on: { click: act } }));
}

async function start() {
  const payload = app.payloads[app.me] || "";
  delete app.payloads[app.me];
  await tried("start", { user: app.me, payload });
}

function bar() {
  const message = app.reply || editing;
  if (!message) return null;
  const title = editing ? t("edit_message") : t("reply_to", { name: mine(message) ? t("you") : author(message).name });
  return h("div", { class: "replybar" }, icon(editing ? "pencil" : "reply", !editing),
    h("div", { class: "grow" }, h("strong", { text: title }), briefly(message)),
    h("button", { type: "button", class: "round", "data-key": "stop", "aria-label": t(editing ? "stop_edit" : "stop_reply"), on: { click: stop } }, icon("close")));
}

function stop() {
  if (editing) field.value = "";
  [app.reply, editing] = [null, null];
  showFoot();
  field?.focus();
}

function form(found, shown, typed) {
  const hint = found?.keyboard.input_field_placeholder;
  field = h("textarea", { rows: "1", dir: "auto", "data-key": "field", "data-chat": here(), enterkeyhint: "send", "aria-autocomplete": "list",
    placeholder: hint || t("say"), "aria-label": t("say_as", { name: me().name }),
    on: { keydown: keyPressed, input: () => { grow(); suggest(field, foot, sayCommand); }, blur: () => hush(field), paste: pasted } });
  field.value = typed;
  const clip = h("button", { type: "button", class: "round", "aria-label": t("attach"), "aria-haspopup": "menu", "data-key": "attach", on: { click: () => attachMenu(clip, attach, voice) } }, icon("clip"));
  const commands = app.profile.commands?.length ? h("button", { type: "button", class: "round", "aria-label": t("commands"), "aria-haspopup": "menu", "data-key": "commands", on: { click: (event) => commandMenu(event.currentTarget) } }, icon("slash")) : null;
  const go = h("button", { type: "submit", class: "round send", "aria-label": t(editing ? "save" : "send") }, icon(editing ? "check" : "send", !editing));
  requestAnimationFrame(grow);
  return h("form", { class: "compose", on: { submit: (event) => { event.preventDefault(); send(); } } }, clip, field, commands, foldKey(found, shown), go);
}

function foldKey(found, shown) {
  if (!found?.keyboard.keyboard || found.keyboard.is_persistent) return null;
  const turn = () => {
    folded.set(`${here()}/${found.message.message_id}`, Boolean(shown));
    showFoot();
  };
  return h("button", { type: "button", class: "round", "aria-label": t(shown ? "keyboard_hide" : "keyboard_show"), "aria-expanded": String(Boolean(shown)), "data-key": "fold", on: { click: turn } }, icon(shown ? "down" : "keys"));
}

function grow() {
  if (!field) return;
  drafts.set(field.dataset.chat, editing ? "" : field.value);
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, MAX_HEIGHT_PX)}px`;
}

function keyPressed(event) {
  if (suggestKey(event, field, sayCommand)) return;
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape" && (app.reply || editing)) {
    event.preventDefault();
    stop();
  } else if (event.key === "ArrowUp" && !field.value && !editing) editLast(event);
}

function editLast(event) {
  const own = app.messages.filter((message) => mine(message) && message.text).at(-1);
  if (!own) return;
  event.preventDefault();
  edit(own);
}

async function send() {
  const text = field.value.trim();
  if (!text) return;
  const about = { user: app.me, chat: app.chat, text };
  sent(editing ? await tried("edit", { ...about, message_id: editing.message_id }) : await tried("say", { ...about, reply_to: app.reply?.message_id ?? null }));
}

function sent(done) {
  if (!done) return;
  field.value = "";
  grow();
  hush(field);
  [app.reply, editing] = [null, null];
  showFoot();
  field.focus();
}

async function sayCommand(command) {
  const text = `/${command}${app.chat === app.me ? "" : `@${app.bot.username}`}`;
  sent(await tried("say", { user: app.me, chat: app.chat, text, reply_to: app.reply?.message_id ?? null }));
}

function commandMenu(anchor) {
  menu(anchor, t("commands"), app.profile.commands.map((one) => ({ label: `/${one.command}`, hint: one.description, act: () => sayCommand(one.command) })));
}

async function attach(files, plain) {
  if (files.length) sent(await sendFiles(files, plain, field.value.trim() || null, app.reply?.message_id ?? null));
}

async function voice() {
  const kept = field.value;
  sent(await sendVoice(app.reply?.message_id ?? null));
  insert(kept);
}

function pasted(event) {
  const files = [...event.clipboardData.files];
  if (!files.length) return;
  event.preventDefault();
  attach(files, false);
}

/** Send what was dropped on the conversation. */
export function dropped(event) {
  if (!field?.isConnected || !event.dataTransfer.files.length) return;
  event.preventDefault();
  attach([...event.dataTransfer.files], false);
}
