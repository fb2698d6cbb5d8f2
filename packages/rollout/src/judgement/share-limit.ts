import { logSumExp } from '@tidegate/statistics';
import { z } from 'zod';

/**
 * Is a share of the candidate's requests (those that failed, those that were slow, those where a mirror disagreed) above an absolute limit
 * p0, or surely below it? Two e-processes, valid however often one looks (Ville): likelihood ratios of Bernoulli(q) to Bernoulli(p0), mixed
 * over a grid of q.
 *
 * `above` also mixes over the look at which the trouble began, with weight 1/(k(k+1)) for look k, so that a candidate that breaks late is
 * found as fast as one that is broken from the start. `S` holds one log-evidence for each q.
 */
export const limitSchema = z.strictObject({
  looks: z.int(),
  above: z.array(z.number()),
  below: z.array(z.number()),
});
export type LimitEvidence = z.output<typeof limitSchema>;

const oddsRatios = [1.5, 2, 3, 6, 15, 50];
const sharesBelow = [1 / 50, 1 / 4, 1 / 2];
const weightsBelow = [0.5, 0.3, 0.2];

export function startLimit(): LimitEvidence {
  return { looks: 0, above: [], below: sharesBelow.map(() => 0) };
}

/** One look: requests and how many of them count. `limit` must stay the same. A look without requests changes nothing. */
export function updateLimit(state: LimitEvidence, requests: number, errors: number, limit: number): LimitEvidence {
  // A request may be counted one look before its error is.
  const n = Math.max(requests, errors);
  if (n === 0) return state;
  const looks = state.looks + 1;
  const start = -Math.log(looks * (looks + 1));
  return {
    looks,
    above: oddsRatios.map((ratio, j) => {
      const q = (ratio * limit) / (1 - limit + ratio * limit);
      const before = state.above[j];
      return (before === undefined ? start : logSumExp([before, start])) + gain(n, errors, q, limit);
    }),
    below: state.below.map((sum, j) => sum + gain(n, errors, sharesBelow[j]! * limit, limit)),
  };
}

/** ln of the evidence that the share is above the limit. */
export function lnAbove(state: LimitEvidence): number {
  if (state.looks === 0) return 0;
  // Beginnings still to come keep their weight: the sum over k > looks of 1/(k(k+1)).
  const toCome = -Math.log(state.looks + 1);
  return logSumExp([toCome, ...state.above.map((sum) => sum - Math.log(oddsRatios.length))]);
}

/** ln of the evidence that the share is below the limit. */
export function lnBelow(state: LimitEvidence): number {
  return logSumExp(state.below.map((sum, j) => sum + Math.log(weightsBelow[j]!)));
}

/** Requests after which `lnBelow` is expected to reach ln(1/alpha) when the true share is `share`; Infinity when it never does. */
export function requestsToProve(limit: number, share: number, alpha: number): number {
  const needed = sharesBelow.map((fraction, j) => {
    const perRequest = gain(1, share, fraction * limit, limit);
    return perRequest > 0 ? (Math.log(1 / alpha) - Math.log(weightsBelow[j]!)) / perRequest : Infinity;
  });
  return Math.ceil(Math.min(...needed));
}

function gain(n: number, errors: number, q: number, limit: number): number {
  return errors * Math.log(q / limit) + (n - errors) * Math.log((1 - q) / (1 - limit));
}
