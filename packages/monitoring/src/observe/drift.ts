import type { Check, Evidence } from '@tidegate/evidence';

/** What the checks of validate-data say of drift. */
export interface DriftFacts {
  readonly drifted: readonly string[];
  readonly undecided: readonly string[];
  /** Columns that were looked at, those that could not be decided counted. */
  readonly compared: number;
  /** Largest effect on the column of predictions; null when it was not compared. */
  readonly prediction: number | null;
}

/** Undefined when no evidence looked for drift. */
export function driftFacts(evidences: readonly Evidence[], predictionColumn: string): DriftFacts | undefined {
  const checks = evidences.flatMap((evidence) => evidence.checks.filter(isDrift));
  if (checks.length === 0) return undefined;
  const columns = new Map<string, Check[]>();
  for (const check of checks) {
    if (check.subject === undefined) continue;
    columns.set(check.subject, [...(columns.get(check.subject) ?? []), check]);
  }
  const has = (verdicts: readonly Check['verdict'][]) => (of: readonly Check[]) =>
    of.some(({ verdict }) => verdicts.includes(verdict));
  const drifted = [...columns].filter(([, of]) => has(['warn', 'fail'])(of)).map(([name]) => name);
  const undecided = [...columns]
    .filter(([name, of]) => !drifted.includes(name) && has(['inconclusive'])(of))
    .map(([name]) => name);
  return {
    drifted,
    undecided,
    compared: columns.size,
    prediction: largestEffect(columns.get(predictionColumn) ?? []),
  };
}

/** `drift`, `drift.<column>` and `drift.<column>.<test>`. */
export function isDrift({ id }: Check): boolean {
  return id === 'drift' || id.startsWith('drift.');
}

/** Of scores that grow with drift alone: of a p-value the largest is the least. */
function largestEffect(checks: readonly Check[]): number | null {
  const effects = checks.flatMap(({ observed, method }) => {
    const sense = method?.parameters['drifted is'];
    const grows = typeof sense !== 'string' || sense.startsWith('>');
    return typeof observed === 'number' && grows ? [observed] : [];
  });
  return effects.length === 0 ? null : Math.max(...effects);
}
