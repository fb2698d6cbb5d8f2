import type { Check, Verdict } from '@tidegate/evidence';
import { benjaminiHochberg } from '@tidegate/statistics';
import type { DriftPolicy, DriftTest } from './policy.ts';
import type { ColumnResult, TestResult } from './tests.ts';

/** What drift says of a data set. */
export interface DriftDecision {
  readonly checks: readonly Check[];
  /** Columns that drifted, in the reference's order. */
  readonly drifted: readonly string[];
  /** Columns that had a test, or that hold something else now. */
  readonly compared: number;
  readonly tests: number;
}

/** Counts all tests of all columns together, then judges each by chance and by size. Pure. */
export function decideDrift(results: readonly ColumnResult[], policy: DriftPolicy, showValues = false): DriftDecision {
  const tests = results.flatMap((result) => ('tests' in result ? result.tests : []));
  const qs = new Map(benjaminiHochberg(tests.map(({ p }) => p)).map((q, i) => [tests[i]!, q]));
  const drifted = new Set<string>();
  let compared = 0;
  const checks = results.flatMap((result): Check[] => {
    if (result.status === 'changed') drifted.add(result.column);
    if (result.status === 'changed' || ('tests' in result && result.tests.length > 0)) compared++;
    const told =
      'tests' in result
        ? result.tests.map((test) =>
            testCheck(showValues ? test : { ...test, category: undefined }, qs.get(test)!, tests.length, policy),
          )
        : [];
    for (const check of told) if (check.verdict !== 'pass') drifted.add(result.column);
    return result.status === 'tested' ? told : [...told, statusCheck(result)];
  });
  if (compared === 0 && checks.length === 0) checks.push(nothingCompared);
  return { checks, drifted: [...drifted], compared, tests: tests.length };
}

const nothingCompared: Check = {
  id: 'drift',
  title: 'drift',
  verdict: 'inconclusive',
  reason: 'No column of the reference could be compared with the data.',
};

function statusCheck(result: Exclude<ColumnResult, { status: 'tested' }>): Check {
  return {
    id: `drift.${result.column}`,
    title: `drift of ${result.column}`,
    subject: result.column,
    verdict: result.status === 'changed' ? 'fail' : 'inconclusive',
    reason: result.reason,
  };
}

/** `warn` from the floor on, `fail` from the level above it on; both only when chance is ruled out. */
export function driftLevel({
  q,
  effect,
  alpha,
  floor,
  fail,
}: {
  q: number;
  effect: number;
  alpha: number;
  floor: number;
  fail: number;
}): Verdict {
  // Shares are quotients of counts: 0.63 - 0.6 must reach a floor of 0.03.
  const size = Number(effect.toPrecision(12));
  if (Number.isNaN(q) || Number.isNaN(size)) return 'inconclusive';
  if (q > alpha || size < floor) return 'pass';
  return size >= fail ? 'fail' : 'warn';
}

const subjects: Record<DriftTest, string> = {
  value: 'rows that moved',
  tail: 'more rows outside the reference range',
  mix: 'rows that changed category',
  null: 'change of the share of nulls',
};

function testCheck(
  result: Omit<TestResult, 'category'> & { category?: string | undefined },
  q: number,
  tests: number,
  policy: DriftPolicy,
): Check {
  const { column, test, p, effect, sizes, method, values, category } = result;
  const own = policy.columns[column];
  const floor = (own === 'off' ? undefined : own?.[test]) ?? policy.floors[test];
  const fail = Math.max(floor, policy.fail[test]);
  const verdict = driftLevel({ q, effect, alpha: policy.alpha, floor, fail });
  const moved = `${percent(effect)} ${subjects[test]}`;
  const chance = q <= policy.alpha ? `more than chance (q ${small(q)})` : `within chance (q ${small(q)})`;
  const told = { pass: 'did not drift', inconclusive: 'may or may not have drifted', warn: 'drifted', fail: 'drifted' };
  const reason = `${column} ${told[verdict]}: ${moved}, ${chance}, floor ${percent(floor)}.`;
  return {
    id: `drift.${column}.${test}`,
    title: `drift of ${column}: ${subjects[test]}`,
    subject: column,
    verdict,
    reason,
    observed: effect,
    threshold: floor,
    sizes,
    method: {
      name: method.name,
      parameters: {
        ...method.parameters,
        policy: 'rows-moved',
        alpha: policy.alpha,
        floor,
        fail,
        correction: 'Benjamini-Hochberg',
        tests,
      },
    },
    values: { p, q, ...values, ...(category !== undefined && { 'largest change': category }) },
  };
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))}%`;
}

/** Below about 1e-6 the approximation is slightly too small, so nothing smaller is printed. */
function small(q: number): string {
  return q < 1e-6 ? '<1e-6' : String(Number(q.toPrecision(2)));
}
