/**
 * P(D ≥ h / lcm(n, m)) of the two-sample Kolmogorov-Smirnov statistic when all n + m values differ: the share of lattice paths from
 * (0, 0) to (n, m) that leave the band |x/n − y/m| < h/lcm. Exact; every step adds positive terms, so small shares keep their digits.
 * Source: J. L. Hodges, The Significance Probability of the Smirnov Two-Sample Test (1958).
 */
export function pathsOutside(n: number, m: number, h: number): number {
  if (h <= 0) return 1;
  return n === m ? equalSizes(n, h) : band(Math.max(n, m), Math.min(n, m), h);
}

/** Reflection: 2 Σ (−1)^(k+1) C(2n, n + kh) / C(2n, n), nested from the last term on. */
function equalSizes(n: number, h: number): number {
  let p = 0;
  for (let k = Math.floor(n / h); k >= 1; k -= 1) {
    let ratio = 1;
    for (let j = 0; j < h; j += 1) ratio *= (n - (k - 1) * h - j) / (n + (k - 1) * h + j + 1);
    p = ratio * (1 - p);
  }
  return Math.min(1, Math.max(0, 2 * p));
}

/** A path drawn step by step, each remaining step as likely as the next: the chance that it has left the band so far. */
function band(n: number, m: number, h: number): number {
  const divisor = gcd(n, m);
  const perX = m / divisor;
  const perY = n / divisor;
  // inside[y]: chance of being at (x, y) having never left
  const inside = new Float64Array(m + 1);
  inside[0] = 1;
  let left = 0;
  let low = 0;
  let high = 0;
  for (let x = 0; x <= n; x += 1) {
    const lowest = Math.max(0, Math.floor((perX * x - h) / perY) + 1);
    const highest = Math.min(m, Math.ceil((perX * x + h) / perY) - 1);
    // Steps in x brought the row over; what lies below the band has left.
    for (let y = low; y < lowest && y <= high; y += 1) {
      left += inside[y]!;
      inside[y] = 0;
    }
    low = lowest;
    high = Math.max(high, highest);
    for (let y = lowest; y <= highest; y += 1) {
      const here = inside[y]!;
      const remaining = n - x + (m - y);
      if (here === 0 || remaining === 0) continue;
      const up = here * ((m - y) / remaining);
      if (y + 1 <= highest) inside[y + 1]! += up;
      else left += up;
      inside[y] = here * ((n - x) / remaining);
    }
  }
  return Math.min(1, left);
}

export function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
