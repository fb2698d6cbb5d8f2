import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { metricWorld, type MetricWorld } from '@tidegate/gates';
import { type ModelReference, type ModelVersion, parseReference, type ToldSurroundings } from '@tidegate/registry';
import { fakeIo } from '@tidegate/testing';
import { action } from '../src/action.ts';
import { compareWithProduction } from '../src/compare.ts';
import type { ComparisonInputs } from '../src/sources.ts';

const parse = (inputs: Record<string, unknown>) => action.allInputs.parse(inputs) as unknown as ComparisonInputs;

/** A registry in memory: address -> version, `undefined` for "there is none", an error for trouble. */
export type Registry = Record<string, ModelVersion | UserError | undefined>;

/** The action over files in a folder of their own and a registry in memory. */
export function story(
  files: Record<string, string | Buffer>,
  inputs: Record<string, unknown>,
  registry: Registry = {},
  inStage?: { stage: string; version: string },
  around?: ToldSurroundings,
) {
  const workspace = mkdtempSync(join(tmpdir(), 'tidegate-compare-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text);
  const world: MetricWorld = {
    ...metricWorld({}, fakeIo({ workspace })),
    resolve: async (address) => {
      const reference: ModelReference = parseReference(address);
      const answer = registry[address];
      if (answer instanceof UserError) throw answer;
      const absent = { ...(inStage && { inStage }), ...(around && { around }) };
      return { reference, version: answer, location: 'memory', ...(!answer && absent) };
    },
  };
  return compareWithProduction(parse({ candidate: 'new.json', ...inputs }), world);
}
