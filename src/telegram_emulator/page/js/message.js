// One message as people see it.
import { fileAt, post } from "./api.js";
import { face, h, hue, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { tried } from "./groups.js";
import { copy, inlineKeyboard } from "./keyboards.js";
import { openLink } from "./links.js";
import { goTo } from "./main.js";
import { dialog, menu } from "./over.js";
import { pollOf } from "./poll.js";
import { app, nameOf, openChat } from "./state.js";
import { hour } from "./time.js";
import { t } from "./words.js";
import { edit, replyTo } from "./composer.js";

const EMOJI = ["👍", "❤", "👏", "🔥", "🎉", "🤔", "🙏", "😢"];
const acts = {
  link: openLink,
  command: (text) => post("say", { user: app.me, chat: app.chat, text }),
  mention: (name) => name.slice(1).toLowerCase() === (app.bot.username || "").toLowerCase() && goTo(app.me),
};

/** Say what a service message tells, else null. */
export function service(message) {
  const by = nameOf(message.from.id);
  if (message.new_chat_members) {
    const [who] = message.new_chat_members;
    return who.id === message.from.id ? t("joined_line", { name: nameOf(who.id) }) : t("added_line", { by, name: nameOf(who.id) });
  }
  if (message.left_chat_member) {
    const who = message.left_chat_member;
    return who.id === message.from.id ? t("left_line", { name: nameOf(who.id) }) : t("removed_line", { by, name: nameOf(who.id) });
  }
  if (message.pinned_message) return t("pinned_line", { by });
  if (message.group_chat_created || message.supergroup_chat_created) return t("created_line", { by });
  if (message.new_chat_title) return t("title_line", { by, title: message.new_chat_title });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return t("migrated_line");
  if (message.new_chat_photo || message.delete_chat_photo) return t("photo_line", { by });
  if (message.chat_shared) return t("chat_shared", { title: message.chat_shared.title || message.chat_shared.chat_id });
  const other = Object.keys(message).find((key) => /^(forum_topic|general_forum|video_chat|message_auto|boost)/.test(key));
  return other ? t("event_line", { by, what: other.replaceAll("_", " ") }) : null;
}

/** Say in one line what a message holds. */
export function brief(message) {
  const line = service(message);
  if (line) return line;
  if (message.poll) return `${t("poll")}: ${message.poll.question}`;
  const kind = ["photo", "video", "voice", "document", "contact"].find((name) => message[name]);
  const said = message.text || message.caption || "";
  const label = { photo: "picture", document: "file" }[kind] || kind;
  return kind ? `${t(label)}${said ? `: ${said}` : ""}` : said;
}

/** Build the row of a message. */
export function row(message, { first, last, group }) {
  const line = service(message);
  if (line) return h("li", { class: "service", "data-id": message.message_id }, h("span", { text: line }));
  const mine = message.from.id === app.me;
  const who = nameOf(message.from.id);
  const bubble = h("article", { class: "bubble", tabindex: "-1", "data-key": "bubble", "aria-label": `${mine ? t("you") : who}, ${hour(message.date * 1000)}` },
    group && !mine && first && h("p", { class: "name", dir: "auto", text: who, style: { "--hue": hue(message.from.id) } }),
    message.forward_origin && h("p", { class: "faint small", dir: "auto", text: t("forwarded", { name: message.forward_origin.sender_user?.first_name || "" }) }),
    message.reply_to_message && quote(message.reply_to_message),
    ...media(message), words(message), message.poll && pollOf(message), meta(message));
  const more = h("button", { type: "button", class: "more", tabindex: "-1", "aria-label": t("message_menu"), "aria-haspopup": "menu", on: { click: () => openMenu(message, more) } }, icon("more"));
  bubble.lastElementChild.append(more);
  bubble.addEventListener("keydown", (event) => {
    if (event.target === bubble && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      openMenu(message, more);
    }
  });
  bubble.addEventListener("dblclick", () => replyTo(message));
  const beside = group && !mine ? (last ? face(message.from.id, who, message.from.is_bot ? "bot" : "person") : h("span", { class: "face none" })) : null;
  const kind = `row-line ${mine ? "mine" : "theirs"}${first ? " first" : ""}${last ? " last" : ""}`;
  return h("li", { class: kind, "data-id": message.message_id }, beside, h("div", { class: "stack" }, bubble, inlineKeyboard(message), reactions(message)));
}

function quote(message) {
  return h("button", { type: "button", class: "quote", style: { "--hue": hue(message.from.id) }, on: { click: () => goTo(app.chat, message.message_id) } },
    h("strong", { dir: "auto", text: nameOf(message.from.id) }), h("span", { dir: "auto", text: brief(message) }));
}

function words(message) {
  const said = message.text ?? message.caption;
  if (!said) return null;
  return h("div", { class: "words", dir: "auto" }, formatted(said, message.entities || message.caption_entities, acts));
}

function meta(message) {
  return h("footer", {}, message.edit_date && h("span", { text: t("edited") }), h("time", { datetime: new Date(message.date * 1000).toISOString(), text: hour(message.date * 1000) }));
}

function media(message) {
  const nodes = [];
  if (message.photo) nodes.push(picture(message));
  if (message.video) nodes.push(h("video", { class: "photo", src: fileAt(message.video.file_id), controls: true, "aria-label": t("video") }));
  if (message.voice) nodes.push(h("audio", { src: fileAt(message.voice.file_id), controls: true, "aria-label": t("voice") }));
  if (message.document) nodes.push(paper(message.document));
  if (message.contact) nodes.push(h("p", { class: "contact", dir: "auto", text: `${t("contact")}: ${message.contact.first_name} ${message.contact.phone_number}` }));
  return nodes;
}

function picture(message) {
  const large = message.photo.at(-1);
  const said = message.caption || t("picture");
  const image = () => h("img", { src: fileAt(large.file_id), alt: said, width: large.width, height: large.height, decoding: "async" });
  const open = () => dialog({ title: t("picture"), kind: "large", body: image });
  const key = h("button", { type: "button", class: "photo", "aria-label": `${t("large")}: ${said}`, "data-key": "photo", on: { click: open } }, image());
  key.style.setProperty("--ratio", `${large.width} / ${large.height}`);
  return key;
}

function paper(file) {
  const name = file.file_name || t("file");
  return h("a", { class: "paper", href: fileAt(file.file_id), download: name, "data-key": "file", "aria-label": t("download", { name }) },
    h("span", { class: "face plain" }, icon("file")), h("span", { class: "grow" }, h("strong", { dir: "auto", text: name }), h("small", { dir: "ltr", text: size(file.file_size) })));
}

function size(bytes = 0) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

function mineOf(message) {
  return message.reactions?.[String(app.me)] || [];
}

function reactions(message) {
  const counts = new Map();
  for (const chosen of Object.values(message.reactions || {})) for (const emoji of chosen) counts.set(emoji, (counts.get(emoji) || 0) + 1);
  if (!counts.size) return null;
  return h("div", { class: "reactions" }, [...counts].map(([emoji, n]) => {
    const own = mineOf(message).includes(emoji);
    return h("button", { type: "button", class: "chip", "aria-pressed": String(own), "data-key": `e${emoji}`, "aria-label": t("reaction_of", { emoji, n }), on: { click: () => react(message, emoji) } },
      h("span", { class: "emoji", text: emoji }), h("span", { text: n }));
  }));
}

function react(message, emoji) {
  const own = mineOf(message).includes(emoji);
  return tried("react", { user: app.me, chat: message.chat.id, message_id: message.message_id, emoji: own ? null : emoji });
}

function openMenu(message, anchor) {
  const mine = message.from.id === app.me, chat = openChat();
  const about = { user: app.me, chat: message.chat.id, message_id: message.message_id };
  const said = message.text ?? message.caption;
  menu(anchor, t("message_menu"), [
    ...EMOJI.map((emoji) => ({ emoji, label: t("react", { emoji }), act: () => react(message, emoji) })),
    { label: t("reply"), icon: "reply", act: () => replyTo(message) },
    said && { label: t("copy"), icon: "file", act: () => copy(said) },
    mine && message.text && { label: t("edit"), icon: "slash", act: () => edit(message) },
    (chat?.kind === "private" || chat?.rank === "creator" || chat?.rank === "administrator") && { label: t("pin"), icon: "pin", act: () => tried("pin", about) },
    (mine || chat?.kind === "private" || chat?.rank === "creator") && { label: t("delete"), icon: "close", danger: true, act: () => tried("delete", about) },
  ].filter(Boolean));
}
