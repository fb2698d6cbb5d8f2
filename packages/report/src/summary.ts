import type { Check, Evidence, EvidenceText, Verdict } from '@tidegate/evidence';
import { literal } from './markdown.ts';
import { formatScalar } from './numbers.ts';

const badge: Record<Verdict, string> = { pass: '✅', warn: '⚠️', fail: '❌', inconclusive: '❔' };
const order: Verdict[] = ['fail', 'inconclusive', 'warn', 'pass'];
/** The runner allows 1 MiB for all summaries of a step. */
const maxChecks = 200;
/** So many passed checks are shown openly; more are folded away. */
const fewChecks = 8;

/** The job summary of one gate, as GitHub Markdown: the verdict, why, then the checks, gravest first. */
export function renderSummary(evidence: Evidence): string {
  const { checks, subject } = evidence;
  const sorted = order.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
  const passed = sorted.filter(({ verdict }) => verdict === 'pass');
  const folded = passed.length > fewChecks;
  const told = (folded ? sorted.slice(0, sorted.length - passed.length) : sorted).slice(0, maxChecks);
  const quiet = folded ? passed.slice(0, maxChecks - told.length) : [];
  const left = sorted.length - told.length - quiet.length;
  const about = [
    subject.model && `model **${literal(subject.model)}**`,
    subject.version && `version **${literal(subject.version)}**`,
    evidence.environment && `environment **${literal(evidence.environment)}**`,
    evidence.mode !== 'enforce' && `mode **${evidence.mode}**`,
  ].filter(Boolean);
  return [
    `### ${badge[evidence.verdict]} ${literal(evidence.gate)}: ${evidence.verdict}`,
    '',
    literal(evidence.reason),
    ...(about.length > 0 ? ['', about.join(' · ')] : []),
    ...(told.length > 0 ? ['', ...table(told)] : []),
    ...(quiet.length > 0
      ? ['', `<details><summary>${passed.length} checks passed</summary>`, '', ...table(quiet), '', '</details>']
      : []),
    ...(evidence.texts ?? []).flatMap(foldedText),
    ...(left > 0 ? ['', `${left} more checks are in the evidence file.`] : []),
    '',
    '',
  ].join('\n');
}

function foldedText({ title, language, text }: EvidenceText): string[] {
  // Longer than any fence the text has in it.
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return [
    '',
    `<details><summary>${literal(title)}</summary>`,
    '',
    `${fence}${language}`,
    text.trimEnd(),
    fence,
    '',
    '</details>',
  ];
}

function table(checks: Check[]): string[] {
  return [
    '| | check | observed | bound | why |',
    '|---|---|--:|--:|---|',
    ...checks.map(({ verdict, title, observed, threshold, reason }) => {
      const cells = [title, formatScalar(observed), formatScalar(threshold), reason].map((cell) => literal(cell));
      return `| ${badge[verdict]} | ${cells.join(' | ')} |`;
    }),
  ];
}
