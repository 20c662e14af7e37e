// Buttons of the bot: under its messages, and in place of the phone's keyboard.
import { get, post } from "./api.js";
import { insert } from "./composer.js";
import { h, icon } from "./dom.js";
import { chooseGroup, tried } from "./groups.js";
import { openLink } from "./links.js";
import { goTo } from "./main.js";
import { alertOf, confirmOf, toast } from "./over.js";
import { app, me, naming } from "./state.js";
import { t } from "./words.js";

const ANSWER_S = 25;
// What this page can do with a key that is no plain answer, and the sign it bears.
const SIGNS = { url: "window", copy_text: "copy", switch_inline_query_current_chat: "at", switch_inline_query: "share", switch_inline_query_chosen_chat: "share", login_url: "window", web_app: "app", pay: "card", callback_game: "play" };
const KEY_SIGNS = { request_chat: "group", request_contact: "person", request_users: "people", request_location: "place", request_poll: "poll", web_app: "app" };
const ELSEWHERE = ["request_users", "request_location", "request_poll", "request_managed_bot", "web_app"];

/** Build the inline keyboard of a message. */
export function inlineKeyboard(message) {
  const rows = message.reply_markup?.inline_keyboard || [];
  if (!rows.length) return null;
  return h("div", { class: "keys" }, rows.map((row, y) => h("div", { class: "row" }, row.map((button, x) => {
    const sign = Object.keys(SIGNS).find((kind) => button[kind] !== undefined);
    const honest = sign === "url" ? hostOf(button.url) : sign === "copy_text" ? t("copies", { text: button.copy_text.text }) : able(button) ? null : t("cannot");
    const key = h("button", { type: "button", class: `key ${button.style || ""}${able(button) ? "" : " elsewhere"}`, dir: "auto", "data-key": `k${y}.${x}`, disabled: button.disabled, title: honest },
      h("span", { text: button.text }), sign && icon(SIGNS[sign], sign === "url"));
    key.addEventListener("click", () => pressed(key, message, button));
    return key;
  }))));
}

function hostOf(url) {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}

function able(button) {
  return ["url", "copy_text", "callback_data", "switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat"].some((kind) => button[kind] !== undefined);
}

async function pressed(key, message, button) {
  if (button.url) return openLink(button.url);
  if (button.copy_text) return copy(button.copy_text.text);
  if (button.switch_inline_query_current_chat !== undefined) return asked(button.switch_inline_query_current_chat);
  if (button.switch_inline_query !== undefined || button.switch_inline_query_chosen_chat) return elsewhere(button.switch_inline_query ?? button.switch_inline_query_chosen_chat.query ?? "");
  if (!button.callback_data) return toast(t("cannot"));
  if (key.getAttribute("aria-busy") === "true") return;
  key.setAttribute("aria-busy", "true");
  try {
    const tapped = { user: app.me, chat: message.chat.id, label: button.text, message_id: message.message_id, data: button.callback_data };
    const { press } = await post("tap", tapped);
    await answered(await get(`presses/${press}`, { wait: ANSWER_S }));
  } catch (error) {
    toast(error.message);
  } finally {
    key.removeAttribute("aria-busy");
  }
}

function asked(query) {
  insert(`@${app.bot.username} ${query}`);
}

async function elsewhere(query) {
  const chat = await chooseGroup({ fits: Boolean, founding: false });
  if (!chat) return;
  await goTo(chat);
  asked(query);
}

async function answered(answer) {
  if (!answer) return toast(t("no_answer"));
  if (answer.url) return openLink(answer.url);
  if (answer.text && answer.show_alert) return alertOf(app.bot.first_name, answer.text);
  if (answer.text) toast(answer.text);
}

/** Copy a text to the clipboard. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t("copied"));
  } catch {
    toast(t("not_copied")); // without https only this machine's own address may write there
  }
}

/** Find what the bot put in place of the phone's keyboard: {keyboard, message, used}, or null. */
export function replyKeyboard(messages) {
  for (const message of [...messages].reverse()) {
    const { keyboard } = message;
    if (!keyboard || (keyboard.selective && !meant(message))) continue;
    if (keyboard.remove_keyboard) return null;
    const after = messages.some((one) => one.from?.id === app.me && one.message_id > message.message_id);
    if (keyboard.keyboard) return { keyboard, message, used: Boolean(keyboard.one_time_keyboard) && after };
    if (keyboard.force_reply && !after) return { keyboard, message, used: true };
  }
  return null;
}

function meant(message) {
  const spans = [...(message.entities || []), ...(message.caption_entities || [])];
  const said = message.text ?? message.caption ?? "", name = me()?.username;
  const named = spans.some((span) => span.user?.id === app.me || (span.type === "mention" && name && said.slice(span.offset + 1, span.offset + span.length) === name));
  return named || message.reply_to_message?.from?.id === app.me;
}

/** Build the reply keyboard. */
export function replyKeys(keyboard) {
  return h("div", { class: keyboard.resize_keyboard ? "replykeys" : "replykeys tall", role: "group", "aria-label": t("keyboard") }, keyboard.keyboard.map((row, y) =>
    h("div", { class: "row" }, row.map((key, x) => {
      const sign = Object.keys(KEY_SIGNS).find((kind) => key[kind]);
      const away = ELSEWHERE.some((kind) => key[kind]);
      return h("button", { type: "button", class: `key ${key.style || ""}${away ? " elsewhere" : ""}`, dir: "auto", "data-key": `r${y}.${x}`, title: away ? t("cannot") : undefined, on: { click: () => keyed(key) } },
        sign && icon(KEY_SIGNS[sign]), h("span", { text: key.text }));
    }))));
}

async function keyed(key) {
  if (ELSEWHERE.some((kind) => key[kind])) return toast(t("cannot"));
  if (key.request_chat) return share(key);
  if (key.request_contact && !(await confirmOf(t("contact_sure", { name: naming(app.bot) }), t("contact_share"), "primary"))) return;
  await tried("press_key", { user: app.me, chat: app.chat, label: key.text });
}

async function share(key) {
  const wish = key.request_chat;
  const mine = (rank) => (wish.chat_is_created ? rank === "creator" : ["creator", "administrator"].includes(rank) || (!wish.bot_administrator_rights && Boolean(rank)));
  const chat = await chooseGroup({ fits: mine, hasName: wish.chat_has_username });
  if (chat) await tried("share_chat", { user: app.me, label: key.text, chat_id: chat });
}
