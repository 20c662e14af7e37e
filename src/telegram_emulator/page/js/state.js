// What the page knows at this moment, and the address that two windows differ by.
export const SHOWN = 150; // messages of a chat that are asked for at first

export const app = {
  me: null, chat: null, people: [], chats: [], messages: [], pins: [], letters: [], shown: SHOWN,
  bot: {}, token: "", profile: {}, zone: null, reply: null, payloads: {}, typing: {}, loaded: false,
};

/** The account that this window acts as. */
export function me() {
  return app.people.find((person) => person.id === app.me) || null;
}

/** The name of an account, the bot included. */
export function nameOf(id) {
  if (id === app.bot.id) return app.bot.first_name;
  return app.people.find((person) => person.id === id)?.name || String(id);
}

/** The name of an account as the Bot API shows it; the page's own people go by their whole names. */
export function naming(user) {
  if (user.id === app.bot.id || app.people.some((person) => person.id === user.id)) return nameOf(user.id);
  return [user.first_name, user.last_name].filter(Boolean).join(" ") || String(user.id);
}

/** Who a message shows as its author: an account, or a chat that speaks for itself. */
export function author(message) {
  const { from, sender_chat: spoken } = message;
  if (spoken || !from) return { id: (spoken || message.chat).id, name: (spoken || message.chat).title || "", kind: "group" };
  return { id: from.id, name: naming(from), kind: from.is_bot ? "bot" : "person" };
}

/** The open chat's line of the chat list. */
export function openChat() {
  return app.chats.find((chat) => chat.id === app.chat) || null;
}

/** Whether the person of this window administers a group. */
export function administers(chat = openChat()) {
  return ["creator", "administrator"].includes(chat?.me?.status);
}

/** Whether the person of this window holds an administrator's right in a group. */
export function may(right, chat = openChat()) {
  return chat?.me?.status === "creator" || (chat?.me?.status === "administrator" && Boolean(chat.me[right]));
}

/** Read persona and chat, or the personas that stand side by side, from the address. */
export function fromAddress() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const panes = (hash.get("panes") || "").split(",").map(Number).filter(Boolean);
  return { as: Number(hash.get("as")) || null, chat: Number(hash.get("chat")) || null, panes };
}

/** The address of a persona and a chat. */
export function address(as, chat) {
  return `#as=${as}${chat ? `&chat=${chat}` : ""}`;
}

/** Write persona and chat into the address. */
export function toAddress() {
  const wanted = app.me ? address(app.me, app.chat) : "#";
  if (location.hash !== wanted) history.replaceState(null, "", location.pathname + location.search + wanted);
}
