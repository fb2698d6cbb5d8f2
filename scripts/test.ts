// `npm test`: static checks, unit tests, dist as the sources make it, and every bundle run as a runner would.
import { spawn } from 'node:child_process';
import { checkDist } from './check-dist.ts';
import { described, downloadFaults, downloadOf } from './check-download.ts';
import { featureFaults } from './check-features.ts';
import { houseFaults, trackedFiles } from './check-house.ts';
import { runJest } from './jest.ts';

interface Outcome {
  readonly ok: boolean;
  /** What it says of it, whole lines. */
  readonly said: string;
}

let passed = 0;
let failed = 0;

function report(name: string, started: number, ok: boolean): void {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** Two at a time; what one says stands together, above its verdict. */
async function check(works: Readonly<Record<string, () => Outcome | Promise<Outcome>>>): Promise<void> {
  const waiting = Object.entries(works);
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, work] = next;
      const started = Date.now();
      const { ok, said } = await work();
      if (ok) passed++;
      else failed++;
      process.stdout.write(said);
      report(name, started, ok);
    }
  };
  await Promise.all([lane(), lane()]);
}

function program(...args: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, said }));
  });
}

function faults(found: readonly string[], about = ''): Outcome {
  return { ok: found.length === 0, said: about + found.map((fault) => `  ${fault}\n`).join('') };
}

function tests(project: string): void {
  const started = Date.now();
  const counts = runJest(project);
  passed += counts.passed;
  failed += counts.failed;
  report(`${project} tests: ${counts.passed} passed, ${counts.failed} failed`, started, counts.failed === 0);
}

await check({
  lint: () => program('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  'house rules': () => faults(houseFaults()),
  types: () => program('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'),
  format: () => program('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  'docs/features.md names what is there': () => faults(featureFaults(trackedFiles())),
  'workflow lint': () => program('scripts/lint-workflows.ts'),
  documents: () => program('scripts/lint-docs.ts'),
  'generated files': () => program('scripts/generate.ts', '--check'),
  'dist is what the sources make': async () => faults(await checkDist()),
  'what a job downloads': () => {
    const download = downloadOf('HEAD');
    return faults(downloadFaults(download), `  ${described(download)}\n`);
  },
});
tests('unit');
tests('bundle');

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
