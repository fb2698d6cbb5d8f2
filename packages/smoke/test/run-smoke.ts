import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check } from '@tidegate/evidence';
import { type SmokeResult, smokeSettings, smokeTest, type SmokeWorld } from '../src/index.ts';

export interface SmokeRun extends SmokeResult {
  /** By the id of the check. */
  readonly by: Readonly<Record<string, Check>>;
  readonly masked: readonly string[];
}

/** A workspace with these files in it. */
export function workspace(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-smoke-'));
  for (const [name, text] of Object.entries({ 'one.json': '{ "x": 1.5 }', ...files }))
    writeFileSync(join(folder, name), text);
  return folder;
}

export interface RunOptions {
  readonly folder?: string;
  readonly world?: Partial<SmokeWorld>;
  readonly dryRun?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Waiting takes its time. */
  readonly realTime?: boolean;
}

/** A smoke test of real requests; waiting takes no time unless it is asked to. */
export async function runSmoke(inputs: Record<string, unknown>, options: RunOptions = {}): Promise<SmokeRun> {
  const folder = options.folder ?? workspace();
  const masked: string[] = [];
  let skipped = 0;
  const world: SmokeWorld = {
    clock: {
      now: () => Date.now() + skipped,
      sleep: async (ms) => {
        if (options.realTime) await new Promise((done) => setTimeout(done, ms));
        else skipped += ms;
      },
    },
    log: { info: () => {} },
    signal: new AbortController().signal,
    path: (typed) => join(folder, typed),
    env: (name) => options.env?.[name],
    mask: (secret) => void masked.push(secret),
    ...options.world,
  };
  const settings = smokeSettings.parse({ payloads: 'one.json', requests: '0', 'wait-for': '1s', ...inputs });
  const result = await smokeTest(settings, world, { dryRun: options.dryRun ?? false });
  return { ...result, masked, by: Object.fromEntries(result.checks.map((check) => [check.id, check])) };
}
