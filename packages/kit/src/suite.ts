import { z } from 'zod';
import { type Action, commonOutputs, type Declared } from './action.ts';
import { commonInputs } from './common-inputs.ts';
import { selfTestInput } from './self-test.ts';

/** One gate of a suite, and how its inputs are named there. */
export interface SuiteGate {
  readonly action: Action;
  /** Input of the gate -> input of the suite; the common ones are passed on as they are. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Inputs of the gate that ask for it to run: one of them given, in the workflow or in tidegate.yml, is enough. */
  readonly asks: readonly string[];
  /** An input of the suite, of one line, that stands in for one of the gate which was left out, where the gate is given another. */
  readonly standIn?: { readonly input: string; readonly from: string; readonly beside: string };
}

export interface SuiteDefinition {
  readonly name: string;
  /** Fields of the gates under the suite's names: what is wrong with a value is told by the name that was typed. */
  readonly inputs: z.ZodObject;
  /** In the order they run. */
  readonly gates: readonly SuiteGate[];
  readonly config: NonNullable<Action['config']>;
}

/** Several gates as one action. */
export interface Suite extends Declared {
  readonly gates: readonly SuiteGate[];
}

/** Declares a suite: the same gates as elsewhere, with their settings in tidegate.yml, their evidence and their outputs. */
export function defineSuite({ name, inputs, gates, config }: SuiteDefinition): Suite {
  return {
    name,
    gates,
    config,
    allInputs: z.object({ ...inputs.shape, ...commonInputs.shape, ...selfTestInput.shape }),
    allOutputs: {
      ...Object.fromEntries(gates.flatMap(({ action }) => Object.entries(action.outputs))),
      gates: 'Verdict of each gate that ran, a JSON object by its name',
      ...commonOutputs,
      evidence: 'Paths of the evidence files (JSON), one per line in the order the gates ran',
    },
  };
}
