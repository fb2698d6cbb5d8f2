// A process that records runs one after the other and tells each key once it is recorded.
import { writeSync } from 'node:fs';
import { fileHistory } from '../src/history/file.ts';
import { runKey } from '../src/row.ts';
import { row } from './made.ts';

const { HISTORY: path = '', NAME: name = '', RUNS: runs = '0' } = process.env;
const clock = { now: () => Date.now(), sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) };
for (let at = 0; at < Number(runs); at++) {
  const key = runKey({ run: `${name} ${at}`, model: 'flights', environment: undefined });
  await fileHistory(path, 'file', clock).record(
    [{ model: 'flights', key, decide: (past) => ({ ...row({ at: 0 }), run_key: key, run_number: past.length + 1 }) }],
    { rows: 1000, since: 0 },
  );
  writeSync(1, `${key}\n`);
}
