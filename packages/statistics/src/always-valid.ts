import { requireShare } from './domain.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { logBeta, logGamma } from './log-gamma.ts';
import { normalCdf } from './normal.ts';
import { boundary } from './root.ts';

// Bounds that hold at all times at once: with S_t a sum of centred values and V_t its intrinsic time (of n values with standard deviation σ, n σ²),
// P(exists t: S_t ≥ bound(V_t)) ≤ α. Source: Howard, Ramdas, McAuliffe, Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence
// sequences" (Annals of Statistics 2021) and "Time-uniform Chernoff bounds via nonnegative supermartingales" (Probability Surveys 2020).

/** The mixture's ρ that makes the two-sided normal mixture tightest at intrinsic time v > 0. */
export function mixtureRho(v: number, alpha: number): number {
  const twice = 2 * Math.log(1 / open(alpha));
  return positive('v', v) / (twice + Math.log1p(twice));
}

/** Two-sided normal mixture: |S| stays below it, for values that are normal or sub-Gaussian. `vOpt`: where it is tightest. */
export function normalMixtureBound(v: number, alpha: number, vOpt: number): number {
  const rho = mixtureRho(vOpt, alpha);
  return Math.sqrt((v + rho) * (Math.log1p(positive('v', v) / rho) + 2 * Math.log(1 / alpha)));
}

/** One-sided normal mixture: S stays below it. */
export function normalMixtureUpperBound(v: number, alpha: number, vOpt: number): number {
  const rho = mixtureRho(vOpt, 2 * open(alpha));
  const total = positive('v', v) + rho;
  return crossing(
    alpha,
    (s) => Math.log((4 * rho) / total) / 2 + (s * s) / (2 * total) + Math.log(normalCdf(s / Math.sqrt(total))),
  );
}

/** One-sided gamma-exponential mixture: S stays below it, for values that are sub-exponential with scale c > 0. */
export function gammaExponentialBound(v: number, alpha: number, vOpt: number, c: number): number {
  const square = positive('c', c) ** 2;
  const rho = mixtureRho(vOpt, 2 * open(alpha)) / square;
  const total = positive('v', v) / square + rho;
  const start = rho * Math.log(rho) - logGamma(rho) - Math.log(incompleteGamma(rho, rho).lower);
  return crossing(alpha, (s) => {
    const time = (s * c + v) / square;
    const reach = time + rho;
    return start + logGamma(total) + Math.log(incompleteGamma(total, reach).lower) - total * Math.log(reach) + time;
  });
}

/**
 * Polynomial stitching: grows as √(v ln ln v), from intrinsic time vMin on, for sub-gamma values of scale c (negative c: bounded from one side).
 * `s` > 1 and `eta` > 1 shape it; ζ is Riemann's.
 */
export function polynomialStitchingBound(v: number, alpha: number, vMin: number, c: number, s = 1.4, eta = 2): number {
  const time = Math.max(v, positive('vMin', vMin));
  const level =
    s * Math.log(Math.log((eta * time) / vMin)) + Math.log(zeta(s) / Math.log(eta) ** s) + Math.log(1 / open(alpha));
  const k1 = (eta ** 0.25 + eta ** -0.25) / Math.SQRT2;
  const linear = ((Math.sqrt(eta) + 1) / 2) * c * level;
  return Math.sqrt(k1 * k1 * time * level + linear * linear) + linear;
}

/** Interval for a share that holds at all numbers of trials at once: beta-binomial mixture, tightest around `nOpt` trials. */
export function alwaysValidShare(successes: number, trials: number, alpha: number, nOpt: number): [number, number] {
  const share = successes / positive('trials', trials);
  const excluded = (p: number) => {
    const spread = p * (1 - p);
    const rho = Math.max(mixtureRho(nOpt * spread, 0.05) - spread, 1e-3 * spread);
    const [a, b] = [rho / p, rho / (1 - p)];
    const evidence =
      logBeta(trials - successes + a, successes + b) -
      logBeta(a, b) -
      successes * Math.log(p) -
      (trials - successes) * Math.log1p(-p);
    return evidence > Math.log(1 / open(alpha));
  };
  const end = Number.EPSILON;
  return [
    successes === 0 || !excluded(end) ? 0 : boundary(end, share, excluded),
    successes === trials || !excluded(1 - end) ? 1 : boundary(share, 1 - end, (p) => !excluded(p)),
  ];
}

/**
 * Mixture sequential probability ratio of a mean: how much likelier n values with mean `mean` are under means spread around `null` with
 * variance tau2 than under `null` itself, at known variance sigma2. 1 / the largest ratio so far is a p-value at any time.
 * Source: Johari, Koomen, Pekelis, Walsh, "Always valid inference" (Operations Research 2022), equation 10.
 */
export function mixtureRatio(data: { n: number; mean: number; null: number; sigma2: number; tau2: number }): number {
  const { n, mean, sigma2, tau2 } = data;
  const total = positive('sigma2', sigma2) + positive('n', n) * positive('tau2', tau2);
  const distance = mean - data.null;
  return Math.sqrt(sigma2 / total) * Math.exp((n * n * tau2 * distance * distance) / (2 * sigma2 * total));
}

/**
 * Half the width of the asymptotic confidence sequence of a mean of n values with standard deviation `sigma`.
 * Source: Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory" (Annals of Statistics 2024), theorem 2.2.
 */
export function asymptoticHalfWidth(n: number, sigma: number, alpha: number, rho: number): number {
  const scaled = positive('n', n) * positive('rho', rho) ** 2;
  return sigma * Math.sqrt(((2 * (scaled + 1)) / (n * scaled)) * Math.log(Math.sqrt(scaled + 1) / open(alpha)));
}

/** Where a mixture that grows with s reaches ln(1/α). */
function crossing(alpha: number, lnMixture: (s: number) => number): number {
  const wanted = Math.log(1 / alpha);
  let high = 1;
  while (lnMixture(high) < wanted) high *= 2;
  return boundary(0, high, (s) => lnMixture(s) < wanted);
}

/** Riemann's ζ for s > 1: 20 terms and the Euler-Maclaurin remainder (DLMF 25.2.9). */
function zeta(s: number): number {
  if (!(s > 1)) throw new RangeError(`s must be above 1, not ${s}`);
  const terms = 20;
  let sum = 0;
  for (let k = 1; k < terms; k++) sum += k ** -s;
  const tail = terms ** (1 - s) / (s - 1) + terms ** -s / 2;
  const corrections =
    (s * terms ** (-s - 1)) / 12 -
    (s * (s + 1) * (s + 2) * terms ** (-s - 3)) / 720 +
    (s * (s + 1) * (s + 2) * (s + 3) * (s + 4) * terms ** (-s - 5)) / 30240;
  return sum + tail + corrections;
}

function open(alpha: number): number {
  requireShare('alpha', alpha);
  return alpha;
}

function positive(name: string, value: number): number {
  if (!(value > 0) || value === Infinity) throw new RangeError(`${name} must be a number above 0, not ${value}`);
  return value;
}
