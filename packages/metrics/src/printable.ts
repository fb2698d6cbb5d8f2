const longest = 80;

/** A name from a file, for one line of a message: short, and quoted when it holds line breaks or control characters. */
export function printable(text: string): string {
  const short = shorten(text);
  if (/^[!-~](?:[ -~]*[!-~])?$/.test(short)) return short;
  return /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(short) && short.trim() === short ? short : quoted(short);
}

/** A text from a file in double quotes, for one line of a message. */
export function quoted(text: string): string {
  return JSON.stringify(shorten(text)).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** A parser's complaint, which may quote a file, for one line of a message. */
export function complaint(text: string): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
