export const id = 4188;
export const ids = [4188];
export const modules = {

/***/ 91042:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ ApiFailure),
/* harmony export */   g: () => (/* binding */ failureOf)
/* harmony export */ });
class ApiFailure extends Error {
    route;
    kind;
    status;
    retryAfterMs;
    constructor(route, kind, message, details = {}) {
        super(message, { cause: details.cause });
        this.name = 'ApiFailure';
        this.route = route;
        this.kind = kind;
        this.status = details.status;
        this.retryAfterMs = details.retryAfterMs;
    }
    /** Whether what was asked may have been done although the answer says otherwise. */
    get mayHaveWorked() {
        return this.kind !== 'refused' && this.kind !== 'unreachable';
    }
    /** Whether GitHub will not show what was asked for, and the token is good: what is not needed can be done without. */
    get isWithheld() {
        return (this.kind === 'refused' && this.status !== 401) || this.kind === 'unreadable';
    }
    /** Whether the same read may succeed a little later. */
    get passes() {
        return this.kind !== 'refused' && this.kind !== 'unreadable';
    }
}
/** Socket and resolver errors of a connection that never stood. */
const neverConnected = new Set([
    ...['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
    ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
]);
/** Tells an error of octokit or fetch as one of ours. Octokit gives network errors a status of 500: only a response counts. */
function failureOf(route, error, timeoutMs) {
    const { response } = error;
    if (response)
        return failureOfResponse(route, response, error);
    const chain = [...causes(error)];
    if (chain.some(({ name }) => name === 'TimeoutError' || name === 'AbortError')) {
        return new ApiFailure(route, 'late', `did not answer within ${timeoutMs / 1000} s`, { cause: error });
    }
    const code = chain.map((cause) => cause.code).find((found) => found !== undefined);
    const message = [code, chain.at(-1)?.message].filter(Boolean).join(': ') || String(error);
    return new ApiFailure(route, code !== undefined && neverConnected.has(code) ? 'unreachable' : 'dropped', message, {
        cause: error,
    });
}
function failureOfResponse(route, { status, headers, data }, cause) {
    const said = messageOf(data);
    const exhausted = headers['x-ratelimit-remaining'] === '0';
    const limited = status === 429 || (status === 403 && (headers['retry-after'] !== undefined || exhausted));
    const kind = limited
        ? 'limited'
        : status >= 500 || status === 408
            ? 'broken'
            : status >= 400
                ? 'refused'
                : 'unreadable';
    const message = said === '' ? `answered ${status}` : `answered ${status}: ${said}`;
    const retryAfterMs = limited || kind === 'broken' ? pauseAsked(headers, exhausted) : undefined;
    return new ApiFailure(route, kind, message, { status, retryAfterMs, cause });
}
/** The pause GitHub asks for, in milliseconds. Its own clock tells how far off the next hour is, not the runner's. */
function pauseAsked(headers, exhausted) {
    const seconds = Number(headers['retry-after']);
    if (Number.isFinite(seconds))
        return seconds * 1000;
    const left = Number(headers['x-ratelimit-reset']) * 1000 - Date.parse(String(headers['date']));
    return exhausted && Number.isFinite(left) ? Math.max(left, 0) + 1000 : undefined;
}
/** GitHub's message with the messages of its `errors`, on one line; nothing of a page a proxy sent. */
function messageOf(data) {
    if (typeof data !== 'object' || data === null)
        return '';
    const { message, errors } = data;
    const details = (Array.isArray(errors) ? errors : []).map((entry) => typeof entry === 'string' ? entry : (entry?.message ?? ''));
    return [message, ...details]
        .filter((part) => typeof part === 'string' && part !== '')
        .join('; ')
        .replace(/\s+/g, ' ');
}
function* causes(error) {
    for (let current = error; typeof current === 'object' && current !== null;) {
        const { name, message, code, cause } = current;
        yield { name, message, ...(typeof code === 'string' && { code }) };
        current = cause;
    }
}


/***/ }),

/***/ 7461:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cf: () => (/* binding */ dispatchInputs),
/* harmony export */   DQ: () => (/* binding */ checkWorkflowInputs),
/* harmony export */   xL: () => (/* binding */ checkPayload)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17795);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88532);



const nested = 'values are text, numbers or booleans; put a structure in quotes, as JSON text';
/**
 * Inputs of a dispatch, typed as a YAML or JSON mapping. Values stay as typed (`1.10` is not 1.1); a structure, a missing
 * value or text that is no mapping is an error and never an empty mapping.
 */
const dispatchInputs = () => zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J())], 'expected a YAML or JSON mapping')
    .transform((value, context) => {
    const complain = (message) => {
        context.addIssue({ code: 'custom', message });
        return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
    };
    let entries = value;
    if (typeof value === 'string') {
        const typed = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(value);
        const asText = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(value, { schema: 'failsafe' });
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
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('bad-input', `${count} inputs would be sent; GitHub takes ${limits.inputs}.`, {
            hint: 'Send fewer, or several in one as JSON text. `model_version`, `trigger_source` and `idempotency_key` count too.',
        });
    }
    checkSize(JSON.stringify(inputs).length, limits.characters);
}
/** Throws when GitHub would not take this payload of a repository_dispatch. */
function checkPayload(payload) {
    const count = Object.keys(payload).length;
    if (count > 10) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('bad-input', `${count} values would be sent; a repository_dispatch takes 10.`, {
            hint: 'Send fewer, or several in one as JSON text. `model_version`, `trigger_source` and `idempotency_key` count too.',
        });
    }
    checkSize(Buffer.byteLength(JSON.stringify(payload)), 65_535);
}
function checkSize(size, limit) {
    if (size <= limit)
        return;
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y('bad-input', `The inputs are ${size} characters long; GitHub takes ${limit}.`, {
        hint: 'Put large values in a file or an artifact and send its name.',
    });
}


/***/ }),

/***/ 54188:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F9: () => (/* reexport */ api_failure/* ApiFailure */.F),
  Bt: () => (/* reexport */ UnknownOutcome),
  q0: () => (/* reexport */ activeDeployment),
  xz: () => (/* reexport */ attestationsOf),
  W1: () => (/* reexport */ attestationsWith),
  Su: () => (/* reexport */ cancelRun),
  rC: () => (/* reexport */ checkAgainstWorkflow),
  pY: () => (/* reexport */ checkEnvironments),
  xL: () => (/* reexport */ dispatch_inputs/* checkPayload */.xL),
  DQ: () => (/* reexport */ dispatch_inputs/* checkWorkflowInputs */.DQ),
  D3: () => (/* reexport */ commitOf),
  Yy: () => (/* reexport */ createDeployment),
  deduplicatedIssue: () => (/* reexport */ deduplicatedIssue),
  OR: () => (/* reexport */ defaultBranch),
  DY: () => (/* reexport */ deploymentState),
  BB: () => (/* reexport */ dispatchRepository),
  "in": () => (/* reexport */ dispatchWorkflow),
  SP: () => (/* reexport */ explainFailure),
  HZ: () => (/* reexport */ findDeployment),
  Lc: () => (/* reexport */ findRun),
  gitHubApi: () => (/* reexport */ gitHubApi),
  TL: () => (/* reexport */ lockKey),
  sG: () => (/* reexport */ outcomeOf),
  E0: () => (/* reexport */ pagesOf),
  cI: () => (/* reexport */ readRun),
  AO: () => (/* reexport */ readWorkflowFile),
  NU: () => (/* reexport */ repositoryParameters),
  ZJ: () => (/* reexport */ requireActiveWorkflow),
  Ei: () => (/* reexport */ retireDeployments),
  t0: () => (/* reexport */ runNameRemedy),
  fT: () => (/* reexport */ setDeploymentState),
  U9: () => (/* reexport */ showsKey),
  stickyComment: () => (/* reexport */ stickyComment),
  Cs: () => (/* reexport */ waitForRun)
});

// UNUSED EXPORTS: awaitRun, deploymentPayload, deploymentPayloadSchema, deploymentsOf, dispatchInputs, documentedConclusions, parseWorkflow, pendingEnvironments

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./packages/github/src/api-failure.ts
var api_failure = __webpack_require__(91042);
;// CONCATENATED MODULE: ./packages/github/src/api.ts

/** The API versions this package speaks. Servers before GHES 3.21 know the older one alone. */
const apiVersions = { newest: '2026-03-10', oldest: '2022-11-28' };
const readAttempts = 4;
const longestPause = 60_000;
/** Wraps the injected request. */
function gitHubApi(request, { clock, log, signal, timeoutMs }) {
    const once = async (route, { headers, ...parameters }, answer) => {
        const reply = await request(route, {
            ...parameters,
            headers: { 'x-github-api-version': apiVersions.oldest, ...headers },
            request: { signal: AbortSignal.timeout(timeoutMs) },
        }).catch((error) => {
            throw (0,api_failure/* failureOf */.g)(route, error, timeoutMs);
        });
        const parsed = answer.safeParse(reply.data);
        const etag = reply.headers['etag']?.toString();
        if (parsed.success)
            return { status: reply.status, data: parsed.data, etag };
        const message = `answered ${reply.status} with a body that is not what GitHub documents`;
        throw new api_failure/* ApiFailure */.F(route, 'unreadable', message, { status: reply.status, cause: parsed.error });
    };
    return {
        clock,
        log,
        signal,
        once,
        async look(route, parameters, answer, etag) {
            const headers = etag === undefined ? undefined : { 'if-none-match': etag };
            try {
                return await once(route, { ...parameters, headers }, answer);
            }
            catch (failure) {
                if (failure instanceof api_failure/* ApiFailure */.F && failure.status === 304)
                    return 'unchanged';
                throw failure;
            }
        },
        async read(route, parameters, answer) {
            for (let attempt = 1;; attempt++) {
                try {
                    return (await once(route, parameters, answer)).data;
                }
                catch (error) {
                    if (!(error instanceof api_failure/* ApiFailure */.F) || !error.passes || attempt === readAttempts || signal.aborted)
                        throw error;
                    await clock.sleep(Math.min(error.retryAfterMs ?? 2 ** (attempt - 1) * 1000, longestPause), signal);
                }
            }
        },
    };
}
/** `{ owner, repo }` of `owner/repo`, as routes take them. */
function repositoryParameters(repository) {
    const [owner, repo] = repository.split('/');
    return { owner, repo };
}

// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(99953);
;// CONCATENATED MODULE: ./packages/github/src/refusal.ts




const unreachable = 'Check the network and proxy of the runner, and https://www.githubstatus.com; nothing was done.';
/** The failure as a sentence with its remedy. Asks GitHub what is missing when it only says 404. */
async function explainFailure(api, failure, doing) {
    if (!(failure instanceof api_failure/* ApiFailure */.F))
        throw failure;
    const { kind, status } = failure;
    const error = (code, hint, sentence) => new user_error/* UserError */.y(code, sentence ?? `GitHub would not ${doing.what}: it ${failure.message}.`, { hint, cause: failure });
    if (kind === 'unreachable') {
        return error('unreachable', unreachable, `GitHub cannot be reached to ${doing.what} (${failure.message}).`);
    }
    if (kind !== 'refused') {
        const hint = 'See https://www.githubstatus.com and run the job again later.';
        return error(kind === 'late' ? 'timeout' : 'unreachable', hint, `Could not ${doing.what}: GitHub ${failure.message}.`);
    }
    if (status === 401) {
        return error('unauthorized', 'Check the `token` input: it is wrong, revoked or expired (a GitHub App token lives one hour).');
    }
    if (status === 403)
        return error('unauthorized', forbiddenHint(doing));
    if (status === 404) {
        const { message, hint } = await explainMissing(api, doing);
        return error('not-found', hint, message);
    }
    if (status === 410)
        return error('unsupported', 'Issues are switched off in the settings of that repository.');
    if (status === 422 || status === 400)
        return error('bad-input', invalidHint(failure.message, doing));
    return error('tool-failed', 'See the message of GitHub.');
}
function forbiddenHint({ permission, repository }) {
    return (`The token needs \`${permission}\`: add it under \`permissions:\` of the job. ` +
        `github.token reaches its own repository alone; for ${repository} from elsewhere, or from a fork's pull request, ` +
        'give a GitHub App token or a fine-grained token with that permission in the `token` input.');
}
function invalidHint(message, { workflow = 'the workflow', ref = 'the ref' }) {
    if (/unexpected inputs/i.test(message)) {
        return `Declare these inputs under \`on: workflow_dispatch: inputs:\` of ${workflow} at ${ref}, or take them out of \`inputs\`.`;
    }
    if (/required input/i.test(message))
        return `Add it to \`inputs\`.`;
    if (/not in the list/i.test(message))
        return `Give one of the options that ${workflow} lists for it.`;
    if (/no ref found/i.test(message))
        return '`ref` is the name of a branch or tag of that repository.';
    if (/disabled workflow/i.test(message))
        return `Enable it: gh workflow enable ${workflow}.`;
    if (/workflow_dispatch' trigger/i.test(message)) {
        return `Add \`on: workflow_dispatch:\` to ${workflow}, as it stands at ${ref}.`;
    }
    return 'Mend what GitHub names.';
}
const workflowList = schemas/* object */.Ikc({ workflows: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* number */.aig(), name: schemas/* string */.YjP(), path: schemas/* string */.YjP() })) });
/** Says which of repository and workflow a 404 is about; a token that may not see a repository gets 404 too. */
async function explainMissing(api, { what, repository, workflow, permission }) {
    const parameters = repositoryParameters(repository);
    const repositoryMissing = {
        message: `GitHub would not ${what}: the repository ${repository} does not exist, or the token may not see it (404).`,
        hint: `Check \`repository\`, and that the token covers it with \`${permission}\`; github.token reaches its own repository alone.`,
    };
    try {
        await api.once('GET /repos/{owner}/{repo}', parameters, schemas/* unknown */.L5J());
    }
    catch (failure) {
        if (failure instanceof api_failure/* ApiFailure */.F && failure.status === 404)
            return repositoryMissing;
    }
    if (workflow === undefined) {
        return {
            message: `GitHub would not ${what}: it was not found (404).`,
            hint: `Check the names, and that the token has \`${permission}\`.`,
        };
    }
    const known = await api
        .once('GET /repos/{owner}/{repo}/actions/workflows', { ...parameters, per_page: 100 }, workflowList)
        .then(({ data }) => data.workflows)
        .catch(() => []);
    const files = known.map(({ path }) => path.split('/').at(-1));
    const byName = known.find(({ name }) => name === workflow);
    const close = byName ? byName.path.split('/').at(-1) : (0,nearest/* nearest */.p)(workflow, files);
    return {
        message: `GitHub would not ${what}: ${repository} has no workflow ${workflow} (404).`,
        hint: close !== undefined
            ? `Did you mean ${close}?`
            : files.length > 0
                ? `It has ${files.join(', ')}; a workflow counts once its file is on the default branch.`
                : 'Give the file name under .github/workflows, or the numeric id; the file must be on the default branch.',
    };
}

;// CONCATENATED MODULE: ./packages/github/src/attestations.ts





const page = schemas/* object */.Ikc({
    attestations: schemas/* array */.YOg(schemas/* object */.Ikc({ bundle: schemas/* unknown */.L5J().optional(), bundle_url: schemas/* string */.YjP().nullish() })),
});
/** More are listed on a second page, which nobody needs who signs a model once. */
const most = 100;
/**
 * The attestations of this type that a repository has of a digest, `sha256:<hex>`; none when GitHub knows none, which it tells like a
 * repository that the token may not see. Throws a UserError.
 */
async function attestationsOf(api, repository, digest, predicateType) {
    const parameters = {
        ...repositoryParameters(repository),
        subject_digest: digest,
        predicate_type: predicateType,
        per_page: most,
    };
    try {
        const { attestations } = await api.read('GET /repos/{owner}/{repo}/attestations/{subject_digest}', parameters, page);
        return attestations;
    }
    catch (failure) {
        if (failure instanceof api_failure/* ApiFailure */.F && failure.status === 404)
            return [];
        throw await explainFailure(api, failure, {
            what: `show the attestations of ${digest} in ${repository}`,
            repository,
            permission: 'attestations: read',
        });
    }
}
/** Looks attestations up with the token of the action; GitHub is reached, and the token missed, when the first is asked for. */
function attestationsWith(token, io) {
    return async (...asked) => {
        if (token === undefined) {
            throw new user_error/* UserError */.y('bad-input', '`token` is required for `require-evidence: signed` and was not given.', {
                hint: 'Leave it out for the token of the job, or give `evidence-bundles`.',
            });
        }
        const { clock, log, signal } = io;
        return attestationsOf(gitHubApi(await io.github(token), { clock, log, signal, timeoutMs: 30_000 }), ...asked);
    };
}

;// CONCATENATED MODULE: ./packages/github/src/marked-body.ts
/** GitHub takes 65,536 characters; what it adds by itself has to fit as well. */
const longestBody = 60_000;
/** A comment that people do not see and that names what a body is about. */
function markerOf(key) {
    // Two hyphens would end the comment.
    return `<!-- tidegate: ${encodeURIComponent(key).replaceAll('-', '%2D')} -->`;
}
/** The body under its marker, cut to what GitHub takes. */
function markedBody(key, body) {
    const marker = markerOf(key);
    return `${marker}\n${cutBody(body, longestBody - marker.length - 1)}`;
}
/** Whether a body starts with the marker; one that quotes it does not count. */
function carriesMarker(body, key) {
    return body?.split(/\r?\n/, 1)[0] === markerOf(key);
}
/** Whether two bodies read the same; GitHub may keep line ends its own way. */
function sameBody(one, other) {
    return one?.replaceAll('\r\n', '\n').trimEnd() === other.replaceAll('\r\n', '\n').trimEnd();
}
const cutNote = '*The rest is left out here: GitHub takes no more. The report of the run has all of it.*';
/** Markdown cut at the end of a line, with a sentence that says so. */
function cutBody(body, most) {
    if (body.length <= most)
        return body;
    const fence = '\n```';
    const kept = body.slice(0, most - cutNote.length - fence.length - 4);
    const lines = kept.slice(0, Math.max(kept.lastIndexOf('\n'), 0) || lastWhole(kept));
    const open = [...lines.matchAll(/^\s*```/gm)].length % 2 === 1;
    return `${lines}${open ? fence : ''}\n\n${cutNote}`;
}
/** Where a text may end without half a character. */
function lastWhole(text) {
    return /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length;
}

;// CONCATENATED MODULE: ./packages/github/src/pages.ts
/** GitHub's largest page. */
const pageSize = 100;
/**
 * The entries of a list, page after page; a reader that has seen enough stops it. `page` takes the entries out of an
 * answer. Throws an ApiFailure.
 */
async function* pagesOf(api, route, parameters, page, { most = Infinity } = {}) {
    for (let number = 1; number <= most; number++) {
        const entries = await api.read(route, { ...parameters, per_page: pageSize, page: number }, page);
        yield* entries;
        if (entries.length < pageSize)
            return;
    }
}

;// CONCATENATED MODULE: ./packages/github/src/deduplicated-issue.ts






const issueSchema = schemas/* object */.Ikc({
    number: schemas/* number */.aig().int(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    state: schemas/* string */.YjP(),
    closed_at: schemas/* string */.YjP().nullish(),
    html_url: schemas/* string */.YjP(),
    labels: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ name: schemas/* string */.YjP().nullish() })])),
    pull_request: schemas/* unknown */.L5J().optional(),
});
const day = 24 * 60 * 60 * 1000;
/** GitHub's limit for titles, in characters. */
const longestTitle = 256;
/**
 * One issue for one trouble: opened, kept up to date, reopened when the trouble comes back soon, closed when it is over.
 * Found by its label through the list of issues, which knows at once what was written; the search does not. Throws a
 * UserError when GitHub will not, which a verdict must never depend on.
 */
async function deduplicatedIssue(api, wanted) {
    const { repository, open } = wanted;
    const doing = {
        what: `${open ? 'open' : 'close'} an issue in ${repository}`,
        repository,
        permission: 'issues: write',
    };
    try {
        return open ? await tell(api, wanted) : await recover(api, wanted);
    }
    catch (failure) {
        throw await explainFailure(api, failure, doing);
    }
}
async function tell(api, wanted) {
    const { key, comment } = wanted;
    const title = [...wanted.title].slice(0, longestTitle).join('');
    const body = markedBody(key, wanted.body);
    const [found] = await openIssues(api, wanted);
    if (found) {
        const same = found.title === title && sameBody(found.body, body);
        if (!same)
            await change(api, wanted, found, { title, body });
        await addComment(api, wanted, found);
        return stateOf(found, same && comment === undefined ? 'unchanged' : 'updated');
    }
    const closed = await recentlyClosed(api, wanted);
    if (closed) {
        await change(api, wanted, closed, { title, body, state: 'open', state_reason: 'reopened' });
        await addComment(api, wanted, closed);
        return stateOf(closed, 'reopened');
    }
    const opened = await create(api, wanted, title, body);
    if (!labelsOf(opened).includes(wanted.labels[0])) {
        api.log.warn(`Issue #${opened.number} could not be given the label ${wanted.labels[0]}, by which it would be found again: ` +
            'another one will be opened next time. The token needs write access to the repository.');
    }
    return keepFirst(api, wanted, opened);
}
async function recover(api, wanted) {
    const [first, ...others] = await openIssues(api, wanted);
    if (!first)
        return { number: undefined, url: undefined, action: 'none' };
    await addComment(api, wanted, first);
    for (const issue of [first, ...others]) {
        await change(api, wanted, issue, { state: 'closed', state_reason: 'completed' });
    }
    return stateOf(first, 'closed');
}
/** Open issues of the key, oldest first. */
async function openIssues(api, wanted) {
    const found = [];
    for await (const issue of issues(api, wanted, { state: 'open', sort: 'created', direction: 'asc' }))
        found.push(issue);
    return found;
}
/** The issue of the key that was closed last, unless that is too long ago. */
async function recentlyClosed(api, wanted) {
    const after = api.clock.now() - (wanted.reopenWithinDays ?? 7) * day;
    let latest;
    // An issue that was closed since has been updated since.
    const since = new Date(after).toISOString();
    for await (const issue of issues(api, wanted, { state: 'closed', since })) {
        const at = closedAt(issue);
        if (at >= after && (!latest || at > closedAt(latest)))
            latest = issue;
    }
    return latest;
}
async function* issues(api, { repository, key, labels }, query) {
    const parameters = { ...repositoryParameters(repository), labels: labels[0], ...query };
    for await (const issue of pagesOf(api, 'GET /repos/{owner}/{repo}/issues', parameters, schemas/* array */.YOg(issueSchema))) {
        if (issue.pull_request === undefined && carriesMarker(issue.body, key))
            yield issue;
    }
}
/** Opens the issue; after an answer that leaves it open, looks for it before anything is said. */
async function create(api, wanted, title, body) {
    const parameters = { ...repositoryParameters(wanted.repository), title, body, labels: [...wanted.labels] };
    try {
        return (await api.once('POST /repos/{owner}/{repo}/issues', parameters, issueSchema)).data;
    }
    catch (failure) {
        if (!(failure instanceof api_failure/* ApiFailure */.F) || !failure.mayHaveWorked)
            throw failure;
        const [found] = await openIssues(api, wanted);
        if (found)
            return found;
        throw failure;
    }
}
/** Two jobs may have opened one at once: the first stays open. */
async function keepFirst(api, wanted, opened) {
    const [first] = await openIssues(api, wanted);
    if (!first || first.number >= opened.number)
        return stateOf(opened, 'opened');
    const body = `Told in #${first.number} already.`;
    await change(api, wanted, opened, { body, state: 'closed', state_reason: 'not_planned' });
    return stateOf(first, 'updated');
}
async function change(api, { repository }, { number }, fields) {
    const parameters = { ...repositoryParameters(repository), issue_number: number, ...fields };
    await api.once('PATCH /repos/{owner}/{repo}/issues/{issue_number}', parameters, schemas/* unknown */.L5J());
}
async function addComment(api, { repository, comment }, { number }) {
    if (comment === undefined)
        return;
    const parameters = {
        ...repositoryParameters(repository),
        issue_number: number,
        body: cutBody(comment, longestBody),
    };
    await api.once('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', parameters, schemas/* unknown */.L5J());
}
function stateOf({ number, html_url: url }, action) {
    return { number, url, action };
}
function labelsOf({ labels }) {
    return labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')));
}
function closedAt({ closed_at: at }) {
    return Date.parse(at ?? '');
}

;// CONCATENATED MODULE: ./packages/github/src/sticky-comment.ts






const commentSchema = schemas/* object */.Ikc({
    id: schemas/* number */.aig().int(),
    body: schemas/* string */.YjP().nullish(),
    html_url: schemas/* string */.YjP(),
    user: schemas/* object */.Ikc({ type: schemas/* string */.YjP() }).nullish(),
    author_association: schemas/* string */.YjP().nullish(),
});
/**
 * One comment of this key on a pull request or issue: made once, then brought up to date in place. Throws a UserError
 * when GitHub will not, which a verdict must never depend on: the token of a fork's pull request may only read.
 */
async function stickyComment(api, comment) {
    const { repository, number, key } = comment;
    const body = markedBody(key, comment.body);
    const doing = { what: `comment on #${number} of ${repository}`, repository, permission: 'pull-requests: write' };
    try {
        const [found] = await commentsOf(api, comment);
        if (found && sameBody(found.body, body))
            return { url: found.html_url, action: 'unchanged' };
        const updated = found && (await update(api, repository, found, body));
        if (updated)
            return { url: updated.html_url, action: 'updated' };
        const created = await sticky_comment_create(api, comment, body);
        return { url: (await sticky_comment_keepFirst(api, comment, created, body)).html_url, action: 'created' };
    }
    catch (failure) {
        throw await explainFailure(api, failure, doing);
    }
}
/** Comments that carry the key, oldest first, as GitHub lists them. */
async function commentsOf(api, { repository, number, key }) {
    const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
    const parameters = { ...repositoryParameters(repository), issue_number: number };
    const found = [];
    for await (const comment of pagesOf(api, route, parameters, schemas/* array */.YOg(commentSchema))) {
        if (carriesMarker(comment.body, key) && isOfTheHouse(comment))
            found.push(comment);
    }
    return found;
}
/** Whose comment it is can edit it: an outsider who wrote the marker first would have our words in their hands. */
function isOfTheHouse({ user, author_association: association }) {
    return user?.type === 'Bot' || ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(association ?? '');
}
/** The comment with its new body; nothing when it is gone or somebody else's. */
async function update(api, repository, { id }, body) {
    const parameters = { ...repositoryParameters(repository), comment_id: id, body };
    try {
        return (await api.once('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', parameters, commentSchema)).data;
    }
    catch (failure) {
        if (failure instanceof api_failure/* ApiFailure */.F && (failure.status === 403 || failure.status === 404))
            return undefined;
        throw failure;
    }
}
/** Posts the comment; after an answer that leaves it open, looks for it before anything is said. */
async function sticky_comment_create(api, comment, body) {
    const parameters = { ...repositoryParameters(comment.repository), issue_number: comment.number, body };
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    try {
        return (await api.once(route, parameters, commentSchema)).data;
    }
    catch (failure) {
        if (!(failure instanceof api_failure/* ApiFailure */.F) || !failure.mayHaveWorked)
            throw failure;
        const found = (await commentsOf(api, comment)).find((posted) => sameBody(posted.body, body));
        if (found)
            return found;
        throw failure;
    }
}
/** Two jobs may have posted at once: the first one stays and says the latest. */
async function sticky_comment_keepFirst(api, comment, created, body) {
    const { repository } = comment;
    const [first] = await commentsOf(api, comment);
    if (!first || first.id >= created.id)
        return created;
    const kept = await update(api, repository, first, body);
    if (!kept)
        return created;
    const parameters = { ...repositoryParameters(repository), comment_id: created.id };
    await api.once('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', parameters, schemas/* unknown */.L5J());
    return kept;
}

;// CONCATENATED MODULE: ./packages/github/src/check-against-workflow.ts





/** Throws a UserError unless the workflow takes these inputs with these values, as far as its own file tells. */
function checkAgainstWorkflow({ inputs: declared }, typed, { workflow, ref }) {
    const where = `${workflow} at ${ref}`;
    if (!declared) {
        throw new user_error/* UserError */.y('bad-input', `${where} has no \`workflow_dispatch\` trigger.`, {
            hint: `Add \`on: workflow_dispatch:\` to it, or name the workflow that deploys.`,
        });
    }
    const names = [...declared.keys()];
    // GitHub decides about names that differ in case alone.
    const unknown = Object.keys(typed).filter((name) => !names.some((known) => sameName(known, name)));
    if (unknown.length > 0) {
        const close = unknown.length === 1 ? (0,nearest/* nearest */.p)(unknown[0], names) : undefined;
        throw new user_error/* UserError */.y('bad-input', `${where} takes no input ${unknown.map((name) => `"${name}"`).join(' and ')}.`, {
            hint: close
                ? `Did you mean ${close}?`
                : `It takes ${names.join(', ') || 'none'}. Declare the input under \`on: workflow_dispatch: inputs:\`, or leave it out.`,
        });
    }
    for (const [name, input] of declared) {
        const value = Object.entries(typed).find(([given]) => sameName(given, name))?.[1];
        if (value !== undefined)
            checkValue(name, input, value, where);
        else if (input.required) {
            throw new user_error/* UserError */.y('bad-input', `${where} requires the input "${name}", and it was not given.`, {
                hint: 'Add it to `inputs`.',
            });
        }
    }
}
function checkValue(name, { type, options }, value, where) {
    const wrong = (what, hint) => {
        throw new user_error/* UserError */.y('bad-input', `The input "${name}" of ${where} is ${what}, not "${value}".`, { hint });
    };
    if (type === 'choice' && !options.includes(value)) {
        const close = (0,nearest/* nearest */.p)(value, options);
        wrong(`one of ${options.join(', ')}`, close ? `Did you mean ${close}?` : 'Give one of these.');
    }
    if (type === 'boolean' && value !== 'true' && value !== 'false')
        wrong('a boolean', 'Give true or false.');
    if (type === 'number' && (value.trim() === '' || !Number.isFinite(Number(value)))) {
        wrong('a number', 'Give it in digits, such as 5 or 0.25.');
    }
}
const environmentPage = schemas/* object */.Ikc({ environments: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })).optional() });
/** Throws a UserError when an input that names an environment names one the repository does not have. */
async function checkEnvironments(api, repository, { inputs = new Map() }, typed) {
    const named = Object.entries(typed).filter(([name]) => inputs.get(name)?.type === 'environment');
    if (named.length === 0)
        return;
    const route = 'GET /repos/{owner}/{repo}/environments';
    const page = environmentPage.transform(({ environments = [] }) => environments);
    const known = [];
    try {
        for await (const { name } of pagesOf(api, route, repositoryParameters(repository), page))
            known.push(name);
    }
    catch (failure) {
        if (!(failure instanceof api_failure/* ApiFailure */.F))
            throw failure;
        api.log.info(`The environments of ${repository} could not be read: GitHub ${failure.message}.`);
        return;
    }
    for (const [name, value] of named) {
        if (known.some((environment) => sameName(environment, value)))
            continue;
        const close = (0,nearest/* nearest */.p)(value, known);
        throw new user_error/* UserError */.y('bad-input', `The input "${name}" is "${value}", and ${repository} has no such environment.`, {
            hint: close ? `Did you mean ${close}?` : `It has ${known.join(', ') || 'none'}.`,
        });
    }
}
function sameName(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}

;// CONCATENATED MODULE: ./packages/github/src/deployment-payload.ts

const named = schemas/* object */.Ikc({ model: schemas/* string */.YjP().optional(), version: schemas/* string */.YjP().optional() });
/** What a deployment record says of the model, under `payload`. Further keys are others' and are left alone. */
const deploymentPayloadSchema = named.extend({
    /** Digest of the model's files, `sha256:<hex>`. */
    digest: schemas/* string */.YjP().optional(),
    /** When the newest data it was trained on was made, ISO 8601. */
    data_at: schemas/* string */.YjP().optional(),
    /** Metrics the deployment was decided on. */
    metrics: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()).optional(),
    /** Verdicts it rests on: gate, verdict and digest of the evidence file. */
    evidence: schemas/* array */.YOg(schemas/* object */.Ikc({ file: schemas/* string */.YjP(), gate: schemas/* string */.YjP(), verdict: schemas/* string */.YjP(), digest: schemas/* string */.YjP() }))
        .optional(),
    /** It mends a release before it. */
    unplanned: schemas/* boolean */.zMY().optional(),
    /** Run that asked for it: its evidence is among the artifacts. */
    triggered_by: schemas/* string */.YjP().optional(),
    trigger_source: schemas/* string */.YjP().optional(),
    workflow: schemas/* string */.YjP().optional(),
    idempotency_key: schemas/* string */.YjP().optional(),
    /** In the record of a rollback: what it takes out of production. */
    rolls_back: named.extend({ deployment_id: schemas/* number */.aig().int() }).optional(),
});
/** The payload of a record, as far as it is one of ours; GitHub gives text back for records made by others. */
function deploymentPayload(payload) {
    return deploymentPayloadSchema.safeParse(payload).data ?? {};
}

;// CONCATENATED MODULE: ./packages/github/src/deployment.ts






/** GitHub's limit for descriptions, in characters. */
const longest = 140;
const created = schemas/* object */.Ikc({ id: schemas/* number */.aig().int() });
const deploymentSchema = schemas/* object */.Ikc({
    id: schemas/* number */.aig().int(),
    environment: schemas/* string */.YjP(),
    task: schemas/* string */.YjP(),
    sha: schemas/* string */.YjP(),
    created_at: schemas/* string */.YjP(),
    payload: schemas/* unknown */.L5J(),
})
    .transform(({ created_at: createdAt, payload, ...rest }) => ({
    ...rest,
    createdAt,
    payload: deploymentPayload(payload),
}));
/** Records of an environment, newest first; a reader that has seen enough stops. Throws an ApiFailure. */
function deploymentsOf(api, repository, environment, options = {}) {
    const parameters = { ...repositoryParameters(repository), environment };
    return pagesOf(api, 'GET /repos/{owner}/{repo}/deployments', parameters, schemas/* array */.YOg(deploymentSchema), options);
}
/** The record of an environment that carries a key, among its last hundred. Throws a UserError. */
async function findDeployment(api, { repository, environment, key }) {
    try {
        return await find(api, repository, environment, key);
    }
    catch (failure) {
        const what = `show the deployments to ${environment} in ${repository}`;
        throw await explainFailure(api, failure, { what, repository, permission: 'deployments: write' });
    }
}
async function find(api, repository, environment, key) {
    for await (const { id, payload } of deploymentsOf(api, repository, environment, { most: 1 })) {
        if (payload.idempotency_key === key)
            return id;
    }
    return undefined;
}
/**
 * Makes the record of a release, which has no state yet. No checks are required and nothing is merged. When GitHub's answer is
 * lost the record is looked for by its key and not made again. Throws a UserError.
 */
async function createDeployment(api, record) {
    const { repository, environment, ref, payload } = record;
    const description = shorten(record.description);
    const { repository: _, ...fields } = record;
    const body = { ...fields, description, auto_merge: false, required_contexts: [] };
    const parameters = { ...repositoryParameters(repository), ...body };
    try {
        return (await api.once('POST /repos/{owner}/{repo}/deployments', parameters, created)).data.id;
    }
    catch (failure) {
        const key = payload.idempotency_key;
        const lost = failure instanceof api_failure/* ApiFailure */.F && failure.mayHaveWorked && key !== undefined;
        const id = lost ? await find(api, repository, environment, key).catch(() => undefined) : undefined;
        if (id !== undefined)
            return id;
        const what = `record a deployment to ${environment} in ${repository}`;
        throw await explainFailure(api, failure, { what, repository, permission: 'deployments: write', ref });
    }
}
const statusPage = schemas/* array */.YOg(schemas/* object */.Ikc({ state: schemas/* string */.YjP() }));
/** The last state of a record; undefined before the first. Throws an ApiFailure. */
async function deploymentState(api, repository, id) {
    const parameters = { ...repositoryParameters(repository), deployment_id: id, per_page: 1 };
    const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
    return (await api.read(route, parameters, statusPage))[0]?.state;
}
/** Adds a status to a deployment record. It is only a record: when it fails that is told, and no more. */
async function setDeploymentState(api, repository, id, state, { description, logUrl }) {
    const parameters = {
        ...repositoryParameters(repository),
        deployment_id: id,
        state,
        description: shorten(description),
        // Which records go inactive is decided by whoever knows what a canary is; GitHub does not.
        auto_inactive: false,
        ...(logUrl !== undefined && { log_url: logUrl }),
    };
    try {
        // Saying the same state twice does no harm.
        await api.read('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', parameters, schemas/* unknown */.L5J());
    }
    catch (failure) {
        if (!(failure instanceof api_failure/* ApiFailure */.F))
            throw failure;
        api.log.warn(`Deployment ${id} could not be marked ${state}: GitHub ${failure.message}.`);
    }
}
function shorten(text) {
    const characters = [...text];
    return characters.length <= longest ? text : `${characters.slice(0, longest - 3).join('')}...`;
}

;// CONCATENATED MODULE: ./packages/github/src/deployment-history.ts


/** How far back the record of what is in production is looked for. */
const farthest = 10;
/** What is in production by the records: the newest whose last state is `success` and that is no canary. Throws an ApiFailure. */
async function activeDeployment(api, wanted) {
    for await (const deployment of before(api, wanted)) {
        if (deployment.task === 'deploy:canary')
            continue;
        if ((await deploymentState(api, wanted.repository, deployment.id)) === 'success')
            return deployment;
    }
    return undefined;
}
/**
 * After a release has all the traffic: records before it that still say `success` go `inactive`, canaries too. GitHub does
 * so by itself only outside production. They are only records: when it fails that is told, and no more.
 */
async function retireDeployments(api, wanted, by) {
    const { repository, environment } = wanted;
    try {
        for await (const { id } of before(api, wanted)) {
            if ((await deploymentState(api, repository, id)) !== 'success')
                continue;
            await setDeploymentState(api, repository, id, 'inactive', { description: `Replaced: ${by}` });
        }
    }
    catch (failure) {
        if (!(failure instanceof api_failure/* ApiFailure */.F))
            throw failure;
        api.log.warn(`Earlier deployments to ${environment} were not marked inactive: GitHub ${failure.message}.`);
    }
}
async function* before(api, { repository, environment, except }) {
    let seen = 0;
    for await (const deployment of deploymentsOf(api, repository, environment, { most: 1 })) {
        if (except !== undefined && deployment.id >= except)
            continue;
        if (++seen > farthest)
            return;
        yield deployment;
    }
}

;// CONCATENATED MODULE: ./packages/github/src/run.ts




/** A workflow run, as far as anyone here needs it. Statuses and conclusions stay text: GitHub may add some. */
const runSchema = schemas/* object */.Ikc({
    id: schemas/* number */.aig().int(),
    name: schemas/* string */.YjP().nullish(),
    display_title: schemas/* string */.YjP(),
    status: schemas/* string */.YjP().nullable(),
    conclusion: schemas/* string */.YjP().nullable(),
    head_sha: schemas/* string */.YjP(),
    html_url: schemas/* string */.YjP(),
    created_at: schemas/* string */.YjP(),
});
/** Pauses before a run that was just started is looked for again: it may not be shown at once. */
const missingPauses = [2000, 5000, 10_000];
/** Reads one run; one that is not there yet is waited for a little. */
async function readRun(api, repository, id) {
    const parameters = { ...repositoryParameters(repository), run_id: id };
    for (let attempt = 0;; attempt++) {
        try {
            return await api.read('GET /repos/{owner}/{repo}/actions/runs/{run_id}', parameters, runSchema);
        }
        catch (failure) {
            const pause = missingPauses[attempt];
            if (failure instanceof api_failure/* ApiFailure */.F && failure.status === 404 && pause !== undefined) {
                await api.clock.sleep(pause, api.signal);
                continue;
            }
            throw await explainFailure(api, failure, {
                what: `show run ${id} of ${repository}`,
                repository,
                permission: 'actions: read',
            });
        }
    }
}
/** Asks GitHub to cancel a run. */
async function cancelRun(api, repository, id) {
    const parameters = { ...repositoryParameters(repository), run_id: id };
    await api.once('POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel', parameters, schemas/* unknown */.L5J());
}

;// CONCATENATED MODULE: ./packages/github/src/find-run.ts





const listSchema = schemas/* object */.Ikc({ workflow_runs: schemas/* array */.YOg(runSchema) }).transform(({ workflow_runs: runs }) => runs);
/** Of every hundred runs this many pages are looked through, newest first. No clocks are compared: the key says which it is. */
const mostPages = 3;
/** A run shows up some seconds after its dispatch; these are the parts of the time it is looked for. */
const parts = [1 / 30, 1 / 20, 1 / 12, 1 / 6, 1 / 6, 1 / 4, 1 / 4];
/** Looks once for the run whose name carries the key. The newest run of others is never taken for it. */
async function findRun(api, search) {
    const parameters = {
        ...repositoryParameters(search.repository),
        ...(search.workflow !== undefined && { workflow_id: search.workflow }),
        event: search.event,
    };
    const route = search.workflow === undefined
        ? 'GET /repos/{owner}/{repo}/actions/runs'
        : 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs';
    for await (const run of pagesOf(api, route, parameters, listSchema, { most: mostPages })) {
        if (showsKey(run, search.key))
            return run;
    }
    return undefined;
}
/** Looks until the run shows up, for so many milliseconds. */
async function awaitRun(api, search, forMs) {
    let trouble;
    for (const part of parts) {
        await api.clock.sleep(part * forMs, api.signal);
        if (api.signal.aborted)
            return { trouble: 'the job was cancelled' };
        try {
            const run = await findRun(api, search);
            trouble = undefined;
            if (run)
                return { run };
        }
        catch (error) {
            if (!(error instanceof api_failure/* ApiFailure */.F))
                throw error;
            trouble = `GitHub ${error.message} when asked for its runs`;
            if (!error.passes)
                break;
        }
    }
    return trouble === undefined ? {} : { trouble };
}
/** Whether the run's name carries the key. */
function showsKey(run, key) {
    return carries(run.display_title, key) || carries(run.name ?? '', key);
}
/** The key as a whole word, so that `deploy-1` is not found in `deploy-12`, nor `v1` in `v1.2`. */
function carries(title, key) {
    for (let at = title.indexOf(key); at >= 0; at = title.indexOf(key, at + 1)) {
        const goesOn = /^(?:[\w@#+-]|[.:]\w)/.test(title.slice(at + key.length));
        if (!goesOn && !/(?:[\w@#+-]|\w[.:])$/.test(title.slice(0, at)))
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./packages/github/src/dispatch.ts


const runNameRemedy = 'To have its runs found, let the workflow take the input `idempotency_key` and show it: `run-name: Deploy ${{ inputs.idempotency_key }}`.';
/** After an answer that tells nothing of the run: the run of this key, or why it is not known. The dispatch has worked. */
async function correlate(api, search, findMs) {
    if (!search)
        return { how: 'unknown', trouble: `GitHub does not name the run. ${runNameRemedy}` };
    const { run, trouble } = await awaitRun(api, search, findMs);
    if (run)
        return { run: { id: run.id, url: run.html_url }, how: 'found' };
    const why = trouble ?? `No run shows the key ${search.key} in its name.`;
    return { how: 'unknown', trouble: `${why} ${runNameRemedy}` };
}
/**
 * After an answer that does not say whether the dispatch worked: the run, when one carries the key. Otherwise throws, for
 * then nobody knows, and dispatching again might deploy twice.
 */
async function lookBeforeDeciding(api, failure, search, { what, runsUrl, findMs }) {
    api.log.warn(`GitHub ${failure.message} when asked to ${what}; looking whether it did.`);
    if (failure.retryAfterMs !== undefined)
        await api.clock.sleep(Math.min(failure.retryAfterMs, 60_000), api.signal);
    const { run, trouble } = search
        ? await awaitRun(api, search, findMs)
        : { trouble: 'the workflow takes no idempotency key' };
    if (run)
        return { run: { id: run.id, url: run.html_url }, how: 'found' };
    const looked = trouble ?? `no run carries the key ${search.key}`;
    throw new UnknownOutcome(`GitHub ${failure.message} when asked to ${what}, and whether a run was started is not known: ${looked}.`, `Look at ${runsUrl} before you run this job again. ${runNameRemedy}`, failure);
}
/** Nobody knows whether the dispatch worked. */
class UnknownOutcome extends user_error/* UserError */.y {
    constructor(message, hint, cause) {
        super('unreachable', message, { hint, cause });
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/github/src/key-record.ts




const recordSchema = schemas/* object */.Ikc({
    key: schemas/* string */.YjP(),
    holder: schemas/* string */.YjP(),
    by: schemas/* string */.YjP().optional(),
    accepted: schemas/* boolean */.zMY().optional(),
    run: schemas/* object */.Ikc({ id: schemas/* number */.aig().int(), url: schemas/* string */.YjP() }).optional(),
});
const shaSchema = schemas/* object */.Ikc({ sha: schemas/* string */.YjP() });
const refSchema = schemas/* object */.Ikc({ ref: schemas/* string */.YjP(), object: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }) });
/** Name of the reference, without `refs/`. */
function referenceOf(key, generation) {
    const hash = (0,external_node_crypto_.createHash)('sha1').update(key).digest('hex');
    return `tidegate/dispatch/${hash}${generation === 1 ? '' : `-${generation}`}`;
}
/** Writes the record as an object nobody refers to yet; doing it twice does no harm. Throws an ApiFailure. */
async function writeRecord(api, repository, commit, record) {
    const parameters = {
        ...repositoryParameters(repository),
        tag: referenceOf(record.key, 1),
        message: JSON.stringify(record),
        object: commit,
        type: 'commit',
        tagger: {
            name: 'Tidegate',
            email: 'tidegate@users.noreply.github.com',
            date: new Date(api.clock.now()).toISOString(),
        },
    };
    return (await api.read('POST /repos/{owner}/{repo}/git/tags', parameters, shaSchema)).sha;
}
/** The record behind a reference; undefined when it is none of ours. */
async function readRecord(api, repository, sha) {
    const parameters = { ...repositoryParameters(repository), tag_sha: sha };
    const answer = schemas/* object */.Ikc({ message: schemas/* string */.YjP() });
    const { message } = await api.read('GET /repos/{owner}/{repo}/git/tags/{tag_sha}', parameters, answer);
    try {
        return recordSchema.parse(JSON.parse(message));
    }
    catch {
        return undefined;
    }
}
/** The newest reference of the key. */
async function newestReference(api, repository, key) {
    const parameters = { ...repositoryParameters(repository), ref: referenceOf(key, 1) };
    const route = 'GET /repos/{owner}/{repo}/git/matching-refs/{ref}';
    const found = (await api.read(route, parameters, schemas/* array */.YOg(refSchema))).map(({ ref, object }) => ({
        ref,
        generation: Number(/-(\d+)$/.exec(ref)?.[1] ?? 1),
        sha: object.sha,
    }));
    return found.sort((one, other) => other.generation - one.generation)[0];
}
/** Creates the reference: GitHub lets one of all who try have it. `unclear` when its answer was lost. Throws an ApiFailure. */
async function createReference(api, repository, key, generation, sha) {
    const parameters = { ...repositoryParameters(repository), ref: `refs/${referenceOf(key, generation)}`, sha };
    try {
        await api.once('POST /repos/{owner}/{repo}/git/refs', parameters, schemas/* unknown */.L5J());
        return 'created';
    }
    catch (failure) {
        if (!(failure instanceof api_failure/* ApiFailure */.F))
            throw failure;
        if (failure.status === 422 && /already exists/i.test(failure.message))
            return 'exists';
        if (failure.mayHaveWorked)
            return 'unclear';
        throw failure;
    }
}
/** Lets a reference that this process holds tell of another record. Throws an ApiFailure. */
async function moveReference(api, repository, { ref }, sha) {
    const parameters = { ...repositoryParameters(repository), ref: ref.replace(/^refs\//, ''), sha, force: true };
    await api.read('PATCH /repos/{owner}/{repo}/git/refs/{ref}', parameters, schemas/* unknown */.L5J());
}
/** Gives a reference up that this process holds. Throws an ApiFailure. */
async function deleteReference(api, repository, { ref }) {
    const parameters = { ...repositoryParameters(repository), ref: ref.replace(/^refs\//, '') };
    await api.once('DELETE /repos/{owner}/{repo}/git/refs/{ref}', parameters, schemas/* unknown */.L5J());
}

;// CONCATENATED MODULE: ./packages/github/src/dispatch-lock.ts




const pauseMs = 3000;
const mostTries = 5;
/**
 * Takes a key, so that one of all processes that want it starts a run. The lock is a git reference that GitHub creates for
 * one of them only, outside branches and tags; it stays, and tells which run the key became. One whose holder has died is
 * followed by the next generation, again created by one alone. Throws a UserError when nobody can tell what became of the
 * key, and an ApiFailure when GitHub does not answer.
 */
async function lockKey(api, wanted) {
    const { repository, key, commit, holder, by } = wanted;
    let generation = 1;
    let sha;
    let contested = false;
    try {
        sha = await writeRecord(api, repository, commit, { key, holder, by });
        for (let attempt = 1;; attempt++) {
            const outcome = await createReference(api, repository, key, generation, sha);
            if (outcome === 'created')
                return held(api, wanted, { ref: reference(key, generation), generation, sha });
            contested = true;
            const newest = await newestReference(api, repository, key);
            if (newest?.sha === sha)
                return held(api, wanted, newest);
            if (!newest) {
                if (attempt === mostTries)
                    throw noAnswer(wanted);
                await api.clock.sleep(pauseMs, api.signal);
                continue;
            }
            const end = await watch(api, wanted, newest);
            if (end.kind === 'taken')
                return end;
            if (end.kind === 'died')
                generation = newest.generation + 1;
            if (attempt === mostTries)
                throw noAnswer(wanted);
        }
    }
    catch (failure) {
        // Once somebody has the key, not being allowed to look is no reason to go on without it.
        if (!(failure instanceof api_failure/* ApiFailure */.F) || failure.kind !== 'refused' || contested)
            throw failure;
        return { kind: 'unlocked', why: `GitHub ${failure.message} when asked to keep a reference` };
    }
}
/** Waits for the process that holds the key to say what became of it. Time is this process's own: no clocks are compared. */
async function watch(api, wanted, first) {
    const { repository, key, patienceMs, findRun } = wanted;
    let record = await readRecord(api, repository, first.sha);
    for (let since = api.clock.now(), current = first;;) {
        const run = record?.run ?? (await findRun());
        if (run)
            return { kind: 'taken', run };
        if (record?.accepted)
            return { kind: 'taken' };
        if (api.signal.aborted)
            throw unknown(wanted, record, 'this job was cancelled while another one held the key');
        if (api.clock.now() - since > patienceMs) {
            if (!wanted.runsShowKeys)
                throw unknown(wanted, record, 'its runs do not show their keys');
            api.log.warn(`${told(record)} took the key ${key} and has started nothing since; taking it over.`);
            return { kind: 'died' };
        }
        await api.clock.sleep(pauseMs, api.signal);
        const newest = await newestReference(api, repository, key);
        if (!newest)
            return { kind: 'released' };
        if (newest.sha === current.sha)
            continue;
        [current, since] = [newest, api.clock.now()];
        record = await readRecord(api, repository, newest.sha);
    }
}
function held(api, { repository, key, commit, holder, by }, at) {
    const lock = {
        ref: at.ref,
        async settle(run) {
            try {
                const record = { key, holder, by, accepted: true, ...(run && { run }) };
                await moveReference(api, repository, at, await writeRecord(api, repository, commit, record));
            }
            catch (failure) {
                api.log.warn(`The run of the key ${key} could not be kept in ${at.ref}: GitHub ${failure.message}. It is found by its name alone.`);
            }
        },
        async release() {
            try {
                await deleteReference(api, repository, at);
            }
            catch (failure) {
                api.log.warn(`The reference ${at.ref} could not be deleted: GitHub ${failure.message}.`);
            }
        },
        async isHeld() {
            return (await newestReference(api, repository, key))?.sha === at.sha;
        },
    };
    return { kind: 'held', lock };
}
function reference(key, generation) {
    return `refs/${referenceOf(key, generation)}`;
}
function told(record) {
    return record?.by ?? 'Another job';
}
function unknown({ repository, key }, record, why) {
    return new UnknownOutcome(`${told(record)} took the key ${key}, and whether it has started a run is not known: ${why}.`, `Look at the runs of ${repository}. If none is of this key, delete the reference ${reference(key, 1)} (and those ` +
        'with `-2` and so on after it), or give another `idempotency-key`.', undefined);
}
function noAnswer({ repository, key }) {
    return new user_error/* UserError */.y('unreachable', `The key ${key} could not be taken in ${repository}; nothing was started.`, {
        hint: 'See https://www.githubstatus.com and run the job again later.',
    });
}

// EXTERNAL MODULE: ./packages/github/src/dispatch-inputs.ts
var dispatch_inputs = __webpack_require__(7461);
;// CONCATENATED MODULE: ./packages/github/src/dispatch-repository.ts





/** Sends a `repository_dispatch` event, once. The payload's `idempotency_key` finds its run. */
async function dispatchRepository(api, dispatch) {
    const { repository, eventType, payload, key, workflow, findMs } = dispatch;
    const what = `send the event ${eventType} to ${repository}`;
    const search = {
        repository,
        event: 'repository_dispatch',
        key,
        ...(workflow !== undefined && { workflow }),
    };
    try {
        await api.once('POST /repos/{owner}/{repo}/dispatches', { ...repositoryParameters(repository), event_type: eventType, client_payload: payload }, schemas/* unknown */.L5J());
    }
    catch (failure) {
        if (!(failure instanceof api_failure/* ApiFailure */.F))
            throw failure;
        if (failure.mayHaveWorked) {
            const runsUrl = `${dispatch.serverUrl}/${repository}/actions`;
            return { ...(await lookBeforeDeciding(api, failure, search, { what, runsUrl, findMs })), leftOut: [] };
        }
        throw await explainFailure(api, failure, { what, repository, permission: 'contents: write' });
    }
    if (!dispatch.findRun)
        return { how: 'unknown', leftOut: [] };
    return { ...(await correlate(api, search, findMs)), leftOut: [] };
}

;// CONCATENATED MODULE: ./packages/github/src/dispatch-workflow.ts





const details = schemas/* object */.Ikc({ workflow_run_id: schemas/* number */.aig().int(), html_url: schemas/* string */.YjP() });
/** 204 has no body; octokit gives it as empty text. */
const answerSchema = schemas/* union */.KCZ([details, schemas/* literal */.euz('').transform(() => undefined), schemas/* undefined */.Vxk()]);
/**
 * Starts a workflow, once. It is asked again only after a refusal that names the API version, the flag for run details or
 * an input of ours. After an answer that leaves the outcome open the run is looked for by its key, and never asked again.
 */
async function dispatchWorkflow(api, dispatch) {
    const { repository, workflow, ref, key, findMs } = dispatch;
    const what = `start ${workflow} in ${repository}`;
    const runsUrl = `${dispatch.serverUrl}/${repository}/actions`;
    let wording = { apiVersion: apiVersions.newest, askForRun: false, ownInputs: dispatch.ownInputs };
    for (;;) {
        const leftOut = Object.keys(dispatch.ownInputs).filter((name) => !(name in wording.ownInputs));
        const inputs = { ...wording.ownInputs, ...dispatch.inputs };
        const search = inputs[key.input] === key.value
            ? { repository, workflow, event: 'workflow_dispatch', key: key.value }
            : undefined;
        try {
            const { data } = await api.once('POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', {
                ...repositoryParameters(repository),
                workflow_id: workflow,
                ref,
                inputs,
                ...(wording.askForRun && { return_run_details: true }),
                headers: { 'x-github-api-version': wording.apiVersion },
            }, answerSchema);
            if (data)
                return { run: { id: data.workflow_run_id, url: data.html_url }, how: 'told', leftOut };
            return { ...(await correlate(api, search, findMs)), leftOut };
        }
        catch (failure) {
            if (!(failure instanceof api_failure/* ApiFailure */.F))
                throw failure;
            const again = reworded(wording, failure);
            if (again) {
                api.log.info(`GitHub ${failure.message}; asking once more without it.`);
                wording = again;
                continue;
            }
            if (failure.mayHaveWorked)
                return { ...(await lookBeforeDeciding(api, failure, search, { what, runsUrl, findMs })), leftOut };
            throw await explainFailure(api, failure, { what, repository, permission: 'actions: write', workflow, ref });
        }
    }
}
function reworded(wording, { kind, status, message }) {
    if (kind !== 'refused' || (status !== 400 && status !== 422))
        return undefined;
    if (status === 400 && wording.apiVersion !== apiVersions.oldest && /version/i.test(message)) {
        return { ...wording, apiVersion: apiVersions.oldest, askForRun: true };
    }
    if (wording.askForRun && message.includes('return_run_details'))
        return { ...wording, askForRun: false };
    const unexpected = unexpectedInputs(message);
    if (unexpected.length === 0 || !unexpected.every((name) => name in wording.ownInputs))
        return undefined;
    const ownInputs = Object.fromEntries(Object.entries(wording.ownInputs).filter(([name]) => !unexpected.includes(name)));
    return { ...wording, ownInputs };
}
/** The names in GitHub's `Unexpected inputs provided: ["a", "b"]`. */
function unexpectedInputs(message) {
    const [list] = /\[[^\]]*\]/.exec(/unexpected inputs provided:(.*)/i.exec(message)?.[1] ?? '') ?? [];
    return [...(list ?? '').matchAll(/"([^"]+)"/g)].map(([, name]) => name);
}

;// CONCATENATED MODULE: ./packages/github/src/workflow.ts





/** The branch a workflow runs at when none is named. */
async function defaultBranch(api, repository) {
    const answer = schemas/* object */.Ikc({ default_branch: schemas/* string */.YjP() });
    try {
        return (await api.read('GET /repos/{owner}/{repo}', repositoryParameters(repository), answer)).default_branch;
    }
    catch (failure) {
        throw await explainFailure(api, failure, { what: `show ${repository}`, repository, permission: 'metadata: read' });
    }
}
/** The commit a branch or tag points at; undefined when GitHub withholds it, as without `contents: read`. Throws an ApiFailure. */
async function commitOf(api, repository, ref) {
    const parameters = { ...repositoryParameters(repository), ref };
    try {
        return (await api.read('GET /repos/{owner}/{repo}/commits/{ref}', parameters, schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }))).sha;
    }
    catch (failure) {
        if (failure instanceof api_failure/* ApiFailure */.F && failure.isWithheld)
            return undefined;
        throw failure;
    }
}
/** Throws a UserError unless the workflow exists and is enabled. Changes nothing. */
async function requireActiveWorkflow(api, repository, workflow) {
    const answer = schemas/* object */.Ikc({ state: schemas/* string */.YjP() });
    const parameters = { ...repositoryParameters(repository), workflow_id: workflow };
    let state;
    try {
        ({ state } = await api.read('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}', parameters, answer));
    }
    catch (failure) {
        const what = `show ${workflow} of ${repository}`;
        throw await explainFailure(api, failure, { what, repository, permission: 'actions: read', workflow });
    }
    if (state === 'active')
        return;
    throw new user_error/* UserError */.y('conflict', `${workflow} in ${repository} cannot be started: its state is ${state}.`, {
        hint: `Enable it: gh workflow enable ${workflow} --repo ${repository}.`,
    });
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./packages/github/src/workflow-file.ts




const contentSchema = schemas/* object */.Ikc({ type: schemas/* literal */.euz('file'), encoding: schemas/* literal */.euz('base64'), content: schemas/* string */.YjP() });
/** A workflow's file as it stands at `ref`. That GitHub withholds it is no failure: it checks the inputs too. Throws an ApiFailure. */
async function readWorkflowFile(api, repository, workflow, ref) {
    const parameters = repositoryParameters(repository);
    try {
        const path = /^\d+$/.test(workflow) ? await pathOf(api, repository, workflow) : `.github/workflows/${workflow}`;
        const route = 'GET /repos/{owner}/{repo}/contents/{path}';
        const { content } = await api.read(route, { ...parameters, path, ref }, contentSchema);
        return { file: parseWorkflow(Buffer.from(content, 'base64').toString('utf8')) };
    }
    catch (failure) {
        if (failure instanceof api_failure/* ApiFailure */.F && failure.isWithheld)
            return { unread: `GitHub ${failure.message}` };
        if (failure instanceof NotAWorkflow)
            return { unread: failure.message };
        throw failure;
    }
}
async function pathOf(api, repository, id) {
    const parameters = { ...repositoryParameters(repository), workflow_id: id };
    const answer = schemas/* object */.Ikc({ path: schemas/* string */.YjP() });
    return (await api.read('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}', parameters, answer)).path;
}
class NotAWorkflow extends Error {
}
/** What the text of a workflow says. GitHub reads such files as YAML 1.2, where `on` is text. */
function parseWorkflow(text) {
    const document = (0,dist.parseDocument)(text, { logLevel: 'silent' });
    if (document.errors.length > 0)
        throw new NotAWorkflow('it is not valid YAML');
    const workflow = mapping(document.toJS());
    const { on } = workflow;
    const triggers = typeof on === 'string' ? [on] : Array.isArray(on) ? on.map(String) : Object.keys(mapping(on));
    const dispatch = mapping(mapping(on)['workflow_dispatch']);
    const event = mapping(mapping(on)['repository_dispatch']);
    return {
        inputs: triggers.includes('workflow_dispatch') ? declared(mapping(dispatch['inputs'])) : undefined,
        eventTypes: triggers.includes('repository_dispatch') ? texts(event['types']) : undefined,
        runName: typeof workflow['run-name'] === 'string' ? workflow['run-name'] : '',
        recordedEnvironments: Object.values(mapping(workflow['jobs'])).flatMap((job) => recorded(mapping(job))),
    };
}
function declared(inputs) {
    return new Map(Object.entries(inputs).map(([name, input]) => {
        const { type = 'string', required, default: preset, options } = mapping(input);
        return [
            name,
            { type: String(type), required: required === true && preset === undefined, options: texts(options) },
        ];
    }));
}
function recorded({ environment }) {
    if (typeof environment === 'string')
        return [environment];
    const { name, deployment } = mapping(environment);
    return typeof name === 'string' && deployment !== false ? [name] : [];
}
function mapping(node) {
    return typeof node === 'object' && node !== null && !Array.isArray(node) ? node : {};
}
function texts(node) {
    return node === undefined || node === null ? [] : (Array.isArray(node) ? node : [node]).map(String);
}

;// CONCATENATED MODULE: ./packages/github/src/run-outcome.ts
/** Every conclusion GitHub documents; only `success` passes. One that is not here is told as unknown. */
const conclusions = {
    success: { verdict: 'pass', told: 'succeeded', state: 'success' },
    failure: { verdict: 'fail', told: 'failed', state: 'failure' },
    timed_out: { verdict: 'fail', told: 'ran out of its time', state: 'failure' },
    startup_failure: {
        verdict: 'fail',
        told: 'could not start (its workflow file or a reusable workflow it calls is invalid)',
        state: 'error',
    },
    cancelled: { verdict: 'fail', told: 'was cancelled', state: 'error' },
    skipped: { verdict: 'fail', told: 'was skipped: none of its jobs ran', state: 'error' },
    stale: { verdict: 'fail', told: 'went stale: GitHub gave it up after 14 days', state: 'error' },
    action_required: { verdict: 'fail', told: 'needs somebody to act before it can go on', state: 'error' },
    neutral: { verdict: 'inconclusive', told: 'ended neutral, which is neither success nor failure', state: 'error' },
};
const documentedConclusions = Object.keys(conclusions);
/** What the end of the waiting means for the deployment. `run` names it: "Run 17 of deploy.yml". */
function outcomeOf(end, run, timeout) {
    switch (end.kind) {
        case 'completed': {
            const known = Object.hasOwn(conclusions, end.conclusion) ? conclusions[end.conclusion] : undefined;
            if (known)
                return { verdict: known.verdict, reason: `${run} ${known.told}.`, state: known.state };
            const reason = `${run} ended with a conclusion that is not known here, "${end.conclusion}".`;
            return { verdict: 'inconclusive', reason, state: 'error' };
        }
        case 'waiting': {
            const held = end.environments.map(({ name, reviewers }) => reviewers.length > 0 ? `${name} (${reviewers.join(', ')})` : name);
            const reason = `${run} waits for approval of ${held.join(' and ')}; its outcome is open.`;
            return { verdict: 'inconclusive', reason, state: 'pending' };
        }
        case 'timeout':
            return {
                verdict: 'inconclusive',
                reason: `${run} was still ${end.status} after ${timeout}; its outcome is open.`,
                state: undefined,
            };
        case 'cancelled':
            return {
                verdict: 'inconclusive',
                reason: `This job was cancelled while ${lower(run)} was ${end.status}.`,
                state: undefined,
            };
    }
}
function lower(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./packages/github/src/wait-for-run.ts





/** From ten seconds to thirty: an hour costs about 125 requests, and the unchanged ones do not count against the rate. */
const growth = { factor: 1.25, most: 3 };
/** A run that was just started may not be shown at once. */
const missingLooks = 3;
/**
 * Looks at a run until it has completed, stands before people, or time is up. A failed look is told and made good by the
 * next one: the run is not lost by it. A refusal (401, 403, lasting 404) throws.
 */
async function waitForRun(api, options) {
    const { repository, runId, pollMs } = options;
    const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
    const parameters = { ...repositoryParameters(repository), run_id: runId };
    const deadline = api.clock.now() + options.timeoutMs;
    let pause = pollMs;
    let status = 'unknown';
    let missing = 0;
    let etag;
    for (;;) {
        let retryAfterMs = 0;
        try {
            const seen = await api.look(route, parameters, runSchema, etag);
            missing = 0;
            if (seen !== 'unchanged') {
                etag = seen.etag;
                const found = seen.data.status ?? 'unknown';
                if (found !== status) {
                    api.log.info(`Run ${runId} is ${found}.`);
                    status = found;
                    if (found !== 'completed')
                        await options.onStatus?.(found);
                }
                if (status === 'completed')
                    return { kind: 'completed', conclusion: seen.data.conclusion ?? 'unknown' };
            }
            if (status === 'waiting') {
                const environments = await pendingEnvironments(api, repository, runId);
                // A wait timer runs out by itself; a person may come tomorrow.
                if (environments.some(({ reviewers }) => reviewers.length > 0))
                    return { kind: 'waiting', environments };
            }
        }
        catch (failure) {
            if (!(failure instanceof api_failure/* ApiFailure */.F))
                throw failure;
            const patient = failure.status === 404 ? ++missing < missingLooks : failure.kind !== 'refused';
            if (!patient) {
                const what = `show run ${runId} of ${repository}`;
                throw await explainFailure(api, failure, { what, repository, permission: 'actions: read' });
            }
            api.log.warn(`GitHub ${failure.message} when asked for run ${runId}; asking again.`);
            retryAfterMs = failure.retryAfterMs ?? 0;
        }
        if (api.signal.aborted)
            return { kind: 'cancelled', status };
        const left = deadline - api.clock.now();
        if (left <= 0)
            return { kind: 'timeout', status };
        await api.clock.sleep(Math.min(Math.max(pause, retryAfterMs), left), api.signal);
        if (api.signal.aborted)
            return { kind: 'cancelled', status };
        pause = Math.min(pause * growth.factor, pollMs * growth.most);
    }
}
const pendingSchema = schemas/* array */.YOg(schemas/* object */.Ikc({
    environment: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }),
    wait_timer: schemas/* number */.aig(),
    reviewers: schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP(), reviewer: schemas/* object */.Ikc({ login: schemas/* string */.YjP().optional(), slug: schemas/* string */.YjP().optional() }) })),
}));
/** What holds a run that is `waiting`. */
async function pendingEnvironments(api, repository, runId) {
    const { data } = await api.once('GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments', { ...repositoryParameters(repository), run_id: runId }, pendingSchema);
    return data.map(({ environment, wait_timer, reviewers }) => ({
        name: environment.name,
        reviewers: reviewers.map(({ type, reviewer }) => type === 'Team' ? `team ${reviewer.slug ?? '?'}` : (reviewer.login ?? '?')),
        waitMinutes: wait_timer,
    }));
}

;// CONCATENATED MODULE: ./packages/github/src/index.ts
























/***/ })

};
