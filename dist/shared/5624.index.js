export const id = 5624;
export const ids = [5624];
export const modules = {

/***/ 27162:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5184);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21486);


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

/***/ 83942:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   To: () => (/* binding */ chiSquareSf),
/* harmony export */   "do": () => (/* binding */ studentSf)
/* harmony export */ });
/* unused harmony exports chiSquareCdf, studentCdf, fisherFSf */
/* harmony import */ var _incomplete_beta_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6268);
/* harmony import */ var _incomplete_gamma_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57845);


/** P(X > x), X ~ chi-square with `df` > 0 degrees of freedom (need not be whole). */
function chiSquareSf(x, df) {
    return x <= 0 ? 1 : (0,_incomplete_gamma_js__WEBPACK_IMPORTED_MODULE_0__/* .incompleteGamma */ .y)(df / 2, x / 2).upper;
}
/** P(X ≤ x), X ~ chi-square with `df` > 0 degrees of freedom. */
function chiSquareCdf(x, df) {
    return x <= 0 ? 0 : incompleteGamma(df / 2, x / 2).lower;
}
/** P(T > t), T ~ Student's t with `df` > 0 degrees of freedom. */
function studentSf(t, df) {
    if (Number.isNaN(t) || !(df > 0))
        return NaN;
    if (t < 0)
        return 1 - studentSf(-t, df);
    if (t === Infinity)
        return 0;
    const square = t * t;
    if (square === Infinity)
        return 0;
    return 0.5 * (0,_incomplete_beta_js__WEBPACK_IMPORTED_MODULE_1__/* .regularizedBeta */ .R)(df / (df + square), df / 2, 0.5, square / (df + square));
}
/** P(T ≤ t), T ~ Student's t with `df` > 0 degrees of freedom. */
function studentCdf(t, df) {
    return studentSf(-t, df);
}
/** P(F > f), F with `df1`, `df2` > 0 degrees of freedom. */
function fisherFSf(f, df1, df2) {
    if (Number.isNaN(f) || !(df1 > 0) || !(df2 > 0))
        return NaN;
    if (f <= 0)
        return 1;
    const total = df1 * f + df2;
    return total === Infinity ? 0 : regularizedBeta(df2 / total, df2 / 2, df1 / 2, (df1 * f) / total);
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


/***/ })

};
