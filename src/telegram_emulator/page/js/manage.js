// A group as its people run it: who is in it, who may do what, its name, its door.
import { get, post } from "./api.js";
import { face, h, icon } from "./dom.js";
import { foundGroup, leaveGroup, tried } from "./groups.js";
import { copy } from "./keyboards.js";
import { goTo } from "./main.js";
import { askLine, confirmOf, dialog, menu, toast } from "./over.js";
import { administers, app, may, me, naming, openChat } from "./state.js";
import { t } from "./words.js";

const BOT_RIGHTS = ["manage_chat", "delete_messages", "restrict_members", "promote_members", "change_info", "invite_users", "pin_messages"];
const RANKS = { creator: "owner", administrator: "admin", restricted: "restricted" };
const SEARCH_FROM = 8;

/** Open the menu of the open chat. */
export function chatMenu(anchor) {
  const chat = openChat();
  menu(anchor, t("chat_menu"), chat.kind === "private" ? aboutBot() : aboutGroup(chat));
}

const found = () => ({ label: t("new_group"), icon: "group", act: async () => { const id = await foundGroup(); if (id) await goTo(id); } });

function aboutBot() {
  const blocked = me()?.blocked;
  return [found(), { label: t(blocked ? "unblock" : "block"), icon: blocked ? "check" : "close", danger: !blocked, act: () => tried(blocked ? "unblock" : "block", { user: app.me }) },
    { label: t("deactivate"), icon: "bin", danger: true, act: async () => (await confirmOf(t("deactivate_sure", { name: me().name }), t("deactivate"))) && tried("deactivate", { user: app.me }) }];
}

function aboutGroup(chat) {
  const owner = chat.me?.status === "creator", about = { chat: chat.id, by: app.me };
  return [
    { label: t("member_list"), icon: "people", act: showMembers },
    administers(chat) && { label: t("add_people"), icon: "person", act: addPeople },
    may("can_invite_users", chat) && { label: t("make_link"), icon: "link", act: () => makeLink(false) },
    may("can_invite_users", chat) && { label: t("make_asking_link"), icon: "lock", act: () => makeLink(true) },
    may("can_change_info", chat) && { label: t("rename"), icon: "pencil", act: () => rename(chat) },
    owner && { label: t(chat.username ? "make_private" : "make_public"), icon: chat.username ? "lock" : "world", act: () => publish(chat) },
    owner && chat.kind === "group" && { label: t("upgrade"), icon: "up", act: () => moved("migrate", { chat: chat.id }) },
    may("can_change_info", chat) && !chat.username && { label: t(chat.visible_history ? "hide_history" : "show_history"), icon: chat.visible_history ? "lock" : "world", act: () => moved("show_history", { chat: chat.id, visible: !chat.visible_history, by: app.me }) },
    may("can_restrict_members", chat) && { label: t(chat.members_add ? "forbid_adding" : "allow_adding"), icon: "person", act: () => tried("permit", { chat: chat.id, permissions: { can_invite_users: !chat.members_add }, by: app.me }) },
    administers(chat) && { label: t("add_bot"), icon: "robot", act: () => tried("add_bot", { ...about, rights: Object.fromEntries(BOT_RIGHTS.map((name) => [`can_${name}`, true])) }) },
    found(), { label: t("leave"), icon: "back", danger: true, act: leaveGroup },
  ].filter(Boolean);
}

async function makeLink(asks) {
  const made = await tried("create_link", { chat: app.chat, by: app.me, creates_join_request: asks });
  if (!made) return;
  const { url } = made.done;
  const wish = await dialog({ title: t(asks ? "make_asking_link" : "make_link"), body: () => h("p", { class: "url", dir: "ltr", text: url }), actions: [{ label: t("close") }, { label: t("copy_link"), value: "copy", style: "primary" }] });
  if (wish) await copy(url);
}

async function rename(chat) {
  const title = await askLine(t("rename"), t("group_name"), chat.title, t("save"));
  if (title && title !== chat.title) await tried("rename", { chat: chat.id, user: app.me, title });
}

async function publish(chat) {
  if (chat.username) return moved("make_public", { chat: chat.id, username: null });
  const name = await askLine(t("make_public"), t("public_name"), "", t("save"), "ltr");
  if (name) await moved("make_public", { chat: chat.id, username: name.replace(/^@|^(https:\/\/)?t\.me\//, "") });
}

async function moved(act, about) {
  const made = await tried(act, about);
  if (made && made.done !== app.chat) await goTo(made.done);
}

/** Show who is in the group; an administrator can promote, demote and remove. */
export async function showMembers() {
  const chat = openChat();
  const list = h("ul", { class: "choices", "aria-label": t("member_list") });
  const field = h("input", { type: "search", dir: "auto", hidden: chat.members < SEARCH_FROM, placeholder: t("find_person"), "aria-label": t("find_person") });
  const sift = () => [...list.children].forEach((row) => (row.hidden = !row.textContent.toLowerCase().includes(field.value.trim().toLowerCase())));
  const fill = async () => {
    const members = await get(`chats/${chat.id}/members`);
    list.replaceChildren(...members.map((member) => memberRow(chat, member, fill)));
    sift();
  };
  field.addEventListener("input", sift);
  await fill();
  await dialog({ title: chat.title, kind: "people", body: () => [chat.description && h("p", { dir: "auto", class: "said", text: chat.description }), chat.username && h("p", { class: "url", dir: "ltr", text: `t.me/${chat.username}` }), field, list].filter(Boolean) });
}

function memberRow(chat, { user, status }, again) {
  const name = naming(user), acts = status === "creator" || user.id === app.me ? [] : memberActs(chat, user, status, again);
  const more = acts.length > 0 && h("button", { type: "button", class: "round", "aria-haspopup": "menu", "aria-label": `${t("member_menu")}: ${name}`, on: { click: () => menu(more, t("member_menu"), acts) } }, icon("more"));
  return h("li", { class: "choice" }, face(user.id, name, user.is_bot ? "bot" : "person"), h("span", { class: "grow", dir: "auto", text: name }), RANKS[status] && h("small", { text: t(RANKS[status]) }), more);
}

function memberActs(chat, user, status, again) {
  const about = { chat: chat.id, user: user.id, by: app.me };
  const act = (name, wishes = about) => async () => (await tried(name, wishes)) && again();
  const admin = status === "administrator";
  return [
    may("can_promote_members", chat) && (admin ? { label: t("demote"), icon: "person", act: act("demote") } : { label: t("promote"), icon: "star", act: act("promote") }),
    may("can_restrict_members", chat) && { label: t("remove"), icon: "close", danger: true, act: user.id === app.bot.id ? act("remove_bot", { chat: chat.id, by: app.me }) : act("remove_member") },
  ].filter(Boolean);
}

async function addPeople() {
  const chat = openChat();
  const inside = new Set((await get(`chats/${chat.id}/members`)).map((member) => member.user.id));
  const others = app.people.filter((person) => !person.deactivated && !inside.has(person.id));
  if (!others.length) return toast(t("all_inside"));
  const user = await dialog({
    title: t("add_people"), kind: "people",
    body: (close) => h("ul", { class: "choices" }, others.map((person, index) => h("li", {}, h("button", { type: "button", class: "choice", autofocus: index === 0, on: { click: () => close(person.id) } },
      face(person.id, person.name), h("span", { class: "grow" }, h("strong", { dir: "auto", text: person.name }), person.about && h("small", { dir: "auto", text: person.about })))))),
  });
  if (!user) return;
  try {
    await post("add_member", { chat: chat.id, user, by: app.me });
  } catch (error) {
    toast(error.message);
  }
}
