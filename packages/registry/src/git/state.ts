import type { ModelVersion, Promotion } from '../model-registry.ts';
import { compareVersions } from '../semantic-version.ts';
import { parseTagName, type TagName } from './names.ts';
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
  const moves = follow(
    named.flatMap(({ tag, says }) => (says.kind === 'promotion' ? [{ tag, says }] : [])),
    registered.map(({ tag, version }) => ({ version, commit: tag.commit })),
  );
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

/**
 * The moves of all aliases, newest first. As in GTO a cancelling tag means the version at its commit, and an alias that loses the version it
 * points at goes back to the one assigned last among those never cancelled.
 */
function follow(
  tags: readonly { readonly tag: GitTag; readonly says: Extract<TagName, { kind: 'promotion' }> }[],
  registered: readonly { readonly version: string; readonly commit: string }[],
): Move[] {
  const assigned = new Map<string, string[]>();
  const moves = tags
    .toSorted((a, b) => a.says.number - b.says.number)
    .map(({ tag, says: { alias, number, cancels } }): Move => {
      const block = parseTagMessage('promotion', tag.name, tag.message);
      const there = assigned.get(alias) ?? [];
      // GTO's own tags name no version: they mean the one registered at the same commit.
      const here = registered.filter(({ commit }) => commit === tag.commit).map(({ version }) => version);
      const meant = block?.version ?? (cancels && here.includes(there.at(-1)!) ? there.at(-1) : here.at(-1));
      const left = there.filter((version) => version !== meant);
      if (!cancels && meant !== undefined) left.push(meant);
      assigned.set(alias, left);
      const version = cancels ? left.at(-1) : meant;
      return { alias, number, version, at: tag.at, note: block?.note ?? {}, object: tag.object };
    });
  return moves.reverse();
}

/** The moves of an alias as the history the registries share. */
export function promotions(moves: readonly Move[]): Promotion[] {
  return moves.map(({ version, at, note }, index) => ({ version, previous: moves[index + 1]?.version, at, note }));
}
