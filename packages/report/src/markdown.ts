import { plain } from './plain.ts';

/**
 * Text as literal Markdown in a GitHub table cell: no markup, no HTML, no line break, and nothing GitHub would turn into a link,
 * a mention or a reference. References are looked for after entities are read, so they need a character between.
 */
export function literal(text: string): string {
  return (
    plain(text)
      .replace(/[\r\n\u2028\u2029]+/g, ' ')
      .trimStart()
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/:(?=\/\/)/g, '&#58;')
      .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}&#46;`)
      .replace(/[\\`*_{}[\]()!|~$]/g, (character) => `&#${character.charCodeAt(0)};`)
      .replace(/(?<!&)#(?=\d)/g, '&#35;&#8203;')
      .replace(/(?<!&)#/g, '&#35;')
      .replace(/\b(GH-)(?=\d)/gi, '$1&#8203;')
      .replace(/@(?=\w)/g, '@&#8203;')
      // At the start of a line these would make a list, a heading or a rule.
      .replace(/^(?:[-+](?=\s|$|[-+])|=(?==*\s*$)|:(?=:))/, (character) => `&#${character.charCodeAt(0)};`)
      .replace(/^(\d+)([.)])(?=\s|$)/, (_, digits: string, mark: string) => `${digits}&#${mark.charCodeAt(0)};`)
  );
}

/** A table of cells that are Markdown already. */
export function markdownTable(
  columns: readonly string[],
  alignment: readonly ('left' | 'right')[],
  rows: readonly (readonly string[])[],
): string[] {
  return [
    `| ${columns.join(' | ')} |`.replace('|  |', '| |'),
    `|${alignment.map((side) => (side === 'right' ? '--:' : '---')).join('|')}|`,
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ];
}

/** A part that is folded away under a title. */
export function folded(title: string, lines: readonly string[]): string[] {
  return ['', `<details><summary>${literal(title)}</summary>`, '', ...lines, '', '</details>'];
}

/** A link, where the address is one; of anything else nothing is left. */
export function link(words: string, url: string | undefined): string | undefined {
  if (url === undefined || !/^https?:\/\/[\w.~:/?#@!$&'*+,;=%-]+$/.test(url)) return undefined;
  return `[${literal(words)}](${url})`;
}
