import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError, wholeText } from '@tidegate/evidence';
import { gitHubRoot } from './github-root.ts';
import type * as Sigstore from './sigstore.ts';

/** Authorities that belong together, and what is demanded of each kind. */
export interface Authorities {
  readonly material: ReturnType<typeof Sigstore.toTrustMaterial>;
  readonly thresholds: {
    readonly ctlogThreshold: number;
    readonly tlogThreshold: number;
    readonly timestampThreshold: number;
  };
}

/** Where The Update Framework publishes authorities, and the root keys it begins with; Sigstore's own are part of its client. */
export interface Mirror {
  readonly name: string;
  readonly url: string;
  readonly root?: object;
}

export const sigstoreMirror: Mirror = { name: 'Sigstore', url: 'https://tuf-repo-cdn.sigstore.dev' };
export const gitHubMirror: Mirror = { name: 'GitHub', url: 'https://tuf-repo.github.com', root: gitHubRoot };

const remedy =
  'Run `gh attestation trusted-root > trusted_root.jsonl` where the network is open, commit the file and name it as `trusted-root`.';

/** The authorities in a file of the user's: one JSON document, or one per line. Throws a UserError. */
export async function authoritiesIn(path: string, shown: string, sigstore: typeof Sigstore): Promise<Authorities[]> {
  const unreadable = (why: string, cause: unknown) =>
    new UserError('unreadable', `\`trusted-root\`: ${shown} ${why}.`, { hint: remedy, cause });
  const text = await wholeText(path, shown, (cause) => unreadable('cannot be read', cause));
  try {
    return documents(text).map((json) => authorities(sigstore.TrustedRoot.fromJSON(json), sigstore));
  } catch (cause) {
    throw unreadable('is no trusted root of Sigstore', cause);
  }
}

/** The authorities a mirror publishes. Its signatures are verified; what they said last is kept in `folder`. Throws a UserError. */
export async function authoritiesOf(mirror: Mirror, folder: string, sigstore: typeof Sigstore): Promise<Authorities> {
  const cachePath = join(folder, 'tidegate-tuf');
  try {
    await mkdir(cachePath, { recursive: true });
    const rootPath = join(cachePath, `${mirror.name}-root.json`);
    if (mirror.root) await writeFile(rootPath, JSON.stringify(mirror.root));
    const root = await sigstore.getTrustedRoot({
      mirrorURL: mirror.url,
      cachePath,
      ...(mirror.root && { rootPath }),
    });
    return authorities(root, sigstore);
  } catch (cause) {
    const why = deepest(cause);
    throw new UserError(
      'unreachable',
      `The authorities ${mirror.name} publishes cannot be had from ${mirror.url} (${why}), so no signature can be verified.`,
      {
        hint: remedy,
        cause,
      },
    );
  }
}

function authorities(root: Sigstore.TrustedRoot, sigstore: typeof Sigstore): Authorities {
  if (root.certificateAuthorities.length === 0) throw new Error('it names no certificate authority');
  if (root.tlogs.length + root.timestampAuthorities.length === 0)
    throw new Error('it names no log and no timestamp authority');
  return {
    material: sigstore.toTrustMaterial(root),
    thresholds: {
      ctlogThreshold: Math.min(root.ctlogs.length, 1),
      tlogThreshold: Math.min(root.tlogs.length, 1),
      timestampThreshold: 1,
    },
  };
}

/** The JSON documents of a text: a whole one, or one per line. */
export function documents(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2) throw error;
    return lines.map((line) => JSON.parse(line) as unknown);
  }
}

function deepest(error: unknown): string {
  const cause = (error as { cause?: unknown }).cause;
  return cause instanceof Error ? deepest(cause) : error instanceof Error ? error.message : String(error);
}
