// Choosing a group, founding one, leaving one, and letting people in.
import { post } from "./api.js";
import { arrows, face, h, icon } from "./dom.js";
import { confirmOf, dialog, toast } from "./over.js";
import { app, nameOf, openChat } from "./state.js";
import { t } from "./words.js";

/** Let the person choose one of their groups, or found one; gives its id. */
export async function chooseGroup({ fits, title = "", hasName, founding = true }) {
  const groups = app.chats.filter((chat) => chat.kind !== "private" && (hasName === undefined || Boolean(chat.username) === hasName));
  const fitting = groups.filter((chat) => fits(chat.me?.status));
  const chosen = await dialog({
    title: t("choose_group"),
    body: (close) => {
      const rows = fitting.map((chat) => h("button", { type: "button", class: "choice", on: { click: () => close(chat.id) } },
        face(chat.id, chat.title, "group"), h("span", { class: "grow", dir: "auto", text: chat.title }), h("small", { text: t("members", { n: chat.members }) })));
      const found = h("button", { type: "button", class: "choice new", on: { click: () => close("new") } },
        h("span", { class: "face plain" }, icon("group")), h("span", { class: "grow", text: t("new_group") }));
      const all = founding ? [...rows, found] : rows;
      (all[0] || found).setAttribute("autofocus", "");
      const list = h("div", { class: "choices" }, rows, !rows.length && h("p", { class: "faint", text: t("no_groups") }), founding && found);
      list.addEventListener("keydown", (event) => arrows(event, all));
      return list;
    },
  });
  return chosen === "new" ? foundGroup(title) : chosen;
}

/** Found a group with the person as its owner. */
export async function foundGroup(title = "") {
  const name = h("input", { type: "text", dir: "auto", required: true, maxlength: "128", autofocus: true, value: title });
  const basic = h("input", { type: "checkbox" });
  const done = (close) => name.value.trim() && close({ owner_id: app.me, title: name.value.trim(), kind: basic.checked ? "group" : "supergroup" });
  const wish = await dialog({
    title: t("new_group"),
    body: (close) => h("form", { class: "fields", on: { submit: (event) => { event.preventDefault(); done(close); } } },
      h("label", {}, h("span", { text: t("group_name") }), name), h("label", { class: "tick" }, basic, h("span", { text: t("basic_group") })), h("button", { type: "submit", hidden: true })),
    actions: [{ label: t("cancel") }, { label: t("create"), style: "primary", act: done }],
  });
  return wish ? post("create_group", wish) : undefined;
}

/** Leave the open group, if sure. */
export async function leaveGroup() {
  const chat = openChat();
  if (await confirmOf(t("leave_sure", { title: chat.title }), t("leave"))) await tried("leave", { user: app.me, chat: chat.id });
}

/** Let people in who asked, or refuse them. */
export async function showRequests() {
  const chat = openChat();
  await dialog({
    title: t("requests", { n: chat.requests.length }),
    body: (close) => h("ul", { class: "choices" }, chat.requests.map((user) => {
      const decide = async (approve) => {
        if (!(await tried("decide_request", { chat: chat.id, user, by: app.me, approve }))) return;
        const next = row.nextElementSibling || row.previousElementSibling;
        row.remove();
        if (next) next.querySelector(".primary").focus();
        else close();
      };
      const row = h("li", { class: "choice" }, face(user, nameOf(user)), h("span", { class: "grow", dir: "auto", text: nameOf(user) }));
      row.append(h("button", { type: "button", class: "quiet", "aria-label": `${t("refuse")}: ${nameOf(user)}`, text: t("refuse"), on: { click: () => decide(false) } }),
        h("button", { type: "button", class: "primary", "aria-label": `${t("let_in")}: ${nameOf(user)}`, text: t("let_in"), on: { click: () => decide(true) } }));
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
