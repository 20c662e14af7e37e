// Light or dark: as the device has it, or as this browser was told.
const KEY = "playground-look";
const device = matchMedia("(prefers-color-scheme: dark)");

/** What was chosen: "light", "dark", or null for as the device has it. */
export function chosenLook() {
  try {
    const kept = localStorage.getItem(KEY);
    return ["light", "dark"].includes(kept) ? kept : null;
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** Choose light or dark, or null for as the device has it; other windows follow. */
export function chooseLook(look) {
  try {
    if (look) localStorage.setItem(KEY, look);
    else localStorage.removeItem(KEY);
  } catch {
    document.documentElement.dataset.theme = look || (device.matches ? "dark" : "light");
    return;
  }
  show();
}

function show() {
  document.documentElement.dataset.theme = chosenLook() || (device.matches ? "dark" : "light");
}

device.addEventListener("change", show);
addEventListener("storage", show);
show();
