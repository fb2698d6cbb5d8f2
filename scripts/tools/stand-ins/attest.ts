import { getInput, setFailed, setOutput } from '@actions/core';
import { authority, readKeys } from '@tidegate/testing/authority';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StandInSettings } from './catalogue.ts';

/** Signs the predicate of one subject as this run, with the keys in the folder SIGNING_KEYS, and gives the bundle to the API. */
export async function run({ signer }: StandInSettings): Promise<void> {
  const { SIGNING_KEYS: folder, RUNNER_TEMP: temp = '/tmp', ...env } = process.env;
  if (folder === undefined) {
    setFailed('this stand-in signs with keys of `writeKeys` alone: give their folder as SIGNING_KEYS');
    return;
  }
  if (signer === undefined) {
    setFailed('several workflows of this run use actions/attest, and act does not tell which of them signs');
    return;
  }
  const [, sha256] = /^sha256:([0-9a-f]{64})$/.exec(getInput('subject-digest', { required: true })) ?? [];
  const path = getInput('predicate-path');
  const predicate = path === '' ? getInput('predicate', { required: true }) : readFileSync(path, 'utf8');
  if (sha256 === undefined) {
    setFailed('subject-digest must be in the format "sha256:<hex-digest>"');
    return;
  }
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: getInput('subject-name', { required: true }), digest: { sha256 } }],
    predicateType: getInput('predicate-type', { required: true }),
    predicate: JSON.parse(predicate) as unknown,
  };
  const { GITHUB_REPOSITORY: repository = '', GITHUB_REF: ref = '', GITHUB_SHA: commit = '' } = env;
  const { sign } = await authority({ keys: readKeys(folder) });
  const bundle = await sign(statement, {
    issuer: 'https://token.actions.githubusercontent.com',
    // A called workflow signs as itself, by the ref it was called at; one of the repository at the ref of the run.
    workflow: signer.includes('@') ? signer : `${signer}@${ref}`,
    run: env['GITHUB_RUN_ID'] ?? '',
    ...{ repository, ref, commit },
  });
  const file = join(temp, 'attestation.json');
  writeFileSync(file, JSON.stringify(bundle));
  const response = await fetch(`${env['GITHUB_API_URL']}/repos/${repository}/attestations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${getInput('github-token')}`, 'x-github-api-version': '2022-11-28' },
    body: JSON.stringify({ bundle }),
  });
  if (!response.ok) {
    setFailed(`Failed to persist attestation: ${response.status} ${await response.text()}`);
    return;
  }
  setOutput('attestation-id', String(((await response.json()) as { id: number }).id));
  setOutput('bundle-path', file);
}
