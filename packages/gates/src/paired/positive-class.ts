import { UserError } from '@tidegate/evidence';
import { type Categories, printable } from '@tidegate/metrics';
import type { PairedRule } from './rule.ts';

/**
 * The class that precision, recall, F1, the areas and the probabilities are of: the one named, else 1 of 0 and 1, or true of false and true. Undefined
 * when no rule needs one. Throws a UserError when it cannot be told, or never occurs.
 */
export function positiveClass(
  path: string,
  { values, codes }: Categories,
  rules: readonly PairedRule[],
  named: string | undefined,
): string | undefined {
  const needing = rules.find(
    ({ definition }) => definition.from !== 'numbers' && (definition.from !== 'classes' || definition.positive),
  );
  if (!needing) return undefined;
  const there = [...new Set(codes)].map((code) => values[code]!).sort();
  const shown = there.slice(0, 5).map(printable).join(', ');
  if (named !== undefined) {
    const meant = there.find((value) => value === named || value.toLowerCase() === named.toLowerCase());
    if (meant !== undefined) return meant;
    throw new UserError('bad-input', `\`positive-class\` is ${printable(named)}, which no label of ${path} is.`, {
      hint: `The labels are ${shown}.`,
    });
  }
  const usual = there.every((value) => ['0', '1', 'false', 'true'].includes(value)) && there.length <= 2;
  const found = usual ? there.find((value) => value === '1' || value === 'true') : undefined;
  if (found !== undefined) return found;
  throw new UserError('bad-input', `${needing.score} is of one class, and which of ${shown} in ${path} is not known.`, {
    hint: 'Name it in `positive-class`, or take a mean over classes, as in `f1_macro`.',
  });
}
