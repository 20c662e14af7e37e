// The stand-in's control API.
export class Refused extends Error {}

const LONG_S = 25;
const PAUSES_MS = [300, 700, 1500, 3000];

async function decoded(answer) {
  const value = await answer.json();
  if (!answer.ok) throw new Refused(value.error || answer.statusText);
  return value;
}

/** Look at something. */
export async function get(path, query = {}) {
  const wanted = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined));
  return decoded(await fetch(`/sim/${path}?${wanted}`, { cache: "no-store" }));
}

/** Let something be done. */
export async function post(path, body = {}) {
  return decoded(await fetch(`/sim/${path}`, { method: "POST", body: JSON.stringify(body) }));
}

/** Where a file's bytes are. */
export function fileAt(id) {
  return `/sim/files/${encodeURIComponent(id)}`;
}

// A pane hears through the window around it; null if that window cannot tell.
async function relayed(after, world) {
  const events = await window.parent.playground?.after(after, world);
  return events ? { events, world } : null;
}

async function asked(after, world, wait) {
  const answer = await fetch(`/sim/events?${new URLSearchParams({ after, world, wait })}`, { cache: "no-store" });
  return { events: await decoded(answer), world: answer.headers.get("X-World") };
}

/** Follow the world for ever: `opened` on each new world, `happened` with fresh events, `lost` and `back`; `pane` to hear through the window around. */
export async function follow({ opened, happened, lost, back, pane = false }) {
  let world = "", after = 0, failures = 0;
  for (;;) {
    try {
      if (!world) {
        const state = await get("state");
        [world, after] = [state.world, state.events];
        await opened(state);
      }
      const heard = (pane && !failures && (await relayed(after, world))) || (await asked(after, world, failures ? 0 : pane ? 1 : LONG_S));
      if (failures) back();
      failures = 0;
      if (heard.world !== world) world = "";
      else {
        happened(heard.events, { world, after });
        after = heard.events.at(-1)?.seq ?? after;
      }
    } catch (error) {
      if (!(error instanceof TypeError) && !(error instanceof Refused) && !(error instanceof SyntaxError)) console.error(error);
      if (!failures) lost();
      await new Promise((done) => setTimeout(done, PAUSES_MS[Math.min(failures++, PAUSES_MS.length - 1)]));
    }
  }
}
