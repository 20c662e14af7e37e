// A call of the bot as a command line that repeats it.

/** Word a call as curl; files are named as the bot named them, to be put beside one. */
export function curl({ method, params = {} }, token, origin) {
  const { uploads, ...rest } = params;
  const url = `${origin}/bot${token}/${method}`;
  if (!uploads) return `curl -s ${quoted(url)} -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(rest))}`;
  const fields = Object.entries(rest).map(([name, value]) => `--form-string ${quoted(`${name}=${typeof value === "string" ? value : JSON.stringify(value)}`)}`);
  const files = Object.entries(uploads).map(([name, file]) => `-F ${quoted(`${name}=@${file.file_name}`)}`);
  return ["curl -s", quoted(url), ...fields, ...files].join(" ");
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
