// Instants as people of the programme's zone read them.
import { app } from "./state.js";
import { language, LOCALES, t, town } from "./words.js";

const made = new Map();

function format(ms, options) {
  const key = `${language} ${app.zone} ${JSON.stringify(options)}`;
  if (!made.has(key)) {
    const zone = app.zone ? { timeZone: app.zone } : {};
    made.set(key, new Intl.DateTimeFormat(LOCALES[language], { ...zone, ...options }));
  }
  return made.get(key).format(ms);
}

/** Hour and minute. */
export function hour(ms) {
  return format(ms, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** How much of the day has passed, from 0 to 1. */
export function part(ms) {
  const zone = app.zone ? { timeZone: app.zone } : {};
  const [hours, minutes] = new Intl.DateTimeFormat("en-GB", { ...zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(ms).split(":");
  return (Number(hours) * 60 + Number(minutes)) / 1440;
}

/** The day alone, as something to compare. */
export function day(ms) {
  return format(ms, { year: "numeric", month: "numeric", day: "numeric" });
}

/** Weekday, day and month. */
export function date(ms) {
  return format(ms, { weekday: "short", day: "numeric", month: "short" });
}

/** Day and hour, put together as the language does. */
export function moment(ms) {
  return format(ms, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** The day as a heading between messages. */
export function heading(ms, now) {
  if (day(ms) === day(now)) return t("today");
  if (day(ms) === day(now - 86_400_000)) return t("yesterday");
  return format(ms, { weekday: "long", day: "numeric", month: "long" });
}

/** Short for the chat list: the hour today, else the date. */
export function short(ms, now) {
  return day(ms) === day(now) ? hour(ms) : format(ms, { day: "numeric", month: "short" });
}

/** Which town gives the zone its name, or how far the browser is from UTC. */
export function zoneName() {
  if (app.zone) return town(app.zone.split("/").at(-1).replaceAll("_", " "));
  const minutes = -new Date().getTimezoneOffset();
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${size % 60 ? `:${String(size % 60).padStart(2, "0")}` : ""}`;
}

/** Take a zone if the browser knows it. */
export function useZone(...names) {
  app.zone = names.find((name) => name && known(name)) || null;
}

function known(name) {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
