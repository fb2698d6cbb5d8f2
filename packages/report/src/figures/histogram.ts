import type { Histogram } from '@tidegate/evidence';
import { compact, percent } from '../numbers.ts';
import type { Drawing } from './frame.ts';
import { lines, path, type Segment, seriesKind, texts } from './frame.ts';
import { at, ceiling, linear } from './scale.ts';

const width = 340;
const height = 150;
const left = 38;
const right = 14;
const top = 8;
const base = height - 20;

/** Bars over the range of a number; the series lie over each other, the last one filled. */
export function drawHistogram(edges: readonly number[], series: Histogram['series']): Drawing {
  const largest = Math.max(...series.flatMap(({ shares }) => shares));
  const y = linear([0, ceiling(largest, 3)], [base, top], 3);
  const x = linear([edges[0]!, edges[edges.length - 1]!], [left, width - right], 5);
  const across = y.ticks.map((tick): Segment => [left, y.place(tick), width - right, y.place(tick)]);
  const ticks = x.ticks.map((tick): Segment => [x.place(tick), base, x.place(tick), base + 4]);
  const frame = [
    lines('grid', across.slice(1)),
    lines('axis', [...across.slice(0, 1), ...ticks]),
    texts(
      'end',
      y.ticks.map((tick) => [left - 4, y.place(tick) + 4, percent(tick)]),
    ),
    texts(
      'middle',
      x.ticks.map((tick) => [x.place(tick), base + 15, compact(tick)]),
    ),
  ];
  // Outlines over the filled bars, not under them.
  const drawn = series
    .map(({ shares }, i) => path(seriesKind(i, series.length), outline(edges.map(x.place), shares.map(y.place))))
    .reverse();
  return { width, height, words: words(edges, series), marks: [frame, drawn] };
}

/** The skyline of the bars, closed along the base. */
function outline(xs: readonly number[], ys: readonly number[]): string {
  const steps = ys.map((y, i) => `V${at(y)}H${at(xs[i + 1]!)}`);
  return `M${at(xs[0]!)} ${base}${steps.join('')}V${base}Z`;
}

function words(edges: readonly number[], series: Histogram['series']): string {
  const peaks = series.map(({ name, shares }) => {
    const peak = shares.indexOf(Math.max(...shares));
    return `${name}: most between ${compact(edges[peak]!)} and ${compact(edges[peak + 1]!)} (${percent(shares[peak]!)})`;
  });
  return `${peaks.join('; ')}.`;
}
