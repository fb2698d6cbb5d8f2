export const id = 9274;
export const ids = [9274];
export const modules = {

/***/ 39274:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parquetColumns: () => (/* binding */ parquetColumns)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17795);
/* harmony import */ var _sql_literal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7406);
/* harmony import */ var _binding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88855);
/* harmony import */ var _parquet_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36316);




/**
 * Hands columns of a Parquet file to `take`, a stretch of rows at a time and in their order; gives the digest of the file, `sha256:<hex>`.
 * Columns leave the engine as it holds them: printing and reading a number costs fifty times what the number does. Throws a UserError for
 * what is no whole Parquet file.
 *
 * @param select says which columns are wanted, from the names of all; pieces come in that order
 */
async function parquetColumns(shown, { connect, enginePath, memoryLimit }, world, select, take) {
    const file = world.path(shown);
    if (/[*?[\]{}]/.test(file)) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('unsupported', `The path ${shown} has characters of a pattern in it.`, {
            hint: 'Name the file and its folders without * ? [ ] { }.',
        });
    }
    const connection = await connect(enginePath === undefined ? (0,_binding_js__WEBPACK_IMPORTED_MODULE_0__/* .fetchedBinding */ .Xc)(world) : (0,_binding_js__WEBPACK_IMPORTED_MODULE_0__/* .bindingAt */ .Tu)(enginePath, world), {
        files: [file],
        temp: world.run.temp,
        ...(memoryLimit !== undefined && { memoryLimit }),
    });
    try {
        connection.doing(`reading ${shown}`);
        const source = {
            files: [file],
            shown: [shown],
            format: 'parquet',
            partitions: [],
            encoding: 'utf-8',
            nullValues: [],
            delimiter: ',',
        };
        const { columns, from, digest } = await (0,_parquet_js__WEBPACK_IMPORTED_MODULE_1__/* .openParquet */ .D)(connection, source, 0);
        const wanted = select(columns.map(({ name }) => name));
        try {
            const plans = [];
            for (const { at, as } of wanted)
                plans.push(await planOf(connection, columns[at], as, from));
            await connection.stream(`SELECT ${plans.map(({ sql }) => sql).join(', ')} FROM ${from}`, (vectors) => take(plans.map(({ piece }, i) => piece(vectors[i]))));
        }
        catch (cause) {
            throw cause instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y ? cause : (0,_parquet_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadableParquet */ .e)(shown, cause);
        }
        return `sha256:${digest}`;
    }
    finally {
        await connection.close();
    }
}
/** More different texts than that are no categories. */
const mostValues = 1000;
async function planOf(connection, { sql, stored, storedAs }, as, from) {
    const text = `coalesce(CAST(${sql} AS VARCHAR), '')`;
    const numbers = {
        sql: `coalesce(CAST(${sql} AS DOUBLE), CAST('nan' AS DOUBLE))`,
        piece: (vector) => ({ kind: 'numbers', numbers: vector }),
    };
    if (as === 'number') {
        if (stored === 'integer' || stored === 'float')
            return numbers;
    }
    else {
        const values = as === 'category' ? await categories(connection, text, from) : undefined;
        if (values) {
            return {
                sql: `enum_code(CAST(${text} AS ${values.type}))`,
                piece: (codes) => ({ kind: 'codes', codes: codes, values: values.texts }),
            };
        }
        if (stored === 'integer' && (await fitDoubles(connection, sql, storedAs, from)))
            return numbers;
    }
    return { sql: text, piece: (vector) => ({ kind: 'texts', texts: vector }) };
}
/** The values of a column that has few, as a type of the engine. */
async function categories(connection, text, from) {
    const type = (0,_sql_literal_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .Cv)(`categories ${crypto.randomUUID()}`);
    await connection.query(`CREATE TYPE ${type} AS ENUM (SELECT DISTINCT ${text} FROM ${from} LIMIT ${mostValues + 1})`);
    const found = await connection.query(`SELECT unnest(enum_range(CAST(NULL AS ${type}))) AS value`);
    return found.length > mostValues ? undefined : { type, texts: found.map(({ value }) => value) };
}
async function fitDoubles(connection, sql, type, from) {
    if (type.includes('HUGE'))
        return false;
    const [found] = await connection.query(`SELECT coalesce(max(abs(CAST(${sql} AS HUGEINT))), 0) <= ${Number.MAX_SAFE_INTEGER} AS fit FROM ${from}`);
    return found['fit'] === true;
}


/***/ })

};
