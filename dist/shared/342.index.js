export const id = 342;
export const ids = [342];
export const modules = {

/***/ 25422:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action_action)
});

// EXTERNAL MODULE: ./packages/config/src/source.ts
var source = __webpack_require__(11647);
// EXTERNAL MODULE: ./packages/kit/src/action.ts
var action = __webpack_require__(33624);
// EXTERNAL MODULE: ./packages/smoke/src/settings.ts
var settings = __webpack_require__(13932);
// EXTERNAL MODULE: ./packages/smoke/src/expectation.ts
var src_expectation = __webpack_require__(65379);
// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var judgement = __webpack_require__(86728);
// EXTERNAL MODULE: ./packages/smoke/src/answers/answer.ts
var answers_answer = __webpack_require__(5103);
// EXTERNAL MODULE: ./packages/smoke/src/answers/body.ts
var answers_body = __webpack_require__(87777);
// EXTERNAL MODULE: ./packages/smoke/src/http/exchange.ts
var http_exchange = __webpack_require__(56049);
;// CONCATENATED MODULE: ./packages/smoke/src/ask-model.ts



/** Sends one payload and reads the answer. What is no answer to the payload comes back as the reason why. */
async function askModel(send, target, payload) {
    return understand(await post(send, target, payload.body), target, payload);
}
function post(send, { url, headers, timeoutMs }, body) {
    return send({ method: 'POST', url, headers, body, timeoutMs });
}
/** A reply as the answer to a payload. */
function understand(exchange, target, payload) {
    if (exchange.kind === 'none')
        return { payload, reason: exchange.reason };
    if (exchange.status < 200 || exchange.status > 299)
        return { payload, reason: (0,http_exchange/* told */.E)(exchange) };
    try {
        const body = (0,answers_body/* jsonOf */.o_)(exchange, target.contentType);
        (0,answers_body/* refuseErrorBody */.Lf)(body);
        const answer = target.protocol.read(body);
        const { rows } = payload;
        if (target.onePerRow && rows !== undefined) {
            const odd = answer.outputs.find(({ shape }) => (shape[0] ?? 1) !== rows);
            if (odd)
                throw new answers_answer/* NoAnswer */.W(`${odd.name} answers ${odd.shape[0] ?? 1} rows of ${rows}`);
        }
        return { payload, answer, body, headers: exchange.headers };
    }
    catch (error) {
        if (error instanceof answers_answer/* NoAnswer */.W)
            return { payload, reason: `it answered ${exchange.status}, but ${error.message}` };
        throw error;
    }
}
function isAnswered(result) {
    return 'answer' in result;
}

;// CONCATENATED MODULE: ./packages/smoke/src/counted.ts
/** `1 request`, `20 requests`. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./packages/smoke/src/checks/answered.ts
const mostExamples = 5;
/** The first few payloads something is wrong with, for the evidence; `file` and `line` say where they stand. */
function examplesOf(wrong) {
    return wrong.slice(0, mostExamples).map(({ payload: { name, file, line }, reason }) => ({
        payload: name,
        reason,
        ...(file !== undefined && { file }),
        ...(line !== undefined && { line }),
    }));
}

;// CONCATENATED MODULE: ./packages/smoke/src/checks/check-outputs.ts


const ruleNames = ['type', 'datatype', 'shape', 'min', 'max', 'in'];
/** One check per output and rule, over all answers. Rules at the top are about the only output there is. */
function checkOutputs(answered, expectation) {
    const top = Object.fromEntries(ruleNames.filter((name) => expectation[name] !== undefined).map((name) => [name, expectation[name]]));
    const byOutput = Object.entries(expectation.outputs ?? {});
    const checks = byOutput.flatMap(([output, rules]) => checkRules(answered, output, rules));
    return Object.keys(top).length === 0 ? checks : [...checks, ...checkRules(answered, undefined, top)];
}
function checkRules(answered, name, rules) {
    return ruleNames
        .filter((rule) => rules[rule] !== undefined)
        .map((rule) => {
        const wrong = answered.flatMap((each) => {
            const reason = fault(each, name, rule, rules);
            return reason === undefined ? [] : [{ payload: each.payload, reason }];
        });
        const title = titleOf(name ?? 'predictions', rule, rules);
        const [first] = wrong;
        return {
            id: `outputs.${name ?? 'predictions'}.${rule}`,
            title,
            verdict: first ? 'fail' : answered.length === 0 ? 'inconclusive' : 'pass',
            reason: first
                ? `${title} does not hold in ${wrong.length} of ${counted(answered.length, 'answer')}: ${first.reason} (${first.payload.name}).`
                : answered.length === 0
                    ? `Whether ${title} was not checked: there are no answers.`
                    : `${title} holds in ${answered.length} of ${counted(answered.length, 'answer')}.`,
            sizes: { answers: answered.length },
            ...(first && { examples: examplesOf(wrong) }),
        };
    });
}
function titleOf(name, rule, { type, datatype, shape, min, max, in: classes }) {
    switch (rule) {
        case 'type':
            return `${name} is ${type}`;
        case 'datatype':
            return `${name} is of datatype ${datatype}`;
        case 'shape':
            return `${name} has shape [${shape.join(', ')}]`;
        case 'min':
            return `${name} >= ${min}`;
        case 'max':
            return `${name} <= ${max}`;
        case 'in':
            return `${name} is one of ${classes.join(', ')}`;
    }
}
function fault({ answer }, name, rule, rules) {
    const { outputs } = answer;
    const found = name === undefined && outputs.length === 1 ? outputs[0] : outputs.find((output) => output.name === name);
    const names = outputs.map((output) => output.name).join(', ');
    if (found)
        return brokenRule(found, rule, rules, answer.rows);
    if (name === undefined)
        return `it has the outputs ${names}, so rules belong under \`outputs\``;
    return `it has no output ${name}, but ${names}`;
}
/** How an output breaks a rule, as half a sentence; undefined when it keeps it. */
function brokenRule(output, rule, rules, rows) {
    const { type, datatype, shape, min, max, in: classes } = rules;
    switch (rule) {
        case 'type':
            return first(output, (value) => isOf(type, value));
        case 'datatype':
            return output.datatype === datatype ? undefined : `the datatype is ${output.datatype ?? 'not told'}`;
        case 'shape': {
            const fits = shape.length === output.shape.length &&
                shape.every((side, i) => side === 'any' || output.shape[i] === (side === 'rows' ? rows : side));
            return fits ? undefined : `the shape is [${output.shape.join(', ')}]`;
        }
        // What is no number is not within bounds.
        case 'min':
            return first(output, (value) => typeof value === 'number' && value >= min);
        case 'max':
            return first(output, (value) => typeof value === 'number' && value <= max);
        case 'in':
            return first(output, (value) => classes.includes(value));
    }
}
function isOf(type, value) {
    return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}
function first({ values }, keeps) {
    const index = values.findIndex((value) => !keeps(value));
    return index < 0 ? undefined : `value ${index + 1} is ${JSON.stringify(values[index])}`;
}

// EXTERNAL MODULE: ./packages/smoke/src/answers/values.ts
var values = __webpack_require__(85155);
;// CONCATENATED MODULE: ./packages/smoke/src/checks/compare.ts
/** Whether a number is within tolerance of the reference, or another value is the same. */
function agrees(value, reference, { absolute, relative }) {
    if (typeof value === 'number' && typeof reference === 'number') {
        return value === reference || Math.abs(value - reference) <= absolute + relative * Math.abs(reference);
    }
    return value === reference;
}
/** Holds values against references of the same length. */
function differenceOf(values, references, tolerance, where) {
    let changed = 0;
    let largest = 0;
    let first;
    references.forEach((reference, index) => {
        const value = values[index];
        if (typeof value === 'number' && typeof reference === 'number') {
            largest = Math.max(largest, Math.abs(value - reference));
        }
        if (agrees(value, reference, tolerance))
            return;
        changed++;
        first ??= `${where} ${index + 1} is ${JSON.stringify(value)} where ${JSON.stringify(reference)} was expected`;
    });
    return { compared: references.length, changed, largest, first };
}
function together(differences) {
    return {
        compared: differences.reduce((sum, { compared }) => sum + compared, 0),
        changed: differences.reduce((sum, { changed }) => sum + changed, 0),
        largest: differences.reduce((most, { largest }) => Math.max(most, largest), 0),
        first: differences.find(({ first }) => first !== undefined)?.first,
    };
}
/** The output known answers are about: the named one, or the only one. */
function outputFor(outputs, name) {
    if (name !== undefined)
        return outputs.find((output) => output.name === name);
    return outputs.length === 1 ? outputs[0] : undefined;
}

;// CONCATENATED MODULE: ./packages/smoke/src/checks/known-answers.ts






/** Holds predictions against the answers that are known. `undefined` when none are. `fail` above `max-wrong`. */
function checkKnownAnswers(answered, expectation) {
    const known = answered.filter(({ payload }) => payload.answers !== undefined);
    if (known.length === 0)
        return undefined;
    const tolerance = (0,src_expectation/* toleranceOf */.L)(expectation.tolerance);
    const allowed = expectation['max-wrong'] ?? 0;
    const differences = [];
    const wrong = [];
    let incomparable = false;
    for (const { payload, answer } of known) {
        const output = outputFor(answer.outputs, expectation.output);
        const references = referencesOf(payload.answers);
        const reason = output
            ? typeof references === 'string'
                ? references
                : references.length === output.values.length
                    ? undefined
                    : `${counted(output.values.length, 'prediction')} for ${counted(references.length, 'known answer')}`
            : `it has the outputs ${answer.outputs.map(({ name }) => name).join(', ')}; say which one with \`output\` under \`expect\``;
        if (reason !== undefined || !output || typeof references === 'string') {
            incomparable = true;
            const count = payload.answers.length;
            differences.push({ compared: count, changed: count, largest: 0, first: reason });
            wrong.push({ payload, reason: reason });
            continue;
        }
        const difference = differenceOf(output.values, references, tolerance, 'prediction');
        differences.push(difference);
        if (difference.first !== undefined)
            wrong.push({ payload, reason: difference.first });
    }
    const { compared, changed, largest, first } = together(differences);
    const passes = !incomparable && compared > 0 && changed <= allowed * compared;
    const found = `${changed} of ${compared} known answers were missed`;
    return {
        id: 'answers.known',
        title: 'the predictions are the known answers',
        verdict: passes ? 'pass' : 'fail',
        reason: first === undefined ? `${compared} of ${compared} known answers were given.` : `${found}; ${first}.`,
        observed: compared === 0 ? 0 : changed / compared,
        threshold: allowed,
        sizes: { answers: compared },
        method: { name: '|p - k| <= absolute + relative * |k|', parameters: { ...tolerance } },
        values: { 'largest difference': largest },
        ...(wrong.length > 0 && { examples: examplesOf(wrong) }),
    };
}
function referencesOf(answers) {
    try {
        return (0,values/* flatten */.B)(answers, 'the list of known answers').values;
    }
    catch (error) {
        if (error instanceof answers_answer/* NoAnswer */.W)
            return error.message;
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/smoke/src/load/run-load.ts
/**
 * Sends `requests` requests, `concurrency` at most under way.
 *
 * Without a rate the loop is closed and a latency is the time one request took. With a rate the loop is open: request i is due at
 * i / rate, and its latency counts from then even when it has to wait for its turn. So a server that stalls is charged for
 * everyone it keeps waiting, and there is no coordinated omission to correct (Tene, "How NOT to Measure Latency").
 */
async function runLoad({ requests, concurrency, rate }, send, { now, sleep }, signal) {
    const done = [];
    const began = now();
    let next = 0;
    let late = 0;
    const stopped = () => signal?.aborted === true;
    const sender = async () => {
        while (next < requests && !stopped()) {
            const index = next++;
            const due = rate === undefined ? now() : began + (index * 1000) / rate;
            const ahead = due - now();
            if (ahead > 0) {
                await sleep(ahead, signal);
                if (stopped())
                    return;
            }
            else if (ahead < 0 && rate !== undefined)
                late++;
            // A timer may fire early by a fraction, and then nothing has been waited for.
            const from = Math.min(due, now());
            const outcome = await send(index);
            done.push({ latencyMs: now() - from, outcome });
        }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, requests) }, sender));
    return { done, durationMs: now() - began, late };
}

;// CONCATENATED MODULE: ./packages/smoke/src/ask-all.ts




/** Asks every payload once and gives the results in the order of the payloads. */
async function askAll(send, { target }, payloads, concurrency, world) {
    const results = payloads.map((payload) => ({ payload, reason: 'the job was cancelled' }));
    await runLoad({ requests: payloads.length, concurrency, rate: undefined }, async (index) => void (results[index] = await askModel(send, target, payloads[index])), { now: () => performance.now(), sleep: (ms, signal) => world.clock.sleep(ms, signal) }, world.signal);
    return {
        answered: results.filter(isAnswered),
        unanswered: results.filter((result) => !isAnswered(result)),
    };
}
/** How an answer under load breaks what the same payload kept before, as half a sentence. */
function faultOf(answered, expectation) {
    const known = (expectation['max-wrong'] ?? 0) > 0 ? undefined : checkKnownAnswers([answered], expectation);
    const broken = [...checkOutputs([answered], expectation), ...(known ? [known] : [])].find(({ verdict }) => verdict === 'fail');
    return broken && `under load ${broken.reason.replace(/\.$/, '')}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./packages/smoke/src/baseline.ts








const value = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP(), schemas/* boolean */.zMY()]);
const baselineSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('tidegate-predictions/1'),
    protocol: schemas/* string */.YjP(),
    model: schemas/* string */.YjP().optional(),
    version: schemas/* string */.YjP().optional(),
    answers: schemas/* array */.YOg(schemas/* strictObject */.rej({
        request: schemas/* string */.YjP().describe('SHA-256 of the body sent'),
        payload: schemas/* string */.YjP(),
        outputs: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), shape: schemas/* array */.YOg(schemas/* number */.aig()), values: schemas/* array */.YOg(value).min(1) })),
    }))
        .min(1),
});
/** Reads a baseline file. Throws a UserError when it is not one. */
function parseBaseline(file, text) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch (cause) {
        throw refuse(file, 'is not JSON', cause);
    }
    const parsed = baselineSchema.safeParse(json);
    if (parsed.success)
        return parsed.data;
    throw refuse(file, 'was not written by `write-baseline`', parsed.error);
}
/** Keeps the answers of this run. The text is the same whenever the answers are. */
async function writeBaseline(path, answered, about) {
    const baseline = {
        schema: 'tidegate-predictions/1',
        ...about,
        answers: answered.map(({ payload, answer }) => ({
            request: requestDigest(payload),
            payload: payload.name,
            outputs: answer.outputs.map(({ name, shape, values }) => ({ name, shape: [...shape], values: [...values] })),
        })),
    };
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    await (0,promises_.writeFile)(path, `${JSON.stringify(baseline, null, 1)}\n`);
}
/**
 * Whether the same requests are answered as they were. `fail` when more than `max-changed` of the predictions differ by more than the
 * tolerance or have another form; `inconclusive` when a request has no earlier answer.
 */
function checkBaseline(answered, baseline, expectation) {
    const tolerance = (0,src_expectation/* toleranceOf */.L)(expectation.tolerance);
    const allowed = expectation['max-changed'] ?? 0;
    const earlier = new Map(baseline.answers.map((each) => [each.request, each.outputs]));
    const differences = [];
    const wrong = [];
    const fresh = [];
    for (const each of answered) {
        const before = earlier.get(requestDigest(each.payload));
        if (!before) {
            fresh.push(each.payload);
            continue;
        }
        const difference = differenceFrom(before, each, tolerance);
        differences.push(difference);
        if (difference.first !== undefined)
            wrong.push({ payload: each.payload, reason: difference.first });
    }
    const { compared, changed, largest, first } = together(differences);
    const share = compared === 0 ? 0 : changed / compared;
    const verdict = share > allowed ? 'fail' : fresh.length > 0 || compared === 0 ? 'inconclusive' : 'pass';
    const known = `${changed} of ${compared} predictions differ from the baseline${first === undefined ? '' : `; ${first}`}`;
    const without = compared === 0
        ? 'The baseline has an answer to none of these requests.'
        : `The baseline has no answer to ${fresh.length} of ${answered.length} requests (${fresh[0]?.name ?? ''}); ${known}.`;
    return {
        id: 'baseline',
        title: 'the predictions are as they were',
        verdict,
        reason: verdict === 'inconclusive' ? without : `${known}.`,
        observed: share,
        threshold: allowed,
        sizes: { predictions: compared, requests: answered.length, 'without earlier answer': fresh.length },
        method: { name: '|p - b| <= absolute + relative * |b|', parameters: { ...tolerance } },
        values: {
            'largest difference': largest,
            ...(baseline.version !== undefined && { 'baseline version': baseline.version }),
        },
        ...(wrong.length > 0 && { examples: examplesOf(wrong) }),
    };
}
function differenceFrom(before, { answer }, tolerance) {
    return together(before.map(({ name, shape, values }) => {
        const now = answer.outputs.find((output) => output.name === name);
        const changed = { compared: values.length, changed: values.length, largest: 0 };
        if (!now)
            return { ...changed, first: `the output ${name} is gone` };
        if (now.shape.join() === shape.join())
            return differenceOf(now.values, values, tolerance, `${name}, value`);
        return { ...changed, first: `the shape of ${name} is [${now.shape.join(', ')}] and was [${shape.join(', ')}]` };
    }));
}
function requestDigest({ body }) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(body).digest('hex')}`;
}
function refuse(file, what, cause) {
    return new user_error/* UserError */.y('unreadable', `\`baseline\`: ${file} ${what}.`, {
        hint: 'Name a file that an earlier run of this action wrote with `write-baseline`.',
        cause,
    });
}

;// CONCATENATED MODULE: ./packages/smoke/src/checks/answers.ts

/** Whether every payload was answered. */
function checkAnswered(answered, unanswered) {
    const total = answered.length + unanswered.length;
    const [first] = unanswered;
    return {
        id: 'answers',
        title: 'every payload is answered',
        verdict: first ? 'fail' : 'pass',
        reason: first
            ? `${unanswered.length} of ${total} payloads were not answered; ${first.payload.name}: ${first.reason}.`
            : `${total} of ${total} payloads were answered.`,
        observed: answered.length,
        threshold: total,
        sizes: { payloads: total },
        ...(first && { examples: examplesOf(unanswered) }),
    };
}
/** Whether every body matches the JSON Schema that was given. */
function checkBodies(answered, matches) {
    const wrong = answered.flatMap(({ payload, body }) => {
        const reason = matches(body);
        return reason === undefined ? [] : [{ payload, reason }];
    });
    const [first] = wrong;
    return {
        id: 'answers.schema',
        title: 'every body matches the JSON Schema',
        verdict: first ? 'fail' : answered.length === 0 ? 'inconclusive' : 'pass',
        reason: first
            ? `${wrong.length} of ${answered.length} bodies do not match the schema; ${first.payload.name}: ${first.reason}.`
            : answered.length === 0
                ? 'No body was there to be held against the schema.'
                : `${answered.length} of ${answered.length} bodies match the schema.`,
        sizes: { answers: answered.length },
        ...(first && { examples: examplesOf(wrong) }),
    };
}

;// CONCATENATED MODULE: ./packages/smoke/src/checks/refusal.ts


/** Statuses of requests that never came as far as the model: they say nothing about the payload. */
const notAboutThePayload = new Set([401, 403, 404, 405, 407, 408, 429]);
/** A payload that must be refused: 4xx passes; 2xx, a redirect, 5xx and silence fail. */
function checkRefusal(payload, exchange) {
    const check = (verdict, reason) => ({
        id: `refused.${payload.name}`,
        title: `${payload.name} is refused`,
        verdict,
        reason,
        observed: exchange.kind === 'none' ? exchange.trouble : exchange.status,
        threshold: '4xx',
        ...(verdict === 'fail' && { examples: examplesOf([{ payload, reason }]) }),
    });
    const what = `${payload.name} should be refused, but ${(0,http_exchange/* told */.E)(exchange)}`;
    if (exchange.kind === 'none')
        return check('fail', `${what}.`);
    const { status } = exchange;
    if (notAboutThePayload.has(status)) {
        return check('inconclusive', `${what}, which is no judgement of the payload.`);
    }
    if (status >= 400 && status <= 499)
        return check('pass', `${payload.name} was refused with ${status}.`);
    if (status >= 500)
        return check('fail', `${what}: the server broke instead of refusing.`);
    return check('fail', `${what}.`);
}

;// CONCATENATED MODULE: ./packages/smoke/src/checks/version.ts
/** Another version than expected fails; what cannot be proven is `inconclusive`, never a pass. */
function checkVersion(expected, { from, counts, trouble }) {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const others = [...counts].filter(([version]) => version !== undefined && version !== expected);
    const silent = counts.get(undefined) ?? 0;
    const seen = [...counts.keys()].filter((version) => version !== undefined).join(', ');
    const check = (verdict, reason) => ({
        id: 'version',
        title: `version ${expected} answered`,
        verdict,
        reason,
        observed: seen === '' ? null : seen,
        threshold: expected,
        sizes: { responses: total },
        method: { name: 'version named by the server', parameters: { from } },
    });
    if (others.length > 0) {
        const wrong = others.map(([version, count]) => `${version} in ${count} of ${total} responses`).join(', ');
        return check('fail', `Version ${expected} was expected, but ${from} names ${wrong}.`);
    }
    if (trouble !== undefined)
        return check('inconclusive', `Which version answered cannot be proven: ${trouble}.`);
    if (total === 0)
        return check('inconclusive', 'Which version answered cannot be proven: nothing was answered.');
    if (silent > 0) {
        const what = silent === total ? 'no response names one' : `${silent} of ${total} responses name none`;
        return check('inconclusive', `Which version answered cannot be proven: ${what} (${from}). Say where it is told with \`version-from\`.`);
    }
    return check('pass', `${total} of ${total} responses are of version ${expected} (${from}).`);
}

;// CONCATENATED MODULE: ./packages/smoke/src/http/address.ts

/** Reads `url`. A user and password in it become an Authorization header. */
function parseAddress(input, typed) {
    let url;
    try {
        url = new URL(typed);
    }
    catch (cause) {
        throw address_refuse(input, typed, cause);
    }
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
        throw address_refuse(input, typed);
    const { username, password } = url;
    url.username = url.password = url.hash = '';
    if (username === '' && password === '')
        return { url, headers: {} };
    const pair = Buffer.from(`${decode(username)}:${decode(password)}`).toString('base64');
    return { url, headers: { authorization: `Basic ${pair}` } };
}
/** The address below a server's: it keeps the server's own path and query. Throws a UserError for an address of another host. */
function below(base, path) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) {
        const url = URL.canParse(path) ? new URL(path) : undefined;
        if (url?.origin === base.origin)
            return url;
        throw new user_error/* UserError */.y('bad-input', `${url ? shown(url) : path} is not an address below ${shown(base)}.`, {
            hint: 'Write a path such as /predict; headers and credentials are for the host of `url` alone.',
        });
    }
    const [route = '', query] = path.split('?');
    const url = new URL(base);
    url.pathname = `${base.pathname.replace(/\/$/, '')}/${route.replace(/^\//, '')}`;
    if (query !== undefined)
        url.search = query;
    return url;
}
/** Where health is asked: below the server's address, or at another host, whose requests carry no headers. */
function healthAddress(base, typed) {
    return /^https?:\/\//i.test(typed) ? parseAddress('health', typed).url : below(base, typed);
}
/** An address as it may be shown: no credentials, no query. */
function shown(url) {
    return `${url.protocol}//${url.host}${url.pathname}`;
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function address_refuse(input, typed, cause) {
    return new user_error/* UserError */.y('bad-input', `\`${input}\` is ${JSON.stringify(typed)}: expected an http or https address.`, {
        hint: 'Write it with its scheme, such as http://localhost:8080.',
        cause,
    });
}

;// CONCATENATED MODULE: ./packages/smoke/src/health.ts




const goodWords = /^(ok|okay|healthy|up|pass|passing|ready|alive|live|running|available|active|serving|success|green|true)$/i;
const wordKeys = [
    'status',
    'state',
    'health',
    'ready',
    'live',
    'alive',
    'healthy',
    'ok',
    'model_ready',
    'model_loaded',
];
/**
 * Why a reply does not say that the server is healthy, as half a sentence; undefined when it does. 2xx with an empty body, a plain word such as
 * "ok" or JSON whose status words are all good says so; HTML, an error or an unknown status word does not.
 */
function unhealthy(reply, matches) {
    if (reply.status < 200 || reply.status > 299)
        return (0,http_exchange/* told */.E)(reply);
    const text = reply.body.toString('utf8').trim();
    const type = reply.headers['content-type'] ?? '';
    if (text.startsWith('<') || (/html/i.test(type) && text !== ''))
        return `${(0,http_exchange/* told */.E)(reply)}, which is a page for people and no sign of health`;
    const json = parsed(text);
    if (matches) {
        const wrong = json === undefined ? 'the body is not JSON' : matches(json.value);
        return wrong === undefined ? undefined : `${(0,http_exchange/* told */.E)(reply)}: ${wrong}`;
    }
    if (text === '')
        return undefined;
    if (json === undefined)
        return goodWords.test(text.replace(/[.!]$/, '')) ? undefined : unknown(reply);
    const { value } = json;
    if (value === null || typeof value !== 'object')
        return goodWords.test(String(value)) ? undefined : unknown(reply);
    if (Array.isArray(value))
        return unknown(reply);
    const entries = value;
    if ((0,answers_body/* errorIn */.Kd)(value) !== undefined)
        return (0,http_exchange/* told */.E)(reply);
    const bad = wordKeys.find((key) => Object.hasOwn(entries, key) && !isGood(entries[key]));
    return bad === undefined ? undefined : unknown(reply, bad);
}
function isGood(value) {
    if (typeof value === 'boolean')
        return value;
    return typeof value === 'string' && goodWords.test(value.trim());
}
function unknown(reply, key) {
    const where = key === undefined ? '' : ` (\`${key}\`)`;
    return `${(0,http_exchange/* told */.E)(reply)}, which is no word for health${where}; describe a healthy body with \`health\` under \`expect\``;
}
function parsed(text) {
    try {
        return { value: JSON.parse(text) };
    }
    catch {
        return undefined;
    }
}
const pauseMs = 500;
/** Asks until every address is healthy or the time is over. The reason quotes the last answer seen. */
async function awaitHealth(plan, { send, clock, signal }) {
    const began = clock.now();
    const until = began + plan.waitMs;
    let attempts = 0;
    let last = { url: plan.urls[0], reason: 'it was not asked' };
    const ask = async (url) => {
        const timeoutMs = Math.max(1, Math.min(plan.timeoutMs, Math.max(1000, until - clock.now())));
        // Another host has no business with the secrets of this one.
        const headers = url.origin === plan.origin ? plan.headers : {};
        const exchange = await send({ method: 'GET', url, headers, timeoutMs });
        return exchange.kind === 'none' ? exchange.reason : unhealthy(exchange, plan.matches);
    };
    const check = (verdict, reason) => ({
        id: 'health',
        title: `healthy within ${plan.waitMs / 1000} s`,
        verdict,
        reason,
        observed: Math.round((clock.now() - began) / 100) / 10,
        threshold: plan.waitMs / 1000,
        values: { attempts },
    });
    for (;;) {
        attempts++;
        let sick;
        for (const url of plan.urls) {
            const reason = await ask(url);
            if (reason !== undefined)
                sick = { url, reason };
            if (sick)
                break;
        }
        if (!sick) {
            const seconds = (clock.now() - began) / 1000;
            return check('pass', `${plan.urls.map(shown).join(' and ')} healthy after ${seconds.toFixed(1)} s.`);
        }
        last = sick;
        if (signal.aborted)
            return check('inconclusive', 'The job was cancelled before the server was healthy.');
        if (clock.now() + pauseMs >= until)
            break;
        await clock.sleep(pauseMs, signal);
    }
    return check('fail', `${shown(last.url)} was not healthy within ${plan.waitMs / 1000} s (${counted(attempts, 'attempt')}); at last ${last.reason}.`);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./packages/smoke/src/http/trouble.ts
const certificates = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF))/;
/** What a socket, the parser of HTTP or a decompressor threw, as trouble and half a sentence. */
function troubleOf(error) {
    const { code = '', message = String(error), errors } = error;
    // Of a name with several addresses each attempt failed; the first tells enough.
    if (errors !== undefined && errors.length > 0)
        return troubleOf(errors[0]);
    if (certificates.test(code)) {
        return { trouble: 'certificate', reason: `its certificate is not trusted (${code}); name its issuer with \`ca\`` };
    }
    if (code.startsWith('HPE_'))
        return { trouble: 'malformed', reason: `what it sent is not HTTP (${code})` };
    if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_') || code.startsWith('ERR_BROTLI')) {
        return { trouble: 'broken', reason: `the body cannot be unpacked (${code})` };
    }
    if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
        return { trouble: 'broken', reason: `the connection was cut before the answer was whole (${code})` };
    }
    return { trouble: 'unreachable', reason: `it cannot be reached (${code === '' ? message : code})` };
}

;// CONCATENATED MODULE: ./packages/smoke/src/http/client.ts






/** Largest body that is read, unpacked, in bytes. */
const largestBody = 50 * 1024 * 1024;
const idleMs = 1000;
/** HTTP and HTTPS with checked certificates, proxies, a limit of time and of size, and no redirects. */
function httpClient({ ca, proxies, keepAlive = false, signal } = {}) {
    // A connection that lay idle may be closed by the server just when it is used again: it is not kept for longer than this.
    const shared = { keepAlive, timeout: idleMs, ...(proxies && { proxyEnv: proxies }) };
    const plain = new external_node_http_.Agent(shared);
    const secure = new external_node_https_.Agent({ ...shared, ...(ca !== undefined && { ca: [...(0,external_node_tls_.getCACertificates)(), ca] }) });
    const start = (asking) => {
        const options = { method: asking.method, headers: headersOf(asking), ...(signal && { signal }) };
        return asking.url.protocol === 'https:'
            ? (0,external_node_https_.request)(asking.url, { ...options, agent: secure })
            : (0,external_node_http_.request)(asking.url, { ...options, agent: plain });
    };
    return {
        send: (asking) => exchange(asking, start),
        close() {
            plain.destroy();
            secure.destroy();
        },
    };
}
function headersOf({ headers = {}, body }) {
    return {
        accept: 'application/json',
        'user-agent': 'tidegate-smoke-test',
        'accept-encoding': 'gzip',
        ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        ...headers,
    };
}
function exchange(asking, start) {
    return new Promise((resolve) => {
        let request;
        const end = (outcome) => {
            clearTimeout(timer);
            resolve(outcome);
            if (outcome.kind === 'none')
                request?.destroy();
        };
        const fail = (trouble, reason) => end({ kind: 'none', trouble, reason });
        const timer = setTimeout(() => fail('timeout', `there was no whole answer within ${asking.timeoutMs / 1000} s`), asking.timeoutMs);
        try {
            request = start(asking);
        }
        catch (error) {
            // Node throws at once for a header or an address it cannot send.
            return fail('unreachable', `the request cannot be sent (${error.message})`);
        }
        const onError = (error) => {
            if (error.name === 'AbortError')
                return fail('cancelled', 'the job was cancelled');
            const { trouble, reason } = troubleOf(error);
            fail(trouble, reason);
        };
        request.on('error', onError);
        request.on('response', (response) => {
            const body = unpacked(response);
            if (typeof body === 'string')
                return fail('unknown-encoding', `its body is packed as "${(0,http_exchange/* quoted */.T)(body)}", which nobody asked for`);
            const chunks = [];
            let size = 0;
            body.on('data', (chunk) => {
                size += chunk.length;
                if (size <= largestBody)
                    return void chunks.push(chunk);
                fail('too-large', `its body is larger than ${largestBody / 1024 / 1024} MB`);
                body.destroy();
            });
            body.on('error', onError);
            response.on('error', onError);
            body.on('end', () => {
                const { statusCode: status = 0, headers } = response;
                end({ kind: 'reply', status, headers, body: Buffer.concat(chunks) });
            });
        });
        request.end(asking.body);
    });
}
/** The body as it was before it was packed; the name of the encoding when we know no way. */
function unpacked(response) {
    const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
    switch (encoding) {
        case 'identity':
        case '':
            return response;
        case 'gzip':
        case 'x-gzip':
            return response.pipe((0,external_node_zlib_.createGunzip)());
        case 'deflate':
            return response.pipe((0,external_node_zlib_.createInflate)());
        case 'br':
            return response.pipe((0,external_node_zlib_.createBrotliDecompress)());
        default:
            return encoding;
    }
}

// EXTERNAL MODULE: ./packages/statistics/src/proportion-interval.ts
var proportion_interval = __webpack_require__(41637);
;// CONCATENATED MODULE: ./packages/smoke/src/checks/load.ts


const confidence = 0.95;
/** Fewest requests with which a share of at most `allowed` can be proven at 95 %, when none is over. */
function fewestRequests(allowed) {
    return Math.ceil(Math.log(1 - confidence) / Math.log1p(-allowed));
}
/** The nearest-rank percentile: the smallest value that at least a share `p` of the list does not exceed. */
function percentile(sorted, p) {
    // 0.95 * 20 is a little more than 19 in binary.
    return sorted[Math.max(0, Math.ceil(p * sorted.length - 1e-9) - 1)];
}
/**
 * Whether at most a share `allowed` of `n` cases is bad. Clopper and Pearson's one-sided 95 % limits say what is proven; `observed` takes
 * the share itself once there are enough cases for a proof to be possible.
 */
function judgeShare(bad, n, allowed, bounds) {
    if (n === 0)
        return 'inconclusive';
    if (allowed === 0)
        return bad === 0 ? 'pass' : 'fail';
    const { lower, upper } = (0,proportion_interval/* clopperPearsonInterval */.J)(bad, n, 2 * confidence - 1);
    if (lower > allowed)
        return 'fail';
    if (bounds === 'proven')
        return upper <= allowed ? 'pass' : 'inconclusive';
    if (n < fewestRequests(allowed))
        return 'inconclusive';
    return bad <= Math.floor(allowed * n + 1e-9) ? 'pass' : 'fail';
}
/** Holds a percentile of the latency against its bound. A request that failed counts as slower than any bound. */
function checkLatency(percent, maxMs, measured, bounds) {
    const { latencies, failed } = measured;
    const n = latencies.length + failed;
    const allowed = (100 - percent) / 100;
    const slow = latencies.filter((ms) => ms > maxMs).length + failed;
    const verdict = judgeShare(slow, n, allowed, bounds);
    const observed = percentile(latencies, percent / 100);
    const fewest = fewestRequests(allowed);
    const said = observed === undefined
        ? `no request of ${n} succeeded`
        : `p${percent} is ${round(observed)} ms, ${slow} of ${n} requests took longer than ${maxMs} ms or failed`;
    return {
        id: `load.p${percent}`,
        title: `p${percent} <= ${maxMs} ms`,
        verdict,
        reason: verdict === 'inconclusive' ? `${undecided(`p${percent}`, n, fewest)}; ${said}.` : `${capital(said)}.`,
        ...(observed !== undefined && { observed: round(observed) }),
        threshold: maxMs,
        sizes: { requests: n },
        method: shareMethod(bounds, fewest),
        values: { slower: slow, failed, ...limits(slow, n) },
    };
}
/** Holds the share of failed requests against its bound. */
function checkErrorRate(max, { latencies, failed }, bounds, first) {
    const n = latencies.length + failed;
    const verdict = judgeShare(failed, n, max, bounds);
    const said = `${failed} of ${n} requests failed${first === undefined ? '' : `, the first because ${first}`}`;
    const fewest = max === 0 ? 1 : fewestRequests(max);
    return {
        id: 'load.error-rate',
        title: `error rate <= ${max}`,
        verdict,
        reason: verdict === 'inconclusive' ? `${undecided('The error rate', n, fewest)}; ${said}.` : `${capital(said)}.`,
        observed: n === 0 ? null : failed / n,
        threshold: max,
        sizes: { requests: n },
        method: shareMethod(bounds, fewest),
        values: { failed, ...limits(failed, n) },
    };
}
function undecided(what, n, fewest) {
    return n < fewest
        ? `${what} is not decided by ${counted(n, 'request')}, at least ${fewest} are needed`
        : `${what} is not proven by ${counted(n, 'request')}, more are needed`;
}
function shareMethod(bounds, fewest) {
    const name = bounds === 'proven' ? 'Clopper-Pearson limit, one-sided' : 'observed share';
    return { name, parameters: { confidence, 'fewest requests': fewest } };
}
function limits(bad, n) {
    if (n === 0)
        return {};
    const { lower, upper } = (0,proportion_interval/* clopperPearsonInterval */.J)(bad, n, 2 * confidence - 1);
    return { 'share at least': lower, 'share at most': upper };
}
function round(ms) {
    return Number(ms.toPrecision(4));
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./packages/smoke/src/load/latency-figure.ts
const bins = 24;
/** Latencies (ascending, milliseconds) as a histogram whose bins grow by a constant factor. */
function latencyFigure(sorted) {
    const [least] = sorted;
    const most = sorted.at(-1);
    if (least === undefined || most === undefined)
        return undefined;
    const low = Math.max(least, 0.01);
    const high = Math.max(most, low * 1.01);
    const edges = Array.from({ length: bins + 1 }, (_, i) => Number((low * (high / low) ** (i / bins)).toPrecision(6)));
    const counts = new Array(bins).fill(0);
    let bin = 0;
    for (const ms of sorted) {
        while (bin < bins - 1 && ms >= edges[bin + 1])
            bin++;
        counts[bin]++;
    }
    return {
        kind: 'histogram',
        title: 'Latency under load, milliseconds',
        bins: { edges },
        series: [{ name: 'requests', shares: counts.map((count) => count / sorted.length) }],
        notes: ['Bins grow by a constant factor; requests that failed are left out'],
    };
}

;// CONCATENATED MODULE: ./packages/smoke/src/load/measure.ts





const percents = [50, 95, 99];
/** Sends the payloads in turn, judges every answer, and holds latency and errors against their bounds. */
async function measureLoad(inputs, world) {
    const { send, target, payloads, signal, sleep, fault, versionOf } = world;
    const plan = { requests: inputs.requests, concurrency: inputs.concurrency, rate: inputs.rate };
    const stopwatch = { now: () => performance.now(), sleep };
    const versions = new Map();
    // What is kept of an answer is why it is none: a million of them must not fill the memory.
    const ask = async (index) => {
        const result = await askModel(send, target, payloads[index % payloads.length]);
        if (!isAnswered(result))
            return result.reason;
        const version = versionOf(result);
        versions.set(version, (versions.get(version) ?? 0) + 1);
        return fault(result);
    };
    const { done, durationMs, late } = await runLoad(plan, ask, stopwatch, signal);
    const latencies = done
        .filter(({ outcome }) => outcome === undefined)
        .map(({ latencyMs }) => latencyMs)
        .sort((a, b) => a - b);
    const measured = { latencies, failed: done.length - latencies.length };
    const reason = done.find(({ outcome }) => outcome !== undefined)?.outcome;
    const seconds = durationMs / 1000;
    const perSecond = Number((done.length / seconds).toPrecision(4));
    return {
        checks: [
            checkErrorRate(inputs['max-error-rate'], measured, inputs.bounds, reason),
            ...percents.flatMap((percent) => {
                const max = inputs[`max-p${percent}-ms`];
                return max === undefined ? [] : [checkLatency(percent, max, measured, inputs.bounds)];
            }),
        ],
        figure: latencyFigure(latencies),
        facts: {
            'load requests': done.length,
            'load loop': inputs.rate === undefined ? `closed, ${inputs.concurrency} at a time` : `open, ${inputs.rate} per second`,
            'load seconds': Number(seconds.toPrecision(4)),
            'requests per second': perSecond,
            ...(inputs.rate !== undefined && { 'requests that waited for their turn': late }),
            ...Object.fromEntries(percents.map((percent) => [`p${percent}`, shownPercentile(measured, percent)])),
        },
        outputs: {
            ...Object.fromEntries(percents.map((percent) => [`p${percent}-ms`, resolved(latencies, percent)])),
            'error-rate': done.length === 0 ? undefined : measured.failed / done.length,
            requests: done.length,
        },
        versions,
    };
}
/** A percentile that so many values can tell: of fewer than 1 / (1 - p) it would be the largest of them, whatever p is. */
function resolved(latencies, percent) {
    if (latencies.length * (100 - percent) < 100)
        return undefined;
    return Number(percentile(latencies, percent / 100).toPrecision(4));
}
function shownPercentile({ latencies }, percent) {
    const value = resolved(latencies, percent);
    return value === undefined ? `not decided by ${counted(latencies.length, 'request')}` : `${value} ms`;
}

// EXTERNAL MODULE: ./packages/smoke/src/protocols/oip-v2.ts
var oip_v2 = __webpack_require__(57856);
;// CONCATENATED MODULE: ./packages/smoke/src/model-metadata.ts





/** What the model says of itself at `url`: a check, and the inputs it names. */
async function readModel(send, { headers, timeoutMs }, url) {
    const check = (verdict, reason) => ({
        id: 'metadata',
        title: 'the model tells what it is',
        verdict,
        reason,
    });
    const exchange = await send({ method: 'GET', url, headers, timeoutMs });
    const no = (reason) => ({ check: check('fail', `${shown(url)}: ${reason}.`), found: [] });
    if (exchange.kind === 'none' || exchange.status < 200 || exchange.status > 299)
        return no((0,http_exchange/* told */.E)(exchange));
    try {
        const metadata = (0,oip_v2/* readMetadata */._)((0,answers_body/* jsonOf */.o_)(exchange));
        if (!metadata)
            return no('it is no metadata of the Open Inference Protocol');
        const inputs = metadata.tensors.map(({ name, datatype }) => `${name} (${datatype})`).join(', ');
        const reason = `${shown(url)} tells its inputs: ${inputs === '' ? 'none by name' : inputs}.`;
        return { check: check('pass', reason), found: metadata.tensors };
    }
    catch (error) {
        if (error instanceof answers_answer/* NoAnswer */.W)
            return no(error.message);
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/smoke/src/http/headers.ts


/** What says nothing about who asks; all other values are secrets. */
const headers_open = new Set(['accept', 'accept-language', 'content-type', 'host', 'user-agent']);
/** The client writes these itself. */
const own = new Set(['content-length', 'transfer-encoding', 'connection', 'accept-encoding']);
/** Reads `headers`, one `Name: value` per line. `mask` hears every value that may be a secret, also without its scheme. */
function parseHeaders(lines, mask) {
    const headers = {};
    lines.forEach((line, index) => {
        const at = line.indexOf(':');
        const name = line.slice(0, at).trim().toLowerCase();
        const value = line.slice(at + 1).trim();
        if (at <= 0 || value === '' || !isValid(name, value)) {
            throw headers_refuse(`line ${index + 1} is not a header`, 'Write one `Name: value` per line.');
        }
        if (own.has(name))
            throw headers_refuse(`\`${name}\` cannot be set`, 'Leave it out; it is written for each request.');
        if (name in headers)
            throw headers_refuse(`\`${name}\` is given twice`, 'Keep one of them.');
        headers[name] = value;
        if (headers_open.has(name))
            return;
        mask(value);
        const token = /^(?:bearer|basic|token|apikey)\s+(\S.*)$/i.exec(value)?.[1];
        if (token !== undefined)
            mask(token);
    });
    return headers;
}
function isValid(name, value) {
    try {
        (0,external_node_http_.validateHeaderName)(name);
        (0,external_node_http_.validateHeaderValue)(name, value);
        return true;
    }
    catch {
        return false;
    }
}
function headers_refuse(what, hint) {
    return new user_error/* UserError */.y('bad-input', `\`headers\`: ${what}.`, { hint });
}

;// CONCATENATED MODULE: ./packages/smoke/src/json-schema.ts

/** Compiles a JSON Schema (draft 2020-12, or 7 when `$schema` says so). Throws a UserError that names where it was given. */
async function compileJsonSchema(schema, where) {
    // Its own chunk: most smoke tests have none.
    const { compile } = await Promise.all(/* import() */[__webpack_require__.e(3784), __webpack_require__.e(9345)]).then(__webpack_require__.bind(__webpack_require__, 49345));
    try {
        return compile(schema);
    }
    catch (cause) {
        throw new user_error/* UserError */.y('bad-input', `${where} is no JSON Schema: ${cause.message}.`, {
            hint: 'Mend the schema; draft 2020-12 and draft 7 are known.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./packages/smoke/src/payloads/files.ts



const largestFile = 50 * 1024 * 1024;
/** Reads every file an input names by path or pattern, in the order of the lines and then of the names. */
async function readFiles(input, typed, path) {
    const names = new Set();
    for (const entry of typed)
        for (const name of await matches(input, entry, path))
            names.add(name);
    return Promise.all([...names].map(async (name) => ({ name, text: await readText(input, name, path) })));
}
async function matches(input, typed, path) {
    if (!/[*?]/.test(typed))
        return [typed];
    const found = [];
    const base = (0,external_node_path_.resolve)(path('.'));
    for await (const match of (0,external_node_path_.isAbsolute)(typed) ? (0,promises_.glob)(typed) : (0,promises_.glob)(typed, { cwd: base })) {
        if ((await (0,promises_.stat)((0,external_node_path_.resolve)(base, match))).isFile())
            found.push(match.replaceAll(external_node_path_.sep, '/'));
    }
    if (found.length > 0)
        return found.sort();
    throw new user_error/* UserError */.y('not-found', `\`${input}\`: no file matches ${typed}.`, {
        hint: 'Check the pattern, and that the repository is checked out before this step.',
    });
}
/** The text of one file. Throws a UserError that names the input. */
async function readText(input, typed, path) {
    try {
        const file = await (0,promises_.stat)(path(typed));
        if (!file.isFile())
            throw new user_error/* UserError */.y('unreadable', `\`${input}\`: ${typed} is not a file.`);
        if (file.size > largestFile)
            throw new user_error/* UserError */.y('unreadable', `\`${input}\`: ${typed} is larger than 50 MB.`);
        return await (0,promises_.readFile)(path(typed), 'utf8');
    }
    catch (cause) {
        if (cause instanceof user_error/* UserError */.y)
            throw cause;
        const absent = cause.code === 'ENOENT';
        const what = absent ? `there is no file ${typed}` : `${typed} cannot be read`;
        throw new user_error/* UserError */.y(absent ? 'not-found' : 'unreadable', `\`${input}\`: ${what}.`, {
            hint: 'Check the path, and that an earlier step checks it out or writes it.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./packages/smoke/src/payloads/csv.ts
/** Where and why a text is no CSV; lines count from 1. */
class CsvSyntaxError extends Error {
    line;
    constructor(line, what) {
        super(what);
        this.name = 'CsvSyntaxError';
        this.line = line;
    }
}
/** Reads delimited text (RFC 4180); blank lines do not count. Throws CsvSyntaxError. */
function parseCsv(source, delimiter) {
    const text = source.replace(/^\uFEFF/, '');
    const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${delimiter}\\r\\n]*))(${delimiter}|\\r?\\n|\\r|$)`, 'y');
    const records = [];
    let line = 1;
    let began = 1;
    let fields = [];
    while (field.lastIndex < text.length || fields.length > 0) {
        const found = field.exec(text);
        if (!found)
            throw new CsvSyntaxError(line, 'a quote stands where none may be, or is not closed');
        const [, quoted, bare = '', end = ''] = found;
        fields.push(quoted === undefined
            ? { text: bare.trim(), quoted: false }
            : { text: quoted.replaceAll('""', '"'), quoted: true });
        line += quoted?.match(/\r\n|\n|\r/g)?.length ?? 0;
        if (end === delimiter)
            continue;
        if (fields.length > 1 || fields[0].text !== '' || fields[0].quoted)
            records.push({ line: began, fields });
        fields = [];
        began = ++line;
        if (end === '')
            break;
    }
    return records;
}

;// CONCATENATED MODULE: ./packages/smoke/src/payloads/cells.ts

/** The rows of a CSV with a header: numbers and true/false by their look, an empty field is null, a quoted one is text. */
function rowsOf(records) {
    const [header, ...rest] = records;
    if (header === undefined)
        throw new CsvSyntaxError(1, 'the file is empty');
    const names = header.fields.map(({ text }) => text.trim());
    const bad = names.find((name, i) => name === '' || names.indexOf(name) !== i);
    if (bad !== undefined) {
        throw new CsvSyntaxError(header.line, bad === '' ? 'a column has no name' : `two columns are called ${bad}`);
    }
    return rest.map(({ fields, line }) => {
        if (fields.length !== names.length)
            throw new CsvSyntaxError(line, `it has ${fields.length} fields, the header ${names.length}`);
        return { row: Object.fromEntries(names.map((name, i) => [name, cell(fields[i])])), line };
    });
}
// As JSON writes numbers: what begins with a zero, such as a postal code, stays text.
const number = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;
function cell({ text, quoted }) {
    if (quoted)
        return text;
    if (text === '')
        return null;
    if (/^(true|false)$/i.test(text))
        return text.toLowerCase() === 'true';
    return number.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
}

;// CONCATENATED MODULE: ./packages/smoke/src/payloads/items.ts



/**
 * What a payload file holds. CSV and TSV: one row per line. JSONL: a body or a row per line. JSON: one body, or a list of rows. `isBody`
 * tells an object that is already a body of the protocol from a row; where it is 'always', JSON is not even read.
 */
function itemsIn(input, file, isBody) {
    const items = items_parsed(input, file, isBody);
    if (items.length > 0)
        return items;
    throw unreadable(input, file.name, 'holds no payload');
}
function items_parsed(input, { name, text }, isBody) {
    switch (/\.(csv|tsv|jsonl|ndjson|json)$/i.exec(name)?.[1]?.toLowerCase() ?? '') {
        case 'csv':
        case 'tsv':
            return delimited(input, name, text).map(({ row, line }) => ({ kind: 'row', row, line }));
        case 'jsonl':
        case 'ndjson':
            return text.split(/\r?\n/).flatMap((entry, index) => {
                const line = index + 1;
                return entry.trim() === '' ? [] : [itemOf(input, `${name}, line ${line},`, entry, isBody, { line })];
            });
        case 'json': {
            const item = itemOf(input, name, text, isBody, {});
            if (item.kind === 'row' || isBody === 'always' || !Array.isArray(item.value))
                return [item];
            const rows = item.value;
            // A list of anything but rows is itself a body.
            if (!rows.every((each) => isRow(each) && !isBody(each)))
                return [item];
            return rows.map((row, index) => ({ kind: 'row', row: row, entry: index + 1 }));
        }
        default:
            throw unreadable(input, name, 'is of no known kind', 'Payload files are called *.json, *.jsonl, *.csv or *.tsv.');
    }
}
function itemOf(input, where, text, isBody, place) {
    if (isBody === 'always')
        return { kind: 'body', text, ...place };
    const value = json(input, where, text);
    return isRow(value) && !isBody(value)
        ? { kind: 'row', row: value, ...place }
        : { kind: 'body', text: text.replace(/^\uFEFF/, ''), value, ...place };
}
function isRow(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value);
}
function delimited(input, name, text) {
    try {
        return rowsOf(parseCsv(text, /\.tsv$/i.test(name) ? '\t' : ','));
    }
    catch (error) {
        if (error instanceof CsvSyntaxError)
            throw unreadable(input, `${name}, line ${error.line},`, `cannot be read: ${error.message}`);
        throw error;
    }
}
function json(input, name, text) {
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch (cause) {
        throw unreadable(input, name, `is not JSON (${cause.message})`);
    }
}
function unreadable(input, name, what, hint = 'Mend the file.') {
    return new user_error/* UserError */.y('unreadable', `\`${input}\`: ${name} ${what}.`, { hint });
}

;// CONCATENATED MODULE: ./packages/smoke/src/payloads/template.ts

/** What stands in a template where rows go: one row as an object, all of them, or their values without names. */
const places = {
    '{row}': (rows) => rows[0],
    '{rows}': (rows) => rows,
    '{values}': (rows) => rows.map((row) => Object.values(row)),
};
/** Reads `body`. Throws a UserError when it is not JSON or has no place for rows. */
function parseTemplate(typed) {
    let value;
    try {
        value = JSON.parse(typed);
    }
    catch (cause) {
        // `{row}` alone is what people write for a body that is the row.
        if (typed.trim() in places)
            value = typed.trim();
        else
            throw template_refuse(typed, 'is not JSON', cause);
    }
    const used = new Set();
    const fill = (part, rows) => {
        if (typeof part === 'string' && part in places) {
            used.add(part);
            return places[part](rows);
        }
        if (Array.isArray(part))
            return part.map((each) => fill(each, rows));
        if (part === null || typeof part !== 'object')
            return part;
        return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, fill(each, rows)]));
    };
    fill(value, [{}]);
    if (used.size === 0)
        throw template_refuse(typed, 'has no place for rows');
    return { onlyOneRow: used.has('{row}'), fill: (rows) => fill(value, rows) };
}
function template_refuse(typed, what, cause) {
    return new user_error/* UserError */.y('bad-input', `\`body\` is ${JSON.stringify(typed)}, which ${what}.`, {
        hint: 'Write JSON with "{row}", "{rows}" or "{values}" where the rows go, such as {"instances": "{rows}"}.',
        cause,
    });
}

// EXTERNAL MODULE: ./packages/smoke/src/protocols/open.ts + 3 modules
var protocols_open = __webpack_require__(49500);
// EXTERNAL MODULE: ./packages/smoke/src/protocols/protocol.ts
var protocols_protocol = __webpack_require__(94487);
;// CONCATENATED MODULE: ./packages/smoke/src/version-source.ts







/** Reads `version-from`; without it the protocol says where. */
function parseVersionSource(typed, protocol) {
    if (typed === undefined) {
        const of = ({ body, headers }) => protocol.versionIn(body, headers);
        return { kind: 'response', from: 'the response, where the protocol tells it', of };
    }
    const [, kind, rest = ''] = /^(body|header|get):(.*)$/.exec(typed.trim()) ?? [];
    const text = rest.trim();
    if (kind === 'body' && text !== '') {
        return { kind: 'response', from: `${text} of the response`, of: ({ body }) => (0,protocols_protocol/* versionText */.K)((0,answers_body.at)(body, text)) };
    }
    if (kind === 'header' && /^[\w-]+$/.test(text)) {
        const name = text.toLowerCase();
        return { kind: 'response', from: `the header ${name}`, of: ({ headers }) => (0,protocols_protocol/* versionText */.K)(headers[name]) };
    }
    const page = /^([^#]+)#(.+)$/.exec(text);
    if (kind === 'get' && page && !page[1].includes('://'))
        return { kind: 'page', from: `${page[2]} of ${page[1]}`, path: page[1], field: page[2] };
    throw new user_error/* UserError */.y('bad-input', `\`version-from\` is ${JSON.stringify(typed)}.`, {
        hint: 'Write `body:<dotted path>`, `header:<name>` or `get:<path>#<dotted path>`.',
    });
}
/** The version a page tells. Throws NoAnswer. */
async function versionOnPage(send, base, { path, field }, asking) {
    const url = below(base, path);
    const body = await pageOf(send, url, asking);
    const version = (0,protocols_protocol/* versionText */.K)((0,answers_body.at)(body, field));
    if (version === undefined)
        throw new answers_answer/* NoAnswer */.W(`${shown(url)} tells no ${field}`);
    return version;
}
/** The only version a model's metadata names. Throws NoAnswer when there is none, or several of which any may have answered. */
async function versionInMetadata(send, url, asking) {
    const { versions = [] } = (0,oip_v2/* readMetadata */._)(await pageOf(send, url, asking)) ?? {};
    if (versions.length === 1)
        return versions[0];
    const what = versions.length === 0 ? 'names no version' : `names the versions ${versions.join(', ')}`;
    throw new answers_answer/* NoAnswer */.W(`no response names a version, and ${shown(url)} ${what}`);
}
async function pageOf(send, url, asking) {
    const { headers, timeoutMs } = asking;
    const exchange = await send({ method: 'GET', url, headers, timeoutMs });
    if (exchange.kind === 'none')
        throw new answers_answer/* NoAnswer */.W(`${shown(url)}: ${exchange.reason}`);
    if (exchange.status < 200 || exchange.status > 299)
        throw new answers_answer/* NoAnswer */.W(`${shown(url)}: ${(0,http_exchange/* told */.E)(exchange)}`);
    return (0,answers_body/* jsonOf */.o_)(exchange);
}

;// CONCATENATED MODULE: ./packages/smoke/src/plan.ts











const malformedWord = 'malformed';
/** Reads all inputs and files. Throws a UserError for the first that cannot be used. */
async function makePlan(inputs, world) {
    const path = (typed) => world.path(typed);
    const expectation = inputs.expect ?? src_expectation/* expectationSchema */.m.parse({});
    const protocol = (0,protocols_open/* openProtocol */.L)(inputs.protocol, {
        ...optional('model', inputs['served-as'] ?? inputs.model),
        ...optional('predictions', expectation.predictions),
    });
    const address = parseAddress('url', inputs.url);
    const headers = { ...address.headers, ...parseHeaders(inputs.headers ?? [], (secret) => world.mask(secret)) };
    if (headers.authorization !== undefined)
        world.mask(headers.authorization);
    const template = inputs.body === undefined ? undefined : parseTemplate(inputs.body);
    if (template?.onlyOneRow && inputs['rows-per-request'] > 1) {
        throw new user_error/* UserError */.y('bad-input', '`body` has a place for one row, and `rows-per-request` asks for more.', {
            hint: 'Write "{rows}" in `body`, or leave `rows-per-request` out.',
        });
    }
    if (inputs['max-error-rate'] === 0 && inputs.bounds === 'proven' && inputs.requests > 0) {
        throw new user_error/* UserError */.y('bad-input', '`max-error-rate` is 0, which no number of requests can prove.', {
            hint: 'Give a share such as 1%, or leave `bounds` at `observed`: then none of the requests may fail.',
        });
    }
    const isBody = template ? () => false : (value) => protocol.isBody(value);
    const filesOf = async (input, typed) => (await readFiles(input, typed, path)).map((file) => ({
        input,
        name: file.name,
        items: itemsIn(input, file, input === 'payloads' ? isBody : 'always'),
    }));
    const negatives = inputs['negative-payloads'] ?? [];
    return {
        protocol,
        base: address.url,
        healthUrls: (inputs.health ?? protocol.healthPaths).map((typed) => healthAddress(address.url, typed)),
        target: {
            url: below(address.url, inputs.path ?? protocol.predictPath),
            protocol,
            headers,
            timeoutMs: inputs.timeout,
            contentType: expectation['content-type']?.toLowerCase(),
            onePerRow: expectation['one-per-row'] ?? true,
        },
        template,
        files: [
            ...(await filesOf('payloads', inputs.payloads)),
            ...(await filesOf('negative-payloads', negatives.filter((typed) => typed !== malformedWord))),
        ],
        malformed: negatives.includes(malformedWord),
        expectation,
        healthSchema: expectation.health && (await compileJsonSchema(expectation.health, '`health` under `expect`')),
        bodySchema: await bodySchema(expectation.schema, path),
        knownAnswers: expectation.answers === undefined ? undefined : await knownAnswers(expectation.answers, path),
        baseline: inputs.baseline === undefined
            ? undefined
            : parseBaseline(inputs.baseline, await readText('baseline', inputs.baseline, path)),
        versionSource: parseVersionSource(inputs['version-from'], protocol),
        ca: inputs.ca === undefined ? undefined : await plan_certificates(inputs.ca, path),
    };
}
async function bodySchema(given, path) {
    if (given === undefined)
        return undefined;
    if (typeof given !== 'string')
        return compileJsonSchema(given, '`schema` under `expect`');
    const where = `\`schema\` under \`expect\` (${given})`;
    return compileJsonSchema(plan_json(where, await readText('expect', given, path)), where);
}
/** One list per request; what is no list stands for a list of one. */
async function knownAnswers(file, path) {
    const where = `\`answers\` under \`expect\` (${file})`;
    const value = plan_json(where, await readText('expect', file, path));
    if (Array.isArray(value))
        return value.map((each) => (Array.isArray(each) ? each : [each]));
    throw new user_error/* UserError */.y('unreadable', `${where} is not a list with one entry per request.`);
}
async function plan_certificates(file, path) {
    const text = await readText('ca', file, path);
    if (text.includes('-----BEGIN CERTIFICATE-----'))
        return text;
    throw new user_error/* UserError */.y('unreadable', `\`ca\`: ${file} holds no certificate in PEM.`, {
        hint: 'It begins with -----BEGIN CERTIFICATE-----.',
    });
}
function plan_json(where, text) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new user_error/* UserError */.y('unreadable', `${where} is not JSON (${cause.message}).`, {
            hint: 'Mend the file.',
        });
    }
}
function optional(name, value) {
    return value === undefined ? {} : { [name]: value };
}

;// CONCATENATED MODULE: ./packages/smoke/src/prove-version.ts



/** Reads, before and after the predictions, what is told beside them; nothing where every response tells for itself. */
async function pageVersion(send, { versionSource, base, target }) {
    if (versionSource.kind === 'response')
        return undefined;
    return versionOnPage(send, base, versionSource, target).catch(noAnswer);
}
/** The version an answer names, where each does. */
function versionOf({ versionSource }, answered) {
    return versionSource.kind === 'response' ? versionSource.of(answered) : undefined;
}
/** How many answers name which version. */
function countVersions(plan, answered, more) {
    const counts = new Map(more);
    for (const each of answered) {
        const version = versionOf(plan, each);
        counts.set(version, (counts.get(version) ?? 0) + 1);
    }
    return counts;
}
/**
 * Which versions answered. A page beside the predictions must say the same before and after. Where no response of oip-v2 names a version, the
 * metadata does if the model has only one.
 */
async function proveVersion(send, plan, counts, before) {
    const { versionSource: source, base, target, protocol } = plan;
    const responses = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (source.kind === 'page')
        return fromPage(source.from, responses, before, await pageVersion(send, plan));
    const silent = counts.size === 1 && counts.has(undefined);
    if (!silent || protocol.metadataPath === undefined)
        return { from: source.from, counts };
    const url = below(base, protocol.metadataPath);
    const version = await versionInMetadata(send, url, target).catch(noAnswer);
    if (version instanceof answers_answer/* NoAnswer */.W)
        return { from: source.from, counts, trouble: version.message };
    return { from: 'the metadata of the model, its only version', counts: new Map([[version, responses]]) };
}
function fromPage(from, answers, before, after) {
    for (const told of [before, after]) {
        if (told instanceof answers_answer/* NoAnswer */.W)
            return { from, counts: new Map(), trouble: told.message };
    }
    if (before !== after) {
        const trouble = `${from} told ${String(before)} before the predictions and ${String(after)} after them`;
        return { from, counts: new Map(), trouble };
    }
    return { from, counts: new Map([[before, answers]]) };
}
function noAnswer(error) {
    if (error instanceof answers_answer/* NoAnswer */.W)
        return error;
    throw error;
}

;// CONCATENATED MODULE: ./packages/smoke/src/proxies.ts

const names = ['http_proxy', 'https_proxy', 'no_proxy'];
/** The proxies the environment names, as Node's agents take them; undefined when it names none. */
function proxiesOf(env) {
    const found = names.flatMap((name) => {
        const value = env(name) ?? env(name.toUpperCase());
        return value === undefined ? [] : [[name.toUpperCase(), value]];
    });
    if (found.every(([name]) => name === 'NO_PROXY'))
        return undefined;
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    // Before it an agent ignores the setting, and the request would go past the proxy.
    if (major < 24 || (major === 24 && minor < 5)) {
        throw new user_error/* UserError */.y('unsupported', `This runner's Node ${process.versions.node} knows no proxies.`, {
            hint: 'Update the runner to one with Node 24.5 or newer, or unset HTTP_PROXY and HTTPS_PROXY for this step.',
        });
    }
    return Object.fromEntries(found);
}

;// CONCATENATED MODULE: ./packages/smoke/src/payloads/build.ts

/** The requests of one file, in its order; rows that follow each other travel together. */
function payloadsOf(input, file, items, maker) {
    const payloads = [];
    let waiting = [];
    const flush = () => {
        if (waiting.length > 0)
            payloads.push(fromRows(input, file, waiting, maker));
        waiting = [];
    };
    for (const item of items) {
        if (item.kind === 'row') {
            waiting.push(item);
            if (waiting.length === maker.rowsPerRequest)
                flush();
            continue;
        }
        flush();
        const { text, value, line } = item;
        if (maker.answerColumn !== undefined)
            throw noColumn(input, named(file, item), maker.answerColumn);
        payloads.push({
            name: named(file, item),
            file,
            ...(line !== undefined && { line }),
            body: text,
            rows: maker.rowsIn(value),
        });
    }
    flush();
    return payloads;
}
function named(file, { line, entry }, last) {
    const word = line === undefined ? 'entry' : 'line';
    const first = line ?? entry;
    if (first === undefined)
        return file;
    return last === undefined ? `${file} ${word} ${first}` : `${file} ${word} ${first} to ${last.line ?? last.entry}`;
}
function fromRows(input, file, items, { bodyOf, answerColumn }) {
    const [first] = items;
    const payload = {
        name: named(file, first, items.length === 1 ? undefined : items.at(-1)),
        file,
        ...(first.line !== undefined && { line: first.line }),
        rows: items.length,
    };
    if (answerColumn === undefined)
        return { ...payload, body: JSON.stringify(bodyOf(items.map(({ row }) => row))) };
    const features = items.map((item) => {
        if (Object.hasOwn(item.row, answerColumn))
            return Object.fromEntries(Object.entries(item.row).filter(([name]) => name !== answerColumn));
        throw noColumn(input, named(file, item), answerColumn);
    });
    return { ...payload, body: JSON.stringify(bodyOf(features)), answers: items.map(({ row }) => row[answerColumn]) };
}
function noColumn(input, name, column) {
    return new user_error/* UserError */.y('bad-input', `\`${input}\`: ${name} has no column ${column}.`, {
        hint: 'Check `answer-column` under `expect`; answers to whole bodies belong into a file of `answers`.',
    });
}

;// CONCATENATED MODULE: ./packages/smoke/src/requests.ts


/** The bodies that are sent. `tensors` is what the model says it takes. */
function requestsOf(plan, rowsPerRequest, tensors) {
    const { protocol, template, expectation, knownAnswers } = plan;
    const maker = {
        bodyOf: template?.fill ?? ((rows) => protocol.bodyOf(rows, tensors)),
        rowsIn: (body) => protocol.rowsIn(body),
        rowsPerRequest,
    };
    const made = (input, answerColumn) => plan.files
        .filter((file) => file.input === input)
        .flatMap(({ name, items }) => payloadsOf(input, name, items, { ...maker, answerColumn }));
    const payloads = made('payloads', expectation['answer-column']);
    const malformed = plan.malformed
        ? [{ name: 'a body cut off in the middle', body: '{"inputs": [{"name": "x", ' }]
        : [];
    const negatives = [...made('negative-payloads'), ...malformed];
    if (knownAnswers === undefined)
        return { payloads, negatives };
    if (knownAnswers.length !== payloads.length) {
        throw new user_error/* UserError */.y('bad-input', `\`answers\` under \`expect\` has ${knownAnswers.length} entries for ${payloads.length} requests.`, { hint: 'Write one list of answers per request, in the order of the payloads.' });
    }
    return { payloads: payloads.map((payload, i) => ({ ...payload, answers: knownAnswers[i] })), negatives };
}

;// CONCATENATED MODULE: ./packages/smoke/src/smoke-test.ts


















/**
 * Waits for a model server and asks it: first whether it is healthy, then the payloads one by one, then what it must refuse, then a
 * load. With `dryRun` no prediction is asked. Throws a UserError for inputs that cannot be used, before the first prediction is asked.
 */
async function smokeTest(inputs, world, { dryRun = false } = {}) {
    const plan = await makePlan(inputs, world);
    const proxies = proxiesOf((name) => world.env(name));
    const options = { ca: plan.ca, signal: world.signal, ...(proxies && { proxies }) };
    const client = httpClient(options);
    const loadClient = httpClient({ ...options, keepAlive: true });
    try {
        return await examine(inputs, plan, world, { client, loadClient, dryRun });
    }
    finally {
        client.close();
        loadClient.close();
    }
}
async function examine(inputs, plan, world, { client: { send }, loadClient, dryRun }) {
    const { target, expectation, protocol } = plan;
    const facts = { url: shown(target.url), protocol: inputs.protocol };
    const health = await awaitHealth({
        urls: plan.healthUrls,
        origin: plan.base.origin,
        waitMs: inputs['wait-for'],
        timeoutMs: inputs.timeout,
        headers: target.headers,
        ...(plan.healthSchema && { matches: plan.healthSchema }),
    }, { send, clock: world.clock, signal: world.signal });
    world.log.info(health.reason);
    const checks = [health];
    const end = (more = {}) => {
        const result = { ...(0,judgement/* judge */.S)(checks), facts, outputs: {}, ...more };
        if (!world.signal.aborted)
            return result;
        return {
            ...result,
            verdict: 'inconclusive',
            reason: 'The job was cancelled before the smoke test was at its end.',
        };
    };
    if (health.verdict !== 'pass')
        return end();
    let tensors = [];
    if (protocol.metadataPath !== undefined) {
        const { check, found } = await readModel(send, target, below(plan.base, protocol.metadataPath));
        checks.push(check);
        tensors = found;
    }
    const { payloads, negatives } = requestsOf(plan, inputs['rows-per-request'], tensors);
    if (dryRun) {
        const reason = `Dry run, no prediction was asked. ${(0,judgement/* judge */.S)(checks).reason}`;
        return end({ ...((0,judgement/* judge */.S)(checks).verdict === 'pass' && { verdict: 'warn' }), reason });
    }
    const expected = inputs['expected-model-version'];
    const versionBefore = await pageVersion(send, plan);
    const { answered, unanswered } = await askAll(send, plan, payloads, inputs.concurrency, world);
    facts['payloads'] = payloads.length;
    checks.push(checkAnswered(answered, unanswered), ...checkOutputs(answered, expectation));
    if (plan.bodySchema)
        checks.push(checkBodies(answered, plan.bodySchema));
    const known = checkKnownAnswers(answered, expectation);
    if (known)
        checks.push(known);
    if (plan.baseline)
        checks.push(checkBaseline(answered, plan.baseline, expectation));
    const trustworthy = (0,judgement/* judge */.S)(checks).verdict !== 'fail';
    for (const payload of negatives)
        checks.push(checkRefusal(payload, await post(send, target, payload.body)));
    let load;
    if (inputs.requests > 0 && answered.length > 0) {
        load = await measureLoad(inputs, {
            send: loadClient.send,
            target,
            payloads,
            signal: world.signal,
            sleep: (ms, signal) => world.clock.sleep(ms, signal),
            // What one answer alone got wrong has been told; what goes wrong only under load has not.
            fault: trustworthy ? (each) => faultOf(each, expectation) : () => undefined,
            versionOf: (each) => versionOf(plan, each),
        });
        checks.push(...load.checks);
        Object.assign(facts, load.facts);
    }
    const counts = countVersions(plan, answered, load?.versions ?? new Map());
    const proof = await proveVersion(send, plan, counts, versionBefore);
    if (expected !== undefined)
        checks.push(checkVersion(expected, proof));
    const versions = [...proof.counts.keys()].filter((version) => version !== undefined);
    if (versions.length > 0)
        facts['versions that answered'] = versions.join(', ');
    const version = versions.length === 1 && !proof.counts.has(undefined) ? versions[0] : undefined;
    const keep = inputs['write-baseline'];
    if (keep !== undefined && !world.signal.aborted) {
        facts['baseline written'] = trustworthy ? keep : 'no, since these answers did not pass';
        const about = { protocol: inputs.protocol, model: inputs.model, version };
        if (trustworthy)
            await writeBaseline(world.path(keep), answered, about);
    }
    return end({
        ...(version !== undefined && { subject: { version } }),
        ...(load?.figure && { figures: [load.figure] }),
        outputs: load?.outputs ?? {},
    });
}

;// CONCATENATED MODULE: ./packages/smoke/src/index.ts




;// CONCATENATED MODULE: ./actions/smoke-test/src/action.ts




const action_action = (0,action/* defineAction */.Q)({
    name: 'smoke-test',
    inputs: settings/* smokeSettings */.l,
    outputs: {
        'p50-ms': 'Median latency under load in milliseconds; empty when no load was sent',
        'p95-ms': '95th percentile of the latency; empty when fewer than 20 requests were answered',
        'p99-ms': '99th percentile of the latency; empty when fewer than 100 requests were answered',
        'error-rate': 'Share of the requests under load that failed',
        requests: 'Requests sent under load',
    },
    config: source/* configFile */.Z,
    run: async (inputs, io) => smokeTest(inputs, io, { dryRun: inputs.mode === 'dry-run' }),
});


/***/ }),

/***/ 73030:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5184);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25422);


await (0,_tidegate_kit__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)(_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 17795:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ UserError)
/* harmony export */ });
/**
 * Trouble the user can mend: printed as its message and hint, without a stack. Everything else thrown is a bug of ours.
 * The message is one sentence that names the input, file or address and the value; the hint is the remedy.
 */
class UserError extends Error {
    code;
    hint;
    constructor(code, message, options = {}) {
        super(message, options.cause === undefined ? {} : { cause: options.cause });
        this.name = 'UserError';
        this.code = code;
        this.hint = options.hint;
    }
}


/***/ }),

/***/ 89921:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ mapping)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88532);


/** A mapping, typed as YAML (or JSON, which is YAML) or written structured in tidegate.yml. */
const mapping = () => zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J())], 'expected a YAML mapping')
    .transform((value, context) => {
    if (typeof value !== 'string')
        return value;
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(value);
    if (document.errors.length > 0)
        return refuse(context, `expected a YAML mapping (${firstLine(document.errors[0])})`);
    const parsed = document.toJS();
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
        return refuse(context, 'expected a YAML mapping such as `key: value`');
    }
    return parsed;
});
function firstLine(error) {
    return error.message.split('\n')[0];
}
function refuse(context, message) {
    context.addIssue({ code: 'custom', message });
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
}


/***/ }),

/***/ 5184:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ runAction)
/* harmony export */ });
/* harmony import */ var _judge_gate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87731);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33643);
/* harmony import */ var _read_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60922);
/* harmony import */ var _runner_commands_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28619);
/* harmony import */ var _save_evidence_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17721);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56434);






/** The whole life of a step, main or post. Never rejects; it decides the process's exit code, once. */
function runAction(action, env = process.env) {
    return (0,_step_js__WEBPACK_IMPORTED_MODULE_0__/* .inStep */ .q)(action, env, async ({ isPost, raw, io, secrets, configOf }) => {
        const inputs = (0,_read_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .parseInputs */ .TL)(action, raw, await configOf(action), secrets.clean);
        if (isPost)
            return action.post?.(inputs, io);
        const judged = await (0,_judge_gate_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeGate */ .$)(action, inputs, io, secrets);
        const { evidence, file, shown, conclusion, result } = judged;
        _runner_commands_js__WEBPACK_IMPORTED_MODULE_3__.setOutput('verdict', evidence.verdict);
        _runner_commands_js__WEBPACK_IMPORTED_MODULE_3__.setOutput('evidence', shown);
        await (0,_publish_js__WEBPACK_IMPORTED_MODULE_4__/* .publish */ .m)({ name: action.name, stem: file.replace(/\.json$/, ''), evidence: [file] }, inputs, io, {
            inPlace: result.renderings && (0,_save_evidence_js__WEBPACK_IMPORTED_MODULE_5__/* .cleaned */ .L)(result.renderings, secrets),
            beside: result.beside && (0,_save_evidence_js__WEBPACK_IMPORTED_MODULE_5__/* .cleaned */ .L)(result.beside, secrets),
        });
        (0,_step_js__WEBPACK_IMPORTED_MODULE_0__/* .tell */ .Z)(action.name, conclusion, secrets.clean(evidence.reason));
        (0,_judge_gate_js__WEBPACK_IMPORTED_MODULE_2__/* .markRows */ .P)(judged, io, secrets);
    });
}


/***/ }),

/***/ 47859:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ logBinomialTerm)
/* harmony export */ });
/* harmony import */ var _log_gamma_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90943);

/**
 * ln of Γ(k+l+1)/(Γ(k+1)Γ(l+1)) · p^k · q^l, for real k, l ≥ 0 and q = 1 − p given apart so that neither loses digits.
 * Source: Loader (2000), saddle-point form; keeps relative accuracy for k + l of a billion and probabilities of 1e-300.
 */
function logBinomialTerm(k, l, p, q) {
    if (p === 0)
        return k === 0 ? 0 : -Infinity;
    if (q === 0)
        return l === 0 ? 0 : -Infinity;
    const n = k + l;
    if (n === 0)
        return 0;
    if (k === 0)
        return l * (p < q ? Math.log1p(-p) : Math.log(q));
    if (l === 0)
        return k * (q < p ? Math.log1p(-q) : Math.log(p));
    const corrections = (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .stirlingError */ .$R)(n) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .stirlingError */ .$R)(k) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .stirlingError */ .$R)(l);
    const root = 0.5 * Math.log(n / (2 * Math.PI * k * l));
    // k − np, written so that it does not cancel
    const excess = k * q - l * p;
    return corrections - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .deviance */ .MZ)(k, n * p, excess) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .deviance */ .MZ)(l, n * q, -excess) + root;
}


/***/ }),

/***/ 78524:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ binomialCdf),
/* harmony export */   vD: () => (/* binding */ binomialSf),
/* harmony export */   z6: () => (/* binding */ binomialPmf)
/* harmony export */ });
/* unused harmony export binomialLogPmf */
/* harmony import */ var _binomial_term_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47859);
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12897);
/* harmony import */ var _incomplete_beta_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6268);



/** ln P(X = k), X ~ Binomial(n, p). */
function binomialLogPmf(k, n, p) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireCount */ .v6)('n', n);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('p', p, 0, 1);
    if (!Number.isInteger(k) || k < 0 || k > n)
        return -Infinity;
    return (0,_binomial_term_js__WEBPACK_IMPORTED_MODULE_1__/* .logBinomialTerm */ .G)(k, n - k, p, 1 - p);
}
/** P(X = k), X ~ Binomial(n, p). */
function binomialPmf(k, n, p) {
    return Math.exp(binomialLogPmf(k, n, p));
}
/** P(X ≤ k), X ~ Binomial(n, p); accurate in the lower tail. */
function binomialCdf(k, n, p) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireCount */ .v6)('n', n);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('p', p, 0, 1);
    if (Number.isNaN(k))
        throw new RangeError('k must be a number, not NaN');
    const whole = Math.floor(k);
    if (whole < 0)
        return 0;
    if (whole >= n)
        return 1;
    return (0,_incomplete_beta_js__WEBPACK_IMPORTED_MODULE_2__/* .regularizedBeta */ .R)(1 - p, n - whole, whole + 1, p);
}
/** P(X > k), X ~ Binomial(n, p); accurate in the upper tail. */
function binomialSf(k, n, p) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireCount */ .v6)('n', n);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('p', p, 0, 1);
    if (Number.isNaN(k))
        throw new RangeError('k must be a number, not NaN');
    const whole = Math.floor(k);
    if (whole < 0)
        return 1;
    if (whole >= n)
        return 0;
    return (0,_incomplete_beta_js__WEBPACK_IMPORTED_MODULE_2__/* .regularizedBeta */ .R)(p, whole + 1, n - whole, 1 - p);
}


/***/ }),

/***/ 12897:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ requireNumber),
/* harmony export */   Vv: () => (/* binding */ requireShare),
/* harmony export */   gT: () => (/* binding */ requireTolerated),
/* harmony export */   v6: () => (/* binding */ requireCount)
/* harmony export */ });
/** Guards shared by every test: a statistic of a nonsensical count must throw, never return a number that could pass. */
/** Throws RangeError unless `value` is a finite number of at least `least`. */
function requireNumber(name, value, least = -Infinity, most = Infinity) {
    if (!Number.isFinite(value) || value < least || value > most) {
        throw new RangeError(`${name} must be a finite number in [${least}, ${most}], not ${value}`);
    }
}
/** Throws RangeError unless `value` is a whole number of at least zero. */
function requireCount(name, value, most = Infinity) {
    if (!Number.isInteger(value) || value < 0 || value > most) {
        throw new RangeError(`${name} must be a whole number in [0, ${most}], not ${value}`);
    }
}
/** Throws RangeError unless `value` lies strictly between 0 and 1. */
function requireShare(name, value) {
    if (!(value > 0 && value < 1))
        throw new RangeError(`${name} must lie strictly between 0 and 1, not ${value}`);
}
/** Throws RangeError unless `tolerated` is a finite ratio of at least 1. */
function requireTolerated(tolerated) {
    if (!(tolerated >= 1 && tolerated < Infinity))
        throw new RangeError(`tolerated must be a finite ratio of at least 1, not ${tolerated}`);
}


/***/ }),

/***/ 6268:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ regularizedBeta)
/* harmony export */ });
/* harmony import */ var _binomial_term_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47859);

const TINY = 1e-300;
/**
 * Regularized incomplete beta I_x(a, b) for a, b > 0 and 0 ≤ x ≤ 1. Pass y = 1 − x where it is known better than 1 − x rounds.
 * The upper tail is `regularizedBeta(y, b, a, x)`, equally accurate.
 * Source: continued fraction of DiDonato & Morris (1992, TOMS 708), whose terms do not cancel below the mean; modified Lentz
 * evaluation; prefactor in Loader's saddle-point form.
 */
function regularizedBeta(x, a, b, y = 1 - x) {
    if (Number.isNaN(x) || !(a > 0) || !(b > 0))
        return NaN;
    if (x <= 0)
        return 0;
    if (y <= 0)
        return 1;
    return a * y >= b * x ? lowerTail(x, y, a, b) : 1 - lowerTail(y, x, b, a);
}
function lowerTail(x, y, a, b) {
    // x^a y^b / B(a,b) = (binomial term) · ab/(a+b)
    const front = Math.exp((0,_binomial_term_js__WEBPACK_IMPORTED_MODULE_0__/* .logBinomialTerm */ .G)(a, b, x, y)) * a * (b / (a + b));
    return front === 0 ? 0 : Math.min(1, front / continuedFraction(x, y, a, b));
}
function continuedFraction(x, y, a, b) {
    const limit = 1000 + 50 * Math.ceil(Math.sqrt(a + b));
    const ahead = a * y - b * x + 1;
    let value = away((a / (a + 1)) * ahead);
    let c = value;
    let d = 0;
    for (let n = 1; n <= limit; n += 1) {
        const at = a + 2 * n;
        const alpha = ((a + n - 1) / (at - 1)) * ((a + b + n - 1) / (at - 1)) * n * (b - n) * x * x;
        const beta = n + (n * (b - n) * x) / (at - 1) + ((a + n) / (at + 1)) * (ahead + n * (1 + y));
        d = 1 / away(beta + alpha * d);
        c = away(beta + alpha / c);
        const step = c * d;
        value *= step;
        if (Math.abs(step - 1) < 1e-15)
            return value;
    }
    throw new RangeError(`incomplete beta did not converge at x = ${x}, a = ${a}, b = ${b}`);
}
/** Lentz's algorithm must not divide by zero. */
function away(value) {
    return Math.abs(value) < TINY ? TINY : value;
}


/***/ }),

/***/ 57845:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ incompleteGamma)
/* harmony export */ });
/* harmony import */ var _log_gamma_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90943);

const TINY = 1e-300;
/**
 * P(a, x) and Q(a, x) = 1 − P for a > 0, x ≥ 0. The smaller of the two is relatively accurate down to about 1e-300.
 * Source: series DLMF 8.11.4 below x = a + 1, continued fraction DLMF 8.9.2 above, prefactor in Loader's saddle-point form.
 */
function incompleteGamma(a, x) {
    if (!(a > 0) || Number.isNaN(x) || x < 0)
        return { lower: NaN, upper: NaN };
    if (x === 0)
        return { lower: 0, upper: 1 };
    if (x === Infinity)
        return { lower: 1, upper: 0 };
    // x^a e^-x / Γ(a+1)
    const front = Math.exp(-(0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .stirlingError */ .$R)(a) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .deviance */ .MZ)(a, x)) / Math.sqrt(2 * Math.PI * a);
    if (x < a + 1) {
        const lower = Math.min(1, front * series(a, x));
        return { lower, upper: 1 - lower };
    }
    const upper = front === 0 ? 0 : Math.min(1, front * a * continuedFraction(a, x));
    return { lower: 1 - upper, upper };
}
function series(a, x) {
    let term = 1;
    let sum = 1;
    for (let n = 1;; n += 1) {
        term *= x / (a + n);
        sum += term;
        if (term < sum * 1e-17)
            return sum;
    }
}
function continuedFraction(a, x) {
    const limit = 1000 + 50 * Math.ceil(Math.sqrt(a));
    let b = x + 1 - a;
    let c = 1 / TINY;
    let d = 1 / (b === 0 ? TINY : b);
    let value = d;
    for (let n = 1; n <= limit; n += 1) {
        const an = -n * (n - a);
        b += 2;
        d = an * d + b;
        d = 1 / (Math.abs(d) < TINY ? TINY : d);
        c = b + an / c;
        if (Math.abs(c) < TINY)
            c = TINY;
        const step = d * c;
        value *= step;
        if (Math.abs(step - 1) < 1e-15)
            return value;
    }
    throw new RangeError(`incomplete gamma did not converge at a = ${a}, x = ${x}`);
}


/***/ }),

/***/ 90943:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ stirlingError),
/* harmony export */   MZ: () => (/* binding */ deviance),
/* harmony export */   SX: () => (/* binding */ logGamma),
/* harmony export */   ln: () => (/* binding */ logBeta)
/* harmony export */ });
const HALF_LOG_2PI = 0.9189385332046727;
/**
 * Error of Stirling's formula, δ(x) = ln Γ(x+1) − (x+½) ln x + x − ½ ln 2π, for x > 0.
 * Asymptotic series from x = 15 (Abramowitz & Stegun 6.1.40), below it the exact recurrence δ(x) = δ(x+1) + (x+½) ln(1+1/x) − 1.
 */
function stirlingError(x) {
    let shifted = x;
    let sum = 0;
    while (shifted < 15) {
        sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
        shifted += 1;
    }
    const s = 1 / (shifted * shifted);
    const series = 1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))));
    return sum + series / shifted;
}
/**
 * Deviance part x ln(x/m) + m − x, for x ≥ 0 and m > 0, without cancellation when x is near m;
 * `d` = x − m where it is known better than the difference rounds. Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
 */
function deviance(x, m, d = x - m) {
    if (x === 0)
        return m;
    if (Math.abs(d) >= 0.1 * (x + m))
        return x * Math.log(x / m) - d;
    const v = d / (x + m);
    let sum = d * v;
    let term = 2 * x * v;
    for (let j = 1; j < 1000; j += 1) {
        term *= v * v;
        const next = sum + term / (2 * j + 1);
        if (next === sum)
            break;
        sum = next;
    }
    return sum;
}
/** ln Γ(x) for x > 0. */
function logGamma(x) {
    if (!(x > 0))
        return x === 0 ? Infinity : NaN;
    if (x === Infinity)
        return Infinity;
    if (x === 1 || x === 2)
        return 0;
    return (x + 0.5) * Math.log(x) - x + HALF_LOG_2PI + stirlingError(x) - Math.log(x);
}
/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a+b), for a, b > 0. */
function logBeta(a, b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
}


/***/ }),

/***/ 24174:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zl: () => (/* binding */ normalQuantile),
/* harmony export */   nG: () => (/* binding */ normalSf),
/* harmony export */   tn: () => (/* binding */ normalUpperQuantile),
/* harmony export */   vr: () => (/* binding */ normalCdf)
/* harmony export */ });
/* unused harmony export normalPdf */
/* harmony import */ var _incomplete_gamma_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57845);

/** Standard normal P(Z ≤ z); accurate in the lower tail. */
function normalCdf(z) {
    return normalSf(-z);
}
/** Standard normal P(Z > z) = ½ Q(½, z²/2); accurate in the upper tail down to about 1e-300. */
function normalSf(z) {
    if (Number.isNaN(z))
        return NaN;
    const { lower, upper } = (0,_incomplete_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .incompleteGamma */ .y)(0.5, (z * z) / 2);
    return z > 0 ? upper / 2 : 0.5 + lower / 2;
}
/** Standard normal density. */
function normalPdf(z) {
    return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
/**
 * Standard normal quantile: the z with P(Z ≤ z) = p, for 0 ≤ p ≤ 1 (±Infinity at the ends, NaN outside).
 * Newton on ln P(Z > z), which is concave, from an upper bound: every step stays above the root and converges.
 */
function normalQuantile(p) {
    if (!(p >= 0 && p <= 1))
        return NaN;
    if (p > 0.5)
        return upperQuantile(1 - p);
    return p === 0.5 ? 0 : -upperQuantile(p);
}
/** The z with P(Z > z) = p; use it instead of `normalQuantile(1 - p)` for small p. */
function normalUpperQuantile(p) {
    if (!(p >= 0 && p <= 1))
        return NaN;
    if (p > 0.5)
        return -upperQuantile(1 - p);
    return p === 0.5 ? 0 : upperQuantile(p);
}
function upperQuantile(p) {
    if (p === 0)
        return Infinity;
    let z = Math.sqrt(-2 * Math.log(p));
    for (let i = 0; i < 60; i += 1) {
        const tail = normalSf(z);
        const next = z + (Math.log(tail / p) * tail) / normalPdf(z);
        if (!(Math.abs(next - z) > 1e-16 * Math.abs(z)))
            return next;
        z = next;
    }
    return z;
}


/***/ }),

/***/ 41637:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ clopperPearsonInterval),
/* harmony export */   Y: () => (/* binding */ wilsonInterval)
/* harmony export */ });
/* harmony import */ var _binomial_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78524);
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12897);
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24174);
/* harmony import */ var _root_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89637);




/** Wilson's score interval of a share (Wilson 1927). Throws RangeError when n is 0. */
function wilsonInterval(successes, n, confidence = 0.95) {
    check(successes, n, confidence);
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalUpperQuantile */ .tn)((1 - confidence) / 2);
    const share = successes / n;
    const centre = successes + (z * z) / 2;
    const half = z * Math.sqrt((successes * (n - successes)) / n + (z * z) / 4);
    const scale = n + z * z;
    return {
        share,
        lower: successes === 0 ? 0 : (centre - half) / scale,
        upper: successes === n ? 1 : (centre + half) / scale,
    };
}
/** Exact interval of a share (Clopper & Pearson 1934); never covers less than `confidence`. Throws RangeError when n is 0. */
function clopperPearsonInterval(successes, n, confidence = 0.95) {
    check(successes, n, confidence);
    const tail = (1 - confidence) / 2;
    const share = successes / n;
    return {
        share,
        lower: successes === 0 ? 0 : (0,_root_js__WEBPACK_IMPORTED_MODULE_1__/* .boundary */ .p)(0, share, (p) => (0,_binomial_js__WEBPACK_IMPORTED_MODULE_2__/* .binomialSf */ .vD)(successes - 1, n, p) < tail),
        upper: successes === n ? 1 : (0,_root_js__WEBPACK_IMPORTED_MODULE_1__/* .boundary */ .p)(share, 1, (p) => (0,_binomial_js__WEBPACK_IMPORTED_MODULE_2__/* .binomialCdf */ .HU)(successes, n, p) > tail),
    };
}
function check(successes, n, confidence) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_3__/* .requireCount */ .v6)('n', n);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_3__/* .requireCount */ .v6)('successes', successes, n);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_3__/* .requireShare */ .Vv)('confidence', confidence);
    if (n === 0)
        throw new RangeError('n must be above 0: a share of nothing has no interval');
}


/***/ }),

/***/ 89637:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ boundary)
/* harmony export */ });
/**
 * The point of [low, high] where a monotone function changes sign, by bisection to the last bit. The signs of the ends decide
 * nothing: when `below(x)` holds everywhere the answer is `high`, when nowhere `low`.
 */
function boundary(low, high, below) {
    let from = low;
    let to = high;
    for (;;) {
        const middle = from + (to - from) / 2;
        if (!(middle > from && middle < to))
            return below(to) ? to : below(from) ? middle : from;
        if (below(middle))
            from = middle;
        else
            to = middle;
    }
}


/***/ })

};
