import type { Check } from '@tidegate/evidence';
import { clopperPearsonInterval } from '@tidegate/statistics';
import { counted } from '../counted.ts';

const confidence = 0.95;

export type Bounds = 'observed' | 'proven';

/** What a load brought: latencies of the requests that succeeded, ascending, and how many failed. */
export interface Measured {
  readonly latencies: readonly number[];
  readonly failed: number;
}

/** Fewest requests with which a share of at most `allowed` can be proven at 95 %, when none is over. */
export function fewestRequests(allowed: number): number {
  return Math.ceil(Math.log(1 - confidence) / Math.log1p(-allowed));
}

/** The nearest-rank percentile: the smallest value that at least a share `p` of the list does not exceed. */
export function percentile(sorted: readonly number[], p: number): number | undefined {
  // 0.95 * 20 is a little more than 19 in binary.
  return sorted[Math.max(0, Math.ceil(p * sorted.length - 1e-9) - 1)];
}

/**
 * Whether at most a share `allowed` of `n` cases is bad. Clopper and Pearson's one-sided 95 % limits say what is proven; `observed` takes
 * the share itself once there are enough cases for a proof to be possible.
 */
export function judgeShare(bad: number, n: number, allowed: number, bounds: Bounds): 'pass' | 'fail' | 'inconclusive' {
  if (n === 0) return 'inconclusive';
  if (allowed === 0) return bad === 0 ? 'pass' : 'fail';
  const { lower, upper } = clopperPearsonInterval(bad, n, 2 * confidence - 1);
  if (lower > allowed) return 'fail';
  if (bounds === 'proven') return upper <= allowed ? 'pass' : 'inconclusive';
  if (n < fewestRequests(allowed)) return 'inconclusive';
  return bad <= Math.floor(allowed * n + 1e-9) ? 'pass' : 'fail';
}

/** Holds a percentile of the latency against its bound. A request that failed counts as slower than any bound. */
export function checkLatency(percent: 50 | 95 | 99, maxMs: number, measured: Measured, bounds: Bounds): Check {
  const { latencies, failed } = measured;
  const n = latencies.length + failed;
  const allowed = (100 - percent) / 100;
  const slow = latencies.filter((ms) => ms > maxMs).length + failed;
  const verdict = judgeShare(slow, n, allowed, bounds);
  const observed = percentile(latencies, percent / 100);
  const fewest = fewestRequests(allowed);
  const said =
    observed === undefined
      ? `no request of ${n} succeeded`
      : `p${percent} is ${round(observed)} ms, ${slow} of ${n} requests took longer than ${maxMs} ms or failed`;
  return {
    id: `load.p${percent}`,
    title: `p${percent} <= ${maxMs} ms`,
    verdict,
    reason: verdict === 'inconclusive' ? `${undecided(`p${percent}`, n, fewest)}; ${said}.` : `${capital(said)}.`,
    ...(observed !== undefined && { observed: round(observed) }),
    threshold: maxMs,
    sizes: { requests: n },
    method: shareMethod(bounds, fewest),
    values: { slower: slow, failed, ...limits(slow, n) },
  };
}

/** Holds the share of failed requests against its bound. */
export function checkErrorRate(max: number, { latencies, failed }: Measured, bounds: Bounds, first?: string): Check {
  const n = latencies.length + failed;
  const verdict = judgeShare(failed, n, max, bounds);
  const said = `${failed} of ${n} requests failed${first === undefined ? '' : `, the first because ${first}`}`;
  const fewest = max === 0 ? 1 : fewestRequests(max);
  return {
    id: 'load.error-rate',
    title: `error rate <= ${max}`,
    verdict,
    reason: verdict === 'inconclusive' ? `${undecided('The error rate', n, fewest)}; ${said}.` : `${capital(said)}.`,
    observed: n === 0 ? null : failed / n,
    threshold: max,
    sizes: { requests: n },
    method: shareMethod(bounds, fewest),
    values: { failed, ...limits(failed, n) },
  };
}

function undecided(what: string, n: number, fewest: number): string {
  return n < fewest
    ? `${what} is not decided by ${counted(n, 'request')}, at least ${fewest} are needed`
    : `${what} is not proven by ${counted(n, 'request')}, more are needed`;
}

function shareMethod(bounds: Bounds, fewest: number): Check['method'] {
  const name = bounds === 'proven' ? 'Clopper-Pearson limit, one-sided' : 'observed share';
  return { name, parameters: { confidence, 'fewest requests': fewest } };
}

function limits(bad: number, n: number): Record<string, number> {
  if (n === 0) return {};
  const { lower, upper } = clopperPearsonInterval(bad, n, 2 * confidence - 1);
  return { 'share at least': lower, 'share at most': upper };
}

function round(ms: number): number {
  return Number(ms.toPrecision(4));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
