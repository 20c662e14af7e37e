// The programme's clock: shown, moved by an hour, a day, or to what comes next.
import { get, post } from "./api.js";
import { h, icon } from "./dom.js";
import { date, hour, zoneName } from "./time.js";
import { toast } from "./over.js";
import { t } from "./words.js";

const HOUR_MS = 3_600_000, STEPS = 200, IDLE_MS = 4000, LOOK_MS = 60;
const shown = { now_ms: Date.now(), speed: 1, since: performance.now(), next: null, moving: false };
let face = null;

/** The present instant by the programme's clock. */
export function now() {
  return shown.now_ms + (performance.now() - shown.since) * shown.speed;
}

/** Ask for the clock and what comes next. */
export async function readClock() {
  const [clock, next] = await Promise.all([get("clock"), get("next-event")]);
  Object.assign(shown, { now_ms: clock.now_ms, speed: clock.speed, since: performance.now(), next: next.at_ms });
  tick();
}

/** Ask again what comes next. */
export async function readNext() {
  shown.next = (await get("next-event")).at_ms;
  tick();
}

/** Build the clock of the top bar. */
export function clockFace() {
  const button = (key, label, act, ...more) =>
    h("button", { type: "button", class: "quiet", "data-key": key, on: { click: act } }, ...more, h("span", { text: label }));
  face = {
    time: h("strong", { class: "time" }),
    day: h("span", { class: "day" }),
    next: button("next", t("next_event"), () => travel(shown.next), icon("next", true)),
    bar: h("div", { class: "moving", hidden: true }),
  };
  const dial = h("div", { class: "dial", role: "timer", "aria-label": t("now") }, face.time, face.day);
  const keys = [
    button("hour", t("hour"), () => travel(now() + HOUR_MS)), button("day", t("day"), () => travel(now() + 24 * HOUR_MS)), face.next,
  ];
  const node = h("div", { class: "clock" }, icon("clock"), dial, h("div", { class: "jumps" }, keys), face.bar);
  face.keys = keys;
  tick();
  return node;
}

function tick() {
  if (!face) return;
  const present = now();
  set(face.time, hour(present));
  set(face.day, `${date(present)} · ${zoneName()}`);
  face.next.hidden = shown.next === null;
  if (shown.next !== null) face.next.title = t("next_at", { when: `${date(shown.next)}, ${hour(shown.next)}` });
}

function set(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

setInterval(tick, 1000);

/** Move on to an instant, stopping at each event on the way until the bot has taken in what it was told. */
export async function travel(target) {
  if (shown.moving || target === null) return;
  moving(true);
  try {
    let from = (await get("next-event")).at_ms;
    for (let step = 0; step < STEPS && from !== null && from <= target; step++) {
      await post("clock", { now_ms: Math.max(Math.round(from), (await get("clock")).now_ms) });
      const then = await settled(from);
      if (then === from) break;
      from = then;
    }
    if ((await get("clock")).now_ms < target) await post("clock", { now_ms: Math.round(target) });
    await readClock();
  } catch (error) {
    toast(error.message);
  } finally {
    moving(false);
  }
}

async function settled(from) {
  const until = performance.now() + IDLE_MS;
  for (;;) {
    await new Promise((done) => setTimeout(done, LOOK_MS));
    const [state, next] = await Promise.all([get("state"), get("next-event")]);
    if ((state.pending_updates === 0 && next.at_ms !== from) || performance.now() > until) return next.at_ms;
  }
}

function moving(on) {
  shown.moving = on;
  for (const key of face.keys) key.setAttribute("aria-disabled", String(on));
  face.bar.hidden = !on;
}
