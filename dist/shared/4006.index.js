export const id = 4006;
export const ids = [4006];
export const modules = {

/***/ 91289:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ filesUnder),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17795);






/**
 * Digest of a model on disk, `sha256:<hex>`.
 *
 * Of a file: SHA-256 of its bytes. Of a folder: SHA-256 of the lines `<hex of file>  <path>\n` of all its files, paths
 * relative with `/`, in byte order; so `sha256sum` of the sorted files, piped into `sha256sum`, gives the same. Names, bytes
 * and nothing else count. Throws a UserError when the path is missing, an empty folder, or holds a link.
 */
async function digestOf(path) {
    const entry = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).catch((cause) => {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .y('not-found', `The model ${path} does not exist.`, { hint: 'Check `source`.', cause });
    });
    if (entry.isFile())
        return `sha256:${await fileDigest(path)}`;
    if (!entry.isDirectory())
        throw linked(path);
    const lines = [];
    for (const file of await filesUnder(path))
        lines.push(`${await fileDigest((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(path, file))}  ${file}\n`);
    if (lines.length === 0) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .y('unreadable', `The model folder ${path} is empty.`, { hint: 'Check `source`.' });
    }
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(lines.join('')).digest('hex')}`;
}
/** The files of a folder, relative with `/`, in byte order. Throws a UserError on anything that is neither file nor folder. */
async function filesUnder(folder) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(folder, { recursive: true, withFileTypes: true });
    const files = entries.flatMap((entry) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(entry.parentPath, entry.name);
        if (entry.isDirectory())
            return [];
        if (!entry.isFile())
            throw linked(path);
        return [(0,node_path__WEBPACK_IMPORTED_MODULE_3__.relative)(folder, path).split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep).join('/')];
    });
    return files.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
async function fileDigest(path) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path), hash);
    return hash.digest('hex');
}
function linked(path) {
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .y('unsupported', `${path} is neither a file nor a folder, and a model must hold only those.`, {
        hint: 'Replace links by what they point at.',
    });
}


/***/ }),

/***/ 20792:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ alreadyAt)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17795);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91289);



/**
 * Whether the model is where it would be downloaded to already. Anything else there is the user's and is never written over: a
 * UserError `conflict`.
 */
async function alreadyAt(target, digest) {
    const exists = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(target).then(() => true, () => false);
    if (!exists)
        return false;
    if (digest !== undefined && (await (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .o)(target)) === digest)
        return true;
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('conflict', `${target} exists already and is not the model that was asked for.`, {
        hint: 'Choose another `download-dir`, or remove it first.',
    });
}


/***/ }),

/***/ 4006:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openMlflowRegistry: () => (/* binding */ openMlflowRegistry)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/registry/src/quoted.ts
var quoted = __webpack_require__(18865);
// EXTERNAL MODULE: ./packages/registry/src/reference.ts
var src_reference = __webpack_require__(40420);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./packages/registry/src/digest.ts
var src_digest = __webpack_require__(91289);
// EXTERNAL MODULE: ./packages/registry/src/downloaded.ts
var downloaded = __webpack_require__(20792);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./packages/registry/src/mlflow/replies.ts

// MLflow's replies, as far as they are read. Old servers write 64-bit integers as strings, new ones as numbers, and both write
// non-finite doubles as "NaN", "Infinity" and "-Infinity".
const integer = schemas/* union */.KCZ([schemas/* number */.aig().int(), schemas/* string */.YjP().regex(/^-?\d+$/)]).transform(Number);
// MLflow's SQL store keeps an infinite metric as the greatest double there is, with its sign; nobody measured that number.
const replies_double = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* enum */.k5n(['NaN', 'Infinity', '-Infinity'])])
    .transform((value) => Math.abs(Number(value)) === Number.MAX_VALUE ? (Number(value) > 0 ? 'Infinity' : '-Infinity') : value);
const tag = schemas/* object */.Ikc({ key: schemas/* string */.YjP(), value: schemas/* string */.YjP().default('') });
const metric = schemas/* object */.Ikc({
    key: schemas/* string */.YjP(),
    value: replies_double,
    timestamp: integer.default(0),
    step: integer.default(0),
    dataset_name: schemas/* string */.YjP().default(''),
    dataset_digest: schemas/* string */.YjP().default(''),
    model_id: schemas/* string */.YjP().optional(),
    run_id: schemas/* string */.YjP().default(''),
});
const modelVersion = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    version: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).transform(String),
    creation_timestamp: integer.optional(),
    source: schemas/* string */.YjP().optional(),
    run_id: schemas/* string */.YjP().optional(),
    model_id: schemas/* string */.YjP().optional(),
    status: schemas/* string */.YjP().default('READY'),
    status_message: schemas/* string */.YjP().optional(),
    current_stage: schemas/* string */.YjP().default('None'),
    tags: schemas/* array */.YOg(tag).default([]),
    aliases: schemas/* array */.YOg(schemas/* string */.YjP()).default([]),
    model_metrics: schemas/* array */.YOg(metric).default([]),
});
const modelVersionReply = schemas/* object */.Ikc({ model_version: modelVersion });
const modelVersionsReply = schemas/* object */.Ikc({
    model_versions: schemas/* array */.YOg(modelVersion).default([]),
    next_page_token: schemas/* string */.YjP().default(''),
});
const registeredModelReply = schemas/* object */.Ikc({
    registered_model: schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        tags: schemas/* array */.YOg(tag).default([]),
        aliases: schemas/* array */.YOg(schemas/* object */.Ikc({ alias: schemas/* string */.YjP(), version: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).transform(String) }))
            .default([]),
        latest_versions: schemas/* array */.YOg(modelVersion).default([]),
    }),
});
const registeredModelsReply = schemas/* object */.Ikc({
    registered_models: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })).default([]),
    next_page_token: schemas/* string */.YjP().default(''),
});
const modelsOfRun = schemas/* array */.YOg(schemas/* object */.Ikc({ model_id: schemas/* string */.YjP().default('') })).default([]);
const runSchema = schemas/* object */.Ikc({
    info: schemas/* object */.Ikc({
        run_id: schemas/* string */.YjP(),
        run_name: schemas/* string */.YjP().optional(),
        status: schemas/* string */.YjP().optional(),
        artifact_uri: schemas/* string */.YjP().default(''),
        start_time: integer.optional(),
        lifecycle_stage: schemas/* string */.YjP().default('active'),
    }),
    data: schemas/* object */.Ikc({ metrics: schemas/* array */.YOg(metric).default([]), tags: schemas/* array */.YOg(tag).default([]) })
        .default({ metrics: [], tags: [] }),
    inputs: schemas/* object */.Ikc({
        dataset_inputs: schemas/* array */.YOg(schemas/* object */.Ikc({ tags: schemas/* array */.YOg(tag).default([]), dataset: schemas/* object */.Ikc({ digest: schemas/* string */.YjP().default('') }) }))
            .default([]),
        model_inputs: modelsOfRun,
    })
        .default({ dataset_inputs: [], model_inputs: [] }),
    outputs: schemas/* object */.Ikc({ model_outputs: modelsOfRun }).default({ model_outputs: [] }),
});
const runReply = schemas/* object */.Ikc({ run: runSchema });
const experimentReply = schemas/* object */.Ikc({
    experiment: schemas/* object */.Ikc({
        experiment_id: schemas/* string */.YjP(),
        artifact_location: schemas/* string */.YjP().default(''),
        lifecycle_stage: schemas/* string */.YjP().default('active'),
    }),
});
const createdExperimentReply = schemas/* object */.Ikc({ experiment_id: schemas/* string */.YjP() });
const loggedModelReply = schemas/* object */.Ikc({
    model: schemas/* object */.Ikc({
        info: schemas/* object */.Ikc({
            model_id: schemas/* string */.YjP(),
            artifact_uri: schemas/* string */.YjP().default(''),
            source_run_id: schemas/* string */.YjP().optional(),
        }),
        data: schemas/* object */.Ikc({ metrics: schemas/* array */.YOg(metric).default([]) }).default({ metrics: [] }),
    }),
});
const downloadUriReply = schemas/* object */.Ikc({ artifact_uri: schemas/* string */.YjP() });
const artifactsReply = schemas/* object */.Ikc({
    files: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), is_dir: schemas/* boolean */.zMY().default(false) })).default([]),
});
const nothing = schemas/* object */.Ikc({});

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/artifacts.ts










/** Path below the proxy's root. Throws a UserError when the artifacts are kept where the server does not hand them on. */
function proxied(uri) {
    const path = /^mlflow-artifacts:\/(?:\/\/)?(?!\/)(.+)$/.exec(uri)?.[1];
    if (path !== undefined)
        return path.replace(/\/+$/, '');
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1];
    const where = scheme === undefined ? 'in a folder of the server' : `behind the scheme ${scheme}:`;
    throw new user_error/* UserError */.y('unsupported', `The model is kept ${where}, and only mlflow-artifacts: goes through the MLflow server.`, {
        hint: 'Fetch it with the storage’s own tool, or start the server with --serve-artifacts and an mlflow-artifacts: root.',
    });
}
/** Sends a file or the files of a folder to `<artifactUri>/model`; returns that address. */
async function upload(server, path, artifactUri) {
    const target = `${proxied(artifactUri)}/model`;
    const isFile = (await (0,promises_.stat)(path)).isFile();
    const files = isFile ? [(0,external_node_path_.basename)(path)] : await (0,src_digest/* filesUnder */.m)(path);
    for (const file of files) {
        await server.artifact('PUT', `${target}/${file}`, await (0,external_node_fs_.openAsBlob)(isFile ? path : (0,external_node_path_.join)(path, file)));
    }
    return `${artifactUri.replace(/\/+$/, '')}/model`;
}
/**
 * Fetches the files of a version into `<folder>/<name>-<version>` and returns the path of the model: that folder, or the file in it
 * when the digest recorded is a file's. Nothing is given out whose digest is not the one recorded.
 */
async function download(server, io, version, folder) {
    const { name, version: number, digest } = version;
    const query = { name, version: number };
    const { artifact_uri: uri } = await server.get('model-versions/get-download-uri', query, downloadUriReply);
    const root = proxied(uri);
    const target = (0,external_node_path_.join)(io.path(folder), `${name.replaceAll(/[^\w.-]/g, '_')}-${number}`);
    const arrived = (0,external_node_path_.join)(io.run.temp, `tidegate-${(0,external_node_crypto_.randomUUID)()}`);
    try {
        const files = await fetchFolder(server, root, arrived);
        if (files.length === 0) {
            throw new user_error/* UserError */.y('not-found', `Version ${number} of ${name} has no files on ${server.location}.`, {
                hint: 'Register it again from the run that trained it.',
            });
        }
        const found = await genuine(arrived, files, digest);
        if (found === undefined) {
            throw new user_error/* UserError */.y('conflict', `The files of version ${number} of ${name} are not what was registered (${digest}).`, {
                hint: 'Somebody changed them on the server; register the model again.',
            });
        }
        const place = (0,external_node_path_.join)(target, (0,external_node_path_.relative)(arrived, found));
        if (!(await (0,downloaded/* alreadyAt */.i)(place, await (0,src_digest/* digestOf */.o)(found)))) {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(place), { recursive: true });
            await (0,promises_.cp)(found, place, { recursive: true });
        }
        return place;
    }
    finally {
        await (0,promises_.rm)(arrived, { recursive: true, force: true });
    }
}
/** The path that has the digest: the whole folder, or the only file in it. Without a digest the folder. */
async function genuine(folder, files, digest) {
    if (digest === undefined || (await (0,src_digest/* digestOf */.o)(folder)) === digest)
        return folder;
    return files.length === 1 && (await (0,src_digest/* digestOf */.o)(files[0])) === digest ? files[0] : undefined;
}
/** Fetches everything below a path and returns the paths written. */
async function fetchFolder(server, path, target) {
    const { files } = await server.get('mlflow-artifacts/artifacts', { path }, artifactsReply);
    const saved = [];
    for (const { path: name, is_dir: isFolder } of files) {
        // The server names the files; only plain names below the target are written.
        if (!/^[^/\\]+$/.test(name) || name === '.' || name === '..') {
            throw new user_error/* UserError */.y('unreadable', `${server.location} lists a file "${name}", which is not a plain name.`);
        }
        if (isFolder)
            saved.push(...(await fetchFolder(server, `${path}/${name}`, (0,external_node_path_.join)(target, name))));
        else
            saved.push(await fetchFile(server, `${path}/${name}`, (0,external_node_path_.join)(target, name)));
    }
    return saved;
}
async function fetchFile(server, path, target) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
    const response = await server.artifact('GET', path);
    try {
        const body = response.body ? external_node_stream_.Readable.fromWeb(response.body) : external_node_stream_.Readable.from([]);
        await (0,external_node_stream_promises_.pipeline)(body, (0,external_node_fs_.createWriteStream)(target));
    }
    catch (cause) {
        throw new user_error/* UserError */.y('unreachable', `The download of ${path} from ${server.location} broke off.`, {
            hint: 'Run it again.',
            cause,
        });
    }
    return target;
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/claims.ts



/** A claim older than this belongs to a runner that died; every request of a promotion ends well before. */
const staleAfter = 10 * 60_000;
const attempts = 8;
/**
 * Does work on an alias while no other Tidegate run does.
 *
 * MLflow has no compare-and-set, and setting a tag or an alias overwrites. So each run writes a claim under a key of its own and
 * then reads all keys: of two runs the one that writes second sees the other, whatever the order of their requests, so both
 * can never go on. One that sees another withdraws, waits and tries again. This holds between Tidegate runs on a server whose
 * reads see completed writes, for runs that are not stopped for ten minutes and then go on; it does not bind other writers.
 */
async function withClaim(server, io, { name, alias }, work) {
    const prefix = `tidegate.claim.${alias}.`;
    const key = `${prefix}${(0,external_node_crypto_.randomUUID)()}`;
    for (let attempt = 1;; attempt++) {
        try {
            // Withdrawn also when the answer is lost: the claim may be there all the same.
            await server.send('POST', 'registered-models/set-tag', { name, key, value: String(io.clock.now()) }, nothing);
            const others = await otherClaims(server, io, name, prefix, key);
            if (others === 0)
                return await work();
        }
        finally {
            await withdraw(server, name, key);
        }
        if (attempt === attempts) {
            throw new user_error/* UserError */.y('conflict', `${alias} of ${name} is being moved by another run, which has not finished.`, {
                hint: 'Wait for it, and keep such jobs apart with `concurrency`. If that run was killed, its claim ends ten minutes after it began.',
            });
        }
        // Random, so that two that saw each other do not meet again.
        await io.clock.sleep(200 + Math.random() * 500 * attempt);
    }
}
async function otherClaims(server, io, name, prefix, own) {
    const { registered_model: model } = await server.get('registered-models/get', { name }, registeredModelReply);
    let alive = 0;
    for (const { key, value } of model.tags) {
        if (!key.startsWith(prefix) || key === own)
            continue;
        if (!(io.clock.now() - Number(value) <= staleAfter))
            await withdraw(server, name, key);
        else
            alive++;
    }
    return alive;
}
async function withdraw(server, name, key) {
    // A claim that cannot be taken back goes stale by itself; it must not hide how the work ended.
    await server.send('DELETE', 'registered-models/delete-tag', { name, key }, nothing).catch(() => { });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./packages/registry/src/mlflow/credentials.ts

/**
 * Reads the address of a tracking server and how to log in. What is written into the address wins, then
 * MLFLOW_TRACKING_USERNAME with MLFLOW_TRACKING_PASSWORD (Basic), then MLFLOW_TRACKING_TOKEN (Bearer): the order of MLflow's own
 * client, which prefers Basic although its documentation says otherwise.
 */
function trackingServer(address, io) {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
        const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1];
        const what = scheme === undefined ? 'has no scheme' : `has the scheme ${scheme}:`;
        throw new user_error/* UserError */.y('unsupported', `The address of the MLflow server ${what}, and only http: and https: are spoken.`, {
            hint: 'Give the address of a tracking server, such as https://mlflow.example.com.',
        });
    }
    const location = `${url.origin}${url.pathname}`.replace(/\/+$/, '');
    return { location, authorization: authorization(url, io) };
}
function authorization(url, io) {
    if (url.username !== '' || url.password !== '') {
        return basic(decodeURIComponent(url.username), decodeURIComponent(url.password), io);
    }
    const user = io.env('MLFLOW_TRACKING_USERNAME');
    const password = io.env('MLFLOW_TRACKING_PASSWORD');
    if (user !== undefined && password !== undefined)
        return basic(user, password, io);
    const token = io.env('MLFLOW_TRACKING_TOKEN');
    if (token === undefined)
        return undefined;
    io.mask?.(token);
    return `Bearer ${token}`;
}
function basic(user, password, io) {
    const encoded = Buffer.from(`${user}:${password}`).toString('base64');
    for (const secret of [password, encoded])
        if (secret !== '')
            io.mask?.(secret);
    return `Basic ${encoded}`;
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/server.ts



const requestTimeout = 30_000;
const transferTimeout = 30 * 60_000;
const refusalSchema = schemas/* object */.Ikc({
    error_code: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).default(''),
    message: schemas/* string */.YjP().default(''),
});
/** A server that refused a request, with its own words at hand for who wants to understand them. */
class MlflowRefusal extends user_error/* UserError */.y {
    refusal;
    constructor(code, message, refusal, hint) {
        super(code, message, hint === undefined ? {} : { hint });
        this.refusal = refusal;
    }
}
/** The registry or the run is not there: the one refusal that means so on every route. */
const doesNotExist = ({ status, code }) => status === 404 && code === 'RESOURCE_DOES_NOT_EXIST';
/**
 * Whether it is certain that nothing was changed: the server itself refused. After a lost answer, a failure on the way or a
 * page of something in between, the change may have been made.
 */
function isDefinite(error) {
    if (!(error instanceof user_error/* UserError */.y))
        return true;
    const status = error instanceof MlflowRefusal ? error.refusal.status : undefined;
    return status !== undefined && status >= 400 && status < 500 && status !== 408;
}
function connect(address, io) {
    const server = trackingServer(address, io);
    const { location } = server;
    async function once(method, path, init, timeoutMs) {
        const headers = {
            Accept: 'application/json',
            ...(server.authorization !== undefined && { Authorization: server.authorization }),
            ...init.headers,
        };
        try {
            return await io.fetch(`${location}${path}`, { ...init, method, headers, signal: AbortSignal.timeout(timeoutMs) });
        }
        catch (cause) {
            throw unreachable(location, cause, timeoutMs);
        }
    }
    /** Reading may be repeated while the server restarts; writing is never. */
    async function request(method, path, init = {}, timeoutMs = requestTimeout) {
        for (let attempt = 0;; attempt++) {
            const last = method !== 'GET' || attempt === 2;
            try {
                const response = await once(method, path, init, timeoutMs);
                if (last || ![429, 502, 503, 504].includes(response.status))
                    return response;
                await response.body?.cancel();
            }
            catch (error) {
                if (last || timedOut(error))
                    throw error;
            }
            await io.clock.sleep(1000 * 2 ** attempt);
        }
    }
    async function call(method, route, query, body, reply) {
        const search = new URLSearchParams(query).toString();
        const path = `/api/2.0/${route.startsWith('mlflow-artifacts/') ? '' : 'mlflow/'}${route}${search === '' ? '' : `?${search}`}`;
        const init = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
        const response = await request(method, path, init);
        const text = await response.text().catch((cause) => {
            throw unreachable(location, cause, requestTimeout);
        });
        if (!response.ok)
            throw refused(server, `${method} ${route}`, response.status, text);
        return understand(server, `${method} ${route}`, text, reply);
    }
    return {
        location,
        get: (route, query, reply) => call('GET', route, query, undefined, reply),
        send: (method, route, body, reply) => call(method, route, {}, body, reply),
        async find(route, query, reply, isAbsence) {
            try {
                return await call('GET', route, query, undefined, reply);
            }
            catch (error) {
                if (error instanceof MlflowRefusal && isAbsence(error.refusal))
                    return undefined;
                throw error;
            }
        },
        async artifact(method, path, body) {
            const address = `/api/2.0/mlflow-artifacts/artifacts/${path.split('/').map(encodeURIComponent).join('/')}`;
            const response = await request(method, address, body === undefined ? {} : { body }, transferTimeout);
            if (!response.ok)
                throw refused(server, `${method} artifact ${path}`, response.status, await response.text());
            return response;
        },
    };
}
function refused({ location, authorization }, what, status, text) {
    const parsed = refusalSchema.safeParse(jsonOrNothing(text));
    const { error_code, message } = parsed.success ? parsed.data : { error_code: '', message: '' };
    const refusal = { status, code: String(error_code), message };
    const words = message === '' ? `HTTP ${status}` : `HTTP ${status}, ${message.split('\n')[0].slice(0, 300).replace(/\.$/, '')}`;
    const told = `The MLflow server ${location} refused ${what}: ${words}.`;
    if (status === 401 || status === 403) {
        const hint = authorization === undefined
            ? 'Set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, from secrets.'
            : 'Check the credentials and what they are allowed to do.';
        return new MlflowRefusal('unauthorized', told, refusal, hint);
    }
    if (status >= 500 || status === 429) {
        return new MlflowRefusal('unreachable', told, refusal, 'Look at the log of the server, then run this again.');
    }
    if (!parsed.success || refusal.code === '') {
        return new MlflowRefusal('unreadable', told, refusal, 'Check that this is the address of an MLflow server.');
    }
    return new MlflowRefusal(status === 404 ? 'not-found' : 'tool-failed', told, refusal, 'Mend what the server names.');
}
function understand({ location }, what, text, reply) {
    const parsed = reply.safeParse(jsonOrNothing(text));
    if (parsed.success)
        return parsed.data;
    throw new user_error/* UserError */.y('unreadable', `${location} answered ${what} with something that is not MLflow's.`, {
        hint: 'Check that this is the address of an MLflow server and that no login page stands before it.',
        cause: parsed.error,
    });
}
function jsonOrNothing(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function timedOut(error) {
    return error instanceof user_error/* UserError */.y && namesOf(error.cause).name === 'TimeoutError';
}
function unreachable(location, cause, timeoutMs) {
    // fetch says only "fetch failed"; what happened is inside.
    const inner = namesOf(cause).cause ?? cause;
    const { name, code } = namesOf(inner);
    const what = typeof code === 'string' ? ` (${code})` : '';
    const why = name === 'TimeoutError' ? `did not answer within ${timeoutMs / 1000} s` : `cannot be reached${what}`;
    return new user_error/* UserError */.y('unreachable', `The MLflow server ${location} ${why}.`, {
        hint: 'Check `registry-uri` or MLFLOW_TRACKING_URI, and that this runner may reach the server; a private certificate goes into NODE_EXTRA_CA_CERTS.',
        cause: inner,
    });
}
function namesOf(error) {
    return typeof error === 'object' && error !== null ? error : {};
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/journal.ts




// MLflow writes down nowhere when an alias moved. Each move is therefore a tag of the registered model, written before the move as
// `moving` and after it as `done`: whoever finds one still `moving` knows by the alias whether it happened.
const entrySchema = schemas/* object */.Ikc({
    version: schemas/* string */.YjP(),
    at: iso/* datetime */.w$(),
    previous: schemas/* string */.YjP().optional(),
    state: schemas/* enum */.k5n(['moving', 'done', 'unknown']).default('done'),
    stage: schemas/* enum */.k5n(['Production', 'Staging']).optional(),
    note: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}),
});
const keyPrefix = (alias) => `tidegate.promotion.${alias}.`;
/** All moves written down, newest first. Throws a UserError `unreadable` when one of them was rewritten. */
async function readJournal(server, name, alias) {
    const found = await server.find('registered-models/get', { name }, registeredModelReply, doesNotExist);
    const prefix = keyPrefix(alias);
    return (found?.registered_model.tags ?? [])
        .filter(({ key }) => key.startsWith(prefix) && /^\d{1,9}$/.test(key.slice(prefix.length)))
        .map(({ key, value }) => ({
        key,
        number: Number(key.slice(prefix.length)),
        record: parse(server, name, key, value),
    }))
        .sort((a, b) => b.number - a.number);
}
/** The tag after the newest. */
function nextEntry(alias, entries, record) {
    const number = (entries[0]?.number ?? 0) + 1;
    return { key: `${keyPrefix(alias)}${String(number).padStart(6, '0')}`, number, record };
}
async function writeEntry(server, name, { key, record }) {
    await server.send('POST', 'registered-models/set-tag', { name, key, value: fitted(record) }, nothing);
}
async function deleteEntry(server, name, { key }) {
    await server.send('DELETE', 'registered-models/delete-tag', { name, key }, nothing);
}
/** Whether a move that was begun happened, told by where the alias was found afterwards. */
function outcome({ version, previous }, found) {
    if (found === version)
        return 'done';
    return found === previous ? 'undone' : 'unknown';
}
/** The journal as the history all registries share; begun moves that did not happen are no part of it. */
function promotions(entries, current) {
    let found = current;
    return entries.flatMap(({ record }) => {
        const { version, previous, at, note, state } = record;
        const happened = state === 'moving' ? outcome(record, found) : state;
        if (happened === 'undone')
            return [];
        found = previous;
        const doubt = happened === 'unknown' && 'the run that moved it did not come to its end';
        return [{ version, previous, at, note, ...(doubt !== false && { doubt }) }];
    });
}
function parse(server, name, key, value) {
    try {
        return entrySchema.parse(JSON.parse(value));
    }
    catch (cause) {
        throw new user_error/* UserError */.y('unreadable', `Tag ${key} of ${name} on ${server.location} is not a record of a promotion.`, {
            hint: 'Somebody rewrote it: delete the tag, or restore its value.',
            cause,
        });
    }
}
/** MLflow promises room for 5000 bytes; long notes are cut, what moved where and when never is. */
function fitted(record) {
    for (let room = 400;; room = Math.floor(room / 2)) {
        const note = Object.fromEntries(Object.entries(record.note)
            .slice(0, 10)
            .map(([key, text]) => [key, [...text].slice(0, room).join('')]));
        const value = JSON.stringify({ ...record, note });
        if (Buffer.byteLength(value) <= 5000 || room === 0)
            return value;
    }
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/measured-on.ts
/** Words people give the data set that a run's metrics are measured on, as the `context` of `mlflow.log_input`. */
const contexts = ['eval', 'evaluation', 'test', 'testing', 'holdout', 'validation'];
/** Digest of the one data set a run says it was measured on; undefined when it says none, or several. */
function measuredOn(run) {
    const inputs = run?.inputs.dataset_inputs ?? [];
    const measured = inputs.filter(({ tags }) => tags.some(({ key, value }) => key === 'mlflow.data.context' && contexts.includes(value.toLowerCase())));
    const digests = new Set(measured.map(({ dataset }) => dataset.digest));
    const [digest] = digests;
    return digests.size === 1 && digest !== '' ? digest : undefined;
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/metrics-of.ts
/**
 * The metrics of a run and, from MLflow 3 on, those of its logged model, which are the nearer ones.
 *
 * A model may have the same metric of several data sets, of those it was trained on too. Each is then `accuracy[dataset=<name>]`, and plain `accuracy` is
 * that of the data set the run says it was evaluated on, or none: the newest would be whichever happened to be logged last.
 *
 * @param evaluatedOn digest of that data set
 */
function metricsOf(run, model, evaluatedOn) {
    const nearer = new Set(model.map(({ key }) => key));
    const points = [...run.filter(({ key }) => !nearer.has(key)), ...model];
    const chosen = [...Map.groupBy(points, ({ key }) => key)].flatMap(([key, all]) => {
        const labelled = all.filter(({ dataset_digest }) => dataset_digest !== '');
        const sets = Map.groupBy(labelled, ({ dataset_digest }) => dataset_digest);
        if (sets.size < 2)
            return [[key, newest(all)]];
        const main = evaluatedOn === undefined ? undefined : sets.get(evaluatedOn);
        const named = [...sets.values()].map(newest);
        return [
            ...(main ? [[key, newest(main)]] : []),
            ...named.map((metric) => [`${key}[dataset=${label(metric, named)}]`, metric]),
        ];
    });
    return {
        metrics: Object.fromEntries(chosen.map(([name, { value }]) => [name, value])),
        metricsMeasuredOn: Object.fromEntries(chosen.flatMap(([name, { dataset_digest: digest }]) => (digest === '' ? [] : [[name, digest]]))),
    };
}
/** A data set's name where no other has it, else its digest. */
function label({ dataset_name: name, dataset_digest: digest }, among) {
    return name !== '' && among.filter(({ dataset_name }) => dataset_name === name).length === 1 ? name : digest;
}
/** As MLflow's SQL store chooses it: the greatest step, then the latest time, then the greatest value. */
function newest(points) {
    return points.reduce((chosen, point) => (isLater(point, chosen) ? point : chosen));
}
function isLater(a, b) {
    if (a.step !== b.step)
        return a.step > b.step;
    if (a.timestamp !== b.timestamp)
        return a.timestamp > b.timestamp;
    // A NaN is never hidden by a number that was logged in the same moment.
    return !(Number(a.value) <= Number(b.value)) && !Number.isNaN(Number(b.value));
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/read-version.ts






/** Tags of ours on a model version. */
const digestTag = 'tidegate.digest';
const commitTag = 'tidegate.commit';
const dataDigestTag = 'tidegate.data-digest';
/** The version an alias points at. */
async function byAlias(server, name, alias) {
    const found = await server.find('registered-models/alias', { name, alias }, modelVersionReply, noAlias(alias));
    return found && withMetrics(server, found.model_version);
}
/** The version of this number. Throws a UserError when the text is no number. */
async function byVersion(server, name, version) {
    const found = await findVersion(server, name, version);
    return found && withMetrics(server, found);
}
async function findVersion(server, name, version) {
    if (!/^[1-9]\d{0,17}$/.test(version)) {
        throw new user_error/* UserError */.y('bad-input', `${(0,quoted/* quoted */.T)(version)} is not a version of MLflow.`, {
            hint: 'MLflow numbers versions 1, 2, 3.',
        });
    }
    const found = await server.find('model-versions/get', { name, version }, modelVersionReply, doesNotExist);
    return found?.model_version;
}
/** A run as if it were a version: its metrics, without a name in the registry. */
async function byRun(server, runId) {
    const run = await findRun(server, runId);
    if (!run)
        return undefined;
    const { info, data } = run;
    const commit = data.tags.find(({ key }) => key === 'mlflow.source.git.commit')?.value;
    const measured = measuredOn(run);
    return {
        name: info.run_name ?? runId,
        version: runId,
        aliases: [],
        ...metricsOf(data.metrics, await metricsOnData(server, run), measured),
        tags: Object.fromEntries(data.tags.map(({ key, value }) => [key, value])),
        runId,
        ...(info.artifact_uri !== '' && { source: info.artifact_uri }),
        ...(commit !== undefined && { commit }),
        ...(measured !== undefined && { measuredOn: measured }),
        ...(info.start_time !== undefined && { createdAt: new Date(info.start_time).toISOString() }),
    };
}
async function findRun(server, runId) {
    return (await server.find('runs/get', { run_id: runId }, runReply, doesNotExist))?.run;
}
/** All versions of a model, lowest number first; page by page, for `version` is text and servers sort it as they like. */
async function allVersions(server, name) {
    const versions = [];
    const seen = new Set();
    for (let page = '';;) {
        const query = {
            filter: ofName(name),
            max_results: '200',
            ...(page !== '' && { page_token: page }),
        };
        const reply = await server.get('model-versions/search', query, modelVersionsReply);
        versions.push(...reply.model_versions);
        page = reply.next_page_token;
        if (page === '')
            return versions.sort((a, b) => Number(a.version) - Number(b.version));
        if (seen.has(page)) {
            throw new user_error/* UserError */.y('unreadable', `${server.location} gives the same page of versions of ${name} twice.`);
        }
        seen.add(page);
    }
}
/** Search filter for the versions of one model. */
function ofName(name) {
    const quote = name.includes("'") ? '"' : "'";
    return `name=${quote}${name}${quote}`;
}
/** The version with the metrics of its run and of its logged model. */
async function withMetrics(server, version) {
    const { run_id: runId } = version;
    // The open-source server tells the logged model only by the source.
    const modelId = version.model_id || loggedModelOf(version.source ?? '');
    const tags = Object.fromEntries(version.tags.map(({ key, value }) => [key, value]));
    const run = runId ? await findRun(server, runId) : undefined;
    const commit = tags[commitTag] ?? run?.data.tags.find(({ key }) => key === 'mlflow.source.git.commit')?.value;
    const measured = measuredOn(run);
    const model = version.model_metrics.length > 0 ? version.model_metrics : await modelMetrics(server, modelId);
    return {
        name: version.name,
        version: version.version,
        aliases: version.aliases,
        ...metricsOf(run?.data.metrics ?? [], model, measured),
        tags,
        ...(version.source && { source: version.source }),
        ...(runId && { runId }),
        ...(commit !== undefined && { commit }),
        ...(tags[digestTag] !== undefined && { digest: tags[digestTag] }),
        ...(tags[dataDigestTag] !== undefined && { dataDigest: tags[dataDigestTag] }),
        ...(measured !== undefined && { measuredOn: measured }),
        ...(version.creation_timestamp !== undefined && { createdAt: new Date(version.creation_timestamp).toISOString() }),
    };
}
/** The id in `models:/m-...`, as MLflow 3 writes the source of a logged model. */
function loggedModelOf(source) {
    return /^models:\/(m-[\w-]+)$/.exec(source)?.[1];
}
/** What a run logged with a data set, which the server tells of the one model it made or evaluated and not of the run. */
async function metricsOnData(server, { info, inputs, outputs }) {
    const models = new Set([...inputs.model_inputs, ...outputs.model_outputs].map(({ model_id }) => model_id));
    const [id] = models;
    const logged = models.size === 1 ? await modelMetrics(server, id) : [];
    return logged.filter(({ run_id, dataset_digest }) => run_id === info.run_id && dataset_digest !== '');
}
async function modelMetrics(server, modelId) {
    if (!modelId)
        return [];
    const found = await server.find(`logged-models/${encodeURIComponent(modelId)}`, {}, loggedModelReply, doesNotExist);
    return found?.model.data.metrics ?? [];
}
/**
 * "There is no such alias" in the two ways servers say it: 404 RESOURCE_DOES_NOT_EXIST, and from the file and SQL stores 400
 * INVALID_PARAMETER_VALUE, which alone means any bad parameter and so counts only with its own words.
 */
function noAlias(alias) {
    return (refusal) => doesNotExist(refusal) ||
        (refusal.status === 400 &&
            refusal.code === 'INVALID_PARAMETER_VALUE' &&
            refusal.message.trim().toLowerCase() === `registered model alias ${alias} not found.`.toLowerCase());
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/stages.ts



/** The version in a stage, with a warning that stages are on their way out. */
async function byStage(server, io, name, stage) {
    const found = await inStage(server, name, stage);
    io.log?.warn(`models:/${name}/${stage} is a stage, which MLflow has deprecated: promote the version to an alias and read models:/${name}@${stage.toLowerCase()}.`);
    return found && withMetrics(server, found);
}
/**
 * The version in the stage of an alias's name: where the alias points nowhere, a registry that was never moved from stages to aliases would otherwise pass
 * for one without a production model.
 */
async function stageOf(server, name, alias) {
    const stage = ['Production', 'Staging'].find((known) => known.toLowerCase() === alias.toLowerCase());
    if (!stage)
        return undefined;
    const found = await inStage(server, name, stage).catch((error) => {
        // Servers without stages refuse in their own ways; no answer is none of them.
        if (error instanceof MlflowRefusal && error.code !== 'unreachable')
            return undefined;
        throw error;
    });
    return found && { stage, version: found.version };
}
/** Says so when an alias points nowhere and a version is in the stage of that name. */
async function tellStageOnly(server, io, name, alias) {
    const found = await stageOf(server, name, alias);
    if (!found)
        return undefined;
    io.log?.warn(`${alias} of ${name} is no alias yet, but version ${found.version} is in the stage ${found.stage}. To move from stages to aliases, promote version ${found.version} to the alias ${alias} once.`);
    return undefined;
}
/** Moves a version to a stage and archives what was in it. Asked twice it changes nothing the second time. */
async function toStage(server, name, version, stage) {
    const request = { name, version, stage, archive_existing_versions: true };
    await server.send('POST', 'model-versions/transition-stage', request, modelVersionReply);
}
async function inStage(server, name, stage) {
    const found = await server.find('registered-models/get', { name }, registeredModelReply, doesNotExist);
    return found?.registered_model.latest_versions.find(({ current_stage }) => current_stage === stage);
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/promotion.ts







/** On a version that an alias has left: since when. */
const archivedTag = (alias) => `tidegate.archived.${alias}`;
/**
 * Moves an alias if it is where it was expected, and writes down who moved it from where.
 *
 * The journal is written before the alias moves and again when all is done, so a run may die between any two requests: the alias
 * is always at one of the two versions, and the next run that moves it finishes or strikes out what it finds begun.
 */
async function promote(server, io, change) {
    const { name, alias, version, expected, stage } = change;
    const target = await readyVersion(server, change);
    if (expected === version && (await isSettled(server, change, target)))
        return;
    await withClaim(server, io, change, async () => {
        const was = (await byAlias(server, name, alias))?.version;
        const entries = await settle(server, change, was);
        if (was !== expected)
            throw moved(change, was);
        if (was === version) {
            if (stage !== undefined)
                await toStage(server, name, version, stage);
            return;
        }
        const entry = nextEntry(alias, entries, {
            version,
            at: new Date(io.clock.now()).toISOString(),
            state: 'moving',
            note: change.note,
            ...(was !== undefined && { previous: was }),
            ...(stage !== undefined && { stage }),
        });
        await writeEntry(server, name, entry);
        const where = `${alias} of ${name}`;
        const refusal = await amid(`whether ${where} is at ${version} now is not known`, () => setAlias(server, change));
        if (refusal !== undefined) {
            await deleteEntry(server, name, entry).catch(() => { });
            throw refusal;
        }
        const now = (await amid(`whether ${where} is at ${version} still is not known`, () => byAlias(server, name, alias)))
            ?.version;
        if (now !== version)
            throw moved(change, now);
        await amid(`${where} is at ${version} now, but not all of that is written down`, () => finish(server, name, alias, entry));
    });
}
/** Says with an error how far the promotion had come. */
async function amid(state, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        throw new user_error/* UserError */.y(error.code, `${error.message.replace(/\.$/, '')}; ${state}.`, {
            hint: `${error.hint ?? 'Mend the cause.'} The next promotion or rollback finishes or strikes out what was begun.`,
            cause: error,
        });
    }
}
/** Every version the alias has pointed at, as far as Tidegate moved it, newest first. */
async function promotion_history(server, name, alias) {
    const entries = await readJournal(server, name, alias);
    if (entries.length === 0)
        return [];
    return promotions(entries, (await byAlias(server, name, alias))?.version);
}
async function readyVersion(server, { name, version }) {
    const target = await findVersion(server, name, version);
    if (!target) {
        throw new user_error/* UserError */.y('not-found', `${name} has no version ${version} on ${server.location}.`, {
            hint: 'Register it first, or check the version.',
        });
    }
    if (target.status === 'READY')
        return target;
    throw new user_error/* UserError */.y('conflict', `Version ${version} of ${name} is ${target.status} and not READY${target.status_message ? ` (${target.status_message})` : ''}.`, {
        hint: 'Wait until it is registered, or register it again.',
    });
}
/** Whether the alias is there, nothing is left unfinished and the stage is right: then there is nothing to write. */
async function isSettled(server, { name, alias, version, stage }, target) {
    const [newest] = await readJournal(server, name, alias);
    if (newest?.record.state === 'moving')
        return false;
    if (stage !== undefined && target.current_stage !== stage)
        return false;
    return (await byAlias(server, name, alias))?.version === version;
}
/** Brings to its end what a run that died had begun, and returns the journal as it is then. */
async function settle(server, { name, alias }, was) {
    const [newest, ...older] = await readJournal(server, name, alias);
    if (newest === undefined)
        return [];
    if (newest.record.state !== 'moving')
        return [newest, ...older];
    switch (outcome(newest.record, was)) {
        case 'undone':
            await deleteEntry(server, name, newest);
            return older;
        case 'done':
            await finish(server, name, alias, newest);
            break;
        case 'unknown':
            await writeEntry(server, name, { ...newest, record: { ...newest.record, state: 'unknown' } });
    }
    return [newest, ...older];
}
/** Everything after the alias has moved; each request may be repeated, so a later run can do it all over. */
async function finish(server, name, alias, entry) {
    const { version, previous, at, stage } = entry.record;
    const key = archivedTag(alias);
    if (previous !== undefined) {
        await unlessGone(server.send('POST', 'model-versions/set-tag', { name, version: previous, key, value: at }, nothing));
    }
    await unlessGone(server.send('DELETE', 'model-versions/delete-tag', { name, version, key }, nothing));
    if (stage !== undefined)
        await toStage(server, name, version, stage);
    await writeEntry(server, name, { ...entry, record: { ...entry.record, state: 'done' } });
}
/** A version deleted since, and a tag that was never there, need no mark. */
async function unlessGone(asked) {
    try {
        await asked;
    }
    catch (error) {
        if (!(error instanceof MlflowRefusal) || !doesNotExist(error.refusal))
            throw error;
    }
}
/**
 * Setting an alias is not repeated: after an ambiguous answer a look says how it ended. Returns the refusal when it is certain that
 * nothing has moved.
 */
async function setAlias(server, { name, alias, version }) {
    try {
        await server.send('POST', 'registered-models/alias', { name, alias, version }, nothing);
    }
    catch (error) {
        if (error instanceof user_error/* UserError */.y && isDefinite(error))
            return error;
        if ((await byAlias(server, name, alias))?.version !== version)
            throw error;
    }
    return undefined;
}
function moved({ name, alias, version }, now) {
    const where = now === undefined ? 'it points nowhere now' : `it points at ${now} now`;
    return new user_error/* UserError */.y('conflict', `${alias} of ${name} was not moved to ${version}: somebody else moved it, ${where}.`, {
        hint: 'Compare with the version that is there now, then promote again.',
    });
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/runs.ts




/** Does work on a new run of the model's experiment, and ends the run FINISHED, or FAILED when the work did not come to its end. */
async function inNewRun(server, io, registration, work) {
    const { name, source, commit } = registration;
    const experiment = io.env('MLFLOW_EXPERIMENT_NAME') ?? name;
    const tags = { 'tidegate.source': source, ...(commit !== undefined && { 'mlflow.source.git.commit': commit }) };
    const { run } = await server.send('POST', 'runs/create', {
        experiment_id: await experimentId(server, experiment),
        run_name: `register ${name}`,
        start_time: io.clock.now(),
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    }, runReply);
    const end = (status) => server.send('POST', 'runs/update', { run_id: run.info.run_id, status, end_time: io.clock.now() }, nothing);
    try {
        await logMetrics(server, io, run, registration.metrics);
        const result = await work(run);
        await end('FINISHED');
        return result;
    }
    catch (error) {
        await end('FAILED').catch(() => { });
        throw error;
    }
}
/** Adds metrics to a run. One the run knows already with another value is a contradiction and throws a UserError `conflict`. */
async function logMetrics(server, io, run, metrics) {
    const known = new Map(run.data.metrics.map(({ key, value }) => [key, Number(value)]));
    for (const [key, value] of Object.entries(metrics)) {
        const there = known.get(key);
        if (there !== undefined && !Object.is(there, value)) {
            throw new user_error/* UserError */.y('conflict', `Run ${run.info.run_id} says ${key} is ${there}, and \`metrics\` says ${value}.`, {
                hint: 'Leave `metrics` out: those of the run count.',
            });
        }
    }
    const fresh = Object.entries(metrics).filter(([key]) => !known.has(key));
    const rows = fresh.map(([key, value]) => ({
        key,
        value: Number.isFinite(value) ? value : String(value),
        timestamp: io.clock.now(),
        step: 0,
    }));
    // MLflow takes at most 1000 metrics at once.
    for (let from = 0; from < rows.length; from += 1000) {
        await server.send('POST', 'runs/log-batch', { run_id: run.info.run_id, metrics: rows.slice(from, from + 1000) }, nothing);
    }
}
/** Throws when the experiment keeps its artifacts where they cannot be sent through the server. */
async function checkUploads(server, io, name) {
    const query = { experiment_name: io.env('MLFLOW_EXPERIMENT_NAME') ?? name };
    const found = await server.find('experiments/get-by-name', query, experimentReply, doesNotExist);
    if (found)
        proxied(found.experiment.artifact_location);
}
async function experimentId(server, name) {
    const found = await server.find('experiments/get-by-name', { experiment_name: name }, experimentReply, doesNotExist);
    if (!found)
        return (await server.send('POST', 'experiments/create', { name }, createdExperimentReply)).experiment_id;
    if (found.experiment.lifecycle_stage === 'active')
        return found.experiment.experiment_id;
    throw new user_error/* UserError */.y('conflict', `Experiment ${name} on ${server.location} is deleted.`, {
        hint: 'Restore it, or name another one in MLFLOW_EXPERIMENT_NAME.',
    });
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/registration.ts







/**
 * Registers a version. The source may be
 * - a path: the files are sent to a new run of the model's experiment, which also gets the metrics; the digest becomes a tag;
 * - `runs:/<id>/<path>`: an artifact of a run, whose metrics are the version's; `metrics` may add to them, not contradict;
 * - `models:/<model id>`: a logged model (MLflow 3), likewise with its run;
 * - any other address: kept as it is; metrics, if any, go to a new run.
 */
async function register(server, io, registration) {
    const { name, source, version, metrics } = registration;
    if (version !== undefined) {
        throw new user_error/* UserError */.y('unsupported', `MLflow numbers versions itself, so \`version\` ${version} cannot be given to a new one.`, {
            hint: 'Leave `version` out; put a number of your own into `tags`.',
        });
    }
    const run = /^runs:\/([\w-]+)\/(.+)$/.exec(source);
    const loggedModel = loggedModelOf(source);
    if (/^(runs|models):/.test(source) && !run && !loggedModel) {
        throw new user_error/* UserError */.y('bad-input', `\`source\` ${source} names no model of a run.`, {
            hint: 'Write runs:/<run id>/<path of the model>, or models:/<model id> of MLflow 3.',
        });
    }
    if (run)
        return once(server, registration, await fromRun(server, io, run[1], run[2], metrics));
    if (loggedModel)
        return once(server, registration, await fromLoggedModel(server, io, loggedModel, metrics));
    if (/^[a-z][a-z0-9+.-]+:/i.test(source)) {
        const known = await same(server, name, { source });
        if (known)
            return known;
        if (Object.keys(metrics).length === 0)
            return create(server, registration, { source });
        return inNewRun(server, io, registration, ({ info }) => create(server, registration, { source, runId: info.run_id }));
    }
    const path = io.path(source);
    const digest = await (0,src_digest/* digestOf */.o)(path);
    const known = await same(server, name, { source, digest });
    if (known)
        return known;
    await checkUploads(server, io, name);
    return inNewRun(server, io, registration, async ({ info }) => {
        const address = await upload(server, path, info.artifact_uri);
        return create(server, registration, { source: address, runId: info.run_id, digest });
    });
}
async function fromRun(server, io, runId, path, metrics) {
    const run = await findRun(server, runId);
    if (!run) {
        throw new user_error/* UserError */.y('not-found', `There is no run ${runId} on ${server.location}.`, { hint: 'Check `source`.' });
    }
    await logMetrics(server, io, run, metrics);
    return { source: `${run.info.artifact_uri.replace(/\/+$/, '')}/${path}`, runId };
}
async function fromLoggedModel(server, io, modelId, metrics) {
    const found = await server.find(`logged-models/${modelId}`, {}, loggedModelReply, doesNotExist);
    if (!found) {
        throw new user_error/* UserError */.y('not-found', `There is no logged model ${modelId} on ${server.location}.`, {
            hint: 'Check `source`.',
        });
    }
    const runId = found.model.info.source_run_id;
    const run = runId ? await findRun(server, runId) : undefined;
    if (run)
        await logMetrics(server, io, run, metrics);
    else if (Object.keys(metrics).length > 0) {
        throw new user_error/* UserError */.y('unsupported', `Logged model ${modelId} has no run that \`metrics\` could be added to.`, {
            hint: 'Log the metrics with the model instead.',
        });
    }
    return { source: `models:/${modelId}`, modelId, ...(runId && { runId }) };
}
async function once(server, registration, origin) {
    return (await same(server, registration.name, origin)) ?? create(server, registration, origin);
}
/** The first version that is this model already: by its digest, or by its address where there is no digest. */
async function same(server, name, { source, digest }) {
    const found = (await allVersions(server, name)).find((version) => 
    // One that failed can never be promoted: registered again it becomes another.
    version.status !== 'FAILED_REGISTRATION' &&
        (digest === undefined ? version.source === source : registration_tag(version, digestTag) === digest));
    return found && withMetrics(server, found);
}
async function create(server, registration, origin) {
    const { name, commit, dataDigest } = registration;
    await ensureModel(server, name);
    const tags = {
        ...registration.tags,
        ...(commit !== undefined && { [commitTag]: commit }),
        ...(origin.digest !== undefined && { [digestTag]: origin.digest }),
        ...(dataDigest !== undefined && { [dataDigestTag]: dataDigest }),
    };
    const request = {
        name,
        source: origin.source,
        ...(origin.runId !== undefined && { run_id: origin.runId }),
        ...(origin.modelId !== undefined && { model_id: origin.modelId }),
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    };
    try {
        const made = await server.send('POST', 'model-versions/create', request, modelVersionReply);
        return await withMetrics(server, made.model_version);
    }
    catch (error) {
        if (isDefinite(error))
            throw error;
        // The version may have been made all the same: look, and never ask twice.
        const made = (await allVersions(server, name)).find((version) => version.source === origin.source && (version.run_id ?? '') === (origin.runId ?? ''));
        if (!made)
            throw error;
        return withMetrics(server, made);
    }
}
async function ensureModel(server, name) {
    const known = await server.find('registered-models/get', { name }, registeredModelReply, doesNotExist);
    if (known)
        return;
    try {
        await server.send('POST', 'registered-models/create', { name }, nothing);
    }
    catch (error) {
        // Another run was quicker.
        if (!(error instanceof MlflowRefusal) || !/ALREADY_EXISTS$/.test(error.refusal.code))
            throw error;
    }
}
function registration_tag(version, key) {
    return version.tags.find((one) => one.key === key)?.value;
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/surroundings.ts



/** Pages of 1000 models: enough to find a name that was mistyped, and an end for a server that has none. */
const mostPages = 5;
/** What the server has around a name. A model that was created and has no version is as good as none. */
async function surroundings(server, name) {
    const query = { filter: ofName(name), max_results: '1' };
    const { model_versions: versions } = await server.get('model-versions/search', query, modelVersionsReply);
    if (versions.length > 0) {
        const found = await server.find('registered-models/get', { name }, registeredModelReply, doesNotExist);
        return { aliases: (found?.registered_model.aliases ?? []).map(({ alias }) => alias), models: [] };
    }
    const models = [];
    for (let page = '', pages = 0; pages < mostPages; pages++) {
        const query = { max_results: '1000', ...(page !== '' && { page_token: page }) };
        const reply = await server.get('registered-models/search', query, registeredModelsReply);
        models.push(...reply.registered_models.map((model) => model.name).filter((other) => other !== name));
        page = reply.next_page_token;
        if (page === '')
            break;
    }
    return { aliases: undefined, models };
}

;// CONCATENATED MODULE: ./packages/registry/src/mlflow/registry.ts










/** The registry of an MLflow tracking server, 2.x or 3.x, by aliases. */
async function openMlflowRegistry(address, io) {
    const server = connect(address, io);
    return {
        kind: 'mlflow',
        location: server.location,
        resolve: async (reference) => {
            switch (reference.kind) {
                case 'alias':
                    checkName(reference.name);
                    checkAlias(reference.alias);
                    return ((await byAlias(server, reference.name, reference.alias)) ??
                        tellStageOnly(server, io, reference.name, reference.alias));
                case 'stage':
                    checkName(reference.name);
                    return byStage(server, io, reference.name, reference.stage);
                case 'version':
                    checkName(reference.name);
                    return byVersion(server, reference.name, reference.version);
                case 'run':
                    return byRun(server, reference.runId);
                case 'tag':
                    throw new user_error/* UserError */.y('unsupported', `${(0,src_reference/* formatReference */.FH)(reference)} is a git tag, and the registry is MLflow.`, {
                        hint: 'Use models:/<name>@<alias>, or set `registry: git`.',
                    });
            }
        },
        stageOf: (name, alias) => stageOf(server, name, alias),
        surroundings: (name) => surroundings(server, name),
        register: async (registration) => {
            checkName(registration.name);
            return register(server, io, registration);
        },
        promote: async (change) => {
            checkName(change.name);
            checkAlias(change.alias);
            return promote(server, io, change);
        },
        history: async (name, alias) => {
            checkName(name);
            checkAlias(alias);
            return promotion_history(server, name, alias);
        },
        download: (version, folder) => download(server, io, version, folder),
    };
}
/** MLflow forbids / and : in names, and those that are a way to a folder; both kinds of quotes at once cannot be written in its search filter. */
function checkName(name) {
    const quotes = name.includes("'") && name.includes('"');
    if (/^[^/:\p{Cc}]{1,200}$/u.test(name) && !/^\.{1,2}$/.test(name) && !quotes)
        return;
    throw new user_error/* UserError */.y('bad-input', `${(0,quoted/* quoted */.T)(name)} cannot be the name of a model in MLflow.`, {
        hint: 'Leave out / and :, and use at most one kind of quotes.',
    });
}
/** `latest` and `v1` are MLflow's own: newer servers resolve the former to whatever came last, which is no alias anyone set. */
function checkAlias(alias) {
    if (/^[\w-]{1,150}$/.test(alias) && alias.toLowerCase() !== 'latest' && !/^v\d+$/i.test(alias))
        return;
    throw new user_error/* UserError */.y('bad-input', `${(0,quoted/* quoted */.T)(alias)} cannot be an alias in MLflow.`, {
        hint: 'Use letters, digits, - and _, such as production; `latest` and `v1` are reserved.',
    });
}


/***/ })

};
