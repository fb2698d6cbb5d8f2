// Runs jest the one way it works with ES modules: `node scripts/bootstrap.mjs scripts/jest.ts [unit|bundle|system] [jest options]`.
import { spawnSync } from 'node:child_process';

/** Runs one jest project to its end; true when every test passed and at least one ran. */
export function runJest(project: string, args: readonly string[] = []): boolean {
  const { status } = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      ...args,
      // Last: it takes every word after it for the name of a project.
      '--selectProjects',
      project,
    ],
    { stdio: 'inherit' },
  );
  return status === 0;
}

if (import.meta.main) {
  const [project = 'unit', ...args] = process.argv.slice(2);
  process.exit(runJest(project, args) ? 0 : 1);
}
