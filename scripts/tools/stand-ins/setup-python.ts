import { addPath, setFailed, setOutput } from '@actions/core';
import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import type { StandInSettings } from './catalogue.ts';

/** Puts the given interpreter on PATH, whatever version was asked for. */
export async function run(settings: StandInSettings): Promise<void> {
  if (settings.python === undefined) {
    setFailed('a workflow sets up Python, but runAct was given no `python`');
    return;
  }
  addPath(dirname(settings.python));
  setOutput('python-path', settings.python);
  setOutput(
    'python-version',
    execFileSync(settings.python, ['-c', 'import platform; print(platform.python_version())'], {
      encoding: 'utf8',
    }).trim(),
  );
}
