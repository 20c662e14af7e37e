// How many seconds a played day lasts; the browser remembers it.
import { keep, recall } from "./memory.js";

const USUAL = 30;

export const PACES = [10, 20, 30, 60, 120];

/** Seconds for a day. */
export function pace() {
  const kept = Number(recall("pace"));
  return PACES.includes(kept) ? kept : USUAL;
}

/** Remember another pace. */
export function setPace(seconds) {
  keep("pace", String(seconds));
}
