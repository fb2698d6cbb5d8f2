export const id = 9243;
export const ids = [9243];
export const modules = {

/***/ 9243:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  trinoEngine: () => (/* binding */ trinoEngine)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/data-quality/src/engines/warehouse/table.ts
var warehouse_table = __webpack_require__(21786);
// EXTERNAL MODULE: ./packages/data-quality/src/engines/warehouse/table-name.ts
var table_name = __webpack_require__(46664);
// EXTERNAL MODULE: ./packages/data-quality/src/engines/warehouse/server-address.ts
var server_address = __webpack_require__(2350);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/trino/address.ts


/** Reads `https://user:password@host:port/catalog/schema?accessToken=...&sslrootcert=...`. */
function trinoAddress(connection) {
    const example = 'https://user:password@host:8443/catalog/schema';
    const address = (0,server_address/* serverAddress */.a)(connection, {
        schemes: ['https', 'http'],
        server: 'a Trino server',
        example,
        parameters: ['accessToken'],
    });
    const { scheme, host, port, path, parameters } = address;
    const token = parameters.get('accessToken');
    const refuse = (why, hint) => new user_error/* UserError */.y('bad-input', `\`connection\` ${why}.`, { hint });
    if (path.length > 2)
        throw refuse('has more in its path than a catalog and a schema', `Write ${example}.`);
    if (scheme === 'http' && (address.password !== undefined || token !== undefined))
        throw refuse('would send a password or token without TLS', 'Write https://, and the port Trino serves it on.');
    if (scheme === 'https' && address.sslMode === 'disable')
        throw refuse('has sslmode=disable with https', 'Write http:// for a server without TLS.');
    const shown = host.includes(':') ? `[${host}]` : host;
    return {
        ...address,
        origin: `${scheme}://${shown}${port === undefined ? '' : `:${port}`}`,
        ...(path[0] !== undefined && { catalog: path[0] }),
        ...(path[1] !== undefined && { schema: path[1] }),
        ...(token !== undefined && { token }),
    };
}

// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(99953);
// EXTERNAL MODULE: ./packages/data-quality/src/query-error.ts
var query_error = __webpack_require__(19925);
// EXTERNAL MODULE: ./packages/data-quality/src/sql/literal.ts
var literal = __webpack_require__(7406);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/trino/catalog.ts



/** A table or view by its name; catalog and schema left out are those of the address. Trino knows names in lower case alone. */
async function findTable(input, parts, { catalog, schema }, query) {
    const written = parts.map(({ text }) => text.toLowerCase());
    const name = [...[catalog, schema].slice(0, 3 - written.length), ...written];
    if (name.length < 3 || name.some((part) => part === undefined)) {
        throw new user_error/* UserError */.y('bad-input', `\`${input}\`: ${written.join('.')} lacks its ${name.length < 3 || name[0] === undefined ? 'catalog' : 'schema'}.`, {
            hint: 'Write table: catalog.schema.name, or name catalog and schema at the end of `connection`.',
        });
    }
    const whole = name;
    const quoted = whole.map(literal/* identifier */.Cv).join('.');
    const columns = await query(`SHOW COLUMNS FROM ${quoted}`).catch(async (error) => {
        throw error instanceof query_error/* QueryError */.l && error.ofStatement ? await noTable(input, whole, query) : error;
    });
    return {
        name: quoted,
        columns: columns.map((row) => catalogColumn(String(row['Column']), String(row['Type']))),
    };
}
function catalogColumn(name, storedAs) {
    const sql = (0,literal/* identifier */.Cv)(name);
    const as = (stored, value = sql) => ({ name, storedAs, stored, value });
    if (/^(tinyint|smallint|integer|bigint)$/.test(storedAs))
        return as('integer');
    if (/^(real|double|decimal\(.*\))$/.test(storedAs))
        return as('float');
    if (/^varchar(\(.*\))?$/.test(storedAs))
        return as('string');
    // Blanks at the end of a char are padding, not text.
    if (/^char\(.*\)$/.test(storedAs))
        return as('string', `rtrim(CAST(${sql} AS VARCHAR))`);
    if (storedAs === 'uuid')
        return as('string', `CAST(${sql} AS VARCHAR)`);
    if (storedAs === 'boolean' || storedAs === 'date')
        return as(storedAs);
    if (/^timestamp(\(\d+\))?$/.test(storedAs))
        return as('timestamp', `CAST(${sql} AS TIMESTAMP(6))`);
    if (/^timestamp(\(\d+\))? with time zone$/.test(storedAs))
        return as('timestamp', `CAST(${sql} AT TIME ZONE 'UTC' AS TIMESTAMP(6))`);
    if (/^(time|interval|ipaddress)\b/.test(storedAs))
        return as('other', `CAST(${sql} AS VARCHAR)`);
    if (/^(array|map|row)\(/.test(storedAs))
        return as('other', `json_format(CAST(${sql} AS JSON))`);
    if (storedAs === 'json')
        return as('other', `json_format(${sql})`);
    return storedAs === 'varbinary' ? as('other', `to_hex(${sql})`) : as('other');
}
async function noTable(input, [catalog, schema, table], query) {
    const list = async (sql) => query(sql).then((rows) => rows.map((row) => String(Object.values(row)[0])), () => undefined);
    const message = `\`${input}\`: Trino has no table or view ${catalog}.${schema}.${table}.`;
    const told = (what, wanted, known) => {
        const close = (0,nearest/* nearest */.p)(wanted, known);
        return new user_error/* UserError */.y('not-found', message, {
            hint: `${what}${close === undefined ? '' : `; the nearest is ${close}`}.`,
        });
    };
    const catalogs = await list('SHOW CATALOGS');
    if (catalogs && !catalogs.includes(catalog))
        return told(`There is no catalog ${catalog}`, catalog, catalogs);
    const schemas = await list(`SHOW SCHEMAS FROM ${(0,literal/* identifier */.Cv)(catalog)}`);
    if (schemas && !schemas.includes(schema))
        return told(`The catalog ${catalog} has no schema ${schema}`, schema, schemas);
    const tables = await list(`SHOW TABLES FROM ${(0,literal/* identifier */.Cv)(catalog)}.${(0,literal/* identifier */.Cv)(schema)}`);
    return told('Check the name, and that the user may see it', table, tables ?? []);
}

// EXTERNAL MODULE: ./packages/data-quality/src/sql/number-text.ts
var number_text = __webpack_require__(25154);
// EXTERNAL MODULE: ./packages/data-quality/src/sql/shared-pattern.ts
var shared_pattern = __webpack_require__(20955);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/trino/dialect.ts



const trinoDialect = {
    name: 'trino',
    readText: () => {
        throw new Error('A column of a database has a type of its own.');
    },
    isNan: (value) => `is_nan(${value})`,
    text: (sql, stored) => (stored === 'float' ? floatText(sql) : `CAST(${sql} AS VARCHAR)`),
    matches: (text, pattern) => `regexp_like(${text}, ${(0,literal/* textLiteral */.nl)(`\\A(?:${(0,shared_pattern/* sharedPattern */.Y)(pattern)})\\z`)})`,
    epochMilliseconds: (timestamp) => `date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', ${timestamp})`,
};
function floatText(sql) {
    return (0,number_text/* numberText */.$)(sql, {
        decimal: `typeof(${sql}) LIKE 'decimal%'`,
        isNan: trinoDialect.isNan,
        shortest: (double) => plain(`CAST(${double} AS VARCHAR)`),
    });
}
/** Trino writes every double as 1.25E-3; the others write an exponent below 1e-4 and from 1e18 on. */
function plain(scientific) {
    const sign = `CASE WHEN s LIKE '-%' THEN '-' ELSE '' END`;
    const digits = `regexp_replace(replace(regexp_extract(s, '([0-9.]+)E', 1), '.', ''), '(.)0\\z', '$1')`;
    const exponent = `CAST(regexp_extract(s, 'E(-?[0-9]+)', 1) AS INTEGER)`;
    const one = (value, name, body) => `element_at(transform(ARRAY[${value}], ${name} -> ${body}), 1)`;
    const written = `CASE WHEN e BETWEEN 0 AND 17 THEN substr(d, 1, e + 1) || '.' || substr(d, e + 2) WHEN e BETWEEN -4 AND -1 THEN '0.' || substr('000', 1, -e - 1) || d ELSE substr(d, 1, 1) || CASE WHEN length(d) > 1 THEN '.' ELSE '' END || substr(d, 2) || CASE WHEN e < 0 THEN 'e-' ELSE 'e+' END || CASE WHEN abs(e) < 10 THEN '0' ELSE '' END || CAST(abs(e) AS VARCHAR) END`;
    return one(scientific, 's', `${sign} || ${one(digits, 'd', one(exponent, 'e', written))}`);
}

// EXTERNAL MODULE: ./packages/data-quality/src/engines/warehouse/tls.ts
var tls = __webpack_require__(1583);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/trino/exchange.ts


/** No byte for so long means that nobody is there any more; Trino itself answers within a second or says that it is still at work. */
const silence = 120_000;
/** One HTTP request to its end. Node's own client, because a user's certificate authority belongs to this connection alone. */
async function exchange(url, options) {
    const { method, headers, body, tls, signal } = options;
    return new Promise((resolve, reject) => {
        const send = url.protocol === 'https:' ? external_node_https_.request : external_node_http_.request;
        const request = send(url, { method, headers, timeout: silence, ...tls, ...(signal && { signal }) }, (response) => {
            let text = '';
            response.setEncoding('utf8');
            response.on('data', (part) => (text += part));
            response.on('error', reject);
            // An answer cut short ends as `aborted`, never as `end`.
            response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
        });
        request.on('timeout', () => request.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
        request.on('error', reject);
        request.end(body);
    });
}

// EXTERNAL MODULE: ./packages/data-quality/src/engine-message.ts
var engine_message = __webpack_require__(64200);
// EXTERNAL MODULE: ./packages/data-quality/src/engines/warehouse/network-trouble.ts
var network_trouble = __webpack_require__(95386);
;// CONCATENATED MODULE: ./packages/data-quality/src/engines/trino/trouble.ts




const ofStatement = /^(SYNTAX_ERROR|TYPE_MISMATCH|.*_NOT_FOUND|NOT_SUPPORTED|AMBIGUOUS_NAME|EXPRESSION_NOT_.*|MISSING_.*|FUNCTION_.*|INVALID_(LITERAL|ARGUMENTS|COLUMN_REFERENCE|TYPE_DEFINITION)|NESTED_.*|SUBQUERY_MULTIPLE_ROWS)$/;
function trinoServer({ origin }) {
    return `Trino at ${origin}`;
}
/** No answer came. */
function exchangeTrouble(error, address) {
    const server = trinoServer(address);
    const said = (0,engine_message/* engineMessage */.g)(error);
    return ((0,network_trouble/* networkTrouble */.a)(error, server) ??
        new user_error/* UserError */.y('unreachable', `${server} cannot be reached (${said}).`, {
            hint: 'Check `connection`, and that this runner can reach the server.',
        }));
}
/** An answer that is no result. */
function statusTrouble({ status, body }, address) {
    const server = trinoServer(address);
    const said = body.split('\n')[0].slice(0, 200);
    if (status === 401 || status === 403)
        return new user_error/* UserError */.y('unauthorized', `${server} did not let ${address.user} in (${status}: ${said || 'no reason given'}).`, {
            hint: 'Check user and password, or accessToken, in `connection`; Trino takes a password over https alone.',
        });
    return new user_error/* UserError */.y('unreachable', `${server} answered ${status}${said === '' ? '' : ` (${said})`}.`, {
        hint: 'Check that `connection` names Trino itself, and look into its log.',
    });
}
/** A statement's failure: what the user's words or the data caused is a QueryError, all else ends the run. */
function statementTrouble(error, address, timeoutMs) {
    const { errorName, errorType } = error;
    // What a parser would have liked instead is longer than the statement.
    const said = error.message.split('\n')[0].replace(/\. Expecting: .*$|\.$/, '');
    const told = (kind, what, hint) => new user_error/* UserError */.y(kind, `${trinoServer(address)} ${what}.`, { hint });
    if (errorName === 'PERMISSION_DENIED')
        return told('unauthorized', `does not let ${address.user} do this: ${said}`, 'Grant SELECT on the table, or name another user.');
    if (errorName === 'EXCEEDED_TIME_LIMIT')
        return slow(address, timeoutMs);
    if (/_KILLED$|^USER_CANCELED$|^ABANDONED_/.test(errorName))
        return told('tool-failed', `stopped the statement: ${said}`, 'Somebody or a limit of the server ended it; run again.');
    if (errorType === 'USER_ERROR')
        return new query_error/* QueryError */.l(said, ofStatement.test(errorName));
    const memory = errorType === 'INSUFFICIENT_RESOURCES';
    return told('tool-failed', memory ? `has not enough memory for this table: ${said}` : `failed: ${said} (${errorName})`, memory ? 'Give the server more, or validate fewer rows by a view.' : 'Look into the log of the server.');
}
function cancelled(address) {
    return new user_error/* UserError */.y('tool-failed', `${trinoServer(address)} was told to stop: the job was cancelled.`, {
        hint: 'Run the job again.',
    });
}
function slow(address, timeoutMs) {
    return new user_error/* UserError */.y('timeout', `${trinoServer(address)} took longer than ${timeoutMs / 1000} s for one statement.`, {
        hint: 'Raise `statement-timeout`, or validate fewer rows by a view.',
    });
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/trino/statement.ts




/** Time the server has to end an overdue statement by itself, with its own reason. */
const grace = 10_000;
/**
 * Runs one statement over Trino's client protocol: POST, then each `nextUri` until there is none. Every page is looked at, the first one
 * too; what is overdue or no longer wanted is cancelled at the server. Nothing is tried twice.
 */
async function runStatement(sql, address, { tls, statementTimeout, signal }, more = {}) {
    const due = AbortSignal.timeout(statementTimeout + grace);
    const ended = signal ? AbortSignal.any([due, signal]) : due;
    const authorization = credentials(address);
    const ask = async (method, url, headers, body) => {
        const answer = await exchange(url, {
            ...{ method, tls, signal: ended, headers: { ...authorization, ...headers } },
            ...(body !== undefined && { body }),
        });
        if (answer.status !== 200)
            throw statusTrouble(answer, address);
        return answer;
    };
    let next;
    try {
        const session = `query_max_run_time=${Math.ceil(statementTimeout)}ms`;
        let answer = await ask('POST', new URL('/v1/statement', address.origin), sessionHeaders(address, session, more), sql);
        const rows = [];
        let { headers } = answer;
        for (;;) {
            const page = pageOf(answer, address);
            if (page.error)
                throw statementTrouble(page.error, address, statementTimeout);
            for (const values of page.data ?? [])
                rows.push(Object.fromEntries(page.columns.map(({ name }, i) => [name, cell(values[i])])));
            if (page.nextUri === undefined)
                return { rows, headers };
            // A server behind a proxy may not know its own address; the password goes to the one the user named.
            const { pathname, search } = new URL(page.nextUri, address.origin);
            next = new URL(pathname + search, address.origin);
            answer = await ask('GET', next, {});
            headers = { ...headers, ...answer.headers };
        }
    }
    catch (error) {
        if (ended.aborted && next)
            await cancel(next, authorization, tls);
        if (due.aborted)
            throw slow(address, statementTimeout);
        if (signal?.aborted)
            throw cancelled(address);
        throw error instanceof user_error/* UserError */.y || error instanceof query_error/* QueryError */.l ? error : exchangeTrouble(error, address);
    }
}
async function cancel(next, headers, tls) {
    const signal = AbortSignal.timeout(grace);
    // The server's own time limit ends it when this does not arrive.
    await exchange(next, { method: 'DELETE', headers, tls, signal }).catch(() => { });
}
function credentials({ user, password, token }) {
    if (token !== undefined)
        return { authorization: `Bearer ${token}` };
    if (password === undefined)
        return {};
    return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}
function sessionHeaders({ user, catalog, schema }, session, more) {
    return {
        'content-type': 'text/plain; charset=utf-8',
        'x-trino-user': user,
        'x-trino-source': 'tidegate',
        'x-trino-time-zone': 'UTC',
        'x-trino-session': session,
        'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
        ...(catalog !== undefined && { 'x-trino-catalog': catalog }),
        ...(schema !== undefined && { 'x-trino-schema': schema }),
        ...more,
    };
}
/** Integers beyond 2^53 keep their digits, as text. */
function pageOf({ body, status }, address) {
    const exact = (_, value, context) => typeof value === 'number' &&
        Number.isInteger(value) &&
        !Number.isSafeInteger(value) &&
        /^-?\d+$/.test(context?.source ?? '')
        ? context.source
        : value;
    try {
        return JSON.parse(body, exact);
    }
    catch {
        throw statusTrouble({ status, headers: {}, body: 'no JSON' }, address);
    }
}
function cell(value) {
    if (value === null || value === undefined)
        return null;
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string')
        return value;
    return JSON.stringify(value);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/trino/session.ts



const header = 'x-trino-transaction-id';
/**
 * Statements in a transaction that can write nothing; connectors with snapshots show one moment in it. Trino ends a transaction with the
 * statement that fails, so the next one begins another.
 */
async function openSession(address, options) {
    const client = { ...options, tls: await (0,tls/* tlsOptions */.Y)(address, options.path) };
    let transaction;
    const begin = async () => {
        const { headers } = await runStatement('START TRANSACTION READ ONLY', address, client, { [header]: 'NONE' });
        const started = headers['x-trino-started-transaction-id'];
        if (typeof started === 'string')
            return started;
        throw new user_error/* UserError */.y('unsupported', `Trino at ${address.origin} began no transaction.`, {
            hint: 'Let the server, or the gateway before it, pass the headers X-Trino-*.',
        });
    };
    const query = async (sql) => {
        transaction ??= await begin();
        try {
            return (await runStatement(sql, address, client, { [header]: transaction })).rows;
        }
        catch (error) {
            transaction = undefined;
            throw error;
        }
    };
    const [about] = await query(`SELECT (SELECT max(node_version) FROM system.runtime.nodes WHERE coordinator) AS version, to_iso8601(current_timestamp) AS began`).catch((error) => {
        if (!(error instanceof user_error/* UserError */.y) || error.code !== 'unauthorized')
            throw error;
        // Not every user may look at the nodes.
        return query(`SELECT NULL AS version, to_iso8601(current_timestamp) AS began`);
    });
    return {
        version: String(about['version'] ?? ''),
        began: String(about['began']),
        query,
        async close() {
            if (transaction === undefined)
                return;
            const open = transaction;
            transaction = undefined;
            // A transaction left open ends by itself when nobody uses it.
            await runStatement('COMMIT', address, client, { [header]: open }).catch(() => { });
        },
    };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/engines/trino/engine.ts







/** Trino, asked in transactions that can write nothing. Most of its connectors know no moment in time, so rows are counted again at the end. */
async function trinoEngine(connection, options) {
    const address = trinoAddress(connection);
    const session = await openSession(address, options);
    const opened = [];
    return {
        query: session.query,
        close: session.close,
        async open(input, typed) {
            const found = await findTable(input, (0,table_name/* tableName */.C)(input, typed, 3), address, session.query);
            const name = found.name.replaceAll('"', '');
            const facts = { table: name, server: address.origin, 'rows as of': session.began };
            const engine = `Trino ${session.version}`.trim();
            const table = await (0,warehouse_table/* openCatalogTable */.e)({ ...found, engine, facts }, trinoDialect, session.query);
            opened.push({ input, table, name });
            return table;
        },
        async settled() {
            for (const { input, table, name } of opened) {
                const [now] = await session.query(`SELECT count(*) AS n FROM ${table.from}`);
                if (Number(now['n']) === table.rows)
                    continue;
                throw new user_error/* UserError */.y('conflict', `\`${input}\`: ${name} had ${table.rows} rows at first and ${String(now['n'])} at the end, so no number of it can be trusted.`, { hint: 'Validate while nobody writes, or a view of what no longer changes.' });
            }
        },
    };
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
