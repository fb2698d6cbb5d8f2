import { UserError } from '@tidegate/evidence';
import { afterAll, describe, expect, test } from '@jest/globals';
import { MeasurementError } from '../src/counts.ts';
import { run } from '../src/operations/run.ts';
import { guard } from '../src/operations/settle.ts';
import { planFor, toTheEnd } from './fake-plan.ts';
import { type Call, type Fault, Killed, keptIn, type Place, place, type Process, processAt } from './fake-world.ts';

const plan = planFor({
  steps: [
    { share: 0.2, holdMs: 20_000 },
    { share: 0.5, holdMs: 20_000 },
    { share: 1, holdMs: 0 },
  ],
});
const healthy = (change: Partial<Place> = {}) => place({ perSecond: 20, compares: true, ...change });
const failing = (change: Partial<Place> = {}) => healthy({ errorShare: { stable: 0, candidate: 0.4 }, ...change });
const byHand = { stable: 70, candidate: 30 };

let cells = 0;
const counted: string[] = [];
afterAll(() => void process.stderr.write(`fault cells: ${cells}\n${counted.join('\n')}\n`));

/** What goes wrong: from `number` on, once or for good. It may change the place, or throw. */
type Trouble = (call: Call, number: number, at: Place, process: () => Process) => void;

const thrown = (error: () => Error, when: Call['when'], names: readonly Call['name'][]): Trouble => {
  return (call, number) => {
    if (call.number === number && call.when === when && names.includes(call.name)) throw error();
  };
};
const forGood = (error: () => Error): Trouble => {
  return (call, number) => {
    if (call.number >= number && call.name !== 'half-written') throw error();
  };
};
const once = (change: (at: Place, process: () => Process) => void): Trouble => {
  return (call, number, at, process) => {
    // Between the halves of one command there is nobody to be heard.
    if (call.number === number && call.name !== 'half-written') change(at, process);
  };
};
const calls = ['read', 'write', 'load', 'save'] as const;
const internal = () => new UserError('tool-failed', 'internal server error (500)');
const late = () => new UserError('timeout', 'no answer in time');

const troubles: Record<string, Trouble> = {
  killed: (call, number) => {
    if (call.number === number) throw new Killed();
  },
  '500 and nothing done': thrown(internal, 'before', calls),
  '500 though it was done': thrown(internal, 'after', calls),
  '409': thrown(() => new UserError('conflict', 'changed meanwhile (409)'), 'before', ['write', 'save']),
  'no answer, nothing done': thrown(late, 'before', calls),
  'no answer, though it was done': thrown(late, 'after', calls),
  'written by half': thrown(internal, 'after', ['half-written']),
  'unreachable from here on': forGood(() => new UserError('unreachable', 'connection refused')),
  'credentials that have ended': forGood(() => new UserError('unauthorized', 'token expired')),
  'a restart that forgets the weights': once((at) => {
    at.weights = at.initial;
    at.epoch = 'another';
  }),
  cancelled: once((_, process) => process().cancel()),
  'the metrics server is down': once((at) => (at.trouble = new MeasurementError('unreachable', 'refused'))),
  'stale metrics': once((at) => (at.trouble = new MeasurementError('stale', 'an hour old'))),
  'metrics that are NaN': once((at) => (at.trouble = new MeasurementError('nan', 'NaN'))),
  'no series': once((at) => (at.absent = ['stable', 'candidate'])),
  'no traffic': once((at) => (at.perSecond = 0)),
};

async function happen(make: () => Place, trouble: Trouble, number: number): Promise<Place> {
  const at = make();
  const fault: Fault = (call) => trouble(call, number, at, () => first);
  const first: Process = processAt(at, { fault });
  await run(plan, first.world, toTheEnd).catch((error: unknown) => {
    if (!(error instanceof Killed || error instanceof UserError)) throw error;
  });
  return at;
}

/** One of the two good ends, told as that. */
function endOf(at: Place): string {
  const kept = keptIn(at);
  if (at.weights.candidate === 100 && at.weights.stable === 0) return kept?.phase === 'promoted' ? 'promoted' : 'mixed';
  if (at.weights.candidate === 0 && at.weights.stable === 100) {
    return kept === undefined || kept.phase === 'rolled-back' ? 'rolled back' : `mixed (${kept.phase})`;
  }
  return `mixed (${JSON.stringify(at.weights)})`;
}

async function lengthOf(make: () => Place): Promise<number> {
  const whole = processAt(make());
  await run(plan, whole.world, toTheEnd);
  return whole.calls.length;
}

const makes = [
  ['good', healthy],
  ['bad', failing],
] as const;
/** Where a change shows only after a while: the troubles that meet one under way. */
const slow = [
  'killed',
  '500 though it was done',
  'no answer, though it was done',
  'unreachable from here on',
  'cancelled',
];

const listed = makes.flatMap(([candidate, make]) =>
  Object.entries(troubles).map(([name, trouble]) => [candidate, name, make, trouble] as const),
);
const lagging = slow.map((name) => ['slowly shifted', name, () => healthy({ lagMs: 3000 }), troubles[name]!] as const);

describe('at every call', () => {
  test.each([...listed, ...lagging])('of a %s candidate: %s', async (candidate, name, make, trouble) => {
    const length = await lengthOf(make);
    const ends = new Map<string, number>();
    for (let number = 1; number <= length; number++) {
      const at = await happen(make, trouble, number);
      // Whoever comes next: past the lease and the time for a handover, with all in order again.
      at.now += 3_600_001;
      if (at.pending) at.weights = at.pending.weights;
      at.pending = undefined;
      await guard(processAt(at).world, { onConflict: 'stop' });
      const end = endOf(at);
      if (end.startsWith('mixed')) throw new Error(`${name} at call ${number}: ${end}`);
      ends.set(end, (ends.get(end) ?? 0) + 1);
      cells++;
    }
    counted.push(`  ${candidate}, ${name}: ${[...ends].map(([end, count]) => `${count} ${end}`).join(', ')}`);
    if (candidate === 'bad') expect([...ends.keys()]).toEqual(['rolled back']);
  });

  test.each(makes)('of a %s candidate: somebody else changes the weights, and they stay', async (candidate, make) => {
    const length = await lengthOf(make);
    for (let number = 1; number <= length; number++) {
      let meddled = false;
      const meddle = once((there) => {
        there.weights = byHand;
        there.pending = undefined;
        meddled = true;
      });
      const at = await happen(make, meddle, number);
      if (!meddled) continue;
      at.now += 3_600_001;
      await guard(processAt(at).world, { onConflict: 'stop' });
      expect([number, at.weights]).toEqual([number, byHand]);
      cells++;
    }
    counted.push(`  ${candidate}, somebody else changes the weights: left as they are at each of ${length} calls`);
  });
});

test('a second run, at every wait of the first: it touches nothing, and the first ends well', async () => {
  const waitsOf = async (act: (wait: number, at: Place) => Promise<void>) => {
    const at = healthy();
    const { world } = processAt(at, { run: '1' });
    let wait = 0;
    const { clock } = world;
    const sleep = async (ms: number, signal?: AbortSignal) => {
      await act(++wait, at);
      await clock.sleep(ms, signal);
    };
    const outcome = await run(plan, { ...world, clock: { ...clock, sleep } }, toTheEnd);
    return { outcome, wait, at };
  };
  const { wait: waits } = await waitsOf(async () => {});
  for (let number = 2; number <= waits; number++) {
    const second: string[] = [];
    const { outcome, at } = await waitsOf(async (wait, there) => {
      if (wait !== number) return;
      const before = JSON.stringify([there.weights, there.kept]);
      const other = await run(plan, processAt(there, { run: '2' }).world, toTheEnd);
      second.push(other.state!, String(before === JSON.stringify([there.weights, there.kept])));
    });
    expect([number, outcome.state, endOf(at), ...second]).toEqual([
      number,
      'promoted',
      'promoted',
      'in-progress',
      'true',
    ]);
    cells++;
  }
  counted.push(`  a second run: ${waits - 1} refused`);
});
