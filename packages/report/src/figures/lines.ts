import type { Lines } from '@tidegate/evidence';
import { compact, percent } from '../numbers.ts';
import type { Drawing } from './frame.ts';
import { lines, path, seriesKind, text, texts } from './frame.ts';
import { at, linear, type Scale, time, timeLabel } from './scale.ts';

const width = 860;
const height = 180;
const left = 46;
const right = 84;
const top = 10;
const base = height - 22;

/** Lines over time or a number, with bands behind them and thresholds across. */
export function drawLines({ x: kind, format, series, bands = [], thresholds = [] }: Lines): Drawing {
  const shown = format === 'share' ? percent : compact;
  const xs = extent([
    ...series.flatMap(({ points }) => points.map(([x]) => x)),
    ...bands.flatMap(({ points }) => points.map(([x]) => x)),
  ]);
  const ys = extent([
    ...series.flatMap(({ points }) => points.map(([, y]) => y)),
    ...bands.flatMap(({ points }) => points.flatMap(([, low, high]) => [low, high])),
    ...thresholds.map(({ value }) => value),
    ...(format === 'share' ? [0] : []),
  ]);
  const x = (kind === 'time' ? time : linear)(xs, [left, width - right], 6);
  const y = linear(ys, [base, top], 4);
  const label = kind === 'time' ? (tick: number) => timeLabel(tick, xs[1] - xs[0]) : compact;
  const frame = [
    lines(
      'grid',
      y.ticks.map((tick) => [left, y.place(tick), width - right, y.place(tick)]),
    ),
    texts(
      'end',
      y.ticks.map((tick) => [left - 4, y.place(tick) + 4, shown(tick)]),
    ),
    texts(
      'middle',
      x.ticks.map((tick) => [x.place(tick), base + 16, label(tick)]),
    ),
  ];
  const shades = bands.map(({ points }) => path('band', shade(points, x, y)));
  const drawn = series.map(({ points }, i) => path(`line ${seriesKind(i, series.length)}`, polyline(points, x, y)));
  const across = thresholds.map(({ name, value }) => [
    lines('limit', [[left, y.place(value), width - right, y.place(value)]]),
    text(width - right + 4, y.place(value) + 4, `${name} ${shown(value)}`, 'start', 'limit-name'),
  ]);
  const words = series
    .map(({ name, points }) =>
      points.length === 0 ? `${name}: nothing` : `${name}: last ${shown(points[points.length - 1]![1])}`,
    )
    .join('; ');
  return { width, height, words: `${words}.`, marks: [frame, shades, drawn, across] };
}

function extent(values: readonly number[]): [number, number] {
  // Not spread into Math.min: a long series has more points than a call takes arguments.
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return low <= high ? [low, high] : [0, 1];
}

function polyline(points: readonly (readonly [number, number])[], x: Scale, y: Scale): string {
  return points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${at(x.place(px))} ${at(y.place(py))}`).join('');
}

function shade(points: readonly (readonly [number, number, number])[], x: Scale, y: Scale): string {
  const upper = points.map(([px, , high]) => [px, high] as const);
  const lower = points.map(([px, low]) => [px, low] as const).reverse();
  return points.length === 0 ? '' : `${polyline([...upper, ...lower], x, y)}Z`;
}
