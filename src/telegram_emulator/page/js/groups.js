// Choosing a group, founding one, and what its people can do with it.
import { get, post } from "./api.js";
import { arrows, face, h, icon } from "./dom.js";
import { askLine, confirmOf, dialog, toast } from "./over.js";
import { app, nameOf, openChat } from "./state.js";
import { t } from "./words.js";

async function rankIn(chat) {
  const members = await get(`chats/${chat}/members`);
  return members.find((member) => member.user.id === app.me)?.status;
}

/** Let the person choose one of their groups, or found one; gives its id. */
export async function chooseGroup({ fits, title = "", hasName }) {
  const groups = app.chats.filter((chat) => chat.kind !== "private" && (hasName === undefined || Boolean(chat.username) === hasName));
  const ranks = await Promise.all(groups.map((chat) => rankIn(chat.id)));
  const fitting = groups.filter((_, index) => fits(ranks[index]));
  const chosen = await dialog({
    title: t("choose_group"),
    body: (close) => {
      const rows = fitting.map((chat) => h("button", { type: "button", class: "choice", on: { click: () => close(chat.id) } },
        face(chat.id, chat.title, "group"), h("span", { class: "grow", dir: "auto", text: chat.title }), h("small", { text: t("members", { n: chat.members }) })));
      const found = h("button", { type: "button", class: "choice new", on: { click: () => close("new") } },
        h("span", { class: "face plain" }, icon("group")), h("span", { class: "grow", text: t("new_group") }));
      (rows[0] || found).setAttribute("autofocus", "");
      const list = h("div", { class: "choices" }, rows, !rows.length && h("p", { class: "faint", text: t("no_groups") }), found);
      list.addEventListener("keydown", (event) => arrows(event, [...rows, found]));
      return list;
    },
  });
  return chosen === "new" ? foundGroup(title) : chosen;
}

/** Found a group with the person as its owner. */
export async function foundGroup(title = "") {
  const name = await askLine(t("new_group"), t("group_name"), title);
  return name ? post("create_group", { owner_id: app.me, title: name, kind: "supergroup" }) : undefined;
}

/** Show who is in the group. */
export async function showMembers() {
  const chat = openChat();
  const members = await get(`chats/${chat.id}/members`);
  const ranks = { creator: t("owner"), administrator: t("admin") };
  await dialog({
    title: chat.title,
    body: () => h("ul", { class: "choices", "aria-label": t("member_list") }, members.map(({ user, status }) =>
      h("li", { class: "choice" }, face(user.id, nameOf(user.id)), h("span", { class: "grow", dir: "auto", text: nameOf(user.id) }),
        ranks[status] && h("small", { text: ranks[status] })))),
  });
}

/** Leave the open group, if sure. */
export async function leaveGroup() {
  const chat = openChat();
  if (await confirmOf(t("leave_sure", { title: chat.title }), t("leave"))) await tried("leave", { user: app.me, chat: chat.id });
}

/** Let people in who asked, or refuse them. */
export async function showRequests() {
  const chat = openChat();
  const decide = (user, approve, row) => tried("decide_request", { chat: chat.id, user, by: app.me, approve }).then((ok) => ok && row.remove());
  await dialog({
    title: t("requests", { n: chat.requests.length }),
    body: () => h("ul", { class: "choices" }, chat.requests.map((user) => {
      const row = h("li", { class: "choice" }, face(user, nameOf(user)), h("span", { class: "grow", dir: "auto", text: nameOf(user) }));
      row.append(h("button", { type: "button", class: "quiet", text: t("refuse"), on: { click: () => decide(user, false, row) } }),
        h("button", { type: "button", class: "primary", text: t("let_in"), on: { click: () => decide(user, true, row) } }));
      return row;
    })),
  });
}

/** Do something, and say in passing why it could not be done. */
export async function tried(act, body) {
  try {
    return { done: await post(act, body) };
  } catch (error) {
    toast(error.message);
    return null;
  }
}
