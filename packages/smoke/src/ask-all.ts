import { askModel, isAnswered } from './ask-model.ts';
import type { Answered, Unanswered } from './checks/answered.ts';
import { checkOutputs } from './checks/check-outputs.ts';
import { checkKnownAnswers } from './checks/known-answers.ts';
import type { Expectation } from './expectation.ts';
import type { Send } from './http/exchange.ts';
import { runLoad } from './load/run-load.ts';
import type { Payload } from './payloads/payload.ts';
import type { Plan } from './plan.ts';
import type { SmokeWorld } from './world.ts';

/** Asks every payload once and gives the results in the order of the payloads. */
export async function askAll(
  send: Send,
  { target }: Plan,
  payloads: readonly Payload[],
  concurrency: number,
  world: SmokeWorld,
): Promise<{ answered: Answered[]; unanswered: Unanswered[] }> {
  const results: (Answered | Unanswered)[] = payloads.map((payload) => ({ payload, reason: 'the job was cancelled' }));
  await runLoad(
    { requests: payloads.length, concurrency, rate: undefined },
    async (index) => void (results[index] = await askModel(send, target, payloads[index]!)),
    { now: () => performance.now(), sleep: (ms, signal) => world.clock.sleep(ms, signal) },
    world.signal,
  );
  return {
    answered: results.filter(isAnswered),
    unanswered: results.filter((result): result is Unanswered => !isAnswered(result)),
  };
}

/** How an answer under load breaks what the same payload kept before, as half a sentence. */
export function faultOf(answered: Answered, expectation: Expectation): string | undefined {
  const known = (expectation['max-wrong'] ?? 0) > 0 ? undefined : checkKnownAnswers([answered], expectation);
  const broken = [...checkOutputs([answered], expectation), ...(known ? [known] : [])].find(
    ({ verdict }) => verdict === 'fail',
  );
  return broken && `under load ${broken.reason.replace(/\.$/, '')}`;
}
