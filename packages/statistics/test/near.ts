import { expect } from '@jest/globals';

/** Fails unless `actual` is `expected` within a relative tolerance; around an expected zero the tolerance is absolute. */
export function near(actual: number, expected: number, tolerance: number): void {
  const error = Math.abs(actual - expected) / (expected === 0 ? 1 : Math.abs(expected));
  if (!(error <= tolerance))
    expect({ actual, relativeError: error }).toEqual({ actual: expected, relativeError: tolerance });
}
