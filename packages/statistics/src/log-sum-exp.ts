/** ln Σ e^x, safe from overflow and underflow. An empty list, or only -Infinity, gives -Infinity. */
export function logSumExp(values: readonly number[]): number {
  let largest = -Infinity;
  for (const value of values) {
    if (Number.isNaN(value)) return NaN;
    if (value > largest) largest = value;
  }
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - largest);
  return largest + Math.log(sum);
}
