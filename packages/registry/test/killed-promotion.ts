import { tmpdir } from 'node:os';
import { type AliasChange, openRegistry } from '../src/index.ts';
import { world } from './world.ts';

// A process that promotes and is killed, as by a runner that dies, when the answer to its n-th request has arrived.
const { REGISTRY: address = '', CHANGE: change = '{}', LAST: last = '1' } = process.env;
let answered = 0;
const dying: typeof fetch = async (...call) => {
  const response = await fetch(...call);
  if (++answered === Number(last)) process.kill(process.pid, 'SIGKILL');
  return response;
};
const io = { ...world(tmpdir(), { now: Date.now() }), fetch: dying };
const registry = await openRegistry({ 'registry-uri': address }, io);
await registry.promote(JSON.parse(change) as AliasChange);
