import type { JobRun } from '../run/job-run.ts';
import { downloadArtifact, uploadArtifact } from './artifacts.ts';
import { checkout } from './checkout.ts';
import { setupPython } from './python.ts';
import { cacheMiss, present } from './present.ts';

/** What a step of a known action did here. A step that fails throws a UserError. */
export interface Effect {
  readonly outputs?: Readonly<Record<string, string>>;
  readonly path?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Does on this machine what an action of others does on a runner. `say` tells what is different. */
export type Equivalent = (
  given: Readonly<Record<string, string>>,
  job: JobRun,
  say: (text: string) => void,
) => Promise<Effect>;

/** The actions of others that have an equivalent here, `owner/name` or `owner/name/path`. */
export const equivalents: ReadonlyMap<string, Equivalent> = new Map<string, Equivalent>([
  ['actions/checkout', checkout],
  ['actions/setup-python', setupPython],
  ['actions/setup-node', present('node', 'node-version')],
  ['actions/setup-java', present('java', 'java-version')],
  ['actions/setup-go', present('go', 'go-version')],
  ['actions/upload-artifact', uploadArtifact],
  ['actions/download-artifact', downloadArtifact],
  ['actions/cache', cacheMiss],
  ['actions/cache/restore', cacheMiss],
  ['actions/cache/save', cacheMiss],
]);
