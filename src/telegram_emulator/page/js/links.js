// Links: those of t.me open inside the page, all others in a new window.
import { get, post } from "./api.js";
import { face, h } from "./dom.js";
import { safe } from "./entities.js";
import { chooseGroup } from "./groups.js";
import { goTo } from "./main.js";
import { dialog, toast } from "./over.js";
import { app } from "./state.js";
import { t } from "./words.js";

const HOSTS = new Set(["t.me", "telegram.me", "www.t.me"]);

/** Open a link as the person of this window. */
export async function openLink(address) {
  const url = safe(address);
  if (!url) return toast(t("link_dead", { url: address }));
  const parts = new URL(url);
  if (!HOSTS.has(parts.hostname)) return void window.open(url, "_blank", "noopener,noreferrer");
  try {
    await inside(url, parts);
  } catch (error) {
    toast(error.message);
  }
}

async function inside(url, parts) {
  const path = parts.pathname.replace(/^\/+|\/+$/g, "");
  const message = /^c\/(\d+)\/(?:\d+\/)?(\d+)$/.exec(path);
  if (path.startsWith("+") || path.startsWith("joinchat/")) return invited(url);
  if (message) return goTo(Number(`-100${message[1]}`), Number(message[2]));
  if (path.toLowerCase() !== (app.bot.username || "").toLowerCase()) return toast(t("link_dead", { url }));
  if (parts.searchParams.has("startgroup")) return addBot(url, parts);
  const payload = parts.searchParams.get("start");
  if (payload !== null) app.payloads[app.me] = payload;
  return goTo(app.me);
}

async function addBot(url, parts) {
  const needs = parts.searchParams.has("admin");
  const chat = await chooseGroup({ fits: (rank) => rank === "creator" || (needs && rank === "administrator") });
  if (!chat) return;
  const done = await post("open_link", { user: app.me, url, chat });
  await goTo(done.chat_id);
}

async function invited(url) {
  const seen = await get("link", { as: app.me, url });
  if (seen.inside) return goTo(seen.chat_id);
  const verdict = await dialog({
    title: seen.title, kind: "invite",
    body: () => [
      face(seen.chat_id, seen.title, "group large"),
      seen.description && h("p", { dir: "auto", text: seen.description }),
      h("p", { class: "faint", text: t("members", { n: seen.members }) }),
      seen.asks && h("p", { class: "faint", text: t(seen.waiting ? "waiting" : "ask_hint") }),
    ].filter(Boolean),
    actions: [
      seen.waiting ? { label: t("withdraw"), value: "withdraw" } : { label: t("cancel") },
      { label: t(seen.asks ? "ask" : "join"), value: "join", style: "primary" },
    ],
  });
  if (verdict === "withdraw") await post("withdraw", { user: app.me, chat: seen.chat_id });
  if (verdict !== "join") return;
  const done = await post("join", { user: app.me, link: url });
  if (done.kind === "requested") toast(t("asked"));
  else await goTo(done.chat_id);
}
