import { requireCount, requireShare } from './domain.ts';
import { normalUpperQuantile } from './normal.ts';
import { wilsonInterval } from './proportion-interval.ts';
import type { DifferenceInterval } from './tango.ts';

/** Paired items by who gets them right. */
export interface PairedTable {
  readonly bothRight: number;
  /** Production right, candidate wrong: b. */
  readonly rightToWrong: number;
  /** Production wrong, candidate right: c. */
  readonly wrongToRight: number;
  readonly bothWrong: number;
}

/**
 * Newcombe's interval of candidate − production accuracy (1998, Statistics in Medicine 17:2635, method 10): square and add from two Wilson
 * intervals, a positive correlation corrected for continuity. Throws RangeError when there are no items.
 */
export function newcombePairedInterval(table: PairedTable, confidence = 0.95): DifferenceInterval {
  const { bothRight: a, rightToWrong: b, wrongToRight: c, bothWrong: d } = table;
  for (const [name, count] of Object.entries({ ...table } as Record<string, number>)) requireCount(name, count);
  const n = a + b + c + d;
  const now = wilsonInterval(a + c, n, confidence);
  const before = wilsonInterval(a + b, n, confidence);
  const spread = Math.sqrt((a + b) * (c + d) * (a + c) * (b + d));
  const cross = a * d - b * c;
  const phi = spread === 0 ? 0 : (cross > 0 ? Math.max(0, cross - n / 2) : cross) / spread;
  const half = (up: number, down: number) => Math.sqrt(Math.max(0, up * up - 2 * phi * up * down + down * down));
  const difference = (c - b) / n;
  return {
    difference,
    lower: difference - half(now.share - now.lower, before.upper - before.share),
    upper: difference + half(now.upper - now.share, before.share - before.lower),
  };
}

/** Bonett & Price's interval (2012): the Wald interval with one item added to b and to c and two to n; cut at ±1. */
export function bonettPriceInterval(b: number, c: number, n: number, confidence = 0.95): DifferenceInterval {
  return adjustedWald(b, c, n, 1, confidence);
}

/** Agresti & Min's interval (2005): the Wald interval with half an item added to each of the four cells; cut at ±1. */
export function agrestiMinInterval(b: number, c: number, n: number, confidence = 0.95): DifferenceInterval {
  return adjustedWald(b, c, n, 0.5, confidence);
}

/** Wald's interval, as other tools print it; too short for few items, so nothing here decides by it. Cut at ±1. */
export function waldPairedInterval(b: number, c: number, n: number, confidence = 0.95): DifferenceInterval {
  return adjustedWald(b, c, n, 0, confidence);
}

function adjustedWald(b: number, c: number, n: number, added: number, confidence: number): DifferenceInterval {
  requireCount('n', n);
  requireCount('b', b, n);
  requireCount('c', c, n - b);
  requireShare('confidence', confidence);
  if (n === 0) throw new RangeError('n must be above 0: there are no paired items');
  // Two items for an item added to b and to c, or half an item to each of the four cells.
  const total = added === 0 ? n : n + 2;
  const centre = (c - b) / total;
  const variance = ((b + c + 2 * added) / total - centre * centre) / total;
  const half = normalUpperQuantile((1 - confidence) / 2) * Math.sqrt(variance);
  return { difference: (c - b) / n, lower: Math.max(-1, centre - half), upper: Math.min(1, centre + half) };
}
