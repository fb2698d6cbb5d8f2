import { type Check, type ColumnFacts, type Figure, type Scalar, type Verdict, worst } from '@tidegate/evidence';
import { furtherNumbers, gravestFirst, verdictMark } from './checks.ts';
import { figureMarkup } from './figures/figure.ts';
import { html, type Markup } from './markup.ts';
import { clipped, formatScalar, percent } from './numbers.ts';
import { table } from './tables.ts';

/** One column with everything that is known of it. */
export interface Column {
  readonly facts: ColumnFacts;
  readonly checks: readonly Check[];
  readonly figures: readonly Figure[];
  /** Undefined when nothing was asked of it. */
  readonly verdict: Verdict | undefined;
}

export function columnsOf(
  columns: readonly ColumnFacts[],
  checks: readonly Check[],
  figures: readonly Figure[],
): Column[] {
  const checksOf = Map.groupBy(checks, ({ subject }) => subject);
  const figuresOf = Map.groupBy(figures, ({ subject }) => subject);
  return columns.map((facts) => {
    const own = checksOf.get(facts.name) ?? [];
    return {
      facts,
      checks: own,
      figures: figuresOf.get(facts.name) ?? [],
      verdict: own.length > 0 ? worst(own.map(({ verdict }) => verdict)) : undefined,
    };
  });
}

/** A card: name, type, nulls, picture, then each rule and test with its value and limit. */
export function columnCard({ facts, checks, figures, verdict }: Column, level: 4 | 5): Markup {
  const heading = html`${clipped(facts.name)}
    <span class="type">${clipped(facts.type)}</span> ${verdict && verdictMark(verdict)}`;
  const wrong = gravestFirst(checks.filter((check) => check.verdict !== 'pass'));
  const passed = checks.filter((check) => check.verdict === 'pass');
  const rows = (some: readonly Check[]) => some.length > 0 && checkRows(facts.name, some);
  return html`<article class="card">
    ${level === 4 ? html`<h4>${heading}</h4>` : html`<h5>${heading}</h5>`} ${nulls(facts)}
    ${figures.map((figure) => figureMarkup(figure, false))}
    ${checks.length === 0 && html`<p class="note">No rule or test asks about it.</p>`} ${rows(wrong)}
    ${
      wrong.some(tells) &&
      html`<details>
        <summary>Details</summary>
        ${wrong.filter(tells).map(
          (check) =>
            html`<p class="of">${clipped(shortTitle(check.title, facts.name))}</p>
              ${furtherNumbers(check)}`,
        )}
      </details>`
    }
    ${
      passed.length > 0 &&
      html`<details>
        <summary>${passed.length} passed</summary>
        ${rows(passed)}
      </details>`
    }
  </article> `;
}

function nulls({ nulls: now, referenceNulls: before }: ColumnFacts): Markup | false {
  if (now === undefined) return false;
  return html`<p class="nulls">
    Nulls ${percent(now)}${before !== undefined && `, in the reference ${percent(before)}`}
  </p>`;
}

function checkRows(column: string, checks: readonly Check[]): Markup {
  return table(
    ['rule', 'found', 'bound', 'verdict'],
    checks.map((check) => [
      clipped(shortTitle(check.title, column), 200),
      brief(check.observed),
      brief(check.threshold),
      verdictMark(check.verdict),
    ]),
  );
}

/** The card says the column's name already. */
function shortTitle(title: string, column: string): string {
  for (const start of [`drift of ${column}: `, `${column}: `, `${column} `])
    if (title.startsWith(start) && title.length > start.length) return title.slice(start.length);
  return title;
}

function tells({ method, sizes, values, examples }: Check): boolean {
  return Boolean(method ?? sizes ?? values ?? examples);
}

/** A card has little room: three digits, and the details have the rest. */
function brief(value: Scalar | undefined): string {
  return clipped(
    typeof value === 'number' && !Number.isInteger(value) ? String(Number(value.toPrecision(3))) : formatScalar(value),
    60,
  );
}
