// The list of chats.
import { now } from "./clock.js";
import { arrows, face, h, refill } from "./dom.js";
import { goTo } from "./main.js";
import { brief, service } from "./message.js";
import { app, nameOf } from "./state.js";
import { short } from "./time.js";
import { t } from "./words.js";

const nav = document.getElementById("chats");
let list = null;

/** Build the list's frame. */
export function openChats() {
  nav.setAttribute("aria-label", t("chats"));
  list = h("ul", { class: "chatlist" });
  list.addEventListener("keydown", (event) => arrows(event, [...list.querySelectorAll("button")]));
  nav.replaceChildren(h("h2", { text: t("chats") }), list);
  showChats();
}

/** Show the chats as they stand. */
export function showChats() {
  if (!list) return;
  refill(list, app.chats.length ? app.chats.map(line) : h("li", { class: "faint pad", text: t("no_chats") }));
}

function line(chat) {
  const { last_message: last } = chat;
  const private_ = chat.kind === "private";
  const who = last && !service(last) && !(private_ && last.from.id === app.bot.id) ? last.from.id === app.me ? t("you") : nameOf(last.from.id).split(" ")[0] : "";
  const open = chat.id === app.chat;
  const unread = chat.unread > 0 && !open;
  return h("li", {}, h("button", { type: "button", class: "chat", "data-key": `c${chat.id}`, "aria-current": open ? "true" : undefined, on: { click: () => goTo(chat.id) } },
    face(private_ ? app.bot.id : chat.id, chat.title, private_ ? "bot" : "group"),
    h("span", { class: "grow" },
      h("span", { class: "line" }, h("strong", { dir: "auto", text: chat.title }), last && h("time", { text: short(last.date * 1000, now()) })),
      h("span", { class: "line" }, h("span", { class: "last" }, who && h("span", { class: "by" }, h("bdi", { text: who }), ": "), h("span", { dir: "auto", text: last ? brief(last) : t("start_hint", { name: chat.title }) })),
        unread && h("span", { class: "badge", "aria-label": t("unread", { n: chat.unread }), text: chat.unread })))));
}
