import type { Scalar } from '@tidegate/evidence';
import { type MetricSet, printable } from '@tidegate/metrics';
import { compareExact, type Exact, exact } from './decimal.ts';
import type { Comparator, Comparison } from './expression/ast.ts';
import { formatBound, formatMetric } from './expression/format.ts';
import { measure } from './measure.ts';
import { shownNumbers } from './shown-numbers.ts';

/** What one comparison came to. */
export interface Outcome {
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  /** One sentence with the numbers in it. */
  readonly reason: string;
  readonly observed?: Scalar;
  readonly threshold?: number;
  readonly production?: number;
  /** Of a summary that is held against a number: the scores it summarises. */
  readonly folds?: readonly number[];
  /** Candidate minus production, exact in decimals. */
  readonly delta?: number;
}

/**
 * Holds a metric against its bound in exact decimals. `* 1.01` is a relative change, 1 % of |production|, so that it means the same for
 * negative metrics; of production 0 there is no relative change, and the outcome is inconclusive. What is missing or not a finite number
 * fails.
 */
export function evaluate(
  { metric, comparator, bound }: Comparison,
  candidate: MetricSet,
  production?: MetricSet,
): Outcome {
  const upward = comparator.startsWith('>');
  const found = measure(metric, candidate, upward);
  if (found.value === undefined) {
    return {
      verdict: 'fail',
      reason: `${found.problem}.`,
      ...(found.observed !== undefined && { observed: found.observed }),
      ...(bound.kind === 'number' && { threshold: Number(bound.value) }),
    };
  }
  const name = printable(formatMetric(metric));
  const observed = found.value;
  if (bound.kind === 'number') {
    const limit = exact(bound.value);
    const [shown] = shownNumbers([observed, limit.toNumber()]);
    return {
      ...settle(name, { observed, shown: shown! }, comparator, limit, bound.value),
      ...(found.folds && { folds: found.folds }),
    };
  }

  if (!production) throw new Error(`${name} is compared with production, but no production metrics were given`);
  const before = measure(metric, production, upward);
  if (before.value === undefined) return { verdict: 'fail', reason: `Production: ${before.problem}.`, observed };
  const compared = { production: before.value, delta: exact(observed).minus(exact(before.value)).toNumber() };
  if (before.value === 0 && bound.factor !== '1' && bound.offset === '0') {
    const reason = `${name} is ${observed}, but production is 0 and ${formatBound(bound)} is a relative change, which 0 does not have; add an absolute one, as in \`${formatBound(bound)} + 0.01\`.`;
    return { verdict: 'inconclusive', reason, observed, ...compared };
  }
  const limit = limitOf(before.value, bound);
  if (![limit.toNumber(), compared.delta].every(Number.isFinite)) {
    const reason = `${name} is ${observed} and production is ${before.value}, and what lies between them is beyond what a number can hold.`;
    return { verdict: 'inconclusive', reason, observed };
  }
  const [shown, bounded, inProduction] = shownNumbers([observed, limit.toNumber(), before.value]);
  const told =
    bound.factor === '1' && bound.offset === '0'
      ? `production ${inProduction}`
      : `${bounded}, from ${formatBound(bound)} with production ${inProduction}`;
  return { ...settle(name, { observed, shown: shown! }, comparator, limit, told), ...compared };
}

function limitOf(production: number, { factor, offset }: { factor: string; offset: string }): Exact {
  const base = exact(production);
  return base.plus(exact(factor).minus(exact(1)).times(base.abs())).plus(exact(offset));
}

function settle(
  name: string,
  { observed, shown }: { observed: number; shown: string },
  comparator: Comparator,
  limit: Exact,
  told: string,
): Outcome {
  const holds = compares(exact(observed), comparator, limit);
  const reason = holds
    ? `${name} is ${shown}, ${words[comparator]} ${told}.`
    : `${name} is ${shown}, not ${words[comparator]} ${told}.`;
  return { verdict: holds ? 'pass' : 'fail', reason, observed, threshold: limit.toNumber() };
}

export const words: Readonly<Record<Comparator, string>> = {
  '>=': 'at least',
  '<=': 'at most',
  '>': 'above',
  '<': 'below',
  '==': 'exactly',
};

export function compares(value: Exact, comparator: Comparator, limit: Exact): boolean {
  const order = compareExact(value, limit);
  switch (comparator) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '==':
      return order === 0;
  }
}
