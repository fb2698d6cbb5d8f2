import { UserError } from '@tidegate/evidence';
import { engineMessage } from '../../engine-message.ts';
import { QueryError } from '../../query-error.ts';
import { networkTrouble } from '../warehouse/network-trouble.ts';
import type { TrinoAddress } from './address.ts';
import type { Answer } from './exchange.ts';

/** `error` of Trino's answer to a statement. */
export interface TrinoError {
  readonly message: string;
  readonly errorName: string;
  readonly errorType: string;
}

const ofStatement =
  /^(SYNTAX_ERROR|TYPE_MISMATCH|.*_NOT_FOUND|NOT_SUPPORTED|AMBIGUOUS_NAME|EXPRESSION_NOT_.*|MISSING_.*|FUNCTION_.*|INVALID_(LITERAL|ARGUMENTS|COLUMN_REFERENCE|TYPE_DEFINITION)|NESTED_.*|SUBQUERY_MULTIPLE_ROWS)$/;

export function trinoServer({ origin }: TrinoAddress): string {
  return `Trino at ${origin}`;
}

/** No answer came. */
export function exchangeTrouble(error: unknown, address: TrinoAddress): UserError {
  const server = trinoServer(address);
  const said = engineMessage(error);
  return (
    networkTrouble(error, server) ??
    new UserError('unreachable', `${server} cannot be reached (${said}).`, {
      hint: 'Check `connection`, and that this runner can reach the server.',
    })
  );
}

/** An answer that is no result. */
export function statusTrouble({ status, body }: Answer, address: TrinoAddress): UserError {
  const server = trinoServer(address);
  const said = body.split('\n')[0]!.slice(0, 200);
  if (status === 401 || status === 403)
    return new UserError(
      'unauthorized',
      `${server} did not let ${address.user} in (${status}: ${said || 'no reason given'}).`,
      {
        hint: 'Check user and password, or accessToken, in `connection`; Trino takes a password over https alone.',
      },
    );
  return new UserError('unreachable', `${server} answered ${status}${said === '' ? '' : ` (${said})`}.`, {
    hint: 'Check that `connection` names Trino itself, and look into its log.',
  });
}

/** A statement's failure: what the user's words or the data caused is a QueryError, all else ends the run. */
export function statementTrouble(error: TrinoError, address: TrinoAddress, timeoutMs: number): Error {
  const { errorName, errorType } = error;
  // What a parser would have liked instead is longer than the statement.
  const said = error.message.split('\n')[0]!.replace(/\. Expecting: .*$|\.$/, '');
  const told = (kind: ConstructorParameters<typeof UserError>[0], what: string, hint: string) =>
    new UserError(kind, `${trinoServer(address)} ${what}.`, { hint });
  if (errorName === 'PERMISSION_DENIED')
    return told(
      'unauthorized',
      `does not let ${address.user} do this: ${said}`,
      'Grant SELECT on the table, or name another user.',
    );
  if (errorName === 'EXCEEDED_TIME_LIMIT') return slow(address, timeoutMs);
  if (/_KILLED$|^USER_CANCELED$|^ABANDONED_/.test(errorName))
    return told(
      'tool-failed',
      `stopped the statement: ${said}`,
      'Somebody or a limit of the server ended it; run again.',
    );
  if (errorType === 'USER_ERROR') return new QueryError(said, ofStatement.test(errorName));
  const memory = errorType === 'INSUFFICIENT_RESOURCES';
  return told(
    'tool-failed',
    memory ? `has not enough memory for this table: ${said}` : `failed: ${said} (${errorName})`,
    memory ? 'Give the server more, or validate fewer rows by a view.' : 'Look into the log of the server.',
  );
}

export function cancelled(address: TrinoAddress): UserError {
  return new UserError('tool-failed', `${trinoServer(address)} was told to stop: the job was cancelled.`, {
    hint: 'Run the job again.',
  });
}

export function slow(address: TrinoAddress, timeoutMs: number): UserError {
  return new UserError('timeout', `${trinoServer(address)} took longer than ${timeoutMs / 1000} s for one statement.`, {
    hint: 'Raise `statement-timeout`, or validate fewer rows by a view.',
  });
}
