// The messages that the guide to trouble quotes are those of the sources.
import type { Complaint } from '../lint/linter.ts';

/** Where the table of messages begins; it ends with the next heading. */
export const messagesMark = '<!-- messages -->';

/** Messages of the table no single source says. `...` stands for what changes; how names are quoted does not count. */
export function unsaidMessages(file: string, document: string, sources: readonly string[]): Complaint[] {
  const lines = document.split('\n');
  const begin = lines.indexOf(messagesMark);
  if (begin < 0) return [];
  const plain = sources.map((source) => source.replace(/[\\`]/g, ''));
  const end = lines.findIndex((line, index) => index > begin && line.startsWith('#'));
  return lines.slice(begin, end < 0 ? lines.length : end).flatMap((text, index) => {
    const message = /^\| `(.+?)` +\|/.exec(text)?.[1];
    if (message === undefined) return [];
    const parts = message.split('...').map((part) => part.trim());
    const said = plain.some((source) => parts.every((part) => source.includes(part)));
    return said ? [] : [{ file, line: begin + index + 1, message: `no source says "${message}"` }];
  });
}
