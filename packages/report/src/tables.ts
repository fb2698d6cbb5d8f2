import type { Scalar } from '@tidegate/evidence';
import { html, Markup, type Piece } from './markup.ts';
import { clipped, formatScalar } from './numbers.ts';

/** So many columns have room on any page: their cells wrap. More scroll sideways, and who has no mouse must reach them. */
const fewColumns = 4;
export const scrolls = new Markup('tabindex="0" role="group" aria-label="Table"');

/** A table of cells; the first cell of a row names it. `kinds`: how each column is set, text or number; left out: all after the first as numbers. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Piece[])[],
  kinds?: readonly ('text' | 'number')[],
): Markup {
  // A page has thousands of these cells: set by the table where all are alike.
  const kind = (i: number) => kinds && new Markup(` class="${kinds[i]}"`);
  return html`<div class="wide" ${columns.length > fewColumns && scrolls}>
    <table${kinds === undefined && new Markup(' class="numbers"')}>
      <thead>
        <tr>
          ${columns.map((name, i) => html`<th scope="col" ${kind(i)}>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td${kind(i)}>${cell}</td>`))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A table of records; its columns are the keys in the order they first appear. */
export function records(all: readonly Readonly<Record<string, Scalar>>[]): Markup {
  const columns = [...new Set(all.flatMap((record) => Object.keys(record)))];
  const numeric = (key: string) => all.every((record) => typeof (record[key] ?? 0) === 'number');
  return table(
    columns.map((key) => clipped(key)),
    all.map((record) => columns.map((key) => clipped(formatScalar(record[key])))),
    columns.map((key) => (numeric(key) ? 'number' : 'text')),
  );
}

export function pairs(values: Readonly<Record<string, Scalar | undefined>>): Markup | false {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  if (given.length === 0) return false;
  return html`<dl>
    ${given.map(
      ([key, value]) =>
        html`<div>
          <dt>${clipped(key)}</dt>
          <dd>${clipped(formatScalar(value))}</dd>
        </div>`,
    )}
  </dl>`;
}
