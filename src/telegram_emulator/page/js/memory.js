// What this browser remembers of the playground; one that keeps nothing forgets it with the page.
const here = new Map();

/** What was kept under a name, or null. */
export function recall(name) {
  try {
    return localStorage.getItem(`playground-${name}`) ?? here.get(name) ?? null;
  } catch {
    return here.get(name) ?? null;
  }
}

/** Keep something under a name. */
export function keep(name, value) {
  here.set(name, value);
  try {
    localStorage.setItem(`playground-${name}`, value);
  } catch {
    // kept for as long as the page is open
  }
}
