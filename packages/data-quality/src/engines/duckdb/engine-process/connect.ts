import { type ChildProcess, fork } from 'node:child_process';
import { UserError } from '@tidegate/evidence';
import { formatDuration } from '@tidegate/fields';
import type { ResultRow } from '../../../engine.ts';
import { rowsOf } from '../answer.ts';
import type { Vector } from '../instance.ts';
import { type Connect, makeScratch, removeScratch } from '../connection.ts';
import { engineArgument, type Failure, type Reply, type Request } from './messages.ts';
import { obituary } from './obituary.ts';

export interface EngineProcess {
  /** Path of Node. */
  readonly node: string;
  /** The script to start; it calls `serveEngine` when it `isEngineProcess`. */
  readonly entry: string;
  /** Its whole environment: a reader of strange files needs no secrets. */
  readonly env: Readonly<Record<string, string>>;
  /** Longest time one statement may take, in milliseconds. */
  readonly statementTimeout: number;
  /** Ends the process when it aborts. */
  readonly signal?: AbortSignal;
}

/** A timer set for longer fires at once. */
const longestTimer = 2 ** 31 - 1;

interface Waiting {
  readonly resolve: (rows: ResultRow[]) => void;
  readonly reject: (error: Error) => void;
  readonly rows: ResultRow[];
  readonly take: (vectors: readonly Vector[]) => void;
  readonly timer: NodeJS.Timeout;
}

/** DuckDB in a process of its own: when native code crashes, hangs or eats the memory, every query rejects with a UserError that says so. */
export function connectApart({ node, entry, env, statementTimeout, signal }: EngineProcess): Connect {
  return async (found, { files, temp, memoryLimit }) => {
    const findingBinding = Promise.resolve(found);
    // It is awaited below, once the process is on its way.
    findingBinding.catch(() => {});
    const child = fork(entry, [engineArgument], {
      execPath: node,
      execArgv: [],
      env: { ...env },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const stderr = tailOf(child);
    const waiting = new Map<number | undefined, Waiting>();
    let scratch = '';
    let binding = '';
    let work = 'starting';
    let version = '';
    let fate: UserError | undefined;
    let lastId = 0;

    const end = (error: UserError) => {
      fate ??= error;
      child.kill('SIGKILL');
      for (const { reject, timer } of waiting.values()) {
        clearTimeout(timer);
        reject(fate);
      }
      waiting.clear();
    };
    const gone = new Promise<void>((resolve) => {
      child.on('error', (cause) => {
        end(new UserError('tool-failed', `DuckDB's process cannot be started: ${cause.message}.`, { cause }));
        resolve();
      });
      child.on('close', (code, by) => {
        end(obituary({ binding, work, opened: version !== '', code, signal: by, said: stderr() }));
        resolve();
      });
    });
    const cancel = () => end(new UserError('tool-failed', `The job was cancelled while DuckDB was ${work}.`));
    signal?.addEventListener('abort', cancel);

    child.on('message', (reply: Reply) => {
      if (reply.kind === 'opened') version = reply.version;
      const id = reply.kind === 'opened' ? undefined : reply.id;
      const asked = waiting.get(id);
      if (!asked) return;
      if (reply.kind === 'rows') for (const row of rowsOf(reply.rows)) asked.rows.push(row);
      const fault = reply.kind === 'vectors' && reply.vectors ? faultOf(() => asked.take(reply.vectors!)) : undefined;
      const goesOn = reply.kind === 'rows' ? !reply.last : reply.kind === 'vectors' && reply.vectors !== undefined;
      if (goesOn && !fault) return;
      waiting.delete(id);
      clearTimeout(asked.timer);
      if (fault) asked.reject(fault);
      else if (reply.kind === 'failed') asked.reject(errorOf(reply.failure));
      else asked.resolve(asked.rows);
    });
    const ask = (request: Request, take: Waiting['take'] = () => {}) =>
      new Promise<ResultRow[]>((resolve, reject) => {
        if (fate) return reject(fate);
        if (signal?.aborted) cancel();
        // Loading from a slow disk is no statement.
        const limit = request.kind === 'open' ? Math.max(statementTimeout, 60_000) : statementTimeout;
        const timer = setTimeout(() => end(late(work, limit)), Math.min(limit, longestTimer));
        waiting.set(request.kind === 'open' ? undefined : request.id, { resolve, reject, rows: [], take, timer });
        // A channel that is closed already says so by the process's end.
        child.send(request, () => {});
      });
    const close = async () => {
      signal?.removeEventListener('abort', cancel);
      child.kill('SIGKILL');
      await gone;
      if (scratch !== '') await removeScratch(scratch);
    };

    try {
      scratch = await makeScratch(temp);
      binding = await findingBinding;
      await ask({ kind: 'open', binding, files, scratch, memoryLimit });
    } catch (error) {
      await close();
      throw error;
    }
    return {
      version,
      scratch,
      query: (sql) => ask({ kind: 'query', id: ++lastId, sql }),
      stream: async (sql, take) => void (await ask({ kind: 'stream', id: ++lastId, sql }, take)),
      doing: (next) => void (work = next),
      close,
    };
  };
}

/** The last kilobytes of what the process writes to its stderr. */
function tailOf(child: ChildProcess): () => string {
  let text = '';
  child.stderr!.setEncoding('utf8').on('data', (more: string) => (text = (text + more).slice(-4096)));
  return () => text;
}

function faultOf(work: () => void): Error | undefined {
  try {
    return void work();
  } catch (error) {
    return error as Error;
  }
}

function errorOf({ message, column, code, hint }: Failure): Error {
  if (code === undefined) return Object.assign(new Error(message), column !== undefined && { column });
  return new UserError(code, message, hint === undefined ? {} : { hint });
}

function late(work: string, limit: number): UserError {
  return new UserError(
    'timeout',
    `DuckDB was ended: ${work} took one statement longer than ${formatDuration(limit)}.`,
    {
      hint: 'Raise `statement-timeout`, give the job more memory, or judge less data at a time.',
    },
  );
}
