export const id = 575;
export const ids = [575];
export const modules = {

/***/ 575:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  configValues: () => (/* binding */ configValues)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(7795);
// EXTERNAL MODULE: ./packages/fields/src/explain.ts
var explain = __webpack_require__(9252);
// EXTERNAL MODULE: ./packages/fields/src/known-keys.ts
var known_keys = __webpack_require__(8797);
;// CONCATENATED MODULE: ./packages/metrics/src/printable.ts
const longest = 80;
/** A name from a file, for one line of a message: short, and quoted when it holds line breaks or control characters. */
function printable(text) {
    const short = shorten(text);
    if (/^[!-~](?:[ -~]*[!-~])?$/.test(short))
        return short;
    return /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(short) && short.trim() === short ? short : printable_quoted(short);
}
/** A text from a file in double quotes, for one line of a message. */
function printable_quoted(text) {
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

;// CONCATENATED MODULE: ./packages/gates/src/decimal.ts
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

;// CONCATENATED MODULE: ./packages/gates/src/expression/words.ts
// Letters beyond ASCII by range and not by Unicode property, whose tables cost more to load than all the rest of a run:
// Latin to Greek Extended, and CJK onwards; not the punctuation and the operators between.
const beyond = '\\u00c0-\\u1fff\\u2c00-\\u2fff\\u3001-\\u{10ffff}';
const first = `[A-Za-z_${beyond}]`;
const rest = `[\\w.@:/%${beyond}]`;
// A hyphen inside a name must be followed by a letter: `f1-score` is a name, `production-0.02` a subtraction.
const words_name = `${first}${rest}*(?:-${first}${rest}*)*`;
/** A metric name that needs no quotes, at the scanner's place. */
const bareName = new RegExp(words_name, 'uy');
/** A text that is such a name as a whole. */
const wholeName = new RegExp(`^${words_name}$`, 'u');
/** The words of the language, which a bare name must not be. */
const reserved = ['production', 'and', 'or'];
const words_keyword = {
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

;// CONCATENATED MODULE: ./packages/gates/src/expression/format.ts

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
    const shown = wholeName.test(name) && !reserved.includes(name) ? name : quote(name);
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
    return wholeSliceText.test(text) ? text : quote(text);
}
function quote(text) {
    return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

;// CONCATENATED MODULE: ./packages/gates/src/expression/ast.ts
/** `worst` is the least where a rule sets a lower bound and the greatest where it sets an upper one. */
const summaries = ['mean', 'min', 'max', 'worst'];
const comparators = ['>=', '<=', '>', '<', '=='];

;// CONCATENATED MODULE: ./packages/gates/src/expression/bound.ts


const unsigned = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?/uy;
/** What a metric is held against: a number, or production with a factor and an offset. */
function bound(scanner) {
    if (scanner.ended)
        scanner.refuse('the bound is missing', example);
    const at = scanner.at;
    if (scanner.take(words_keyword.production))
        return production(scanner, scanner.take(/\*/uy) ? factor(scanner) : '1', at);
    const value = signed(scanner);
    if (value === undefined) {
        scanner.refuse(`"${scanner.next}" is not a bound`, 'A bound is a number, or `production` with `* 1.01`, `- 0.02` or `+ 0.05`.');
    }
    if (!scanner.take(/\*/uy))
        return { kind: 'number', value };
    if (!scanner.take(words_keyword.production))
        scanner.refuse('only `production` can be multiplied', example);
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
    return sign === '' ? undefined : scanner.refuse('a number is missing after the sign', example);
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
    return found;
}
/** 0.850 and .85 are one number and get one text. */
function canonical(text) {
    return exact(text).toString();
}

;// CONCATENATED MODULE: ./packages/gates/src/expression/scanner.ts

/** Walks through one expression. Every refusal names the column, counted from 1 in characters, and the remedy. */
class scanner_Scanner {
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
    const scanner = new scanner_Scanner(text, source);
    const parsed = comparison(scanner);
    const joined = scanner.take(words_keyword.and) ?? scanner.take(words_keyword.or);
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
            rules.set(formatComparison(rule), rule);
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
    while (scanner.take(keyword[kind]))
        terms.push(term());
    return terms.length === 1 ? terms[0] : { kind, terms };
}
function atEnd(scanner) {
    if (scanner.ended)
        return;
    if (/^[<>=]/.test(scanner.next))
        scanner.refuse('a second comparison follows', 'Write two rules, each with one comparison.');
    scanner.refuse(`"${scanner.next}" follows where the rule should end`, example);
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
    const text = scanner.take(quotedText);
    if (text)
        return { name: requireText(unquote(text), scanner, at), slice: slice(scanner) };
    const bare = scanner.take(bareName);
    if (!bare) {
        if (scanner.ended)
            scanner.refuse('a metric is missing', example);
        const what = /^[\d.+-]/.test(scanner.next)
            ? 'a rule begins with the metric, not with a number'
            : `"${scanner.next}" does not begin a metric name`;
        scanner.refuse(what, `${example} A name with other characters goes in double quotes.`);
    }
    if (reserved.includes(bare[0]))
        scanner.refuse(`"${bare[0]}" is a word of the language`, `${example} A metric of that name goes in double quotes.`, at);
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
    return text === '' ? scanner.refuse('the name between the quotes is empty', example, at) : text;
}
function slice(scanner) {
    if (!scanner.takeHere(/\[/uy))
        return [];
    const pairs = [];
    do {
        const at = scanner.at;
        const key = parse_sliceText(scanner);
        const value = scanner.take(/=/uy) && parse_sliceText(scanner);
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
function parse_sliceText(scanner) {
    const text = scanner.take(quotedText);
    return text ? unquote(text) : scanner.take(bareSliceText)?.[0];
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

;// CONCATENATED MODULE: ./packages/gates/src/looser-thresholds.ts





/** Names that say how near to users an environment is, the nearest last. */
const convention = [
    ['dev', 'development', 'local'],
    ['test', 'testing', 'qa', 'ci'],
    ['staging', 'stage', 'preprod', 'pre-production', 'uat'],
    ['prod', 'production', 'live'],
];
/** Environments in the order a model passes them: as declared, else those with a usual name (dev, test, staging, production). */
function orderOfEnvironments(names, declared) {
    if (declared)
        return declared.filter((name) => names.includes(name));
    const place = (name) => convention.findIndex((alike) => alike.includes(name.toLowerCase()));
    return names.filter((name) => place(name) >= 0).sort((a, b) => place(a) - place(b));
}
/**
 * One sentence for each metric that a later environment holds to a looser threshold than an earlier one, or to none. `==` has no looser side and is
 * left alone, as are thresholds that cannot be read: the action that uses them tells.
 */
function looserThresholds(inOrder) {
    const read = inOrder.flatMap(({ environment, thresholds }) => {
        const rules = readable(thresholds);
        return rules === undefined ? [] : [{ environment, tightest: tightest(rules) }];
    });
    return read.slice(1).flatMap((later, i) => {
        const earlier = read[i];
        return [...earlier.tightest].flatMap(([key, before]) => {
            const now = later.tightest.get(key);
            if (now && !isLooser(now, before))
                return [];
            const told = now ? `asks ${shown(now)}` : `does not ask for ${printable(formatMetric(before.metric))} so`;
            return [`${later.environment} ${told}, and ${earlier.environment} before it asks ${shown(before)}`];
        });
    });
}
function readable(thresholds) {
    try {
        return parseRules(thresholds, { input: 'thresholds', production: false });
    }
    catch (error) {
        if (error instanceof user_error/* UserError */.y)
            return undefined;
        throw error;
    }
}
/** By metric and side, `accuracy >` or `rmse <`, the threshold that lets least through. */
function tightest(rules) {
    const found = new Map();
    for (const rule of rules) {
        if (rule.comparator === '==' || rule.bound.kind !== 'number')
            continue;
        const key = `${formatMetric(rule.metric)} ${rule.comparator[0]}`;
        const known = found.get(key);
        if (!known || isLooser(known, rule))
            found.set(key, rule);
    }
    return found;
}
/** Of two rules on one side of one metric. */
function isLooser(rule, than) {
    const order = compareExact(limit(rule), limit(than));
    if (order === 0)
        return rule.comparator.length > than.comparator.length;
    return rule.comparator.startsWith('>') ? order < 0 : order > 0;
}
function limit({ bound }) {
    if (bound.kind !== 'number')
        throw new Error('only thresholds that are numbers are ordered');
    return exact(bound.value);
}
const shown = (rule) => `\`${printable(formatComparison(rule))}\``;

;// CONCATENATED MODULE: ./packages/config/src/profile-order.ts


/** Throws a UserError when an environment holds a metric to a looser threshold than the environment before it. */
function refuseLooserProfiles(config, path) {
    const profiles = config.environments ?? {};
    const order = config['environment-order'];
    const unknown = order?.filter((name) => !Object.hasOwn(profiles, name)) ?? [];
    if (unknown.length > 0) {
        throw new user_error/* UserError */.y('bad-input', `${path}: \`environment-order\` names ${unknown.join(', ')}, which is not under \`environments:\`.`, { hint: `There is ${Object.keys(profiles).join(', ') || 'none'}.` });
    }
    const inOrder = orderOfEnvironments(Object.keys(profiles), order).flatMap((environment) => {
        const thresholds = thresholdsOf(profiles[environment]) ?? thresholdsOf(config);
        // Where the file says none, the workflow does, and nothing is known of it here.
        return thresholds ? [{ environment, thresholds }] : [];
    });
    const looser = looserThresholds(inOrder);
    if (looser.length === 0)
        return;
    throw new user_error/* UserError */.y('bad-input', `${path}: ${looser.join('; ')}.`, {
        hint: 'Make the later environment at least as strict, or list under `environment-order` only those that must be.',
    });
}
/** A profile's type is that of a record: its keys are made from the list of actions. */
function thresholdsOf(level) {
    const section = level['check-model-threshold'];
    return section?.thresholds;
}

// EXTERNAL MODULE: ./packages/data-quality/src/settings.ts + 9 modules
var settings = __webpack_require__(3214);
// EXTERNAL MODULE: ./packages/fields/src/types.ts
var types = __webpack_require__(7182);
// EXTERNAL MODULE: ./packages/fields/src/quantities.ts
var quantities = __webpack_require__(5974);
// EXTERNAL MODULE: ./packages/fields/src/field.ts
var field = __webpack_require__(3523);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
;// CONCATENATED MODULE: ./packages/delivery/src/settings.ts


const repository = () => (0,types/* text */.Qq)().regex(/^[\w.-]+\/[\w.-]+$/, 'expected owner/name');
const labels = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())], 'expected labels')
    .transform((typed) => (Array.isArray(typed) ? typed : typed.split(/[,\r\n]+/))
    .map((label) => label.trim())
    .filter((label) => label !== '' && label !== 'none'));
const workflows = () => (0,types/* lines */.Mn)().transform((files) => files.map((file) => file.replace(/^\.?\/?\.github\/workflows\//, '')));
const span = (least, most) => (0,types/* duration */.p0)().refine((milliseconds) => milliseconds >= least && milliseconds <= most, `expected from ${(0,quantities/* formatDuration */.a3)(least)} to ${(0,quantities/* formatDuration */.a3)(most)}`);
const webAddress = () => (0,types/* text */.Qq)().refine(isWebAddress, 'expected an http or https address');
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
const deliverySettings = schemas/* object */.Ikc({
    'environment-name': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'GitHub environment whose deployments are measured',
        default: 'production',
    }),
    window: (0,field/* field */.Z)(span(hour, 1100 * day), {
        description: 'How far back from now is measured, such as `30d`; as much again is read before it',
        default: '30d',
    }),
    to: (0,field/* field */.Z)((0,types/* choices */.zM)(['summary', 'json', 'prometheus', 'postgres']), {
        description: 'Where the metrics go besides the outputs: any of `summary` (a table in the job summary), `json` and `prometheus` (files in the report folder) and `postgres`',
        default: 'summary',
    }),
    thresholds: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Rules that must be shown to hold, one per line: `change-failure-rate <= 0.15`, `recovery-time <= 4h`; without them nothing is decided',
    }),
    repository: (0,field/* field */.Z)(repository(), {
        description: 'Repository whose deployments, issues and runs are read, owner/name',
        shownDefault: 'this repository',
    }),
    'gate-workflows': (0,field/* field */.Z)(workflows(), {
        description: 'Workflows that hold the gates, one file name per line, for the gate rejection rate',
    }),
    'incident-labels': (0,field/* field */.Z)(labels(), {
        description: 'Labels of issues that report an incident in production; `none` when they are not kept as issues',
        default: 'incident',
    }),
    'incident-within': (0,field/* field */.Z)(span(0, 365 * day), {
        description: 'How long after a deployment an incident is laid to it',
        default: '7d',
    }),
    'drift-labels': (0,field/* field */.Z)(labels(), {
        description: 'Labels of issues that report drift, as monitor-model opens them',
        default: 'drift-detection',
    }),
    pushgateway: (0,field/* field */.Z)(webAddress(), {
        description: 'Address of a Prometheus Pushgateway that `to: prometheus` also pushes to',
    }),
    connection: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Address of the database for `to: postgres`: `postgresql://user:password@host/database`',
        secret: true,
    }),
    'request-timeout': (0,field/* field */.Z)(span(1, hour), { description: 'How long one request may take', default: '30s' }),
});

;// CONCATENATED MODULE: ./packages/registry/src/registry-settings.ts


/** Which registry is meant; every action that reads or moves models takes these. */
const registrySettings = schemas/* object */.Ikc({
    registry: (0,field/* field */.Z)((0,types/* choice */.Yq)(['mlflow', 'git']), {
        description: 'Where model versions live',
        shownDefault: 'mlflow when a registry-uri or MLFLOW_TRACKING_URI is given, else git (tags of this repository)',
    }),
    'registry-uri': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Address of the registry: an MLflow tracking server, or the path of a git repository',
        shownDefault: 'MLFLOW_TRACKING_URI, else this repository',
    }),
});

;// CONCATENATED MODULE: ./packages/gates/src/reading-settings.ts

/** How metrics files are read; every action that reads them takes these. */
const readingSettings = {
    'metrics-path': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Where in the file the metrics are, as in `test.metrics`' }),
    aliases: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Further names for metrics, one per line: `accuracy = test_accuracy`, the name in the file on the right',
    }),
};

;// CONCATENATED MODULE: ./packages/gates/src/threshold-settings.ts




const sampleSize = () => schemas/* union */.KCZ([schemas/* number */.aig().transform((size) => [String(size)]), (0,types/* lines */.Mn)()]);
/** What a user can type for `check-model-threshold`. */
const thresholdSettings = schemas/* object */.Ikc({
    metrics: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Metrics of the model, one source per line: the path of a file (JSON, YAML, TOML, CSV, a classification report), `runs:/<id>` or `models:/<name>@<alias>`',
        required: true,
    }),
    thresholds: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Rules that must all hold, one per line: `accuracy >= 0.85`, `rmse <= 6.5`, `recall[segment=EU] >= 0.7`; of a list of scores, one per fold, `mean(accuracy) >= 0.85`, `worst(accuracy) >= 0.8`',
        required: true,
    }),
    ...readingSettings,
    'sample-size': (0,field/* field */.Z)(sampleSize(), {
        description: 'Number of items measured, or the metric that holds it; `recall = 250` for a metric with its own. A share then passes only when its confidence bound does',
    }),
    'test-share': (0,field/* field */.Z)((0,types/* share */.uM)(), {
        description: 'Share of the rows that each fold tests on, `0.2` for five folds: a `mean(...)` then passes only when its confidence bound does',
    }),
    confidence: (0,field/* field */.Z)((0,types/* share */.uM)(), {
        description: 'One-sided confidence of these bounds, used with `sample-size` and `test-share`',
        shownDefault: '0.95',
    }),
    ...registrySettings.shape,
});

;// CONCATENATED MODULE: ./packages/gates/src/comparison-settings.ts




/** What a user can type for `compare-with-production`. */
const comparisonSettings = schemas/* object */.Ikc({
    candidate: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Metrics of the candidate: the path of a file, `runs:/<id>` or `models:/<name>@<alias>`',
    }),
    production: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Metrics of the model in production: `models:/<name>@<alias>`, `runs:/<id>`, `git:<tag>` or the path of a file',
    }),
    rules: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Rules that must all hold, one per line: `accuracy >= production - 0.02`, `rmse <= production * 1.01`, `recall > production + 0.05`',
    }),
    suspicious: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Rules that are too good to be true, one per line: `accuracy > production + 0.2`. One that holds makes the verdict `inconclusive`: look for leakage',
    }),
    predictions: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'File with `id`, `label`, `candidate`, `production`: what both models say about the same items (CSV, TSV, also .gz or .zst; Parquet). Further candidates are columns `candidate_<name>`, scores `candidate_score` and `production_score`; rows that belong together share a `cluster`',
    }),
    'paired-rules': (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Rules decided on the predictions with a confidence interval, one per line: `f1 >= production - 0.01`, `roc_auc > production`, `rmse <= production * 1.01`, `recall[region=EU] >= production - 0.05`',
        shownDefault: 'accuracy, not worse by `margin`',
    }),
    'positive-class': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'The label that precision, recall, F1 and scores are of',
        shownDefault: '1 of 0 and 1, true of false and true',
    }),
    alpha: (0,field/* field */.Z)((0,types/* number */.ai)({ min: 0.0001, max: 0.4999 }), {
        description: 'Accepted probability of letting through a candidate that is worse by `margin` or more (one-sided)',
        default: '0.05',
    }),
    margin: (0,field/* field */.Z)((0,types/* share */.uM)(), {
        description: 'Loss of accuracy that is still accepted, as in `0.005`, when there are no `paired-rules`',
        default: '0',
    }),
    slices: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Columns of the predictions file; in none of their values may the candidate be significantly worse',
    }),
    'first-model': (0,field/* field */.Z)((0,types/* choice */.Yq)(['fail', 'pass']), {
        description: 'What happens when the registry answers that nothing is in production yet',
        default: 'fail',
    }),
    baseline: (0,field/* field */.Z)((0,types/* choice */.Yq)(['majority-class', 'mean']), {
        description: 'What a first model must beat on the labels of `predictions`: always the most frequent class (by accuracy), or always their mean (by RMSE)',
    }),
    'engine-path': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Path of `duckdb.node`, for Parquet on runners without a package registry; fetched and cached when left out',
    }),
    ...readingSettings,
    ...registrySettings.shape,
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
;// CONCATENATED MODULE: ./packages/github/src/dispatch-inputs.ts



const nested = 'values are text, numbers or booleans; put a structure in quotes, as JSON text';
/**
 * Inputs of a dispatch, typed as a YAML or JSON mapping. Values stay as typed (`1.10` is not 1.1); a structure, a missing
 * value or text that is no mapping is an error and never an empty mapping.
 */
const dispatchInputs = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())], 'expected a YAML or JSON mapping')
    .transform((value, context) => {
    const complain = (message) => {
        context.addIssue({ code: 'custom', message });
        return core/* NEVER */.tm;
    };
    let entries = value;
    if (typeof value === 'string') {
        const typed = (0,dist.parseDocument)(value);
        const asText = (0,dist.parseDocument)(value, { schema: 'failsafe' });
        if (typed.errors.length > 0)
            return complain(`expected a YAML or JSON mapping (${typed.errors[0].message.split('\n')[0]})`);
        if (!isMapping(typed.toJS()))
            return complain('expected a YAML or JSON mapping such as `key: value`');
        entries = merge(typed.toJS(), asText.toJS());
    }
    const result = {};
    for (const [name, entry] of Object.entries(entries)) {
        if (entry === null || entry === undefined)
            return complain(`"${name}" has no value; write "" for an empty one`);
        if (typeof entry === 'object')
            return complain(`"${name}" is a structure; ${nested}`);
        if (typeof entry === 'number' && !Number.isFinite(entry))
            return complain(`"${name}" is ${entry}, which is no number`);
        result[name] = typeof entry === 'string' ? entry : JSON.stringify(entry);
    }
    return result;
});
/** The text of each scalar as typed, where YAML saw a value at all. */
function merge(typed, asText) {
    return Object.fromEntries(Object.entries(typed).map(([name, value]) => value === null || typeof value === 'object' ? [name, value] : [name, asText[name] ?? value]));
}
function isMapping(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value);
}
/** GitHub's limits of workflow_dispatch. */
const limits = { inputs: 25, characters: 65_535 };
/** Throws when GitHub would not take so many or so long inputs. */
function checkWorkflowInputs(inputs) {
    const count = Object.keys(inputs).length;
    if (count > limits.inputs) {
        throw new UserError('bad-input', `${count} inputs would be sent; GitHub takes ${limits.inputs}.`, {
            hint: 'Send fewer, or several in one as JSON text. `model_version`, `trigger_source` and `idempotency_key` count too.',
        });
    }
    checkSize(JSON.stringify(inputs).length, limits.characters);
}
/** Throws when GitHub would not take this payload of a repository_dispatch. */
function checkPayload(payload) {
    const count = Object.keys(payload).length;
    if (count > 10) {
        throw new UserError('bad-input', `${count} values would be sent; a repository_dispatch takes 10.`, {
            hint: 'Send fewer, or several in one as JSON text. `model_version`, `trigger_source` and `idempotency_key` count too.',
        });
    }
    checkSize(Buffer.byteLength(JSON.stringify(payload)), 65_535);
}
function checkSize(size, limit) {
    if (size <= limit)
        return;
    throw new UserError('bad-input', `The inputs are ${size} characters long; GitHub takes ${limit}.`, {
        hint: 'Put large values in a file or an artifact and send its name.',
    });
}

;// CONCATENATED MODULE: ./packages/github/src/settings.ts



const settings_repository = () => (0,types/* text */.Qq)().regex(/^[\w.-]+\/[\w.-]+$/, 'expected owner/name');
const branchOrTag = () => (0,types/* text */.Qq)().refine((ref) => !/^[0-9a-f]{40}$/i.test(ref), 'expected a branch or tag; GitHub takes no commit here, so name the branch and give the commit as `expect-sha`');
const sha = () => (0,types/* text */.Qq)().regex(/^[0-9a-f]{40}$/i, 'expected a full commit SHA (40 hexadecimal digits)');
const workflowFile = () => (0,types/* text */.Qq)()
    .transform((typed) => typed.replace(/^\.?\/?\.github\/workflows\//, ''))
    .refine((name) => !name.includes('/'), 'expected a file name under .github/workflows, or an id');
const settings_webAddress = () => (0,types/* text */.Qq)().refine((typed) => /^https?:$/.test(URL.parse(typed)?.protocol ?? ''), 'expected an http or https address');
const pause = () => (0,types/* duration */.p0)().refine((milliseconds) => milliseconds > 0, 'expected a duration above 0');
const key = () => (0,types/* text */.Qq)().regex(/^[\w.:@#+-]{4,100}$/, 'expected 4 to 100 letters, digits or . _ : @ # + -');
/** What a user can type for `trigger-deploy`. */
const deploySettings = schemas/* object */.Ikc({
    enabled: (0,field/* field */.Z)((0,types/* flag */.Jt)(), { description: '`false` starts nothing and passes', default: 'true' }),
    when: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Condition on the metrics, such as `accuracy > 0.90`; when it does not hold nothing is started',
    }),
    metrics: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Metrics that `when` reads and the deployment record keeps, one per line: files, or addresses such as runs:/<id> and models:/<name>@<alias>',
    }),
    event: (0,field/* field */.Z)((0,types/* choice */.Yq)(['workflow_dispatch', 'repository_dispatch']), {
        description: 'How the deployment is started',
        default: 'workflow_dispatch',
    }),
    'event-type': (0,field/* field */.Z)((0,types/* text */.Qq)().max(100, 'expected at most 100 characters'), {
        description: 'Type of the `repository_dispatch` event',
        default: 'deploy',
    }),
    repository: (0,field/* field */.Z)(settings_repository(), {
        description: 'Repository of the deployment workflow, owner/name',
        shownDefault: 'this repository',
    }),
    workflow: (0,field/* field */.Z)(workflowFile(), {
        description: 'File name (or id, all digits) of the workflow to start; for `repository_dispatch` the one to look for',
    }),
    ref: (0,field/* field */.Z)(branchOrTag(), {
        description: 'Branch or tag to run the workflow at',
        shownDefault: 'the default branch of that repository',
    }),
    inputs: (0,field/* field */.Z)(dispatchInputs(), {
        description: 'Inputs of the workflow, or payload of the event: a YAML or JSON mapping',
    }),
    'model-version': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Version to deploy, sent as `model_version`' }),
    'model-digest': (0,field/* field */.Z)((0,types/* text */.Qq)().regex(/^\w+:[0-9a-f]{8,}$/i, 'expected algorithm:hex, such as sha256:9f86d081'), {
        description: "Digest of the model's files; part of the key and of the deployment record",
        shownDefault: 'that of the model behind an address in `metrics`, when it has one',
    }),
    'trigger-source': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Who asks, sent as `trigger_source`',
        shownDefault: 'automated_ct_pipeline, where the workflow takes it',
    }),
    'request-timeout': (0,field/* field */.Z)((0,types/* duration */.p0)(), { description: 'How long one request to GitHub may take', default: '30s' }),
    wait: (0,field/* field */.Z)((0,types/* flag */.Jt)(), {
        description: 'Wait for the run and judge its conclusion; `false` passes as soon as it was started',
        shownDefault: '`true` for `workflow_dispatch`, `false` for `repository_dispatch`',
    }),
    timeout: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How long to wait for the run; after that the outcome is inconclusive',
        default: '1h',
    }),
    'poll-interval': (0,field/* field */.Z)(pause(), {
        description: 'Pause between the first two looks at the run; it grows to three times as much',
        default: '10s',
    }),
    'find-timeout': (0,field/* field */.Z)(pause(), {
        description: 'How long a run that GitHub does not name, or whose answer was lost, is looked for by its key',
        default: '1m',
    }),
    'expect-sha': (0,field/* field */.Z)(sha(), {
        description: 'Commit the run must be at: nothing is started when the ref points elsewhere, and a run at another one is cancelled and fails the gate',
    }),
    'idempotency-key': (0,field/* field */.Z)(key(), {
        description: 'Names this deployment, sent as `idempotency_key`: of one key one run is started, the others find it',
        shownDefault: 'model@version#digest and a hash of all that is sent; without model and version one of this workflow run',
    }),
    repeat: (0,field/* field */.Z)((0,types/* choice */.Yq)(['never', 'failed', 'always']), {
        description: 'When the run of the key has ended: `never` starts another one, `failed` does when it did not succeed, `always` does. The next one has the key with `+2`, `+3` ...',
        default: 'never',
    }),
    lock: (0,field/* field */.Z)((0,types/* choice */.Yq)(['try', 'require', 'off']), {
        description: 'Keep the key in a git reference of the repository (refs/tidegate/dispatch/...), which makes one of all triggers at the same moment the one that starts: `try` does without when the token may not (`contents: write`), and the evidence says so',
        default: 'try',
    }),
    'cancel-with-me': (0,field/* field */.Z)((0,types/* flag */.Jt)(), { description: 'Cancel the run when this job is cancelled', default: 'false' }),
    'on-error': (0,field/* field */.Z)((0,types/* choice */.Yq)(['fail', 'warn']), {
        description: '`warn` turns a refusal or failure of GitHub to start the deployment into a warning; bad inputs and failed runs stay red',
        default: 'fail',
    }),
    'require-evidence': (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Evidence files (paths or globs, one per line) that must all say pass or warn before anything is started',
    }),
    'environment-name': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Record a GitHub deployment to this environment; for workflows whose jobs name none, or say `deployment: false`',
    }),
    task: (0,field/* field */.Z)((0,types/* choice */.Yq)(['deploy', 'deploy:canary', 'rollback']), {
        description: 'What the deployment record says is done',
        default: 'deploy',
    }),
    'data-at': (0,field/* field */.Z)((0,types/* instant */.uR)(), {
        description: 'When the newest data the model was trained on was made, for the deployment record',
    }),
    unplanned: (0,field/* field */.Z)((0,types/* flag */.Jt)(), {
        description: 'The deployment record says that this release mends one before it, for delivery metrics',
        default: 'false',
    }),
    'report-url': (0,field/* field */.Z)(settings_webAddress(), {
        description: 'Address that is told the outcome by a signed POST, such as that of the training system',
    }),
    'report-secret': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Secret that the report is signed with (HMAC-SHA256)',
        secret: true,
    }),
});

// EXTERNAL MODULE: ./packages/fields/src/mapping.ts
var mapping = __webpack_require__(9921);
;// CONCATENATED MODULE: ./packages/monitoring/src/window.ts

/** Runs a window may reach back over. */
const longestWindow = 200;
/** Types `2 of last 3`. */
const windowType = () => schemas/* string */.YjP(expected).transform((typed, context) => {
    const match = /^\s*(\d{1,3})\s+of\s+(?:the\s+)?last\s+(\d{1,3})(?:\s+runs?)?\s*$/i.exec(typed);
    const [alarms, runs] = [Number(match?.[1]), Number(match?.[2])];
    if (match && alarms >= 1 && alarms <= runs && runs <= longestWindow)
        return { alarms, runs };
    context.addIssue({ code: 'custom', message: expected });
    return core/* NEVER */.tm;
});
const expected = `expected so many of the last runs, such as \`2 of last 3\` (of at most ${longestWindow})`;
/** Counts a rule's signals over the newest runs that looked at it, this one last. */
function countSignals(rule, past, now, { runs }) {
    const seen = [...past.map(({ signals }) => signals[rule]), now].filter((signal) => signal !== undefined).slice(-runs);
    return {
        alarms: seen.filter((signal) => signal === 'alarm').length,
        unknown: seen.filter((signal) => signal === 'unknown').length,
        runs: seen.length,
    };
}
/** `2 of the last 3 runs`. */
function told({ alarms }, { runs }) {
    return runs === 1 ? (alarms === 1 ? 'this run' : 'no run') : `${alarms} of the last ${runs} runs`;
}

;// CONCATENATED MODULE: ./packages/monitoring/src/settings.ts





const ruleWords = ['drift', 'performance', 'quality'];
/** What may be different for each model. */
const perModel = {
    evidence: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Evidence files of this run, one path or pattern per line: of validate-data (drift, data), of check-model-threshold and compare-with-production (performance)',
    }),
    performance: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Rules that a healthy model holds, one per line, as in compare-with-production: `accuracy >= production - 0.02`, `rmse <= 6.5`',
    }),
    metrics: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Metrics measured of late, for `performance`: paths of files, `runs:/<id>` or `models:/<name>@<alias>`',
        shownDefault: 'those in the evidence',
    }),
    production: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'What `production` is in `performance`: the metrics the model was promoted with, `models:/<name>@production` or the path of a file',
    }),
    'drift-when': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Condition of a drift alarm over `drift_score` (drifted columns by compared ones), `prediction_drift`, `num_drifted_columns`, `share_missing_values`',
        default: 'drift_score > 0.5',
    }),
    'prediction-column': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'The column of predictions in the data; its drift is `prediction_drift`',
        default: 'prediction',
    }),
    'retrain-on': (0,field/* field */.Z)((0,types/* choices */.zM)(ruleWords), {
        description: 'The alarms that ask for retraining: any of `drift`, `performance`, `quality`',
        default: 'drift, performance',
    }),
    'retrain-when': (0,field/* field */.Z)(windowType(), {
        description: 'In how many of the last runs there must be such an alarm',
        default: '1 of last 1',
    }),
    cooldown: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How long after one request for retraining there is no other',
        default: '1d',
    }),
    'max-age': (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'Age of the model, or of the last request, from which on retraining is asked for, such as `30d`',
    }),
    'trained-at': (0,field/* field */.Z)((0,types/* instant */.uR)(), {
        description: 'When the model was trained, for `max-age`',
        shownDefault: 'when its version was first watched',
    }),
    'new-rows': (0,field/* field */.Z)((0,types/* integer */.nd)({ min: 1 }), {
        description: 'So many rows of new data since the last request ask for retraining',
    }),
    'alert-when': (0,field/* field */.Z)(windowType(), {
        description: 'In how many of the last runs there must be an alarm for an issue to be open',
        default: '1 of last 1',
    }),
};
/** What a model's entry under `models` says; the rest is what holds for all. */
const modelEntry = schemas/* strictObject */.rej(Object.fromEntries(Object.entries(perModel).map(([name, schema]) => [name, schema.unwrap().optional()])));
/** What a user can type for `monitor-model`. */
const monitorSettings = schemas/* object */.Ikc({
    ...perModel,
    models: (0,field/* field */.Z)((0,mapping/* mapping */.p)().pipe(schemas/* record */.g1P(schemas/* string */.YjP().min(1), modelEntry.nullable())), {
        description: 'Several models in one step, each with what is different for it: `churn: { evidence: reports/churn/*.json, cooldown: 7d }`; what goes wrong with one stops no other',
    }),
    history: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Where the runs are kept: `file:<path>`, `branch:<name>` (a git branch of its own, made by the first run) or `postgres` with the address in `connection`',
        required: true,
    }),
    connection: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Address of the database of `history: postgres`: `postgresql://user:password@host/database`',
        secret: true,
    }),
    spool: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'File that keeps the rows of this run while the history is out of reach; the next run hands them in',
        default: '.tidegate/monitor-spool.jsonl',
    }),
    'run-key': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Name of this run: one name is one row, however often the run is repeated',
        shownDefault: 'repository and number of the workflow run; elsewhere the digest of the evidence',
    }),
    'on-alarm': (0,field/* field */.Z)((0,types/* choice */.Yq)(['warn', 'fail']), {
        description: 'What an alarm does to the verdict; with `fail` the steps behind this one need `if: always()`',
        default: 'warn',
    }),
    issues: (0,field/* field */.Z)((0,types/* flag */.Jt)(), {
        description: 'Keep one issue per model and rule: opened by an alarm, updated, closed when it is over',
        default: 'true',
    }),
    'alert-labels': (0,field/* field */.Z)(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())], 'expected labels').transform((typed, context) => {
        const labels = (Array.isArray(typed) ? typed : typed.split(/[,\r\n]+/))
            .map((label) => label.trim())
            .filter(Boolean);
        if (labels.length > 0 && labels.length <= 20 && labels.every((label) => label.length <= 50))
            return labels;
        context.addIssue({ code: 'custom', message: 'expected labels of at most 50 characters, parted by commas' });
        return core/* NEVER */.tm;
    }), {
        description: 'Labels of the issues; the first is how they are found again',
        default: 'model-monitoring, alert, drift-detection',
    }),
    'reopen-within': (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'An issue closed no longer ago is opened again instead of a new one',
        default: '7d',
    }),
    'report-url': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Link to the report, for the issue',
        shownDefault: 'the workflow run',
    }),
    export: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Files to write, one per line: `json:<path>`, the rows this run has seen; `prometheus:<path>`, the newest row of each model as Prometheus text',
    }),
    ...readingSettings,
    ...registrySettings.shape,
});

;// CONCATENATED MODULE: ./packages/registry/src/settings.ts




/** What a user can type for `promote-model`. */
const promotionSettings = schemas/* object */.Ikc({
    ...registrySettings.shape,
    model: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the model in the registry', required: true }),
    operation: (0,field/* field */.Z)((0,types/* choice */.Yq)(['register', 'promote', 'rollback', 'resolve', 'history', 'download']), {
        description: '`register` a new version, `promote` one to the alias, `rollback` the alias to the version before, `resolve` what the alias or version is, `history` all that the alias has pointed at, `download` its files',
        required: true,
    }),
    version: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Version to promote, resolve or download; for `register` with git tags the version to give',
        shownDefault: 'for resolve and download the one the alias points at; for register the next; for rollback the one before',
    }),
    alias: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'The alias to move or to read', default: 'production' }),
    at: (0,field/* field */.Z)((0,types/* instant */.uR)(), {
        description: 'For `resolve` and `download`: what the alias pointed at then, a moment such as 2026-11-01T12:00Z, by the history of its promotions',
        shownDefault: 'now',
    }),
    stage: (0,field/* field */.Z)((0,types/* choice */.Yq)(['Production', 'Staging']), {
        description: 'For `promote` and `rollback` with MLflow: also move the version to this stage and archive what was in it, for readers that do not know aliases yet (stages are deprecated)',
        shownDefault: 'stages are left alone',
    }),
    source: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'For `register`: path of the model (a file or a folder); with MLflow also runs:/<id>/<path>, models:/<model id> or an address',
    }),
    metrics: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'For `register`: JSON files of metrics to keep with the version, one per line, for later comparison',
    }),
    'store-files': (0,field/* field */.Z)((0,types/* flag */.Jt)(), {
        description: 'For `register` with git tags: keep the files in the repository too, outside of every branch and ordinary clone, so that another job can download them',
        default: 'false',
    }),
    tags: (0,field/* field */.Z)((0,mapping/* mapping */.p)(), { description: 'For `register`: further facts to keep with the version, as YAML' }),
    'data-digest': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'For `register`: digest of the data the model was trained on, kept with the version',
        shownDefault: 'that of the data which the validate-data evidence in `require-evidence` is about',
    }),
    'expected-version': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'For `promote` and `rollback`: fail unless the alias still points here, such as `production-version` of compare-with-production; `none` for nowhere',
    }),
    'require-evidence': (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'For `register` and `promote`: evidence files of gates (paths or globs, one per line) that must all say pass or warn, about this model and commit',
    }),
    'download-dir': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'For `download`: folder to put the model into', default: 'model' }),
});

;// CONCATENATED MODULE: ./packages/report/src/settings.ts


/** Where a report goes. */
const places = [
    'summary',
    'comment',
    'issue',
    'model-card',
    'training-report',
    'deployment-report',
    'notification',
    'html',
    'junit',
    'sarif',
];
const card = schemas/* strictObject */.rej({
    license: schemas/* string */.YjP().optional(),
    language: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())]).optional(),
    tags: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
    library: schemas/* string */.YjP().optional(),
    task: schemas/* string */.YjP().optional(),
    dataset: schemas/* string */.YjP().optional(),
    description: schemas/* string */.YjP().optional(),
    'intended-use': schemas/* string */.YjP().optional(),
    limitations: schemas/* string */.YjP().optional(),
});
/** What a user can type for `report`. */
const reportSettings = schemas/* object */.Ikc({
    evidence: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Evidence files of the gates, paths or patterns, one per line',
        default: 'tidegate-report/**/*.json',
    }),
    to: (0,field/* field */.Z)((0,types/* choices */.zM)(places), {
        description: 'What is made of it, any of `summary`, `comment` (one on the pull request, updated in place), `issue` (one incident, closed on recovery), `html`, `junit`, `sarif`, `model-card`, `training-report`, `deployment-report`, `notification`',
        default: 'summary, comment, html, notification',
    }),
    title: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Heading of all of them', shownDefault: 'the model, or the workflow' }),
    key: (0,field/* field */.Z)((0,types/* text */.Qq)().max(200, 'expected at most 200 characters'), {
        description: 'Tells this comment and this incident from those of other reports of the repository',
        shownDefault: 'the workflow, with the model and environment when they are given',
    }),
    card: (0,field/* field */.Z)((0,mapping/* mapping */.p)().pipe(card), {
        description: 'What the model card says beside the evidence, YAML: `license`, `language`, `tags`, `library`, `task`, `dataset`, `description`, `intended-use`, `limitations`',
    }),
    'pull-request': (0,field/* field */.Z)((0,types/* integer */.nd)({ min: 1 }), {
        description: 'Number of the pull request to comment on',
        shownDefault: 'that of the event',
    }),
    'job-status': (0,field/* field */.Z)((0,types/* choice */.Yq)(['success', 'failure', 'cancelled']), {
        description: 'How the job stands: one that failed without a gate saying why is told as a gate that could not decide, never as a pass',
        runnerDefault: '${{ job.status }}',
    }),
    labels: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Labels of the incident issue, one per line; it is found again by the first',
        default: 'model-incident',
    }),
    mode: (0,field/* field */.Z)((0,types/* choice */.Yq)(['enforce', 'warn', 'dry-run']), {
        description: '`warn` never fails this step, since the gate itself has; `enforce` fails it when a gate said no; `dry-run` posts nothing',
        default: 'warn',
    }),
});

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kinds.ts
/** The words of `router:`. */
const routerKinds = [
    'gateway-api',
    'istio',
    'service-selector',
    'replica-ratio',
    'deployment-image',
    'ingress-nginx',
    'kserve',
    'seldon',
    'haproxy',
    'sagemaker',
    'azure-ml',
    'vertex-ai',
    'cloud-run',
    'command',
];

;// CONCATENATED MODULE: ./packages/rollout/src/steps.ts


const stepSchema = schemas/* strictObject */.rej({
    /** The candidate's share of the traffic, above 0 and at most 1. */
    share: schemas/* number */.aig().gt(0).max(1),
    /** How long to watch at this share, milliseconds. */
    holdMs: schemas/* number */.aig().min(0),
});
/** `5%:10m, 25%:10m, 100%`: shares that rise to 100 %, each but the last with the time to watch there. */
const steps = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())], 'expected steps such as 5%:10m, 25%:10m, 100%')
    .transform((value, context) => {
    const parsed = parseSteps(Array.isArray(value) ? value : value.split(/[,\n]/));
    if (typeof parsed !== 'string')
        return parsed;
    context.addIssue({ code: 'custom', message: parsed });
    return core/* NEVER */.tm;
});
/** The steps, or what is wrong with them. */
function parseSteps(entries) {
    const result = [];
    const typed = entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
    for (const [index, entry] of typed.entries()) {
        const [shareText = '', holdText, ...rest] = entry.split(':').map((part) => part.trim());
        const share = (0,quantities/* parseShare */.n8)(shareText);
        if (share === undefined || !(share > 0 && share <= 1) || rest.length > 0) {
            return `"${entry}" is not a step; write a share above 0 % and the time to hold it, such as 10%:5m`;
        }
        const holdMs = holdText === undefined ? 0 : (0,quantities/* parseDuration */.E9)(holdText);
        if (holdMs === undefined)
            return `"${holdText}" in "${entry}" is not a duration such as 30s or 10m`;
        if (share < 1 && holdMs === 0)
            return `"${entry}" needs a time to hold, such as ${shareText}:5m`;
        if (index > 0 && share <= result[index - 1].share)
            return `the shares must rise, and "${entry}" does not`;
        result.push({ share, holdMs });
    }
    if (result.length === 0)
        return 'expected steps such as 5%:10m, 25%:10m, 100%';
    if (result.at(-1).share !== 1)
        return 'the last step must be 100%; the rollout ends there or back at the start';
    if (result.length === 1)
        return 'at least one step below 100% is needed, or nothing is watched before all traffic moves';
    return result;
}
/** The steps during which proof is gathered: those that leave stable some traffic, else the one that has it all. */
function provingSteps(plan) {
    const partial = plan.filter(({ share }) => share < 1);
    return partial.length > 0 ? partial : plan;
}
/** The steps as a user types them. */
function formatSteps(plan) {
    return plan
        .map(({ share, holdMs }) => `${Number((share * 100).toFixed(6))}%${holdMs > 0 ? `:${formatDuration(holdMs)}` : ''}`)
        .join(', ');
}

;// CONCATENATED MODULE: ./packages/rollout/src/strategies.ts


const strategies = ['canary', 'blue-green', 'ab', 'all-at-once'];
/** `80:20`, stable to candidate: the candidate's share. */
const trafficSplit = () => schemas/* string */.YjP('expected a split such as 80:20').transform((value, context) => {
    const [stable, candidate] = (/^\s*(\d+)\s*:\s*(\d+)\s*$/.exec(value) ?? []).slice(1).map(Number);
    if (stable !== undefined && candidate !== undefined && stable > 0 && candidate > 0) {
        return candidate / (stable + candidate);
    }
    context.addIssue({ code: 'custom', message: 'expected stable:candidate, both above 0, such as 80:20' });
    return core/* NEVER */.tm;
});
/**
 * Every strategy is a list of steps on one machine. `canary` rises; `ab` holds one split for a time fixed beforehand and then decides,
 * with no time added; `blue-green` moves everything at once and needs proof while stable stands by; `all-at-once` moves everything
 * and is verified by the limits alone.
 */
function paceOf(inputs) {
    const { strategy, steps, 'traffic-split': share, hold, patience, 'require-proof': requireProof } = inputs;
    const refuse = (name, hint) => {
        throw new UserError('bad-input', `\`${name}\` cannot be given with \`strategy: ${strategy}\`.`, { hint });
    };
    if (hold === 0)
        throw new UserError('bad-input', '`hold` is 0, so nothing would be watched.', { hint: 'Use 10m.' });
    const split = (candidate) => [
        { share: candidate, holdMs: hold },
        { share: 1, holdMs: 0 },
    ];
    switch (strategy) {
        case 'canary': {
            if (steps !== undefined && share !== undefined)
                refuse('traffic-split', 'Give either it or `steps`.');
            const rising = steps ?? (share === undefined ? undefined : split(share));
            if (rising === undefined)
                throw needed('steps', '`steps: 5%:10m, 25%:10m, 50%:10m, 100%`.');
            return { steps: rising, patienceMs: patience, requireProof };
        }
        case 'ab': {
            if (steps !== undefined)
                refuse('steps', 'Give `traffic-split: 80:20` and how long to `hold` it.');
            if (share === undefined)
                throw needed('traffic-split', '`traffic-split: 80:20`.');
            return { steps: split(share), patienceMs: 0, requireProof };
        }
        case 'blue-green':
        case 'all-at-once': {
            const hint = 'All traffic moves at once; `hold` is how long it is watched then.';
            if (steps !== undefined)
                refuse('steps', hint);
            if (share !== undefined)
                refuse('traffic-split', hint);
            const proof = strategy === 'blue-green' && requireProof;
            return { steps: [{ share: 1, holdMs: hold }], patienceMs: patience, requireProof: proof };
        }
    }
}
function needed(name, hint) {
    return new UserError('bad-input', `\`${name}\` is required for this strategy and was not given.`, { hint });
}

;// CONCATENATED MODULE: ./packages/rollout/src/settings.ts





/** What a user can type for `canary-rollout`. */
const rolloutSettings = schemas/* object */.Ikc({
    operation: (0,field/* field */.Z)((0,types/* choice */.Yq)(['run', 'tick', 'status', 'abort', 'guard', 'rehearse']), {
        description: '`run` goes on until the rollout ends, `tick` takes one look and leaves, `status` reads, `abort` rolls back, `guard` rolls back a rollout whose runner has vanished, `rehearse` proves that router, state and metrics work without moving traffic',
        default: 'run',
    }),
    strategy: (0,field/* field */.Z)((0,types/* choice */.Yq)(strategies), {
        description: '`canary` rises by `steps`, `ab` holds `traffic-split` for `hold` and then decides, `blue-green` moves everything and comes back unless it is proven within `hold`, `all-at-once` moves everything and is verified by the limits alone',
        default: 'canary',
    }),
    router: (0,field/* field */.Z)((0,types/* choice */.Yq)(routerKinds), { description: 'What splits the traffic', required: true }),
    target: (0,field/* field */.Z)((0,mapping/* mapping */.p)(), {
        description: 'Where the router is: `{ namespace, name }` in Kubernetes, `{ socket or address, backend }` of HAProxy; the README has one for each router',
        required: true,
    }),
    stable: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the stable arm as the router calls it', default: 'stable' }),
    candidate: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the candidate arm as the router calls it', default: 'candidate' }),
    version: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Version or digest of the candidate model; part of what makes this rollout a new one',
    }),
    steps: (0,field/* field */.Z)(steps(), {
        description: 'Shares of traffic for the candidate and how long to watch each: `5%:10m, 25%:10m, 50%:10m, 100%`',
    }),
    'traffic-split': (0,field/* field */.Z)(trafficSplit(), {
        description: 'One split of stable to candidate instead of `steps`, such as 80:20; needed for `strategy: ab`',
    }),
    hold: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How long `traffic-split` is held, or the candidate is watched with all traffic (`blue-green`, `all-at-once`)',
        default: '10m',
    }),
    analysis: (0,field/* field */.Z)((0,mapping/* mapping */.p)(), {
        description: 'Where both arms are measured and what is watched beside errors: `source` (`prometheus`, with a `preset` for known servers, `metrics-text`, `http` or `file`), `interval` between looks, `latency`, `classes`, `shadow`, `nan-predictions`, `health`; the README has all',
    }),
    'analysis-token': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Bearer token for the metrics server', secret: true }),
    'max-error-rate': (0,field/* field */.Z)((0,types/* share */.uM)(), {
        description: "Roll back when the candidate's error share is surely above this",
        default: '0.05',
    }),
    'tolerated-ratio': (0,field/* field */.Z)((0,types/* number */.ai)({ min: 1.01, max: 100 }), {
        description: "How many times the stable arm's error rate the candidate may have; when given, promotion needs proof that it is below",
    }),
    alpha: (0,field/* field */.Z)((0,types/* number */.ai)({ min: 1e-6, max: 0.2 }), {
        description: 'Chance of rolling back a candidate that is no worse, for each thing it is compared in',
        default: '0.01',
    }),
    patience: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How much longer than planned a step may last when its traffic does not decide yet',
        default: '10m',
    }),
    'max-job-minutes': (0,field/* field */.Z)((0,types/* number */.ai)({ min: 0.01 }), {
        description: 'Hand over with `state: in-progress` after so long',
        default: '330',
    }),
    lease: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How long a silent runner keeps the rollout before `guard` may roll it back',
        default: '2m',
    }),
    handover: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How long a rollout may wait between two runs before `guard` rolls it back',
        default: '1h',
    }),
    'on-conflict': (0,field/* field */.Z)((0,types/* choice */.Yq)(['stop', 'rollback']), {
        description: 'What to do when somebody else has changed the weights: touch nothing, or roll back',
        default: 'stop',
    }),
    'require-proof': (0,field/* field */.Z)((0,types/* flag */.Jt)(), {
        description: 'Promote only on proof that the error rate is acceptable; `false` promotes when nothing speaks against it',
        default: 'true',
    }),
    'require-evidence': (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'For `run` and `tick`: evidence files of gates (paths or globs, one per line) that must all say pass or warn, about this model and version',
    }),
    alias: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Alias of the registry, such as `production`, that moves to `version` when the rollout is promoted and back when it is rolled back; needs `model` and `version`',
    }),
    incident: (0,field/* field */.Z)((0,types/* flag */.Jt)(), {
        description: 'Open an issue when a rollout is rolled back or held, and close it at the next promotion; needs `issues: write`',
        default: 'true',
    }),
    token: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Token for the issue',
        secret: true,
        runnerDefault: '${{ github.token }}',
    }),
    state: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Where the state is kept: `git` (a ref of the checked-out repository, `git:<remote>` for another remote) or `file:<folder>`',
        shownDefault: 'on the target in Kubernetes, else a folder in the home directory of the runner',
    }),
});

;// CONCATENATED MODULE: ./packages/smoke/src/expectation.ts


const value = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()], 'expected text, a number or true/false');
const side = schemas/* union */.KCZ([schemas/* literal */.euz('rows'), schemas/* literal */.euz('any'), (0,types/* integer */.nd)({ min: 1 })], 'expected a number, `rows` or `any`');
const outputRules = {
    type: schemas/* enum */.k5n(['number', 'integer', 'string', 'boolean'], 'expected number, integer, string or boolean')
        .optional()
        .describe('What every value is'),
    datatype: (0,types/* text */.Qq)().optional().describe('For oip-v2: the datatype the server tells, such as FP64'),
    shape: schemas/* array */.YOg(side).optional().describe('Length of each dimension: a number, `rows` or `any`'),
    min: (0,types/* number */.ai)().optional().describe('Smallest value allowed'),
    max: (0,types/* number */.ai)().optional().describe('Largest value allowed'),
    in: schemas/* array */.YOg(value).min(1, 'expected at least one class').optional().describe('The classes allowed'),
};
const outputSchema = schemas/* strictObject */.rej(outputRules);
const jsonSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
/** `expect`: what the answers must be. Everything is optional; what is missing, null, NaN or empty never passes anyway. */
const expectationSchema = schemas/* strictObject */.rej({
    ...outputRules,
    outputs: schemas/* record */.g1P(schemas/* string */.YjP(), outputSchema).optional().describe('Rules by output, where there are several'),
    predictions: (0,types/* text */.Qq)().optional().describe('For rest: dotted path of the predictions in the body'),
    'one-per-row': (0,types/* flag */.Jt)().optional().describe('Whether each row has its answer; default true'),
    schema: schemas/* union */.KCZ([(0,types/* text */.Qq)(), jsonSchema]).optional().describe('JSON Schema of the whole body, or the path of one'),
    health: jsonSchema.optional().describe('JSON Schema of the health body, in place of the words known for health'),
    'content-type': (0,types/* text */.Qq)().optional().describe('When it is not JSON: the content type of the answers'),
    answers: (0,types/* text */.Qq)().optional().describe('Path of a JSON file: for each request the list of its known answers'),
    'answer-column': (0,types/* text */.Qq)().optional().describe('Column of the payloads that holds the known answer and is not sent'),
    output: (0,types/* text */.Qq)().optional().describe('The output that known answers are about, where there are several'),
    tolerance: schemas/* union */.KCZ([
        (0,types/* number */.ai)({ min: 0 }),
        schemas/* strictObject */.rej({ absolute: (0,types/* number */.ai)({ min: 0 }).optional(), relative: (0,types/* number */.ai)({ min: 0 }).optional() }),
    ])
        .optional()
        .describe('How far a number may be from a known or an earlier one: absolute, or { absolute, relative }'),
    'max-wrong': (0,types/* share */.uM)().optional().describe('Share of the known answers that may be missed; default 0'),
    'max-changed': (0,types/* share */.uM)().optional().describe('Share of the predictions that may differ from the baseline; default 0'),
});
/** A number alone is an absolute tolerance; nothing at all allows for the last digits of single precision. */
function toleranceOf(typed) {
    if (typed === undefined)
        return { absolute: 1e-9, relative: 1e-6 };
    if (typeof typed === 'number')
        return { absolute: typed, relative: 0 };
    return { absolute: typed.absolute ?? 0, relative: typed.relative ?? 0 };
}

;// CONCATENATED MODULE: ./packages/smoke/src/answers/answer.ts
/** Why a body is no answer, as half a sentence: `prediction 3 is null`. */
class answer_NoAnswer extends Error {
    constructor(message) {
        super(message);
        this.name = 'NoAnswer';
    }
}

;// CONCATENATED MODULE: ./packages/smoke/src/answers/body.ts


/** Keys under which servers tell an error in a body whatever the status says. */
const errorKeys = (/* unused pure expression or super */ null && (['error', 'errors', 'error_code', 'error_message', 'exception', 'traceback', 'stack_trace']));
/** The JSON a reply holds. Throws NoAnswer for everything that is not one whole JSON text of the content type asked for. */
function jsonOf(reply, contentType) {
    const { headers, body } = reply;
    const type = (headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
    const text = textOf(body);
    if (text.trim() === '')
        throw new NoAnswer('the body is empty');
    if (text.trimStart().startsWith('<')) {
        throw new NoAnswer(`the body is HTML or XML, perhaps of a proxy or a login page: ${quoted(text)}`);
    }
    const value = parsed(text);
    const expected = contentType ?? 'application/json';
    const fits = contentType === undefined ? /^application\/([\w.-]+\+)?json$/.test(type) : type === contentType;
    if (!fits)
        throw new NoAnswer(`its content type is ${type === '' ? 'not told' : quoted(type)} where ${expected} was expected`);
    return value;
}
function textOf(body) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(body);
    }
    catch {
        throw new NoAnswer('the body is not UTF-8');
    }
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        const bare = /(?<![\w"])(NaN|-?Infinity)(?![\w"])/.exec(text)?.[1];
        throw new NoAnswer(bare === undefined
            ? `the body is not JSON: ${quoted(text)}`
            : `the body holds ${bare}, which is not JSON; Python's json writes it for a number that is none`);
    }
}
/** Throws NoAnswer when a body tells an error, as some servers do with status 200. */
function refuseErrorBody(body) {
    const error = errorIn(body);
    if (error !== undefined)
        throw new NoAnswer(`the body tells an error: ${quoted(JSON.stringify(error))}`);
}
/** The part of a body that tells an error; undefined when none does. */
function errorIn(body) {
    if (body === null || typeof body !== 'object' || Array.isArray(body))
        return undefined;
    const entries = body;
    const key = errorKeys.find((name) => Object.hasOwn(entries, name) && tellsError(entries[name]));
    return key === undefined ? undefined : { [key]: entries[key] };
}
function tellsError(value) {
    if (value === null || value === false || value === '' || value === 0)
        return false;
    if (Array.isArray(value))
        return value.length > 0;
    return typeof value !== 'object' || Object.keys(value).length > 0;
}
/** What lies at a dotted path; list entries by their number. `undefined` when there is nothing. */
function body_at(value, path) {
    return path.split('.').reduce((inner, key) => {
        if (inner === null || typeof inner !== 'object' || !Object.hasOwn(inner, key))
            return undefined;
        return inner[key];
    }, value);
}

;// CONCATENATED MODULE: ./packages/smoke/src/answers/values.ts


const deepest = 8;
/** Nested lists as their shape and their values, row after row. Throws NoAnswer when they are ragged, empty or hold what is no value. */
function values_flatten(value, where) {
    const shape = [];
    for (let inner = value; Array.isArray(inner); inner = inner[0]) {
        if (inner.length === 0)
            throw new NoAnswer(`${where} is empty`);
        if (shape.push(inner.length) > deepest)
            throw new NoAnswer(`${where} is nested more than ${deepest} deep`);
    }
    const values = [];
    const walk = (part, depth) => {
        if (depth === shape.length)
            return void values.push(values_valueOf(part, `value ${values.length + 1} of ${where}`));
        if (!Array.isArray(part) || part.length !== shape[depth])
            throw new NoAnswer(`${where} holds lists of unequal length`);
        for (const each of part)
            walk(each, depth + 1);
    };
    walk(value, 0);
    return { shape, values };
}
/** A number, text or boolean that is really there. Throws NoAnswer for null, NaN and infinity, also spelled as text. */
function values_valueOf(value, where) {
    if (typeof value === 'boolean')
        return value;
    if (typeof value === 'number') {
        // JSON has no infinity, but 1e999 is read as one.
        if (Number.isFinite(value))
            return value;
        throw new NoAnswer(`${where} is ${value}`);
    }
    if (typeof value === 'string') {
        if (value.trim() === '')
            throw new NoAnswer(`${where} is an empty text`);
        if (!/^\s*[+-]?(nan|inf|infinity)\s*$/i.test(value))
            return value;
        throw new NoAnswer(`${where} is ${JSON.stringify(value)}`);
    }
    throw new NoAnswer(`${where} is ${value === null ? 'null' : quoted(JSON.stringify(value))}`);
}

;// CONCATENATED MODULE: ./packages/smoke/src/answers/predictions.ts


/**
 * Predictions as model servers write them: one value, a list of values or of lists, a list of records, or an object of lists. Records
 * and objects are one output per key; everything else is one output called `predictions`. Throws NoAnswer.
 */
function predictions_readPredictions(predictions) {
    if (predictions === undefined || predictions === null)
        throw new NoAnswer('there are no predictions');
    if (Array.isArray(predictions)) {
        if (predictions.length === 0)
            throw new NoAnswer('the list of predictions is empty');
        if (!predictions.some(isRecord))
            return { outputs: [output('predictions', predictions)], rows: predictions.length };
        return { outputs: fromRecords(predictions), rows: predictions.length };
    }
    if (!isRecord(predictions))
        return { outputs: [output('predictions', predictions)], rows: 1 };
    const names = Object.keys(predictions);
    if (names.length === 0)
        throw new NoAnswer('the predictions are an empty object');
    const outputs = names.map((name) => output(name, predictions[name]));
    const rows = outputs.map(({ shape }) => shape[0] ?? 1);
    const other = rows.findIndex((count) => count !== rows[0]);
    if (other > 0)
        throw new NoAnswer(`${names[0]} answers ${rows[0]} rows and ${names[other]} ${rows[other]}`);
    return { outputs, rows: rows[0] };
}
function fromRecords(records) {
    const [first] = records;
    const names = isRecord(first) ? Object.keys(first) : [];
    if (names.length === 0)
        throw new NoAnswer('prediction 1 is an empty record or none');
    records.forEach((record, index) => {
        if (!isRecord(record))
            throw new NoAnswer(`prediction ${index + 1} is not a record as prediction 1 is`);
        const keys = Object.keys(record);
        const odd = names.find((name) => !Object.hasOwn(record, name)) ?? keys.find((name) => !names.includes(name));
        if (odd !== undefined)
            throw new NoAnswer(`predictions 1 and ${index + 1} do not both have ${odd}`);
    });
    return names.map((name) => output(name, records.map((record) => record[name])));
}
function output(name, value) {
    return { name, ...flatten(value, name) };
}
function isRecord(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./packages/smoke/src/protocols/mlflow.ts




const bodies = (/* unused pure expression or super */ null && (['dataframe_split', 'dataframe_records', 'instances', 'inputs']));
/** MLflow's scoring server (`mlflow models serve`): /ping and /invocations. Its /version is that of MLflow, not of the model. */
function mlflow_mlflowProtocol() {
    return {
        healthPaths: ['/ping'],
        predictPath: '/invocations',
        isBody: (value) => bodies.some((key) => Object.hasOwn(value, key)),
        bodyOf(rows) {
            const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
            const data = rows.map((row) => columns.map((column) => row[column] ?? null));
            return { dataframe_split: { columns, data } };
        },
        rowsIn: (body) => countOf(at(body, 'dataframe_split.data')) ??
            ['dataframe_records', 'instances', 'inputs'].map((key) => countOf(at(body, key))).find((n) => n !== undefined),
        read(body) {
            const predictions = at(body, 'predictions');
            if (predictions === undefined)
                throw new NoAnswer('the body has no predictions');
            return readPredictions(predictions);
        },
        versionIn: () => undefined,
    };
}

;// CONCATENATED MODULE: ./packages/smoke/src/protocols/oip-v2.ts





const tensorInfo = schemas/* object */.Ikc({ name: schemas/* string */.YjP().min(1), datatype: schemas/* string */.YjP(), shape: schemas/* array */.YOg(schemas/* number */.aig()) });
const metadataSchema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    versions: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()])).nullish(),
    inputs: schemas/* array */.YOg(tensorInfo).nullish(),
});
const oip_v2_outputSchema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP().min(1),
    datatype: schemas/* string */.YjP(),
    shape: schemas/* array */.YOg(schemas/* int */.Whr().min(0)),
    data: schemas/* unknown */.L5J().optional(),
});
/** What a model's metadata says; undefined when it is not that of the Open Inference Protocol. */
function readMetadata(body) {
    const parsed = metadataSchema.safeParse(body);
    if (!parsed.success)
        return undefined;
    const { inputs, versions } = parsed.data;
    return { tensors: inputs ?? [], versions: (versions ?? []).flatMap((version) => versionText(version) ?? []) };
}
/** The Open Inference Protocol, version 2, over REST: MLServer, KServe, Triton. */
function oip_v2_oipV2Protocol(model) {
    const route = `/v2/models/${encodeURIComponent(model)}`;
    return {
        healthPaths: ['/v2/health/ready', `${route}/ready`],
        predictPath: `${route}/infer`,
        metadataPath: route,
        isBody: (value) => Array.isArray(at(value, 'inputs')),
        bodyOf: (rows, tensors) => ({ inputs: tensorsOf(rows, tensors) }),
        rowsIn(body) {
            const rows = at(body, 'inputs.0.shape.0');
            return typeof rows === 'number' ? rows : undefined;
        },
        read: readOutputs,
        versionIn: (body) => versionText(at(body, 'model_version')),
    };
}
/** One tensor per column where the metadata names the columns; else one matrix of numbers, else one tensor per column by its values. */
function tensorsOf(rows, known) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const values = (name) => rows.map((row) => row[name] ?? null);
    const named = known.filter(({ name }) => columns.includes(name));
    if (named.length > 0 && named.length === columns.length) {
        return named.map(({ name, datatype, shape }) => ({
            name,
            datatype,
            shape: shape.length > 1 ? [rows.length, 1] : [rows.length],
            data: datatype === 'BYTES' ? values(name).map(String) : values(name),
        }));
    }
    const matrix = rows.flatMap((row) => columns.map((name) => row[name]));
    if (matrix.every((value) => typeof value === 'number')) {
        const { name = 'input-0', datatype = 'FP64' } = known.length === 1 ? known[0] : {};
        return [{ name, datatype, shape: [rows.length, columns.length], data: matrix }];
    }
    return columns.map((name) => ({
        name,
        datatype: datatypeOf(values(name)),
        shape: [rows.length],
        data: values(name),
    }));
}
function datatypeOf(values) {
    if (values.every((value) => typeof value === 'boolean'))
        return 'BOOL';
    return values.every((value) => typeof value === 'number' || value === null) ? 'FP64' : 'BYTES';
}
function readOutputs(body) {
    const outputs = at(body, 'outputs');
    if (!Array.isArray(outputs) || outputs.length === 0)
        throw new NoAnswer('the body has no outputs');
    const read = outputs.map(readOutput);
    const rows = read.map(({ shape }) => shape[0] ?? 1);
    return { outputs: read, rows: Math.min(...rows) };
}
function readOutput(value, index) {
    const parsed = oip_v2_outputSchema.safeParse(value);
    if (!parsed.success)
        throw new NoAnswer(`output ${index + 1} has no name, datatype and shape`);
    const { name, datatype, shape, data } = parsed.data;
    if (data === undefined)
        throw new NoAnswer(`the output ${name} holds no data; binary tensors are not read`);
    const { values } = flatten(data, name);
    const size = shape.reduce((product, side) => product * side, 1);
    if (size !== values.length) {
        throw new NoAnswer(`the output ${name} says shape [${shape.join(', ')}] and holds ${values.length} values`);
    }
    const odd = values.findIndex((each) => !fits(each, datatype));
    if (odd >= 0)
        throw new NoAnswer(`value ${odd + 1} of ${name} is ${JSON.stringify(values[odd])}, which is no ${datatype}`);
    return { name, datatype, shape, values };
}
function fits(value, datatype) {
    if (/^(FP|BF)\d+$/.test(datatype))
        return typeof value === 'number';
    if (/^U?INT\d+$/.test(datatype))
        return Number.isInteger(value) && !(datatype.startsWith('U') && Number(value) < 0);
    if (datatype === 'BOOL')
        return typeof value === 'boolean' || value === 0 || value === 1;
    return datatype === 'BYTES' && typeof value === 'string';
}

;// CONCATENATED MODULE: ./packages/smoke/src/protocols/rest.ts




const usual = (/* unused pure expression or super */ null && (['predictions', 'prediction']));
const versionPaths = (/* unused pure expression or super */ null && (['model_version', 'modelVersion', 'model.version', 'version']));
const rowLists = (/* unused pure expression or super */ null && (['rows', 'instances', 'inputs', 'records', 'data']));
/** Any HTTP service that takes JSON and gives JSON; `predictions` is the dotted path of the answers in its body. */
function rest_restProtocol(predictions) {
    return {
        healthPaths: ['/health'],
        predictPath: '/predict',
        isBody: () => true,
        bodyOf: (rows) => (rows.length === 1 ? rows[0] : rows),
        rowsIn(body) {
            if (Array.isArray(body))
                return body.length;
            const lists = rowLists.map((name) => at(body, name)).filter((value) => Array.isArray(value));
            return lists.length === 1 ? countOf(lists[0]) : undefined;
        },
        read(body) {
            if (predictions === undefined && (Array.isArray(body) || typeof body !== 'object'))
                return readPredictions(body);
            const paths = predictions === undefined ? usual : [predictions];
            const path = paths.find((name) => at(body, name) !== undefined);
            if (path !== undefined)
                return readPredictions(at(body, path));
            const hint = predictions === undefined ? '; name their place with `predictions` under `expect`' : '';
            throw new NoAnswer(`the body has no ${paths.join(' or ')}${hint}`);
        },
        versionIn: (body, headers) => versionText(headers['x-model-version']) ??
            versionPaths.map((path) => versionText(at(body, path))).find((version) => version !== undefined),
    };
}

;// CONCATENATED MODULE: ./packages/smoke/src/protocols/open.ts




const protocolNames = ['rest', 'oip-v2', 'mlflow'];
/** The protocol an input names. `model` is needed for oip-v2, `predictions` is for rest alone. */
function openProtocol(name, { model, predictions }) {
    if (predictions !== undefined && name !== 'rest') {
        throw new UserError('bad-input', `\`predictions\` under \`expect\` is for \`protocol: rest\`, not for ${name}.`, {
            hint: 'Leave it out: the protocol says where the answers are.',
        });
    }
    switch (name) {
        case 'rest':
            return restProtocol(predictions);
        case 'mlflow':
            return mlflowProtocol();
        case 'oip-v2': {
            if (model !== undefined)
                return oipV2Protocol(model);
            throw new UserError('bad-input', '`served-as` was not given, and neither was `model`.', {
                hint: 'With `protocol: oip-v2` the name of the model is part of every address: name it.',
            });
        }
    }
}

;// CONCATENATED MODULE: ./packages/smoke/src/settings.ts




/** What a user can type for `smoke-test`. */
const smokeSettings = schemas/* object */.Ikc({
    url: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Address of the model server, such as http://localhost:8080', required: true }),
    protocol: (0,field/* field */.Z)((0,types/* choice */.Yq)(protocolNames), {
        description: '`rest` is any JSON service, `oip-v2` the Open Inference Protocol (MLServer, KServe, Triton), `mlflow` what `mlflow models serve` speaks',
        default: 'rest',
    }),
    model: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the model the evidence is about; for `oip-v2` also in the addresses' }),
    'served-as': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'For `oip-v2`: the name of the model on the server, when it is not that of `model`',
    }),
    path: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Where predictions are asked, below `url`',
        shownDefault: '/predict, /v2/models/<model>/infer or /invocations',
    }),
    health: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Where health is asked, below `url`; of several every one must be healthy',
        shownDefault: '/health, /v2/health/ready and /v2/models/<model>/ready, or /ping',
    }),
    'wait-for': (0,field/* field */.Z)((0,types/* duration */.p0)(), { description: 'How long the server may take to become healthy', default: '1m' }),
    payloads: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Files of realistic requests (paths or globs, one per line): JSON, JSONL, CSV, TSV',
        required: true,
    }),
    body: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'How rows become a body: JSON with "{row}", "{rows}" or "{values}" in it',
        shownDefault: 'as the protocol has it',
    }),
    'rows-per-request': (0,field/* field */.Z)((0,types/* integer */.nd)({ min: 1, max: 100_000 }), {
        description: 'How many rows of a CSV, TSV, JSONL or JSON list travel in one request',
        default: '1',
    }),
    expect: (0,field/* field */.Z)((0,mapping/* mapping */.p)().pipe(expectationSchema), {
        description: 'What the answers must be: `type`, `shape`, `min`, `max`, `in`, `schema`, known answers and their `tolerance`, by output',
    }),
    'negative-payloads': (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Files of requests the server must refuse (4xx); `malformed` stands for a body that is cut off in the middle',
    }),
    'expected-model-version': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'The version that must have answered; when it cannot be proven the verdict is `inconclusive`',
    }),
    'version-from': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Where the version is told: `body:<dotted path>`, `header:<name>`, or `get:<path>#<dotted path>` for a page beside the predictions',
        shownDefault: 'where the protocol tells it',
    }),
    baseline: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'File of earlier answers (of `write-baseline`): the same requests must be answered the same',
    }),
    'write-baseline': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'File the answers are written to, for a later `baseline`' }),
    requests: (0,field/* field */.Z)((0,types/* integer */.nd)({ min: 0, max: 1_000_000 }), {
        description: 'Requests sent to measure latency and errors; 0 leaves that out',
        default: '100',
    }),
    concurrency: (0,field/* field */.Z)((0,types/* integer */.nd)({ min: 1, max: 1000 }), { description: 'Requests under way at a time', default: '4' }),
    rate: (0,field/* field */.Z)((0,types/* number */.ai)({ min: 0.01, max: 10_000 }), {
        description: 'Requests per second, sent on schedule whether or not the server keeps up; latency then counts from when each was due',
        shownDefault: 'as fast as `concurrency` allows',
    }),
    'max-p50-ms': (0,field/* field */.Z)((0,types/* number */.ai)({ min: 0 }), { description: 'Largest median latency, milliseconds' }),
    'max-p95-ms': (0,field/* field */.Z)((0,types/* number */.ai)({ min: 0 }), { description: 'Largest 95th percentile of the latency, milliseconds' }),
    'max-p99-ms': (0,field/* field */.Z)((0,types/* number */.ai)({ min: 0 }), { description: 'Largest 99th percentile of the latency, milliseconds' }),
    'max-error-rate': (0,field/* field */.Z)((0,types/* share */.uM)(), {
        description: 'Largest share of failed requests under load; 0 means that none may fail',
        default: '0',
    }),
    bounds: (0,field/* field */.Z)((0,types/* choice */.Yq)(['observed', 'proven']), {
        description: '`observed` holds the measured percentile and share against their bounds, `proven` their 95 % confidence limits; with too few requests either is `inconclusive`',
        default: 'observed',
    }),
    timeout: (0,field/* field */.Z)((0,types/* duration */.p0)(), { description: 'How long one answer may take', default: '10s' }),
    headers: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Headers sent with every request, one `Name: value` per line, such as Authorization; never shown',
        secret: true,
    }),
    ca: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'File of certificates (PEM) that are trusted beside the usual ones' }),
});

;// CONCATENATED MODULE: ./packages/workflow-lint/src/settings.ts


/** What a user can type for `workflow-lint`. */
const workflowLintSettings = schemas/* object */.Ikc({
    path: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Folder of the checkout', default: '.' }),
    files: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Workflows and composite actions to lint (paths or globs below `path`, one per line)',
        shownDefault: '.github/workflows/*.yml and *.yaml, .github/actions/*/action.yml, action.yml',
    }),
    rules: (0,field/* field */.Z)((0,types/* lines */.Mn)(), { description: 'Ids of the rules to apply, one per line', shownDefault: 'all' }),
    ignore: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Ids of rules to leave out, one per line; `unpinned-action: .github/workflows/test.yml` for some files only',
    }),
    'fail-on': (0,field/* field */.Z)((0,types/* choice */.Yq)(['error', 'warning', 'never']), {
        description: 'The least finding that makes the verdict `fail`; those below it make it `warn`',
        default: 'error',
    }),
    'trusted-actions': (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Actions that need no pin, one `owner/*` or `owner/name` per line',
        default: 'tidegate/*',
    }),
});

;// CONCATENATED MODULE: ./packages/config/src/schema.ts












/** Settings of each action, under the action's own name. A new action adds its line here and nowhere else. */
const sections = {
    'validate-data': settings/* validateDataSettings */.ok,
    'check-model-threshold': thresholdSettings,
    'compare-with-production': comparisonSettings,
    'promote-model': promotionSettings,
    'trigger-deploy': deploySettings,
    'canary-rollout': rolloutSettings,
    'monitor-model': monitorSettings,
    'smoke-test': smokeSettings,
    report: reportSettings,
    'workflow-lint': workflowLintSettings,
    'pipeline-metrics': deliverySettings,
};
/** Written once at the top of the file (or of an environment), these hold for every action that takes them. */
const everywhere = schemas/* object */.Ikc({
    model: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the model' }),
    ...registrySettings.shape,
    mode: (0,field/* field */.Z)((0,types/* choice */.Yq)(['enforce', 'warn', 'dry-run']), { description: 'What a red verdict does to the job' }),
    'on-inconclusive': (0,field/* field */.Z)((0,types/* choice */.Yq)(['fail', 'warn', 'pass']), {
        description: 'What a verdict that could not be decided does to the job',
    }),
    'report-dir': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Folder for evidence and report' }),
    'report-formats': (0,field/* field */.Z)((0,types/* choices */.zM)(['html', 'junit', 'sarif']), {
        description: 'What the evidence is rendered as: html, junit, sarif',
    }),
    'upload-report': (0,field/* field */.Z)((0,types/* flag */.Jt)(), { description: 'Upload evidence and report as an artifact' }),
    'self-test': (0,field/* field */.Z)((0,types/* flag */.Jt)(), { description: 'Feed the gates input that is known to be bad as well' }),
});
const profile = {
    ...everywhere.shape,
    ...Object.fromEntries(Object.entries(sections).map(([name, settings]) => [name, schemas/* strictObject */.rej(section(settings)).optional()])),
};
/** tidegate.yml. Every key is optional; an unknown one is an error. */
const configSchema = schemas/* strictObject */.rej({
    ...profile,
    rules: schemas/* record */.g1P(schemas/* string */.YjP(), settings/* ruleSetSchema */.S3).optional().describe('Named rule sets for `validate-data`'),
    environments: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* strictObject */.rej(profile))
        .optional()
        .describe('Profiles by environment; what they say wins over the rest of the file'),
    'environment-order': (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Environments in the order a model passes them; in none may a threshold be looser than in the one before. Default: those called dev, test, staging, production or alike',
    }),
})
    .describe('Configuration of Tidegate');
/** Secrets have no place in a committed file; everything else may be left out. Defaults belong to the action, not the file. */
function section(settings) {
    return Object.fromEntries(Object.entries(settings.shape)
        .filter(([, schema]) => !(0,field/* fieldInfo */.t)(schema)?.secret)
        .map(([name, schema]) => [
        name,
        typeOf(schema)
            .optional()
            .describe((0,field/* fieldInfo */.t)(schema)?.description ?? name),
    ]));
}
function typeOf(schema) {
    return schema instanceof schemas/* ZodOptional */.IiU || schema instanceof schemas/* ZodPrefault */.xgV ? schema.unwrap() : schema;
}

;// CONCATENATED MODULE: ./packages/config/src/values.ts




/** What a file says for one action. The whole file is checked whichever action asks, so a mistake shows at once. */
function configValues(document, { path, action, environment }) {
    const parsed = configSchema.safeParse(document);
    if (!parsed.success) {
        const complaints = (0,explain/* explain */.W)(parsed.error, (at) => (0,known_keys/* knownKeys */.e)(configSchema, at));
        throw new user_error/* UserError */.y('bad-input', `${path}: ${complaints.map(({ path: at, message }) => (at ? `${at}: ${message}` : message)).join('; ')}.`, { hint: 'Mend the keys named.' });
    }
    // The document itself, not the parsed copy: values are parsed once more, together with the explicit inputs.
    const file = document;
    const profiles = (file['environments'] ?? {});
    if (environment !== undefined && !Object.hasOwn(profiles, environment)) {
        throw new user_error/* UserError */.y('bad-input', `${path} has no environment "${environment}".`, {
            hint: `It has ${Object.keys(profiles).join(', ') || 'none'}; add it under \`environments:\`.`,
        });
    }
    refuseLooserProfiles(parsed.data, path);
    const profile = environment === undefined ? {} : profiles[environment];
    return {
        inputs: { ...forAction(file, action), ...forAction(profile, action) },
        named: { rules: (file['rules'] ?? {}) },
    };
}
/** What one level of the file says for an action: the common values it takes, then its own section. */
function forAction(level, action) {
    const own = new Set(Object.keys(sections[action]?.shape ?? {}));
    const common = Object.keys(everywhere.shape).filter((name) => level[name] !== undefined && (own.has(name) || !name.startsWith('registry')));
    return {
        ...Object.fromEntries(common.map((name) => [name, level[name]])),
        ...(level[action] ?? {}),
    };
}


/***/ })

};
