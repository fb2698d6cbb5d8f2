import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Counts, increase } from '../src/counts.ts';
import { confirmed, reconcile } from '../src/reconcile.ts';
import { startState } from '../src/start-state.ts';
import { type RolloutState, rolloutStateSchema } from '../src/state.ts';
import { candidateShare, isAmong, sameSplit } from '../src/weights.ts';
import { planFor } from './fake-plan.ts';

const plan = planFor();
const lease = { holder: 'me', run: '1', attempt: '1', expires: 0 };
const begin = () => startState(plan, { weights: { stable: 100, candidate: 0 } }, lease, 0, 0);

/** Plays looks; `keep` is what happens to the state between two of them. */
function play(looks: readonly Look[], keep: (state: RolloutState) => RolloutState) {
  let state = begin();
  let now = 0;
  const counters = { stable: { requests: 0, errors: 0 }, candidate: { requests: 0, errors: 0 } };
  const decisions: unknown[] = [];
  for (const look of looks) {
    now += look.ms;
    for (const arm of ['stable', 'candidate'] as const) {
      counters[arm].requests += look[arm].requests;
      counters[arm].errors += Math.min(look[arm].requests, look[arm].errors);
    }
    const sample = { stable: { ...counters.stable }, candidate: { ...counters.candidate } };
    const decision = reconcile(plan, state, { reading: { weights: state.written }, sample }, now);
    decisions.push(decision.next);
    state = keep(decision.state);
    if (decision.next.kind === 'shift') {
      const { share } = plan.steps[decision.next.step]!;
      const weights = { stable: 100 - share * 100, candidate: share * 100 };
      state = keep({ ...state, intent: weights, intendedStep: decision.next.step, phase: 'shifting' });
      state = keep(confirmed(plan, state, { weights }, now));
    }
    if (decision.next.kind === 'roll-back' || state.phase === 'promoted') break;
  }
  return { state, decisions };
}

const arm = fc.record({ requests: fc.integer({ min: 0, max: 400 }), errors: fc.integer({ min: 0, max: 6 }) });
const look = fc.record({ ms: fc.integer({ min: 1, max: 40_000 }), stable: arm, candidate: arm });
type Look = typeof look extends fc.Arbitrary<infer T> ? T : never;

describe('reconcile', () => {
  test('a state written out and read back goes on exactly', () => {
    const reload = (state: RolloutState) => rolloutStateSchema.parse(JSON.parse(JSON.stringify(state)));
    fc.assert(
      fc.property(fc.array(look, { minLength: 1, maxLength: 30 }), (looks) => {
        expect(play(looks, reload)).toEqual(play(looks, (state) => state));
      }),
    );
  });

  test('never shifts and never finishes on a look without a measurement', () => {
    fc.assert(
      fc.property(
        fc.array(look, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (looks, later) => {
          const { state } = play(looks, (kept) => kept);
          const { next } = reconcile(
            plan,
            state,
            { reading: { weights: state.written }, sample: { stable: undefined, candidate: undefined } },
            later + 1e9,
          );
          expect(['shift', 'finish']).not.toContain(next.kind);
        },
      ),
    );
  });

  test('the same state, observation and time give the same decision, and the state given is left as it is', () => {
    const state = begin();
    const before = JSON.stringify(state);
    const sample = { stable: { requests: 10, errors: 0 }, candidate: { requests: 0, errors: 0 } };
    const observation = { reading: { weights: state.written }, sample };
    expect(reconcile(plan, state, observation, 5)).toEqual(reconcile(plan, state, observation, 5));
    expect(JSON.stringify(state)).toBe(before);
  });

  test.each([
    ['as written', { stable: 90, candidate: 10 }, 'wait'],
    ['the same split on another scale', { stable: 180, candidate: 20 }, 'wait'],
    ['another split', { stable: 80, candidate: 20 }, 'conflict'],
    ['nobody gets traffic', { stable: 0, candidate: 0 }, 'conflict'],
    ['back at the original by another hand', { stable: 100, candidate: 0 }, 'conflict'],
  ])('weights %s', (_, weights, kind) => {
    const state: RolloutState = { ...begin(), written: { stable: 90, candidate: 10 }, step: 0 };
    const sample = { stable: { requests: 90, errors: 0 }, candidate: { requests: 10, errors: 0 } };
    expect(reconcile(plan, state, { reading: { weights }, sample }, 1).next.kind).toBe(kind);
  });
});

describe('counters', () => {
  const counts = (requests: number, errors: number, since?: number): Counts => ({
    requests,
    errors,
    ...(since !== undefined && { since }),
  });

  test.each([
    ['first sight sets where counting starts', null, counts(500, 7), { requests: 0, errors: 0, reset: false }],
    ['plain increase', counts(10, 1), counts(25, 3), { requests: 15, errors: 2, reset: false }],
    ['began anew', counts(100, 5), counts(20, 4), { requests: 20, errors: 4, reset: true }],
    ['only errors fell', counts(100, 5), counts(120, 0), { requests: 120, errors: 0, reset: true }],
    ['began anew and overtook', counts(100, 5, 1), counts(120, 9, 2), { requests: 120, errors: 9, reset: true }],
  ])('%s', (_, before, now, expected) => {
    expect(increase(before, now)).toEqual(expected);
  });
});

test('weights: splits and what our own changes explain', () => {
  expect(candidateShare({ stable: 0, candidate: 0 })).toBeNaN();
  expect(sameSplit({ stable: 256, candidate: 0 }, { stable: 100, candidate: 0 })).toBe(true);
  expect(sameSplit({ stable: 0, candidate: 0 }, { stable: 100, candidate: 0 })).toBe(false);
  const asked = [
    { stable: 90, candidate: 10 },
    { stable: 50, candidate: 50 },
  ];
  expect(isAmong({ stable: 90, candidate: 50 }, asked)).toBe(true);
  expect(isAmong({ stable: 90, candidate: 40 }, asked)).toBe(false);
});
