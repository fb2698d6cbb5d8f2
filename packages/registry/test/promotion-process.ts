import { tmpdir } from 'node:os';
import { UserError } from '@tidegate/evidence';
import { type AliasChange, openRegistry } from '../src/index.ts';
import { world } from './world.ts';

// A process that promotes. It is killed, as by a runner that dies, when the answer to its n-th request has arrived; it ends with 3
// when somebody else was quicker.
const { REGISTRY: address = '', CHANGE: change = '{}', LAST: last = '0' } = process.env;
let answered = 0;
const dying: typeof fetch = async (...call) => {
  const response = await fetch(...call);
  if (++answered === Number(last)) process.kill(process.pid, 'SIGKILL');
  return response;
};
const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const io = { ...world(tmpdir()), clock: { now: () => Date.now(), sleep }, fetch: dying };
const registry = await openRegistry({ 'registry-uri': address }, io);
try {
  await registry.promote(JSON.parse(change) as AliasChange);
} catch (error) {
  if (!(error instanceof UserError) || error.code !== 'conflict') throw error;
  process.exitCode = 3;
}
