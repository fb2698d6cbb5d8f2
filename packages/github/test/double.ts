import { gitHubApi, type GitHubApi } from '@tidegate/github';
import { type GitHubDouble, type GitHubOptions, startGitHub } from '@tidegate/testing/github';
import { openapiExtract } from '../../../scripts/openapi.ts';
import { redaction } from '../../kit/src/redaction.ts';
import { runnerIo } from '../../kit/src/runner-io.ts';

export const token = 'ghs_plantedTokenThatNobodyMaySee02';
export const repository = 'octo/flights';
export const sha = '4444444444444444444444444444444444444444';

/** A clock that jumps over every pause; GitHub and the client share it. */
export class JumpingClock {
  time = Date.UTC(2026, 0, 1);
  readonly slept: number[] = [];
  now = () => this.time;
  sleep = async (milliseconds: number): Promise<void> => {
    this.slept.push(milliseconds);
    this.time += milliseconds;
  };
  passDays(days: number): void {
    this.time += days * 24 * 60 * 60 * 1000;
  }
}

export interface World {
  readonly github: GitHubDouble;
  readonly api: GitHubApi;
  readonly clock: JumpingClock;
  readonly logged: string[];
}

/** GitHub with one repository and one open pull request, #3, and the real client of kit. */
export async function startWorld(options: Partial<Omit<GitHubOptions, 'openapi'>> = {}): Promise<World> {
  const clock = new JumpingClock();
  const github = await startGitHub({
    openapi: await openapiExtract(),
    tokens: { [token]: {} },
    now: clock.now,
    repositories: [{ name: repository, refs: { main: sha }, workflows: [], pullRequests: [3] }],
    ...options,
  });
  const logged: string[] = [];
  const signal = new AbortController().signal;
  const io = runnerIo({ GITHUB_API_URL: github.url }, redaction(), signal);
  const log = { info: (text: string) => void logged.push(text), warn: (text: string) => void logged.push(text) };
  const api = gitHubApi(await io.github(token), { clock, log, signal, timeoutMs: 2000 });
  return { github, api, clock, logged };
}

/** Requests the double has got, as `POST /issues`. */
export function asked({ github }: World): string[] {
  return github.requests.map(({ route = 'a route that is not described' }) =>
    route.replace('/repos/{owner}/{repo}', ''),
  );
}
