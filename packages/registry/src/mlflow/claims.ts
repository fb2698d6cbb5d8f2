import { randomUUID } from 'node:crypto';
import { UserError } from '@tidegate/evidence';
import type { RegistryIo } from '../registry-io.ts';
import { nothing, registeredModelReply } from './replies.ts';
import type { MlflowServer } from './server.ts';

/** A claim older than this belongs to a runner that died; every request of a promotion ends well before. */
const staleAfter = 10 * 60_000;
const attempts = 8;

/**
 * Does work on an alias while no other Tidegate run does.
 *
 * MLflow has no compare-and-set, and setting a tag or an alias overwrites. So each run writes a claim under a key of its own and
 * then reads all keys: of two runs the one that writes second sees the other, whatever the order of their requests, so both
 * can never go on. One that sees another withdraws, waits and tries again. This holds between Tidegate runs on a server whose
 * reads see completed writes, for runs that are not stopped for ten minutes and then go on; it does not bind other writers.
 */
export async function withClaim<T>(
  server: MlflowServer,
  io: RegistryIo,
  { name, alias }: { name: string; alias: string },
  work: () => Promise<T>,
): Promise<T> {
  const prefix = `tidegate.claim.${alias}.`;
  const key = `${prefix}${randomUUID()}`;
  for (let attempt = 1; ; attempt++) {
    try {
      // Withdrawn also when the answer is lost: the claim may be there all the same.
      await server.send('POST', 'registered-models/set-tag', { name, key, value: String(io.clock.now()) }, nothing);
      const others = await otherClaims(server, io, name, prefix, key);
      if (others === 0) return await work();
    } finally {
      await withdraw(server, name, key);
    }
    if (attempt === attempts) {
      throw new UserError('conflict', `${alias} of ${name} is being moved by another run, which has not finished.`, {
        hint: 'Wait for it, and keep such jobs apart with `concurrency`. If that run was killed, its claim ends ten minutes after it began.',
      });
    }
    // Random, so that two that saw each other do not meet again.
    await io.clock.sleep(200 + Math.random() * 500 * attempt);
  }
}

async function otherClaims(
  server: MlflowServer,
  io: RegistryIo,
  name: string,
  prefix: string,
  own: string,
): Promise<number> {
  const { registered_model: model } = await server.get('registered-models/get', { name }, registeredModelReply);
  let alive = 0;
  for (const { key, value } of model.tags) {
    if (!key.startsWith(prefix) || key === own) continue;
    if (!(io.clock.now() - Number(value) <= staleAfter)) await withdraw(server, name, key);
    else alive++;
  }
  return alive;
}

async function withdraw(server: MlflowServer, name: string, key: string): Promise<void> {
  // A claim that cannot be taken back goes stale by itself; it must not hide how the work ended.
  await server.send('DELETE', 'registered-models/delete-tag', { name, key }, nothing).catch(() => {});
}
