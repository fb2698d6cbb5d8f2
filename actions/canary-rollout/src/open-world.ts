import type { CommonInputs, Io } from '@tidegate/kit';
import type { RegistrySettings } from '@tidegate/registry';
import { openRouter, openStore, type RolloutSettings, type World } from '@tidegate/rollout';
import { aliasCompanion } from './alias.ts';

/** Router, state and identity as the inputs name them. */
export function openWorld(
  inputs: RolloutSettings & RegistrySettings & CommonInputs,
  io: Io,
  holder: string,
  timeline: World['timeline'],
): World {
  const tools = {
    exec: (...call: Parameters<Io['exec']>) => io.exec(...call),
    sleep: (milliseconds: number) => io.clock.sleep(milliseconds),
    workspace: io.run.workspace,
    path: (typed: string) => io.path(typed),
    env: (name: string) => io.env(name),
  };
  const router = openRouter(inputs, tools);
  const store = (inputs.state === undefined && router.store) || openStore(inputs.state, router.location, tools);
  const companion = aliasCompanion(inputs, io);
  return {
    router,
    store,
    clock: io.clock,
    log: io.log,
    signal: io.signal,
    identity: { holder, run: io.run.id ?? 'local', attempt: io.run.attempt ?? '1' },
    // It is renewed while a change takes its time, but not within one call.
    leaseMs: Math.max(inputs.lease, 3 * Math.min(router.capabilities.deadlineMs, 60_000)),
    handoverMs: inputs.handover,
    timeline,
    ...(companion && { companion }),
  };
}
