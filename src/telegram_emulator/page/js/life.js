// Life: simulated people, at the activity that is chosen.
import { passing } from "./clock.js";
import { h, refill } from "./dom.js";
import { nothingLent, switchesOf } from "./switches.js";
import { has, t } from "./words.js";

/** Show the switches of life, and what lets time pass; what is the same is left alone, so that no press is lost. */
export async function openLife(box) {
  const nodes = await switchesOf("life", () => openLife(box));
  const how = `life_${passing()}`;
  const fresh = h("div", {}, nodes.length ? nodes : nothingLent(), nodes.length > 0 && has(how) && h("p", { class: "hintline", text: t(how) }));
  if (fresh.innerHTML !== box.innerHTML) refill(box, ...fresh.childNodes);
}
