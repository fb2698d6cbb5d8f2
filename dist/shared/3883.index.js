export const id = 3883;
export const ids = [3883];
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

/***/ 73883:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  postgresEngine: () => (/* binding */ postgresEngine)
});

// EXTERNAL MODULE: ./packages/data-quality/src/engines/warehouse/table.ts
var table = __webpack_require__(21786);
// EXTERNAL MODULE: ./packages/data-quality/src/engines/warehouse/table-name.ts
var table_name = __webpack_require__(46664);
// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(99953);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/data-quality/src/sql/literal.ts
var literal = __webpack_require__(7406);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/postgres/catalog.ts


/** A table, view, materialized view, partitioned or foreign table by its name; without a schema, on the search path. */
async function findTable(input, parts, query) {
    const name = parts.map(folded);
    const written = name.map(literal/* identifier */.Cv).join('.');
    const [found] = await query(`SELECT c.oid AS id, n.nspname AS schema, c.relname AS name, c.relkind AS kind FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE c.oid = pg_catalog.to_regclass(${(0,literal/* textLiteral */.nl)(written)})`);
    if (!found || !['r', 'v', 'm', 'p', 'f'].includes(String(found['kind'])))
        throw await noTable(input, name, query);
    const columns = await query(`SELECT a.attname AS name, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type, pg_catalog.format_type(CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE a.atttypid END, NULL) AS base, coalesce(d.typtype, t.typtype) AS kind FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid LEFT JOIN pg_catalog.pg_type AS d ON d.oid = t.typbasetype WHERE a.attrelid = ${Number(found['id'])} AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`);
    return {
        name: `${(0,literal/* identifier */.Cv)(String(found['schema']))}.${(0,literal/* identifier */.Cv)(String(found['name']))}`,
        columns: columns.map(({ name: column, type, base, kind }) => catalogColumn(String(column), String(type), kind === 'e' ? 'enum' : String(base))),
    };
}
/** PostgreSQL folds what is not quoted to lower case. */
function folded({ text, quoted }) {
    return quoted ? text : text.toLowerCase();
}
const integers = new Set(['smallint', 'integer', 'bigint', 'oid']);
const floats = new Set(['real', 'double precision', 'numeric']);
const texts = new Set(['text', 'character varying', 'character', 'bpchar', 'name', 'uuid', 'enum', 'citext', '"char"']);
function catalogColumn(name, storedAs, base) {
    const sql = (0,literal/* identifier */.Cv)(name);
    const as = (stored, value) => ({ name, storedAs, stored, value });
    if (integers.has(base))
        return as('integer', base === 'oid' ? `CAST(${sql} AS BIGINT)` : sql);
    if (floats.has(base))
        return as('float', sql);
    if (texts.has(base))
        return as('string', `CAST(${sql} AS VARCHAR) COLLATE "C"`);
    if (base === 'boolean')
        return as('boolean', sql);
    if (base === 'date')
        return as('date', sql);
    if (base === 'timestamp without time zone')
        return as('timestamp', sql);
    if (base === 'timestamp with time zone')
        return as('timestamp', `(${sql} AT TIME ZONE 'UTC')`);
    return as('other', `CAST(${sql} AS VARCHAR) COLLATE "C"`);
}
async function noTable(input, name, query) {
    const written = name.join('.');
    const rows = await query(`SELECT schemaname || '.' || tablename AS name, tablename AS short FROM (SELECT schemaname, tablename FROM pg_catalog.pg_tables UNION ALL SELECT schemaname, viewname FROM pg_catalog.pg_views UNION ALL SELECT schemaname, matviewname FROM pg_catalog.pg_matviews) AS t WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1 LIMIT 5000`);
    const known = rows.map((row) => String(row['name']));
    const short = (0,nearest/* nearest */.p)(name.at(-1), rows.map((row) => String(row['short'])));
    const close = (0,nearest/* nearest */.p)(written, known) ?? known[rows.findIndex((row) => row['short'] === short)];
    return new user_error/* UserError */.y('not-found', `\`${input}\`: the database has no table or view ${written}.`, {
        hint: close === undefined
            ? 'Check the name, its schema and the database in `connection`; letters in upper case need double quotes.'
            : `The nearest is ${close}; letters in upper case need double quotes.`,
    });
}

// EXTERNAL MODULE: ./packages/data-quality/src/sql/number-text.ts
var number_text = __webpack_require__(25154);
// EXTERNAL MODULE: ./packages/data-quality/src/sql/shared-pattern.ts
var shared_pattern = __webpack_require__(20955);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/postgres/dialect.ts



const postgresDialect = {
    name: 'postgres',
    readText: () => {
        throw new Error('A column of a database has a type of its own.');
    },
    isNan: (value) => `(${value} = CAST('NaN' AS DOUBLE PRECISION))`,
    // Server and column may sort by a language; all engines sort by bytes here.
    text: (sql, stored) => `((${stored === 'float' ? floatText(sql) : `CAST(${sql} AS VARCHAR)`}) COLLATE "C")`,
    matches: (text, pattern) => `(${text} ~ ${(0,literal/* textLiteral */.nl)(`^(?:${(0,shared_pattern/* sharedPattern */.Y)(pattern)})$`)})`,
    epochMilliseconds: (timestamp) => `CASE WHEN isfinite(${timestamp}) THEN CAST(floor(extract(epoch FROM ${timestamp}) * 1000) AS BIGINT) END`,
};
function floatText(sql) {
    return (0,number_text/* numberText */.$)(sql, {
        decimal: `pg_typeof(${sql}) = CAST('numeric' AS regtype)`,
        isNan: postgresDialect.isNan,
        shortest: (double) => `CAST(${double} AS VARCHAR)`,
    });
}

// EXTERNAL MODULE: ./packages/data-quality/src/engines/postgres/connect.ts
var connect = __webpack_require__(42838);
// EXTERNAL MODULE: ./packages/data-quality/src/engines/postgres/trouble.ts
var postgres_trouble = __webpack_require__(92175);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/postgres/session.ts


async function openSession(address, options) {
    const client = await (0,connect/* connectPostgres */.M)(address, options);
    const run = async (sql) => (await client.query(single(sql))).rows;
    const cancel = () => void cancelStatement(client, address, options);
    options.signal?.addEventListener('abort', cancel);
    const close = async () => {
        options.signal?.removeEventListener('abort', cancel);
        await client.end().catch(() => { });
    };
    const trouble = (error) => (0,postgres_trouble/* queryTrouble */.u)(error, address, options.statementTimeout);
    const query = async (sql) => {
        try {
            await run('SAVEPOINT statement');
            return await run(sql);
        }
        catch (error) {
            await run('ROLLBACK TO SAVEPOINT statement').catch(() => { });
            throw trouble(error);
        }
    };
    try {
        await run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
        // Of this transaction alone: a pooler may give the next one to somebody else.
        for (const setting of settings(options.statementTimeout))
            await run(`SET LOCAL ${setting}`);
        const [about] = await run(`SELECT current_setting('server_version') AS version, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS began`);
        return { version: String(about['version']), began: String(about['began']), query, close };
    }
    catch (error) {
        await close();
        throw trouble(error);
    }
}
function settings(statementTimeout) {
    return [
        `statement_timeout = ${Math.ceil(statementTimeout)}`,
        "timezone = 'UTC'",
        "DateStyle = 'ISO, YMD'",
        'standard_conforming_strings = on',
        'extra_float_digits = 1',
        // A user who may see a part of the rows alone would judge that part for the whole: an error instead.
        'row_security = off',
    ];
}
/** A closed connection alone does not stop what the server is doing for it. */
async function cancelStatement(client, address, options) {
    const { processID } = client;
    if (processID === null)
        return;
    try {
        const second = await (0,connect/* connectPostgres */.M)(address, options);
        await second.query(`SELECT pg_cancel_backend(${processID})`);
        await second.end();
    }
    catch {
        // statement_timeout ends it then.
    }
}
/** The extended protocol takes one statement and no second one behind a semicolon. */
function single(text) {
    const config = {
        text,
        queryMode: 'extended',
        types: { getTypeParser: (oid) => (value) => cell(oid, value) },
    };
    return config;
}
/** PostgreSQL's numbers of its own types: int2, int4, oid, float4, float8; int8, numeric. */
const numbers = new Set([21, 23, 26, 700, 701]);
const wide = new Set([20, 1700]);
const session_boolean = 16;
function cell(type, text) {
    if (type === session_boolean)
        return text === 't';
    if (numbers.has(type))
        return Number(text);
    // Exact, or as text.
    return wide.has(type) && String(Number(text)) === text ? Number(text) : text;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/postgres/engine.ts






/** PostgreSQL, asked in one transaction that can write nothing. */
async function postgresEngine(connection, options) {
    const address = (0,connect/* postgresAddress */.m)(connection);
    const session = await openSession(address, options);
    return {
        query: session.query,
        close: session.close,
        async open(input, typed) {
            const found = await findTable(input, (0,table_name/* tableName */.C)(input, typed, 2), session.query);
            return (0,table/* openCatalogTable */.e)({
                ...found,
                engine: `PostgreSQL ${session.version}`,
                facts: {
                    table: found.name.replaceAll('"', ''),
                    server: `${address.host}:${address.port}/${address.database}`,
                    'rows as of': session.began,
                },
            }, postgresDialect, session.query);
        },
    };
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

/***/ 21786:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ openCatalogTable)
/* harmony export */ });
/* harmony import */ var _sql_named_columns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61330);

/** A table of a database, read where it lies: one scan counts its rows and which columns have any value. */
async function openCatalogTable({ engine, name, columns: kept, facts }, dialect, query) {
    const values = kept.map(({ value }, i) => `${value} AS c${i}`);
    const from = `(SELECT ${values.join(', ')} FROM ${name}) AS tidegate_data`;
    const present = kept.map((_, i) => `, count(c${i}) AS n${i}`);
    const [counts] = await query(`SELECT count(*) AS all_rows${present.join('')} FROM ${from}`);
    const columns = kept.map(({ name: shown, stored, storedAs }, i) => ({
        name: shown,
        sql: `c${i}`,
        stored,
        storedAs,
        inferred: Number(counts[`n${i}`]) === 0 ? 'empty' : stored,
    }));
    return {
        engine,
        dialect,
        from,
        columns,
        rows: Number(counts['all_rows']),
        placed: false,
        files: [],
        warnings: [],
        facts,
        lines: async (rows) => rows.map(() => undefined),
        named: async (types) => `(SELECT ${(0,_sql_named_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .namedColumns */ .T)(columns, types, dialect).join(', ')} FROM ${from}) AS tidegate_named`,
    };
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

/***/ 20955:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ sharedPattern)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);

/**
 * A regular expression in the words that RE2, PostgreSQL and Joni (Trino) understand alike, made of one written for RE2 and matched against
 * the whole text. Letters of a class stand for ASCII, as in RE2. Throws a UserError that names what the engines would read differently.
 */
function sharedPattern(pattern) {
    const reader = new PatternReader(pattern);
    const shared = reader.alternatives();
    if (!reader.atEnd())
        reader.refuse(`the unopened ${reader.peek()}`);
    return shared;
}
/** What RE2 means by its letter classes, as the inside of a bracket. */
const classes = { d: '0-9', w: '0-9A-Za-z_', s: '\\t\\n\\f\\r ' };
const controls = new Set(['t', 'n', 'f', 'r']);
/** PostgreSQL counts no further. */
const mostRepeats = 255;
class PatternReader {
    pattern;
    at = 0;
    depth = 0;
    constructor(pattern) {
        this.pattern = pattern;
    }
    peek() {
        return String.fromCodePoint(this.pattern.codePointAt(this.at) ?? 0);
    }
    atEnd() {
        return this.at >= this.pattern.length;
    }
    alternatives() {
        const branches = [this.branch()];
        while (this.takes('|'))
            branches.push(this.branch());
        return branches.join('|');
    }
    branch() {
        let out = '';
        // The whole text is matched anyway, so an anchor at the edge says nothing more.
        if (this.depth === 0)
            this.takes('^');
        while (!this.atEnd() && this.peek() !== '|' && this.peek() !== ')') {
            const { at } = this;
            if (this.depth === 0 && this.takes('$')) {
                if (this.atEnd() || this.peek() === '|')
                    return out;
                this.at = at;
            }
            out += this.atom() + this.repeats();
        }
        return out;
    }
    atom() {
        const char = this.next();
        switch (char) {
            case '(':
                return this.group();
            case '[':
                return this.bracket();
            case '.':
                return '[^\\n]';
            case '\\':
                return this.escape();
            case '^':
            case '$':
                return this.refuse(`the anchor ${char} within the text`);
            case '*':
            case '+':
            case '?':
                return this.refuse(`${char} with nothing before it`);
            case '{':
                return this.refuse('a { that is not escaped');
            default:
                return literal(char);
        }
    }
    group() {
        if (this.takes('?') && !this.takes(':'))
            this.refuse(`(?${this.peek()}`);
        this.depth++;
        const inside = this.alternatives();
        if (!this.takes(')'))
            this.refuse('a ( that is not closed');
        this.depth--;
        return `(?:${inside})`;
    }
    repeats() {
        const sign = ['*', '+', '?'].find((one) => this.takes(one));
        if (sign === undefined && !this.takes('{'))
            return '';
        const out = sign ?? this.bounds();
        // Lazy or greedy, the whole text matches or it does not.
        this.takes('?');
        if (!this.atEnd() && '*+?{'.includes(this.peek()))
            this.refuse(`the second repetition ${this.peek()}`);
        return out;
    }
    bounds() {
        const [text, least, most] = /^(\d+)(?:,(\d*))?\}/.exec(this.pattern.slice(this.at)) ?? this.refuse('a { that counts nothing');
        this.at += text.length;
        if (Math.max(Number(least), Number(most ?? 0)) > mostRepeats)
            this.refuse(`a repetition beyond ${mostRepeats}`);
        return `{${text}`;
    }
    escape() {
        if (this.atEnd())
            this.refuse('a \\ at the end');
        const char = this.next();
        const negated = classes[char.toLowerCase()];
        if (char in classes)
            return `[${classes[char]}]`;
        if (negated !== undefined)
            return `[^${negated}]`;
        if (controls.has(char))
            return `\\${char}`;
        return /[A-Za-z0-9]/.test(char) ? this.refuse(`\\${char}`) : literal(char);
    }
    bracket() {
        let out = this.takes('^') ? '[^' : '[';
        for (let first = true; first || this.peek() !== ']'; first = false) {
            if (this.atEnd())
                this.refuse('a [ that is not closed');
            const from = this.member();
            if (from.length > 1 && !from.startsWith('\\')) {
                out += from;
                continue;
            }
            out += from;
            if (this.pattern[this.at] === '-' && !['', ']', undefined].includes(this.pattern[this.at + 1])) {
                this.at++;
                out += `-${this.member()}`;
            }
        }
        this.at++;
        return `${out}]`;
    }
    /** One character of a bracket, or the inside of a letter class. */
    member() {
        const char = this.next();
        if (char === '[' && ':.='.includes(this.peek()))
            this.refuse(`[${this.peek()} inside brackets`);
        if (char !== '\\')
            return literal(char);
        const escaped = this.next();
        if (escaped in classes)
            return classes[escaped];
        if (controls.has(escaped))
            return `\\${escaped}`;
        return /[A-Za-z0-9]/.test(escaped) ? this.refuse(`\\${escaped} inside brackets`) : literal(escaped);
    }
    takes(char) {
        if (this.pattern[this.at] !== char)
            return false;
        this.at++;
        return true;
    }
    next() {
        if (this.atEnd())
            this.refuse('an end too early');
        const char = this.peek();
        this.at += char.length;
        return char;
    }
    refuse(what) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('unsupported', `The pattern ${this.pattern} has ${what}, which the database would read differently, or not at all.`, { hint: 'Use characters, [...], (...), |, ., \\d, \\w, \\s and repetitions up to 255.' });
    }
}
/** Punctuation stands for itself once escaped, inside brackets too. */
function literal(char) {
    return /^[!-/:-@[-`{-~]$/.test(char) && char !== '_' ? `\\${char}` : char;
}


/***/ })

};
