export const id = 61;
export const ids = [61];
export const modules = {

/***/ 90061:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openRegistry: () => (/* reexport safe */ _open_js__WEBPACK_IMPORTED_MODULE_0__.M),
/* harmony export */   parseReference: () => (/* reexport safe */ _reference_js__WEBPACK_IMPORTED_MODULE_1__.F2),
/* harmony export */   tellSurroundings: () => (/* reexport safe */ _surroundings_js__WEBPACK_IMPORTED_MODULE_2__.h)
/* harmony export */ });
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65657);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40420);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59838);











/***/ }),

/***/ 65657:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ openRegistry)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40420);


/**
 * Opens the registry the settings mean: the one named, else MLflow when there is an address for it (`registry-uri` or
 * MLFLOW_TRACKING_URI), else the git tags of the workspace. A `reference` that only one kind can have (`runs:/`, `git:`) decides
 * when the settings leave it open. Each registry is loaded only when it is meant.
 */
async function openRegistry(settings, io, reference) {
    const typed = settings['registry-uri'];
    const address = typed ?? io.env('MLFLOW_TRACKING_URI');
    const isPath = typed === undefined ? address === undefined : !isAddress(typed);
    const kind = settings.registry ?? impliedKind(reference) ?? (isPath ? 'git' : 'mlflow');
    if (kind === 'git') {
        if (typed !== undefined && isAddress(typed)) {
            throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('unsupported', 'The git registry is a repository on disk, but `registry-uri` is the address of a server.', {
                hint: 'Check the repository out and give its path; tags are read from and pushed to its remote `origin`.',
            });
        }
        const { openGitRegistry } = await __webpack_require__.e(/* import() */ 1450).then(__webpack_require__.bind(__webpack_require__, 91450));
        return openGitRegistry(typed === undefined ? io.run.workspace : io.path(typed), io);
    }
    if (address === undefined) {
        const why = reference === undefined ? '`registry` is mlflow' : `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)(reference)} is an MLflow address`;
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `${why}, but there is no address of a server.`, {
            hint: 'Give `registry-uri`, or set MLFLOW_TRACKING_URI.',
        });
    }
    const { openMlflowRegistry } = await __webpack_require__.e(/* import() */ 4006).then(__webpack_require__.bind(__webpack_require__, 4006));
    return openMlflowRegistry(address, io);
}
function impliedKind(reference) {
    if (reference?.kind === 'run')
        return 'mlflow';
    return reference?.kind === 'tag' ? 'git' : undefined;
}
function isAddress(text) {
    return /^[a-z][a-z0-9+.-]+:/i.test(text);
}


/***/ }),

/***/ 18865:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ quoted)
/* harmony export */ });
/** What a user typed, for a message: in quotes, on one line, no longer than a line. */
function quoted(text) {
    const all = [...text];
    return JSON.stringify(all.length > 80 ? `${all.slice(0, 77).join('')}...` : text);
}


/***/ }),

/***/ 40420:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference)
/* harmony export */ });
/* unused harmony export isReference */
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18865);


/** The prefixes that make a text an address of a registry and not a path. */
const addressed = /^(models|runs|git):/;
/** As MLflow spells them; any case is understood, as by MLflow itself. */
const stages = ['Production', 'Staging'];
/** Whether a text points into a registry; anything else is taken for a path. */
function isReference(text) {
    return addressed.test(text.trim());
}
/**
 * Reads `models:/<name>@<alias>`, `models:/<name>/<version>`, `models:/<name>/Production` (a stage of MLflow), `runs:/<id>` or
 * `git:<tag>`. Throws a UserError `bad-input` for anything else. A version is never guessed: `models:/<name>` alone and `/latest` are refused.
 */
function parseReference(text) {
    const typed = text.trim();
    const alias = /^models:\/([^@]+)@([\w-]+)$/.exec(typed);
    if (alias)
        return { kind: 'alias', name: alias[1], alias: alias[2] };
    const version = /^models:\/(.+)\/([^/@]+)$/.exec(typed);
    if (version && version[2].toLowerCase() === 'latest') {
        throw malformed(text, 'names no fixed version', 'Name the version or an alias; `latest` moves under your feet.');
    }
    const stage = version && stages.find((known) => known.toLowerCase() === version[2].toLowerCase());
    if (stage)
        return { kind: 'stage', name: version[1], stage };
    if (version)
        return { kind: 'version', name: version[1], version: version[2] };
    const run = /^runs:\/([\w-]+)$/.exec(typed);
    if (run)
        return { kind: 'run', runId: run[1] };
    const tag = /^git:([^\s]+)$/.exec(typed);
    if (tag)
        return { kind: 'tag', tag: tag[1] };
    throw malformed(text, 'is not the address of a model');
}
/** A reference as a user types it. */
function formatReference(reference) {
    switch (reference.kind) {
        case 'alias':
            return `models:/${reference.name}@${reference.alias}`;
        case 'version':
            return `models:/${reference.name}/${reference.version}`;
        case 'stage':
            return `models:/${reference.name}/${reference.stage}`;
        case 'run':
            return `runs:/${reference.runId}`;
        case 'tag':
            return `git:${reference.tag}`;
    }
}
function malformed(text, what, hint) {
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(text)} ${what}.`, {
        hint: hint ?? 'Write models:/<name>@<alias>, models:/<name>/<version>, runs:/<run id> or git:<tag>.',
    });
}


/***/ }),

/***/ 59838:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ tellSurroundings)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99953);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18865);


/**
 * Tells a first model from a mistyped one, where `name` has nothing: at the alias, or at what was asked for. Undefined where the registry does not say, or
 * where it is no alias and there is nothing to add but that the model has other versions.
 */
async function tellSurroundings(registry, name, alias) {
    const around = await registry.surroundings(name).catch((error) => {
        // A token may be allowed to read one model and not the list of all, and nothing is decided by what is only told.
        if (error instanceof _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y)
            return undefined;
        throw error;
    });
    if (!around)
        return undefined;
    const { aliases, models } = around;
    if (aliases === undefined)
        return ofModel(name, models);
    if (alias === undefined)
        return undefined;
    if (aliases.length === 0)
        return { sentence: `${name} has versions there, and no alias.`, isLikelySlip: false };
    return {
        sentence: `${name} has versions there, and the ${listed('alias', aliases)}.`,
        isLikelySlip: isSlip(alias, aliases) || aliases.some((other) => isShort(alias, other)),
    };
}
function ofModel(name, models) {
    const none = `No version of ${name} is there at all`;
    if (models.length === 0)
        return { sentence: `${none}, nor of any other model.`, isLikelySlip: false };
    const words = name.toLowerCase();
    const related = models.filter((model) => model.toLowerCase().includes(words) || words.includes(model.toLowerCase()));
    const closest = (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(name, models);
    const like = [...new Set([...(closest === undefined ? [] : [closest]), ...related])].slice(0, 3);
    if (like.length === 0) {
        const of = models.length === 1
            ? `its one model, ${shown(models[0])}, has another name`
            : `none of its ${models.length} models has a name like it`;
        return { sentence: `${none}; ${of}.`, isLikelySlip: false };
    }
    return { sentence: `${none}; the registry knows ${like.map(shown).join(', ')}.`, isLikelySlip: isSlip(name, models) };
}
/** Of three letters any two names are near. */
function isSlip(typed, known) {
    return typed.length > 3 && (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(typed, known) !== undefined;
}
/** `prod` for `production`. */
function isShort(typed, known) {
    return typed.length > 2 && known.toLowerCase().startsWith(typed.toLowerCase());
}
function listed(what, names) {
    const some = names.slice(0, 5).map(shown).join(', ');
    return `${names.length === 1 ? what : `${what}es`} ${some}${names.length > 5 ? ` and ${names.length - 5} more` : ''}`;
}
/** Names in a registry are anybody's. */
function shown(name) {
    return /^[\p{L}\p{N} ._/-]{1,80}$/u.test(name) ? name : (0,_quoted_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(name);
}


/***/ })

};
