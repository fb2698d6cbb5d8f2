const ROOT_2PI = Math.sqrt(2 * Math.PI);

/**
 * P(D < d) of the two-sided one-sample Kolmogorov-Smirnov statistic for many rows: Kolmogorov's limit with corrections to order n^(−3/2).
 * Source: W. Pelz & I. J. Good, Approximating the Lower Tail-Areas of the Kolmogorov-Smirnov One-sample Statistic (1976).
 */
export function pelzGood(n: number, d: number): number {
  const z = Math.sqrt(n) * d;
  const z2 = z * z;
  const z4 = z2 * z2;
  const z6 = z4 * z2;
  const pi2 = Math.PI ** 2;
  const odd = [0, 0, 0, 0];
  let even2 = 0;
  let even3 = 0;
  const terms = Math.ceil((16 * z) / Math.PI);
  for (let k = terms; k >= 1; k -= 1) {
    // half = (k − ½)², so that the odd terms run over π(k − ½)
    const half = (k - 0.5) ** 2;
    const weight = Math.exp((-pi2 * half) / (2 * z2));
    const a = pi2 * half;
    odd[0]! += weight;
    odd[1]! += weight * (a - z2);
    odd[2]! += weight * (6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * a + (1 - 2 * z2) * a * a);
    odd[3]! +=
      weight *
      (-30 * z6 - 90 * z4 * z4 + (135 * z4 - 96 * z6) * a + (212 * z4 - 60 * z2) * a * a + (5 - 30 * z2) * a ** 3);
    const whole = k * k;
    const weightOfWhole = Math.exp((-pi2 * whole) / (2 * z2));
    even2 += weightOfWhole * whole;
    even3 += weightOfWhole * whole * (3 * z2 - pi2 * whole);
  }
  const k0 = (ROOT_2PI * odd[0]!) / z;
  const k1 = (ROOT_2PI * odd[1]!) / (6 * z4);
  const k2 = (ROOT_2PI * odd[2]!) / (72 * z6 * z) - (pi2 * ROOT_2PI * even2) / (36 * z2 * z);
  const k3 = (ROOT_2PI * odd[3]!) / (6480 * z6 * z4) + (pi2 * ROOT_2PI * even3) / (216 * z6);
  return k0 + k1 / Math.sqrt(n) + k2 / n + k3 / n ** 1.5;
}
