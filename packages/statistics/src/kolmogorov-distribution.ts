import { durbinMatrix } from './durbin-matrix.ts';
import { logGamma } from './log-gamma.ts';
import { pelzGood } from './pelz-good.ts';
import { smirnovUpper } from './smirnov-one-sided.ts';

/**
 * P(D ≥ d) of the two-sided one-sample Kolmogorov-Smirnov statistic for n rows.
 * Source: R. Simard & P. L'Ecuyer, Computing the Two-Sided Kolmogorov-Smirnov Distribution (2011): which formula serves where.
 */
export function kolmogorovSf(d: number, n: number): number {
  if (Number.isNaN(d) || !Number.isInteger(n) || n < 1) return NaN;
  if (d >= 1) return 0;
  const t = n * d;
  if (t <= 0.5) return 1;
  if (t <= 1) return 1 - Math.exp(logGamma(n + 1) - n * Math.log(n) + n * Math.log(2 * t - 1));
  if (t >= n - 1) return clip(2 * (1 - d) ** n);
  if (d >= 0.5) return clip(2 * smirnovUpper(n, d));
  const squared = t * d;
  if (n <= 140) return clip(squared <= 4 ? 1 - durbinMatrix(n, d) : 2 * smirnovUpper(n, d));
  if (squared >= 370) return 0;
  if (squared >= 2.2) return clip(2 * smirnovUpper(n, d));
  return clip(1 - (n <= 100_000 && n * d ** 1.5 <= 1.4 ? durbinMatrix(n, d) : pelzGood(n, d)));
}

function clip(p: number): number {
  return Math.min(1, Math.max(0, p));
}
