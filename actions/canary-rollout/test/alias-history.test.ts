import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openRegistry } from '@tidegate/registry';
import { evidence } from '@tidegate/testing';
import { scriptedServer } from '../../../packages/registry/test/scripted-server.ts';
import { smallMlflow } from '../../../packages/registry/test/small-mlflow.ts';
import { world } from '../../../packages/registry/test/world.ts';
import { rollOut } from './roll-out.ts';

let mlflow: ReturnType<typeof smallMlflow>;
let server: Awaited<ReturnType<typeof scriptedServer>>;
beforeEach(async () => {
  mlflow = smallMlflow();
  server = await scriptedServer(mlflow.answer);
});
afterEach(() => server.stop());

const judged = JSON.stringify(
  evidence({ gate: 'compare-with-production', subject: { model: 'flights', version: '2' } }),
);
const signature = {
  actor: 'ada',
  run: 'https://github.invalid/acme/fraud/actions/runs/7',
  attempt: '1',
  commit: 'c0ffee',
  by: 'canary-rollout',
};
const moved = (more: object) => ({
  model: 'flights',
  version: '2',
  alias: 'production',
  'registry-uri': server.url,
  ...more,
});
async function history() {
  const registry = await openRegistry({ 'registry-uri': server.url }, world('.'));
  return (await registry.history('flights', 'production')).map(({ version, previous, note }) => ({
    version,
    previous,
    note,
  }));
}

test('an alias that moves with the traffic is signed as by promote-model, with the evidence that was demanded', async () => {
  mlflow.model.aliases.set('production', '1');
  const { result } = await rollOut(0, undefined, moved({ 'require-evidence': ['gate.json'] }), { 'gate.json': judged });
  expect(result).toMatchObject({ verdict: 'pass', outputs: { state: 'promoted' } });
  const hex = (text: string) => createHash('sha256').update(text).digest('hex');
  const digest = `sha256:${hex(`${hex(judged)}  gate.json\n`)}`;
  expect(await history()).toEqual([
    { version: '2', previous: '1', note: { operation: 'promote', ...signature, evidence: digest } },
  ]);
  expect(mlflow.model.aliases.get('production')).toBe('2');
});

test('without a demand it says who and where, and no evidence; one that failed moves nothing', async () => {
  mlflow.model.aliases.set('production', '1');
  const failed = JSON.stringify({ ...(JSON.parse(judged) as object), verdict: 'fail' });
  const held = await rollOut(0, undefined, moved({ 'require-evidence': ['gate.json'] }), { 'gate.json': failed });
  expect(held.result).toMatchObject({ verdict: 'fail', outputs: { state: 'held' } });
  const bad = await rollOut(0.3, undefined, moved({}));
  expect(bad.result.outputs).toMatchObject({ state: 'rolled-back' });
  expect(await history()).toEqual([]);
  await rollOut(0, undefined, moved({}));
  expect(await history()).toEqual([{ version: '2', previous: '1', note: { operation: 'promote', ...signature } }]);
});

test('a version that the registry does not have is refused before any traffic moves', async () => {
  const begun = rollOut(0, undefined, moved({ version: '9' }));
  await expect(begun).rejects.toMatchObject({
    code: 'not-found',
    message: `flights has no version 9 in ${server.url}.`,
  });
  expect(await history()).toEqual([]);
});
