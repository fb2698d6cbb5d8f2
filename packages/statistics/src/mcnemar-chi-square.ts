import { chiSquareSf } from './continuous.ts';
import { requireCount } from './domain.ts';

export interface McNemarChiSquare {
  readonly statistic: number;
  readonly p: number;
}

/**
 * McNemar's chi-square on 1 degree of freedom, as other tools print it: plain, or with Edwards' continuity correction, whose difference is
 * never taken below 0. For comparison only: mid-p decides (Fagerland, Lydersen, Laake 2013). Without discordant items p is 1.
 */
export function mcnemarChiSquare(b: number, c: number, corrected = false): McNemarChiSquare {
  requireCount('b', b);
  requireCount('c', c);
  if (b + c === 0) return { statistic: 0, p: 1 };
  const difference = Math.max(0, Math.abs(b - c) - (corrected ? 1 : 0));
  const statistic = (difference * difference) / (b + c);
  return { statistic, p: chiSquareSf(statistic, 1) };
}
