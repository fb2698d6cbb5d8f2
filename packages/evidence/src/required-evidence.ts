import { createHash } from 'node:crypto';
import { glob } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Check } from './check.ts';
import { type Evidence, evidenceSchema } from './evidence.ts';
import { wholeText } from './text-file.ts';
import { UserError } from './user-error.ts';

const judgesNothing: ReadonlySet<string> = new Set(['promote-model', 'report']);

/** What the evidence must be about. */
export interface Candidate {
  readonly model?: string | undefined;
  readonly version?: string | undefined;
  readonly digest?: string | undefined;
  /** The commit the model comes from, and that of this run; empty when evidence of any commit will do. */
  readonly commits: readonly string[];
}

/** One evidence file as it was read. */
export interface Witness {
  readonly file: string;
  /** SHA-256 of the file, `sha256:<hex>`. */
  readonly digest: string;
  readonly evidence: Evidence;
}

export interface Testimony {
  readonly checks: readonly Check[];
  /** The files of gates that judged. */
  readonly witnesses: readonly Witness[];
  /** Digest over all files, for the history: SHA-256 of the lines `<hex>  <path>\n`; undefined when none is required. */
  readonly digest: string | undefined;
  /** Digest of the data that the evidence of validate-data is about, when it is about one. */
  readonly dataDigest?: string;
}

/**
 * What `require-evidence` asks: one check per evidence file, `fail` unless that gate passed and judged this candidate.
 * Patterns are paths or globs below the workspace. Nothing required gives no checks; a pattern that matches
 * no file, and a file that is no evidence, is a UserError.
 */
export async function requiredEvidence(
  patterns: readonly string[] | undefined,
  candidate: Candidate,
  workspace: string,
): Promise<Testimony> {
  const checks: Check[] = [];
  const witnesses: Witness[] = [];
  const data = new Set<string>();
  for (const file of await matches(patterns ?? [], workspace)) {
    const text = await wholeText(resolve(workspace, file), file);
    const evidence = parse(file, text);
    // Registering, looking up and telling people judge nothing, so they can testify neither for nor against a model.
    if (evidence === undefined || judgesNothing.has(evidence.gate)) continue;
    if (evidence.gate === 'validate-data' && evidence.subject.dataDigest) data.add(evidence.subject.dataDigest);
    const hex = createHash('sha256').update(text).digest('hex');
    witnesses.push({ file, digest: `sha256:${hex}`, evidence });
    checks.push(judgeEvidence(file, evidence, `sha256:${hex}`, candidate));
  }
  if (patterns !== undefined && checks.length === 0) {
    throw new UserError('not-found', '`require-evidence` names no evidence of a gate that judged.', {
      hint: 'Run the gates before this step, and name the JSON files in their `report-dir`.',
    });
  }
  const lines = witnesses.map((one) => `${one.digest.replace('sha256:', '')}  ${one.file}\n`);
  const digest = createHash('sha256').update(lines.join('')).digest('hex');
  const [dataDigest] = data.size === 1 ? data : [];
  return {
    checks,
    witnesses,
    digest: lines.length === 0 ? undefined : `sha256:${digest}`,
    ...(dataDigest && { dataDigest }),
  };
}

/** Whether one gate's evidence speaks for the candidate. */
export function judgeEvidence(file: string, evidence: Evidence, digest: string, candidate: Candidate): Check {
  const { gate, verdict, mode, subject, reason } = evidence;
  const check = (result: Check['verdict'], why: string): Check => ({
    id: `evidence.${file}`,
    title: `${gate} has passed (${file})`,
    verdict: result,
    reason: why,
    observed: verdict,
    values: { digest },
  });
  if (verdict !== 'pass' && verdict !== 'warn') return check('fail', `${gate} says ${verdict} (${file}): ${reason}`);
  if (mode === 'dry-run') return check('fail', `${gate} was only a dry run (${file}).`);
  const { model, version, digest: judged, commit } = subject;
  for (const [what, found, wanted] of [
    ['model', model, candidate.model === undefined ? [] : [candidate.model]],
    ['version', version, candidate.version === undefined ? [] : [candidate.version]],
    ['digest', judged, candidate.digest === undefined ? [] : [candidate.digest]],
    ['commit', commit, candidate.commits],
  ] as const) {
    if (found !== undefined && wanted.length > 0 && !wanted.includes(found)) {
      return check('fail', `${gate} judged ${what} ${found}, not ${wanted.join(' or ')} (${file}).`);
    }
  }
  if (model === undefined && version === undefined && judged === undefined && commit === undefined) {
    return check('fail', `${gate} does not say what it judged (${file}).`);
  }
  return check('pass', `${gate} says ${verdict} (${file}).`);
}

async function matches(patterns: readonly string[], workspace: string): Promise<string[]> {
  const found = new Set<string>();
  for (const pattern of patterns) {
    const files: string[] = [];
    for await (const file of glob(pattern, { cwd: workspace })) files.push(file);
    if (files.length === 0) {
      throw new UserError('not-found', `\`require-evidence\`: no file matches ${pattern}.`, {
        hint: 'Run the gates before this step, or download their artifacts into the workspace.',
      });
    }
    for (const file of files.sort()) found.add(file);
  }
  return [...found];
}

/** What is written beside the evidence: for those who are told, and for those who sign. */
const besideEvidence: readonly unknown[] = ['tidegate-notification/1', 'tidegate-gates/1'];

/** Undefined for what is written beside the evidence. */
function parse(file: string, text: string): Evidence | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw unreadable(file, 'is not JSON', cause);
  }
  const parsed = evidenceSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  if (besideEvidence.includes((json as { schema?: unknown } | null)?.schema)) return undefined;
  throw unreadable(file, 'is not evidence of a Tidegate gate', parsed.error);
}

function unreadable(file: string, what: string, cause: unknown): UserError {
  return new UserError('unreadable', `\`require-evidence\`: ${file} ${what}.`, {
    hint: 'Name only the JSON files gates wrote into their `report-dir`.',
    cause,
  });
}
