import { logBinomialTerm } from './binomial-term.ts';
import { requireCount, requireNumber } from './domain.ts';
import type { RandomBits } from './random.ts';

/** A draw from Binomial(n, p): inversion for few expected successes, else transformed rejection (Hörmann 1993, BTRS), in constant time. */
export function binomialSample(n: number, p: number, bits: RandomBits): number {
  requireCount('n', n);
  requireNumber('p', p, 0, 1);
  if (p > 0.5) return n - binomialSample(n, 1 - p, bits);
  return n * p < 10 ? byInversion(n, p, bits) : byRejection(n, p, bits);
}

function byInversion(n: number, p: number, bits: RandomBits): number {
  let left = uniform(bits);
  let term = Math.exp(n * Math.log1p(-p));
  let k = 0;
  while (left > term && k < n) {
    left -= term;
    k += 1;
    term *= ((n - k + 1) / k) * (p / (1 - p));
  }
  return k;
}

function byRejection(n: number, p: number, bits: RandomBits): number {
  const q = 1 - p;
  const sd = Math.sqrt(n * p * q);
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const alpha = (2.83 + 5.1 / b) * sd;
  const mode = Math.floor((n + 1) * p);
  const atMode = logBinomialTerm(mode, n - mode, p, q);
  for (;;) {
    const u = uniform(bits) - 0.5;
    const v = uniform(bits);
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + centre);
    if (edge >= 0.07 && v <= 0.92 - 4.2 / b) return k;
    if (!(k >= 0 && k <= n)) continue;
    const height = Math.log((v * alpha) / (a / (edge * edge) + b));
    if (height <= logBinomialTerm(k, n - k, p, q) - atMode) return k;
  }
}

/** Uniform in [0, 1) with 53 bits. */
function uniform(bits: RandomBits): number {
  return ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
}
