export const id = 6;
export const ids = [6];
export const modules = {

/***/ 29693:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action_action)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./packages/attestation/src/settings.ts
var settings = __webpack_require__(93537);
// EXTERNAL MODULE: ./packages/config/src/source.ts
var source = __webpack_require__(11647);
// EXTERNAL MODULE: ./packages/kit/src/action.ts
var action = __webpack_require__(33624);
// EXTERNAL MODULE: ./packages/rollout/src/settings.ts + 1 modules
var src_settings = __webpack_require__(54915);
// EXTERNAL MODULE: ./packages/rollout/src/steps.ts
var src_steps = __webpack_require__(2494);
// EXTERNAL MODULE: ./packages/rollout/src/strategies.ts
var strategies = __webpack_require__(64612);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
;// CONCATENATED MODULE: ./packages/rollout/src/plan.ts



/** Throws a UserError for limits no evidence could ever meet. */
function checkPlan(plan) {
    if (!(plan.maxErrorRate > 0 && plan.maxErrorRate < 1)) {
        throw new user_error/* UserError */.y('bad-input', `\`max-error-rate\` is ${plan.maxErrorRate}, which no amount of traffic can prove.`, {
            hint: 'Use a share above 0 and below 1, such as 0.001.',
        });
    }
    if (plan.guardrails.boost && (plan.errors !== 'independent' || plan.toleratedRatio !== undefined)) {
        throw new user_error/* UserError */.y('bad-input', '`analysis.boost` uses all of alpha, so it holds only for independent errors without a `tolerated-ratio`.', { hint: 'Leave it out, or set `analysis.error-events: independent` if each error is a request of its own.' });
    }
    return plan;
}
/** sha256 of target, candidate and steps: the same rollout asked again finds its own state. */
function rolloutId(plan) {
    const { target, stable, candidate, version, steps } = plan;
    const identity = JSON.stringify([target, stable, candidate, version ?? null, (0,src_steps/* formatSteps */.rN)(steps)]);
    return (0,external_node_crypto_.createHash)('sha256').update(identity).digest('hex');
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./packages/rollout/src/counts.ts

/** Requests and errors of one arm, counted since its counters began. */
const countsSchema = schemas/* strictObject */.rej({
    requests: schemas/* int */.Whr().min(0),
    errors: schemas/* int */.Whr().min(0),
    /** When the counters began, seconds since the epoch, where the source tells. */
    since: schemas/* number */.aig().optional(),
});
/** A latency histogram, cumulative in time: requests per bucket from fast to slow, the one above the last bound at the end. */
const bucketsSchema = schemas/* strictObject */.rej({
    /** Upper bounds in seconds, strictly ascending. */
    bounds: schemas/* array */.YOg(schemas/* number */.aig().positive()),
    counts: schemas/* array */.YOg(schemas/* int */.Whr().min(0)),
});
/** What came since the last look. The first look of a series only sets where counting starts. */
function increase(before, now) {
    if (before === null)
        return { requests: 0, errors: 0, reset: false };
    const restarted = before.since !== undefined && now.since !== undefined && now.since !== before.since;
    if (restarted || now.requests < before.requests || now.errors < before.errors) {
        return { requests: now.requests, errors: now.errors, reset: true };
    }
    return { requests: now.requests - before.requests, errors: now.errors - before.errors, reset: false };
}
/** The counters alone, as they are kept. */
function countsOf({ requests, errors, since }) {
    return { requests, errors, ...(since !== undefined && { since }) };
}
function sumOf(counts) {
    return counts.reduce((sum, count) => sum + count, 0);
}
function add(a, b) {
    return { requests: a.requests + b.requests, errors: a.errors + b.errors };
}
class MeasurementError extends Error {
    trouble;
    constructor(trouble, message) {
        super(message);
        this.name = 'MeasurementError';
        this.trouble = trouble;
    }
}

// EXTERNAL MODULE: ./packages/statistics/src/binomial.ts
var binomial = __webpack_require__(78524);
// EXTERNAL MODULE: ./packages/statistics/src/domain.ts
var domain = __webpack_require__(12897);
// EXTERNAL MODULE: ./packages/statistics/src/normal.ts
var normal = __webpack_require__(24174);
// EXTERNAL MODULE: ./packages/statistics/src/root.ts
var root = __webpack_require__(89637);
;// CONCATENATED MODULE: ./packages/statistics/src/inverse-gaussian.ts


/** Probability that the walk has reached its bound within n steps: the inverse-Gaussian law of the first passage (Wald 1947), drift > 0. */
function inverse_gaussian_passedBy(n, { drift, variance, bound }) {
    if (!(n > 0))
        return 0;
    const spread = Math.sqrt(variance * n);
    const reached = (0,normal/* normalCdf */.vr)((drift * n - bound) / spread);
    return reached + Math.exp((2 * drift * bound) / variance) * (0,normal/* normalCdf */.vr)(-(drift * n + bound) / spread);
}
/** Steps after which the walk has passed with probability `quantile`; Infinity when it does not drift towards the bound. */
function passageTime(quantile, walk) {
    if (!(walk.drift > 0))
        return Infinity;
    let high = 16;
    while (inverse_gaussian_passedBy(high, walk) < quantile)
        high *= 2;
    return (0,root/* boundary */.p)(0, high, (n) => inverse_gaussian_passedBy(n, walk) < quantile);
}

;// CONCATENATED MODULE: ./packages/statistics/src/log-sum-exp.ts
/** ln Σ e^x, safe from overflow and underflow. An empty list, or only -Infinity, gives -Infinity. */
function logSumExp(values) {
    let largest = -Infinity;
    for (const value of values) {
        if (Number.isNaN(value))
            return NaN;
        if (value > largest)
            largest = value;
    }
    if (!Number.isFinite(largest))
        return largest;
    let sum = 0;
    for (const value of values)
        sum += Math.exp(value - largest);
    return largest + Math.log(sum);
}

;// CONCATENATED MODULE: ./packages/statistics/src/rollback-evidence.ts


/** Error-rate ratios canary : stable that the evidence bets on, and the prior weight of each ("grid7"). */
const rollbackRatios = [1.15, 1.4, 2, 3, 5, 9, 20];
const weights = [0.05, ...new Array(6).fill(0.95 / 6)];
/** Before the first look. */
function startEvidence() {
    return { S: rollbackRatios.map(() => 0) };
}
/**
 * One look of the rollback e-process: is the canary's error rate above `r0` (default 1) times the stable one's?
 * S_j += (e1·ln R_j − n·ln((1−ρ+ρ r0 R_j)/(1−ρ+ρ r0))) / c, e1 canary errors, n all errors. Exact for shares that vary from look to look;
 * an outage shared by both arms cancels (Lindon & Malek 2022, with a grid for the prior). Throws RangeError on impossible numbers.
 */
function updateEvidence(state, look) {
    const { rho, r0 = 1 } = look;
    requireBets(state.S, rollbackRatios.length);
    const { n, c } = requireLook(look);
    if (!(r0 > 0 && r0 < Infinity))
        throw new RangeError(`r0 must be a finite number above 0, not ${r0}`);
    if (!(rho > 0 && rho < 1))
        return state;
    const tolerated = 1 - rho + rho * r0;
    return {
        S: state.S.map((sum, j) => {
            const ratio = rollbackRatios[j];
            return sum + (look.errorsCanary * Math.log(ratio) - n * Math.log((1 - rho + rho * r0 * ratio) / tolerated)) / c;
        }),
    };
}
/** ln of the evidence that the canary is worse. Roll back at ln(1/α) (α = 0.01: 4.605); by Ville's inequality at any time. */
function lnE(state) {
    requireBets(state.S, weights.length);
    return logSumExp(state.S.map((sum, j) => sum + Math.log(weights[j])));
}
/** By what factor one look of n errors multiplies the evidence, for k = 0..n of them the canary's; c = 1, no tolerated ratio. */
function mixtureGains(state, n, rho) {
    const whole = lnE(state);
    const bets = rollbackRatios.map((ratio, j) => ({
        share: Math.exp(state.S[j] + Math.log(weights[j]) - whole),
        each: Math.log(ratio),
        all: n * Math.log(1 - rho + rho * ratio),
    }));
    return Array.from({ length: n + 1 }, (_, k) => bets.reduce((sum, { share, each, all }) => sum + share * Math.exp(k * each - all), 0));
}
/** The grid's points as a prior: ratio and weight. */
const rollbackPrior = () => rollbackRatios.map((ratio, j) => ({ ratio, weight: weights[j] }));
/** Throws RangeError unless a stored state holds one finite sum for each bet. */
function requireBets(sums, bets) {
    if (!Array.isArray(sums) || sums.length !== bets || !sums.every((sum) => Number.isFinite(sum))) {
        throw new RangeError(`the stored evidence must hold ${bets} finite numbers, not ${JSON.stringify(sums)}`);
    }
}
/** Checks the numbers of a look; gives all its errors and its cluster size. */
function requireLook({ errorsStable, errorsCanary, rho, c = 1 }) {
    (0,domain/* requireCount */.v6)('errorsStable', errorsStable);
    (0,domain/* requireCount */.v6)('errorsCanary', errorsCanary);
    (0,domain/* requireNumber */.Bw)('rho', rho, 0, 1);
    (0,domain/* requireNumber */.Bw)('c', c, 1);
    return { n: errorsStable + errorsCanary, c };
}

;// CONCATENATED MODULE: ./packages/statistics/src/block-bet.ts






const bets = [1.4, 2, 3, 5, 9, 20, 100];
/** Before the first block. */
function startBlockBet() {
    return { S: bets.map(() => 0) };
}
/**
 * One block of the block bet: S_j += ln((1 + (g_j − 1)·e1/n) / (1 + (g_j − 1)·ρ)) for a block with n > 0 errors. Linear in the canary's
 * share of errors, so valid for any clustering of errors inside a block (not across blocks); slower than `updateEvidence`. `c` is not used.
 */
function updateBlockBet(state, look) {
    requireBets(state.S, bets.length);
    const { n } = requireLook(look);
    if (n === 0 || !(look.rho > 0 && look.rho < 1))
        return state;
    const share = look.errorsCanary / n;
    return { S: state.S.map((sum, j) => sum + Math.log((1 + (bets[j] - 1) * share) / (1 + (bets[j] - 1) * look.rho))) };
}
/** ln of the evidence that the canary is worse, all bets of equal weight. Roll back at ln(1/α), at any time. */
function lnBlockBet(state) {
    requireBets(state.S, bets.length);
    return logSumExp(state.S) - Math.log(bets.length);
}
/**
 * Blocks after which the block bet has reached ln(1/α) with probability `quantile`: errors come one by one, `errors` a block on average, each
 * the canary's with probability theta where the bet takes it for rho. Passage time of the bet that gains most, to where the mixture along
 * all mean gains gets there. Infinity where no bet gains.
 */
function blockForecast(quantile, { rho, theta, errors, alpha = 0.05 }) {
    (0,domain/* requireShare */.Vv)('quantile', quantile);
    (0,domain/* requireShare */.Vv)('rho', rho);
    (0,domain/* requireNumber */.Bw)('theta', theta, 0, 1);
    (0,domain/* requireNumber */.Bw)('errors', errors, 0);
    (0,domain/* requireShare */.Vv)('alpha', alpha);
    const gains = gainsOfBlock({ rho, theta, errors });
    const best = gains.reduce((a, b) => (b.mean > a.mean ? b : a));
    if (!(best.mean > 0))
        return Infinity;
    const reached = (blocks) => lnBlockBet({ S: gains.map(({ mean }) => mean * blocks) }) >= Math.log(1 / alpha);
    let high = 1;
    while (!reached(high))
        high *= 2;
    const blocks = (0,root/* boundary */.p)(0, high, (count) => !reached(count));
    return passageTime(quantile, {
        drift: best.mean,
        variance: best.square - best.mean * best.mean,
        bound: best.mean * blocks,
    });
}
/** Mean and mean square of what each bet gains in a block. */
function gainsOfBlock({ rho, theta, errors }) {
    // A richer block tells hardly more than one of a hundred errors.
    const expected = Math.min(errors, 100);
    const most = Math.ceil(expected + 8 * Math.sqrt(expected) + 8);
    const gains = bets.map((g) => ({ g, mean: 0, square: 0 }));
    let chance = Math.exp(-expected);
    for (let n = 1; n <= most; n += 1) {
        chance *= expected / n;
        for (let k = 0; k <= n; k += 1) {
            const weight = chance * (0,binomial/* binomialPmf */.z6)(k, n, theta);
            for (const gain of gains) {
                const won = Math.log((1 + ((gain.g - 1) * k) / n) / (1 + (gain.g - 1) * rho));
                gain.mean += weight * won;
                gain.square += weight * won * won;
            }
        }
    }
    return gains;
}

;// CONCATENATED MODULE: ./packages/statistics/src/boosted-evidence.ts



/** Before the first look. */
function startBoosted({ S }) {
    return { S, B: 0 };
}
/**
 * One look, as `updateEvidence` with independent errors (c = 1) and no tolerated ratio: wealth beyond 1/α is of no use, so the factor of
 * this look is raised by the b ≥ 1 that makes Σ P(k)·min(b·L(k), M) = 1, with P binomial(n, ρ), L the factor for k canary errors of n and
 * M what is missing to 1/α. Exact: uses all of α, and so has no slack where errors are not independent (truncation and boosting:
 * Fischer and Ramdas 2024). `alpha` must stay the same.
 */
function updateBoosted(state, look, alpha) {
    (0,domain/* requireShare */.Vv)('alpha', alpha);
    const { n } = requireLook(look);
    const { S } = updateEvidence(state, look);
    const wealth = lnE(state) + state.B;
    const most = Math.exp(Math.log(1 / alpha) - wealth);
    if (n === 0 || !(look.rho > 0 && look.rho < 1) || most <= 1)
        return { S, B: state.B };
    const gains = mixtureGains(state, n, look.rho).map((factor, k) => ({ factor, p: (0,binomial/* binomialPmf */.z6)(k, n, look.rho) }));
    return { S, B: state.B + Math.log(boost(gains, most)) };
}
/** ln of the evidence, never above the threshold: what is beyond it was given away. Roll back when it reaches ln(1/α). */
function lnBoosted(state, alpha) {
    return Math.min(lnE(state) + state.B, Math.log(1 / alpha));
}
/** The fixed point from below: each round gives more outcomes their cap, and never takes one back. */
function boost(gains, most) {
    let b = 1;
    for (;;) {
        let capped = 0;
        let free = 0;
        for (const { factor, p } of gains) {
            if (b * factor >= most)
                capped += p;
            else
                free += p * factor;
        }
        // With every outcome at its cap there is nothing left to raise.
        const next = free > 0 ? (1 - most * capped) / free : b;
        if (!(next > b * (1 + 1e-15)))
            return b;
        b = next;
    }
}

;// CONCATENATED MODULE: ./packages/statistics/src/promotion-certificate.ts




const promotion_certificate_weights = [0.8, 0.2];
/** Before the first look. */
function startCertificate() {
    return { S: promotion_certificate_weights.map(() => 0) };
}
/**
 * One look of the promotion certificate "the canary's error rate is below `rt` times the stable one's", rt > 1:
 * S_j += (e1·ln(Q_j/rt) − n·ln((1−ρ+ρQ_j)/(1−ρ+ρ rt))) / c with Q = {1, √rt}. `rt` must stay the same over the looks of one state.
 */
function updateCertificate(state, look) {
    const { rho, rt } = look;
    requireBets(state.S, promotion_certificate_weights.length);
    const { n, c } = requireLook(look);
    requireRatio(rt);
    if (!(rho > 0 && rho < 1))
        return state;
    return {
        S: state.S.map((sum, j) => {
            const ratio = j === 0 ? 1 : Math.sqrt(rt);
            const gain = look.errorsCanary * Math.log(ratio / rt) - n * Math.log((1 - rho + rho * ratio) / (1 - rho + rho * rt));
            return sum + gain / c;
        }),
    };
}
/** ln of the evidence that the ratio is below rt. Promote at ln(1/α) (α = 0.05: 2.996), at any time. */
function lnCertificate(state) {
    requireBets(state.S, promotion_certificate_weights.length);
    return logSumExp(state.S.map((sum, j) => sum + Math.log(promotion_certificate_weights[j])));
}
/**
 * Probability that a canary as good as stable (ratio 1) is certified by the time `errors` errors were seen in both arms together.
 * Inverse-Gaussian law of the first passage with drift KL(θ1‖θt); within 13 % of the exact count wherever it is above 15 errors.
 */
function certifiedBy(errors, { rho, rt, alpha = 0.05 }) {
    requireShare('rho', rho);
    requireShare('alpha', alpha);
    requireRatio(rt);
    if (!(errors > 0))
        return 0;
    return passedBy(errors, walk({ rho, rt, alpha }));
}
/** Errors (both arms, times c if clustered) after which the certificate is reached with probability `quantile`, the ratio truly 1. */
function certificateForecast(quantile, plan) {
    (0,domain/* requireShare */.Vv)('quantile', quantile);
    (0,domain/* requireShare */.Vv)('rho', plan.rho);
    (0,domain/* requireShare */.Vv)('alpha', plan.alpha ?? 0.05);
    requireRatio(plan.rt);
    return passageTime(quantile, walk(plan));
}
/** The certificate's evidence as a walk, one step an error, when the ratio is truly 1. */
function walk({ rho, rt, alpha = 0.05 }) {
    const theta = (rho * rt) / (1 - rho + rho * rt);
    const drift = rho * Math.log(rho / theta) + (1 - rho) * Math.log((1 - rho) / (1 - theta));
    const step = Math.log((theta * (1 - rho)) / (rho * (1 - theta)));
    return {
        drift,
        variance: rho * (1 - rho) * step * step,
        bound: Math.log(1 / alpha) + Math.log(1 / promotion_certificate_weights[0]),
    };
}
function requireRatio(rt) {
    if (!(rt > 1 && rt < Infinity))
        throw new RangeError(`rt must be a finite ratio above 1, not ${rt}`);
}

// EXTERNAL MODULE: ./packages/statistics/src/hypergeometric.ts
var hypergeometric = __webpack_require__(19138);
;// CONCATENATED MODULE: ./packages/statistics/src/noncentral-hypergeometric.ts

/**
 * ln Σ_x P(X = x)·ψ^x over the marked balls X among those drawn, for odds ψ > 0: what Fisher's noncentral hypergeometric law divides by.
 * Summed from its largest term outwards, so the cost grows with the square root of the counts. Throws RangeError on impossible counts.
 */
function lnOddsSum(urn, psi) {
    if (!(psi > 0 && psi < Infinity))
        throw new RangeError(`odds must be a finite number above 0, not ${psi}`);
    const { marked, plain, drawn } = urn;
    const low = Math.max(0, drawn - plain);
    const high = Math.min(drawn, marked);
    if (psi === 1 || low === high)
        return low === high ? low * Math.log(psi) : 0;
    const ratio = (x) => ((marked - x) * (drawn - x) * psi) / ((x + 1) * (plain - drawn + x + 1));
    let mode = Math.min(high, Math.max(low, Math.round(centre(urn, psi))));
    while (mode < high && ratio(mode) > 1)
        mode += 1;
    while (mode > low && ratio(mode - 1) < 1)
        mode -= 1;
    let sum = 1;
    for (let x = mode, term = 1; x < high && term > sum * 1e-17; x += 1)
        sum += term *= ratio(x);
    for (let x = mode - 1, term = 1; x >= low && term > sum * 1e-17; x -= 1)
        sum += term /= ratio(x);
    return (0,hypergeometric/* hypergeometricLogPmf */.by)(mode, urn) + mode * Math.log(psi) + Math.log(sum);
}
/** ln of the likelihood ratio of odds psi against odds psi0, `marked` of the `drawn` being k. */
function lnOddsRatio(k, urn, { psi, psi0 }) {
    return k * Math.log(psi / psi0) - lnOddsSum(urn, psi) + lnOddsSum(urn, psi0);
}
/** Where neighbouring terms are equal: the root of x(plain − drawn + x) = ψ(marked − x)(drawn − x), in the form that does not cancel. */
function centre({ marked, plain, drawn }, psi) {
    const a = 1 - psi;
    const b = plain - drawn + psi * (drawn + marked);
    const c = psi * drawn * marked;
    const root = Math.sqrt(Math.max(0, b * b + 4 * a * c));
    return b >= 0 ? (2 * c) / (b + root) : (root - b) / (2 * a);
}

;// CONCATENATED MODULE: ./packages/statistics/src/class-shares.ts




const ratios = [1.1, 1.25, 1.6, 2.5, 5];
/** Before the first look. The classes stay the same ones, in the same order, over all looks of one state. */
function startClassShares(classes) {
    (0,domain/* requireCount */.v6)('classes', classes);
    return { S: Array.from({ length: classes }, () => new Array(2 * ratios.length).fill(0)) };
}
/**
 * One look at how often each arm predicts each class: do the canary's odds of any class lie outside [1/tolerated, tolerated] times the
 * stable ones? For each class the e-process of hypergeometric odds, upwards and downwards; their average is evidence whatever their
 * dependence. Exact when the requests of a look are exchangeable between the arms. Throws RangeError on impossible counts.
 */
function updateClassShares(state, look) {
    const { stable, canary, tolerated = 1 } = look;
    if (stable.length !== state.S.length || canary.length !== state.S.length)
        throw new RangeError(`the look must count ${state.S.length} classes in both arms`);
    (0,domain/* requireTolerated */.gT)(tolerated);
    [...stable, ...canary].forEach((count) => (0,domain/* requireCount */.v6)('predictions of a class', count));
    const sum = (counts) => counts.reduce((a, b) => a + b, 0);
    const [n0, n1] = [sum(stable), sum(canary)];
    if (n0 === 0 || n1 === 0)
        return state;
    return {
        S: state.S.map((sums, i) => {
            requireBets(sums, 2 * ratios.length);
            const marked = stable[i] + canary[i];
            if (marked === 0)
                return sums;
            const urn = { marked, plain: n0 + n1 - marked, drawn: n1 };
            const bets = [
                ...ratios.map((g) => ({ psi: tolerated * g, psi0: tolerated })),
                ...ratios.map((g) => ({ psi: 1 / (tolerated * g), psi0: 1 / tolerated })),
            ];
            return sums.map((before, j) => before + lnOddsRatio(canary[i], urn, bets[j]));
        }),
    };
}
/** ln of the evidence that some class has another share. Act at ln(1/α), at any time. */
function lnClassShares(state) {
    const all = state.S.flat();
    return all.length === 0 ? 0 : logSumExp(all) - Math.log(all.length);
}
/** The class that speaks loudest, by its index, and ln of its own evidence; undefined without classes. */
function loudestClass(state) {
    const each = state.S.map((sums, index) => ({ index, lnE: logSumExp(sums) - Math.log(sums.length) }));
    return each.reduce((a, b) => (a === undefined || b.lnE > a.lnE ? b : a), undefined);
}

;// CONCATENATED MODULE: ./packages/statistics/src/slow-share.ts



/** Before the first look. */
const startSlowShare = startEvidence;
/**
 * One look: are the canary's odds of a slow request above `tolerated` times the stable ones?
 * S_j += e1·ln ψ_j − ln Σ_x Hyp(x; N, n1, m)·ψ_j^x, m slow requests of N, the grid of `updateEvidence` as odds. Exact when the requests of
 * a look are exchangeable; not when slow ones come in clusters. Needs no rare event, unlike the count test.
 */
function updateSlowShare(state, look) {
    requireBets(state.S, rollbackRatios.length);
    const { slowStable, stable, slowCanary, canary, tolerated = 1 } = look;
    (0,domain/* requireCount */.v6)('slowStable', slowStable, stable);
    (0,domain/* requireCount */.v6)('slowCanary', slowCanary, canary);
    (0,domain/* requireTolerated */.gT)(tolerated);
    const slow = slowStable + slowCanary;
    if (slow === 0 || stable === 0 || canary === 0)
        return state;
    const urn = { marked: slow, plain: stable + canary - slow, drawn: canary };
    return {
        S: state.S.map((sum, j) => sum + lnOddsRatio(slowCanary, urn, { psi: tolerated * rollbackRatios[j], psi0: tolerated })),
    };
}
/** ln of the evidence that the canary is slow more often. Roll back at ln(1/α), at any time. */
const lnSlowShare = lnE;

;// CONCATENATED MODULE: ./packages/statistics/src/log-rank.ts





const hazardRatios = [1.1, 1.2, 1.4, 2, 3];
/** Before the first look. */
function startLogRank() {
    return { S: hazardRatios.map(() => 0) };
}
/**
 * One look of the log-rank e-process: is the canary slower than stable by more than `tolerated` (default 1) in the odds of finishing in a
 * bucket, among the requests that reached it? In every bucket but the last the test of `updateSlowShare` with odds 1/g, all g of equal
 * weight. Exact under exchangeability within a look.
 */
function updateLogRank(state, look) {
    requireBets(state.S, hazardRatios.length);
    const { tolerated = 1 } = look;
    (0,domain/* requireTolerated */.gT)(tolerated);
    const psi0 = 1 / tolerated;
    return { S: addBets(state.S, look, hazardRatios.map((g) => ({ psi: psi0 / g, psi0 }))) }; // prettier-ignore
}
/** ln of the evidence that the canary is slower. Roll back at ln(1/α), at any time. */
function lnLogRank(state) {
    requireBets(state.S, hazardRatios.length);
    return logSumExp(state.S) - Math.log(hazardRatios.length);
}
const certificateWeights = [0.8, 0.2];
/** Before the first look. */
function startLatencyCertificate() {
    return { S: certificateWeights.map(() => 0) };
}
/** One look of the certificate "the canary is slower by less than `tolerated`", above 1: the same odds held against that bound, with bets on 1 and on its root. */
function updateLatencyCertificate(state, look) {
    requireBets(state.S, certificateWeights.length);
    const { tolerated } = look;
    (0,domain/* requireTolerated */.gT)(tolerated);
    const psi0 = 1 / tolerated;
    return { S: addBets(state.S, look, [{ psi: 1, psi0 }, { psi: 1 / Math.sqrt(tolerated), psi0 }]) }; // prettier-ignore
}
/** ln of the evidence that the canary is slower by less than that. Promote at ln(1/α), at any time. */
function lnLatencyCertificate(state) {
    requireBets(state.S, certificateWeights.length);
    return logSumExp(state.S.map((sum, j) => sum + Math.log(certificateWeights[j])));
}
/**
 * Requests of both arms after which the certificate is given with probability `quantile`, the canary as fast as stable: first passage of
 * a walk that gains ρ(1−ρ)·(ln tolerated)²/2 for each unit of Σ (requests that reach a bucket)·h(1−h), h the share that ends in it.
 */
function latencyCertificateForecast(quantile, { buckets, rho, tolerated, alpha = 0.05 }) {
    (0,domain/* requireShare */.Vv)('quantile', quantile);
    (0,domain/* requireShare */.Vv)('rho', rho);
    (0,domain/* requireShare */.Vv)('alpha', alpha);
    (0,domain/* requireTolerated */.gT)(tolerated);
    const all = total(buckets);
    let left = all;
    let information = 0;
    for (const count of buckets.slice(0, -1)) {
        if (left > 0)
            information += (count * (left - count)) / left / all;
        left -= count;
    }
    const variance = rho * (1 - rho) * information * Math.log(tolerated) ** 2;
    const bound = Math.log(1 / alpha) + Math.log(1 / certificateWeights[0]);
    return passageTime(quantile, { drift: variance / 2, variance, bound });
}
/** Adds ln of the likelihood ratio of each bet to its sum, bucket by bucket among the requests not yet finished. */
function addBets(sums, { stable, canary }, bets) {
    if (stable.length !== canary.length)
        throw new RangeError(`the arms must have the same buckets, not ${stable.length} and ${canary.length}`);
    const S = [...sums];
    let leftCanary = total(canary);
    let left = total(stable) + leftCanary;
    for (let i = 0; i < stable.length - 1; i += 1) {
        const fast = stable[i] + canary[i];
        if (leftCanary > 0 && left > leftCanary && fast > 0) {
            const urn = { marked: fast, plain: left - fast, drawn: leftCanary };
            bets.forEach((bet, j) => (S[j] += lnOddsRatio(canary[i], urn, bet)));
        }
        left -= fast;
        leftCanary -= canary[i];
    }
    return S;
}
function total(counts) {
    return counts.reduce((sum, count) => {
        (0,domain/* requireCount */.v6)('requests of a bucket', count);
        return sum + count;
    }, 0);
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/share-limit.ts


/**
 * Is a share of the candidate's requests (those that failed, those that were slow, those where a mirror disagreed) above an absolute limit
 * p0, or surely below it? Two e-processes, valid however often one looks (Ville): likelihood ratios of Bernoulli(q) to Bernoulli(p0), mixed
 * over a grid of q.
 *
 * `above` also mixes over the look at which the trouble began, with weight 1/(k(k+1)) for look k, so that a candidate that breaks late is
 * found as fast as one that is broken from the start. `S` holds one log-evidence for each q.
 */
const limitSchema = schemas/* strictObject */.rej({
    looks: schemas/* int */.Whr(),
    above: schemas/* array */.YOg(schemas/* number */.aig()),
    below: schemas/* array */.YOg(schemas/* number */.aig()),
});
const oddsRatios = [1.5, 2, 3, 6, 15, 50];
const sharesBelow = [1 / 50, 1 / 4, 1 / 2];
const weightsBelow = [0.5, 0.3, 0.2];
function startLimit() {
    return { looks: 0, above: [], below: sharesBelow.map(() => 0) };
}
/** One look: requests and how many of them count. `limit` must stay the same. A look without requests changes nothing. */
function updateLimit(state, requests, errors, limit) {
    // A request may be counted one look before its error is.
    const n = Math.max(requests, errors);
    if (n === 0)
        return state;
    const looks = state.looks + 1;
    const start = -Math.log(looks * (looks + 1));
    return {
        looks,
        above: oddsRatios.map((ratio, j) => {
            const q = (ratio * limit) / (1 - limit + ratio * limit);
            const before = state.above[j];
            return (before === undefined ? start : logSumExp([before, start])) + gain(n, errors, q, limit);
        }),
        below: state.below.map((sum, j) => sum + gain(n, errors, sharesBelow[j] * limit, limit)),
    };
}
/** ln of the evidence that the share is above the limit. */
function lnAbove(state) {
    if (state.looks === 0)
        return 0;
    // Beginnings still to come keep their weight: the sum over k > looks of 1/(k(k+1)).
    const toCome = -Math.log(state.looks + 1);
    return logSumExp([toCome, ...state.above.map((sum) => sum - Math.log(oddsRatios.length))]);
}
/** ln of the evidence that the share is below the limit. */
function lnBelow(state) {
    return logSumExp(state.below.map((sum, j) => sum + Math.log(weightsBelow[j])));
}
/** Requests after which `lnBelow` is expected to reach ln(1/alpha) when the true share is `share`; Infinity when it never does. */
function requestsToProve(limit, share, alpha) {
    const needed = sharesBelow.map((fraction, j) => {
        const perRequest = gain(1, share, fraction * limit, limit);
        return perRequest > 0 ? (Math.log(1 / alpha) - Math.log(weightsBelow[j])) / perRequest : Infinity;
    });
    return Math.ceil(Math.min(...needed));
}
function gain(n, errors, q, limit) {
    return errors * Math.log(q / limit) + (n - errors) * Math.log((1 - q) / (1 - limit));
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/latency.ts




const perBucket = schemas/* array */.YOg(schemas/* int */.Whr().min(0));
const latencyEvidenceSchema = schemas/* strictObject */.rej({
    /** Upper bounds in seconds; they stay the same ones. */
    bounds: schemas/* array */.YOg(schemas/* number */.aig()),
    before: schemas/* strictObject */.rej({ stable: perBucket.nullable(), candidate: perBucket.nullable() }),
    totals: schemas/* strictObject */.rej({ stable: perBucket, candidate: perBucket }),
    /** That the candidate is slower, and that it is not. */
    S: schemas/* array */.YOg(schemas/* number */.aig()),
    good: schemas/* array */.YOg(schemas/* number */.aig()),
    /** Slow ones against the bound of a quantile. */
    limit: limitSchema,
});
function start(bounds) {
    const none = () => new Array(bounds.length + 1).fill(0);
    return {
        bounds: [...bounds],
        before: { stable: null, candidate: null },
        totals: { stable: none(), candidate: none() },
        S: [...(bounds.length === 1 ? startSlowShare() : startLogRank()).S],
        good: [...startLatencyCertificate().S],
        limit: startLimit(),
    };
}
/** One look. `comparable`: both arms were under the same split all the while. Buckets that changed begin the counting anew and lose no evidence. */
function foldLatency(rule, kept, { stable, candidate }, comparable) {
    const known = kept ?? start(stable.bounds);
    const same = (arm) => arm === undefined || String(arm.bounds) === String(known.bounds);
    // Other buckets than before cannot be told apart with the numbers kept: nothing is learnt from them.
    if (!same(stable) || !same(candidate))
        return known;
    const grown = {
        stable: increaseOf(known.before.stable, stable.counts),
        candidate: candidate ? increaseOf(known.before.candidate, candidate.counts) : stable.counts.map(() => 0),
    };
    const look = { stable: grown.stable, canary: grown.candidate };
    const { tolerated } = rule;
    return {
        bounds: known.bounds,
        before: { stable: [...stable.counts], candidate: candidate ? [...candidate.counts] : null },
        totals: {
            stable: added(known.totals.stable, grown.stable),
            candidate: added(known.totals.candidate, grown.candidate),
        },
        S: comparable ? [...compared(known, look, tolerated).S] : known.S,
        good: comparable ? [...updateLatencyCertificate({ S: known.good }, { ...look, tolerated }).S] : known.good,
        limit: rule.bound
            ? updateLimit(known.limit, sumOf(grown.candidate), slowOf(known.bounds, grown.candidate, rule.bound.seconds), 1 - rule.bound.quantile)
            : known.limit,
    };
}
function compared({ bounds, S }, { stable, canary }, tolerated) {
    if (bounds.length > 1)
        return updateLogRank({ S }, { stable, canary, tolerated });
    return updateSlowShare({ S }, { slowStable: stable[1], stable: sumOf(stable), slowCanary: canary[1], canary: sumOf(canary), tolerated });
}
/** ln of the evidence that the candidate is slower. */
function lnSlower({ bounds, S }) {
    return bounds.length > 1 ? lnLogRank({ S }) : lnSlowShare({ S });
}
/** ln of the evidence that it is slower by less than what is tolerated. */
function lnNotSlower({ good }) {
    return lnLatencyCertificate({ S: good });
}
/** Requests that took longer than a bound of the histogram. */
function slowOf(bounds, counts, seconds) {
    return sumOf(counts.slice(bounds.indexOf(seconds) + 1));
}
/** A quantile as far as the buckets tell it, in seconds: between the bounds of its bucket on a line; Infinity above the last. */
function quantileOf(bounds, counts, quantile) {
    const wanted = quantile * sumOf(counts);
    let passed = 0;
    for (const [i, bound] of bounds.entries()) {
        const before = passed;
        passed += counts[i];
        const low = i === 0 ? 0 : bounds[i - 1];
        if (passed >= wanted && counts[i] > 0)
            return low + (bound - low) * ((wanted - before) / counts[i]);
    }
    return passed > 0 || sumOf(counts) > 0 ? Infinity : NaN;
}
/** What came since the last look; counters that began anew count from zero, the first sight only sets where counting starts. */
function increaseOf(before, now) {
    if (before === null)
        return now.map(() => 0);
    if (now.some((count, i) => count < before[i]))
        return [...now];
    return now.map((count, i) => count - before[i]);
}
function added(a, b) {
    return a.map((count, i) => count + b[i]);
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/classes.ts




const perClass = schemas/* array */.YOg(schemas/* int */.Whr().min(0));
const classEvidenceSchema = schemas/* strictObject */.rej({
    /** The classes as they were first seen, the most frequent first; what comes later counts as `other`. */
    names: schemas/* array */.YOg(schemas/* string */.YjP()),
    before: schemas/* strictObject */.rej({ stable: perClass.nullable(), candidate: perClass.nullable() }),
    totals: schemas/* strictObject */.rej({ stable: perClass, candidate: perClass }),
    S: schemas/* array */.YOg(schemas/* array */.YOg(schemas/* number */.aig())),
});
const mostNames = 19;
const other = '(other)';
function classes_start(stable) {
    const frequent = Object.entries(stable).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    const names = [...frequent.slice(0, mostNames).map(([name]) => name), other];
    const none = () => names.map(() => 0);
    return {
        names,
        before: { stable: null, candidate: null },
        totals: { stable: none(), candidate: none() },
        S: startClassShares(names.length).S.map((sums) => [...sums]),
    };
}
/** One look at how often each arm predicts each class. */
function foldClasses({ tolerated }, kept, { stable, candidate }, comparable) {
    const known = kept ?? classes_start(stable);
    const now = { stable: inOrder(known.names, stable), candidate: candidate && inOrder(known.names, candidate) };
    const grown = {
        stable: increaseOf(known.before.stable, now.stable),
        canary: now.candidate ? increaseOf(known.before.candidate, now.candidate) : known.names.map(() => 0),
    };
    return {
        names: known.names,
        before: { stable: now.stable, candidate: now.candidate ?? null },
        totals: {
            stable: added(known.totals.stable, grown.stable),
            candidate: added(known.totals.candidate, grown.canary),
        },
        S: comparable ? updateClassShares({ S: known.S }, { ...grown, tolerated }).S.map((sums) => [...sums]) : known.S,
    };
}
/** ln of the evidence that the candidate predicts some class more or less often than tolerated. */
function lnOtherShares({ S }) {
    return lnClassShares({ S });
}
/** The class whose shares speak loudest, with them; undefined before anything was predicted. */
function loudest({ names, totals, S }) {
    const found = loudestClass({ S });
    const [n0, n1] = [sumOf(totals.stable), sumOf(totals.candidate)];
    if (!found || n0 === 0 || n1 === 0)
        return undefined;
    return {
        name: names[found.index],
        stable: totals.stable[found.index] / n0,
        candidate: totals.candidate[found.index] / n1,
    };
}
function inOrder(names, counted) {
    const listed = names.slice(0, -1).map((name) => (Object.hasOwn(counted, name) ? counted[name] : 0));
    return [...listed, sumOf(Object.values(counted)) - sumOf(listed)];
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/shadow.ts



const counted = schemas/* strictObject */.rej({ compared: schemas/* int */.Whr().min(0), disagreed: schemas/* int */.Whr().min(0) });
const shadowEvidenceSchema = schemas/* strictObject */.rej({
    before: counted,
    totals: counted,
    limit: limitSchema,
});
/** One look at the requests a mirror sent to both models. */
function foldShadow({ maxDisagreement }, kept, { compared, disagreed }) {
    const before = { compared, disagreed };
    if (kept === null)
        return { before, totals: { compared: 0, disagreed: 0 }, limit: startLimit() };
    const [more, apart] = increaseOf([kept.before.compared, kept.before.disagreed], [compared, disagreed]); // prettier-ignore
    return {
        before,
        totals: { compared: kept.totals.compared + Math.max(more, apart), disagreed: kept.totals.disagreed + apart },
        limit: updateLimit(kept.limit, more, apart, maxDisagreement),
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/evidence-state.ts






/** Running sums, a few numbers each. */
const sums = schemas/* strictObject */.rej({ S: schemas/* array */.YOg(schemas/* number */.aig()) });
/** Errors and requests of a block that is not closed yet. */
const openBlockSchema = schemas/* strictObject */.rej({
    errorsStable: schemas/* int */.Whr(),
    errorsCanary: schemas/* int */.Whr(),
    requestsStable: schemas/* int */.Whr(),
    requestsCanary: schemas/* int */.Whr(),
    sinceMs: schemas/* number */.aig(),
});
/** All evidence of a rollout: plain data, and a reloaded state goes on exactly. */
const evidenceStateSchema = schemas/* strictObject */.rej({
    /** How errors come, as it was found before the start. `clusterSize` null: not known, so the block bet decides. */
    errorEvents: schemas/* strictObject */.rej({ clusterSize: schemas/* number */.aig().min(1).nullable(), told: schemas/* string */.YjP() }),
    /** B: what the boost has added, in ln. */
    rollback: schemas/* strictObject */.rej({ S: schemas/* array */.YOg(schemas/* number */.aig()), B: schemas/* number */.aig() }),
    /** `S` that the candidate is worse, `good` that it is not. */
    blocks: schemas/* strictObject */.rej({ S: schemas/* array */.YOg(schemas/* number */.aig()), good: schemas/* array */.YOg(schemas/* number */.aig()), open: openBlockSchema.nullable() }),
    certificate: sums,
    limit: limitSchema,
    /** Sample ratio: evidence of earlier steps, and the counts of this one. */
    split: schemas/* strictObject */.rej({ earlier: schemas/* number */.aig(), stable: schemas/* int */.Whr(), candidate: schemas/* int */.Whr(), sinceMs: schemas/* number */.aig() }),
    latency: latencyEvidenceSchema.nullable(),
    classes: classEvidenceSchema.nullable(),
    shadow: shadowEvidenceSchema.nullable(),
    /** Predictions of the candidate that were no numbers: counted so far, and since the start. */
    nan: schemas/* strictObject */.rej({ before: schemas/* int */.Whr(), seen: schemas/* int */.Whr() }).nullable(),
    /** What the candidate's health endpoint said at the last look, when it was not well. */
    unwell: schemas/* string */.YjP().nullable(),
});
/** Before the first look. */
function noEvidence(now, { clusterSize, told }) {
    const blocks = startBlockBet().S;
    return {
        errorEvents: { clusterSize, told },
        rollback: { S: [...startEvidence().S], B: startBoosted(startEvidence()).B },
        blocks: { S: [...blocks], good: [...blocks], open: null },
        certificate: { S: [...startCertificate().S] },
        limit: startLimit(),
        split: { earlier: 0, stable: 0, candidate: 0, sinceMs: now },
        latency: null,
        classes: null,
        shadow: null,
        nan: null,
        unwell: null,
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/weights.ts

/** Traffic weights of the two arms as the router counts them; only their ratio matters to users. */
const weightsSchema = schemas/* strictObject */.rej({ stable: schemas/* number */.aig().min(0), candidate: schemas/* number */.aig().min(0) });
/** Share of requests the candidate gets, 0..1; NaN when nobody gets any. */
function candidateShare({ stable, candidate }) {
    return candidate / (stable + candidate);
}
function sameWeights(a, b) {
    return a.stable === b.stable && a.candidate === b.candidate;
}
/** The same split of traffic, whatever the scale: 256:0 is 100:0. */
function sameSplit(a, b) {
    const total = (weights) => weights.stable + weights.candidate;
    return total(a) > 0 && total(b) > 0 && a.candidate * total(b) === b.candidate * total(a);
}
/** Whether our own changes explain what is seen: for each arm one of the weights asked so far, in whole or in part. */
function isAmong(observed, asked) {
    const arms = ['stable', 'candidate'];
    return arms.every((arm) => asked.some((weights) => weights[arm] === observed[arm]));
}
/** "10 %" for people; at most three decimals. */
function percent(share) {
    return `${Number((share * 100).toFixed(3))} %`;
}

;// CONCATENATED MODULE: ./packages/rollout/src/state.ts




/** Who is at work on the rollout. After `expires` anybody may take over. */
const leaseSchema = schemas/* strictObject */.rej({
    /** Unique to one process; null while the rollout waits between two runs. */
    holder: schemas/* string */.YjP().nullable(),
    run: schemas/* string */.YjP(),
    attempt: schemas/* string */.YjP(),
    /** Milliseconds since the epoch. */
    expires: schemas/* number */.aig(),
});
const verdicts = schemas/* enum */.k5n(['pass', 'fail', 'inconclusive']);
/**
 * `shifting` and `rolling-back` have a written-ahead intent; `held` is stopped where somebody else put the weights; `promoted` and
 * `rolled-back` are the two ends.
 */
const phaseSchema = schemas/* enum */.k5n(['shifting', 'watching', 'rolling-back', 'held', 'promoted', 'rolled-back']);
/** All a rollout knows, small plain data. It is kept on or beside the target, and a reloaded state goes on exactly. */
const rolloutStateSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('tidegate-rollout/1'),
    id: schemas/* string */.YjP(),
    /** Counts every save; saving needs the number it was read with. */
    sequence: schemas/* int */.Whr().min(0),
    candidate: schemas/* string */.YjP(),
    version: schemas/* string */.YjP().nullable(),
    phase: phaseSchema,
    /** Index of the step the weights stand at; -1 before the first. */
    step: schemas/* int */.Whr().min(-1),
    original: weightsSchema,
    /** What else there was before and is restored with the weights, by name: `alias production of fraud` -> `3`. */
    backup: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
    /** Last weights written and read back. */
    written: weightsSchema,
    /** Written ahead of a change; null when there is none under way. */
    intent: weightsSchema.nullable(),
    intendedStep: schemas/* int */.Whr().min(-1),
    /** Weights asked for and not read back since; with `written` and `intent` all that our own doing can explain. */
    asked: schemas/* array */.YOg(weightsSchema),
    /** Which life of the router the weights were written to; a reload starts another. */
    routerEpoch: schemas/* string */.YjP().nullable(),
    startedAt: schemas/* number */.aig(),
    /** When the weights of this step were read back. */
    stepStartedAt: schemas/* number */.aig(),
    /** Whether a look was taken since then. */
    measuredInStep: schemas/* boolean */.zMY(),
    counters: schemas/* strictObject */.rej({ stable: countsSchema.nullable(), candidate: countsSchema.nullable() }),
    lastMeasuredAt: schemas/* number */.aig().nullable(),
    failingSince: schemas/* number */.aig().nullable(),
    totals: schemas/* strictObject */.rej({ stable: countsSchema, candidate: countsSchema }),
    stepTotals: schemas/* strictObject */.rej({ stable: countsSchema, candidate: countsSchema }),
    evidence: evidenceStateSchema,
    lease: leaseSchema,
    /** Why it is being or was ended, and how. */
    end: schemas/* strictObject */.rej({ verdict: verdicts, reason: schemas/* string */.YjP() }).nullable(),
});
const isTerminal = (state) => state.phase === 'promoted' || state.phase === 'rolled-back';
/** The state with a change written ahead. */
function intend(state, intent, change) {
    const before = state.intent === null ? state.asked : [...state.asked, state.intent];
    return { ...state, intent, asked: before.slice(-8), ...change };
}
/** Every pair of weights our own doing can have left. */
function ownWeights(state) {
    return [state.written, ...state.asked, ...(state.intent ? [state.intent] : [])];
}

// EXTERNAL MODULE: ./packages/fields/src/quantities.ts
var quantities = __webpack_require__(65974);
;// CONCATENATED MODULE: ./packages/rollout/src/judgement/errors.ts

/** The ratio the promotion certificate is held against when the user names none. */
const defaultToleratedRatio = 2;
/**
 * Errors of one look, both arms under one split. `since`: when the last look was. Where the cluster size is known the look's evidence is
 * divided by it; blocks are counted beside it in any case, so that `strict` and an unknown cluster size find them.
 */
function foldErrors(plan, evidence, { stable, candidate }, { now, since }) {
    const total = stable.requests + candidate.requests;
    const look = {
        errorsStable: stable.errors,
        errorsCanary: candidate.errors,
        // A look without requests of both arms tells nothing about their ratio, and is skipped there.
        rho: total > 0 ? candidate.requests / total : 0,
        c: evidence.errorEvents.clusterSize ?? 1,
    };
    const open = opened(evidence.blocks.open, { stable, candidate }, since);
    const blocks = { ...evidence.blocks, open };
    return {
        rollback: rollback(plan, evidence.rollback, look),
        certificate: {
            S: [...updateCertificate(evidence.certificate, { ...look, rt: ratioToProve(plan) }).S],
        },
        blocks: now - open.sinceMs >= plan.guardrails.blockMs ? closeBlock(plan, blocks) : blocks,
    };
}
function rollback(plan, kept, look) {
    if (plan.guardrails.boost) {
        const { S, B } = updateBoosted(kept, look, plan.alpha);
        return { S: [...S], B };
    }
    return { S: [...updateEvidence(kept, { ...look, r0: plan.toleratedRatio ?? 1 }).S], B: 0 };
}
function opened(open, { stable, candidate }, since) {
    const before = open ?? { errorsStable: 0, errorsCanary: 0, requestsStable: 0, requestsCanary: 0, sinceMs: since };
    return {
        errorsStable: before.errorsStable + stable.errors,
        errorsCanary: before.errorsCanary + candidate.errors,
        requestsStable: before.requestsStable + stable.requests,
        requestsCanary: before.requestsCanary + candidate.requests,
        sinceMs: before.sinceMs,
    };
}
/** The block as it is becomes evidence: when its time is up, and before weights change. */
function closeBlock(plan, { S, good, open }) {
    if (open === null)
        return { S, good, open };
    const { errorsStable, errorsCanary, requestsStable, requestsCanary } = open;
    const total = requestsStable + requestsCanary;
    const rho = total > 0 ? requestsCanary / total : 0;
    const shareAt = (ratio) => (rho * ratio) / (1 - rho + rho * ratio);
    return {
        S: [...updateBlockBet({ S }, { errorsStable, errorsCanary, rho: shareAt(plan.toleratedRatio ?? 1) }).S],
        // The same bet on the other arm: stable has more of the errors than it could have at the ratio to be disproved.
        good: [
            ...updateBlockBet({ S: good }, { errorsStable: errorsCanary, errorsCanary: errorsStable, rho: 1 - shareAt(ratioToProve(plan)) }).S,
        ],
        open: null,
    };
}
/** ln of the evidence that the candidate fails more often than stable, by the process that decides. */
function lnWorse({ guardrails, alpha }, evidence) {
    const blocks = lnBlockBet({ S: evidence.blocks.S });
    if (evidence.errorEvents.clusterSize === null)
        return blocks;
    const grid = guardrails.boost ? lnBoosted(evidence.rollback, alpha) : lnE(evidence.rollback);
    return guardrails.strict ? Math.min(grid, blocks) : grid;
}
/** ln of the evidence that its error ratio is below the tolerated one. */
function lnNotWorse(evidence) {
    return evidence.errorEvents.clusterSize === null
        ? lnBlockBet({ S: evidence.blocks.good })
        : lnCertificate(evidence.certificate);
}
/** What decides, for evidence. */
function errorMethod({ guardrails }, { errorEvents }) {
    if (errorEvents.clusterSize === null)
        return `block bet, a block each ${guardrails.blockMs / 1000} s`;
    const grid = `grid7 e-process on error counts, measured split${guardrails.boost ? ', boosted' : ''}`;
    return guardrails.strict ? `${grid}, and the block bet` : grid;
}
function ratioToProve({ toleratedRatio }) {
    return toleratedRatio ?? defaultToleratedRatio;
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/fold.ts






/** Takes one measurement into the evidence. */
function fold(plan, state, sample, now) {
    const stable = increase(state.counters.stable, sample.stable);
    const candidate = sample.candidate
        ? increase(state.counters.candidate, sample.candidate)
        : { requests: 0, errors: 0, reset: false };
    const look = { stable, candidate };
    // What was counted up to the first look of a step came in part under the weights before.
    const settled = state.measuredInStep;
    const since = state.lastMeasuredAt ?? now;
    return {
        look,
        state: {
            ...state,
            counters: { stable: countsOf(sample.stable), candidate: sample.candidate ? countsOf(sample.candidate) : null },
            lastMeasuredAt: now,
            failingSince: null,
            measuredInStep: true,
            totals: { stable: add(state.totals.stable, stable), candidate: add(state.totals.candidate, candidate) },
            stepTotals: settled
                ? { stable: add(state.stepTotals.stable, stable), candidate: add(state.stepTotals.candidate, candidate) }
                : state.stepTotals,
            evidence: addEvidence(plan, state.evidence, { look, sample, settled, now, since }),
        },
    };
}
function addEvidence(plan, evidence, { look, sample, settled, now, since }) {
    const { stable, candidate } = look;
    const { latency, classes, shadow } = plan.guardrails;
    const fresh = !settled || stable.reset || candidate.reset;
    return {
        ...evidence,
        // Arms that were under two splits within one look cannot be compared: what changed in between would look like the candidate's doing.
        ...(settled ? foldErrors(plan, evidence, look, { now, since }) : { blocks: closeBlock(plan, evidence.blocks) }),
        limit: updateLimit(evidence.limit, candidate.requests, candidate.errors, plan.maxErrorRate),
        split: fresh
            ? { ...evidence.split, stable: 0, candidate: 0, sinceMs: now }
            : {
                ...evidence.split,
                stable: evidence.split.stable + stable.requests,
                candidate: evidence.split.candidate + candidate.requests,
            },
        ...(latency &&
            sample.stable.latency && {
            latency: foldLatency(latency, evidence.latency, { stable: sample.stable.latency, candidate: sample.candidate?.latency }, settled),
        }),
        ...(classes &&
            sample.stable.classes && {
            classes: foldClasses(classes, evidence.classes, { stable: sample.stable.classes, candidate: sample.candidate?.classes }, settled),
        }),
        ...(shadow && sample.shadow && { shadow: foldShadow(shadow, evidence.shadow, sample.shadow) }),
        nan: countedNan(evidence.nan, sample.candidate?.nan),
        unwell: sample.unwell ?? null,
    };
}
function countedNan(kept, now) {
    if (now === undefined)
        return kept;
    if (kept === null)
        return { before: now, seen: 0 };
    return { before: now, seen: kept.seen + (now >= kept.before ? now - kept.before : now) };
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/proof.ts




/**
 * Whether promotion is proven: a certificate for each guardrail that can have one. For errors with `tolerated-ratio` given: their ratio is below
 * it. Otherwise the error share is below `max-error-rate` or the ratio below 2, either of which can do: with no errors in either arm a
 * ratio can never be proven.
 */
function proof(plan, state) {
    const threshold = Math.log(1 / plan.certificateAlpha);
    const all = proofs(plan, state);
    const open = all.filter(({ lnE }) => !(lnE >= threshold));
    const requests = state.totals.candidate.requests;
    const lacking = open.length === 0 ? '' : `${requests} candidate requests do not yet prove ${open.map(({ goal }) => goal).join(', nor ')}`; // prettier-ignore
    return { all, proven: open.length === 0, threshold, lacking };
}
function proofs(plan, { evidence }) {
    const { latency, shadow } = plan.guardrails;
    const ratio = lnNotWorse(evidence);
    const below = lnBelow(evidence.limit);
    const errors = plan.toleratedRatio === undefined
        ? {
            id: 'errors',
            goal: `an error rate below ${percent(plan.maxErrorRate)}`,
            lnE: Math.max(below, ratio),
            parts: { 'ln E rate below limit': below, 'ln E ratio': ratio },
        }
        : { id: 'errors', goal: `an error ratio below ${plan.toleratedRatio}`, lnE: ratio };
    return [
        errors,
        ...(latency && latency.tolerated > 1
            ? [
                {
                    id: 'latency',
                    goal: `odds of a slow answer below ${latency.tolerated} times the stable ones`,
                    lnE: evidence.latency ? lnNotSlower(evidence.latency) : 0,
                },
            ]
            : []),
        ...(latency?.bound
            ? [
                {
                    id: 'latency-bound',
                    goal: `at most ${percent(1 - latency.bound.quantile)} of answers slower than ${latency.bound.seconds} s`,
                    lnE: evidence.latency ? lnBelow(evidence.latency.limit) : 0,
                },
            ]
            : []),
        ...(shadow
            ? [
                {
                    id: 'shadow',
                    goal: `disagreement with stable below ${percent(shadow.maxDisagreement)}`,
                    lnE: evidence.shadow ? lnBelow(evidence.shadow.limit) : 0,
                },
            ]
            : []),
    ];
}

// EXTERNAL MODULE: ./packages/statistics/src/log-gamma.ts
var log_gamma = __webpack_require__(90943);
;// CONCATENATED MODULE: ./packages/statistics/src/sample-ratio.ts



/**
 * p-value of one look at the sample ratio: exact binomial at every size, two-sided by doubling the smaller tail. Holds for requests
 * routed independently; with sticky sessions count sessions. No requests gives p 1. For repeated looks use `sampleRatioEvidence`.
 */
function sampleRatioTest(observedCanary, observedTotal, askedShare) {
    check({ observedCanary, observedTotal, askedShare });
    const atMost = binomialCdf(observedCanary, observedTotal, askedShare);
    const atLeast = binomialSf(observedCanary - 1, observedTotal, askedShare);
    return Math.min(1, 2 * Math.min(atMost, atLeast));
}
/**
 * Always-valid form: ln E of the beta-binomial mixture of Lindon & Malek (2022), prior Beta(kρ, k(1−ρ)) around the asked share ρ,
 * from the cumulative counts under ONE asked share. Suspect the router at ln(1/α), at any time. Evidence of steps with different
 * shares adds up (start each step at zero counts).
 */
function sampleRatioEvidence({ observedCanary, observedTotal, askedShare }, k = 100) {
    check({ observedCanary, observedTotal, askedShare });
    if (!(k > 0 && k < Infinity))
        throw new RangeError(`k must be a finite number above 0, not ${k}`);
    const observedStable = observedTotal - observedCanary;
    const a = k * askedShare;
    const b = k * (1 - askedShare);
    const underNull = observedCanary * Math.log(askedShare) + observedStable * Math.log1p(-askedShare);
    return (0,log_gamma/* logBeta */.ln)(a + observedCanary, b + observedStable) - (0,log_gamma/* logBeta */.ln)(a, b) - underNull;
}
function check({ observedCanary, observedTotal, askedShare }) {
    (0,domain/* requireCount */.v6)('observedTotal', observedTotal);
    (0,domain/* requireCount */.v6)('observedCanary', observedCanary, observedTotal);
    (0,domain/* requireShare */.Vv)('askedShare', askedShare);
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/split.ts


/** A split that is not the asked one is told at ln E above this: one in a thousand rollouts of a sound router. */
const splitThreshold = Math.log(1000);
/**
 * Sample-ratio evidence over all steps. The counters of the two arms may lie `lagMs` apart in time: that share of the expected requests
 * is forgiven before the rest is held against the candidate's asked share.
 */
function splitEvidence(plan, state, now) {
    const { earlier, stable, candidate, sinceMs } = state.evidence.split;
    const asked = candidateShare(state.written);
    const requests = stable + candidate;
    const observed = requests > 0 ? candidate / requests : undefined;
    if (!(asked > 0 && asked < 1) || requests === 0)
        return { lnE: earlier, asked, observed, requests };
    const expected = requests * asked;
    const lag = Math.min(1, plan.lagMs / Math.max(1, now - sinceMs));
    const slack = lag * Math.min(expected, requests - expected);
    const excess = candidate - expected;
    const forgiven = expected + Math.sign(excess) * Math.max(0, Math.abs(excess) - slack);
    const lnE = sampleRatioEvidence({ observedCanary: Math.round(forgiven), observedTotal: requests, askedShare: asked });
    return { lnE: earlier + lnE, asked, observed, requests };
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/rule.ts








/** So few requests never decide on an absolute limit. */
const fewestRequests = 10;
/** What the evidence says now, before any thought of time: absolute limits, validity of the split, comparison with the stable arm. */
function rule(plan, state, reading, now) {
    const broken = hardLimits(plan, state, reading);
    if (broken !== undefined)
        return { kind: 'stop', verdict: 'fail', reason: broken };
    const split = splitEvidence(plan, state, now);
    if (plan.checkSplit && split.lnE >= splitThreshold) {
        return {
            kind: 'stop',
            verdict: 'inconclusive',
            reason: `The candidate got ${percent(split.observed ?? 0)} of ${split.requests} requests where ${percent(split.asked)} was asked, so the arms cannot be compared.`,
        };
    }
    const worse = comparisons(plan, state);
    if (worse !== undefined)
        return { kind: 'stop', verdict: 'fail', reason: worse };
    if (state.failingSince !== null && now - state.failingSince >= plan.maxOutageMs) {
        return {
            kind: 'stop',
            verdict: 'inconclusive',
            reason: `Requests and errors could not be measured for ${(0,quantities/* formatDuration */.a3)(now - state.failingSince)}.`,
        };
    }
    return { kind: 'go-on' };
}
/** The first absolute limit that is broken, in a sentence. */
function hardLimits(plan, { totals, evidence, written }, reading) {
    const { candidate } = totals;
    const bound = Math.log(1 / plan.alpha);
    if (candidateShare(written) > 0) {
        if (reading.down?.includes('candidate'))
            return `The router's health check has taken the candidate out of service.`;
        if (evidence.unwell !== null)
            return `The candidate's health endpoint is not well: ${evidence.unwell}.`;
    }
    if (evidence.nan !== null && evidence.nan.seen > 0)
        return `${evidence.nan.seen} predictions of the candidate were no numbers.`;
    if (lnAbove(evidence.limit) >= bound && candidate.requests >= fewestRequests) {
        return `${candidate.errors} of ${candidate.requests} candidate requests failed (${share(candidate)}), surely above the limit of ${percent(plan.maxErrorRate)}.`;
    }
    const slow = plan.guardrails.latency?.bound;
    if (slow && evidence.latency && lnAbove(evidence.latency.limit) >= bound) {
        const { bounds, totals: counts } = evidence.latency;
        const all = sumOf(counts.candidate);
        const over = slowOf(bounds, counts.candidate, slow.seconds);
        if (all >= fewestRequests)
            return `${over} of ${all} candidate requests took longer than ${seconds(slow.seconds)} (${percent(over / all)}), surely more than ${percent(1 - slow.quantile)}.`;
    }
    return undefined;
}
/** The first comparison the candidate loses, in a sentence. */
function comparisons(plan, state) {
    const { evidence, totals } = state;
    const { candidate, stable } = totals;
    const bound = Math.log(1 / plan.alpha);
    const { latency, classes, shadow } = plan.guardrails;
    if (lnWorse(plan, evidence) >= bound) {
        return `The candidate fails more often than stable${plan.toleratedRatio ? ` by more than ${plan.toleratedRatio} times` : ''}: ${candidate.errors} of ${candidate.requests} (${share(candidate)}) against ${stable.errors} of ${stable.requests} (${share(stable)}).`;
    }
    if (latency && evidence.latency && lnSlower(evidence.latency) >= bound) {
        return `The candidate is slower than stable${latency.tolerated > 1 ? ` by more than ${latency.tolerated} times in odds` : ''}: ${quantiles(evidence.latency)}.`;
    }
    if (classes && evidence.classes && lnOtherShares(evidence.classes) >= bound) {
        const found = loudest(evidence.classes);
        return `The candidate predicts "${found.name}" in ${percent(found.candidate)} of its requests, stable in ${percent(found.stable)}.`;
    }
    if (shadow && evidence.shadow && lnAbove(evidence.shadow.limit) >= bound) {
        const { compared, disagreed } = evidence.shadow.totals;
        return `The two models answered ${disagreed} of ${compared} mirrored requests differently (${percent(disagreed / compared)}), surely more than ${percent(shadow.maxDisagreement)}.`;
    }
    return undefined;
}
/** Median and 99 % of both arms, as far as their buckets tell. */
function quantiles({ bounds, totals }) {
    const of = (quantile, counts) => {
        const value = quantileOf(bounds, counts, quantile);
        return Number.isFinite(value) ? `about ${seconds(value)}` : `above ${seconds(bounds.at(-1))}`;
    };
    const both = (quantile) => `${of(quantile, totals.candidate)} against ${of(quantile, totals.stable)}`;
    return `median ${both(0.5)}, 99 % ${both(0.99)}`;
}
function seconds(value) {
    return value < 1 ? `${Number((value * 1000).toPrecision(3))} ms` : `${Number(value.toPrecision(3))} s`;
}
function share({ requests, errors }) {
    return requests > 0 ? percent(errors / requests) : 'no requests';
}

;// CONCATENATED MODULE: ./packages/rollout/src/reconcile.ts









/** One look: what the plan, the state and what is seen now demand. Pure. */
function reconcile(plan, before, { reading, sample }, now) {
    if (before.phase === 'promoted' || before.phase === 'rolled-back')
        return { state: before, next: { kind: 'done' } };
    const weights = judgeWeights(before, reading);
    if (weights)
        return { state: before, next: weights };
    if (before.phase === 'rolling-back') {
        return { state: before, next: { kind: 'roll-back', end: before.end ?? unknownEnd } };
    }
    const { state, look, trouble } = measure(plan, before, sample, now);
    const told = { state, ...(look && { look }), ...(trouble !== undefined && { trouble }) };
    const ruling = rule(plan, state, reading, now);
    if (ruling.kind === 'stop') {
        return { ...told, next: { kind: 'roll-back', end: { verdict: ruling.verdict, reason: ruling.reason } } };
    }
    return { ...told, next: timed(plan, state, trouble, now) };
}
const unknownEnd = { verdict: 'fail', reason: 'A roll-back had been begun.' };
/** Whether the weights are ours; undefined when they are as they should be. */
function judgeWeights(state, reading) {
    const observed = reading.weights;
    if (state.intent !== null) {
        if (!isOurs(state, reading))
            return conflict(state.intent, observed);
        return state.phase === 'rolling-back'
            ? { kind: 'roll-back', end: state.end ?? unknownEnd }
            : { kind: 'rewrite', why: 'a change that was under way is finished' };
    }
    if (sameSplit(observed, state.written))
        return undefined;
    if (state.phase === 'rolling-back' && sameSplit(observed, state.original))
        return undefined;
    if (forgot(state, reading)) {
        return { kind: 'rewrite', why: 'the router was restarted and fell back to its configuration' };
    }
    return conflict(state.written, observed);
}
/** A restarted router shows the weights of its configuration; nobody set them. */
function forgot(state, { weights, initial, epoch }) {
    return (epoch ?? null) !== state.routerEpoch && initial !== undefined && sameWeights(weights, initial);
}
/** Whether our own changes, or a restart of the router, explain what is seen. */
function isOurs(state, reading) {
    return isAmong(reading.weights, ownWeights(state)) || forgot(state, reading);
}
function conflict(written, observed) {
    const shown = (weights) => `${weights.stable}:${weights.candidate}`;
    return {
        kind: 'conflict',
        reason: `Somebody else changed the weights: stable:candidate is ${shown(observed)} where this rollout wrote ${shown(written)}.`,
    };
}
function measure(plan, state, sample, now) {
    const failed = (trouble) => ({
        state: { ...state, failingSince: state.failingSince ?? now },
        look: undefined,
        trouble,
    });
    if (sample instanceof MeasurementError)
        return failed(`${sample.trouble}: ${sample.message}`);
    if (sample.stable === undefined)
        return failed('empty: the stable arm has no request series');
    // Many servers show a series only after its first request; after one was seen it must not vanish.
    if (sample.candidate === undefined && (state.counters.candidate !== null || candidateShare(state.written) > 0)) {
        return failed('empty: the candidate has no request series');
    }
    const folded = fold(plan, state, { ...sample, stable: sample.stable }, now);
    return { ...folded, trouble: undefined };
}
/** Evidence allows to go on: is it time for the next step? */
function timed(plan, state, trouble, now) {
    if (state.step < 0)
        return trouble === undefined ? { kind: 'shift', step: 0 } : { kind: 'wait', ms: plan.intervalMs };
    const step = plan.steps[state.step];
    const elapsed = now - state.stepStartedAt;
    const left = step.holdMs - elapsed;
    if (left > 0)
        return { kind: 'wait', ms: Math.min(plan.intervalMs, left) };
    const wants = lacking(plan, state, trouble);
    if (wants === undefined)
        return step.share === 1 ? { kind: 'finish' } : { kind: 'shift', step: state.step + 1 };
    if (elapsed >= step.holdMs + plan.patienceMs) {
        const reason = `Undecided after ${(0,quantities/* formatDuration */.a3)(elapsed)} at ${percent(step.share)}: ${wants}.`;
        return { kind: 'roll-back', end: { verdict: 'inconclusive', reason } };
    }
    return { kind: 'wait', ms: plan.intervalMs };
}
/** What a step still needs before the next one, for a person. */
function lacking(plan, state, trouble) {
    if (trouble !== undefined)
        return `the arms cannot be measured (${trouble})`;
    if (!state.measuredInStep || state.stepTotals.candidate.requests === 0)
        return 'no request has reached the candidate';
    const promotes = state.step === plan.steps.indexOf((0,src_steps/* provingSteps */.Dt)(plan.steps).at(-1));
    if (!promotes || !plan.requireProof)
        return undefined;
    const { proven, lacking: unproven } = proof(plan, state);
    return proven ? undefined : unproven;
}
/** The state once weights were read back: the step begins, and the evidence about the split of the one before is kept as one number. */
function confirmed(plan, state, reading, now) {
    const reached = state.intendedStep;
    const none = { requests: 0, errors: 0 };
    const reachedStep = plan.steps[reached];
    const rewritten = reached === state.step;
    return {
        ...state,
        written: reading.weights,
        intent: null,
        asked: [],
        routerEpoch: reading.epoch ?? null,
        step: reached,
        phase: reachedStep?.share === 1 && reachedStep.holdMs === 0 ? 'promoted' : 'watching',
        stepStartedAt: rewritten ? state.stepStartedAt : now,
        measuredInStep: false,
        stepTotals: rewritten ? state.stepTotals : { stable: none, candidate: none },
        evidence: {
            ...state.evidence,
            split: { earlier: splitEvidence(plan, state, now).lnE, stable: 0, candidate: 0, sinceMs: now },
        },
    };
}

// EXTERNAL MODULE: ./packages/evidence/src/scalar.ts
var scalar = __webpack_require__(47047);
;// CONCATENATED MODULE: ./packages/rollout/src/guardrail-checks.ts







/** What was asked of latency, predictions and health; nothing where the plan asks nothing. */
function guardrailChecks(plan, state) {
    return [
        ...latencyChecks(plan, state),
        ...classCheck(plan, state),
        ...shadowCheck(plan, state),
        ...predictionChecks(state),
    ];
}
const verdictOf = (red, measured) => (red ? 'fail' : measured ? 'pass' : 'inconclusive');
function latencyChecks({ alpha, guardrails }, { evidence }) {
    const rule = guardrails.latency;
    if (!rule)
        return [];
    const { latency } = evidence;
    const bound = Math.log(1 / alpha);
    const requests = latency ? sumOf(latency.totals.candidate) : 0;
    const lnE = latency ? lnSlower(latency) : 0;
    const parameters = { alpha, 'tolerated odds': rule.tolerated };
    const comparison = {
        id: 'latency',
        title: 'Candidate is no slower than stable',
        verdict: verdictOf(lnE >= bound, requests > 0),
        reason: latency && requests > 0
            ? `${quantiles(latency)}: ln E ${lnE.toFixed(2)} of ${bound.toFixed(2)} that the candidate is slower.`
            : 'No latency of the candidate was measured.',
        observed: (0,scalar/* scalar */.d)(lnE),
        threshold: bound,
        sizes: { 'candidate requests': requests, 'stable requests': latency ? sumOf(latency.totals.stable) : 0 },
        method: {
            name: latency?.bounds.length === 1
                ? 'hypergeometric odds e-process at one bound'
                : 'log-rank e-process over the histogram buckets',
            parameters: latency ? { ...parameters, 'bucket bounds (s)': latency.bounds.join(', ') } : parameters,
        },
    };
    const limit = rule.bound;
    if (!limit)
        return [comparison];
    const slow = latency ? slowOf(latency.bounds, latency.totals.candidate, limit.seconds) : 0;
    const above = latency ? lnAbove(latency.limit) : 0;
    return [
        comparison,
        {
            id: 'latency-bound',
            title: `${percent(limit.quantile)} of the candidate's answers within ${seconds(limit.seconds)}`,
            verdict: verdictOf(above >= bound, requests > 0),
            reason: requests > 0
                ? `${slow} of ${requests} took longer (${percent(slow / requests)}); ln E ${above.toFixed(2)} of ${bound.toFixed(2)} that it is more than ${percent(1 - limit.quantile)}.`
                : 'No latency of the candidate was measured.',
            ...(requests > 0 && { observed: slow / requests }),
            threshold: 1 - limit.quantile,
            sizes: { 'candidate requests': requests },
            values: { 'ln E': (0,scalar/* scalar */.d)(above), 'ln E bound': bound },
            method: {
                name: 'Bernoulli likelihood-ratio e-process, mixed over alternatives and over when the trouble began',
                parameters: { alpha, limit: 1 - limit.quantile, seconds: limit.seconds },
            },
        },
    ];
}
function classCheck({ alpha, guardrails }, { evidence: { classes } }) {
    if (!guardrails.classes)
        return [];
    const bound = Math.log(1 / alpha);
    const lnE = classes ? lnOtherShares(classes) : 0;
    const found = classes ? loudest(classes) : undefined;
    return [
        {
            id: 'classes',
            title: 'Candidate predicts every class about as often as stable',
            verdict: verdictOf(lnE >= bound, found !== undefined),
            reason: found
                ? `Most apart is "${found.name}": ${percent(found.candidate)} of the candidate's predictions, ${percent(found.stable)} of stable's; ln E ${lnE.toFixed(2)} of ${bound.toFixed(2)}.`
                : 'No predictions of both arms were measured.',
            observed: (0,scalar/* scalar */.d)(lnE),
            threshold: bound,
            sizes: {
                'candidate predictions': classes ? sumOf(classes.totals.candidate) : 0,
                'stable predictions': classes ? sumOf(classes.totals.stable) : 0,
            },
            method: {
                name: 'average over classes of hypergeometric odds e-processes, upwards and downwards',
                parameters: { alpha, 'tolerated odds': guardrails.classes.tolerated, classes: classes?.names.length ?? 0 },
            },
        },
    ];
}
function shadowCheck({ alpha, guardrails }, { evidence: { shadow } }) {
    if (!guardrails.shadow)
        return [];
    const { maxDisagreement } = guardrails.shadow;
    const bound = Math.log(1 / alpha);
    const { compared, disagreed } = shadow?.totals ?? { compared: 0, disagreed: 0 };
    const lnE = shadow ? lnAbove(shadow.limit) : 0;
    return [
        {
            id: 'shadow',
            title: `At most ${percent(maxDisagreement)} of mirrored requests answered differently`,
            verdict: verdictOf(lnE >= bound, compared > 0),
            reason: compared > 0
                ? `${disagreed} of ${compared} differ (${percent(disagreed / compared)}); ln E ${lnE.toFixed(2)} of ${bound.toFixed(2)} that it is more.`
                : 'No mirrored request was compared.',
            ...(compared > 0 && { observed: disagreed / compared }),
            threshold: maxDisagreement,
            sizes: { compared },
            values: { 'ln E': (0,scalar/* scalar */.d)(lnE), 'ln E bound': bound },
            method: {
                name: 'Bernoulli likelihood-ratio e-process, mixed over alternatives and over when the trouble began',
                parameters: { alpha, limit: maxDisagreement },
            },
        },
    ];
}
function predictionChecks({ evidence: { nan, unwell } }) {
    return [
        ...(nan
            ? [
                {
                    id: 'nan',
                    title: 'Every prediction of the candidate is a number',
                    verdict: nan.seen > 0 ? 'fail' : 'pass',
                    reason: nan.seen > 0 ? `${nan.seen} were not.` : 'None was anything else.',
                    observed: nan.seen,
                    threshold: 0,
                },
            ]
            : []),
        ...(unwell !== null
            ? [{ id: 'health', title: 'Health endpoint of the candidate', verdict: 'fail', reason: `${unwell}.` }]
            : []),
    ];
}

;// CONCATENATED MODULE: ./packages/rollout/src/checks.ts







/** What the rollout asked of the candidate and what came of it, with every number behind it. */
function checksOf(plan, state, now) {
    const proofs = proof(plan, state);
    return [
        ...errorChecks(plan, state),
        ...guardrailChecks(plan, state),
        ...proofs.all.map((each) => proofCheck(plan, state, each, proofs)),
        ...(plan.checkSplit ? [splitCheck(splitEvidence(plan, state, now))] : []),
    ];
}
function errorChecks(plan, state) {
    const { stable, candidate } = state.totals;
    const { values, sizes } = checks_counted(state);
    const rate = candidate.requests > 0 ? candidate.errors / candidate.requests : undefined;
    const above = lnAbove(state.evidence.limit);
    const worse = lnWorse(plan, state.evidence);
    const bound = Math.log(1 / plan.alpha);
    const measured = candidate.requests > 0;
    const broken = (red) => (red ? 'fail' : measured ? 'pass' : 'inconclusive');
    return [
        {
            id: 'error-rate',
            title: `Candidate error rate at most ${percent(plan.maxErrorRate)}`,
            verdict: broken(above >= bound),
            reason: measured
                ? `${candidate.errors} of ${candidate.requests} candidate requests failed (${percent(rate)}); ln E ${above.toFixed(2)} of ${bound.toFixed(2)} that the rate is above the limit.`
                : 'No request reached the candidate.',
            ...(rate !== undefined && { observed: rate }),
            threshold: plan.maxErrorRate,
            sizes,
            values: { ...values, 'ln E': (0,scalar/* scalar */.d)(above), 'ln E bound': bound },
            method: {
                name: 'Bernoulli likelihood-ratio e-process, mixed over alternatives and over when the trouble began',
                parameters: { alpha: plan.alpha, limit: plan.maxErrorRate, ...queries(plan, 'candidate ') },
            },
        },
        {
            id: 'comparison',
            title: 'Candidate fails no more often than stable',
            verdict: broken(worse >= bound),
            reason: `${candidate.errors} of ${candidate.requests} against ${stable.errors} of ${stable.requests}: ln E ${worse.toFixed(2)} of ${bound.toFixed(2)} that the candidate is worse.`,
            observed: (0,scalar/* scalar */.d)(worse),
            threshold: bound,
            sizes,
            values,
            method: {
                name: errorMethod(plan, state.evidence),
                parameters: {
                    alpha: plan.alpha,
                    'tolerated ratio': plan.toleratedRatio ?? 1,
                    errors: plan.errors,
                    'cluster size': state.evidence.errorEvents.clusterSize ?? 'not known',
                    strict: plan.guardrails.strict,
                    boost: plan.guardrails.boost,
                    ...queries(plan, 'stable '),
                    ...queries(plan, 'candidate '),
                },
            },
        },
    ];
}
function proofCheck(plan, state, { id, goal, lnE, parts }, { threshold }) {
    const { values, sizes } = checks_counted(state);
    const proven = lnE >= threshold;
    return {
        id: id === 'errors' ? 'evidence' : `evidence.${id}`,
        title: `Proof of ${goal}`,
        verdict: proven ? 'pass' : plan.requireProof ? 'inconclusive' : 'warn',
        reason: proven
            ? `ln E ${lnE.toFixed(2)} reaches ${threshold.toFixed(2)}.`
            : `ln E ${lnE.toFixed(2)} of ${threshold.toFixed(2)}: ${state.totals.candidate.requests} candidate requests do not prove it yet.`,
        observed: (0,scalar/* scalar */.d)(lnE),
        threshold,
        sizes,
        values: { ...values, ...scalars(parts ?? {}) },
        method: {
            name: id === 'errors' ? 'promotion certificate: error ratio below r, or error rate below the limit' : 'promotion certificate', // prettier-ignore
            parameters: {
                alpha: plan.certificateAlpha,
                r: ratioToProve(plan),
                limit: plan.maxErrorRate,
                required: plan.requireProof,
            },
        },
    };
}
function splitCheck({ lnE, asked, observed, requests }) {
    const wrong = lnE >= splitThreshold;
    return {
        id: 'split',
        title: 'Traffic is split as asked',
        verdict: wrong ? 'inconclusive' : 'pass',
        reason: observed === undefined
            ? `No split to check since the last change; ln E ${lnE.toFixed(2)} of ${splitThreshold.toFixed(2)} from the steps before.`
            : `The candidate got ${percent(observed)} of ${requests} requests in the last step, ${percent(asked)} was asked; ln E ${lnE.toFixed(2)} of ${splitThreshold.toFixed(2)}.`,
        ...(observed !== undefined && { observed }),
        threshold: asked,
        sizes: { requests },
        method: { name: 'beta-binomial sample-ratio e-process', parameters: { alpha: 0.001 } },
    };
}
function checks_counted({ totals: { stable, candidate } }) {
    return {
        sizes: { 'candidate requests': candidate.requests, 'stable requests': stable.requests },
        values: { 'candidate errors': candidate.errors, 'stable errors': stable.errors },
    };
}
/** The queries whose names begin so. */
function queries({ guardrails }, beginning) {
    const chosen = Object.entries(guardrails.queries).filter(([name]) => name.startsWith(beginning));
    return Object.fromEntries(chosen.map(([name, query]) => [`query ${name}`, query]));
}
const scalars = (numbers) => Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, (0,scalar/* scalar */.d)(value)]));
/** The end of the rollout as a check of its own, so that the evidence is never greener than the verdict. */
function endCheck(outcome) {
    const titles = { promoted: 'promoted', 'rolled-back': 'rolled back', held: 'held', 'in-progress': 'in progress' };
    return {
        id: 'rollout',
        title: `Rollout ${outcome.state === undefined ? 'absent' : titles[outcome.state]}`,
        verdict: outcome.verdict,
        reason: outcome.reason,
        ...(outcome.share !== undefined && Number.isFinite(outcome.share) && { observed: outcome.share }),
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/figures.ts
/** A figure holds so many points a line; of more looks every second, third, ... is drawn, and always the last. */
const mostPoints = 1000;
/** The rollout over time, from the looks of this run: the candidate's share, errors of both arms, evidence against its bound. */
function figuresOf(moments) {
    const looks = moments.filter(({ event }) => event === 'look');
    if (looks.length < 2)
        return [];
    const every = Math.ceil(looks.length / mostPoints);
    const drawn = looks.filter((_, i) => i % every === 0 || i === looks.length - 1);
    const line = (name, value) => {
        const points = drawn.flatMap(({ at, values }) => {
            const y = value(values);
            return typeof y === 'number' && Number.isFinite(y) ? [[Date.parse(at), y]] : [];
        });
        return points.length > 0 ? [{ name, points }] : [];
    };
    const rate = (arm) => line(arm, (values) => {
        const [errors, requests] = [values[`${arm} errors`], values[`${arm} requests`]];
        return typeof errors === 'number' && typeof requests === 'number' && requests > 0 ? errors / requests : undefined;
    });
    const last = drawn.at(-1).values;
    const evidence = (title, prefix, bound) => {
        const names = Object.keys(last).filter((name) => name.startsWith(prefix) && !['ln E bound', 'ln E needed'].includes(name) && (prefix !== 'ln E ' || !name.startsWith('ln E good'))); // prettier-ignore
        const series = names.slice(0, 6).flatMap((name) => line(name.slice(prefix.length), (values) => values[name]));
        const value = last[bound];
        if (series.length === 0 || typeof value !== 'number')
            return [];
        return [{ kind: 'lines', title, x: 'time', format: 'number', series, thresholds: [{ name: 'bound', value }] }];
    };
    const rates = [...rate('candidate'), ...rate('stable')];
    return [
        {
            kind: 'lines',
            title: "The candidate's share of the traffic",
            x: 'time',
            format: 'share',
            series: line('share', ({ share }) => share),
        },
        ...(rates.length > 0
            ? [
                {
                    kind: 'lines',
                    title: 'Error rate since the start',
                    x: 'time',
                    format: 'share',
                    series: rates,
                },
            ]
            : []),
        ...evidence('Evidence against the candidate (ln E)', 'ln E ', 'ln E bound'),
        ...evidence('Evidence for promotion (ln E)', 'ln E good ', 'ln E needed'),
    ];
}

;// CONCATENATED MODULE: ./packages/rollout/src/world.ts
/** Collects what happened; of very many looks the oldest are dropped, never the events between them. */
function timeline(now, most = 1000) {
    const moments = [];
    return {
        moments,
        add(event, values = {}) {
            moments.push({ at: new Date(now()).toISOString(), event, values });
            if (moments.length <= most)
                return;
            const oldest = moments.findIndex((moment) => moment.event === 'look');
            moments.splice(Math.max(0, oldest), 1);
        },
    };
}
const pauseMs = 1000;
/** Reads the router, again and again until the deadline: an API may fail for a while. */
async function readRouter(world, deadlineMs = world.router.capabilities.deadlineMs) {
    const until = world.clock.now() + deadlineMs;
    for (;;) {
        try {
            return await world.router.read();
        }
        catch (error) {
            if (world.clock.now() >= until)
                throw error;
            world.log.warn(`The router could not be read and is asked again: ${error.message}`);
            await world.clock.sleep(Math.min(pauseMs, Math.max(50, deadlineMs / 10)));
        }
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/change.ts




/** Weights are seen that neither the state nor the change under way explains. */
class WeightsConflict extends Error {
}
/**
 * Changes the weights and reads them back until they are as asked or the deadline has passed. The intent has been kept before this is
 * called. A write whose answer is lost is not repeated blindly: the weights are read first, and asked for again only where
 * they are not yet the new ones.
 */
async function changeWeights(session, { to, deadlineMs, force }) {
    const { router, clock, log } = session.world;
    const until = clock.now() + deadlineMs;
    const read = () => readRouter(session.world, Math.max(0, until - clock.now()));
    let trouble;
    for (let writes = 0;;) {
        const reading = await read();
        const asked = sameWeights(reading.weights, to);
        if (asked && !reading.settling)
            return reading;
        if (!force && !isOurs(session.state, reading))
            throw changedMeanwhile(reading.weights, to);
        if ((writes > 0 || asked) && clock.now() >= until)
            throw notTaken(to, reading.weights, deadlineMs, trouble);
        if (!session.leased())
            throw leaseLost();
        await session.renew();
        if (!asked && (writes === 0 || trouble !== undefined || !router.capabilities.asynchronous)) {
            writes++;
            trouble = await router.write(to, reading.weights).then(() => undefined, (error) => error);
            if (trouble instanceof user_error/* UserError */.y && trouble.code === 'unsupported')
                throw trouble;
            if (trouble !== undefined)
                log.warn(`The router did not take the weights: ${trouble.message}`);
            else if (sameWeights((await read()).weights, to))
                continue;
        }
        await clock.sleep(Math.min(1000, Math.max(20, deadlineMs / 20)));
    }
}
function changedMeanwhile(observed, to) {
    return new WeightsConflict(`Somebody else changed the weights to ${shown(observed)} while they were being set to ${shown(to)}.`);
}
function notTaken(to, observed, deadlineMs, trouble) {
    const why = trouble instanceof Error ? ` (${trouble.message.replace(/\.$/, '')})` : '';
    return new user_error/* UserError */.y('tool-failed', `The router does not show the weights ${shown(to)} after ${deadlineMs / 1000} s but ${shown(observed)}${why}.`, {
        hint: 'Look at the router; `target.deadline` gives it more time.',
        ...(trouble !== undefined && { cause: trouble }),
    });
}
function leaseLost() {
    return new user_error/* UserError */.y('conflict', 'The lease on this rollout has run out, so this run touches nothing any more.', {
        hint: 'Run `status`; another run or `guard` may have taken over.',
    });
}
/** `stable:candidate`. */
const shown = ({ stable, candidate }) => `${stable}:${candidate}`;

;// CONCATENATED MODULE: ./packages/rollout/src/outcome.ts
function outcome(told) {
    return { kept: undefined, share: undefined, rolledBack: false, checks: [], ...told };
}
/** One check that says how the operation itself went. */
function operationCheck(id, title, verdict, reason) {
    return { id, title, verdict, reason };
}

;// CONCATENATED MODULE: ./packages/rollout/src/roll-back.ts





/**
 * Puts the original weights back, write-ahead and read back. It goes on when its state cannot be kept: the weights matter more. It
 * stops when another run has taken the rollout over.
 */
async function rollBack(session, end, { force }) {
    const { world } = session;
    const { original } = session.state;
    world.log.warn(`Rolling back to ${original.stable}:${original.candidate}. ${end.reason}`);
    world.timeline.add('roll-back begun', { reason: end.reason });
    const begun = intend(session.state, original, { phase: 'rolling-back', intendedStep: -1, end });
    await session.save(begun).catch((error) => {
        if (error instanceof user_error/* UserError */.y && error.code === 'conflict')
            throw error;
        world.log.warn(`The state of the roll-back could not be kept, and it goes on without: ${error.message}`);
        session.assume(begun);
    });
    try {
        const reading = await changeWeights(session, {
            to: original,
            // Production hangs on this one, so it is tried for longer.
            deadlineMs: world.router.capabilities.deadlineMs * 2,
            force,
        });
        return await restored(session, end, reading.weights);
    }
    catch (error) {
        if (error instanceof WeightsConflict) {
            const reading = await world.router.read();
            if (sameSplit(reading.weights, original))
                return restored(session, end, reading.weights);
            return hold(session, `${error.message} They were left as they are.`);
        }
        if (error instanceof user_error/* UserError */.y && error.code === 'conflict')
            throw error;
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        world.timeline.add('roll-back failed', { reason: error.message });
        // Free for anybody at once: the next `guard` tries again.
        await session.giveUp().catch(() => { });
        return outcome({
            state: 'held',
            verdict: 'fail',
            reason: `${end.reason} The roll-back did not succeed: ${error.message} Set stable:candidate to ${original.stable}:${original.candidate} by hand, or run \`guard\` again.`,
            kept: session.state,
        });
    }
}
async function restored(session, end, weights) {
    const { world } = session;
    // Together with the traffic, or the roll-back is not done: whoever comes next tries again.
    await world.companion?.restore(session.state.backup);
    const next = {
        ...session.state,
        written: weights,
        intent: null,
        asked: [],
        phase: 'rolled-back',
        end,
    };
    await session.release(next).catch((error) => {
        if (error instanceof user_error/* UserError */.y && error.code === 'conflict')
            throw error;
        world.log.warn(`The weights are restored, but the state could not be kept: ${error.message}`);
        session.assume(next);
    });
    world.timeline.add('rolled back', { stable: weights.stable, candidate: weights.candidate });
    world.log.info(`Rolled back: stable:candidate is ${weights.stable}:${weights.candidate} again, read back.`);
    return outcome({
        state: 'rolled-back',
        verdict: end.verdict,
        reason: end.reason,
        kept: session.state,
        share: candidateShare(weights),
        rolledBack: true,
    });
}
/** Stops and touches nothing: the weights are somebody else's now. */
async function hold(session, reason) {
    const { world } = session;
    world.log.warn(reason);
    world.timeline.add('conflict', { reason });
    await session.release({ ...session.state, phase: 'held', end: { verdict: 'fail', reason } });
    const seen = await world.router.read().catch(() => undefined);
    const share = seen && candidateShare(seen.weights);
    return outcome({ state: 'held', verdict: 'fail', reason, kept: session.state, share });
}

;// CONCATENATED MODULE: ./packages/rollout/src/session.ts

function openSession(world, kept) {
    let state = kept;
    const { identity, clock, store } = world;
    const keep = async (next) => {
        await store.save(next);
        state = next;
    };
    const freed = (next, forMs) => ({
        ...next,
        sequence: state.sequence + 1,
        lease: { ...identity, holder: null, expires: clock.now() + forMs },
    });
    const leased = () => state.lease.holder === identity.holder && clock.now() < state.lease.expires;
    const save = (next) => keep({ ...next, sequence: state.sequence + 1, lease: { ...identity, expires: clock.now() + world.leaseMs } });
    return {
        world,
        get state() {
            return state;
        },
        save,
        async renew() {
            if (!leased() || state.lease.expires - clock.now() > world.leaseMs / 2)
                return;
            await save(state).catch((error) => {
                if (error instanceof user_error/* UserError */.y && error.code === 'conflict')
                    throw error;
                world.log.warn(`The lease could not be renewed: ${error.message}`);
            });
        },
        assume(next) {
            state = { ...next, sequence: state.sequence };
        },
        release: (next = state) => keep(freed(next, world.handoverMs)),
        giveUp: () => keep(freed(state, 0)),
        leased,
    };
}

;// CONCATENATED MODULE: ./packages/statistics/src/dispersion.ts

const fewestMinutes = 180;
const fewestIncidents = 30;
/**
 * Cluster size from counts per minute in time order, of one arm and before anything was changed: c = max(1, φ₁, φ₅), φ = variance/mean
 * (for clusters of sizes s, E[s²]/E[s]). An estimate and no bound: it cannot see clustering that begins later, and an outage or a trend
 * within the window makes it larger, which costs power and no false alarm.
 */
function clustering(perMinute) {
    perMinute.forEach((count) => (0,domain/* requireCount */.v6)('errors per minute', count));
    const phi1 = dispersion(perMinute);
    const phi5 = dispersion(groups(perMinute, 5));
    const c = Math.max(1, phi1 ?? 1, phi5 ?? 1);
    const errors = perMinute.reduce((sum, count) => sum + count, 0);
    const incidents = errors / c;
    const known = perMinute.length >= fewestMinutes && incidents >= fewestIncidents;
    return { c, phi1, phi5, minutes: perMinute.length, incidents, known };
}
function dispersion(counts) {
    const n = counts.length;
    const mean = counts.reduce((sum, count) => sum + count, 0) / n;
    if (n < 2 || mean === 0)
        return undefined;
    const squares = counts.reduce((sum, count) => sum + (count - mean) * (count - mean), 0);
    return squares / (n - 1) / mean;
}
/** Sums of `size` neighbours; what is left over at the start is dropped. */
function groups(counts, size) {
    const sums = [];
    for (let end = counts.length; end >= size; end -= size) {
        sums.push(counts.slice(end - size, end).reduce((sum, count) => sum + count, 0));
    }
    return sums;
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/error-events.ts

/** So many minutes of the stable arm are looked at before the start. */
const historyMinutes = fewestMinutes;
/** What the plan says of errors, or what the stable arm's errors per minute before the start show. `history` undefined: the source keeps none. */
function errorEvents(said, history) {
    if (said === 'independent')
        return { clusterSize: 1, told: 'Errors are taken for independent events.' };
    const block = 'the block bet decides, which holds for any clustering within a block';
    if (said === 'clustered')
        return { clusterSize: null, told: `Errors may come in clusters: ${block}.` };
    if (history === undefined)
        return { clusterSize: null, told: `The source keeps no history to see in how errors come: ${block}.` };
    if (typeof history === 'string')
        return { clusterSize: null, told: `The errors before the start cannot be read (${history}): ${block}.` };
    const { c, phi1, phi5, minutes, incidents, known } = clustering(history);
    if (!known) {
        const seen = `${minutes} minutes with about ${Math.floor(incidents)} incidents`;
        return {
            clusterSize: null,
            told: `${seen} before the start are too few to see how errors come (${fewestMinutes} and ${fewestIncidents} are needed): ${block}.`,
        };
    }
    const shown = (phi) => (phi ?? 1).toFixed(2);
    return {
        clusterSize: c,
        told: `Errors of the stable arm in the ${minutes} minutes before: variance over mean ${shown(phi1)} per minute, ${shown(phi5)} per five; their evidence is divided by ${c.toFixed(2)}.`,
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/measure.ts

/** One measurement; trouble is a value, as it is no verdict and no crash. */
async function takeSample(world, at = world.clock.now()) {
    if (!world.source)
        throw new Error('this operation measures, and was given no source');
    try {
        return await world.source.read(at);
    }
    catch (error) {
        if (error instanceof MeasurementError)
            return error;
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/baseline.ts



/**
 * What stable does and the present rate of both arms together, from two looks; or why there are none. The first look is in the past where
 * the source keeps a history, else an interval goes by between them.
 */
async function measureBaseline(plan, world) {
    const { clock, source } = world;
    const since = clock.now();
    let first = source?.errorsPerMinute && (await lookAt(since - Math.max(historySpan, plan.intervalMs), world));
    for (;;) {
        const now = clock.now();
        const second = await lookAt(now, world);
        if (typeof second === 'string') {
            world.log.warn(`Requests and errors cannot be measured: ${second}`);
            if (now - since >= plan.maxOutageMs || world.signal.aborted) {
                return `Requests and errors cannot be measured (${second}), so nothing was begun.`;
            }
        }
        else if (first !== undefined && typeof first !== 'string') {
            const { stable } = second;
            return { stable, perSecond: ratePerSecond(first, second), errorEvents: await seenBefore(plan, world) };
        }
        else {
            first = second;
        }
        await clock.sleep(plan.intervalMs, world.signal);
    }
}
/** Long enough for several scrapes, milliseconds. */
const historySpan = 120_000;
/** Counters at a moment, or why there are none. */
async function lookAt(at, world) {
    const sample = await takeSample(world, at);
    if (sample instanceof MeasurementError)
        return `${sample.trouble}: ${sample.message}`;
    const { stable, candidate } = sample;
    return stable === undefined ? 'empty: the stable arm has no request series' : { at, stable, candidate };
}
/** Requests of both arms per second. A counter that began anew in between adds what it has had since; one that was not there before adds nothing. */
function ratePerSecond(first, second) {
    const grown = (before, now) => {
        if (before === undefined || now === undefined)
            return 0;
        return now.requests >= before.requests ? now.requests - before.requests : now.requests;
    };
    const requests = grown(first.stable, second.stable) + grown(first.candidate, second.candidate);
    return requests / Math.max(0.001, (second.at - first.at) / 1000);
}
/** How errors came before the start; a history that cannot be read is no reason not to begin. */
async function seenBefore(plan, { source, clock }) {
    if (plan.errors !== 'measured' || !source?.errorsPerMinute)
        return errorEvents(plan.errors, undefined);
    const history = await source.errorsPerMinute(clock.now(), historyMinutes).catch((error) => {
        if (error instanceof MeasurementError)
            return `${error.trouble}: ${error.message}`;
        throw error;
    });
    return errorEvents(plan.errors, history);
}

;// CONCATENATED MODULE: ./packages/statistics/src/rollback-forecast.ts



/**
 * Errors (both arms, times c if clustered) after which a canary that truly fails `ratio` times as often as stable is rolled back by
 * `updateEvidence` with probability `quantile`: the passage time of the grid's point that gets there first. Infinity for ratios so near 1
 * that no point of the grid gains from them.
 */
function rollbackForecast(quantile, { rho, ratio, alpha = 0.01 }) {
    (0,domain/* requireShare */.Vv)('quantile', quantile);
    (0,domain/* requireShare */.Vv)('rho', rho);
    (0,domain/* requireShare */.Vv)('alpha', alpha);
    if (!(ratio > 0 && ratio < Infinity))
        throw new RangeError(`ratio must be a finite number above 0, not ${ratio}`);
    const theta = (rho * ratio) / (1 - rho + rho * ratio);
    const times = rollbackPrior().map((bet) => {
        const step = Math.log(bet.ratio);
        const drift = theta * step - Math.log(1 - rho + rho * bet.ratio);
        const bound = Math.log(1 / alpha) + Math.log(1 / bet.weight);
        return passageTime(quantile, { drift, variance: theta * (1 - theta) * step * step, bound });
    });
    return Math.min(...times);
}
/** Wald's bound on the expected errors until evidence 1/α against a ratio of 1, when the ratio is truly `ratio`: ln(1/α)/KL(θ‖ρ). */
function waldErrors({ rho, ratio, alpha = 0.01 }) {
    requireShare('rho', rho);
    requireShare('alpha', alpha);
    const theta = (rho * ratio) / (1 - rho + rho * ratio);
    const information = theta * Math.log(theta / rho) + (1 - theta) * Math.log((1 - theta) / (1 - rho));
    return Math.log(1 / alpha) / information;
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/needs.ts






/** Proofs that can be forecast, if the candidate is as good as stable. Disagreement under a mirror is not: nobody has seen the two side by side. */
function needs(plan, baseline) {
    const { latency } = plan.guardrails;
    const { stable } = baseline;
    const errorShare = stable.requests > 0 ? stable.errors / stable.requests : 0;
    const ratio = (share, quantile) => requestsForRatio(plan, baseline, { errorShare, share, quantile });
    const absolute = requestsToProve(plan.maxErrorRate, errorShare, plan.certificateAlpha);
    const seen = stable.latency;
    const all = seen ? sumOf(seen.counts) : 0;
    return [
        plan.toleratedRatio === undefined
            ? {
                goal: `an error rate below ${percent(plan.maxErrorRate)}`,
                requests: (share, quantile) => Math.min(absolute, ratio(share, quantile)),
            }
            : { goal: `an error ratio below ${plan.toleratedRatio}`, requests: ratio },
        ...(latency && latency.tolerated > 1 && seen && all > 0
            ? [
                {
                    goal: `odds of a slow answer below ${latency.tolerated} times the stable ones`,
                    requests: (share, quantile) => share === 1
                        ? Infinity
                        : share *
                            latencyCertificateForecast(quantile, {
                                buckets: seen.counts,
                                rho: share,
                                tolerated: latency.tolerated,
                                alpha: plan.certificateAlpha,
                            }),
                },
            ]
            : []),
        ...(latency?.bound && seen && all > 0
            ? [
                {
                    goal: `at most ${percent(1 - latency.bound.quantile)} of answers slower than ${latency.bound.seconds} s`,
                    requests: () => requestsToProve(1 - latency.bound.quantile, slowOf(seen.bounds, seen.counts, latency.bound.seconds) / all, plan.certificateAlpha),
                },
            ]
            : []),
    ];
}
/** Errors needed, turned into candidate requests; in blocks where it is not known how errors come. */
function requestsForRatio(plan, { perSecond, errorEvents }, { errorShare, share, quantile }) {
    // With all traffic at the candidate there is nothing to compare it with.
    if (errorShare === 0 || share === 1)
        return Infinity;
    const [rt, alpha] = [ratioToProve(plan), plan.certificateAlpha];
    if (errorEvents.clusterSize !== null) {
        const errors = errorEvents.clusterSize * certificateForecast(quantile, { rho: share, rt, alpha });
        return (errors / errorShare) * share;
    }
    const perBlock = (perSecond * plan.guardrails.blockMs) / 1000;
    if (perBlock === 0)
        return Infinity;
    // The bet on the stable arm's share of the errors, which is at most this at the ratio to be disproved.
    const disproved = (1 - share) / (1 - share + share * rt);
    return (share *
        perBlock *
        blockForecast(quantile, { rho: disproved, theta: 1 - share, errors: errorShare * perBlock, alpha }));
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/forecast.ts





/** What promotion needs and what the plan gives. */
function forecast(plan, baseline) {
    const { perSecond } = baseline;
    const each = needs(plan, baseline).map((need) => ({
        goal: need.goal,
        half: reach(plan, need, { perSecond, quantile: 0.5 }),
        most: reach(plan, need, { perSecond, quantile: 0.9 }),
    }));
    const needed = Math.max(...each.map(({ half }) => half.requests));
    const partial = (0,src_steps/* provingSteps */.Dt)(plan.steps);
    const planned = partial.reduce((sum, { share, holdMs }) => sum + (share * holdMs * perSecond) / 1000, 0);
    const patience = (partial.at(-1).share * plan.patienceMs * perSecond) / 1000;
    const sentences = [...each.map((one) => need(one, baseline)), have(plan, perSecond, planned), found(plan, baseline)];
    return {
        needed,
        planned,
        decides: Number.isFinite(needed) && (perSecond === 0 || planned + patience >= needed),
        text: sentences.filter((sentence) => sentence !== '').join(' '),
    };
}
/** Goes along the steps until their parts of what each share needs add up to the whole; beyond the last step at its share. */
function reach(plan, { requests }, { perSecond, quantile }) {
    const partial = (0,src_steps/* provingSteps */.Dt)(plan.steps);
    const last = partial.at(-1);
    let left = 1;
    let passed = 0;
    let spent = 0;
    for (const { share, holdMs } of perSecond > 0 ? partial.slice(0, -1) : []) {
        const whole = requests(share, quantile);
        const given = (perSecond * share * holdMs) / 1000;
        if (given >= left * whole)
            return at(passed + left * whole, spent + (left * whole * 1000) / (perSecond * share));
        left -= given / whole;
        passed += given;
        spent += holdMs;
    }
    const rest = left * requests(last.share, quantile);
    return at(passed + rest, perSecond > 0 ? spent + (rest * 1000) / (perSecond * last.share) : undefined);
}
const at = (requests, ms) => ({ requests: Math.ceil(requests), ms });
function need({ goal, half, most }, { stable }) {
    const errorShare = stable.requests > 0 ? stable.errors / stable.requests : 0;
    const seen = `(its errors ${percent(errorShare)})`;
    if (!Number.isFinite(half.requests))
        return `Promotion needs proof of ${goal}, which no number of requests gives while stable is as it is ${seen}.`;
    const times = half.ms === undefined || most.ms === undefined ? '' : `, after ${spoken(half.ms)}`;
    const late = most.requests > half.requests ? `; in nine of ten rollouts by ${most.requests}${most.ms === undefined ? '' : `, after ${spoken(most.ms)}`}` : ''; // prettier-ignore
    return `Promotion needs proof of ${goal}: about ${half.requests} candidate requests if it is as good as stable ${seen}${times}${late}.`;
}
function have({ steps }, perSecond, planned) {
    if (perSecond === 0)
        return 'No traffic was seen just now.';
    const holds = steps.reduce((sum, { holdMs }) => sum + holdMs, 0);
    return `At ${perSecond.toPrecision(3)} requests/s the plan gives it about ${Math.round(planned)} in ${(0,quantities/* formatDuration */.a3)(holds)}.`;
}
/** How soon a candidate is found that fails three times as often, where errors are counted one by one. */
function found({ steps, alpha, toleratedRatio }, { stable, perSecond, errorEvents }) {
    const errorShare = stable.requests > 0 ? stable.errors / stable.requests : 0;
    const { share } = steps[0];
    if (share === 1 ||
        errorShare === 0 ||
        perSecond === 0 ||
        errorEvents.clusterSize === null ||
        toleratedRatio !== undefined)
        return '';
    const errors = errorEvents.clusterSize * rollbackForecast(0.5, { rho: share, ratio: 3, alpha });
    const ms = (errors * 1000) / (perSecond * errorShare * (1 - share + 3 * share));
    return `One that fails three times as often as stable is rolled back after about ${spoken(ms)} at ${percent(share)}.`;
}
/** A duration to two or three digits. */
function spoken(ms) {
    const unit = ms >= 3_600_000 ? 60_000 : 1000;
    return (0,quantities/* formatDuration */.a3)(Math.max(unit, Math.round(ms / unit) * unit));
}

;// CONCATENATED MODULE: ./packages/rollout/src/start-state.ts



const none = { requests: 0, errors: 0 };
/** Before the first change: the router as it was found, no evidence. */
function startState(plan, reading, lease, now, sequence) {
    return {
        schema: 'tidegate-rollout/1',
        id: rolloutId(plan),
        sequence,
        candidate: plan.candidate,
        version: plan.version ?? null,
        phase: 'watching',
        step: -1,
        original: reading.weights,
        backup: {},
        written: reading.weights,
        intent: null,
        intendedStep: -1,
        asked: [],
        routerEpoch: reading.epoch ?? null,
        startedAt: now,
        stepStartedAt: now,
        measuredInStep: false,
        counters: { stable: null, candidate: null },
        lastMeasuredAt: null,
        failingSince: null,
        totals: { stable: none, candidate: none },
        stepTotals: { stable: none, candidate: none },
        evidence: noEvidence(now, errorEvents('independent', undefined)),
        lease,
        end: null,
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/begin.ts










/** Looks before it leaps: router, metrics and traffic are looked at, the forecast is told, and only then is the lease taken. */
async function begin(plan, world, kept) {
    // A share the router cannot do is told now and not half way.
    for (const { share } of plan.steps)
        world.router.capabilities.weightsFor(share);
    const reading = await readRouter(world);
    const refused = refusal(plan, reading);
    if (refused)
        return notBegun(world, 'fail', refused);
    const baseline = await measureBaseline(plan, world);
    if (typeof baseline === 'string')
        return notBegun(world, 'inconclusive', baseline);
    const { text, needed, decides } = forecast(plan, baseline);
    world.log.info(`Plan: ${(0,src_steps/* formatSteps */.rN)(plan.steps)}. ${text}`);
    world.log.info(baseline.errorEvents.told);
    world.log.info(`If this runner vanishes, \`guard\` can roll back after ${(0,quantities/* formatDuration */.a3)(world.leaseMs)}. The state is kept in ${world.store.location}${world.store.hostOnly ? ', where only this host sees it; `state: git` keeps it where every runner does' : ''}.`);
    world.timeline.add('planned', {
        steps: (0,src_steps/* formatSteps */.rN)(plan.steps),
        needed: Number.isFinite(needed) ? needed : 'no number',
        forecast: text,
        errors: baseline.errorEvents.told,
    });
    if (plan.requireProof && !decides && plan.undecidable === 'begin')
        world.log.warn('This plan can hardly decide.');
    else if (plan.requireProof && !decides) {
        return notBegun(world, 'inconclusive', `This plan cannot decide. ${text} Use longer steps, more patience, \`require-proof: false\`, or \`on-inconclusive: warn\` to begin all the same.`);
    }
    const backup = { ...(await world.companion?.before()) };
    const { clock, identity } = world;
    const now = clock.now();
    const lease = { ...identity, expires: now + world.leaseMs };
    const sequence = kept ? kept.sequence + 1 : 0;
    const evidence = noEvidence(now, baseline.errorEvents);
    const state = { ...startState(plan, reading, lease, now, sequence), backup, evidence };
    await world.store.save(state);
    return openSession(world, state);
}
function refusal(plan, { weights, down }) {
    if (!(weights.stable + weights.candidate > 0))
        return 'Neither arm gets any traffic: both weights are 0.';
    if (candidateShare(weights) > 0) {
        return `The candidate "${plan.candidate}" already gets traffic (stable:candidate is ${weights.stable}:${weights.candidate}) and no state of a rollout says why. Give stable all traffic first.`;
    }
    if (down?.includes('candidate'))
        return `The router's health check has the candidate "${plan.candidate}" out of service.`;
    return undefined;
}
function notBegun(world, verdict, reason) {
    world.timeline.add('not begun', { reason });
    return outcome({ state: 'held', verdict, reason, share: 0 });
}

;// CONCATENATED MODULE: ./packages/rollout/src/lease.ts
/** Who is at work on the rollout now, in a sentence; undefined when it is free for us. */
function heldByAnother({ lease }, { identity, clock }) {
    if (lease.holder === null || lease.holder === identity.holder || clock.now() >= lease.expires)
        return undefined;
    // A later attempt of the same run begins only when the earlier one is over.
    if (lease.run === identity.run && Number(identity.attempt) > Number(lease.attempt))
        return undefined;
    return `Run ${lease.run} (attempt ${lease.attempt}) is at work on this rollout until ${new Date(lease.expires).toISOString()}.`;
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/standing.ts




/** All reasons to roll back that this plan knows, as they stand. */
function standings(plan, { evidence }) {
    const { latency, classes, shadow } = evidence;
    return [
        { id: 'error-rate', lnE: lnAbove(evidence.limit) },
        { id: 'comparison', lnE: lnWorse(plan, evidence) },
        ...(latency ? [{ id: 'latency', lnE: lnSlower(latency) }] : []),
        ...(latency && plan.guardrails.latency?.bound
            ? [{ id: 'latency-bound', lnE: lnAbove(latency.limit) }]
            : []),
        ...(classes ? [{ id: 'classes', lnE: lnOtherShares(classes) }] : []),
        ...(shadow ? [{ id: 'shadow', lnE: lnAbove(shadow.limit) }] : []),
    ];
}

;// CONCATENATED MODULE: ./packages/rollout/src/tell-look.ts



/** One line and one moment for each look, or for each that could not be taken. */
function tellLook(plan, session, { state, look, trouble }) {
    const { log, timeline } = session.world;
    if (trouble !== undefined) {
        log.warn(`Not measured: ${trouble}`);
        timeline.add('not measured', { trouble });
    }
    if (!look)
        return;
    log.info(line(plan, state));
    timeline.add('look', moment(plan, state, look));
}
function line(plan, state) {
    const { stable, candidate } = state.totals;
    const bound = Math.log(1 / plan.alpha).toFixed(2);
    const against = standings(plan, state).filter(({ id }) => id !== 'error-rate' && id !== 'latency-bound');
    const names = {
        comparison: 'worse',
        latency: 'slower',
        classes: 'classes',
        shadow: 'mirror',
    };
    const { all, threshold } = proof(plan, state);
    const weakest = Math.min(...all.map(({ lnE }) => lnE));
    return [
        `${percent(candidateShare(state.written))}: candidate ${candidate.errors}/${candidate.requests}, stable ${stable.errors}/${stable.requests} (errors/requests)`,
        ...against.map(({ id, lnE }) => `${names[id]}: ln E ${lnE.toFixed(2)} of ${bound}`),
        `good: ${weakest.toFixed(2)} of ${threshold.toFixed(2)}`,
    ].join('; ');
}
function moment(plan, state, look) {
    const { stable, candidate } = state.totals;
    const { all, threshold } = proof(plan, state);
    const { latency, classes, shadow, nan, unwell } = state.evidence;
    return {
        share: candidateShare(state.written),
        'candidate requests': candidate.requests,
        'candidate errors': candidate.errors,
        'stable requests': stable.requests,
        'stable errors': stable.errors,
        ...Object.fromEntries(standings(plan, state).map(({ id, lnE }) => [`ln E ${id}`, lnE])),
        'ln E bound': Math.log(1 / plan.alpha),
        ...Object.fromEntries(all.map(({ id, lnE }) => [`ln E good ${id}`, lnE])),
        'ln E needed': threshold,
        ...(latency && {
            'candidate latencies': sum(latency.totals.candidate),
            'stable latencies': sum(latency.totals.stable),
        }),
        ...(classes && { 'candidate predictions': sum(classes.totals.candidate) }),
        ...(shadow && { mirrored: shadow.totals.compared, disagreed: shadow.totals.disagreed }),
        ...(nan && { 'predictions that were no numbers': nan.seen }),
        ...(unwell !== null && { 'health endpoint': unwell }),
        ...(look.stable.reset || look.candidate.reset ? { 'counters began anew': true } : {}),
    };
}
const sum = (counts) => counts.reduce((a, b) => a + b, 0);

;// CONCATENATED MODULE: ./packages/rollout/src/look.ts









/** One look: read router and counters, decide, keep the state, do what was decided. */
async function takeLook(plan, session) {
    const { world } = session;
    const reading = await readRouter(world);
    const sample = await takeSample(world);
    const decision = reconcile(plan, session.state, { reading, sample }, world.clock.now());
    tellLook(plan, session, decision);
    const { next, state } = decision;
    // Kept with the change it leads to, so that no look is counted twice or lost.
    if (next.kind === 'wait' || next.kind === 'roll-back' || next.kind === 'conflict')
        await session.save(state);
    switch (next.kind) {
        case 'wait':
            return { waitMs: next.ms };
        case 'shift': {
            const { share } = plan.steps[next.step];
            return shift(plan, session, { ...state }, world.router.capabilities.weightsFor(share), next.step);
        }
        case 'rewrite': {
            world.log.warn(`The weights are written again: ${next.why}.`);
            world.timeline.add('weights written again', { why: next.why });
            return shift(plan, session, state, state.intent ?? state.written, state.intent ? state.intendedStep : state.step);
        }
        case 'finish':
            return { ended: await promoted(session, { ...state, phase: 'promoted' }), waitMs: 0 };
        case 'roll-back':
            return { ended: await rollBack(session, next.end, { force: false }), waitMs: 0 };
        case 'conflict':
            return {
                ended: plan.onConflict === 'rollback'
                    ? await rollBack(session, { verdict: 'fail', reason: next.reason }, { force: true })
                    : await hold(session, next.reason),
                waitMs: 0,
            };
        case 'done':
            return {
                ended: outcome({ state: 'held', verdict: 'fail', reason: 'The rollout has ended already.', kept: state }),
                waitMs: 0,
            };
    }
}
async function shift(plan, session, state, to, step) {
    const { world } = session;
    await session.save(intend(state, to, { phase: 'shifting', intendedStep: step }));
    const reading = await changeWeights(session, { to, deadlineMs: world.router.capabilities.deadlineMs, force: false });
    const after = confirmed(plan, session.state, reading, world.clock.now());
    world.log.info(`stable:candidate is ${to.stable}:${to.candidate}, read back: the candidate has ${percent(candidateShare(to))}.`);
    world.timeline.add('shifted', { share: candidateShare(to) });
    if (reading.initial && after.phase === 'promoted' && !sameSplit(reading.initial, to)) {
        world.log.warn(`The router's configuration still says ${reading.initial.stable}:${reading.initial.candidate}: write ${to.stable}:${to.candidate} there, or its next restart takes the promotion back.`);
    }
    if (after.phase === 'promoted')
        return { ended: await promoted(session, after), waitMs: 0 };
    await session.save(after);
    return { waitMs: 0 };
}
async function promoted(session, state) {
    const reason = `The candidate has all traffic: ${state.totals.candidate.errors} of its ${state.totals.candidate.requests} requests failed while it was watched.`;
    // Before the state says so: a run that dies in between is rolled back, and this with it.
    await session.world.companion?.promote(state.backup);
    await session.release({ ...state, phase: 'promoted', end: { verdict: 'pass', reason } });
    session.world.timeline.add('promoted');
    session.world.log.info(`Promoted. ${reason}`);
    return outcome({ state: 'promoted', verdict: 'pass', reason, kept: session.state, share: 1 });
}

;// CONCATENATED MODULE: ./packages/rollout/src/operations/run.ts












/** Begins the rollout or goes on with it, until it has ended, a person is needed, or it is time to hand over. */
async function run(plan, world, options) {
    const since = world.clock.now();
    const session = await takeUp(plan, world, options);
    if (!('save' in session))
        return session;
    try {
        for (;;) {
            if (world.signal.aborted) {
                return await rollBack(session, { verdict: 'fail', reason: 'The job was cancelled.' }, { force: false });
            }
            const { ended, waitMs } = await takeLook(plan, session);
            if (ended)
                return ended;
            const spent = world.clock.now() - since;
            if (options.once || spent + waitMs >= options.maxMs)
                return await handOver(plan, session);
            await world.clock.sleep(waitMs, world.signal);
        }
    }
    catch (error) {
        return await afterTrouble(plan, session, error);
    }
}
/** Finds or makes the state, and takes the lease; an outcome when there is nothing to go on with. */
async function takeUp(plan, world, options) {
    let kept = await world.store.load();
    const same = kept?.id === rolloutId(plan);
    if (kept && isTerminal(kept)) {
        const ended = same ? await alreadyEnded(kept, world, options) : undefined;
        return ended ?? begin(plan, world, kept);
    }
    if (!kept)
        return begin(plan, world, undefined);
    const busy = heldByAnother(kept, world);
    if (busy)
        return outcome({ state: 'in-progress', verdict: 'inconclusive', reason: busy, kept });
    if (same)
        return goOn(world, kept);
    const session = openSession(world, kept);
    const reason = `The rollout of "${kept.version ?? kept.candidate}" was left unfinished and another one is asked for.`;
    const resolved = await rollBack(session, { verdict: 'fail', reason }, { force: false });
    if (resolved.state !== 'rolled-back')
        return resolved;
    kept = session.state;
    return begin(plan, world, kept);
}
async function alreadyEnded(kept, world, options) {
    const { weights } = await readRouter(world);
    const stands = sameSplit(weights, kept.written);
    const share = candidateShare(weights);
    if (kept.phase === 'promoted' && stands) {
        return outcome({
            state: 'promoted',
            verdict: 'pass',
            reason: 'This rollout was promoted before; nothing to do.',
            kept,
            share,
        });
    }
    if (kept.phase === 'rolled-back' && options.once) {
        const { verdict, reason } = kept.end;
        return outcome({ state: 'rolled-back', verdict, reason: `Rolled back before: ${reason}`, kept, share });
    }
    // A re-run asked for by a person is a new attempt with no evidence yet.
    return undefined;
}
async function goOn(world, kept) {
    const session = openSession(world, kept);
    const rollingBack = kept.intent !== null && sameWeights(kept.intent, kept.original);
    const phase = kept.phase !== 'held' ? kept.phase : rollingBack ? 'rolling-back' : 'watching';
    await session.save({ ...kept, phase });
    world.log.info(`Going on with the rollout at ${percent(candidateShare(kept.written))}, with its evidence so far.`);
    world.timeline.add('taken up', { share: candidateShare(kept.written) });
    return session;
}
async function handOver(plan, session) {
    await session.release();
    const { state } = session;
    const share = candidateShare(state.written);
    const reason = `Step ${state.step + 1} of ${plan.steps.length}: the candidate has ${percent(share)}; another run goes on from here.`;
    return outcome({ state: 'in-progress', verdict: 'warn', reason, kept: state, share });
}
/** What went wrong on the way must not leave traffic where it is; unless the rollout is not ours any more. */
async function afterTrouble(plan, session, error) {
    if (error instanceof WeightsConflict) {
        if (plan.onConflict === 'stop')
            return hold(session, error.message);
        return rollBack(session, { verdict: 'fail', reason: error.message }, { force: true });
    }
    if (error instanceof user_error/* UserError */.y && error.code === 'conflict') {
        return outcome({
            state: 'in-progress',
            verdict: 'fail',
            reason: error.message,
            kept: await session.world.store.load(),
        });
    }
    const message = error instanceof Error ? error.message : String(error);
    const ended = await rollBack(session, { verdict: 'fail', reason: `The rollout broke off: ${message}` }, { force: false });
    if (error instanceof user_error/* UserError */.y)
        return ended;
    throw error;
}

;// CONCATENATED MODULE: ./packages/rollout/src/operations/rehearse.ts









/**
 * Proves the way back before it is needed: keeps a state, writes the weights that are there already, reads them back, and measures
 * once. Traffic stays where it is.
 */
async function rehearse(plan, world) {
    const before = await world.store.load();
    if (before && !isTerminal(before)) {
        const reason = heldByAnother(before, world) ?? 'A rollout is under way, and a rehearsal would be in its way.';
        return outcome({ state: 'in-progress', verdict: 'inconclusive', reason, kept: before });
    }
    for (const { share } of plan.steps)
        world.router.capabilities.weightsFor(share);
    const { weights, ...reading } = await readRouter(world);
    const share = candidateShare(weights);
    const now = world.clock.now();
    const lease = { ...world.identity, expires: now + world.leaseMs };
    const sequence = before ? before.sequence + 1 : 0;
    const started = startState(plan, { weights, ...reading }, lease, now, sequence);
    // Under a name of its own: it must never be taken for a try of the candidate.
    const kept = { ...started, id: 'rehearsal', phase: 'rolling-back', intent: weights };
    await world.store.save(kept);
    const session = openSession(world, kept);
    const failed = (reason) => outcome({ state: 'held', verdict: 'fail', reason, kept: session.state, share });
    const trouble = await world.router.write(weights, weights).then(() => undefined, (error) => error);
    const after = (await readRouter(world)).weights;
    const end = { verdict: 'pass', reason: 'Rehearsed.' };
    await session.release({ ...session.state, phase: 'rolled-back', intent: null, end });
    if (trouble)
        return failed(`The router cannot be written to: ${trouble.message}`);
    if (!sameWeights(after, weights)) {
        return failed(`The router shows ${after.stable}:${after.candidate} after ${weights.stable}:${weights.candidate} was written.`);
    }
    const sample = await takeSample(world);
    if (sample instanceof MeasurementError) {
        const reason = `Router and state are in order, but requests and errors cannot be measured (${sample.trouble}: ${sample.message}).`;
        return outcome({ state: undefined, verdict: 'inconclusive', reason, share });
    }
    world.timeline.add('rehearsed', { stable: weights.stable, candidate: weights.candidate });
    const reason = 'Rehearsed: the state was kept, the present weights were written and read back, and both arms were measured.';
    return outcome({ state: undefined, verdict: 'pass', reason, share });
}

;// CONCATENATED MODULE: ./packages/rollout/src/operations/settle.ts








/** Rolls back a rollout whose lease has run out: its runner vanished, or nobody came to go on with it. */
async function guard(world, { onConflict }) {
    const kept = await world.store.load();
    if (!kept)
        return nothingToGuard(world);
    if (kept.phase === 'promoted')
        return keepPromoted(kept, world);
    const settled = settledOutcome(kept, 'guard');
    if (settled)
        return settled;
    const { lease } = kept;
    if (world.clock.now() < lease.expires) {
        const until = new Date(lease.expires).toISOString();
        const reason = `The rollout is in good hands (run ${lease.run}) until ${until}.`;
        return outcome({ state: 'in-progress', verdict: 'warn', reason, kept, share: candidateShare(kept.written) });
    }
    const reason = `Run ${lease.run} (attempt ${lease.attempt}) left the rollout at ${percent(candidateShare(kept.written))} and did not come back.`;
    return rollBack(openSession(world, kept), kept.end ?? { verdict: 'fail', reason }, {
        force: onConflict === 'rollback',
    });
}
/** A router that was restarted may have taken the promotion back: its weights are written again. */
async function keepPromoted(kept, world) {
    const reading = await readRouter(world);
    const share = candidateShare(reading.weights);
    const promoted = { state: 'promoted', kept, share };
    if (sameSplit(reading.weights, kept.written)) {
        return outcome({ ...promoted, verdict: 'pass', reason: 'The rollout is promoted.' });
    }
    if (!forgot(kept, reading)) {
        const reason = `The rollout was promoted, and somebody has given the candidate ${percent(share)} since.`;
        return outcome({ ...promoted, verdict: 'warn', reason });
    }
    world.log.warn('The router was restarted and fell back to its configuration; the promoted weights are written again.');
    const session = openSession(world, kept);
    await session.save({ ...kept, intent: kept.written });
    const { router } = world;
    const change = { to: kept.written, deadlineMs: router.capabilities.deadlineMs, force: false };
    const after = await changeWeights(session, change);
    await session.release({ ...session.state, intent: null, routerEpoch: after.epoch ?? null });
    world.timeline.add('weights written again', { why: 'the router was restarted after the promotion' });
    const reason = 'The router had forgotten the promotion; its weights were written again. Write them into its configuration too.';
    return outcome({ ...promoted, kept: session.state, verdict: 'warn', reason, share: 1 });
}
/** Split traffic without a state means that the state is where this runner cannot see it: that is no all-clear. */
async function nothingToGuard(world) {
    const { weights } = await readRouter(world);
    const share = candidateShare(weights);
    if (!(share > 0 && share < 1)) {
        return outcome({ state: undefined, verdict: 'pass', reason: 'There is no rollout.', share });
    }
    const reason = `The candidate has ${percent(share)} of the traffic, but ${world.store.location} holds no state of a rollout, so nothing can be rolled back. If a rollout is under way, its state is kept elsewhere.`;
    world.log.warn(reason);
    return outcome({ state: undefined, verdict: 'inconclusive', reason, share });
}
/** Rolls back whatever is under way, whoever is at work on it and whatever the weights are now. */
async function abort(world) {
    const kept = await world.store.load();
    if (!kept)
        return outcome({ state: undefined, verdict: 'warn', reason: 'There is no rollout to abort.' });
    if (kept.phase === 'promoted') {
        return outcome({
            state: 'promoted',
            verdict: 'fail',
            reason: 'The rollout is promoted already and was not undone; roll out the former model instead.',
            kept,
        });
    }
    if (kept.phase === 'rolled-back')
        return settledOutcome(kept, 'abort');
    const done = await rollBack(openSession(world, kept), { verdict: 'fail', reason: 'Aborted on request.' }, { force: true });
    // What was asked is done: the job that asked is not red.
    return done.state === 'rolled-back' ? { ...done, verdict: 'pass' } : done;
}
/** Rolls back what this very process began and did not end; for the `post:` step. */
async function cleanUp(world) {
    const kept = await world.store.load();
    if (!kept || kept.lease.holder !== world.identity.holder)
        return undefined;
    if (kept.phase === 'promoted' || kept.phase === 'rolled-back' || kept.phase === 'held')
        return undefined;
    return rollBack(openSession(world, kept), kept.end ?? { verdict: 'fail', reason: 'The step ended before the rollout did.' }, { force: false });
}
/** Reads and changes nothing. */
async function settle_status(world) {
    const kept = await world.store.load();
    const reading = await readRouter(world).catch((error) => {
        if (error instanceof user_error/* UserError */.y)
            return error;
        throw error;
    });
    if (reading instanceof user_error/* UserError */.y) {
        return outcome({ state: undefined, verdict: 'inconclusive', reason: reading.message, kept });
    }
    const share = candidateShare(reading.weights);
    const settled = settledOutcome(kept, 'status');
    if (settled)
        return { ...settled, share, ...(kept?.end && { verdict: kept.end.verdict, reason: kept.end.reason }) };
    return outcome({
        state: 'in-progress',
        verdict: 'warn',
        reason: `In progress; the candidate has ${percent(share)}.`,
        kept,
        share,
    });
}
/** The outcome where there is nothing to guard. */
function settledOutcome(kept, operation) {
    if (!kept)
        return outcome({
            state: undefined,
            verdict: operation === 'guard' ? 'pass' : 'warn',
            reason: 'There is no rollout.',
        });
    if (kept.phase === 'held') {
        return outcome({ state: 'held', verdict: 'fail', reason: `A person is needed: ${kept.end?.reason ?? ''}`, kept });
    }
    if (kept.phase === 'promoted')
        return outcome({ state: 'promoted', verdict: 'pass', reason: 'The rollout is promoted.', kept, share: 1 });
    if (kept.phase === 'rolled-back') {
        return outcome({
            state: 'rolled-back',
            verdict: 'pass',
            reason: `The rollout is rolled back already: ${kept.end?.reason ?? ''}`,
            kept,
        });
    }
    return undefined;
}

// EXTERNAL MODULE: ./packages/fields/src/types.ts
var types = __webpack_require__(57182);
// EXTERNAL MODULE: ./packages/fields/src/explain.ts
var explain = __webpack_require__(39252);
// EXTERNAL MODULE: ./packages/fields/src/known-keys.ts
var known_keys = __webpack_require__(18797);
;// CONCATENATED MODULE: ./packages/rollout/src/mapping-input.ts


/** Reads a mapping input against the schema of its kind; every complaint names the key. */
function parseMapping(input, schema, value, hint) {
    const parsed = schema.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const complaints = (0,explain/* explain */.W)(parsed.error, (path) => (0,known_keys/* knownKeys */.e)(schema, path));
    throw new user_error/* UserError */.y('bad-input', `\`${input}\`: ${complaints.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')}.`, { hint });
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/whole-weights.ts

/** Whole weights that add up to one of the totals and split exactly as asked; the first total that can is taken. */
function wholeWeights(router, totals) {
    return (share) => {
        for (const total of totals) {
            const candidate = Math.round(share * total);
            if (Math.abs(candidate - share * total) < 1e-9)
                return { stable: total - candidate, candidate };
        }
        const finest = totals.at(-1);
        throw new user_error/* UserError */.y('unsupported', `${router} cannot give the candidate exactly ${Number((share * 100).toFixed(6))} %: its weights are whole numbers that add up to ${finest}.`, { hint: finest === 100 ? 'Use whole percents in `steps`.' : `Use multiples of ${100 / finest} % in \`steps\`.` });
    };
}
/** For routers that are all or nothing. */
function allOrNothing(router) {
    return (share) => {
        if (share === 0)
            return { stable: 100, candidate: 0 };
        if (share === 1)
            return { stable: 0, candidate: 100 };
        throw new user_error/* UserError */.y('unsupported', `${router} sends all traffic to one side, and cannot give the candidate ${Number((share * 100).toFixed(6))} %.`, { hint: 'Use `strategy: blue-green`, or a router that splits traffic.' });
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/exec.ts

/** The last line a program left before it failed. */
function lastWords({ stdout, stderr }) {
    return `${stdout}\n${stderr}`.trim().split('\n').at(-1)?.trim() ?? '';
}
/** Reads what a program printed as JSON. `what` names it for a person. */
function parseJson(stdout, what) {
    try {
        return JSON.parse(stdout);
    }
    catch (cause) {
        const shown = stdout.length > 60 ? `${stdout.slice(0, 57)}...` : stdout;
        throw new user_error/* UserError */.y('unreadable', `${what} printed ${JSON.stringify(shown)}, which is not JSON.`, {
            hint: 'Run it by hand to see what it prints.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/renewing.ts



/** `target.login`: a program and its arguments that renew short-lived credentials. */
const login = schemas/* array */.YOg(schemas/* string */.YjP(), 'expected a list: the program, then its arguments').min(1).optional();
/**
 * The router with its credentials renewed before every change, and once more where a call is refused as unauthorized: those of a job
 * last an hour or less, and a roll-back is what comes last.
 */
function renewing(router, program, tools) {
    if (program === undefined)
        return router;
    const renew = async () => {
        const [command, ...args] = program;
        const result = await tools.exec(command, args, { cwd: tools.workspace, timeoutMs: 60_000 });
        if (result.exitCode === 0)
            return;
        throw new user_error/* UserError */.y('unauthorized', `\`target.login\` (${command}) ended with exit code ${result.exitCode}: ${lastWords(result)}.`, { hint: 'Run it by hand to see what it needs.' });
    };
    const again = async (call) => {
        try {
            return await call();
        }
        catch (error) {
            if (!(error instanceof user_error/* UserError */.y && error.code === 'unauthorized'))
                throw error;
            await renew();
            return call();
        }
    };
    const { store } = router;
    return {
        ...router,
        read: () => again(() => router.read()),
        async write(weights, expected) {
            await renew();
            await router.write(weights, expected);
        },
        ...(store && {
            store: {
                location: store.location,
                load: () => again(() => store.load()),
                save: (state) => again(() => store.save(state)),
            },
        }),
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/cloud/managed.ts





/** What every managed endpoint's target may hold. */
const managed = {
    /** The provider's program, when it is not on PATH. */
    program: schemas/* string */.YjP().min(1).optional(),
    timeout: (0,types/* duration */.p0)().prefault('60s'),
    deadline: (0,types/* duration */.p0)().prefault('15m'),
    login: login,
};
/** A managed endpoint through its provider's command line. A change is asked for once and looked at until it is in force. */
function managedRouter(endpoint, settings, tools) {
    const { router, name, program, weightsFor } = endpoint;
    const run = async (args) => {
        const result = await tools.exec(program, args, { timeoutMs: settings.timeout }).catch((cause) => {
            if (cause instanceof user_error/* UserError */.y)
                throw cause;
            throw new user_error/* UserError */.y('tool-failed', `\`${program}\` could not be run: ${cause.message}.`, {
                hint: `Install it, or name it in \`target.program\`.`,
                cause,
            });
        });
        if (result.exitCode === 0)
            return result.stdout;
        const said = lastWords(result).replace(/\.$/, '');
        throw managed_refusal(`${program} ${args.slice(0, 3).join(' ')}`, said === '' ? `exit code ${result.exitCode}` : said);
    };
    const opened = {
        kind: router,
        location: `${router} ${name}`,
        capabilities: { deadlineMs: settings.deadline, asynchronous: true, weightsFor },
        read: async () => endpoint.read(parseJson(await run(endpoint.describe), `${program} ${endpoint.describe.join(' ')}`)),
        write: async (weights) => void (await run(endpoint.update(weights))),
    };
    return renewing(opened, settings.login, tools);
}
function managed_refusal(what, said) {
    if (/expired|credential|unauthorized|access ?denied|permission|forbidden|\b40[13]\b|az login|auth login/i.test(said)) {
        return new user_error/* UserError */.y('unauthorized', `${what}: ${said}.`, {
            hint: 'Renew the credentials; `target.login` is a program that does it before every change.',
        });
    }
    return new user_error/* UserError */.y('tool-failed', `${what}: ${said}.`, { hint: 'Run it by hand to see what it needs.' });
}
/** Weights by name, with nobody else getting any. */
function twoArms(split, arms, what) {
    const others = Object.keys(split).filter((name) => name !== arms.stable && name !== arms.candidate && split[name] > 0);
    if (others.length === 0)
        return { stable: split[arms.stable] ?? 0, candidate: split[arms.candidate] ?? 0 };
    throw new user_error/* UserError */.y('unsupported', `${what} gives traffic to others too: ${others.join(', ')}.`, {
        hint: 'Give the others no traffic, or name one of them in `stable` or `candidate`.',
    });
}
/** `a=90,b=10`, without those that get nothing. */
function pairs({ stable, candidate }, weights) {
    return [[stable, weights.stable], [candidate, weights.candidate]].flatMap(([name, weight]) => weight > 0 ? [`${name}=${weight}`] : []);
}
/** What a provider answered, or which part of it is not as documented. */
function answerOf(schema, answer, what) {
    const parsed = schema.safeParse(answer);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    throw new user_error/* UserError */.y('unreadable', `${what} answered something else than documented at ${issue?.path.map(String).join('.') || 'its top'}: ${issue?.message ?? ''}.`, { hint: 'Check `target`; it may name something of another kind.' });
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/cloud/azure-ml.ts





const target = schemas/* strictObject */.rej({ ...managed, endpoint: (0,types/* text */.Qq)(), 'resource-group': (0,types/* text */.Qq)(), workspace: (0,types/* text */.Qq)() });
/** The answer of `az ml online-endpoint show`: the endpoint's YAML schema as JSON. */
const azure_ml_shown = schemas/* looseObject */._H3({
    provisioning_state: schemas/* string */.YjP(),
    traffic: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig().min(0).max(100)).default({}),
});
/** Azure Machine Learning: deployments of one managed online endpoint, whole percents. */
const openAzureMl = (inputs, tools) => {
    const parsed = parseMapping('target', target, inputs.target, 'For azure-ml: `{ endpoint: fraud, resource-group: ml, workspace: prod }`.');
    const { endpoint, workspace, 'resource-group': group } = parsed;
    const place = ['--name', endpoint, '--resource-group', group, '--workspace-name', workspace];
    const { stable, candidate } = inputs;
    const shape = {
        router: 'azure-ml',
        name: `${group}/${workspace}/${endpoint}`,
        program: parsed.program ?? 'az',
        weightsFor: wholeWeights('Azure Machine Learning', [100]),
        describe: ['ml', 'online-endpoint', 'show', ...place, '--output', 'json'],
        read(answer) {
            const { provisioning_state: state, traffic } = answerOf(azure_ml_shown, answer, 'Azure Machine Learning');
            return {
                weights: twoArms(traffic, inputs, `The endpoint ${endpoint}`),
                settling: state.toLowerCase() !== 'succeeded',
            };
        },
        // One argument of pairs parted by blanks, as the command takes it.
        update: (weights) => [
            ...['ml', 'online-endpoint', 'update', ...place],
            ...['--traffic', `${stable}=${weights.stable} ${candidate}=${weights.candidate}`, '--no-wait'],
        ],
    };
    return managedRouter(shape, parsed, tools);
};

;// CONCATENATED MODULE: ./packages/rollout/src/routers/cloud/cloud-run.ts






const cloud_run_target = schemas/* strictObject */.rej({ ...managed, service: (0,types/* text */.Qq)(), region: (0,types/* text */.Qq)(), project: (0,types/* text */.Qq)().optional() });
const traffic = schemas/* array */.YOg(schemas/* looseObject */._H3({
    revisionName: schemas/* string */.YjP().optional(),
    latestRevision: schemas/* boolean */.zMY().optional(),
    percent: schemas/* int */.Whr().min(0).max(100).default(0),
}))
    .default([]);
/** The Service resource of the Cloud Run Admin API, version 1. */
const described = schemas/* looseObject */._H3({
    metadata: schemas/* looseObject */._H3({ generation: schemas/* number */.aig().optional() }),
    spec: schemas/* looseObject */._H3({ traffic }),
    status: schemas/* looseObject */._H3({
        observedGeneration: schemas/* number */.aig().optional(),
        latestReadyRevisionName: schemas/* string */.YjP().optional(),
        traffic,
    }),
});
/** Cloud Run: revisions of one service, whole percents. */
const openCloudRun = (inputs, tools) => {
    const parsed = parseMapping('target', cloud_run_target, inputs.target, 'For cloud-run: `{ service: fraud, region: europe-west4 }`.');
    const { service, region, project } = parsed;
    const place = [
        ...['--region', region],
        ...(project === undefined ? [] : ['--project', project]),
        ...['--quiet', '--format', 'json'],
    ];
    const what = `The service ${service}`;
    const shape = {
        router: 'cloud-run',
        name: `${project === undefined ? '' : `${project}/`}${region}/${service}`,
        program: parsed.program ?? 'gcloud',
        weightsFor: wholeWeights('Cloud Run', [100]),
        describe: ['run', 'services', 'describe', service, ...place],
        read(answer) {
            const { metadata, spec, status } = answerOf(described, answer, 'Cloud Run');
            const byRevision = (entries) => {
                const split = {};
                for (const { revisionName, latestRevision, percent } of entries) {
                    const name = revisionName ?? (latestRevision ? status.latestReadyRevisionName : undefined) ?? '?';
                    split[name] = (split[name] ?? 0) + percent;
                }
                return twoArms(split, inputs, what);
            };
            const weights = byRevision(spec.traffic);
            const settled = (status.observedGeneration ?? 0) >= (metadata.generation ?? 0) &&
                sameWeights(byRevision(status.traffic), weights);
            return { weights, settling: !settled };
        },
        update: (weights) => [
            ...['run', 'services', 'update-traffic', service],
            ...[`--to-revisions=${pairs(inputs, weights).join(',')}`, '--async', ...place],
        ],
    };
    return managedRouter(shape, parsed, tools);
};

;// CONCATENATED MODULE: ./packages/rollout/src/routers/cloud/missing-arms.ts

/** Throws when an arm is not there at all: no weight could be given to it. */
function missingArms(arms, there, what) {
    for (const name of [arms.stable, arms.candidate]) {
        if (there.includes(name))
            continue;
        throw new user_error/* UserError */.y('not-found', `${what} has no "${name}".`, {
            hint: `It has ${there.join(', ') || 'none'}; name them in \`stable\` and \`candidate\`.`,
        });
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/cloud/sagemaker.ts






const sagemaker_target = schemas/* strictObject */.rej({ ...managed, endpoint: (0,types/* text */.Qq)(), region: (0,types/* text */.Qq)().optional(), profile: (0,types/* text */.Qq)().optional() });
/** The answer of DescribeEndpoint, as in the SageMaker API reference. */
const sagemaker_described = schemas/* looseObject */._H3({
    EndpointStatus: schemas/* string */.YjP(),
    ProductionVariants: schemas/* array */.YOg(schemas/* looseObject */._H3({
        VariantName: schemas/* string */.YjP(),
        CurrentWeight: schemas/* number */.aig().min(0).default(0),
        DesiredWeight: schemas/* number */.aig().min(0).optional(),
    })),
});
/** SageMaker: production variants of one endpoint, by UpdateEndpointWeightsAndCapacities. */
const openSagemaker = (inputs, tools) => {
    const parsed = parseMapping('target', sagemaker_target, inputs.target, 'For sagemaker: `{ endpoint: fraud, region: eu-central-1 }`.');
    const { endpoint, region, profile } = parsed;
    const place = [
        ...(region === undefined ? [] : ['--region', region]),
        ...(profile === undefined ? [] : ['--profile', profile]),
        ...['--output', 'json'],
    ];
    const variants = (weights) => JSON.stringify(['stable', 'candidate'].map((arm) => ({ VariantName: inputs[arm], DesiredWeight: weights[arm] })));
    const shape = {
        router: 'sagemaker',
        name: `${region === undefined ? '' : `${region}/`}${endpoint}`,
        program: parsed.program ?? 'aws',
        weightsFor: wholeWeights('SageMaker', [100, 1000]),
        describe: ['sagemaker', 'describe-endpoint', '--endpoint-name', endpoint, ...place],
        read(answer) {
            const { EndpointStatus: status, ProductionVariants: list } = answerOf(sagemaker_described, answer, 'SageMaker');
            missingArms(inputs, list.map(({ VariantName: name }) => name), `The endpoint ${endpoint}`);
            const asked = Object.fromEntries(list.map(({ VariantName: name, CurrentWeight: current, DesiredWeight: desired }) => [name, desired ?? current]));
            const settled = status === 'InService' &&
                list.every(({ CurrentWeight: current, DesiredWeight: desired }) => current === (desired ?? current));
            return { weights: twoArms(asked, inputs, `The endpoint ${endpoint}`), settling: !settled };
        },
        update: (weights) => [
            ...['sagemaker', 'update-endpoint-weights-and-capacities', '--endpoint-name', endpoint],
            ...['--desired-weights-and-capacities', variants(weights), ...place],
        ],
    };
    return managedRouter(shape, parsed, tools);
};

;// CONCATENATED MODULE: ./packages/rollout/src/routers/cloud/vertex-ai.ts






const vertex_ai_target = schemas/* strictObject */.rej({ ...managed, endpoint: (0,types/* text */.Qq)(), region: (0,types/* text */.Qq)(), project: (0,types/* text */.Qq)().optional() });
/** The Endpoint resource of the Vertex AI API. */
const vertex_ai_described = schemas/* looseObject */._H3({
    deployedModels: schemas/* array */.YOg(schemas/* looseObject */._H3({ id: schemas/* string */.YjP() })).default([]),
    trafficSplit: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* int */.Whr().min(0).max(100)).default({}),
});
/** Vertex AI: deployed models of one endpoint, by their ids, whole percents. */
const openVertexAi = (inputs, tools) => {
    const parsed = parseMapping('target', vertex_ai_target, inputs.target, 'For vertex-ai: `{ endpoint: "456", region: europe-west4 }`.');
    const { endpoint, region, project } = parsed;
    const place = [
        ...['--region', region],
        ...(project === undefined ? [] : ['--project', project]),
        ...['--quiet', '--format', 'json'],
    ];
    const shape = {
        router: 'vertex-ai',
        name: `${project === undefined ? '' : `${project}/`}${region}/${endpoint}`,
        program: parsed.program ?? 'gcloud',
        weightsFor: wholeWeights('Vertex AI', [100]),
        describe: ['ai', 'endpoints', 'describe', endpoint, ...place],
        read(answer) {
            const { deployedModels, trafficSplit } = answerOf(vertex_ai_described, answer, 'Vertex AI');
            missingArms(inputs, deployedModels.map(({ id }) => id), `The endpoint ${endpoint}`);
            return { weights: twoArms(trafficSplit, inputs, `The endpoint ${endpoint}`) };
        },
        update: (weights) => [
            ...['ai', 'endpoints', 'update', endpoint, `--traffic-split=${pairs(inputs, weights).join(',')}`, ...place],
        ],
    };
    return managedRouter(shape, parsed, tools);
};

;// CONCATENATED MODULE: ./packages/rollout/src/routers/command.ts



/** Your own program moves the traffic, and tells where it is. */
function commandRouter(exec, target) {
    const run = async (what, weights) => {
        const [program, ...args] = target[what].map((argument) => filled(argument, target, weights));
        const { exitCode, stdout, stderr } = await exec(program, args, {
            cwd: target.cwd,
            timeoutMs: target.timeoutMs,
        }).catch((cause) => {
            if (cause instanceof user_error/* UserError */.y)
                throw cause;
            throw new user_error/* UserError */.y('tool-failed', `\`target.${what}\` could not be run: ${cause.message}.`, {
                hint: `Check that ${program} is there and may be executed.`,
                cause,
            });
        });
        if (exitCode === 0)
            return stdout;
        const last = `${stderr}\n${stdout}`.trim().split('\n').at(-1)?.trim() ?? '';
        throw new user_error/* UserError */.y('tool-failed', `\`target.${what}\` (${program}) ended with exit code ${exitCode}${last ? `: ${last}` : ''}.`, {
            hint: 'Run it by hand to see what it needs.',
        });
    };
    return {
        kind: 'command',
        location: `command ${target.name}`,
        // A program may hand the change to something slow: it is asked once, and again only if it failed.
        capabilities: { deadlineMs: target.deadlineMs, asynchronous: true, weightsFor },
        read: async () => parseWeights(await run('read', undefined)),
        write: async (weights) => void (await run('write', weights)),
    };
}
const weightsFor = (share) => percentages(share * 100);
/** Each placeholder becomes part of one argument; no argument is ever split or read by a shell. */
function filled(argument, target, weights) {
    const values = {
        weight: weights && String(weights.candidate),
        'stable-weight': weights && String(weights.stable),
        stable: target.stable,
        candidate: target.candidate,
    };
    return argument.replace(/\{(weight|stable-weight|stable|candidate)\}/g, (whole, name) => values[name] ?? whole);
}
const printed = schemas/* union */.KCZ([schemas/* number */.aig().min(0).max(100), weightsSchema]);
function parseWeights(stdout) {
    const text = stdout.trim();
    let json;
    try {
        json = JSON.parse(text.replace(/\s*%$/, ''));
    }
    catch {
        json = undefined;
    }
    const parsed = printed.safeParse(json);
    if (!parsed.success) {
        const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
        throw new user_error/* UserError */.y('unreadable', `\`target.read\` printed ${JSON.stringify(shown)}, which is not a weight.`, {
            hint: 'Print the candidate\'s percentage, such as 10, or {"stable": 90, "candidate": 10}, and nothing else.',
        });
    }
    if (typeof parsed.data === 'number')
        return { weights: percentages(parsed.data) };
    const { stable, candidate } = parsed.data;
    if (!(stable + candidate > 0)) {
        throw new user_error/* UserError */.y('unreadable', '`target.read` printed weights that are both 0, so nobody would get traffic.', {
            hint: 'Look at the router.',
        });
    }
    // On one scale whatever the program's own is: `{weight}` is always a percentage.
    return { weights: percentages((candidate / (stable + candidate)) * 100) };
}
function percentages(candidate) {
    const rounded = Number(candidate.toFixed(6));
    return { stable: Number((100 - rounded).toFixed(6)), candidate: rounded };
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/command-open.ts





const program = schemas/* array */.YOg(schemas/* string */.YjP(), 'expected a list: the program, then its arguments').min(1);
const commandTarget = schemas/* strictObject */.rej({
    name: (0,types/* text */.Qq)().optional(),
    read: program,
    write: program,
    timeout: (0,types/* duration */.p0)().prefault('30s'),
    deadline: (0,types/* duration */.p0)().prefault('30s'),
});
const openCommand = ({ target, stable, candidate }, tools) => {
    const parsed = parseMapping('target', commandTarget, target, 'For command: `{ read: [./weight.sh], write: [./weight.sh, "{weight}"] }`.');
    if (!parsed.write.some((argument) => argument.includes('{weight}') || argument.includes('{stable-weight}'))) {
        throw new user_error/* UserError */.y('bad-input', '`target.write` names no `{weight}`, so it could not know the weight.', {
            hint: 'Give it as an argument: `write: [./weight.sh, "{weight}"]`.',
        });
    }
    return commandRouter(tools.exec, {
        name: parsed.name ?? parsed.write.join(' '),
        read: parsed.read,
        write: parsed.write,
        stable,
        candidate,
        cwd: tools.workspace,
        timeoutMs: parsed.timeout,
        deadlineMs: parsed.deadline,
    });
};

;// CONCATENATED MODULE: ./packages/rollout/src/routers/haproxy.ts

/** Two servers of one HAProxy backend, through the runtime API. A reload of HAProxy forgets what was set there; `read` tells. */
function haproxyRouter(ask, target) {
    const { backend } = target;
    return {
        kind: 'haproxy',
        location: `haproxy ${target.location} backend ${backend}`,
        capabilities: { deadlineMs: target.deadlineMs, asynchronous: false, weightsFor: haproxy_weightsFor },
        async read() {
            const servers = parseServersState(await ask(`show servers state ${backend}`), backend);
            const others = servers.filter(({ name, weight }) => weight > 0 && name !== target.stable && name !== target.candidate);
            if (others.length > 0)
                refuseActive(others, parseBackups(await ask(`show stat ${backend} 4 -1`)), target);
            const epoch = parseEpoch(await ask('show info'));
            return reading(servers, target, epoch);
        },
        async write(weights) {
            const set = (server, weight) => `set weight ${backend}/${server} ${weight}`;
            // One line, run in one go; it is silent on success, so any word is a refusal.
            const answer = await ask(`${set(target.stable, weights.stable)}; ${set(target.candidate, weights.candidate)}`);
            if (answer !== '')
                throw refused(answer, backend);
        },
    };
}
/** Whole weights, at most 256 each, that split exactly as asked. */
function haproxy_weightsFor(share) {
    for (const total of [100, 200, 250, 256]) {
        const candidate = share * total;
        if (Math.abs(candidate - Math.round(candidate)) < 1e-9) {
            return { stable: total - Math.round(candidate), candidate: Math.round(candidate) };
        }
    }
    throw new user_error/* UserError */.y('unsupported', `HAProxy cannot give the candidate exactly ${Number((share * 100).toFixed(6))} %: weights are whole numbers up to 256.`, {
        hint: 'Use whole or half percents in `steps`.',
    });
}
/** The answer to `show servers state <backend>`, by the names in its header line. */
function parseServersState(answer, backend) {
    const lines = answer.split('\n').filter((line) => line.trim() !== '');
    const header = lines.find((line) => line.startsWith('# '));
    if (!header)
        throw refused(answer === '' ? 'it answered nothing' : answer, backend);
    const names = header.slice(2).trim().split(/\s+/);
    return lines
        .slice(lines.indexOf(header) + 1)
        .map((line) => line.trim().split(/\s+/))
        .map((cells) => {
        const cell = (name) => cells[names.indexOf(name)] ?? '';
        const [weight, initial] = [Number(cell('srv_uweight') || NaN), Number(cell('srv_iweight') || NaN)];
        if (!Number.isInteger(weight) || !Number.isInteger(initial))
            throw refused(`no weights in "${cells.join(' ')}"`, backend);
        // srv_op_state: 0 stopped, 1 starting, 2 running, 3 stopping; srv_admin_state: 0 unless somebody took it out.
        return {
            name: cell('srv_name'),
            weight,
            initial,
            up: cell('srv_op_state') !== '0' && cell('srv_admin_state') === '0',
        };
    });
}
/** Names of backup servers, from the CSV of `show stat`: they take traffic only when every other server is down. */
function parseBackups(csv) {
    const [header = '', ...rows] = csv.split('\n').map((line) => line.split(','));
    const column = (name) => header.indexOf(name);
    return new Set(rows.filter((cells) => cells[column('bck')] === '1').map((cells) => cells[column('svname')] ?? ''));
}
/** With a third server in the backend a weight of 10:90 would not be a share of 10 %, and 100 % never all traffic. */
function refuseActive(others, backups, { backend }) {
    const active = others.filter(({ name }) => !backups.has(name)).map(({ name }) => name);
    if (active.length === 0)
        return;
    throw new user_error/* UserError */.y('unsupported', `HAProxy's backend "${backend}" has further servers with weight: ${active.join(', ')}.`, {
        hint: 'Keep the stable and the candidate server alone in a backend of their own, or give the others weight 0.',
    });
}
function parseEpoch(info) {
    const value = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(info)?.[1]?.trim();
    const epoch = [value('Pid'), value('Start_time_sec')].filter(Boolean).join('@');
    return epoch === '' ? undefined : epoch;
}
function reading(servers, target, epoch) {
    const find = (arm) => {
        const found = servers.find(({ name }) => name === target[arm]);
        if (found)
            return found;
        throw new user_error/* UserError */.y('not-found', `HAProxy's backend "${target.backend}" has no server "${target[arm]}".`, {
            hint: `Its servers are ${servers.map(({ name }) => name).join(', ')}; name one in \`${arm}\`.`,
        });
    };
    const stable = find('stable');
    const candidate = find('candidate');
    const down = [...(stable.up ? [] : ['stable']), ...(candidate.up ? [] : ['candidate'])];
    return {
        weights: { stable: stable.weight, candidate: candidate.weight },
        initial: { stable: stable.initial, candidate: candidate.initial },
        ...(epoch !== undefined && { epoch }),
        down,
    };
}
function refused(answer, backend) {
    const said = answer.split('\n')[0].trim();
    if (/permission denied/i.test(said)) {
        return new user_error/* UserError */.y('unauthorized', `HAProxy's runtime API refuses: ${said}`, {
            hint: 'Give the socket `level admin` in haproxy.cfg.',
        });
    }
    if (/can't find backend/i.test(said)) {
        return new user_error/* UserError */.y('not-found', `HAProxy has no backend "${backend}".`, { hint: 'Check `target.backend`.' });
    }
    return new user_error/* UserError */.y('tool-failed', `HAProxy's runtime API said: ${said.replace(/\.$/, '')}.`, {
        hint: 'Check `target`, `stable` and `candidate`.',
    });
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./packages/rollout/src/routers/haproxy-runtime.ts


/** The runtime API over a UNIX socket or TCP: one connection for each command, which HAProxy closes after its answer. */
function runtimeApi(address, timeoutMs) {
    const where = 'path' in address ? address.path : `${address.host}:${address.port}`;
    return (command) => new Promise((resolve, reject) => {
        const socket = (0,external_node_net_.connect)(address);
        const chunks = [];
        const fail = (why, cause) => {
            socket.destroy();
            reject(new user_error/* UserError */.y('unreachable', `HAProxy's runtime API at ${where} ${why}.`, {
                hint: 'Check `target`, and the `stats socket ... level admin` line of haproxy.cfg.',
                cause,
            }));
        };
        socket.setTimeout(timeoutMs, () => fail(`did not answer within ${timeoutMs / 1000} s`));
        socket.on('error', (error) => fail(`cannot be reached (${error.code ?? error.message})`, error));
        socket.on('data', (chunk) => chunks.push(chunk));
        socket.on('end', () => {
            socket.destroy();
            resolve(Buffer.concat(chunks).toString('utf8').trim());
        });
        // Kept open for writing: HAProxy drops commands it has not run yet when the client closes early.
        socket.on('connect', () => socket.write(`${command}\n`));
    });
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/haproxy-open.ts






const haproxyTarget = schemas/* strictObject */.rej({
    socket: (0,types/* text */.Qq)().optional(),
    address: (0,types/* text */.Qq)().optional(),
    backend: (0,types/* text */.Qq)(),
    timeout: (0,types/* duration */.p0)().prefault('5s'),
    deadline: (0,types/* duration */.p0)().prefault('30s'),
});
const openHaproxy = ({ target, stable, candidate }, tools) => {
    const parsed = parseMapping('target', haproxyTarget, target, 'For haproxy: `{ socket: /run/haproxy/admin.sock, backend: models }`.');
    for (const name of [parsed.backend, stable, candidate])
        requireName(name);
    const { backend, timeout, deadline } = parsed;
    const address = runtimeAddress(parsed, tools);
    const location = 'path' in address ? address.path : `${address.host}:${address.port}`;
    return haproxyRouter(runtimeApi(address, timeout), { location, backend, stable, candidate, deadlineMs: deadline });
};
function runtimeAddress({ socket, address }, tools) {
    if ((socket === undefined) === (address === undefined)) {
        throw new user_error/* UserError */.y('bad-input', '`target` needs either `socket` or `address` of the runtime API.', {
            hint: '`socket: /run/haproxy/admin.sock`, or `address: 127.0.0.1:9999`.',
        });
    }
    if (socket !== undefined)
        return { path: tools.path(socket) };
    const match = /^(?:\[([^\]]+)\]|([^:\s]+)):(\d{1,5})$/.exec(address);
    const port = Number(match?.[3]);
    if (!match || port < 1 || port > 65_535) {
        throw new user_error/* UserError */.y('bad-input', `\`target.address\` is "${address}", which is not host:port.`, {
            hint: 'Write it as 127.0.0.1:9999.',
        });
    }
    return { host: (match[1] ?? match[2]), port };
}
/** Names go into a line of the runtime API, where a blank or a semicolon would begin another word or command. */
function requireName(name) {
    if (/^[\w.:-]+$/.test(name))
        return;
    throw new user_error/* UserError */.y('bad-input', `"${name}" is not a name HAProxy can have.`, {
        hint: 'Names are letters, digits, and the characters . : _ -',
    });
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kubernetes/weighted-list.ts

/**
 * The weights of both arms, from every list that names both. A list with one of them splits nothing: where both should be listed and one
 * is not, its weight would have no effect.
 */
function readLists(lists, arms, object) {
    const splits = listsOf(lists, arms, object).map(({ what, stable, candidate, destinations }) => {
        const others = destinations.filter((one) => one !== stable && one !== candidate && one.weight > 0);
        if (others.length > 0) {
            const names = others.map((other) => other.names.find(Boolean) ?? 'one without a name').join(', ');
            throw new user_error/* UserError */.y('unsupported', `${what} gives weight to others too: ${names}.`, {
                hint: 'Give the others weight 0, or a rule of their own.',
            });
        }
        return { what, weights: { stable: stable.weight, candidate: candidate.weight } };
    });
    const [first, ...rest] = splits;
    const other = rest.find(({ weights }) => weights.stable !== first.weights.stable || weights.candidate !== first.weights.candidate);
    if (other) {
        throw new user_error/* UserError */.y('unsupported', `${first.what} and ${other.what} split their traffic differently.`, {
            hint: 'Give both the same weights, or name the one to be moved in `target.rule`.',
        });
    }
    return first.weights;
}
/** The change that gives both arms these weights in every list that names both. */
function changeLists(lists, arms, object, to) {
    return listsOf(lists, arms, object).flatMap(({ stable, candidate }) => [
        { op: 'add', path: stable.path, value: to.stable },
        { op: 'add', path: candidate.path, value: to.candidate },
    ]);
}
function listsOf(lists, arms, object) {
    const found = lists.flatMap(({ what, destinations }) => {
        const stable = named(destinations, arms.stable, what);
        const candidate = named(destinations, arms.candidate, what);
        return stable && candidate ? [{ what, stable, candidate, destinations }] : [];
    });
    if (found.length > 0)
        return found;
    const names = lists.flatMap(({ destinations }) => destinations.map((one) => one.names.find(Boolean) ?? '?'));
    throw new user_error/* UserError */.y('not-found', `${object} has no rule that lists both "${arms.stable}" and "${arms.candidate}".`, {
        hint: `List both, the candidate with weight 0${names.length > 0 ? `; it lists ${[...new Set(names)].join(', ')}` : ''}.`,
    });
}
function named(destinations, name, what) {
    const matching = destinations.filter(({ names }) => names.includes(name));
    if (matching.length < 2)
        return matching[0];
    throw new user_error/* UserError */.y('unsupported', `${what} lists "${name}" ${matching.length} times.`, {
        hint: 'List each destination once.',
    });
}
/** Reads what the API server answered; a shape it cannot have is told by its path. */
function shapeOf(parse, value, object) {
    const parsed = parse.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    throw new user_error/* UserError */.y('unreadable', `${object} is not as expected at ${issue?.path.map(String).join('.') || 'its top'}: ${issue?.message ?? ''}.`, { hint: 'Look at it with `kubectl get -o yaml`; this version of it may be one that is not supported.' });
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kubernetes/deployment-image.ts




const deployment = schemas/* looseObject */._H3({
    metadata: schemas/* looseObject */._H3({ generation: schemas/* number */.aig().optional() }),
    spec: schemas/* looseObject */._H3({
        replicas: schemas/* number */.aig().default(1),
        template: schemas/* looseObject */._H3({
            spec: schemas/* looseObject */._H3({ containers: schemas/* array */.YOg(schemas/* looseObject */._H3({ name: schemas/* string */.YjP(), image: schemas/* string */.YjP() })) }),
        }),
    }),
    status: schemas/* looseObject */._H3({
        observedGeneration: schemas/* number */.aig().default(0),
        updatedReplicas: schemas/* number */.aig().default(0),
        availableReplicas: schemas/* number */.aig().default(0),
        replicas: schemas/* number */.aig().default(0),
    })
        .optional(),
});
/**
 * All at once by a Deployment's image: the arms are two images of one container, and the weights tell which one is set. The change is in
 * force when the controller has replaced every pod.
 */
function deploymentImage(arms, container) {
    const find = (resource) => {
        const object = shapeOf(deployment, resource, 'The Deployment');
        const { containers } = object.spec.template.spec;
        const index = container === undefined ? 0 : containers.findIndex(({ name }) => name === container);
        const found = containers[index];
        if (found && (container !== undefined || containers.length === 1))
            return { object, index, image: found.image };
        throw new user_error/* UserError */.y('not-found', `The Deployment's container is not clear: it has ${names(containers)}.`, {
            hint: 'Name the one that serves the model in `target.container`.',
        });
    };
    return {
        router: 'deployment-image',
        kind: 'deployments.apps',
        weightsFor: allOrNothing('A Deployment'),
        read(resource) {
            const { object, image } = find(resource);
            const { metadata, spec, status } = object;
            const settled = status !== undefined &&
                status.observedGeneration >= (metadata.generation ?? 0) &&
                status.updatedReplicas === spec.replicas &&
                status.availableReplicas === spec.replicas &&
                status.replicas === spec.replicas;
            const weights = { stable: image === arms.stable ? 100 : 0, candidate: image === arms.candidate ? 100 : 0 };
            return { weights, settling: !settled };
        },
        change: (resource, to) => [
            {
                op: 'replace',
                path: `/spec/template/spec/containers/${find(resource).index}/image`,
                value: to.candidate > 0 ? arms.candidate : arms.stable,
            },
        ],
    };
}
const names = (containers) => containers.map(({ name }) => `"${name}"`).join(', ') || 'none';

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kubernetes/experiment.ts



const experiment = schemas/* looseObject */._H3({
    spec: schemas/* looseObject */._H3({
        candidates: schemas/* array */.YOg(schemas/* looseObject */._H3({ name: schemas/* string */.YjP(), weight: schemas/* int */.Whr().min(0).default(0) })),
    }),
    status: schemas/* looseObject */._H3({ conditions: schemas/* array */.YOg(schemas/* looseObject */._H3({ type: schemas/* string */.YjP(), status: schemas/* string */.YjP() })).optional() })
        .optional(),
});
/** Seldon Core 2: Experiment, `spec.candidates[].weight`, relative to their sum. It is in force while its condition Ready is true. */
function seldonExperiment(arms) {
    const object = 'The Experiment';
    const lists = (resource) => [
        {
            what: object,
            destinations: shapeOf(experiment, resource, object).spec.candidates.map(({ name, weight }, index) => ({
                names: [name],
                weight,
                path: `/spec/candidates/${index}/weight`,
            })),
        },
    ];
    return {
        router: 'seldon',
        kind: 'experiments.mlops.seldon.io',
        weightsFor: wholeWeights('An Experiment', [100, 1000, 10_000]),
        read(resource) {
            const ready = shapeOf(experiment, resource, object).status?.conditions?.find(({ type }) => type === 'Ready');
            const settling = ready !== undefined && ready.status !== 'True';
            return { weights: readLists(lists(resource), arms, object), settling };
        },
        change: (resource, to) => changeLists(lists(resource), arms, object, to),
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kubernetes/http-route.ts



const route = schemas/* looseObject */._H3({
    spec: schemas/* looseObject */._H3({
        rules: schemas/* array */.YOg(schemas/* looseObject */._H3({
            name: schemas/* string */.YjP().optional(),
            backendRefs: schemas/* array */.YOg(schemas/* looseObject */._H3({ name: schemas/* string */.YjP(), weight: schemas/* int */.Whr().min(0).default(1) })).default([]),
        })),
    }),
});
/**
 * Gateway API: HTTPRoute, `spec.rules[].backendRefs[].weight`, relative to their sum, 1 when it is left out. A rule with one backend
 * sends it everything whatever its weight, so both must be listed at all times.
 */
function httpRoute(arms, rule) {
    const object = 'The HTTPRoute';
    const lists = (resource) => shapeOf(route, resource, object)
        .spec.rules.map(({ name, backendRefs }, index) => ({ name: name ?? String(index), index, backendRefs }))
        .filter(({ name }) => rule === undefined || name === rule)
        .map(({ name, index, backendRefs }) => ({
        what: `Rule ${name} of the HTTPRoute`,
        destinations: backendRefs.map((backend, at) => ({
            names: [backend.name],
            weight: backend.weight,
            path: `/spec/rules/${index}/backendRefs/${at}/weight`,
        })),
    }));
    return {
        router: 'gateway-api',
        kind: 'httproutes.gateway.networking.k8s.io',
        weightsFor: wholeWeights('An HTTPRoute', [100, 1000, 10_000, 1_000_000]),
        read: (resource) => ({ weights: readLists(lists(resource), arms, object) }),
        change: (resource, to) => changeLists(lists(resource), arms, object, to),
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kubernetes/inference-service.ts




const inference_service_percent = schemas/* int */.Whr().min(0).max(100);
const service = schemas/* looseObject */._H3({
    spec: schemas/* looseObject */._H3({
        predictor: schemas/* looseObject */._H3({ canaryTrafficPercent: inference_service_percent.optional() }),
        canary: schemas/* array */.YOg(schemas/* looseObject */._H3({ trafficPercent: inference_service_percent.default(0), predictor: schemas/* looseObject */._H3({ name: schemas/* string */.YjP() }) }))
            .optional(),
    }),
    status: schemas/* looseObject */._H3({
        components: schemas/* looseObject */._H3({
            predictor: schemas/* looseObject */._H3({
                latestCreatedRevision: schemas/* string */.YjP().optional(),
                latestReadyRevision: schemas/* string */.YjP().optional(),
                previousRolledoutRevision: schemas/* string */.YjP().optional(),
                traffic: schemas/* array */.YOg(schemas/* looseObject */._H3({
                    revisionName: schemas/* string */.YjP().optional(),
                    latestRevision: schemas/* boolean */.zMY().optional(),
                    percent: inference_service_percent.default(0),
                }))
                    .optional(),
            })
                .optional(),
        })
            .optional(),
    })
        .optional(),
});
/**
 * KServe: InferenceService. With `spec.canary[]` (0.20, Standard mode) the candidate is the entry of that name; else it is the latest
 * revision and `spec.predictor.canaryTrafficPercent` its share, everything when that is left out.
 */
function inferenceService(candidate) {
    const read = (resource) => shapeOf(service, resource, 'The InferenceService');
    return {
        router: 'kserve',
        kind: 'inferenceservices.serving.kserve.io',
        weightsFor: wholeWeights('KServe', [100]),
        read: (resource) => {
            const object = read(resource);
            return object.spec.canary === undefined ? readLatest(object) : readListed(object.spec.canary, candidate);
        },
        change: (resource, to) => {
            const { canary } = read(resource).spec;
            if (canary === undefined) {
                return [{ op: 'add', path: '/spec/predictor/canaryTrafficPercent', value: to.candidate }];
            }
            const index = canary.findIndex(({ predictor }) => predictor.name === candidate);
            return [{ op: 'add', path: `/spec/canary/${index}/trafficPercent`, value: to.candidate }];
        },
    };
}
const split = (share) => ({ stable: 100 - share, candidate: share });
function readListed(canary, candidate) {
    const ours = canary.find(({ predictor }) => predictor.name === candidate);
    if (!ours) {
        throw new user_error/* UserError */.y('not-found', `The InferenceService has no entry "${candidate}" in \`spec.canary\`.`, {
            hint: `It has ${canary.map(({ predictor }) => predictor.name).join(', ') || 'none'}; add one with trafficPercent 0.`,
        });
    }
    const others = canary.filter((entry) => entry !== ours && entry.trafficPercent > 0);
    if (others.length > 0)
        throw third(others.map(({ predictor }) => predictor.name));
    return { weights: split(ours.trafficPercent) };
}
function readLatest({ spec, status }) {
    const asked = spec.predictor.canaryTrafficPercent ?? 100;
    const seen = status?.components?.predictor;
    if (seen === undefined)
        return { weights: split(asked) };
    const { latestCreatedRevision, latestReadyRevision, previousRolledoutRevision, traffic } = seen;
    const down = latestCreatedRevision !== latestReadyRevision ? ['candidate'] : [];
    if (traffic === undefined)
        return { weights: split(asked), down };
    const isLatest = (entry) => entry.latestRevision === true || (entry.revisionName !== undefined && entry.revisionName === latestReadyRevision);
    // A canary that follows another one has been seen to keep the one before in the route.
    const leaked = traffic.filter((entry) => !isLatest(entry) && entry.percent > 0 && entry.revisionName !== previousRolledoutRevision);
    if (previousRolledoutRevision !== undefined && leaked.length > 0) {
        throw third(leaked.map(({ revisionName }) => revisionName ?? '?'));
    }
    const latest = traffic.filter(isLatest).reduce((sum, entry) => sum + entry.percent, 0);
    return { weights: split(asked), down, settling: latest !== asked };
}
function third(names) {
    return new user_error/* UserError */.y('unsupported', `The InferenceService gives traffic to a third revision: ${names.join(', ')}.`, {
        hint: 'End the earlier canary first, so that the stable and the candidate revision have all traffic.',
    });
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kubernetes/ingress-nginx.ts


const PREFIX = 'nginx.ingress.kubernetes.io';
/**
 * ingress-nginx (its project has ended; kept for those who still run it): the canary Ingress beside the main one, with
 * `canary: "true"` and `canary-weight` out of `canary-weight-total` (100).
 */
function nginxCanary() {
    const settingsOf = ({ metadata: { annotations = {} } }) => {
        const whole = (name, otherwise) => {
            const typed = annotations[`${PREFIX}/${name}`] ?? otherwise;
            if (/^\d+$/.test(typed))
                return Number(typed);
            throw new user_error/* UserError */.y('unreadable', `The Ingress has ${name} "${typed}", which is not a whole number.`, {
                hint: `Set the annotation ${PREFIX}/${name}.`,
            });
        };
        if (annotations[`${PREFIX}/canary`] !== 'true') {
            throw new user_error/* UserError */.y('unsupported', 'The Ingress is not a canary: it would take all traffic.', {
                hint: `Name the canary Ingress in \`target.name\`; it has the annotation ${PREFIX}/canary: "true".`,
            });
        }
        const total = whole('canary-weight-total', '100');
        const candidate = whole('canary-weight', '0');
        if (!(total > 0 && candidate <= total)) {
            throw new user_error/* UserError */.y('unreadable', `The Ingress has canary-weight ${candidate} of ${total}.`, {
                hint: 'The weight cannot be above the total.',
            });
        }
        return { total, candidate };
    };
    return {
        router: 'ingress-nginx',
        kind: 'ingresses.networking.k8s.io',
        weightsFor: wholeWeights('ingress-nginx', [100]),
        read(resource) {
            const { total, candidate } = settingsOf(resource);
            // On one scale whatever the total: 50 of 1000 is told as 5 of 100.
            const share = Number(((candidate / total) * 100).toFixed(6));
            return { weights: { stable: Number((100 - share).toFixed(6)), candidate: share } };
        },
        change(resource, to) {
            const { total } = settingsOf(resource);
            const weight = Math.round((to.candidate / 100) * total);
            if (Math.abs(weight - (to.candidate / 100) * total) > 1e-9) {
                throw new user_error/* UserError */.y('unsupported', `${to.candidate} % is no whole part of canary-weight-total ${total}.`, {
                    hint: `Set ${PREFIX}/canary-weight-total to 100, or choose other steps.`,
                });
            }
            return [{ op: 'add', path: `/metadata/annotations/${PREFIX}~1canary-weight`, value: String(weight) }];
        },
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kubernetes/kubectl.ts


/** kubectl as a program. Credentials are read anew at every call, so that short-lived ones may be renewed in between. */
function kubectl(exec, cluster) {
    const { program, context, kubeconfig, namespace, timeoutMs } = cluster;
    const common = [
        ...(kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig]),
        ...(context === undefined ? [] : ['--context', context]),
        ...['--namespace', namespace, '--request-timeout', `${timeoutMs / 1000}s`],
    ];
    const run = async (what, words) => {
        // Longer than the request's own timeout, which tells more.
        const result = await exec(program, [...common, ...words], { timeoutMs: timeoutMs + 5000 }).catch((cause) => {
            if (cause instanceof user_error/* UserError */.y)
                throw cause;
            throw new user_error/* UserError */.y('tool-failed', `\`${program}\` could not be run: ${cause.message}.`, {
                hint: 'Install kubectl, or name it in `target.kubectl`.',
                cause,
            });
        });
        if (result.exitCode === 0)
            return result.stdout;
        throw kubectl_refusal(what, lastWords(result));
    };
    const json = async (what, words) => parseJson(await run(what, [...words, '--output', 'json']), `kubectl get ${what}`);
    return {
        namespace,
        get: async (kind, name) => asResource(await json(`${kind} ${namespace}/${name}`, ['get', kind, name])),
        async list(kind, selector) {
            const answer = await json(`${kind} -l ${selector}`, ['get', kind, '--selector', selector]);
            const { items } = answer;
            return Array.isArray(items) ? items.map(asResource) : [];
        },
        async patch(kind, name, version, operations) {
            // A version that is set to the one the object has changes nothing; any other one is refused as a conflict.
            const guard = { op: 'replace', path: '/metadata/resourceVersion', value: version };
            const guarded = version === undefined ? operations : [guard, ...operations];
            await run(`${kind} ${namespace}/${name}`, ['patch', kind, name, '--type', 'json', '-p', JSON.stringify(guarded)]);
        },
    };
}
function asResource(value) {
    const metadata = value?.metadata;
    if (typeof metadata?.resourceVersion === 'string')
        return value;
    throw new user_error/* UserError */.y('unreadable', 'kubectl printed an object without `metadata.resourceVersion`.', {
        hint: 'Run `kubectl get ... -o json` by hand to see what it prints.',
    });
}
const REFUSALS = [
    [/\(NotFound\)/, 'not-found', 'Check `target` and `context`.'],
    [/the server doesn't have a resource type/, 'not-found', 'Install its custom resource definition in the cluster.'],
    [/\(Conflict\)/, 'conflict', 'It was changed by somebody else meanwhile.'],
    [/\(Forbidden\)/, 'unauthorized', 'Give the account `get` and `patch` on it; see the README for a role.'],
    [/Unauthorized|must be logged in|credentials/, 'unauthorized', 'Renew the credentials of the kubeconfig.'],
    [
        /Unable to connect|connection (to the server .* was )?refused|no such host|i\/o timeout|TLS handshake/i,
        'unreachable',
        'Check the cluster.',
    ],
    [/timed? ?out|deadline exceeded/i, 'timeout', 'Look at the API server, or give it more time with `target.timeout`.'],
];
function kubectl_refusal(what, said) {
    const [, code, hint] = REFUSALS.find(([pattern]) => pattern.test(said)) ?? [
        undefined,
        'tool-failed',
        'Run kubectl by hand to see what it needs.',
    ];
    const words = said.replace(/^error: /i, '').replace(/\.$/, '');
    return new user_error/* UserError */.y(code, `kubectl on ${what}: ${words === '' ? 'it failed without a word' : words}.`, { hint });
}

;// CONCATENATED MODULE: ./packages/rollout/src/stores/parse-state.ts


/** Reads a kept state. Throws a UserError for anything else: a state that is not understood is no state that is absent. */
function parseState(text, location) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        json = undefined;
    }
    const parsed = rolloutStateSchema.safeParse(json);
    if (parsed.success)
        return parsed.data;
    throw new user_error/* UserError */.y('unreadable', `${location} is not the state of a rollout.`, {
        hint: 'Look at the weights of the router yourself, set them as they should be, then remove it.',
    });
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kubernetes/annotation-store.ts


/** Where the state of a rollout is kept on the object that splits the traffic. */
const ANNOTATION = 'tidegate.dev/rollout';
/** All annotations of an object together may have 256 KiB; one argument of a program 128 KiB, which holds the state before and after, quoted. */
const LARGEST = 24 * 1024;
/** State in an annotation of the object, written only to the version of the object it was read from. */
function annotationStore(api, { kind, name }, sleep) {
    const location = `annotation ${ANNOTATION} of ${kind} ${api.namespace}/${name}`;
    const load = async () => {
        const object = await api.get(kind, name);
        const text = object.metadata.annotations?.[ANNOTATION];
        return { object, kept: text === undefined ? undefined : parseState(text, `The ${location}`) };
    };
    return {
        location,
        load: async () => (await load()).kept,
        async save(state) {
            const text = JSON.stringify(state);
            if (Buffer.byteLength(text) > LARGEST)
                throw tooLarge(location, Buffer.byteLength(text));
            let trouble;
            for (let tries = 0; tries < 6; tries++) {
                if (tries > 0)
                    await sleep(200 * 2 ** tries);
                try {
                    const { object, kept } = await load();
                    // What an earlier try left without telling us is ours.
                    if (kept !== undefined && kept.sequence === state.sequence && JSON.stringify(kept) === text)
                        return;
                    if ((kept?.sequence ?? -1) !== state.sequence - 1)
                        throw overtaken(location);
                    return await api.patch(kind, name, ...annotate(object, text));
                }
                catch (error) {
                    if (!mayPass(error))
                        throw error;
                    trouble = error;
                }
            }
            if (isConflict(trouble))
                throw busy(location, trouble);
            throw trouble;
        },
    };
}
const isConflict = (error) => error instanceof user_error/* UserError */.y && error.code === 'conflict';
/** Errors after which looking again is of use. Every try looks at what is kept first, so none is made twice. */
function mayPass(error) {
    if (!(error instanceof user_error/* UserError */.y) || error instanceof Overtaken)
        return false;
    return ['conflict', 'unreachable', 'timeout', 'tool-failed'].includes(error.code);
}
/**
 * Compares and sets the annotation alone, so that a controller which writes the status all the time is no rival. Only the first state
 * has nothing to be compared with, and is written to the very version of the object.
 */
function annotate({ metadata }, text) {
    const { annotations, resourceVersion } = metadata;
    if (annotations === undefined) {
        return [resourceVersion, [{ op: 'add', path: '/metadata/annotations', value: { [ANNOTATION]: text } }]];
    }
    const path = `/metadata/annotations/${ANNOTATION.replace('/', '~1')}`;
    const before = annotations[ANNOTATION];
    if (before === undefined)
        return [resourceVersion, [{ op: 'add', path, value: text }]];
    return [
        undefined,
        [
            { op: 'test', path, value: before },
            { op: 'replace', path, value: text },
        ],
    ];
}
class Overtaken extends user_error/* UserError */.y {
}
function overtaken(location) {
    return new Overtaken('conflict', `Another run has written the rollout state in the ${location} meanwhile.`, {
        hint: 'Let one run at a time work on a rollout.',
    });
}
function busy(location, cause) {
    return new user_error/* UserError */.y('tool-failed', `The ${location} changes faster than it can be written.`, {
        hint: 'Look at what else writes this object again and again.',
        cause,
    });
}
function tooLarge(location, bytes) {
    return new user_error/* UserError */.y('unsupported', `The rollout state has ${bytes} bytes, too many for the ${location}.`, {
        hint: 'Use fewer metrics in `analysis`, or keep the state elsewhere with `state`.',
    });
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kubernetes/object-router.ts



/** A router that is one object of a Kubernetes API server, with the rollout's state in an annotation of it. */
function objectRouter(api, target, shape) {
    const { kind, router, weightsFor } = shape;
    const { name, deadlineMs, sleep } = target;
    return {
        kind: router,
        location: `${router} ${api.namespace}/${name}`,
        capabilities: { deadlineMs, asynchronous: false, weightsFor },
        store: annotationStore(api, { kind, name }, sleep),
        async read() {
            const object = await api.get(kind, name);
            return { ...shape.read(object), ...(await shape.look?.(api, object)) };
        },
        async write(weights, expected) {
            for (let tries = 1;; tries++) {
                const object = await api.get(kind, name);
                const { weights: present } = shape.read(object);
                if (!sameWeights(present, expected))
                    throw changed(target.name, present, expected);
                try {
                    return await api.patch(kind, name, object.metadata.resourceVersion, shape.change(object, weights));
                }
                catch (error) {
                    // Refused whole. A controller that writes the object's status makes a new version of it too; that is no rival.
                    if (tries === 5 || !(error instanceof user_error/* UserError */.y && error.code === 'conflict'))
                        throw error;
                }
            }
        },
    };
}
function changed(name, present, expected) {
    const shown = ({ stable, candidate }) => `${stable}:${candidate}`;
    return new user_error/* UserError */.y('conflict', `${name} has the weights ${shown(present)} where ${shown(expected)} were read.`, {
        hint: 'Somebody else changed them meanwhile.',
    });
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kubernetes/replica-ratio.ts





const KIND = 'deployments.apps';
const replica_ratio_deployment = schemas/* looseObject */._H3({
    metadata: schemas/* looseObject */._H3({ generation: schemas/* number */.aig().optional(), resourceVersion: schemas/* string */.YjP() }),
    spec: schemas/* looseObject */._H3({ replicas: schemas/* int */.Whr().min(0).default(1) }),
    status: schemas/* looseObject */._H3({ observedGeneration: schemas/* number */.aig().default(0), availableReplicas: schemas/* number */.aig().default(0) })
        .optional(),
});
/**
 * Two Deployments behind one Service, which sends each pod the same: the share is the candidate's part of all replicas. The
 * weights are replicas. State is kept on the stable Deployment.
 */
function replicaRatio(api, target) {
    const get = async (arm) => {
        const object = shapeOf(replica_ratio_deployment, await api.get(KIND, target[arm]), `The Deployment ${target[arm]}`);
        const { metadata, spec, status } = object;
        const settled = status !== undefined &&
            status.observedGeneration >= (metadata.generation ?? 0) &&
            status.availableReplicas === spec.replicas;
        return { version: metadata.resourceVersion, replicas: spec.replicas, settled };
    };
    const both = async () => ({ stable: await get('stable'), candidate: await get('candidate') });
    return {
        kind: 'replica-ratio',
        location: `replica-ratio ${api.namespace}/${target.stable}`,
        capabilities: { deadlineMs: target.deadlineMs, asynchronous: false, weightsFor: replicasFor(target.replicas) },
        store: annotationStore(api, { kind: KIND, name: target.stable }, target.sleep),
        async read() {
            const { stable, candidate } = await both();
            return {
                weights: { stable: stable.replicas, candidate: candidate.replicas },
                settling: !(stable.settled && candidate.settled),
            };
        },
        async write(weights, expected) {
            const present = await both();
            const seen = { stable: present.stable.replicas, candidate: present.candidate.replicas };
            if (!sameWeights(seen, expected)) {
                throw new user_error/* UserError */.y('conflict', `The replicas are ${replica_ratio_shown(seen)} where ${replica_ratio_shown(expected)} were read.`, {
                    hint: 'Somebody else changed them meanwhile; an autoscaler must not own these Deployments.',
                });
            }
            // The one that grows first, so that there are never fewer pods than before.
            const order = ['stable', 'candidate'].toSorted((a, b) => weights[b] - seen[b] - (weights[a] - seen[a]));
            for (const arm of order) {
                if (weights[arm] === seen[arm])
                    continue;
                await api.patch(KIND, target[arm], present[arm].version, [
                    { op: 'add', path: '/spec/replicas', value: weights[arm] },
                ]);
            }
        },
    };
}
const replica_ratio_shown = ({ stable, candidate }) => `${stable}:${candidate}`;
/** Replicas that make exactly the share; told with what is possible where there are none. */
function replicasFor(replicas) {
    return (share) => {
        const candidate = Math.round(share * replicas);
        if (Math.abs(candidate - share * replicas) < 1e-9)
            return { stable: replicas - candidate, candidate };
        const asked = Number((share * 100).toFixed(6));
        const possible = Array.from({ length: Math.min(replicas, 12) }, (_, index) => Number((((index + 1) / replicas) * 100).toFixed(2)));
        throw new user_error/* UserError */.y('unsupported', `${replicas} replicas cannot give the candidate exactly ${asked} %: they can do ${possible.join(', ')}${replicas > 12 ? ', ...' : ''} %.`, { hint: `Use such steps, or ${needed(share)} replicas in \`target.replicas\`.` });
    };
}
/** The fewest replicas that can do the share, up to 1000. */
function needed(share) {
    for (let replicas = 1; replicas <= 1000; replicas++) {
        if (Math.abs(Math.round(share * replicas) - share * replicas) < 1e-9)
            return String(replicas);
    }
    return 'far more';
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kubernetes/service-selector.ts



const service_selector_service = schemas/* looseObject */._H3({ spec: schemas/* looseObject */._H3({ selector: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()) }) });
const pod = schemas/* looseObject */._H3({
    status: schemas/* looseObject */._H3({ conditions: schemas/* array */.YOg(schemas/* looseObject */._H3({ type: schemas/* string */.YjP(), status: schemas/* string */.YjP() })).default([]) })
        .default({ conditions: [] }),
});
/**
 * Blue/green by a Service's selector: the arms are the two values of one of its labels. A candidate without a ready pod is out of
 * service; to select it would be an outage.
 */
function serviceSelector(arms, label) {
    const selectorOf = (resource) => shapeOf(service_selector_service, resource, 'The Service').spec.selector;
    return {
        router: 'service-selector',
        kind: 'services',
        weightsFor: allOrNothing('A Service'),
        read(resource) {
            const value = selectorOf(resource)[label];
            if (value === arms.stable)
                return { weights: { stable: 100, candidate: 0 } };
            // A third value serves neither arm, and is told as that.
            return { weights: { stable: 0, candidate: value === arms.candidate ? 100 : 0 } };
        },
        change: (_, to) => [
            {
                op: 'add',
                path: `/spec/selector/${label.replaceAll('~', '~0').replaceAll('/', '~1')}`,
                value: to.candidate > 0 ? arms.candidate : arms.stable,
            },
        ],
        async look(api, resource) {
            const down = async (arm) => (await anyReady(api, { ...selectorOf(resource), [label]: arms[arm] })) ? [] : [arm];
            return { down: await down('candidate') };
        },
    };
}
async function anyReady(api, selector) {
    const wanted = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
    const pods = await api.list('pods', wanted.join(','));
    return pods.some((one) => shapeOf(pod, one, 'A pod').status.conditions.some(({ type, status }) => type === 'Ready' && status === 'True'));
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kubernetes/virtual-service.ts



const destination = schemas/* looseObject */._H3({ host: schemas/* string */.YjP(), subset: schemas/* string */.YjP().optional() });
const virtual_service_service = schemas/* looseObject */._H3({
    spec: schemas/* looseObject */._H3({
        http: schemas/* array */.YOg(schemas/* looseObject */._H3({
            name: schemas/* string */.YjP().optional(),
            route: schemas/* array */.YOg(schemas/* looseObject */._H3({ destination, weight: schemas/* int */.Whr().min(0).default(0) })).default([]),
        }))
            .default([]),
    }),
});
/** Istio: VirtualService, `spec.http[].route[].weight`, whole percents. An arm is a subset, or a host with or without its domain. */
function virtualService(arms, rule) {
    const object = 'The VirtualService';
    const lists = (resource) => shapeOf(virtual_service_service, resource, object)
        .spec.http.map(({ name, route }, index) => ({ name: name ?? String(index), index, route }))
        .filter(({ name }) => rule === undefined || name === rule)
        .map(({ name, index, route }) => ({
        what: `Route ${name} of the VirtualService`,
        destinations: route.map(({ destination: { host, subset }, weight }, at) => ({
            // Subsets of one host share its name, so the host names a destination that has no subset.
            names: subset === undefined ? [host, host.split('.')[0]] : [subset],
            weight,
            path: `/spec/http/${index}/route/${at}/weight`,
        })),
    }));
    return {
        router: 'istio',
        kind: 'virtualservices.networking.istio.io',
        weightsFor: wholeWeights('A VirtualService', [100]),
        read: (resource) => ({ weights: readLists(lists(resource), arms, object) }),
        change: (resource, to) => changeLists(lists(resource), arms, object, to),
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/kubernetes/open.ts














const cluster = {
    namespace: (0,types/* text */.Qq)().prefault('default'),
    context: (0,types/* text */.Qq)().optional(),
    kubeconfig: (0,types/* text */.Qq)().optional(),
    kubectl: (0,types/* text */.Qq)().prefault('kubectl'),
    timeout: (0,types/* duration */.p0)().prefault('10s'),
    login: login,
};
const open_named = schemas/* strictObject */.rej({ ...cluster, name: (0,types/* text */.Qq)(), deadline: (0,types/* duration */.p0)().prefault('30s') });
const ruled = open_named.extend({ rule: schemas/* union */.KCZ([(0,types/* text */.Qq)(), schemas/* int */.Whr().transform(String)]).optional() });
const openGatewayApi = object(ruled, (inputs, { rule }) => httpRoute(inputs, rule));
const openIstio = object(ruled, (inputs, { rule }) => virtualService(inputs, rule));
const openIngressNginx = object(open_named, () => nginxCanary());
const openKserve = object(open_named.extend({ deadline: (0,types/* duration */.p0)().prefault('10m') }), ({ candidate }) => inferenceService(candidate));
const openSeldon = object(open_named.extend({ deadline: (0,types/* duration */.p0)().prefault('2m') }), (inputs) => seldonExperiment(inputs));
const openServiceSelector = object(open_named.extend({ label: (0,types/* text */.Qq)().prefault('version') }), (inputs, { label }) => serviceSelector(inputs, label));
const openDeploymentImage = object(open_named.extend({ container: (0,types/* text */.Qq)().optional(), deadline: (0,types/* duration */.p0)().prefault('10m') }), (inputs, { container }) => deploymentImage(inputs, container));
const ratio = schemas/* strictObject */.rej({
    ...cluster,
    replicas: (0,types/* integer */.nd)({ min: 2, max: 10_000 }),
    deadline: (0,types/* duration */.p0)().prefault('10m'),
});
const openReplicaRatio = (inputs, tools) => {
    const target = parseMapping('target', ratio, inputs.target, 'For replica-ratio: `{ namespace: models, replicas: 20 }`.');
    const { stable, candidate } = inputs;
    const { replicas, deadline: deadlineMs } = target;
    const router = replicaRatio(api(target, tools), { stable, candidate, replicas, deadlineMs, sleep: tools.sleep });
    return renewing(router, target.login, tools);
};
/** A router that is one object, from the schema of its target. */
function object(schema, shapeFor) {
    return (inputs, tools) => {
        const hint = `For ${inputs.router}: \`{ namespace: models, name: fraud }\`.`;
        const target = parseMapping('target', schema, inputs.target, hint);
        const { name, deadline: deadlineMs } = target;
        const settings = { name, deadlineMs, sleep: tools.sleep };
        const router = objectRouter(api(target, tools), settings, shapeFor(inputs, target));
        return renewing(router, target.login, tools);
    };
}
function api(target, tools) {
    return kubectl(tools.exec, {
        program: target.kubectl,
        context: target.context,
        kubeconfig: target.kubeconfig === undefined ? undefined : tools.path(target.kubeconfig),
        namespace: target.namespace,
        timeoutMs: target.timeout,
    });
}

;// CONCATENATED MODULE: ./packages/rollout/src/routers/open.ts








const ROUTERS = {
    'gateway-api': openGatewayApi,
    istio: openIstio,
    'service-selector': openServiceSelector,
    'replica-ratio': openReplicaRatio,
    'deployment-image': openDeploymentImage,
    'ingress-nginx': openIngressNginx,
    kserve: openKserve,
    seldon: openSeldon,
    haproxy: openHaproxy,
    sagemaker: openSagemaker,
    'azure-ml': openAzureMl,
    'vertex-ai': openVertexAi,
    'cloud-run': openCloudRun,
    command: openCommand,
};
/** The router the inputs name. */
function openRouter(inputs, tools) {
    if (inputs.stable === inputs.candidate) {
        throw new user_error/* UserError */.y('bad-input', `\`stable\` and \`candidate\` are both "${inputs.stable}".`, {
            hint: 'Name two different arms.',
        });
    }
    return ROUTERS[inputs.router](inputs, tools);
}

;// CONCATENATED MODULE: ./packages/rollout/src/judgement/guardrails.ts
/** Errors alone. */
const onlyErrors = {
    strict: false,
    boost: false,
    blockMs: 60_000,
    latency: undefined,
    classes: undefined,
    shadow: undefined,
    queries: {},
};

;// CONCATENATED MODULE: ./packages/rollout/src/sources/presets.ts

const presetNames = ['istio', 'mlserver', 'kserve', 'seldon', 'triton', 'torchserve', 'bentoml'];
const label = (name, value) => `${name}="${value.replace(/[\\"]/g, '\\$&')}"`;
const optional = (name, value) => (value === undefined ? [] : [label(name, value)]);
const version = (name) => `${name}="{version}"`;
/** Two counters added up, of which one may not be there yet. */
const both = (one, other, labels) => `(sum(${one}{${labels}}) or vector(0)) + (sum(${other}{${labels}}) or vector(0))`;
const noHistogram = 'it exports no latency histogram';
/** Metric and label names as each server exports them. */
const presets = {
    istio: {
        needsModel: false,
        // Both ends of a call report it; one of them is counted.
        labels: ({ namespace }) => [
            'reporter="destination"',
            version('destination_workload'),
            ...optional('destination_workload_namespace', namespace),
        ],
        queries: (labels) => ({
            requests: `sum(istio_requests_total{${labels}})`,
            errors: `sum(istio_requests_total{${labels},response_code=~"5.."})`,
            latency: `sum by (le) (istio_request_duration_milliseconds_bucket{${labels}})`,
        }),
        unit: 'ms',
        lacks: {},
    },
    mlserver: {
        needsModel: true,
        labels: ({ model }) => [label('model', model), version('version')],
        queries: (labels) => ({
            requests: both('model_infer_request_success_total', 'model_infer_request_failure_total', labels),
            errors: `sum(model_infer_request_failure_total{${labels}})`,
        }),
        unit: 's',
        lacks: { latency: 'it exports a summary without quantiles and no histogram' },
    },
    kserve: {
        needsModel: false,
        labels: () => [version('model_name')],
        queries: (labels) => ({
            requests: `sum(request_predict_seconds_count{${labels}})`,
            latency: `sum by (le) (request_predict_seconds_bucket{${labels}})`,
        }),
        unit: 's',
        lacks: { errors: 'its Python server counts no errors, and has no version label' },
    },
    seldon: {
        needsModel: false,
        labels: () => [version('model')],
        queries: (labels) => ({
            requests: `sum(seldon_model_infer_total{${labels}})`,
            errors: `sum(seldon_model_infer_total{${labels},code!~"2..|OK"})`,
            latency: `sum by (le) (seldon_model_infer_api_seconds_bucket{${labels}})`,
        }),
        unit: 's',
        lacks: {},
    },
    triton: {
        needsModel: true,
        labels: ({ model }) => [label('model', model), version('version')],
        queries: (labels) => ({
            requests: both('nv_inference_request_success', 'nv_inference_request_failure', labels),
            errors: `sum(nv_inference_request_failure{${labels}})`,
        }),
        unit: 's',
        lacks: { latency: `it counts microseconds, and ${noHistogram}` },
    },
    torchserve: {
        needsModel: true,
        labels: ({ model }) => [label('model_name', model), version('model_version')],
        queries: (labels) => ({ requests: `sum(ts_inference_requests_total{${labels}})` }),
        unit: 's',
        lacks: { errors: 'its errors are not counted per model', latency: `it counts microseconds, and ${noHistogram}` },
    },
    bentoml: {
        needsModel: false,
        labels: ({ model }) => [version('service_version'), ...optional('service_name', model)],
        queries: (labels) => ({
            requests: `sum(bentoml_service_request_total{${labels}})`,
            errors: `sum(bentoml_service_request_total{${labels},http_response_code=~"5.."})`,
            latency: `sum by (le) (bentoml_service_request_duration_seconds_bucket{${labels}})`,
        }),
        unit: 's',
        lacks: {},
    },
};
/** The queries of a preset, and why what it cannot ask cannot be asked. */
function presetQueries(name, given) {
    const preset = presets[name];
    if (preset.needsModel && given.model === undefined) {
        throw new user_error/* UserError */.y('bad-input', `\`analysis\`: preset ${name} needs the name of the model.`, {
            hint: 'Write `model: fraud`, as the server names it in its metrics.',
        });
    }
    return { queries: preset.queries(preset.labels(given).join(',')), unit: preset.unit, lacks: preset.lacks };
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/analysis-queries.ts


function queriesOf(analysis) {
    const { preset, model, namespace, latency, classes } = analysis;
    if (preset !== undefined && analysis.source !== 'prometheus') {
        throw bad(`preset ${preset} needs \`source: prometheus\``, `For ${analysis.source} write the selectors or paths yourself.`);
    }
    const known = preset === undefined ? undefined : presetQueries(preset, { model, namespace });
    const typed = {
        ...(analysis.requests !== undefined && { requests: analysis.requests }),
        ...(analysis.errors !== undefined && { errors: analysis.errors }),
        ...(latency?.query !== undefined && { latency: latency.query }),
        ...(classes?.query !== undefined && { classes: classes.query }),
        ...(analysis['nan-predictions'] !== undefined && { 'nan-predictions': analysis['nan-predictions'] }),
    };
    return {
        unit: latency?.unit ?? (typed.latency === undefined ? (known?.unit ?? 's') : 's'),
        of(name, what, usual) {
            const own = analysis[name][what] ?? typed[what];
            const template = own ?? (known ? known.queries[what] : usual);
            if (template === undefined) {
                const why = known?.lacks[what];
                throw known
                    ? bad(`preset ${preset} cannot tell ${what}${why === undefined ? '' : `: ${why}`}`, `Measure where requests pass, such as with \`preset: istio\`, or write \`${example(what)}\` yourself.`)
                    : bad(`${what} has no query`, `Write \`${example(what)}\`.`);
            }
            return analysis_queries_filled(analysis, { name, what, template });
        },
    };
}
const example = (what) => (what === 'latency' || what === 'classes' ? `${what}: { query: ... }` : `${what}: ...`);
function analysis_queries_filled(analysis, { name, what, template }) {
    if (!template.includes('{version}'))
        return template;
    const { version } = analysis[name];
    if (version === undefined) {
        throw bad(`analysis.${name}.version is needed to fill in {version}`, `Write \`${name}: { version: "1" }\`, or give \`${name}.${what}\` a query of its own.`);
    }
    // Inside a quoted label value.
    return template.replaceAll('{version}', version.replace(/[\\"]/g, '\\$&'));
}
function bad(what, hint) {
    return new user_error/* UserError */.y('bad-input', `\`analysis\`: ${what}.`, { hint });
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/analysis-settings.ts



const arm = schemas/* strictObject */.rej({
    url: (0,types/* text */.Qq)().optional(),
    /** What `{version}` stands for in the queries of this arm. */
    version: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).transform(String).optional(),
    requests: (0,types/* text */.Qq)().optional(),
    errors: (0,types/* text */.Qq)().optional(),
    latency: (0,types/* text */.Qq)().optional(),
    classes: (0,types/* text */.Qq)().optional(),
    'nan-predictions': (0,types/* text */.Qq)().optional(),
});
const latency = schemas/* strictObject */.rej({
    query: (0,types/* text */.Qq)().optional(),
    /** What the bucket bounds are written in. */
    unit: (0,types/* choice */.Yq)(['s', 'ms']).optional(),
    tolerated: (0,types/* number */.ai)({ min: 1, max: 100 }).prefault('1'),
    p50: (0,types/* duration */.p0)().optional(),
    p90: (0,types/* duration */.p0)().optional(),
    p95: (0,types/* duration */.p0)().optional(),
    p99: (0,types/* duration */.p0)().optional(),
});
/** What a user can type under `analysis`. */
const analysisSchema = schemas/* strictObject */.rej({
    source: (0,types/* choice */.Yq)(['prometheus', 'metrics-text', 'http', 'file']),
    url: (0,types/* text */.Qq)().optional(),
    path: (0,types/* text */.Qq)().optional(),
    preset: (0,types/* choice */.Yq)(presetNames).optional(),
    model: (0,types/* text */.Qq)().optional(),
    namespace: (0,types/* text */.Qq)().optional(),
    interval: (0,types/* duration */.p0)().prefault('10s'),
    timeout: (0,types/* duration */.p0)().prefault('10s'),
    'max-age': (0,types/* duration */.p0)().prefault('1m'),
    'max-outage': (0,types/* duration */.p0)().prefault('2m'),
    requests: (0,types/* text */.Qq)().optional(),
    errors: (0,types/* text */.Qq)().optional(),
    stable: arm.prefault({}),
    candidate: arm.prefault({}),
    latency: latency.optional(),
    classes: schemas/* strictObject */.rej({
        query: (0,types/* text */.Qq)().optional(),
        label: (0,types/* text */.Qq)().prefault('class'),
        tolerated: (0,types/* number */.ai)({ min: 1, max: 100 }).prefault('1.25'),
    })
        .optional(),
    shadow: schemas/* strictObject */.rej({
        compared: (0,types/* text */.Qq)().optional(),
        disagreed: (0,types/* text */.Qq)().optional(),
        'max-disagreement': (0,types/* share */.uM)(),
    })
        .optional(),
    'nan-predictions': (0,types/* text */.Qq)().optional(),
    health: (0,types/* text */.Qq)().optional(),
    'error-events': (0,types/* choice */.Yq)(['measured', 'independent', 'clustered']).prefault('measured'),
    block: (0,types/* duration */.p0)().prefault('1m'),
    strict: (0,types/* flag */.Jt)().prefault('false'),
    boost: (0,types/* flag */.Jt)().prefault('false'),
    'check-split': (0,types/* flag */.Jt)().prefault('true'),
});

;// CONCATENATED MODULE: ./packages/rollout/src/sources/exposition.ts

const nameThenLabels = /^([a-zA-Z_:][\w:]*)\s*(?:\{(.*)\})?$/s;
const labelMatcher = /\s*([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"\s*(?:,|$)/gsy;
/** Parses a selector; undefined when the text is none. Regular expressions are anchored, as Prometheus has them. */
function parseSelector(text) {
    const match = nameThenLabels.exec(text.trim());
    if (!match)
        return undefined;
    const [, name, inside] = match;
    const labels = parseLabels(inside ?? '');
    if (!labels)
        return undefined;
    const tests = [];
    for (const { label, operator, value } of labels) {
        if (operator === '=')
            tests.push((series) => (series.labels[label] ?? '') === value);
        else if (operator === '!=')
            tests.push((series) => (series.labels[label] ?? '') !== value);
        else {
            let pattern;
            try {
                pattern = new RegExp(`^(?:${value})$`, 's');
            }
            catch {
                return undefined;
            }
            const wanted = operator === '=~';
            tests.push((series) => pattern.test(series.labels[label] ?? '') === wanted);
        }
    }
    return { text, matches: (series) => series.name === name && tests.every((test) => test(series)) };
}
function parseLabels(inside) {
    const found = [];
    let end = 0;
    labelMatcher.lastIndex = 0;
    while (end < inside.length) {
        const match = labelMatcher.exec(inside);
        if (!match)
            return inside.slice(end).trim() === '' ? found : undefined;
        found.push({ label: match[1], operator: match[2], value: unescaped(match[3]) });
        end = labelMatcher.lastIndex;
    }
    return found;
}
/** Parses the text format, version 0.0.4. A line that is none is an error: half a page must not be half the requests. */
function parseExposition(page, where) {
    const series = [];
    for (const [index, line] of page.split('\n').entries()) {
        const text = line.trim();
        if (text === '' || text.startsWith('#'))
            continue;
        const match = /^([a-zA-Z_:][\w:]*)\s*(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?$/.exec(text);
        const labels = match && parseLabels(match[2] ?? '');
        const value = match ? numberOf(match[3]) : undefined;
        if (!match || !labels || value === undefined || labels.some(({ operator }) => operator !== '=')) {
            throw new MeasurementError('malformed', `line ${index + 1} of ${where} is not Prometheus text`);
        }
        series.push({
            name: match[1],
            labels: Object.fromEntries(labels.map(({ label, value: text }) => [label, text])),
            value,
        });
    }
    return series;
}
/** A number as Prometheus writes it; undefined when the text is none. */
function numberOf(text) {
    if (/^[+-]?inf(inity)?$/i.test(text))
        return text.startsWith('-') ? -Infinity : Infinity;
    if (/^nan$/i.test(text))
        return NaN;
    return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}
function unescaped(text) {
    return text.replace(/\\(.)/gs, (_, character) => (character === 'n' ? '\n' : character));
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./packages/rollout/src/sources/whole-count.ts

/** A counter's value: whole and not negative. A rate or an average here is a mistake in the query, told as such. */
function wholeCount(value, where) {
    if (Number.isNaN(value))
        throw new MeasurementError('nan', `${where} is NaN`);
    if (!Number.isSafeInteger(value) || value < 0) {
        throw new MeasurementError('not-a-count', `${where} is ${value}; a counter of whole events is needed, not a rate`);
    }
    return value;
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/json-answer.ts


/** Both arms in one JSON text, such as `{"stable": {"requests": 90, "errors": 1}, "candidate": {...}}`. `where` is for messages. */
function sampleIn(text, plan, where) {
    let answer;
    try {
        answer = JSON.parse(text);
    }
    catch {
        throw new MeasurementError('malformed', `${where} is not JSON`);
    }
    const shadow = plan.shadow && mirrored(answer, plan.shadow, where);
    return {
        stable: json_answer_arm(answer, plan.stable, where),
        candidate: json_answer_arm(answer, plan.candidate, where),
        ...(shadow && { shadow }),
    };
}
function json_answer_arm(answer, paths, where) {
    const { requests, errors } = paths;
    const total = numberAt(answer, requests, where);
    if (total === undefined)
        return undefined;
    const failed = numberAt(answer, errors, where);
    // Unlike a labelled metric a JSON answer is written whole: what is absent was forgotten.
    if (failed === undefined)
        throw new MeasurementError('empty', `${where} has requests but nothing at ${errors}`);
    if (failed > total)
        throw new MeasurementError('not-a-count', `${errors} is ${failed} and ${requests} ${total} at ${where}`); // prettier-ignore
    const latency = paths.latency === undefined ? undefined : valueAt(answer, paths.latency);
    const classes = paths.classes === undefined ? undefined : valueAt(answer, paths.classes);
    const nan = paths.nan === undefined ? undefined : numberAt(answer, paths.nan, where);
    return {
        requests: total,
        errors: failed,
        ...(latency !== undefined && { latency: histogram(latency, `${paths.latency} at ${where}`) }),
        ...(classes !== undefined && { classes: json_answer_perClass(classes, `${paths.classes} at ${where}`) }),
        ...(nan !== undefined && { nan }),
    };
}
function histogram(value, where) {
    const parsed = bucketsSchema.safeParse(value);
    if (!parsed.success)
        throw new MeasurementError('malformed', `${where} is not \`{"bounds": [seconds], "counts": [whole numbers]}\``); // prettier-ignore
    const { bounds, counts } = parsed.data;
    const ascending = bounds.every((bound, i) => i === 0 || bound > bounds[i - 1]);
    if (!ascending || bounds.length === 0 || counts.length !== bounds.length + 1)
        throw new MeasurementError('malformed', `${where} needs ascending bounds and one count more than bounds`);
    return parsed.data;
}
function json_answer_perClass(value, where) {
    if (value === null || typeof value !== 'object' || Array.isArray(value))
        throw new MeasurementError('malformed', `${where} is not an object of counts`);
    return Object.fromEntries(Object.entries(value).map(([name, count]) => [name, wholeCount(asNumber(count, where), where)])); // prettier-ignore
}
function mirrored(answer, paths, where) {
    const compared = numberAt(answer, paths.compared, where);
    if (compared === undefined)
        return undefined;
    const disagreed = numberAt(answer, paths.disagreed, where);
    if (disagreed === undefined)
        throw new MeasurementError('empty', `${where} has ${paths.compared} but nothing at ${paths.disagreed}`);
    if (disagreed > compared)
        throw new MeasurementError('not-a-count', `${paths.disagreed} is ${disagreed} and ${paths.compared} ${compared} at ${where}`); // prettier-ignore
    return { compared, disagreed };
}
function numberAt(answer, path, where) {
    const value = valueAt(answer, path);
    if (value === undefined)
        return undefined;
    return wholeCount(asNumber(value, `${path} at ${where}`), `${path} at ${where}`);
}
function asNumber(value, where) {
    if (typeof value === 'number')
        return value;
    throw new MeasurementError('not-a-count', `${where} is not a number`);
}
function valueAt(answer, path) {
    let value = answer;
    for (const key of path.split('.')) {
        if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key))
            return undefined;
        value = value[key];
    }
    return value;
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/file.ts



/** A JSON file with the counters of both arms that another program keeps writing. One not written for so long is stale. */
function fileSource(path, shown, plan, maxAgeMs) {
    return {
        kind: 'file',
        location: shown,
        lagMs: 0,
        async read(at) {
            const [text, { mtimeMs }] = await Promise.all([(0,promises_.readFile)(path, 'utf8'), (0,promises_.stat)(path)]).catch((error) => {
                throw new MeasurementError('unreachable', `${shown} cannot be read (${error.code})`);
            });
            if (at - mtimeMs > maxAgeMs)
                throw new MeasurementError('stale', `${shown} was not written for ${maxAgeMs / 1000} s`);
            return sampleIn(text, plan, shown);
        },
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/fetch-text.ts

/** GET, with a time limit. Everything that goes wrong is a MeasurementError, and its message never holds the query or a password. */
async function getText(url, { fetch, token, timeoutMs }) {
    const where = shownAddress(url);
    // fetch refuses an address with a password in it; as a header it goes.
    const address = new URL(url);
    const { username, password } = address;
    address.username = address.password = '';
    const basic = username !== '' ? `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}` : undefined;
    const authorization = token !== undefined ? `Bearer ${token}` : basic;
    try {
        const response = await fetch(address, {
            headers: authorization === undefined ? {} : { authorization },
            signal: AbortSignal.timeout(timeoutMs),
        });
        const text = await response.text();
        if (response.ok)
            return text;
        const trouble = response.status === 401 || response.status === 403 ? 'refused' : 'unreachable';
        throw new MeasurementError(trouble, `${where} answered ${response.status}${reasonIn(text)}`);
    }
    catch (error) {
        if (error instanceof MeasurementError)
            throw error;
        const cause = error.cause?.code;
        const late = error.name === 'TimeoutError';
        throw new MeasurementError('unreachable', late
            ? `${where} did not answer within ${timeoutMs / 1000} s`
            : `${where} cannot be reached (${cause ?? error.message})`);
    }
}
function shownAddress(url) {
    return `${url.protocol}//${url.host}${url.pathname}`;
}
/** Prometheus tells what is wrong with a query in the body of its 400. */
function reasonIn(text) {
    try {
        const { error } = JSON.parse(text);
        return typeof error === 'string' ? `: ${error.slice(0, 200)}` : '';
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/http.ts


/** A JSON answer with the counters of both arms. */
function httpSource(url, plan, http) {
    return {
        kind: 'http',
        location: shownAddress(url),
        lagMs: 0,
        read: async () => sampleIn(await getText(url, http), plan, shownAddress(url)),
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/histogram.ts



/** Buckets from cumulative counts by their `le`, as Prometheus has them; the one without a bound must be there. */
function bucketsFrom(cumulative, unit, where) {
    const sorted = cumulative
        .map(({ le, count }) => ({
        bound: le === undefined ? NaN : (numberOf(le) ?? NaN),
        count: wholeCount(count, where),
    }))
        .sort((a, b) => a.bound - b.bound);
    if (sorted.some(({ bound }) => Number.isNaN(bound)))
        throw new MeasurementError('malformed', `${where} has series without a bucket bound \`le\`; sum them by (le)`);
    if (sorted.at(-1)?.bound !== Infinity || sorted.length < 2)
        throw new MeasurementError('malformed', `${where} is no histogram: it needs a bound and the bucket le="+Inf"`);
    const bounds = sorted.slice(0, -1).map(({ bound }) => (unit === 'ms' ? bound / 1000 : bound));
    if (new Set(bounds).size < bounds.length)
        throw new MeasurementError('several-series', `${where} has several series of one bucket; sum them by (le)`);
    if (!bounds.every((bound) => bound > 0))
        throw new MeasurementError('malformed', `${where} has a bucket bound that is not above 0`);
    return { bounds, counts: sorted.map(({ count }, i) => grown(count, sorted[i - 1]?.count ?? 0, where)) };
}
function grown(count, before, where) {
    if (count >= before)
        return count - before;
    throw new MeasurementError('not-a-count', `${where} has fewer requests in a bucket than in the one below it`);
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/metrics-text.ts





/** Prometheus text straight from what serves it: a model server, or HAProxy's exporter. Series that match a selector are added up. */
function metricsTextSource(stable, candidate, http) {
    return {
        kind: 'metrics-text',
        location: [...new Set([shownAddress(stable.url), shownAddress(candidate.url)])].join(' and '),
        lagMs: 1000,
        async read() {
            const page = async (url) => parseExposition(await getText(url, http), shownAddress(url));
            const same = stable.url.href === candidate.url.href;
            const [first, second] = same
                ? await page(stable.url).then((series) => [series, series])
                : await Promise.all([page(stable.url), page(candidate.url)]);
            return { stable: metrics_text_arm(first, stable), candidate: metrics_text_arm(second, candidate) };
        },
    };
}
function metrics_text_arm(series, asked) {
    const { url, requests, errors, latency, classes, nan } = asked;
    const total = metrics_text_sum(series, requests, url);
    if (total === undefined)
        return undefined;
    // Many clients show an error series only after its first error; with the request series there, none means none.
    const failed = metrics_text_sum(series, errors, url) ?? 0;
    if (failed > total) {
        throw new MeasurementError('not-a-count', `${errors.text} is ${failed} and ${requests.text} ${total} at ${shownAddress(url)}`);
    }
    const since = series.find(({ name }) => name === 'process_start_time_seconds')?.value;
    const buckets = latency && metrics_text_histogram(series, latency, url);
    const predicted = classes && metrics_text_perClass(series, classes, url);
    return {
        requests: total,
        errors: failed,
        ...(since !== undefined && Number.isFinite(since) && { since }),
        ...(buckets && { latency: buckets }),
        ...(predicted && { classes: predicted }),
        ...(nan && { nan: metrics_text_sum(series, nan, url) ?? 0 }),
    };
}
function metrics_text_histogram(series, { selector, unit }, url) {
    const where = `${selector.text} at ${shownAddress(url)}`;
    const found = sumBy(series, selector, 'le', where);
    if (found.size === 0)
        return undefined;
    return bucketsFrom([...found].map(([le, count]) => ({ le, count })), unit, where); // prettier-ignore
}
function metrics_text_perClass(series, { selector, label }, url) {
    const where = `${selector.text} at ${shownAddress(url)}`;
    const found = sumBy(series, selector, label, where);
    if (found.has(undefined))
        throw new MeasurementError('malformed', `${where} has series without the label "${label}"`);
    return found.size === 0 ? undefined : Object.fromEntries(found);
}
function sumBy(series, selector, label, where) {
    const sums = new Map();
    for (const one of series) {
        if (!selector.matches(one))
            continue;
        const key = one.labels[label];
        sums.set(key, (sums.get(key) ?? 0) + wholeCount(one.value, where));
    }
    return sums;
}
function metrics_text_sum(series, selector, url) {
    const matching = series.filter((one) => selector.matches(one));
    if (matching.length === 0)
        return undefined;
    const where = `${selector.text} at ${shownAddress(url)}`;
    return matching.reduce((total, { value }) => total + wholeCount(value, where), 0);
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/selectors-in.ts
const notMetrics = new Set('and or unless bool offset inf nan by without on ignoring group_left group_right start end'.split(' '));
/** One token: a quoted text, a list of labels after by, on and the like, a range, a name with its matchers, or any one character. */
const token = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)|\[[^\]]*\]|([a-zA-Z_:][\w:]*)?(\s*\{(?:[^"'}]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*\})|([a-zA-Z_:][\w:]*)(?=(\s*\(|\s+(?:by|without)\b)?)|\d[\w.]*|./gis;
/** The series selectors of a PromQL expression, each once: those whose samples have timestamps of their own. */
function selectorsIn(query) {
    const found = new Set();
    for (const [, name = '', matchers, bare, call] of query.matchAll(token)) {
        if (matchers !== undefined)
            found.add(`${name}${matchers.trim()}`);
        else if (bare !== undefined && call === undefined && !notMetrics.has(bare.toLowerCase()))
            found.add(bare);
    }
    return [...found];
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/prometheus-query.ts





const point = schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* string */.YjP()]);
const labels = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({});
const instantSchema = schemas/* object */.Ikc({
    status: schemas/* literal */.euz('success'),
    data: schemas/* discriminatedUnion */.gMt('resultType', [
        schemas/* object */.Ikc({ resultType: schemas/* literal */.euz('vector'), result: schemas/* array */.YOg(schemas/* object */.Ikc({ metric: labels, value: point })) }),
        schemas/* object */.Ikc({ resultType: schemas/* literal */.euz('scalar'), result: point }),
    ]),
});
const rangeSchema = schemas/* object */.Ikc({
    status: schemas/* literal */.euz('success'),
    data: schemas/* object */.Ikc({ resultType: schemas/* literal */.euz('matrix'), result: schemas/* array */.YOg(schemas/* object */.Ikc({ metric: labels, values: schemas/* array */.YOg(point) })) }), // prettier-ignore
});
/** All values of an instant query at `at`, milliseconds since the epoch. */
async function instant(base, query, at, options) {
    const { data } = await ask(base, 'query', { query, time: (at / 1000).toFixed(3) }, instantSchema, options);
    const found = data.resultType === 'scalar' ? [{ metric: {}, value: data.result }] : data.result;
    return found.map(({ metric, value: [, text] }) => ({ labels: metric, value: numberOf(text) ?? NaN }));
}
/** The one value of an instant query; undefined when no series matches. */
async function single(base, query, at, options) {
    const values = await instant(base, query, at, options);
    return one(values, query)?.value;
}
/** One line over time, as milliseconds and values in steps; empty when no series matches. */
async function range(base, query, { from, to, stepMs }, options) {
    const span = { start: (from / 1000).toFixed(3), end: (to / 1000).toFixed(3), step: String(stepMs / 1000) };
    const { data } = await ask(base, 'query_range', { query, ...span }, rangeSchema, options);
    const values = one(data.result, query)?.values ?? [];
    return new Map(values.map(([seconds, text]) => [Math.round(seconds * 1000), numberOf(text) ?? NaN]));
}
/**
 * Whether a value has samples behind it (`... or vector(0)` gives one without). Prometheus gives a value up to five minutes after the last
 * sample, so the newest sample of each series in the query is asked for: when that is too old, the value is `stale`.
 */
async function isSampled(base, query, at, options) {
    let sampled = false;
    for (const selector of selectorsIn(query)) {
        const newest = await single(base, `max(timestamp(${selector}))`, at, options);
        if (newest === undefined)
            continue;
        sampled = true;
        if (at / 1000 - newest <= options.maxAgeMs / 1000)
            continue;
        throw new MeasurementError('stale', `\`${selector}\` has had no sample for ${options.maxAgeMs / 1000} s`);
    }
    return sampled;
}
async function ask(base, endpoint, parameters, schema, options) {
    const url = new URL(`api/v1/${endpoint}`, base.href.endsWith('/') ? base : `${base.href}/`);
    for (const [name, value] of Object.entries(parameters))
        url.searchParams.set(name, value);
    const text = await getText(url, options);
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        json = undefined;
    }
    const parsed = schema.safeParse(json);
    if (parsed.success)
        return parsed.data;
    throw new MeasurementError('malformed', `${shownAddress(url)} did not answer as Prometheus does`);
}
function one(values, query) {
    if (values.length <= 1)
        return values[0];
    throw new MeasurementError('several-series', `\`${query}\` gives ${values.length} series where one number is needed; wrap it in sum(...)`);
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/prometheus.ts





/** Instant queries of a Prometheus server, all at one fixed time, so that both arms are seen at the same moment. */
function prometheusSource(base, plan, options) {
    return {
        kind: 'prometheus',
        location: shownAddress(base),
        // Each arm was scraped at a moment of its own, up to this long ago.
        lagMs: options.maxAgeMs,
        async read(at) {
            const ask = asking(base, at, options);
            const [stable, candidate, shadow] = await Promise.all([
                prometheus_arm(ask, plan.stable),
                prometheus_arm(ask, plan.candidate),
                plan.shadow && prometheus_mirrored(ask, plan.shadow),
            ]);
            return { stable, candidate, ...(shadow && { shadow }) };
        },
        errorsPerMinute: (at, minutes) => errorsPerMinute(base, plan.stable, { at, minutes }, options),
    };
}
function asking(base, at, options) {
    return {
        /** One count; undefined when no series matches at all. */
        async count(query) {
            const value = await single(base, query, at, options);
            if (value === undefined || !(await isSampled(base, query, at, options)))
                return undefined;
            return wholeCount(value, `\`${query}\``);
        },
        async buckets({ query, unit }) {
            const values = await instant(base, query, at, options);
            if (values.length === 0 || !(await isSampled(base, query, at, options)))
                return undefined;
            return bucketsFrom(values.map(({ labels, value }) => ({ le: labels['le'], count: value })), unit, `\`${query}\``); // prettier-ignore
        },
        async classes({ query, label }) {
            const values = await instant(base, query, at, options);
            if (values.length === 0 || !(await isSampled(base, query, at, options)))
                return undefined;
            const counted = values.map(({ labels, value }) => [labels[label], wholeCount(value, `\`${query}\``)]);
            if (counted.some(([name]) => name === undefined))
                throw new MeasurementError('malformed', `\`${query}\` has series without the label "${label}"`);
            if (new Set(counted.map(([name]) => name)).size < counted.length)
                throw new MeasurementError('several-series', `\`${query}\` has several series of one ${label}; sum them by (${label})`); // prettier-ignore
            return Object.fromEntries(counted);
        },
    };
}
async function prometheus_arm(ask, queries) {
    const { requests, errors } = queries;
    const total = await ask.count(requests);
    if (total === undefined)
        return undefined;
    // A 5xx series begins with the first 5xx; with the request series there and fresh, none means none.
    const failed = (await ask.count(errors)) ?? 0;
    if (failed > total)
        throw new MeasurementError('not-a-count', `\`${errors}\` is ${failed} and \`${requests}\` ${total}`);
    const latency = queries.latency && (await ask.buckets(queries.latency));
    const classes = queries.classes && (await ask.classes(queries.classes));
    return {
        requests: total,
        errors: failed,
        ...(latency && { latency }),
        ...(classes && { classes }),
        ...(queries.nan !== undefined && { nan: (await ask.count(queries.nan)) ?? 0 }),
    };
}
async function prometheus_mirrored(ask, { compared, disagreed }) {
    const all = await ask.count(compared);
    if (all === undefined)
        return undefined;
    const apart = (await ask.count(disagreed)) ?? 0;
    if (apart > all)
        throw new MeasurementError('not-a-count', `\`${disagreed}\` is ${apart} and \`${compared}\` ${all}`);
    return { compared: all, disagreed: apart };
}
async function errorsPerMinute(base, { requests, errors }, { at, minutes }, options) {
    const stepMs = 60_000;
    const span = { from: at - minutes * stepMs, to: at, stepMs };
    const [served, failed] = await Promise.all([
        range(base, requests, span, options),
        range(base, errors, span, options),
    ]);
    const times = [...served.keys()].sort((a, b) => a - b);
    return times.slice(1).flatMap((time, i) => {
        if (time - times[i] !== stepMs)
            return [];
        const now = wholeCount(failed.get(time) ?? 0, `\`${errors}\``);
        const before = wholeCount(failed.get(times[i]) ?? 0, `\`${errors}\``);
        return [now >= before ? now - before : now];
    });
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/named-source.ts






/** The source by its name. Adding one is a file of its own and a case here. */
function namedSource(analysis, http, path) {
    const asked = {};
    const known = queriesOf(analysis);
    const queries = {
        unit: known.unit,
        of: (name, what, usual) => (asked[`${name} ${what}`] = known.of(name, what, usual)),
    };
    return { source: sourceOf(analysis, queries, { http, path }), queries: asked };
}
function sourceOf(analysis, queries, { http, path }) {
    switch (analysis.source) {
        case 'prometheus':
            return prometheus(analysis, queries, http);
        case 'metrics-text':
            return metricsText(analysis, queries, http);
        case 'http':
            return httpSource(address(analysis.url, 'analysis.url'), jsonPlan(analysis, queries), http);
        case 'file': {
            if (analysis.path === undefined)
                throw bad('path is missing', 'Write the file: `path: metrics.json`.');
            return fileSource(path(analysis.path), analysis.path, jsonPlan(analysis, queries), analysis['max-age']);
        }
    }
}
function prometheus(analysis, queries, http) {
    const { latency, classes, shadow } = analysis;
    const arm = (name) => ({
        requests: queries.of(name, 'requests', 'sum(requests_total{version="{version}"})'),
        errors: queries.of(name, 'errors', 'sum(errors_total{version="{version}"})'),
        ...(latency && {
            latency: {
                query: queries.of(name, 'latency', 'sum by (le) (request_duration_seconds_bucket{version="{version}"})'),
                unit: queries.unit,
            },
        }),
        ...(classes && {
            classes: {
                query: queries.of(name, 'classes', `sum by (${classes.label}) (predictions_total{version="{version}"})`),
                label: classes.label,
            },
        }),
        ...nanQuery(analysis, queries, name),
    });
    const plan = { stable: arm('stable'), candidate: arm('candidate') };
    refuseSame(plan.stable.requests, plan.candidate.requests);
    const mirror = shadow && {
        compared: shadow.compared ?? 'sum(shadow_compared_total)',
        disagreed: shadow.disagreed ?? 'sum(shadow_disagreed_total)',
    };
    return prometheusSource(address(analysis.url, 'analysis.url'), { ...plan, ...(mirror && { shadow: mirror }) }, { ...http, maxAgeMs: analysis['max-age'] });
}
function metricsText(analysis, queries, http) {
    const { latency, classes, shadow } = analysis;
    if (shadow)
        throw bad('shadow needs `source: prometheus`, `http` or `file`', 'Read both models and the mirror from one place.'); // prettier-ignore
    const arm = (name) => {
        const labels = analysis[name].version === undefined ? '' : '{version="{version}"}';
        const select = (what, metric) => selector(queries.of(name, what, `${metric}${labels}`), `analysis.${name}.${what}`);
        const nan = nanQuery(analysis, queries, name).nan;
        return {
            url: address(analysis[name].url ?? analysis.url, `analysis.${name}.url`),
            requests: select('requests', 'requests_total'),
            errors: select('errors', 'errors_total'),
            ...(latency && {
                latency: { selector: select('latency', 'request_duration_seconds_bucket'), unit: queries.unit },
            }),
            ...(classes && { classes: { selector: select('classes', 'predictions_total'), label: classes.label } }),
            ...(nan !== undefined && { nan: selector(nan, `analysis.${name}.nan-predictions`) }),
        };
    };
    const [stable, candidate] = [arm('stable'), arm('candidate')];
    refuseSame(`${stable.url.href} ${stable.requests.text}`, `${candidate.url.href} ${candidate.requests.text}`);
    return metricsTextSource(stable, candidate, http);
}
function jsonPlan(analysis, queries) {
    const { latency, classes, shadow } = analysis;
    const arm = (name) => ({
        requests: queries.of(name, 'requests', `${name}.requests`),
        errors: queries.of(name, 'errors', `${name}.errors`),
        ...(latency && { latency: queries.of(name, 'latency', `${name}.latency`) }),
        ...(classes && { classes: queries.of(name, 'classes', `${name}.classes`) }),
        ...nanQuery(analysis, queries, name),
    });
    return {
        stable: arm('stable'),
        candidate: arm('candidate'),
        ...(shadow && {
            shadow: {
                compared: shadow.compared ?? 'shadow.compared',
                disagreed: shadow.disagreed ?? 'shadow.disagreed',
            },
        }),
    };
}
function nanQuery(analysis, queries, name) {
    if (analysis['nan-predictions'] === undefined && analysis[name]['nan-predictions'] === undefined)
        return {};
    return { nan: queries.of(name, 'nan-predictions', undefined) };
}
function selector(text, where) {
    const parsed = parseSelector(text);
    if (parsed)
        return parsed;
    throw bad(`${where} is "${text}", which is not a series selector`, 'Write it as `requests_total{version="2"}`; functions need `source: prometheus`.');
}
function address(typed, where) {
    if (typed === undefined) {
        throw bad(`${where} is missing`, 'For example `{ source: prometheus, url: http://prometheus:9090, stable: { version: "1" }, candidate: { version: "2" } }`.');
    }
    const url = URL.parse(typed);
    if (url && (url.protocol === 'http:' || url.protocol === 'https:'))
        return url;
    throw bad(`${where} is not an http(s) address`, 'Write it in full: `http://127.0.0.1:9090`.');
}
/** Two arms read from the same series would always look alike. */
function refuseSame(stable, candidate) {
    if (stable !== candidate)
        return;
    throw bad('stable and candidate read the same series', 'Tell them apart by `url`, `version`, `requests` or `errors` of each arm.');
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/watched.ts



/** The source, held to what the plan watches: a series that is asked for and absent is trouble, never a quiet pass. */
function demanding(source, guardrails) {
    return {
        ...source,
        async read(at) {
            const sample = await source.read(at);
            demand(sample, guardrails);
            return sample;
        },
    };
}
function demand({ stable, candidate, shadow }, guardrails) {
    const absent = (what) => new MeasurementError('empty', `${what}, and the plan watches it`);
    const { latency, classes } = guardrails;
    const arms = { stable, candidate };
    for (const [name, arm] of Object.entries(arms)) {
        // The candidate may show its series with its first request.
        if (!arm || (name === 'candidate' && arm.requests === 0))
            continue;
        if (latency && !arm.latency)
            throw absent(`the ${name} arm has no latency histogram`);
        if (classes && !arm.classes)
            throw absent(`the ${name} arm has no predictions per class`);
    }
    if (guardrails.shadow && !shadow && (candidate?.requests ?? 0) > 0)
        throw absent('no mirrored requests are counted');
    const bound = latency?.bound;
    if (!bound || !stable?.latency || stable.latency.bounds.includes(bound.seconds))
        return;
    throw new user_error/* UserError */.y('bad-input', `\`analysis.latency\` asks for a bound of ${bound.seconds} s, and the histogram has no bucket that ends there.`, { hint: `Use one of its bounds: ${stable.latency.bounds.join(', ')} s; between two of them nothing is known.` });
}
const tries = 3;
/** The source, and a look at the candidate's health endpoint: three answers in a row that are not 2xx, or none, are not well. */
function withHealth(source, url, http) {
    return {
        ...source,
        async read(at) {
            const [sample, unwell] = await Promise.all([source.read(at), askHealth(url, http)]);
            return { ...sample, ...(unwell !== undefined && { unwell }) };
        },
    };
}
async function askHealth(url, http) {
    let said;
    for (let i = 0; i < tries; i += 1) {
        try {
            await getText(url, http);
            return undefined;
        }
        catch (error) {
            said = error instanceof MeasurementError ? error.message : `${shownAddress(url)}: ${error.message}`;
        }
    }
    return said;
}

;// CONCATENATED MODULE: ./packages/rollout/src/sources/open.ts






const hint = 'For example `{ source: prometheus, url: http://prometheus:9090, stable: { version: "1" }, candidate: { version: "2" } }`.';
/** The source that `analysis` names, and how it is to be watched. */
function openAnalysis(input, tools) {
    const analysis = parseMapping('analysis', analysisSchema, input, hint);
    if (analysis.interval < 100)
        throw bad(`analysis.interval is ${analysis.interval} ms`, 'Look at most ten times a second: `100ms`.');
    const http = { fetch: tools.fetch, token: tools.token, timeoutMs: analysis.timeout };
    const { source, queries } = namedSource(analysis, http, tools.path ?? ((typed) => typed));
    const guardrails = watched(analysis, queries);
    const measured = demanding(source, guardrails);
    return {
        // The token is the metrics server's, and no business of the model's.
        source: analysis.health === undefined ? measured : withHealth(measured, address(analysis.health, 'analysis.health'), { ...http, token: undefined }), // prettier-ignore
        intervalMs: analysis.interval,
        maxOutageMs: analysis['max-outage'],
        errors: analysis['error-events'],
        checkSplit: analysis['check-split'],
        guardrails,
    };
}
function watched(analysis, queries) {
    const { latency, classes, shadow, strict, boost, block } = analysis;
    const most = shadow?.['max-disagreement'];
    if (most !== undefined && !(most > 0 && most < 1))
        throw bad(`shadow.max-disagreement is ${most}`, 'Use a share above 0 and below 1, such as 2%.');
    return {
        strict,
        boost,
        blockMs: block,
        latency: latency && { tolerated: latency.tolerated, bound: bound(latency) },
        classes: classes && { tolerated: classes.tolerated },
        shadow: most === undefined ? undefined : { maxDisagreement: most },
        queries,
    };
}
function bound(latency) {
    const given = ['p50', 'p90', 'p95', 'p99'].filter((name) => latency[name] !== undefined);
    if (given.length > 1)
        throw bad(`latency has ${given.join(' and ')}`, 'Give one bound, such as `p99: 500ms`.');
    const name = given[0];
    return name === undefined ? undefined : { quantile: Number(name.slice(1)) / 100, seconds: latency[name] / 1000 };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./packages/rollout/src/stores/file.ts





const versionName = /^state-(\d{10})\.json$/;
/**
 * State in a folder of one host, one file for each version: `state-0000000012.json`. A version comes into being by `link`, which fails
 * when it is there already: that is the compare-and-set, and needs no lock that a killed process could leave behind.
 */
function fileStore(folder) {
    return {
        location: folder,
        hostOnly: true,
        load: () => loadNewest(folder),
        async save(state) {
            try {
                await saveVersion(folder, state);
            }
            catch (cause) {
                if (cause instanceof user_error/* UserError */.y)
                    throw cause;
                throw new user_error/* UserError */.y('unreadable', `The rollout state cannot be written to ${folder}: ${cause.message}.`, {
                    hint: 'Point `state` at a folder this runner may write to.',
                    cause,
                });
            }
        },
    };
}
async function loadNewest(folder) {
    // A version found by listing may be pruned before it is read; there is a newer one then.
    for (let attempt = 0; attempt < 5; attempt++) {
        const newest = Math.max(-1, ...(await versions(folder)));
        if (newest < 0)
            return undefined;
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(folder, fileName(newest)), 'utf8').catch((error) => {
            if (error.code === 'ENOENT')
                return undefined;
            throw error;
        });
        if (text !== undefined)
            return parseState(text, (0,external_node_path_.join)(folder, fileName(newest)));
    }
    throw new user_error/* UserError */.y('conflict', `The rollout state in ${folder} changes faster than it can be read.`, {
        hint: 'Let one run at a time work on a rollout.',
    });
}
async function saveVersion(folder, state) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    const before = await versions(folder);
    if (Math.max(-1, ...before) !== state.sequence - 1)
        throw file_overtaken(folder);
    const draft = (0,external_node_path_.join)(folder, `draft-${(0,external_node_crypto_.randomUUID)()}`);
    try {
        const handle = await (0,promises_.open)(draft, 'wx', 0o600);
        try {
            await handle.writeFile(`${JSON.stringify(state)}\n`);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await (0,promises_.link)(draft, (0,external_node_path_.join)(folder, fileName(state.sequence))).catch((error) => {
            throw error.code === 'EEXIST' ? file_overtaken(folder) : error;
        });
        await syncFolder(folder);
    }
    finally {
        await (0,promises_.rm)(draft, { force: true });
    }
    // A slow writer may have re-created a version that was pruned meanwhile: a newer one shows it.
    const after = await versions(folder);
    if (Math.max(...after) !== state.sequence) {
        await (0,promises_.rm)((0,external_node_path_.join)(folder, fileName(state.sequence)), { force: true });
        throw file_overtaken(folder);
    }
    const old = after.filter((version) => version < state.sequence - 1);
    await Promise.all(old.map((version) => (0,promises_.rm)((0,external_node_path_.join)(folder, fileName(version)), { force: true })));
}
function file_overtaken(folder) {
    return new user_error/* UserError */.y('conflict', `Another run has written the rollout state in ${folder} meanwhile.`, {
        hint: 'Let one run at a time work on a rollout.',
    });
}
async function versions(folder) {
    const names = await (0,promises_.readdir)(folder).catch((error) => {
        if (error.code === 'ENOENT')
            return [];
        throw new user_error/* UserError */.y('unreadable', `The rollout state in ${folder} cannot be read: ${error.message}.`, {
            hint: 'Point `state` at a folder this runner may read and write.',
            cause: error,
        });
    });
    return names.flatMap((name) => versionName.exec(name)?.[1] ?? []).map(Number);
}
const fileName = (sequence) => `state-${String(sequence).padStart(10, '0')}.json`;
async function syncFolder(folder) {
    const handle = await (0,promises_.open)(folder, 'r');
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/stores/git.ts




const FILE = 'state.json';
const timeoutMs = 60_000;
/**
 * State in a ref of a git server, `refs/tidegate/rollouts/<name>`, where every runner finds it: one commit with one file. The server moves
 * the ref only from the commit that was expected there, so that of two writers one is refused.
 */
function gitStore(exec, { folder, remote, target }) {
    const ref = `refs/tidegate/rollouts/${(0,external_node_crypto_.createHash)('sha256').update(target).digest('hex').slice(0, 16)}`;
    const location = `${ref} of ${shownRemote(remote)}`;
    const git = async (words, input) => {
        const result = await exec('git', [...identity, ...words], {
            cwd: folder,
            timeoutMs,
            ...(input !== undefined && { input }),
        });
        if (result.exitCode === 0)
            return result.stdout.trim();
        throw new user_error/* UserError */.y('tool-failed', `The rollout state in ${location}: git ${words[0]}: ${lastWords(result)}.`, {
            hint: 'Check the repository out with credentials that stay, and give the job `contents: write`.',
        });
    };
    const load = async () => {
        const [commit = ''] = (await git(['ls-remote', remote, ref])).split(/\s/);
        if (commit === '')
            return { commit, kept: undefined };
        await git(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', remote, commit]);
        return { commit, kept: parseState(await git(['cat-file', 'blob', `${commit}:${FILE}`]), location) };
    };
    return {
        location,
        load: async () => (await load()).kept,
        async save(state) {
            const { commit: before, kept } = await load();
            if ((kept?.sequence ?? -1) !== state.sequence - 1)
                throw git_overtaken(location);
            const text = JSON.stringify(state);
            const blob = await git(['hash-object', '-w', '--stdin'], text);
            const tree = await git(['mktree'], `100644 blob ${blob}\t${FILE}\n`);
            const commit = await git(['commit-tree', tree, '-m', `${state.phase} (${state.sequence})`]);
            try {
                await git(['push', '--quiet', `--force-with-lease=${ref}:${before}`, remote, `${commit}:${ref}`]);
            }
            catch (error) {
                // The answer may have been lost after the server took it; so look first.
                const now = await load();
                if (now.commit === commit)
                    return;
                throw now.commit === before ? error : git_overtaken(location);
            }
        },
    };
}
/** Commits are made by nobody in particular, whoever the clone's user is. */
const identity = ['-c', 'user.name=Tidegate', '-c', 'user.email=tidegate@localhost', '-c', 'commit.gpgsign=false'];
/** An address may hold credentials. */
function shownRemote(remote) {
    return remote.replace(/^([a-z+]+:\/\/)[^@/]*@/i, '$1');
}
function git_overtaken(location) {
    return new user_error/* UserError */.y('conflict', `Another run has written the rollout state in ${location} meanwhile.`, {
        hint: 'Let one run at a time work on a rollout.',
    });
}

;// CONCATENATED MODULE: ./packages/rollout/src/stores/open.ts





/** Where the state of a target is kept. Without an input: a folder of this host that outlives the job and its checkout. */
function openStore(typed, target, { exec, workspace, path, env }) {
    if (typed !== undefined) {
        const match = /^file:(.+)$/s.exec(typed);
        if (match)
            return fileStore(path(match[1].trim()));
        const git = /^git(?::(.+))?$/s.exec(typed.trim());
        if (git)
            return gitStore(exec, { folder: workspace, remote: git[1]?.trim() ?? 'origin', target });
        throw new user_error/* UserError */.y('bad-input', `\`state\` is "${typed}", which is not a place to keep state.`, {
            hint: 'Write `git`, `git:<remote>` or `file:<folder>`.',
        });
    }
    const home = env('XDG_STATE_HOME') ?? (env('HOME') && (0,external_node_path_.join)(env('HOME'), '.local', 'state'));
    if (home === undefined) {
        throw new user_error/* UserError */.y('bad-input', '`state` is not given and this runner has no home directory to keep it in.', {
            hint: 'Write `state: file:<folder>`.',
        });
    }
    const name = (0,external_node_crypto_.createHash)('sha256').update(target).digest('hex').slice(0, 16);
    return fileStore((0,external_node_path_.join)(home, 'tidegate', 'rollouts', name));
}

;// CONCATENATED MODULE: ./packages/rollout/src/index.ts























// EXTERNAL MODULE: ./packages/registry/src/registry-settings.ts
var registry_settings = __webpack_require__(57794);
// EXTERNAL MODULE: ./packages/evidence/src/run-address.ts
var run_address = __webpack_require__(65863);
// EXTERNAL MODULE: ./packages/github/src/index.ts + 22 modules
var src = __webpack_require__(54188);
;// CONCATENATED MODULE: ./actions/canary-rollout/src/incident.ts



/**
 * Opens one issue for a rollout that ended badly, keeps it up to date, and closes it when a later one of the same target is
 * promoted. A token that may not do so is a warning and no more.
 */
async function tellIncident(inputs, io, world, outcome) {
    const { token, incident } = inputs;
    const { repository } = io.run;
    if (!incident || token === undefined || repository === undefined || outcome.kept === undefined)
        return;
    const bad = outcome.state === 'rolled-back' || outcome.state === 'held';
    if (!bad && outcome.state !== 'promoted')
        return;
    const what = outcome.kept.version ?? outcome.kept.candidate;
    try {
        const { clock, log, signal } = io;
        const api = (0,src.gitHubApi)(await io.github(token), { clock, log, signal, timeoutMs: 30_000 });
        const { url, action } = await (0,src.deduplicatedIssue)(api, {
            repository,
            key: `rollout ${world.router.location}`,
            title: `Rollout of ${what} ${outcome.state === 'held' ? 'needs a person' : 'was rolled back'}`,
            body: io.clean(bodyOf(inputs, io, world, outcome)),
            labels: ['rollout-incident'],
            open: bad,
            comment: io.clean(bad ? `Again: ${plain(outcome.reason)}` : `Promoted: ${plain(outcome.reason)}`),
        });
        if (url !== undefined && action !== 'unchanged')
            io.log.info(`Incident ${action}: ${url}`);
    }
    catch (error) {
        io.log.warn(`The incident could not be told as an issue: ${error.message}`);
    }
}
function bodyOf({ stable, candidate }, io, world, outcome) {
    const { reason, kept, share, checks } = outcome;
    const { original, backup } = kept;
    const kinds = Object.entries(backup).map(([name, value]) => `${name}: ${value === '' ? 'nothing' : value}`);
    const facts = [
        ['where', world.router.location],
        ['arms', `stable ${stable}, candidate ${candidate}`],
        ['traffic of the candidate now', share === undefined ? 'not known' : percent(share)],
        ['weights before the rollout', `${original.stable}:${original.candidate}`],
        ...(kinds.length > 0 ? [['also kept from before', kinds.join('; ')]] : []),
        ['run', (0,run_address/* runAddress */.Y)(io.run) ?? 'on this machine'],
    ];
    const rows = checks.map((check) => `| ${plain(check.title)} | ${check.verdict} | ${plain(check.reason)} |`);
    return [
        plain(reason),
        '',
        ...facts.map(([name, value]) => `- ${name}: ${plain(value)}`),
        ...(rows.length > 0 ? ['', '| check | verdict | reason |', '|---|---|---|', ...rows] : []),
        '',
        'Every look is in the evidence that the run has uploaded.',
    ].join('\n');
}
/** Text of servers and tools as text: no markup, no table, nobody called by name. */
function plain(text) {
    return text
        .replace(/\s+/g, ' ')
        .replace(/[\\`*_{}[\]<>()#|!]/g, '\\$&')
        .replaceAll('@', '&#64;');
}

// EXTERNAL MODULE: ./packages/evidence/src/judgement.ts
var judgement = __webpack_require__(86728);
// EXTERNAL MODULE: ./packages/registry/src/open.ts
var src_open = __webpack_require__(65657);
// EXTERNAL MODULE: ./packages/registry/src/promotion-note.ts
var promotion_note = __webpack_require__(55753);
// EXTERNAL MODULE: ./packages/registry/src/deprecation.ts
var deprecation = __webpack_require__(14551);
;// CONCATENATED MODULE: ./actions/canary-rollout/src/alias.ts


/**
 * The registry's alias moves with the traffic: to the candidate's version when it is promoted, back when it is rolled back.
 * @param evidence digest over the evidence that was demanded of the candidate
 */
function aliasCompanion(inputs, io, evidence) {
    const { alias, model, version } = inputs;
    if (alias === undefined)
        return undefined;
    if (model === undefined || version === undefined) {
        throw new user_error/* UserError */.y('bad-input', '`alias` is given without `model` and `version`, so it is not clear what to move.', {
            hint: 'Give all three, or leave `alias` out and promote in a step of its own.',
        });
    }
    const name = `alias ${alias} of ${model}`;
    const registry = () => (0,src_open/* openRegistry */.M)(inputs, io);
    const target = async () => (await registry()).resolve({ kind: 'version', name: model, version });
    const present = async () => (await (await registry()).resolve({ kind: 'alias', name: model, alias }))?.version;
    const move = async (operation, to, expected) => {
        // As promote-model writes it: by the operation a later rollback knows which step was one back.
        const said = (0,promotion_note/* promotionNote */.K)(operation, io.run, operation === 'promote' ? evidence : undefined);
        const note = { ...said, by: 'canary-rollout' };
        await (await registry()).promote({ name: model, alias, version: to, expected, note });
        const now = await present();
        if (now === to)
            return;
        throw new user_error/* UserError */.y('tool-failed', `The ${name} points at ${now ?? 'nothing'} after it was moved to ${to}.`, {
            hint: 'Look at the registry.',
        });
    };
    return {
        async before() {
            // What can never be promoted is refused while the traffic is where it was.
            const candidate = await target();
            if (!candidate) {
                throw new user_error/* UserError */.y('not-found', `${model} has no version ${version} in ${(await registry()).location}.`, {
                    hint: 'Register it first, or check `model` and `version`.',
                });
            }
            (0,deprecation/* refuseDeprecated */.e)(candidate);
            return { [name]: (await present()) ?? '' };
        },
        async promote(before) {
            // As the registry spells it: 1.2.0 is v1.2.0 among git tags.
            const to = (await target())?.version ?? version;
            const now = await present();
            // Also where the alias is there: a run that died may have left its promotion unfinished.
            await move('promote', to, now === to ? now : known(before[name]));
            io.log.info(`The ${name} points at ${to}.`);
        },
        async restore(before) {
            const earlier = known(before[name]);
            const now = await present();
            const ours = (await target())?.version ?? version;
            // Not moved yet, or moved on by somebody else: neither is ours to change.
            if (now !== ours || earlier === ours)
                return;
            if (earlier === undefined) {
                io.log.warn(`The ${name} pointed at nothing before and points at ${ours}; remove it by hand.`);
                return;
            }
            await move('rollback', earlier, ours);
            io.log.info(`The ${name} points at ${earlier} again.`);
        },
    };
}
const known = (version) => (version === undefined || version === '' ? undefined : version);

// EXTERNAL MODULE: ./packages/attestation/src/demand.ts + 8 modules
var src_demand = __webpack_require__(82643);
// EXTERNAL MODULE: ./packages/registry/src/deployed-digest.ts
var deployed_digest = __webpack_require__(86044);
;// CONCATENATED MODULE: ./actions/canary-rollout/src/evidence-for.ts




/**
 * What the gates before this one said of the candidate. Of any commit: the evidence may come from the run that trained. For a rollout under way
 * it need not be younger than it was when that began.
 */
async function evidenceFor(inputs, io, world) {
    const today = await evidenceAt(inputs, io, io.clock.now());
    if (!today.checks.some(({ verdict }) => verdict === 'fail'))
        return today;
    const kept = await world.store.load();
    if (!kept || isTerminal(kept) || kept.version !== inputs.version || kept.candidate !== inputs.candidate)
        return today;
    return evidenceAt(inputs, io, kept.startedAt);
}
function evidenceAt(inputs, io, now) {
    const { model, version, token } = inputs;
    return (0,src_demand/* demandedEvidence */.M)(inputs, { model, version, commits: [] }, {
        ...io,
        clock: { now: () => now },
        listed: (0,src/* attestationsWith */.W1)(token, io),
        digest: () => (0,deployed_digest/* deployedDigest */.X)({ path: inputs['model-path'], model, version }, () => (0,src_open/* openRegistry */.M)(inputs, io), io),
    });
}

;// CONCATENATED MODULE: ./actions/canary-rollout/src/operate.ts




/** Does what `operation` asks. */
async function operate(inputs, io, world) {
    // Reading is all a dry run does, and status does that.
    const operation = inputs.mode === 'dry-run' && inputs.operation !== 'run' && inputs.operation !== 'tick'
        ? 'status'
        : inputs.operation;
    switch (operation) {
        case 'status':
            return settle_status(world);
        case 'abort':
            return abort(world);
        case 'guard':
            return guard(world, { onConflict: inputs['on-conflict'] });
        case 'run':
        case 'tick':
        case 'rehearse': {
            const { plan, watched } = planned(inputs, io, world);
            const testimony = await evidenceFor(inputs, io, world);
            const required = (0,judgement/* judge */.S)(testimony.checks);
            if (required.verdict === 'fail') {
                const reason = `Nothing was begun. ${required.reason}`;
                return { ...(await settle_status(world)), state: 'held', verdict: 'fail', reason, checks: required.checks };
            }
            if (inputs.mode === 'dry-run')
                return dryRun(watched);
            if (operation === 'rehearse')
                return rehearse(plan, watched);
            const options = { once: operation === 'tick', maxMs: inputs['max-job-minutes'] * 60_000 };
            const companion = aliasCompanion(inputs, io, testimony.digest);
            const outcome = await run(plan, { ...watched, ...(companion && { companion }) }, options);
            if (!outcome.kept)
                return outcome;
            return { ...outcome, checks: [...required.checks, ...checksOf(plan, outcome.kept, io.clock.now())] };
        }
    }
}
function planned(inputs, io, world) {
    const pace = (0,strategies/* paceOf */.x3)(inputs);
    if (inputs.analysis === undefined)
        throw operate_needed('analysis', 'Without it nothing would be watched: `analysis: { source: prometheus, url: ... }`.');
    const analysis = openAnalysis(inputs.analysis, {
        fetch: io.fetch,
        token: inputs['analysis-token'],
        path: (typed) => io.path(typed),
    });
    const plan = checkPlan({
        target: world.router.location,
        stable: inputs.stable,
        candidate: inputs.candidate,
        version: inputs.version,
        ...pace,
        maxErrorRate: inputs['max-error-rate'],
        toleratedRatio: inputs['tolerated-ratio'],
        alpha: inputs.alpha,
        certificateAlpha: 0.05,
        undecidable: inputs['on-inconclusive'] === 'fail' ? 'refuse' : 'begin',
        errors: analysis.errors,
        guardrails: analysis.guardrails,
        checkSplit: analysis.checkSplit,
        maxOutageMs: analysis.maxOutageMs,
        intervalMs: analysis.intervalMs,
        lagMs: analysis.source.lagMs,
        onConflict: inputs['on-conflict'],
    });
    const leaseMs = Math.max(world.leaseMs, 3 * analysis.intervalMs);
    return { plan, watched: { ...world, source: analysis.source, leaseMs } };
}
/** Reads router, state and metrics once, and leaves all of them as they are. */
async function dryRun(world) {
    const now = await settle_status(world);
    const sample = await world.source.read(world.clock.now()).catch((error) => {
        if (error instanceof MeasurementError)
            return error;
        throw error;
    });
    if (sample instanceof MeasurementError) {
        const reason = `Dry run, nothing was changed. The arms cannot be measured (${sample.trouble}: ${sample.message}).`;
        return { ...now, verdict: 'inconclusive', reason };
    }
    const counts = (name) => sample[name] ? `${sample[name].errors} errors of ${sample[name].requests} requests` : 'no request series';
    return {
        ...now,
        verdict: 'warn',
        reason: `Dry run, nothing was changed. ${now.reason} stable: ${counts('stable')}; candidate: ${counts('candidate')}.`,
    };
}
function operate_needed(name, hint) {
    return new user_error/* UserError */.y('bad-input', `\`${name}\` is required for this operation and was not given.`, { hint });
}

;// CONCATENATED MODULE: ./actions/canary-rollout/src/open-world.ts


/** Router, state and identity as the inputs name them. */
function openWorld(inputs, io, holder, timeline) {
    const tools = {
        exec: (...call) => io.exec(...call),
        sleep: (milliseconds) => io.clock.sleep(milliseconds),
        workspace: io.run.workspace,
        path: (typed) => io.path(typed),
        env: (name) => io.env(name),
    };
    const router = openRouter(inputs, tools);
    const store = (inputs.state === undefined && router.store) || openStore(inputs.state, router.location, tools);
    const companion = aliasCompanion(inputs, io);
    return {
        router,
        store,
        clock: io.clock,
        log: io.log,
        signal: io.signal,
        identity: { holder, run: io.run.id ?? 'local', attempt: io.run.attempt ?? '1' },
        // It is renewed while a change takes its time, but not within one call.
        leaseMs: Math.max(inputs.lease, 3 * Math.min(router.capabilities.deadlineMs, 60_000)),
        handoverMs: inputs.handover,
        timeline,
        ...(companion && { companion }),
    };
}

;// CONCATENATED MODULE: ./actions/canary-rollout/src/action.ts










const inputs = schemas/* object */.Ikc({
    ...src_settings/* rolloutSettings */.j.shape,
    ...registry_settings/* registrySettings */.H.shape,
    ...settings/* signedEvidenceSettings */.z.shape,
    ...settings/* deployedModelSettings */.j.shape,
});
const action_action = (0,action/* defineAction */.Q)({
    name: 'canary-rollout',
    inputs,
    outputs: {
        state: '`in-progress`, `promoted`, `rolled-back` or `held` (stopped where it stands, or not begun); empty when there is no rollout',
        weight: "The candidate's share of the traffic in percent, as last read back",
        step: 'Number of the step reached, from 1; 0 before the first',
        'rolled-back': '`true` when this run moved traffic back',
        reason: 'Why, in one sentence',
    },
    config: source/* configFile */.Z,
    async run(inputs, io) {
        const moments = timeline(() => io.clock.now());
        const holder = (0,external_node_crypto_.randomUUID)();
        // Before anything is touched: the post step knows by it what is ours to clean up.
        io.state.save('rollout-holder', holder);
        const world = openWorld(inputs, io, holder, moments);
        const outcome = await operate(inputs, io, world);
        if (inputs.operation !== 'status' && inputs.mode !== 'dry-run')
            await tellIncident(inputs, io, world, outcome);
        return {
            verdict: outcome.verdict,
            reason: outcome.reason,
            checks: [endCheck(outcome), ...outcome.checks],
            ...(inputs.version !== undefined && { subject: { version: inputs.version } }),
            facts: facts(inputs, outcome, world.router.location, world.store.location),
            timeline: moments.moments,
            figures: figuresOf(moments.moments),
            outputs: {
                state: outcome.state,
                weight: outcome.share === undefined ? undefined : Number((outcome.share * 100).toFixed(3)),
                step: outcome.kept === undefined ? 0 : outcome.kept.step + 1,
                'rolled-back': outcome.rolledBack,
                reason: outcome.reason,
            },
        };
    },
    async post(inputs, io) {
        const holder = io.state.get('rollout-holder');
        if (holder === undefined || inputs.mode === 'dry-run')
            return;
        const world = openWorld(inputs, io, holder, timeline(() => io.clock.now()));
        const outcome = await cleanUp(world);
        if (!outcome)
            return;
        io.log.warn(`canary-rollout was left unfinished: ${outcome.state ?? ''}. ${outcome.reason}`);
        await tellIncident(inputs, io, world, outcome);
    },
});
function facts(inputs, { kept }, router, store) {
    return {
        operation: inputs.operation,
        strategy: inputs.strategy,
        router,
        stable: inputs.stable,
        candidate: inputs.candidate,
        state: store,
        ...(kept && {
            rollout: kept.id,
            sequence: kept.sequence,
            'original weights': `${kept.original.stable}:${kept.original.candidate}`,
            ...Object.fromEntries(Object.entries(kept.backup).map(([name, value]) => [`before: ${name}`, value || 'nothing'])),
            'last weights': `${kept.written.stable}:${kept.written.candidate} (candidate ${percent(candidateShare(kept.written))})`,
        }),
    };
}


/***/ }),

/***/ 70006:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _tidegate_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5184);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29693);


await (0,_tidegate_kit__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)(_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

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

/***/ 14551:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ refuseDeprecated)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17795);

/** Throws a UserError `conflict` for a version of a model that somebody took out of use. */
function refuseDeprecated({ name, version, deprecated }) {
    if (deprecated === undefined)
        return;
    const told = `${name} was deprecated ${deprecated}, so ${version} is not promoted`;
    throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('conflict', `${told}: to bring the model back, register a new version or take that mark away.`);
}


/***/ }),

/***/ 55753:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ promotionNote)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65863);

/**
 * Who moved an alias, how and on what evidence, as its history keeps it.
 * @param evidence digest over the evidence that was demanded, `sha256:<hex>`
 */
function promotionNote(operation, run, evidence) {
    const { actor, attempt, sha: commit } = run;
    const told = { operation, actor, run: (0,_tidegate_evidence__WEBPACK_IMPORTED_MODULE_0__/* .runAddress */ .Y)(run), attempt, commit, evidence };
    return Object.fromEntries(Object.entries(told).filter((entry) => entry[1] !== undefined));
}


/***/ }),

/***/ 57794:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ registrySettings)
/* harmony export */ });
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93523);
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57182);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);


/** Which registry is meant; every action that reads or moves models takes these. */
const registrySettings = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    registry: (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['mlflow', 'git']), {
        description: 'Where model versions live',
        shownDefault: 'mlflow when a registry-uri or MLFLOW_TRACKING_URI is given, else git (tags of this repository)',
    }),
    'registry-uri': (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_1__/* .field */ .Z)((0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(), {
        description: 'Address of the registry: an MLflow tracking server, or the path of a git repository',
        shownDefault: 'MLFLOW_TRACKING_URI, else this repository',
    }),
});


/***/ }),

/***/ 54915:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ rolloutSettings)
});

// EXTERNAL MODULE: ./packages/fields/src/field.ts
var field = __webpack_require__(93523);
// EXTERNAL MODULE: ./packages/fields/src/types.ts
var types = __webpack_require__(57182);
// EXTERNAL MODULE: ./packages/fields/src/mapping.ts
var mapping = __webpack_require__(89921);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./packages/rollout/src/routers/kinds.ts
/** The words of `router:`. */
const routerKinds = [
    'gateway-api',
    'istio',
    'service-selector',
    'replica-ratio',
    'deployment-image',
    'ingress-nginx',
    'kserve',
    'seldon',
    'haproxy',
    'sagemaker',
    'azure-ml',
    'vertex-ai',
    'cloud-run',
    'command',
];

// EXTERNAL MODULE: ./packages/rollout/src/steps.ts
var steps = __webpack_require__(2494);
// EXTERNAL MODULE: ./packages/rollout/src/strategies.ts
var strategies = __webpack_require__(64612);
;// CONCATENATED MODULE: ./packages/rollout/src/settings.ts





/** What a user can type for `canary-rollout`. */
const rolloutSettings = schemas/* object */.Ikc({
    operation: (0,field/* field */.Z)((0,types/* choice */.Yq)(['run', 'tick', 'status', 'abort', 'guard', 'rehearse']), {
        description: '`run` goes on until the rollout ends, `tick` takes one look and leaves, `status` reads, `abort` rolls back, `guard` rolls back a rollout whose runner has vanished, `rehearse` proves that router, state and metrics work without moving traffic',
        default: 'run',
    }),
    strategy: (0,field/* field */.Z)((0,types/* choice */.Yq)(strategies/* strategies */.Wy), {
        description: '`canary` rises by `steps`, `ab` holds `traffic-split` for `hold` and then decides, `blue-green` moves everything and comes back unless it is proven within `hold`, `all-at-once` moves everything and is verified by the limits alone',
        default: 'canary',
    }),
    router: (0,field/* field */.Z)((0,types/* choice */.Yq)(routerKinds), { description: 'What splits the traffic', required: true }),
    target: (0,field/* field */.Z)((0,mapping/* mapping */.p)(), {
        description: 'Where the router is: `{ namespace, name }` in Kubernetes, `{ socket or address, backend }` of HAProxy; the README has one for each router',
        required: true,
    }),
    stable: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the stable arm as the router calls it', default: 'stable' }),
    candidate: (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Name of the candidate arm as the router calls it', default: 'candidate' }),
    version: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Version or digest of the candidate model; part of what makes this rollout a new one',
    }),
    steps: (0,field/* field */.Z)((0,steps/* steps */.Ci)(), {
        description: 'Shares of traffic for the candidate and how long to watch each: `5%:10m, 25%:10m, 50%:10m, 100%`',
    }),
    'traffic-split': (0,field/* field */.Z)((0,strategies/* trafficSplit */.wM)(), {
        description: 'One split of stable to candidate instead of `steps`, such as 80:20; needed for `strategy: ab`',
    }),
    hold: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How long `traffic-split` is held, or the candidate is watched with all traffic (`blue-green`, `all-at-once`)',
        default: '10m',
    }),
    analysis: (0,field/* field */.Z)((0,mapping/* mapping */.p)(), {
        description: 'Where both arms are measured and what is watched beside errors: `source` (`prometheus`, with a `preset` for known servers, `metrics-text`, `http` or `file`), `interval` between looks, `latency`, `classes`, `shadow`, `nan-predictions`, `health`; the README has all',
    }),
    'analysis-token': (0,field/* field */.Z)((0,types/* text */.Qq)(), { description: 'Bearer token for the metrics server', secret: true }),
    'max-error-rate': (0,field/* field */.Z)((0,types/* share */.uM)(), {
        description: "Roll back when the candidate's error share is surely above this",
        default: '0.05',
    }),
    'tolerated-ratio': (0,field/* field */.Z)((0,types/* number */.ai)({ min: 1.01, max: 100 }), {
        description: "How many times the stable arm's error rate the candidate may have; when given, promotion needs proof that it is below",
    }),
    alpha: (0,field/* field */.Z)((0,types/* number */.ai)({ min: 1e-6, max: 0.2 }), {
        description: 'Chance of rolling back a candidate that is no worse, for each thing it is compared in',
        default: '0.01',
    }),
    patience: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How much longer than planned a step may last when its traffic does not decide yet',
        default: '10m',
    }),
    'max-job-minutes': (0,field/* field */.Z)((0,types/* number */.ai)({ min: 0.01 }), {
        description: 'Hand over with `state: in-progress` after so long',
        default: '330',
    }),
    lease: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How long a silent runner keeps the rollout before `guard` may roll it back',
        default: '2m',
    }),
    handover: (0,field/* field */.Z)((0,types/* duration */.p0)(), {
        description: 'How long a rollout may wait between two runs before `guard` rolls it back',
        default: '1h',
    }),
    'on-conflict': (0,field/* field */.Z)((0,types/* choice */.Yq)(['stop', 'rollback']), {
        description: 'What to do when somebody else has changed the weights: touch nothing, or roll back',
        default: 'stop',
    }),
    'require-proof': (0,field/* field */.Z)((0,types/* flag */.Jt)(), {
        description: 'Promote only on proof that the error rate is acceptable; `false` promotes when nothing speaks against it',
        default: 'true',
    }),
    'require-evidence': (0,field/* field */.Z)((0,types/* lines */.Mn)(), {
        description: 'For `run` and `tick`: evidence files of gates (paths or globs, one per line) that must all say pass or warn, about this model and version; `signed`: a signed statement about the very files, see docs/evidence.md',
    }),
    alias: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Alias of the registry, such as `production`, that moves to `version` when the rollout is promoted and back when it is rolled back; needs `model` and `version`',
    }),
    incident: (0,field/* field */.Z)((0,types/* flag */.Jt)(), {
        description: 'Open an issue when a rollout is rolled back or held, and close it at the next promotion; needs `issues: write`',
        default: 'true',
    }),
    token: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Token for the issue, and for `require-evidence: signed`, which needs `attestations: read`',
        secret: true,
        runnerDefault: '${{ github.token }}',
    }),
    state: (0,field/* field */.Z)((0,types/* text */.Qq)(), {
        description: 'Where the state is kept: `git` (a ref of the checked-out repository, `git:<remote>` for another remote) or `file:<folder>`',
        shownDefault: 'on the target in Kubernetes, else a folder in the home directory of the runner',
    }),
});


/***/ }),

/***/ 2494:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ci: () => (/* binding */ steps),
/* harmony export */   Dt: () => (/* binding */ provingSteps),
/* harmony export */   rN: () => (/* binding */ formatSteps)
/* harmony export */ });
/* unused harmony exports stepSchema, parseSteps */
/* harmony import */ var _tidegate_fields__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65974);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);


const stepSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    /** The candidate's share of the traffic, above 0 and at most 1. */
    share: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().gt(0).max(1),
    /** How long to watch at this share, milliseconds. */
    holdMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().min(0),
});
/** `5%:10m, 25%:10m, 100%`: shares that rise to 100 %, each but the last with the time to watch there. */
const steps = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())], 'expected steps such as 5%:10m, 25%:10m, 100%')
    .transform((value, context) => {
    const parsed = parseSteps(Array.isArray(value) ? value : value.split(/[,\n]/));
    if (typeof parsed !== 'string')
        return parsed;
    context.addIssue({ code: 'custom', message: parsed });
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
});
/** The steps, or what is wrong with them. */
function parseSteps(entries) {
    const result = [];
    const typed = entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
    for (const [index, entry] of typed.entries()) {
        const [shareText = '', holdText, ...rest] = entry.split(':').map((part) => part.trim());
        const share = (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .parseShare */ .n8)(shareText);
        if (share === undefined || !(share > 0 && share <= 1) || rest.length > 0) {
            return `"${entry}" is not a step; write a share above 0 % and the time to hold it, such as 10%:5m`;
        }
        const holdMs = holdText === undefined ? 0 : (0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9)(holdText);
        if (holdMs === undefined)
            return `"${holdText}" in "${entry}" is not a duration such as 30s or 10m`;
        if (share < 1 && holdMs === 0)
            return `"${entry}" needs a time to hold, such as ${shareText}:5m`;
        if (index > 0 && share <= result[index - 1].share)
            return `the shares must rise, and "${entry}" does not`;
        result.push({ share, holdMs });
    }
    if (result.length === 0)
        return 'expected steps such as 5%:10m, 25%:10m, 100%';
    if (result.at(-1).share !== 1)
        return 'the last step must be 100%; the rollout ends there or back at the start';
    if (result.length === 1)
        return 'at least one step below 100% is needed, or nothing is watched before all traffic moves';
    return result;
}
/** The steps during which proof is gathered: those that leave stable some traffic, else the one that has it all. */
function provingSteps(plan) {
    const partial = plan.filter(({ share }) => share < 1);
    return partial.length > 0 ? partial : plan;
}
/** The steps as a user types them. */
function formatSteps(plan) {
    return plan
        .map(({ share, holdMs }) => `${Number((share * 100).toFixed(6))}%${holdMs > 0 ? `:${(0,_tidegate_fields__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(holdMs)}` : ''}`)
        .join(', ');
}


/***/ }),

/***/ 64612:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wy: () => (/* binding */ strategies),
/* harmony export */   wM: () => (/* binding */ trafficSplit),
/* harmony export */   x3: () => (/* binding */ paceOf)
/* harmony export */ });
/* harmony import */ var _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17795);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);


const strategies = ['canary', 'blue-green', 'ab', 'all-at-once'];
/** `80:20`, stable to candidate: the candidate's share. */
const trafficSplit = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP('expected a split such as 80:20').transform((value, context) => {
    const [stable, candidate] = (/^\s*(\d+)\s*:\s*(\d+)\s*$/.exec(value) ?? []).slice(1).map(Number);
    if (stable !== undefined && candidate !== undefined && stable > 0 && candidate > 0) {
        return candidate / (stable + candidate);
    }
    context.addIssue({ code: 'custom', message: 'expected stable:candidate, both above 0, such as 80:20' });
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
});
/**
 * Every strategy is a list of steps on one machine. `canary` rises; `ab` holds one split for a time fixed beforehand and then decides,
 * with no time added; `blue-green` moves everything at once and needs proof while stable stands by; `all-at-once` moves everything
 * and is verified by the limits alone.
 */
function paceOf(inputs) {
    const { strategy, steps, 'traffic-split': share, hold, patience, 'require-proof': requireProof } = inputs;
    const refuse = (name, hint) => {
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('bad-input', `\`${name}\` cannot be given with \`strategy: ${strategy}\`.`, { hint });
    };
    if (hold === 0)
        throw new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('bad-input', '`hold` is 0, so nothing would be watched.', { hint: 'Use 10m.' });
    const split = (candidate) => [
        { share: candidate, holdMs: hold },
        { share: 1, holdMs: 0 },
    ];
    switch (strategy) {
        case 'canary': {
            if (steps !== undefined && share !== undefined)
                refuse('traffic-split', 'Give either it or `steps`.');
            const rising = steps ?? (share === undefined ? undefined : split(share));
            if (rising === undefined)
                throw needed('steps', '`steps: 5%:10m, 25%:10m, 50%:10m, 100%`.');
            return { steps: rising, patienceMs: patience, requireProof };
        }
        case 'ab': {
            if (steps !== undefined)
                refuse('steps', 'Give `traffic-split: 80:20` and how long to `hold` it.');
            if (share === undefined)
                throw needed('traffic-split', '`traffic-split: 80:20`.');
            return { steps: split(share), patienceMs: 0, requireProof };
        }
        case 'blue-green':
        case 'all-at-once': {
            const hint = 'All traffic moves at once; `hold` is how long it is watched then.';
            if (steps !== undefined)
                refuse('steps', hint);
            if (share !== undefined)
                refuse('traffic-split', hint);
            const proof = strategy === 'blue-green' && requireProof;
            return { steps: [{ share: 1, holdMs: hold }], patienceMs: patience, requireProof: proof };
        }
    }
}
function needed(name, hint) {
    return new _tidegate_evidence__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y('bad-input', `\`${name}\` is required for this strategy and was not given.`, { hint });
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

/***/ 78524:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ binomialCdf),
/* harmony export */   vD: () => (/* binding */ binomialSf),
/* harmony export */   z6: () => (/* binding */ binomialPmf)
/* harmony export */ });
/* unused harmony export binomialLogPmf */
/* harmony import */ var _binomial_term_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47859);
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12897);
/* harmony import */ var _incomplete_beta_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6268);



/** ln P(X = k), X ~ Binomial(n, p). */
function binomialLogPmf(k, n, p) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireCount */ .v6)('n', n);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('p', p, 0, 1);
    if (!Number.isInteger(k) || k < 0 || k > n)
        return -Infinity;
    return (0,_binomial_term_js__WEBPACK_IMPORTED_MODULE_1__/* .logBinomialTerm */ .G)(k, n - k, p, 1 - p);
}
/** P(X = k), X ~ Binomial(n, p). */
function binomialPmf(k, n, p) {
    return Math.exp(binomialLogPmf(k, n, p));
}
/** P(X ≤ k), X ~ Binomial(n, p); accurate in the lower tail. */
function binomialCdf(k, n, p) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireCount */ .v6)('n', n);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('p', p, 0, 1);
    if (Number.isNaN(k))
        throw new RangeError('k must be a number, not NaN');
    const whole = Math.floor(k);
    if (whole < 0)
        return 0;
    if (whole >= n)
        return 1;
    return (0,_incomplete_beta_js__WEBPACK_IMPORTED_MODULE_2__/* .regularizedBeta */ .R)(1 - p, n - whole, whole + 1, p);
}
/** P(X > k), X ~ Binomial(n, p); accurate in the upper tail. */
function binomialSf(k, n, p) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireCount */ .v6)('n', n);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('p', p, 0, 1);
    if (Number.isNaN(k))
        throw new RangeError('k must be a number, not NaN');
    const whole = Math.floor(k);
    if (whole < 0)
        return 1;
    if (whole >= n)
        return 0;
    return (0,_incomplete_beta_js__WEBPACK_IMPORTED_MODULE_2__/* .regularizedBeta */ .R)(p, whole + 1, n - whole, 1 - p);
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

/***/ 89637:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ boundary)
/* harmony export */ });
/**
 * The point of [low, high] where a monotone function changes sign, by bisection to the last bit. The signs of the ends decide
 * nothing: when `below(x)` holds everywhere the answer is `high`, when nowhere `low`.
 */
function boundary(low, high, below) {
    let from = low;
    let to = high;
    for (;;) {
        const middle = from + (to - from) / 2;
        if (!(middle > from && middle < to))
            return below(to) ? to : below(from) ? middle : from;
        if (below(middle))
            from = middle;
        else
            to = middle;
    }
}


/***/ })

};
