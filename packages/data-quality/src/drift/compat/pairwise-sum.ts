/**
 * Sum in the order of numpy, whose last bits some tools' numbers hang on: eight running sums in blocks of at most 128, halves beyond.
 * `round` is the precision it adds in; doubles need none.
 */
export function pairwiseSum(
  terms: readonly number[],
  round: (sum: number) => number = (sum) => sum,
  from = 0,
  to = terms.length,
): number {
  const size = to - from;
  const add = (x: number, y: number) => round(x + y);
  if (size < 8) return terms.slice(from, to).reduce(add, 0);
  if (size > 128) {
    const half = Math.floor(size / 2);
    const middle = from + half - (half % 8);
    return add(pairwiseSum(terms, round, from, middle), pairwiseSum(terms, round, middle, to));
  }
  const sums = terms.slice(from, from + 8);
  let i = from + 8;
  for (; i + 8 <= to; i += 8) for (let k = 0; k < 8; k++) sums[k] = add(sums[k]!, terms[i + k]!);
  const [a, b, c, d, e, f, g, h] = sums as [number, number, number, number, number, number, number, number];
  let total = add(add(add(a, b), add(c, d)), add(add(e, f), add(g, h)));
  for (; i < to; i++) total = add(total, terms[i]!);
  return total;
}
