export const id = 6231;
export const ids = [6231];
export const modules = {

/***/ 96231:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pageLimit: () => (/* binding */ pageLimit),
  renderChapters: () => (/* binding */ renderChapters),
  renderHtml: () => (/* binding */ renderHtml),
  renderReport: () => (/* binding */ renderReport)
});

// EXTERNAL MODULE: ./packages/evidence/src/verdict.ts
var src_verdict = __webpack_require__(60478);
// EXTERNAL MODULE: ./packages/report/src/badge.ts
var badge = __webpack_require__(86135);
// EXTERNAL MODULE: ./packages/report/src/plain.ts
var plain = __webpack_require__(1952);
;// CONCATENATED MODULE: ./packages/report/src/markup.ts

/** A piece of HTML that is safe to insert as it is. */
class Markup {
    text;
    constructor(text) {
        this.text = text;
    }
}
/** Template tag: everything inserted is escaped, unless it is Markup already. Line breaks of the template take no indentation along. */
function html(strings, ...pieces) {
    return new Markup(tight(strings).reduce((text, part, i) => text + render(pieces[i - 1]) + part));
}
const tightened = new WeakMap();
function tight(strings) {
    const known = tightened.get(strings);
    if (known)
        return known;
    const made = strings.map((part) => part.replace(/\s*\n\s*/g, '\n'));
    tightened.set(strings, made);
    return made;
}
function render(piece) {
    if (piece === undefined || piece === false)
        return '';
    if (piece instanceof Markup)
        return piece.text;
    if (typeof piece === 'object')
        return piece.map(render).join('');
    return (0,plain/* plain */.p)(String(piece)).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

;// CONCATENATED MODULE: ./packages/report/src/fit.ts

/** As many pieces, from the first on, as have room in so many bytes of UTF-8. A piece is never cut. */
function fit(items, bytes, render) {
    const shown = [];
    let used = 0;
    for (const item of items) {
        const piece = render(item);
        const size = Buffer.byteLength(piece.text);
        if (used + size > bytes)
            break;
        shown.push(piece);
        used += size;
    }
    return { shown: html `${shown}`, left: items.length - shown.length, bytes: used };
}

// EXTERNAL MODULE: ./packages/report/src/numbers.ts
var numbers = __webpack_require__(66510);
;// CONCATENATED MODULE: ./packages/report/src/tables.ts


/** So many columns have room on any page: their cells wrap. More scroll sideways, and who has no mouse must reach them. */
const fewColumns = 4;
const scrolls = new Markup('tabindex="0" role="group" aria-label="Table"');
/** A table of cells; the first cell of a row names it. `kinds`: how each column is set, text or number; left out: all after the first as numbers. */
function table(columns, rows, kinds) {
    // A page has thousands of these cells: set by the table where all are alike.
    const kind = (i) => kinds && new Markup(` class="${kinds[i]}"`);
    return html `<div class="wide" ${columns.length > fewColumns && scrolls}>
    <table${kinds === undefined && new Markup(' class="numbers"')}>
      <thead>
        <tr>
          ${columns.map((name, i) => html `<th scope="col" ${kind(i)}>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((cells) => html `<tr>
              ${cells.map((cell, i) => (i === 0 ? html `<th scope="row">${cell}</th>` : html `<td${kind(i)}>${cell}</td>`))}
            </tr>`)}
      </tbody>
    </table>
  </div>`;
}
/** A table of records; its columns are the keys in the order they first appear. */
function records(all) {
    const columns = [...new Set(all.flatMap((record) => Object.keys(record)))];
    const numeric = (key) => all.every((record) => typeof (record[key] ?? 0) === 'number');
    return table(columns.map((key) => (0,numbers/* clipped */.cz)(key)), all.map((record) => columns.map((key) => (0,numbers/* clipped */.cz)((0,numbers/* formatScalar */.kQ)(record[key])))), columns.map((key) => (numeric(key) ? 'number' : 'text')));
}
function pairs(values) {
    const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
    if (given.length === 0)
        return false;
    return html `<dl>
    ${given.map(([key, value]) => html `<div>
          <dt>${(0,numbers/* clipped */.cz)(key)}</dt>
          <dd>${(0,numbers/* clipped */.cz)((0,numbers/* formatScalar */.kQ)(value))}</dd>
        </div>`)}
  </dl>`;
}

;// CONCATENATED MODULE: ./packages/report/src/checks.ts





/** Most failing rows of one check on the page; the evidence file has them all. */
const mostExamples = 10;
function verdictMark(verdict) {
    return html `<span class="verdict ${verdict}">${verdict}</span>`;
}
function gravestFirst(checks) {
    return badge/* verdictOrder */.I.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
}
/** The checks as one table, as many as have room in so many bytes. */
function checkTable(checks, bytes) {
    if (checks.length === 0)
        return false;
    const rows = fit(checks, bytes, (check) => html `<tr>
        <td>${verdictMark(check.verdict)}</td>
        <th scope="row">${(0,numbers/* clipped */.cz)(check.title)}</th>
        <td class="number">${(0,numbers/* clipped */.cz)((0,numbers/* formatScalar */.kQ)(check.observed))}</td>
        <td class="number">${(0,numbers/* clipped */.cz)((0,numbers/* formatScalar */.kQ)(check.threshold))}</td>
        <td>${(0,numbers/* clipped */.cz)(check.reason)}</td>
      </tr> `);
    return html `<div class="wide" ${scrolls}>
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
function checkDetails(checks, bytes) {
    const telling = checks.filter(({ method, sizes, values, examples }) => method || sizes || values || (examples && examples.length > 0));
    if (telling.length === 0)
        return false;
    const { shown, left } = fit(telling, bytes, (check) => html `<details>
        <summary>${(0,numbers/* clipped */.cz)(check.title)}</summary>
        ${furtherNumbers(check)}
      </details> `);
    return html `${shown}${leftOut(left, 'check', 'details of')}`;
}
/** What a check says beside its verdict, its reason and its bound. */
function furtherNumbers({ method, sizes, values, examples = [] }) {
    return html `${pairs({ ...sizes, ...values })}
  ${method &&
        html `<p>Method: ${(0,numbers/* clipped */.cz)(method.name)}</p>
      ${pairs(method.parameters)}`}
  ${examples.length > 0 && records(examples.slice(0, mostExamples))}
  ${examples.length > mostExamples && leftOut(examples.length - mostExamples, 'row')}`;
}
/** What the page has no room for is said, and where it is. */
function leftOut(count, what, part = '') {
    const words = [part, `${count} more ${what}${count === 1 ? '' : 's'}`].filter(Boolean).join(' ');
    return (count > 0 && html `<p class="note">For want of room left out here: ${words}. The evidence file has everything.</p>`);
}

;// CONCATENATED MODULE: ./packages/report/src/figures/scale.ts
/** Places to one decimal: a tenth of a pixel is not seen, and digits are bytes. */
function at(place) {
    return Math.round(place * 10) / 10;
}
/** `values` laid over `places`, with about `count` round ticks within. */
function linear(values, places, count) {
    const [low, high] = values[1] > values[0] ? values : [values[0] - 0.5, values[0] + 0.5];
    return { place: placing([low, high], places), ticks: multiples(low, high, roundStep((high - low) / count)) };
}
/** Upper end of an axis from zero: the smallest round number that holds the largest value. */
function ceiling(largest, count) {
    if (!(largest > 0))
        return 1;
    const step = roundStep(largest / count);
    return rounded(Math.ceil(largest / step - 1e-9) * step);
}
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const spans = [1, 5, 15, 30].flatMap((n) => [n * second, n * minute]);
const timeSteps = [...spans, hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 28 * day, 91 * day, 365 * day];
/** Milliseconds since the epoch, UTC, with ticks at whole seconds, minutes, hours or days. */
function time(values, places, count) {
    const [low, high] = values[1] > values[0] ? values : [values[0] - minute, values[0] + minute];
    const steps = [...timeSteps].sort((a, b) => a - b);
    const step = steps.find((candidate) => (high - low) / candidate <= count) ?? roundStep((high - low) / count);
    return { place: placing([low, high], places), ticks: multiples(low, high, step) };
}
/** A time as the ticks of its axis need it. */
function timeLabel(milliseconds, span) {
    const date = new Date(milliseconds);
    if (Number.isNaN(date.getTime()))
        return String(milliseconds);
    const text = date.toISOString();
    if (span > 2 * day)
        return text.slice(0, 10);
    return span > 5 * minute ? text.slice(11, 16) : text.slice(11, 19);
}
function placing([low, high], [from, to]) {
    // Halves keep the distance of the two largest doubles finite.
    return (value) => from + ((value / 2 - low / 2) / (high / 2 - low / 2)) * (to - from);
}
function roundStep(least) {
    if (!(least > 0) || !Number.isFinite(least))
        return 1;
    const power = 10 ** Math.floor(Math.log10(least));
    return rounded([1, 2, 5, 10].map((step) => step * power).find((step) => step >= least * (1 - 1e-9)) ?? 10 * power);
}
function multiples(low, high, step) {
    const first = Math.ceil(low / step - 1e-9);
    const last = Math.floor(high / step + 1e-9);
    if (!(last - first <= 100))
        return [low, high];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => rounded((first + i) * step));
}
function rounded(value) {
    return Number(value.toPrecision(12));
}

;// CONCATENATED MODULE: ./packages/report/src/figures/frame.ts


/** An image in the page: with a name and a description, and drawn by the page's own style alone. */
function svg(title, { width, height, words, marks }) {
    return html `<svg viewBox="0 0 ${width} ${at(height)}" role="img" ${width > 400 && new Markup(' class="broad"')}>
    <title>${title}</title>
    <desc>${words}</desc>
    ${marks}
  </svg>`;
}
function frame_text(x, y, words, anchor = 'start', kind) {
    return html `<text x="${at(x)}" y="${at(y)}" class="${anchor}${kind ? ` ${kind}` : ''}">${words}</text>`;
}
/** Straight lines of one kind, as one element: ticks and grids are many. */
function lines(kind, segments) {
    const d = segments.map(([x1, y1, x2, y2]) => `M${at(x1)} ${at(y1)}${y1 === y2 ? `H${at(x2)}` : x1 === x2 ? `V${at(y2)}` : `L${at(x2)} ${at(y2)}`}`);
    return d.length > 0 && path(kind, d.join(''));
}
/** Texts set alike: x, y, words. */
function texts(anchor, all) {
    return html `<g class="${anchor}"
    >${all.map(([x, y, words]) => html `<text x="${at(x)}" y="${at(y)}">${words}</text>`)}</g
  >`;
}
function path(kind, d) {
    return html `<path class="${kind}" d="${d}" />`;
}
/** The last series is the one judged: it is filled. Those before it are outlines, told apart by their dashes. */
function seriesKind(index, count) {
    return index === count - 1 ? 'filled' : `outlined dash${index}`;
}
/** Names of the series beside a sample of each; one series needs none. */
function legend(names) {
    return (names.length > 1 &&
        html `<p class="legend">
      ${names.map((name, i) => html `<span class="key ${seriesKind(i, names.length)}">${name}</span> `)}
    </p>`);
}
/** Text that fits into so many characters. */
function frame_short(words, most) {
    return words.length <= most ? words : `${words.slice(0, most - 1).toWellFormed()}…`;
}

;// CONCATENATED MODULE: ./packages/report/src/figures/bars.ts



const width = 340;
const labelEnd = 112;
const from = labelEnd + 6;
const to = width - 92;
const thickness = 8;
const gap = 7;
/** Lying bars, one group per label, with the numbers written at their end. */
function drawBars({ labels, series, format, limit, verdicts }) {
    const shown = format === 'share' ? numbers/* percent */.KN : (value) => (0,numbers/* compact */.oE)(value, 3);
    const values = [...series.flatMap((one) => one.values), ...(limit ? [limit.value] : []), 0];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const place = (value) => high > low ? from + ((value / 2 - low / 2) / (high / 2 - low / 2)) * (to - from) : from;
    const head = limit ? 22 : 2;
    const pitch = series.length * thickness + gap;
    const groups = labels.map((label, row) => {
        const y = head + row * pitch;
        const middle = y + (series.length * thickness) / 2 + 4;
        const verdict = verdicts?.[row];
        const bars = series.map(({ values: own }, i) => path([seriesKind(i, series.length), i === series.length - 1 && verdict].filter(Boolean).join(' '), box(place(0), place(own[row]), y + i * thickness)));
        const numbers = series.map(({ values: own }) => shown(own[row])).join(' → ');
        return [
            frame_text(labelEnd, middle, frame_short(label, 18), 'end', 'label'),
            bars,
            frame_text(width, middle, verdict ? `${numbers} ${verdict}` : numbers, 'end', verdict),
        ];
    });
    const height = head + labels.length * pitch;
    const limits = limit && [
        lines('limit', [[place(limit.value), head - 3, place(limit.value), height - 4]]),
        frame_text(place(limit.value), head - 7, limit.name, 'middle', 'limit-name'),
    ];
    const axis = lines('axis', [[place(0), head - 2, place(0), height - 4]]);
    return { width, height, words: words(labels, series, shown), marks: [groups, axis, limits] };
}
function box(x1, x2, y) {
    const bottom = at(y + thickness - 1);
    return `M${at(x1)} ${at(y)}H${at(x2)}V${bottom}H${at(x1)}Z`;
}
function words(labels, series, shown) {
    const told = labels
        .slice(0, 3)
        .map((label, i) => `${label} ${series.map(({ name, values }) => `${name} ${shown(values[i])}`).join(', ')}`);
    return `${told.join('; ')}${labels.length > 3 ? `; and ${labels.length - 3} more` : ''}.`;
}

;// CONCATENATED MODULE: ./packages/report/src/figures/histogram.ts



const histogram_width = 340;
const height = 150;
const left = 38;
const right = 14;
const histogram_top = 8;
const base = height - 20;
/** Bars over the range of a number; the series lie over each other, the last one filled. */
function drawHistogram(edges, series) {
    const largest = Math.max(...series.flatMap(({ shares }) => shares));
    const y = linear([0, ceiling(largest, 3)], [base, histogram_top], 3);
    const x = linear([edges[0], edges[edges.length - 1]], [left, histogram_width - right], 5);
    const across = y.ticks.map((tick) => [left, y.place(tick), histogram_width - right, y.place(tick)]);
    const ticks = x.ticks.map((tick) => [x.place(tick), base, x.place(tick), base + 4]);
    const frame = [
        lines('grid', across.slice(1)),
        lines('axis', [...across.slice(0, 1), ...ticks]),
        texts('end', y.ticks.map((tick) => [left - 4, y.place(tick) + 4, (0,numbers/* percent */.KN)(tick)])),
        texts('middle', x.ticks.map((tick) => [x.place(tick), base + 15, (0,numbers/* compact */.oE)(tick)])),
    ];
    // Outlines over the filled bars, not under them.
    const drawn = series
        .map(({ shares }, i) => path(seriesKind(i, series.length), outline(edges.map(x.place), shares.map(y.place))))
        .reverse();
    return { width: histogram_width, height, words: histogram_words(edges, series), marks: [frame, drawn] };
}
/** The skyline of the bars, closed along the base. */
function outline(xs, ys) {
    const steps = ys.map((y, i) => `V${at(y)}H${at(xs[i + 1])}`);
    return `M${at(xs[0])} ${base}${steps.join('')}V${base}Z`;
}
function histogram_words(edges, series) {
    const peaks = series.map(({ name, shares }) => {
        const peak = shares.indexOf(Math.max(...shares));
        return `${name}: most between ${(0,numbers/* compact */.oE)(edges[peak])} and ${(0,numbers/* compact */.oE)(edges[peak + 1])} (${(0,numbers/* percent */.KN)(shares[peak])})`;
    });
    return `${peaks.join('; ')}.`;
}

;// CONCATENATED MODULE: ./packages/report/src/figures/lines.ts



const lines_width = 860;
const lines_height = 180;
const lines_left = 46;
const lines_right = 84;
const lines_top = 10;
const lines_base = lines_height - 22;
/** Lines over time or a number, with bands behind them and thresholds across. */
function drawLines({ x: kind, format, series, bands = [], thresholds = [] }) {
    const shown = format === 'share' ? numbers/* percent */.KN : numbers/* compact */.oE;
    const xs = extent([
        ...series.flatMap(({ points }) => points.map(([x]) => x)),
        ...bands.flatMap(({ points }) => points.map(([x]) => x)),
    ]);
    const ys = extent([
        ...series.flatMap(({ points }) => points.map(([, y]) => y)),
        ...bands.flatMap(({ points }) => points.flatMap(([, low, high]) => [low, high])),
        ...thresholds.map(({ value }) => value),
        ...(format === 'share' ? [0] : []),
    ]);
    const x = (kind === 'time' ? time : linear)(xs, [lines_left, lines_width - lines_right], 6);
    const y = linear(ys, [lines_base, lines_top], 4);
    const label = kind === 'time' ? (tick) => timeLabel(tick, xs[1] - xs[0]) : numbers/* compact */.oE;
    const frame = [
        lines('grid', y.ticks.map((tick) => [lines_left, y.place(tick), lines_width - lines_right, y.place(tick)])),
        texts('end', y.ticks.map((tick) => [lines_left - 4, y.place(tick) + 4, shown(tick)])),
        texts('middle', x.ticks.map((tick) => [x.place(tick), lines_base + 16, label(tick)])),
    ];
    const shades = bands.map(({ points }) => path('band', shade(points, x, y)));
    const drawn = series.map(({ points }, i) => path(`line ${seriesKind(i, series.length)}`, polyline(points, x, y)));
    const across = thresholds.map(({ name, value }) => [
        lines('limit', [[lines_left, y.place(value), lines_width - lines_right, y.place(value)]]),
        frame_text(lines_width - lines_right + 4, y.place(value) + 4, `${name} ${shown(value)}`, 'start', 'limit-name'),
    ]);
    const words = series
        .map(({ name, points }) => points.length === 0 ? `${name}: nothing` : `${name}: last ${shown(points[points.length - 1][1])}`)
        .join('; ');
    return { width: lines_width, height: lines_height, words: `${words}.`, marks: [frame, shades, drawn, across] };
}
function extent(values) {
    // Not spread into Math.min: a long series has more points than a call takes arguments.
    const low = values.reduce((least, value) => Math.min(least, value), Infinity);
    const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
    return low <= high ? [low, high] : [0, 1];
}
function polyline(points, x, y) {
    return points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${at(x.place(px))} ${at(y.place(py))}`).join('');
}
function shade(points, x, y) {
    const upper = points.map(([px, , high]) => [px, high]);
    const lower = points.map(([px, low]) => [px, low]).reverse();
    return points.length === 0 ? '' : `${polyline([...upper, ...lower], x, y)}Z`;
}

;// CONCATENATED MODULE: ./packages/report/src/figures/figure.ts







/** Most rows of the table behind a picture; the evidence file has them all. */
const mostRows = 200;
/** A figure as a picture, its notes, and the same numbers as a folded table. `titled`: with its title above. */
function figureMarkup(figure, titled = true) {
    const numbers = numbersOf(figure);
    return html `<figure>
    ${titled && html `<figcaption>${figure.title}</figcaption>`} ${legend(figure.series.map(({ name }) => name))}
    ${svg(figure.title, drawing(figure))} ${figure.notes?.map((note) => html `<p class="note">${note}</p>`)}
    <details>
      <summary>Numbers</summary>
      ${table(numbers.columns, numbers.rows.slice(0, mostRows))}
      ${numbers.rows.length > mostRows && html `<p>${numbers.rows.length - mostRows} more are in the evidence file.</p>`}
    </details>
  </figure>`;
}
function drawing(figure) {
    switch (figure.kind) {
        case 'histogram': {
            const { bins, series } = figure;
            if ('edges' in bins)
                return drawHistogram(bins.edges, series);
            const values = series.map(({ name, shares }) => ({ name, values: shares }));
            return drawBars({ labels: bins.categories, series: values, format: 'share' });
        }
        case 'bars':
            return drawBars(figure);
        case 'lines':
            return drawLines(figure);
    }
}
function numbersOf(figure) {
    const names = figure.series.map(({ name }) => name);
    switch (figure.kind) {
        case 'histogram': {
            const { bins, series } = figure;
            const labels = 'categories' in bins
                ? bins.categories
                : bins.edges.slice(1).map((edge, i) => `${(0,numbers/* compact */.oE)(bins.edges[i])} to ${(0,numbers/* compact */.oE)(edge)}`);
            return {
                columns: ['values', ...names],
                rows: labels.map((label, i) => [label, ...series.map(({ shares }) => (0,numbers/* percent */.KN)(shares[i]))]),
            };
        }
        case 'bars': {
            const { labels, series, format, verdicts } = figure;
            const shown = format === 'share' ? numbers/* percent */.KN : numbers/* compact */.oE;
            return {
                columns: ['of', ...names, ...(verdicts ? ['verdict'] : [])],
                rows: labels.map((label, i) => [
                    label,
                    ...series.map(({ values }) => shown(values[i])),
                    ...(verdicts ? [verdicts[i]] : []),
                ]),
            };
        }
        case 'lines': {
            const at = (x) => (figure.x === 'time' ? isoTime(x) : String(x));
            return {
                columns: ['series', figure.x, 'value'],
                rows: figure.series.flatMap(({ name, points }) => points.map(([x, y]) => [name, at(x), String(y)])),
            };
        }
    }
}
function isoTime(milliseconds) {
    const date = new Date(milliseconds);
    return Number.isNaN(date.getTime()) ? String(milliseconds) : date.toISOString();
}

;// CONCATENATED MODULE: ./packages/report/src/column-card.ts






function columnsOf(columns, checks, figures) {
    const checksOf = Map.groupBy(checks, ({ subject }) => subject);
    const figuresOf = Map.groupBy(figures, ({ subject }) => subject);
    return columns.map((facts) => {
        const own = checksOf.get(facts.name) ?? [];
        return {
            facts,
            checks: own,
            figures: figuresOf.get(facts.name) ?? [],
            verdict: own.length > 0 ? (0,src_verdict/* worst */.Q)(own.map(({ verdict }) => verdict)) : undefined,
        };
    });
}
/** A card: name, type, nulls, picture, then each rule and test with its value and limit. */
function columnCard({ facts, checks, figures, verdict }, level) {
    const heading = html `${(0,numbers/* clipped */.cz)(facts.name)}
    <span class="type">${(0,numbers/* clipped */.cz)(facts.type)}</span> ${verdict && verdictMark(verdict)}`;
    const wrong = gravestFirst(checks.filter((check) => check.verdict !== 'pass'));
    const passed = checks.filter((check) => check.verdict === 'pass');
    const rows = (some) => some.length > 0 && checkRows(facts.name, some);
    return html `<article class="card">
    ${level === 4 ? html `<h4>${heading}</h4>` : html `<h5>${heading}</h5>`} ${nulls(facts)}
    ${figures.map((figure) => figureMarkup(figure, false))}
    ${checks.length === 0 && html `<p class="note">No rule or test asks about it.</p>`} ${rows(wrong)}
    ${wrong.some(tells) &&
        html `<details>
        <summary>Details</summary>
        ${wrong.filter(tells).map((check) => html `<p class="of">${(0,numbers/* clipped */.cz)(shortTitle(check.title, facts.name))}</p>
              ${furtherNumbers(check)}`)}
      </details>`}
    ${passed.length > 0 &&
        html `<details>
        <summary>${passed.length} passed</summary>
        ${rows(passed)}
      </details>`}
  </article> `;
}
function nulls({ nulls: now, referenceNulls: before }) {
    if (now === undefined)
        return false;
    return html `<p class="nulls">
    Nulls ${(0,numbers/* percent */.KN)(now)}${before !== undefined && `, in the reference ${(0,numbers/* percent */.KN)(before)}`}
  </p>`;
}
function checkRows(column, checks) {
    return table(['rule', 'found', 'bound', 'verdict'], checks.map((check) => [
        (0,numbers/* clipped */.cz)(shortTitle(check.title, column), 200),
        brief(check.observed),
        brief(check.threshold),
        verdictMark(check.verdict),
    ]));
}
/** The card says the column's name already. */
function shortTitle(title, column) {
    for (const start of [`drift of ${column}: `, `${column}: `, `${column} `])
        if (title.startsWith(start) && title.length > start.length)
            return title.slice(start.length);
    return title;
}
function tells({ method, sizes, values, examples }) {
    return Boolean(method ?? sizes ?? values ?? examples);
}
/** A card has little room: three digits, and the details have the rest. */
function brief(value) {
    return (0,numbers/* clipped */.cz)(typeof value === 'number' && !Number.isInteger(value) ? String(Number(value.toPrecision(3))) : (0,numbers/* formatScalar */.kQ)(value), 60);
}

;// CONCATENATED MODULE: ./packages/report/src/column-cards.ts





/** So many quiet columns are shown openly; more are folded away. */
const few = 8;
/** All columns as cards, what is wrong first, as many as have room in so many bytes. */
function columnCards(columns, level, bytes) {
    if (columns.length === 0)
        return false;
    const order = [...badge/* verdictOrder */.I, undefined];
    const sorted = order.flatMap((verdict) => columns.filter((column) => column.verdict === verdict));
    const loud = sorted.filter(({ verdict }) => verdict !== undefined && verdict !== 'pass');
    const quiet = sorted.slice(loud.length);
    const card = (column) => columnCard(column, level === 3 ? 4 : 5);
    const told = fit(loud, bytes, card);
    // Once a card has no room, none after it is shown: what is left out is always the end of the order.
    const rest = fit(quiet, told.left > 0 ? 0 : bytes - told.bytes, card);
    return html `${level === 3 ? html `<h3>Columns</h3>` : html `<h4>Columns</h4>`} ${grid(told.shown)}
  ${leftOut(told.left, 'column', 'what is wrong with')}
  ${quiet.length > few
        ? html `<details>
          <summary>${quiet.length} columns with nothing wrong</summary>
          ${grid(rest.shown)} ${leftOut(rest.left, 'column')}
        </details>`
        : html `${grid(rest.shown)} ${leftOut(rest.left, 'column')}`}`;
}
function grid(cards) {
    return cards.text !== '' && html `<div class="cards">${cards}</div>`;
}

;// CONCATENATED MODULE: ./packages/report/src/figures/trend.ts




const trend_width = 120;
const trend_height = 24;
const edge = 3;
/** Fewer points have no course. */
const fewest = 3;
/** The course of a line in little room, with its last value: a history at a glance. */
function trends({ title, format, series }) {
    const shown = format === 'share' ? numbers/* percent */.KN : (value) => (0,numbers/* compact */.oE)(value, 4);
    return series
        .filter(({ points }) => points.length >= fewest)
        .map(({ name: own, points }) => {
        const name = series.length > 1 ? `${title} (${own})` : title;
        const last = shown(points.at(-1)[1]);
        return { name, last, picture: sparkline(name, points, `${points.length} values, the last ${last}.`) };
    });
}
function sparkline(name, points, words) {
    const x = trend_placing(points.map(([value]) => value), [edge, trend_width - edge]);
    const y = trend_placing(points.map(([, value]) => value), [trend_height - edge, edge]);
    const places = points.map(([px, py]) => `${at(x(px))} ${at(y(py))}`);
    const [lastX, lastY] = [at(x(points.at(-1)[0])), at(y(points.at(-1)[1]))];
    return html `<svg viewBox="0 0 ${trend_width} ${trend_height}" role="img" class="trend">
    <title>${name}</title>
    <desc>${words}</desc>
    ${path('line filled', `M${places.join('L')}`)}
    ${path('dot', `M${at(lastX - 2.5)} ${lastY}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0Z`)}
  </svg>`;
}
function trend_placing(values, [from, to]) {
    const low = values.reduce((least, value) => Math.min(least, value), Infinity);
    const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
    return (value) => high > low ? from + ((value / 2 - low / 2) / (high / 2 - low / 2)) * (to - from) : (from + to) / 2;
}

// EXTERNAL MODULE: ./packages/report/src/metric-row.ts
var metric_row = __webpack_require__(19343);
;// CONCATENATED MODULE: ./packages/report/src/figures/intervals.ts




const intervals_width = 860;
const intervals_labelEnd = 230;
const intervals_from = intervals_labelEnd + 16;
const intervals_to = intervals_width - 150;
const pitch = 30;
const head = 6;
/** Metrics, each on a scale of its own: the interval, the number in it, production beside it, and the bound across. */
function drawIntervals(rows) {
    const marks = rows.map((row, index) => {
        const y = head + index * pitch + pitch / 2;
        const { point, threshold, production, low, high } = intervals_numbersOf(row);
        const place = intervals_placing([point, threshold, production, low, high]);
        const [left, right] = [low === undefined ? intervals_from : place(low), high === undefined ? intervals_to : place(high)];
        const name = row.held === 'difference' ? `change of ${row.name}` : row.name;
        return [
            lines('grid', [[intervals_from, y, intervals_to, y]]),
            frame_text(intervals_labelEnd, y + 4, frame_short(name, 36), 'end', 'label'),
            (low !== undefined || high !== undefined) && [
                lines(`whisker ${row.verdict}`, [[left, y, right, y]]),
                low === undefined
                    ? arrow(intervals_from, y, -1, row.verdict)
                    : lines(`whisker ${row.verdict}`, [[left, y - 5, left, y + 5]]),
                high === undefined
                    ? arrow(intervals_to, y, 1, row.verdict)
                    : lines(`whisker ${row.verdict}`, [[right, y - 5, right, y + 5]]),
            ],
            threshold !== undefined && lines('limit', [[place(threshold), y - 11, place(threshold), y + 11]]),
            production !== undefined && diamond(place(production), y),
            dot(place(point), y, row.verdict),
            frame_text(intervals_width, y + 4, `${(0,numbers/* formatScalar */.kQ)(point)} ${row.verdict}`, 'end', row.verdict),
        ];
    });
    return { width: intervals_width, height: head * 2 + rows.length * pitch, words: intervals_words(rows), marks };
}
/** What is drawn of a row: of a difference zero stands for production. */
function intervals_numbersOf(row) {
    const { candidate, production, threshold, interval, held } = row;
    const ends = { threshold, low: interval?.low, high: interval?.high };
    if (held === 'difference')
        return { ...ends, point: (0,metric_row/* change */.Zg)(row) ?? candidate, production: 0 };
    return { ...ends, point: candidate, production };
}
/** Values to places, with room at both ends; a single value stands in the middle. */
function intervals_placing(values) {
    const given = values.filter((value) => value !== undefined);
    const [low, high] = [Math.min(...given), Math.max(...given)];
    const [start, end] = [intervals_from + (intervals_to - intervals_from) * 0.12, intervals_to - (intervals_to - intervals_from) * 0.12];
    return (value) => high > low ? start + ((value / 2 - low / 2) / (high / 2 - low / 2)) * (end - start) : (intervals_from + intervals_to) / 2;
}
function dot(x, y, verdict) {
    return path(`dot ${verdict}`, `M${at(x - 5)} ${at(y)}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z`);
}
function diamond(x, y) {
    return path('production', `M${at(x)} ${at(y - 6)}L${at(x + 6)} ${at(y)}L${at(x)} ${at(y + 6)}L${at(x - 6)} ${at(y)}Z`);
}
function arrow(x, y, towards, verdict) {
    return path(`whisker ${verdict}`, `M${at(x - 6 * towards)} ${at(y - 4)}L${at(x)} ${at(y)}L${at(x - 6 * towards)} ${at(y + 4)}`);
}
function intervals_words(rows) {
    const told = rows.slice(0, 5).map((row) => {
        const { point, threshold } = intervals_numbersOf(row);
        return `${row.name} ${(0,numbers/* formatScalar */.kQ)(point)}${threshold === undefined ? '' : `, bound ${(0,numbers/* formatScalar */.kQ)(threshold)}`}: ${row.verdict}`;
    });
    return `${told.join('; ')}${rows.length > told.length ? `; and ${rows.length - told.length} more` : ''}.`;
}

;// CONCATENATED MODULE: ./packages/report/src/metrics-section.ts








/** So many metrics are drawn; their numbers stand in the table of checks in any case. */
const metrics_section_mostRows = 40;
/** The metrics of a gate against their bounds, drawn, and beside production's where there are any. */
function metricsSection(evidence) {
    const all = (0,metric_row/* metricRows */.IN)([evidence]);
    const telling = all.filter(({ interval, production, threshold }) => interval || production !== undefined || threshold !== undefined);
    if (telling.length === 0)
        return false;
    const rows = badge/* verdictOrder */.I.flatMap((verdict) => telling.filter((row) => row.verdict === verdict)).slice(0, metrics_section_mostRows);
    const compared = rows.some(({ production }) => production !== undefined);
    const title = compared ? 'Candidate beside production' : 'Metrics against their bounds';
    return html `<figure class="metrics">
      <figcaption>${title}</figcaption>
      <p class="legend">
        <span class="key candidate">${compared ? 'candidate' : 'measured'}</span>
        ${compared && html `<span class="key beside">production</span>`}
        ${rows.some(({ threshold }) => threshold !== undefined) && html `<span class="key bound">bound</span>`}
        ${rows.some(({ interval }) => interval) && html `<span class="key spread">interval</span>`}
      </p>
      ${svg(title, drawIntervals(rows))}
      <p class="note">Each metric has a scale of its own.</p>
      ${(compared || rows.some(({ interval }) => interval)) && metrics_section_numbers(rows, compared)}
    </figure>
    ${leftOut(telling.length - rows.length, 'metric')}`;
}
function metrics_section_numbers(rows, compared) {
    return table(['metric', ...(compared ? ['candidate', 'production', 'change'] : ['measured']), 'interval', 'bound', 'verdict'], rows.map((row) => [
        (0,numbers/* clipped */.cz)(row.name, 200),
        (0,numbers/* formatScalar */.kQ)(row.candidate),
        ...(compared ? [(0,numbers/* formatScalar */.kQ)(row.production), (0,metric_row/* changeInWords */.Zb)(row)] : []),
        (0,metric_row/* intervalInWords */.ms)(row),
        (0,metric_row/* boundInWords */.bR)(row),
        verdictMark(row.verdict),
    ]), ['text', 'number', ...(compared ? ['number', 'text'] : []), 'text', 'number', 'text']);
}

;// CONCATENATED MODULE: ./packages/report/src/evidence-section.ts











/** So many passed checks are shown openly; more are folded away. */
const fewChecks = 8;
/** Most courses at a glance. */
const mostTrends = 8;
/** Most moments of a timeline on the page, the last ones. */
const mostMoments = 2000;
/** One gate of the report, under a heading of the given level, in at most so many bytes. */
function evidenceSection(evidence, level, bytes) {
    const { columns = [], figures = [] } = evidence;
    const carded = new Set(columns.map(({ name }) => name));
    const heading = html `${(0,numbers/* clipped */.cz)(evidence.gate)} ${verdictMark(evidence.verdict)}`;
    const before = html `${atAGlance(evidence)} ${evidence_section_history(figures)} ${metricsSection(evidence)}
  ${checkSections(evidence.checks, carded, bytes * 0.3)}
  ${overview(figures.filter(({ subject }) => subject === undefined || !carded.has(subject)), bytes * 0.15)}`;
    const after = html `${timeline(evidence.timeline ?? [], bytes * 0.05)}
    ${(evidence.texts ?? []).map(({ title, text }) => html `<details>
          <summary>${(0,numbers/* clipped */.cz)(title)}</summary>
          <pre>${text}</pre>
        </details>`)}
    <details>
      <summary>What was read and done</summary>
      ${facts(evidence, bytes * 0.05)}
    </details>`;
    const banner = html `<header class="banner ${evidence.verdict}">
    ${level === 2 ? html `<h2>${heading}</h2>` : html `<h3>${heading}</h3>`}
    <p class="reason">${(0,numbers/* clipped */.cz)(evidence.reason, 3000)}</p>
    ${tally(evidence.checks)}
  </header>`;
    // Columns have all the room the rest leaves.
    const room = [banner, before, after].reduce((left, { text }) => left - Buffer.byteLength(text), bytes);
    return html `<section class="gate">
    ${banner} ${before} ${columnCards(columnsOf(columns, evidence.checks, figures), level === 2 ? 3 : 4, room)} ${after}
  </section> `;
}
/** So many facts are told at once, and each in few words; all of them are folded away further down. */
const glance = { facts: 6, words: 40 };
/** What it is about. Digests and the like only matter to who looks for them. */
function atAGlance({ subject: { model, version }, environment, mode, facts }) {
    const brief = Object.entries(facts).filter(([key, value]) => value !== null && value !== '' && `${key}${value}`.length <= glance.words);
    const told = { model, version, environment, mode: mode === 'enforce' ? undefined : mode };
    return pairs({ ...told, ...Object.fromEntries(brief.slice(0, glance.facts)) });
}
/** Courses over time, small and beside each other; the figures further down have their numbers. */
function evidence_section_history(figures) {
    const all = figures.flatMap((figure) => (figure.kind === 'lines' && figure.x === 'time' ? trends(figure) : []));
    return (all.length > 0 &&
        html `<ul class="trends" aria-label="History">
      ${all.slice(0, mostTrends).map(({ name, picture, last }) => html `<li>${(0,numbers/* clipped */.cz)(name, 60)} ${picture} ${last}</li> `)}
    </ul>`);
}
/** How many checks ended how. */
function tally(checks) {
    const counts = badge/* verdictOrder */.I
        .map((verdict) => [verdict, checks.filter((check) => check.verdict === verdict).length])
        .filter(([, count]) => count > 0);
    return (checks.length > 1 &&
        html `<p class="tally">
      ${counts.map(([verdict, count]) => html `<span class="${verdict}"><b>${count}</b> ${verdict}</span> `)}
    </p>`);
}
/** What is wrong first and openly. Checks of columns that have a card tell their details there. */
function checkSections(all, carded, bytes) {
    const hasCard = ({ subject }) => subject !== undefined && carded.has(subject);
    const checks = gravestFirst(all);
    const wrong = checks.filter(({ verdict }) => verdict !== 'pass');
    const passed = checks.filter((check) => check.verdict === 'pass' && !hasCard(check));
    // A reader comes for what is wrong; a long list of passes would bury it.
    const quiet = passed.length > fewChecks || carded.size > 0 ? passed : [];
    const told = quiet.length > 0 ? wrong : [...wrong, ...passed];
    return html `${checkTable(told, bytes / 3)}
  ${checkDetails(told.filter((check) => !hasCard(check)), bytes / 3)}
  ${quiet.length > 0 &&
        html `<details>
      <summary>
        ${quiet.length} ${quiet.length === 1 ? 'check' : 'checks'}${carded.size > 0 && ' of the whole'} passed
      </summary>
      ${checkTable(quiet, bytes / 6)} ${checkDetails(quiet, bytes / 6)}
    </details>`}`;
}
function overview(figures, bytes) {
    if (figures.length === 0)
        return false;
    const { shown, left } = fit(figures, bytes, (figure) => figureMarkup(figure));
    return html `<div class="figures">${shown}</div>
    ${leftOut(left, 'figure')}`;
}
function timeline(moments, bytes) {
    if (moments.length === 0)
        return false;
    const short = (at) => at.replace('T', ' ').replace(/\.\d+Z$/, 'Z');
    const rows = moments.slice(-mostMoments).map(({ at, event, values }) => ({ at: short(at), event, ...values }));
    // Later moments tell how it ended: the earlier half goes until the rest has room.
    let shown = rows;
    while (shown.length > 1 && Buffer.byteLength(records(shown).text) > bytes)
        shown = shown.slice(Math.ceil(shown.length / 2));
    return html `<details open>
    <summary>Timeline</summary>
    ${records(shown)} ${leftOut(moments.length - shown.length, 'earlier moment')}
  </details>`;
}
function facts(evidence, bytes) {
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
    const { shown, left } = fit(all, bytes, ([key, value]) => html `${pairs({ [key]: value })}`);
    return html `<div class="facts">${shown}</div>
    ${leftOut(left, 'fact')}`;
}

// EXTERNAL MODULE: ./packages/report/src/overall.ts
var overall = __webpack_require__(79621);
;// CONCATENATED MODULE: ./packages/report/src/style.ts

/** The page's whole style: light and dark, print, no fonts to fetch. Colours hold WCAG AA contrast on both grounds. */
const style = new Markup(`
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --band: #f6f8fa; --data: #0969da;
  --pass: #116329; --warn: #7d4e00; --fail: #b3111d; --inconclusive: #5a32a3; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --ink: #e6edf3; --soft: #9da7b1; --line: #30363d; --band: #161b22; --data: #58a6ff;
  --pass: #56d364; --warn: #e3b341; --fail: #ff8a80; --inconclusive: #d2a8ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.7rem; margin: 0 0 1rem; } .solo h1 { font-size: 1rem; font-weight: 500; color: var(--soft); margin-bottom: .6rem; }
h2 { font-size: 1.35rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
h4, h5 { font-size: 1rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
.chapter { border-top: 2px solid var(--line); }
.gate { margin: 1rem 0 1.5rem; }
.banner { border-left: .4rem solid currentColor; background: var(--band); border-radius: .4rem; padding: .8rem 1.1rem; margin: 0 0 1rem; }
.banner > * { margin: 0 0 .4rem; color: var(--ink); } .banner > :last-child { margin-bottom: 0; }
.banner .verdict { font-size: .95em; text-transform: uppercase; letter-spacing: .03em; }
.reason { font-size: 1.05rem; overflow-wrap: anywhere; }
.tally span { margin-right: 1.2rem; } .tally b { font-size: 1.25rem; }
.verdict, .step { font-weight: 650; font-size: .85em; white-space: nowrap; border: 1px solid currentColor; border-radius: 1em; padding: .05em .6em; }
.pass { color: var(--pass); } .warn { color: var(--warn); } .fail { color: var(--fail); } .inconclusive { color: var(--inconclusive); }
.trail { display: inline-flex; flex-wrap: wrap; gap: .35rem; margin-left: .4rem; }
nav li { margin: .4rem 0; }
a { color: inherit; }
.wide[tabindex] { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere; }
.checks { min-width: 44rem; }
thead th { color: var(--soft); font-weight: 600; } .wide[tabindex] thead th { white-space: nowrap; }
.number, .numbers :is(td, thead th + th) { text-align: right; font-variant-numeric: tabular-nums; } .wide[tabindex] .number { white-space: nowrap; }
dl, .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .25rem 1.5rem; margin: .5rem 0; font-size: .9rem; }
.facts dl { display: block; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
details { background: var(--band); border-radius: .4rem; padding: .3rem .8rem; margin: .4rem 0; }
summary { cursor: pointer; }
.figures, .cards { display: grid; gap: 1rem; margin: .75rem 0; align-items: start; }
.figures { grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); } .figures figure:has(.broad) { grid-column: 1 / -1; }
.cards { grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); }
.card, .figures figure { border: 1px solid var(--line); border-radius: .5rem; padding: .7rem .9rem; background: var(--ground); break-inside: avoid; }
.card table { font-size: .85rem; } .card th, .card td { padding: .2rem .3rem; } .card thead th { overflow-wrap: normal; } .card dl { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
.type, .nulls, .note, .legend { color: var(--soft); font-size: .85rem; font-weight: 400; margin: .15rem 0; }
.of { font-weight: 600; margin: .5rem 0 0; }
figure { margin: .3rem 0; } figcaption { font-weight: 600; font-size: .95rem; }
figure details { font-size: .85rem; padding: .1rem .5rem; }
svg { display: block; width: 100%; height: auto; max-width: 23rem; overflow: visible; } svg.broad { max-width: 58rem; }
svg text { font: 11px system-ui, sans-serif; fill: var(--soft); } svg .label { fill: var(--ink); }
svg text.fail, svg text.warn, svg text.inconclusive { fill: currentColor; font-weight: 650; }
.middle { text-anchor: middle; } .end { text-anchor: end; }
path { fill: none; } .grid { stroke: var(--line); } .axis { stroke: var(--soft); }
path.filled { fill: var(--data); fill-opacity: .45; stroke: var(--data); }
path.outlined { stroke: var(--ink); stroke-width: 1.5; } .dash1 { stroke-dasharray: 5 2; } .dash2 { stroke-dasharray: 2 2; } .dash3 { stroke-dasharray: 7 2 2 2; }
path.filled.fail, path.filled.warn, path.filled.inconclusive { fill: currentColor; stroke: currentColor; }
path.line { fill: none; stroke-width: 2; } .band { fill: var(--data); fill-opacity: .15; }
.limit { stroke: var(--ink); stroke-dasharray: 3 3; } svg .limit-name { fill: var(--ink); }
.metrics { border: 1px solid var(--line); border-radius: .5rem; padding: .7rem .9rem; margin: .75rem 0; }
path.whisker { stroke: currentColor; stroke-width: 2; } path.dot { fill: currentColor; } path.production { stroke: var(--ink); stroke-width: 1.5; fill: var(--ground); }
.key.candidate::before { border-radius: 50%; background: var(--ink); } .key.beside::before { transform: rotate(45deg) scale(.8); }
.key.bound::before { width: 0; border-width: 0 0 0 1.5px; border-style: dashed; } .key.spread::before { height: 0; vertical-align: .25em; border-width: 2px 0 0; }
.trends { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; list-style: none; padding: 0; margin: .6rem 0; font-size: .9rem; color: var(--soft); }
.trends svg { display: inline-block; width: 7.5rem; vertical-align: middle; color: var(--data); }
.gates { list-style: none; padding: 0; } .gates li { overflow-wrap: anywhere; }
.key { margin-right: .9rem; } .key::before { content: ''; display: inline-block; width: .8em; height: .8em; margin-right: .35em; border: 1.5px solid var(--ink); vertical-align: -.05em; }
.key.filled::before { background: color-mix(in srgb, var(--data) 45%, transparent); border-color: var(--data); }
.key.dash1::before, .key.dash2::before, .key.dash3::before { border-style: dashed; }
:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
@media print { details:not([open])::details-content { content-visibility: visible; block-size: auto; } details { background: none; padding: 0; } main { max-width: none; } .card, figure { break-inside: avoid; } svg { print-color-adjust: exact; } }
`);

;// CONCATENATED MODULE: ./packages/report/src/html.ts








/** Most bytes of a page. A larger one opens slowly and says no more; what has no room is in the evidence files. */
const pageLimit = 5_000_000;
/** Gates have short names of their own; a longer one is not ours. */
const longestName = 200;
/** So many gates are listed above all. */
const mostHeads = 100;
/** Style, headings and the frames of sections. */
const html_frame = 100_000;
/** One self-contained page about one or more gates: the verdict first, then why, then the numbers. No network, no script. */
function renderHtml(evidences) {
    const gates = (0,numbers/* clipped */.cz)([...new Set(evidences.map(({ gate }) => gate))].join(', '), longestName);
    return renderChapters(`Tidegate: ${gates}`, [{ title: gates, evidences }]);
}
/** The same page about a whole run: the verdict over all gates, why, and where to read on; then each gate, the gravest first. */
function renderReport(title, all) {
    const evidences = badge/* verdictOrder */.I.flatMap((verdict) => all.filter((evidence) => evidence.verdict === verdict));
    if (evidences.length === 1)
        return renderChapters(title, [{ title, evidences }]);
    const { verdict } = (0,overall/* overall */.M)(evidences);
    const bytes = (pageLimit - html_frame) / Math.max(1, evidences.length);
    const heads = evidences.map(({ gate, verdict: of, reason: why }, index) => html `<li>
        ${verdictMark(of)} <a href="#gate-${index + 1}">${(0,numbers/* clipped */.cz)(gate, longestName)}</a> ${(0,numbers/* clipped */.cz)(why, 200)}
      </li> `);
    return page((0,numbers/* clipped */.cz)(title, longestName), html `<header class="banner ${verdict}">
        <h1>${(0,numbers/* clipped */.cz)(title, longestName)} ${verdictMark(verdict)}</h1>
        <p class="reason">${(0,numbers/* clipped */.cz)(gatesInWords(verdict, evidences), 3000)}</p>
      </header>
      <nav aria-label="Gates">
        <ol class="gates">
          ${heads.slice(0, mostHeads)}
        </ol>
      </nav>
      ${evidences.map((evidence, index) => html `<div id="gate-${index + 1}">${evidenceSection(evidence, 2, bytes)}</div>`)}`);
}
/** Which gates decided; each tells its reasons below. */
function gatesInWords(verdict, evidences) {
    if (verdict === 'pass')
        return `All ${evidences.length} gates passed.`;
    const decided = evidences.filter((evidence) => evidence.verdict === verdict).map(({ gate }) => gate);
    const said = { warn: 'passed with a remark', fail: 'said no', inconclusive: 'could not decide' }[verdict];
    return `${decided.length} of ${evidences.length} gates ${said}: ${decided.join(', ')}.`;
}
/** The same page with chapters, each with its own verdict: the gravest of its gates. */
function renderChapters(title, chapters) {
    const many = chapters.length > 1;
    const gates = chapters.reduce((sum, { evidences }) => sum + evidences.length, 0);
    const bytes = (pageLimit - html_frame) / Math.max(1, gates);
    return page(title, html `<h1>${title}</h1>
      ${many && contents(chapters)}
      ${chapters.map((chapter, index) => (many ? chapterSection(chapter, index, bytes) : sections(chapter, 2, bytes)))}`, !many);
}
function page(title, body, solo = false) {
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
        <main${solo && new Markup(' class="solo"')}>${body}</main>
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
    >${evidences.map(({ gate, verdict }) => html `<span class="step ${verdict}">${(0,numbers/* clipped */.cz)(gate, longestName)}: ${verdict}</span>`)}</span
  >`;
}
function chapterSection(chapter, index, bytes) {
    const verdict = (0,src_verdict/* worst */.Q)(chapter.evidences.map((evidence) => evidence.verdict));
    return html `<section class="chapter" id="chapter-${index + 1}" aria-labelledby="chapter-${index + 1}-title">
    <h2 id="chapter-${index + 1}-title">${chapter.title} <span class="verdict ${verdict}">${verdict}</span></h2>
    ${chapter.text && html `<p>${chapter.text}</p>`} ${sections(chapter, 3, bytes)}
  </section> `;
}
function sections({ evidences }, level, bytes) {
    return html `${evidences.map((evidence) => evidenceSection(evidence, level, bytes))}`;
}


/***/ })

};
