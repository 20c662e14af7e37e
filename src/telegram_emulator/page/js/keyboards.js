// Buttons of the bot: under its messages, and in place of the phone's keyboard.
import { get, post } from "./api.js";
import { h, icon } from "./dom.js";
import { chooseGroup, tried } from "./groups.js";
import { openLink } from "./links.js";
import { alertOf, toast } from "./over.js";
import { app } from "./state.js";
import { t } from "./words.js";

const ANSWER_S = 25;

/** Build the inline keyboard of a message. */
export function inlineKeyboard(message) {
  const rows = message.reply_markup?.inline_keyboard || [];
  if (!rows.length) return null;
  return h("div", { class: "keys" }, rows.map((row, y) => h("div", { class: "row" }, row.map((button, x) => {
    const key = h("button", { type: "button", class: `key ${button.style || ""}`, dir: "auto", "data-key": `k${y}.${x}`, disabled: button.disabled },
      h("span", { text: button.text }), button.url && icon("window", true));
    key.addEventListener("click", () => pressed(key, message, button));
    return key;
  }))));
}

async function pressed(key, message, button) {
  if (button.url) return openLink(button.url);
  if (button.copy_text) return copy(button.copy_text.text);
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

async function answered(answer) {
  if (!answer) return toast(t("no_answer"));
  if (answer.url) return openLink(answer.url);
  if (answer.text && answer.show_alert) return alertOf(app.bot.first_name, answer.text);
  if (answer.text) toast(answer.text);
}

/** Copy a text to the clipboard. */
export async function copy(text) {
  await navigator.clipboard?.writeText(text);
  toast(t("copied"));
}

/** Find the reply keyboard that is in force, else null. */
export function replyKeyboard(messages) {
  for (const message of [...messages].reverse()) {
    if (message.keyboard?.remove_keyboard) return null;
    if (message.keyboard?.keyboard) {
      const used = message.keyboard.one_time_keyboard && messages.some((one) => one.from.id === app.me && one.message_id > message.message_id);
      return used ? null : message.keyboard;
    }
  }
  return null;
}

/** Build the reply keyboard. */
export function replyKeys(keyboard) {
  return h("div", { class: "replykeys", role: "group", "aria-label": t("keyboard") }, keyboard.keyboard.map((row, y) =>
    h("div", { class: "row" }, row.map((key, x) =>
      h("button", { type: "button", class: `key ${key.style || ""}`, dir: "auto", "data-key": `r${y}.${x}`, on: { click: () => keyed(key) } },
        key.request_chat && icon("group"), h("span", { text: key.text }))))));
}

async function keyed(key) {
  if (key.request_chat) return share(key);
  await tried("press_key", { user: app.me, chat: app.chat, label: key.text });
}

async function share(key) {
  const wish = key.request_chat;
  const mine = (rank) => (wish.chat_is_created ? rank === "creator" : ["creator", "administrator"].includes(rank) || (!wish.bot_administrator_rights && Boolean(rank)));
  const chat = await chooseGroup({ fits: mine, hasName: wish.chat_has_username });
  if (chat) await tried("share_chat", { user: app.me, label: key.text, chat_id: chat });
}
