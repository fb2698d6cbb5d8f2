import { type Check, judge, UserError } from '@tidegate/evidence';
import type { Io } from '@tidegate/kit';
import {
  type ModelRegistry,
  type ModelVersion,
  previousVersion,
  promotionNote,
  refuseDeprecated,
  storedDigest,
} from '@tidegate/registry';
import { demanded } from './demanded.ts';
import {
  about,
  deprecation,
  existing,
  factsOf,
  type Inputs,
  needed,
  type Operation,
  type Result,
} from './operation.ts';

/** `operation: promote`: the alias points at the version, if the evidence speaks for it and nobody else moved the alias. */
export const promote: Operation = async (inputs, registry, io) => {
  const target = await existing(registry, inputs.model, needed(inputs, 'version'));
  const { checks, digest: evidence } = await demanded(inputs, target, io, () => storedDigest(registry, target, io));
  const held = heldBack(inputs, registry, target, checks);
  if (held) return held;
  const current = await aliasNow(inputs, registry);
  return move(inputs, registry, io, { current, target, checks, evidence });
};

/**
 * `operation: rollback`: the alias points where it pointed before its last promotion, or at the version given. Of a version it has never
 * pointed at the evidence is demanded that a promotion demands.
 */
export const rollback: Operation = async (inputs, registry, io) => {
  const { model, alias } = inputs;
  const current = await aliasNow(inputs, registry);
  if (!current) {
    throw new UserError('not-found', `${alias} of ${model} points nowhere, so there is nothing to roll back.`, {
      hint: 'Check `model` and `alias`, or promote a version.',
    });
  }
  const version = inputs.version ?? previousVersion(await registry.history(model, alias), current.version);
  if (version === undefined) {
    throw new UserError('not-found', `${alias} of ${model} has pointed at no version before ${current.version}.`, {
      hint: 'Give the `version` to go back to.',
    });
  }
  const target = await existing(registry, model, version);
  // No demand, no need of the history: with a version named, going back takes nothing but the registry.
  if (inputs['require-evidence'] === undefined || (await wasThere(inputs, registry, target, current))) {
    return move(inputs, registry, io, { current, target, checks: [], evidence: undefined });
  }
  // What has never been there is promoted, whatever the operation is called.
  const { checks, digest: evidence } = await demanded(inputs, target, io, () => storedDigest(registry, target, io));
  return (
    heldBack(inputs, registry, target, checks) ?? move(inputs, registry, io, { current, target, checks, evidence })
  );
};

async function wasThere(
  { model, alias }: Inputs,
  registry: ModelRegistry,
  { version }: ModelVersion,
  current: ModelVersion,
): Promise<boolean> {
  const certain = (await registry.history(model, alias)).filter(({ doubt }) => doubt === undefined);
  return [current.version, ...certain.flatMap((one) => [one.version, one.previous])].includes(version);
}

/** The verdict when the evidence does not speak for the version. */
function heldBack(
  inputs: Inputs,
  registry: ModelRegistry,
  target: ModelVersion,
  checks: readonly Check[],
): Result | undefined {
  const judged = judge(checks);
  if (judged.verdict !== 'fail') return undefined;
  return { ...judged, subject: about(target).subject, facts: factsOf(inputs, registry), outputs: {} };
}

interface Step {
  readonly current: ModelVersion | undefined;
  readonly target: ModelVersion;
  readonly checks: readonly Check[];
  readonly evidence: string | undefined;
}

async function move(inputs: Inputs, registry: ModelRegistry, io: Io, step: Step): Promise<Result> {
  const { model, alias, operation } = inputs;
  const { current, target, checks, evidence } = step;
  const [from, to] = [current?.version, target.version];
  const facts = {
    ...factsOf(inputs, registry),
    alias,
    from: from ?? 'nowhere',
    to,
    ...(evidence !== undefined && { 'evidence digest': evidence }),
  };
  const told = (verdict: Check['verdict'], reason: string, previous?: string): Result => {
    const check: Check = {
      id: `${operation}.${alias}`,
      title: `${alias} of ${model} points at ${to}`,
      verdict,
      reason,
      values: { from: from ?? null, to },
    };
    const { subject, outputs } = about(target);
    const done =
      verdict === 'fail' ? {} : { ...outputs, ...(previous !== undefined && { 'previous-version': previous }) };
    const judgement = judge([...checks, check]);
    return { ...judgement, ...(judgement.verdict === 'pass' && { reason }), subject, facts, outputs: done };
  };
  const expected = inputs['expected-version'];
  const asExpected = expected === undefined || sameVersion(expected, from);
  // Where the alias is there already this was done before: asked again it is as well as done.
  if (!asExpected && from !== to) {
    const now = from === undefined ? 'points nowhere' : `points at ${from}`;
    return told(
      'fail',
      `${alias} of ${model} was not moved to ${to}: it ${now}, and \`expected-version\` is ${expected}.`,
    );
  }
  const change = {
    name: model,
    alias,
    version: to,
    expected: from,
    note: promotionNote(operation === 'rollback' ? operation : 'promote', io.run, evidence),
    ...(inputs.stage !== undefined && { stage: inputs.stage }),
  };
  const dry = inputs.mode === 'dry-run';
  try {
    if (operation === 'promote') refuseDeprecated(target);
    // Also where the alias is there: a run that died may have left its promotion unfinished.
    if (!dry) await registry.promote(change);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'conflict') throw error;
    return told('fail', error.message);
  }
  if (from === to) {
    const before = previousVersion(await registry.history(model, alias), from);
    const whence = asExpected ? '' : `, though \`expected-version\` is ${expected}`;
    return told('pass', `${alias} of ${model} points at ${to} already${whence}; nothing was changed.`, before);
  }
  const motion = `${alias} of ${model} ${dry ? 'would move' : 'moved'} from ${from ?? 'nowhere'} to ${to}.`;
  const verdict = target.deprecated === undefined ? 'pass' : 'warn';
  return told(verdict, `${dry ? 'Dry run: ' : ''}${motion}${deprecation(target)}`, from);
}

function aliasNow({ model, alias }: Inputs, registry: ModelRegistry): Promise<ModelVersion | undefined> {
  return registry.resolve({ kind: 'alias', name: model, alias });
}

/** `none` is nowhere; a leading v makes no difference. */
function sameVersion(expected: string, version: string | undefined): boolean {
  if (version === undefined) return expected === 'none';
  return expected.replace(/^v(?=\d)/, '') === version.replace(/^v(?=\d)/, '');
}
