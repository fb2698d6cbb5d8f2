import type { Fault } from './world.ts';

export interface PendingFault {
  readonly fault: Fault;
  skip: number;
  left: number;
}

/** The fault whose turn it is for a request of this route, counted down. */
export function faultFor(faults: readonly PendingFault[], route: string): Fault | undefined {
  for (const pending of faults) {
    const [method, path] = pending.fault.route.split(' ') as [string, string];
    if (pending.left === 0 || !route.startsWith(`${method} `) || !route.endsWith(path)) continue;
    if (pending.skip > 0) {
      pending.skip--;
      continue;
    }
    pending.left--;
    return pending.fault;
  }
  return undefined;
}
