// Where the person writes: Enter sends, Shift+Enter begins a new line.
import { h, icon, refill } from "./dom.js";
import { tried } from "./groups.js";
import { replyKeyboard, replyKeys } from "./keyboards.js";
import { brief } from "./message.js";
import { menu, toast } from "./over.js";
import { app, me, nameOf, openChat } from "./state.js";
import { language, t } from "./words.js";

const MAX_FILE_BYTES = 10 * 1024 * 1024;
const drafts = new Map();
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
  field.focus();
}

/** Forget what was being answered or changed; another chat was opened. */
export function forget() {
  [app.reply, editing, shape] = [null, null, ""];
}

/** Show what fits the moment: the field, Start, or Unblock. */
export function showFoot() {
  const chat = openChat(), person = me();
  if (!foot || !chat || !person) return;
  const keyboard = replyKeyboard(app.messages);
  const about = { chat: chat.id, me: person.id, language, blocked: person.blocked, empty: !app.messages.length, payload: app.payloads[app.me], reply: app.reply?.message_id, editing: editing?.message_id, keyboard, commands: app.profile.commands };
  const key = JSON.stringify(about);
  if (key === shape) return;
  shape = key;
  const private_ = chat.kind === "private";
  if (private_ && person.blocked) return refill(foot, wide(t("unblock"), () => tried("unblock", { user: app.me })));
  if (private_ && (about.empty || about.payload !== undefined)) return refill(foot, wide(t("start"), start, "start"));
  const typed = field?.isConnected && field.dataset.chat === `${person.id}/${chat.id}` ? field.value : drafts.get(`${person.id}/${chat.id}`) || "";
  refill(foot, bar(), form(keyboard, typed), keyboard && replyKeys(keyboard));
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
  const title = editing ? t("edit_message") : t("reply_to", { name: nameOf(message.from.id) });
  return h("div", { class: "replybar" }, icon(editing ? "slash" : "reply", true),
    h("div", { class: "grow" }, h("strong", { text: title }), h("span", { dir: "auto", text: brief(message) })),
    h("button", { type: "button", class: "round", "aria-label": t("stop_reply"), on: { click: stop } }, icon("close")));
}

function stop() {
  if (editing) field.value = "";
  [app.reply, editing] = [null, null];
  showFoot();
  field?.focus();
}

function form(keyboard, typed) {
  field = h("textarea", { rows: "1", dir: "auto", "data-key": "field", "data-chat": `${app.me}/${app.chat}`, enterkeyhint: "send",
    placeholder: keyboard?.input_field_placeholder || t("say"), "aria-label": t("say_as", { name: me().name }),
    on: { keydown: keyPressed, input: grow } });
  field.value = typed;
  const file = h("input", { type: "file", hidden: true, tabindex: "-1", on: { change: () => attach(file) } });
  const clip = h("button", { type: "button", class: "round", "aria-label": t("attach"), on: { click: () => file.click() } }, icon("clip"));
  const commands = app.profile.commands?.length ? h("button", { type: "button", class: "round", "aria-label": t("commands"), "aria-haspopup": "menu", "data-key": "commands", on: { click: (event) => commandMenu(event.currentTarget) } }, icon("slash")) : null;
  const go = h("button", { type: "submit", class: "round send", "aria-label": t("send") }, icon("send", true));
  requestAnimationFrame(grow);
  return h("form", { class: "compose", on: { submit: (event) => { event.preventDefault(); send(); } } }, clip, file, field, commands, go);
}

function grow() {
  if (!field) return;
  drafts.set(field.dataset.chat, editing ? "" : field.value);
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
}

function keyPressed(event) {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape" && (app.reply || editing)) {
    event.preventDefault();
    stop();
  }
}

async function send() {
  const text = field.value.trim();
  if (!text) return;
  const about = { user: app.me, chat: app.chat, text };
  const done = editing ? await tried("edit", { ...about, message_id: editing.message_id }) : await tried("say", { ...about, reply_to: app.reply?.message_id ?? null });
  if (!done) return;
  field.value = "";
  grow();
  [app.reply, editing] = [null, null];
  showFoot();
  field.focus();
}

function commandMenu(anchor) {
  const say = (command) => tried("say", { user: app.me, chat: app.chat, text: `/${command}${app.chat === app.me ? "" : `@${app.bot.username}`}` });
  menu(anchor, t("commands"), app.profile.commands.map((one) => ({ label: `/${one.command}`, hint: one.description, act: () => say(one.command) })));
}

async function attach(input) {
  const [file] = input.files;
  input.value = "";
  if (!file) return;
  if (file.size > MAX_FILE_BYTES) return toast(`${file.name}: > 10 MB`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  let data = "";
  for (let at = 0; at < bytes.length; at += 32_768) data += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  const kind = /^image\/(png|jpeg)$/.test(file.type) ? "photo" : file.type.startsWith("video/") ? "video" : "document";
  const caption = field.value.trim() || null;
  const sent = await tried("send_media", { user: app.me, chat: app.chat, kind, data: btoa(data), filename: file.name, caption, reply_to: app.reply?.message_id ?? null });
  if (!sent) return;
  field.value = "";
  app.reply = null;
  showFoot();
}
