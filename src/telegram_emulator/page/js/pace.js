// How many seconds a played day lasts; the browser remembers it.
const KEY = "playground-pace", USUAL = 30;

export const PACES = [10, 20, 30, 60, 120];

/** Seconds for a day. */
export function pace() {
  const kept = Number(localStorage.getItem(KEY));
  return PACES.includes(kept) ? kept : USUAL;
}

/** Remember another pace. */
export function setPace(seconds) {
  localStorage.setItem(KEY, String(seconds));
}
