// The values that documents give to inputs, read as the actions read them.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Declared } from '@tidegate/kit/metadata';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { z } from 'zod';

export interface BadValue {
  readonly line: number;
  readonly message: string;
}

/** Which inputs a called workflow hands to an action under their own names. */
const handedOn: Readonly<Record<string, readonly string[]>> = {
  'canary-rollout': ['strategy', 'steps', 'traffic-split', 'target', 'analysis'],
  'smoke-test': ['protocol'],
  'monitor-model': ['drift-when', 'retrain-when', 'cooldown'],
};

/** Values under `with:` that the action would refuse; what is made by an expression is not known here. */
export async function badValues(workflow: string): Promise<BadValue[]> {
  const counter = new LineCounter();
  const jobs = parseDocument(workflow, { lineCounter: counter }).get('jobs');
  const found: BadValue[] = [];
  for (const call of isMap(jobs) ? jobs.items.flatMap(({ value }) => callsOf(value)) : []) {
    const inputs = call.get('with');
    const uses = String(call.get('uses'));
    if (!isMap(inputs)) continue;
    for (const { key, value } of inputs.items) {
      if (!isScalar(key) || !isScalar(value) || String(value.value).includes('${{')) continue;
      const schema = (await shapeOf(uses, String(key.value)))?.[String(key.value)];
      const parsed = schema?.safeParse(String(value.value));
      if (parsed === undefined || parsed.success) continue;
      const { line } = counter.linePos(key.range![0]);
      found.push({ line, message: `\`${String(key.value)}\` of ${uses}: ${parsed.error.issues[0]!.message}` });
    }
  }
  return found;
}

function callsOf(job: unknown): YAMLMap[] {
  if (!isMap(job)) return [];
  const steps = job.get('steps');
  return [job, ...(isSeq(steps) ? steps.items.filter((step) => isMap(step)) : [])].filter((one) => one.has('uses'));
}

async function shapeOf(uses: string, input: string): Promise<Record<string, z.ZodType> | undefined> {
  const own = /^tidegate\/mlops(?:\/actions\/([^@]+)|\/.+\.yml)?@/.exec(uses);
  if (own === null) return undefined;
  const called = /\.yml@/.test(uses);
  const name = called
    ? Object.keys(handedOn).find((action) => handedOn[action]!.includes(input))
    : (own[1] ?? 'tidegate');
  const file = `actions/${name}/src/action.ts`;
  if (name === undefined || !existsSync(file)) return undefined;
  const { action } = (await import(pathToFileURL(resolve(file)).href)) as { action: Declared };
  return action.allInputs.shape;
}
