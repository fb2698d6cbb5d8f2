type Matrix = readonly Float64Array[];

/** A matrix times 2 to a power: entries of high powers leave the range of doubles. */
interface Scaled {
  readonly matrix: Matrix;
  readonly exponent: number;
}

/**
 * P(D < d) of the two-sided one-sample Kolmogorov-Smirnov statistic, exactly: n!/nⁿ times the middle entry of the n-th power of
 * Durbin's matrix. Source: Marsaglia, Tsang & Wang, Evaluating Kolmogorov's Distribution (2003).
 */
export function durbinMatrix(n: number, d: number): number {
  const k = Math.ceil(n * d);
  const h = k - n * d;
  const { matrix, exponent } = power({ matrix: startMatrix(2 * k - 1, h), exponent: 0 }, n);
  let p = matrix[k - 1]![k - 1]!;
  let scale = exponent;
  for (let i = 1; i <= n; i += 1) {
    p = (p * i) / n;
    if (p > 0 && p < 2 ** -500) {
      p *= 2 ** 500;
      scale -= 500;
    }
  }
  return Math.min(1, p * 2 ** scale);
}

function startMatrix(size: number, h: number): Matrix {
  const matrix = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size }, (_, j) => (i - j + 1 < 0 ? 0 : 1)),
  );
  for (let i = 0; i < size; i += 1) {
    matrix[i]![0]! -= h ** (i + 1);
    matrix[size - 1]![i]! -= h ** (size - i);
  }
  if (2 * h - 1 > 0) matrix[size - 1]![0]! += (2 * h - 1) ** size;
  const factorials = [1];
  for (let i = 1; i <= size; i += 1) factorials.push(factorials[i - 1]! * i);
  matrix.forEach((row, i) => row.forEach((_, j) => i - j + 1 > 0 && (row[j]! /= factorials[i - j + 1]!)));
  return matrix;
}

function power(base: Scaled, n: number): Scaled {
  if (n === 1) return base;
  const half = power(base, Math.floor(n / 2));
  const square = product(half, half);
  return n % 2 === 0 ? square : product(square, base);
}

function product(a: Scaled, b: Scaled): Scaled {
  const size = a.matrix.length;
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  for (let i = 0; i < size; i += 1)
    for (let k = 0; k < size; k += 1) {
      const factor = a.matrix[i]![k]!;
      if (factor === 0) continue;
      const from = b.matrix[k]!;
      const row = matrix[i]!;
      for (let j = 0; j < size; j += 1) row[j]! += factor * from[j]!;
    }
  const exponent = a.exponent + b.exponent;
  const middle = matrix[size >> 1]![size >> 1]!;
  if (middle < 2 ** 400) return { matrix, exponent };
  for (const row of matrix) for (let j = 0; j < size; j += 1) row[j]! *= 2 ** -400;
  return { matrix, exponent: exponent + 400 };
}
