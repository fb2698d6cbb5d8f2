import { UserError } from '@tidegate/evidence';
import { describe, expect, test } from '@jest/globals';
import { run } from '../src/operations/run.ts';
import { abort, guard } from '../src/operations/settle.ts';
import type { Companion, World } from '../src/world.ts';
import { oneLook, original, planFor, toTheEnd } from './fake-plan.ts';
import { Killed, keptIn, type Place, place, type Process, processAt } from './fake-world.ts';

const plan = planFor();

/** An alias of a registry that outlives every process. */
interface Alias {
  version: string;
  /** Refuses so many moves. */
  refuses: number;
  moves: string[];
}

const aliasOf = (): Alias => ({ version: '3', refuses: 0, moves: [] });

function companion(alias: Alias): Companion {
  const move = (to: string) => {
    if (alias.version === to) return;
    if (alias.refuses-- > 0) throw new UserError('unreachable', 'the registry is down');
    alias.version = to;
    alias.moves.push(to);
  };
  return {
    before: async () => ({ alias: alias.version }),
    promote: async () => move('4'),
    restore: async ({ alias: earlier }) => move(earlier!),
  };
}

const withAlias = ({ world }: Process, alias: Alias): World => ({ ...world, companion: companion(alias) });
const later = (at: Place) => void (at.now += 3_600_001);

describe('what ends together with the traffic', () => {
  test('moves at the promotion, and what was there before is kept by name', async () => {
    const [at, alias] = [place(), aliasOf()];
    const outcome = await run(plan, withAlias(processAt(at), alias), toTheEnd);
    expect(outcome).toMatchObject({ state: 'promoted', kept: { backup: { alias: '3' } } });
    expect(alias.version).toBe('4');
  });

  test.each(['guard', 'abort'] as const)('stays when %s rolls back', async (who) => {
    const [at, alias] = [place(), aliasOf()];
    await run(plan, withAlias(processAt(at), alias), oneLook);
    later(at);
    const world = withAlias(processAt(at), alias);
    expect(await (who === 'guard' ? guard(world, { onConflict: 'stop' }) : abort(world))).toMatchObject({
      state: 'rolled-back',
    });
    expect([at.weights, alias.version, alias.moves]).toEqual([original, '3', []]);
  });

  test('cannot be moved: the traffic goes back too', async () => {
    const [at, alias] = [place(), { ...aliasOf(), refuses: 1 }];
    const outcome = await run(plan, withAlias(processAt(at), alias), toTheEnd);
    expect(outcome).toMatchObject({ state: 'rolled-back', verdict: 'fail' });
    expect(outcome.reason).toContain('the registry is down');
    expect([at.weights, alias.version]).toEqual([original, '3']);
  });

  test('cannot be restored: it is told, and the next guard does it', async () => {
    const [at, alias] = [place(), aliasOf()];
    await run(plan, withAlias(processAt(at), alias), oneLook);
    Object.assign(alias, { version: '4', refuses: 1 });
    later(at);
    const first = await guard(withAlias(processAt(at), alias), { onConflict: 'stop' });
    expect(first).toMatchObject({ state: 'held', verdict: 'fail' });
    expect(keptIn(at)?.phase).toBe('rolling-back');
    expect(await guard(withAlias(processAt(at), alias), { onConflict: 'stop' })).toMatchObject({
      state: 'rolled-back',
    });
    expect([at.weights, alias.version]).toEqual([original, '3']);
  });

  test('killed at every call: traffic and alias are both new or both old', async () => {
    const whole = processAt(place());
    await run(plan, withAlias(whole, aliasOf()), toTheEnd);
    for (let number = 1; number <= whole.calls.length; number++) {
      const [at, alias] = [place(), aliasOf()];
      const fault = (call: { number: number }) => {
        if (call.number === number) throw new Killed();
      };
      await run(plan, withAlias(processAt(at, { fault }), alias), toTheEnd).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      later(at);
      await guard(withAlias(processAt(at), alias), { onConflict: 'stop' });
      const ends = [at.weights.candidate, alias.version, keptIn(at)?.phase ?? 'rolled-back'];
      expect([number, [[100, '4', 'promoted'], [0, '3', 'rolled-back']]]).toEqual([number, expect.arrayContaining([ends])]); // prettier-ignore
    }
  });
});
