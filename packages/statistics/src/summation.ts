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
