/** Sum of `count` terms with a running compensation (Neumaier 1974): the order of the terms hardly matters. */
export function sumOf(count: number, term: (index: number) => number): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < count; i += 1) {
    const value = term(i);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** Mean and sum of squared deviations from it, in two passes. */
export function meanAndSquares(count: number, term: (index: number) => number): { mean: number; squares: number } {
  const mean = sumOf(count, term) / count;
  return { mean, squares: sumOf(count, (i) => (term(i) - mean) ** 2) };
}

/** Mean, and the root of the sum of squared deviations from it. The terms are scaled by a power of two, so no square under- or overflows. */
export function meanAndNorm(count: number, term: (index: number) => number): { mean: number; norm: number } {
  let largest = 0;
  for (let i = 0; i < count; i += 1) largest = Math.max(largest, Math.abs(term(i)));
  if (largest === 0) return { mean: 0, norm: 0 };
  // A power of two keeps every digit, and its exponent stays where the power itself is a normal number.
  const scale = 2 ** Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest))));
  const { mean, squares } = meanAndSquares(count, (i) => term(i) / scale);
  return { mean: mean * scale, norm: Math.sqrt(squares) * scale };
}
