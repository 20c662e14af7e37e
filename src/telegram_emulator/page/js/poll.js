// A poll that one can vote in.
import { h, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { tried } from "./groups.js";
import { app } from "./state.js";
import { t } from "./words.js";

/** Build the poll of a message. */
export function pollOf(message) {
  const { poll } = message;
  const own = message.votes?.[String(app.me)] || [];
  const open = !poll.is_closed && !own.length;
  const vote = (options) => tried("vote", { user: app.me, chat: message.chat.id, message_id: message.message_id, options });
  const kind = poll.is_closed ? "poll_closed" : poll.type === "quiz" ? "quiz" : poll.is_anonymous ? "anonymous_poll" : "poll";
  const head = [h("p", { class: "question", dir: "auto" }, formatted(poll.question, poll.question_entities)), h("p", { class: "faint small", text: t(kind) })];
  const body = !open ? results(poll, own) : poll.allows_multiple_answers ? several(poll, vote) : single(poll, vote);
  const back = own.length && !poll.is_closed && poll.allows_revoting !== false;
  const foot = h("p", { class: "pollfoot" }, h("span", { text: t("votes", { n: poll.total_voter_count }) }),
    back && h("button", { type: "button", class: "inline", "data-key": "retract", text: t("retract"), on: { click: () => vote([]) } }));
  return h("div", { class: "poll", role: "group", "aria-label": poll.question }, head, body, foot);
}

function single(poll, vote) {
  return poll.options.map((option, index) =>
    h("button", { type: "button", class: "option", "data-key": `o${index}`, on: { click: () => vote([index]) } }, h("span", { class: "dot" }), h("span", { dir: "auto", text: option.text })));
}

function several(poll, vote) {
  const boxes = poll.options.map((option, index) => h("label", { class: "option" }, h("input", { type: "checkbox", value: index, "data-key": `o${index}` }), h("span", { dir: "auto", text: option.text })));
  const form = h("form", {}, boxes, h("button", { type: "submit", class: "primary", text: t("vote") }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = [...form.querySelectorAll("input:checked")].map((box) => Number(box.value));
    if (chosen.length) vote(chosen);
  });
  return form;
}

function results(poll, own) {
  const right = new Set(poll.correct_option_ids || []);
  return h("ul", { class: "results" }, poll.options.map((option, index) => {
    const share = poll.total_voter_count ? Math.round((100 * option.voter_count) / poll.total_voter_count) : 0;
    return h("li", { style: { "--share": `${share}%` } }, h("span", { class: "share", text: `${share}%` }),
      h("span", { class: "grow", dir: "auto", text: option.text }), (own.includes(index) || right.has(index)) && icon("check"));
  }));
}
