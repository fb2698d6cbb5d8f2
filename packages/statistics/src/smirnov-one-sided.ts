import { logBinomialTerm } from './binomial-term.ts';

/** Largest sample whose terms are summed. */
const MOST_TERMS = 1_000_000;

/**
 * P(D⁺ ≥ d) of the one-sided one-sample Kolmogorov-Smirnov statistic for n rows, 0 < d < 1.
 * Exact sum d · Σ_j C(n, j) (d + j/n)^(j−1) (1 − d − j/n)^(n−j) (Birnbaum & Tingey 1951), all terms positive; above a million rows
 * exp(−(6nd + 1)² / 18n) (Maag & Dicaire 1971).
 */
export function smirnovUpper(n: number, d: number): number {
  if (d <= 0) return 1;
  if (d >= 1) return 0;
  if (n > MOST_TERMS) return Math.exp(-((6 * n * d + 1) ** 2) / (18 * n));
  let sum = 0;
  const last = Math.floor(n * (1 - d));
  for (let j = 0; j <= last; j += 1) {
    const p = d + j / n;
    const q = 1 - p;
    if (q < 0) break;
    sum += Math.exp(logBinomialTerm(j, n - j, p, q)) / p;
  }
  return Math.min(1, d * sum);
}
