export const id = 3941;
export const ids = [3941];
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

/***/ 3941:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writePostgres: () => (/* binding */ writePostgres)
});

// EXTERNAL MODULE: ./packages/data-quality/src/engines/postgres/connect.ts
var connect = __webpack_require__(42838);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/delivery/src/measurement.ts + 2 modules
var measurement = __webpack_require__(50511);
;// CONCATENATED MODULE: ./packages/delivery/src/to/postgres-migrations.ts
const table = 'tidegate_delivery_metrics';
const versionTable = 'tidegate_delivery_version';
/** Each is applied once, in order, and never changed afterwards. */
const migrations = [
    [
        `CREATE TABLE ${table} (
      run_key text NOT NULL,
      repository text NOT NULL,
      environment text NOT NULL,
      model text NOT NULL,
      metric text NOT NULL,
      unit text NOT NULL,
      value double precision,
      lower_bound double precision,
      upper_bound double precision,
      confidence double precision NOT NULL,
      sample_size integer NOT NULL,
      missing text,
      window_start timestamptz NOT NULL,
      window_end timestamptz NOT NULL,
      PRIMARY KEY (run_key, repository, environment, model, metric),
      CHECK ((value IS NULL) = (missing IS NOT NULL))
    )`,
        `CREATE INDEX ON ${table} (metric, repository, environment, model, window_end)`,
        `COMMENT ON COLUMN ${table}.model IS 'Empty: all models together'`,
        `COMMENT ON COLUMN ${table}.value IS 'Seconds, events per day, or a share of 1; NULL where there is not enough data'`,
    ],
];
/** Brings the tables to the newest version in the transaction that is open. Reads alone when they are, so that a user without CREATE may write. */
async function migrate(client) {
    if ((await versionOf(client)) >= migrations.length)
        return;
    // Two first runs at once: one makes the table, the other waits and finds it.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('${versionTable}', 0))`);
    await client.query(`CREATE TABLE IF NOT EXISTS ${versionTable} (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`);
    for (let version = (await versionOf(client)) + 1; version <= migrations.length; version++) {
        for (const statement of migrations[version - 1])
            await client.query(statement);
        await client.query(`INSERT INTO ${versionTable} (version) VALUES ($1)`, [version]);
    }
}
async function versionOf(client) {
    const there = await client.query(`SELECT to_regclass('${versionTable}') IS NOT NULL AS there`);
    if (there.rows[0]?.there !== true)
        return 0;
    const { rows } = await client.query(`SELECT max(version) AS version FROM ${versionTable}`);
    return rows[0]?.version ?? 0;
}

;// CONCATENATED MODULE: ./packages/delivery/src/to/postgres.ts




const columns = [
    ...['run_key', 'repository', 'environment', 'model', 'metric', 'unit', 'value', 'lower_bound', 'upper_bound'],
    ...['confidence', 'sample_size', 'missing', 'window_start', 'window_end'],
];
const settings = ["timezone = 'UTC'", "statement_timeout = '30s'", "lock_timeout = '20s'"];
/** One row a metric and model, all in one transaction. Gives the number of rows. Throws a UserError. */
async function writePostgres(report, { connection, runKey, path }) {
    const address = (0,connect/* postgresAddress */.m)(connection);
    const client = await (0,connect/* connectPostgres */.M)(address, { path });
    const place = `PostgreSQL at ${address.host}:${address.port}`;
    try {
        await client.query('BEGIN');
        for (const setting of settings)
            await client.query(`SET LOCAL ${setting}`);
        await migrate(client);
        const { repository, environment, window, deliveries } = report;
        const rows = deliveries.flatMap(({ model = '', measurements }) => measurements.map(({ name, unit, value, lower, upper, sampleSize, missing }) => [
            ...[runKey, repository, environment, model, name, unit, value ?? null, lower ?? null, upper ?? null],
            ...[measurement/* confidence */.Rm, sampleSize, missing ?? null, new Date(window.start), new Date(window.end)],
        ]));
        const holes = columns.map((_, i) => `$${i + 1}`).join(', ');
        const changes = columns.map((column) => `${column} = EXCLUDED.${column}`).join(', ');
        const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${holes})
      ON CONFLICT (run_key, repository, environment, model, metric) DO UPDATE SET ${changes}`;
        for (const row of rows)
            await client.query(insert, row);
        await client.query('COMMIT');
        return rows.length;
    }
    catch (error) {
        throw trouble(error, place, address.user);
    }
    finally {
        await client.end().catch(() => { });
    }
}
/** Errors of the server and of the connection; anything else is a bug and stays one. */
function trouble(error, place, user) {
    const { code, message, severity } = error;
    if (error instanceof user_error/* UserError */.y || (typeof severity !== 'string' && typeof code !== 'string'))
        return error;
    const said = String(message).split('\n')[0].replace(/\.$/, '');
    if (code === '42501') {
        return new user_error/* UserError */.y('unauthorized', `${place} does not let ${user} write the metrics: ${said}.`, {
            hint: `Let a user with CREATE run once, then grant SELECT, INSERT and UPDATE on ${table}.`,
            cause: error,
        });
    }
    return new user_error/* UserError */.y('tool-failed', `${place} did not take the metrics: ${said}.`, {
        hint: 'Nothing was written; look into the log of the server, and run again.',
        cause: error,
    });
}


/***/ })

};
