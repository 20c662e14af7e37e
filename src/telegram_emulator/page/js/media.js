// What a message carries besides words: pictures, films, sounds, files, stickers, places.
import { fileAt } from "./api.js";
import { h, icon } from "./dom.js";
import { openGallery } from "./gallery.js";
import { kindOf } from "./service.js";
import { number, t } from "./words.js";

const GRID_MAX = 10;

/** Build the nodes of what a message carries. */
export function media(message) {
  const kind = kindOf(message);
  return kind ? [BUILD[kind](message, message[kind])] : [];
}

/** Build an album: several messages that belong together, as a grid; what is no picture and no film stands below. */
export function albumOf(messages) {
  const seen = messages.filter((one) => one.photo || one.video), rest = messages.filter((one) => !one.photo && !one.video);
  const cells = seen.slice(0, GRID_MAX).map((one) => h("div", { class: "cell", "data-id": one.message_id }, media(one)));
  return [cells.length && h("div", { class: "album", "data-n": Math.min(cells.length, 5) }, cells), ...rest.flatMap((one) => h("div", { "data-id": one.message_id }, media(one)))];
}

const BUILD = {
  photo: picture,
  video: (message, film) => player("video", film, "video", message.has_media_spoiler),
  video_note: (_, film) => player("video", film, "video"),
  animation: (_, film) => moving(film),
  voice: (_, sound) => player("audio", sound, "voice"),
  audio: (_, sound) => player("audio", sound, "audio"),
  document: (_, file) => paper(file, file.file_name || t("file"), size(file.file_size), "file"),
  sticker: (_, one) => sticker(one),
  contact: (_, one) => h("p", { class: "contact", dir: "auto" }, icon("person"), h("span", { text: [one.first_name, one.last_name].filter(Boolean).join(" ") }), h("span", { dir: "ltr", text: one.phone_number })),
  venue: (_, one) => place(one.location, one.title),
  location: (_, one) => place(one, t("place")),
  dice: (_, one) => h("p", { class: "sticker emoji", text: `${one.emoji} ${number(one.value)}` }),
};

function picture(message) {
  const large = message.photo.at(-1);
  const said = message.caption || t("picture");
  const image = h("img", { src: fileAt(large.file_id), alt: "", width: large.width, height: large.height, decoding: "async", loading: "lazy" });
  const key = h("button", { type: "button", class: "photo", "aria-label": `${t("large")}: ${said}`, "data-key": `photo${message.message_id}` }, image);
  key.style.setProperty("--ratio", `${large.width} / ${large.height}`);
  if (message.has_media_spoiler) veil(key);
  key.addEventListener("click", () => (key.classList.contains("veiled") ? key.classList.remove("veiled") : openGallery(message.message_id)));
  return key;
}

function veil(node) {
  node.classList.add("veiled");
}

function player(tag, file, kind, veiled) {
  const node = h(tag, { class: tag === "video" ? "photo" : "sound", src: fileAt(file.file_id), controls: true, preload: "metadata", "aria-label": t(kind) });
  // A token file cannot be played; say so, and let it be saved all the same.
  node.addEventListener("error", () => node.replaceWith(paper(file, file.file_name || t(kind), `${length(file.duration)} · ${t("unplayable")}`, "play")), { once: true });
  if (veiled) {
    veil(node);
    node.addEventListener("click", () => node.classList.remove("veiled"), { once: true });
  }
  return node;
}

function moving(film) {
  const gif = /gif$/.test(film.mime_type || "");
  if (gif) return h("img", { class: "photo", src: fileAt(film.file_id), alt: t("animation") });
  const node = player("video", film, "animation");
  node.muted = node.loop = true;
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) node.autoplay = true;
  return node;
}

function sticker(one) {
  const label = `${t("sticker")}${one.emoji ? `: ${one.emoji}` : ""}`;
  const instead = () => h("p", { class: "sticker emoji", role: "img", "aria-label": label, text: one.emoji || "▢" });
  if (one.is_animated) return instead(); // Lottie needs a player of its own
  const node = one.is_video ? h("video", { class: "sticker", src: fileAt(one.file_id), autoplay: true, loop: true, "aria-label": label }) : h("img", { class: "sticker", src: fileAt(one.file_id), alt: label });
  node.addEventListener("error", () => node.replaceWith(instead()), { once: true });
  return node;
}

function place({ latitude, longitude }, title) {
  return h("p", { class: "contact" }, icon("place"), h("span", { dir: "auto", text: title }), h("span", { dir: "ltr", text: `${latitude}, ${longitude}` }));
}

function paper(file, name, about, sign) {
  return h("a", { class: "paper", href: fileAt(file.file_id), download: name, "data-key": "file", "aria-label": t("download", { name }) },
    h("span", { class: "face plain" }, icon(sign)), h("span", { class: "grow" }, h("strong", { dir: "auto", text: name }), h("small", { text: about })));
}

/** Word a number of bytes. */
export function size(bytes = 0) {
  if (bytes < 1024) return number(bytes, { style: "unit", unit: "byte", unitDisplay: "narrow" });
  const big = bytes >= 1024 ** 2;
  return number(bytes / (big ? 1024 ** 2 : 1024), { style: "unit", unit: big ? "megabyte" : "kilobyte", unitDisplay: "short", maximumFractionDigits: 1 });
}

function length(seconds = 0) {
  return `${number(Math.floor(seconds / 60))}:${number(seconds % 60, { minimumIntegerDigits: 2 })}`;
}
