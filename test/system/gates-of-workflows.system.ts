// No run of a reusable workflow is green when one of its gates said no or could not tell. The gates are read from the files; each one is
// made to say so in turn, in a whole run by nektos/act with actions and commands that do as they are told.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { chains } from './gates/chains.ts';
import { delivery } from './gates/delivery.ts';
import { begin, faultsOf, type Gate, gatesThatRan, scenarioOf, unexpected } from './gates/expectation.ts';
import { judging } from './gates/judging.ts';
import { readWorkflow, type Workflows } from './gates/places.ts';
import { type Ending, runScenario, type Scenario } from './gates/run.ts';
import { faults, spoil } from './gates/spoilt.ts';
import { stageGates } from './gates/staging.ts';

const minutes = 60_000;
const table = { ...judging, ...delivery, ...chains };
const root = mkdtempSync(join(tmpdir(), 'tidegate-gates-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const workflows: Workflows = Object.fromEntries(
  readdirSync('.github/workflows')
    .map((file) => [file, readFileSync(join('.github/workflows', file), 'utf8')] as const)
    .filter(([, text]) => text.includes('workflow_call:'))
    .map(([file, text]) => [file, readWorkflow(file, text)]),
);
const staged = stageGates(join(root, 'staged'), workflows);
const run = (scenario: Scenario): Promise<Ending> => runScenario(root, staged, workflows, scenario);

/** Works on two at a time. */
async function each<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  const left = [...all.entries()];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) done[next[0]] = await work(next[1]);
  };
  await Promise.all([worker(), worker()]);
  return done;
}

const judges = (workflow: string, { place, by = 'told', through }: Gate): boolean =>
  by === 'told' &&
  through === undefined &&
  workflows[workflow]!.places.find(({ key }) => key === `${workflow}/${place}`)?.action?.startsWith('$/') === true;

test('there is an expectation for every gate of every reusable workflow', () => {
  const empty = { gates: [] };
  expect(Object.keys(workflows).flatMap((file) => unexpected(workflows, file, table[file] ?? empty))).toEqual([]);
});

describe.each(Object.entries(table))('%s', (workflow, expected) => {
  const said = (['fail', 'inconclusive'] as const).flatMap((verdict) =>
    expected.gates.filter((gate) => verdict === 'fail' || judges(workflow, gate)).map((gate) => ({ gate, verdict })),
  );

  test(
    'ends green when every gate agrees',
    async () => expect((await run({ workflow, inputs: expected.inputs })).result).toBe('success'),
    minutes,
  );

  test(
    'never ends green when one does not, and does what it must',
    async () => {
      const faults = await each(said, async ({ gate, verdict }) =>
        faultsOf(workflows, workflow, gate, verdict, await run(scenarioOf(workflow, expected, gate, verdict))),
      );
      expect(faults.flat()).toEqual([]);
    },
    10 * minutes,
  );

  for (const { choice, begun, result, ran } of expected.choices) {
    test(
      `skips by choice alone: ${choice}`,
      async () => {
        const ending = await run(begin(workflow, begun));
        expect({ result: ending.result, ran: gatesThatRan(workflows, workflow, ending) }).toEqual({ result, ran });
      },
      minutes,
    );
  }
});

describe('a workflow with a fault is found out', () => {
  test(
    'by the gate it concerns',
    async () => {
      const missed = await each(
        [...faults.entries()],
        async ([i, { fault, file, gate: place, verdict = 'fail', found, ...change }]) => {
          const changed = spoil(workflows, { file, ...change });
          const expected = table[file]!;
          const gate = expected.gates.find((one) => one.place === place)!;
          const stage = stageGates(join(root, `fault-${i}`), changed);
          const ending = await runScenario(root, stage, changed, scenarioOf(file, expected, gate, verdict));
          const told = faultsOf(changed, file, gate, verdict, ending);
          return told.some((one) => found.test(one)) ? [] : [{ fault, told }];
        },
      );
      expect(missed.flat()).toEqual([]);
    },
    5 * minutes,
  );

  test('a gate that nobody has thought about, and one that is gone', () => {
    const step = '      - name: Register it\n';
    const changed = spoil(workflows, {
      ...{ file: 'train.yml', behind: 'It meets the bar', from: step },
      to: `      - name: It is fair\n        run: ./fair\n${step}`,
    });
    const { gates } = table['train.yml']!;
    expect(unexpected(changed, 'train.yml', { gates })).toEqual([
      'train.yml/select/It is fair is new: say what its no does',
    ]);
    expect(
      unexpected(workflows, 'train.yml', { gates: [...gates, { place: 'select/It is fair', after: [] }] }),
    ).toEqual(['train.yml/select/It is fair is no gate any more']);
  });
});
