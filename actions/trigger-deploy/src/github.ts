import { gitHubApi, type GitHubApi } from '@tidegate/github';
import type { Io } from '@tidegate/kit';
import type { Inputs } from './action.ts';

/** GitHub as this action asks it. */
export async function apiOf(inputs: Inputs, io: Io): Promise<GitHubApi> {
  const { clock, log, signal } = io;
  return gitHubApi(await io.github(inputs.token), { clock, log, signal, timeoutMs: inputs['request-timeout'] });
}
