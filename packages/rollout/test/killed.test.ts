import { describe, expect, test } from '@jest/globals';
import { run } from '../src/operations/run.ts';
import { guard } from '../src/operations/settle.ts';
import { original, planFor, toTheEnd } from './fake-plan.ts';
import { type Call, Killed, keptIn, type Place, place, processAt } from './fake-world.ts';

const plan = planFor({
  steps: [
    { share: 0.2, holdMs: 30_000 },
    { share: 0.5, holdMs: 20_000 },
    { share: 1, holdMs: 0 },
  ],
});

const healthy = () => place();
const failing = () => place({ errorShare: { stable: 0, candidate: 0.4 } });

const diesAt = (number: number) => (call: Call) => {
  if (call.number === number) throw new Killed();
};

/** How many calls a whole rollout makes: every one of them is a line at which the process may be killed. */
async function callsOf(make: () => Place): Promise<number> {
  const all = processAt(make());
  await run(plan, all.world, toTheEnd);
  return all.calls.length;
}

async function killedAt(make: () => Place, number: number): Promise<Place> {
  const at = make();
  const { world } = processAt(at, { fault: diesAt(number) });
  // A roll-back goes on when its state cannot be kept, so a kill at its very last line may be told as an end.
  const died = await run(plan, world, toTheEnd).catch((error: unknown) => error);
  if (!(died instanceof Killed)) expect(died).toMatchObject({ state: 'rolled-back' });
  return at;
}

function expectAnEnd(at: Place, where: string): 'promoted' | 'rolled-back' {
  const kept = keptIn(at);
  if (at.weights.candidate === 100) {
    expect([where, kept?.phase, kept?.intent]).toEqual([where, 'promoted', null]);
    return 'promoted';
  }
  expect([where, at.weights]).toEqual([where, original]);
  if (kept) expect([where, kept.phase, kept.intent]).toEqual([where, 'rolled-back', null]);
  return 'rolled-back';
}

describe.each([
  ['a candidate that would be promoted', healthy],
  ['a candidate that is rolled back', failing],
])('killed at every single call: %s', (_, make) => {
  test('guard, after the lease has run out, leaves one of the two ends', async () => {
    const calls = await callsOf(make);
    expect(calls).toBeGreaterThan(20);
    const ends = new Set<string>();
    for (let number = 1; number <= calls; number++) {
      const at = await killedAt(make, number);
      at.now += 120_001;
      await guard(processAt(at).world, { onConflict: 'stop' });
      ends.add(expectAnEnd(at, `call ${number}`));
    }
    expect(ends).toContain('rolled-back');
  });

  test('guard before the lease has run out touches nothing', async () => {
    const calls = await callsOf(make);
    for (let number = 1; number <= calls; number += 3) {
      const at = await killedAt(make, number);
      const before = [at.weights, at.kept];
      const phase = keptIn(at)?.phase;
      const outcome = await guard(processAt(at).world, { onConflict: 'stop' });
      if (phase !== 'promoted' && phase !== 'rolled-back' && phase) expect(outcome.state).toBe('in-progress');
      expect([at.weights, at.kept]).toEqual(before);
    }
  });

  test('the re-run of the job goes on and comes to the end it would have come to', async () => {
    const calls = await callsOf(make);
    for (let number = 1; number <= calls; number++) {
      const at = await killedAt(make, number);
      const outcome = await run(plan, processAt(at, { attempt: '2' }).world, toTheEnd);
      expect([number, expectAnEnd(at, `call ${number}`)]).toEqual([
        number,
        make === healthy ? 'promoted' : 'rolled-back',
      ]);
      expect([number, outcome.state]).toEqual([number, make === healthy ? 'promoted' : 'rolled-back']);
    }
  });

  test('guard killed at every single call too: the next guard leaves one of the two ends', async () => {
    const calls = await callsOf(make);
    for (let number = 12; number <= calls; number += 7) {
      for (let second = 1; second <= 14; second++) {
        const at = await killedAt(make, number);
        at.now += 120_001;
        await guard(processAt(at, { fault: diesAt(second) }).world, { onConflict: 'stop' }).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        at.now += 120_001;
        await guard(processAt(at).world, { onConflict: 'stop' });
        expectAnEnd(at, `call ${number}, then ${second}`);
      }
    }
  });
});
