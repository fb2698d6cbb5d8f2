import type { ConnectionOptions } from 'node:tls';
import { UserError } from '@tidegate/evidence';
import type { Cell, ResultRow } from '../../engine.ts';
import { QueryError } from '../../query-error.ts';
import type { TrinoAddress } from './address.ts';
import { type Answer, exchange } from './exchange.ts';
import { cancelled, exchangeTrouble, slow, statementTrouble, statusTrouble, type TrinoError } from './trouble.ts';

export interface ClientOptions {
  readonly tls: ConnectionOptions | undefined;
  readonly statementTimeout: number;
  readonly signal?: AbortSignal | undefined;
}

/** What the statement protocol answers; only what is used here. */
interface Page {
  readonly nextUri?: string;
  readonly columns?: readonly { readonly name: string }[];
  readonly data?: readonly (readonly unknown[])[];
  readonly error?: TrinoError;
}

export interface Result {
  readonly rows: ResultRow[];
  readonly headers: Answer['headers'];
}

/** Time the server has to end an overdue statement by itself, with its own reason. */
const grace = 10_000;

/**
 * Runs one statement over Trino's client protocol: POST, then each `nextUri` until there is none. Every page is looked at, the first one
 * too; what is overdue or no longer wanted is cancelled at the server. Nothing is tried twice.
 */
export async function runStatement(
  sql: string,
  address: TrinoAddress,
  { tls, statementTimeout, signal }: ClientOptions,
  more: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const due = AbortSignal.timeout(statementTimeout + grace);
  const ended = signal ? AbortSignal.any([due, signal]) : due;
  const authorization = credentials(address);
  const ask = async (method: 'POST' | 'GET', url: URL, headers: Readonly<Record<string, string>>, body?: string) => {
    const answer = await exchange(url, {
      ...{ method, tls, signal: ended, headers: { ...authorization, ...headers } },
      ...(body !== undefined && { body }),
    });
    if (answer.status !== 200) throw statusTrouble(answer, address);
    return answer;
  };
  let next: URL | undefined;
  try {
    const session = `query_max_run_time=${Math.ceil(statementTimeout)}ms`;
    let answer = await ask(
      'POST',
      new URL('/v1/statement', address.origin),
      sessionHeaders(address, session, more),
      sql,
    );
    const rows: ResultRow[] = [];
    let { headers } = answer;
    for (;;) {
      const page = pageOf(answer, address);
      if (page.error) throw statementTrouble(page.error, address, statementTimeout);
      for (const values of page.data ?? [])
        rows.push(Object.fromEntries(page.columns!.map(({ name }, i) => [name, cell(values[i])])));
      if (page.nextUri === undefined) return { rows, headers };
      // A server behind a proxy may not know its own address; the password goes to the one the user named.
      const { pathname, search } = new URL(page.nextUri, address.origin);
      next = new URL(pathname + search, address.origin);
      answer = await ask('GET', next, {});
      headers = { ...headers, ...answer.headers };
    }
  } catch (error) {
    if (ended.aborted && next) await cancel(next, authorization, tls);
    if (due.aborted) throw slow(address, statementTimeout);
    if (signal?.aborted) throw cancelled(address);
    throw error instanceof UserError || error instanceof QueryError ? error : exchangeTrouble(error, address);
  }
}

async function cancel(next: URL, headers: Readonly<Record<string, string>>, tls: ConnectionOptions | undefined) {
  const signal = AbortSignal.timeout(grace);
  // The server's own time limit ends it when this does not arrive.
  await exchange(next, { method: 'DELETE', headers, tls, signal }).catch(() => {});
}

function credentials({ user, password, token }: TrinoAddress): Record<string, string> {
  if (token !== undefined) return { authorization: `Bearer ${token}` };
  if (password === undefined) return {};
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

function sessionHeaders(
  { user, catalog, schema }: TrinoAddress,
  session: string,
  more: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    'content-type': 'text/plain; charset=utf-8',
    'x-trino-user': user,
    'x-trino-source': 'tidegate',
    'x-trino-time-zone': 'UTC',
    'x-trino-session': session,
    'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
    ...(catalog !== undefined && { 'x-trino-catalog': catalog }),
    ...(schema !== undefined && { 'x-trino-schema': schema }),
    ...more,
  };
}

/** Integers beyond 2^53 keep their digits, as text. */
function pageOf({ body, status }: Answer, address: TrinoAddress): Page {
  const exact = (_: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' &&
    Number.isInteger(value) &&
    !Number.isSafeInteger(value) &&
    /^-?\d+$/.test(context?.source ?? '')
      ? context!.source
      : value;
  try {
    return JSON.parse(body, exact) as Page;
  } catch {
    throw statusTrouble({ status, headers: {}, body: 'no JSON' }, address);
  }
}

function cell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  return JSON.stringify(value);
}
