import { type AddressedRun, runAddress } from '@tidegate/evidence';

/** What a promotion is signed with; the `run` of an action's `io` has it. */
export interface PromotingRun extends AddressedRun {
  readonly attempt?: string;
  readonly sha?: string;
  readonly actor?: string;
}

/**
 * Who moved an alias, how and on what evidence, as its history keeps it.
 * @param evidence digest over the evidence that was demanded, `sha256:<hex>`
 */
export function promotionNote(
  operation: 'promote' | 'rollback',
  run: PromotingRun,
  evidence: string | undefined,
): Record<string, string> {
  const { actor, attempt, sha: commit } = run;
  const told = { operation, actor, run: runAddress(run), attempt, commit, evidence };
  return Object.fromEntries(Object.entries(told).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
