/** A linear scale from values to places. */
export interface Scale {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Places to one decimal: a tenth of a pixel is not seen, and digits are bytes. */
export function at(place: number): number {
  return Math.round(place * 10) / 10;
}

/** `values` laid over `places`, with about `count` round ticks within. */
export function linear(values: readonly [number, number], places: readonly [number, number], count: number): Scale {
  const [low, high] = values[1] > values[0] ? values : [values[0] - 0.5, values[0] + 0.5];
  return { place: placing([low, high], places), ticks: multiples(low, high, roundStep((high - low) / count)) };
}

/** Upper end of an axis from zero: the smallest round number that holds the largest value. */
export function ceiling(largest: number, count: number): number {
  if (!(largest > 0)) return 1;
  const step = roundStep(largest / count);
  return rounded(Math.ceil(largest / step - 1e-9) * step);
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const spans = [1, 5, 15, 30].flatMap((n) => [n * second, n * minute]);
const timeSteps = [...spans, hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 28 * day, 91 * day, 365 * day];

/** Milliseconds since the epoch, UTC, with ticks at whole seconds, minutes, hours or days. */
export function time(values: readonly [number, number], places: readonly [number, number], count: number): Scale {
  const [low, high] = values[1] > values[0] ? values : [values[0] - minute, values[0] + minute];
  const steps = [...timeSteps].sort((a, b) => a - b);
  const step = steps.find((candidate) => (high - low) / candidate <= count) ?? roundStep((high - low) / count);
  return { place: placing([low, high], places), ticks: multiples(low, high, step) };
}

/** A time as the ticks of its axis need it. */
export function timeLabel(milliseconds: number, span: number): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return String(milliseconds);
  const text = date.toISOString();
  if (span > 2 * day) return text.slice(0, 10);
  return span > 5 * minute ? text.slice(11, 16) : text.slice(11, 19);
}

function placing([low, high]: readonly [number, number], [from, to]: readonly [number, number]) {
  // Halves keep the distance of the two largest doubles finite.
  return (value: number) => from + ((value / 2 - low / 2) / (high / 2 - low / 2)) * (to - from);
}

function roundStep(least: number): number {
  if (!(least > 0) || !Number.isFinite(least)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return rounded([1, 2, 5, 10].map((step) => step * power).find((step) => step >= least * (1 - 1e-9)) ?? 10 * power);
}

function multiples(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  if (!(last - first <= 100)) return [low, high];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => rounded((first + i) * step));
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
