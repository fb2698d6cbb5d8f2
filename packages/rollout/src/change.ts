import { UserError } from '@tidegate/evidence';
import type { Reading } from './routers/router.ts';
import { isOurs } from './reconcile.ts';
import type { Session } from './session.ts';
import { sameWeights, type Weights } from './weights.ts';
import { readRouter } from './world.ts';

/** Weights are seen that neither the state nor the change under way explains. */
export class WeightsConflict extends Error {}

export interface Change {
  readonly to: Weights;
  readonly deadlineMs: number;
  /** Set the weights whatever is seen there. */
  readonly force: boolean;
}

/**
 * Changes the weights and reads them back until they are as asked or the deadline has passed. The intent has been kept before this is
 * called. A write whose answer is lost is not repeated blindly: the weights are read first, and asked for again only where
 * they are not yet the new ones.
 */
export async function changeWeights(session: Session, { to, deadlineMs, force }: Change): Promise<Reading> {
  const { router, clock, log } = session.world;
  const until = clock.now() + deadlineMs;
  const read = () => readRouter(session.world, Math.max(0, until - clock.now()));
  let trouble: unknown;
  for (let writes = 0; ;) {
    const reading = await read();
    const asked = sameWeights(reading.weights, to);
    if (asked && !reading.settling) return reading;
    if (!force && !isOurs(session.state, reading)) throw changedMeanwhile(reading.weights, to);
    if ((writes > 0 || asked) && clock.now() >= until) throw notTaken(to, reading.weights, deadlineMs, trouble);
    if (!session.leased()) throw leaseLost();
    await session.renew();
    if (!asked && (writes === 0 || trouble !== undefined || !router.capabilities.asynchronous)) {
      writes++;
      trouble = await router.write(to, reading.weights).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (trouble instanceof UserError && trouble.code === 'unsupported') throw trouble;
      if (trouble !== undefined) log.warn(`The router did not take the weights: ${(trouble as Error).message}`);
      else if (sameWeights((await read()).weights, to)) continue;
    }
    await clock.sleep(Math.min(1000, Math.max(20, deadlineMs / 20)));
  }
}

function changedMeanwhile(observed: Weights, to: Weights): WeightsConflict {
  return new WeightsConflict(
    `Somebody else changed the weights to ${shown(observed)} while they were being set to ${shown(to)}.`,
  );
}

function notTaken(to: Weights, observed: Weights, deadlineMs: number, trouble: unknown): UserError {
  const why = trouble instanceof Error ? ` (${trouble.message.replace(/\.$/, '')})` : '';
  return new UserError(
    'tool-failed',
    `The router does not show the weights ${shown(to)} after ${deadlineMs / 1000} s but ${shown(observed)}${why}.`,
    {
      hint: 'Look at the router; `target.deadline` gives it more time.',
      ...(trouble !== undefined && { cause: trouble }),
    },
  );
}

function leaseLost(): UserError {
  return new UserError('conflict', 'The lease on this rollout has run out, so this run touches nothing any more.', {
    hint: 'Run `status`; another run or `guard` may have taken over.',
  });
}

/** `stable:candidate`. */
const shown = ({ stable, candidate }: Weights) => `${stable}:${candidate}`;
