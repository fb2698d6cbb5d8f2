import { UserError } from '@tidegate/evidence';
import type { Weights } from '../../weights.ts';
import type { Operation } from './kubectl.ts';

/** One destination of a list that splits traffic by weight. */
export interface Destination {
  /** Every name a user may call it by. */
  readonly names: readonly (string | undefined)[];
  readonly weight: number;
  /** JSON pointer of the weight. */
  readonly path: string;
}

export interface Arms {
  readonly stable: string;
  readonly candidate: string;
}

/** What one list is, in messages: "rule 1 of the HTTPRoute". */
export interface List {
  readonly what: string;
  readonly destinations: readonly Destination[];
}

/**
 * The weights of both arms, from every list that names both. A list with one of them splits nothing: where both should be listed and one
 * is not, its weight would have no effect.
 */
export function readLists(lists: readonly List[], arms: Arms, object: string): Weights {
  const splits = listsOf(lists, arms, object).map(({ what, stable, candidate, destinations }) => {
    const others = destinations.filter((one) => one !== stable && one !== candidate && one.weight > 0);
    if (others.length > 0) {
      const names = others.map((other) => other.names.find(Boolean) ?? 'one without a name').join(', ');
      throw new UserError('unsupported', `${what} gives weight to others too: ${names}.`, {
        hint: 'Give the others weight 0, or a rule of their own.',
      });
    }
    return { what, weights: { stable: stable.weight, candidate: candidate.weight } };
  });
  const [first, ...rest] = splits;
  const other = rest.find(
    ({ weights }) => weights.stable !== first!.weights.stable || weights.candidate !== first!.weights.candidate,
  );
  if (other) {
    throw new UserError('unsupported', `${first!.what} and ${other.what} split their traffic differently.`, {
      hint: 'Give both the same weights, or name the one to be moved in `target.rule`.',
    });
  }
  return first!.weights;
}

/** The change that gives both arms these weights in every list that names both. */
export function changeLists(lists: readonly List[], arms: Arms, object: string, to: Weights): Operation[] {
  return listsOf(lists, arms, object).flatMap(({ stable, candidate }) => [
    { op: 'add' as const, path: stable.path, value: to.stable },
    { op: 'add' as const, path: candidate.path, value: to.candidate },
  ]);
}

function listsOf(lists: readonly List[], arms: Arms, object: string) {
  const found = lists.flatMap(({ what, destinations }) => {
    const stable = named(destinations, arms.stable, what);
    const candidate = named(destinations, arms.candidate, what);
    return stable && candidate ? [{ what, stable, candidate, destinations }] : [];
  });
  if (found.length > 0) return found;
  const names = lists.flatMap(({ destinations }) => destinations.map((one) => one.names.find(Boolean) ?? '?'));
  throw new UserError('not-found', `${object} has no rule that lists both "${arms.stable}" and "${arms.candidate}".`, {
    hint: `List both, the candidate with weight 0${names.length > 0 ? `; it lists ${[...new Set(names)].join(', ')}` : ''}.`,
  });
}

function named(destinations: readonly Destination[], name: string, what: string): Destination | undefined {
  const matching = destinations.filter(({ names }) => names.includes(name));
  if (matching.length < 2) return matching[0];
  throw new UserError('unsupported', `${what} lists "${name}" ${matching.length} times.`, {
    hint: 'List each destination once.',
  });
}

/** Reads what the API server answered; a shape it cannot have is told by its path. */
export function shapeOf<T>(
  parse: {
    safeParse(
      value: unknown,
    ):
      | { success: true; data: T }
      | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
  },
  value: unknown,
  object: string,
): T {
  const parsed = parse.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UserError(
    'unreadable',
    `${object} is not as expected at ${issue?.path.map(String).join('.') || 'its top'}: ${issue?.message ?? ''}.`,
    { hint: 'Look at it with `kubectl get -o yaml`; this version of it may be one that is not supported.' },
  );
}
