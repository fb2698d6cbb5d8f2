import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Value } from '@tidegate/workflow-lint/evaluate';

/** What steps see of the environment of whoever runs them. Credentials are not among it: those are handed in by name. */
const passed =
  /^(PATH|HOME|USER|LOGNAME|SHELL|TERM|LANG|LC_\w+|TZ|TMPDIR|VIRTUAL_ENV|JAVA_HOME|SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|NODE_EXTRA_CA_CERTS|PIP_\w+|XDG_\w+|https?_proxy|no_proxy)$/i;

/** The environment every step starts from: a clean one, the `--env-file`, and what the runner tells. */
export function baseEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  file: Readonly<Record<string, string>>,
  github: Readonly<Record<string, Value>>,
): Record<string, string> {
  const own = Object.entries(env).flatMap(([name, value]) =>
    passed.test(name) && value !== undefined ? [[name, value] as const] : [],
  );
  const cache = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const told = Object.entries(github).flatMap(([name, value]) =>
    name === 'event' || name === 'token' || typeof value === 'object'
      ? []
      : [[`GITHUB_${name.toUpperCase()}`, String(value)] as const],
  );
  return {
    ...Object.fromEntries(own),
    ...file,
    ...Object.fromEntries(told),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_NAME: 'local',
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_TOOL_CACHE: env['RUNNER_TOOL_CACHE'] || join(cache, 'tidegate', 'tools'),
  };
}
