import { UserError } from '@tidegate/evidence';
import { printable } from '../printable.ts';
import { isBlank, isNothing, numberIn } from './fields.ts';
import type { Categories } from './predictions.ts';

/** Of all rows; a class that is rarer may well be missing among the labels, or among the answers. */
const often = 0.05;

/**
 * Answers that no label is count as wrong, and so make the other model look good. Gives the number of rows that say nothing (`None`, `NA`), and throws a
 * UserError where the answers are scores or spelled otherwise than the labels. A class that happens not to be among the labels is let through.
 */
export function checkAnswers(path: string, name: string, { values, codes }: Categories, label: Categories): number {
  const [said, labelled] = [countsOf(codes, values.length), countsOf(label.codes, values.length)];
  const all = [...values.keys()];
  const labels = all.filter((code) => labelled[code]! > 0);
  const foreign = all.filter((code) => said[code]! > 0 && labelled[code] === 0 && !isBlank(values[code]!));
  const rows = (of: readonly number[]) => of.reduce((sum, code) => sum + said[code]!, 0);
  const shown = (of: readonly number[]) =>
    of
      .slice(0, 3)
      .map((code) => printable(values[code]!))
      .join(', ');
  const refuse = (what: string): never => {
    throw new UserError('bad-input', `The predictions file ${path}: ${what}.`, {
      hint: 'Write predicted classes, spelled as in `label`; scores belong in a column of their own.',
    });
  };

  const empty = foreign.filter((code) => isNothing(values[code]!));
  const words = foreign.filter((code) => !isNothing(values[code]!));
  if (rows(words) * 2 > codes.length)
    refuse(`most values of \`${name}\` (${shown(words)}) are none of the labels (${shown(labels)})`);
  const spelled = new Map(labels.map((code) => [folded(values[code]!), code]));
  // Where labels differ by no more than that themselves, it is no slip.
  const alike = spelled.size < labels.length ? undefined : words.find((code) => spelled.has(folded(values[code]!)));
  if (alike !== undefined)
    refuse(
      `\`${name}\` says ${shown([alike])}, which \`label\` spells ${shown([spelled.get(folded(values[alike]!))!])}`,
    );
  const scores = labels.every((code) => isWhole(values[code]!))
    ? words.filter((code) => isFraction(values[code]!))
    : [];
  if (scores.length > 0)
    refuse(
      `${rows(scores)} values of \`${name}\` (${shown(scores)}) are no classes as the labels are (${shown(labels)})`,
    );
  const renamed = words.find((code) => said[code]! > often * codes.length);
  const unsaid = labels.find((code) => said[code] === 0 && labelled[code]! > often * codes.length);
  if (renamed !== undefined && unsaid !== undefined) {
    refuse(
      `\`${name}\` says ${shown([renamed])} on ${said[renamed]} of ${codes.length} rows, which no label is, and never ${shown([unsaid])}, which ${labelled[unsaid]} labels are`,
    );
  }
  return rows(empty);
}

function countsOf(codes: Uint32Array, values: number): Uint32Array {
  const counts = new Uint32Array(values);
  for (const code of codes) counts[code]! += 1;
  return counts;
}

/** What is left of a word without case, blanks, hyphens and underscores; a number is itself, for -1 is not 1. */
function folded(text: string): string {
  if (!Number.isNaN(numberIn(text))) return text;
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

const isWhole = (text: string) => Number.isInteger(numberIn(text));
const isFraction = (text: string) => numberIn(text) % 1 !== 0 && !Number.isNaN(numberIn(text));
