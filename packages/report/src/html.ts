import type { Evidence, Verdict } from '@tidegate/evidence';
import { worst } from '@tidegate/evidence';
import { verdictOrder } from './badge.ts';
import { evidenceSection } from './evidence-section.ts';
import { html, Markup } from './markup.ts';
import { verdictMark } from './checks.ts';
import { clipped } from './numbers.ts';
import { overall } from './overall.ts';
import { style } from './style.ts';

/** A part of a report: several gates under one heading, as a run or a story has them. */
export interface Chapter {
  readonly title: string;
  readonly text?: string;
  readonly evidences: readonly Evidence[];
}

/** Most bytes of a page. A larger one opens slowly and says no more; what has no room is in the evidence files. */
export const pageLimit = 5_000_000;
/** Gates have short names of their own; a longer one is not ours. */
const longestName = 200;
/** So many gates are listed above all. */
const mostHeads = 100;
/** Style, headings and the frames of sections. */
const frame = 100_000;

/** One self-contained page about one or more gates: the verdict first, then why, then the numbers. No network, no script. */
export function renderHtml(evidences: readonly Evidence[]): string {
  const gates = clipped([...new Set(evidences.map(({ gate }) => gate))].join(', '), longestName);
  return renderChapters(`Tidegate: ${gates}`, [{ title: gates, evidences }]);
}

/** The same page about a whole run: the verdict over all gates, why, and where to read on; then each gate, the gravest first. */
export function renderReport(title: string, all: readonly Evidence[]): string {
  const evidences = verdictOrder.flatMap((verdict) => all.filter((evidence) => evidence.verdict === verdict));
  if (evidences.length === 1) return renderChapters(title, [{ title, evidences }]);
  const { verdict } = overall(evidences);
  const bytes = (pageLimit - frame) / Math.max(1, evidences.length);
  const heads = evidences.map(
    ({ gate, verdict: of, reason: why }, index) =>
      html`<li>
        ${verdictMark(of)} <a href="#gate-${index + 1}">${clipped(gate, longestName)}</a> ${clipped(why, 200)}
      </li> `,
  );
  return page(
    clipped(title, longestName),
    html`<header class="banner ${verdict}">
        <h1>${clipped(title, longestName)} ${verdictMark(verdict)}</h1>
        <p class="reason">${clipped(gatesInWords(verdict, evidences), 3000)}</p>
      </header>
      <nav aria-label="Gates">
        <ol class="gates">
          ${heads.slice(0, mostHeads)}
        </ol>
      </nav>
      ${evidences.map((evidence, index) => html`<div id="gate-${index + 1}">${evidenceSection(evidence, 2, bytes)}</div>`)}`,
  );
}

/** Which gates decided; each tells its reasons below. */
function gatesInWords(verdict: Verdict, evidences: readonly Evidence[]): string {
  if (verdict === 'pass') return `All ${evidences.length} gates passed.`;
  const decided = evidences.filter((evidence) => evidence.verdict === verdict).map(({ gate }) => gate);
  const said = { warn: 'passed with a remark', fail: 'said no', inconclusive: 'could not decide' }[verdict];
  return `${decided.length} of ${evidences.length} gates ${said}: ${decided.join(', ')}.`;
}

/** The same page with chapters, each with its own verdict: the gravest of its gates. */
export function renderChapters(title: string, chapters: readonly Chapter[]): string {
  const many = chapters.length > 1;
  const gates = chapters.reduce((sum, { evidences }) => sum + evidences.length, 0);
  const bytes = (pageLimit - frame) / Math.max(1, gates);
  return page(
    title,
    html`<h1>${title}</h1>
      ${many && contents(chapters)}
      ${chapters.map((chapter, index) => (many ? chapterSection(chapter, index, bytes) : sections(chapter, 2, bytes)))}`,
    !many,
  );
}

function page(title: string, body: Markup, solo = false): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main${solo && new Markup(' class="solo"')}>${body}</main>
      </body>
    </html> `.text;
}

function contents(chapters: readonly Chapter[]): Markup {
  return html`<nav aria-label="Chapters">
    <ol>
      ${chapters.map(
        ({ title, evidences }, index) =>
          html`<li><a href="#chapter-${index + 1}">${title}</a> ${trail(evidences)}</li> `,
      )}
    </ol>
  </nav>`;
}

/** The gates of a chapter in the order they ran, each with its verdict. */
function trail(evidences: readonly Evidence[]): Markup {
  return html`<span class="trail"
    >${evidences.map(({ gate, verdict }) => html`<span class="step ${verdict}">${clipped(gate, longestName)}: ${verdict}</span>`)}</span
  >`;
}

function chapterSection(chapter: Chapter, index: number, bytes: number): Markup {
  const verdict = worst(chapter.evidences.map((evidence) => evidence.verdict));
  return html`<section class="chapter" id="chapter-${index + 1}" aria-labelledby="chapter-${index + 1}-title">
    <h2 id="chapter-${index + 1}-title">${chapter.title} <span class="verdict ${verdict}">${verdict}</span></h2>
    ${chapter.text && html`<p>${chapter.text}</p>`} ${sections(chapter, 3, bytes)}
  </section> `;
}

function sections({ evidences }: Chapter, level: 2 | 3, bytes: number): Markup {
  return html`${evidences.map((evidence) => evidenceSection(evidence, level, bytes))}`;
}
