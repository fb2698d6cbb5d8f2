import type { Judgement } from '@tidegate/evidence';
import { z } from 'zod';
import { commonInputs, type CommonInputs } from './common-inputs.ts';
import type { Io, OutputValue } from './io.ts';
import { selfTestInput } from './self-test.ts';

/** What an action's run returns: the verdict as a value, and its outputs. The edge does everything else. */
export interface ActionResult<Output extends string = string> extends Judgement {
  readonly outputs: Readonly<Partial<Record<Output, OutputValue>>>;
  /** In place of the usual renderings, for an action whose evidence is about other gates. */
  readonly renderings?: Renderings<Output>;
  /** Beside the usual renderings: in the job summary it follows what is told of the checks. */
  readonly beside?: Renderings<Output>;
}

/** Texts for people and their tools. Kit takes secrets out of them and writes them into the report folder. */
export interface Renderings<Output extends string = string> {
  /** For the job summary; left out, none is written. */
  readonly summary?: string;
  readonly files: readonly {
    readonly name: string;
    readonly text: string;
    /** The output that tells where it is. */
    readonly output?: Output | 'report';
  }[];
}

/** One input that is known to be bad. */
export interface KnownBad {
  /** What it is, in words that follow "with": `every value gone`. */
  readonly name: string;
  /** What the gate says of it. A UserError is a refusal, which is red too. */
  run(): Promise<Pick<Judgement, 'verdict' | 'reason'>>;
}

/** Where values of tidegate.yml come from. The file has one schema for all actions; kit knows none of its words. */
export interface ConfigSource {
  /** Checks a whole parsed file; throws a UserError naming `path` and what is wrong. Returns the values for one action. */
  values(
    document: unknown,
    context: { path: string; action: string; environment: string | undefined },
  ): ConfigValues | Promise<ConfigValues>;
}

export interface ConfigValues {
  /** Input name -> value, already merged over the environment. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Input name -> entry name -> value: an input that is the name of an entry stands for the entry. */
  readonly named: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface ActionDefinition<Shape extends z.ZodRawShape, Output extends string> {
  /** Its folder under `actions/` and `dist/`, and its section in tidegate.yml. */
  readonly name: string;
  /** A schema whose keys are the exact input names; see `field` of `@tidegate/fields`. */
  readonly inputs: z.ZodObject<Shape>;
  /** Output name -> description. */
  readonly outputs: Readonly<Record<Output, string>>;
  readonly config?: ConfigSource;
  /** Common inputs that would mean nothing here. */
  readonly omits?: readonly (keyof CommonInputs)[];
  run(inputs: z.output<z.ZodObject<Shape>> & CommonInputs, io: Io): Promise<ActionResult<Output>>;
  /** For `self-test`: input that must turn the gate red, made of the real one and of what the gate said of it. */
  knownBad?(
    inputs: z.output<z.ZodObject<Shape>> & CommonInputs,
    io: Io,
    result: ActionResult<Output>,
  ): Promise<readonly KnownBad[]>;
  /** The `post:` step: puts things right when the main step did not come to its end. */
  post?(inputs: z.output<z.ZodObject<Shape>> & CommonInputs, io: Io): Promise<void>;
}

export interface Action<
  Shape extends z.ZodRawShape = z.ZodRawShape,
  Output extends string = string,
> extends ActionDefinition<Shape, Output> {
  /** All inputs: the action's own and the common ones. */
  readonly allInputs: z.ZodObject;
  readonly allOutputs: Readonly<Record<string, string>>;
}

/** What of an action is told to those who call it. */
export type Declared = Pick<Action, 'name' | 'allInputs' | 'allOutputs' | 'config' | 'post'>;

export const commonOutputs = {
  verdict: '`pass`, `warn`, `fail` or `inconclusive`; empty when the step broke before it could judge',
  evidence: 'Path of the evidence file (JSON)',
  report: 'Path of the report (HTML)',
} as const;

/** Declares an action. It does nothing until `runAction` is called with it. */
export function defineAction<Shape extends z.ZodRawShape, Output extends string>(
  definition: ActionDefinition<Shape, Output>,
): Action<Shape, Output> {
  return {
    ...definition,
    // The action's own field wins, so that one may demand what is optional elsewhere (promote-model: `model`).
    allInputs: z.object({
      ...definition.inputs.shape,
      ...without(commonInputs.shape, [...Object.keys(definition.inputs.shape), ...(definition.omits ?? [])]),
      ...(definition.knownBad && selfTestInput.shape),
    }),
    allOutputs: { ...definition.outputs, ...commonOutputs },
  };
}

function without(shape: z.ZodRawShape, names: readonly string[]): z.ZodRawShape {
  return Object.fromEntries(Object.entries(shape).filter(([name]) => !names.includes(name)));
}
