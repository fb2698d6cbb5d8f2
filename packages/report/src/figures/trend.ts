import type { Lines } from '@tidegate/evidence';
import { html, type Markup } from '../markup.ts';
import { compact, percent } from '../numbers.ts';
import { path } from './frame.ts';
import { at } from './scale.ts';

const width = 120;
const height = 24;
const edge = 3;
/** Fewer points have no course. */
const fewest = 3;

export interface Trend {
  readonly name: string;
  readonly picture: Markup;
  readonly last: string;
}

/** The course of a line in little room, with its last value: a history at a glance. */
export function trends({ title, format, series }: Lines): Trend[] {
  const shown = format === 'share' ? percent : (value: number) => compact(value, 4);
  return series
    .filter(({ points }) => points.length >= fewest)
    .map(({ name: own, points }) => {
      const name = series.length > 1 ? `${title} (${own})` : title;
      const last = shown(points.at(-1)![1]);
      return { name, last, picture: sparkline(name, points, `${points.length} values, the last ${last}.`) };
    });
}

function sparkline(name: string, points: Lines['series'][number]['points'], words: string): Markup {
  const x = placing(
    points.map(([value]) => value),
    [edge, width - edge],
  );
  const y = placing(
    points.map(([, value]) => value),
    [height - edge, edge],
  );
  const places = points.map(([px, py]) => `${at(x(px))} ${at(y(py))}`);
  const [lastX, lastY] = [at(x(points.at(-1)![0])), at(y(points.at(-1)![1]))];
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" class="trend">
    <title>${name}</title>
    <desc>${words}</desc>
    ${path('line filled', `M${places.join('L')}`)}
    ${path('dot', `M${at(lastX - 2.5)} ${lastY}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0Z`)}
  </svg>`;
}

function placing(values: readonly number[], [from, to]: readonly [number, number]): (value: number) => number {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return (value) =>
    high > low ? from + ((value / 2 - low / 2) / (high / 2 - low / 2)) * (to - from) : (from + to) / 2;
}
