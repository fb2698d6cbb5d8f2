// `npm test`: static checks, unit tests, dist as the sources make it, and every bundle run as a runner would.
import { spawnSync } from 'node:child_process';
import { checkDist } from './check-dist.ts';
import { described, downloadFaults, downloadOf } from './check-download.ts';
import { featureFaults } from './check-features.ts';
import { houseFaults, trackedFiles } from './check-house.ts';
import { runJest } from './jest.ts';

let passed = 0;
let failed = 0;

function report(name: string, started: number, ok: boolean): void {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

async function check(name: string, work: () => boolean | Promise<boolean>): Promise<void> {
  const started = Date.now();
  const ok = await work();
  if (ok) passed++;
  else failed++;
  report(name, started, ok);
}

function program(...args: string[]): boolean {
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;
}

function faults(found: readonly string[]): boolean {
  for (const fault of found) console.error(`  ${fault}`);
  return found.length === 0;
}

function tests(project: string): void {
  const started = Date.now();
  const counts = runJest(project);
  passed += counts.passed;
  failed += counts.failed;
  report(`${project} tests: ${counts.passed} passed, ${counts.failed} failed`, started, counts.failed === 0);
}

await check('house rules', () => faults(houseFaults()));
await check('docs/features.md names what is there', () => faults(featureFaults(trackedFiles())));
await check('types', () => program('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'));
await check('lint', () => program('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'));
await check('format', () => program('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'));
await check('workflow lint', () => program('scripts/lint-workflows.ts'));
await check('documents', () => program('--disable-warning=ExperimentalWarning', 'scripts/lint-docs.ts'));
await check('generated files', () =>
  program('--disable-warning=ExperimentalWarning', 'scripts/generate.ts', '--check'),
);
await check('dist is what the sources make', async () => faults(await checkDist()));
await check('what a job downloads', () => {
  const download = downloadOf('HEAD');
  console.log(`  ${described(download)}`);
  return faults(downloadFaults(download));
});
tests('unit');
tests('bundle');

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
