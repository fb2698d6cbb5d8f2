import type { Bars } from '@tidegate/evidence';
import { compact, percent } from '../numbers.ts';
import type { Drawing } from './frame.ts';
import { lines, path, seriesKind, short, text } from './frame.ts';
import { at } from './scale.ts';

const width = 340;
const labelEnd = 112;
const from = labelEnd + 6;
const to = width - 92;
const thickness = 8;
const gap = 7;

export type BarData = Pick<Bars, 'labels' | 'series' | 'format' | 'limit' | 'verdicts'>;

/** Lying bars, one group per label, with the numbers written at their end. */
export function drawBars({ labels, series, format, limit, verdicts }: BarData): Drawing {
  const shown = format === 'share' ? percent : (value: number) => compact(value, 3);
  const values = [...series.flatMap((one) => one.values), ...(limit ? [limit.value] : []), 0];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const place = (value: number) =>
    high > low ? from + ((value / 2 - low / 2) / (high / 2 - low / 2)) * (to - from) : from;
  const head = limit ? 22 : 2;
  const pitch = series.length * thickness + gap;
  const groups = labels.map((label, row) => {
    const y = head + row * pitch;
    const middle = y + (series.length * thickness) / 2 + 4;
    const verdict = verdicts?.[row];
    const bars = series.map(({ values: own }, i) =>
      path(
        [seriesKind(i, series.length), i === series.length - 1 && verdict].filter(Boolean).join(' '),
        box(place(0), place(own[row]!), y + i * thickness),
      ),
    );
    const numbers = series.map(({ values: own }) => shown(own[row]!)).join(' → ');
    return [
      text(labelEnd, middle, short(label, 18), 'end', 'label'),
      bars,
      text(width, middle, verdict ? `${numbers} ${verdict}` : numbers, 'end', verdict),
    ];
  });
  const height = head + labels.length * pitch;
  const limits = limit && [
    lines('limit', [[place(limit.value), head - 3, place(limit.value), height - 4]]),
    text(place(limit.value), head - 7, limit.name, 'middle', 'limit-name'),
  ];
  const axis = lines('axis', [[place(0), head - 2, place(0), height - 4]]);
  return { width, height, words: words(labels, series, shown), marks: [groups, axis, limits] };
}

function box(x1: number, x2: number, y: number): string {
  const bottom = at(y + thickness - 1);
  return `M${at(x1)} ${at(y)}H${at(x2)}V${bottom}H${at(x1)}Z`;
}

function words(labels: readonly string[], series: BarData['series'], shown: (value: number) => string): string {
  const told = labels
    .slice(0, 3)
    .map((label, i) => `${label} ${series.map(({ name, values }) => `${name} ${shown(values[i]!)}`).join(', ')}`);
  return `${told.join('; ')}${labels.length > 3 ? `; and ${labels.length - 3} more` : ''}.`;
}
