// Switches that whoever runs the stand-in lends to the page.
import { get, post } from "./api.js";
import { h } from "./dom.js";
import { toast } from "./over.js";
import { said, t } from "./words.js";

/** Build the switches of one place; `again` shows them anew. */
export async function switchesOf(place, again) {
  const all = await get("switches");
  return all.filter((one) => one.place === place).map((one) => switchNode(one, again));
}

function switchNode({ name, title, hint, levels, level }, again) {
  const turn = async (key, wanted) => {
    key.setAttribute("aria-busy", "true");
    try {
      await post("switches", { name, level: wanted });
    } catch (error) {
      toast(error.message);
    } finally {
      key.removeAttribute("aria-busy");
      await again();
    }
  };
  const keys = levels.map((one) => {
    const key = h("button", { type: "button", class: "level", "data-key": `${name}-${one.level}`, "aria-pressed": String(one.level === level), on: { click: () => one.level !== level && turn(key, one.level) } }, h("span", { text: said(one.title) }));
    return key;
  });
  return h("section", { class: "switch", "data-switch": name },
    h("h2", { text: said(title) }), h("div", { class: "levels", role: "group", "aria-label": said(title) }, keys), h("p", { class: "faint", text: said(hint) }));
}

/** What to show where nothing is lent. */
export function nothingLent() {
  return h("p", { class: "faint", text: t("nothing_lent") });
}
