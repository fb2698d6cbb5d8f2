import { describe, expect, test } from '@jest/globals';
import { UserError } from '@tidegate/evidence';
import { MeasurementError } from '../src/counts.ts';
import { rehearse } from '../src/operations/rehearse.ts';
import { run } from '../src/operations/run.ts';
import { guard } from '../src/operations/settle.ts';
import { oneLook, original, planFor, shares, toTheEnd } from './fake-plan.ts';
import { keptIn, place, processAt } from './fake-world.ts';

describe('a router in trouble', () => {
  const failing = (name: string, when: string, from: number, times: number) => {
    let count = 0;
    return (call: { name: string; when: string }) => {
      if (call.name === name && call.when === when && ++count >= from && count < from + times) {
        throw new UserError('tool-failed', 'the API answered 500.');
      }
    };
  };

  test.each([
    ['reads fail for a while', failing('read', 'before', 4, 3)],
    ['a write is refused once', failing('write', 'before', 2, 1)],
    ['the answer to a write is lost', failing('write', 'after', 2, 1)],
    ['a write stops half way', failing('half-written', 'after', 2, 1)],
  ])('%s: the rollout goes on', async (_, fault) => {
    const at = place();
    expect(await run(planFor(), processAt(at, { fault }).world, toTheEnd)).toMatchObject({ state: 'promoted' });
    expect(shares(at).at(-1)).toBe(100);
  });

  test('a change that does not show at once is waited for', async () => {
    const at = place({ lagMs: 4_000 });
    expect(await run(planFor(), processAt(at).world, toTheEnd)).toMatchObject({ state: 'promoted' });
  });

  test('a change that never shows is taken back', async () => {
    const at = place();
    const fault = (call: { name: string }) => {
      if (call.name === 'write' && at.weights.candidate === 10) throw new UserError('tool-failed', 'locked.');
    };
    const { world } = processAt(at, { fault });
    const outcome = await run(planFor(), world, toTheEnd);
    // The roll-back is refused as well: said so, and left for guard.
    expect(outcome).toMatchObject({ state: 'held', verdict: 'fail' });
    expect(outcome.reason).toMatch(/roll-back did not succeed.*by hand/);
    expect(keptIn(at)?.phase).toBe('rolling-back');
    const later = await guard(processAt(at).world, { onConflict: 'stop' });
    expect(later).toMatchObject({ state: 'rolled-back', rolledBack: true });
    expect(at.weights).toEqual(original);
  });

  test('a candidate out of service is not begun with, and rolled back when it goes down', async () => {
    const before = place({ down: ['candidate'] });
    expect(await run(planFor(), processAt(before).world, toTheEnd)).toMatchObject({ state: 'held', verdict: 'fail' });
    expect(before.history).toEqual([]);
    const at = place();
    const from = at.now + 40_000;
    at.onTime = () => void (at.now > from && (at.down = ['candidate']));
    expect(await run(planFor(), processAt(at).world, toTheEnd)).toMatchObject({
      state: 'rolled-back',
      verdict: 'fail',
    });
  });

  test('a reload that forgets the weights: they are written again', async () => {
    const at = place();
    const from = at.now + 50_000;
    at.onTime = () => {
      if (at.now < from || at.epoch === 'second') return;
      at.epoch = 'second';
      at.weights = at.initial;
    };
    const { world, logged } = processAt(at);
    expect(await run(planFor(), world, toTheEnd)).toMatchObject({ state: 'promoted' });
    expect(logged.join('\n')).toContain('restarted and fell back to its configuration');
    expect(shares(at)).toEqual([10, 10, 50, 100]);
  });
});

describe('a rehearsal', () => {
  test('writes what is there, keeps a state, measures, and is in nobody’s way', async () => {
    const at = place();
    expect(await rehearse(planFor(), processAt(at).world)).toMatchObject({ state: undefined, verdict: 'pass' });
    expect(at.weights).toEqual(original);
    expect(at.history.length).toBeGreaterThan(0);
    const { world } = processAt(at);
    expect(await run(planFor(), world, oneLook)).toMatchObject({ state: 'in-progress' });
    expect(await rehearse(planFor(), processAt(at, { run: '2' }).world)).toMatchObject({ verdict: 'inconclusive' });
    expect(at.weights.candidate).toBe(10);
  });

  test('finds a router that takes no weights, and metrics that are down', async () => {
    const fault = (call: { name: string }) => {
      if (call.name === 'write') throw new UserError('unauthorized', 'Permission denied.');
    };
    const locked = place();
    expect(await rehearse(planFor(), processAt(locked, { fault }).world)).toMatchObject({
      verdict: 'fail',
      reason: 'The router cannot be written to: Permission denied.',
    });
    const blind = place({ trouble: new MeasurementError('unreachable', 'metrics are down') });
    expect(await rehearse(planFor(), processAt(blind).world)).toMatchObject({ verdict: 'inconclusive' });
  });
});
