import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Evidence, UserError } from '@tidegate/evidence';
import type { ActionResult, CommonInputs } from '@tidegate/kit';
import { type FakeIo, fakeIo, type FakeIoOptions } from '@tidegate/testing';
import { type GitHubDouble, type GitHubOptions, type Issue, startGitHub } from '@tidegate/testing/github';
import { world as gitWorld } from '../../../packages/registry/test/world.ts';
import { redaction } from '../../../packages/kit/src/redaction.ts';
import { runnerIo } from '../../../packages/kit/src/runner-io.ts';
import { openapiExtract } from '../../../scripts/openapi.ts';
import { action } from '../src/action.ts';

/** No part of it may ever be seen. */
export const token = 'ghs_plantedTokenThatNobodyMaySee06';
export const day = 24 * 60 * 60 * 1000;
export const start = Date.UTC(2026, 0, 1);

/** A GitHub whose clock the test moves. */
export class Monitored {
  time = start;
  readonly github: GitHubDouble;
  constructor(github: GitHubDouble) {
    this.github = github;
  }
  get issues(): readonly Issue[] {
    return this.github.issues;
  }
  get open(): readonly Issue[] {
    return this.issues.filter(({ state }) => state === 'open');
  }
}

export async function startMonitored(options: Partial<Omit<GitHubOptions, 'openapi'>> = {}): Promise<Monitored> {
  const clock = { now: () => start };
  const github = await startGitHub({
    openapi: await openapiExtract(),
    tokens: { [token]: {} },
    now: () => clock.now(),
    repositories: [{ name: 'octo/flights', refs: {}, workflows: [] }],
    ...options,
  });
  const world = new Monitored(github);
  clock.now = () => world.time;
  return world;
}

export interface Story {
  readonly result: ActionResult | undefined;
  readonly error: UserError | undefined;
  readonly io: FakeIo;
}

type Inputs = CommonInputs & Parameters<typeof action.run>[0];

/** Evidence files and others, laid out in a workspace. */
export function lay(workspace: string, files: Readonly<Record<string, Evidence | object | string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true });
    writeFileSync(join(workspace, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

/** One workflow run: the action against the double, at its time. Each call is another run unless `id` says otherwise. */
export async function tell(
  world: Monitored | undefined,
  workspace: string,
  inputs: Record<string, unknown> = {},
  { id, git = false, ...options }: FakeIoOptions & { id: string; git?: boolean },
): Promise<Story> {
  const real = world && runnerIo({ GITHUB_API_URL: world.github.url }, redaction(), new AbortController().signal);
  const github = real && (await real.github(token));
  const fake = fakeIo({
    workspace,
    now: world?.time ?? start,
    run: { repository: 'octo/flights', id, attempt: '1', job: 'monitor', ...options.run },
    ...options,
    ...(github && { github }),
  });
  // Programs run for real, with their input.
  const programs = gitWorld(workspace);
  mkdirSync(fake.run.temp, { recursive: true });
  const io: FakeIo = git ? { ...fake, exec: (...call) => programs.exec(...call) } : fake;
  const defaults = { token, model: 'flights', evidence: 'evidence/*.json', history: 'file:history.jsonl' };
  try {
    const parsed = action.allInputs.parse({ ...defaults, ...inputs }) as Inputs;
    return { result: await action.run(parsed, io), error: undefined, io };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { result: undefined, error, io };
  }
}
