// The stand-in's control API.
export class Refused extends Error {}

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

/** Follow the world for ever: `opened` on each new world, `happened` with fresh events, `lost` and `back`. */
export async function follow({ opened, happened, lost, back }) {
  let world = "", after = 0, failures = 0;
  for (;;) {
    try {
      if (!world) {
        const state = await get("state");
        [world, after] = [state.world, state.events];
        await opened(state);
      }
      const query = new URLSearchParams({ after, world, wait: failures ? 0 : 25 });
      const answer = await fetch(`/sim/events?${query}`, { cache: "no-store" });
      const events = await decoded(answer);
      if (failures) back();
      failures = 0;
      if (answer.headers.get("X-World") !== world) world = "";
      else if (events.length) {
        after = events.at(-1).seq;
        happened(events);
      }
    } catch (error) {
      if (!(error instanceof TypeError) && !(error instanceof Refused) && !(error instanceof SyntaxError)) console.error(error);
      if (!failures) lost();
      await new Promise((done) => setTimeout(done, PAUSES_MS[Math.min(failures++, PAUSES_MS.length - 1)]));
    }
  }
}
