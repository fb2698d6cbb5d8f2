import { UserError } from '@tidegate/evidence';
import { printable, quoted } from './printable.ts';

/** Metrics by name, as they were found: a value may be NaN, a text, null or a list, and is never made a number. */
export interface MetricSet {
  /** Where they come from, for messages: paths or an address. */
  readonly origin: string;
  readonly values: ReadonlyMap<string, unknown>;
  /** Digest of the data that a metric was measured on, by name, where a registry keeps it with each. */
  readonly measuredOn?: ReadonlyMap<string, string>;
}

/** A set from a plain record, for example the metrics a registry keeps with a version. */
export function metricSet(
  record: Readonly<Record<string, unknown>>,
  origin: string,
  measuredOn?: Readonly<Record<string, string>>,
): MetricSet {
  return {
    origin,
    values: new Map(Object.entries(record)),
    ...(measuredOn && { measuredOn: new Map(Object.entries(measuredOn)) }),
  };
}

/** Several sets as one. A name that two of them give different values is a conflict. */
export function mergeMetrics(sets: readonly MetricSet[]): MetricSet {
  const found = new Map<string, { value: unknown; origin: string }>();
  for (const { origin, values } of sets) {
    for (const [name, value] of values) {
      const before = found.get(name);
      if (before && !Object.is(before.value, value)) {
        throw new UserError(
          'conflict',
          `${before.origin} and ${origin} give different values for ${printable(name)}.`,
          {
            hint: 'Name the one file that holds it, or give each file its own names.',
          },
        );
      }
      if (!before) found.set(name, { value, origin });
    }
  }
  // Of two that agree in the value the first is the one that is read.
  const measuredOn = new Map(sets.toReversed().flatMap((set) => [...(set.measuredOn ?? [])]));
  return {
    origin: sets.map(({ origin }) => origin).join(', '),
    values: new Map([...found].map(([name, { value }]) => [name, value])),
    ...(measuredOn.size > 0 && { measuredOn }),
  };
}

/** `accuracy = test_accuracy`: further names for metrics. A name that is taken already is a conflict; one of nothing stays missing. */
export function withAliases(set: MetricSet, aliases: ReadonlyMap<string, string>): MetricSet {
  const values = new Map(set.values);
  const measuredOn = new Map(set.measuredOn);
  for (const [name, target] of aliases) {
    if (set.values.has(name) && name !== target) {
      throw new UserError(
        'conflict',
        `\`aliases\` says ${printable(name)} = ${printable(target)}, but ${set.origin} has a metric ${printable(name)} of its own.`,
        { hint: 'Choose another name on the left, and use it in the rules.' },
      );
    }
    if (set.values.has(target)) values.set(name, set.values.get(target));
    if (measuredOn.has(target)) measuredOn.set(name, measuredOn.get(target)!);
  }
  return { origin: set.origin, values, ...(measuredOn.size > 0 && { measuredOn }) };
}

/** Reads alias lines. Throws a UserError that quotes the line when one is not `name = name in the file`. */
export function parseAliases(lines: readonly string[]): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf('=');
    const [name, target] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    if (at < 0 || name === '' || target === '') {
      throw new UserError('bad-input', `\`aliases\`: ${quoted(line)} is not an alias.`, {
        hint: 'Write one per line as `accuracy = test_accuracy`: the name for the rules, then the name in the file.',
      });
    }
    if (aliases.has(name)) {
      throw new UserError('bad-input', `\`aliases\` names ${printable(name)} twice.`, { hint: 'Keep one of them.' });
    }
    aliases.set(name, target);
  }
  return aliases;
}
