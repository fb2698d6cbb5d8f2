import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { runStep } from '../../packages/testing/src/run-bundle.ts';
import { buildActions } from '../../scripts/build.ts';
import { cacheFolder } from '../../scripts/tools/cache.ts';
import { type Cost, watch } from './measured.ts';

/** validate-data, built from the sources as they are. */
export interface Bundle {
  readonly run: (inputs: Readonly<Record<string, string>>, toolCache?: string) => Promise<Cost & { verdict: string }>;
  readonly remove: () => void;
}

export async function buildBundle(): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-bench-'));
  await buildActions(['validate-data'], folder);
  const usualCache = join(cacheFolder(), 'bench-tool-cache');
  mkdirSync(usualCache, { recursive: true });
  return {
    async run(inputs, toolCache = usualCache) {
      const started = performance.now();
      let watched: ReturnType<typeof watch> = () => ({ peakMemory: NaN, processor: NaN });
      const { exitCode, stdout, stderr, evidence } = await runStep(join(folder, 'validate-data', 'index.js'), {
        inputs: { 'upload-report': 'false', mode: 'warn', ...inputs },
        // Where the one is empty, npm has never had the engine either.
        env: {
          RUNNER_TOOL_CACHE: toolCache,
          ...(toolCache !== usualCache && { npm_config_cache: join(toolCache, 'npm') }),
        },
        timeoutMs: 3_600_000,
        onStart: ({ pid }) => (watched = watch(pid)),
      });
      const seconds = (performance.now() - started) / 1000;
      const seen = watched();
      if (exitCode !== 0 || !evidence) throw new Error(`validate-data ended with ${exitCode}:\n${stdout}\n${stderr}`);
      return { seconds, ...seen, verdict: evidence.verdict };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
