import type { ModelVersion, Promotion } from '../model-registry.ts';
import { compareVersions } from '../semantic-version.ts';
import { parseTagName, type TagName } from './names.ts';
import type { GitTag } from './repository.ts';
import { parseTagMessage } from './tag-message.ts';

/** One `name#alias#N` tag, or `name#alias` without a number. */
export interface Move {
  readonly alias: string;
  readonly number: number | undefined;
  /** Undefined: from then on the alias points nowhere. */
  readonly version: string | undefined;
  readonly at: string;
  readonly note: Readonly<Record<string, string>>;
  readonly object: string;
}

interface PromotionTag {
  readonly tag: GitTag;
  readonly says: Extract<TagName, { kind: 'promotion' }>;
}

/** What the tags of one model say. */
export interface ModelState {
  /** By precedence of semantic versions, oldest first. */
  readonly versions: readonly (ModelVersion & { readonly tagCommit: string })[];
  /** Every version there ever was, also those that were taken back: a number is not given twice. */
  readonly taken: readonly string[];
  /** By number, newest first. */
  moves(alias: string): readonly Move[];
  current(alias: string): string | undefined;
  readonly deprecated: string | undefined;
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
  const known = named
    .flatMap(({ tag, says }) => (says.kind === 'version' && !says.cancels ? [{ tag, version: says.version }] : []))
    .sort((a, b) => compareVersions(a.version, b.version));
  const { moves, standing } = follow(
    named.flatMap(({ tag, says }) => (says.kind === 'promotion' ? [{ tag, says }] : [])),
    known.map(({ tag, version }) => ({ version, commit: tag.commit, at: tag.at })),
    cancelled,
  );
  const deprecated = deprecation(named);
  const registered = known.filter(({ version }) => !cancelled.has(version));
  const current = (alias: string) => standing.get(alias);
  const aliases = [...new Set(moves.map(({ alias }) => alias))].sort();
  return {
    current,
    deprecated,
    taken: named.flatMap(({ says }) => (says.kind === 'version' ? [says.version] : [])),
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
        ...(deprecated !== undefined && { deprecated }),
        tagCommit: tag.commit,
      };
    }),
  };
}

/**
 * The newest `name@deprecated`, if no version, promotion or `name@created` came after it. As in GTO these bring a model back; what only takes back does not.
 * A lightweight tag has no time of its own, so nothing comes after it.
 */
function deprecation(named: readonly { readonly tag: GitTag; readonly says: TagName }[]): string | undefined {
  let mark: { readonly at: string; readonly told: string } | undefined;
  let use = '';
  for (const { tag, says } of named) {
    if (says.kind === 'lifecycle' && says.deprecates) {
      const timeless = tag.object === tag.commit;
      const at = timeless ? '\uffff' : tag.at;
      if (!mark || at > mark.at) mark = { at, told: `${timeless ? '' : `at ${at} `}by git tag ${tag.name}` };
    } else if (says.kind === 'lifecycle' || !says.cancels) {
      if (tag.at > use) use = tag.at;
    }
  }
  return mark && use <= mark.at ? mark.told : undefined;
}

/**
 * The moves of all aliases, newest first, and where each alias stands. As in GTO a cancelling tag means the version at its commit, and an alias that loses
 * the version it points at, or whose version is taken back itself, goes back to the one assigned last among those never cancelled.
 */
function follow(
  tags: readonly PromotionTag[],
  known: readonly { readonly version: string; readonly commit: string; readonly at: string }[],
  cancelled: ReadonlySet<string>,
): { readonly moves: readonly Move[]; readonly standing: ReadonlyMap<string, string | undefined> } {
  const assigned = new Map<string, string[]>();
  const moves = inOrder(tags).map(({ tag, says: { alias, number, cancels } }): Move => {
    const block = parseTagMessage('promotion', tag.name, tag.message);
    const before = assigned.get(alias) ?? [];
    // GTO's own tags name no version: they mean the one registered at the same commit, not one that came there later.
    const registered = known.filter(({ commit }) => commit === tag.commit);
    const there = or(
      registered.filter(({ at }) => at <= tag.at),
      registered,
    ).map(({ version }) => version);
    const here = or(
      there.filter((version) => !cancelled.has(version)),
      there,
    );
    // A commit without a version is nobody's model, and never "nothing in production".
    const meant =
      block?.version ?? (cancels && here.includes(before.at(-1)!) ? before.at(-1) : here.at(-1)) ?? tag.commit;
    const left = before.filter((version) => version !== meant);
    if (!cancels) left.push(meant);
    assigned.set(alias, left);
    const version = cancels ? left.at(-1) : meant;
    return { alias, number, version, at: tag.at, note: block?.note ?? {}, object: tag.object };
  });
  const standing = [...assigned].map(
    ([alias, versions]) => [alias, versions.findLast((version) => !cancelled.has(version))] as const,
  );
  return { moves: moves.reverse(), standing: new Map(standing) };
}

function or<T>(some: readonly T[], all: readonly T[]): readonly T[] {
  return some.length > 0 ? some : all;
}

/** By number; a tag without one comes where its time puts it. */
function inOrder(tags: readonly PromotionTag[]): readonly PromotionTag[] {
  const order = tags.filter(({ says }) => says.number !== undefined).sort((a, b) => a.says.number! - b.says.number!);
  const simple = tags
    .filter(({ says }) => says.number === undefined)
    .sort((a, b) => {
      if (a.tag.at !== b.tag.at) return a.tag.at < b.tag.at ? -1 : 1;
      return Number(a.says.cancels) - Number(b.says.cancels);
    });
  for (const each of simple) {
    const later = order.findIndex(({ tag, says }) => says.alias === each.says.alias && tag.at > each.tag.at);
    order.splice(later < 0 ? order.length : later, 0, each);
  }
  return order;
}

/** The moves of an alias as the history the registries share. */
export function promotions(moves: readonly Move[]): Promotion[] {
  return moves.map(({ version, at, note }, index) => ({ version, previous: moves[index + 1]?.version, at, note }));
}
