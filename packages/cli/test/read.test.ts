import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readWorkflow } from '../src/workflow/read.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidegate-read-'));
const read = (text: string) => {
  writeFileSync(join(folder, 'x.yml'), text);
  return readWorkflow(join(folder, 'x.yml'), 'x.yml', folder);
};
const job = '{ runs-on: x, steps: [{ run: a }] }';

test('jobs come behind those they need, and know all of them', () => {
  const { jobs } = read(
    `on: push\njobs:\n  c: { needs: b, runs-on: x, steps: [{ run: a }] }\n  b: { needs: [a], runs-on: x, steps: [{ run: a }] }\n  a: ${job}`,
  );
  expect([...jobs.keys()]).toEqual(['a', 'b', 'c']);
  expect(jobs.get('c')!.ancestors.toSorted()).toEqual(['a', 'b']);
});

test.each([
  ['not YAML', 'on: [push\njobs:', /^x\.yml:\d+:\d+: /],
  ['a text', 'hello', /it is no mapping/],
  ['empty', '', /the file is empty/],
  ['5 MB', `on: push\n# ${'x'.repeat(5e6)}`, /GitHub reads at most 512/],
  ['aliases of aliases', bomb(), /more than 200,000 values/],
  ['nested without end', `on: ${'['.repeat(5000)}`, /nested/],
  ['no jobs', 'on: push', /no `jobs:`/],
  ['no events', `jobs: { a: ${job} }`, /no `on:`/],
  ['a key nobody knows', `on: push\njob: {}\njobs: { a: ${job} }`, /^x\.yml:2:1: `job` is no key of a workflow/],
  [
    'a key nobody knows in a step',
    'on: push\njobs: { a: { runs-on: x, steps: [{ runn: a }] } }',
    /`runn` is no key of a step/,
  ],
  [
    'a circle',
    'on: push\njobs: { a: { needs: b, uses: ./x.yml }, b: { needs: a, uses: ./x.yml } }',
    /in a circle: a needs b needs a/,
  ],
  ['itself', 'on: push\njobs: { a: { needs: a, uses: ./x.yml } }', /in a circle: a needs a/],
  [
    'a need that is no job',
    'on: push\njobs: { a: { needs: bb, uses: ./x.yml }, b: { uses: ./x.yml } }',
    /needs `bb`, which is no job/,
  ],
  ['run and uses', 'on: push\njobs: { a: { runs-on: x, steps: [{ run: a, uses: ./b }] } }', /either `run` or `uses`/],
  [
    'needs that are no list',
    `on: push\njobs: { a: { needs: { b: 1 }, uses: ./x.yml }, b: ${job} }`,
    /`needs` .* no list/,
  ],
  ['env that is a text', "on: push\nenv: '${{ fromJSON(1) }}'\njobs: { a: { uses: ./x.yml } }", /`env` is no mapping/],
  ['with that is a list', 'on: push\njobs: { a: { uses: ./x.yml, with: [a] } }', /^x\.yml:2:\d+: `with` is no mapping/],
  ['env of a step that is a text', 'on: push\njobs: { a: { runs-on: x, steps: [{ run: a, env: b }] } }', /`env` is no/],
  [
    'one id twice',
    'on: push\njobs: { a: { runs-on: x, steps: [{ id: i, run: a }, { id: i, run: b }] } }',
    /two steps of the job `a` have the id `i`/,
  ],
  ['no steps', 'on: push\njobs: { a: { runs-on: x } }', /neither `steps` nor `uses`/],
])('%s is refused', (_name, text, message) => expect(() => read(text)).toThrow(message));

function bomb(): string {
  const rows = Array.from(
    { length: 9 },
    (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]`,
  );
  return ['a0: &a0 [x, x]', ...rows].join('\n');
}
