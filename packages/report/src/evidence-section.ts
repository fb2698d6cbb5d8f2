import type { Check, Evidence, Figure, Moment, Verdict } from '@tidegate/evidence';
import { verdictOrder } from './badge.ts';
import { checkDetails, checkTable, gravestFirst, leftOut, verdictMark } from './checks.ts';
import { columnsOf } from './column-card.ts';
import { columnCards } from './column-cards.ts';
import { figureMarkup } from './figures/figure.ts';
import { trends } from './figures/trend.ts';
import { fit } from './fit.ts';
import { html, type Markup } from './markup.ts';
import { metricsSection } from './metrics-section.ts';
import { clipped } from './numbers.ts';
import { pairs, records } from './tables.ts';

/** So many passed checks are shown openly; more are folded away. */
const fewChecks = 8;
/** Most courses at a glance. */
const mostTrends = 8;
/** Most moments of a timeline on the page, the last ones. */
const mostMoments = 2000;

/** One gate of the report, under a heading of the given level, in at most so many bytes. */
export function evidenceSection(evidence: Evidence, level: 2 | 3, bytes: number): Markup {
  const { columns = [], figures = [] } = evidence;
  const carded = new Set(columns.map(({ name }) => name));
  const heading = html`${clipped(evidence.gate)} ${verdictMark(evidence.verdict)}`;
  const before = html`${atAGlance(evidence)} ${history(figures)} ${metricsSection(evidence)}
  ${checkSections(evidence.checks, carded, bytes * 0.3)}
  ${overview(
    figures.filter(({ subject }) => subject === undefined || !carded.has(subject)),
    bytes * 0.15,
  )}`;
  const after = html`${timeline(evidence.timeline ?? [], bytes * 0.05)}
    ${(evidence.texts ?? []).map(
      ({ title, text }) =>
        html`<details>
          <summary>${clipped(title)}</summary>
          <pre>${text}</pre>
        </details>`,
    )}
    <details>
      <summary>What was read and done</summary>
      ${facts(evidence, bytes * 0.05)}
    </details>`;
  const banner = html`<header class="banner ${evidence.verdict}">
    ${level === 2 ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`}
    <p class="reason">${clipped(evidence.reason, 3000)}</p>
    ${tally(evidence.checks)}
  </header>`;
  // Columns have all the room the rest leaves.
  const room = [banner, before, after].reduce((left, { text }) => left - Buffer.byteLength(text), bytes);
  return html`<section class="gate">
    ${banner} ${before} ${columnCards(columnsOf(columns, evidence.checks, figures), level === 2 ? 3 : 4, room)} ${after}
  </section> `;
}

/** So many facts are told at once, and each in few words; all of them are folded away further down. */
const glance = { facts: 6, words: 40 };

/** What it is about. Digests and the like only matter to who looks for them. */
function atAGlance({ subject: { model, version }, environment, mode, facts }: Evidence): Markup | false {
  const brief = Object.entries(facts).filter(
    ([key, value]) => value !== null && value !== '' && `${key}${value}`.length <= glance.words,
  );
  const told = { model, version, environment, mode: mode === 'enforce' ? undefined : mode };
  return pairs({ ...told, ...Object.fromEntries(brief.slice(0, glance.facts)) });
}

/** Courses over time, small and beside each other; the figures further down have their numbers. */
function history(figures: readonly Figure[]): Markup | false {
  const all = figures.flatMap((figure) => (figure.kind === 'lines' && figure.x === 'time' ? trends(figure) : []));
  return (
    all.length > 0 &&
    html`<ul class="trends" aria-label="History">
      ${all.slice(0, mostTrends).map(({ name, picture, last }) => html`<li>${clipped(name, 60)} ${picture} ${last}</li> `)}
    </ul>`
  );
}

/** How many checks ended how. */
function tally(checks: readonly Check[]): Markup | false {
  const counts = verdictOrder
    .map((verdict): [Verdict, number] => [verdict, checks.filter((check) => check.verdict === verdict).length])
    .filter(([, count]) => count > 0);
  return (
    checks.length > 1 &&
    html`<p class="tally">
      ${counts.map(([verdict, count]) => html`<span class="${verdict}"><b>${count}</b> ${verdict}</span> `)}
    </p>`
  );
}

/** What is wrong first and openly. Checks of columns that have a card tell their details there. */
function checkSections(all: readonly Check[], carded: ReadonlySet<string>, bytes: number): Markup {
  const hasCard = ({ subject }: Check) => subject !== undefined && carded.has(subject);
  const checks = gravestFirst(all);
  const wrong = checks.filter(({ verdict }) => verdict !== 'pass');
  const passed = checks.filter((check) => check.verdict === 'pass' && !hasCard(check));
  // A reader comes for what is wrong; a long list of passes would bury it.
  const quiet = passed.length > fewChecks || carded.size > 0 ? passed : [];
  const told = quiet.length > 0 ? wrong : [...wrong, ...passed];
  return html`${checkTable(told, bytes / 3)}
  ${checkDetails(
    told.filter((check) => !hasCard(check)),
    bytes / 3,
  )}
  ${
    quiet.length > 0 &&
    html`<details>
      <summary>
        ${quiet.length} ${quiet.length === 1 ? 'check' : 'checks'}${carded.size > 0 && ' of the whole'} passed
      </summary>
      ${checkTable(quiet, bytes / 6)} ${checkDetails(quiet, bytes / 6)}
    </details>`
  }`;
}

function overview(figures: readonly Figure[], bytes: number): Markup | false {
  if (figures.length === 0) return false;
  const { shown, left } = fit(figures, bytes, (figure) => figureMarkup(figure));
  return html`<div class="figures">${shown}</div>
    ${leftOut(left, 'figure')}`;
}

function timeline(moments: readonly Moment[], bytes: number): Markup | false {
  if (moments.length === 0) return false;
  const short = (at: string) => at.replace('T', ' ').replace(/\.\d+Z$/, 'Z');
  const rows = moments.slice(-mostMoments).map(({ at, event, values }) => ({ at: short(at), event, ...values }));
  // Later moments tell how it ended: the earlier half goes until the rest has room.
  let shown = rows;
  while (shown.length > 1 && Buffer.byteLength(records(shown).text) > bytes)
    shown = shown.slice(Math.ceil(shown.length / 2));
  return html`<details open>
    <summary>Timeline</summary>
    ${records(shown)} ${leftOut(moments.length - shown.length, 'earlier moment')}
  </details>`;
}

function facts(evidence: Evidence, bytes: number): Markup {
  const { digest, dataDigest, commit } = evidence.subject;
  const all = Object.entries({
    ...evidence.facts,
    'digest of the model': digest,
    'digest of the data': dataDigest,
    commit,
    started: evidence.startedAt,
    finished: evidence.finishedAt,
    run: evidence.run.url,
    tidegate: evidence.tool.version,
  });
  const { shown, left } = fit(all, bytes, ([key, value]) => html`${pairs({ [key]: value })}`);
  return html`<div class="facts">${shown}</div>
    ${leftOut(left, 'fact')}`;
}
