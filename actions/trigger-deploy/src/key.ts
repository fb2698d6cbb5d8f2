import { createHash } from 'node:crypto';

export interface KeyParts {
  readonly model: string | undefined;
  readonly version: string | undefined;
  readonly digest: string | undefined;
  /** The workflow run this is part of. */
  readonly runId: string | undefined;
  /** All that tells this deployment from another of the same model: where to, at which ref, with which inputs. */
  readonly sent: object;
  /** Makes a key outside of any run. */
  readonly unique: string;
}

const longest = 100;

/**
 * The key of a deployment that nobody named: `model@version#digest.hash`, the hash being of all that is sent, so that staging
 * is not taken for production. Without model and version it names the workflow run, whose later attempts have the same one.
 */
export function deriveKey({ model, version, digest, runId, sent, unique }: KeyParts): string {
  const hash = sha256(JSON.stringify(sent)).slice(0, 8);
  if (model === undefined || version === undefined) return ['tg', runId ?? unique, hash].join('-');
  const subject = `${model}@${version}${digest === undefined ? '' : `#${shortDigest(digest)}`}`;
  const plain = subject.replace(/[^\w.:@#+-]+/g, '-');
  if (plain === subject && plain.length + 9 <= longest) return `${plain}.${hash}`;
  return `${plain.slice(0, longest - 18)}.${sha256(subject).slice(0, 8)}.${hash}`;
}

/** The key of the next run when the one before has ended: `key`, `key+2`, `key+3` ... */
export function nthKey(key: string, n: number): string {
  return n === 1 ? key : `${key}+${n}`;
}

function shortDigest(digest: string): string {
  return digest.slice(digest.indexOf(':') + 1).slice(0, 12);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
