import { describe, expect, test } from '@jest/globals';
import { readSnippet } from '../snippet.ts';

const sections = ['model', 'check-model-threshold', 'rules'];
const inputs = ['metrics', 'thresholds'];

describe('what a block of YAML is', () => {
  test('a workflow stays as it is', () => {
    const text = 'on: push\njobs: { a: { runs-on: b, steps: [{ run: c }] } }\n';
    expect(readSnippet(text, sections, [])).toEqual({ kind: 'workflow', whole: true, text, added: 0 });
  });

  test('steps become a workflow, and their lines are found again', () => {
    const snippet = readSnippet('  - run: a\n\n  - uses: b\n', sections, []);
    expect(snippet).toEqual({
      kind: 'workflow',
      whole: false,
      text: 'on: push\npermissions: {}\njobs:\n  part:\n    runs-on: ubuntu-latest\n    steps:\n      - run: a\n\n      - uses: b\n',
      added: 6,
    });
  });

  test('a job waits for nobody', () => {
    const snippet = readSnippet('b:\n  needs: a\n  uses: x/y/.github/workflows/z.yml@v1\n', sections, []);
    expect(snippet).toMatchObject({
      text: 'on: push\npermissions: {}\njobs:\n  b:\n    # needs\n    uses: x/y/.github/workflows/z.yml@v1\n',
    });
  });

  test.each([
    [
      'jobs without triggers',
      'jobs: { a: { runs-on: b, steps: [{ run: c }] } }',
      { kind: 'workflow', whole: false, added: 1 },
    ],
    [
      'triggers without jobs',
      'on: { schedule: [{ cron: "0 0 * * *" }] }',
      { kind: 'workflow', whole: false, added: 0 },
    ],
    ['one job', 'permissions: {}\nsteps: [{ run: a }]', { kind: 'workflow', whole: false, added: 5 }],
    ['settings', 'model: fraud', { kind: 'settings', value: { model: 'fraud' } }],
    ['settings with an unknown section', 'model: fraud\nnone: 1', { kind: 'settings' }],
    ['rules of data', 'rows: { min: 1 }', { kind: 'settings', value: { rules: { these: { rows: { min: 1 } } } } }],
    ['objects of Kubernetes', 'apiVersion: v1\nkind: A\n---\napiVersion: v1\nkind: B\n', { kind: 'manifest' }],
  ])('%s', (_, text, expected) => expect(readSnippet(text, sections, [])).toMatchObject(expected));

  test.each(['metrics: a.json', 'with: { thresholds: accuracy >= 0.8 }'])('%s is of the action around it', (text) =>
    expect(readSnippet(text, sections, inputs)).toEqual({ kind: 'inputs' }),
  );

  test.each([
    ['colour: green', 'its keys are colour'],
    ['with: { treshold: a }', 'its keys are with'],
    ['just words', 'is neither a workflow'],
    ['a: [', 'Flow sequence'],
    ['apiVersion: v1\n---\ncolour: green\n', 'its keys are apiVersion'],
  ])('%j is refused', (text, why) => expect(() => readSnippet(text, sections, inputs)).toThrow(why));
});
