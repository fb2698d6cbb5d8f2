import type { Check } from './check.ts';
import type { ColumnFacts } from './column.ts';
import type { Moment, Subject } from './evidence.ts';
import type { Figure } from './figure.ts';
import type { Scalar } from './scalar.ts';
import type { EvidenceText } from './text.ts';
import { type Verdict, worst } from './verdict.ts';

/** What a gate returns: a verdict as a value. The runner's edge makes evidence, outputs and the exit code of it. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly checks: readonly Check[];
  readonly subject?: Subject;
  readonly facts?: Readonly<Record<string, Scalar>>;
  readonly timeline?: readonly Moment[];
  readonly columns?: readonly ColumnFacts[];
  readonly figures?: readonly Figure[];
  readonly texts?: readonly EvidenceText[];
}

/** The verdict of many checks is the gravest of them; the reason counts them and quotes the first three that decided. */
export function judge(checks: readonly Check[]): Pick<Judgement, 'verdict' | 'reason' | 'checks'> {
  const verdict = worst(checks.map((check) => check.verdict));
  return { verdict, reason: reasonFor(verdict, checks), checks };
}

const told: Record<Exclude<Verdict, 'pass'>, string> = {
  warn: 'warned',
  fail: 'failed',
  inconclusive: 'could not be decided',
};

function reasonFor(verdict: Verdict, checks: readonly Check[]): string {
  if (checks.length === 0) return 'Nothing was checked, so nothing has passed.';
  if (verdict === 'pass') return checks.length === 1 ? checks[0]!.reason : `All ${checks.length} checks passed.`;
  const decided = checks.filter((check) => check.verdict === verdict);
  const quoted = decided.slice(0, 3).map((check) => check.reason.replace(/\.$/, ''));
  const more = decided.length > quoted.length ? `; and ${decided.length - quoted.length} more` : '';
  return `${decided.length} of ${checks.length} checks ${told[verdict]}: ${quoted.join('; ')}${more}.`;
}
