import type { Evidence } from '@tidegate/evidence';
import { worst } from '@tidegate/evidence';
import { evidenceSection } from './evidence-section.ts';
import { html, type Markup } from './markup.ts';
import { style } from './style.ts';

/** A part of a report: several gates under one heading, as a run or a story has them. */
export interface Chapter {
  readonly title: string;
  readonly text?: string;
  readonly evidences: readonly Evidence[];
}

/** One self-contained page about one or more gates: the verdict first, then why, then the numbers. No network, no script. */
export function renderHtml(evidences: readonly Evidence[]): string {
  const gates = [...new Set(evidences.map(({ gate }) => gate))].join(', ');
  return renderChapters(`Tidegate: ${gates}`, [{ title: gates, evidences }]);
}

/** The same page with chapters, each with its own verdict: the gravest of its gates. */
export function renderChapters(title: string, chapters: readonly Chapter[]): string {
  const many = chapters.length > 1;
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
        <main>
          <h1>${title}</h1>
          ${many && contents(chapters)}
          ${chapters.map((chapter, index) => (many ? chapterSection(chapter, index) : sections(chapter, 2)))}
        </main>
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
    >${evidences.map(({ gate, verdict }) => html`<span class="step ${verdict}">${gate}: ${verdict}</span>`)}</span
  >`;
}

function chapterSection(chapter: Chapter, index: number): Markup {
  const verdict = worst(chapter.evidences.map((evidence) => evidence.verdict));
  return html`<section class="chapter" id="chapter-${index + 1}" aria-labelledby="chapter-${index + 1}-title">
    <h2 id="chapter-${index + 1}-title">${chapter.title} <span class="verdict ${verdict}">${verdict}</span></h2>
    ${chapter.text && html`<p>${chapter.text}</p>`} ${sections(chapter, 3)}
  </section> `;
}

function sections({ evidences }: Chapter, level: 2 | 3): Markup {
  return html`${evidences.map((evidence) => evidenceSection(evidence, level))}`;
}
