import { UserError } from '@tidegate/evidence';
import { payloadsOf } from './payloads/build.ts';
import type { Payload } from './payloads/payload.ts';
import type { Plan } from './plan.ts';
import type { TensorInfo } from './protocols/protocol.ts';

export interface Requests {
  readonly payloads: readonly Payload[];
  readonly negatives: readonly Payload[];
}

/** The bodies that are sent. `tensors` is what the model says it takes. */
export function requestsOf(plan: Plan, rowsPerRequest: number, tensors: readonly TensorInfo[]): Requests {
  const { protocol, template, expectation, knownAnswers } = plan;
  const maker = {
    bodyOf: template?.fill ?? ((rows: Parameters<typeof protocol.bodyOf>[0]) => protocol.bodyOf(rows, tensors)),
    rowsIn: (body: unknown) => protocol.rowsIn(body),
    rowsPerRequest,
  };
  const made = (input: 'payloads' | 'negative-payloads', answerColumn?: string) =>
    plan.files
      .filter((file) => file.input === input)
      .flatMap(({ name, items }) => payloadsOf(input, name, items, { ...maker, answerColumn }));
  const payloads = made('payloads', expectation['answer-column']);
  const malformed = plan.malformed
    ? [{ name: 'a body cut off in the middle', body: '{"inputs": [{"name": "x", ' }]
    : [];
  const negatives = [...made('negative-payloads'), ...malformed];
  if (knownAnswers === undefined) return { payloads, negatives };
  if (knownAnswers.length !== payloads.length) {
    throw new UserError(
      'bad-input',
      `\`answers\` under \`expect\` has ${knownAnswers.length} entries for ${payloads.length} requests.`,
      { hint: 'Write one list of answers per request, in the order of the payloads.' },
    );
  }
  return { payloads: payloads.map((payload, i) => ({ ...payload, answers: knownAnswers[i]! })), negatives };
}
