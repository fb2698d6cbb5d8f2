import { execFileSync } from 'node:child_process';
import { UserError } from '@tidegate/evidence';
import type { Equivalent } from './index.ts';

/** A tool that is used as it is on this machine. One that is missing fails the step. */
export function present(program: string, asked: string): Equivalent {
  return async (given, job, say) => {
    const path = job.call.session.env['PATH'] ?? '';
    try {
      const found = execFileSync('sh', ['-c', `command -v ${program}`], {
        env: { PATH: path },
        encoding: 'utf8',
      }).trim();
      say(`${given[asked] ? `${program} ${given[asked]} is asked for; ` : ''}${found} is used as it is.`);
      return {};
    } catch (cause) {
      throw new UserError('not-found', `There is no \`${program}\` on this machine.`, { hint: 'Install it.', cause });
    }
  };
}

/** Nothing is ever in the cache: what a workflow does without one is what it does at its first run. */
export const cacheMiss: Equivalent = async (given, _job, say) => {
  if (given['fail-on-cache-miss'] === 'true') throw new UserError('not-found', 'Nothing is cached offline.');
  say('Nothing is cached offline.');
  return { outputs: { 'cache-hit': given['restore-keys'] ? 'false' : '', 'cache-primary-key': given['key'] ?? '' } };
};
