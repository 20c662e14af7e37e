// The log of the bot's calls.
import { get } from "./api.js";
import { h, icon } from "./dom.js";
import { hour } from "./time.js";
import { t } from "./words.js";

const MAX_SHOWN = 300;
const aside = document.getElementById("log");
let list = null, filter = "", calls = [];

/** Build the log's frame. */
export function openLog(hide) {
  aside.setAttribute("aria-label", t("log"));
  const field = h("input", { type: "search", dir: "ltr", placeholder: t("filter"), "aria-label": t("filter"), value: filter });
  field.addEventListener("input", () => { filter = field.value.trim().toLowerCase(); [...list.children].forEach(sift); });
  list = h("ol", { class: "calls", dir: "ltr", "aria-label": t("log") });
  const cross = h("button", { type: "button", class: "round", "aria-label": t("hide_log"), on: { click: hide } }, icon("close"));
  aside.replaceChildren(h("header", {}, h("h2", { text: t("log") }), cross), h("div", { class: "filter" }, field), list);
  list.append(...calls.map(entry));
}

/** Ask for the latest calls. */
export async function readCalls(last) {
  calls = (await get("calls", { after: Math.max(0, last - MAX_SHOWN), limit: MAX_SHOWN })).reverse();
  list?.replaceChildren(...calls.map(entry));
}

/** Put new calls on top. */
export function called(fresh) {
  const known = new Set(calls.slice(0, fresh.length + 50).map((call) => call.seq));
  const added = fresh.filter((call) => !known.has(call.seq)).slice(-MAX_SHOWN).reverse();
  calls = [...added, ...calls].slice(0, MAX_SHOWN);
  list?.prepend(...added.map(entry));
  while (list && list.children.length > MAX_SHOWN) list.lastChild.remove();
}

function entry(call) {
  const { method, params, ok, result, error, seq, at_ms } = call;
  const body = h("div", { class: "json" });
  const said = params.text || params.caption || params.title || params.message_id || "";
  const node = h("details", {},
    h("summary", {}, h("span", { class: ok ? "ok" : "err", text: ok ? "ok" : String(error?.error_code || "err") }), h("strong", { text: method }),
      h("span", { class: "gist", text: ok ? String(said).replace(/<[^>]*>/g, "").slice(0, 80) : error?.description }), h("time", { text: hour(at_ms) })), body);
  node.addEventListener("toggle", () => {
    if (!node.open || body.firstChild) return;
    body.append(h("h3", { text: t("params") }), h("pre", { tabindex: "0", text: JSON.stringify(params, null, 2) }),
      h("h3", { text: t("result") }), h("pre", { tabindex: "0", text: JSON.stringify(ok ? result : error, null, 2) }));
  });
  const item = h("li", { "data-seq": seq, "data-text": `${method} ${params.chat_id ?? ""} ${said} ${error?.description || ""}`.toLowerCase() }, node);
  sift(item);
  return item;
}

function sift(item) {
  item.hidden = Boolean(filter) && !item.dataset.text.includes(filter);
}
