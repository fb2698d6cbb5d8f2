export const id = 1291;
export const ids = [1291];
export const modules = {

/***/ 47437:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ deliverySettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65974);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93523);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);


const repository = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().regex(/^[\w.-]+\/[\w.-]+$/, 'expected owner/name');
const labels = () => zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())], 'expected labels')
    .transform((typed) => (Array.isArray(typed) ? typed : typed.split(/[,\r\n]+/))
    .map((label) => label.trim())
    .filter((label) => label !== '' && label !== 'none'));
const workflows = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)().transform((files) => files.map((file) => file.replace(/^\.?\/?\.github\/workflows\//, '')));
const span = (least, most) => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)().refine((milliseconds) => milliseconds >= least && milliseconds <= most, `expected from ${(0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(least)} to ${(0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(most)}`);
const webAddress = () => (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().refine(isWebAddress, 'expected an http or https address');
/** With a user and a password that can be read: a bare % in them begins no character. */
function isWebAddress(typed) {
    if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed))
        return false;
    try {
        const { username, password } = new URL(typed);
        return decodeURIComponent(username + password) !== undefined;
    }
    catch {
        return false;
    }
}
const hour = 3_600_000;
const day = 24 * hour;
/** What a user can type for `pipeline-metrics`. */
const deliverySettings = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    'environment-name': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(), {
        description: 'GitHub environment whose deployments are measured',
        default: 'production',
    }),
    window: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(span(hour, 1100 * day), {
        description: 'How far back from now is measured, such as `30d`; as much again is read before it',
        default: '30d',
    }),
    to: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .choices */ .zM)(['summary', 'json', 'prometheus', 'postgres']), {
        description: 'Where the metrics go besides the outputs: any of `summary` (a table in the job summary), `json` and `prometheus` (files in the report folder) and `postgres`',
        default: 'summary',
    }),
    thresholds: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(), {
        description: 'Rules that must be shown to hold, one per line: `change-failure-rate <= 0.15`, `recovery-time <= 4h`; without them nothing is decided',
    }),
    repository: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(repository(), {
        description: 'Repository whose deployments, issues and runs are read, owner/name',
        shownDefault: 'this repository',
    }),
    'gate-workflows': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(workflows(), {
        description: 'Workflows that hold the gates, one file name per line, for the gate rejection rate',
    }),
    'incident-labels': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(labels(), {
        description: 'Labels of issues that report an incident in production; `none` when they are not kept as issues',
        default: 'incident',
    }),
    'incident-within': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(span(0, 365 * day), {
        description: 'How long after a deployment an incident is laid to it',
        default: '7d',
    }),
    'drift-labels': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(labels(), {
        description: 'Labels of issues that report drift, as monitor-model opens them',
        default: 'drift-detection',
    }),
    pushgateway: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(webAddress(), {
        description: 'Address of a Prometheus Pushgateway that `to: prometheus` also pushes to',
    }),
    connection: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(), {
        description: 'Address of the database for `to: postgres`: `postgresql://user:password@host/database`',
        secret: true,
    }),
    'request-timeout': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)(span(1, hour), { description: 'How long one request may take', default: '30s' }),
});


/***/ }),

/***/ 64335:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bp: () => (/* binding */ compareExact),
/* harmony export */   e0: () => (/* binding */ exact)
/* harmony export */ });
/* unused harmony export Exact */
/** An exact decimal, coefficient · 10^exponent. Sums and products never round, whatever lies between 1e308 and 5e-324. */
class Exact {
    coefficient;
    exponent;
    constructor(coefficient, exponent) {
        this.coefficient = coefficient;
        this.exponent = exponent;
    }
    plus(other) {
        const [a, b, exponent] = aligned(this, other);
        return new Exact(a + b, exponent);
    }
    minus(other) {
        return this.plus(other.negated());
    }
    times(other) {
        return new Exact(this.coefficient * other.coefficient, this.exponent + other.exponent);
    }
    /** To 30 digits more than it has: a mean of decimals comes out as the decimal it is. */
    dividedBy(count) {
        return new Exact((this.coefficient * 10n ** 30n) / BigInt(count), this.exponent - 30);
    }
    negated() {
        return new Exact(-this.coefficient, this.exponent);
    }
    abs() {
        return this.coefficient < 0n ? this.negated() : this;
    }
    /** The shortest way to write it: 0.05, 1200, 1e-9. */
    toString() {
        const digits = this.abs().coefficient.toString().replace(/0+$/, '');
        if (digits === '')
            return '0';
        const sign = this.coefficient < 0n ? '-' : '';
        const zeros = this.abs().coefficient.toString().length - digits.length;
        const point = digits.length + zeros + this.exponent;
        if (point > 21 || point < -5) {
            const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
            return `${sign}${digits[0]}${fraction}e${point > 0 ? '+' : ''}${point - 1}`;
        }
        if (point <= 0)
            return `${sign}0.${'0'.repeat(-point)}${digits}`;
        if (point >= digits.length)
            return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
        return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
    }
    /** The double nearest to it. */
    toNumber() {
        return Number(this.toString());
    }
}
/** The shortest decimal that reads back as this double (0.1, not 0.1000000000000000055), or the decimal a user typed. */
function exact(value) {
    const [, sign, whole = '', fraction = '', exponent = '0'] = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(String(value)) ?? [];
    if (whole + fraction === '')
        throw new RangeError(`${value} is not a finite decimal`);
    return new Exact(BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`), Number(exponent) - fraction.length);
}
/** Negative, 0 or positive as a is below, equal to or above b. */
function compareExact(a, b) {
    const [x, y] = aligned(a, b);
    return x < y ? -1 : x > y ? 1 : 0;
}
function aligned(a, b) {
    const exponent = Math.min(a.exponent, b.exponent);
    const scaled = (each) => each.coefficient * 10n ** BigInt(each.exponent - exponent);
    return [scaled(a), scaled(b), exponent];
}


/***/ }),

/***/ 52392:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sp: () => (/* binding */ formatBound),
/* harmony export */   Tc: () => (/* binding */ formatComparison),
/* harmony export */   gI: () => (/* binding */ formatMetric)
/* harmony export */ });
/* unused harmony export formatCondition */
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78918);

/** The one way to write a comparison; parsing it gives the comparison back. */
function formatComparison({ metric, comparator, bound }) {
    return `${formatMetric(metric)} ${comparator} ${formatBound(bound)}`;
}
function formatCondition(condition) {
    if (condition.kind === 'comparison')
        return formatComparison(condition);
    return condition.terms.map(formatCondition).join(` ${condition.kind} `);
}
function formatMetric({ summary, name, slice }) {
    const shown = _words_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeName */ .fC.test(name) && !_words_js__WEBPACK_IMPORTED_MODULE_0__/* .reserved */ .$t.includes(name) ? name : quote(name);
    const pairs = slice.map(([key, value]) => `${sliceText(key)}=${sliceText(value)}`).join(', ');
    const metric = slice.length === 0 ? shown : `${shown}[${pairs}]`;
    return summary === undefined ? metric : `${summary}(${metric})`;
}
function formatBound(bound) {
    if (bound.kind === 'number')
        return bound.value;
    const times = bound.factor === '1' ? '' : ` * ${bound.factor}`;
    if (bound.offset === '0')
        return `production${times}`;
    const [sign, amount] = bound.offset.startsWith('-') ? ['-', bound.offset.slice(1)] : ['+', bound.offset];
    return `production${times} ${sign} ${amount}`;
}
function sliceText(text) {
    return _words_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeSliceText */ .nx.test(text) ? text : quote(text);
}
function quote(text) {
    return `"${text.replace(/["\\]/g, '\\$&')}"`;
}


/***/ }),

/***/ 65383:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zB: () => (/* binding */ parseCondition),
  NR: () => (/* binding */ parseRules)
});

// UNUSED EXPORTS: parseComparison

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
;// CONCATENATED MODULE: ./packages/gates/src/expression/ast.ts
/** `worst` is the least where a rule sets a lower bound and the greatest where it sets an upper one. */
const summaries = ['mean', 'min', 'max', 'worst'];
const comparators = ['>=', '<=', '>', '<', '=='];

// EXTERNAL MODULE: ./packages/gates/src/decimal.ts
var decimal = __webpack_require__(64335);
// EXTERNAL MODULE: ./packages/gates/src/expression/words.ts
var words = __webpack_require__(78918);
;// CONCATENATED MODULE: ./packages/gates/src/expression/bound.ts


const unsigned = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?/uy;
/** What a metric is held against: a number, or production with a factor and an offset. */
function bound(scanner) {
    if (scanner.ended)
        scanner.refuse('the bound is missing', words/* example */.Fw);
    const at = scanner.at;
    if (scanner.take(words/* keyword */.Si.production))
        return production(scanner, scanner.take(/\*/uy) ? factor(scanner) : '1', at);
    const value = signed(scanner);
    if (value === undefined) {
        scanner.refuse(`"${scanner.next}" is not a bound`, 'A bound is a number, or `production` with `* 1.01`, `- 0.02` or `+ 0.05`.');
    }
    if (!scanner.take(/\*/uy))
        return { kind: 'number', value };
    if (!scanner.take(words/* keyword */.Si.production))
        scanner.refuse('only `production` can be multiplied', words/* example */.Fw);
    return production(scanner, positive(scanner, value, at), at);
}
function production(scanner, times, at) {
    if (!scanner.source.production) {
        scanner.refuse('there is no production model here to compare with', 'Hold the metric against a number; compare-with-production compares models.', at);
    }
    const sign = scanner.take(/[+-]/uy)?.[0];
    if (sign === undefined) {
        if (scanner.next === '/')
            scanner.refuse('there is no division', 'Multiply instead: half of production is `production * 0.5`.');
        return { kind: 'production', factor: times, offset: '0' };
    }
    const offset = number(scanner) ?? scanner.refuse('a number is missing', 'Follow `production` with `- 0.02` or `+ 0.05`.');
    return { kind: 'production', factor: times, offset: canonical(sign === '-' ? `-${offset}` : offset) };
}
function factor(scanner) {
    const at = scanner.at;
    const value = signed(scanner) ?? scanner.refuse('a factor is missing', 'Write it as `production * 1.01`.');
    return positive(scanner, value, at);
}
function positive(scanner, value, at) {
    return Number(value) > 0
        ? value
        : scanner.refuse('the factor must be above 0', 'One per cent more is `production * 1.01`, one per cent less `production * 0.99`.', at);
}
function signed(scanner) {
    const sign = scanner.take(/[+-]/uy)?.[0] ?? '';
    const value = number(scanner);
    if (value !== undefined)
        return canonical(sign === '-' ? `-${value}` : value);
    return sign === '' ? undefined : scanner.refuse('a number is missing after the sign', words/* example */.Fw);
}
function number(scanner) {
    const at = scanner.at;
    const found = scanner.take(unsigned)?.[0];
    if (found === undefined)
        return undefined;
    if (scanner.takeHere(/%/uy)) {
        scanner.refuse('a percent sign could mean two things here', 'Two points are `- 0.02`; two per cent of production are `* 0.98`; a share is 0.02.', at);
    }
    if (scanner.takeHere(/,(?=\d)/uy))
        scanner.refuse('a comma does not belong in a number', 'Write 0.85 with a point, and 1000 without separators.', at);
    if (scanner.takeHere(/[\w.\u00c0-\u1fff]/uy))
        scanner.refuse('this is not a number', 'Write numbers as 0.85, 12 or 1e-3.', at);
    if (!isHeld(found))
        scanner.refuse('this number is larger or smaller than any metric can be', 'Write one between 1e-300 and 1e300.', at);
    return found;
}
/** Whether a double comes near it: neither infinite, nor 0 for what is not. */
function isHeld(text) {
    const value = Number(text);
    return Number.isFinite(value) && (value !== 0 || !/[1-9]/.test(text.replace(/e.*/i, '')));
}
/** 0.850 and .85 are one number and get one text. */
function canonical(text) {
    return (0,decimal/* exact */.e0)(text).toString();
}

// EXTERNAL MODULE: ./packages/gates/src/expression/format.ts
var format = __webpack_require__(52392);
;// CONCATENATED MODULE: ./packages/gates/src/expression/scanner.ts

/** Walks through one expression. Every refusal names the column, counted from 1 in characters, and the remedy. */
class Scanner {
    text;
    source;
    #at = 0;
    constructor(text, source) {
        this.text = text;
        this.source = source;
    }
    get at() {
        this.#blanks();
        return this.#at;
    }
    get ended() {
        return this.at >= this.text.length;
    }
    /** Takes what the sticky pattern matches here, past blanks; undefined when it does not. */
    take(pattern) {
        this.#blanks();
        return this.takeHere(pattern);
    }
    /** Takes what the sticky pattern matches with nothing between. */
    takeHere(pattern) {
        pattern.lastIndex = this.#at;
        const match = pattern.exec(this.text) ?? undefined;
        if (match)
            this.#at += match[0].length;
        return match;
    }
    /** What is written next, for messages. */
    get next() {
        const rest = this.text.slice(this.at);
        return /^(?:[\w.\u00c0-\u1fff]+|[<>=!≤≥]+|.)/u.exec(rest)?.[0] ?? '';
    }
    refuse(what, remedy, at = this.at) {
        const column = [...this.text.slice(0, at)].length + 1;
        throw new user_error/* UserError */.y('bad-input', `\`${this.source.input}\`: \`${this.text}\`, column ${column}: ${what}.`, {
            hint: remedy,
        });
    }
    #blanks() {
        while (/\s/.test(this.text[this.#at] ?? ''))
            this.#at++;
    }
}

;// CONCATENATED MODULE: ./packages/gates/src/expression/parse.ts






/** Parses one comparison, such as `recall[segment=EU] >= 0.7`. Throws a UserError that points at the column. */
function parseComparison(text, source) {
    const scanner = new Scanner(text, source);
    const parsed = comparison(scanner);
    const joined = scanner.take(words/* keyword */.Si.and) ?? scanner.take(words/* keyword */.Si.or);
    if (joined)
        scanner.refuse(`"${joined[0]}" joins two rules`, 'Write each rule on a line of its own; all of them must hold.', joined.index);
    atEnd(scanner);
    return parsed;
}
/** Parses one rule per line; a rule written twice counts once. All mistakes are told at once. */
function parseRules(lines, source) {
    const rules = new Map();
    const wrong = [];
    for (const line of lines) {
        try {
            const rule = parseComparison(line, source);
            rules.set((0,format/* formatComparison */.Tc)(rule), rule);
        }
        catch (error) {
            if (!(error instanceof user_error/* UserError */.y))
                throw error;
            wrong.push(error);
        }
    }
    if (wrong.length === 0)
        return [...rules.values()];
    if (wrong.length === 1)
        throw wrong[0];
    throw new user_error/* UserError */.y('bad-input', wrong.map(({ message, hint }) => `${message} ${hint ?? ''}`.trim()).join(' '));
}
/** Parses comparisons joined by `and` and `or`, as in `accuracy > 0.90 and rmse < 5`; `and` binds tighter. */
function parseCondition(text, source) {
    const scanner = new Scanner(text, source);
    const parsed = joined(scanner, 'or', () => joined(scanner, 'and', () => comparison(scanner)));
    atEnd(scanner);
    return parsed;
}
function joined(scanner, kind, term) {
    const terms = [term()];
    while (scanner.take(words/* keyword */.Si[kind]))
        terms.push(term());
    return terms.length === 1 ? terms[0] : { kind, terms };
}
function atEnd(scanner) {
    if (scanner.ended)
        return;
    if (/^[<>=]/.test(scanner.next))
        scanner.refuse('a second comparison follows', 'Write two rules, each with one comparison.');
    scanner.refuse(`"${scanner.next}" follows where the rule should end`, words/* example */.Fw);
}
function comparison(scanner) {
    const at = scanner.at;
    const metric = metricName(scanner);
    const found = comparator(scanner);
    if (metric.summary === 'worst' && found === '==') {
        scanner.refuse('which score is the worst is not known', 'Write `>=` where higher is better, `<=` where lower is.', at);
    }
    return { kind: 'comparison', metric, comparator: found, bound: bound(scanner) };
}
function metricName(scanner) {
    const at = scanner.at;
    const text = scanner.take(words/* quotedText */.w0);
    if (text)
        return { name: requireText(unquote(text), scanner, at), slice: slice(scanner) };
    const bare = scanner.take(words/* bareName */.yZ);
    if (!bare) {
        if (scanner.ended)
            scanner.refuse('a metric is missing', words/* example */.Fw);
        const what = /^[\d.+-]/.test(scanner.next)
            ? 'a rule begins with the metric, not with a number'
            : `"${scanner.next}" does not begin a metric name`;
        scanner.refuse(what, `${words/* example */.Fw} A name with other characters goes in double quotes.`);
    }
    if (words/* reserved */.$t.includes(bare[0]))
        scanner.refuse(`"${bare[0]}" is a word of the language`, `${words/* example */.Fw} A metric of that name goes in double quotes.`, at);
    const summary = summaries.find((each) => each === bare[0]);
    if (summary && scanner.takeHere(/\(/uy))
        return summarised(summary, scanner);
    return { name: bare[0], slice: slice(scanner) };
}
/** `mean(` was read. */
function summarised(summary, scanner) {
    const at = scanner.at;
    const metric = metricName(scanner);
    const remedy = `Write it as \`${summary}(accuracy) >= 0.85\`.`;
    if (metric.summary)
        scanner.refuse('a summary of a summary', remedy, at);
    if (!scanner.take(/\)/uy))
        scanner.refuse(`"${summary}(" is not closed`, remedy);
    return { summary, ...metric };
}
function requireText(text, scanner, at) {
    return text === '' ? scanner.refuse('the name between the quotes is empty', words/* example */.Fw, at) : text;
}
function slice(scanner) {
    if (!scanner.takeHere(/\[/uy))
        return [];
    const pairs = [];
    do {
        const at = scanner.at;
        const key = sliceText(scanner);
        const value = scanner.take(/=/uy) && sliceText(scanner);
        if (!key || !value) {
            scanner.refuse('a slice is a column and its value', 'Write it as `recall[segment=EU]`; text with blanks at its ends, commas or brackets goes in double quotes.', at);
        }
        if (pairs.some(([known]) => known === key))
            scanner.refuse(`the slice names "${key}" twice`, 'Name each column once.', at);
        pairs.push([key, value]);
    } while (scanner.take(/,/uy));
    if (!scanner.take(/\]/uy))
        scanner.refuse('the slice is not closed', 'Close it with "]", as in `recall[segment=EU]`.');
    return pairs;
}
function sliceText(scanner) {
    const text = scanner.take(words/* quotedText */.w0);
    return text ? unquote(text) : scanner.take(words/* bareSliceText */.G1)?.[0];
}
function unquote(match) {
    return match[1]?.replace(/\\(["\\])/g, '$1') ?? match[2] ?? '';
}
const remedies = {
    '=': 'Write `==` for exactly equal, or `>=` or `<=`.',
    '===': 'Write `==`.',
    '=>': 'Write `>=`.',
    '=<': 'Write `<=`.',
    '≥': 'Write `>=`.',
    '≤': 'Write `<=`.',
};
function comparator(scanner) {
    const at = scanner.at;
    if (scanner.ended)
        scanner.refuse('a comparison is missing', `Follow the metric with one of ${comparators.join(' ')}.`);
    const found = scanner.take(/[<>=!≤≥]+/uy)?.[0];
    const known = comparators.find((each) => each === found);
    if (known)
        return known;
    const remedy = (found !== undefined && remedies[found]) ||
        `Use one of ${comparators.join(' ')}; a metric name with blanks or other characters goes in double quotes.`;
    return scanner.refuse(`"${found ?? scanner.next}" is not a comparison`, remedy, at);
}


/***/ }),

/***/ 78918:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ reserved),
/* harmony export */   Fw: () => (/* binding */ example),
/* harmony export */   G1: () => (/* binding */ bareSliceText),
/* harmony export */   Si: () => (/* binding */ keyword),
/* harmony export */   fC: () => (/* binding */ wholeName),
/* harmony export */   nx: () => (/* binding */ wholeSliceText),
/* harmony export */   w0: () => (/* binding */ quotedText),
/* harmony export */   yZ: () => (/* binding */ bareName)
/* harmony export */ });
// Letters beyond ASCII by range and not by Unicode property, whose tables cost more to load than all the rest of a run:
// Latin to Greek Extended, and CJK onwards; not the punctuation and the operators between.
const beyond = '\\u00c0-\\u1fff\\u2c00-\\u2fff\\u3001-\\u{10ffff}';
const first = `[A-Za-z_${beyond}]`;
const rest = `[\\w.@:/%${beyond}]`;
// A hyphen inside a name must be followed by a letter: `f1-score` is a name, `production-0.02` a subtraction.
const name = `${first}${rest}*(?:-${first}${rest}*)*`;
/** A metric name that needs no quotes, at the scanner's place. */
const bareName = new RegExp(name, 'uy');
/** A text that is such a name as a whole. */
const wholeName = new RegExp(`^${name}$`, 'u');
/** The words of the language, which a bare name must not be. */
const reserved = ['production', 'and', 'or'];
const keyword = {
    production: new RegExp(`production(?!${rest}|\\[)`, 'uy'),
    and: new RegExp(`and(?!${rest})`, 'uy'),
    or: new RegExp(`or(?!${rest})`, 'uy'),
};
/** Text in a slice that needs no quotes. */
const bareSliceText = /[^\s\],="`[](?:[^\],="`[]*[^\s\],="`[])?/uy;
const wholeSliceText = /^[^\s\],="`[](?:[^\],="`[]*[^\s\],="`[])?$/u;
const quotedText = /"((?:[^"\\]|\\["\\])*)"|`([^`]*)`/uy;
/** How a rule looks, for remedies. */
const example = 'Write it as `accuracy >= 0.85` or `accuracy >= production - 0.02`.';


/***/ })

};
