import { UserError } from '@tidegate/evidence';

export interface Push {
  /** May hold a user and a password. */
  readonly address: string;
  readonly repository: string;
  readonly environment: string;
  /** When one model alone was measured. */
  readonly model: string | undefined;
  readonly text: string;
  readonly timeoutMs: number;
}

/** Replaces the group of this repository, environment and model, so that pushing again changes nothing more. Throws a UserError. */
export async function pushMetrics(
  fetch: typeof globalThis.fetch,
  { address, repository, environment, model, text, timeoutMs }: Push,
): Promise<void> {
  const url = new URL(address);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const group = Object.entries({ repository, environment, ...(model !== undefined && { model }) }).map(
    ([label, value]) => `${label}@base64/${base64(value)}`,
  );
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/metrics/job/tidegate_delivery/${group.join('/')}`;
  const shown = `The Pushgateway at ${url.origin}`;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const refused = (message: string, hint: string, cause?: unknown) =>
    new UserError('unreachable', `${shown} ${message}.`, { hint, ...(cause !== undefined && { cause }) });
  let status: number;
  let said: string;
  try {
    const response = await fetch(url, {
      method: 'PUT',
      redirect: 'error',
      headers: {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        ...(credentials !== ':' && { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }),
      },
      body: text,
      signal: AbortSignal.timeout(timeoutMs),
    });
    status = response.status;
    said = (await response.text()).split('\n')[0]!.slice(0, 200);
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    throw refused(
      late ? `did not answer within ${timeoutMs / 1000} s` : 'cannot be reached',
      'Check `pushgateway`, and that this runner can reach it.',
      error,
    );
  }
  if (status >= 200 && status < 300) return;
  if (status === 401 || status === 403) {
    throw new UserError('unauthorized', `${shown} did not let us in (${status}).`, {
      hint: 'Write user and password into `pushgateway`, from a secret.',
    });
  }
  // A proxy's page says nothing.
  const reason = said.startsWith('<') || said === '' ? '' : `: ${said}`;
  throw refused(
    `would not take the metrics (${status}${reason})`,
    'Check `pushgateway`: the address without /metrics.',
  );
}

/** Labels may hold slashes, which the path of a group must not. */
function base64(value: string): string {
  return Buffer.from(value).toString('base64url');
}
