/** What a user typed, for a message: in quotes, on one line, no longer than a line. */
export function quoted(text: string): string {
  const all = [...text];
  return JSON.stringify(all.length > 80 ? `${all.slice(0, 77).join('')}...` : text);
}
