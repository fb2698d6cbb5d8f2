// What a red gate has to do to its run, and whether it did.
import { allPlaces, type Workflows } from './places.ts';
import type { Ending, Inputs, Scenario } from './run.ts';
import type { Outputs } from './staging.ts';

export type Verdict = 'fail' | 'inconclusive';

/** How a run is begun, where it differs from the usual one of its workflow. */
export interface Begun {
  readonly inputs?: Inputs;
  readonly outputs?: Readonly<Record<string, Outputs>>;
  /** Other places that are red before. */
  readonly red?: readonly string[];
}

/** Places here are `<job>/<step>` of the workflow itself, or `<file>/<job>/<step>`. */
export interface Gate {
  readonly place: string;
  /** What may and must still run after it said no. Setting up and tearing down is not told. */
  readonly after: readonly string[];
  /** Those of them that have to say no as well. */
  readonly alsoRed?: readonly string[];
  /** What makes it run, where the usual run does not reach it. */
  readonly when?: Begun;
  /** How it is made to say no: `told` unless the workflow itself decides (`when` makes it red), or a person does. */
  readonly by?: 'told' | 'itself' | 'a person';
  /** A called workflow says no by one of its places. */
  readonly through?: string;
  /** Why the run goes on after it said no, by verdict. */
  readonly forgiven?: Readonly<Partial<Record<Verdict, string>>>;
}

/** A run in which gates are skipped by the caller's choice or by what there is. */
export interface Choice {
  readonly choice: string;
  /** All inputs: those of the usual run are not added. */
  readonly begun: Begun & { readonly inputs: Inputs };
  readonly result: 'success' | 'failure';
  /** The gates that ran, and no other. */
  readonly ran: readonly string[];
}

export interface GatesOf {
  /** Inputs of a run that reaches as many gates as there are. */
  readonly inputs: Inputs;
  readonly gates: readonly Gate[];
  readonly choices: readonly Choice[];
}

/** Gates after which the same runs. */
export const gates = (after: readonly string[], ...places: string[]): Gate[] =>
  places.map((place) => ({ place, after }));

/** Steps that judge nothing, and why their failure needs no gate: without them there is nothing to judge, or all is told. */
const ASIDE: readonly RegExp[] = [
  /\/(Install|Know the cluster|The registry of the image|Lay the candidates out by their variants)$/,
  /\/(Tell everybody|Tell that the data are wrong|Send the news|Keep the evidence|Keep the coverage|What it said)$/,
  /\/(Show what the scan found)$/,
  /\/(Wait for the lease of the runner that vanished)$/,
  /\/(actions\/(checkout|setup-python|upload-artifact|download-artifact)|docker\/[a-z-]+|sigstore\/cosign-installer|names)$/,
];

/** Of those, what runs whatever was said, and has to. */
const TELLS =
  /\/(Tell .*|Send the news|Keep the evidence|What it said|Wait for the lease of the runner that vanished)$/;

const isAside = (key: string): boolean => ASIDE.some((pattern) => pattern.test(key));

export const full = (workflow: string, place: string): string =>
  /^[a-z-]+\.yml\//.test(place) ? place : `${workflow}/${place}`;

/** Gates of the file without an expectation, and expectations without a gate. */
export function unexpected(workflows: Workflows, workflow: string, { gates }: Pick<GatesOf, 'gates'>): string[] {
  const places = workflows[workflow]?.places ?? [];
  const there = places.map(({ key }) => key).filter((key) => !isAside(key));
  const known = gates.map(({ place }) => full(workflow, place));
  return [
    ...there.filter((key) => !known.includes(key)).map((key) => `${key} is new: say what its no does`),
    ...known.filter((key) => !there.includes(key)).map((key) => `${key} is no gate any more`),
  ];
}

export function scenarioOf(workflow: string, { inputs }: GatesOf, gate: Gate, verdict: Verdict): Scenario {
  const { when = {}, by = 'told', through } = gate;
  const place = full(workflow, through ?? gate.place);
  const red = by === 'told' ? [...(when.red ?? []), place] : when.red;
  return {
    ...begin(workflow, { ...when, inputs: { ...inputs, ...when.inputs }, ...(red !== undefined && { red }) }),
    ...(by === 'a person' && { refused: place }),
    verdict,
  };
}

export function begin(workflow: string, { inputs = {}, outputs = {}, red = [] }: Begun): Scenario {
  return {
    workflow,
    inputs,
    outputs: Object.fromEntries(Object.entries(outputs).map(([key, one]) => [full(workflow, key), one])),
    red: red.map((one) => full(workflow, one)),
  };
}

/** In words, what is wrong with how a run ended after the gate said no; empty when nothing is. */
export function faultsOf(
  workflows: Workflows,
  workflow: string,
  gate: Gate,
  verdict: Verdict,
  { result, jobs, ran }: Ending,
): string[] {
  const place = full(workflow, gate.through ?? gate.place);
  const no = `${full(workflow, gate.place)}, ${verdict}:`;
  if (!ran.has(place)) return [`${no} it did not run`];
  if (gate.forgiven?.[verdict] !== undefined) {
    return result === 'success' ? [] : [`${no} forgiven, yet the run ended with ${result}`];
  }
  const faults: string[] = [];
  if (result !== 'failure') faults.push(`${no} the run ended with ${result}`);
  const job = place.split('/').slice(0, 2).join('/');
  if (jobs.get(job) !== 'failure') faults.push(`${no} its job ended with ${jobs.get(job)}`);
  const order = allPlaces(workflows, workflow).map(({ key }) => key);
  const later = order.slice(order.indexOf(place) + 1).filter((key) => ran.has(key));
  const told = later.filter((key) => !isAside(key) || TELLS.test(key));
  const expected = gate.after.map((key) => full(workflow, key));
  for (const key of told.filter((one) => !expected.includes(one))) faults.push(`${no} ${key} ran`);
  for (const key of expected.filter((one) => !told.includes(one))) faults.push(`${no} ${key} did not run`);
  for (const key of (gate.alsoRed ?? [])
    .map((one) => full(workflow, one))
    .filter((one) => ran.get(one) === 'success')) {
    faults.push(`${no} ${key} said yes`);
  }
  return faults;
}

/** The gates that ran, as the table writes them. */
export function gatesThatRan(workflows: Workflows, workflow: string, { ran }: Ending): string[] {
  return allPlaces(workflows, workflow)
    .filter(({ key }) => ran.has(key) && !isAside(key))
    .map(({ key }) => key.replace(`${workflow}/`, ''));
}
