export const id = 9616;
export const ids = [9616];
export const modules = {

/***/ 42838:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ connectPostgres),
/* harmony export */   m: () => (/* binding */ postgresAddress)
/* harmony export */ });
/* harmony import */ var _warehouse_server_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2350);
/* harmony import */ var _warehouse_tls_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1583);
/* harmony import */ var _trouble_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92175);



/** Reads `postgresql://user:password@host:port/database?sslmode=...&sslrootcert=...`. */
function postgresAddress(connection) {
    const address = (0,_warehouse_server_address_js__WEBPACK_IMPORTED_MODULE_1__/* .serverAddress */ .a)(connection, {
        schemes: ['postgresql', 'postgres'],
        server: 'a PostgreSQL server',
        example: 'postgresql://user:password@host:5432/database?sslmode=verify-full',
    });
    return { ...address, port: address.port ?? 5432, database: address.path.join('/') || address.user };
}
const connectTimeout = 20_000;
/** Connects, or throws a UserError that says why not. `path` gives the absolute path of one the user typed. */
async function connectPostgres(address, { path }) {
    // A chunk of its own, loaded by those that really speak to PostgreSQL.
    const { Client } = await __webpack_require__.e(/* import() */ 3849).then(__webpack_require__.bind(__webpack_require__, 83849));
    const { host, port, database, user, password } = address;
    const client = new Client({
        ...{ host, port, database, user, ssl: (await (0,_warehouse_tls_js__WEBPACK_IMPORTED_MODULE_2__/* .tlsOptions */ .Y)(address, path)) ?? false },
        // A function, so that nothing is taken from the environment or a password file.
        password: () => password ?? '',
        application_name: 'tidegate',
        connectionTimeoutMillis: connectTimeout,
        keepAlive: true,
    });
    // A connection that ends between two statements speaks here; the next statement tells it.
    client.on('error', () => { });
    await client.connect().catch((error) => {
        throw (0,_trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .connectionTrouble */ .M)(error, address);
    });
    return client;
}


/***/ }),

/***/ 92175:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ connectionTrouble),
/* harmony export */   u: () => (/* binding */ queryTrouble)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17795);
/* harmony import */ var _query_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19925);
/* harmony import */ var _warehouse_network_trouble_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95386);



const parts = (error) => {
    const { code, message } = error;
    const text = typeof message === 'string' && message !== '' ? message : 'no reason given';
    return { code: typeof code === 'string' ? code : '', said: text.split('\n')[0].replace(/\.$/, '') };
};
/** Why a connection did not come about, with the remedy; the password is in none of it. */
function connectionTrouble(error, address) {
    const { code, said } = parts(error);
    const server = serverName(address);
    const told = (kind, what, hint) => new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(kind, `${server} ${what}.`, { hint });
    if (code === '28P01' || code === '28000' || /client password must be/i.test(said))
        return told('unauthorized', `did not let ${address.user} in${address.password === undefined ? ' without a password' : ` (${said})`}`, 'Check user and password in `connection`; special characters of a password are percent-encoded.');
    if (code === '3D000')
        return told('not-found', `has no database ${address.database}`, 'Check the end of the path of `connection`.');
    if (code === '53300')
        return told('unreachable', 'has no connection left', 'Run later, or raise max_connections.');
    if (/does not support SSL/i.test(said))
        return told('unreachable', 'offers no TLS', 'Switch TLS on at the server, or add sslmode=disable to `connection` in a network you trust.');
    if (/timeout/i.test(said))
        return (0,_warehouse_network_trouble_js__WEBPACK_IMPORTED_MODULE_2__/* .networkTrouble */ .a)({ code: 'ETIMEDOUT' }, server);
    return ((0,_warehouse_network_trouble_js__WEBPACK_IMPORTED_MODULE_2__/* .networkTrouble */ .a)(error, server) ??
        told('unreachable', `cannot be reached (${said})`, 'Check `connection`, and that this runner can reach the server.'));
}
/** A statement's failure: what the user's words or the data caused is a QueryError, all else ends the run. */
function queryTrouble(error, address, timeoutMs) {
    const { code, said } = parts(error);
    const server = serverName(address);
    const told = (kind, what, hint) => new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(kind, `${server} ${what}.`, { hint, cause: error });
    if (code === '42501')
        return told('unauthorized', `does not let ${address.user} read this: ${said}`, 'Grant SELECT on it. Where row-level security hides rows, grant BYPASSRLS, or name a view of the rows that are meant.');
    if (code === '57014' && /timeout/.test(said))
        return told('timeout', `took longer than ${timeoutMs / 1000} s for one statement`, 'Raise `statement-timeout`, or validate fewer rows by a view.');
    // Syntax, names and writing; then values that no cast takes, division by zero and the like.
    if (code.startsWith('42') || code === '25006')
        return new _query_error_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .l(said, true, error);
    if (/^(22|21|0A|54)/.test(code))
        return new _query_error_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .l(said, false, error);
    if (/^5[38]/.test(code))
        return told('tool-failed', `has not enough memory, disk or connections: ${said}`, 'Give the server more, or validate fewer rows by a view.');
    return told('tool-failed', `ended the work: ${said}`, 'Look into the log of the server, and run again.');
}
function serverName({ host, port }) {
    return `PostgreSQL at ${host}:${port}`;
}


/***/ }),

/***/ 95386:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ networkTrouble)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);

/** What Node says of a connection that did not come about or broke, with the remedy; undefined when it is something else. */
function networkTrouble(error, server) {
    const { code, message } = error;
    const word = typeof code === 'string' ? code : '';
    const told = (kind, what, hint) => new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(kind, `${server} ${what}.`, { hint });
    switch (word) {
        case 'ECONNREFUSED':
            return told('unreachable', 'refused the connection', 'Is the server up, and is the port in `connection` right?');
        case 'ENOTFOUND':
        case 'EAI_AGAIN':
            return told('unreachable', 'is unknown: no such host', 'Check the host in `connection`, and that this runner can resolve it.');
        case 'ETIMEDOUT':
        case 'EHOSTUNREACH':
        case 'ENETUNREACH':
            return told('timeout', 'did not answer in time', 'Check the address, and that a firewall lets this runner through.');
        case 'ECONNRESET':
        case 'EPIPE':
            return told('unreachable', 'ended the connection', 'Look into the log of the server, and run again.');
        case 'EPROTO':
        case 'ERR_SSL_WRONG_VERSION_NUMBER':
            return told('unreachable', 'does not speak TLS on this port', 'Check scheme and port in `connection`.');
    }
    if (!/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/.test(word))
        return undefined;
    return told('unreachable', `shows a certificate that cannot be trusted (${String(message).split('\n')[0].replace(/\.$/, '')})`, 'Add sslrootcert=<path of the authority, PEM> to `connection`; sslmode=require encrypts without asking who it is.');
}


/***/ }),

/***/ 2350:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ serverAddress)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);
/* harmony import */ var _tls_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1583);


/**
 * Reads `connection`. Certificates are verified unless it says otherwise; a server on this very machine is asked without TLS where the
 * scheme leaves that open. No message holds the address: it may hold a password.
 */
function serverAddress(connection, { schemes, server, example, parameters = [] }) {
    const bad = (why) => new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `\`connection\` ${why}.`, {
        hint: `Write ${example}; characters such as @ or / in a password are written %40, %2F.`,
    });
    const decoded = (text) => {
        try {
            return decodeURIComponent(text);
        }
        catch {
            throw bad('has a % that begins no character: write the percent sign itself as %25');
        }
    };
    const url = URL.canParse(connection) ? new URL(connection) : undefined;
    const scheme = url?.protocol.slice(0, -1) ?? '';
    if (!url || !schemes.includes(scheme))
        throw bad(`is no address of ${server}`);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const user = decoded(url.username);
    if (host === '')
        throw bad('names no host');
    if (user === '')
        throw bad('names no user');
    const known = ['sslmode', 'sslrootcert', ...parameters];
    const given = new Map(url.searchParams);
    const unknown = [...given.keys()].find((key) => !known.includes(key));
    if (unknown !== undefined)
        throw bad(`has the parameter ${unknown}; known are ${known.join(', ')}`);
    const open = scheme === 'http' || (scheme !== 'https' && isLoopback(host));
    const sslMode = (given.get('sslmode') ?? (open ? 'disable' : 'verify-full'));
    if (!_tls_js__WEBPACK_IMPORTED_MODULE_1__/* .sslModes */ .R.includes(sslMode))
        throw bad(`has sslmode=${sslMode}; known are ${_tls_js__WEBPACK_IMPORTED_MODULE_1__/* .sslModes */ .R.join(', ')}`);
    const rootCertificate = given.get('sslrootcert');
    return {
        ...{ scheme, host, user, sslMode },
        ...(url.port !== '' && { port: Number(url.port) }),
        ...(url.password !== '' && { password: decoded(url.password) }),
        ...(rootCertificate !== undefined && { rootCertificate }),
        path: url.pathname.split('/').filter(Boolean).map(decoded),
        parameters: given,
    };
}
function isLoopback(host) {
    return host === 'localhost' || host === '::1' || /^127\./.test(host);
}


/***/ }),

/***/ 1583:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ sslModes),
/* harmony export */   Y: () => (/* binding */ tlsOptions)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43655);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17795);

const sslModes = ['disable', 'require', 'verify-ca', 'verify-full'];
/** Node's options for that wish; undefined without TLS. */
async function tlsOptions({ host, sslMode, rootCertificate }, path) {
    if (sslMode === 'disable')
        return undefined;
    const ca = rootCertificate === undefined ? undefined : await authority(rootCertificate, path);
    return {
        host,
        rejectUnauthorized: sslMode !== 'require',
        ...(ca !== undefined && { ca }),
        ...(sslMode === 'verify-ca' && { checkServerIdentity: () => undefined }),
    };
}
async function authority(typed, path) {
    return (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .wholeText */ .r)(path(typed), typed, (cause) => new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('not-found', `\`connection\`: the file ${typed} of sslrootcert cannot be read.`, {
        hint: 'Name a PEM file that an earlier step checks out or writes.',
        cause,
    }));
}


/***/ }),

/***/ 19925:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ unanswered),
/* harmony export */   l: () => (/* binding */ QueryError)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);

/** What a database said about a statement, as one line. */
class QueryError extends Error {
    /** The statement itself is at fault, so the message quotes the user's words and no value of a row. */
    ofStatement;
    constructor(message, ofStatement, cause) {
        super(message, cause === undefined ? {} : { cause });
        this.name = 'QueryError';
        this.ofStatement = ofStatement;
    }
}
/** Trouble with a statement that no rule asked for: a profile or a count that the database cannot make of its own values. */
function unanswered(error) {
    // Quoted words may be values of rows.
    const said = error.ofStatement ? error.message : error.message.replace(/'[^']*'|"[^"]*"/g, "'...'");
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('unreadable', `The database cannot count these rows: ${said}.`, {
        hint: 'A value is too large for a double, or of a type that cannot be compared: leave its column out by a view.',
        cause: error,
    });
}


/***/ }),

/***/ 89783:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ mostRows),
/* harmony export */   b: () => (/* binding */ decideEntry)
/* harmony export */ });
/** Most rows that a run looks at, however often the model is watched. */
const mostRows = 20_000;
/** Decides one entry over the rows a store has of its model; shared by the stores that keep lines. */
function decideEntry(entry, known) {
    const recorded = known.find(({ run_key }) => run_key === entry.key);
    const past = known.filter((row) => row !== recorded);
    const made = entry.decide(past, recorded);
    if (made === recorded)
        return { row: made, past, change: 'unchanged' };
    return { row: made, past, change: recorded === undefined ? 'added' : 'replaced' };
}


/***/ }),

/***/ 89616:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  postgresHistory: () => (/* binding */ postgresHistory)
});

// EXTERNAL MODULE: ./packages/data-quality/src/engines/postgres/connect.ts
var connect = __webpack_require__(42838);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/monitoring/src/row.ts
var src_row = __webpack_require__(85104);
// EXTERNAL MODULE: ./packages/monitoring/src/history/history.ts
var history_history = __webpack_require__(89783);
;// CONCATENATED MODULE: ./packages/monitoring/src/history/postgres-migrations.ts
/**
 * Each is applied once, in order, and never changed afterwards. The first takes over a table `ml_metrics` that another tool made: what
 * it lacks is added, and its rows stay.
 */
const migrations = [
    [
        `CREATE TABLE IF NOT EXISTS ml_metrics (
      timestamp timestamptz NOT NULL,
      prediction_drift double precision,
      num_drifted_columns integer,
      share_missing_values double precision,
      dataset_drift boolean,
      drift_score double precision,
      model_name text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now()
    )`,
        `ALTER TABLE ml_metrics ALTER COLUMN model_name TYPE text`,
        `ALTER TABLE ml_metrics
      ADD COLUMN IF NOT EXISTS prediction_drift double precision,
      ADD COLUMN IF NOT EXISTS num_drifted_columns integer,
      ADD COLUMN IF NOT EXISTS share_missing_values double precision,
      ADD COLUMN IF NOT EXISTS dataset_drift boolean,
      ADD COLUMN IF NOT EXISTS drift_score double precision,
      ADD COLUMN IF NOT EXISTS created_at timestamptz DEFAULT now(),
      ADD COLUMN IF NOT EXISTS run_key text,
      ADD COLUMN IF NOT EXISTS model_key text,
      ADD COLUMN IF NOT EXISTS environment text,
      ADD COLUMN IF NOT EXISTS model_version text,
      ADD COLUMN IF NOT EXISTS num_compared_columns integer,
      ADD COLUMN IF NOT EXISTS num_failed_checks integer,
      ADD COLUMN IF NOT EXISTS num_rows bigint,
      ADD COLUMN IF NOT EXISTS metrics jsonb,
      ADD COLUMN IF NOT EXISTS signals jsonb,
      ADD COLUMN IF NOT EXISTS retrain boolean,
      ADD COLUMN IF NOT EXISTS cause text,
      ADD COLUMN IF NOT EXISTS run_url text,
      ADD COLUMN IF NOT EXISTS record jsonb`,
        `CREATE UNIQUE INDEX IF NOT EXISTS ml_metrics_run_key ON ml_metrics (run_key)`,
        `CREATE INDEX IF NOT EXISTS ml_metrics_model_time ON ml_metrics (model_key, timestamp DESC)`,
        `CREATE INDEX IF NOT EXISTS ml_metrics_time ON ml_metrics (timestamp)`,
    ],
];
const versionTable = 'tidegate_ml_metrics_version';
/** Brings the table to the newest version. Reads alone when it is there already, so that a user without CREATE may record. */
async function migrate(client) {
    if ((await versionOf(client)) >= migrations.length)
        return;
    await client.query('BEGIN');
    try {
        // Two first runs at once: one makes the table, the other waits and finds it.
        await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('${versionTable}', 0))`);
        await client.query(`CREATE TABLE IF NOT EXISTS ${versionTable} (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`);
        for (let version = (await versionOf(client)) + 1; version <= migrations.length; version++) {
            for (const statement of migrations[version - 1])
                await client.query(statement);
            await client.query(`INSERT INTO ${versionTable} (version) VALUES ($1)`, [version]);
        }
        await client.query('COMMIT');
    }
    catch (error) {
        await client.query('ROLLBACK').catch(() => { });
        throw error;
    }
}
async function versionOf(client) {
    const { rows } = await client.query(`SELECT to_regclass('${versionTable}') IS NOT NULL AS there`);
    if (rows[0]?.there !== true)
        return 0;
    const { rows: versions } = await client.query(`SELECT max(version) AS version FROM ${versionTable}`);
    return versions[0]?.version ?? 0;
}

;// CONCATENATED MODULE: ./packages/monitoring/src/history/postgres.ts





/** The table `ml_metrics` of a database, one row a run; the whole row is in `record`, the columns are for those who look. */
async function postgresHistory(connection, options) {
    const address = (0,connect/* postgresAddress */.m)(connection);
    const location = `table ml_metrics of PostgreSQL at ${address.host}:${address.port}/${address.database}`;
    const client = await (0,connect/* connectPostgres */.M)(address, options);
    const told = async (work) => {
        try {
            return await work();
        }
        catch (error) {
            throw error instanceof user_error/* UserError */.y || !isServerError(error) ? error : trouble(error, address);
        }
    };
    try {
        await told(async () => {
            for (const setting of settings)
                await client.query(`SET ${setting}`);
            await migrate(client);
        });
    }
    catch (error) {
        await client.end().catch(() => { });
        throw error;
    }
    return {
        location,
        close: async () => client.end().catch(() => { }),
        read: (model, reach) => told(async () => (0,src_row/* inOrder */.al)(await newest(client, model, reach, location))),
        record: (entries, reach) => told(async () => {
            const recorded = [];
            // Each in a transaction of its own: one model waits for no other.
            for (const entry of entries)
                recorded.push(await recordOne(client, entry, reach, location));
            return recorded;
        }),
    };
}
const settings = ["timezone = 'UTC'", 'statement_timeout = 30000', 'lock_timeout = 20000'];
async function recordOne(client, entry, reach, location) {
    await client.query('BEGIN');
    try {
        const model = (0,src_row/* modelKey */.B0)(entry.model);
        // Runs of one model one after the other, so that two never decide on the same past.
        await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('ml_metrics ' || $1, 0))`, [model]);
        const { rows } = await client.query('SELECT record FROM ml_metrics WHERE run_key = $1', [
            entry.key,
        ]);
        const own = rows.map(({ record }) => (0,src_row/* parseRow */.W0)(record, location));
        const past = await newest(client, entry.model, reach, location);
        const known = (0,src_row/* inOrder */.al)([...own, ...past.filter(({ run_key }) => run_key !== entry.key)]);
        const one = (0,history_history/* decideEntry */.b)(entry, known);
        if (one.change !== 'unchanged')
            await upsert(client, one.row);
        await client.query('COMMIT');
        return one;
    }
    catch (error) {
        await client.query('ROLLBACK').catch(() => { });
        throw error;
    }
}
async function newest(client, model, { rows, since }, location) {
    const key = (0,src_row/* modelKey */.B0)(model);
    const found = await client.query(`(SELECT record, timestamp FROM ml_metrics WHERE model_key = $1 AND record IS NOT NULL ORDER BY timestamp DESC LIMIT $2)
     UNION
     (SELECT record, timestamp FROM ml_metrics WHERE model_key = $1 AND record IS NOT NULL AND timestamp >= $3 ORDER BY timestamp DESC LIMIT ${history_history/* mostRows */.Z})`, [key, rows, new Date(since).toISOString()]);
    return found.rows.map(({ record }) => (0,src_row/* parseRow */.W0)(record, location));
}
async function upsert(client, row) {
    const columns = {
        run_key: row.run_key,
        timestamp: row.timestamp,
        created_at: row.created_at,
        model_name: row.model_name,
        model_key: (0,src_row/* modelKey */.B0)(row.model_name),
        environment: row.environment,
        model_version: row.model_version,
        prediction_drift: row.prediction_drift,
        num_drifted_columns: row.num_drifted_columns,
        num_compared_columns: row.num_compared_columns,
        share_missing_values: row.share_missing_values,
        dataset_drift: row.dataset_drift,
        drift_score: row.drift_score,
        num_failed_checks: row.num_failed_checks,
        num_rows: row.num_rows,
        metrics: JSON.stringify(row.metrics),
        signals: JSON.stringify(row.signals),
        retrain: row.retrain,
        cause: row.cause,
        run_url: row.run_url,
        record: JSON.stringify(row),
    };
    const names = Object.keys(columns);
    const set = names.filter((name) => name !== 'run_key').map((name) => `${name} = EXCLUDED.${name}`);
    await client.query(`INSERT INTO ml_metrics (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})
     ON CONFLICT (run_key) DO UPDATE SET ${set.join(', ')}`, Object.values(columns));
}
/** The driver's errors say so by a code: five characters of the server, a name of the system's. */
function isServerError(error) {
    const { code, message } = error;
    return typeof code === 'string' || /connection|terminated|timeout/i.test(String(message));
}
function trouble(error, { host, port, user }) {
    const { code = '', message } = error;
    const server = `PostgreSQL at ${host}:${port}`;
    const said = String(message).split('\n')[0].replace(/\.$/, '');
    if (code === '42501' || code === '25006')
        return new user_error/* UserError */.y('unauthorized', `${server} does not let ${user} keep the history: ${said}.`, {
            hint: 'Grant CREATE on the schema for the first run, afterwards SELECT, INSERT and UPDATE on ml_metrics.',
            cause: error,
        });
    if (/^(42|23|0A)/.test(code))
        return new user_error/* UserError */.y('conflict', `${server} has a table ml_metrics that cannot hold the history: ${said}.`, {
            hint: 'Give the history a database or a schema (search_path) of its own.',
            cause: error,
        });
    return new user_error/* UserError */.y('unreachable', `${server} ended the work: ${said}.`, {
        hint: 'Look into the log of the server.',
        cause: error,
    });
}


/***/ })

};
