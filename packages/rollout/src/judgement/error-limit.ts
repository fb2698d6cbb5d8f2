import { logSumExp } from '@tidegate/statistics';

/**
 * Is the candidate's error share above an absolute limit p0, or surely below it? Two e-processes on its own requests, valid however
 * often one looks (Ville): likelihood ratios of Bernoulli(q) to Bernoulli(p0), mixed over a grid of q.
 *
 * `above` also mixes over the look at which the trouble began, with weight 1/(k(k+1)) for look k, so that a candidate that breaks late is
 * found as fast as one that is broken from the start. `S` holds one log-evidence for each q.
 */
export interface LimitEvidence {
  readonly looks: number;
  readonly above: readonly number[];
  readonly below: readonly number[];
}

const oddsRatios = [1.5, 2, 3, 6, 15, 50];
const sharesBelow = [1 / 50, 1 / 4, 1 / 2];
const weightsBelow = [0.5, 0.3, 0.2];

export function startLimit(): LimitEvidence {
  return { looks: 0, above: [], below: sharesBelow.map(() => 0) };
}

/** One look: requests of the candidate and how many of them failed. `limit` must stay the same. A look without requests changes nothing. */
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

/** ln of the evidence that the error share is above the limit. */
export function lnAbove(state: LimitEvidence): number {
  if (state.looks === 0) return 0;
  // Beginnings still to come keep their weight: the sum over k > looks of 1/(k(k+1)).
  const toCome = -Math.log(state.looks + 1);
  return logSumExp([toCome, ...state.above.map((sum) => sum - Math.log(oddsRatios.length))]);
}

/** ln of the evidence that the error share is below the limit. */
export function lnBelow(state: LimitEvidence): number {
  return logSumExp(state.below.map((sum, j) => sum + Math.log(weightsBelow[j]!)));
}

/** Requests after which `lnBelow` is expected to reach ln(1/alpha) when the true error share is `share`; Infinity when it never does. */
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
