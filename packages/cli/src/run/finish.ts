import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { exitCodes } from '../world.ts';
import type { JobEnd, Session } from './session.ts';
import { type Row, table } from './table.ts';

/** Tells how a run ended and what to open, and gives its exit code. */
export function finish(session: Session, end: JobEnd, cwd: string): number {
  const { log, rows, reports, summaries, folder } = session;
  const shown = (path: string) => relative(cwd, path) || '.';
  log.say(`\n${table(rows)}\n`);
  if (summaries.length > 0) {
    writeFileSync(join(folder, 'summary.md'), summaries.join('\n\n'));
    log.say(`Summary: ${shown(join(folder, 'summary.md'))}`);
  }
  for (const report of reports) if (existsSync(report)) log.say(`Report: ${shown(report)}`);
  if (existsSync(join(folder, 'github.jsonl')))
    log.say(`What GitHub would have been told: ${shown(join(folder, 'github.jsonl'))}`);
  const code = exitCodeOf(session, end, rows);
  const went = {
    success: 'It went through.',
    skipped: 'Every job was skipped: nothing was run.',
    cancelled: 'It was cancelled.',
    failure: 'It failed.',
  }[end.result];
  const out = rows.filter(({ outcome }) => outcome === 'left out').length;
  log.say(out > 0 ? `${went} ${out} steps were left out, and could not say no.` : went);
  return code;
}

/** Red when something said no; what the user can mend only when that is all there is. */
function exitCodeOf({ interruption }: Session, { result }: JobEnd, rows: readonly Row[]): number {
  if (interruption.cancelled) return exitCodes.interrupted;
  if (result === 'success' || result === 'skipped') return exitCodes.green;
  const failed = rows.filter(({ outcome, continued }) => outcome === 'failure' && !continued);
  if (failed.some(({ exitCode }) => exitCode === exitCodes.bug)) return exitCodes.bug;
  const mendable = failed.length > 0 && failed.every(({ exitCode }) => exitCode === exitCodes.userError);
  return mendable ? exitCodes.userError : exitCodes.red;
}
