import type { ModelVersion, Promotion } from '../model-registry.ts';
import { compareVersions } from '../semantic-version.ts';
import { parseTagName } from './names.ts';
import type { GitTag } from './repository.ts';
import { parseTagMessage } from './tag-message.ts';

/** One `name#alias#N` tag. */
export interface Move {
  readonly alias: string;
  readonly number: number;
  /** Undefined: from then on the alias points nowhere. */
  readonly version: string | undefined;
  readonly at: string;
  readonly note: Readonly<Record<string, string>>;
  readonly object: string;
}

/** What the tags of one model say. */
export interface ModelState {
  /** By precedence of semantic versions, oldest first. */
  readonly versions: readonly (ModelVersion & { readonly tagCommit: string })[];
  /** By number, newest first. */
  moves(alias: string): readonly Move[];
  current(alias: string): string | undefined;
}

/** Reads the state of a model from its tags. Throws a UserError when a tag of ours cannot be read. */
export function stateOf(name: string, tags: readonly GitTag[]): ModelState {
  const named = tags.flatMap((tag) => {
    const says = parseTagName(tag.name);
    return says?.name === name ? [{ tag, says }] : [];
  });
  const cancelled = new Set(
    named.flatMap(({ says }) => (says.kind === 'version' && says.cancels ? [says.version] : [])),
  );
  const registered = named
    .flatMap(({ tag, says }) => (says.kind === 'version' && !says.cancels ? [{ tag, version: says.version }] : []))
    .filter(({ version }) => !cancelled.has(version))
    .sort((a, b) => compareVersions(a.version, b.version));
  const moves = named
    .flatMap(({ tag, says }) => {
      if (says.kind !== 'promotion') return [];
      const block = parseTagMessage('promotion', tag.name, tag.message);
      // GTO's own promotions name no version: they mean the newest one registered at the same commit.
      const pointed = block?.version ?? registered.findLast((one) => one.tag.commit === tag.commit)?.version;
      const version = says.cancels ? undefined : pointed;
      const { alias, number } = says;
      return [{ alias, number, version, at: tag.at, note: block?.note ?? {}, object: tag.object }];
    })
    .sort((a, b) => b.number - a.number);
  const current = (alias: string) => moves.find((move) => move.alias === alias)?.version;
  const aliases = [...new Set(moves.map(({ alias }) => alias))].sort();
  return {
    current,
    moves: (alias) => moves.filter((move) => move.alias === alias),
    versions: registered.map(({ tag, version }) => {
      const block = parseTagMessage('version', tag.name, tag.message);
      return {
        name,
        version,
        aliases: aliases.filter((alias) => current(alias) === version),
        metrics: block?.metrics ?? {},
        tags: block?.tags ?? {},
        ...(block?.source !== undefined && { source: block.source }),
        ...(block?.digest !== undefined && { digest: block.digest }),
        ...(block?.dataDigest !== undefined && { dataDigest: block.dataDigest }),
        commit: block?.commit ?? tag.commit,
        createdAt: tag.at,
        tagCommit: tag.commit,
      };
    }),
  };
}

/** The moves of an alias as the history the registries share. */
export function promotions(moves: readonly Move[]): Promotion[] {
  return moves.map(({ version, at, note }, index) => ({ version, previous: moves[index + 1]?.version, at, note }));
}
