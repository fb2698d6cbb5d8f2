import { getInput, setFailed, setOutput } from '@actions/core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StandInSettings } from './catalogue.ts';

/** Another ref of the consumer (its own folder act copies by itself): a clone of its last commit, not of what is uncommitted. */
export async function run(settings: StandInSettings): Promise<void> {
  const repository = getInput('repository') || settings.repository;
  if (repository !== settings.repository) {
    setFailed(`this stand-in checks out ${settings.repository} alone, not ${repository}`);
    return;
  }
  const ref = getInput('ref');
  const target = resolve(getInput('path'));
  const scratch = mkdtempSync(join(process.env['RUNNER_TEMP'] ?? '/tmp', 'checkout-'));
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  git('clone', '--quiet', settings.consumer, scratch);
  if (ref !== '') git('-C', scratch, 'checkout', '--quiet', ref.replace(/^refs\/(heads|tags)\//, ''));
  for (const name of readdirSync(scratch)) {
    rmSync(join(target, name), { recursive: true, force: true });
    renameSync(join(scratch, name), join(target, name));
  }
  setOutput('ref', ref);
  setOutput('commit', git('-C', target, 'rev-parse', 'HEAD'));
}
