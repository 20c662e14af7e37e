// A poll that one can vote in, and a quiz that tells whether one was right.
import { h, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { tried } from "./groups.js";
import { dialog } from "./over.js";
import { app, nameOf } from "./state.js";
import { number, t } from "./words.js";

/** Build the poll of a message. */
export function pollOf(message) {
  const { poll } = message;
  const own = message.votes?.[String(app.me)] || [];
  const open = !poll.is_closed && !own.length;
  const vote = (options) => tried("vote", { user: app.me, chat: message.chat.id, message_id: message.message_id, options });
  const head = [h("p", { class: "question", dir: "auto" }, formatted(poll.question, poll.question_entities)),
    poll.description && h("p", { class: "small", dir: "auto" }, formatted(poll.description, poll.description_entities)), h("p", { class: "kind", text: kind(poll) })];
  const body = !open ? results(poll, own) : poll.allows_multiple_answers ? several(poll, vote) : single(poll, vote);
  const learned = !open && poll.explanation && h("p", { class: "learned", dir: "auto" }, formatted(poll.explanation, poll.explanation_entities));
  return h("div", { class: "poll", role: "group", "aria-label": poll.question }, head, body, learned, foot(message, own, vote));
}

function kind(poll) {
  const named = poll.type === "quiz" ? "quiz" : poll.is_anonymous ? "anonymous_poll" : "poll";
  return [t(poll.is_closed ? "poll_closed" : named), !poll.is_closed && poll.allows_multiple_answers && t("several_answers")].filter(Boolean).join(" · ");
}

function foot(message, own, vote) {
  const { poll } = message;
  const back = own.length > 0 && !poll.is_closed && poll.type !== "quiz" && poll.allows_revoting !== false;
  const names = !poll.is_anonymous && poll.total_voter_count > 0 && (own.length > 0 || poll.is_closed);
  return h("p", { class: "pollfoot" }, h("span", { text: t("votes", { n: poll.total_voter_count }) }),
    names && h("button", { type: "button", class: "inline", "data-key": "voters", text: t("who_voted"), on: { click: () => voters(message) } }),
    back && h("button", { type: "button", class: "inline", "data-key": "retract", text: t("retract"), on: { click: () => vote([]) } }));
}

function single(poll, vote) {
  return poll.options.map((option, index) =>
    h("button", { type: "button", class: "option", "data-key": `o${index}`, on: { click: () => vote([index]) } }, h("span", { class: "dot" }), words(option)));
}

function several(poll, vote) {
  const boxes = poll.options.map((option, index) => h("label", { class: "option" }, h("input", { type: "checkbox", value: index, "data-key": `o${index}` }), words(option)));
  const form = h("form", {}, boxes, h("button", { type: "submit", class: "primary", text: t("vote") }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = [...form.querySelectorAll("input:checked")].map((box) => Number(box.value));
    if (chosen.length) vote(chosen);
  });
  return form;
}

function words(option) {
  return h("span", { class: "grow", dir: "auto" }, formatted(option.text, option.text_entities));
}

function results(poll, own) {
  const right = new Set(poll.correct_option_ids || []);
  return h("ul", { class: "results" }, poll.options.map((option, index) => {
    const share = poll.total_voter_count ? option.voter_count / poll.total_voter_count : 0;
    const mark = verdict(poll, own.includes(index), right.has(index));
    return h("li", { class: mark?.name || "", style: { "--part": share } },
      h("span", { class: "share", text: number(share, { style: "percent" }) }), words(option),
      mark && h("span", { class: "verdict", title: t(mark.name) }, icon(mark.sign), h("span", { class: "unseen", text: t(mark.name) })));
  }));
}

function verdict(poll, own, right) {
  if (poll.type === "quiz" && right) return { name: "right_answer", sign: "check" };
  if (poll.type === "quiz" && own) return { name: "wrong_answer", sign: "close" };
  return own ? { name: "my_answer", sign: "check" } : null;
}

function voters({ poll, votes }) {
  const chose = (index) => Object.entries(votes).filter(([, chosen]) => chosen.includes(index)).map(([user]) => nameOf(Number(user)));
  return dialog({
    title: poll.question,
    body: () => poll.options.map((option, index) => h("div", {}, h("h3", { dir: "auto", text: `${option.text} · ${number(option.voter_count)}` }),
      h("ul", {}, chose(index).map((name) => h("li", { dir: "auto", text: name }))))),
  });
}
