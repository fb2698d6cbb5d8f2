import { lnClassShares, loudestClass, startClassShares, updateClassShares } from '@tidegate/statistics';
import { z } from 'zod';
import { sumOf } from '../counts.ts';
import type { ClassRule } from './guardrails.ts';
import { added, increaseOf } from './latency.ts';

const perClass = z.array(z.int().min(0));

export const classEvidenceSchema = z.strictObject({
  /** The classes as they were first seen, the most frequent first; what comes later counts as `other`. */
  names: z.array(z.string()),
  before: z.strictObject({ stable: perClass.nullable(), candidate: perClass.nullable() }),
  totals: z.strictObject({ stable: perClass, candidate: perClass }),
  S: z.array(z.array(z.number())),
});
export type ClassEvidence = z.output<typeof classEvidenceSchema>;

const mostNames = 19;
export const other = '(other)';

type Counted = Readonly<Record<string, number>>;

function start(stable: Counted): ClassEvidence {
  const frequent = Object.entries(stable).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const names = [...frequent.slice(0, mostNames).map(([name]) => name), other];
  const none = () => names.map(() => 0);
  return {
    names,
    before: { stable: null, candidate: null },
    totals: { stable: none(), candidate: none() },
    S: startClassShares(names.length).S.map((sums) => [...sums]),
  };
}

/** One look at how often each arm predicts each class. */
export function foldClasses(
  { tolerated }: ClassRule,
  kept: ClassEvidence | null,
  { stable, candidate }: { stable: Counted; candidate: Counted | undefined },
  comparable: boolean,
): ClassEvidence {
  const known = kept ?? start(stable);
  const now = { stable: inOrder(known.names, stable), candidate: candidate && inOrder(known.names, candidate) };
  const grown = {
    stable: increaseOf(known.before.stable, now.stable),
    canary: now.candidate ? increaseOf(known.before.candidate, now.candidate) : known.names.map(() => 0),
  };
  return {
    names: known.names,
    before: { stable: now.stable, candidate: now.candidate ?? null },
    totals: {
      stable: added(known.totals.stable, grown.stable),
      candidate: added(known.totals.candidate, grown.canary),
    },
    S: comparable ? updateClassShares({ S: known.S }, { ...grown, tolerated }).S.map((sums) => [...sums]) : known.S,
  };
}

/** ln of the evidence that the candidate predicts some class more or less often than tolerated. */
export function lnOtherShares({ S }: ClassEvidence): number {
  return lnClassShares({ S });
}

export interface LoudestClass {
  readonly name: string;
  readonly stable: number;
  readonly candidate: number;
}

/** The class whose shares speak loudest, with them; undefined before anything was predicted. */
export function loudest({ names, totals, S }: ClassEvidence): LoudestClass | undefined {
  const found = loudestClass({ S });
  const [n0, n1] = [sumOf(totals.stable), sumOf(totals.candidate)];
  if (!found || n0 === 0 || n1 === 0) return undefined;
  return {
    name: names[found.index]!,
    stable: totals.stable[found.index]! / n0,
    candidate: totals.candidate[found.index]! / n1,
  };
}

function inOrder(names: readonly string[], counted: Counted): number[] {
  const listed = names.slice(0, -1).map((name) => (Object.hasOwn(counted, name) ? counted[name]! : 0));
  return [...listed, sumOf(Object.values(counted)) - sumOf(listed)];
}
