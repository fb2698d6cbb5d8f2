import { writeFileSync } from 'node:fs';
import { UserError } from '@tidegate/evidence';
import { engineMessage, unreadColumn } from '../../../engine-message.ts';
import { type Instance, openInstance } from '../instance.ts';
import { loadDuckDb } from '../load.ts';
import { type Failure, engineArgument, type Reply, type Request } from './messages.ts';

/** Rows per message. */
const piece = 20_000;

/** Was this process started to be an engine? */
export function isEngineProcess(process: NodeJS.Process): boolean {
  return process.argv[2] === engineArgument && process.connected;
}

/** Answers the parent's queries until the parent is gone. */
export function serveEngine(process: NodeJS.Process): void {
  dieFirst();
  // No farewell: native threads may be at work, and nothing here outlives the process.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // A cancelled job signals the whole group; the parent decides what becomes of this process.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => {});
  const reply = (message: Reply) =>
    new Promise<void>((resolve, reject) =>
      process.send!(message, (error: Error | null) => (error ? reject(error) : resolve())),
    );
  let instance: Instance | undefined;
  process.on('message', (request: Request) => {
    const id = request.kind === 'open' ? undefined : request.id;
    answer(request).catch((error: unknown) => reply({ kind: 'failed', id, failure: failureOf(error) }));
  });

  async function answer(request: Request): Promise<void> {
    if (request.kind === 'open') {
      instance = await openInstance(await loadDuckDb(request.binding), request);
      await reply({ kind: 'opened', version: instance.version });
      return;
    }
    const { id, sql } = request;
    if (request.kind === 'stream') {
      await instance!.stream(sql, (vectors) => reply({ kind: 'vectors', id, vectors }));
      await reply({ kind: 'vectors', id, vectors: undefined });
      return;
    }
    const { names, columns } = await instance!.query(sql);
    const length = columns[0]?.length ?? 0;
    for (let start = 0; start === 0 || start < length; start += piece) {
      const rows = { names, columns: columns.map((column) => column.slice(start, start + piece)) };
      await reply({ kind: 'rows', id, rows, last: start + piece >= length });
    }
  }
}

/** Linux, short of memory, then ends this process and not the one that can tell of it. */
function dieFirst(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Elsewhere there is no such file.
  }
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof UserError)) {
    const column = unreadColumn(error);
    return { message: engineMessage(error), ...(column !== undefined && { column }) };
  }
  const { message, code, hint } = error;
  return { message, code, ...(hint !== undefined && { hint }) };
}
