// Pictures, large: one after the other through the whole chat, by arrows or by the keys at the sides.
import { fileAt } from "./api.js";
import { h, icon } from "./dom.js";
import { dialog } from "./over.js";
import { app, author } from "./state.js";
import { number, t } from "./words.js";

/** Open the picture of a message large. */
export function openGallery(id) {
  const shots = app.messages.filter((message) => message.photo);
  let at = Math.max(0, shots.findIndex((message) => message.message_id === id));
  const image = h("img", { decoding: "async" });
  const note = h("p", { class: "note", dir: "auto" });
  const count = h("span", { class: "count", "aria-live": "polite" });
  const save = h("a", { class: "round", "aria-label": t("save_picture"), title: t("save_picture") }, icon("file"));
  const turn = (by) => {
    at = Math.min(shots.length - 1, Math.max(0, at + by));
    show();
  };
  const side = (by, name, label) => h("button", { type: "button", class: `round turn ${name}`, "aria-label": label, on: { click: () => turn(by) } }, icon("back", name === "before"));
  const [before, after] = [side(-1, "before", t("picture_before")), side(1, "after", t("picture_after"))];
  const show = () => {
    const message = shots[at], large = message.photo.at(-1);
    image.src = fileAt(large.file_id);
    image.alt = message.caption || t("picture");
    image.width = large.width;
    image.height = large.height;
    save.href = fileAt(large.file_id);
    save.download = `${large.file_unique_id}.${large.file_id.startsWith("photo") ? "png" : "jpg"}`;
    note.textContent = message.caption || author(message).name;
    count.textContent = `${number(at + 1)} / ${number(shots.length)}`;
    before.setAttribute("aria-disabled", String(at === 0));
    after.setAttribute("aria-disabled", String(at === shots.length - 1));
  };
  show();
  const several = shots.length > 1;
  return dialog({
    title: t("picture"), kind: "large",
    body: () => [h("div", { class: "stage" }, several && before, image, several && after), h("div", { class: "under" }, note, several && count, save)],
    keys: (event) => arrowed(event, turn),
  });
}

function arrowed(event, turn) {
  const onward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const steps = { [onward]: 1, [onward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft"]: -1, Home: -Infinity, End: Infinity };
  if (steps[event.key] === undefined) return;
  event.preventDefault();
  turn(steps[event.key]);
}
