// What the page knows at this moment, and the address that two windows differ by.
export const app = {
  me: null, chat: null, people: [], chats: [], messages: [], letters: [],
  bot: {}, profile: {}, zone: null, reply: null, payloads: {}, typing: {}, loaded: false,
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

/** The open chat's line of the chat list. */
export function openChat() {
  return app.chats.find((chat) => chat.id === app.chat) || null;
}

/** Read persona and chat from the address. */
export function fromAddress() {
  const hash = new URLSearchParams(location.hash.slice(1));
  return { as: Number(hash.get("as")) || null, chat: Number(hash.get("chat")) || null };
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
