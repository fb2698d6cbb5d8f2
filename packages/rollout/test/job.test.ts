import { describe, expect, test } from '@jest/globals';
import { UserError } from '@tidegate/evidence';
import { run } from '../src/operations/run.ts';
import { abort, cleanUp, guard, status } from '../src/operations/settle.ts';
import { oneLook, original, planFor, shares, toTheEnd } from './fake-plan.ts';
import { keptIn, place, processAt } from './fake-world.ts';

describe('the job', () => {
  test('cancelled while it waits: production is whole again', async () => {
    const at = place();
    const { world, cancel } = processAt(at);
    const from = at.now + 80_000;
    at.onTime = () => void (at.now > from && cancel());
    const outcome = await run(planFor(), world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'rolled-back', verdict: 'fail', reason: 'The job was cancelled.' });
    expect(at.weights).toEqual(original);
  });

  test('the state cannot be kept: a roll-back goes on all the same', async () => {
    const at = place({ errorShare: { stable: 0, candidate: 0.3 } });
    const fault = (call: { name: string }) => {
      if (call.name === 'save' && keptIn(at)?.step === 0 && at.counters.candidate.errors > 5) {
        throw new UserError('unreadable', 'no space left.');
      }
    };
    const { world } = processAt(at, { fault });
    expect(await run(planFor(), world, toTheEnd)).toMatchObject({ state: 'rolled-back', verdict: 'fail' });
    expect(at.weights).toEqual(original);
  });

  test('its time is up: hands over, and the next run goes on with the evidence', async () => {
    const at = place();
    const first = await run(planFor(), processAt(at).world, { once: false, maxMs: 45_000 });
    expect(first).toMatchObject({ state: 'in-progress', verdict: 'warn' });
    expect(await cleanUp(processAt(at).world)).toBeUndefined();
    expect(at.weights.candidate).toBe(10);
    const seen = keptIn(at)!.totals.candidate.requests;
    expect(seen).toBeGreaterThan(0);
    expect(await guard(processAt(at).world, { onConflict: 'stop' })).toMatchObject({ state: 'in-progress' });
    const second = await run(planFor(), processAt(at, { run: '2' }).world, toTheEnd);
    expect(second).toMatchObject({ state: 'promoted', verdict: 'pass' });
    expect(shares(at)).toEqual([10, 50, 100]);
    expect(keptIn(at)!.totals.candidate.requests).toBeGreaterThan(seen);
  });

  test('handed over and never taken up again: guard rolls back', async () => {
    const at = place();
    await run(planFor(), processAt(at).world, { once: false, maxMs: 45_000 });
    at.now += 3_700_000;
    expect(await guard(processAt(at).world, { onConflict: 'stop' })).toMatchObject({
      state: 'rolled-back',
      verdict: 'fail',
    });
    expect(at.weights).toEqual(original);
  });

  test('one look at a time comes to the same end', async () => {
    const at = place();
    let last;
    for (let i = 0; i < 60 && last?.state !== 'promoted'; i++) {
      last = await run(planFor(), processAt(at, { run: String(i) }).world, oneLook);
      expect(last.verdict).not.toBe('fail');
      await processAt(at).world.clock.sleep(5_000);
    }
    expect(last).toMatchObject({ state: 'promoted', verdict: 'pass' });
    expect(shares(at)).toEqual([10, 50, 100]);
  });

  test('post rolls back what its own main step left, and nothing else', async () => {
    const at = place();
    const main = processAt(at);
    await run(planFor(), main.world, { once: false, maxMs: 45_000 });
    const resumed = processAt(at, {
      fault: (call) => {
        if (call.number > 12) throw new Error('the runner died');
      },
    });
    await expect(run(planFor(), resumed.world, toTheEnd)).rejects.toThrow('the runner died');
    expect(at.weights.candidate).toBeGreaterThan(0);
    const post = processAt(at);
    expect(await cleanUp(post.world)).toBeUndefined();
    const own = { ...post.world, identity: { ...post.world.identity, holder: resumed.world.identity.holder } };
    expect(await cleanUp(own)).toMatchObject({ state: 'rolled-back' });
    expect(at.weights).toEqual(original);
  });
});

describe('asked again', () => {
  test('a promoted rollout: nothing to do', async () => {
    const at = place();
    await run(planFor(), processAt(at).world, toTheEnd);
    const kept = at.kept;
    const again = await run(planFor(), processAt(at, { run: '2' }).world, toTheEnd);
    expect(again).toMatchObject({ state: 'promoted', verdict: 'pass' });
    expect(at.kept).toBe(kept);
  });

  test('a rolled-back one: run tries anew, tick does not', async () => {
    const at = place({ errorShare: { stable: 0, candidate: 0.3 } });
    await run(planFor(), processAt(at).world, toTheEnd);
    expect(await run(planFor(), processAt(at).world, oneLook)).toMatchObject({ state: 'rolled-back', verdict: 'fail' });
    at.errorShare.candidate = 0;
    expect(await run(planFor(), processAt(at).world, toTheEnd)).toMatchObject({ state: 'promoted' });
  });

  test('another candidate while one was left half way: that one is rolled back first', async () => {
    const at = place();
    await run(planFor(), processAt(at).world, { once: false, maxMs: 45_000 });
    const other = await run(planFor({ version: '3' }), processAt(at).world, toTheEnd);
    expect(other).toMatchObject({ state: 'promoted' });
    expect(shares(at)).toEqual([10, 0, 10, 50, 100]);
  });

  test('status reads and changes nothing', async () => {
    const at = place();
    expect(await status(processAt(at).world)).toMatchObject({ state: undefined, verdict: 'warn' });
    await run(planFor(), processAt(at).world, { once: false, maxMs: 45_000 });
    const kept = at.kept;
    expect(await status(processAt(at).world)).toMatchObject({ state: 'in-progress', verdict: 'warn', share: 0.1 });
    expect(at.kept).toBe(kept);
  });

  test('guard and abort where there is nothing', async () => {
    const at = place();
    expect(await guard(processAt(at).world, { onConflict: 'stop' })).toMatchObject({
      state: undefined,
      verdict: 'pass',
    });
    expect(await abort(processAt(at).world)).toMatchObject({ state: undefined, verdict: 'warn' });
    expect(at.history).toEqual([]);
  });
});
