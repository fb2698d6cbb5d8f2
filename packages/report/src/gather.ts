import { glob, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Check, type Evidence, evidenceSchema, UserError, worst } from '@tidegate/evidence';

/** What the patterns found. */
export interface Gathered {
  /** In the order the gates ran. Earlier reports are no gates and are left out. */
  readonly evidences: readonly Evidence[];
  /** What nobody knows: one per file that should be evidence and cannot be read, and one for a job that broke without a gate's no. */
  readonly unreadable: readonly Check[];
}

/** Most files that are read; more is a pattern that caught something else. */
const mostFiles = 500;

/** How the job stands at this step. */
export type JobStatus = 'success' | 'failure' | 'cancelled';

/**
 * Reads the evidence below the workspace. JSON of another kind is left alone; none at all is a UserError `not-found`, unless the job has
 * not succeeded: that is told. A pattern may match nothing while another finds something: a job that was skipped leaves none.
 */
export async function gatherEvidence(
  patterns: readonly string[],
  workspace: string,
  job: JobStatus = 'success',
): Promise<Gathered> {
  const evidences: Evidence[] = [];
  const unreadable: Check[] = [];
  for (const file of await filesOf(patterns, workspace)) {
    const found = read(await readFile(resolve(workspace, file), 'utf8'));
    if (found === undefined) continue;
    if (typeof found === 'string') unreadable.push(unreadableCheck(file, found));
    else if (found.gate !== 'report') evidences.push(found);
  }
  // A gate that breaks leaves no evidence, and those before it may all have passed.
  if (job !== 'success' && worst(evidences.map(({ verdict }) => verdict)) !== 'fail') unreadable.push(unsaid(job));
  if (evidences.length === 0 && unreadable.length === 0) {
    throw new UserError('not-found', `\`evidence\`: no evidence of a gate is at ${patterns.join(', ')}.`, {
      hint: 'Run the gates before this step, or download their artifacts into the workspace; with `if: always()` this step also runs when a gate broke.',
    });
  }
  evidences.sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0));
  return { evidences, unreadable };
}

async function filesOf(patterns: readonly string[], workspace: string): Promise<string[]> {
  const files = new Set<string>();
  for (const pattern of patterns) for await (const file of glob(pattern, { cwd: workspace })) files.add(file);
  if (files.size > mostFiles) {
    throw new UserError('bad-input', `\`evidence\` matches ${files.size} files, more than ${mostFiles}.`, {
      hint: "Name the gates' report folders, for example `tidegate-report/*.json`.",
    });
  }
  return [...files].sort();
}

/** The evidence, why it cannot be read, or undefined for JSON that is none and never meant to be. */
function read(text: string): Evidence | string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'is not whole JSON';
  }
  const schema = typeof json === 'object' && json !== null ? (json as { schema?: unknown }).schema : undefined;
  if (typeof schema !== 'string' || !schema.startsWith('tidegate-evidence/')) return undefined;
  const parsed = evidenceSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  return schema === 'tidegate-evidence/1' ? 'is damaged' : `is of another version (${schema})`;
}

function unsaid(job: 'failure' | 'cancelled'): Check {
  return {
    id: 'evidence.job',
    title: 'The job came to its end',
    verdict: 'inconclusive',
    reason:
      job === 'cancelled'
        ? 'The job was cancelled, so not every gate has spoken.'
        : 'The job has failed and no gate says why: a step broke, which its log tells.',
  };
}

function unreadableCheck(file: string, what: string): Check {
  return {
    id: `evidence.${file}`,
    title: `${file} can be read`,
    verdict: 'inconclusive',
    reason: `The evidence ${file} ${what}, so nobody knows what that gate said.`,
  };
}
