import { UserError } from '@tidegate/evidence';
import type { ModelReference, Stage } from './model-registry.ts';
import { quoted } from './quoted.ts';

/** The prefixes that make a text an address of a registry and not a path. */
const addressed = /^(models|runs|git):/;

/** As MLflow spells them; any case is understood, as by MLflow itself. */
const stages: readonly Stage[] = ['Production', 'Staging'];

/** Whether a text points into a registry; anything else is taken for a path. */
export function isReference(text: string): boolean {
  return addressed.test(text.trim());
}

/**
 * Reads `models:/<name>@<alias>`, `models:/<name>/<version>`, `models:/<name>/Production` (a stage of MLflow), `runs:/<id>` or
 * `git:<tag>`. Throws a UserError `bad-input` for anything else. A version is never guessed: `models:/<name>` alone and `/latest` are refused.
 */
export function parseReference(text: string): ModelReference {
  const typed = text.trim();
  const alias = /^models:\/([^@]+)@([\w-]+)$/.exec(typed);
  if (alias) return { kind: 'alias', name: alias[1]!, alias: alias[2]! };
  const version = /^models:\/(.+)\/([^/@]+)$/.exec(typed);
  if (version && version[2]!.toLowerCase() === 'latest') {
    throw malformed(text, 'names no fixed version', 'Name the version or an alias; `latest` moves under your feet.');
  }
  const stage = version && stages.find((known) => known.toLowerCase() === version[2]!.toLowerCase());
  if (stage) return { kind: 'stage', name: version[1]!, stage };
  if (version) return { kind: 'version', name: version[1]!, version: version[2]! };
  const run = /^runs:\/([\w-]+)$/.exec(typed);
  if (run) return { kind: 'run', runId: run[1]! };
  const tag = /^git:([^\s]+)$/.exec(typed);
  if (tag) return { kind: 'tag', tag: tag[1]! };
  throw malformed(text, 'is not the address of a model');
}

/** A reference as a user types it. */
export function formatReference(reference: ModelReference): string {
  switch (reference.kind) {
    case 'alias':
      return `models:/${reference.name}@${reference.alias}`;
    case 'version':
      return `models:/${reference.name}/${reference.version}`;
    case 'stage':
      return `models:/${reference.name}/${reference.stage}`;
    case 'run':
      return `runs:/${reference.runId}`;
    case 'tag':
      return `git:${reference.tag}`;
  }
}

function malformed(text: string, what: string, hint?: string): UserError {
  return new UserError('bad-input', `${quoted(text)} ${what}.`, {
    hint: hint ?? 'Write models:/<name>@<alias>, models:/<name>/<version>, runs:/<run id> or git:<tag>.',
  });
}
