const HALF_LOG_2PI = 0.9189385332046727;

/**
 * Error of Stirling's formula, δ(x) = ln Γ(x+1) − (x+½) ln x + x − ½ ln 2π, for x > 0.
 * Asymptotic series from x = 15 (Abramowitz & Stegun 6.1.40), below it the exact recurrence δ(x) = δ(x+1) + (x+½) ln(1+1/x) − 1.
 */
export function stirlingError(x: number): number {
  let shifted = x;
  let sum = 0;
  while (shifted < 15) {
    sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
    shifted += 1;
  }
  const s = 1 / (shifted * shifted);
  const series =
    1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))));
  return sum + series / shifted;
}

/**
 * Deviance part x ln(x/m) + m − x, for x ≥ 0 and m > 0, without cancellation when x is near m;
 * `d` = x − m where it is known better than the difference rounds. Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
 */
export function deviance(x: number, m: number, d: number = x - m): number {
  if (x === 0) return m;
  if (Math.abs(d) >= 0.1 * (x + m)) return x * Math.log(x / m) - d;
  const v = d / (x + m);
  let sum = d * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j += 1) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x === Infinity) return Infinity;
  if (x === 1 || x === 2) return 0;
  return (x + 0.5) * Math.log(x) - x + HALF_LOG_2PI + stirlingError(x) - Math.log(x);
}

/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a+b), for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
