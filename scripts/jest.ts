// Runs jest the one way it works with ES modules: `npm run jest -- [unit|bundle|system] [jest options]`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

/** How many suites run beside each other. System suites start servers, each of which wants memory: no more than two. */
function workers(project: string, args: readonly string[]): string[] {
  if (args.some((arg) => /^(-i|--runInBand|-w|--maxWorkers)(=|$)/.test(arg))) return [];
  return [`--maxWorkers=${project === 'system' ? 2 : Math.max(2, availableParallelism() - 1)}`];
}

/** Runs one jest project to its end. A suite that cannot run, a skipped test (unless `-t` names others) and a run without tests count as failures. */
export function runJest(project: string, args: readonly string[] = []): TestCounts {
  const scratch = mkdtempSync(join(tmpdir(), 'tidegate-jest-'));
  const results = join(scratch, 'results.json');
  try {
    const { status } = spawnSync(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        'node_modules/jest/bin/jest.js',
        '--json',
        `--outputFile=${results}`,
        // Tests take as long as the machine needs; this ends only what hangs.
        '--testTimeout=60000',
        ...workers(project, args),
        // A worker does not give back the modules of the suites it has run: beyond this it is replaced.
        '--workerIdleMemoryLimit=1GB',
        `--testSequencer=${join(import.meta.dirname, 'longest-first.ts')}`,
        ...args,
        // Last: it takes every word after it for the name of a project.
        '--selectProjects',
        project,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    if (!existsSync(results)) {
      // An error that refers to itself, as those of child processes do, has no JSON.
      console.error(`jest ended with ${status} and left no results.`);
      return { passed: 0, failed: 1 };
    }
    const counts = JSON.parse(readFileSync(results, 'utf8')) as Record<string, number>;
    const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numRuntimeErrorTestSuites = 0 } = counts;
    // Whoever names tests leaves the others out; jest calls those pending too.
    const named = args.some((arg) => /^(-t|--testNamePattern)(=|$)/.test(arg));
    const skipped = named ? 0 : numPendingTests;
    const failed = numFailedTests + skipped + numRuntimeErrorTestSuites;
    if (skipped > 0) console.error(`${skipped} tests were skipped: a skipped test is a failed test.`);
    const silent = failed === 0 && (status !== 0 || numPassedTests === 0);
    return { passed: numPassedTests, failed: silent ? 1 : failed };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const [project = 'unit', ...args] = process.argv.slice(2);
  const { passed, failed } = runJest(project, args);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
