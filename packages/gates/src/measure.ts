import { nearest, type Scalar, scalar } from '@tidegate/evidence';
import { type MetricSet, printable, quoted } from '@tidegate/metrics';
import type { MetricName, Summary } from './expression/ast.ts';
import { formatMetric } from './expression/format.ts';
import { foldScores, summaryOf } from './fold-scores.ts';

/** A metric's finite number, or why there is none. */
export type Measured =
  | { readonly value: number; /** Of a summary: what it summarises. */ readonly folds?: readonly number[] }
  | { readonly value?: never; readonly problem: string; readonly observed?: Scalar };

/**
 * Looks a metric up. Only a finite number counts as measured; a text such as "95%" is never read as one. With a summary it must be a list of finite
 * numbers.
 * @param upward whether the rule sets a lower bound, which says what `worst` is
 */
export function measure(metric: MetricName, set: MetricSet, upward = true): Measured {
  const shown = printable(formatMetric(metric));
  const found = spellings(metric).filter((name) => set.values.has(name));
  const values = found.map((name) => set.values.get(name));
  if (values.some((value) => !Object.is(value, values[0]))) {
    return { problem: `${shown} could not be measured: ${set.origin} has both ${found.map(printable).join(' and ')}` };
  }
  if (found.length === 0)
    return { problem: `${shown} could not be measured: it is not in ${set.origin}${known(metric, set)}` };
  const value = values[0];
  if (metric.summary !== undefined) return summarise(metric, metric.summary, value, set.origin, upward);
  if (typeof value === 'number' && Number.isFinite(value)) return { value };
  if (Array.isArray(value) && value.length > 1 && value.every((each) => typeof each === 'number')) {
    const written = (summary: Summary) => printable(formatMetric({ ...metric, summary }));
    return {
      problem: `${shown} could not be measured: in ${set.origin} it is a list of ${value.length} numbers (write \`${written('mean')}\` or \`${written('worst')}\`)`,
    };
  }
  const { what, remedy, observed } = describe(value);
  return {
    problem: `${shown} could not be measured: in ${set.origin} it is ${what}, not a finite number${remedy}`,
    ...(observed !== undefined && { observed }),
  };
}

function summarise(metric: MetricName, summary: Summary, value: unknown, origin: string, upward: boolean): Measured {
  const shown = printable(formatMetric(metric));
  const found = foldScores(value);
  if (typeof found !== 'string') return { value: summaryOf(summary, found, upward), folds: found };
  const { summary: _, ...plain } = metric;
  const remedy = typeof value === 'number' ? ` (write \`${printable(formatMetric(plain))}\`)` : '';
  return { problem: `${shown} could not be measured: in ${origin} it is ${found}${remedy}` };
}

/** The keys a slice of a metric is written under, most exact first. */
export function spellings({ name, slice }: MetricName): string[] {
  if (slice.length === 0) return [name];
  const orders = slice.length === 1 ? [slice] : [slice, [...slice].reverse()];
  return [
    ...new Set(
      orders.flatMap((pairs) => {
        const dotted = pairs.map(([key, value]) => `${key}.${value}`).join('.');
        return [
          ...[',', ', '].map((comma) => `${name}[${pairs.map(([key, value]) => `${key}=${value}`).join(comma)}]`),
          `${name}.${dotted}`,
          `${dotted}.${name}`,
          `slices.${dotted}.${name}`,
        ];
      }),
    ),
  ];
}

function known(metric: MetricName, { values }: MetricSet): string {
  const names = [...values.keys()].filter((name) => typeof values.get(name) === 'number');
  if (names.length === 0) return ', which has no numbers';
  const wanted = metric.name.toLowerCase();
  const related = names.filter((name) => {
    const [a, b] = [name.toLowerCase(), wanted];
    return Math.min(a.length, b.length) >= 3 && (a.includes(b) || b.includes(a));
  });
  const typo = nearest(metric.name, names);
  const close = [...new Set([...(typo === undefined ? [] : [typo]), ...related])].slice(0, 3);
  if (close.length > 0) return `; nearest there: ${close.map(printable).join(', ')}`;
  const more = names.length > 5 ? `, and ${names.length - 5} more` : '';
  return `, which has ${names.slice(0, 5).map(printable).join(', ')}${more}`;
}

function describe(value: unknown): { what: string; remedy: string; observed?: Scalar } {
  if (typeof value === 'number') return { what: String(value), remedy: '', observed: scalar(value) };
  if (typeof value === 'string') {
    const percent = /^\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(value)?.[1];
    const plain = percent !== undefined ? Number(`${percent}e-2`) : value.trim() === '' ? NaN : Number(value);
    const remedy = Number.isFinite(plain) ? ` (write ${plain}, without quotes)` : '';
    return { what: `the text ${quoted(value)}`, remedy, observed: printable(value) };
  }
  if (value === null || value === undefined) return { what: 'null', remedy: '' };
  if (typeof value === 'boolean') return { what: String(value), remedy: '', observed: value };
  return { what: Array.isArray(value) ? 'a list' : 'an object', remedy: '' };
}
