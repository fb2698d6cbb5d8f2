import { UserError } from '@tidegate/evidence';
import { QueryError } from '../../query-error.ts';
import { networkTrouble } from '../warehouse/network-trouble.ts';
import type { PostgresAddress } from './connect.ts';

const parts = (error: unknown) => {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const text = typeof message === 'string' && message !== '' ? message : 'no reason given';
  return { code: typeof code === 'string' ? code : '', said: text.split('\n')[0]!.replace(/\.$/, '') };
};

/** Why a connection did not come about, with the remedy; the password is in none of it. */
export function connectionTrouble(error: unknown, address: PostgresAddress): UserError {
  const { code, said } = parts(error);
  const server = serverName(address);
  const told = (kind: ConstructorParameters<typeof UserError>[0], what: string, hint: string) =>
    new UserError(kind, `${server} ${what}.`, { hint });
  if (code === '28P01' || code === '28000' || /client password must be/i.test(said))
    return told(
      'unauthorized',
      `did not let ${address.user} in${address.password === undefined ? ' without a password' : ` (${said})`}`,
      'Check user and password in `connection`; special characters of a password are percent-encoded.',
    );
  if (code === '3D000')
    return told('not-found', `has no database ${address.database}`, 'Check the end of the path of `connection`.');
  if (code === '53300') return told('unreachable', 'has no connection left', 'Run later, or raise max_connections.');
  if (/does not support SSL/i.test(said))
    return told(
      'unreachable',
      'offers no TLS',
      'Switch TLS on at the server, or add sslmode=disable to `connection` in a network you trust.',
    );
  if (/timeout/i.test(said)) return networkTrouble({ code: 'ETIMEDOUT' }, server)!;
  return (
    networkTrouble(error, server) ??
    told('unreachable', `cannot be reached (${said})`, 'Check `connection`, and that this runner can reach the server.')
  );
}

/** A statement's failure: what the user's words or the data caused is a QueryError, all else ends the run. */
export function queryTrouble(error: unknown, address: PostgresAddress, timeoutMs: number): Error {
  const { code, said } = parts(error);
  const server = serverName(address);
  const told = (kind: ConstructorParameters<typeof UserError>[0], what: string, hint: string) =>
    new UserError(kind, `${server} ${what}.`, { hint, cause: error });
  if (code === '42501')
    return told(
      'unauthorized',
      `does not let ${address.user} read this: ${said}`,
      'Grant SELECT on it. Where row-level security hides rows, grant BYPASSRLS, or name a view of the rows that are meant.',
    );
  if (code === '57014' && /timeout/.test(said))
    return told(
      'timeout',
      `took longer than ${timeoutMs / 1000} s for one statement`,
      'Raise `statement-timeout`, or validate fewer rows by a view.',
    );
  // Syntax, names and writing; then values that no cast takes, division by zero and the like.
  if (code.startsWith('42') || code === '25006') return new QueryError(said, true, error);
  if (/^(22|21|0A|54)/.test(code)) return new QueryError(said, false, error);
  if (/^5[38]/.test(code))
    return told(
      'tool-failed',
      `has not enough memory, disk or connections: ${said}`,
      'Give the server more, or validate fewer rows by a view.',
    );
  return told('tool-failed', `ended the work: ${said}`, 'Look into the log of the server, and run again.');
}

function serverName({ host, port }: PostgresAddress): string {
  return `PostgreSQL at ${host}:${port}`;
}
