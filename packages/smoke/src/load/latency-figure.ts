import type { Figure } from '@tidegate/evidence';

const bins = 24;

/** Latencies (ascending, milliseconds) as a histogram whose bins grow by a constant factor. */
export function latencyFigure(sorted: readonly number[]): Figure | undefined {
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return undefined;
  const low = Math.max(least, 0.01);
  const high = Math.max(most, low * 1.01);
  const edges = Array.from({ length: bins + 1 }, (_, i) => Number((low * (high / low) ** (i / bins)).toPrecision(6)));
  const counts = new Array<number>(bins).fill(0);
  let bin = 0;
  for (const ms of sorted) {
    while (bin < bins - 1 && ms >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return {
    kind: 'histogram',
    title: 'Latency under load, milliseconds',
    bins: { edges },
    series: [{ name: 'requests', shares: counts.map((count) => count / sorted.length) }],
    notes: ['Bins grow by a constant factor; requests that failed are left out'],
  };
}
