/** An exact decimal, coefficient · 10^exponent. Sums and products never round, whatever lies between 1e308 and 5e-324. */
export class Exact {
  readonly coefficient: bigint;
  readonly exponent: number;

  constructor(coefficient: bigint, exponent: number) {
    this.coefficient = coefficient;
    this.exponent = exponent;
  }

  plus(other: Exact): Exact {
    const [a, b, exponent] = aligned(this, other);
    return new Exact(a + b, exponent);
  }

  minus(other: Exact): Exact {
    return this.plus(other.negated());
  }

  times(other: Exact): Exact {
    return new Exact(this.coefficient * other.coefficient, this.exponent + other.exponent);
  }

  /** To 30 digits more than it has: a mean of decimals comes out as the decimal it is. */
  dividedBy(count: number): Exact {
    return new Exact((this.coefficient * 10n ** 30n) / BigInt(count), this.exponent - 30);
  }

  negated(): Exact {
    return new Exact(-this.coefficient, this.exponent);
  }

  abs(): Exact {
    return this.coefficient < 0n ? this.negated() : this;
  }

  /** The shortest way to write it: 0.05, 1200, 1e-9. */
  toString(): string {
    const digits = this.abs().coefficient.toString().replace(/0+$/, '');
    if (digits === '') return '0';
    const sign = this.coefficient < 0n ? '-' : '';
    const zeros = this.abs().coefficient.toString().length - digits.length;
    const point = digits.length + zeros + this.exponent;
    if (point > 21 || point < -5) {
      const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
      return `${sign}${digits[0]}${fraction}e${point > 0 ? '+' : ''}${point - 1}`;
    }
    if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
    if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
    return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  }

  /** The double nearest to it. */
  toNumber(): number {
    return Number(this.toString());
  }
}

/** The shortest decimal that reads back as this double (0.1, not 0.1000000000000000055), or the decimal a user typed. */
export function exact(value: number | string): Exact {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(String(value)) ?? [];
  if (whole + fraction === '') throw new RangeError(`${value} is not a finite decimal`);
  return new Exact(BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`), Number(exponent) - fraction.length);
}

/** Negative, 0 or positive as a is below, equal to or above b. */
export function compareExact(a: Exact, b: Exact): number {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

function aligned(a: Exact, b: Exact): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  const scaled = (each: Exact) => each.coefficient * 10n ** BigInt(each.exponent - exponent);
  return [scaled(a), scaled(b), exponent];
}
