import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Evidence, UserError } from '@tidegate/evidence';
import type { CommonInputs } from './common-inputs.ts';
import type { Io } from './io.ts';
import type { Redaction } from './redaction.ts';

/** Writes the evidence into the report folder and returns the file's path. Without evidence there is no verdict. */
export async function saveEvidence(
  evidence: Evidence,
  inputs: CommonInputs,
  io: Io,
  secrets: Redaction,
): Promise<string> {
  const folder = io.path(inputs['report-dir']);
  try {
    mkdirSync(folder, { recursive: true });
    return writeNew(folder, evidence.gate, `${JSON.stringify(cleaned(evidence, secrets), null, 2)}\n`);
  } catch (cause) {
    throw new UserError('unreadable', `The evidence cannot be written to ${folder}: ${(cause as Error).message}.`, {
      hint: 'Point `report-dir` at a folder this job may write to.',
      cause,
    });
  }
}

/** Never writes over another gate's evidence: the second file of a job is `<gate>-2.json`. */
function writeNew(folder: string, gate: string, text: string): string {
  for (let number = 1; ; number++) {
    const file = join(folder, number === 1 ? `${gate}.json` : `${gate}-${number}.json`);
    try {
      writeFileSync(file, text, { flag: 'wx' });
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Value by value: cleaning the JSON text instead could cut an escape sequence in two. */
export function cleaned<T>(value: T, secrets: Redaction): T {
  return clean(value) as T;

  function clean(part: unknown): unknown {
    if (typeof part === 'string') return secrets.clean(part);
    if (Array.isArray(part)) return part.map(clean);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [secrets.clean(key), clean(item)]));
  }
}
