import type { Verdict } from '@tidegate/evidence';
import type { Signal } from '../row.ts';

/** What one rule saw. */
export interface Finding {
  readonly signal: Signal;
  readonly reason: string;
  readonly score?: number;
  readonly threshold?: number;
  /** What it is about, for a list: columns, checks, metrics. */
  readonly details: readonly string[];
}

/** One finding of many checks. `what` names them all together. */
export function findingOf(
  checks: readonly { verdict: Verdict; reason: string; title: string }[],
  what: string,
): Finding {
  const of = (wanted: Verdict) => checks.filter(({ verdict }) => verdict === wanted);
  const [failed, open] = [of('fail'), of('inconclusive')];
  if (failed.length > 0) return { signal: 'alarm', reason: quote(failed), details: failed.map(({ reason }) => reason) };
  if (open.length > 0) return { signal: 'unknown', reason: quote(open), details: open.map(({ reason }) => reason) };
  const reason = checks.length === 1 ? checks[0]!.reason : `All ${checks.length} ${what} hold.`;
  return { signal: 'quiet', reason, details: [] };
}

function quote(checks: readonly { reason: string }[]): string {
  const more = checks.length > 2 ? ` And ${checks.length - 2} more.` : '';
  return `${checks
    .slice(0, 2)
    .map(({ reason }) => reason)
    .join(' ')}${more}`;
}
