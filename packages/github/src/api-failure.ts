/**
 * What went wrong with a request:
 * - `refused`: GitHub answered 4xx and did nothing;
 * - `limited`: 429, or 403 by a rate limit; `broken`: 5xx; `unreadable`: an answer that makes no sense;
 *   `late`: no answer in time; `dropped`: the connection broke. What was asked may have been done all the same;
 * - `unreachable`: no connection was made, so nothing was done.
 */
export type FailureKind = 'refused' | 'limited' | 'broken' | 'unreadable' | 'late' | 'dropped' | 'unreachable';

export class ApiFailure extends Error {
  readonly route: string;
  readonly kind: FailureKind;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    route: string,
    kind: FailureKind,
    message: string,
    details: { status?: number | undefined; retryAfterMs?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'ApiFailure';
    this.route = route;
    this.kind = kind;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** Whether what was asked may have been done although the answer says otherwise. */
  get mayHaveWorked(): boolean {
    return this.kind !== 'refused' && this.kind !== 'unreachable';
  }

  /** Whether GitHub will not show what was asked for, and the token is good: what is not needed can be done without. */
  get isWithheld(): boolean {
    return (this.kind === 'refused' && this.status !== 401) || this.kind === 'unreadable';
  }

  /** Whether the same read may succeed a little later. */
  get passes(): boolean {
    return this.kind !== 'refused' && this.kind !== 'unreadable';
  }
}

/** Socket and resolver errors of a connection that never stood. */
const neverConnected = new Set([
  ...['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
]);

/** Tells an error of octokit or fetch as one of ours. Octokit gives network errors a status of 500: only a response counts. */
export function failureOf(route: string, error: unknown, timeoutMs: number): ApiFailure {
  const { response } = error as { response?: { status: number; headers: Record<string, unknown>; data: unknown } };
  if (response) return failureOfResponse(route, response, error);
  const chain = [...causes(error)];
  if (chain.some(({ name }) => name === 'TimeoutError' || name === 'AbortError')) {
    return new ApiFailure(route, 'late', `did not answer within ${timeoutMs / 1000} s`, { cause: error });
  }
  const code = chain.map((cause) => cause.code).find((found) => found !== undefined);
  const message = [code, chain.at(-1)?.message].filter(Boolean).join(': ') || String(error);
  return new ApiFailure(route, code !== undefined && neverConnected.has(code) ? 'unreachable' : 'dropped', message, {
    cause: error,
  });
}

function failureOfResponse(
  route: string,
  { status, headers, data }: { status: number; headers: Record<string, unknown>; data: unknown },
  cause: unknown,
): ApiFailure {
  const said = messageOf(data);
  const exhausted = headers['x-ratelimit-remaining'] === '0';
  const limited = status === 429 || (status === 403 && (headers['retry-after'] !== undefined || exhausted));
  const kind = limited
    ? 'limited'
    : status >= 500 || status === 408
      ? 'broken'
      : status >= 400
        ? 'refused'
        : 'unreadable';
  const message = said === '' ? `answered ${status}` : `answered ${status}: ${said}`;
  const retryAfterMs = limited || kind === 'broken' ? pauseAsked(headers, exhausted) : undefined;
  return new ApiFailure(route, kind, message, { status, retryAfterMs, cause });
}

/** The pause GitHub asks for, in milliseconds. Its own clock tells how far off the next hour is, not the runner's. */
function pauseAsked(headers: Record<string, unknown>, exhausted: boolean): number | undefined {
  const seconds = Number(headers['retry-after']);
  if (Number.isFinite(seconds)) return seconds * 1000;
  const left = Number(headers['x-ratelimit-reset']) * 1000 - Date.parse(String(headers['date']));
  return exhausted && Number.isFinite(left) ? Math.max(left, 0) + 1000 : undefined;
}

/** GitHub's message with the messages of its `errors`, on one line; nothing of a page a proxy sent. */
function messageOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  const { message, errors } = data as { message?: unknown; errors?: unknown };
  const details = (Array.isArray(errors) ? errors : []).map((entry: unknown) =>
    typeof entry === 'string' ? entry : ((entry as { message?: unknown } | null)?.message ?? ''),
  );
  return [message, ...details]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join('; ')
    .replace(/\s+/g, ' ');
}

function* causes(error: unknown): Generator<{ name?: string; message?: string; code?: string }> {
  for (let current = error; typeof current === 'object' && current !== null;) {
    const { name, message, code, cause } = current as Error & { code?: unknown };
    yield { name, message, ...(typeof code === 'string' && { code }) };
    current = cause;
  }
}
