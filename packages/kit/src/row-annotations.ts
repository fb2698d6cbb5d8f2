import { isAbsolute, relative, sep } from 'node:path';
import type { Check, Evidence, Scalar } from '@tidegate/evidence';

export interface RowAnnotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly message: string;
  /** Path from the workspace, with slashes. */
  readonly file: string;
  readonly line: number;
}

/** The runner shows ten errors and ten warnings of a step; one is the verdict. */
const most = 9;

/**
 * Failing rows as marks on lines of files: the first row of each check that did not pass, then the second, and so on.
 * Rows without a line, and files outside the workspace, have no place to put a mark. Pure.
 */
export function rowAnnotations(evidence: Evidence, failsJob: boolean, workspace: string): RowAnnotation[] {
  const byCheck = evidence.checks
    .filter(({ verdict }) => verdict !== 'pass')
    .map((check) => marks(check, evidence.gate, failsJob, workspace));
  const rounds = Math.min(most, Math.max(0, ...byCheck.map((rows) => rows.length)));
  return Array.from({ length: rounds }, (_, round) => byCheck.flatMap((rows) => rows.slice(round, round + 1)))
    .flat()
    .slice(0, most);
}

function marks(check: Check, gate: string, failsJob: boolean, workspace: string): RowAnnotation[] {
  const level = failsJob && check.verdict !== 'warn' ? 'error' : 'warning';
  return (check.examples ?? []).slice(0, most).flatMap((row) => {
    const file = pathWithin(row['file'], workspace);
    const line = row['line'];
    if (file === undefined || typeof line !== 'number' || !Number.isInteger(line) || line < 1) return [];
    return [{ level, title: `${gate}: ${check.title}`, message: check.reason, file, line }];
  });
}

function pathWithin(file: Scalar | undefined, workspace: string): string | undefined {
  if (typeof file !== 'string' || file === '') return undefined;
  const path = isAbsolute(file) ? relative(workspace, file) : relative('.', file);
  return path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)
    ? undefined
    : path.replaceAll(sep, '/');
}
