import { formatDuration } from '@tidegate/fields';
import { literal } from '@tidegate/report/markdown';
import type { AlarmState } from './alarm-state.ts';
import type { Finding } from './observe/finding.ts';
import { modelKey, type Row, type Rule } from './row.ts';

/** What an issue about one rule of one model says, as Markdown that holds nothing but what is meant. */
export interface Alert {
  /** Of characters that no hidden marker minds. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly open: boolean;
  readonly comment?: string;
}

export interface AlertFacts {
  readonly rule: Rule;
  readonly state: AlarmState;
  readonly finding: Finding;
  readonly row: Row;
  readonly past: readonly Row[];
  readonly report: string | undefined;
  /** Takes secrets out of a text; before it is shortened, as of a secret that is cut nobody knows the rest. */
  readonly clean: (text: string) => string;
}

const names: Readonly<Record<Rule, string>> = {
  drift: 'its data has drifted',
  quality: 'its data is bad',
  performance: 'it has become worse',
};

/** Undefined when nothing can be said, and the issue stays as it is. */
export function alertOf(facts: AlertFacts): Alert | undefined {
  const { rule, state, row, finding, clean } = facts;
  if (state === 'unclear') return undefined;
  const model = shortened(clean(row.model_name));
  const key = `monitor-model/${modelKey(row.model_name)}/${rule}${row.environment === null ? '' : `/${modelKey(row.environment)}`}`;
  const place = row.environment === null ? '' : ` in ${inline(shortened(clean(row.environment)))}`;
  const title = `Model ${inline(model)}${place}: ${names[rule]}`;
  if (state === 'recovered') {
    const comment = `Over: ${literal(clean(finding.reason))}${reportLink(facts)}`;
    return { key, title, body: '', open: false, comment };
  }
  return { key, title, body: body(facts), open: true };
}

const mostDetails = 20;

function body(facts: AlertFacts): string {
  const { rule, finding, row, past, clean } = facts;
  const number = (value: number | undefined) => (value === undefined ? '' : String(Number(value.toPrecision(6))));
  const cells: [string, string][] = [
    [
      'model',
      `**${literal(shortened(clean(row.model_name)))}**${row.model_version === null ? '' : `, version ${literal(shortened(clean(row.model_version)))}`}`,
    ],
    ['score', number(finding.score)],
    ['threshold', number(finding.threshold)],
    ['measured', row.timestamp],
    ['retraining', literal(clean(row.reason))],
    ['last runs', lastRuns(rule, [...past, row])],
  ];
  const details = finding.details.slice(0, mostDetails).map((detail) => `- ${literal(shortened(clean(detail)))}`);
  const left = finding.details.length - details.length;
  return [
    literal(clean(finding.reason)),
    '',
    '| | |',
    '|---|---|',
    ...cells.filter(([, value]) => value !== '').map(([name, value]) => `| ${name} | ${value} |`),
    ...(details.length > 0 ? ['', rule === 'drift' ? 'Columns that drifted:' : 'What is wrong:', '', ...details] : []),
    ...(left > 0 ? [`- and ${left} more`] : []),
    '',
    `Kept up to date by monitor-model, and closed when it is over.${reportLink(facts)}`,
  ].join('\n');
}

function lastRuns(rule: Rule, rows: readonly Row[]): string {
  const seen = rows.filter(({ signals }) => signals[rule] !== undefined).slice(-20);
  const marks = seen.map(({ signals }) => ({ alarm: '🟥', quiet: '🟩', unknown: '⬜' })[signals[rule]!]).join('');
  const first = seen[0];
  const span = first && seen.length > 1 ? Date.parse(seen.at(-1)!.timestamp) - Date.parse(first.timestamp) : 0;
  return `${marks} (newest last${span > 0 ? `, over ${formatDuration(span)}` : ''})`;
}

function reportLink({ report }: AlertFacts): string {
  if (report === undefined || !/^https?:\/\/[^\s<>()"'`\\]+$/.test(report)) return '';
  return ` [Report](${report})`;
}

function shortened(text: string): string {
  const characters = [...text.slice(0, 300)];
  return characters.length > 120 ? `${characters.slice(0, 120).join('')}…` : text;
}

/** A title is no Markdown: only what would mention somebody or break the line is changed. */
function inline(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/@(?=\w)/g, '@\u200B')
    .trim();
}
