// `self-test: true` with rules that guard and with rules that guard nothing.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { runBundle } from '@tidegate/testing';

jest.setTimeout(120_000);

const workspace = mkdtempSync(join(tmpdir(), 'tidegate-self-test-'));
const rows = Array.from({ length: 300 }, (_, i) => ({ id: i, label: i % 3 ? 'no' : 'yes', amount: i * 1.5 }));
const csv = (lines: string[]) => `${lines.join('\n')}\n`;
const files: Record<string, string> = {
  'candidate.json': '{"accuracy": 0.91, "rmse": 6.2}',
  'production.json': '{"accuracy": 0.90, "rmse": 6.3}',
  'data.csv': csv(['id,label,amount', ...rows.map(({ id, label, amount }) => `${id},${label},${amount}`)]),
  'predictions.csv': csv([
    'id,label,candidate,production',
    ...rows.map(({ id, label }) => `${id},${label},${label},${id % 10 ? label : 'no'}`),
  ]),
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text);

const run = (name: string, inputs: Record<string, string>) =>
  runBundle(name, { workspace, inputs: { 'upload-report': 'false', 'self-test': 'true', ...inputs } });

describe.each<[string, Record<string, string>, string, string, RegExp]>([
  [
    'check-model-threshold',
    { metrics: 'candidate.json' },
    'thresholds',
    'accuracy >= 0.85\nrmse <= 6.5',
    /accuracy at 0 the gate still says pass/,
  ],
  [
    'compare-with-production',
    { candidate: 'candidate.json', production: 'production.json' },
    'rules',
    'accuracy >= production - 0.01\nrmse <= production',
    /accuracy at 0 the gate still says pass/,
  ],
  [
    'compare-with-production',
    { predictions: 'predictions.csv' },
    'paired-rules',
    'accuracy >= production - 0.01',
    /wrong about every row .* still says pass/,
  ],
  [
    'validate-data',
    { data: 'data.csv' },
    'rules',
    'rows: { min: 100 }\ncolumns: { amount: { type: float, nulls: 0, min: 0 } }',
    /a text in place of every value the gate still says pass/,
  ],
])('%s %j', (name, inputs, input, guarding, told) => {
  const guardsNothing: Record<string, string> = {
    thresholds: 'accuracy >= 0\nrmse <= 6.5',
    'paired-rules': 'accuracy >= production - 1',
    rules: name === 'validate-data' ? 'rows: { min: 1 }' : 'accuracy >= production - 2',
  };

  test('rules that guard', async () => {
    const step = await run(name, { ...inputs, [input]: guarding });
    expect([step.exitCode, step.outputs['verdict']]).toEqual([0, 'pass']);
    expect(step.evidence!.facts['self-test']).toMatch(/^(\d+) of \1 red$/);
    expect(step.stdout).toMatch(/Self-test: each of \d+ known-bad inputs turned the gate red\./);
  });

  test('rules that nothing can break', async () => {
    const step = await run(name, { ...inputs, [input]: guardsNothing[input]! });
    expect([step.exitCode, step.outputs['verdict']]).toEqual([1, 'fail']);
    expect(step.annotations.map(({ message }) => message)).toEqual([expect.stringMatching(told)]);
    const without = await run(name, { ...inputs, [input]: guardsNothing[input]!, 'self-test': 'false' });
    expect([without.exitCode, without.outputs['verdict']]).toEqual([0, 'pass']);
  });
});

test('an action that judges nothing of its own has no such input', async () => {
  const step = await run('promote-model', { model: 'm', operation: 'resolve' });
  expect(step.exitCode).toBe(2);
  expect(step.annotations[0]!.message).toContain('`self-test` is not an input of promote-model.');
});
