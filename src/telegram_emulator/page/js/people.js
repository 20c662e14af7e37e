// Whose eyes one looks through: the persona switch and the letters of the persona.
import { get, post } from "./api.js";
import { arrows, face, h, icon } from "./dom.js";
import { become } from "./main.js";
import { openLink } from "./links.js";
import { dialog, toast } from "./over.js";
import { address, app, me } from "./state.js";
import { date, hour } from "./time.js";
import { language, number, t } from "./words.js";

/** The button that tells who one is and opens the switch. */
export function personKey() {
  const person = me();
  return h("button", { type: "button", class: "persona", "data-key": "persona", "aria-haspopup": "dialog", title: person && t("switch_person"), on: { click: person ? choosePerson : newPerson } },
    person ? face(person.id, person.name) : h("span", { class: "face plain" }, icon("person")),
    h("span", { class: "grow" }, h("small", { text: person ? t("act_as") : t("nobody") }), h("strong", { dir: "auto", text: person?.name || t("new_person") })),
    person && tongue(person), person && h("span", { class: "unseen", text: t("switch_person") }), icon("down"));
}

function tongue(person) {
  return h("span", { class: "tongue", lang: "en", text: person.language_code || "–" });
}

async function choosePerson() {
  const chosen = await dialog({ title: t("switch_person"), kind: "tall", body: persons, actions: [{ label: t("new_person"), value: "new" }] });
  if (chosen === "new") await newPerson();
  else if (chosen) await become(chosen);
}

function persons(close) {
  const rows = app.people.filter((person) => !person.deactivated).map((person) => {
    const current = person.id === app.me;
    const key = h("button", { type: "button", class: "choice", "aria-current": current ? "true" : undefined, autofocus: current, on: { click: () => close(person.id) } },
      face(person.id, person.name), h("span", { class: "grow" }, h("strong", { dir: "auto", text: person.name }), person.about && h("small", { dir: "auto", text: person.about })), tongue(person));
    const away = h("a", { class: "round", href: address(person.id), target: "_blank", "aria-label": `${t("another_window")}: ${person.name}`, title: t("another_window") }, icon("window", true));
    return { id: person.id, text: `${person.name} ${person.about || ""}`.toLowerCase(), node: h("li", {}, key, away), key };
  });
  const field = h("input", { type: "search", dir: "auto", placeholder: t("find_person"), "aria-label": t("find_person") });
  const shown = () => rows.filter((row) => !row.node.hidden);
  field.addEventListener("input", () => rows.forEach((row) => (row.node.hidden = !row.text.includes(field.value.trim().toLowerCase()))));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && shown().length) close(shown()[0].id);
    if (event.key === "ArrowDown" && shown().length) { event.preventDefault(); shown()[0].key.focus(); }
  });
  const list = h("ul", { class: "choices" }, rows.map((row) => row.node));
  list.addEventListener("keydown", (event) => arrows(event, shown().map((row) => row.key)));
  return [rows.length > 6 && field, list].filter(Boolean);
}

async function newPerson() {
  const first = h("input", { type: "text", dir: "auto", required: true, maxlength: "64", autofocus: true });
  const last = h("input", { type: "text", dir: "auto", maxlength: "64" });
  const tongues = h("select", {}, [["en", "English"], ["ar", "العربية"], ["zh", "中文"]].map(([value, text]) => h("option", { value, text, selected: value === language })));
  const label = (text, field) => h("label", {}, h("span", { text }), field);
  const done = (close) => first.value.trim() && close({ first_name: first.value.trim(), last_name: last.value.trim() || null, language_code: tongues.value });
  const wish = await dialog({
    title: t("new_person"),
    body: (close) => h("form", { class: "fields", on: { submit: (event) => { event.preventDefault(); done(close); } } },
      label(t("first_name"), first), label(t("last_name"), last), label(t("language"), tongues), h("button", { type: "submit", hidden: true })),
    actions: [{ label: t("cancel") }, { label: t("create"), style: "primary", act: done }],
  });
  if (!wish) return;
  try {
    await become(await post("create_user", wish));
  } catch (error) {
    toast(error.message);
  }
}

/** The envelope with the number of letters that wait. */
export function lettersKey() {
  const unread = app.letters.filter((letter) => !letter.read).length;
  return h("button", { type: "button", class: "round envelope", "data-key": "letters", "aria-haspopup": "dialog", "aria-label": unread ? t("letters_unread", { n: unread }) : t("letters"), title: t("letters"), on: { click: showLetters } },
    icon("letter"), unread > 0 && h("span", { class: "badge", "aria-hidden": "true", text: number(unread) }));
}

async function showLetters() {
  const letters = await get("letters", { as: app.me, read: 1 });
  const url = await dialog({
    title: t("letters"), kind: "tall",
    body: (close) => [h("p", { class: "faint", text: t("letters_hint") }),
      letters.length ? h("ul", { class: "mat" }, [...letters].reverse().map((letter) => paper(letter, close))) : h("p", { class: "faint", text: t("no_letters") })],
  });
  if (url) await openLink(url);
}

function paper(letter, close) {
  return h("li", { class: letter.read ? "letter" : "letter fresh" },
    h("div", { class: "head" }, h("strong", { dir: "auto", text: letter.title }), h("time", { text: `${date(letter.at_ms)}, ${hour(letter.at_ms)}` })),
    letter.text && h("p", { dir: "auto", text: letter.text }),
    letter.url && h("button", { type: "button", class: "primary", on: { click: () => close(letter.url) } }, icon("link"), h("span", { text: t("open_link") })),
    letter.url && h("p", { class: "url", dir: "ltr", text: letter.url }));
}
