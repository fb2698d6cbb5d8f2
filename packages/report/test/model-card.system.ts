// The model card as huggingface_hub itself reads it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { renderModelCard } from '@tidegate/report/documents';
import { pythonVenv } from '../../../scripts/tools/python.ts';
import { gatesOf } from './gates.ts';

jest.setTimeout(600_000);

const folder = mkdtempSync(join(tmpdir(), 'tidegate-card-'));
let python: string;
beforeAll(async () => {
  python = await pythonVenv('model-card', ['huggingface-hub==2.4.0']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = `
import json, sys
from huggingface_hub import ModelCard
data = ModelCard.load(sys.argv[1]).data
results = [[r.task_type, r.dataset_type, r.dataset_name, r.metric_type, r.metric_name, r.metric_value] for r in data.eval_results]
print(json.dumps({"name": data.model_name, "license": data.license, "tags": data.tags, "results": results}))
`;

function readBack(card: string): unknown {
  const path = join(folder, 'card.md');
  writeFileSync(path, card);
  const { status, stdout, stderr } = spawnSync(python, ['-c', script, path], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: folder, HF_HUB_OFFLINE: '1' },
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

test('its metadata are what huggingface_hub takes them for', () => {
  const details = {
    license: 'apache-2.0',
    task: 'tabular-classification',
    dataset: 'New York flights',
    tags: ['tabular'],
  };
  expect(readBack(renderModelCard(gatesOf('recall'), details))).toEqual({
    name: 'recall',
    license: 'apache-2.0',
    tags: ['tabular', 'tidegate'],
    results: [
      ['tabular-classification', 'new_york_flights', 'New York flights', 'recall', 'recall', 0.8625],
      ['tabular-classification', 'new_york_flights', 'New York flights', 'recall_f1', 'recall f1', 0.712345],
    ],
  });
});

test('a hostile name stays a name', () => {
  const name = 'x\n---\nlicense: evil\n---\n<script>"\'\\ : [a]({{ b }}) !!python/object \u2028 # c';
  expect(readBack(renderModelCard(gatesOf(name)))).toMatchObject({ license: null, tags: ['tidegate'] });
});
