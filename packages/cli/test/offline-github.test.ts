import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startOfflineGitHub } from '../src/run/offline-github.ts';

test('it remembers what it was told, over runs, and refuses what it cannot do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-offline-'));
  const files = { state: join(folder, 'github.json'), journal: join(folder, 'github.jsonl') };
  const first = await startOfflineGitHub(files);
  const call = async (url: string, path: string, method = 'GET', body?: object) => {
    const response = await fetch(`${url}/repos/a/b${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> & unknown[] };
  };
  expect((await call(first.url, '')).body).toMatchObject({ full_name: 'a/b' });
  const made = await call(first.url, '/issues', 'POST', { title: 'Drift', labels: ['tidegate'] });
  expect(made).toMatchObject({ status: 201, body: { number: 1, state: 'open', title: 'Drift' } });
  expect((await call(first.url, '/issues?labels=other')).body).toEqual([]);
  expect((await call(first.url, '/issues?page=2')).body).toEqual([]);
  expect((await call(first.url, '/dispatches', 'POST', {})).status).toBe(404);
  await first.stop();

  const second = await startOfflineGitHub(files);
  expect((await call(second.url, '/issues?labels=tidegate&state=open')).body).toMatchObject([{ title: 'Drift' }]);
  expect((await call(second.url, '/issues/1', 'PATCH', { state: 'closed' })).body).toMatchObject({ state: 'closed' });
  expect((await call(second.url, '/issues?state=open')).body).toEqual([]);
  await second.stop();
  const journal = readFileSync(files.journal, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { method: string }).method);
  expect(journal).toEqual(['POST', 'POST', 'PATCH']);
});
