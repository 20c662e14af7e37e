// Life: simulated people, at the activity that is chosen.
import { h, refill } from "./dom.js";
import { nothingLent, switchesOf } from "./switches.js";
import { t } from "./words.js";

/** Show the switches of life. */
export async function openLife(box) {
  const nodes = await switchesOf("life", () => openLife(box));
  refill(box, nodes.length ? [...nodes, h("p", { class: "hintline", text: t("life_moves") })] : nothingLent());
}
