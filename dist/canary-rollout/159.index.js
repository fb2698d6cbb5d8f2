export const id = 159;
export const ids = [159];
export const modules = {

/***/ 41159:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderHtml: () => (/* binding */ renderHtml)
});

// UNUSED EXPORTS: renderChapters

// EXTERNAL MODULE: ./packages/evidence/src/verdict.ts
var src_verdict = __webpack_require__(60478);
;// CONCATENATED MODULE: ./packages/report/src/markup.ts
/** A piece of HTML that is safe to insert as it is. */
class Markup {
    text;
    constructor(text) {
        this.text = text;
    }
}
/** Template tag: everything inserted is escaped, unless it is Markup already. */
function html(strings, ...pieces) {
    return new Markup(strings.reduce((text, part, i) => text + render(pieces[i - 1]) + part));
}
function render(piece) {
    if (piece === undefined || piece === false)
        return '';
    if (piece instanceof Markup)
        return piece.text;
    if (typeof piece === 'object')
        return piece.map(render).join('');
    return String(piece).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

// EXTERNAL MODULE: ./packages/report/src/numbers.ts
var numbers = __webpack_require__(66510);
;// CONCATENATED MODULE: ./packages/report/src/evidence-section.ts


/** So many passed checks are shown openly; more are folded away. */
const fewChecks = 8;
const order = ['fail', 'inconclusive', 'warn', 'pass'];
/** One gate of the report, under a heading of the given level. */
function evidenceSection(evidence, level) {
    const checks = order.flatMap((verdict) => evidence.checks.filter((check) => check.verdict === verdict));
    // A reader comes for what is wrong; a long list of passes would bury it.
    const passed = checks.filter(({ verdict }) => verdict === 'pass');
    const quiet = passed.length > fewChecks ? passed : [];
    const told = checks.filter((check) => !quiet.includes(check));
    const heading = html `${evidence.gate} <span class="verdict ${evidence.verdict}">${evidence.verdict}</span>`;
    return html `<section class="gate">
    ${level === 2 ? html `<h2>${heading}</h2>` : html `<h3>${heading}</h3>`}
    <p class="reason">${evidence.reason}</p>
    ${pairs({ ...evidence.subject, environment: evidence.environment, mode: evidence.mode === 'enforce' ? undefined : evidence.mode })}
    ${checkList(told)}
    ${quiet.length > 0 &&
        html `<details>
        <summary>${quiet.length} checks passed</summary>
        ${checkList(quiet)}
      </details>`}
    ${evidence.timeline && evidence.timeline.length > 0 && timeline(evidence.timeline)}
    <details>
      <summary>What was read and done</summary>
      ${pairs({ ...evidence.facts, started: evidence.startedAt, finished: evidence.finishedAt, run: evidence.run.url, tidegate: evidence.tool.version })}
    </details>
  </section> `;
}
function checkList(checks) {
    return checks.length > 0 && html `${checkTable(checks)}${checks.map(details)}`;
}
function checkTable(checks) {
    return html `<div class="wide">
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
        ${checks.map((check) => html `<tr>
              <td><span class="verdict ${check.verdict}">${check.verdict}</span></td>
              <th scope="row">${check.title}</th>
              <td class="number">${(0,numbers/* formatScalar */.k)(check.observed)}</td>
              <td class="number">${(0,numbers/* formatScalar */.k)(check.threshold)}</td>
              <td>${check.reason}</td>
            </tr> `)}
      </tbody>
    </table>
  </div>`;
}
/** Method, sizes, further numbers and examples of one check, folded away: the reason above has told the main thing. */
function details(check) {
    const { method, sizes, values, examples } = check;
    if (!method && !sizes && !values && !examples?.length)
        return false;
    return html `<details>
    <summary>${check.title}</summary>
    ${pairs({ ...sizes, ...values })}
    ${method &&
        html `<p>Method: ${method.name}</p>
        ${pairs(method.parameters)}`}
    ${examples?.length ? rows(examples) : ''}
  </details> `;
}
function timeline(moments) {
    return html `<details open>
    <summary>Timeline</summary>
    ${rows(moments.map(({ at, event, values }) => ({ at: at.replace('T', ' ').replace(/\.\d+Z$/, 'Z'), event, ...values })))}
  </details>`;
}
/** A table of records; its columns are the keys in the order they first appear. */
function rows(records) {
    const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
    const numeric = new Set(columns.filter((key) => records.every((record) => typeof (record[key] ?? 0) === 'number')));
    const kind = (key) => (numeric.has(key) ? 'number' : 'text');
    return html `<div class="wide">
    <table>
      <thead>
        <tr>
          ${columns.map((key) => html `<th scope="col" class="${kind(key)}">${key}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${records.map((record) => html `<tr>
              ${columns.map((key) => html `<td class="${kind(key)}">${(0,numbers/* formatScalar */.k)(record[key])}</td>`)}
            </tr> `)}
      </tbody>
    </table>
  </div>`;
}
function pairs(values) {
    const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
    if (given.length === 0)
        return false;
    return html `<dl>
    ${given.map(([key, value]) => html `<div>
          <dt>${key}</dt>
          <dd>${(0,numbers/* formatScalar */.k)(value)}</dd>
        </div>`)}
  </dl>`;
}

;// CONCATENATED MODULE: ./packages/report/src/style.ts

/** The page's whole style: light and dark, print, no fonts to fetch. Colours hold WCAG AA contrast on both grounds. */
const style = new Markup(`
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --band: #f6f8fa;
  --pass: #116329; --warn: #7d4e00; --fail: #b3111d; --inconclusive: #5a32a3; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --ink: #e6edf3; --soft: #9da7b1; --line: #30363d; --band: #161b22;
  --pass: #56d364; --warn: #e3b341; --fail: #ff8a80; --inconclusive: #d2a8ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.7rem; margin: 0 0 1rem; }
h2 { font-size: 1.35rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
.chapter { border-top: 2px solid var(--line); }
.gate { margin: 1rem 0 1.5rem; }
.reason { font-size: 1.05rem; margin: .25rem 0 .75rem; overflow-wrap: anywhere; }
.verdict, .step { font-weight: 650; font-size: .85em; white-space: nowrap; border: 1px solid currentColor; border-radius: 1em; padding: .05em .6em; }
.pass { color: var(--pass); } .warn { color: var(--warn); } .fail { color: var(--fail); } .inconclusive { color: var(--inconclusive); }
.trail { display: inline-flex; flex-wrap: wrap; gap: .35rem; margin-left: .4rem; }
nav li { margin: .4rem 0; }
a { color: inherit; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere; }
thead th { color: var(--soft); font-weight: 600; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .25rem 1.5rem; margin: .5rem 0; font-size: .9rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
details { background: var(--band); border-radius: .4rem; padding: .3rem .8rem; margin: .4rem 0; }
summary { cursor: pointer; }
:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
@media print { details { background: none; padding: 0; } main { max-width: none; } }
`);

;// CONCATENATED MODULE: ./packages/report/src/html.ts




/** One self-contained page about one or more gates: the verdict first, then why, then the numbers. No network, no script. */
function renderHtml(evidences) {
    const gates = [...new Set(evidences.map(({ gate }) => gate))].join(', ');
    return renderChapters(`Tidegate: ${gates}`, [{ title: gates, evidences }]);
}
/** The same page with chapters, each with its own verdict: the gravest of its gates. */
function renderChapters(title, chapters) {
    const many = chapters.length > 1;
    return html `<!doctype html>
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
function contents(chapters) {
    return html `<nav aria-label="Chapters">
    <ol>
      ${chapters.map(({ title, evidences }, index) => html `<li><a href="#chapter-${index + 1}">${title}</a> ${trail(evidences)}</li> `)}
    </ol>
  </nav>`;
}
/** The gates of a chapter in the order they ran, each with its verdict. */
function trail(evidences) {
    return html `<span class="trail"
    >${evidences.map(({ gate, verdict }) => html `<span class="step ${verdict}">${gate}: ${verdict}</span>`)}</span
  >`;
}
function chapterSection(chapter, index) {
    const verdict = (0,src_verdict/* worst */.Q)(chapter.evidences.map((evidence) => evidence.verdict));
    return html `<section class="chapter" id="chapter-${index + 1}" aria-labelledby="chapter-${index + 1}-title">
    <h2 id="chapter-${index + 1}-title">${chapter.title} <span class="verdict ${verdict}">${verdict}</span></h2>
    ${chapter.text && html `<p>${chapter.text}</p>`} ${sections(chapter, 3)}
  </section> `;
}
function sections({ evidences }, level) {
    return html `${evidences.map((evidence) => evidenceSection(evidence, level))}`;
}


/***/ })

};
