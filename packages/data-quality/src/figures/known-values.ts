import type { Profile } from '../drift/profile.ts';
import type { RuleSet } from '../rules/schema.ts';
import type { MayShow } from './figures.ts';

/**
 * Which category names a figure may show. All with `show-values`; else booleans, and values the rules name themselves
 * (`in`, the class of `class-share`): whoever reads the report can read the rules. Any other text of the data may be personal.
 */
export function knownValues(
  rules: RuleSet,
  profile: Pick<Profile, 'columns'> | undefined,
  showValues: boolean,
): MayShow {
  if (showValues) return () => true;
  const booleans = new Set(profile?.columns.filter(({ family }) => family === 'boolean').map(({ name }) => name));
  const named = new Map(
    Object.entries(rules.columns ?? {}).map(([name, rule]) => {
      const values = [
        ...(rule.in?.value ?? []),
        ...(rule['class-share']?.class === undefined ? [] : [rule['class-share'].class]),
      ];
      return [name, new Set(values.map(String))];
    }),
  );
  return (column, value) => booleans.has(column) || named.get(column)?.has(value) === true;
}
