// The calendar of what is still to come, and how fast a played day passes.
import { get } from "./api.js";
import { now, playing, playOrPause, travel } from "./clock.js";
import { h, icon, refill } from "./dom.js";
import { PACES, pace, setPace } from "./pace.js";
import { date, day, hour, moment } from "./time.js";
import { said, t } from "./words.js";

const MOST = 60;

/** Show the calendar. */
export async function openAgenda(box) {
  const lines = await coming();
  refill(box, paces(), h("div", { class: "coming" }, lines));
}

/** Look again at what is to come; the choice of the pace is left alone. */
export async function renewAgenda(box) {
  const lines = await coming();
  refill(box.querySelector(".coming"), lines);
  showPlay(box.querySelector('[data-key="desk-play"]'));
}

async function coming() {
  const [items, chats] = await Promise.all([get("agenda"), get("chats")]);
  const titles = new Map(chats.map((chat) => [chat.id, chat.title]));
  const lines = together(items.filter((item) => item.at_ms > now())).slice(0, MOST);
  return [h("h2", { text: t("ahead") }), ...(lines.length ? days(lines, titles) : [h("p", { class: "faint", text: t("nothing_ahead") })])];
}

function paces() {
  const choice = h("select", { "data-key": "pace", on: { change: () => changed(choice) } },
    PACES.map((seconds) => h("option", { value: seconds, text: t("day_in", { n: seconds }), selected: seconds === pace() })));
  return h("div", { class: "paces" }, h("label", {}, h("span", { text: t("pace") }), choice),
    showPlay(h("button", { type: "button", class: "primary", "data-key": "desk-play", on: { click: playOrPause } })));
}

function showPlay(key) {
  const word = playing() ? "pause" : "play";
  key.replaceChildren(icon(word), h("span", { text: t(word) }));
  return key;
}

async function changed(choice) {
  setPace(Number(choice.value));
  if (!playing()) return;
  await playOrPause();
  await playOrPause();
}

// The same thing for several groups is one line.
function together(items) {
  const lines = new Map();
  for (const item of items) {
    const key = JSON.stringify([item.at_ms, item.title, item.text, item.note]);
    const line = lines.get(key) || { ...item, chats: new Set() };
    if (item.chat) line.chats.add(item.chat);
    lines.set(key, line);
  }
  return [...lines.values()];
}

function days(lines, titles) {
  const byDay = new Map();
  for (const line of lines) byDay.set(day(line.at_ms), [...(byDay.get(day(line.at_ms)) || []), line]);
  return [...byDay.values()].map((those) => h("section", { class: "day" }, h("h3", { text: date(those[0].at_ms) }), h("ul", {}, those.map((line) => entry(line, titles)))));
}

function entry({ at_ms, title, text, note, chats }, titles) {
  const when = moment(at_ms);
  const names = [...chats].map((chat) => titles.get(chat)).filter(Boolean);
  return h("li", {}, h("time", { text: hour(at_ms) }),
    h("div", { class: "grow" }, h("strong", { dir: "auto", text: said(title) }), text && h("p", { class: "gist", dir: "auto", text: said(text) }),
      note && h("p", { class: "note", text: said(note) }),
      names.length > 0 && h("p", { class: "where" }, names.flatMap((name, at) => [at > 0 && " · ", h("bdi", { text: name.replaceAll("_", " ") })]))),
    h("button", { type: "button", class: "round", "data-key": `go${at_ms}${said(title)}`, "aria-label": t("go_there", { when, what: said(title) }), title: t("go_there", { when, what: said(title) }), on: { click: () => travel(at_ms) } }, icon("next")));
}
