export const id = 950;
export const ids = [950];
export const modules = {

/***/ 88607:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kl: () => (/* binding */ classOf),
/* harmony export */   Po: () => (/* binding */ numberIn),
/* harmony export */   qv: () => (/* binding */ isNothing),
/* harmony export */   z3: () => (/* binding */ isBlank)
/* harmony export */ });
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** A field without a value, as CSV writers leave it and as pandas prints it. */
const isBlank = (text) => text === '' || (text.length === 3 && text.toLowerCase() === 'nan');
/** What else programs write for "no value" where a column is made text. A class may be called so, and then a label is. */
const isNothing = (text) => /^(?:none|null|na|n\/a|<na>|nat|nil)$/i.test(text);
/** One spelling of classes that mean the same: `1`, `1.0` and `1e0`, `True` and `true`. */
function classOf(text) {
    if (decimal.test(text))
        return String(Number(text) + 0);
    return /^(?:true|false|nan)$/i.test(text) ? text.toLowerCase() : text;
}
/** The finite number a field is written as; NaN for anything else. */
function numberIn(text) {
    const value = decimal.test(text) ? Number(text) : NaN;
    return Number.isFinite(value) ? value : NaN;
}


/***/ }),

/***/ 90950:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readPredictions: () => (/* binding */ readPredictions)
});

// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/metrics/src/metrics-file.ts + 3 modules
var metrics_file = __webpack_require__(23395);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: external "stream"
var external_stream_ = __webpack_require__(2203);
// EXTERNAL MODULE: ./node_modules/csv-parse/lib/utils/is_object.js
var is_object = __webpack_require__(88467);
// EXTERNAL MODULE: ./node_modules/csv-parse/lib/api/index.js + 3 modules
var api = __webpack_require__(37084);
// EXTERNAL MODULE: ./node_modules/csv-parse/lib/api/CsvError.js
var CsvError = __webpack_require__(26892);
// EXTERNAL MODULE: ./node_modules/csv-parse/lib/api/normalize_options.js + 1 modules
var normalize_options = __webpack_require__(86845);
;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/index.js
/*
CSV Parse

Please look at the [project documentation](https://csv.js.org/parse/) for
additional information.
*/







class Parser extends external_stream_.Transform {
  constructor(opts = {}) {
    super({ ...{ readableObjectMode: true }, ...opts, encoding: null });
    this.api = (0,api/* transform */.p)({
      on_skip: (err, chunk) => {
        this.emit("skip", err, chunk);
      },
      ...opts,
    });
    // Backward compatibility
    this.state = this.api.state;
    this.options = this.api.options;
    this.info = this.api.info;
  }
  // Implementation of `Transform._transform`
  _transform(buf, _, callback) {
    if (this.state.stop === true) {
      return;
    }
    const err = this.api.parse(
      buf,
      false,
      (record) => {
        this.push(record);
      },
      () => {
        this.push(null);
        this.end();
        // Fix #333 and break #410
        //   ko: api.stream.iterator.coffee
        //   ko with v21.4.0, ok with node v20.5.1: api.stream.finished # aborted (with generate())
        //   ko: api.stream.finished # aborted (with Readable)
        // this.destroy()
        // Fix #410 and partially break #333
        //   ok: api.stream.iterator.coffee
        //   ok: api.stream.finished # aborted (with generate())
        //   broken: api.stream.finished # aborted (with Readable)
        this.on("end", this.destroy);
      },
    );
    if (err !== undefined) {
      this.state.stop = true;
    }
    callback(err);
  }
  // Implementation of `Transform._flush`
  _flush(callback) {
    if (this.state.stop === true) {
      return;
    }
    const err = this.api.parse(
      undefined,
      true,
      (record) => {
        this.push(record);
      },
      () => {
        this.push(null);
        this.on("end", this.destroy);
      },
    );
    callback(err);
  }
}

const parse = function () {
  let data, options, callback;
  for (const i in arguments) {
    const argument = arguments[i];
    const type = typeof argument;
    if (
      data === undefined &&
      (typeof argument === "string" || Buffer.isBuffer(argument))
    ) {
      data = argument;
    } else if (options === undefined && (0,is_object/* is_object */.v)(argument)) {
      options = argument;
    } else if (callback === undefined && type === "function") {
      callback = argument;
    } else {
      throw new CsvError/* CsvError */.J(
        "CSV_INVALID_ARGUMENT",
        ["Invalid argument:", `got ${JSON.stringify(argument)} at index ${i}`],
        options || {},
      );
    }
  }
  const parser = new Parser(options);
  if (callback) {
    const records =
      options === undefined || options.objname === undefined
        ? []
        : Object.create(null);
    parser.on("readable", function () {
      let record;
      while ((record = this.read()) !== null) {
        if (options === undefined || options.objname === undefined) {
          records.push(record);
        } else {
          Object.assign(records, {
            [record[0]]: record[1],
            // writable: true,
            // enumerable: true,
            // configurable: true
          });
        }
      }
    });
    parser.on("error", function (err) {
      callback(err, undefined, parser.api.__infoDataSet());
    });
    parser.on("end", function () {
      callback(undefined, records, parser.api.__infoDataSet());
    });
  }
  if (data !== undefined) {
    const writer = function () {
      parser.write(data);
      parser.end();
    };
    // Support Deno, Rollup doesn't provide a shim for setImmediate
    if (typeof setImmediate === "function") {
      setImmediate(writer);
    } else {
      setTimeout(writer, 0);
    }
  }
  return parser;
};



;// CONCATENATED MODULE: ./packages/metrics/src/predictions/csv-rows.ts






const hint = 'Write it with a CSV writer, which quotes fields that hold commas, quotes or line breaks.';
/**
 * Reads a delimited text row by row, `.tsv` by tabs, `.gz` and `.zst` unpacked on the way. The first row is the header. Gives the SHA-256 of
 * the bytes as they lie in the file. Throws a UserError that names the line.
 */
async function eachRow(path, bytes, row) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const packed = /\.(gz|zst)$/i.exec(path)?.[1]?.toLowerCase();
    const told = new external_node_stream_.Transform({
        transform(chunk, _, done) {
            hash.update(chunk);
            done(null, chunk);
        },
    });
    const parser = parse({
        bom: true,
        trim: true,
        skip_empty_lines: true,
        delimiter: /\.tsv(\.\w+)?$/i.test(path) ? '\t' : ',',
        on_record: (fields) => {
            row(fields);
            return null;
        },
    });
    const sink = async (records) => {
        for await (const _ of records)
            throw new Error('every record is taken by on_record');
    };
    try {
        if (packed === 'gz')
            await (0,promises_.pipeline)(bytes, told, (0,external_node_zlib_.createGunzip)(), parser, sink);
        else if (packed === 'zst')
            await (0,promises_.pipeline)(bytes, told, (0,external_node_zlib_.createZstdDecompress)(), parser, sink);
        else
            await (0,promises_.pipeline)(bytes, told, parser, sink);
    }
    catch (error) {
        throw complaintOf(path, error);
    }
    return `sha256:${hash.digest('hex')}`;
}
function complaintOf(path, error) {
    if (error instanceof user_error/* UserError */.y)
        return error;
    if (error instanceof CsvError/* CsvError */.J) {
        const line = typeof error['lines'] === 'number' ? `line ${error['lines']}` : 'a line';
        const what = error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH'
            ? 'has another number of fields than the header'
            : `cannot be read (${error.code})`;
        return new user_error/* UserError */.y('unreadable', `The predictions file ${path}: ${line} ${what}.`, { hint, cause: error });
    }
    const { code } = error;
    if (code?.startsWith('Z_') || code?.startsWith('ZSTD') || code?.startsWith('ERR_ZSTD')) {
        return new user_error/* UserError */.y('unreadable', `The predictions file ${path} cannot be unpacked (${code}).`, {
            hint: 'The file is damaged, cut short or of another format: write it again.',
            cause: error,
        });
    }
    return error;
}

;// CONCATENATED MODULE: ./packages/metrics/src/predictions/column-piece.ts
/** Its texts, without blanks around them. */
function textsOf(piece) {
    if (piece.kind === 'numbers')
        return Array.from(piece.numbers, (value) => (Number.isNaN(value) ? '' : String(value)));
    if (piece.kind === 'texts')
        return piece.texts.map((text) => text.trim());
    const values = piece.values.map((text) => text.trim());
    return Array.from(piece.codes, (code) => values[code]);
}

// EXTERNAL MODULE: ./packages/metrics/src/predictions/fields.ts
var fields = __webpack_require__(88607);
// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(50610);
;// CONCATENATED MODULE: ./packages/metrics/src/predictions/foreign-answers.ts



/** Of all rows; a class that is rarer may well be missing among the labels, or among the answers. */
const often = 0.05;
/**
 * Answers that no label is count as wrong, and so make the other model look good. Gives the number of rows that say nothing (`None`, `NA`), and throws a
 * UserError where the answers are scores or spelled otherwise than the labels. A class that happens not to be among the labels is let through.
 */
function checkAnswers(path, name, { values, codes }, label) {
    const [said, labelled] = [countsOf(codes, values.length), countsOf(label.codes, values.length)];
    const all = [...values.keys()];
    const labels = all.filter((code) => labelled[code] > 0);
    const foreign = all.filter((code) => said[code] > 0 && labelled[code] === 0 && !(0,fields/* isBlank */.z3)(values[code]));
    const rows = (of) => of.reduce((sum, code) => sum + said[code], 0);
    const shown = (of) => of
        .slice(0, 3)
        .map((code) => (0,printable/* printable */.g$)(values[code]))
        .join(', ');
    const refuse = (what) => {
        throw new user_error/* UserError */.y('bad-input', `The predictions file ${path}: ${what}.`, {
            hint: 'Write predicted classes, spelled as in `label`; scores belong in a column of their own.',
        });
    };
    const empty = foreign.filter((code) => (0,fields/* isNothing */.qv)(values[code]));
    const words = foreign.filter((code) => !(0,fields/* isNothing */.qv)(values[code]));
    if (rows(words) * 2 > codes.length)
        refuse(`most values of \`${name}\` (${shown(words)}) are none of the labels (${shown(labels)})`);
    const spelled = new Map(labels.map((code) => [folded(values[code]), code]));
    // Where labels differ by no more than that themselves, it is no slip.
    const alike = spelled.size < labels.length ? undefined : words.find((code) => spelled.has(folded(values[code])));
    if (alike !== undefined)
        refuse(`\`${name}\` says ${shown([alike])}, which \`label\` spells ${shown([spelled.get(folded(values[alike]))])}`);
    const scores = labels.every((code) => isWhole(values[code]))
        ? words.filter((code) => isFraction(values[code]))
        : [];
    if (scores.length > 0)
        refuse(`${rows(scores)} values of \`${name}\` (${shown(scores)}) are no classes as the labels are (${shown(labels)})`);
    const renamed = words.find((code) => said[code] > often * codes.length);
    const unsaid = labels.find((code) => said[code] === 0 && labelled[code] > often * codes.length);
    if (renamed !== undefined && unsaid !== undefined) {
        refuse(`\`${name}\` says ${shown([renamed])} on ${said[renamed]} of ${codes.length} rows, which no label is, and never ${shown([unsaid])}, which ${labelled[unsaid]} labels are`);
    }
    return rows(empty);
}
function countsOf(codes, values) {
    const counts = new Uint32Array(values);
    for (const code of codes)
        counts[code] += 1;
    return counts;
}
/** What is left of a word without case, blanks, hyphens and underscores; a number is itself, for -1 is not 1. */
function folded(text) {
    if (!Number.isNaN((0,fields/* numberIn */.Po)(text)))
        return text;
    return text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s_-]+/g, ' ')
        .trim();
}
const isWhole = (text) => Number.isInteger((0,fields/* numberIn */.Po)(text));
const isFraction = (text) => (0,fields/* numberIn */.Po)(text) % 1 !== 0 && !Number.isNaN((0,fields/* numberIn */.Po)(text));

;// CONCATENATED MODULE: ./packages/metrics/src/predictions/growing.ts

/** Numbers of rows whose count is not known before the last one. */
class GrowingNumbers {
    #values = new Float64Array(1024);
    #length = 0;
    push(value) {
        if (this.#length === this.#values.length) {
            const larger = new Float64Array(2 * this.#length);
            larger.set(this.#values);
            this.#values = larger;
        }
        this.#values[this.#length++] = value;
    }
    /** The numbers in another order. */
    inOrder(order) {
        const ordered = new Float64Array(order.length);
        for (let i = 0; i < order.length; i += 1)
            ordered[i] = this.#values[order[i]];
        return ordered;
    }
}
/** Texts, of which the same come again and again. Several columns may share the values. */
class GrowingTexts {
    values;
    #known;
    #canonical;
    #codes = new Uint32Array(1024);
    #length = 0;
    /** @param canonical gives texts that mean the same one spelling */
    constructor(canonical = (text) => text, shared) {
        this.#canonical = shared ? shared.#canonical : canonical;
        this.values = shared ? shared.values : [];
        this.#known = shared ? shared.#known : new Map();
    }
    push(text) {
        const code = this.#known.get(text) ?? this.#add(text);
        this.#append(code);
        return code;
    }
    pushPiece(piece) {
        if (piece.kind !== 'codes') {
            for (const text of textsOf(piece))
                this.push(text);
            return;
        }
        const own = [];
        for (const code of piece.codes) {
            const known = own[code];
            if (known === undefined)
                own[code] = this.push(piece.values[code].trim());
            else
                this.#append(known);
        }
    }
    /** The number of rows whose value is such. */
    rowsOf(isSuch) {
        const such = this.values.map(isSuch);
        let rows = 0;
        for (let i = 0; i < this.#length; i += 1)
            if (such[this.#codes[i]])
                rows += 1;
        return rows;
    }
    inOrder(order) {
        const codes = new Uint32Array(order.length);
        for (let i = 0; i < order.length; i += 1)
            codes[i] = this.#codes[order[i]];
        return { values: this.values, codes };
    }
    #append(code) {
        if (this.#length === this.#codes.length) {
            const larger = new Uint32Array(2 * this.#length);
            larger.set(this.#codes);
            this.#codes = larger;
        }
        this.#codes[this.#length++] = code;
    }
    #add(text) {
        const canonical = this.#canonical(text);
        const code = this.#known.get(canonical) ?? this.values.push(canonical) - 1;
        this.#known.set(canonical, code).set(text, code);
        return code;
    }
}

;// CONCATENATED MODULE: ./packages/metrics/src/predictions/number-column.ts



/** A column of numbers with what in it is none. */
class NumberColumn {
    #values = new GrowingNumbers();
    blank = 0;
    /** Rows whose value is not a finite number, and the first such text. */
    notNumbers;
    add(text) {
        const value = (0,fields/* numberIn */.Po)(text);
        if (Number.isNaN(value))
            this.#refuse(text);
        this.#values.push(value);
    }
    addPiece(piece) {
        if (piece.kind !== 'numbers') {
            for (const text of textsOf(piece))
                this.add(text);
            return;
        }
        for (const value of piece.numbers) {
            if (!Number.isFinite(value))
                this.#refuse(Number.isNaN(value) ? '' : value > 0 ? 'inf' : '-inf');
            this.#values.push(Number.isFinite(value) ? value : NaN);
        }
    }
    inOrder(order) {
        return this.#values.inOrder(order);
    }
    #refuse(text) {
        if ((0,fields/* isBlank */.z3)(text))
            this.blank += 1;
        else if (this.notNumbers)
            this.notNumbers.rows += 1;
        else
            this.notNumbers = { rows: 1, first: text };
    }
}

// EXTERNAL MODULE: ./packages/metrics/src/predictions/row-order.ts
var row_order = __webpack_require__(81433);
;// CONCATENATED MODULE: ./packages/metrics/src/predictions/collector.ts






/** Takes rows in, one by one or as pieces of their columns, and gives columns out. */
class Collector {
    #ids = [];
    #texts = [];
    #numbers = [];
    #columns;
    #asked;
    constructor(columns, asked) {
        this.#columns = columns;
        this.#asked = asked;
        const number = (name, at) => this.#numbers.push({ name, at, into: new NumberColumn() });
        const text = (name, at, into, needed = true) => this.#texts.push({ name, at, into, needed });
        const label = new GrowingTexts(fields/* classOf */.Kl);
        if (asked.answers === 'numbers')
            number('label', columns.label);
        else
            text('label', columns.label, label);
        for (const { answerName, scoreName, answer, score } of models(columns)) {
            if (answer !== undefined && asked.answers === 'numbers')
                number(answerName, answer);
            else if (answer !== undefined)
                text(answerName, answer, new GrowingTexts(fields/* classOf */.Kl, label));
            if (score !== undefined)
                number(scoreName, score);
        }
        for (const [name, at] of columns.slices)
            text(sliceKey(name), at, new GrowingTexts(), false);
        if (columns.cluster !== undefined)
            text('cluster', columns.cluster, new GrowingTexts());
    }
    get count() {
        return this.#ids.length;
    }
    /** The columns to ask a typed file for, each once, in the order of the file. One that is a number somewhere and a text elsewhere is text. */
    get wanted() {
        const uses = new Map(this.#numbers.map(({ at }) => [at, 'number']));
        for (const { at } of this.#texts)
            uses.set(at, 'category');
        uses.set(this.#columns.id, 'text');
        return [...uses].map(([at, as]) => ({ at, as })).sort((a, b) => a.at - b.at);
    }
    /** One row, field by field. */
    add(fields) {
        this.#ids.push(fields[this.#columns.id]);
        for (const { at, into } of this.#texts)
            into.push(fields[at]);
        for (const { at, into } of this.#numbers)
            into.add(fields[at]);
    }
    /** A stretch of rows: the piece of each column that is wanted. */
    addPieces(pieces) {
        for (const id of textsOf(pieces.get(this.#columns.id)))
            this.#ids.push(id);
        for (const { at, into } of this.#texts)
            into.pushPiece(pieces.get(at));
        for (const { at, into } of this.#numbers)
            into.addPiece(pieces.get(at));
    }
    finish(path, digest) {
        const { order, ...ids } = (0,row_order/* orderById */.n)(this.#ids);
        const texts = (name) => this.#texts.find((each) => each.name === name).into.inOrder(order);
        const numbers = (name) => this.#numbers.find((each) => each.name === name).into.inOrder(order);
        const { answers, scores } = this.#asked;
        const model = ({ answerName, scoreName }) => ({
            ...(answers === 'classes' && { classes: texts(answerName) }),
            ...(answers === 'numbers' && { numbers: numbers(answerName) }),
            ...(scores && { scores: numbers(scoreName) }),
        });
        const { candidates, production, slices, cluster } = this.#columns;
        const labels = answers === 'numbers' ? { numbers: numbers('label') } : { classes: texts('label') };
        const empty = models(this.#columns).map(({ answerName: name }) => answers === 'classes'
            ? { name, rows: checkAnswers(path, name, texts(name), labels.classes) }
            : { name, rows: 0 });
        return {
            path,
            rows: order.length,
            digest,
            labels,
            candidates: new Map([...candidates].map(([name, each]) => [name, model(each)])),
            ...(production && { production: model(production) }),
            slices: new Map([...slices.keys()].map((name) => [name, texts(sliceKey(name))])),
            ...(cluster !== undefined && { clusters: texts('cluster') }),
            faults: { ...ids, ...this.#faults(empty) },
        };
    }
    /** @param empty rows that say nothing, in words */
    #faults(empty) {
        const needed = this.#texts.filter((each) => each.needed);
        const blank = {};
        for (const { name, rows } of [
            ...needed.map(({ name, into }) => ({ name, rows: into.rowsOf(fields/* isBlank */.z3) })),
            ...this.#numbers.map(({ name, into }) => ({ name, rows: into.blank })),
            ...empty,
        ]) {
            if (rows > 0)
                blank[name] = (blank[name] ?? 0) + rows;
        }
        const notNumbers = this.#numbers.flatMap(({ name, into }) => (into.notNumbers ? [[name, into.notNumbers]] : []));
        return { blank, notNumbers: Object.fromEntries(notNumbers) };
    }
}
/** A slice may be of a column that is read for itself too. */
const sliceKey = (name) => `slice ${name}`;
const models = ({ candidates, production }) => [
    ...candidates.values(),
    ...(production ? [production] : []),
];

// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(99953);
;// CONCATENATED MODULE: ./packages/metrics/src/predictions/columns.ts


/** Throws a UserError that names the column which is missing or stands twice, and the nearest there is. */
function findColumns(path, header, asked) {
    const twice = header.find((name, at) => header.indexOf(name) !== at);
    if (twice !== undefined) {
        throw new user_error/* UserError */.y('unreadable', `The predictions file ${path} has two columns ${(0,printable/* quoted */.TL)(twice)}.`, {
            hint: 'Name each column once.',
        });
    }
    const column = (name) => {
        const at = header.indexOf(name);
        return at >= 0 ? at : missing(path, header, name);
    };
    const model = (answerName) => {
        const scoreName = `${answerName}_score`;
        return {
            answerName,
            scoreName,
            ...(asked.answers && { answer: column(answerName) }),
            ...(asked.scores && { score: column(scoreName) }),
        };
    };
    const id = column('id');
    const label = column('label');
    const answerNames = answerColumns(header);
    if (answerNames.length === 0)
        column(asked.answers ? 'candidate' : 'candidate_score');
    const cluster = header.indexOf('cluster');
    return {
        id,
        label,
        candidates: new Map(answerNames.map((name) => [candidateOf(name, answerNames), model(name)])),
        ...(asked.production && { production: model('production') }),
        slices: new Map(asked.slices.map((name) => [name, column(name)])),
        ...(cluster >= 0 && { cluster }),
    };
}
/** `candidate` and `candidate_score` are of one model, `candidate_x` and `candidate_x_score` of another: the answers' column of each. */
function answerColumns(header) {
    const names = header.flatMap((name) => {
        const found = /^candidate(?:_(.+))?$/.exec(name);
        if (!found)
            return [];
        const own = (found[1] ?? '').replace(/(?:^|_)score$/, '');
        return [own === '' ? 'candidate' : `candidate_${own}`];
    });
    return [...new Set(names)];
}
/** The model's name; one that is called `candidate` itself gives way to the column of that name. */
function candidateOf(answerName, all) {
    const own = answerName.replace(/^candidate_/, '');
    return own === 'candidate' && all.includes('candidate') ? answerName : own;
}
function missing(path, header, name) {
    const close = (0,nearest/* nearest */.p)(name, header);
    throw new user_error/* UserError */.y('bad-input', `The predictions file ${path} has no column \`${(0,printable/* printable */.g$)(name)}\`.`, {
        hint: `It has ${header.slice(0, 10).map(printable/* printable */.g$).join(', ')}${close === undefined ? '' : `; rename ${(0,printable/* printable */.g$)(close)}`}.`,
    });
}

;// CONCATENATED MODULE: ./packages/metrics/src/predictions/read.ts





/**
 * Reads a CSV (`.tsv`, also `.gz` or `.zst`) or Parquet file with `id`, `label` and the columns asked, row by row into columns of numbers. Rows come out
 * in an order that the ids decide. Classes are `1`, `1.0` and `1e0` alike, as are `True` and `true`. Throws a UserError for a file that is no such
 * table; whether the ids pair up is told in `faults`.
 */
async function readPredictions(path, asked, world) {
    const parquet = /\.(parquet|pq)$/i.test(path);
    if (parquet && !world.parquetColumns) {
        throw new user_error/* UserError */.y('unsupported', `The predictions file ${path} is a Parquet file, which cannot be read here.`, {
            hint: 'Write it as CSV; `.csv.gz` will do.',
        });
    }
    // Says what stands in the way of a file that is not there, Parquet as any other.
    const bytes = await opened(path, world);
    const read = parquet ? typed(path, asked, world.parquetColumns, bytes) : delimited(path, asked, bytes);
    const { rows, digest } = await read;
    if (!rows) {
        throw new user_error/* UserError */.y('unreadable', `The predictions file ${path} is empty.`, {
            hint: 'Write a CSV with the columns id, label, candidate, production before this step.',
        });
    }
    if (rows.count === 0) {
        throw new user_error/* UserError */.y('unreadable', `The predictions file ${path} has no rows.`, {
            hint: 'Write one row per item of the holdout.',
        });
    }
    return rows.finish(path, digest);
}
async function opened(path, { openBytes }) {
    let bytes;
    await (0,metrics_file/* textOf */.b)('predictions', path, async () => {
        bytes = await openBytes(path);
        return '';
    });
    return bytes;
}
async function delimited(path, asked, bytes) {
    let rows;
    const digest = await eachRow(path, bytes, (fields) => {
        if (rows)
            rows.add(fields);
        else
            rows = new Collector(findColumns(path, fields, asked), asked);
    });
    return { rows, digest };
}
async function typed(path, asked, columns, bytes) {
    bytes.destroy();
    let rows;
    let wanted = [];
    // Columns nobody asked for cost as much to read as the others.
    const select = (names) => {
        const header = names.map((name) => name.trim());
        rows = new Collector(findColumns(path, header, asked), asked);
        return (wanted = rows.wanted);
    };
    const digest = await columns(path, select, (pieces) => rows.addPieces(new Map(wanted.map(({ at }, i) => [at, pieces[i]]))));
    return { rows, digest };
}


/***/ }),

/***/ 81433:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ orderById),
/* harmony export */   q: () => (/* binding */ hashOf)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88607);

const { imul } = Math;
/** A number below 2⁵³ that looks drawn, one for each text: two runs of FNV-1a, each mixed once more. */
function hashOf(text) {
    let a = 0x811c9dc5;
    let b = 0x9747b28c;
    for (let i = 0; i < text.length; i += 1) {
        const unit = text.charCodeAt(i);
        a = imul(a ^ unit, 0x01000193);
        b = imul(b ^ unit, 0x85ebca6b);
        b = (b << 13) | (b >>> 19);
    }
    return (mixed(a) >>> 11) * 2 ** 32 + (mixed(b ^ a) >>> 0);
}
function mixed(word) {
    let h = imul(word ^ (word >>> 16), 0x85ebca6b);
    h = imul(h ^ (h >>> 13), 0xc2b2ae35);
    return h ^ (h >>> 16);
}
/** An order that only the ids decide and that has nothing to do with what the rows say. */
function orderById(ids) {
    const hashes = new Float64Array(ids.length);
    let withoutId = 0;
    for (let row = 0; row < ids.length; row += 1) {
        const id = ids[row];
        hashes[row] = hashOf(id);
        if ((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isBlank */ .z3)(id))
            withoutId += 1;
    }
    // A row's number in the low digits of its key: numbers alone are sorted many times faster than by a comparison of our own.
    const span = 2 ** Math.ceil(Math.log2(ids.length + 1));
    const keys = hashes.map((hash, row) => hash - (hash % span) + row).sort();
    const order = new Uint32Array(ids.length);
    for (let at = 0; at < order.length; at += 1)
        order[at] = keys[at] % span;
    const compare = (a, b) => hashes[a] - hashes[b] || compareTexts(ids[a], ids[b]) || a - b;
    let duplicateIds = 0;
    let first = Infinity;
    for (let from = 0, to = 1; from < order.length; from = to, to += 1) {
        // The row's number taken away, what is left of the hash.
        const stem = keys[from] - order[from];
        while (to < order.length && keys[to] - order[to] === stem)
            to += 1;
        if (to - from === 1)
            continue;
        // Only rows of one stem can have one id.
        const alike = order.subarray(from, to).sort(compare);
        for (let i = 1; i < alike.length; i += 1) {
            const row = alike[i];
            if (ids[row] !== ids[alike[i - 1]] || (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isBlank */ .z3)(ids[row]))
                continue;
            duplicateIds += 1;
            first = Math.min(first, row);
        }
    }
    return { order, withoutId, duplicateIds, ...(duplicateIds > 0 && { firstDuplicate: ids[first] }) };
}
function compareTexts(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ })

};
