/** Eigenvalues of a symmetric matrix, and a vector for each. */
export interface Eigen {
  readonly values: readonly number[];
  /** Row i belongs to value i; unit length. */
  readonly vectors: readonly (readonly number[])[];
}

/** Eigen-decomposition of a small symmetric matrix by Jacobi's rotations (1846). */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = matrix.map((_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 100; sweep += 1) {
    let rotated = false;
    for (let p = 0; p < size; p += 1)
      for (let q = p + 1; q < size; q += 1) {
        if (Math.abs(a[p]![q]!) <= 1e-18 * Math.sqrt(Math.abs(a[p]![p]! * a[q]![q]!)) || a[p]![q] === 0) continue;
        rotated = true;
        rotate(a, vectors, p, q);
      }
    if (!rotated) break;
  }
  return { values: a.map((row, i) => row[i]!), vectors };
}

function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < a.length; k += 1) {
    const kp = a[k]![p]!;
    const kq = a[k]![q]!;
    a[k]![p] = c * kp - s * kq;
    a[k]![q] = s * kp + c * kq;
  }
  for (const rows of [a, vectors])
    for (let k = 0; k < a.length; k += 1) {
      const pk = rows[p]![k]!;
      const qk = rows[q]![k]!;
      rows[p]![k] = c * pk - s * qk;
      rows[q]![k] = s * pk + c * qk;
    }
}
