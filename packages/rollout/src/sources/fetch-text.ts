import { MeasurementError } from '../counts.ts';

export interface HttpOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly token: string | undefined;
  readonly timeoutMs: number;
}

/** GET, with a time limit. Everything that goes wrong is a MeasurementError, and its message never holds the query or a password. */
export async function getText(url: URL, { fetch, token, timeoutMs }: HttpOptions): Promise<string> {
  const where = shownAddress(url);
  // fetch refuses an address with a password in it; as a header it goes.
  const address = new URL(url);
  const { username, password } = address;
  address.username = address.password = '';
  const basic =
    username !== '' ? `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}` : undefined;
  const authorization = token !== undefined ? `Bearer ${token}` : basic;
  try {
    const response = await fetch(address, {
      headers: authorization === undefined ? {} : { authorization },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (response.ok) return text;
    const trouble = response.status === 401 || response.status === 403 ? 'refused' : 'unreachable';
    throw new MeasurementError(trouble, `${where} answered ${response.status}${reasonIn(text)}`);
  } catch (error) {
    if (error instanceof MeasurementError) throw error;
    const cause = (error as { cause?: { code?: string } }).cause?.code;
    const late = (error as Error).name === 'TimeoutError';
    throw new MeasurementError(
      'unreachable',
      late
        ? `${where} did not answer within ${timeoutMs / 1000} s`
        : `${where} cannot be reached (${cause ?? (error as Error).message})`,
    );
  }
}

export function shownAddress(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}

/** Prometheus tells what is wrong with a query in the body of its 400. */
function reasonIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' ? `: ${error.slice(0, 200)}` : '';
  } catch {
    return '';
  }
}
