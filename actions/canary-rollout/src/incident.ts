import { runAddress } from '@tidegate/evidence';
import type { Io } from '@tidegate/kit';
import { deduplicatedIssue, gitHubApi } from '@tidegate/github';
import { type Outcome, percent, type RolloutSettings, type World } from '@tidegate/rollout';

/**
 * Opens one issue for a rollout that ended badly, keeps it up to date, and closes it when a later one of the same target is
 * promoted. A token that may not do so is a warning and no more.
 */
export async function tellIncident(inputs: RolloutSettings, io: Io, world: World, outcome: Outcome): Promise<void> {
  const { token, incident } = inputs;
  const { repository } = io.run;
  if (!incident || token === undefined || repository === undefined || outcome.kept === undefined) return;
  const bad = outcome.state === 'rolled-back' || outcome.state === 'held';
  if (!bad && outcome.state !== 'promoted') return;
  const what = outcome.kept.version ?? outcome.kept.candidate;
  try {
    const { clock, log, signal } = io;
    const api = gitHubApi(await io.github(token), { clock, log, signal, timeoutMs: 30_000 });
    const { url, action } = await deduplicatedIssue(api, {
      repository,
      key: `rollout ${world.router.location}`,
      title: `Rollout of ${what} ${outcome.state === 'held' ? 'needs a person' : 'was rolled back'}`,
      body: io.clean(bodyOf(inputs, io, world, outcome)),
      labels: ['rollout-incident'],
      open: bad,
      comment: io.clean(bad ? `Again: ${plain(outcome.reason)}` : `Promoted: ${plain(outcome.reason)}`),
    });
    if (url !== undefined && action !== 'unchanged') io.log.info(`Incident ${action}: ${url}`);
  } catch (error) {
    io.log.warn(`The incident could not be told as an issue: ${(error as Error).message}`);
  }
}

function bodyOf({ stable, candidate }: RolloutSettings, io: Io, world: World, outcome: Outcome): string {
  const { reason, kept, share, checks } = outcome;
  const { original, backup } = kept!;
  const kinds = Object.entries(backup).map(([name, value]) => `${name}: ${value === '' ? 'nothing' : value}`);
  const facts = [
    ['where', world.router.location],
    ['arms', `stable ${stable}, candidate ${candidate}`],
    ['traffic of the candidate now', share === undefined ? 'not known' : percent(share)],
    ['weights before the rollout', `${original.stable}:${original.candidate}`],
    ...(kinds.length > 0 ? [['also kept from before', kinds.join('; ')]] : []),
    ['run', runAddress(io.run) ?? 'on this machine'],
  ];
  const rows = checks.map((check) => `| ${plain(check.title)} | ${check.verdict} | ${plain(check.reason)} |`);
  return [
    plain(reason),
    '',
    ...facts.map(([name, value]) => `- ${name}: ${plain(value!)}`),
    ...(rows.length > 0 ? ['', '| check | verdict | reason |', '|---|---|---|', ...rows] : []),
    '',
    'Every look is in the evidence that the run has uploaded.',
  ].join('\n');
}

/** Text of servers and tools as text: no markup, no table, nobody called by name. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>()#|!]/g, '\\$&')
    .replaceAll('@', '&#64;');
}
