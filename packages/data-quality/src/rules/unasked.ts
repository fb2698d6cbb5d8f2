import type { RuleSet, ValueType } from './schema.ts';

/** Names that SQL writes in one way only, but for their case. */
const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** What asks for columns without their names. */
const unnamed = /[*#]|columns\s*\(/i;

/**
 * Tells of a column of a type whether no rule asks for its values: whether they are there, and of that type, is known without them. Where
 * it cannot tell, one may.
 */
export function unaskedByRules(rules: RuleSet): (name: string, type: ValueType) => boolean {
  const { columns = {}, ...others } = rules;
  const byName = new Map(Object.entries(columns));
  const texts = [others, ...byName.values()].flatMap(textsOf);
  const words = new Set(texts.flatMap((text) => text.toLowerCase().match(/\w+/g) ?? []));
  const all = (rules.duplicates && !rules.duplicates.columns) === true || texts.some((text) => unnamed.test(text));
  return (name, type) => {
    if (all || !plainName.test(name) || words.has(name.toLowerCase())) return false;
    const { type: declared, nulls, required: _, severity: __, ...asking } = byName.get(name) ?? {};
    if (declared && declared.value !== type) return false;
    return [declared?.where, nulls?.where, ...Object.values(asking)].every((rule) => rule === undefined);
  };
}

/** All texts in it, and the names of its parts. */
function textsOf(written: unknown): string[] {
  if (typeof written === 'string') return [written];
  if (typeof written !== 'object' || written === null) return [];
  return Object.entries(written).flatMap(([name, part]) => [name, ...textsOf(part)]);
}
