import {
  certificateForecast,
  lnCertificate,
  lnE,
  startCertificate,
  startEvidence,
  updateCertificate,
  updateEvidence,
  waldErrors,
} from '../../packages/statistics/src/index.ts';

/**
 * First passage of a count, exactly: of n trials each succeeds with probability p, and the walk ends at the first n with at least
 * `needed(n)` successes (which may only rise with n). Gives P(ended by n) for n = 0, 1, ... until `most`, or until all but 1e-10 have ended.
 */
export function firstPassage(p: number, needed: (n: number) => number, most: number): number[] {
  const ended = [0];
  let alive = new Float64Array(64);
  alive[0] = 1;
  let top = 0;
  let bottom = 0;
  for (let n = 1; n <= most && ended[n - 1]! < 1 - 1e-10; n += 1) {
    if (top + 2 > alive.length) {
      const larger = new Float64Array(2 * alive.length);
      larger.set(alive);
      alive = larger;
    }
    for (let k = top + 1; k > bottom; k -= 1) alive[k] = alive[k]! * (1 - p) + alive[k - 1]! * p;
    alive[bottom]! *= 1 - p;
    // What is as good as impossible is no longer carried along.
    if (alive[bottom]! < 1e-20 && bottom < top) alive[bottom++] = 0;
    top += 1;
    let now = 0;
    for (const limit = needed(n); top >= limit && top >= bottom; top -= 1) {
      now += alive[top]!;
      alive[top] = 0;
    }
    while (top > bottom && alive[top] === 0) top -= 1;
    ended.push(ended[n - 1]! + now);
  }
  return ended;
}

/** The least k with `reached(n, k)`, for n that rises by one from call to call; it may only rise with n. */
function rising(reached: (n: number, k: number) => boolean): (n: number) => number {
  let k = 0;
  return (n) => {
    while (k <= n && !reached(n, k)) k += 1;
    return k;
  };
}

const mean = (ended: readonly number[]) => {
  // E[N] = Σ P(N > n); runs that had not ended count as ended at the last n.
  return ended.reduce((sum, share) => sum + (1 - share), 0);
};
const quantile = (ended: readonly number[], q: number) => ended.findIndex((share) => share >= q);

export interface Detection {
  readonly rho: number;
  readonly ratio: number;
  readonly wald: number;
  readonly mean: number;
  readonly ended: number;
}

/** Errors until grid7 rolls back, one look an error, against Wald's bound. */
export function detection(rho: number, ratio: number, alpha: number): Detection {
  const theta = (rho * ratio) / (1 - rho + rho * ratio);
  const wald = waldErrors({ rho, ratio, alpha });
  const ended = firstPassage(theta, rollsBack(rho, alpha), Math.ceil(40 * wald));
  return { rho, ratio, wald, mean: mean(ended), ended: ended.at(-1)! };
}

/** P(rolled back within so many errors) when the canary is as good as stable. */
export function falseAlarm(rho: number, alpha: number, errors: number): number {
  return firstPassage(rho, rollsBack(rho, alpha), errors).at(-1)!;
}

function rollsBack(rho: number, alpha: number) {
  const bound = Math.log(1 / alpha);
  return rising((n, k) => lnE(updateEvidence(startEvidence(), { errorsStable: n - k, errorsCanary: k, rho })) >= bound);
}

export interface Certification {
  readonly rho: number;
  readonly rt: number;
  readonly wald: number;
  readonly mean: number;
  readonly median: number;
  readonly ninety: number;
  readonly forecastMedian: number;
  readonly forecastNinety: number;
  /** P(ever certified) when the ratio is exactly the tolerated one, within 30 times Wald's errors. */
  readonly wrong: number;
}

/** Errors until the certificate, the canary as good as stable; and how often it is given wrongly. */
export function certification(rho: number, rt: number, alpha: number): Certification {
  const bound = Math.log(1 / alpha);
  const theta = (rho * rt) / (1 - rho + rho * rt);
  const information = rho * Math.log(rho / theta) + (1 - rho) * Math.log((1 - rho) / (1 - theta));
  const wald = bound / information;
  const certifies = () =>
    rising(
      (n, k) => lnCertificate(updateCertificate(startCertificate(), { errorsStable: k, errorsCanary: n - k, rho, rt })) >= bound, // prettier-ignore
    );
  const ended = firstPassage(1 - rho, certifies(), Math.ceil(40 * wald));
  return {
    rho,
    rt,
    wald,
    mean: mean(ended),
    median: quantile(ended, 0.5),
    ninety: quantile(ended, 0.9),
    forecastMedian: certificateForecast(0.5, { rho, rt, alpha }),
    forecastNinety: certificateForecast(0.9, { rho, rt, alpha }),
    wrong: firstPassage(1 - theta, certifies(), Math.ceil(30 * wald)).at(-1)!,
  };
}
