// Building the page's nodes. Strings of people only ever become text nodes.
const SVG = "http://www.w3.org/2000/svg";

/** Make an element: `class`, `text`, `on` (events), `style` (custom properties), any other key is an attribute. */
export function h(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name === "on") for (const [kind, act] of Object.entries(value)) node.addEventListener(kind, act);
    else if (name === "style") for (const [key, to] of Object.entries(value)) node.style.setProperty(key, to);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const PATHS = {
  send: "M4 12 20 4l-5 16-4-7zM11 13l9-9",
  clip: "M20 11.500 12 19.500a5 5 0 0 1-7-7l8-8a3.500 3.500 0 0 1 5 5l-8 8a2 2 0 0 1-3-3l7.500-7.500",
  slash: "M5 5h14v14H5zM14 8.500 10 15.500",
  back: "M15 5 8 12l7 7",
  down: "M6 9l6 6 6-6",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  reply: "M10 7 5 12l5 5M5 12h9a5 5 0 0 1 5 5v1",
  close: "M6 6l12 12M18 6 6 18",
  letter: "M4 6h16v12H4zM4 7l8 6 8-6",
  log: "M8 7l-5 5 5 5M16 7l5 5-5 5M14 5l-4 14",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  people: "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM3 20a6 6 0 0 1 12 0M16 4.500a3.500 3.500 0 0 1 0 6.500M17.500 14.500A6 6 0 0 1 21 20",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20a7 7 0 0 1 14 0M19 8v6M16 11h6",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2",
  next: "M5 5l9 7-9 7zM19 5v14",
  file: "M7 3h7l5 5v13H7zM14 3v5h5M10 14l3 3 3-3M13 10v7",
  window: "M9 5H5v14h14v-4M13 4h7v7M20 4l-9 9",
  check: "M5 13l4 4L19 7",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  group: "M12 12a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6 19a6 6 0 0 1 12 0M5 11a2.500 2.500 0 1 1 1-4.500M19 11a2.500 2.500 0 1 0-1-4.500",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.500 14.500c1.500 2.500 5.500 2.500 7 0M9 10h.01M15 10h.01",
  play: "M8 5l11 7-11 7z",
  calendar: "M4 6h16v14H4zM4 11h16M8 3v5M16 3v5",
  bolt: "M13 3 5 14h6l-1 7 8-11h-6z",
  flag: "M6 21V4M6 4h12l-3 4 3 4H6",
  pause: "M9 5v14M15 5v14",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  pencil: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  bin: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9h.01",
  mic: "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  keys: "M3 7h18v10H3zM7 10.500h.01M10.500 10.500h.01M14 10.500h.01M17 10.500h.01M8.500 14h7",
  place: "M12 21s6.500-6 6.500-11a6.500 6.500 0 0 0-13 0C5.500 15 12 21 12 21zM12 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
  poll: "M5 20V10M12 20V4M19 20v-7",
  at: "M15.500 12a3.500 3.500 0 1 1-7 0 3.500 3.500 0 0 1 7 0zM15.500 8.500V13a2.500 2.500 0 0 0 5 0v-1a8.500 8.500 0 1 0-3.500 6.900",
  share: "M14 5l6 6-6 6M20 11H10a6 6 0 0 0-6 6v2",
  app: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
  card: "M3 6h18v12H3zM3 10h18",
  columns: "M4 5h16v14H4zM12 5v14",
  half: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 3v18M14.500 6v12M17 8v8",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M4.900 4.900l1.400 1.400M17.700 17.700l1.400 1.400M2 12h2M20 12h2M4.900 19.100l1.400-1.400M17.700 6.300l1.400-1.400",
  moon: "M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z",
  device: "M4 5h16v11H4zM9 20h6M12 16v4",
  star: "M12 4l2.500 5.200 5.500.8-4 4 1 5.700-5-2.700-5 2.700 1-5.700-4-4 5.500-.8z",
  up: "M12 20V5M6 11l6-6 6 6",
  world: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
  lock: "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3",
  robot: "M5 9h14v10H5zM12 9V5M9 13h.01M15 13h.01M9.500 16h5",
};

/** Draw one of the page's own icons. */
export function icon(name, mirrored = false) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon${mirrored ? " mirrored" : ""}${name === "more" ? " dots" : ""}`);
  svg.append(path);
  return svg;
}

/** A round picture made of a name's first letters. */
export function face(id, name, kind = "person") {
  const letters = initials(name);
  const shown = letters ? h("span", { text: letters }) : icon("group");
  return h("span", { class: `face ${kind}`, "aria-hidden": "true", style: { "--hue": hue(id) } }, shown);
}

function initials(name) {
  const words = (name || "").replace(/(^|[\s_])ال(?=\p{L}{2})/gu, "$1").split(/[\s_]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const firsts = words.slice(0, 2).map((word) => [...word.replace(/[^\p{L}\p{N}]/gu, "")][0]);
  return /\p{Script=Arabic}|\p{Script=Han}/u.test(firsts[0] || "") ? firsts[0] : firsts.join("").toUpperCase();
}

const HUES = [168, 24, 210, 330, 96, 268, 48, 190, 350, 130];

/** The colour that belongs to an account or a chat. */
export function hue(id) {
  return String(HUES[Math.abs(Number(id) || 0) % HUES.length]);
}

/** Move the focus among the nodes of a list with arrows, Home and End. */
export function arrows(event, nodes) {
  const at = nodes.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: nodes.length - 1 }[event.key];
  if (to === undefined || !nodes.length) return;
  event.preventDefault();
  nodes[Math.max(0, Math.min(nodes.length - 1, to))].focus();
}

/** Swap the children of a node and keep the focus on the child with the same data-key. */
export function refill(node, ...children) {
  const focused = node.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  node.replaceChildren(...children.flat().filter(Boolean));
  if (focused !== undefined) keyed(node, focused)?.focus({ preventScroll: true });
}

/** Find the child with this data-key. */
export function keyed(node, key) {
  return [...node.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
}
