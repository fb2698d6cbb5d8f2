import type { ModelAnswers, Predictions } from '@tidegate/metrics';

/**
 * The same rows with candidates that are wrong about every one of them: another class, a number far from the label, scores the wrong way round.
 * @param positive the class that scores are of
 */
export function wrongEverywhere(predictions: Predictions, positive: string | undefined): Predictions {
  const { labels, candidates, production, rows } = predictions;
  const values = labels.classes && otherClass(labels.classes.values);
  const dictionary = <T extends Pick<ModelAnswers, 'classes'>>(answers: T): T =>
    answers.classes && values ? { ...answers, classes: { values, codes: answers.classes.codes } } : answers;
  const spread = labels.numbers ? 1000 * (1 + rangeOf(labels.numbers)) : 0;
  const wrong = (answers: ModelAnswers): ModelAnswers => ({
    ...(answers.classes &&
      labels.classes &&
      values && { classes: { values, codes: labels.classes.codes.map((code) => (code + 1) % values.length) } }),
    ...(answers.numbers && labels.numbers && { numbers: labels.numbers.map((label) => label + spread) }),
    ...(answers.scores && {
      scores: Float64Array.from({ length: rows }, (_, row) => {
        const { values: names, codes } = labels.classes!;
        return names[codes[row]!] === positive ? 0.01 : 0.99;
      }),
    }),
  });
  return {
    ...predictions,
    labels: dictionary(labels),
    candidates: new Map([...candidates].map(([name, answers]) => [name, wrong(answers)])),
    ...(production && { production: dictionary(production) }),
  };
}

/** With one class alone there is no wrong one to say. */
function otherClass(values: readonly string[]): readonly string[] {
  return values.length > 1 ? values : [...values, 'known to be wrong'];
}

function rangeOf(numbers: Float64Array): number {
  const low = numbers.reduce((least, value) => Math.min(least, value), Infinity);
  const high = numbers.reduce((most, value) => Math.max(most, value), -Infinity);
  return high >= low ? high - low : 0;
}
