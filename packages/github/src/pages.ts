import type { z } from 'zod';
import type { GitHubApi } from './api.ts';

/** GitHub's largest page. */
const pageSize = 100;

export interface PageOptions {
  /** Pages read at most, 100 entries each. */
  readonly most?: number;
}

/**
 * The entries of a list, page after page; a reader that has seen enough stops it. `page` takes the entries out of an
 * answer. Throws an ApiFailure.
 */
export async function* pagesOf<T>(
  api: GitHubApi,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  page: z.ZodType<readonly T[]>,
  { most = Infinity }: PageOptions = {},
): AsyncGenerator<T, void, undefined> {
  for (let number = 1; number <= most; number++) {
    const entries = await api.read(route, { ...parameters, per_page: pageSize, page: number }, page);
    yield* entries;
    if (entries.length < pageSize) return;
  }
}
