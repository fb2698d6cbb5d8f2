import { UserError } from '@tidegate/evidence';
import type { Weights } from '../weights.ts';

/** Whole weights that add up to one of the totals and split exactly as asked; the first total that can is taken. */
export function wholeWeights(router: string, totals: readonly number[]): (share: number) => Weights {
  return (share) => {
    for (const total of totals) {
      const candidate = Math.round(share * total);
      if (Math.abs(candidate - share * total) < 1e-9) return { stable: total - candidate, candidate };
    }
    const finest = totals.at(-1)!;
    throw new UserError(
      'unsupported',
      `${router} cannot give the candidate exactly ${Number((share * 100).toFixed(6))} %: its weights are whole numbers that add up to ${finest}.`,
      { hint: finest === 100 ? 'Use whole percents in `steps`.' : `Use multiples of ${100 / finest} % in \`steps\`.` },
    );
  };
}

/** For routers that are all or nothing. */
export function allOrNothing(router: string): (share: number) => Weights {
  return (share) => {
    if (share === 0) return { stable: 100, candidate: 0 };
    if (share === 1) return { stable: 0, candidate: 100 };
    throw new UserError(
      'unsupported',
      `${router} sends all traffic to one side, and cannot give the candidate ${Number((share * 100).toFixed(6))} %.`,
      { hint: 'Use `strategy: blue-green`, or a router that splits traffic.' },
    );
  };
}
