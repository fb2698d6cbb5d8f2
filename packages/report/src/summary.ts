import type { Check, Evidence, EvidenceText } from '@tidegate/evidence';
import { badge, verdictOrder } from './badge.ts';
import { folded, literal, markdownTable } from './markdown.ts';
import { clipped, formatScalar } from './numbers.ts';

/** How much of a gate is told. */
export interface Room {
  /** Most checks. */
  readonly checks: number;
  /** Most characters of one text. */
  readonly words: number;
  /** Whether the texts made for people are told as well. */
  readonly texts: boolean;
}

/** The runner allows 1 MiB for all summaries of a step. */
const ofOneGate: Room = { checks: 200, words: 1000, texts: true };
/** So many passed checks are shown openly; more are folded away. */
const fewChecks = 8;

/** The job summary of one gate, as GitHub Markdown: the verdict, why, then the checks, gravest first. */
export function renderSummary(evidence: Evidence, room = ofOneGate, level = 3): string {
  const { subject } = evidence;
  const say = (text: string) => literal(clipped(text, room.words));
  const about = [
    subject.model && `model **${say(subject.model)}**`,
    subject.version && `version **${say(subject.version)}**`,
    evidence.environment && `environment **${say(evidence.environment)}**`,
    evidence.mode !== 'enforce' && `mode **${evidence.mode}**`,
  ].filter(Boolean);
  return [
    `${'#'.repeat(level)} ${badge[evidence.verdict]} ${say(evidence.gate)}: ${evidence.verdict}`,
    '',
    literal(clipped(evidence.reason, room.words * 3)),
    ...(about.length > 0 ? ['', about.join(' · ')] : []),
    ...checkLines(evidence.checks, room),
    ...(room.texts ? (evidence.texts ?? []).flatMap(foldedText) : []),
    '',
    '',
  ].join('\n');
}

function checkLines(checks: readonly Check[], room: Room): string[] {
  const sorted = verdictOrder.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
  const passed = sorted.filter(({ verdict }) => verdict === 'pass');
  const fold = passed.length > fewChecks;
  const told = (fold ? sorted.slice(0, sorted.length - passed.length) : sorted).slice(0, room.checks);
  const quiet = fold ? passed.slice(0, room.checks - told.length) : [];
  const left = sorted.length - told.length - quiet.length;
  return [
    ...(told.length > 0 ? ['', ...table(told, room)] : []),
    ...(quiet.length > 0 ? folded(`${passed.length} checks passed`, table(quiet, room)) : []),
    ...(left > 0 ? ['', `${left} more checks are in the evidence file.`] : []),
  ];
}

function foldedText({ title, language, text }: EvidenceText): string[] {
  // Longer than any fence the text has in it.
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return folded(title, [`${fence}${language}`, text.trimEnd(), fence]);
}

function table(checks: readonly Check[], { words }: Room): string[] {
  return markdownTable(
    ['', 'check', 'observed', 'bound', 'why'],
    ['left', 'left', 'right', 'right', 'left'],
    checks.map(({ verdict, title, observed, threshold, reason }) => [
      badge[verdict],
      ...[title, formatScalar(observed), formatScalar(threshold), reason].map((cell) => literal(clipped(cell, words))),
    ]),
  );
}
