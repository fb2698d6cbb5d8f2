import type { Check, Verdict } from '@tidegate/evidence';
import { verdictOrder } from './badge.ts';
import { fit } from './fit.ts';
import { html, type Markup } from './markup.ts';
import { clipped, formatScalar } from './numbers.ts';
import { pairs, records, scrolls } from './tables.ts';

/** Most failing rows of one check on the page; the evidence file has them all. */
const mostExamples = 10;

export function verdictMark(verdict: Verdict): Markup {
  return html`<span class="verdict ${verdict}">${verdict}</span>`;
}

export function gravestFirst(checks: readonly Check[]): Check[] {
  return verdictOrder.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
}

/** The checks as one table, as many as have room in so many bytes. */
export function checkTable(checks: readonly Check[], bytes: number): Markup | false {
  if (checks.length === 0) return false;
  const rows = fit(
    checks,
    bytes,
    (check) =>
      html`<tr>
        <td>${verdictMark(check.verdict)}</td>
        <th scope="row">${clipped(check.title)}</th>
        <td class="number">${clipped(formatScalar(check.observed))}</td>
        <td class="number">${clipped(formatScalar(check.threshold))}</td>
        <td>${clipped(check.reason)}</td>
      </tr> `,
  );
  return html`<div class="wide" ${scrolls}>
      <table class="checks">
        <thead>
          <tr>
            <th scope="col">Verdict</th>
            <th scope="col">Check</th>
            <th scope="col" class="number">Observed</th>
            <th scope="col" class="number">Bound</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          ${rows.shown}
        </tbody>
      </table>
    </div>
    ${leftOut(rows.left, 'check')}`;
}

/** Method, sizes, further numbers and examples of each check, folded away: the reasons have told the main thing. */
export function checkDetails(checks: readonly Check[], bytes: number): Markup | false {
  const telling = checks.filter(
    ({ method, sizes, values, examples }) => method || sizes || values || (examples && examples.length > 0),
  );
  if (telling.length === 0) return false;
  const { shown, left } = fit(
    telling,
    bytes,
    (check) =>
      html`<details>
        <summary>${clipped(check.title)}</summary>
        ${furtherNumbers(check)}
      </details> `,
  );
  return html`${shown}${leftOut(left, 'check', 'details of')}`;
}

/** What a check says beside its verdict, its reason and its bound. */
export function furtherNumbers({ method, sizes, values, examples = [] }: Check): Markup {
  return html`${pairs({ ...sizes, ...values })}
  ${
    method &&
    html`<p>Method: ${clipped(method.name)}</p>
      ${pairs(method.parameters)}`
  }
  ${examples.length > 0 && records(examples.slice(0, mostExamples))}
  ${examples.length > mostExamples && leftOut(examples.length - mostExamples, 'row')}`;
}

/** What the page has no room for is said, and where it is. */
export function leftOut(count: number, what: string, part = ''): Markup | false {
  const words = [part, `${count} more ${what}${count === 1 ? '' : 's'}`].filter(Boolean).join(' ');
  return (
    count > 0 && html`<p class="note">For want of room left out here: ${words}. The evidence file has everything.</p>`
  );
}
