import { type ErrorCode, UserError } from '@tidegate/evidence';

/** Addresses without the user, password or token written into them. */
export function withoutCredentials(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/gi, '$1');
}

const kinds: readonly (readonly [ErrorCode, RegExp, string])[] = [
  [
    'unauthorized',
    /authentication failed|could not read (username|password)|\b40[13]\b|permission (to .* )?denied|publickey|not allowed to/i,
    'Give the job `permissions: contents: write` and let actions/checkout keep its credentials.',
  ],
  [
    'unreachable',
    /could not resolve|unable to access|connection (refused|reset|timed out)|timed out|could not read from remote|unable to connect|does not appear to be a git repository/i,
    'Check the address of the remote `origin` and the network.',
  ],
  ['unsupported', /dubious ownership/i, 'Run `git config --global --add safe.directory <folder>` before this step.'],
];

/** A git command that failed, as a UserError: what was tried, git's own words, no credentials. */
export function gitFailure(what: string, stderr: string): UserError {
  const told = stderr.split(/\r?\n/).filter((line) => /^(fatal|error|remote|!|\s*!)/.test(line));
  const words = withoutCredentials((told[0] ?? stderr.split('\n')[0] ?? '').trim()).replace(/\.$/, '');
  const [code, , hint] = kinds.find(([, pattern]) => pattern.test(stderr)) ?? ['tool-failed', /$/, undefined];
  return new UserError(code, `${what}: ${words === '' ? 'git failed and said nothing' : words}.`, {
    ...(hint !== undefined && { hint }),
  });
}
