import { glob, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError, wholeText } from '@tidegate/evidence';
import { type FoundBundle, largestBundle } from './open-bundle.ts';
import { unsnap } from './snappy.ts';
import { documents } from './trusted-root.ts';

/** An attestation as GitHub lists it: the bundle, or where it is. */
export interface Listed {
  readonly bundle?: unknown;
  readonly bundle_url?: string | null | undefined;
}

/** More for one model are somebody's attempt to bury the good one, or to keep us busy. */
const mostBundles = 100;

/** The bundles in files of the workspace, one or one per line. Throws a UserError for what is missing or no JSON. */
export async function bundlesInFiles(patterns: readonly string[], workspace: string): Promise<FoundBundle[]> {
  const found: FoundBundle[] = [];
  for (const pattern of patterns) {
    const files: string[] = [];
    for await (const file of glob(pattern, { cwd: workspace })) files.push(file);
    if (files.length === 0) {
      throw new UserError('not-found', `\`evidence-bundles\`: no file matches ${pattern}.`, {
        hint: 'Fetch them with `gh attestation download`, or leave `evidence-bundles` out to ask GitHub.',
      });
    }
    for (const file of files.sort()) found.push(...(await bundlesIn(file, workspace)));
  }
  return bounded(found);
}

async function bundlesIn(file: string, workspace: string): Promise<FoundBundle[]> {
  const path = resolve(workspace, file);
  const { size } = await stat(path);
  if (size > largestBundle)
    throw unreadable(file, `has ${size} bytes, more than the ${largestBundle} a bundle may have`);
  const text = await wholeText(path, file, (cause) => unreadable(file, 'cannot be read', cause));
  try {
    return documents(text).map((json) => ({ from: file, json }));
  } catch (cause) {
    throw unreadable(file, 'is no JSON', cause);
  }
}

/** The bundles GitHub lists, fetched where they are only pointed at. Throws a UserError for one that cannot be had. */
export async function bundlesListed(listed: readonly Listed[], fetch: typeof globalThis.fetch): Promise<FoundBundle[]> {
  const found: FoundBundle[] = [];
  for (const [i, { bundle, bundle_url: url }] of bounded(listed).entries()) {
    const from = `attestation ${i + 1} of ${listed.length}`;
    if (bundle !== null && bundle !== undefined) found.push({ from, json: bundle });
    else if (typeof url === 'string') found.push({ from, json: await fetchBundle(url, from, fetch) });
    else found.push({ from, json: undefined });
  }
  return found;
}

async function fetchBundle(url: string, from: string, fetch: typeof globalThis.fetch): Promise<unknown> {
  const host = URL.parse(url)?.host ?? 'an address that is none';
  try {
    // Without a token: the address is signed, and is not GitHub's API.
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    if (!response.ok) throw new Error(`it answers ${response.status}`);
    const bytes = await bytesOf(response);
    const packed = response.headers.get('content-type')?.includes('snappy') === true;
    return JSON.parse(Buffer.from(packed ? unsnap(bytes, largestBundle) : bytes).toString('utf8'));
  } catch (cause) {
    throw new UserError(
      'unreachable',
      `The bundle of ${from} cannot be had from ${host} (${(cause as Error).message}).`,
      {
        hint: 'Run the job again; where it is too large or damaged, have it deleted, or give the good one as `evidence-bundles`.',
        cause,
      },
    );
  }
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > largestBundle) throw new Error(`it has more than the ${largestBundle} bytes a bundle may have`);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

function bounded<T>(found: readonly T[]): T[] {
  if (found.length <= mostBundles) return [...found];
  throw new UserError('bad-input', `There are ${found.length} attestations of this model, more than ${mostBundles}.`, {
    hint: 'Give the one that counts as `evidence-bundles`.',
  });
}

function unreadable(file: string, what: string, cause?: unknown): UserError {
  return new UserError('unreadable', `\`evidence-bundles\`: ${file} ${what}.`, {
    hint: 'Name the bundles that `actions/attest` wrote or `gh attestation download` fetched.',
    cause,
  });
}
