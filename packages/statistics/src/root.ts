/**
 * The point of [low, high] where a monotone function changes sign, by bisection to the last bit. The signs of the ends decide
 * nothing: when `below(x)` holds everywhere the answer is `high`, when nowhere `low`.
 */
export function boundary(low: number, high: number, below: (x: number) => boolean): number {
  let from = low;
  let to = high;
  for (;;) {
    const middle = from + (to - from) / 2;
    if (!(middle > from && middle < to)) return below(to) ? to : below(from) ? middle : from;
    if (below(middle)) from = middle;
    else to = middle;
  }
}
