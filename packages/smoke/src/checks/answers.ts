import type { Check } from '@tidegate/evidence';
import type { JsonSchemaCheck } from '../json-schema.ts';
import { type Answered, examplesOf, type Unanswered } from './answered.ts';

/** Whether every payload was answered. */
export function checkAnswered(answered: readonly Answered[], unanswered: readonly Unanswered[]): Check {
  const total = answered.length + unanswered.length;
  const [first] = unanswered;
  return {
    id: 'answers',
    title: 'every payload is answered',
    verdict: first ? 'fail' : 'pass',
    reason: first
      ? `${unanswered.length} of ${total} payloads were not answered; ${first.payload.name}: ${first.reason}.`
      : `${total} of ${total} payloads were answered.`,
    observed: answered.length,
    threshold: total,
    sizes: { payloads: total },
    ...(first && { examples: examplesOf(unanswered) }),
  };
}

/** Whether every body matches the JSON Schema that was given. */
export function checkBodies(answered: readonly Answered[], matches: JsonSchemaCheck): Check {
  const wrong = answered.flatMap(({ payload, body }) => {
    const reason = matches(body);
    return reason === undefined ? [] : [{ payload, reason }];
  });
  const [first] = wrong;
  return {
    id: 'answers.schema',
    title: 'every body matches the JSON Schema',
    verdict: first ? 'fail' : answered.length === 0 ? 'inconclusive' : 'pass',
    reason: first
      ? `${wrong.length} of ${answered.length} bodies do not match the schema; ${first.payload.name}: ${first.reason}.`
      : answered.length === 0
        ? 'No body was there to be held against the schema.'
        : `${answered.length} of ${answered.length} bodies match the schema.`,
    sizes: { answers: answered.length },
    ...(first && { examples: examplesOf(wrong) }),
  };
}
