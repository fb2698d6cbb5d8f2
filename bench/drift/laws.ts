import { normalCdf } from '@tidegate/statistics';
import { fastNormalQuantile } from './normal-quantile.ts';

/** A law of numbers, most of them different. */
export interface Continuous {
  readonly kind: 'continuous';
  /** P(X ≤ x). With `zeros` it holds for the other values, which are all positive. */
  readonly cdf: (x: number) => number;
  readonly quantile: (u: number) => number;
  /** Share of rows that are exactly 0. */
  readonly zeros: number;
}

/** A law of numbers that repeat. */
export interface Discrete {
  readonly kind: 'discrete';
  /** Ascending. */
  readonly values: readonly number[];
  readonly shares: readonly number[];
}

export interface Categorical {
  readonly kind: 'categories';
  readonly family: 'text' | 'boolean';
  readonly names: readonly string[];
  readonly shares: readonly number[];
}

export type Law = Continuous | Discrete | Categorical;

function continuous(cdf: (x: number) => number, quantile: (u: number) => number): Continuous {
  return { kind: 'continuous', cdf, quantile, zeros: 0 };
}

export const normal = continuous(normalCdf, fastNormalQuantile);
/** Student's t with 2 degrees of freedom: no variance. */
export const student2 = continuous(
  (x) => 0.5 + x / (2 * Math.sqrt(2 + x * x)),
  (u) => (2 * u - 1) / Math.sqrt(2 * u * (1 - u)),
);
export const cauchy = continuous(
  (x) => 0.5 + Math.atan(x) / Math.PI,
  (u) => Math.tan(Math.PI * (u - 0.5)),
);
export const exponential = continuous(
  (x) => (x > 0 ? -Math.expm1(-x) : 0),
  (u) => -Math.log1p(-u),
);
export const uniform = continuous(
  (x) => Math.min(1, Math.max(0, x)),
  (u) => u,
);

/** exp(sigma · Z), Z standard normal. */
export function logNormal(sigma: number): Continuous {
  return continuous(
    (x) => (x > 0 ? normalCdf(Math.log(x) / sigma) : 0),
    (u) => Math.exp(sigma * fastNormalQuantile(u)),
  );
}

/** Some rows are exactly 0, the others follow a positive law. */
export function withZeros(zeros: number, rest: Continuous): Continuous {
  return { ...rest, zeros };
}

export function moved(law: Continuous, by: number): Continuous {
  return { ...law, cdf: (x) => law.cdf(x - by), quantile: (u) => law.quantile(u) + by };
}

export function scaled(law: Continuous, factor: number): Continuous {
  return { ...law, cdf: (x) => law.cdf(x / factor), quantile: (u) => law.quantile(u) * factor };
}

/** A share of the rows lies at one far value instead. */
export function withOutliers(law: Continuous, share: number, at: number): Continuous {
  return {
    ...law,
    cdf: (x) => (1 - share) * law.cdf(x) + (x >= at ? share : 0),
    quantile: (u) => (u < 1 - share ? law.quantile(u / (1 - share)) : at),
  };
}

/** Poisson, cut where no sample reaches. */
export function poisson(mean: number): Discrete {
  const values: number[] = [];
  const shares: number[] = [];
  let share = Math.exp(-mean);
  for (let k = 0; k <= mean || share > 1e-18; k += 1) {
    values.push(k);
    shares.push(share);
    share *= mean / (k + 1);
  }
  return { kind: 'discrete', values, shares };
}

/** A continuous law between 0 and `largest`, rounded to whole steps. */
export function rounded(law: Continuous, step: number, largest: number): Discrete {
  const values = Array.from({ length: Math.round(largest / step) + 1 }, (_, i) => Number((i * step).toFixed(6)));
  const below = (i: number) => (i === 0 ? 0 : i === values.length ? 1 : law.cdf((i - 0.5) * step));
  return { kind: 'discrete', values, shares: values.map((_, i) => below(i + 1) - below(i)) };
}

export function categories(names: readonly string[], shares: readonly number[]): Categorical {
  return { kind: 'categories', family: 'text', names, shares };
}

export function boolean(share: number): Categorical {
  return { kind: 'categories', family: 'boolean', names: ['true', 'false'], shares: [share, 1 - share] };
}

/** One value or category gains some points of share, taken from all others in proportion. */
export function gains<T extends Discrete | Categorical>(law: T, which: number, points: number): T {
  const share = law.shares[which]!;
  const others = (1 - share - points) / (1 - share);
  return { ...law, shares: law.shares.map((old, i) => (i === which ? share + points : old * others)) };
}
