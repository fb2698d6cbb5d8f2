import { describe, expect, test } from '@jest/globals';
import { run } from '../src/operations/run.ts';
import { abort, guard } from '../src/operations/settle.ts';
import { original, planFor, shares, toTheEnd } from './fake-plan.ts';
import { keptIn, place, processAt } from './fake-world.ts';

describe('somebody else', () => {
  const meddle = (at: ReturnType<typeof place>) => {
    const from = at.now + 40_000;
    let done = false;
    at.onTime = () => {
      if (at.now < from || done) return;
      done = true;
      at.weights = { stable: 70, candidate: 30 };
    };
  };

  test('changed the weights: stop and touch nothing', async () => {
    const at = place();
    meddle(at);
    const outcome = await run(planFor(), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'held', verdict: 'fail', rolledBack: false });
    expect(outcome.reason).toMatch(/Somebody else changed the weights.*70:30.*90:10/);
    expect(at.weights).toEqual({ stable: 70, candidate: 30 });
    expect(await guard(processAt(at).world, { onConflict: 'stop' })).toMatchObject({ state: 'held', verdict: 'fail' });
    expect(at.weights).toEqual({ stable: 70, candidate: 30 });
    expect(await abort(processAt(at).world)).toMatchObject({ state: 'rolled-back', verdict: 'pass', rolledBack: true });
    expect(at.weights).toEqual(original);
  });

  test('changed the weights, and the plan says roll back', async () => {
    const at = place();
    meddle(at);
    const outcome = await run(planFor({ onConflict: 'rollback' }), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'rolled-back', verdict: 'fail' });
    expect(at.weights).toEqual(original);
  });

  test('gave the candidate traffic before: nothing is begun', async () => {
    const at = place({ weights: { stable: 80, candidate: 20 } });
    const outcome = await run(planFor(), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'held', verdict: 'fail' });
    expect(outcome.reason).toContain('80:20');
    expect(at.history).toEqual([]);
  });

  test('is at work on it: a second run touches nothing', async () => {
    const at = place();
    let second: Awaited<ReturnType<typeof run>> | undefined;
    const first = processAt(at, { run: '1' });
    let calls = 0;
    const { clock } = first.world;
    const world = {
      ...first.world,
      clock: {
        ...clock,
        async sleep(ms: number, signal?: AbortSignal) {
          if (++calls === 4) second = await run(planFor(), processAt(at, { run: '2' }).world, toTheEnd);
          await clock.sleep(ms, signal);
        },
      },
    };
    expect(await run(planFor(), world, toTheEnd)).toMatchObject({ state: 'promoted' });
    expect(second).toMatchObject({ state: 'in-progress', verdict: 'inconclusive' });
    expect(second?.reason).toContain('Run 1');
    expect(shares(at)).toEqual([10, 50, 100]);
  });

  test('aborts it: the run that was at work stops and touches nothing more', async () => {
    const at = place();
    const first = processAt(at, { run: '1' });
    let calls = 0;
    const { clock } = first.world;
    const world = {
      ...first.world,
      clock: {
        ...clock,
        async sleep(ms: number, signal?: AbortSignal) {
          if (++calls === 6) await abort(processAt(at, { run: '2' }).world);
          await clock.sleep(ms, signal);
        },
      },
    };
    const outcome = await run(planFor(), world, toTheEnd);
    expect(outcome.verdict).toBe('fail');
    expect(at.weights).toEqual(original);
    expect(keptIn(at)?.phase).toBe('rolled-back');
    expect(shares(at)).toEqual([10, 0]);
  });
});

describe('guard without a state', () => {
  test.each([
    [{ stable: 100, candidate: 0 }, 'pass'],
    [{ stable: 0, candidate: 100 }, 'pass'],
    [{ stable: 80, candidate: 20 }, 'inconclusive'],
  ])('at %j', async (weights, verdict) => {
    const at = place({ weights });
    expect(await guard(processAt(at).world, { onConflict: 'stop' })).toMatchObject({ state: undefined, verdict });
    expect(at.history).toEqual([]);
  });
});

describe('guard after a promotion', () => {
  const promoted = async () => {
    const at = place();
    await run(planFor(), processAt(at).world, toTheEnd);
    return at;
  };

  test('leaves it as it is', async () => {
    const at = await promoted();
    const before = at.kept;
    expect(await guard(processAt(at).world, { onConflict: 'stop' })).toMatchObject({
      state: 'promoted',
      verdict: 'pass',
    });
    expect(at.kept).toBe(before);
  });

  test('writes the weights again that a restart of the router has taken back', async () => {
    const at = await promoted();
    Object.assign(at, { weights: at.initial, epoch: 'second' });
    expect(await guard(processAt(at).world, { onConflict: 'stop' })).toMatchObject({
      state: 'promoted',
      verdict: 'warn',
    });
    expect(at.weights).toEqual({ stable: 0, candidate: 100 });
    expect(await guard(processAt(at).world, { onConflict: 'stop' })).toMatchObject({ verdict: 'pass' });
  });

  test('touches nothing that somebody has set', async () => {
    const at = await promoted();
    at.weights = { stable: 30, candidate: 70 };
    const outcome = await guard(processAt(at).world, { onConflict: 'stop' });
    expect(outcome).toMatchObject({ state: 'promoted', verdict: 'warn' });
    expect(outcome.reason).toContain('70 %');
    expect(at.weights).toEqual({ stable: 30, candidate: 70 });
  });
});
