import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import type { Session } from '../run/session.ts';
import type { Equivalent } from './index.ts';

/** `actions/setup-python`: the Python of this machine, in an environment of its own, so that nothing is installed into yours. */
export const setupPython: Equivalent = async (given, job, say) => {
  const { session } = job.call;
  const wanted = given['python-version'] ?? '';
  const { python, version } = interpreter(session, wanted);
  const folder =
    session.env['VIRTUAL_ENV'] && !session.given.python
      ? session.env['VIRTUAL_ENV']
      : environment(session, python, version);
  const fits = wanted === '' || !/^\d+(\.\d+)*$/.test(wanted) || `${version}.`.startsWith(`${wanted}.`);
  say(
    fits
      ? `Python ${version} of this machine is used.`
      : `Python ${wanted} is asked for, and ${version} of this machine is used: \`--python\` names another.`,
  );
  return {
    path: [join(folder, 'bin')],
    env: { pythonLocation: folder, VIRTUAL_ENV: folder },
    outputs: { 'python-version': version, 'python-path': join(folder, 'bin', 'python') },
  };
};

function interpreter(session: Session, wanted: string): { python: string; version: string } {
  const own = session.env['VIRTUAL_ENV'];
  const minor = /^\d+\.\d+/.exec(wanted)?.[0];
  const names = [...(minor === undefined ? [] : [`python${minor}`]), 'python3', 'python'];
  const folders = (session.env['PATH'] ?? '').split(':').filter(Boolean);
  const searched = names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((file) => existsSync(file));
  const candidates = session.given.python ? [session.given.python] : own ? [join(own, 'bin', 'python')] : searched;
  for (const python of candidates) {
    const version = versionOf(python);
    if (version !== undefined) return { python, version };
  }
  throw new UserError(
    'not-found',
    `There is no Python that runs${candidates.length > 0 ? `: ${candidates.join(', ')} do not` : ''}.`,
    {
      hint: 'Install one, or name it with `--python`.',
    },
  );
}

/** One per version, kept from run to run. It sees what is installed for the user, so that nothing need be fetched. */
function environment(session: Session, python: string, version: string): string {
  // Not joined: the bundler would take every folder of this name for a part of the program.
  const folder = `${session.folder}/python/${version}`;
  if (existsSync(join(folder, 'bin', 'python'))) return folder;
  for (const pip of [[], ['--without-pip']]) {
    try {
      execFileSync(python, ['-m', 'venv', '--clear', '--system-site-packages', ...pip, folder], { stdio: 'pipe' });
      return folder;
    } catch {
      // Some distributions ship venv without what puts pip into it.
    }
  }
  throw new UserError('tool-failed', `\`${python} -m venv\` made no environment.`, {
    hint: 'Install the package venv of your distribution, or name a Python with `--python`.',
  });
}

/** Undefined for what does not run: version managers put stubs of every version on the PATH. */
function versionOf(python: string): string | undefined {
  try {
    const code = 'import platform; print(platform.python_version())';
    return execFileSync(python, ['-c', code], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
