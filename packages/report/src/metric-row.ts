import type { Check, Evidence, Verdict } from '@tidegate/evidence';
import { formatScalar } from './numbers.ts';

/** One metric as a gate judged it: the candidate, production where there is one, and what it was held against. */
export interface MetricRow {
  readonly gate: string;
  readonly name: string;
  readonly candidate: number;
  readonly production?: number;
  readonly better?: 'higher' | 'lower';
  readonly interval?: NonNullable<Check['interval']>;
  /** What `held` was held against. */
  readonly threshold?: number;
  /** The number that was held against the threshold: the metric, or its difference from production's. */
  readonly held: 'value' | 'difference';
  readonly verdict: Verdict;
  readonly reason: string;
}

/** The metrics among the checks of gates that judge models: columns of data and what else has a number are told apart. */
export function metricRows(evidences: readonly Evidence[]): MetricRow[] {
  return evidences
    .filter(({ columns }) => columns === undefined)
    .flatMap(({ gate, checks }) => checks.flatMap((check) => rowOf(gate, check)));
}

function rowOf(gate: string, check: Check): MetricRow[] {
  const { compared, interval, observed, threshold, verdict, reason } = check;
  const candidate = compared?.candidate ?? observed;
  if (typeof candidate !== 'number') return [];
  const limit = typeof threshold === 'number' ? threshold : undefined;
  // A rule on a metric begins with its name; numbers of other checks are p-values and counts.
  const asks = limit !== undefined && check.subject !== undefined && check.title.startsWith(check.subject);
  if (compared === undefined && interval === undefined && !asks) return [];
  return [
    {
      gate,
      name: check.subject ?? check.title,
      candidate,
      ...(compared && { production: compared.production }),
      ...(compared?.better && { better: compared.better }),
      ...(interval && { interval }),
      ...(limit !== undefined && { threshold: limit }),
      held: interval?.of ?? 'value',
      verdict,
      reason,
    },
  ];
}

/** Candidate minus production, in as many digits as are told of both. */
export function change({ candidate, production }: MetricRow): number | undefined {
  return production === undefined ? undefined : Number((candidate - production).toPrecision(6));
}

/** The change with its direction in a sign and, where it is known, in a word: ▲ 0.01 better. */
export function changeInWords(row: MetricRow): string {
  const difference = change(row);
  if (difference === undefined) return '';
  if (difference === 0) return '= 0';
  const word = row.better && ((row.better === 'higher') === difference > 0 ? ' better' : ' worse');
  return `${difference > 0 ? '▲' : '▼'} ${formatScalar(Math.abs(difference))}${word ?? ''}`;
}

/** An interval as people write it: 0.01 to 0.03, at least 0.01. */
export function intervalInWords({ interval }: MetricRow): string {
  if (!interval) return '';
  const { low, high, confidence } = interval;
  const percent = `${formatScalar(confidence * 100)} %`;
  if (low !== undefined && high !== undefined) return `${formatScalar(low)} to ${formatScalar(high)} (${percent})`;
  if (low !== undefined) return `at least ${formatScalar(low)} (${percent})`;
  return high === undefined ? '' : `at most ${formatScalar(high)} (${percent})`;
}

/** The bound, and of what when it is not the metric itself. */
export function boundInWords({ threshold, held }: MetricRow): string {
  if (threshold === undefined) return '';
  return held === 'difference' ? `change ${formatScalar(threshold)}` : formatScalar(threshold);
}
