import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { overall } from '@tidegate/report/overall';
import type { CommonInputs } from './common-inputs.ts';
import { type GateInputs, type Judged, judgeGate, markRows } from './judge-gate.ts';
import { publish } from './publish.ts';
import { type Environment, parseInputs } from './read-inputs.ts';
import * as core from './runner-commands.ts';
import { inStep, type Step, tell } from './step.ts';
import type { Suite, SuiteGate } from './suite.ts';

type SuiteInputs = CommonInputs & { readonly gates?: readonly string[] };

interface Planned extends SuiteGate {
  readonly parsed: GateInputs;
  /** What trouble is told by: the name of the gate's input -> the name that was typed. */
  readonly typed: ReadonlyMap<string, string>;
}

/** Runs the gates in order up to the first that is red. All inputs are parsed before the first gate runs. */
export function runSuite(suite: Suite, env: Environment = process.env): Promise<void> {
  return inStep(suite, env, async (step) => {
    const { io, secrets } = step;
    const inputs = parseInputs<SuiteInputs>(suite, step.raw, await step.configOf(suite), secrets.clean);
    const planned = await plan(suite, inputs, step);
    const judged: Judged[] = [];
    try {
      for (const gate of planned) {
        const one = await inTypedNames(gate, () => judgeGate(gate.action, gate.parsed, io, secrets));
        judged.push(one);
        if (one.conclusion.failsJob) break;
      }
    } catch (error) {
      // What the gates before it said is worth reading; a verdict there is none.
      if (judged.length > 0) await publishAll(suite, judged, planned, inputs, step);
      throw error;
    }
    const { verdict, reason } = overall(judged.map(({ evidence }) => evidence));
    core.setOutput('verdict', verdict);
    core.setOutput('gates', JSON.stringify(verdictsOf(judged)));
    core.setOutput('evidence', judged.map(({ shown }) => shown).join('\n'));
    await publishAll(suite, judged, planned, inputs, step);
    const failsJob = judged.some(({ conclusion }) => conclusion.failsJob);
    const left = notRun(judged, planned);
    tell(suite.name, { verdict, failsJob }, secrets.clean(left ? `${reason} ${left}` : reason));
    for (const one of judged) markRows(one, io, secrets);
  });
}

const verdictsOf = (judged: readonly Judged[]) =>
  Object.fromEntries(judged.map(({ evidence }) => [evidence.gate, evidence.verdict]));

/** The gates that something is given for, or that `gates` names, with their inputs. Throws a UserError when there is none. */
async function plan(suite: Suite, inputs: SuiteInputs, step: Step): Promise<Planned[]> {
  const planned: Planned[] = [];
  for (const gate of suite.gates) {
    const config = await step.configOf(gate.action);
    const given = rawOf(gate, step.raw);
    const isGiven = (name: string) => given[name] !== undefined || config.inputs[name] !== undefined;
    if (!(inputs.gates?.includes(gate.action.name) ?? gate.asks.some(isGiven))) continue;
    const typed = new Map(Object.entries(gate.inputs));
    const { standIn } = gate;
    const instead = standIn && step.raw[standIn.from]?.trim();
    if (instead && !instead.includes('\n') && isGiven(standIn.beside) && !isGiven(standIn.input)) {
      given[standIn.input] = instead;
      typed.set(standIn.input, standIn.from);
    }
    for (const name of Object.keys(config.inputs)) if (given[name] === undefined) typed.delete(name);
    const parsed = await inTypedNames({ typed }, async () =>
      parseInputs<GateInputs>(gate.action, given, config, step.secrets.clean),
    );
    planned.push({ ...gate, parsed, typed });
  }
  if (planned.length > 0) {
    if (inputs.gates === undefined) refuseUnread(suite, planned, step);
    return planned;
  }
  const ways = suite.gates.map(
    ({ action, asks, inputs: names }) => `${action.name}: ${asks.map((name) => names[name] ?? name).join(', ')}`,
  );
  throw new UserError('bad-input', 'Nothing is given to judge, so nothing would be guarded.', {
    hint: `Give one of these inputs, or the gate's section in tidegate.yml (${ways.join('; ')}).`,
  });
}

/** An input that only gates which do not run would read: what asks for one of them was lost, and it would be missing in silence. */
function refuseUnread(suite: Suite, planned: readonly Planned[], { raw }: Step): void {
  const readers = (name: string) => suite.gates.filter(({ inputs }) => Object.values(inputs).includes(name));
  for (const name of Object.keys(raw)) {
    const gates = readers(name).map(({ action }) => action.name);
    if (gates.length === 0 || planned.some(({ action }) => gates.includes(action.name))) continue;
    throw new UserError('bad-input', `\`${name}\` is given, and nothing that makes ${gates.join(' or ')} run.`, {
      hint: 'Give what it judges, leave this out, or name the gates that must run with `gates`.',
    });
  }
}

/** What was typed for the suite under the gate's names. */
function rawOf({ action, inputs }: SuiteGate, raw: Step['raw']): Record<string, string> {
  const renamed = Object.entries(inputs).map(([name, from]) => [name, raw[from]] as const);
  const taken = new Set(Object.values(inputs));
  const passed = Object.entries(raw).filter(
    ([name]) => !taken.has(name) && name in action.allInputs.shape && !(name in action.inputs.shape),
  );
  return Object.fromEntries(
    [...passed, ...renamed].filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Trouble told by the names that were typed here, not by those the gate has when it stands alone. */
async function inTypedNames<T>({ typed }: Pick<Planned, 'typed'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const said = (text: string) =>
      text.replace(/`([a-z-]+)`/g, (whole, name: string) => `\`${typed.get(name) ?? name}\``);
    throw new UserError(error.code, said(error.message), {
      ...(error.hint !== undefined && { hint: said(error.hint) }),
      cause: error,
    });
  }
}

function notRun(judged: readonly Judged[], planned: readonly Planned[]): string | undefined {
  const left = planned.slice(judged.length).map(({ action }) => action.name);
  return left.length === 0 ? undefined : `Not run: ${left.join(', ')}.`;
}

async function publishAll(
  suite: Suite,
  judged: readonly Judged[],
  planned: readonly Planned[],
  inputs: CommonInputs,
  { io }: Step,
): Promise<void> {
  const left = notRun(judged, planned);
  const evidence = judged.map(({ file }) => file);
  await publish({ name: suite.name, stem: freeStem(io.path(inputs['report-dir']), suite.name), evidence }, inputs, io, {
    beside: left === undefined ? undefined : { summary: `${left}\n\n`, files: [] },
  });
}

/** Never over the reports of an earlier step of the job. */
function freeStem(folder: string, name: string): string {
  for (let number = 1; ; number++) {
    const stem = join(folder, number === 1 ? name : `${name}-${number}`);
    if (!['html', 'junit.xml', 'sarif'].some((ending) => existsSync(`${stem}.${ending}`))) return stem;
  }
}
