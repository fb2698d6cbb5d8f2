import type { Result } from './session.ts';

/** One step as the table at the end tells it. */
export interface Row {
  readonly job: string;
  readonly step: string;
  readonly outcome: Result | 'left out';
  /** `verdict` of a gate. */
  readonly verdict: string | undefined;
  readonly seconds: number;
  /** Failed, and `continue-on-error` let the job go on. */
  readonly continued: boolean;
  /** Exit code of one of Tidegate's actions, or 2 for what the user can mend. */
  readonly exitCode: number | undefined;
}

/** Job, step, verdict and seconds in columns. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ job, step, outcome, verdict, seconds, continued }) => [
    job,
    shorten(step),
    `${verdict ? `${verdict}${outcome === 'failure' && verdict !== 'fail' ? ' (failure)' : ''}` : outcome}${continued ? ', went on' : ''}`,
    outcome === 'skipped' || outcome === 'left out' ? '' : seconds.toFixed(1),
  ]);
  const head = ['job', 'step', 'verdict', 'seconds'];
  const widths = head.map((name, i) => Math.max(name.length, ...cells.map((row) => row[i]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  return [head, widths.map((width) => '-'.repeat(width)), ...cells].map(line).join('\n');
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
