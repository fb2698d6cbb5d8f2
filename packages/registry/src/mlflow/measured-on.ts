import type { Run } from './replies.ts';

/** Words people give the data set that a run's metrics are measured on, as the `context` of `mlflow.log_input`. */
const contexts = ['eval', 'evaluation', 'test', 'testing', 'holdout', 'validation'];

/** Digest of the one data set a run says it was measured on; undefined when it says none, or several. */
export function measuredOn(run: Run | undefined): string | undefined {
  const inputs = run?.inputs.dataset_inputs ?? [];
  const measured = inputs.filter(({ tags }) =>
    tags.some(({ key, value }) => key === 'mlflow.data.context' && contexts.includes(value.toLowerCase())),
  );
  const digests = new Set(measured.map(({ dataset }) => dataset.digest));
  const [digest] = digests;
  return digests.size === 1 && digest !== '' ? digest : undefined;
}
