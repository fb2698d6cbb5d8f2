export const id = 3932;
export const ids = [3932];
export const modules = {

/***/ 5103:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ NoAnswer)
/* harmony export */ });
/** Why a body is no answer, as half a sentence: `prediction 3 is null`. */
class NoAnswer extends Error {
    constructor(message) {
        super(message);
        this.name = 'NoAnswer';
    }
}


/***/ }),

/***/ 87777:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kd: () => (/* binding */ errorIn),
/* harmony export */   Lf: () => (/* binding */ refuseErrorBody),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   o_: () => (/* binding */ jsonOf)
/* harmony export */ });
/* harmony import */ var _http_exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56049);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5103);


/** Keys under which servers tell an error in a body whatever the status says. */
const errorKeys = ['error', 'errors', 'error_code', 'error_message', 'exception', 'traceback', 'stack_trace'];
/** The JSON a reply holds. Throws NoAnswer for everything that is not one whole JSON text of the content type asked for. */
function jsonOf(reply, contentType) {
    const { headers, body } = reply;
    const type = (headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
    const text = textOf(body);
    if (text.trim() === '')
        throw new _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W('the body is empty');
    if (text.trimStart().startsWith('<')) {
        throw new _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`the body is HTML or XML, perhaps of a proxy or a login page: ${(0,_http_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(text)}`);
    }
    const value = parsed(text);
    const expected = contentType ?? 'application/json';
    const fits = contentType === undefined ? /^application\/([\w.-]+\+)?json$/.test(type) : type === contentType;
    if (!fits)
        throw new _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`its content type is ${type === '' ? 'not told' : (0,_http_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(type)} where ${expected} was expected`);
    return value;
}
function textOf(body) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(body);
    }
    catch {
        throw new _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W('the body is not UTF-8');
    }
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        const bare = /(?<![\w"])(NaN|-?Infinity)(?![\w"])/.exec(text)?.[1];
        throw new _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(bare === undefined
            ? `the body is not JSON: ${(0,_http_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(text)}`
            : `the body holds ${bare}, which is not JSON; Python's json writes it for a number that is none`);
    }
}
/** Throws NoAnswer when a body tells an error, as some servers do with status 200. */
function refuseErrorBody(body) {
    const error = errorIn(body);
    if (error !== undefined)
        throw new _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`the body tells an error: ${(0,_http_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(JSON.stringify(error))}`);
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
function at(value, path) {
    return path.split('.').reduce((inner, key) => {
        if (inner === null || typeof inner !== 'object' || !Object.hasOwn(inner, key))
            return undefined;
        return inner[key];
    }, value);
}


/***/ }),

/***/ 85155:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ flatten)
/* harmony export */ });
/* unused harmony export valueOf */
/* harmony import */ var _http_exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56049);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5103);


const deepest = 8;
/** Nested lists as their shape and their values, row after row. Throws NoAnswer when they are ragged, empty or hold what is no value. */
function flatten(value, where) {
    const shape = [];
    for (let inner = value; Array.isArray(inner); inner = inner[0]) {
        if (inner.length === 0)
            throw new _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`${where} is empty`);
        if (shape.push(inner.length) > deepest)
            throw new _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`${where} is nested more than ${deepest} deep`);
    }
    const values = [];
    const walk = (part, depth) => {
        if (depth === shape.length)
            return void values.push(valueOf(part, `value ${values.length + 1} of ${where}`));
        if (!Array.isArray(part) || part.length !== shape[depth])
            throw new _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`${where} holds lists of unequal length`);
        for (const each of part)
            walk(each, depth + 1);
    };
    walk(value, 0);
    return { shape, values };
}
/** A number, text or boolean that is really there. Throws NoAnswer for null, NaN and infinity, also spelled as text. */
function valueOf(value, where) {
    if (typeof value === 'boolean')
        return value;
    if (typeof value === 'number') {
        // JSON has no infinity, but 1e999 is read as one.
        if (Number.isFinite(value))
            return value;
        throw new _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`${where} is ${value}`);
    }
    if (typeof value === 'string') {
        if (value.trim() === '')
            throw new _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`${where} is an empty text`);
        if (!/^\s*[+-]?(nan|inf|infinity)\s*$/i.test(value))
            return value;
        throw new _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`${where} is ${JSON.stringify(value)}`);
    }
    throw new _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`${where} is ${value === null ? 'null' : (0,_http_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(JSON.stringify(value))}`);
}


/***/ }),

/***/ 65379:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ toleranceOf),
/* harmony export */   m: () => (/* binding */ expectationSchema)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57182);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);


const value = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY()], 'expected text, a number or true/false');
const side = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('rows'), zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('any'), (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .nd)({ min: 1 })], 'expected a number, `rows` or `any`');
const outputRules = {
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['number', 'integer', 'string', 'boolean'], 'expected number, integer, string or boolean')
        .optional()
        .describe('What every value is'),
    datatype: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().optional().describe('For oip-v2: the datatype the server tells, such as FP64'),
    shape: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(side).optional().describe('Length of each dimension: a number, `rows` or `any`'),
    min: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)().optional().describe('Smallest value allowed'),
    max: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)().optional().describe('Largest value allowed'),
    in: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(value).min(1, 'expected at least one class').optional().describe('The classes allowed'),
};
const outputSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(outputRules);
const jsonSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J());
/** `expect`: what the answers must be. Everything is optional; what is missing, null, NaN or empty never passes anyway. */
const expectationSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    ...outputRules,
    outputs: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), outputSchema).optional().describe('Rules by output, where there are several'),
    predictions: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().optional().describe('For rest: dotted path of the predictions in the body'),
    'one-per-row': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)().optional().describe('Whether each row has its answer; default true'),
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([(0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(), jsonSchema]).optional().describe('JSON Schema of the whole body, or the path of one'),
    health: jsonSchema.optional().describe('JSON Schema of the health body, in place of the words known for health'),
    'content-type': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().optional().describe('When it is not JSON: the content type of the answers'),
    answers: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().optional().describe('Path of a JSON file: for each request the list of its known answers'),
    'answer-column': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().optional().describe('Column of the payloads that holds the known answer and is not sent'),
    output: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)().optional().describe('The output that known answers are about, where there are several'),
    tolerance: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([
        (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)({ min: 0 }),
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ absolute: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)({ min: 0 }).optional(), relative: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)({ min: 0 }).optional() }),
    ])
        .optional()
        .describe('How far a number may be from a known or an earlier one: absolute, or { absolute, relative }'),
    'max-wrong': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .share */ .uM)().optional().describe('Share of the known answers that may be missed; default 0'),
    'max-changed': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .share */ .uM)().optional().describe('Share of the predictions that may differ from the baseline; default 0'),
});
/** A number alone is an absolute tolerance; nothing at all allows for the last digits of single precision. */
function toleranceOf(typed) {
    if (typed === undefined)
        return { absolute: 1e-9, relative: 1e-6 };
    if (typeof typed === 'number')
        return { absolute: typed, relative: 0 };
    return { absolute: typed.absolute ?? 0, relative: typed.relative ?? 0 };
}


/***/ }),

/***/ 56049:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ told),
/* harmony export */   T: () => (/* binding */ quoted)
/* harmony export */ });
const longestQuote = 160;
/** The start of a text a server sent, on one line. */
function quoted(text) {
    const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    return line.length > longestQuote ? `${line.slice(0, longestQuote - 3)}...` : line;
}
/** What came back, in half a sentence: `it answered 503 {"status":"loading"}`. */
function told(exchange) {
    if (exchange.kind === 'none')
        return exchange.reason;
    const { status, headers, body } = exchange;
    const place = status >= 300 && status < 400 && headers.location !== undefined ? ` to ${quoted(headers.location)}` : '';
    const text = quoted(body.subarray(0, 4 * longestQuote).toString('utf8'));
    return `it answered ${status}${place}${text === '' ? '' : ` ${text}`}`;
}


/***/ }),

/***/ 57856:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ oipV2Protocol),
/* harmony export */   _: () => (/* binding */ readMetadata)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92857);
/* harmony import */ var _answers_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5103);
/* harmony import */ var _answers_body_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87777);
/* harmony import */ var _answers_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85155);
/* harmony import */ var _protocol_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94487);





const tensorInfo = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1), datatype: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), shape: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()) });
const metadataSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    versions: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()])).nullish(),
    inputs: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(tensorInfo).nullish(),
});
const outputSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1),
    datatype: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    shape: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().min(0)),
    data: zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J().optional(),
});
/** What a model's metadata says; undefined when it is not that of the Open Inference Protocol. */
function readMetadata(body) {
    const parsed = metadataSchema.safeParse(body);
    if (!parsed.success)
        return undefined;
    const { inputs, versions } = parsed.data;
    return { tensors: inputs ?? [], versions: (versions ?? []).flatMap((version) => (0,_protocol_js__WEBPACK_IMPORTED_MODULE_4__/* .versionText */ .K)(version) ?? []) };
}
/** The Open Inference Protocol, version 2, over REST: MLServer, KServe, Triton. */
function oipV2Protocol(model) {
    const route = `/v2/models/${encodeURIComponent(model)}`;
    return {
        healthPaths: ['/v2/health/ready', `${route}/ready`],
        predictPath: `${route}/infer`,
        metadataPath: route,
        isBody: (value) => Array.isArray((0,_answers_body_js__WEBPACK_IMPORTED_MODULE_1__.at)(value, 'inputs')),
        bodyOf: (rows, tensors) => ({ inputs: tensorsOf(rows, tensors) }),
        rowsIn(body) {
            const rows = (0,_answers_body_js__WEBPACK_IMPORTED_MODULE_1__.at)(body, 'inputs.0.shape.0');
            return typeof rows === 'number' ? rows : undefined;
        },
        read: readOutputs,
        versionIn: (body) => (0,_protocol_js__WEBPACK_IMPORTED_MODULE_4__/* .versionText */ .K)((0,_answers_body_js__WEBPACK_IMPORTED_MODULE_1__.at)(body, 'model_version')),
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
    const outputs = (0,_answers_body_js__WEBPACK_IMPORTED_MODULE_1__.at)(body, 'outputs');
    if (!Array.isArray(outputs) || outputs.length === 0)
        throw new _answers_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W('the body has no outputs');
    const read = outputs.map(readOutput);
    const rows = read.map(({ shape }) => shape[0] ?? 1);
    return { outputs: read, rows: Math.min(...rows) };
}
function readOutput(value, index) {
    const parsed = outputSchema.safeParse(value);
    if (!parsed.success)
        throw new _answers_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`output ${index + 1} has no name, datatype and shape`);
    const { name, datatype, shape, data } = parsed.data;
    if (data === undefined)
        throw new _answers_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`the output ${name} holds no data; binary tensors are not read`);
    const { values } = (0,_answers_values_js__WEBPACK_IMPORTED_MODULE_2__/* .flatten */ .B)(data, name);
    const size = shape.reduce((product, side) => product * side, 1);
    if (size !== values.length) {
        throw new _answers_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`the output ${name} says shape [${shape.join(', ')}] and holds ${values.length} values`);
    }
    const odd = values.findIndex((each) => !fits(each, datatype));
    if (odd >= 0)
        throw new _answers_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .NoAnswer */ .W(`value ${odd + 1} of ${name} is ${JSON.stringify(values[odd])}, which is no ${datatype}`);
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


/***/ }),

/***/ 49500:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ openProtocol),
  T: () => (/* binding */ protocolNames)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/smoke/src/answers/answer.ts
var answer = __webpack_require__(5103);
// EXTERNAL MODULE: ./packages/smoke/src/answers/body.ts
var answers_body = __webpack_require__(87777);
// EXTERNAL MODULE: ./packages/smoke/src/answers/values.ts
var values = __webpack_require__(85155);
;// CONCATENATED MODULE: ./packages/smoke/src/answers/predictions.ts


/**
 * Predictions as model servers write them: one value, a list of values or of lists, a list of records, or an object of lists. Records
 * and objects are one output per key; everything else is one output called `predictions`. Throws NoAnswer.
 */
function readPredictions(predictions) {
    if (predictions === undefined || predictions === null)
        throw new answer/* NoAnswer */.W('there are no predictions');
    if (Array.isArray(predictions)) {
        if (predictions.length === 0)
            throw new answer/* NoAnswer */.W('the list of predictions is empty');
        if (!predictions.some(isRecord))
            return { outputs: [output('predictions', predictions)], rows: predictions.length };
        return { outputs: fromRecords(predictions), rows: predictions.length };
    }
    if (!isRecord(predictions))
        return { outputs: [output('predictions', predictions)], rows: 1 };
    const names = Object.keys(predictions);
    if (names.length === 0)
        throw new answer/* NoAnswer */.W('the predictions are an empty object');
    const outputs = names.map((name) => output(name, predictions[name]));
    const rows = outputs.map(({ shape }) => shape[0] ?? 1);
    const other = rows.findIndex((count) => count !== rows[0]);
    if (other > 0)
        throw new answer/* NoAnswer */.W(`${names[0]} answers ${rows[0]} rows and ${names[other]} ${rows[other]}`);
    return { outputs, rows: rows[0] };
}
function fromRecords(records) {
    const [first] = records;
    const names = isRecord(first) ? Object.keys(first) : [];
    if (names.length === 0)
        throw new answer/* NoAnswer */.W('prediction 1 is an empty record or none');
    records.forEach((record, index) => {
        if (!isRecord(record))
            throw new answer/* NoAnswer */.W(`prediction ${index + 1} is not a record as prediction 1 is`);
        const keys = Object.keys(record);
        const odd = names.find((name) => !Object.hasOwn(record, name)) ?? keys.find((name) => !names.includes(name));
        if (odd !== undefined)
            throw new answer/* NoAnswer */.W(`predictions 1 and ${index + 1} do not both have ${odd}`);
    });
    return names.map((name) => output(name, records.map((record) => record[name])));
}
function output(name, value) {
    return { name, ...(0,values/* flatten */.B)(value, name) };
}
function isRecord(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value);
}

// EXTERNAL MODULE: ./packages/smoke/src/protocols/protocol.ts
var protocol = __webpack_require__(94487);
;// CONCATENATED MODULE: ./packages/smoke/src/protocols/mlflow.ts




const bodies = ['dataframe_split', 'dataframe_records', 'instances', 'inputs'];
/** MLflow's scoring server (`mlflow models serve`): /ping and /invocations. Its /version is that of MLflow, not of the model. */
function mlflowProtocol() {
    return {
        healthPaths: ['/ping'],
        predictPath: '/invocations',
        isBody: (value) => bodies.some((key) => Object.hasOwn(value, key)),
        bodyOf(rows) {
            const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
            const data = rows.map((row) => columns.map((column) => row[column] ?? null));
            return { dataframe_split: { columns, data } };
        },
        rowsIn: (body) => (0,protocol/* countOf */.p)((0,answers_body.at)(body, 'dataframe_split.data')) ??
            ['dataframe_records', 'instances', 'inputs'].map((key) => (0,protocol/* countOf */.p)((0,answers_body.at)(body, key))).find((n) => n !== undefined),
        read(body) {
            const predictions = (0,answers_body.at)(body, 'predictions');
            if (predictions === undefined)
                throw new answer/* NoAnswer */.W('the body has no predictions');
            return readPredictions(predictions);
        },
        versionIn: () => undefined,
    };
}

// EXTERNAL MODULE: ./packages/smoke/src/protocols/oip-v2.ts
var oip_v2 = __webpack_require__(57856);
;// CONCATENATED MODULE: ./packages/smoke/src/protocols/rest.ts




const usual = ['predictions', 'prediction'];
const versionPaths = ['model_version', 'modelVersion', 'model.version', 'version'];
const rowLists = ['rows', 'instances', 'inputs', 'records', 'data'];
/** Any HTTP service that takes JSON and gives JSON; `predictions` is the dotted path of the answers in its body. */
function restProtocol(predictions) {
    return {
        healthPaths: ['/health'],
        predictPath: '/predict',
        isBody: () => true,
        bodyOf: (rows) => (rows.length === 1 ? rows[0] : rows),
        rowsIn(body) {
            if (Array.isArray(body))
                return body.length;
            const lists = rowLists.map((name) => (0,answers_body.at)(body, name)).filter((value) => Array.isArray(value));
            return lists.length === 1 ? (0,protocol/* countOf */.p)(lists[0]) : undefined;
        },
        read(body) {
            if (predictions === undefined && (Array.isArray(body) || typeof body !== 'object'))
                return readPredictions(body);
            const paths = predictions === undefined ? usual : [predictions];
            const path = paths.find((name) => (0,answers_body.at)(body, name) !== undefined);
            if (path !== undefined)
                return readPredictions((0,answers_body.at)(body, path));
            const hint = predictions === undefined ? '; name their place with `predictions` under `expect`' : '';
            throw new answer/* NoAnswer */.W(`the body has no ${paths.join(' or ')}${hint}`);
        },
        versionIn: (body, headers) => (0,protocol/* versionText */.K)(headers['x-model-version']) ??
            versionPaths.map((path) => (0,protocol/* versionText */.K)((0,answers_body.at)(body, path))).find((version) => version !== undefined),
    };
}

;// CONCATENATED MODULE: ./packages/smoke/src/protocols/open.ts




const protocolNames = ['rest', 'oip-v2', 'mlflow'];
/** The protocol an input names. `model` is needed for oip-v2, `predictions` is for rest alone. */
function openProtocol(name, { model, predictions }) {
    if (predictions !== undefined && name !== 'rest') {
        throw new user_error/* UserError */.y('bad-input', `\`predictions\` under \`expect\` is for \`protocol: rest\`, not for ${name}.`, {
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
                return (0,oip_v2/* oipV2Protocol */.$)(model);
            throw new user_error/* UserError */.y('bad-input', '`served-as` was not given, and neither was `model`.', {
                hint: 'With `protocol: oip-v2` the name of the model is part of every address: name it.',
            });
        }
    }
}


/***/ }),

/***/ 94487:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ versionText),
/* harmony export */   p: () => (/* binding */ countOf)
/* harmony export */ });
/** A version as it may be written; what says "none" is none. */
function versionText(value) {
    if (typeof value === 'number' && Number.isFinite(value))
        return String(value);
    if (typeof value !== 'string')
        return undefined;
    const text = value.trim();
    return /^(none|null|undefined|unknown|)$/i.test(text) ? undefined : text;
}
/** The length of a list, or of the lists an object holds. */
function countOf(value) {
    if (Array.isArray(value))
        return value.length;
    if (value === null || typeof value !== 'object')
        return undefined;
    const [first] = Object.values(value);
    return Array.isArray(first) ? first.length : undefined;
}


/***/ }),

/***/ 13932:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ smokeSettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57182);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89921);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92857);
/* harmony import */ var _expectation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65379);
/* harmony import */ var _protocols_open_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49500);




/** What a user can type for `smoke-test`. */
const smokeSettings = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    url: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(), { description: 'Address of the model server, such as http://localhost:8080', required: true }),
    protocol: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .choice */ .Yq)(_protocols_open_js__WEBPACK_IMPORTED_MODULE_1__/* .protocolNames */ .T), {
        description: '`rest` is any JSON service, `oip-v2` the Open Inference Protocol (MLServer, KServe, Triton), `mlflow` what `mlflow models serve` speaks',
        default: 'rest',
    }),
    model: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(), { description: 'Name of the model the evidence is about; for `oip-v2` also in the addresses' }),
    'served-as': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(), {
        description: 'For `oip-v2`: the name of the model on the server, when it is not that of `model`',
    }),
    path: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(), {
        description: 'Where predictions are asked, below `url`',
        shownDefault: '/predict, /v2/models/<model>/infer or /invocations',
    }),
    health: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .lines */ .Mn)(), {
        description: 'Where health is asked, below `url`; of several every one must be healthy',
        shownDefault: '/health, /v2/health/ready and /v2/models/<model>/ready, or /ping',
    }),
    'wait-for': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .duration */ .p0)(), { description: 'How long the server may take to become healthy', default: '1m' }),
    payloads: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .lines */ .Mn)(), {
        description: 'Files of realistic requests (paths or globs, one per line): JSON, JSONL, CSV, TSV',
        required: true,
    }),
    body: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(), {
        description: 'How rows become a body: JSON with "{row}", "{rows}" or "{values}" in it',
        shownDefault: 'as the protocol has it',
    }),
    'rows-per-request': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .integer */ .nd)({ min: 1, max: 100_000 }), {
        description: 'How many rows of a CSV, TSV, JSONL or JSON list travel in one request',
        default: '1',
    }),
    expect: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_5__/* .mapping */ .p)().pipe(_expectation_js__WEBPACK_IMPORTED_MODULE_0__/* .expectationSchema */ .m), {
        description: 'What the answers must be: `type`, `shape`, `min`, `max`, `in`, `schema`, known answers and their `tolerance`, by output',
    }),
    'negative-payloads': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .lines */ .Mn)(), {
        description: 'Files of requests the server must refuse (4xx); `malformed` stands for a body that is cut off in the middle',
    }),
    'expected-model-version': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(), {
        description: 'The version that must have answered; when it cannot be proven the verdict is `inconclusive`',
    }),
    'version-from': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(), {
        description: 'Where the version is told: `body:<dotted path>`, `header:<name>`, or `get:<path>#<dotted path>` for a page beside the predictions',
        shownDefault: 'where the protocol tells it',
    }),
    baseline: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(), {
        description: 'File of earlier answers (of `write-baseline`): the same requests must be answered the same',
    }),
    'write-baseline': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(), { description: 'File the answers are written to, for a later `baseline`' }),
    requests: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .integer */ .nd)({ min: 0, max: 1_000_000 }), {
        description: 'Requests sent to measure latency and errors; 0 leaves that out',
        default: '100',
    }),
    concurrency: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .integer */ .nd)({ min: 1, max: 1000 }), { description: 'Requests under way at a time', default: '4' }),
    rate: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .number */ .ai)({ min: 0.01, max: 10_000 }), {
        description: 'Requests per second, sent on schedule whether or not the server keeps up; latency then counts from when each was due',
        shownDefault: 'as fast as `concurrency` allows',
    }),
    'max-p50-ms': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .number */ .ai)({ min: 0 }), { description: 'Largest median latency, milliseconds' }),
    'max-p95-ms': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .number */ .ai)({ min: 0 }), { description: 'Largest 95th percentile of the latency, milliseconds' }),
    'max-p99-ms': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .number */ .ai)({ min: 0 }), { description: 'Largest 99th percentile of the latency, milliseconds' }),
    'max-error-rate': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .share */ .uM)(), {
        description: 'Largest share of failed requests under load; 0 means that none may fail',
        default: '0',
    }),
    bounds: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .choice */ .Yq)(['observed', 'proven']), {
        description: '`observed` holds the measured percentile and share against their bounds, `proven` their 95 % confidence limits; with too few requests either is `inconclusive`',
        default: 'observed',
    }),
    timeout: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .duration */ .p0)(), { description: 'How long one answer may take', default: '10s' }),
    headers: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .lines */ .Mn)(), {
        description: 'Headers sent with every request, one `Name: value` per line, such as Authorization; never shown',
        secret: true,
    }),
    ca: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(), { description: 'File of certificates (PEM) that are trusted beside the usual ones' }),
});


/***/ })

};
