import { DefaultArtifactClient } from '@actions/artifact';
import { getBooleanInput, getInput, setFailed, setOutput } from '@actions/core';
import { matchesGlob, resolve } from 'node:path';

/** Downloads one artifact of this run by name into `path`, or all that match into a folder each. */
export async function run(): Promise<void> {
  if (getInput('run-id') !== '' && getInput('run-id') !== process.env['GITHUB_RUN_ID']) {
    setFailed('this stand-in downloads artifacts of the same run alone');
    return;
  }
  const client = new DefaultArtifactClient();
  const target = resolve(getInput('path') || '.');
  const name = getInput('name');
  const pattern = getInput('pattern') || '*';
  const { artifacts } = await client.listArtifacts({ latest: true });
  const wanted = artifacts.filter((one) => (name === '' ? matchesGlob(one.name, pattern) : one.name === name));
  if (name !== '' && wanted.length === 0) {
    setFailed(`Unable to download artifact(s): Artifact not found for name: ${name}`);
    return;
  }
  const flat = name !== '' || getBooleanInput('merge-multiple');
  for (const one of wanted) {
    await client.downloadArtifact(one.id, { path: flat ? target : resolve(target, one.name) });
  }
  setOutput('download-path', target);
}
