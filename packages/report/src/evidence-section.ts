import type { Check, Evidence, Moment, Scalar, Verdict } from '@tidegate/evidence';
import { html, type Markup } from './markup.ts';
import { formatScalar } from './numbers.ts';

/** So many passed checks are shown openly; more are folded away. */
const fewChecks = 8;
const order: Verdict[] = ['fail', 'inconclusive', 'warn', 'pass'];

/** One gate of the report, under a heading of the given level. */
export function evidenceSection(evidence: Evidence, level: 2 | 3): Markup {
  const checks = order.flatMap((verdict) => evidence.checks.filter((check) => check.verdict === verdict));
  // A reader comes for what is wrong; a long list of passes would bury it.
  const passed = checks.filter(({ verdict }) => verdict === 'pass');
  const quiet = passed.length > fewChecks ? passed : [];
  const told = checks.filter((check) => !quiet.includes(check));
  const heading = html`${evidence.gate} <span class="verdict ${evidence.verdict}">${evidence.verdict}</span>`;
  return html`<section class="gate">
    ${level === 2 ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`}
    <p class="reason">${evidence.reason}</p>
    ${pairs({ ...evidence.subject, environment: evidence.environment, mode: evidence.mode === 'enforce' ? undefined : evidence.mode })}
    ${checkList(told)}
    ${
      quiet.length > 0 &&
      html`<details>
        <summary>${quiet.length} checks passed</summary>
        ${checkList(quiet)}
      </details>`
    }
    ${evidence.timeline && evidence.timeline.length > 0 && timeline(evidence.timeline)}
    <details>
      <summary>What was read and done</summary>
      ${pairs({ ...evidence.facts, started: evidence.startedAt, finished: evidence.finishedAt, run: evidence.run.url, tidegate: evidence.tool.version })}
    </details>
  </section> `;
}

function checkList(checks: readonly Check[]): Markup | false {
  return checks.length > 0 && html`${checkTable(checks)}${checks.map(details)}`;
}

function checkTable(checks: readonly Check[]): Markup {
  return html`<div class="wide">
    <table>
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
        ${checks.map(
          (check) =>
            html`<tr>
              <td><span class="verdict ${check.verdict}">${check.verdict}</span></td>
              <th scope="row">${check.title}</th>
              <td class="number">${formatScalar(check.observed)}</td>
              <td class="number">${formatScalar(check.threshold)}</td>
              <td>${check.reason}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Method, sizes, further numbers and examples of one check, folded away: the reason above has told the main thing. */
function details(check: Check): Markup | false {
  const { method, sizes, values, examples } = check;
  if (!method && !sizes && !values && !examples?.length) return false;
  return html`<details>
    <summary>${check.title}</summary>
    ${pairs({ ...sizes, ...values })}
    ${
      method &&
      html`<p>Method: ${method.name}</p>
        ${pairs(method.parameters)}`
    }
    ${examples?.length ? rows(examples) : ''}
  </details> `;
}

function timeline(moments: readonly Moment[]): Markup {
  return html`<details open>
    <summary>Timeline</summary>
    ${rows(moments.map(({ at, event, values }) => ({ at: at.replace('T', ' ').replace(/\.\d+Z$/, 'Z'), event, ...values })))}
  </details>`;
}

/** A table of records; its columns are the keys in the order they first appear. */
function rows(records: readonly Readonly<Record<string, Scalar>>[]): Markup {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const numeric = new Set(columns.filter((key) => records.every((record) => typeof (record[key] ?? 0) === 'number')));
  const kind = (key: string) => (numeric.has(key) ? 'number' : 'text');
  return html`<div class="wide">
    <table>
      <thead>
        <tr>
          ${columns.map((key) => html`<th scope="col" class="${kind(key)}">${key}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${records.map(
          (record) =>
            html`<tr>
              ${columns.map((key) => html`<td class="${kind(key)}">${formatScalar(record[key])}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function pairs(values: Readonly<Record<string, Scalar | undefined>>): Markup | false {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  if (given.length === 0) return false;
  return html`<dl>
    ${given.map(
      ([key, value]) =>
        html`<div>
          <dt>${key}</dt>
          <dd>${formatScalar(value)}</dd>
        </div>`,
    )}
  </dl>`;
}
