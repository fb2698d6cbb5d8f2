const longest = 80;

/** A name or value from a file, for one line of a message: short, without line breaks or control characters. */
export function printable(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return /^\P{C}+$/u.test(short) && short.trim() === short
    ? short
    : JSON.stringify(short).replace(/[\u007f-\u009f\u2028\u2029]/g, '?');
}
