// Pictures, films, files and sounds that a person sends: chosen, pasted, or dropped on the conversation.
import { post } from "./api.js";
import { h } from "./dom.js";
import { menu, toast } from "./over.js";
import { app } from "./state.js";
import { t } from "./words.js";

const MAX_FILE_BYTES = 10 * 1024 * 1024, MAX_FILES = 10, SLICE = 32_768;
const SAMPLE_S = 2, SAMPLE_HZ = 8000, TONE_HZ = 330;

/** Offer what can be sent; `given(files, plain)` gets what was chosen, `plain` for files as they are. */
export function attachMenu(anchor, given, sounded) {
  menu(anchor, t("attach"), [
    { label: t("attach_picture"), icon: "image", act: () => choose("image/*,video/*", (files) => given(files, false)) },
    { label: t("attach_file"), icon: "file", act: () => choose("", (files) => given(files, true)) },
    { label: t("attach_voice"), icon: "mic", hint: t("attach_voice_hint"), act: sounded },
  ]);
}

function choose(accept, given) {
  const field = h("input", { type: "file", class: "unseen", multiple: true, accept, tabindex: "-1", "aria-hidden": "true" });
  field.addEventListener("change", () => given([...field.files]));
  document.getElementById("foot").querySelector("input[type=file]")?.remove();
  document.getElementById("foot").append(field);
  field.click();
}

/** Send files one after the other, the first with the caption and as the answer; tells whether all went out. */
export async function sendFiles(files, plain, caption, replyTo) {
  if (files.length > MAX_FILES) return refused(t("too_many", { n: MAX_FILES }));
  const big = files.find((file) => file.size > MAX_FILE_BYTES);
  if (big) return refused(t("too_big", { name: big.name }));
  for (const [index, file] of files.entries()) {
    const first = index === 0;
    const sent = await sendOne({ kind: plain ? "document" : kindOf(file), data: await coded(file), filename: file.name, caption: first ? caption : null, reply_to: first ? replyTo : null });
    if (!sent) return false;
  }
  return true;
}

/** Send a short soft tone as a voice message. */
export async function sendVoice(replyTo) {
  return sendOne({ kind: "voice", data: await coded(new Blob([tone()])), filename: "voice.wav", duration: SAMPLE_S, reply_to: replyTo });
}

async function sendOne(wishes) {
  try {
    await post("send_media", { user: app.me, chat: app.chat, ...wishes });
    return true;
  } catch (error) {
    return refused(error.message);
  }
}

function refused(text) {
  toast(text);
  return false;
}

function kindOf(file) {
  return /^image\/(png|jpeg)$/.test(file.type) ? "photo" : file.type.startsWith("video/") ? "video" : "document";
}

async function coded(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += SLICE) text += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(text);
}

function tone() {
  const count = SAMPLE_S * SAMPLE_HZ, wave = new DataView(new ArrayBuffer(44 + count));
  const write = (at, text) => [...text].forEach((letter, index) => wave.setUint8(at + index, letter.charCodeAt(0)));
  write(0, "RIFF"); write(8, "WAVEfmt "); write(36, "data");
  wave.setUint32(4, 36 + count, true); wave.setUint32(16, 16, true); wave.setUint16(20, 1, true); wave.setUint16(22, 1, true);
  wave.setUint32(24, SAMPLE_HZ, true); wave.setUint32(28, SAMPLE_HZ, true); wave.setUint16(32, 1, true); wave.setUint16(34, 8, true); wave.setUint32(40, count, true);
  for (let at = 0; at < count; at++) {
    const fade = Math.min(1, at / 400, (count - at) / 4000);
    wave.setUint8(44 + at, 128 + Math.round(40 * fade * Math.sin((2 * Math.PI * TONE_HZ * at) / SAMPLE_HZ)));
  }
  return wave.buffer;
}
