// Reactions: the chips under a message, the short row of its menu, and the picker with all of them.
import { h, icon } from "./dom.js";
import { tried } from "./groups.js";
import { dialog } from "./over.js";
import { app, nameOf } from "./state.js";
import { listed, number, t } from "./words.js";

export const QUICK = ["👍", "❤", "👏", "🔥", "🎉", "🤔", "🙏"];
const ALL = "👍 ❤ 🔥 🎉 👏 🙏 👌 🤝 ✍ 💯 🏆 ⚡ 🤩 🥰 😍 😁 🤣 😇 🤗 🤓 😎 🫡 🤔 🤯 👀 🤨 😐 😴 🥱 😢 😭 😱 😨 💔 👎 😡 🤬 🤮 💩 🤡 👻 👾 🎃 😈 🖕 💋 😘 💘 ❤‍🔥 🥴 🤪 🙈 🙉 🙊 🕊 🐳 🦄 🌚 🌭 🍌 🍓 🍾 🎅 🎄 ☃ 💅 🗿 🆒 💊 👨‍💻 🤷 🤷‍♂ 🤷‍♀".split(" ");
const NAMED_MAX = 6, ROW = 7;

/** An emoji as colour fonts want it: some need to be told that they are no letters. */
export function drawn(emoji) {
  return /^[❤☃✍🕊⚡]$/u.test(emoji) ? `${emoji}\ufe0f` : emoji;
}

/** The reactions that the person of this window gave. */
export function own(message) {
  return message.reactions?.[String(app.me)] || [];
}

/** React to a message, or take the same reaction back. */
export function react(message, emoji) {
  const back = own(message).includes(emoji);
  return tried("react", { user: app.me, chat: message.chat.id, message_id: message.message_id, emoji: back ? null : emoji });
}

/** Build the chips under a message. */
export function chips(message) {
  const givers = new Map();
  for (const [user, chosen] of Object.entries(message.reactions || {})) for (const emoji of chosen) givers.set(emoji, [...(givers.get(emoji) || []), Number(user)]);
  if (!givers.size) return null;
  return h("div", { class: "reactions" }, [...givers].map(([emoji, users]) => {
    const names = listed([...users.slice(0, NAMED_MAX).map(nameOf), ...(users.length > NAMED_MAX ? ["…"] : [])]);
    return h("button", { type: "button", class: "chip", "aria-pressed": String(own(message).includes(emoji)), "data-key": `e${emoji}`, title: names,
      "aria-label": `${t("reaction_of", { emoji, n: users.length })}, ${names}`, on: { click: () => react(message, emoji) } },
      h("span", { class: "emoji", text: drawn(emoji) }), h("span", { text: number(users.length) }));
  }));
}

/** Choose among all reactions there are. */
export async function pickReaction(message) {
  const chosen = await dialog({
    title: t("reactions"), kind: "picker",
    body: (close) => {
      const keys = ALL.map((emoji) => h("button", { type: "button", class: "emoji", "aria-label": t("react", { emoji }), "aria-pressed": String(own(message).includes(emoji)), on: { click: () => close(emoji) } }, drawn(emoji)));
      keys[0].setAttribute("autofocus", "");
      const grid = h("div", { class: "emojis" }, keys);
      grid.addEventListener("keydown", (event) => step(event, keys));
      return grid;
    },
  });
  if (chosen) await react(message, chosen);
}

function step(event, keys) {
  const onward = document.documentElement.dir === "rtl" ? -1 : 1;
  const by = { ArrowRight: onward, ArrowLeft: -onward, ArrowDown: ROW, ArrowUp: -ROW, Home: -Infinity, End: Infinity }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  keys[Math.max(0, Math.min(keys.length - 1, keys.indexOf(document.activeElement) + by))].focus();
}

/** The menu's key that opens the picker. */
export function moreReactions(message) {
  return { emoji: icon("down"), label: t("more_reactions"), act: () => pickReaction(message) };
}
