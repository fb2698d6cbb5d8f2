import { scalar } from '@tidegate/evidence';
import { type MetricName, spellings } from '@tidegate/gates';
import { type MetricSet, printable } from '@tidegate/metrics';

/** Bytes of JSON: a job's outputs may have 1 MB in all, and a step takes none of more than 128 KiB as an environment variable. */
const most = 100_000;

/** What the output `metrics` says, and of how many metrics it says nothing for want of room. */
export interface MetricsOutput {
  readonly metrics: Record<string, unknown>;
  readonly leftOut: number;
}

/**
 * Everything read that JSON can tell: numbers that are not finite by their names, lists left out. Where that is more than an output holds, those that were
 * judged come first, then others in the order they were read, as far as they fit.
 */
export function metricsOutput({ values }: MetricSet, judged: readonly MetricName[]): MetricsOutput {
  const told = [...values]
    .filter(([, value]) => typeof value !== 'object' || value === null)
    .map(([name, value]): [string, unknown] => [name, typeof value === 'number' ? scalar(value) : value]);
  if (told.reduce((sum, entry) => sum + sizeOf(entry), 0) <= most) {
    return { metrics: Object.fromEntries(told), leftOut: 0 };
  }
  const first = new Set(judged.flatMap(spellings));
  const isFirst = ([name]: readonly [string, unknown]) => first.has(name);
  let room = most;
  const kept = [...told.filter(isFirst), ...told.filter((entry) => !isFirst(entry))].filter((entry) => {
    const size = sizeOf(entry);
    if (size > room) return false;
    room -= size;
    return true;
  });
  return { metrics: Object.fromEntries(kept), leftOut: told.length - kept.length };
}

/** With its colon and its comma. */
function sizeOf([name, value]: readonly [string, unknown]): number {
  return Buffer.byteLength(JSON.stringify(name)) + Buffer.byteLength(JSON.stringify(value)) + 2;
}

/** What is not in the output, as a sentence; undefined when everything is. */
export function tellLeftOut({ metrics, leftOut }: MetricsOutput, origin: string): string | undefined {
  if (leftOut === 0) return undefined;
  const kept = Object.keys(metrics).length;
  return `The output \`metrics\` holds ${kept} of the ${kept + leftOut} metrics read, those of \`thresholds\` first: an output has room for ${most / 1000} kB. All of them are in ${printable(origin)}, and all were there to be judged.`;
}
