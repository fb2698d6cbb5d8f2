import type { z } from 'zod';
import { ApiFailure, failureOf } from './api-failure.ts';

/** `request('GET /repos/{owner}/{repo}', { owner, repo })`, as octokit spells it. Rejects with `status` on 4xx and 5xx. */
export type GitHubRequest = (
  route: string,
  parameters?: Record<string, unknown>,
) => Promise<{ status: number; headers: Record<string, string | number | undefined>; data: unknown }>;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

/** GitHub's REST API with a timeout on every request, and no repetition but of reads. */
export interface GitHubApi {
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when the job is cancelled: ends waits, never a request under way. */
  readonly signal: AbortSignal;
  /** Asks once, whatever comes back. Throws an ApiFailure. */
  once<T>(
    route: string,
    parameters: Record<string, unknown>,
    answer: z.ZodType<T>,
  ): Promise<{ status: number; data: T; etag: string | undefined }>;
  /** Looks once whether anything has changed since the answer of that ETag; an unchanged answer costs no rate. Throws an ApiFailure. */
  look<T>(
    route: string,
    parameters: Record<string, unknown>,
    answer: z.ZodType<T>,
    etag: string | undefined,
  ): Promise<{ data: T; etag: string | undefined } | 'unchanged'>;
  /**
   * Reads, and what does no harm when it is done twice: asked up to four times when GitHub is overloaded or cannot be
   * reached. Throws an ApiFailure.
   */
  read<T>(route: string, parameters: Record<string, unknown>, answer: z.ZodType<T>): Promise<T>;
}

export interface ApiOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** How long one request may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** The API versions this package speaks. Servers before GHES 3.21 know the older one alone. */
export const apiVersions = { newest: '2026-03-10', oldest: '2022-11-28' } as const;

const readAttempts = 4;
const longestPause = 60_000;

/** Wraps the injected request. */
export function gitHubApi(request: GitHubRequest, { clock, log, signal, timeoutMs }: ApiOptions): GitHubApi {
  const once: GitHubApi['once'] = async (route, { headers, ...parameters }, answer) => {
    const reply = await request(route, {
      ...parameters,
      headers: { 'x-github-api-version': apiVersions.oldest, ...(headers as object | undefined) },
      request: { signal: AbortSignal.timeout(timeoutMs) },
    }).catch((error: unknown) => {
      throw failureOf(route, error, timeoutMs);
    });
    const parsed = answer.safeParse(reply.data);
    const etag = reply.headers['etag']?.toString();
    if (parsed.success) return { status: reply.status, data: parsed.data, etag };
    const message = `answered ${reply.status} with a body that is not what GitHub documents`;
    throw new ApiFailure(route, 'unreadable', message, { status: reply.status, cause: parsed.error });
  };
  return {
    clock,
    log,
    signal,
    once,
    async look(route, parameters, answer, etag) {
      const headers = etag === undefined ? undefined : { 'if-none-match': etag };
      try {
        return await once(route, { ...parameters, headers }, answer);
      } catch (failure) {
        if (failure instanceof ApiFailure && failure.status === 304) return 'unchanged';
        throw failure;
      }
    },
    async read(route, parameters, answer) {
      for (let attempt = 1; ; attempt++) {
        try {
          return (await once(route, parameters, answer)).data;
        } catch (error) {
          if (!(error instanceof ApiFailure) || !error.passes || attempt === readAttempts || signal.aborted)
            throw error;
          await clock.sleep(Math.min(error.retryAfterMs ?? 2 ** (attempt - 1) * 1000, longestPause), signal);
        }
      }
    },
  };
}

/** `{ owner, repo }` of `owner/repo`, as routes take them. */
export function repositoryParameters(repository: string): { owner: string; repo: string } {
  const [owner, repo] = repository.split('/') as [string, string];
  return { owner, repo };
}
