// The bot's commands while one writes "/": a list above the field, by arrows, Tab and Enter.
import { h } from "./dom.js";
import { app } from "./state.js";
import { t } from "./words.js";

let list = null, at = 0;

/** Show the commands that fit what was written, or nothing; `chosen(command)` says one. */
export function suggest(field, foot, chosen) {
  const begun = /^\/(\w*)$/.exec(field.value);
  const fitting = begun ? (app.profile.commands || []).filter((one) => one.command.startsWith(begun[1].toLowerCase())) : [];
  if (!fitting.length) return hush(field);
  if (!list?.isConnected) foot.prepend((list = h("ul", { class: "suggest", role: "listbox", id: "suggest", "aria-label": t("commands") })));
  list.replaceChildren(...fitting.map((one, index) => option(one, index, chosen)));
  field.setAttribute("aria-controls", "suggest");
  mark(field, 0);
}

function option({ command, description }, index, chosen) {
  const node = h("li", { role: "option", id: `suggest${index}`, "aria-selected": "false", "data-command": command }, h("strong", { dir: "ltr", text: `/${command}` }), h("span", { dir: "auto", text: description }));
  node.addEventListener("pointerdown", (event) => event.preventDefault());
  node.addEventListener("click", () => chosen(command));
  return node;
}

function mark(field, to) {
  const options = [...list.children];
  at = (to + options.length) % options.length;
  options.forEach((one, index) => one.setAttribute("aria-selected", String(index === at)));
  options[at].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", `suggest${at}`);
}

/** Take the list away. */
export function hush(field) {
  list?.remove();
  list = null;
  field.removeAttribute("aria-activedescendant");
  field.removeAttribute("aria-controls");
}

/** Handle a key while the list is there; tells whether it was meant for the list. */
export function suggestKey(event, field, chosen) {
  if (!list?.isConnected || event.isComposing) return false;
  const command = list.children[at].dataset.command;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") mark(field, at + (event.key === "ArrowDown" ? 1 : -1));
  else if (event.key === "Tab" && !event.shiftKey) field.value = `/${command} `, hush(field);
  else if (event.key === "Escape") hush(field);
  else if (event.key === "Enter" && !event.shiftKey) chosen(command);
  else return false;
  event.preventDefault();
  return true;
}
