import { MeasurementError, type ArmSample, type Sample } from './counts.ts';
import { errorEvents, historyMinutes, type ErrorEvents } from './judgement/error-events.ts';
import type { Baseline } from './judgement/needs.ts';
import { takeSample } from './measure.ts';
import type { Plan } from './plan.ts';
import type { World } from './world.ts';

/** What stable does and the present rate of both arms together, from two looks one interval apart; or why there are none. */
export async function measureBaseline(plan: Plan, world: World): Promise<Baseline | string> {
  const { clock } = world;
  const since = clock.now();
  let first: { at: number; requests: number } | undefined;
  for (;;) {
    const at = clock.now();
    const sample = await takeSample(world);
    const trouble = troubleOf(sample);
    if (trouble === undefined) {
      const { stable, candidate } = sample as { stable: ArmSample; candidate: ArmSample | undefined };
      const requests = stable.requests + (candidate?.requests ?? 0);
      if (first) {
        const perSecond = Math.max(0, requests - first.requests) / Math.max(0.001, (at - first.at) / 1000);
        return { stable, perSecond, errorEvents: await seenBefore(plan, world) };
      }
      first = { at, requests };
    } else {
      world.log.warn(`Requests and errors cannot be measured: ${trouble}`);
      if (at - since >= plan.maxOutageMs || world.signal.aborted) {
        return `Requests and errors cannot be measured (${trouble}), so nothing was begun.`;
      }
    }
    await clock.sleep(plan.intervalMs, world.signal);
  }
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

function troubleOf(sample: Sample | MeasurementError): string | undefined {
  if (sample instanceof MeasurementError) return `${sample.trouble}: ${sample.message}`;
  return sample.stable === undefined ? 'empty: the stable arm has no request series' : undefined;
}
