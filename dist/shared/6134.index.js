export const id = 6134;
export const ids = [6134];
export const modules = {

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

/***/ 82578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tk: () => (/* binding */ compares),
  _3: () => (/* binding */ evaluate),
  aL: () => (/* binding */ words)
});

// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(50610);
// EXTERNAL MODULE: ./packages/gates/src/decimal.ts
var decimal = __webpack_require__(64335);
// EXTERNAL MODULE: ./packages/gates/src/expression/format.ts
var format = __webpack_require__(52392);
// EXTERNAL MODULE: ./packages/gates/src/measure.ts + 1 modules
var measure = __webpack_require__(32476);
;// CONCATENATED MODULE: ./packages/gates/src/shown-numbers.ts
/**
 * Numbers for one sentence: whole ones whole, others to six significant digits, or to as many more as it takes to tell apart those that differ.
 * The evidence keeps them whole.
 */
function shownNumbers(values) {
    const different = new Set(values).size;
    for (let digits = 6; digits < 17; digits++) {
        const shown = values.map((value) => String(Number.isInteger(value) ? value : Number(value.toPrecision(digits))));
        if (new Set(shown).size === different)
            return shown;
    }
    return values.map(String);
}

;// CONCATENATED MODULE: ./packages/gates/src/evaluate.ts





/**
 * Holds a metric against its bound in exact decimals. `* 1.01` is a relative change, 1 % of |production|, so that it means the same for
 * negative metrics; of production 0 there is no relative change, and the outcome is inconclusive. What is missing or not a finite number
 * fails.
 */
function evaluate({ metric, comparator, bound }, candidate, production) {
    const upward = comparator.startsWith('>');
    const found = (0,measure/* measure */.x)(metric, candidate, upward);
    if (found.value === undefined) {
        return {
            verdict: 'fail',
            reason: `${found.problem}.`,
            ...(found.observed !== undefined && { observed: found.observed }),
            ...(bound.kind === 'number' && { threshold: Number(bound.value) }),
        };
    }
    const name = (0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(metric));
    const observed = found.value;
    if (bound.kind === 'number') {
        const limit = (0,decimal/* exact */.e0)(bound.value);
        const [shown] = shownNumbers([observed, limit.toNumber()]);
        return {
            ...settle(name, { observed, shown: shown }, comparator, limit, bound.value),
            ...(found.folds && { folds: found.folds }),
        };
    }
    if (!production)
        throw new Error(`${name} is compared with production, but no production metrics were given`);
    const before = (0,measure/* measure */.x)(metric, production, upward);
    if (before.value === undefined)
        return { verdict: 'fail', reason: `Production: ${before.problem}.`, observed };
    const compared = { production: before.value, delta: (0,decimal/* exact */.e0)(observed).minus((0,decimal/* exact */.e0)(before.value)).toNumber() };
    if (before.value === 0 && bound.factor !== '1' && bound.offset === '0') {
        const reason = `${name} is ${observed}, but production is 0 and ${(0,format/* formatBound */.Sp)(bound)} is a relative change, which 0 does not have; add an absolute one, as in \`${(0,format/* formatBound */.Sp)(bound)} + 0.01\`.`;
        return { verdict: 'inconclusive', reason, observed, ...compared };
    }
    const limit = limitOf(before.value, bound);
    if (![limit.toNumber(), compared.delta].every(Number.isFinite)) {
        const reason = `${name} is ${observed} and production is ${before.value}, and what lies between them is beyond what a number can hold.`;
        return { verdict: 'inconclusive', reason, observed };
    }
    const [shown, bounded, inProduction] = shownNumbers([observed, limit.toNumber(), before.value]);
    const told = bound.factor === '1' && bound.offset === '0'
        ? `production ${inProduction}`
        : `${bounded}, from ${(0,format/* formatBound */.Sp)(bound)} with production ${inProduction}`;
    return { ...settle(name, { observed, shown: shown }, comparator, limit, told), ...compared };
}
function limitOf(production, { factor, offset }) {
    const base = (0,decimal/* exact */.e0)(production);
    return base.plus((0,decimal/* exact */.e0)(factor).minus((0,decimal/* exact */.e0)(1)).times(base.abs())).plus((0,decimal/* exact */.e0)(offset));
}
function settle(name, { observed, shown }, comparator, limit, told) {
    const holds = compares((0,decimal/* exact */.e0)(observed), comparator, limit);
    const reason = holds
        ? `${name} is ${shown}, ${words[comparator]} ${told}.`
        : `${name} is ${shown}, not ${words[comparator]} ${told}.`;
    return { verdict: holds ? 'pass' : 'fail', reason, observed, threshold: limit.toNumber() };
}
const words = {
    '>=': 'at least',
    '<=': 'at most',
    '>': 'above',
    '<': 'below',
    '==': 'exactly',
};
function compares(value, comparator, limit) {
    const order = (0,decimal/* compareExact */.Bp)(value, limit);
    switch (comparator) {
        case '>=':
            return order >= 0;
        case '<=':
            return order <= 0;
        case '>':
            return order > 0;
        case '<':
            return order < 0;
        case '==':
            return order === 0;
    }
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


/***/ }),

/***/ 32476:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ measure),
  c: () => (/* binding */ spellings)
});

// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(99953);
// EXTERNAL MODULE: ./packages/evidence/src/scalar.ts
var scalar = __webpack_require__(47047);
// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(50610);
// EXTERNAL MODULE: ./packages/gates/src/expression/format.ts
var format = __webpack_require__(52392);
// EXTERNAL MODULE: ./packages/gates/src/decimal.ts
var decimal = __webpack_require__(64335);
;// CONCATENATED MODULE: ./packages/gates/src/fold-scores.ts

/** The scores of a list, one per fold; a clause that says what it is instead when it is none. */
function foldScores(value) {
    if (!Array.isArray(value))
        return typeof value === 'number' ? 'one number, not a list' : 'not a list of numbers';
    if (value.length < 2)
        return `a list of ${value.length}, and a summary needs the scores of two folds`;
    const wrong = value.findIndex((each) => typeof each !== 'number' || !Number.isFinite(each));
    return wrong < 0 ? value : `a list whose entry ${wrong + 1} is not a finite number`;
}
/** @param upward whether higher is better, which says what `worst` is */
function summaryOf(summary, scores, upward) {
    switch (summary) {
        case 'mean':
            // In decimals: 0.84, 0.85 and 0.86 have the mean 0.85.
            return scores
                .map(decimal/* exact */.e0)
                .reduce((sum, each) => sum.plus(each))
                .dividedBy(scores.length)
                .toNumber();
        case 'min':
            return Math.min(...scores);
        case 'max':
            return Math.max(...scores);
        case 'worst':
            return summaryOf(upward ? 'min' : 'max', scores, upward);
    }
}

;// CONCATENATED MODULE: ./packages/gates/src/measure.ts




/**
 * Looks a metric up. Only a finite number counts as measured; a text such as "95%" is never read as one. With a summary it must be a list of finite
 * numbers.
 * @param upward whether the rule sets a lower bound, which says what `worst` is
 */
function measure(metric, set, upward = true) {
    const shown = (0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(metric));
    const found = spellings(metric).filter((name) => set.values.has(name));
    const values = found.map((name) => set.values.get(name));
    if (values.some((value) => !Object.is(value, values[0]))) {
        return { problem: `${shown} could not be measured: ${set.origin} has both ${found.map(printable/* printable */.g$).join(' and ')}` };
    }
    if (found.length === 0)
        return { problem: `${shown} could not be measured: it is not in ${set.origin}${known(metric, set)}` };
    const value = values[0];
    if (metric.summary !== undefined)
        return summarise(metric, metric.summary, value, set.origin, upward);
    if (typeof value === 'number' && Number.isFinite(value))
        return { value };
    if (Array.isArray(value) && value.length > 1 && value.every((each) => typeof each === 'number')) {
        const written = (summary) => (0,printable/* printable */.g$)((0,format/* formatMetric */.gI)({ ...metric, summary }));
        return {
            problem: `${shown} could not be measured: in ${set.origin} it is a list of ${value.length} numbers (write \`${written('mean')}\` or \`${written('worst')}\`)`,
        };
    }
    const { what, remedy, observed } = describe(value);
    return {
        problem: `${shown} could not be measured: in ${set.origin} it is ${what}, not a finite number${remedy}`,
        ...(observed !== undefined && { observed }),
    };
}
function summarise(metric, summary, value, origin, upward) {
    const shown = (0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(metric));
    const found = foldScores(value);
    if (typeof found !== 'string')
        return { value: summaryOf(summary, found, upward), folds: found };
    const { summary: _, ...plain } = metric;
    const remedy = typeof value === 'number' ? ` (write \`${(0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(plain))}\`)` : '';
    return { problem: `${shown} could not be measured: in ${origin} it is ${found}${remedy}` };
}
/** The keys a slice of a metric is written under, most exact first. */
function spellings({ name, slice }) {
    if (slice.length === 0)
        return [name];
    const orders = slice.length === 1 ? [slice] : [slice, [...slice].reverse()];
    return [
        ...new Set(orders.flatMap((pairs) => {
            const dotted = pairs.map(([key, value]) => `${key}.${value}`).join('.');
            return [
                ...[',', ', '].map((comma) => `${name}[${pairs.map(([key, value]) => `${key}=${value}`).join(comma)}]`),
                `${name}.${dotted}`,
                `${dotted}.${name}`,
                `slices.${dotted}.${name}`,
            ];
        })),
    ];
}
function known(metric, { values }) {
    const names = [...values.keys()].filter((name) => typeof values.get(name) === 'number');
    if (names.length === 0)
        return ', which has no numbers';
    const wanted = metric.name.toLowerCase();
    const related = names.filter((name) => {
        const [a, b] = [name.toLowerCase(), wanted];
        return Math.min(a.length, b.length) >= 3 && (a.includes(b) || b.includes(a));
    });
    const typo = (0,nearest/* nearest */.p)(metric.name, names);
    const close = [...new Set([...(typo === undefined ? [] : [typo]), ...related])].slice(0, 3);
    if (close.length > 0)
        return `; nearest there: ${close.map(printable/* printable */.g$).join(', ')}`;
    const more = names.length > 5 ? `, and ${names.length - 5} more` : '';
    return `, which has ${names.slice(0, 5).map(printable/* printable */.g$).join(', ')}${more}`;
}
function describe(value) {
    if (typeof value === 'number')
        return { what: String(value), remedy: '', observed: (0,scalar/* scalar */.d)(value) };
    if (typeof value === 'string') {
        const percent = /^\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(value)?.[1];
        const plain = percent !== undefined ? Number(`${percent}e-2`) : value.trim() === '' ? NaN : Number(value);
        const remedy = Number.isFinite(plain) ? ` (write ${plain}, without quotes)` : '';
        return { what: `the text ${(0,printable/* quoted */.TL)(value)}`, remedy, observed: (0,printable/* printable */.g$)(value) };
    }
    if (value === null || value === undefined)
        return { what: 'null', remedy: '' };
    if (typeof value === 'boolean')
        return { what: String(value), remedy: '', observed: value };
    return { what: Array.isArray(value) ? 'a list' : 'an object', remedy: '' };
}


/***/ }),

/***/ 25798:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uz: () => (/* binding */ isNoAnswer),
/* harmony export */   V1: () => (/* binding */ nothingAt),
/* harmony export */   o$: () => (/* binding */ readSource),
/* harmony export */   tW: () => (/* binding */ readSources)
/* harmony export */ });
/* unused harmony export isAddress */
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17795);
/* harmony import */ var _tidegate_metrics__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23395);
/* harmony import */ var _tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40808);


/** Whether a source is an address of a registry and not a path. */
function isAddress(source) {
    return /^(?:models|runs|git):/.test(source);
}
/** Reads one source: a path or an address. */
async function readSource(source, reading, world) {
    if (!isAddress(source)) {
        const metrics = await (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_0__/* .readMetricsFile */ ._)(source, world.readText, reading.metricsPath);
        return { metrics: (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__/* .withAliases */ .Pu)(metrics, reading.aliases) };
    }
    const { version, reference, location, inStage, around } = await world.resolve(source);
    if (!version)
        return { nothingAt: reference, location, ...(inStage && { inStage }), ...(around && { around }) };
    const origin = `${source} (version ${version.version})`;
    const metrics = (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__/* .metricSet */ .T8)(version.metrics, origin, version.metricsMeasuredOn);
    return { metrics: (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__/* .withAliases */ .Pu)(metrics, reading.aliases), version };
}
/** Reads several sources into one set; an address that points at nothing is a UserError. */
async function readSources(sources, { metricsPath, aliases }, world) {
    const sets = [];
    const versions = [];
    for (const source of sources) {
        const found = await readSource(source, { metricsPath, aliases: new Map() }, world);
        if (!found.metrics)
            throw nothingAt(source, found);
        sets.push(found.metrics);
        if (found.version)
            versions.push(found.version);
    }
    return { metrics: (0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__/* .withAliases */ .Pu)((0,_tidegate_metrics__WEBPACK_IMPORTED_MODULE_1__/* .mergeMetrics */ .Af)(sets), aliases), versions };
}
function nothingAt(address, { location, around }) {
    const more = around ? ` ${around.sentence}` : '';
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('not-found', `There is nothing at ${address} in the registry (${location}).${more}`, {
        hint: 'Check the name, and the alias, version or run in it.',
    });
}
/** Whether an error says that a server gave no answer: then nothing is known, which is inconclusive and not an error. */
function isNoAnswer(error) {
    return error instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y && (error.code === 'unreachable' || error.code === 'timeout');
}


/***/ }),

/***/ 98983:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ metricWorld)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43655);


/**
 * The world of a real run. The registry is loaded and opened when the first address of its kind is read.
 * @param parquetColumns reads Parquet, where the action has an engine for it
 */
function metricWorld(settings, io, parquetColumns) {
    // By kind of address: `runs:/` may mean another registry than `git:`.
    const opened = new Map();
    return {
        readText: (path) => (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .wholeText */ .r)(io.path(path), path),
        openBytes: async (path) => {
            if ((0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .refuseEndless */ .R)(io.path(path), path).isDirectory()) {
                throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
            }
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(io.path(path), { highWaterMark: 1024 * 1024 });
        },
        ...(parquetColumns && { parquetColumns }),
        async resolve(address) {
            const { openRegistry, parseReference, tellSurroundings } = await __webpack_require__.e(/* import() */ 61).then(__webpack_require__.bind(__webpack_require__, 90061));
            const reference = parseReference(address);
            const opening = opened.get(reference.kind) ?? openRegistry(settings, io, reference);
            opened.set(reference.kind, opening);
            const registry = await opening;
            const version = await registry.resolve(reference);
            const nowhere = reference.kind === 'alias' && version === undefined;
            const inStage = nowhere ? await registry.stageOf?.(reference.name, reference.alias) : undefined;
            const named = version === undefined && 'name' in reference ? reference : undefined;
            const alias = named?.kind === 'alias' ? named.alias : undefined;
            const around = named && (await tellSurroundings(registry, named.name, alias));
            return {
                reference,
                version,
                location: registry.location,
                ...(inStage && { inStage }),
                ...(around && { around }),
            };
        },
    };
}


/***/ }),

/***/ 40808:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ mergeMetrics),
/* harmony export */   Pu: () => (/* binding */ withAliases),
/* harmony export */   T8: () => (/* binding */ metricSet),
/* harmony export */   oH: () => (/* binding */ parseAliases)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50610);


/** A set from a plain record, for example the metrics a registry keeps with a version. */
function metricSet(record, origin, measuredOn) {
    return {
        origin,
        values: new Map(Object.entries(record)),
        ...(measuredOn && { measuredOn: new Map(Object.entries(measuredOn)) }),
    };
}
/** Several sets as one. A name that two of them give different values is a conflict. */
function mergeMetrics(sets) {
    const found = new Map();
    for (const { origin, values } of sets) {
        for (const [name, value] of values) {
            const before = found.get(name);
            if (before && !Object.is(before.value, value)) {
                throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('conflict', `${before.origin} and ${origin} give different values for ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(name)}.`, {
                    hint: 'Name the one file that holds it, or give each file its own names.',
                });
            }
            if (!before)
                found.set(name, { value, origin });
        }
    }
    // Of two that agree in the value the first is the one that is read.
    const measuredOn = new Map(sets.toReversed().flatMap((set) => [...(set.measuredOn ?? [])]));
    return {
        origin: sets.map(({ origin }) => origin).join(', '),
        values: new Map([...found].map(([name, { value }]) => [name, value])),
        ...(measuredOn.size > 0 && { measuredOn }),
    };
}
/** `accuracy = test_accuracy`: further names for metrics. A name that is taken already is a conflict; one of nothing stays missing. */
function withAliases(set, aliases) {
    const values = new Map(set.values);
    const measuredOn = new Map(set.measuredOn);
    for (const [name, target] of aliases) {
        if (set.values.has(name) && name !== target) {
            throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('conflict', `\`aliases\` says ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(name)} = ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(target)}, but ${set.origin} has a metric ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(name)} of its own.`, { hint: 'Choose another name on the left, and use it in the rules.' });
        }
        if (set.values.has(target))
            values.set(name, set.values.get(target));
        if (measuredOn.has(target))
            measuredOn.set(name, measuredOn.get(target));
    }
    return { origin: set.origin, values, ...(measuredOn.size > 0 && { measuredOn }) };
}
/** Reads alias lines. Throws a UserError that quotes the line when one is not `name = name in the file`. */
function parseAliases(lines) {
    const aliases = new Map();
    for (const line of lines) {
        const at = line.indexOf('=');
        const [name, target] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
        if (at < 0 || name === '' || target === '') {
            throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `\`aliases\`: ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(line)} is not an alias.`, {
                hint: 'Write one per line as `accuracy = test_accuracy`: the name for the rules, then the name in the file.',
            });
        }
        if (aliases.has(name)) {
            throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `\`aliases\` names ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(name)} twice.`, { hint: 'Keep one of them.' });
        }
        aliases.set(name, target);
    }
    return aliases;
}


/***/ }),

/***/ 23395:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ readMetricsFile),
  b: () => (/* binding */ textOf)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(99953);
;// CONCATENATED MODULE: ./packages/metrics/src/formats/evidently.ts
/**
 * An Evidently report as metrics by name, or undefined when the document is none. Since 0.7 an entry is `metric_id` and `value`
 * (`ValueDrift(column=age)`, `MissingValueCount(column=age).share`); before, `metric` and `result`: `DatasetDriftMetric.drift_share`, and
 * with the column's name where the result has one, `ColumnDriftMetric[column_name=age].drift_score`. Entries that would share a name
 * are kept apart by their place: `ColumnQuantileMetric#2`.
 */
function evidentlyReport(document) {
    const metrics = document.get('metrics');
    if (!Array.isArray(metrics) || metrics.length === 0)
        return undefined;
    const named = metrics.map(nameAndValue);
    if (!named.every((entry) => entry !== undefined))
        return undefined;
    const found = new Map();
    for (const [name, value] of named)
        found.set(freeName(name, found), value);
    return found;
}
function nameAndValue(entry) {
    if (!(entry instanceof Map))
        return undefined;
    const { id, value, metric, result } = Object.fromEntries([...entry].map(([key, part]) => [key === 'metric_id' ? 'id' : key === 'id' ? 'hash' : key, part]));
    if (typeof id === 'string' && value !== undefined)
        return [id, value];
    if (typeof metric !== 'string' || !(result instanceof Map))
        return undefined;
    const column = result.get('column_name');
    return [typeof column === 'string' ? `${metric}[column_name=${column}]` : metric, result];
}
function freeName(name, taken) {
    for (let number = 1;; number++) {
        const free = number === 1 ? name : `${name}#${number}`;
        if (!taken.has(free))
            return free;
    }
}

// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(50610);
;// CONCATENATED MODULE: ./packages/metrics/src/formats/json.ts
/** Where and why a text is not JSON; lines and columns count from 1. */
class JsonSyntaxError extends Error {
    constructor(text, at, what) {
        const before = text.slice(0, at).split('\n');
        super(`line ${before.length}, column ${before.at(-1).length + 1}: ${what}`);
        this.name = 'JsonSyntaxError';
    }
}
const deepest = 100;
/**
 * Reads JSON (RFC 8259) and, beyond it, the bare NaN, Infinity and -Infinity that Python's json module writes. Strict otherwise: a key
 * written twice in one object, a trailing comma or a comment throws JsonSyntaxError.
 */
function parseJson(source) {
    const text = source.replace(/^\uFEFF/, '');
    let at = 0;
    const refuse = (what, where = at) => {
        throw new JsonSyntaxError(text, where, what);
    };
    const take = (pattern) => {
        pattern.lastIndex = at;
        const found = pattern.exec(text)?.[0];
        if (found !== undefined)
            at += found.length;
        return found;
    };
    const next = () => {
        take(/[ \t\r\n]*/y);
        return text[at] ?? '';
    };
    const unexpected = (wanted) => refuse(at >= text.length ? `it ends where ${wanted} should be` : `${JSON.stringify(text[at])} is not ${wanted}`);
    function string() {
        const from = at;
        const raw = text.slice(from, (at = endOfText(text, at) ?? refuse('this text is not closed')));
        try {
            return JSON.parse(raw);
        }
        catch {
            return refuse('this text holds a line break, another control character or an unknown escape', from);
        }
    }
    function object(depth) {
        const entries = new Map();
        at++;
        if (next() === '}')
            return (at++, entries);
        for (;;) {
            if (next() !== '"')
                unexpected('a key in double quotes');
            const from = at;
            const key = string();
            if (entries.has(key))
                refuse(`the key ${JSON.stringify(key)} is written twice`, from);
            if (next() !== ':')
                unexpected('":"');
            at++;
            entries.set(key, value(depth + 1));
            if (next() === '}')
                return (at++, entries);
            if (text[at] !== ',')
                unexpected('"," or "}"');
            at++;
        }
    }
    function list(depth) {
        const items = [];
        at++;
        if (next() === ']')
            return (at++, items);
        for (;;) {
            items.push(value(depth + 1));
            if (next() === ']')
                return (at++, items);
            if (text[at] !== ',')
                unexpected('"," or "]"');
            at++;
        }
    }
    function value(depth) {
        if (depth > deepest)
            refuse(`it is nested more than ${deepest} deep`);
        const first = next();
        if (first === '{')
            return object(depth);
        if (first === '[')
            return list(depth);
        if (first === '"')
            return string();
        const word = take(/(?:true|false|null|NaN|-?Infinity)(?![\w.+-])/y);
        if (word !== undefined)
            return words[word];
        const number = take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y);
        return number === undefined ? unexpected('a value') : Number(number);
    }
    const result = value(0);
    if (next() !== '')
        unexpected('the end of the file');
    return result;
}
/** Past the closing quote; by search, for a pattern that goes back takes more stack than a long text leaves it. */
function endOfText(text, from) {
    for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
        let slashes = 0;
        while (text[quote - 1 - slashes] === '\\')
            slashes++;
        if (slashes % 2 === 0)
            return quote + 1;
    }
    return undefined;
}
const words = {
    true: true,
    false: false,
    null: null,
    NaN: NaN,
    Infinity: Infinity,
    '-Infinity': -Infinity,
};

;// CONCATENATED MODULE: ./packages/metrics/src/formats/open.ts



const json = { name: 'JSON', parse: parseJson };
/** By extension; each but JSON is a chunk of its own, so that the common case loads nothing it does not use. */
const formats = {
    json: async () => json,
    yaml: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(9047)]).then(__webpack_require__.bind(__webpack_require__, 89047))).yaml,
    yml: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(9047)]).then(__webpack_require__.bind(__webpack_require__, 89047))).yaml,
    toml: async () => (await Promise.all(/* import() */[__webpack_require__.e(3292), __webpack_require__.e(4220)]).then(__webpack_require__.bind(__webpack_require__, 74220))).toml,
    csv: async () => (await Promise.all(/* import() */[__webpack_require__.e(7084), __webpack_require__.e(8018)]).then(__webpack_require__.bind(__webpack_require__, 68018))).table(','),
    tsv: async () => (await Promise.all(/* import() */[__webpack_require__.e(7084), __webpack_require__.e(8018)]).then(__webpack_require__.bind(__webpack_require__, 68018))).table('\t'),
    txt: async () => (await __webpack_require__.e(/* import() */ 6239).then(__webpack_require__.bind(__webpack_require__, 76239))).classificationReport,
};
/** What a metrics file must be, to end a sentence. */
const readable = '.json, .yaml, .toml, .csv, .tsv, or .txt with a classification report; a name without any of these is read as JSON';
/** Parses a metrics file as its name says. Throws a UserError that names the file, the place and the remedy. */
async function parseDocument(path, text, remedy) {
    const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
    if (/^(?:parquet|pq|pkl|pickle|npy|npz|gz|zst|zip|xlsx?|html?|md|xml|onnx|pt|h5)$/.test(extension)) {
        throw new user_error/* UserError */.y('unsupported', `The metrics file ${path} is of no format that can be read here.`, {
            hint: `It reads ${readable}.`,
        });
    }
    const format = Object.hasOwn(formats, extension) ? await formats[extension]() : json;
    let value;
    try {
        value = format.parse(text);
    }
    catch (error) {
        if (!(error instanceof JsonSyntaxError) && error.name !== 'FormatError')
            throw error;
        throw new user_error/* UserError */.y('unreadable', `The metrics file ${path} is not ${format.name}: ${(0,printable/* complaint */.U4)(error.message)}.`, {
            hint: remedy,
            cause: error,
        });
    }
    if (value instanceof Map)
        return value;
    const what = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
    throw new user_error/* UserError */.y('unreadable', `The metrics file ${path} holds ${what}, not an object of metrics.`, {
        hint: remedy,
    });
}

;// CONCATENATED MODULE: ./packages/metrics/src/metrics-file.ts




/**
 * Reads one metrics file: JSON, YAML, TOML, CSV or a printed classification report, as its name says; flat or nested (`{"test": {"f1": 0.9}}`
 * is `test.f1`). A report of Evidently is known by its shape. With `metricsPath` only what lies under that dotted name is taken, and
 * names are counted from there. Throws a UserError when there is nothing in it to read.
 */
async function readMetricsFile(path, readText, metricsPath) {
    const text = await textOf('metrics', path, readText);
    if (text.trim() === '')
        throw new user_error/* UserError */.y('unreadable', `The metrics file ${path} is empty.`, { hint: remedy });
    const document = await parseDocument(path, text, remedy);
    const all = flatten(path, evidentlyReport(document) ?? document);
    if (all.size === 0)
        throw new user_error/* UserError */.y('unreadable', `The metrics file ${path} is an empty object.`, { hint: remedy });
    return { origin: path, values: metricsPath === undefined ? all : under(metricsPath, path, all) };
}
const remedy = 'Write a JSON object such as {"accuracy": 0.91} after training, before this step.';
/** The text of a file; a UserError that says what stands in the way. */
async function textOf(what, path, readText) {
    return readText(path).catch((cause) => {
        if (cause instanceof user_error/* UserError */.y)
            throw cause;
        const { code } = cause;
        if (code === 'ENOENT' || code === 'ENOTDIR') {
            throw new user_error/* UserError */.y('not-found', `The ${what} file ${path} does not exist.`, {
                hint: 'Check the path and that the step which writes it ran before this one.',
                cause,
            });
        }
        const why = code === 'EISDIR' ? 'is a folder' : `cannot be read (${code ?? cause.message})`;
        throw new user_error/* UserError */.y('unreadable', `The ${what} file ${path} ${why}.`, {
            hint: 'Name a file this job may read.',
            cause,
        });
    });
}
function flatten(path, document) {
    const flat = new Map();
    const walk = (prefix, level) => {
        for (const [key, value] of level) {
            const name = prefix === '' ? key : `${prefix}.${key}`;
            if (value instanceof Map)
                walk(name, value);
            else if (flat.has(name)) {
                throw new user_error/* UserError */.y('conflict', `The metrics file ${path} gives ${(0,printable/* printable */.g$)(name)} twice, nested and with a dotted key.`, {
                    hint: 'Keep one of them.',
                });
            }
            else
                flat.set(name, value);
        }
    };
    walk('', document);
    return flat;
}
function under(metricsPath, path, all) {
    const prefix = `${metricsPath}.`;
    const below = [...all].filter(([name]) => name.startsWith(prefix));
    if (below.length > 0)
        return new Map(below.map(([name, value]) => [name.slice(prefix.length), value]));
    if (all.has(metricsPath)) {
        throw new user_error/* UserError */.y('bad-input', `\`metrics-path\` ${(0,printable/* printable */.g$)(metricsPath)} is a single value in ${path}, not an object of metrics.`, {
            hint: 'Name the object around it.',
        });
    }
    const places = new Set([...all.keys()].flatMap((name) => [...name.matchAll(/\./g)].map(({ index }) => name.slice(0, index))));
    const close = (0,nearest/* nearest */.p)(metricsPath, places);
    throw new user_error/* UserError */.y('bad-input', `\`metrics-path\` ${(0,printable/* printable */.g$)(metricsPath)} is not in ${path}.`, {
        hint: close !== undefined
            ? `Did you mean ${(0,printable/* printable */.g$)(close)}?`
            : places.size > 0
                ? `It has ${[...places].slice(0, 5).map(printable/* printable */.g$).join(', ')}.`
                : 'Its metrics are at the top: leave `metrics-path` out.',
    });
}


/***/ }),

/***/ 50610:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   U4: () => (/* binding */ complaint),
/* harmony export */   g$: () => (/* binding */ printable)
/* harmony export */ });
const longest = 80;
/** A name from a file, for one line of a message: short, and quoted when it holds line breaks or control characters. */
function printable(text) {
    const short = shorten(text);
    if (/^[!-~](?:[ -~]*[!-~])?$/.test(short))
        return short;
    return /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(short) && short.trim() === short ? short : quoted(short);
}
/** A text from a file in double quotes, for one line of a message. */
function quoted(text) {
    return JSON.stringify(shorten(text)).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}
function shorten(text) {
    return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
/** A parser's complaint, which may quote a file, for one line of a message. */
function complaint(text) {
    const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
    return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}


/***/ }),

/***/ 57794:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ registrySettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57182);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);


/** Which registry is meant; every action that reads or moves models takes these. */
const registrySettings = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    registry: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['mlflow', 'git']), {
        description: 'Where model versions live',
        shownDefault: 'mlflow when a registry-uri or MLFLOW_TRACKING_URI is given, else git (tags of this repository)',
    }),
    'registry-uri': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'Address of the registry: an MLflow tracking server, or the path of a git repository',
        shownDefault: 'MLFLOW_TRACKING_URI, else this repository',
    }),
});


/***/ })

};
