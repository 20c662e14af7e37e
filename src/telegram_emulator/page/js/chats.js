// The list of chats.
import { now } from "./clock.js";
import { arrows, face, h, refill } from "./dom.js";
import { goTo } from "./main.js";
import { briefly, service } from "./service.js";
import { app, author } from "./state.js";
import { short } from "./time.js";
import { number, t } from "./words.js";

const SEARCH_FROM = 8;
const nav = document.getElementById("chats");
let list = null, field = null;

/** Build the list's frame. */
export function openChats() {
  nav.setAttribute("aria-label", t("chats"));
  list = h("ul", { class: "chatlist" });
  list.addEventListener("keydown", (event) => arrows(event, [...list.querySelectorAll("li:not([hidden]) > button")]));
  field = h("input", { type: "search", dir: "auto", class: "findchat", placeholder: t("find_chat"), "aria-label": t("find_chat"), on: { input: sift } });
  nav.replaceChildren(h("h2", { text: t("chats") }), field, list);
  showChats();
}

/** Show the chats as they stand. */
export function showChats() {
  if (!list) return;
  field.hidden = app.chats.length < SEARCH_FROM;
  refill(list, app.chats.length ? app.chats.map(line) : h("li", { class: "faint pad", text: t("no_chats") }));
  sift();
}

function sift() {
  const wanted = field.hidden ? "" : field.value.trim().toLowerCase();
  for (const row of list.children) row.hidden = !row.textContent.toLowerCase().includes(wanted);
}

function line(chat) {
  const { last_message: last } = chat;
  const private_ = chat.kind === "private";
  const open = chat.id === app.chat;
  const unread = chat.unread > 0 && !open;
  const who = last ? speaker(last, private_) : "";
  return h("li", {}, h("button", { type: "button", class: "chat", "data-key": `c${chat.id}`, "aria-current": open ? "true" : undefined, on: { click: () => goTo(chat.id) } },
    face(private_ ? app.bot.id : chat.id, chat.title, private_ ? "bot" : "group"),
    h("span", { class: "grow" },
      h("span", { class: "line" }, h("strong", { dir: "auto", text: chat.title }), last && h("time", { text: short(last.date * 1000, now()) })),
      h("span", { class: "line" }, h("span", { class: "last" }, who && h("span", { class: "by" }, h("bdi", { text: who }), ": "), last ? briefly(last) : h("span", { dir: "auto", text: t("start_hint", { name: chat.title }) })),
        unread && h("span", { class: "badge" }, h("span", { class: "unseen", text: t("unread", { n: chat.unread }) }), h("span", { "aria-hidden": "true", text: number(chat.unread) }))))));
}

function speaker(message, private_) {
  if (service(message) || (private_ && message.from?.id === app.bot.id)) return "";
  return message.from?.id === app.me ? t("you") : author(message).name.split(" ")[0];
}
