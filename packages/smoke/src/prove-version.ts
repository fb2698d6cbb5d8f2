import { NoAnswer } from './answers/answer.ts';
import type { Answered } from './checks/answered.ts';
import type { VersionCounts, VersionProof } from './checks/version.ts';
import { below } from './http/address.ts';
import type { Send } from './http/exchange.ts';
import type { Plan } from './plan.ts';
import { versionInMetadata, versionOnPage } from './version-source.ts';

/** Reads, before and after the predictions, what is told beside them; nothing where every response tells for itself. */
export async function pageVersion(
  send: Send,
  { versionSource, base, target }: Plan,
): Promise<string | NoAnswer | undefined> {
  if (versionSource.kind === 'response') return undefined;
  return versionOnPage(send, base, versionSource, target).catch(noAnswer);
}

/** The version an answer names, where each does. */
export function versionOf({ versionSource }: Plan, answered: Answered): string | undefined {
  return versionSource.kind === 'response' ? versionSource.of(answered) : undefined;
}

/** How many answers name which version. */
export function countVersions(plan: Plan, answered: readonly Answered[], more: VersionCounts): VersionCounts {
  const counts = new Map(more);
  for (const each of answered) {
    const version = versionOf(plan, each);
    counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return counts;
}

/**
 * Which versions answered. A page beside the predictions must say the same before and after. Where no response of oip-v2 names a version, the
 * metadata does if the model has only one.
 */
export async function proveVersion(
  send: Send,
  plan: Plan,
  counts: VersionCounts,
  before: string | NoAnswer | undefined,
): Promise<VersionProof> {
  const { versionSource: source, base, target, protocol } = plan;
  const responses = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (source.kind === 'page') return fromPage(source.from, responses, before, await pageVersion(send, plan));
  const silent = counts.size === 1 && counts.has(undefined);
  if (!silent || protocol.metadataPath === undefined) return { from: source.from, counts };
  const url = below(base, protocol.metadataPath);
  const version = await versionInMetadata(send, url, target).catch(noAnswer);
  if (version instanceof NoAnswer) return { from: source.from, counts, trouble: version.message };
  return { from: 'the metadata of the model, its only version', counts: new Map([[version, responses]]) };
}

function fromPage(
  from: string,
  answers: number,
  before: string | NoAnswer | undefined,
  after: string | NoAnswer | undefined,
): VersionProof {
  for (const told of [before, after]) {
    if (told instanceof NoAnswer) return { from, counts: new Map(), trouble: told.message };
  }
  if (before !== after) {
    const trouble = `${from} told ${String(before)} before the predictions and ${String(after)} after them`;
    return { from, counts: new Map(), trouble };
  }
  return { from, counts: new Map([[before as string, answers]]) };
}

function noAnswer(error: unknown): NoAnswer {
  if (error instanceof NoAnswer) return error;
  throw error;
}
