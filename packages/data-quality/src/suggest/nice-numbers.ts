// Round numbers outside of a value: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten.
const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The least round number that is not below `value`; infinite when there is none. */
export function niceAbove(value: number): number {
  if (value === 0) return 0;
  return value > 0 ? outward(value) : -inward(-value);
}

/** The greatest round number that is not above `value`; infinite when there is none. */
export function niceBelow(value: number): number {
  return -niceAbove(-value) + 0;
}

/** The least whole number of percent, or of tenths of them below 1 %, that is not below a share. */
export function shareAbove(share: number): number {
  const parts = share < 0.01 ? 1000 : 100;
  return Math.min(1, Math.ceil(share * parts) / parts);
}

function outward(value: number): number {
  return candidates(value).find((round) => round >= value) ?? Infinity;
}

function inward(value: number): number {
  return candidates(value).findLast((round) => round <= value) ?? 0;
}

/** Read from decimal text, so that 1.2e3 is 1200 and not its neighbour. */
function candidates(value: number): number[] {
  const power = Math.floor(Math.log10(value));
  return [power - 1, power, power + 1].flatMap((exponent) => steps.map((step) => Number(`${step}e${exponent}`)));
}
