import { glob, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Check, type Evidence, evidenceSchema, UserError } from '@tidegate/evidence';

export interface Deployed {
  readonly model: string | undefined;
  readonly version: string | undefined;
}

/** One check per evidence file: a gate that did not pass, or judged another model, stops the deployment. */
export async function checkEvidence(
  patterns: readonly string[],
  workspace: string,
  deployed: Deployed,
): Promise<Check[]> {
  const checks: Check[] = [];
  for (const pattern of patterns) {
    const files: string[] = [];
    for await (const file of glob(pattern, { cwd: workspace })) files.push(file);
    if (files.length === 0) {
      throw new UserError('not-found', `require-evidence: no file matches ${pattern}.`, {
        hint: 'Run the gates before this step, or download their artifacts into the workspace.',
      });
    }
    for (const file of files.sort()) checks.push(judgeEvidence(file, await readEvidence(file, workspace), deployed));
  }
  return checks;
}

/** Whether one gate's evidence lets this deployment through. */
export function judgeEvidence(file: string, evidence: Evidence, { model, version }: Deployed): Check {
  const { gate, verdict, mode, subject, reason } = evidence;
  const check = (result: Check['verdict'], why: string): Check => ({
    id: `evidence.${file}`,
    title: `${gate} has passed (${file})`,
    verdict: result,
    reason: why,
    observed: verdict,
  });
  if (verdict !== 'pass' && verdict !== 'warn') return check('fail', `${gate} says ${verdict} (${file}): ${reason}`);
  if (mode === 'dry-run') return check('fail', `${gate} was only a dry run (${file}).`);
  for (const [what, wanted, found] of [
    ['model', model, subject.model],
    ['version', version, subject.version],
  ] as const) {
    if (wanted !== undefined && found !== undefined && wanted !== found) {
      return check('fail', `${gate} judged ${what} ${found}, not ${wanted} (${file}).`);
    }
  }
  return check('pass', `${gate} says ${verdict} (${file}).`);
}

async function readEvidence(file: string, workspace: string): Promise<Evidence> {
  const text = await readFile(resolve(workspace, file), 'utf8');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw unreadable(file, 'is not JSON', cause);
  }
  const evidence = evidenceSchema.safeParse(parsed);
  if (!evidence.success) throw unreadable(file, 'is not evidence of a Tidegate gate', evidence.error);
  return evidence.data;
}

function unreadable(file: string, what: string, cause: unknown): UserError {
  return new UserError('unreadable', `require-evidence: ${file} ${what}.`, {
    hint: 'Name the JSON files a gate wrote into its `report-dir`.',
    cause,
  });
}
