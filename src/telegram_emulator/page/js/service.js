// What happened, in words: service messages, and messages in one line.
import { h } from "./dom.js";
import { author, naming } from "./state.js";
import { listed, t } from "./words.js";

const MOVED = ["migrate_to_chat_id", "migrate_from_chat_id"];
const FOUNDED = ["group_chat_created", "supergroup_chat_created", "channel_chat_created"];
const TOPIC = {
  forum_topic_created: "topic_line", forum_topic_edited: "topic_edited_line", forum_topic_closed: "topic_closed_line", forum_topic_reopened: "topic_reopened_line",
  general_forum_topic_hidden: "topic_hidden_line", general_forum_topic_unhidden: "topic_shown_line",
};
const OTHER = /^(video_chat|message_auto|boost|chat_background|chat_owner|users_shared|write_access|connected_web|giveaway|poll_option|checklist_tasks|successful_payment|web_app_data|proximity|managed_bot)/;
const KINDS = { animation: "animation", photo: "picture", video: "video", video_note: "video", voice: "voice", audio: "audio", sticker: "sticker", document: "file", contact: "contact", venue: "place", location: "place", dice: "dice" };

/** Say what a service message tells, else null. */
export function service(message) {
  const by = author(message).name;
  if (message.new_chat_members) return cameIn(message, by);
  if (message.left_chat_member) {
    const who = message.left_chat_member, name = naming(who);
    return who.id === message.from.id ? t("left_line", { name }) : t("removed_line", { by, name });
  }
  if (message.pinned_message) return t("pinned_line", { by });
  if (FOUNDED.some((key) => message[key])) return t("created_line", { by });
  if (message.new_chat_title) return t("title_line", { by, title: message.new_chat_title });
  if (MOVED.some((key) => message[key])) return t("migrated_line");
  if (message.new_chat_photo) return t("photo_line", { by });
  if (message.delete_chat_photo) return t("photo_gone_line", { by });
  if (message.chat_shared) return t("chat_shared", { title: message.chat_shared.title || message.chat_shared.chat_id });
  return community(message, by) || other(message, by);
}

function community({ community_chat_added: added, community_chat_joined: joined, community_chat_removed: removed }, by) {
  if (added) return t("community_line", { by, name: added.community.name });
  if (joined) return t("from_community_line", { by, name: joined.community.name });
  return removed ? t("no_community_line", { by }) : null;
}

function cameIn(message, by) {
  const own = message.new_chat_members.some((who) => who.id === message.from.id);
  const name = listed(message.new_chat_members.map(naming));
  return own ? t("joined_line", { name }) : t("added_line", { by, name });
}

function other(message, by) {
  const topic = Object.keys(TOPIC).find((key) => message[key]);
  if (topic) return t(TOPIC[topic], { by, title: message[topic].name || "" });
  const key = Object.keys(message).find((one) => OTHER.test(one));
  return key ? t("event_line", { by, what: key.replaceAll("_", " ") }) : null;
}

/** Say in one line what a message holds. */
export function brief(message) {
  return pieces(message).filter(Boolean).join(": ");
}

/** The same as nodes: what was said keeps its own direction, and its own end when it is cut. */
export function briefly(message) {
  const [label, said] = pieces(message);
  return h("span", { class: "brief" }, label && h("span", { class: "label", text: said ? `${label}: ` : label }), said && h("span", { class: "saying", dir: "auto", text: said }));
}

function pieces(message) {
  const line = service(message);
  if (line) return [line, ""];
  if (message.poll) return [t(message.poll.type === "quiz" ? "quiz" : "poll"), message.poll.question];
  const kind = kindOf(message);
  const said = message.text || message.caption || message.sticker?.emoji || message.dice?.emoji || message.document?.file_name || "";
  if (kind) return [t(message.media_group_id ? "album" : KINDS[kind]), said];
  return said ? ["", said] : [t("unknown_kind"), ""];
}

/** Which kind of media a message carries, else undefined. */
export function kindOf(message) {
  return Object.keys(KINDS).find((name) => message[name]);
}
