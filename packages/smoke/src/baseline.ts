import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Check, UserError } from '@tidegate/evidence';
import { z } from 'zod';
import { type Answered, examplesOf } from './checks/answered.ts';
import { type Difference, differenceOf, together } from './checks/compare.ts';
import { type Expectation, toleranceOf } from './expectation.ts';
import type { Payload } from './payloads/payload.ts';

const value = z.union([z.number(), z.string(), z.boolean()]);
const baselineSchema = z.strictObject({
  schema: z.literal('tidegate-predictions/1'),
  protocol: z.string(),
  model: z.string().optional(),
  version: z.string().optional(),
  answers: z
    .array(
      z.strictObject({
        request: z.string().describe('SHA-256 of the body sent'),
        payload: z.string(),
        outputs: z.array(
          z.strictObject({ name: z.string(), shape: z.array(z.number()), values: z.array(value).min(1) }),
        ),
      }),
    )
    .min(1),
});
export type Baseline = z.output<typeof baselineSchema>;

/** Reads a baseline file. Throws a UserError when it is not one. */
export function parseBaseline(file: string, text: string): Baseline {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw refuse(file, 'is not JSON', cause);
  }
  const parsed = baselineSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw refuse(file, 'was not written by `write-baseline`', parsed.error);
}

/** Keeps the answers of this run. The text is the same whenever the answers are. */
export async function writeBaseline(
  path: string,
  answered: readonly Answered[],
  about: Pick<Baseline, 'protocol' | 'model' | 'version'>,
): Promise<void> {
  const baseline: Baseline = {
    schema: 'tidegate-predictions/1',
    ...about,
    answers: answered.map(({ payload, answer }) => ({
      request: requestDigest(payload),
      payload: payload.name,
      outputs: answer.outputs.map(({ name, shape, values }) => ({ name, shape: [...shape], values: [...values] })),
    })),
  };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(baseline, null, 1)}\n`);
}

/**
 * Whether the same requests are answered as they were. `fail` when more than `max-changed` of the predictions differ by more than the
 * tolerance or have another form; `inconclusive` when a request has no earlier answer.
 */
export function checkBaseline(answered: readonly Answered[], baseline: Baseline, expectation: Expectation): Check {
  const tolerance = toleranceOf(expectation.tolerance);
  const allowed = expectation['max-changed'] ?? 0;
  const earlier = new Map(baseline.answers.map((each) => [each.request, each.outputs]));
  const differences: Difference[] = [];
  const wrong: { payload: Payload; reason: string }[] = [];
  const fresh: Payload[] = [];
  for (const each of answered) {
    const before = earlier.get(requestDigest(each.payload));
    if (!before) {
      fresh.push(each.payload);
      continue;
    }
    const difference = differenceFrom(before, each, tolerance);
    differences.push(difference);
    if (difference.first !== undefined) wrong.push({ payload: each.payload, reason: difference.first });
  }
  const { compared, changed, largest, first } = together(differences);
  const share = compared === 0 ? 0 : changed / compared;
  const verdict = share > allowed ? 'fail' : fresh.length > 0 || compared === 0 ? 'inconclusive' : 'pass';
  const known = `${changed} of ${compared} predictions differ from the baseline${first === undefined ? '' : `; ${first}`}`;
  const without =
    compared === 0
      ? 'The baseline has an answer to none of these requests.'
      : `The baseline has no answer to ${fresh.length} of ${answered.length} requests (${fresh[0]?.name ?? ''}); ${known}.`;
  return {
    id: 'baseline',
    title: 'the predictions are as they were',
    verdict,
    reason: verdict === 'inconclusive' ? without : `${known}.`,
    observed: share,
    threshold: allowed,
    sizes: { predictions: compared, requests: answered.length, 'without earlier answer': fresh.length },
    method: { name: '|p - b| <= absolute + relative * |b|', parameters: { ...tolerance } },
    values: {
      'largest difference': largest,
      ...(baseline.version !== undefined && { 'baseline version': baseline.version }),
    },
    ...(wrong.length > 0 && { examples: examplesOf(wrong) }),
  };
}

function differenceFrom(
  before: Baseline['answers'][number]['outputs'],
  { answer }: Answered,
  tolerance: Parameters<typeof differenceOf>[2],
): Difference {
  return together(
    before.map(({ name, shape, values }) => {
      const now = answer.outputs.find((output) => output.name === name);
      const changed = { compared: values.length, changed: values.length, largest: 0 };
      if (!now) return { ...changed, first: `the output ${name} is gone` };
      if (now.shape.join() === shape.join()) return differenceOf(now.values, values, tolerance, `${name}, value`);
      return { ...changed, first: `the shape of ${name} is [${now.shape.join(', ')}] and was [${shape.join(', ')}]` };
    }),
  );
}

function requestDigest({ body }: Payload): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}

function refuse(file: string, what: string, cause: unknown): UserError {
  return new UserError('unreadable', `\`baseline\`: ${file} ${what}.`, {
    hint: 'Name a file that an earlier run of this action wrote with `write-baseline`.',
    cause,
  });
}
