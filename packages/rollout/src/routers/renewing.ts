import { UserError } from '@tidegate/evidence';
import { z } from 'zod';
import { lastWords } from './exec.ts';
import type { RouterTools, TrafficRouter } from './router.ts';

/** `target.login`: a program and its arguments that renew short-lived credentials. */
export const login = z.array(z.string(), 'expected a list: the program, then its arguments').min(1).optional();

/**
 * The router with its credentials renewed before every change, and once more where a call is refused as unauthorized: those of a job
 * last an hour or less, and a roll-back is what comes last.
 */
export function renewing(
  router: TrafficRouter,
  program: readonly string[] | undefined,
  tools: RouterTools,
): TrafficRouter {
  if (program === undefined) return router;
  const renew = async (): Promise<void> => {
    const [command, ...args] = program;
    const result = await tools.exec(command!, args, { cwd: tools.workspace, timeoutMs: 60_000 });
    if (result.exitCode === 0) return;
    throw new UserError(
      'unauthorized',
      `\`target.login\` (${command}) ended with exit code ${result.exitCode}: ${lastWords(result)}.`,
      { hint: 'Run it by hand to see what it needs.' },
    );
  };
  const again = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof UserError && error.code === 'unauthorized')) throw error;
      await renew();
      return call();
    }
  };
  const { store } = router;
  return {
    ...router,
    read: () => again(() => router.read()),
    async write(weights, expected) {
      await renew();
      await router.write(weights, expected);
    },
    ...(store && {
      store: {
        location: store.location,
        load: () => again(() => store.load()),
        save: (state) => again(() => store.save(state)),
      },
    }),
  };
}
