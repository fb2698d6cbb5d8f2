export const id = 666;
export const ids = [666];
export const modules = {

/***/ 37666:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  configValues: () => (/* binding */ configValues)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/fields/src/explain.ts
var explain = __webpack_require__(39252);
// EXTERNAL MODULE: ./packages/fields/src/known-keys.ts
var known_keys = __webpack_require__(18797);
// EXTERNAL MODULE: ./packages/fields/src/mapping.ts
var mapping = __webpack_require__(89921);
// EXTERNAL MODULE: ./packages/fields/src/types.ts
var types = __webpack_require__(57182);
// EXTERNAL MODULE: ./packages/fields/src/field.ts
var field = __webpack_require__(93523);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
;// CONCATENATED MODULE: ./packages/data-quality/src/drift/policy.ts


const floorsSchema = schemas/* strictObject */.rej({
    value: (0,types/* share */.uM)().optional().describe('Largest gap of the cumulative shares of a number'),
    tail: (0,types/* share */.uM)().optional().describe('Excess of rows outside the reference range'),
    mix: (0,types/* share */.uM)().optional().describe('Change of the shares of categories'),
    null: (0,types/* share */.uM)().optional().describe('Change of the share of nulls'),
});
const offWord = schemas/* union */.KCZ([schemas/* literal */.euz('off'), schemas/* literal */.euz(false)], 'expected off');
/** The `rows-moved` policy as a mapping. */
const driftMappingSchema = schemas/* strictObject */.rej({
    policy: schemas/* enum */.k5n(['rows-moved', 'off'], 'expected rows-moved or off').optional(),
    compat: schemas/* string */.YjP().optional(),
    alpha: (0,types/* number */.ai)({ min: 0, max: 1 }).optional().describe('Chance of a false alarm over the whole data set'),
    floors: floorsSchema.optional().describe('Effects from which on a difference counts'),
    fail: floorsSchema.optional().describe('Effects from which on it fails instead of warns'),
    columns: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([offWord, floorsSchema], 'expected off, or floors such as value: 0.05'))
        .optional()
        .describe('Per column: `off`, or floors of its own'),
})
    .describe('How drift is judged');
const rowsMoved = {
    alpha: 0.05,
    floors: { value: 0.03, tail: 0.005, mix: 0.03, null: 0.01 },
    fail: { value: 0.1, tail: 0.02, mix: 0.1, null: 0.05 },
    columns: {},
    minRows: 20,
};
/** The policy a mapping describes; undefined when drift is switched off. */
function driftPolicy(mapping) {
    if (mapping.policy === 'off')
        return undefined;
    return {
        ...rowsMoved,
        alpha: mapping.alpha ?? rowsMoved.alpha,
        floors: { ...rowsMoved.floors, ...given(mapping.floors) },
        fail: { ...rowsMoved.fail, ...given(mapping.fail) },
        columns: Object.fromEntries(Object.entries(mapping.columns ?? {}).map(([name, rule]) => [
            name,
            typeof rule === 'object' ? given(rule) : 'off',
        ])),
    };
}
function given(floors = {}) {
    return Object.fromEntries(Object.entries(floors).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./packages/data-quality/src/encoding.ts
/** Encodings of text files. */
const encodings = ['utf-8', 'latin-1', 'utf-16'];

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/limit.ts
/** Reads `"> 10"` and `"> 1%"`; undefined when the text is neither. */
function parseLimit(text) {
    const match = /^(>=|<=|!=|>|<|=)\s*(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim());
    if (!match)
        return undefined;
    const [, operator, digits, percent] = match;
    if (!percent && !Number.isInteger(Number(digits)))
        return undefined;
    return {
        operator: operator,
        value: percent ? Number(`${digits}e-2`) : Number(digits),
        unit: percent ? 'share' : 'rows',
        text: `${operator} ${digits}${percent}`,
    };
}
/** Does a number of failing rows, of so many checked, meet the limit? Of no rows the share is 0. */
function meets(limit, failing, checked) {
    const { operator, value, unit } = limit;
    const found = unit === 'rows' ? failing : checked === 0 ? 0 : failing / checked;
    switch (operator) {
        case '>':
            return found > value;
        case '>=':
            return found >= value;
        case '<':
            return found < value;
        case '<=':
            return found <= value;
        case '=':
            return found === value;
        case '!=':
            return found !== value;
    }
}
/** The limit `> n` rows. */
function moreRowsThan(rows) {
    return { operator: '>', value: rows, unit: 'rows', text: `> ${rows}` };
}
/** The limit `> x%` of the rows checked. */
function moreThanShare(share) {
    return { operator: '>', value: share, unit: 'share', text: `> ${Number((share * 100).toPrecision(15))}%` };
}
const opposite = { '>': '≤', '>=': '<', '<': '≥', '<=': '>', '=': '≠', '!=': '=' };
/** What is still allowed where the limit forbids: `> 1%` leaves `≤ 1%`. */
function allowedBy({ operator, text }) {
    return `${opposite[operator]}${text.slice(operator.length)}`;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/schema.ts



/** Value types a column can be declared to have. */
const valueTypes = ['integer', 'float', 'string', 'boolean', 'date', 'timestamp'];
const scalarValue = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()], 'expected text, a number, true or false');
const limit = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()], limitExpected).transform((value, context) => {
    const parsed = parseLimit(String(value));
    if (parsed)
        return parsed;
    context.addIssue({ code: 'custom', message: limitExpected });
    return core/* NEVER */.tm;
});
const limitExpected = 'expected a comparison with a number of rows or a share, such as "> 0", "> 10" or "> 1%"';
const nullsMapping = schemas/* strictObject */.rej({
    max: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Most rows that may be null'),
    'max-share': (0,types/* share */.uM)().optional().describe('Largest share of rows that may be null'),
    warn: (0,types/* share */.uM)().optional().describe('Share of null rows from which on the check warns'),
});
/** `nulls: 0` is a number of rows, `nulls: 1%` a share. */
const nulls = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())], 'expected a number of rows, a share such as 1%, or a mapping')
    .transform((value, context) => {
    const asMapping = typeof value === 'object'
        ? value
        : typeof value === 'string' && value.trim().endsWith('%')
            ? { 'max-share': value }
            : { max: value };
    return parseInto(nullsMapping, asMapping, context, typeof value === 'object'
        ? undefined
        : 'expected a whole number of rows (a share is written 1% or max-share: 0.01)');
});
const schema_length = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())], 'expected a number of characters, or min and max')
    .transform((value, context) => parseInto(schemas/* strictObject */.rej({ min: (0,types/* integer */.nd)({ min: 0 }).optional(), max: (0,types/* integer */.nd)({ min: 0 }).optional() }), typeof value === 'number' ? { min: value, max: value } : value, context));
const bound = schemas/* union */.KCZ([schemas/* number */.aig('expected a number or a date'), schemas/* string */.YjP()], 'expected a number or a date');
const columnRuleSchema = schemas/* strictObject */.rej({
    required: (0,types/* flag */.Jt)().optional().describe('`false`: the column may be missing'),
    type: schemas/* enum */.k5n(valueTypes, `expected one of ${valueTypes.join(', ')}`)
        .optional()
        .describe('Type every value must have'),
    nulls: nulls.optional().describe('Most nulls: a number of rows, a share such as 1%, or max, max-share and warn'),
    min: bound.optional().describe('Smallest value: a number, or a date'),
    max: bound.optional().describe('Largest value: a number, or a date'),
    in: schemas/* array */.YOg(scalarValue, 'expected a list of values')
        .min(1, 'expected at least one value')
        .optional()
        .describe('Allowed values'),
    unique: (0,types/* flag */.Jt)().optional().describe('No value may come twice'),
    pattern: (0,types/* text */.Qq)().optional().describe('Regular expression (RE2) the whole value must match'),
    length: schema_length.optional().describe('Characters of each value: a number, or min and max'),
    'class-share': schemas/* strictObject */.rej({
        class: scalarValue.optional().describe('The class meant; left out: `true` of a boolean, else each class'),
        min: (0,types/* share */.uM)().optional(),
        max: (0,types/* share */.uM)().optional(),
    })
        .optional()
        .describe('Bounds on the share of a class among the rows that are not null'),
    'min-samples-per-class': (0,types/* integer */.nd)({ min: 1 }).optional().describe('Fewest rows of each class'),
})
    .describe('What must hold for a column');
const sqlCheckSchema = schemas/* strictObject */.rej({
    sql: (0,types/* text */.Qq)().describe('SQL condition that must hold for a row; a row for which it is unknown does not hold'),
    name: (0,types/* text */.Qq)().optional().describe('What the check is called'),
    where: (0,types/* text */.Qq)().optional().describe('SQL condition that picks the rows checked'),
    'warn-if': limit().optional().describe('Failing rows from which on the check warns, such as "> 0" or "> 1%"'),
    'error-if': limit().optional().describe('Failing rows from which on the check fails; "> 0" when neither is given'),
})
    .describe('A condition on each row');
const duplicatesSchema = schemas/* strictObject */.rej({
    'max-share': (0,types/* share */.uM)().optional().describe('Largest share of rows that repeat an earlier row'),
    max: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Most rows that repeat an earlier row'),
    columns: schemas/* array */.YOg((0,types/* text */.Qq)())
        .min(1, 'expected at least one column')
        .optional()
        .describe('Columns that make two rows the same; left out: all'),
});
/** One rule set: the YAML vocabulary of `validate-data`. */
const ruleSetSchema = schemas/* strictObject */.rej({
    rows: schemas/* strictObject */.rej({ min: (0,types/* integer */.nd)({ min: 0 }).optional(), max: (0,types/* integer */.nd)({ min: 0 }).optional() })
        .optional()
        .describe('Bounds on the number of rows'),
    columns: schemas/* record */.g1P(schemas/* string */.YjP(), columnRuleSchema).optional().describe('Rules by column'),
    checks: schemas/* array */.YOg(sqlCheckSchema).optional().describe('Conditions on rows, in SQL'),
    'extra-columns': schemas/* enum */.k5n(['allow', 'warn', 'fail'], 'expected one of allow, warn, fail')
        .optional()
        .describe('What a column without a rule does'),
    duplicates: duplicatesSchema.optional().describe('Rows that repeat an earlier row'),
    freshness: schemas/* strictObject */.rej({ column: (0,types/* text */.Qq)(), 'max-age': (0,types/* duration */.p0)() })
        .optional()
        .describe('The newest time in a column may be at most so old'),
})
    .describe('Rules for one table');
/** Parses a part that has a short and a long form; its complaints keep their place. */
function parseInto(schema, value, context, otherwise) {
    const parsed = schema.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const structured = otherwise === undefined || parsed.error.issues.some(({ code }) => code === 'unrecognized_keys');
    for (const { path, message } of (0,explain/* explain */.W)(parsed.error, (at) => (0,known_keys/* knownKeys */.e)(schema, at))) {
        context.addIssue({
            code: 'custom',
            path: structured && path ? path.split('.') : [],
            message: structured ? message : otherwise,
        });
    }
    return core/* NEVER */.tm;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/settings.ts






/** A mapping, YAML text of one, or any other text taken for a path (or a name, resolved before this). */
const rulesInput = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())], 'expected rules as YAML, or the path of a file')
    .transform((value, context) => {
    const written = typeof value === 'string' ? mappingIn(value) : value;
    if (typeof written === 'string') {
        if (!written.includes('\n'))
            return { path: written };
        context.addIssue({ code: 'custom', message: (0,mapping/* mapping */.p)().safeParse(written).error.issues[0].message });
        return core/* NEVER */.tm;
    }
    const parsed = parseRules(written);
    if ('rules' in parsed)
        return parsed;
    for (const { path, message } of parsed.complaints)
        context.addIssue({ code: 'custom', path: path ? path.split('.') : [], message });
    return core/* NEVER */.tm;
});
/** A parsed YAML mapping as a rule set, or what is wrong with it, place by place. */
function parseRules(value) {
    const parsed = ruleSetSchema.safeParse(value);
    if (!parsed.success)
        return { complaints: (0,explain/* explain */.W)(parsed.error, (path) => (0,known_keys/* knownKeys */.e)(ruleSetSchema, path)) };
    const said = Object.values(parsed.data).some((part) => part !== undefined);
    return said
        ? { rules: parsed.data }
        : { complaints: [{ path: '', message: `there is no rule; known here: ${(0,known_keys/* knownKeys */.e)(ruleSetSchema).join(', ')}` }] };
}
/** The mapping a YAML text is, else the trimmed text. */
function mappingIn(text) {
    const trimmed = text.trim();
    const parsed = (0,mapping/* mapping */.p)().safeParse(trimmed);
    return parsed.success ? parsed.data : trimmed;
}
/** `rows-moved`, `off`, or a mapping of the policy's parameters. */
const driftInput = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* literal */.euz(false), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())], 'expected rows-moved, off or a mapping')
    .transform((value, context) => {
    const written = typeof value === 'string' ? mappingIn(value) : value;
    if (written === 'rows-moved')
        return rowsMoved;
    if (written === 'off' || written === false)
        return undefined;
    const refuse = (message, path = []) => {
        context.addIssue({ code: 'custom', path, message });
        return core/* NEVER */.tm;
    };
    if (typeof written === 'string')
        return refuse('expected rows-moved, off or a mapping');
    const parsed = driftMappingSchema.safeParse(written);
    if (!parsed.success) {
        for (const { path, message } of (0,explain/* explain */.W)(parsed.error, (path) => (0,known_keys/* knownKeys */.e)(driftMappingSchema, path)))
            refuse(message, path.split('.').filter(Boolean));
        return core/* NEVER */.tm;
    }
    if (parsed.data.compat !== undefined)
        return refuse(`compat: ${parsed.data.compat} is not supported; use rows-moved`, ['compat']);
    return driftPolicy(parsed.data);
});
const memory = () => (0,types/* text */.Qq)().regex(/^\d+(\.\d+)?\s?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/i, 'expected an amount of memory such as 512MB or 2GB');
/** What a user can type for `validate-data`. */
const validateDataSettings = schemas/* object */.Ikc({
    data: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Data to judge: path or pattern of CSV, TSV, JSONL (also .gz, .zst) or Parquet files',
        required: true,
    }),
    rules: (0,field/* field */.Z)(rulesInput(), {
        description: 'Rules: YAML, the path of a YAML file, or a name under `rules:` in the configuration file',
    }),
    reference: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Data, or a profile written before, that the data is compared with for drift',
    }),
    drift: (0,field/* field */.Z)(driftInput(), {
        description: 'How drift from the reference is judged: `rows-moved`, `off`, or a mapping of alpha, floors, fail and columns',
        default: 'rows-moved',
    }),
    'write-profile': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Path to write a profile of the data to, for use as `reference` later',
    }),
    engine: (0,field/* field */.Z)((0,types/* choice */.Yq)(['duckdb']), { description: 'Where rows are counted', default: 'duckdb' }),
    'engine-path': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: "DuckDB's native package on the runner, where npm cannot fetch it" }),
    'memory-limit': (0,field/* field */.Z)(memory(), {
        description: 'Most memory the engine uses, such as `2GB`',
        shownDefault: '80% of the memory',
    }),
    encoding: (0,field/* field */.Z)((0,types/* choice */.Yq)(encodings), { description: 'Encoding of text files', default: 'utf-8' }),
    delimiter: (0,field/* field */.Z)((0,types/* choice */.Yq)([',', ';', '|', 'tab']), {
        description: 'What separates the fields of a text file',
        shownDefault: 'a comma, or a tab for .tsv',
    }),
    'null-values': (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Further texts of CSV fields that mean null, one per line, such as `NA`; an empty field always does',
    }),
    'max-failing-rows': (0,field/* field */.Z)((0,types/* integer */.nd)({ min: 0, max: 1000 }), {
        description: 'Most failing rows named per rule',
        default: '10',
    }),
    'show-values': (0,field/* field */.Z)((0,types/* flag */.Jt)(), { description: 'Show the values of failing rows in the evidence', default: 'false' }),
});

// EXTERNAL MODULE: ./packages/registry/src/registry-settings.ts
var registry_settings = __webpack_require__(57794);
;// CONCATENATED MODULE: ./packages/gates/src/reading-settings.ts

/** How metrics files are read; both actions that read them take these. */
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
        description: 'Metrics of the model, one source per line: the path of a JSON file, `runs:/<id>` or `models:/<name>@<alias>`',
        required: true,
    }),
    thresholds: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Rules that must all hold, one per line: `accuracy >= 0.85`, `rmse <= 6.5`, `recall[segment=EU] >= 0.7`',
        required: true,
    }),
    ...readingSettings,
    'sample-size': (0,field/* field */.Z)(sampleSize(), {
        description: 'Number of items measured, or the metric that holds it; `recall = 250` for a metric with its own. A share then passes only when its confidence bound does',
    }),
    confidence: (0,field/* field */.Z)((0,types/* share */.uM)(), {
        description: 'One-sided confidence of that bound, used with `sample-size`',
        shownDefault: '0.95',
    }),
    ...registry_settings/* registrySettings */.H.shape,
});

;// CONCATENATED MODULE: ./packages/gates/src/comparison-settings.ts




/** What a user can type for `compare-with-production`. */
const comparisonSettings = schemas/* object */.Ikc({
    candidate: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Metrics of the candidate: the path of a JSON file, `runs:/<id>` or `models:/<name>@<alias>`',
    }),
    production: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Metrics of the model in production: `models:/<name>@<alias>`, `runs:/<id>`, `git:<tag>` or the path of a JSON file',
    }),
    rules: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Rules that must all hold, one per line: `accuracy >= production - 0.02`, `rmse <= production * 1.01`, `recall > production + 0.05`',
    }),
    predictions: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'CSV file with `id`, `label`, `candidate`, `production`: what both models say about the same items',
    }),
    alpha: (0,field/* field */.Z)((0,types/* number */.ai)({ min: 0.0001, max: 0.4999 }), {
        description: 'Accepted probability of letting through a candidate that is worse by `margin` or more (one-sided)',
        default: '0.05',
    }),
    margin: (0,field/* field */.Z)((0,types/* share */.uM)(), { description: 'Loss of accuracy that is still accepted, as in `0.005`', default: '0' }),
    slices: (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Columns of the predictions file; in none of their values may the candidate be significantly worse',
    }),
    'first-model': (0,field/* field */.Z)((0,types/* choice */.Yq)(['fail', 'pass']), {
        description: 'What happens when the registry answers that nothing is in production yet',
        default: 'fail',
    }),
    ...readingSettings,
    ...registry_settings/* registrySettings */.H.shape,
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
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



const repository = () => (0,types/* text */.Qq)().regex(/^[\w.-]+\/[\w.-]+$/, 'expected owner/name');
const branchOrTag = () => (0,types/* text */.Qq)().refine((ref) => !/^[0-9a-f]{40}$/i.test(ref), 'expected a branch or tag; GitHub takes no commit here, so name the branch and give the commit as `expect-sha`');
const sha = () => (0,types/* text */.Qq)().regex(/^[0-9a-f]{40}$/i, 'expected a full commit SHA (40 hexadecimal digits)');
const workflowFile = () => (0,types/* text */.Qq)()
    .transform((typed) => typed.replace(/^\.?\/?\.github\/workflows\//, ''))
    .refine((name) => !name.includes('/'), 'expected a file name under .github/workflows, or an id');
const key = () => (0,types/* text */.Qq)().regex(/^[\w.:@#+-]{4,100}$/, 'expected 4 to 100 letters, digits or . _ : @ # + -');
/** What a user can type for `trigger-deploy`. */
const deploySettings = schemas/* object */.Ikc({
    enabled: (0,field/* field */.Z)((0,types/* flag */.Jt)(), { description: '`false` starts nothing and passes', default: 'true' }),
    when: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Condition on the metrics, such as `accuracy > 0.90`; when it does not hold nothing is started',
    }),
    metrics: (0,field/* field */.Z)((0,types/* lines */.Mn)(), { description: 'Metrics file(s) that `when` reads, one per line' }),
    event: (0,field/* field */.Z)((0,types/* choice */.Yq)(['workflow_dispatch', 'repository_dispatch']), {
        description: 'How the deployment is started',
        default: 'workflow_dispatch',
    }),
    'event-type': (0,field/* field */.Z)((0,types/* text */.Qq)().max(100, 'expected at most 100 characters'), {
        description: 'Type of the `repository_dispatch` event',
        default: 'deploy',
    }),
    repository: (0,field/* field */.Z)(repository(), {
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
    'expect-sha': (0,field/* field */.Z)(sha(), {
        description: 'Commit the run must be at; a run at another one is cancelled and fails the gate',
    }),
    'idempotency-key': (0,field/* field */.Z)(key(), {
        description: 'Names this deployment, sent as `idempotency_key`; a run that already shows it in its name is taken, not repeated',
        shownDefault: 'a fresh one for each attempt, where the workflow takes it',
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
        description: 'Record a GitHub deployment to this environment; for workflows whose jobs name none',
    }),
});

// EXTERNAL MODULE: ./packages/registry/src/settings.ts
var settings = __webpack_require__(69268);
// EXTERNAL MODULE: ./packages/fields/src/quantities.ts
var quantities = __webpack_require__(65974);
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
/** The steps as a user types them. */
function formatSteps(plan) {
    return plan
        .map(({ share, holdMs }) => `${Number((share * 100).toFixed(6))}%${holdMs > 0 ? `:${formatDuration(holdMs)}` : ''}`)
        .join(', ');
}

;// CONCATENATED MODULE: ./packages/rollout/src/settings.ts



/** What a user can type for `canary-rollout`. */
const rolloutSettings = schemas/* object */.Ikc({
    operation: (0,field/* field */.Z)((0,types/* choice */.Yq)(['run', 'tick', 'status', 'abort', 'guard', 'rehearse']), {
        description: '`run` goes on until the rollout ends, `tick` takes one look and leaves, `status` reads, `abort` rolls back, `guard` rolls back a rollout whose runner has vanished, `rehearse` proves that router, state and metrics work without moving traffic',
        default: 'run',
    }),
    strategy: (0,field/* field */.Z)((0,types/* choice */.Yq)(['canary', 'blue-green', 'ab', 'all-at-once']), {
        description: 'How traffic moves; only `canary` can be used as yet',
        default: 'canary',
    }),
    router: (0,field/* field */.Z)((0,types/* choice */.Yq)(['haproxy', 'command']), { description: 'What splits the traffic', required: true }),
    target: (0,field/* field */.Z)((0,mapping/* mapping */.p)(), {
        description: 'Where the router is. haproxy: `{ socket or address, backend }`; command: `{ read: [program, ...], write: [program, ..., "{weight}"] }`',
        required: true,
    }),
    stable: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the stable arm; for haproxy its server', default: 'stable' }),
    candidate: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the candidate arm; for haproxy its server', default: 'candidate' }),
    version: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Version or digest of the candidate model; part of what makes this rollout a new one',
    }),
    steps: (0,field/* field */.Z)(steps(), {
        description: 'Shares of traffic for the candidate and how long to watch each: `5%:10m, 25%:10m, 50%:10m, 100%`',
    }),
    'traffic-split': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Fixed split for `strategy: ab`, such as 80:20' }),
    analysis: (0,field/* field */.Z)((0,mapping/* mapping */.p)(), {
        description: 'Where requests and errors of both arms are read. `source` is `prometheus`, `metrics-text` or `http`; `interval` between looks',
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
        description: 'Chance of rolling back a candidate that is no worse',
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
    state: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Where the state is kept for routers that store none: `file:<folder>`',
        shownDefault: 'a folder of its own in the home directory of the runner',
    }),
});

;// CONCATENATED MODULE: ./packages/config/src/schema.ts







/** Settings of each action, under the action's own name. A new action adds its line here and nowhere else. */
const sections = {
    'validate-data': validateDataSettings,
    'check-model-threshold': thresholdSettings,
    'compare-with-production': comparisonSettings,
    'promote-model': settings/* promotionSettings */.n,
    'trigger-deploy': deploySettings,
    'canary-rollout': rolloutSettings,
};
/** Written once at the top of the file (or of an environment), these hold for every action that takes them. */
const everywhere = schemas/* object */.Ikc({
    model: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the model' }),
    ...registry_settings/* registrySettings */.H.shape,
    mode: (0,field/* field */.Z)((0,types/* choice */.Yq)(['enforce', 'warn', 'dry-run']), { description: 'What a red verdict does to the job' }),
    'on-inconclusive': (0,field/* field */.Z)((0,types/* choice */.Yq)(['fail', 'warn', 'pass']), {
        description: 'What a verdict that could not be decided does to the job',
    }),
    'report-dir': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Folder for evidence and report' }),
    'upload-report': (0,field/* field */.Z)((0,types/* flag */.Jt)(), { description: 'Upload evidence and report as an artifact' }),
});
const profile = {
    ...everywhere.shape,
    ...Object.fromEntries(Object.entries(sections).map(([name, settings]) => [name, schemas/* strictObject */.rej(section(settings)).optional()])),
};
/** tidegate.yml. Every key is optional; an unknown one is an error. */
const configSchema = schemas/* strictObject */.rej({
    ...profile,
    rules: schemas/* record */.g1P(schemas/* string */.YjP(), ruleSetSchema).optional().describe('Named rule sets for `validate-data`'),
    environments: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* strictObject */.rej(profile))
        .optional()
        .describe('Profiles by environment; what they say wins over the rest of the file'),
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
