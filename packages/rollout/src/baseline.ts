import { MeasurementError, type ArmSample } from './counts.ts';
import { errorEvents, historyMinutes, type ErrorEvents } from './judgement/error-events.ts';
import type { Baseline } from './judgement/needs.ts';
import { takeSample } from './measure.ts';
import type { Plan } from './plan.ts';
import type { World } from './world.ts';

/**
 * What stable does and the present rate of both arms together, from two looks; or why there are none. The first look is in the past where
 * the source keeps a history, else an interval goes by between them.
 */
export async function measureBaseline(plan: Plan, world: World): Promise<Baseline | string> {
  const { clock, source } = world;
  const since = clock.now();
  let first = source?.errorsPerMinute && (await lookAt(since - Math.max(historySpan, plan.intervalMs), world));
  for (;;) {
    const now = clock.now();
    const second = await lookAt(now, world);
    if (typeof second === 'string') {
      world.log.warn(`Requests and errors cannot be measured: ${second}`);
      if (now - since >= plan.maxOutageMs || world.signal.aborted) {
        return `Requests and errors cannot be measured (${second}), so nothing was begun.`;
      }
    } else if (first !== undefined && typeof first !== 'string') {
      const { stable } = second;
      return { stable, perSecond: ratePerSecond(first, second), errorEvents: await seenBefore(plan, world) };
    } else {
      first = second;
    }
    await clock.sleep(plan.intervalMs, world.signal);
  }
}

/** Long enough for several scrapes, milliseconds. */
const historySpan = 120_000;

interface Look {
  readonly at: number;
  readonly stable: ArmSample;
  readonly candidate?: ArmSample | undefined;
}

/** Counters at a moment, or why there are none. */
async function lookAt(at: number, world: World): Promise<Look | string> {
  const sample = await takeSample(world, at);
  if (sample instanceof MeasurementError) return `${sample.trouble}: ${sample.message}`;
  const { stable, candidate } = sample;
  return stable === undefined ? 'empty: the stable arm has no request series' : { at, stable, candidate };
}

/** Requests of both arms per second. A counter that began anew in between adds what it has had since; one that was not there before adds nothing. */
function ratePerSecond(first: Look, second: Look): number {
  const grown = (before: ArmSample | undefined, now: ArmSample | undefined) => {
    if (before === undefined || now === undefined) return 0;
    return now.requests >= before.requests ? now.requests - before.requests : now.requests;
  };
  const requests = grown(first.stable, second.stable) + grown(first.candidate, second.candidate);
  return requests / Math.max(0.001, (second.at - first.at) / 1000);
}

/** How errors came before the start; a history that cannot be read is no reason not to begin. */
async function seenBefore(plan: Plan, { source, clock }: World): Promise<ErrorEvents> {
  if (plan.errors !== 'measured' || !source?.errorsPerMinute) return errorEvents(plan.errors, undefined);
  const history = await source.errorsPerMinute(clock.now(), historyMinutes).catch((error: unknown) => {
    if (error instanceof MeasurementError) return `${error.trouble}: ${error.message}`;
    throw error;
  });
  return errorEvents(plan.errors, history);
}
