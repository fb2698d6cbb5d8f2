/** Where something stands in a file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One key of a mapping. `at` is the place of the key. */
export interface Entry {
  readonly key: string;
  readonly at: Place;
  readonly value: Tree;
}

/** YAML with aliases and merge keys resolved, and with places. What is not of a kind has none of its parts. */
export interface Tree {
  readonly kind: 'mapping' | 'sequence' | 'scalar';
  readonly at: Place;
  readonly entries: readonly Entry[];
  readonly items: readonly Tree[];
  /** A scalar as text; empty for null and for what is no scalar. */
  readonly text: string;
  readonly value: string | number | boolean | null;
  /** A scalar as it stands in the file, from `offset` on: there expressions and lines of scripts have their places. */
  readonly raw: string;
  readonly offset: number;
}

/** The value under a path of keys. */
export function child(tree: Tree | undefined, ...path: readonly string[]): Tree | undefined {
  return path.reduce<Tree | undefined>((at, key) => at?.entries.find((entry) => entry.key === key)?.value, tree);
}

/** A list's items; of one value, that value: `needs: a` is `needs: [a]`. */
export function listed(tree: Tree | undefined): readonly Tree[] {
  if (tree === undefined || tree.kind === 'mapping') return [];
  return tree.kind === 'sequence' ? tree.items : [tree];
}

/** Every scalar at or below a place in the tree. */
export function* scalars(tree: Tree | undefined): Generator<Tree> {
  if (tree === undefined) return;
  if (tree.kind === 'scalar') yield tree;
  for (const item of tree.items) yield* scalars(item);
  for (const { value } of tree.entries) yield* scalars(value);
}
