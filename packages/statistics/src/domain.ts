/** Guards shared by every test: a statistic of a nonsensical count must throw, never return a number that could pass. */

/** Throws RangeError unless `value` is a finite number of at least `least`. */
export function requireNumber(name: string, value: number, least = -Infinity, most = Infinity): void {
  if (!Number.isFinite(value) || value < least || value > most) {
    throw new RangeError(`${name} must be a finite number in [${least}, ${most}], not ${value}`);
  }
}

/** Throws RangeError unless `value` is a whole number of at least zero. */
export function requireCount(name: string, value: number, most = Infinity): void {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new RangeError(`${name} must be a whole number in [0, ${most}], not ${value}`);
  }
}

/** Throws RangeError unless `value` lies strictly between 0 and 1. */
export function requireShare(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} must lie strictly between 0 and 1, not ${value}`);
}

/** Throws RangeError unless `tolerated` is a finite ratio of at least 1. */
export function requireTolerated(tolerated: number): void {
  if (!(tolerated >= 1 && tolerated < Infinity))
    throw new RangeError(`tolerated must be a finite ratio of at least 1, not ${tolerated}`);
}
