import type { Figure } from '@tidegate/evidence';
import { html, type Markup } from '../markup.ts';
import { compact, percent } from '../numbers.ts';
import { table } from '../tables.ts';
import { drawBars } from './bars.ts';
import { type Drawing, legend, svg } from './frame.ts';
import { drawHistogram } from './histogram.ts';
import { drawLines } from './lines.ts';

/** Most rows of the table behind a picture; the evidence file has them all. */
const mostRows = 200;

/** A figure as a picture, its notes, and the same numbers as a folded table. `titled`: with its title above. */
export function figureMarkup(figure: Figure, titled = true): Markup {
  const numbers = numbersOf(figure);
  return html`<figure>
    ${titled && html`<figcaption>${figure.title}</figcaption>`} ${legend(figure.series.map(({ name }) => name))}
    ${svg(figure.title, drawing(figure))} ${figure.notes?.map((note) => html`<p class="note">${note}</p>`)}
    <details>
      <summary>Numbers</summary>
      ${table(numbers.columns, numbers.rows.slice(0, mostRows))}
      ${numbers.rows.length > mostRows && html`<p>${numbers.rows.length - mostRows} more are in the evidence file.</p>`}
    </details>
  </figure>`;
}

function drawing(figure: Figure): Drawing {
  switch (figure.kind) {
    case 'histogram': {
      const { bins, series } = figure;
      if ('edges' in bins) return drawHistogram(bins.edges, series);
      const values = series.map(({ name, shares }) => ({ name, values: shares }));
      return drawBars({ labels: bins.categories, series: values, format: 'share' });
    }
    case 'bars':
      return drawBars(figure);
    case 'lines':
      return drawLines(figure);
  }
}

function numbersOf(figure: Figure): { columns: string[]; rows: string[][] } {
  const names = figure.series.map(({ name }) => name);
  switch (figure.kind) {
    case 'histogram': {
      const { bins, series } = figure;
      const labels =
        'categories' in bins
          ? bins.categories
          : bins.edges.slice(1).map((edge, i) => `${compact(bins.edges[i]!)} to ${compact(edge)}`);
      return {
        columns: ['values', ...names],
        rows: labels.map((label, i) => [label, ...series.map(({ shares }) => percent(shares[i]!))]),
      };
    }
    case 'bars': {
      const { labels, series, format, verdicts } = figure;
      const shown = format === 'share' ? percent : compact;
      return {
        columns: ['of', ...names, ...(verdicts ? ['verdict'] : [])],
        rows: labels.map((label, i) => [
          label,
          ...series.map(({ values }) => shown(values[i]!)),
          ...(verdicts ? [verdicts[i]!] : []),
        ]),
      };
    }
    case 'lines': {
      const at = (x: number) => (figure.x === 'time' ? isoTime(x) : String(x));
      return {
        columns: ['series', figure.x, 'value'],
        rows: figure.series.flatMap(({ name, points }) => points.map(([x, y]) => [name, at(x), String(y)])),
      };
    }
  }
}

function isoTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? String(milliseconds) : date.toISOString();
}
