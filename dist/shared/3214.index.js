export const id = 3214;
export const ids = [3214];
export const modules = {

/***/ 89623:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d2: () => (/* binding */ choiceFor),
  Ci: () => (/* binding */ compatMappingSchema),
  tq: () => (/* binding */ compatPolicy),
  GF: () => (/* binding */ compatTools)
});

// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(99953);
// EXTERNAL MODULE: ./packages/fields/src/types.ts
var types = __webpack_require__(57182);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./packages/statistics/src/domain.ts
var domain = __webpack_require__(12897);
;// CONCATENATED MODULE: ./packages/statistics/src/frequencies.ts

/** Rows of a sample. Throws RangeError for values that are no ascending numbers, or counts that are no counts. */
function sampleSize({ values, counts }) {
    if (values.length !== counts.length)
        throw new RangeError(`values and counts must be of one length, not ${values.length} and ${counts.length}`);
    let size = 0;
    for (let i = 0; i < values.length; i += 1) {
        if (Number.isNaN(values[i]) || (i > 0 && !(values[i] > values[i - 1])))
            throw new RangeError(`values must be distinct, ascending numbers, but ${values[i]} follows ${values[i - 1]}`);
        (0,domain/* requireCount */.v6)('counts', counts[i]);
        size += counts[i];
    }
    return size;
}
/** Merges two samples. Throws RangeError when one is empty. */
function pairCounts(ref, cur) {
    const n = sampleSize(ref);
    const m = sampleSize(cur);
    if (n === 0 || m === 0)
        throw new RangeError(`both samples need rows, not ${n} and ${m}`);
    const values = [];
    const left = [];
    const right = [];
    let i = 0;
    let j = 0;
    while (i < ref.values.length || j < cur.values.length) {
        const a = i < ref.values.length ? ref.values[i] : Infinity;
        const b = j < cur.values.length ? cur.values[j] : Infinity;
        const takeRef = i < ref.values.length && (a <= b || j >= cur.values.length);
        const takeCur = j < cur.values.length && (b <= a || i >= ref.values.length);
        values.push(takeRef ? a : b);
        left.push(takeRef ? ref.counts[i++] : 0);
        right.push(takeCur ? cur.counts[j++] : 0);
    }
    return { values, ref: left, cur: right, n, m };
}
/** Mean and sum of squared deviations from it, by two passes. */
function moments({ values, counts }) {
    let n = 0;
    let total = 0;
    for (let i = 0; i < values.length; i += 1) {
        n += counts[i];
        total += values[i] * counts[i];
    }
    const mean = total / n;
    let squares = 0;
    for (let i = 0; i < values.length; i += 1)
        squares += counts[i] * (values[i] - mean) ** 2;
    return { n, mean, squares };
}
/** The quantile at share `q`, between two order statistics by straight line (type 7 of Hyndman & Fan 1996). */
function linearQuantile({ values, counts }, q, n) {
    const at = q * (n - 1);
    const low = Math.floor(at);
    const rest = at - low;
    let seen = 0;
    let i = 0;
    while (seen + counts[i] <= low)
        seen += counts[i++];
    const a = values[i];
    const b = low + 1 < seen + counts[i] || low + 1 >= n ? a : values[i + 1];
    // From the nearer end, so that no digits are lost.
    return rest >= 0.5 ? b - (b - a) * (1 - rest) : a + (b - a) * rest;
}

;// CONCATENATED MODULE: ./packages/statistics/src/durbin-matrix.ts
/**
 * P(D < d) of the two-sided one-sample Kolmogorov-Smirnov statistic, exactly: n!/nⁿ times the middle entry of the n-th power of
 * Durbin's matrix. Source: Marsaglia, Tsang & Wang, Evaluating Kolmogorov's Distribution (2003).
 */
function durbinMatrix(n, d) {
    const k = Math.ceil(n * d);
    const h = k - n * d;
    const { matrix, exponent } = power({ matrix: startMatrix(2 * k - 1, h), exponent: 0 }, n);
    let p = matrix[k - 1][k - 1];
    let scale = exponent;
    for (let i = 1; i <= n; i += 1) {
        p = (p * i) / n;
        if (p > 0 && p < 2 ** -500) {
            p *= 2 ** 500;
            scale -= 500;
        }
    }
    return Math.min(1, p * 2 ** scale);
}
function startMatrix(size, h) {
    const matrix = Array.from({ length: size }, (_, i) => Float64Array.from({ length: size }, (_, j) => (i - j + 1 < 0 ? 0 : 1)));
    for (let i = 0; i < size; i += 1) {
        matrix[i][0] -= h ** (i + 1);
        matrix[size - 1][i] -= h ** (size - i);
    }
    if (2 * h - 1 > 0)
        matrix[size - 1][0] += (2 * h - 1) ** size;
    const factorials = [1];
    for (let i = 1; i <= size; i += 1)
        factorials.push(factorials[i - 1] * i);
    matrix.forEach((row, i) => row.forEach((_, j) => i - j + 1 > 0 && (row[j] /= factorials[i - j + 1])));
    return matrix;
}
function power(base, n) {
    if (n === 1)
        return base;
    const half = power(base, Math.floor(n / 2));
    const square = product(half, half);
    return n % 2 === 0 ? square : product(square, base);
}
function product(a, b) {
    const size = a.matrix.length;
    const matrix = Array.from({ length: size }, () => new Float64Array(size));
    for (let i = 0; i < size; i += 1)
        for (let k = 0; k < size; k += 1) {
            const factor = a.matrix[i][k];
            if (factor === 0)
                continue;
            const from = b.matrix[k];
            const row = matrix[i];
            for (let j = 0; j < size; j += 1)
                row[j] += factor * from[j];
        }
    const exponent = a.exponent + b.exponent;
    const middle = matrix[size >> 1][size >> 1];
    if (middle < 2 ** 400)
        return { matrix, exponent };
    for (const row of matrix)
        for (let j = 0; j < size; j += 1)
            row[j] *= 2 ** -400;
    return { matrix, exponent: exponent + 400 };
}

// EXTERNAL MODULE: ./packages/statistics/src/log-gamma.ts
var log_gamma = __webpack_require__(90943);
;// CONCATENATED MODULE: ./packages/statistics/src/pelz-good.ts
const ROOT_2PI = Math.sqrt(2 * Math.PI);
/**
 * P(D < d) of the two-sided one-sample Kolmogorov-Smirnov statistic for many rows: Kolmogorov's limit with corrections to order n^(−3/2).
 * Source: W. Pelz & I. J. Good, Approximating the Lower Tail-Areas of the Kolmogorov-Smirnov One-sample Statistic (1976).
 */
function pelzGood(n, d) {
    const z = Math.sqrt(n) * d;
    const z2 = z * z;
    const z4 = z2 * z2;
    const z6 = z4 * z2;
    const pi2 = Math.PI ** 2;
    const odd = [0, 0, 0, 0];
    let even2 = 0;
    let even3 = 0;
    const terms = Math.ceil((16 * z) / Math.PI);
    for (let k = terms; k >= 1; k -= 1) {
        // half = (k − ½)², so that the odd terms run over π(k − ½)
        const half = (k - 0.5) ** 2;
        const weight = Math.exp((-pi2 * half) / (2 * z2));
        const a = pi2 * half;
        odd[0] += weight;
        odd[1] += weight * (a - z2);
        odd[2] += weight * (6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * a + (1 - 2 * z2) * a * a);
        odd[3] +=
            weight *
                (-30 * z6 - 90 * z4 * z4 + (135 * z4 - 96 * z6) * a + (212 * z4 - 60 * z2) * a * a + (5 - 30 * z2) * a ** 3);
        const whole = k * k;
        const weightOfWhole = Math.exp((-pi2 * whole) / (2 * z2));
        even2 += weightOfWhole * whole;
        even3 += weightOfWhole * whole * (3 * z2 - pi2 * whole);
    }
    const k0 = (ROOT_2PI * odd[0]) / z;
    const k1 = (ROOT_2PI * odd[1]) / (6 * z4);
    const k2 = (ROOT_2PI * odd[2]) / (72 * z6 * z) - (pi2 * ROOT_2PI * even2) / (36 * z2 * z);
    const k3 = (ROOT_2PI * odd[3]) / (6480 * z6 * z4) + (pi2 * ROOT_2PI * even3) / (216 * z6);
    return k0 + k1 / Math.sqrt(n) + k2 / n + k3 / n ** 1.5;
}

// EXTERNAL MODULE: ./packages/statistics/src/binomial-term.ts
var binomial_term = __webpack_require__(47859);
;// CONCATENATED MODULE: ./packages/statistics/src/smirnov-one-sided.ts

/** Largest sample whose terms are summed. */
const MOST_TERMS = 1_000_000;
/**
 * P(D⁺ ≥ d) of the one-sided one-sample Kolmogorov-Smirnov statistic for n rows, 0 < d < 1.
 * Exact sum d · Σ_j C(n, j) (d + j/n)^(j−1) (1 − d − j/n)^(n−j) (Birnbaum & Tingey 1951), all terms positive; above a million rows
 * exp(−(6nd + 1)² / 18n) (Maag & Dicaire 1971).
 */
function smirnovUpper(n, d) {
    if (d <= 0)
        return 1;
    if (d >= 1)
        return 0;
    if (n > MOST_TERMS)
        return Math.exp(-((6 * n * d + 1) ** 2) / (18 * n));
    let sum = 0;
    const last = Math.floor(n * (1 - d));
    for (let j = 0; j <= last; j += 1) {
        const p = d + j / n;
        const q = 1 - p;
        if (q < 0)
            break;
        sum += Math.exp((0,binomial_term/* logBinomialTerm */.G)(j, n - j, p, q)) / p;
    }
    return Math.min(1, d * sum);
}

;// CONCATENATED MODULE: ./packages/statistics/src/kolmogorov-distribution.ts




/**
 * P(D ≥ d) of the two-sided one-sample Kolmogorov-Smirnov statistic for n rows.
 * Source: R. Simard & P. L'Ecuyer, Computing the Two-Sided Kolmogorov-Smirnov Distribution (2011): which formula serves where.
 */
function kolmogorovSf(d, n) {
    if (Number.isNaN(d) || !Number.isInteger(n) || n < 1)
        return NaN;
    if (d >= 1)
        return 0;
    const t = n * d;
    if (t <= 0.5)
        return 1;
    if (t <= 1)
        return 1 - Math.exp((0,log_gamma/* logGamma */.SX)(n + 1) - n * Math.log(n) + n * Math.log(2 * t - 1));
    if (t >= n - 1)
        return clip(2 * (1 - d) ** n);
    if (d >= 0.5)
        return clip(2 * smirnovUpper(n, d));
    const squared = t * d;
    if (n <= 140)
        return clip(squared <= 4 ? 1 - durbinMatrix(n, d) : 2 * smirnovUpper(n, d));
    if (squared >= 370)
        return 0;
    if (squared >= 2.2)
        return clip(2 * smirnovUpper(n, d));
    return clip(1 - (n <= 100_000 && n * d ** 1.5 <= 1.4 ? durbinMatrix(n, d) : pelzGood(n, d)));
}
function clip(p) {
    return Math.min(1, Math.max(0, p));
}

;// CONCATENATED MODULE: ./packages/statistics/src/lattice-paths.ts
/**
 * P(D ≥ h / lcm(n, m)) of the two-sample Kolmogorov-Smirnov statistic when all n + m values differ: the share of lattice paths from
 * (0, 0) to (n, m) that leave the band |x/n − y/m| < h/lcm. Exact; every step adds positive terms, so small shares keep their digits.
 * Source: J. L. Hodges, The Significance Probability of the Smirnov Two-Sample Test (1958).
 */
function pathsOutside(n, m, h) {
    if (h <= 0)
        return 1;
    return n === m ? equalSizes(n, h) : band(Math.max(n, m), Math.min(n, m), h);
}
/** Reflection: 2 Σ (−1)^(k+1) C(2n, n + kh) / C(2n, n), nested from the last term on. */
function equalSizes(n, h) {
    let p = 0;
    for (let k = Math.floor(n / h); k >= 1; k -= 1) {
        let ratio = 1;
        for (let j = 0; j < h; j += 1)
            ratio *= (n - (k - 1) * h - j) / (n + (k - 1) * h + j + 1);
        p = ratio * (1 - p);
    }
    return Math.min(1, Math.max(0, 2 * p));
}
/** A path drawn step by step, each remaining step as likely as the next: the chance that it has left the band so far. */
function band(n, m, h) {
    const divisor = gcd(n, m);
    const perX = m / divisor;
    const perY = n / divisor;
    // inside[y]: chance of being at (x, y) having never left
    const inside = new Float64Array(m + 1);
    inside[0] = 1;
    let left = 0;
    let low = 0;
    let high = 0;
    for (let x = 0; x <= n; x += 1) {
        const lowest = Math.max(0, Math.floor((perX * x - h) / perY) + 1);
        const highest = Math.min(m, Math.ceil((perX * x + h) / perY) - 1);
        // Steps in x brought the row over; what lies below the band has left.
        for (let y = low; y < lowest && y <= high; y += 1) {
            left += inside[y];
            inside[y] = 0;
        }
        low = lowest;
        high = Math.max(high, highest);
        for (let y = lowest; y <= highest; y += 1) {
            const here = inside[y];
            const remaining = n - x + (m - y);
            if (here === 0 || remaining === 0)
                continue;
            const up = here * ((m - y) / remaining);
            if (y + 1 <= highest)
                inside[y + 1] += up;
            else
                left += up;
            inside[y] = here * ((n - x) / remaining);
        }
    }
    return Math.min(1, left);
}
function gcd(a, b) {
    return b === 0 ? a : gcd(b, a % b);
}

;// CONCATENATED MODULE: ./packages/statistics/src/kolmogorov-smirnov.ts



/** Largest sample up to which the exact distribution is taken. */
const MOST_EXACT = 10_000;
/**
 * Two-sided two-sample Kolmogorov-Smirnov test: exact by lattice paths while the larger sample has at most 10,000 rows, beyond that the
 * one-sample distribution at round(nm / (n + m)) rows. Ties are counted as they are, which makes the exact p conservative.
 */
function kolmogorovSmirnov(reference, current) {
    const { ref, cur, n, m } = pairCounts(reference, current);
    const divisor = gcd(n, m);
    const steps = (n / divisor) * m;
    let a = 0;
    let b = 0;
    let h = 0;
    ref.forEach((count, i) => {
        a += count;
        b += cur[i];
        h = Math.max(h, Math.abs(a * (m / divisor) - b * (n / divisor)));
    });
    const stat = h / steps;
    if (Math.max(n, m) <= MOST_EXACT)
        return { stat, p: pathsOutside(n, m, h), method: 'exact' };
    return { stat, p: kolmogorovSf(stat, roundHalfEven((n * m) / (n + m))), method: 'asymptotic' };
}
function roundHalfEven(x) {
    const floor = Math.floor(x);
    if (x - floor !== 0.5)
        return Math.round(x);
    return floor % 2 === 0 ? floor : floor + 1;
}

;// CONCATENATED MODULE: ./packages/statistics/src/divergences.ts
/**
 * Divergences of two distributions over the same cells, given as shares (each summing to 1, or to less where a cell was left out).
 * Throws RangeError when the numbers of cells differ.
 */
/** Kullback-Leibler divergence Σ p ln(p/q) in nats, of shares brought to sum 1. A cell only p has makes it infinite. */
function kullbackLeibler(p, q) {
    sameCells(p, q);
    const a = normalized(p);
    const b = normalized(q);
    return sum(a.map((share, i) => relativeEntropy(share, b[i])));
}
/** Jensen-Shannon distance: the root of the divergence ½ KL(p‖m) + ½ KL(q‖m), m = ½(p + q); in nats, or to `base` when given. */
function jensenShannonDistance(p, q, base) {
    sameCells(p, q);
    const a = normalized(p);
    const b = normalized(q);
    const middle = a.map((share, i) => (share + b[i]) / 2);
    const divergence = (sum(a.map((share, i) => relativeEntropy(share, middle[i]))) +
        sum(b.map((share, i) => relativeEntropy(share, middle[i])))) /
        2;
    // Rounding may leave a hair below zero for equal distributions; NaN stays NaN.
    return Math.sqrt(divergence < 0 ? 0 : divergence / (base === undefined ? 1 : Math.log(base)));
}
/** Population stability index Σ (p − q) ln(p/q); infinite or NaN for a cell that is empty on one or on both sides. */
function populationStability(p, q) {
    sameCells(p, q);
    return sum(p.map((share, i) => (share - q[i]) * Math.log(share / q[i])));
}
/** Hellinger distance √½ · ‖√p − √q‖, in 0..1. */
function hellingerDistance(p, q) {
    sameCells(p, q);
    return Math.sqrt(sum(p.map((share, i) => (Math.sqrt(share) - Math.sqrt(q[i])) ** 2))) / Math.SQRT2;
}
/** Largest change of a share, max |p − q|. */
function largestDifference(p, q) {
    sameCells(p, q);
    return p.reduce((most, share, i) => Math.max(most, Math.abs(share - q[i])), 0);
}
/** x ln(x/y), without cancellation where the two are near. */
function relativeEntropy(x, y) {
    if (x === 0 && y >= 0)
        return 0;
    if (!(x > 0 && y > 0))
        return Number.isNaN(x) || Number.isNaN(y) ? NaN : Infinity;
    const ratio = x / y;
    return ratio > 0.5 && ratio < 2 ? x * Math.log1p((x - y) / y) : x * Math.log(ratio);
}
function normalized(shares) {
    const total = sum(shares);
    return shares.map((share) => share / total);
}
function sum(terms) {
    return terms.reduce((total, term) => total + term, 0);
}
function sameCells(p, q) {
    if (p.length !== q.length)
        throw new RangeError(`both need the same cells, not ${p.length} and ${q.length}`);
}

// EXTERNAL MODULE: ./packages/statistics/src/continuous.ts
var continuous = __webpack_require__(83942);
;// CONCATENATED MODULE: ./packages/statistics/src/goodness-of-fit.ts

/**
 * One-sample chi-square test of counts against expected counts, Σ (O − E)² / E with k − 1 degrees of freedom. A category that was not
 * expected makes it infinite, p 0; one category alone leaves nothing to test, p NaN.
 */
function chiSquareFit(observed, expected) {
    return fit(observed, expected, (o, e) => (o - e) ** 2 / e);
}
/** One-sample likelihood-ratio (G) test of counts against expected counts, 2 Σ O ln(O/E) with k − 1 degrees of freedom. */
function likelihoodRatioFit(observed, expected) {
    return fit(observed, expected, (o, e) => (o === 0 ? 0 : 2 * o * Math.log(o / e)));
}
function fit(observed, expected, term) {
    if (observed.length !== expected.length)
        throw new RangeError(`both need the same categories, not ${observed.length} and ${expected.length}`);
    const stat = observed.reduce((total, count, i) => total + term(count, expected[i]), 0);
    const df = observed.length - 1;
    return { stat, df, p: tail(stat, df) };
}
/**
 * Pearson's chi-square test of two samples in the same categories (a 2 × k table), with k − 1 degrees of freedom; for two categories each
 * difference is brought nearer to zero by ½, at most to zero (Yates 1934). One category alone: statistic 0, p 1.
 * Throws RangeError for a category neither sample has.
 */
function chiSquareTable(reference, current) {
    if (reference.length !== current.length)
        throw new RangeError(`both need the same categories, not ${reference.length} and ${current.length}`);
    const n = reference.reduce((total, count) => total + count, 0);
    const m = current.reduce((total, count) => total + count, 0);
    const df = reference.length - 1;
    if (df === 0)
        return { stat: 0, df, p: 1 };
    let stat = 0;
    for (const [row, size] of [
        [reference, n],
        [current, m],
    ])
        row.forEach((count, i) => {
            const expected = (size * (reference[i] + current[i])) / (n + m);
            if (!(expected > 0))
                throw new RangeError('a category needs rows in one of the samples');
            const gap = Math.abs(count - expected);
            stat += (df === 1 ? gap - Math.min(0.5, gap) : gap) ** 2 / expected;
        });
    return { stat, df, p: tail(stat, df) };
}
function tail(stat, df) {
    return df < 1 || Number.isNaN(stat) ? NaN : (0,continuous/* chiSquareSf */.To)(stat, df);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/sample.ts
/** Numbers are categories by value, in the order of numbers. */
function categoriesOf(ref, cur) {
    const [a, b] = [counted(ref), counted(cur)];
    const keys = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => (x < y ? -1 : 1));
    return { keys, ref: keys.map((key) => a.get(key) ?? 0), cur: keys.map((key) => b.get(key) ?? 0) };
}
function counted(sample) {
    if ('categories' in sample)
        return sample.categories;
    const counts = new Map();
    if (sample.type === 'number')
        for (let i = 0; i < sample.numbers.values.length; i++)
            counts.set(sample.numbers.values[i], sample.numbers.counts[i]);
    return counts;
}
/** Rows with a value. */
function valuesOf({ rows, nulls }) {
    return rows - nulls;
}
/** Infinities made nulls. */
function withoutInfinities(sample) {
    if (sample.type !== 'number')
        return sample;
    const values = [];
    const counts = [];
    let infinite = 0;
    for (let i = 0; i < sample.numbers.values.length; i++) {
        const count = sample.numbers.counts[i];
        if (!Number.isFinite(sample.numbers.values[i]))
            infinite += count;
        else {
            values.push(sample.numbers.values[i]);
            counts.push(count);
        }
    }
    return infinite === 0 ? sample : { ...sample, nulls: sample.nulls + infinite, numbers: { values, counts } };
}
function hasInfinities({ numbers: { values } }) {
    return values.length > 0 && !(Number.isFinite(values[0]) && Number.isFinite(values[values.length - 1]));
}
function sharesOf(counts, rows) {
    return counts.map((count) => count / rows);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/tool.ts
function exceeds(score, sense, threshold) {
    switch (sense) {
        case '<':
            return score < threshold;
        case '<=':
            return score <= threshold;
        case '>=':
            return score >= threshold;
        case '>':
            return score > threshold;
    }
}
/** A score or threshold that is no finite number decides nothing, whatever the tool makes of it. */
function scored(score) {
    if (!Number.isFinite(score.score) || !Number.isFinite(score.threshold))
        return { status: 'undecided', test: score.test, reason: `${score.test} gives no number for it` };
    return { status: 'scored', ...score, drifted: exceeds(score.score, score.sense, score.threshold) };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/deequ.ts



/** What the robust distance takes off for chance: 1.8 √((n + m) / nm), a level of about 0.003. */
const C_ALPHA = 1.8;
/** Threshold of the monitor that uses these distances; deequ itself has none. */
const THRESHOLD = 0.1;
/** Fewest expected rows: of each of two categories, and of four in five of more. */
const LEAST_OF_TWO = 10;
const LEAST_OF_MANY = 5;
const SMALL_SHARE = 0.2;
/** Values a sketch of deequ's size 2048 holds before it drops any. */
const SKETCH = 2050;
const both = ['number', 'category'];
/**
 * Deequ 2: the largest gap between two distributions (L-infinity), less what chance makes of it (`robust`) or as it is (`simple`). Of
 * numbers deequ compares sketches, in which a value counts once however often it comes, and which drop rows by their order once they are full.
 * Source: Distance and QuantileNonSample of com.amazon.deequ.analyzers.
 */
const deequ = {
    description: 'deequ 2.0',
    tests: {
        'linf-robust': { kinds: both, threshold: THRESHOLD },
        'linf-simple': { kinds: both, threshold: THRESHOLD },
        chisquare: { kinds: ['category'], threshold: 0.05 },
    },
    refused: {},
    byDefault: { number: 'linf-robust', category: 'linf-robust' },
    share: 0,
    kindOf: ({ ref }) => ref.type === 'number' ? 'number' : ref.type === 'text' || ref.type === 'boolean' ? 'category' : undefined,
    judge,
};
function judge({ ref, cur }, kind, choice) {
    const test = choice.test ?? 'linf-robust';
    const undecided = (reason) => ({ status: 'undecided', test, reason });
    if (valuesOf(ref) === 0)
        return undecided('the reference has no values');
    if (valuesOf(cur) === 0)
        return undecided('the data has no values');
    if (ref.type !== cur.type)
        return undecided(`the reference holds ${ref.type} and the data ${cur.type}`);
    if (!deequ.tests[test].kinds.includes(kind))
        return undecided(`${test} is no method for numbers`);
    const threshold = choice.threshold ?? deequ.tests[test].threshold;
    const sizes = { reference: valuesOf(ref), data: valuesOf(cur) };
    const rest = test === 'chisquare' ? chiSquare(ref, cur) : gap(ref, cur, test === 'linf-robust');
    if ('stops' in rest)
        return undecided(`${test} stops: ${rest.stops}`);
    return scored({ test, threshold, sense: test === 'chisquare' ? '<' : '>', sizes, ...rest });
}
function gap(ref, cur, robust) {
    const numeric = ref.type === 'number' && cur.type === 'number';
    if (numeric && Math.max(valuesOf(ref), valuesOf(cur)) > SKETCH)
        return { stops: `its sketch holds ${SKETCH} values, and which ones it drops of more depends on the order of rows` };
    const [n, m] = numeric ? [ref.numbers.values.length, cur.numbers.values.length] : [valuesOf(ref), valuesOf(cur)];
    const simple = numeric ? kolmogorovSmirnov(once(ref.numbers), once(cur.numbers)).stat : categoryGap(ref, cur);
    return {
        score: robust ? robustDistance(simple, n, m) : simple,
        parameters: {
            score: 'distance',
            'taken off': robust ? '1.8 sqrt((n + m) / nm)' : 'nothing',
            between: numeric ? 'cumulative shares of the distinct values' : 'shares',
            ...(numeric && { 'distinct values of the reference': n, 'distinct values of the data': m }),
        },
        values: { 'simple distance': simple },
    };
}
function once({ values }) {
    return { values, counts: new Array(values.length).fill(1) };
}
function categoryGap(ref, cur) {
    const categories = categoriesOf(ref, cur);
    return largestDifference(sharesOf(categories.ref, valuesOf(ref)), sharesOf(categories.cur, valuesOf(cur)));
}
/** The distance less c √((n + m) / nm), at least 0; c is √(−½ ln ½α) for a level α, else 1.8. */
function robustDistance(simple, n, m, alpha) {
    const c = alpha === undefined ? C_ALPHA : Math.sqrt(-Math.log(alpha / 2) / 2);
    return Math.max(0, simple - c * Math.sqrt((n + m) / (n * m)));
}
function chiSquare(ref, cur) {
    const { observed, expected } = regrouped(categoriesOf(ref, cur));
    const { p, stat, df } = chiSquareFit(observed, expected);
    return {
        score: p,
        parameters: {
            score: 'p',
            expected: 'shares of the reference, scaled',
            cells: expected.length,
            'cell rule': 'small categories joined to the next smallest',
            'degrees of freedom': df,
        },
        values: { statistic: Number.isFinite(stat) ? stat : String(stat) },
    };
}
/** New categories are left out; the rarest is joined to the next rarest until enough rows are expected in each. */
function regrouped({ ref, cur }) {
    const known = ref.flatMap((count, i) => (count > 0 ? [{ expected: count, observed: cur[i] }] : []));
    const before = known.reduce((sum, { expected }) => sum + expected, 0);
    const rows = known.reduce((sum, { observed }) => sum + observed, 0);
    const groups = known.map(({ expected, observed }) => ({ expected: (expected / before) * rows, observed }));
    for (;;) {
        const least = groups.length > 2 ? LEAST_OF_MANY : LEAST_OF_TWO;
        const allowed = groups.length > 2 ? Math.floor(SMALL_SHARE * groups.length) : 0;
        const small = groups.filter(({ expected }) => expected < least).length;
        if (groups.length < 2 || small <= allowed)
            break;
        const rarest = groups.reduce((at, { expected }, i) => (expected < groups[at].expected ? i : at), 0);
        const [joined] = groups.splice(rarest, 1);
        const next = groups.reduce((at, { expected }, i) => (expected < groups[at].expected ? i : at), 0);
        groups[next] = {
            expected: groups[next].expected + joined.expected,
            observed: groups[next].observed + joined.observed,
        };
    }
    const total = groups.reduce((sum, { observed }) => sum + observed, 0);
    const wanted = groups.reduce((sum, { expected }) => sum + expected, 0);
    return {
        observed: groups.map(({ observed }) => observed),
        expected: groups.map(({ expected }) => (expected * total) / wanted),
    };
}

// EXTERNAL MODULE: ./packages/statistics/src/two-proportions.ts
var two_proportions = __webpack_require__(54689);
;// CONCATENATED MODULE: ./packages/statistics/src/sample-distances.ts

/** Wasserstein-1 (earth mover's) distance of two samples, in the unit of the values: ∫ |F − G| dx. */
function wassersteinDistance(reference, current) {
    return integral(pairCounts(reference, current), Math.abs);
}
/** Energy distance of two samples, √(2 ∫ (F − G)² dx), in the root of the unit of the values (Székely 2002). */
function energyDistance(reference, current) {
    return Math.SQRT2 * Math.sqrt(integral(pairCounts(reference, current), (gap) => gap * gap));
}
function integral({ values, ref, cur, n, m }, of) {
    let total = 0;
    let a = 0;
    let b = 0;
    for (let i = 0; i + 1 < values.length; i += 1) {
        a += ref[i];
        b += cur[i];
        total += of(a / n - b / m) * (values[i + 1] - values[i]);
    }
    return total;
}

;// CONCATENATED MODULE: ./packages/statistics/src/two-means.ts


/** Student's two-sided t-test of two means with one variance for both, n + m − 2 degrees of freedom. No variance: p NaN or 0. */
function studentTest(reference, current) {
    const a = moments(reference);
    const b = moments(current);
    const df = a.n + b.n - 2;
    const variance = (a.squares + b.squares) / df;
    const stat = (a.mean - b.mean) / Math.sqrt(variance * (1 / a.n + 1 / b.n));
    return { stat, df, p: Math.min(1, 2 * (0,continuous/* studentSf */["do"])(Math.abs(stat), df)) };
}

// EXTERNAL MODULE: ./packages/statistics/src/normal.ts
var normal = __webpack_require__(24174);
;// CONCATENATED MODULE: ./packages/statistics/src/mann-whitney.ts


/** Both samples above this size, or any tie: the normal approximation. */
const mann_whitney_MOST_EXACT = 8;
/**
 * One-sided Mann-Whitney U test: is the first sample smaller than the second? Exact when one sample has at most 8 rows and no value
 * comes twice, else normal with tie and continuity correction (Mann & Whitney 1947). All values equal: p 1.
 */
function mannWhitneyLess(reference, current) {
    const { ref, cur, n, m } = pairCounts(reference, current);
    let below = 0;
    let twice = 0;
    let ties = 0;
    ref.forEach((count, i) => {
        twice += count * (2 * below + cur[i]);
        below += cur[i];
        const tied = count + cur[i];
        ties += tied ** 3 - tied;
    });
    const stat = twice / 2;
    const other = n * m - stat;
    if (ties === 0 && Math.min(n, m) <= mann_whitney_MOST_EXACT)
        return { stat, p: upperTail(Math.max(n, m), Math.min(n, m), other), method: 'exact' };
    const total = n + m;
    const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
    return { stat, p: Math.min(1, (0,normal/* normalSf */.nG)((other - (n * m) / 2 - 0.5) / deviation)), method: 'asymptotic' };
}
/** P(U ≥ u) when nothing differs. Orders with each U are the coefficients of Π (1 − q^(n+i)) / (1 − q^i), i = 1..m, in whole numbers. */
function upperTail(n, m, u) {
    const orders = new Array(n * m + 1).fill(0n);
    orders[0] = 1n;
    for (let i = 1; i <= m; i += 1) {
        for (let k = n * m; k >= n + i; k -= 1)
            orders[k] -= orders[k - n - i];
        for (let k = i; k <= n * m; k += 1)
            orders[k] += orders[k - i];
    }
    let upper = 0n;
    let all = 0n;
    orders.forEach((count, k) => {
        all += count;
        if (k >= u)
            upper += count;
    });
    // Shifted so that the quotient keeps its digits however small it is.
    return Number((upper << 1000n) / all) / 2 ** 500 / 2 ** 500;
}

;// CONCATENATED MODULE: ./packages/statistics/src/anderson-darling-samples.ts

/** Critical values of the standardised statistic for two samples, and their levels (Scholz & Stephens 1987, table 2). */
const critical = [0.325, 1.226, 1.961, 2.718, 3.752, 4.592, 6.546];
const levels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
/**
 * Two-sample Anderson-Darling test with mid-ranks for ties; p by the parabola through the logarithms of the tabulated levels, clipped to
 * their range. Source: F. W. Scholz & M. A. Stephens, K-Sample Anderson-Darling Tests (1987). Throws RangeError when all values are equal.
 */
function andersonDarlingSamples(reference, current) {
    const { values, ref, cur, n, m } = pairCounts(reference, current);
    if (values.length < 2)
        throw new RangeError('more than one distinct value is needed');
    const total = n + m;
    const sums = [ref, cur].map((counts) => midrankSum(counts, ref, cur, total));
    const a2 = ((total - 1) / total) * (sums[0] / n + sums[1] / m);
    const stat = (a2 - 1) / Math.sqrt(variance(n, m));
    return { stat, p: level(stat) };
}
function midrankSum(counts, ref, cur, total) {
    const size = counts.reduce((rows, count) => rows + count, 0);
    let below = 0;
    let pooledBelow = 0;
    let sum = 0;
    counts.forEach((count, i) => {
        const tied = ref[i] + cur[i];
        const own = below + count / 2;
        const pooled = pooledBelow + tied / 2;
        if (tied > 0)
            sum += ((tied / total) * (total * own - pooled * size) ** 2) / (pooled * (total - pooled) - (total * tied) / 4);
        below += count;
        pooledBelow += tied;
    });
    return sum;
}
/** Variance of the statistic for two samples, from their sizes (their formula 4). */
function variance(n, m) {
    const total = n + m;
    const k = 2;
    const H = 1 / n + 1 / m;
    let h = 0;
    let g = 0;
    for (let i = total - 1; i > 1; i -= 1) {
        h += 1 / i;
        g += h / (total + 1 - i);
    }
    h += 1;
    const a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * H;
    const b = (2 * g - 4) * k ** 2 + 8 * h * k + (2 * g - 14 * h - 4) * H - 8 * h + 4 * g - 6;
    const c = (6 * h + 2 * g - 2) * k ** 2 + (4 * h - 4 * g + 6) * k + (2 * h - 6) * H + 4 * h;
    const d = (2 * h + 6) * k ** 2 - 4 * h * k;
    return (a * total ** 3 + b * total ** 2 + c * total + d) / ((total - 1) * (total - 2) * (total - 3));
}
function level(stat) {
    if (stat < critical[0])
        return levels[0];
    if (stat > critical[critical.length - 1])
        return levels[levels.length - 1];
    const [c0, c1, c2] = parabola(critical, levels.map(Math.log));
    return Math.exp(c0 + c1 * stat + c2 * stat * stat);
}
/** Least squares through points, by polynomials that are orthogonal on them. */
function parabola(xs, ys) {
    const mean = (terms) => terms.reduce((total, term) => total + term, 0) / terms.length;
    const shift = mean([...xs]);
    const first = xs.map((x) => x - shift);
    const squares = mean(first.map((x) => x * x));
    const skew = mean(first.map((x) => x ** 3)) / squares;
    const second = first.map((x) => x * x - skew * x - squares);
    const slope = mean(first.map((x, i) => x * ys[i])) / squares;
    const bend = mean(second.map((x, i) => x * ys[i])) / mean(second.map((x) => x * x));
    const level0 = mean([...ys]);
    return [
        level0 - slope * shift + bend * (shift * shift + skew * shift - squares),
        slope - bend * (2 * shift + skew),
        bend,
    ];
}

;// CONCATENATED MODULE: ./packages/statistics/src/symmetric-eigen.ts
/** Eigen-decomposition of a small symmetric matrix by Jacobi's rotations (1846). */
function symmetricEigen(matrix) {
    const size = matrix.length;
    const a = matrix.map((row) => [...row]);
    const vectors = matrix.map((_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
    for (let sweep = 0; sweep < 100; sweep += 1) {
        let rotated = false;
        for (let p = 0; p < size; p += 1)
            for (let q = p + 1; q < size; q += 1) {
                if (Math.abs(a[p][q]) <= 1e-18 * Math.sqrt(Math.abs(a[p][p] * a[q][q])) || a[p][q] === 0)
                    continue;
                rotated = true;
                rotate(a, vectors, p, q);
            }
        if (!rotated)
            break;
    }
    return { values: a.map((row, i) => row[i]), vectors };
}
function rotate(a, vectors, p, q) {
    const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    const c = 1 / Math.sqrt(t * t + 1);
    const s = t * c;
    for (let k = 0; k < a.length; k += 1) {
        const kp = a[k][p];
        const kq = a[k][q];
        a[k][p] = c * kp - s * kq;
        a[k][q] = s * kp + c * kq;
    }
    for (const rows of [a, vectors])
        for (let k = 0; k < a.length; k += 1) {
            const pk = rows[p][k];
            const qk = rows[q][k];
            rows[p][k] = c * pk - s * qk;
            rows[q][k] = s * pk + c * qk;
        }
}

;// CONCATENATED MODULE: ./packages/statistics/src/epps-singleton.ts



/** Places of the characteristic function, in half interquartile ranges. */
const places = [0.4, 0.8];
const EPSILON = 2 ** -52;
/**
 * Epps-Singleton test: are the characteristic functions of two samples equal? For continuous and discrete values.
 * Source: T. W. Epps & K. J. Singleton, An Omnibus Test for the Two-Sample Problem Using the Empirical Characteristic Function (1986).
 * Throws RangeError below five rows a side, or when the middle half of the pooled rows is one value.
 */
function eppsSingleton(reference, current) {
    const { values, ref, cur, n, m } = pairCounts(reference, current);
    if (Math.min(n, m) < 5)
        throw new RangeError(`both samples need at least five rows, not ${n} and ${m}`);
    const pooled = { values, counts: ref.map((count, i) => count + cur[i]) };
    const total = n + m;
    const range = linearQuantile(pooled, 0.75, total) - linearQuantile(pooled, 0.25, total);
    if (range === 0)
        throw new RangeError('the interquartile range of both samples together is 0');
    const a = waves(reference, range / 2);
    const b = waves(current, range / 2);
    const covariance = a.covariance.map((row, i) => row.map((entry, j) => (total / n) * entry + (total / m) * b.covariance[i][j]));
    const gap = a.mean.map((mean, i) => mean - b.mean[i]);
    const { values: spread, vectors } = symmetricEigen(covariance);
    const largest = Math.max(...spread.map(Math.abs));
    // Pseudo-inverse: directions without spread are left out.
    const kept = spread
        .map((value, i) => ({ value, vector: vectors[i] }))
        .filter(({ value }) => Math.abs(value) > 1e-15 * largest);
    const least = Math.min(...kept.map(({ value }) => Math.abs(value)));
    const df = kept.filter(({ value }) => least / Math.abs(value) > spread.length * EPSILON).length;
    let stat = 0;
    for (const { value, vector } of kept)
        stat += vector.reduce((dot, entry, i) => dot + entry * gap[i], 0) ** 2 / value;
    stat *= total;
    if (Math.max(n, m) < 25)
        stat /= 1 + total ** -0.45 + 10.1 * (n ** -1.7 + m ** -1.7);
    return { stat, df, p: (0,continuous/* chiSquareSf */.To)(stat, df) };
}
function waves(sample, scale) {
    const { values, counts } = sample;
    const n = sampleSize(sample);
    const of = (value) => [
        ...places.map((place) => Math.cos((place / scale) * value)),
        ...places.map((place) => Math.sin((place / scale) * value)),
    ];
    const size = 2 * places.length;
    const mean = new Array(size).fill(0);
    for (let i = 0; i < values.length; i += 1)
        of(values[i]).forEach((wave, k) => (mean[k] += (wave * counts[i]) / n));
    const covariance = mean.map(() => new Array(size).fill(0));
    for (let i = 0; i < values.length; i += 1) {
        const from = of(values[i]).map((wave, k) => wave - mean[k]);
        from.forEach((x, k) => from.forEach((y, l) => (covariance[k][l] += (x * y * counts[i]) / n)));
    }
    return { mean, covariance };
}

// EXTERNAL MODULE: ./packages/statistics/src/hypergeometric.ts
var hypergeometric = __webpack_require__(19138);
;// CONCATENATED MODULE: ./packages/statistics/src/fisher-two-sided.ts

/**
 * Fisher's exact test, two-sided by adding up every table with the same margins that is no likelier than the one seen. (`fisherExact`
 * doubles the smaller tail instead.)
 */
function fisherTwoSided({ successes1, n1, successes2, n2 }) {
    const marked = successes1 + successes2;
    const urn = { marked, plain: n1 + n2 - marked, drawn: n2 };
    const seen = (0,hypergeometric/* hypergeometricLogPmf */.by)(successes2, urn);
    let p = 0;
    for (let k = Math.max(0, n2 - urn.plain); k <= Math.min(n2, marked); k += 1) {
        const log = (0,hypergeometric/* hypergeometricLogPmf */.by)(k, urn);
        // Equally likely tables differ in the last digits.
        if (log <= seen + 1e-12)
            p += Math.exp(log);
    }
    return Math.min(1, p);
}

;// CONCATENATED MODULE: ./packages/statistics/src/cramer-von-mises.ts



/** Largest sample up to which the exact distribution is taken. */
const cramer_von_mises_MOST_EXACT = 20;
/** Terms of the limit below it are left out, as in the implementations this is compared with; it bounds the error of p. */
const LEAST_TERM = 1e-7;
/**
 * Two-sample Cramér-von Mises test: exact while both samples have at most 20 rows, else the limit of the standardised statistic.
 * Equal values of one sample keep the ranks they share with the pooled sample but their own places, so ties make it too small.
 * Source: T. W. Anderson, On the Distribution of the Two-Sample Cramér-von Mises Criterion (1962). Throws RangeError below two rows.
 */
function cramerVonMises(reference, current) {
    const { ref, cur, n, m } = pairCounts(reference, current);
    if (Math.min(n, m) < 2)
        throw new RangeError('both samples need at least two rows');
    let below = 0;
    let refBelow = 0;
    let curBelow = 0;
    let refSum = 0;
    let curSum = 0;
    ref.forEach((count, i) => {
        const rank = below + (count + cur[i] + 1) / 2;
        refSum += squaresBelow(rank - refBelow, count);
        curSum += squaresBelow(rank - curBelow, cur[i]);
        below += count + cur[i];
        refBelow += count;
        curBelow += cur[i];
    });
    const u = n * refSum + m * curSum;
    const total = n + m;
    const product = n * m;
    const stat = u / (product * total) - (4 * product - 1) / (6 * total);
    if (Math.max(n, m) <= cramer_von_mises_MOST_EXACT)
        return { stat, p: exactUpper(u, n, m), method: 'exact' };
    const mean = (1 + 1 / total) / 6;
    const variance = ((total + 1) * (4 * product * total - 3 * (n * n + m * m) - 2 * product)) / (45 * total ** 2 * 4 * product);
    const standard = 1 / 6 + (stat - mean) / Math.sqrt(45 * variance);
    const p = standard < 0.003 ? 1 : Math.max(0, 1 - limitCdf(standard));
    return { stat, p, method: 'asymptotic' };
}
/** Σ (offset − j)² over j = 1..count. */
function squaresBelow(offset, count) {
    return count * offset * offset - offset * count * (count + 1) + (count * (count + 1) * (2 * count + 1)) / 6;
}
/** P(statistic ≥ the one of u) over all orders of n and m rows, by the recursion over lattice paths (Xiao, Gordon & Yakovlev 2007). */
function exactUpper(u, n, m) {
    const lcm = (n / gcd(n, m)) * m;
    const a = lcm / n;
    const b = lcm / m;
    const product = n * m;
    const bound = Math.floor((lcm * lcm * (n + m) * (6 * u - product * (4 * product - 1))) / (6 * product * product));
    let rows = [];
    for (let x = 0; x <= n; x += 1) {
        const next = [];
        for (let y = 0; y <= m; y += 1) {
            const here = new Map();
            const add = (a * x - b * y) ** 2;
            const take = (from) => from.forEach((paths, value) => here.set(value + add, (here.get(value + add) ?? 0) + paths));
            if (x === 0 && y === 0)
                here.set(0, 1);
            if (x > 0)
                take(rows[y]);
            if (y > 0)
                take(next[y - 1]);
            next.push(here);
        }
        rows = next;
    }
    let upper = 0;
    let all = 0;
    rows[m].forEach((paths, value) => {
        all += paths;
        if (value >= bound)
            upper += paths;
    });
    return upper / all;
}
/** Limiting distribution function of the one-sample statistic (Csörgő & Faraway 1996, 1.3). */
function limitCdf(x) {
    let total = 0;
    for (let k = 0;; k += 1) {
        const y = 4 * k + 1;
        const q = (y * y) / (16 * x);
        const weight = Math.exp((0,log_gamma/* logGamma */.SX)(k + 0.5) - (0,log_gamma/* logGamma */.SX)(k + 1)) / (Math.PI ** 1.5 * Math.sqrt(x));
        const term = weight * Math.sqrt(y) * Math.exp(-q) * besselK(0.25, q);
        total += term;
        if (!(Math.abs(term) >= LEAST_TERM))
            return total;
    }
}
/** Modified Bessel function of the second kind ∫₀^∞ exp(−q cosh t) cosh(νt) dt; the trapezoidal rule converges doubly fast. */
function besselK(order, q) {
    const step = 1 / 64;
    let sum = Math.exp(-q) / 2;
    for (let t = step;; t += step) {
        const term = Math.exp(-q * Math.cosh(t)) * Math.cosh(order * t);
        sum += term;
        if (!(term > sum * 1e-18))
            return sum * step;
    }
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/pairwise-sum.ts
/**
 * Sum in the order of numpy, whose last bits some tools' numbers hang on: eight running sums in blocks of at most 128, halves beyond.
 * `round` is the precision it adds in; doubles need none.
 */
function pairwiseSum(terms, round = (sum) => sum, from = 0, to = terms.length) {
    const size = to - from;
    const add = (x, y) => round(x + y);
    if (size < 8)
        return terms.slice(from, to).reduce(add, 0);
    if (size > 128) {
        const half = Math.floor(size / 2);
        const middle = from + half - (half % 8);
        return add(pairwiseSum(terms, round, from, middle), pairwiseSum(terms, round, middle, to));
    }
    const sums = terms.slice(from, from + 8);
    let i = from + 8;
    for (; i + 8 <= to; i += 8)
        for (let k = 0; k < 8; k++)
            sums[k] = add(sums[k], terms[i + k]);
    const [a, b, c, d, e, f, g, h] = sums;
    let total = add(add(add(a, b), add(c, d)), add(add(e, f), add(g, h)));
    for (; i < to; i++)
        total = add(total, terms[i]);
    return total;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/evidently-cramer.ts


/** Evidently's exact distribution is for samples up to this size. */
const evidently_cramer_MOST_EXACT = 20;
/** Numbers of orders below it are kept in half precision. */
const MOST_HALF = 65_000;
/**
 * The Cramér-von Mises p of Evidently, which counts the orders of small samples in half or single precision (whichever holds their
 * number): counts and values are rounded at every step, and so is p. Larger samples have the limit in double precision.
 * Throws RangeError where it fails itself.
 */
function evidentlyCramerVonMises(ref, cur) {
    const { n, m } = pairCounts(ref, cur);
    const { p, method, stat } = cramerVonMises(ref, cur);
    if (Math.max(n, m) > evidently_cramer_MOST_EXACT)
        return { p, method };
    const orders = Array.from({ length: n }, (_, i) => (m + i + 1) / (i + 1)).reduce((all, ratio) => all * ratio, 1);
    const lcm = leastMultiple(n, m);
    // Where the values need more room than the number of orders, its arrays are of whole numbers and its additions are refused.
    if (lcm * lcm * (n + m) >= Math.round(orders))
        throw new RangeError('the samples are too small for its exact distribution');
    const half = orders < MOST_HALF;
    const round = half ? halfPrecision : Math.fround;
    const product = n * m;
    const u = (stat + (4 * product - 1) / (6 * (n + m))) * product * (n + m);
    // 6u is whole: ties give quarters of it at most, times a whole size.
    const numerator = lcm * lcm * (n + m) * (Math.round(u * 12) / 2 - product * (4 * product - 1));
    const bound = Math.floor(numerator / (6 * product * product));
    const { values, counts } = distribution(n, m, lcm, round);
    const upper = round(pairwiseSum(counts.filter((_, i) => values[i] >= bound), Math.fround));
    return { p: round(upper / round(Math.round(orders))), method: `exact, in ${half ? 'half' : 'single'} precision` };
}
/** The recursion of Xiao, Gordon & Yakovlev (2007) over lattice paths, with every entry rounded. */
function distribution(n, m, lcm, round) {
    const none = { values: [], counts: [] };
    let row = [{ values: [0], counts: [1] }, ...Array.from({ length: n }, () => none)];
    for (let u = 0; u <= m; u++) {
        let left = none;
        row = row.map((above, v) => {
            const { values, counts } = joined(left, above, round);
            const add = ((lcm / n) * v - (lcm / m) * u) ** 2;
            left = { values: values.map((value) => round(value + add)), counts };
            return left;
        });
    }
    return row[n];
}
/** Entries of equal value are one: those first, ascending, then the others of each in their order. A value that rounding made twice stays twice. */
function joined(a, b, round) {
    const firstOf = (values) => {
        const first = new Map();
        values.forEach((value, i) => first.has(value) || first.set(value, i));
        return first;
    };
    const [inA, inB] = [firstOf(a.values), firstOf(b.values)];
    const shared = [...inA.keys()].filter((value) => inB.has(value)).sort((x, y) => x - y);
    const taken = new Set(shared);
    const rest = ({ values, counts }, first) => values.flatMap((value, i) => (taken.has(value) && first.get(value) === i ? [] : [[value, counts[i]]]));
    const entries = [
        ...shared.map((value) => [value, round(a.counts[inA.get(value)] + b.counts[inB.get(value)])]),
        ...rest(a, inA),
        ...rest(b, inB),
    ];
    return { values: entries.map(([value]) => value), counts: entries.map(([, count]) => count) };
}
/** Nearest number of half precision (IEEE 754 binary16), ties to even. */
function halfPrecision(x) {
    if (x === 0 || !Number.isFinite(x))
        return x;
    const exponent = Math.max(-14, Math.floor(Math.log2(Math.abs(x))));
    const unit = 2 ** (exponent - 10);
    const scaled = x / unit;
    const floor = Math.floor(scaled);
    const rest = scaled - floor;
    const rounded = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
    return Math.abs(rounded * unit) > 65_504 ? Math.sign(x) * Infinity : rounded * unit;
}
function leastMultiple(a, b) {
    let [x, y] = [a, b];
    while (y !== 0)
        [x, y] = [y, x % y];
    return (a / x) * b;
}

;// CONCATENATED MODULE: ./packages/statistics/src/equal-width.ts

/** `n` cells from `low` to `high`. */
function equalWidthEdges(low, high, cells) {
    const width = (high - low) / cells;
    const at = (i) => (width === 0 ? (i / cells) * (high - low) : i * width) + low;
    return Array.from({ length: cells + 1 }, (_, i) => (i === cells ? high : at(i)));
}
/**
 * Number of cells a rule makes of a sample: `sturges` range / (log2 n + 1) wide; `doane` Sturges narrowed by the skewness (Doane 1976);
 * `auto` the narrower of Sturges and Freedman-Diaconis, Sturges alone where the middle half is one value. It may be enormous for `auto`.
 *
 * @param whole the values are whole numbers by type: cells are then at least 1 wide
 * Throws RangeError for an empty sample or infinite values.
 */
function cellsByRule(sample, rule, whole = false) {
    const { n } = moments(sample);
    if (n === 0)
        throw new RangeError('an empty sample has no cells');
    const range = sample.values[sample.values.length - 1] - sample.values[0];
    if (!Number.isFinite(range))
        throw new RangeError('infinite values lie in no cell');
    if (range === 0)
        return 1;
    const width = widths[rule](sample, n, range);
    if (!(width > 0))
        return 1;
    return Math.ceil(range / (whole && width < 1 ? 1 : width));
}
/** Edges of the cells a rule makes of a sample. A constant one has one cell of width 1 about it. Throws as `cellsByRule` does. */
function edgesByRule(sample, rule, whole = false) {
    return edgesAcross(sample, cellsByRule(sample, rule, whole));
}
/** Edges of so many cells over the range of a sample. Throws RangeError when doubles cannot part them. */
function edgesAcross(sample, cells) {
    const low = sample.values[0];
    const high = sample.values[sample.values.length - 1];
    const edges = low === high ? equalWidthEdges(low - 0.5, high + 0.5, cells) : equalWidthEdges(low, high, cells);
    if (edges.some((edge, i) => i > 0 && !(edge > edges[i - 1])))
        throw new RangeError('the cells are too narrow');
    return edges;
}
const widths = {
    sturges: (_, n, range) => range / (Math.log2(n) + 1),
    doane: (sample, n, range) => {
        if (n <= 2)
            return 0;
        const { mean, squares } = moments(sample);
        const deviation = Math.sqrt(squares / n);
        let cubes = 0;
        for (let i = 0; i < sample.values.length; i += 1)
            cubes += sample.counts[i] * ((sample.values[i] - mean) / deviation) ** 3;
        const spread = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
        return range / (1 + Math.log2(n) + Math.log2(1 + Math.abs(cubes / n) / spread));
    },
    auto: (sample, n, range) => {
        const sturges = range / (Math.log2(n) + 1);
        const middle = linearQuantile(sample, 0.75, n) - linearQuantile(sample, 0.25, n);
        return middle > 0 ? Math.min(2 * middle * n ** (-1 / 3), sturges) : sturges;
    },
};
/** Rows per cell; values outside the edges are in none. Length: edges − 1. */
function histogram({ values, counts }, edges) {
    const cells = new Array(edges.length - 1).fill(0);
    const last = edges.length - 1;
    let cell = 0;
    for (let i = 0; i < values.length; i += 1) {
        const value = values[i];
        if (value < edges[0])
            continue;
        if (value > edges[last])
            break;
        while (cell + 1 < last && value >= edges[cell + 1])
            cell += 1;
        cells[cell] += counts[i];
    }
    return cells;
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/evidently-cells.ts


/** Distinct reference values above which numbers are put in cells. */
const MOST_DISTINCT = 20;
/** Shares of both sides over cells of equal width across both, or over each value. */
function shares({ kind, numbers, categories, whole, n, m }) {
    if (kind !== 'number' || !numbers || numbers.ref.values.length <= MOST_DISTINCT)
        return {
            ref: sharesOf(categories.ref, n),
            cur: sharesOf(categories.cur, m),
            parameters: { cells: categories.keys.length, 'cell rule': 'each value' },
        };
    const edges = edgesByRule(pooled(categories.keys, categories.ref, categories.cur), 'sturges', whole);
    return {
        ref: sharesOf(histogram(numbers.ref, edges), n),
        cur: sharesOf(histogram(numbers.cur, edges), m),
        parameters: { cells: edges.length - 1, 'cell rule': 'equal width over both sides, Sturges' },
    };
}
/** Empty cells get 0.0001, or a millionth of the side's least share where that is no larger than 0.0001. */
function zerosFilled(shares) {
    const least = Math.min(...shares.filter((share) => share !== 0));
    return shares.map((share) => (share !== 0 ? share : least <= 0.0001 ? least / 1e6 : 0.0001));
}
/** Of numbers: over cells for the distinct values of both sides, by densities. */
function hellinger({ kind, numbers, categories, whole, n, m }) {
    const { keys, ref, cur } = categories;
    if (kind !== 'number' || !numbers) {
        const overlap = keys.reduce((sum, _, i) => sum + Math.sqrt((ref[i] / n) * (cur[i] / m)), 0);
        return { score: distance(overlap), parameters: { cells: keys.length, 'cell rule': 'each value' } };
    }
    const edges = edgesByRule({ values: keys.map(Number), counts: keys.map(() => 1) }, 'sturges', whole);
    const [a, b] = [histogram(numbers.ref, edges), histogram(numbers.cur, edges)];
    const [rows, others] = [total(a), total(b)];
    const width = (edges[edges.length - 1] - edges[0]) / (edges.length - 1);
    let overlap = 0;
    a.forEach((count, i) => {
        const own = edges[i + 1] - edges[i];
        overlap += Math.sqrt((count / own / rows) * (b[i] / own / others)) * width;
    });
    return {
        score: distance(overlap),
        parameters: { cells: a.length, 'cell rule': 'equal width, Sturges over the distinct values of both sides' },
    };
}
function distance(overlap) {
    return Math.sqrt(1 - Math.min(1, Math.max(0, overlap)));
}
function pooled(keys, ref, cur) {
    return { values: keys.map(Number), counts: ref.map((count, i) => count + cur[i]) };
}
function total(counts) {
    return counts.reduce((sum, count) => sum + count, 0);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/evidently-tests.ts



const number = ['number'];
const category = ['category'];
const evidently_tests_both = ['number', 'category'];
/** Smallest deviation that the Wasserstein distance is divided by. */
const LEAST_DEVIATION = 0.001;
/** Waves the Epps-Singleton test compares. */
const FULL_RANK = 4;
/** Relative difference of sums that counts as equal. */
const SAME_SUM = 2 ** -26;
/** Registered tests by Evidently's names, with its thresholds and senses. */
const evidentlyTests = {
    ks: {
        ...of(number, 0.05, '<='),
        run: onNumbers((ref, cur) => {
            const { stat, p, method } = kolmogorovSmirnov(ref, cur);
            return { score: p, parameters: { score: 'p', method }, values: { statistic: stat } };
        }),
    },
    chisquare: {
        ...of(category, 0.05, '<'),
        run: ({ categories: { ref, cur }, n, m }) => {
            const { p, stat, df } = chiSquareFit(cur, ref.map((count) => count * (m / n)));
            return {
                score: p,
                parameters: { score: 'p', expected: 'shares of the reference', 'degrees of freedom': df },
                values: { statistic: finite(stat) },
            };
        },
    },
    z: {
        ...of(category, 0.05, '<'),
        run: ({ categories: { keys, ref, cur }, n, m }) => {
            const { p } = (0,two_proportions/* chiSquareTwoProportions */.NT)({
                successes1: n - ref[0],
                n1: n,
                successes2: m - cur[0],
                n2: m,
            });
            return { score: p, parameters: { score: 'p', variance: 'pooled', categories: keys.length } };
        },
    },
    jensenshannon: {
        ...of(evidently_tests_both, 0.1, '>='),
        run: (pair) => {
            const { ref, cur, parameters } = shares(pair);
            return {
                score: jensenShannonDistance(ref, cur),
                parameters: { score: 'distance', ...parameters, 'log base': 'e', zeros: 'kept' },
            };
        },
    },
    wasserstein: {
        ...of(number, 0.1, '>='),
        run: onNumbers((ref, cur) => {
            const { n, squares } = moments(ref);
            const norm = Math.max(Math.sqrt(squares / n), LEAST_DEVIATION);
            return {
                score: wassersteinDistance(ref, cur) / norm,
                parameters: { score: 'distance', 'divided by': 'standard deviation of the reference', norm },
            };
        }),
    },
    psi: { ...of(evidently_tests_both, 0.1, '>='), run: onFilled('index', populationStability) },
    kl_div: { ...of(evidently_tests_both, 0.1, '>='), run: onFilled('divergence', kullbackLeibler) },
    hellinger: {
        ...of(evidently_tests_both, 0.1, '>='),
        run: (pair) => {
            const { score, parameters } = hellinger(pair);
            return { score, parameters: { score: 'distance', ...parameters, zeros: 'kept' } };
        },
    },
    t_test: {
        ...of(number, 0.05, '<'),
        run: onNumbers((ref, cur) => {
            const { p, df } = studentTest(ref, cur);
            return { score: p, parameters: { score: 'p', variance: 'pooled', 'degrees of freedom': df } };
        }),
    },
    mannw: {
        ...of(number, 0.05, '<'),
        run: onNumbers((ref, cur) => {
            const { p, method } = mannWhitneyLess(ref, cur);
            return { score: p, parameters: { score: 'p', alternative: 'the reference is smaller', method } };
        }),
    },
    anderson: {
        ...of(number, 0.1, '<'),
        run: onNumbers((ref, cur) => {
            const { p, stat } = andersonDarlingSamples(ref, cur);
            // Below four rows the statistic has no variance to be standardised by.
            const score = Number.isFinite(stat) ? p : NaN;
            return {
                score,
                parameters: { score: 'p', range: '0.001 to 0.25', ties: 'mid-ranks' },
                values: { statistic: finite(stat) },
            };
        }),
    },
    cramer_von_mises: {
        ...of(number, 0.1, '<='),
        run: onNumbers((ref, cur) => {
            const { p, method } = evidentlyCramerVonMises(ref, cur);
            return { score: p, parameters: { score: 'p', method } };
        }),
    },
    es: {
        ...of(number, 0.05, '<'),
        run: onNumbers((ref, cur) => {
            const { p, df } = eppsSingleton(ref, cur);
            // The rank, and with it p, then hangs on the rounding of zeros.
            if (df < FULL_RANK)
                return { stops: `its covariance has rank ${df} of ${FULL_RANK}: there are too few distinct values` };
            return { score: p, parameters: { score: 'p', 'degrees of freedom': df } };
        }),
    },
    ed: {
        ...of(number, 0.1, '>'),
        run: onNumbers((ref, cur) => ({
            score: energyDistance(ref, cur),
            parameters: { score: 'distance', unit: 'root of the unit of the values' },
        })),
    },
    fisher_exact: {
        ...of(category, 0.1, '<'),
        run: ({ categories: { keys, ref, cur }, n, m }) => {
            if (n !== m)
                return { stops: `it needs as many rows on both sides, not ${n} and ${m}` };
            if (keys.length > 2)
                return { stops: `it needs two categories, not ${keys.length}` };
            const p = fisherTwoSided({ successes1: ref[0], n1: n, successes2: cur[0], n2: m });
            return { score: p, parameters: { score: 'p', 'two-sided by': 'tables no likelier' } };
        },
    },
    g_test: {
        ...of(category, 0.1, '<'),
        run: ({ categories: { ref, cur }, n, m }) => {
            if (Math.abs(n - m) > SAME_SUM * Math.min(n, m))
                return { stops: `it needs as many rows on both sides, not ${n} and ${m}` };
            const { p, df } = likelihoodRatioFit(cur, ref);
            return { score: p, parameters: { score: 'p', expected: 'counts of the reference', 'degrees of freedom': df } };
        },
    },
};
function of(kinds, threshold, sense) {
    return { kinds, threshold, sense };
}
function onNumbers(test) {
    return ({ numbers }) => {
        if (!numbers)
            return { stops: 'one side holds no numbers' };
        try {
            return test(numbers.ref, numbers.cur);
        }
        catch (error) {
            if (error instanceof RangeError)
                return { stops: error.message };
            throw error;
        }
    };
}
function onFilled(score, of) {
    return (pair) => {
        const { ref, cur, parameters } = shares(pair);
        if (!ref.some((share) => share > 0) || !cur.some((share) => share > 0))
            return { stops: 'a side has no row in any cell' };
        return {
            score: of(zerosFilled(ref), zerosFilled(cur)),
            parameters: {
                score,
                ...parameters,
                'log base': 'e',
                zeros: '0.0001, or a millionth of the least share below that',
            },
        };
    };
}
function finite(value) {
    return Number.isFinite(value) ? value : String(value);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/evidently.ts



/** Distinct whole numbers up to which a column of them is a category. */
const MOST_WHOLE_CATEGORIES = 10;
/** Reference rows above which distances replace tests. */
const LARGE_REFERENCE = 1000;
const randomOrder = 'its random numbers are drawn over the order of rows';
/**
 * Evidently 0.7: the data's type says what a column is, the reference's rows which test is taken, and no correction is made for many
 * columns. Sources: evidently/core/datasets.py, legacy/calculations/data_drift.py and legacy/calculations/stattests of the package.
 */
const evidently = {
    description: 'Evidently 0.7.21',
    tests: evidentlyTests,
    refused: {
        TVD: randomOrder,
        empirical_mmd: randomOrder,
        perc_text_content_drift: 'it trains a classifier on the text',
        abs_text_content_drift: 'it trains a classifier on the text',
    },
    share: 0.5,
    kindOf: ({ cur }) => {
        const type = evidentlyType(cur);
        return type === 'num' ? 'number' : type === 'unknown' ? undefined : 'category';
    },
    judge: ({ ref, cur }, kind, choice) => evidently_judge({ ref: withoutInfinities(ref), cur: withoutInfinities(cur) }, kind, choice),
};
/** What Evidently takes a column for, going by the data and not by the reference. */
function evidentlyType(sample) {
    switch (sample.type) {
        case 'number':
            return pandasInteger(sample) && sample.numbers.values.length <= MOST_WHOLE_CATEGORIES ? 'cat' : 'num';
        case 'text':
            return sample.categories.size > 0.5 * valuesOf(sample) ? 'text' : 'cat';
        case 'boolean':
            // With nulls pandas keeps them as objects, which are of no type Evidently knows.
            return sample.nulls > 0 ? 'unknown' : 'cat';
        case 'empty':
            // pandas reads nothing but nulls as numbers that are all NaN.
            return 'num';
        case 'time':
        case 'other':
            return 'unknown';
    }
}
/** A whole-number column with nulls is kept as floats. */
function pandasInteger(sample) {
    return sample.type === 'number' && sample.whole && sample.nulls === 0;
}
function evidently_judge({ ref, cur }, kind, choice) {
    if (valuesOf(ref) === 0)
        return undecided('the reference has no values');
    if (valuesOf(cur) === 0)
        return undecided('the data has no values');
    if (evidentlyType(cur) === 'text')
        return undecided("Evidently's text test is not reproduced: it trains a classifier");
    const pair = pairOf(ref, cur, kind);
    const name = choice.test ?? defaultTest(pair);
    const test = evidentlyTests[name];
    if (choice.test !== undefined && !test.kinds.includes(kind))
        return undecided(`${name} is no test for ${kind === 'number' ? 'numbers' : 'categories'}`, name);
    const result = test.run(pair);
    if ('stops' in result)
        return undecided(`${name} stops: ${result.stops}`, name);
    return scored({
        test: name,
        score: result.score,
        threshold: choice.threshold ?? test.threshold,
        sense: test.sense,
        sizes: { reference: pair.n, data: pair.m },
        parameters: { kind: kind === 'number' ? 'num' : 'cat', ...result.parameters },
        ...(result.values && { values: result.values }),
    });
}
function pairOf(ref, cur, kind) {
    return {
        kind,
        n: valuesOf(ref),
        m: valuesOf(cur),
        categories: categoriesOf(ref, cur),
        whole: pandasInteger(ref) && pandasInteger(cur),
        ...(ref.type === 'number' && cur.type === 'number' && { numbers: { ref: ref.numbers, cur: cur.numbers } }),
    };
}
function defaultTest({ kind, n, categories: { keys } }) {
    if (n > LARGE_REFERENCE)
        return kind === 'number' && keys.length > 5 ? 'wasserstein' : 'jensenshannon';
    if (kind === 'number' && keys.length > 5)
        return 'ks';
    return keys.length > 2 ? 'chisquare' : 'z';
}
function undecided(reason, test) {
    return { status: 'undecided', reason, ...(test !== undefined && { test }) };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/nannyml-methods.ts



/** Reference values from which on two methods work on cells instead of values. */
const nannyml_methods_LARGE_REFERENCE = 10_000;
const ESTIMATION_CELLS = 10_000;
const nannyml_methods_both = ['number', 'category'];
const nannyMethods = {
    jensen_shannon: {
        kinds: nannyml_methods_both,
        measure: (ref, cur, cells) => {
            const { p, q, parameters } = withLeftover(ref, cur, cells);
            return {
                score: jensenShannonDistance(p, q, 2),
                parameters: { score: 'distance', ...parameters, 'log base': '2' },
            };
        },
    },
    hellinger: {
        kinds: nannyml_methods_both,
        measure: (ref, cur, cells) => {
            const { p, q, parameters } = withLeftover(ref, cur, cells);
            return { score: hellingerDistance(p, q), parameters: { score: 'distance', ...parameters } };
        },
    },
    kolmogorov_smirnov: {
        kinds: ['number'],
        most: 1,
        measure: (ref, cur, cells) => {
            const [a, b] = [numbersOf(ref), numbersOf(cur)];
            if (valuesOf(ref) < nannyml_methods_LARGE_REFERENCE)
                return { score: kolmogorovSmirnov(a, b).stat, parameters: { score: 'statistic', method: 'exact' } };
            const { ofRef, ofCur } = cumulative(ref, cur, cells, below(cur, cells));
            const score = ofRef.reduce((most, share, i) => Math.max(most, Math.abs(share - ofCur[i])), 0);
            return { score, parameters: { score: 'statistic', ...estimated } };
        },
    },
    wasserstein: {
        kinds: ['number'],
        measure: (ref, cur, cells) => {
            if (valuesOf(ref) < nannyml_methods_LARGE_REFERENCE)
                return {
                    score: wassersteinDistance(numbersOf(ref), numbersOf(cur)),
                    parameters: { score: 'distance', method: 'exact', unit: 'unit of the values' },
                };
            return {
                score: estimatedWasserstein(ref, cur, cells),
                parameters: { score: 'distance', ...estimated, unit: 'unit of the values' },
            };
        },
    },
    chi2: {
        kinds: ['category'],
        threshold: 0.05,
        byP: 0.05,
        measure: (ref, cur) => {
            const { ref: a, cur: b, keys } = categoriesOf(ref, cur);
            const { stat, p, df } = chiSquareTable(a, b);
            const correction = df === 1 ? 'Yates' : 'none';
            return { score: stat, p, parameters: { cells: keys.length, 'degrees of freedom': df, correction } };
        },
    },
    l_infinity: {
        kinds: ['category'],
        measure: (ref, cur) => {
            const { ref: a, cur: b, keys } = categoriesOf(ref, cur);
            const [n, m] = [valuesOf(ref), valuesOf(cur)];
            const score = a.reduce((most, count, i) => Math.max(most, Math.abs(count / n - b[i] / m)), 0);
            return { score, parameters: { score: 'distance', cells: keys.length, 'cell rule': 'each value' } };
        },
    },
};
const estimated = { method: 'estimated', cells: ESTIMATION_CELLS, 'cell rule': 'equal width over the reference' };
/** Edges a method makes of the reference, once for all samples held against it. */
function cellsOf(ref, test) {
    if (ref.type !== 'number')
        return [];
    const { values } = ref.numbers;
    const large = valuesOf(ref) >= nannyml_methods_LARGE_REFERENCE;
    if (test === 'jensen_shannon' || test === 'hellinger')
        return edgesByRule(ref.numbers, 'doane');
    if (!large)
        return [];
    // A histogram by number makes room about a constant, one by edges does not.
    if (test === 'wasserstein')
        return edgesAcross(ref.numbers, ESTIMATION_CELLS);
    return equalWidthEdges(values[0], values[values.length - 1], ESTIMATION_CELLS);
}
/** Shares over the reference's cells or categories, and a last cell for what lies in none of them. */
function withLeftover(ref, cur, cells) {
    const numeric = ref.type === 'number' && cur.type === 'number';
    const known = numeric ? undefined : categoriesOf(ref, cur);
    const inRef = (known?.ref ?? []).map((count) => count > 0);
    const a = numeric ? histogram(ref.numbers, cells) : known.ref.filter((_, i) => inRef[i]);
    const b = numeric ? histogram(numbersOf(cur), cells) : known.cur.filter((_, i) => inRef[i]);
    const p = sharesOf(a, valuesOf(ref));
    const q = sharesOf(b, valuesOf(cur));
    // Its last bits too: equal distributions score by them alone.
    const leftover = 1 - pairwiseSum(q);
    if (leftover > 0) {
        p.push(0);
        q.push(leftover);
    }
    return {
        p,
        q,
        parameters: {
            cells: a.length,
            'cell rule': numeric ? 'equal width over the reference, Doane' : 'each value of the reference',
            zeros: 'kept; what lies in no cell is one more',
        },
    };
}
function below(cur, edges) {
    return rowsWhere(cur, (value) => value < edges[0]) / valuesOf(cur);
}
function cumulative(ref, cur, edges, start) {
    const running = (sample, from) => {
        let sum = 0;
        return histogram(numbersOf(sample), edges).map((count) => from + (sum += count / valuesOf(sample)));
    };
    return { ofRef: running(ref, 0), ofCur: running(cur, start) };
}
/** Inside the reference's range from cells; outside it from the values, where the outermost edge counts as one value more. */
function estimatedWasserstein(ref, cur, edges) {
    const m = valuesOf(cur);
    const [low, high] = [edges[0], edges[edges.length - 1]];
    const smaller = rowsWhere(cur, (value) => value < low);
    const bigger = rowsWhere(cur, (value) => value > high);
    const before = smaller > 0 ? (smaller + 1) / m : 0;
    const { ofRef, ofCur } = cumulative(ref, cur, edges, before);
    const within = ofRef.reduce((sum, share, i) => sum + Math.abs(share - ofCur[i]) * (edges[1] - low), 0);
    return within + nannyml_methods_tail(cur, low, smaller, -1) * before + nannyml_methods_tail(cur, high, bigger, 1) * ((bigger + 1) / m);
}
/** Mean distance from the edge of what lies beyond it, the edge itself counted once. */
function nannyml_methods_tail(cur, edge, rows, side) {
    if (rows === 0)
        return 0;
    const { values, counts } = numbersOf(cur);
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
        const beyond = side * (values[i] - edge);
        if (beyond > 0)
            sum += beyond * counts[i];
    }
    return sum / (rows + 1);
}
function rowsWhere(sample, is) {
    const { values, counts } = numbersOf(sample);
    let rows = 0;
    for (let i = 0; i < values.length; i++)
        if (is(values[i]))
            rows += counts[i];
    return rows;
}
function numbersOf(sample) {
    return sample.type === 'number' ? sample.numbers : { values: [], counts: [] };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/nannyml.ts



/** Deviations of the scores of the reference's parts above their mean at which the threshold lies. */
const DEVIATIONS = 3;
/**
 * NannyML 0.13, univariate drift: the data is one chunk. The threshold is, unless given, the mean of the scores that the reference's own
 * chunks have (ten of equal size in the order of rows, and what is left over) plus three standard deviations.
 * Sources: nannyml/drift/univariate/methods.py, calculator.py and nannyml/thresholds.py of the package.
 */
const nannyml = {
    description: 'NannyML 0.13.1',
    tests: nannyMethods,
    refused: {},
    byDefault: { number: 'jensen_shannon', category: 'jensen_shannon' },
    share: 0,
    parts: 10,
    kindOf: ({ ref }) => ref.type === 'number' ? 'number' : ref.type === 'text' || ref.type === 'boolean' ? 'category' : undefined,
    judge: nannyml_judge,
};
function nannyml_judge({ ref, cur, parts = [] }, kind, choice) {
    const test = choice.test ?? 'jensen_shannon';
    const undecided = (reason) => ({ status: 'undecided', test, reason });
    if (valuesOf(ref) === 0)
        return undecided('the reference has no values');
    if (valuesOf(cur) === 0)
        return undecided('the data has no values');
    if (ref.type !== cur.type)
        return undecided(`the reference holds ${ref.type} and the data ${cur.type}`);
    if ([ref, cur].some((side) => side.type === 'number' && hasInfinities(side)))
        return undecided('it holds infinite values');
    const method = nannyMethods[test];
    if (!method.kinds.includes(kind))
        return undecided(`${test} is no method for ${kind === 'number' ? 'continuous' : 'categorical'} columns`);
    const cells = cellsOf(ref, test);
    const { score, values, ...own } = method.measure(ref, cur, cells);
    const sizes = { reference: valuesOf(ref), data: valuesOf(cur) };
    if (method.byP !== undefined)
        // The alert looks at p, whatever threshold is asked for.
        return scored({
            test,
            score: own.p,
            threshold: method.byP,
            sense: '<',
            sizes,
            parameters: { ...own.parameters, score: 'p' },
            values: { statistic: score },
        });
    const limit = choice.threshold === undefined ? limitOf(parts, ref, method, cells) : { threshold: choice.threshold };
    if (limit === undefined)
        return undecided('its threshold needs ten chunks of the reference in the order of rows; give a threshold instead');
    return scored({
        test,
        score,
        threshold: limit.threshold,
        sense: '>',
        sizes,
        parameters: {
            ...own.parameters,
            ...('chunks' in limit && { 'threshold from': `${limit.chunks} chunks of the reference, mean + 3 sd` }),
        },
        ...(values && { values }),
    });
}
function limitOf(parts, ref, method, cells) {
    if (parts.length === 0)
        return undefined;
    // A chunk without values has no score, and counts for nothing.
    const scores = parts.filter((part) => valuesOf(part) > 0).map((part) => method.measure(ref, part, cells).score);
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
    const threshold = mean + DEVIATIONS * Math.sqrt(variance);
    return { threshold: Math.min(threshold, method.most ?? Infinity), chunks: parts.length };
}

// EXTERNAL MODULE: ./packages/statistics/src/cells.ts
var cells = __webpack_require__(89768);
;// CONCATENATED MODULE: ./packages/statistics/src/pcg64.ts
const MASK_32 = 0xffffffffn;
const MASK_64 = (1n << 64n) - 1n;
const MASK_128 = (1n << 128n) - 1n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
/**
 * Uniform numbers in [0, 1) of the generator PCG XSL RR 128/64, seeded by hashing one whole number: the sequence that other
 * implementations of both draw for the same seed. Sources: M. E. O'Neill, PCG: A Family of Simple Fast Space-Efficient Statistically
 * Good Algorithms for Random Number Generation (2014); the seeding hash is her "seed_seq_fe".
 */
function pcg64(seed) {
    const words = seedWords(seed);
    const initial = (words[0] << 64n) | words[1];
    const increment = ((((words[2] << 64n) | words[3]) << 1n) | 1n) & MASK_128;
    const step = (state) => (state * MULTIPLIER + increment) & MASK_128;
    let state = step((increment + initial) & MASK_128);
    return () => {
        state = step(state);
        const mixed = ((state >> 64n) ^ state) & MASK_64;
        const turn = state >> 122n;
        const output = ((mixed >> turn) | (mixed << ((64n - turn) & 63n))) & MASK_64;
        return Number(output >> 11n) / 2 ** 53;
    };
}
/** Four 64-bit words for a seed below 2^32. */
function seedWords(seed) {
    const mix = hasher(0x43b0d7e5, 0x931e8875);
    const pool = [seed, 0, 0, 0].map(mix);
    for (let from = 0; from < 4; from += 1)
        for (let to = 0; to < 4; to += 1) {
            if (from === to)
                continue;
            const joined = (Math.imul(0xca01f9dd, pool[to]) - Math.imul(0x4973f715, mix(pool[from]))) >>> 0;
            pool[to] = (joined ^ (joined >>> 16)) >>> 0;
        }
    const draw = hasher(0x8b51f9dd, 0x58f38ded);
    const halves = Array.from({ length: 8 }, (_, i) => BigInt(draw(pool[i % 4])));
    return [0, 2, 4, 6].map((i) => (halves[i] & MASK_32) | (halves[i + 1] << 32n));
}
/** A hash whose constant moves on with every word. */
function hasher(start, multiplier) {
    let constant = start;
    return (word) => {
        let value = (word ^ constant) >>> 0;
        constant = Math.imul(constant, multiplier) >>> 0;
        value = Math.imul(value, constant) >>> 0;
        return (value ^ (value >>> 16)) >>> 0;
    };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/soda-reference.ts

const MOST_CELLS = 1_000_000;
/** Cells by the rule `auto`; where that makes as many as there are rows, without outliers, and at last √n of them. */
function referenceObject(sample) {
    const rows = sampleSize(sample);
    const cells = cellsByRule(sample, 'auto');
    if (cells < Math.min(MOST_CELLS, rows))
        return objectOf(sample, edgesAcross(sample, cells));
    const inner = withoutOutliers(sample, rows);
    const size = sampleSize(inner);
    const fewer = cellsByRule(inner, 'auto');
    if (fewer < Math.min(MOST_CELLS, size))
        return objectOf(inner, edgesAcross(inner, fewer));
    return objectOf(inner, edgesAcross(inner, Math.min(MOST_CELLS, Math.ceil(Math.sqrt(size)))));
}
function objectOf(sample, edges) {
    const counts = histogram(sample, edges);
    const rows = counts.reduce((total, count) => total + count, 0);
    const cumulative = [0];
    for (const count of counts)
        cumulative.push(cumulative[cumulative.length - 1] + count / rows);
    return { edges, cumulative };
}
/** Rows within one and a half interquartile ranges of the quartiles. */
function withoutOutliers(sample, rows) {
    const [q1, q3] = [linearQuantile(sample, 0.25, rows), linearQuantile(sample, 0.75, rows)];
    const reach = 1.5 * (q3 - q1);
    const values = [];
    const counts = [];
    for (let i = 0; i < sample.values.length; i++) {
        const value = sample.values[i];
        if (value < q1 - reach || value > q3 + reach)
            continue;
        values.push(value);
        counts.push(sample.counts[i]);
    }
    return { values, counts };
}
/** Rows drawn by inverting the cumulative shares, straight between the edges. */
function drawn({ edges, cumulative }, rows, uniform) {
    const last = edges.length - 1;
    return Array.from({ length: rows }, () => {
        const u = uniform();
        if (u >= cumulative[last])
            return edges[last];
        let low = 0;
        let high = last;
        while (low < high - 1) {
            const middle = (low + high) >>> 1;
            if (cumulative[middle] <= u)
                low = middle;
            else
                high = middle;
        }
        if (cumulative[low] === u)
            return edges[low];
        const slope = (edges[low + 1] - edges[low]) / (cumulative[low + 1] - cumulative[low]);
        return slope * (u - cumulative[low]) + edges[low];
    });
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/soda.ts




/** Rows beyond which Soda picks some, in no order that is known. */
const MOST_ROWS = 1_000_000;
/** Samples drawn from the reference; the score is the median over them. */
const DRAWS = 10;
const FEWEST_ROWS = 5;
/** Share of an empty cell. */
const EMPTY = 1e-5;
const soda_both = ['number', 'category'];
/**
 * Soda Core 3.5 with its scientific package: distribution checks. Of numbers the reference is kept as a histogram, and ten samples as large
 * as the data are drawn from it with seeds 0 to 9. Tests have the threshold of Soda's documentation, distances none of their own.
 * Source: soda/scientific/distribution of the package.
 */
const soda = {
    description: 'soda-core-scientific 3.5.6',
    tests: {
        ks: { kinds: ['number'], threshold: 0.05 },
        chi_square: { kinds: ['category'], threshold: 0.05 },
        psi: { kinds: soda_both },
        swd: { kinds: soda_both },
        semd: { kinds: soda_both },
    },
    refused: {},
    byDefault: { number: 'ks', category: 'chi_square' },
    share: 0,
    kindOf: ({ ref }, { test }) => {
        if (ref.type === 'text' || ref.type === 'boolean')
            return 'category';
        // The user says what a column of numbers is: one that chi_square is asked for is categorical.
        return ref.type === 'number' ? (test === 'chi_square' ? 'category' : 'number') : undefined;
    },
    judge: soda_judge,
};
function soda_judge({ ref, cur }, kind, choice) {
    const test = choice.test ?? soda.byDefault[kind];
    const undecided = (reason) => ({ status: 'undecided', test, reason });
    if (valuesOf(ref) === 0)
        return undecided('the reference has no values');
    if (valuesOf(cur) === 0)
        return undecided('the data has no values');
    if (ref.type !== cur.type)
        return undecided(`the reference holds ${ref.type} and the data ${cur.type}`);
    if (!soda.tests[test].kinds.includes(kind))
        return undecided(`${test} is no method for ${kind === 'number' ? 'continuous' : 'categorical'} columns`);
    const byP = test === 'ks' || test === 'chi_square';
    const threshold = choice.threshold ?? soda.tests[test].threshold;
    if (threshold === undefined)
        return undecided(`${test} needs a threshold, Soda has none of its own`);
    const measured = kind === 'number' ? ofNumbers(test, ref, cur) : ofCategories(test, ref, cur);
    if ('stops' in measured)
        return undecided(`${test} stops: ${measured.stops}`);
    return scored({
        test,
        threshold,
        sense: byP ? '<=' : '>=',
        sizes: { reference: valuesOf(ref), data: valuesOf(cur) },
        ...measured,
    });
}
function ofNumbers(test, ref, cur) {
    if (cur.rows > MOST_ROWS)
        return { stops: `Soda looks at ${MOST_ROWS} rows, and at which ones of more is not known` };
    if (hasInfinities(ref) || hasInfinities(cur))
        return { stops: 'it holds infinite values' };
    if (test !== 'ks' && cur.nulls > 0)
        return { stops: 'the data has nulls' };
    const object = referenceObject(ref.numbers);
    const scores = Array.from({ length: DRAWS }, (_, seed) => scoreOf(test, (0,cells/* distinctCounts */.LZ)(drawn(object, cur.rows, pcg64(seed))), cur.numbers));
    return {
        score: median(scores),
        parameters: {
            score: test === 'ks' ? 'p' : test === 'psi' ? 'index' : 'distance',
            'cells of the reference': object.edges.length - 1,
            'samples drawn': DRAWS,
            seeds: '0 to 9',
            'score of many': 'median',
            ...(test === 'psi' && ofCells),
            ...(test.endsWith('d') && { 'divided by': 'standard deviation of both sides' }),
        },
    };
}
const ofCells = { cells: 10, 'cell rule': 'equal width over both sides', 'log base': 'e', zeros: EMPTY };
function scoreOf(test, ref, cur) {
    if (test === 'ks')
        return kolmogorovSmirnov(ref, cur).p;
    return test === 'psi' ? stability(ref, cur) : standardized(ref, cur);
}
function ofCategories(test, ref, cur) {
    const { keys, ref: before, cur: observed } = categoriesWithNull(ref, cur);
    const expected = before.map((count) => halfEven((count / ref.rows) * cur.rows));
    if (test === 'chi_square') {
        if (before.some((count) => count === 0) || observed.some((count) => count === 0))
            return { stops: 'both sides need the same categories' };
        if (Math.min(...expected, ...observed) < FEWEST_ROWS)
            return { stops: `every category needs ${FEWEST_ROWS} rows` };
        const [a, b] = [expected, observed].map((counts) => counts.map((count) => count + 1));
        const scale = soda_sum(b) / soda_sum(a);
        const { p, stat, df } = chiSquareFit(b, a.map((count) => count * scale));
        return {
            score: p,
            parameters: { score: 'p', cells: keys, zeros: 'every count plus 1', 'degrees of freedom': df },
            values: { statistic: stat },
        };
    }
    // Soda takes the counts of the categories themselves as the two samples.
    const a = (0,cells/* distinctCounts */.LZ)(expected.filter((_, i) => before[i] > 0));
    const b = (0,cells/* distinctCounts */.LZ)(observed.filter((count) => count > 0));
    const parameters = { score: test === 'psi' ? 'index' : 'distance', 'taken of': 'the counts of the categories' };
    if (test === 'psi')
        return { score: stability(a, b), parameters: { ...parameters, ...ofCells } };
    return {
        score: standardized(a, b),
        parameters: { ...parameters, 'divided by': 'standard deviation of both sides' },
    };
}
/** Null is one more category to Soda. */
function categoriesWithNull(ref, cur) {
    const { keys, ref: before, cur: now } = categoriesOf(ref, cur);
    if (ref.nulls + cur.nulls === 0)
        return { keys: keys.length, ref: before, cur: now };
    return { keys: keys.length + 1, ref: [...before, ref.nulls], cur: [...now, cur.nulls] };
}
function stability(ref, cur) {
    const ends = [ref, cur].flatMap(({ values }) => [values[0], values[values.length - 1]]);
    const edges = equalWidthEdges(Math.min(...ends), Math.max(...ends), 10);
    const [a, b] = [cur, ref].map((sample) => {
        const counts = histogram(sample, edges);
        return sharesOf(counts, moments(sample).n).map((share) => (share === 0 ? EMPTY : share));
    });
    return populationStability(a, b);
}
function standardized(ref, cur) {
    const [a, b] = [moments(ref), moments(cur)];
    const rows = a.n + b.n;
    const mean = (a.mean * a.n + b.mean * b.n) / rows;
    const squares = a.squares + b.squares + a.n * (a.mean - mean) ** 2 + b.n * (b.mean - mean) ** 2;
    return wassersteinDistance(ref, cur) / Math.sqrt(squares / rows);
}
function median(scores) {
    if (scores.some(Number.isNaN))
        return NaN;
    const sorted = [...scores].sort((a, b) => a - b);
    return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
}
function halfEven(x) {
    const floor = Math.floor(x);
    return x - floor === 0.5 ? floor + (floor % 2) : Math.round(x);
}
function soda_sum(counts) {
    return counts.reduce((total, count) => total + count, 0);
}

;// CONCATENATED MODULE: ./packages/data-quality/src/drift/compat/policy.ts







const compatTools = { evidently: evidently, nannyml: nannyml, soda: soda, deequ: deequ };
const names = Object.keys(compatTools);
const threshold = () => (0,types/* number */.ai)({ min: 0 }).optional();
const offWord = schemas/* union */.KCZ([schemas/* literal */.euz('off'), schemas/* literal */.euz(false)], 'expected off');
const choiceSchema = schemas/* strictObject */.rej({
    test: schemas/* string */.YjP().optional().describe("A test by the tool's own name"),
    threshold: threshold(),
});
/** The policy of another tool as a mapping. */
const compatMappingSchema = schemas/* strictObject */.rej({
    compat: schemas/* enum */.k5n(names, `expected one of ${names.join(', ')}`)
        .describe('The tool whose scores and verdicts are given'),
    test: schemas/* string */.YjP().optional().describe("Test of every column, by the tool's own name"),
    'num-test': schemas/* string */.YjP().optional().describe('Test of numbers'),
    'cat-test': schemas/* string */.YjP().optional().describe('Test of categories'),
    threshold: threshold().describe('Threshold of every column'),
    'num-threshold': threshold().describe('Threshold of numbers'),
    'cat-threshold': threshold().describe('Threshold of categories'),
    share: (0,types/* share */.uM)().optional().describe('Share of drifted columns from which on the data set drifted; 0 is any'),
    columns: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([offWord, choiceSchema], 'expected off, or a test and threshold'))
        .optional()
        .describe('Per column: `off`, or a test and threshold of its own'),
})
    .describe('Drift as another tool judges it');
/** The policy a mapping describes, or what is wrong with the tests it names. */
function compatPolicy(mapping) {
    const tool = compatTools[mapping.compat];
    const columns = Object.entries(mapping.columns ?? {}).map(([name, choice]) => [name, typeof choice === 'object' ? chosen(choice.test, choice.threshold) : 'off']);
    const policy = {
        compat: mapping.compat,
        all: chosen(mapping.test, mapping.threshold),
        kinds: {
            number: chosen(mapping['num-test'], mapping['num-threshold']),
            category: chosen(mapping['cat-test'], mapping['cat-threshold']),
        },
        columns: Object.fromEntries(columns),
        share: mapping.share ?? tool.share,
    };
    const complaints = [
        ...complaintsAbout(tool, ['test'], policy.all),
        ...complaintsAbout(tool, ['num-test'], { ...policy.all, ...policy.kinds.number }, 'number'),
        ...complaintsAbout(tool, ['cat-test'], { ...policy.all, ...policy.kinds.category }, 'category'),
        ...columns.flatMap(([name, choice]) => choice === 'off' ? [] : complaintsAbout(tool, ['columns', name, 'test'], choice)),
    ].filter(({ path }) => path[0] === 'columns' || mapping[path[0]] !== undefined);
    return complaints.length > 0 ? { complaints } : policy;
}
/** A column's own choice wins over that of its kind, and that over the one for all. */
function choiceFor({ columns, kinds, all }, column, kind) {
    const own = columns[column];
    return { ...all, ...(kind && kinds[kind]), ...(typeof own === 'object' ? own : {}) };
}
function chosen(test, threshold) {
    return { ...(test !== undefined && { test }), ...(threshold !== undefined && { threshold }) };
}
function complaintsAbout({ tests, refused, description }, path, { test }, kind) {
    if (test === undefined)
        return [];
    const known = tests[test];
    if (known === undefined)
        return [{ path, message: unknownTest(test, tests, refused, description) }];
    if (kind !== undefined && !known.kinds.includes(kind))
        return [{ path, message: `${test} is no test for ${kind === 'number' ? 'numbers' : 'categories'}` }];
    return [];
}
function unknownTest(test, tests, refused, description) {
    const why = refused[test];
    if (why !== undefined)
        return `${test} of ${description} is not reproduced: ${why}`;
    const close = (0,nearest/* nearest */.p)(test, Object.keys(tests));
    const remedy = close === undefined ? `known here: ${Object.keys(tests).join(', ')}` : `did you mean "${close}"?`;
    return `${description} has no test "${test}"; ${remedy}`;
}


/***/ }),

/***/ 24597:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ limitsOf),
/* harmony export */   KS: () => (/* binding */ scopeShape),
/* harmony export */   Nx: () => (/* binding */ tolerated),
/* harmony export */   Od: () => (/* binding */ scopeOf),
/* harmony export */   TF: () => (/* binding */ toleranceShape),
/* harmony export */   Vy: () => (/* binding */ ruled),
/* harmony export */   aS: () => (/* binding */ tolerance),
/* harmony export */   rV: () => (/* binding */ handlingShape)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57182);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88532);
/* harmony import */ var _limit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48117);



const limitExpected = 'expected a comparison with a number of rows or a share, such as "> 0", "> 10" or "> 1%"';
const limit = () => zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()], limitExpected).transform((value, context) => {
    const parsed = (0,_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLimit */ .Fv)(String(value));
    if (parsed)
        return parsed;
    context.addIssue({ code: 'custom', message: limitExpected });
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
});
/** Which rows a rule looks at, and how grave a breach is. */
const scopeShape = {
    where: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)().optional().describe('SQL condition that picks the rows the rule looks at'),
    severity: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .choice */ .Yq)(['fail', 'warn']).optional().describe('`warn`: the rule warns where it would fail'),
};
/** The same, of a rule that counts rows. */
const handlingShape = {
    'warn-if': limit().optional().describe('Failing rows from which on the rule warns, such as "> 0" or "> 1%"'),
    'error-if': limit().optional().describe('Failing rows from which on the rule fails; "> 0" when neither is given'),
    ...scopeShape,
};
/** Most failing rows a rule tolerates, as a number or a share. */
const toleranceShape = {
    max: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .integer */ .nd)({ min: 0 }).optional().describe('Most failing rows'),
    'max-share': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .share */ .uM)().optional().describe('Largest share of failing rows'),
    ...handlingShape,
};
/** `value`, or a mapping of `value` and its handling. */
function ruled(value, expected) {
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
        value.transform((read) => ({ value: read })),
        zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ value: value.describe('What is asked, as in the short form'), ...handlingShape })
            .transform((written) => written),
    ], expected);
}
/** `5` is a number of rows, `1%` a share; both stand for a mapping of `max` or `max-share`. */
const tolerance = () => zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()], 'expected a number of rows or a share').transform((value, context) => {
    const asShare = typeof value === 'string' && value.trim().endsWith('%');
    const parsed = asShare ? (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .share */ .uM)().safeParse(value) : (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_3__/* .integer */ .nd)({ min: 0 }).safeParse(value);
    if (parsed.success)
        return asShare ? { 'max-share': parsed.data } : { max: parsed.data };
    context.addIssue({
        code: 'custom',
        message: 'expected a whole number of rows (a share is written 1% or max-share: 0.01)',
    });
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
});
/** The same with the tolerance as `error-if`. */
function tolerated({ max, 'max-share': share, ...handling }) {
    const most = share !== undefined ? (0,_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .moreThanShare */ .eR)(share) : max !== undefined ? (0,_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .moreRowsThan */ .Gf)(max) : undefined;
    return { ...handling, 'error-if': handling['error-if'] ?? most };
}
/** The limits of a rule on failing rows; it fails above 0 when nothing is said. */
function limitsOf(rule) {
    const warnIf = rule['warn-if'];
    const errorIf = rule['error-if'] ?? (warnIf ? undefined : (0,_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .moreRowsThan */ .Gf)(0));
    return { ...(warnIf && { warnIf }), ...(errorIf && { errorIf }) };
}
/** `where` and `severity` of a planned rule; what is said nearer to the rule wins. */
function scopeOf(rule, around = {}) {
    const conditions = [around.where, rule.where].filter((text) => text !== undefined);
    const where = conditions.length === 2 ? conditions.map((text) => `(\n${text}\n)`).join(' AND ') : conditions[0];
    return {
        ...(where !== undefined && { where }),
        ...((rule.severity ?? around.severity) === 'warn' && { severity: 'warn' }),
    };
}


/***/ }),

/***/ 48117:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ meets),
/* harmony export */   Fv: () => (/* binding */ parseLimit),
/* harmony export */   Gf: () => (/* binding */ moreRowsThan),
/* harmony export */   Q: () => (/* binding */ allowedBy),
/* harmony export */   eR: () => (/* binding */ moreThanShare)
/* harmony export */ });
/** Reads `"> 10"` and `"> 1%"`; undefined when the text is neither. */
function parseLimit(text) {
    const match = /^(>=|<=|!=|>|<|=)\s*(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim());
    if (!match)
        return undefined;
    const [, operator, digits, percent] = match;
    if (!percent && !Number.isInteger(Number(digits)))
        return undefined;
    return {
        operator: operator,
        value: percent ? Number(`${digits}e-2`) : Number(digits),
        unit: percent ? 'share' : 'rows',
        text: `${operator} ${digits}${percent}`,
    };
}
/** Does a number of failing rows, of so many checked, meet the limit? Of no rows the share is 0. */
function meets(limit, failing, checked) {
    const { operator, value, unit } = limit;
    const found = unit === 'rows' ? failing : checked === 0 ? 0 : failing / checked;
    switch (operator) {
        case '>':
            return found > value;
        case '>=':
            return found >= value;
        case '<':
            return found < value;
        case '<=':
            return found <= value;
        case '=':
            return found === value;
        case '!=':
            return found !== value;
    }
}
/** The limit `> n` rows. */
function moreRowsThan(rows) {
    return { operator: '>', value: rows, unit: 'rows', text: `> ${rows}` };
}
/** The limit `> x%` of the rows checked. */
function moreThanShare(share) {
    return { operator: '>', value: share, unit: 'share', text: `> ${Number((share * 100).toPrecision(15))}%` };
}
const opposite = { '>': '≤', '>=': '<', '<': '≥', '<=': '>', '=': '≠', '!=': '=' };
/** What is still allowed where the limit forbids: `> 1%` leaves `≤ 1%`. */
function allowedBy({ operator, text }) {
    return `${opposite[operator]}${text.slice(operator.length)}`;
}


/***/ }),

/***/ 43214:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  NR: () => (/* binding */ parseRules),
  S3: () => (/* reexport */ ruleSetSchema),
  ok: () => (/* binding */ validateDataSettings)
});

// EXTERNAL MODULE: ./packages/fields/src/mapping.ts
var mapping = __webpack_require__(89921);
// EXTERNAL MODULE: ./packages/fields/src/explain.ts
var explain = __webpack_require__(39252);
// EXTERNAL MODULE: ./packages/fields/src/known-keys.ts
var known_keys = __webpack_require__(18797);
// EXTERNAL MODULE: ./packages/fields/src/types.ts
var types = __webpack_require__(57182);
// EXTERNAL MODULE: ./packages/fields/src/field.ts
var field = __webpack_require__(93523);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./packages/data-quality/src/drift/compat/policy.ts + 31 modules
var compat_policy = __webpack_require__(89623);
;// CONCATENATED MODULE: ./packages/data-quality/src/drift/policy.ts


const floorsSchema = schemas/* strictObject */.rej({
    value: (0,types/* share */.uM)().optional().describe('Largest gap of the cumulative shares of a number'),
    tail: (0,types/* share */.uM)().optional().describe('Excess of rows outside the reference range'),
    mix: (0,types/* share */.uM)().optional().describe('Change of the shares of categories'),
    null: (0,types/* share */.uM)().optional().describe('Change of the share of nulls'),
});
const offWord = schemas/* union */.KCZ([schemas/* literal */.euz('off'), schemas/* literal */.euz(false)], 'expected off');
/** The `rows-moved` policy as a mapping. */
const driftMappingSchema = schemas/* strictObject */.rej({
    policy: schemas/* enum */.k5n(['rows-moved', 'off'], 'expected rows-moved or off').optional(),
    alpha: (0,types/* number */.ai)({ min: 0, max: 1 }).optional().describe('Chance of a false alarm over the whole data set'),
    floors: floorsSchema.optional().describe('Effects from which on a difference counts'),
    fail: floorsSchema.optional().describe('Effects from which on it fails instead of warns'),
    columns: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([offWord, floorsSchema], 'expected off, or floors such as value: 0.05'))
        .optional()
        .describe('Per column: `off`, or floors of its own'),
})
    .describe('How drift is judged');
const rowsMoved = {
    alpha: 0.05,
    floors: { value: 0.03, tail: 0.005, mix: 0.03, null: 0.01 },
    fail: { value: 0.1, tail: 0.02, mix: 0.1, null: 0.05 },
    columns: {},
    minRows: 20,
};
/** The policy a mapping describes; undefined when drift is switched off. */
function driftPolicy(mapping) {
    if (mapping.policy === 'off')
        return undefined;
    return {
        ...rowsMoved,
        alpha: mapping.alpha ?? rowsMoved.alpha,
        floors: { ...rowsMoved.floors, ...given(mapping.floors) },
        fail: { ...rowsMoved.fail, ...given(mapping.fail) },
        columns: Object.fromEntries(Object.entries(mapping.columns ?? {}).map(([name, rule]) => [
            name,
            typeof rule === 'object' ? given(rule) : 'off',
        ])),
    };
}
function given(floors = {}) {
    return Object.fromEntries(Object.entries(floors).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./packages/data-quality/src/encoding.ts
/** Encodings of text files. */
const encodings = ['utf-8', 'latin-1', 'utf-16'];

// EXTERNAL MODULE: ./packages/data-quality/src/sources/partitions.ts
var partitions = __webpack_require__(12320);
// EXTERNAL MODULE: ./packages/fields/src/quantities.ts
var quantities = __webpack_require__(65974);
// EXTERNAL MODULE: ./packages/data-quality/src/rules/handling.ts
var handling = __webpack_require__(24597);
;// CONCATENATED MODULE: ./packages/data-quality/src/rules/aggregate-schema.ts



/** A share that may be above 1: a number of rows can grow threefold. */
const growth = () => schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()], growthExpected).transform((value, context) => {
    const parsed = typeof value === 'number' ? value : (0,quantities/* parseShare */.n8)(value);
    if (parsed !== undefined && parsed >= 0)
        return parsed;
    context.addIssue({ code: 'custom', message: growthExpected });
    return core/* NEVER */.tm;
});
const growthExpected = 'expected a share of the reference such as 10% or 0.1';
/** How far a number may be from that of the reference. */
const changeSchema = schemas/* strictObject */.rej({
    'max-decrease': growth().optional().describe("Largest decrease, as a share of the reference's"),
    'max-increase': growth().optional().describe("Largest increase, as a share of the reference's"),
})
    .superRefine((change, context) => {
    if (Object.values(change).every((bound) => bound === undefined))
        context.addIssue({ code: 'custom', message: 'expected max-decrease or max-increase' });
});
const boundsExpected = 'expected a number, or min, max or change';
/** A number alone is that number exactly. */
const bounds = () => schemas/* union */.KCZ([
    schemas/* number */.aig().transform((value) => ({ min: value, max: value })),
    schemas/* strictObject */.rej({
        min: (0,types/* number */.ai)().optional().describe('Smallest'),
        max: (0,types/* number */.ai)().optional().describe('Largest'),
        change: changeSchema.optional().describe("How far it may be from the reference's"),
        ...handling/* scopeShape */.KS,
    })
        .transform((written) => written),
], boundsExpected)
    .superRefine(({ min, max, change }, context) => {
    if (min === undefined && max === undefined && change === undefined)
        context.addIssue({ code: 'custom', message: boundsExpected });
    if (min !== undefined && max !== undefined && min > max)
        context.addIssue({ code: 'custom', message: `min ${min} is above max ${max}` });
});
const quantilesExpected = 'expected probabilities between 0 and 1 with their bounds, such as 0.95: { max: 100 }';
/** Statistics of one column. */
const aggregatesSchema = schemas/* strictObject */.rej({
    min: bounds().optional().describe('The smallest value'),
    max: bounds().optional().describe('The largest value'),
    mean: bounds().optional().describe('The arithmetic mean'),
    stddev: bounds().optional().describe('The sample standard deviation (divisor n - 1)'),
    sum: bounds().optional().describe('The sum'),
    median: bounds().optional().describe('The median, exact'),
    quantiles: schemas/* record */.g1P(schemas/* string */.YjP(), bounds(), quantilesExpected)
        .superRefine((quantiles, context) => {
        for (const key of Object.keys(quantiles)) {
            const p = (0,quantities/* parseShare */.n8)(key);
            if (p === undefined || p > 1)
                context.addIssue({ code: 'custom', path: [key], message: quantilesExpected });
        }
    })
        .optional()
        .describe('Quantiles by probability, exact, interpolated between neighbours'),
    distinct: bounds().optional().describe('Number of distinct values'),
});

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/bound.ts

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const time = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;
/** Reads a number, a date (`2026-01-31`) or a time (`2026-01-31T10:00:00Z`; without an offset it is UTC); undefined when the text is none. */
function parseBound(text) {
    const trimmed = text.trim();
    if (decimal.test(trimmed) && Number.isFinite(Number(trimmed)))
        return numberBound(Number(trimmed));
    const match = time.exec(trimmed);
    if (!match)
        return undefined;
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset = 'Z'] = match;
    const milliseconds = Number(fraction.padEnd(3, '0'));
    const wall = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second, milliseconds);
    // Date.UTC carries a 30th of February over into March, and the year 0012 into 1912.
    const read = Number.isFinite(wall) ? new Date(wall).toISOString() : '';
    const typed = `${year}-${month}-${day}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}:${second.padStart(2, '0')}`;
    const minutes = offsetMinutes(offset);
    if (!read.startsWith(typed) || minutes === undefined)
        return undefined;
    const instant = wall - minutes * 60_000;
    const utc = new Date(instant).toISOString();
    const shown = match[4] === undefined ? utc.slice(0, 10) : utc.replace('T', ' ').replace(/(\.000)?Z$/, '');
    return { kind: 'time', milliseconds: instant, text: shown };
}
function numberBound(value) {
    return { kind: 'number', value, text: String(value) };
}
function offsetMinutes(offset) {
    if (/^z$/i.test(offset))
        return 0;
    const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset);
    if (Number(hours) > 14 || Number(minutes) > 59)
        return undefined;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
const boundExpected = 'expected a number, a date such as 2026-01-31 or a time such as 2026-01-31T10:00:00Z';
/** A bound as typed in a rule. */
const bound = () => schemas/* union */.KCZ([schemas/* number */.aig(boundExpected), schemas/* string */.YjP()], boundExpected).transform((value, context) => {
    const parsed = typeof value === 'number' ? numberBound(value) : parseBound(value);
    if (parsed)
        return parsed;
    context.addIssue({ code: 'custom', message: boundExpected });
    return core/* NEVER */.tm;
});

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/column-specs.ts



// Rules of a column that take more than one value; each has a type of its own for those who compile it.
const scalarExpected = 'expected text, a number, true or false';
const scalarValue = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()], scalarExpected);
/** `nulls: 0` is a number of rows, `nulls: 1%` a share. */
const nulls = schemas/* union */.KCZ([
    (0,handling/* tolerance */.aS)(),
    schemas/* strictObject */.rej({
        ...handling/* toleranceShape */.TF,
        max: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Most rows that may be null'),
        'max-share': (0,types/* share */.uM)().optional().describe('Largest share of rows that may be null'),
        warn: (0,types/* share */.uM)().optional().describe('Share of null rows from which on the check warns'),
    }),
], 'expected a number of rows, a share such as 1%, or a mapping')
    .transform((written) => written);
const lengthExpected = 'expected a number of characters, or min and max';
const column_specs_length = schemas/* union */.KCZ([
    schemas/* number */.aig().transform((value, context) => {
        if (Number.isSafeInteger(value) && value >= 0)
            return { min: value, max: value };
        context.addIssue({ code: 'custom', message: 'expected a whole number at least 0' });
        return core/* NEVER */.tm;
    }),
    schemas/* strictObject */.rej({
        min: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Fewest characters'),
        max: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Most characters'),
        ...handling/* handlingShape */.rV,
    }),
], lengthExpected)
    .transform((written) => written)
    .superRefine(({ min, max }, context) => {
    if (min === undefined && max === undefined)
        context.addIssue({ code: 'custom', message: lengthExpected });
    if (min !== undefined && max !== undefined && min > max)
        context.addIssue({ code: 'custom', message: `min ${min} is above max ${max}` });
});
const classShare = schemas/* strictObject */.rej({
    class: scalarValue.optional().describe('The class meant; left out: `true` of a boolean, else each class'),
    min: (0,types/* share */.uM)().optional().describe('Smallest share of the class'),
    max: (0,types/* share */.uM)().optional().describe('Largest share of the class'),
    ...handling/* scopeShape */.KS,
})
    .superRefine(({ min = 0, max = 1 }, context) => {
    if (min > max)
        context.addIssue({ code: 'custom', message: `min ${min} is above max ${max}` });
});
const fewestPerClass = schemas/* union */.KCZ([
    (0,types/* integer */.nd)({ min: 1 }).transform((value) => ({ value })),
    schemas/* strictObject */.rej({ value: (0,types/* integer */.nd)({ min: 1 }).describe('Fewest rows of each class'), ...handling/* scopeShape */.KS }),
], 'expected a whole number at least 1');
const outliers = schemas/* union */.KCZ([
    (0,handling/* tolerance */.aS)(),
    schemas/* strictObject */.rej({
        method: (0,types/* choice */.Yq)(['iqr', 'mad'])
            .optional()
            .describe('`iqr`: outside the quartiles by `factor` interquartile ranges; `mad`: modified z-score above `factor`'),
        factor: (0,types/* number */.ai)({ min: 0.1 }).optional().describe('How far is too far: 1.5 (iqr) or 3.5 (mad) when left out'),
        ...handling/* toleranceShape */.TF,
    }),
], 'expected a number of rows, a share such as 1%, or a mapping')
    .transform((written) => written);
const directions = ['increasing', 'decreasing'];
const directionExpected = `expected ${directions.join(' or ')}, or a mapping`;
const names = () => schemas/* union */.KCZ([(0,types/* text */.Qq)().transform((name) => [name]), schemas/* array */.YOg((0,types/* text */.Qq)()).min(1, 'expected at least one column')], 'expected a column or a list of columns');
const monotonic = schemas/* union */.KCZ([
    schemas/* enum */.k5n(directions).transform((direction) => ({ direction })),
    schemas/* strictObject */.rej({
        direction: (0,types/* choice */.Yq)(directions).describe('Which way the values go'),
        strict: (0,types/* flag */.Jt)().optional().describe('`true`: two neighbours may not be equal'),
        by: (0,types/* text */.Qq)().optional().describe('Column that orders the rows; left out: their order in the file'),
        group: names().optional().describe('Columns; each group of rows is looked at alone'),
        ...handling/* handlingShape */.rV,
    }),
], directionExpected)
    .transform((written) => written);
const references = schemas/* strictObject */.rej({
    file: (0,types/* text */.Qq)().optional().describe('Data file that holds the values allowed'),
    table: (0,types/* text */.Qq)().optional().describe('The same as a table, on an engine of tables'),
    column: (0,types/* text */.Qq)().describe('Its column'),
    ...handling/* handlingShape */.rV,
})
    .superRefine(({ file, table }, context) => {
    if ((file === undefined) === (table === undefined))
        context.addIssue({ code: 'custom', message: 'expected either `file` or `table`' });
});

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/value-types.ts
/** Value types a column can be declared to have. */
const valueTypes = ['integer', 'float', 'string', 'boolean', 'date', 'timestamp'];

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/column-schema.ts







const values = () => schemas/* array */.YOg(scalarValue, 'expected a list of values').min(1, 'expected at least one value');
const typeExpected = `expected one of ${valueTypes.join(', ')}`;
const columnRuleSchema = schemas/* strictObject */.rej({
    required: (0,types/* flag */.Jt)().optional().describe('`false`: the column may be missing'),
    where: (0,types/* text */.Qq)().optional().describe('SQL condition that picks the rows all rules of the column look at'),
    severity: (0,types/* choice */.Yq)(['fail', 'warn'])
        .optional()
        .describe('`warn`: all rules of the column warn where they would fail'),
    type: (0,handling/* ruled */.Vy)(schemas/* enum */.k5n(valueTypes, typeExpected), typeExpected).optional().describe('Type every value must have'),
    nulls: nulls.optional().describe('Most nulls: a number of rows, a share such as 1%, or max, max-share and warn'),
    min: (0,handling/* ruled */.Vy)(bound(), boundExpected).optional().describe('Smallest value: a number, or a date'),
    max: (0,handling/* ruled */.Vy)(bound(), boundExpected).optional().describe('Largest value: a number, or a date'),
    'exclusive-min': (0,handling/* ruled */.Vy)(bound(), boundExpected).optional().describe('Every value is above this number or date'),
    'exclusive-max': (0,handling/* ruled */.Vy)(bound(), boundExpected).optional().describe('Every value is below this number or date'),
    in: (0,handling/* ruled */.Vy)(values(), 'expected a list of values').optional().describe('Allowed values'),
    'not-in': (0,handling/* ruled */.Vy)(values(), 'expected a list of values').optional().describe('Forbidden values'),
    unique: (0,handling/* ruled */.Vy)((0,types/* flag */.Jt)(), 'expected true or false').optional().describe('No value may come twice'),
    pattern: (0,handling/* ruled */.Vy)((0,types/* text */.Qq)(), 'expected text').optional().describe('Regular expression (RE2) the whole value must match'),
    'not-pattern': (0,handling/* ruled */.Vy)((0,types/* text */.Qq)(), 'expected text')
        .optional()
        .describe('Regular expression (RE2) no whole value may match'),
    length: column_specs_length.optional().describe('Characters of each value: a number, or min and max'),
    'class-share': classShare.optional().describe('Bounds on the share of a class among the rows that are not null'),
    'min-samples-per-class': fewestPerClass.optional().describe('Fewest rows of each class'),
    outliers: outliers.optional().describe('Most outliers of a number: a number of rows, a share, or a mapping'),
    monotonic: monotonic.optional().describe('Each value is at least (at most) the one before'),
    references: references.optional().describe('Every value is found in a column of another file'),
    aggregates: aggregatesSchema.optional().describe('Bounds on the mean, a quantile and the like'),
})
    .superRefine((rule, context) => {
    for (const [low, high] of [
        ['min', 'max'],
        ['exclusive-min', 'exclusive-max'],
    ]) {
        const [min, max] = [rule[low]?.value, rule[high]?.value];
        if (min === undefined || max === undefined)
            continue;
        const orders = min.kind === 'number'
            ? [min.value, max.value]
            : [min.milliseconds, max.milliseconds];
        if (min.kind !== max.kind)
            context.addIssue({ code: 'custom', path: [high], message: `expected a ${min.kind}, as ${low} is` });
        else if (orders[0] > orders[1])
            context.addIssue({ code: 'custom', path: [low], message: `${min.text} is above ${high} ${max.text}` });
    }
    for (const side of ['min', 'max', 'exclusive-min', 'exclusive-max']) {
        const kind = rule[side]?.value.kind;
        const type = rule.type?.value;
        if (kind === undefined || type === undefined)
            continue;
        const wanted = kindOf[type];
        if (wanted !== undefined && wanted !== kind)
            context.addIssue({
                code: 'custom',
                path: [side],
                message: `expected a ${wanted === 'time' ? 'date' : 'number'}, as the column is a ${type}`,
            });
    }
})
    .describe('What must hold for a column');
const kindOf = {
    integer: 'number',
    float: 'number',
    date: 'time',
    timestamp: 'time',
};

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/pair.ts
const pairOperators = ['=', '!=', '<', '<=', '>', '>='];
/** `start <= end`: two column names around an operator with blanks at both sides; undefined when the text is none, or is ambiguous. */
function parsePair(text) {
    const parts = text.trim().split(/\s+(==|=|!=|<=|>=|<|>)\s+/);
    const [left, operator, right] = parts;
    if (parts.length !== 3 || !left || !right)
        return undefined;
    return { left, operator: operator === '==' ? '=' : operator, right };
}

;// CONCATENATED MODULE: ./packages/data-quality/src/rules/schema.ts







const sqlCheckSchema = schemas/* strictObject */.rej({
    sql: (0,types/* text */.Qq)().describe('SQL condition that must hold for a row; a row for which it is unknown does not hold'),
    name: (0,types/* text */.Qq)().optional().describe('What the check is called'),
    ...handling/* handlingShape */.rV,
    where: (0,types/* text */.Qq)().optional().describe('SQL condition that picks the rows checked'),
    'warn-if': handling/* handlingShape */.rV['warn-if'].describe('Failing rows from which on the check warns, such as "> 0" or "> 1%"'),
    'error-if': handling/* handlingShape */.rV['error-if'].describe('Failing rows from which on the check fails; "> 0" when neither is given'),
})
    .describe('A condition on each row');
const pairExpected = 'expected a comparison of two columns such as start <= end, or a mapping';
const pair = schemas/* union */.KCZ([
    schemas/* string */.YjP().transform((typed, context) => {
        const parsed = parsePair(typed);
        if (parsed)
            return parsed;
        context.addIssue({ code: 'custom', message: pairExpected });
        return core/* NEVER */.tm;
    }),
    schemas/* strictObject */.rej({
        left: (0,types/* text */.Qq)().describe('A column'),
        operator: (0,types/* choice */.Yq)(pairOperators).describe('How it compares'),
        right: (0,types/* text */.Qq)().describe('The column it is compared with'),
        nulls: (0,types/* choice */.Yq)(['fail', 'skip'])
            .optional()
            .describe('What a row does in which one of the two is null: fail (when left out), or not be looked at'),
        ...handling/* handlingShape */.rV,
    })
        .transform((written) => written),
], pairExpected);
const columnNames = () => schemas/* array */.YOg((0,types/* text */.Qq)(), 'expected a list of columns').min(1, 'expected at least one column');
const uniqueExpected = 'expected a list of columns, or a mapping with `columns`';
const uniqueKey = schemas/* union */.KCZ([
    columnNames().transform((columns) => ({ columns })),
    schemas/* strictObject */.rej({ columns: columnNames().describe('Columns that make up the key'), ...handling/* handlingShape */.rV })
        .transform((written) => written),
], uniqueExpected);
const duplicatesSchema = schemas/* strictObject */.rej({
    'max-share': (0,types/* share */.uM)().optional().describe('Largest share of rows that repeat an earlier row'),
    max: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Most rows that repeat an earlier row'),
    columns: columnNames().optional().describe('Columns that make two rows the same; left out: all'),
    ...handling/* handlingShape */.rV,
});
const rowsSchema = schemas/* strictObject */.rej({
    min: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Fewest rows'),
    max: (0,types/* integer */.nd)({ min: 0 }).optional().describe('Most rows'),
    change: changeSchema.optional().describe("How far the number may be from the reference's"),
    severity: handling/* scopeShape */.KS.severity,
})
    .superRefine(({ min, max }, context) => {
    if (min !== undefined && max !== undefined && min > max)
        context.addIssue({ code: 'custom', message: `min ${min} is above max ${max}` });
});
const mode = () => schemas/* enum */.k5n(['allow', 'warn', 'fail'], 'expected one of allow, warn, fail').optional();
/** One rule set: the YAML vocabulary of `validate-data`. */
const ruleSetSchema = schemas/* strictObject */.rej({
    rows: rowsSchema.optional().describe('Bounds on the number of rows'),
    columns: schemas/* record */.g1P(schemas/* string */.YjP(), columnRuleSchema).optional().describe('Rules by column'),
    checks: schemas/* array */.YOg(sqlCheckSchema).optional().describe('Conditions on rows, in SQL'),
    pairs: schemas/* array */.YOg(pair).optional().describe('Comparisons of two columns, such as start <= end'),
    key: columnNames()
        .optional()
        .describe('Columns that name a row; their values, or a hash of them, tell which rows failed'),
    unique: schemas/* array */.YOg(uniqueKey, 'expected a list of keys, each a list of columns')
        .optional()
        .describe('Keys of several columns, of which no combination may come twice'),
    'extra-columns': mode().describe('What a column without a rule does'),
    'column-order': mode().describe('What columns in another order than their rules do'),
    duplicates: duplicatesSchema.optional().describe('Rows that repeat an earlier row'),
    freshness: schemas/* strictObject */.rej({
        column: (0,types/* text */.Qq)().describe('Column of times'),
        'max-age': (0,types/* duration */.p0)().describe('Largest age of its newest time, such as 2d'),
        ...handling/* scopeShape */.KS,
    })
        .optional()
        .describe('The newest time in a column may be at most so old'),
    availability: schemas/* strictObject */.rej({
        column: (0,types/* text */.Qq)().describe('Column of times'),
        'max-gap': (0,types/* duration */.p0)().describe('Longest time without a row, such as 1d'),
        'until-now': (0,types/* flag */.Jt)().optional().describe('`true`: the time since the newest row is a gap too'),
        ...handling/* scopeShape */.KS,
    })
        .optional()
        .describe('Between two neighbouring times in a column lies at most so much time'),
})
    .describe('Rules for one table');

;// CONCATENATED MODULE: ./packages/data-quality/src/settings.ts









/** A mapping, YAML text of one, or any other text taken for a path (or a name, resolved before this). */
const rulesInput = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())], 'expected rules as YAML, or the path of a file')
    .transform((value, context) => {
    const written = typeof value === 'string' ? mappingIn(value) : value;
    if (typeof written === 'string') {
        if (!written.includes('\n'))
            return { path: written };
        context.addIssue({ code: 'custom', message: (0,mapping/* mapping */.p)().safeParse(written).error.issues[0].message });
        return core/* NEVER */.tm;
    }
    const parsed = parseRules(written);
    if ('rules' in parsed)
        return { ...parsed, text: typeof value === 'string' ? value : (0,dist/* stringify */.As)(value) };
    for (const { path, message } of parsed.complaints)
        context.addIssue({ code: 'custom', path: path ? path.split('.') : [], message });
    return core/* NEVER */.tm;
});
/** A parsed YAML mapping as a rule set, or what is wrong with it, place by place. */
function parseRules(value) {
    const parsed = ruleSetSchema.safeParse(value);
    if (!parsed.success)
        return { complaints: (0,explain/* explain */.W)(parsed.error, (path) => (0,known_keys/* knownKeys */.e)(ruleSetSchema, path)) };
    const said = Object.values(parsed.data).some((part) => part !== undefined);
    return said
        ? { rules: parsed.data }
        : { complaints: [{ path: '', message: `there is no rule; known here: ${(0,known_keys/* knownKeys */.e)(ruleSetSchema).join(', ')}` }] };
}
/** The mapping a YAML text is, else the trimmed text. */
function mappingIn(text) {
    const trimmed = text.trim();
    const parsed = (0,mapping/* mapping */.p)().safeParse(trimmed);
    return parsed.success ? parsed.data : trimmed;
}
/** `rows-moved`, `off`, or a mapping of the policy's parameters; one with `compat` is another tool's. */
const driftInput = () => schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* literal */.euz(false), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())], 'expected rows-moved, off or a mapping')
    .transform((value, context) => {
    const written = typeof value === 'string' ? mappingIn(value) : value;
    if (written === 'rows-moved')
        return rowsMoved;
    if (written === 'off' || written === false)
        return undefined;
    const refuse = (message, path = []) => {
        context.addIssue({ code: 'custom', path, message });
        return core/* NEVER */.tm;
    };
    if (typeof written === 'string')
        return refuse('expected rows-moved, off or a mapping');
    const asTool = typeof written === 'object' && written !== null && 'compat' in written;
    const schema = asTool ? compat_policy/* compatMappingSchema */.Ci : driftMappingSchema;
    const parsed = schema.safeParse(written);
    if (!parsed.success) {
        for (const { path, message } of (0,explain/* explain */.W)(parsed.error, (path) => (0,known_keys/* knownKeys */.e)(schema, path)))
            refuse(message, path.split('.').filter(Boolean));
        return core/* NEVER */.tm;
    }
    if ('compat' in parsed.data) {
        const policy = (0,compat_policy/* compatPolicy */.tq)(parsed.data);
        if (!('complaints' in policy))
            return policy;
        for (const { path, message } of policy.complaints)
            refuse(message, [...path]);
        return core/* NEVER */.tm;
    }
    return driftPolicy(parsed.data);
});
const memory = () => (0,types/* text */.Qq)().regex(/^\d+(\.\d+)?\s?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/i, 'expected an amount of memory such as 512MB or 2GB');
const suggestInput = () => schemas/* union */.KCZ([(0,types/* flag */.Jt)(), (0,types/* text */.Qq)()], 'expected true, false or a path')
    .transform((value) => (value === true ? 'suggested-rules.yml' : value === false ? undefined : value));
/** What a user can type for `validate-data`. */
const validateDataSettings = schemas/* object */.Ikc({
    data: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Data to judge: path or pattern of CSV, TSV, JSONL (also .gz, .zst) or Parquet files, or `table: schema.name` of a database',
    }),
    'dvc-file': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Pointer `.dvc` that tracks the data, which must be what it says by md5 and size; without `data`, what it tracks is judged',
    }),
    rules: (0,field/* field */.Z)(rulesInput(), {
        description: 'Rules: YAML, the path of a YAML file, or a name under `rules:` in the configuration file',
    }),
    reference: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Data, or a profile written before, that the data is compared with for drift',
    }),
    drift: (0,field/* field */.Z)(driftInput(), {
        description: 'How drift from the reference is judged: `rows-moved`, `off`, a mapping of alpha, floors, fail and columns, or `compat: evidently`, `nannyml`, `soda` or `deequ` for the scores of that tool',
        default: 'rows-moved',
    }),
    'write-profile': (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Path to write a profile of the data to, for use as `reference` later',
    }),
    suggest: (0,field/* field */.Z)(suggestInput(), {
        description: 'Write rules made of the data, as a start: a path, or `true` for `suggested-rules.yml`; what `rules` say already is kept',
    }),
    engine: (0,field/* field */.Z)((0,types/* choice */.Yq)(['duckdb', 'postgres', 'trino']), {
        description: 'Where rows are counted: `duckdb` reads files in this job, `postgres` and `trino` count in a database',
        default: 'duckdb',
    }),
    connection: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Address of the database: `postgresql://user:password@host/database` or `https://user:password@host:8443/catalog/schema`',
        secret: true,
    }),
    'engine-path': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: "DuckDB's native package on the runner, where npm cannot fetch it" }),
    'memory-limit': (0,field/* field */.Z)(memory(), {
        description: 'Most memory the engine uses, such as `2GB`; what does not fit goes to disk',
        default: '1GB',
    }),
    'statement-timeout': (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How long one statement of the engine may take before it is ended',
        default: '1h',
    }),
    encoding: (0,field/* field */.Z)((0,types/* choice */.Yq)(encodings), { description: 'Encoding of text files', default: 'utf-8' }),
    delimiter: (0,field/* field */.Z)((0,types/* choice */.Yq)([',', ';', '|', 'tab']), {
        description: 'What separates the fields of a text file',
        shownDefault: 'a comma, or a tab for .tsv',
    }),
    partitions: (0,field/* field */.Z)((0,types/* choice */.Yq)(partitions/* partitionings */.E), {
        description: 'Folders `key=value` that a pattern matches: `hive` makes a column of each key, `none` only reads the files',
        default: 'hive',
    }),
    'null-values': (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'Further texts of CSV fields that mean null, one per line, such as `NA`; an empty field always does',
    }),
    'max-failing-rows': (0,field/* field */.Z)((0,types/* integer */.nd)({ min: 0, max: 1000 }), {
        description: 'Most failing rows named per rule',
        default: '10',
    }),
    'show-values': (0,field/* field */.Z)(schemas/* union */.KCZ([schemas/* literal */.euz('hash'), (0,types/* flag */.Jt)()], 'expected true, false or hash'), {
        description: 'Show the values of failing rows in the evidence; `hash` shows a hash of each, by which equal ones are known within one run',
        default: 'false',
    }),
});


/***/ }),

/***/ 12320:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ partitionings),
/* harmony export */   o: () => (/* binding */ partitionColumns)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);

/** How folders named `key=value` are taken. */
const partitionings = ['hive', 'none'];
/** What writers of the Hive layout put for a null. */
const nullFolder = '__HIVE_DEFAULT_PARTITION__';
/**
 * Columns of the folders `key=value` that the wildcards of a pattern matched: `data/*` + `/*.parquet` makes a column of `data/year=2024`,
 * `data/year=2024/*.parquet` makes none, as the pattern itself says the year. Throws a UserError when the files disagree on their keys.
 */
function partitionColumns(input, pattern, files) {
    const segments = pattern.replaceAll('\\', '/').split('/');
    const first = segments.findIndex((segment) => /[*?]/.test(segment));
    if (first < 0)
        return [];
    const pairs = files.map((file) => pairsIn(file.split('/').slice(first, -1)));
    const keys = pairs[0].map(([key]) => key);
    pairs.forEach((found, i) => {
        const these = found.map(([key]) => key);
        if (these.length === keys.length && keys.every((key, at) => key === these[at]))
            return;
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `\`${input}\`: the folders of ${files[i]} say ${list(these)}, but those of ${files[0]} say ${list(keys)}.`, { hint: 'Name files of one layout, or set `partitions: none` to read the files without their folders.' });
    });
    const twice = keys.find((key, i) => keys.indexOf(key) !== i);
    if (twice !== undefined) {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('bad-input', `\`${input}\`: the folders of ${files[0]} say ${twice} more than once.`, {
            hint: 'Set `partitions: none` to read the files without their folders.',
        });
    }
    return keys.map((name, i) => ({ name, values: pairs.map((found) => found[i][1]) }));
}
function pairsIn(folders) {
    return folders.flatMap((folder) => {
        const [, key, value] = /^([^=]+)=(.*)$/.exec(folder) ?? [];
        if (key === undefined)
            return [];
        return [[unescaped(key), value === nullFolder ? null : unescaped(value)]];
    });
}
/** Writers escape signs that file systems refuse as `%3A`. */
function unescaped(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function list(keys) {
    return keys.length === 0 ? 'no key' : keys.join(', ');
}


/***/ }),

/***/ 89921:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ mapping)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88532);


/** A mapping, typed as YAML (or JSON, which is YAML) or written structured in tidegate.yml. */
const mapping = () => zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J())], 'expected a YAML mapping')
    .transform((value, context) => {
    if (typeof value !== 'string')
        return value;
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(value);
    if (document.errors.length > 0)
        return refuse(context, `expected a YAML mapping (${firstLine(document.errors[0])})`);
    const parsed = document.toJS();
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
        return refuse(context, 'expected a YAML mapping such as `key: value`');
    }
    return parsed;
});
function firstLine(error) {
    return error.message.split('\n')[0];
}
function refuse(context, message) {
    context.addIssue({ code: 'custom', message });
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
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

/***/ 89768:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ distinctCounts),
/* harmony export */   Zt: () => (/* binding */ tailEdges),
/* harmony export */   bR: () => (/* binding */ quantileCells),
/* harmony export */   hA: () => (/* binding */ countCells)
/* harmony export */ });
/* unused harmony export cellOf */
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12897);

/** Smallest normal double; the neighbour below zero, so that engines which flush subnormals agree. */
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/**
 * Edges of about K cells of equal reference weight ("Cells(K)"): the smallest value whose cumulative count reaches j·n/K, for
 * j = 1..K−1; and every value that alone holds n/K rows or more gets its own cell, by an edge at it and one just below it.
 * Cells are (lo, hi], the outer ones open, so c edges make c+1 cells. Edges are finite and strictly increasing.
 *
 * @param values sorted distinct reference values, no NaN; ±Infinity allowed
 * @param counts rows per value, all positive
 */
function quantileCells(values, counts, K) {
    const n = total(values, counts);
    if (!Number.isInteger(K) || K < 1)
        throw new RangeError(`K must be a whole number of at least 1, not ${K}`);
    const edges = new Set();
    let cumulative = 0;
    values.forEach((value, i) => {
        const count = counts[i];
        const before = cumulative;
        cumulative += count;
        const heavy = count * K >= n;
        // Is some j·n/K, 1 ≤ j < K, in (before, cumulative]?
        const j = Math.min(Math.floor((cumulative * K) / n), K - 1);
        if (heavy || (j >= 1 && j * n > before * K))
            edges.add(finite(value));
        if (heavy)
            edges.add(justBelow(value));
    });
    return [...edges].filter((edge) => !Number.isNaN(edge)).sort((a, b) => a - b);
}
/**
 * The order statistics outside which floor(share·n) reference rows lie on each side, at most: `below` counts rows strictly
 * smaller, `above` strictly larger. With share 0.001 and fewer than 1000 rows these are the minimum and maximum.
 */
function tailEdges(values, counts, share = 0.001) {
    const n = total(values, counts);
    if (!(share >= 0 && share < 0.5))
        throw new RangeError(`share must lie in [0, 0.5), not ${share}`);
    const outside = Math.floor(share * n);
    return { below: orderStatistic(values, counts, outside), above: orderStatistic(values, counts, n - 1 - outside) };
}
/** Index of the cell that holds x: the number of edges strictly smaller than x. */
function cellOf(edges, x) {
    if (Number.isNaN(x))
        throw new RangeError('NaN lies in no cell; count it as a null');
    let low = 0;
    let high = edges.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (edges[middle] < x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** Rows per cell. `counts` gives the rows of each value; left out, each value is one row. Length: edges + 1. */
function countCells(edges, values, counts) {
    const cells = new Array(edges.length + 1).fill(0);
    values.forEach((value, i) => {
        cells[cellOf(edges, value)] += counts ? counts[i] : 1;
    });
    return cells;
}
/** Sorted distinct values with their counts. NaN is refused: it counts as a null. */
function distinctCounts(rows) {
    const sorted = Float64Array.from(rows).sort();
    const values = [];
    const counts = [];
    for (const row of sorted) {
        if (Number.isNaN(row))
            throw new RangeError('NaN lies in no cell; count it as a null');
        // === joins -0 and 0, which are one value
        if (values.length > 0 && values[values.length - 1] === row)
            counts[counts.length - 1] += 1;
        else {
            values.push(row === 0 ? 0 : row);
            counts.push(1);
        }
    }
    return { values, counts };
}
function orderStatistic(values, counts, index) {
    let seen = 0;
    for (let i = 0; i < values.length; i += 1) {
        seen += counts[i];
        if (seen > index)
            return values[i];
    }
    throw new RangeError('there are no reference rows');
}
function total(values, counts) {
    if (values.length !== counts.length || values.length === 0) {
        throw new RangeError(`values and counts must be of one length above 0, not ${values.length} and ${counts.length}`);
    }
    let n = 0;
    values.forEach((value, i) => {
        if (Number.isNaN(value))
            throw new RangeError('values must hold no NaN; count it as a null');
        if (i > 0 && !(value > values[i - 1]))
            throw new RangeError(`values must be distinct and ascending, but ${value} follows ${values[i - 1]}`);
        (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireCount */ .v6)('counts', counts[i]);
        n += counts[i];
    });
    if (n === 0)
        throw new RangeError('there are no reference rows');
    return n;
}
/** An edge at +Infinity parts nothing (NaN: left out); -Infinity is parted from all finite values by the least double. */
function finite(value) {
    if (value === Infinity)
        return NaN;
    return value === -Infinity ? -Number.MAX_VALUE : value;
}
/** The largest double below `value`; NaN where there is none to part from. */
function justBelow(value) {
    if (value === Infinity)
        return Number.MAX_VALUE;
    if (value === -Infinity || value === -Number.MAX_VALUE)
        return NaN;
    if (value >= 0 && value <= SMALLEST_NORMAL)
        return value === 0 ? -SMALLEST_NORMAL : 0;
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? -1n : 1n));
    return view.getFloat64(0);
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

/***/ 19138:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _5: () => (/* binding */ hypergeometricUpper),
/* harmony export */   by: () => (/* binding */ hypergeometricLogPmf),
/* harmony export */   xM: () => (/* binding */ hypergeometricCdf)
/* harmony export */ });
/* harmony import */ var _binomial_term_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47859);
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12897);


/** ln P(X = k), X the marked balls among those drawn. Source: Loader (2000), ratio of three binomial terms. */
function hypergeometricLogPmf(k, { marked, plain, drawn }) {
    check({ marked, plain, drawn });
    if (!Number.isInteger(k) || k < Math.max(0, drawn - plain) || k > Math.min(drawn, marked))
        return -Infinity;
    if (drawn === 0 || drawn === marked + plain)
        return 0;
    const p = drawn / (marked + plain);
    const q = (marked + plain - drawn) / (marked + plain);
    const both = (0,_binomial_term_js__WEBPACK_IMPORTED_MODULE_0__/* .logBinomialTerm */ .G)(k, marked - k, p, q) + (0,_binomial_term_js__WEBPACK_IMPORTED_MODULE_0__/* .logBinomialTerm */ .G)(drawn - k, plain - drawn + k, p, q);
    return both - (0,_binomial_term_js__WEBPACK_IMPORTED_MODULE_0__/* .logBinomialTerm */ .G)(drawn, marked + plain - drawn, p, q);
}
/** P(X ≤ k); accurate in the lower tail. */
function hypergeometricCdf(k, urn) {
    check(urn, k);
    const { marked, plain, drawn } = urn;
    const mean = (drawn * marked) / (marked + plain);
    if (k >= Math.min(drawn, marked))
        return 1;
    if (k < Math.max(0, drawn - plain))
        return 0;
    return k < mean ? sumFrom(k, -1, urn) : Math.max(0, 1 - sumFrom(k + 1, 1, urn));
}
/** P(X ≥ k), k itself included; accurate in the upper tail. */
function hypergeometricUpper(k, urn) {
    check(urn, k);
    const { marked, plain, drawn } = urn;
    const mean = (drawn * marked) / (marked + plain);
    if (k <= Math.max(0, drawn - plain))
        return 1;
    if (k > Math.min(drawn, marked))
        return 0;
    return k > mean ? sumFrom(k, 1, urn) : Math.max(0, 1 - sumFrom(k - 1, -1, urn));
}
/** Sums the terms from k away from the mean; they fall at least geometrically, so the sum stops where a term no longer counts. */
function sumFrom(k, direction, urn) {
    const { marked, plain, drawn } = urn;
    const first = hypergeometricLogPmf(k, urn);
    if (first === -Infinity)
        return 0;
    let term = 1;
    let sum = 0;
    for (let x = k; term > sum * 1e-17; x += direction) {
        sum += term;
        term *=
            direction === 1
                ? ((marked - x) * (drawn - x)) / ((x + 1) * (plain - drawn + x + 1))
                : (x * (plain - drawn + x)) / ((marked - x + 1) * (drawn - x + 1));
    }
    return Math.min(1, Math.exp(first) * sum);
}
function check({ marked, plain, drawn }, k = 0) {
    if (!Number.isInteger(k))
        throw new RangeError(`k must be a whole number, not ${k}`);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .requireCount */ .v6)('marked', marked);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .requireCount */ .v6)('plain', plain);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .requireCount */ .v6)('drawn', drawn, marked + plain);
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


/***/ }),

/***/ 54689:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NT: () => (/* binding */ chiSquareTwoProportions),
/* harmony export */   Rr: () => (/* binding */ fisherExact),
/* harmony export */   YT: () => (/* binding */ nullTest),
/* harmony export */   uc: () => (/* binding */ twoProportions)
/* harmony export */ });
/* unused harmony export smallestExpected */
/* harmony import */ var _continuous_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83942);
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12897);
/* harmony import */ var _hypergeometric_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19138);



/** Fisher's exact test, two-sided by doubling the smaller one-sided p-value. Throws RangeError on impossible counts. */
function fisherExact(counts) {
    check(counts);
    const { successes1, n1, successes2, n2 } = counts;
    const marked = successes1 + successes2;
    const urn = { marked, plain: n1 + n2 - marked, drawn: n2 };
    const greater = (0,_hypergeometric_js__WEBPACK_IMPORTED_MODULE_0__/* .hypergeometricUpper */ ._5)(successes2, urn);
    const less = (0,_hypergeometric_js__WEBPACK_IMPORTED_MODULE_0__/* .hypergeometricCdf */ .xM)(successes2, urn);
    return { greater, less, p: Math.min(1, 2 * Math.min(greater, less)) };
}
/** Pooled chi-square test with 1 degree of freedom, without continuity correction. Constant samples give statistic 0, p 1. */
function chiSquareTwoProportions(counts) {
    check(counts);
    const { successes1, n1, successes2, n2 } = counts;
    const pooled = (successes1 + successes2) / (n1 + n2);
    const variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
    if (!(variance > 0) || n1 === 0 || n2 === 0)
        return { stat: 0, p: 1 };
    const difference = successes2 / n2 - successes1 / n1;
    const stat = (difference * difference) / variance;
    return { stat, p: (0,_continuous_js__WEBPACK_IMPORTED_MODULE_1__/* .chiSquareSf */ .To)(stat, 1) };
}
/** Smallest expected count of the 2 × 2 table under equal shares. */
function smallestExpected({ successes1, n1, successes2, n2 }) {
    const successes = successes1 + successes2;
    const total = n1 + n2;
    return (Math.min(successes, total - successes) * Math.min(n1, n2)) / total;
}
/** Two-sided test of equal shares: Fisher (doubled) when the smallest expected count is below 10, else pooled chi-square. */
function twoProportions(counts) {
    check(counts);
    if (counts.n1 === 0 || counts.n2 === 0)
        return { p: 1, method: 'fisher' };
    if (smallestExpected(counts) < 10)
        return { p: fisherExact(counts).p, method: 'fisher' };
    return { p: chiSquareTwoProportions(counts).p, method: 'chi-square' };
}
/** Null shares of a column, reference against current: counts of null rows and of all rows (nulls included). */
function nullTest(refNull, refN, curNull, curN) {
    const { p, method } = twoProportions({ successes1: refNull, n1: refN, successes2: curNull, n2: curN });
    const effect = refN === 0 || curN === 0 ? 0 : Math.abs(curNull / curN - refNull / refN);
    return { p, effect, method };
}
function check({ successes1, n1, successes2, n2 }) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .requireCount */ .v6)('n1', n1);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .requireCount */ .v6)('n2', n2);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .requireCount */ .v6)('successes1', successes1, n1);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .requireCount */ .v6)('successes2', successes2, n2);
}


/***/ })

};
