import { createHmac, randomBytes } from 'node:crypto';
import type { Scalar } from '@tidegate/evidence';

/** Are values of failing rows shown: not at all, as they are, or as a hash. */
export type ShowValues = boolean | 'hash';

/**
 * How a value is told. The hash is salted anew in every run: within one, equal values have equal hashes, so that repeats can be seen; without
 * the salt nobody can find a value by hashing all countries or dates of birth, nor follow it from run to run.
 */
export function valueTeller(show: ShowValues, salt: Buffer = randomBytes(32)): (value: Scalar) => Scalar {
  if (show !== 'hash') return (value) => value;
  return (value) =>
    value === null ? null : `#${createHmac('sha256', salt).update(String(value)).digest('hex').slice(0, 12)}`;
}
