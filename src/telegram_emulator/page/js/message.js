// One message as people see it.
import { fileAt, post } from "./api.js";
import { edit, replyTo } from "./composer.js";
import { face, h, hue, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { tried } from "./groups.js";
import { copy, inlineKeyboard } from "./keyboards.js";
import { openLink } from "./links.js";
import { goTo } from "./main.js";
import { albumOf, media } from "./media.js";
import { menu } from "./over.js";
import { pollOf } from "./poll.js";
import { chips, drawn, moreReactions, own, QUICK, react } from "./reactions.js";
import { briefly, service } from "./service.js";
import { app, author, may, openChat } from "./state.js";
import { hour } from "./time.js";
import { t } from "./words.js";

const acts = {
  link: openLink,
  command: (text) => post("say", { user: app.me, chat: app.chat, text }),
  mention: (name) => (name.slice(1).toLowerCase() === (app.bot.username || "").toLowerCase() ? () => goTo(app.me) : null),
};

/** Whether the person of this window wrote it. */
export function mine(message) {
  return message.from?.id === app.me;
}

/** Build the row of a message, or of an album whose messages belong together. */
export function row(message, { first, last, group }, album = null) {
  const line = service(message);
  if (line) return told(message, line);
  const parts = [message, ...(album || []).slice(1)];
  const ours = mine(message), who = author(message);
  const bubble = h("article", { class: `bubble${album ? " wide" : ""}`, tabindex: "-1", "data-key": "bubble", "aria-label": `${ours ? t("you") : who.name}, ${hour(message.date * 1000)}` },
    group && !ours && first && h("p", { class: "name", dir: "auto", text: who.name, style: { "--hue": hue(who.id) } }),
    message.forward_origin && h("p", { class: "origin", dir: "auto", text: t("forwarded", { name: origin(message.forward_origin) }) }),
    message.reply_to_message && quoted(message),
    ...inside(message, parts, album), meta(message));
  const more = h("button", { type: "button", class: "more", tabindex: "-1", "aria-label": t("message_menu"), "aria-haspopup": "menu", on: { click: () => openMenu(message, more) } }, icon("more"));
  bubble.lastElementChild.append(more);
  listen(bubble, message, more);
  const beside = group && !ours ? (last ? face(who.id, who.name, who.kind) : h("span", { class: "face none" })) : null;
  const kind = `row-line ${ours ? "mine" : "theirs"}${first ? " first" : ""}${last ? " last" : ""}`;
  return h("li", { class: kind, "data-id": message.message_id }, beside, h("div", { class: "stack" }, bubble, inlineKeyboard(message), chips(message)));
}

function told(message, line) {
  const pinned = message.pinned_message?.message_id;
  const shot = message.new_chat_photo?.at(-1);
  return h("li", { class: "service", "data-id": message.message_id },
    pinned ? h("button", { type: "button", class: "said-line", text: line, on: { click: () => goTo(app.chat, pinned) } }) : h("span", { class: "said-line", text: line }),
    shot && h("img", { class: "newphoto", src: fileAt(shot.file_id), alt: t("picture") }));
}

function origin(from) {
  const { sender_user: user, sender_chat: spoken, chat } = from;
  const name = user ? [user.first_name, user.last_name].filter(Boolean).join(" ") : from.sender_user_name || (spoken || chat)?.title || "";
  return from.author_signature ? `${name} (${from.author_signature})` : name;
}

function inside(message, parts, album) {
  const carried = album ? albumOf(album) : media(message);
  const said = words(album ? parts.find((one) => one.caption) || message : message);
  const nodes = message.show_caption_above_media ? [said, ...carried] : [...carried, said];
  const known = said || carried.length || message.poll;
  return [...nodes, message.poll && pollOf(message), !known && h("p", { class: "faint", text: t("unknown_kind") })];
}

function listen(bubble, message, more) {
  bubble.addEventListener("keydown", (event) => {
    if (event.target !== bubble || !["Enter", " ", "ContextMenu"].includes(event.key)) return;
    event.preventDefault();
    openMenu(message, more);
  });
  bubble.addEventListener("contextmenu", (event) => {
    if (!getSelection().isCollapsed || event.target.closest("a, img, video, audio")) return;
    event.preventDefault();
    openMenu(message, { getBoundingClientRect: () => new DOMRect(event.clientX, event.clientY, 0, 0) });
  });
  bubble.addEventListener("dblclick", (event) => event.target.closest(".words, button, a") || replyTo(message));
}

function quoted({ reply_to_message: message, quote }) {
  const who = author(message);
  const jump = () => goTo(app.chat, message.message_id);
  return h("button", { type: "button", class: "quote", style: { "--hue": hue(who.id) }, "data-key": "quote", on: { click: jump } },
    h("strong", { dir: "auto", text: who.name }), quote ? h("span", { dir: "auto", class: "part", text: quote.text }) : briefly(message));
}

function words(message) {
  const said = message.text ?? message.caption;
  if (!said) return null;
  const large = message.text && !message.entities && /^(\p{Extended_Pictographic}\ufe0f?(\u200d\p{Extended_Pictographic}\ufe0f?)*){1,3}$/u.test(said);
  return h("div", { class: large ? "words emoji huge" : "words", dir: "auto" }, formatted(said, message.entities || message.caption_entities, acts));
}

function meta(message) {
  const { pins = [] } = openChat() || {};
  return h("footer", {}, pins.includes(message.message_id) && h("span", { class: "pinmark", title: t("pinned") }, icon("pin"), h("span", { class: "unseen", text: t("pinned") })),
    message.author_signature && h("span", { text: message.author_signature }), message.via_bot && h("span", { dir: "ltr", text: `@${message.via_bot.username}` }),
    message.edit_date && h("span", { text: t("edited") }), h("time", { datetime: new Date(message.date * 1000).toISOString(), text: hour(message.date * 1000) }));
}

function openMenu(message, anchor) {
  const chat = openChat(), private_ = chat?.kind === "private";
  const about = { user: app.me, chat: message.chat.id, message_id: message.message_id };
  const said = message.text ?? message.caption;
  const pinned = chat?.pins.includes(message.message_id);
  const mark = (emoji) => ({ emoji: drawn(emoji), label: t(own(message).includes(emoji) ? "unreact" : "react", { emoji }), chosen: own(message).includes(emoji), act: () => react(message, emoji) });
  const given = own(message).filter((emoji) => !QUICK.includes(emoji));
  menu(anchor, t("message_menu"), [
    ...[...given, ...QUICK].slice(0, QUICK.length).map(mark), moreReactions(message),
    { label: t("reply"), icon: "reply", act: () => replyTo(message) },
    said && { label: t("copy"), icon: "copy", act: () => copy(said) },
    mine(message) && message.text && { label: t("edit"), icon: "pencil", act: () => edit(message) },
    (private_ || may("can_pin_messages")) && { label: t(pinned ? "unpin" : "pin"), icon: "pin", act: () => tried(pinned ? "unpin" : "pin", about) },
    (mine(message) || private_ || may("can_delete_messages")) && { label: t("delete"), icon: "bin", danger: true, act: () => tried("delete", about) },
  ].filter(Boolean));
}
