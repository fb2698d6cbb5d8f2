import type { Check } from '@tidegate/evidence';
import type { ResultRow } from '../engine.ts';
import { about } from './judge-rows.ts';
import type { ClassRule, Named } from './plan.ts';

/** `counts`: class -> rows, nulls left out. */
export function judgeClasses(rule: ClassRule, counts: ReadonlyMap<string, number>): Check {
  const all = new Map([...rule.expected.map((name) => [name, 0] as const), ...counts]);
  if (rule.only !== undefined && !all.has(rule.only)) all.set(rule.only, 0);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const base = {
    ...about(rule),
    sizes: { rows: total, classes: counts.size },
    values: Object.fromEntries([...all].slice(0, 50)),
  };
  if (total === 0)
    return { ...base, verdict: 'inconclusive', reason: `${rule.subject} has no values, so there are no classes.` };
  const looked = rule.only === undefined ? [...all] : [[rule.only, all.get(rule.only)!] as const];
  if (rule.fewest !== undefined) return fewestCheck(rule, rule.fewest, all, base);
  const { min = 0, max = 1 } = rule.share ?? {};
  const outside = looked.filter(([, count]) => count / total < min || count / total > max);
  const shown = (outside.length > 0 ? outside : looked).slice(0, 5);
  const shares = shown.map(([name, count]) => `${name} ${percent(count / total)}`).join(', ');
  return {
    ...base,
    observed: rule.only === undefined ? outside.length : looked[0]![1] / total,
    threshold: `${min} to ${max}`,
    method: {
      name: 'share of a class among rows that are not null',
      parameters: { min, max, class: rule.only ?? 'each' },
    },
    verdict: outside.length > 0 ? 'fail' : 'pass',
    reason: `Share of ${rule.subject} ${outside.length > 0 ? 'outside' : 'within'} ${percent(min)} to ${percent(max)}: ${shares}.`,
  };
}

function fewestCheck(rule: ClassRule, fewest: number, all: ReadonlyMap<string, number>, base: object): Check {
  const sorted = [...all].sort((a, b) => a[1] - b[1]);
  const [least] = sorted;
  const few = sorted.filter(([, count]) => count < fewest);
  const common = {
    ...(base as Named),
    ...about(rule),
    observed: least![1],
    threshold: fewest,
    method: { name: 'rows per class', parameters: { fewest } },
  };
  if (all.size < 2) {
    return {
      ...common,
      verdict: 'fail',
      reason: `${rule.subject} has only the class ${least![0]}, and at least 2 classes are wanted.`,
    };
  }
  if (few.length === 0)
    return {
      ...common,
      verdict: 'pass',
      reason: `Each class of ${rule.subject} has at least ${fewest} rows; the smallest, ${least![0]}, has ${least![1]}.`,
    };
  const told = few.slice(0, 5).map(([name, count]) => `${name} has ${count}`);
  return {
    ...common,
    verdict: 'fail',
    reason: `Classes of ${rule.subject} with fewer than ${fewest} rows: ${told.join(', ')}${few.length > 5 ? ` and ${few.length - 5} more` : ''}.`,
  };
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(4))}%`;
}

/** Rows per class, nulls left out. */
export async function countClasses(
  rule: ClassRule,
  from: string,
  query: (sql: string) => Promise<ResultRow[]>,
): Promise<Map<string, number>> {
  const rows = await query(
    `SELECT ${rule.value} AS class, count(*) AS n FROM ${from} WHERE ${rule.value} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10001`,
  );
  if (rows.length > 10_000) throw new Error(`${rule.subject} has more than 10 000 classes`);
  return new Map(rows.map((row) => [String(row['class']), Number(row['n'])]));
}
