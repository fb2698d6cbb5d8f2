import { type Check, judge, UserError } from '@tidegate/evidence';
import type { Io } from '@tidegate/kit';
import { type ModelRegistry, type Reign, reigns, standingAt } from '@tidegate/registry';
import { factsOf, type Inputs, type Operation } from './operation.ts';

/** `operation: history`: every version the alias has pointed at, since when, by whom and on what evidence. */
export const history: Operation = async (inputs, registry) => {
  const { model, alias } = inputs;
  const known = await read(inputs, registry);
  const stretches = reigns(known.history, known.current);
  const facts = { ...factsOf(inputs, registry), alias, promotions: stretches.length };
  if (stretches.length === 0) {
    const reason = `No promotion of ${alias} of ${model} is written down in ${registry.location}${known.current === undefined ? '' : `, though it points at ${known.current}`}.`;
    const check: Check = {
      id: 'history',
      title: `${alias} of ${model} has a history`,
      verdict: 'inconclusive',
      reason,
    };
    return { ...judge([check]), reason, facts, outputs: { history: '[]' } };
  }
  const checks = stretches.map((stretch, index): Check => {
    const { version, doubt } = stretch;
    return {
      id: `history.${alias}.${stretches.length - index}`,
      title: `${alias} of ${model} from ${stretch.from} until ${stretch.until ?? 'now'}`,
      verdict: doubt === undefined ? 'pass' : 'warn',
      reason: sentence(stretch),
      observed: version ?? 'nowhere',
      values: { from: stretch.from, until: stretch.until ?? null, ...stretch.note },
    };
  });
  const doubted = stretches.filter(({ doubt }) => doubt !== undefined).length;
  return {
    ...judge(checks),
    reason: `${alias} of ${model} was moved ${times(stretches.length)}${doubted === 0 ? '' : `; ${doubted} of these are not certain`}.`,
    facts,
    timeline: stretches
      .toReversed()
      .map(({ from, version, note }) => ({ at: from, event: `${alias} ${version ?? 'nowhere'}`, values: note })),
    outputs: {
      ...(known.current !== undefined && { version: known.current }),
      history: JSON.stringify(stretches.map(told)),
    },
  };
};

/** What the alias pointed at in a moment: a stretch of its history, or why there is no certain answer. */
export async function standing(
  inputs: Inputs,
  registry: ModelRegistry,
  io: Io,
  at: number,
): Promise<{ readonly reign: Reign } | { readonly unknown: string }> {
  const { model, alias } = inputs;
  const when = new Date(at).toISOString();
  if (at > io.clock.now()) {
    throw new UserError('bad-input', `\`at\` ${when} has not come yet.`, { hint: 'Give a moment in the past.' });
  }
  const known = await read(inputs, registry);
  const found = standingAt(known.history, known.current, at);
  const where = `${alias} of ${model}`;
  if (!found) return { unknown: `No promotion of ${where} is written down in ${registry.location}.` };
  if ('before' in found) {
    return {
      unknown:
        found.found === undefined
          ? `${where} pointed nowhere at ${when}: it was first promoted at ${found.before}.`
          : `What ${where} was at ${when} is not written down: the first promotion of ${found.before} found it at ${found.found}.`,
    };
  }
  if (found.doubt !== undefined) return { unknown: `What ${where} was at ${when} is not certain. ${sentence(found)}` };
  if (found.version === undefined) return { unknown: `${where} pointed nowhere at ${when}.` };
  return { reign: found };
}

/** The stretch that lasts until now, when it is certain; undefined when the alias was moved by other means. */
export async function lasting(
  { model, alias }: Inputs,
  registry: ModelRegistry,
  current: string,
  io: Io,
): Promise<Reign | undefined> {
  try {
    const [newest] = reigns(await registry.history(model, alias), current);
    return newest?.doubt === undefined ? newest : undefined;
  } catch (error) {
    // What the alias is now does not depend on a history that somebody rewrote.
    if (!(error instanceof UserError) || error.code !== 'unreadable') throw error;
    io.log.warn(error.message);
    return undefined;
  }
}

/** One stretch as outputs tell it. */
export function told({ version, from, until, note, doubt }: Reign) {
  const { operation, actor: by, run, commit, evidence } = note;
  return { version: version ?? null, from, until: until ?? null, by, run, operation, commit, evidence, doubt };
}

/** Who promoted it when, and on what evidence. */
export function sentence({ version, from, until, note, doubt }: Reign): string {
  const { actor, run, evidence, operation } = note;
  const how = operation === 'rollback' ? 'rolled back to' : 'promoted';
  const what = version === undefined ? 'taken away' : `${how} ${version}`;
  const told = [
    `${from}${until === undefined ? '' : ` until ${until}`}: ${what} by ${actor ?? 'somebody who is not written down'}`,
    run !== undefined && `in ${run}`,
    evidence === undefined ? 'without evidence' : `on evidence ${evidence}`,
    doubt !== undefined && `but ${doubt}`,
  ];
  return `${told.filter(Boolean).join(', ')}.`;
}

async function read({ model, alias }: Inputs, registry: ModelRegistry) {
  const current = (await registry.resolve({ kind: 'alias', name: model, alias }))?.version;
  return { current, history: await registry.history(model, alias) };
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
