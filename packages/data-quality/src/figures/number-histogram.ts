import type { Histogram } from '@tidegate/evidence';
import { tailShare } from '../drift/frequencies.ts';
import { type Binned, type CellCounts, type CellEdges, displayBins, rowsPerBin } from './bins.ts';
import { percent, shareOf, shortened } from './labels.ts';

export interface NamedCounts extends CellCounts {
  readonly name: string;
}

/**
 * Histogram of a number, one series per side. `integral`: all values are whole. Undefined when the range cannot be
 * drawn, as when nearly all values are infinite.
 */
export function numberHistogram(
  column: string,
  edges: CellEdges,
  sides: readonly NamedCounts[],
  integral: boolean,
): Histogram | undefined {
  const bins = displayBins(edges, integral);
  if (bins === undefined) return undefined;
  const drawn = sides.map((side) => ({ name: side.name, ...rowsPerBin(bins, edges, side, integral) }));
  const first = Math.max(bins[0]!, edges.tail.below);
  const last = Math.min(bins[bins.length - 1]!, edges.tail.above);
  const notes = [
    foldedNote(drawn, 'below', `The first bar also holds what is below ${short(first)}`),
    foldedNote(drawn, 'above', `The last bar also holds what is above ${short(last)}`),
  ].filter((note) => note !== undefined);
  return {
    kind: 'histogram',
    title: shortened(`Values of ${column}`),
    subject: column,
    ...(notes.length > 0 && { notes }),
    bins: { edges: bins },
    series: drawn.map(({ name, rows }) => {
      const total = rows.reduce((sum, count) => sum + count, 0);
      return { name, shares: rows.map((count) => shareOf(count, total)) };
    }),
  };
}

/** Told from twice the share on that a tail edge leaves outside by itself. */
function foldedNote(
  sides: readonly (Binned & { readonly name: string })[],
  end: 'below' | 'above',
  what: string,
): string | undefined {
  const shares = sides.map((side) =>
    shareOf(
      side[end],
      side.rows.reduce((sum, count) => sum + count, 0),
    ),
  );
  if (shares.every((share) => share <= 2 * tailShare)) return undefined;
  return `${what}: ${sides.map(({ name }, i) => `${percent(shares[i]!)} of the ${name}`).join(', ')}.`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
