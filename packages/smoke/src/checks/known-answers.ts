import type { Check } from '@tidegate/evidence';
import { NoAnswer } from '../answers/answer.ts';
import { counted } from '../counted.ts';
import { flatten } from '../answers/values.ts';
import { type Expectation, toleranceOf } from '../expectation.ts';
import { type Answered, examplesOf } from './answered.ts';
import { type Difference, differenceOf, outputFor, together } from './compare.ts';

/** Holds predictions against the answers that are known. `undefined` when none are. `fail` above `max-wrong`. */
export function checkKnownAnswers(answered: readonly Answered[], expectation: Expectation): Check | undefined {
  const known = answered.filter(({ payload }) => payload.answers !== undefined);
  if (known.length === 0) return undefined;
  const tolerance = toleranceOf(expectation.tolerance);
  const allowed = expectation['max-wrong'] ?? 0;
  const differences: Difference[] = [];
  const wrong: { payload: Answered['payload']; reason: string }[] = [];
  let incomparable = false;
  for (const { payload, answer } of known) {
    const output = outputFor(answer.outputs, expectation.output);
    const references = referencesOf(payload.answers!);
    const reason = output
      ? typeof references === 'string'
        ? references
        : references.length === output.values.length
          ? undefined
          : `${counted(output.values.length, 'prediction')} for ${counted(references.length, 'known answer')}`
      : `it has the outputs ${answer.outputs.map(({ name }) => name).join(', ')}; say which one with \`output\` under \`expect\``;
    if (reason !== undefined || !output || typeof references === 'string') {
      incomparable = true;
      const count = payload.answers!.length;
      differences.push({ compared: count, changed: count, largest: 0, first: reason });
      wrong.push({ payload, reason: reason! });
      continue;
    }
    const difference = differenceOf(output.values, references, tolerance, 'prediction');
    differences.push(difference);
    if (difference.first !== undefined) wrong.push({ payload, reason: difference.first });
  }
  const { compared, changed, largest, first } = together(differences);
  const passes = !incomparable && compared > 0 && changed <= allowed * compared;
  const found = `${changed} of ${compared} known answers were missed`;
  return {
    id: 'answers.known',
    title: 'the predictions are the known answers',
    verdict: passes ? 'pass' : 'fail',
    reason: first === undefined ? `${compared} of ${compared} known answers were given.` : `${found}; ${first}.`,
    observed: compared === 0 ? 0 : changed / compared,
    threshold: allowed,
    sizes: { answers: compared },
    method: { name: '|p - k| <= absolute + relative * |k|', parameters: { ...tolerance } },
    values: { 'largest difference': largest },
    ...(wrong.length > 0 && { examples: examplesOf(wrong) }),
  };
}

function referencesOf(answers: readonly unknown[]) {
  try {
    return flatten(answers, 'the list of known answers').values;
  } catch (error) {
    if (error instanceof NoAnswer) return error.message;
    throw error;
  }
}
