import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Evidence } from '@tidegate/evidence';
import type { ActionResult, CommonInputs } from '@tidegate/kit';
import { evidence, type FakeIo, fakeIo } from '@tidegate/testing';
import { type GitHubDouble, type GitHubOptions, startGitHub } from '@tidegate/testing/github';
import { openapiExtract } from '../../../scripts/openapi.ts';
import { redaction } from '../../../packages/kit/src/redaction.ts';
import { runnerIo } from '../../../packages/kit/src/runner-io.ts';
import { action } from '../src/action.ts';

export const token = 'ghs_plantedTokenThatNobodyMaySee07';
const sha = '7777777777777777777777777777777777777777';

export async function startDouble(options: Partial<Omit<GitHubOptions, 'openapi'>> = {}): Promise<GitHubDouble> {
  return startGitHub({
    openapi: await openapiExtract(),
    tokens: { [token]: {} },
    repositories: [{ name: 'octo/flights', refs: { main: sha }, workflows: [], pullRequests: [3] }],
    ...options,
  });
}

/** A workspace with these files; texts as they are, all else as JSON. */
export function workspace(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-report-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

export const passed: Evidence = evidence({ gate: 'validate-data', reason: 'All 5 checks passed.' });
export const failed: Evidence = evidence({
  gate: 'compare-with-production',
  verdict: 'fail',
  reason: 'f1 is worse.',
  checks: [
    {
      id: 'f1',
      title: 'f1 >= production',
      subject: 'f1',
      verdict: 'fail',
      reason: 'f1 is 0.7, not at least production 0.72.',
      observed: 0.7,
      threshold: 0.72,
      compared: { candidate: 0.7, production: 0.72, better: 'higher' },
    },
  ],
  startedAt: '2026-01-01T00:05:00.000Z',
});

export interface Told {
  readonly result: ActionResult;
  readonly io: FakeIo;
  readonly file: (name: string) => string;
}

/** Runs the action in the workspace, with the real client of kit. */
export async function tell(
  folder: string,
  inputs: Record<string, unknown> = {},
  github?: GitHubDouble,
  event: object | null = { pull_request: { number: 3 } },
): Promise<Told> {
  const eventPath = join(folder, '.event');
  if (event) writeFileSync(eventPath, JSON.stringify(event));
  const real = runnerIo(
    { GITHUB_API_URL: github?.url ?? 'http://127.0.0.1:9' },
    redaction(),
    new AbortController().signal,
  );
  const io = fakeIo({
    workspace: folder,
    github: await real.github(token),
    run: { repository: 'octo/flights', id: '99', workflow: 'train', sha },
    ...(event && { env: { GITHUB_EVENT_PATH: eventPath } }),
  });
  type Inputs = CommonInputs & Parameters<typeof action.run>[0];
  const result = await action.run(action.allInputs.parse({ token, ...inputs }) as Inputs, io);
  const file = (name: string) => {
    const found = result.renderings!.files.find((one) => one.name === name);
    if (!found) throw new Error(`${name} was not made`);
    return found.text;
  };
  return { result, io, file };
}
