import { type Evidence, type Verdict, worst } from '@tidegate/evidence';

/** The verdict over all gates, with the reasons of those that decided it. */
export function overall(evidences: readonly Evidence[]): { verdict: Verdict; reason: string } {
  const verdict = worst(evidences.map((evidence) => evidence.verdict));
  const decided = evidences.filter((evidence) => evidence.verdict === verdict);
  if (verdict === 'pass')
    return { verdict, reason: decided.length === 1 ? decided[0]!.reason : `All ${decided.length} gates passed.` };
  const told = decided.slice(0, 3).map(({ gate, reason }) => `${gate}: ${reason.replace(/\.$/, '')}`);
  const more = decided.length > told.length ? `; and ${decided.length - told.length} more` : '';
  return { verdict, reason: evidences.length === 0 ? 'No gate has said anything.' : `${told.join('; ')}${more}.` };
}
