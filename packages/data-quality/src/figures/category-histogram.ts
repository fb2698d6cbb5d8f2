import type { Histogram } from '@tidegate/evidence';
import { shareOf, shortened } from './labels.ts';

const most = 12;

export interface NamedCategories {
  readonly name: string;
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Histogram of categories: the largest twelve by their share on either side, then all others as one. `mayShow` says
 * which values may be read; the others are numbered by size, because a value of the data can be personal.
 */
export function categoryHistogram(
  column: string,
  sides: readonly NamedCategories[],
  mayShow: (value: string) => boolean,
): Histogram | undefined {
  const totals = sides.map(({ counts }) => [...counts.values()].reduce((sum, count) => sum + count, 0));
  const values = new Set(sides.flatMap(({ counts }) => [...counts.keys()]));
  if (values.size === 0) return undefined;
  const share = (value: string, side: number) => shareOf(sides[side]!.counts.get(value) ?? 0, totals[side]!);
  const ranked = [...values]
    .map((value) => ({ value, size: Math.max(...sides.map((_, i) => share(value, i))) }))
    .sort((a, b) => b.size - a.size || (a.value < b.value ? -1 : 1))
    .map(({ value }) => value);
  // Thirteen fit as well as twelve and one other.
  const shown = ranked.length <= most + 1 ? ranked : ranked.slice(0, most);
  const others = ranked.length - shown.length;
  const hidden = shown.filter((value) => !mayShow(value)).length;
  return {
    kind: 'histogram',
    title: shortened(`Values of ${column}`),
    subject: column,
    ...(hidden > 0 && { notes: ['Values are numbered, not named: `show-values` is false.'] }),
    bins: { categories: [...labels(shown, mayShow), ...(others > 0 ? [`${others} others`] : [])] },
    series: sides.map(({ name, counts }, i) => {
      const rest = ranked.slice(shown.length).reduce((sum, value) => sum + (counts.get(value) ?? 0), 0);
      return {
        name,
        shares: [...shown.map((value) => share(value, i)), ...(others > 0 ? [shareOf(rest, totals[i]!)] : [])],
      };
    }),
  };
}

function labels(shown: readonly string[], mayShow: (value: string) => boolean): string[] {
  let number = 0;
  return shown.map((value) => (mayShow(value) ? shortened(value) : `value ${++number}`));
}
