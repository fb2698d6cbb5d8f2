import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStep } from '@tidegate/testing';
import { type ArtifactService, startArtifactService } from '@tidegate/testing/artifact-service';

let service: ArtifactService;
beforeEach(async () => {
  service = await startArtifactService();
});
afterEach(() => service.stop());

/** Uploads with the real client, in a process of its own as a step has. */
async function upload(calls: string) {
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-artifact-'));
  await writeFile(join(folder, 'a.json'), '{"accuracy": 0.91}');
  await writeFile(join(folder, 'b.html'), '<p>ü</p>'.repeat(50_000));
  const client = import.meta.resolve('@actions/artifact');
  await writeFile(
    join(folder, 'step.mjs'),
    `import { DefaultArtifactClient } from ${JSON.stringify(client)};
     const client = new DefaultArtifactClient();
     const files = ['a.json', 'b.html'].map((name) => ${JSON.stringify(folder)} + '/' + name);
     const upload = (name, options) => client.uploadArtifact(name, options ? files.slice(1) : files, ${JSON.stringify(folder)}, options);
     ${calls}`,
  );
  return runStep(join(folder, 'step.mjs'), { env: service.env });
}

test('keeps what the real client uploads', async () => {
  const run = await upload(`await upload('report');`);
  expect(run.stderr).toBe('');
  expect(run.exitCode).toBe(0);
  expect([...service.artifacts.keys()]).toEqual(['report']);
  const { files } = service.artifacts.get('report')!;
  expect([...files.keys()].sort()).toEqual(['a.json', 'b.html']);
  expect(files.get('a.json')!.toString()).toBe('{"accuracy": 0.91}');
  expect(files.get('b.html')!.toString()).toBe('<p>ü</p>'.repeat(50_000));
});

test('keeps a single file that is not archived', async () => {
  expect((await upload(`await upload('x', { skipArchive: true });`)).exitCode).toBe(0);
  expect(service.artifacts.get('b.html')!.bytes.toString()).toBe('<p>ü</p>'.repeat(50_000));
});

test('refuses a name used twice', async () => {
  const run = await upload(
    `await upload('report'); await upload('report').catch((error) => console.log('told:', error.message));`,
  );
  expect(run.stdout).toContain(
    'told: Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict',
  );
  expect(service.artifacts.size).toBe(1);
});

test.each([
  ['a wrong token', { authorization: 'Bearer other' }, 'CreateArtifact', { name: 'x' }, 401],
  ['a call that does not exist', {}, 'DeleteEverything', {}, 404],
  ['an artifact without a name', {}, 'CreateArtifact', {}, 400],
  ['the end of an upload that never was', {}, 'FinalizeArtifact', { name: 'x', size: '1' }, 404],
])('refuses %s', async (_, headers, call, body, status) => {
  const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token } = service.env;
  const reply = await fetch(`${url}/twirp/github.actions.results.api.v1.ArtifactService/${call}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  });
  expect(reply.status).toBe(status);
});

test('refuses to finish an upload whose digest is another', async () => {
  const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token } = service.env;
  const call = async (name: string, body: object) =>
    (
      await fetch(`${url}/twirp/github.actions.results.api.v1.ArtifactService/${name}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      })
    ).json() as Promise<Record<string, string>>;
  const { signed_upload_url: target } = await call('CreateArtifact', { name: 'x' });
  expect((await fetch(target!, { method: 'PUT', body: 'abc' })).status).toBe(201);
  expect(await call('FinalizeArtifact', { name: 'x', size: '3', hash: 'sha256:00' })).toMatchObject({
    code: 'invalid_argument',
  });
  expect(service.artifacts.size).toBe(0);
});
