import type { Check, Verdict } from '@tidegate/evidence';
import type { CompatTool, Outcome } from './tool.ts';

export interface ColumnOutcome {
  readonly column: string;
  readonly outcome: Outcome;
}

/** What a tool says of a data set. */
export interface CompatDecision {
  readonly checks: readonly Check[];
  /** The data set drifted, by the tool's rule. */
  readonly detected: boolean;
  readonly drifted: readonly string[];
  /** Columns that the tool looks at. */
  readonly compared: number;
  readonly tests: number;
  /** Columns that the tool does not look at, with the reason. */
  readonly ignored: readonly string[];
}

/** A drifted column warns, a drifted data set fails; what the tool stops at or gives no number for is inconclusive. Pure. */
export function decideAsTool(outcomes: readonly ColumnOutcome[], tool: CompatTool, share: number): CompatDecision {
  const ignored = outcomes.flatMap(({ column, outcome }) =>
    outcome.status === 'ignored' ? [`${column} (${outcome.reason})`] : [],
  );
  const seen = outcomes.filter(({ outcome }) => outcome.status !== 'ignored');
  const drifted = seen.flatMap(({ column, outcome }) => ('drifted' in outcome && outcome.drifted ? [column] : []));
  const undecided = seen.filter(({ outcome }) => outcome.status === 'undecided').length;
  const counts = { drifted: drifted.length, undecided, compared: seen.length };
  const verdict = dataSetVerdict(counts, share);
  return {
    checks: [dataSetCheck(counts, verdict, tool, share), ...seen.map((one) => columnCheck(one, tool))],
    detected: verdict === 'fail',
    drifted,
    compared: seen.length,
    tests: seen.length - undecided,
    ignored,
  };
}

interface Counts {
  readonly drifted: number;
  readonly undecided: number;
  readonly compared: number;
}

/** Fails once the drifted columns reach the share; is open while those that were not decided could make them reach it. */
export function dataSetVerdict({ drifted, undecided, compared }: Counts, share: number): Verdict {
  const reaches = (columns: number) => columns > 0 && columns / compared >= share;
  if (compared === 0) return 'inconclusive';
  if (reaches(drifted)) return 'fail';
  return reaches(drifted + undecided) ? 'inconclusive' : 'pass';
}

function dataSetCheck(counts: Counts, verdict: Verdict, { description }: CompatTool, share: number): Check {
  const { drifted, undecided, compared } = counts;
  const rule = share === 0 ? 'any column is enough' : `the data set drifts from ${percent(share)} on`;
  const open = undecided > 0 ? `, ${undecided} undecided` : '';
  return {
    id: 'drift',
    title: 'drift of the data set',
    verdict,
    reason:
      compared === 0
        ? `${description} looks at no column of the reference.`
        : `${drifted} of ${compared} columns drifted${open}; ${rule}.`,
    ...(compared > 0 && { observed: drifted / compared }),
    threshold: share,
    sizes: { columns: compared, drifted, undecided },
    method: {
      name: `${description}: share of drifted columns`,
      parameters: { share, sense: share === 0 ? '>' : '>=', correction: 'none' },
    },
  };
}

function columnCheck({ column, outcome }: ColumnOutcome, { description }: CompatTool): Check {
  if (outcome.status !== 'scored') {
    return {
      id: `drift.${column}`,
      title: `drift of ${column}`,
      subject: column,
      verdict: 'inconclusive',
      reason: `${column} was not decided: ${outcome.reason}.`,
      ...('test' in outcome &&
        outcome.test !== undefined && { method: { name: `${description}: ${outcome.test}`, parameters: {} } }),
    };
  }
  const { test, score, threshold, sense, drifted, sizes, parameters, values } = outcome;
  return {
    id: `drift.${column}.${test}`,
    title: `drift of ${column}: ${test}`,
    subject: column,
    verdict: drifted ? 'warn' : 'pass',
    reason: `${column} ${drifted ? 'drifted' : 'did not drift'}: ${test} ${short(score)}, drifted is ${sense} ${short(threshold)}.`,
    observed: score,
    threshold,
    sizes: { ...sizes },
    method: { name: `${description}: ${test}`, parameters: { ...parameters, 'drifted is': `${sense} threshold` } },
    ...(values && { values: { ...values } }),
  };
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))}%`;
}
