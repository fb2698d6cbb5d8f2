import type { Check } from '@tidegate/evidence';
import type { Output, Value } from '../answers/answer.ts';
import { counted } from '../counted.ts';
import type { Expectation, OutputRules } from '../expectation.ts';
import { type Answered, examplesOf } from './answered.ts';

const ruleNames = ['type', 'datatype', 'shape', 'min', 'max', 'in'] as const;
type RuleName = (typeof ruleNames)[number];

/** One check per output and rule, over all answers. Rules at the top are about the only output there is. */
export function checkOutputs(answered: readonly Answered[], expectation: Expectation): Check[] {
  const top = Object.fromEntries(
    ruleNames.filter((name) => expectation[name] !== undefined).map((name) => [name, expectation[name]]),
  ) as OutputRules;
  const byOutput = Object.entries(expectation.outputs ?? {});
  const checks = byOutput.flatMap(([output, rules]) => checkRules(answered, output, rules));
  return Object.keys(top).length === 0 ? checks : [...checks, ...checkRules(answered, undefined, top)];
}

function checkRules(answered: readonly Answered[], name: string | undefined, rules: OutputRules): Check[] {
  return ruleNames
    .filter((rule) => rules[rule] !== undefined)
    .map((rule) => {
      const wrong = answered.flatMap((each) => {
        const reason = fault(each, name, rule, rules);
        return reason === undefined ? [] : [{ payload: each.payload, reason }];
      });
      const title = titleOf(name ?? 'predictions', rule, rules);
      const [first] = wrong;
      return {
        id: `outputs.${name ?? 'predictions'}.${rule}`,
        title,
        verdict: first ? 'fail' : answered.length === 0 ? 'inconclusive' : 'pass',
        reason: first
          ? `${title} does not hold in ${wrong.length} of ${counted(answered.length, 'answer')}: ${first.reason} (${first.payload.name}).`
          : answered.length === 0
            ? `Whether ${title} was not checked: there are no answers.`
            : `${title} holds in ${answered.length} of ${counted(answered.length, 'answer')}.`,
        sizes: { answers: answered.length },
        ...(first && { examples: examplesOf(wrong) }),
      };
    });
}

function titleOf(name: string, rule: RuleName, { type, datatype, shape, min, max, in: classes }: OutputRules): string {
  switch (rule) {
    case 'type':
      return `${name} is ${type!}`;
    case 'datatype':
      return `${name} is of datatype ${datatype!}`;
    case 'shape':
      return `${name} has shape [${shape!.join(', ')}]`;
    case 'min':
      return `${name} >= ${min!}`;
    case 'max':
      return `${name} <= ${max!}`;
    case 'in':
      return `${name} is one of ${classes!.join(', ')}`;
  }
}

function fault({ answer }: Answered, name: string | undefined, rule: RuleName, rules: OutputRules): string | undefined {
  const { outputs } = answer;
  const found =
    name === undefined && outputs.length === 1 ? outputs[0] : outputs.find((output) => output.name === name);
  const names = outputs.map((output) => output.name).join(', ');
  if (found) return brokenRule(found, rule, rules, answer.rows);
  if (name === undefined) return `it has the outputs ${names}, so rules belong under \`outputs\``;
  return `it has no output ${name}, but ${names}`;
}

/** How an output breaks a rule, as half a sentence; undefined when it keeps it. */
export function brokenRule(output: Output, rule: RuleName, rules: OutputRules, rows: number): string | undefined {
  const { type, datatype, shape, min, max, in: classes } = rules;
  switch (rule) {
    case 'type':
      return first(output, (value) => isOf(type!, value));
    case 'datatype':
      return output.datatype === datatype ? undefined : `the datatype is ${output.datatype ?? 'not told'}`;
    case 'shape': {
      const fits =
        shape!.length === output.shape.length &&
        shape!.every((side, i) => side === 'any' || output.shape[i] === (side === 'rows' ? rows : side));
      return fits ? undefined : `the shape is [${output.shape.join(', ')}]`;
    }
    // What is no number is not within bounds.
    case 'min':
      return first(output, (value) => typeof value === 'number' && value >= min!);
    case 'max':
      return first(output, (value) => typeof value === 'number' && value <= max!);
    case 'in':
      return first(output, (value) => classes!.includes(value));
  }
}

function isOf(type: NonNullable<OutputRules['type']>, value: Value): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function first({ values }: Output, keeps: (value: Value) => boolean): string | undefined {
  const index = values.findIndex((value) => !keeps(value));
  return index < 0 ? undefined : `value ${index + 1} is ${JSON.stringify(values[index])}`;
}
