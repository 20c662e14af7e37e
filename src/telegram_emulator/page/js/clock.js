// The programme's clock: shown, moved by an hour, a day, or to what comes next, and played.
import { get, post } from "./api.js";
import { h, icon } from "./dom.js";
import { toggleDesk } from "./desk.js";
import { toast } from "./over.js";
import { pace } from "./pace.js";
import { date, hour, moment, part, useZone, zoneName } from "./time.js";
import { t } from "./words.js";

const HOUR_MS = 3_600_000;
const shown = { now_ms: Date.now(), speed: 1, since: performance.now(), next: null, journey: null };
let face = null;

/** The present instant by the programme's clock. */
export function now() {
  return shown.now_ms + (performance.now() - shown.since) * shown.speed;
}

/** Whether a day is being played. */
export function playing() {
  return Boolean(shown.journey) && shown.journey.to_ms === null;
}

/** Whether time passes fast (a journey is under way), slowly by itself, or not at all. */
export function passing() {
  return shown.journey ? "fast" : shown.speed > 0 ? "slowly" : "never";
}

/** Ask for the clock, what comes next, and the journey under way. */
export async function readClock() {
  take(await get("time"));
}

function take({ now_ms, speed, next_ms, journey, zone }) {
  useZone(new URLSearchParams(location.search).get("zone"), zone);
  Object.assign(shown, { now_ms, speed, since: performance.now(), next: next_ms, journey });
  tick();
}

/** Build the clock of the top bar. */
export function clockFace() {
  const button = (key, label, act, ...more) =>
    h("button", { type: "button", class: "quiet", "data-key": key, on: { click: act } }, ...more, h("span", { text: label }));
  face = {
    time: h("strong", { class: "time" }),
    town: h("span", { class: "town" }),
    day: h("span", { class: "day" }),
    next: button("next", t("next_event"), () => travel(shown.next), icon("next")),
    play: h("button", { type: "button", class: "quiet play", "data-key": "play", on: { click: playOrPause } }),
    way: h("div", { class: "way", role: "progressbar", "aria-valuemin": "0", "aria-valuemax": "100", hidden: true }),
  };
  const dial = h("div", { class: "dial", role: "timer", "aria-label": t("now") }, face.time, face.town, face.day);
  face.jumps = [button("hour", t("hour"), () => travel(now() + HOUR_MS)), button("day", t("day"), () => travel(now() + 24 * HOUR_MS)), face.next];
  const open = h("button", { type: "button", class: "round", "data-key": "open-time", "aria-label": t("calendar"), title: t("calendar"), "aria-expanded": "false", "aria-controls": "desk", on: { click: () => toggleDesk("time") } }, icon("calendar"));
  face.playing = undefined;
  const node = h("div", { class: "clock" }, open, dial, h("div", { class: "jumps" }, face.jumps, face.play), face.way);
  tick();
  return node;
}

function tick() {
  if (!face) return;
  const present = now();
  set(face.time, hour(present));
  set(face.town, zoneName());
  set(face.day, date(present));
  face.next.hidden = shown.next === null;
  if (shown.next !== null) face.next.title = t("next_at", { when: moment(shown.next) });
  const busy = Boolean(shown.journey) && !playing();
  for (const key of [...face.jumps, face.play]) key.setAttribute("aria-disabled", String(busy));
  showPlay();
  showWay(present);
}

function set(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function showPlay() {
  if (face.playing === playing()) return;
  face.playing = playing();
  face.play.replaceChildren(icon(face.playing ? "pause" : "play"), h("span", { text: t(face.playing ? "pause" : "play") }));
}

function showWay(present) {
  const { journey } = shown;
  face.way.hidden = !journey;
  if (!journey) return;
  const share = journey.to_ms === null ? part(present) : (present - journey.from_ms) / Math.max(1, journey.to_ms - journey.from_ms);
  const percent = Math.round(100 * Math.min(1, Math.max(0, share)));
  face.way.style.setProperty("--done", `${percent}%`);
  face.way.setAttribute("aria-valuenow", String(percent));
  face.way.setAttribute("aria-label", journey.to_ms === null ? t("day_way") : t("trip_way", { when: moment(journey.to_ms) }));
}

setInterval(tick, 1000);

/** Move on to an instant; the stand-in stops at each event on the way until the bot has taken in what it was told. */
export async function travel(target) {
  if (target === null || (shown.journey && !playing())) return;
  await lead({ to_ms: Math.round(target) });
}

/** Let a day pass in as many seconds as were chosen, or stop it. */
export async function playOrPause() {
  await lead(playing() ? {} : { day_seconds: pace() });
}

async function lead(wish) {
  try {
    take(await post("travel", wish));
  } catch (error) {
    toast(error.message);
  }
}
