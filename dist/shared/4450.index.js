export const id = 4450;
export const ids = [4450];
export const modules = {

/***/ 84450:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  accuracyRule: () => (/* reexport */ accuracyRule),
  baselineAnswers: () => (/* reexport */ baselineAnswers),
  baselineRule: () => (/* reexport */ baselineRule),
  columnsOfRules: () => (/* reexport */ columnsOfRules),
  comparePredictions: () => (/* reexport */ comparePredictions),
  parsePairedRules: () => (/* reexport */ parsePairedRules),
  positiveClass: () => (/* reexport */ positiveClass),
  wrongEverywhere: () => (/* reexport */ wrongEverywhere)
});

// UNUSED EXPORTS: countPairs, judgePair, measurePair

;// CONCATENATED MODULE: ./packages/metrics/src/scores/weights.ts
/** Throws RangeError unless the lists have one entry for each row. */
function requireRows(rows, lists) {
    for (const [name, list] of Object.entries(lists)) {
        if (list !== undefined && list.length !== rows) {
            throw new RangeError(`${name} must have one entry for each of the ${rows} rows, not ${list.length}`);
        }
    }
}
/** Throws RangeError unless every entry is a finite number within the bounds. */
function requireNumbers(name, list, least = -Infinity, most = Infinity) {
    for (let row = 0; row < list.length; row += 1) {
        const value = list[row];
        if (!Number.isFinite(value) || value < least || value > most) {
            const bounds = least === -Infinity ? '' : ` in [${least}, ${most}]`;
            throw new RangeError(`${name} of row ${row} must be a finite number${bounds}, not ${value}`);
        }
    }
}
/** Σ w·term / Σ w over the rows that count; undefined when none does. */
function weightedMean(rows, term, weights) {
    requireRows(rows, { weights });
    let sum = 0;
    let total = 0;
    for (let row = 0; row < rows; row += 1) {
        const weight = weights === undefined ? 1 : weights[row];
        if (weight === 0)
            continue;
        sum += weight * term(row);
        total += weight;
    }
    return total > 0 ? sum / total : undefined;
}

;// CONCATENATED MODULE: ./packages/metrics/src/scores/confusion.ts

/** Throws RangeError when there is not one prediction for each label. */
function classifiedRows(labels, predictions) {
    requireRows(labels.length, { predictions });
    const classes = [...new Set([...Array.from(labels), ...Array.from(predictions)])].sort();
    const numbers = new Map(classes.map((name, number) => [name, number]));
    const numbered = (list) => Uint32Array.from(list, (name) => numbers.get(name));
    return { classes, label: numbered(labels), predicted: numbered(predictions) };
}
function confusion({ classes, label, predicted }, weights) {
    requireRows(label.length, { weights });
    const counts = new Float64Array(classes.length * classes.length);
    for (let row = 0; row < label.length; row += 1) {
        counts[label[row] * classes.length + predicted[row]] += weights === undefined ? 1 : weights[row];
    }
    return { classes, counts };
}
/** One entry per class, in the order of `classes`. */
function classCounts({ classes, counts }) {
    const k = classes.length;
    return classes.map((_, own) => {
        let [actual, predicted] = [0, 0];
        for (let other = 0; other < k; other += 1) {
            actual += counts[own * k + other];
            predicted += counts[other * k + own];
        }
        return { right: counts[own * k + own], actual, predicted };
    });
}

;// CONCATENATED MODULE: ./packages/metrics/src/scores/classification.ts

/** Share of rows predicted as labelled. Undefined without rows. */
function accuracy(confusion) {
    const counts = classCounts(confusion);
    return ratio(total(counts, 'right'), total(counts, 'actual'));
}
/** Mean recall over the classes that have rows. Undefined without rows. */
function balancedAccuracy(confusion) {
    const present = classCounts(confusion).filter(({ actual }) => actual > 0);
    return ratio(present.reduce((sum, { right, actual }) => sum + right / actual, 0), present.length);
}
/** Share of the rows predicted as the class that are of it. Undefined for one class that is never predicted; in a mean such a class has 0. */
function precision(confusion, averaging) {
    return averaged(confusion, averaging, ({ right, predicted }) => ratio(right, predicted));
}
/** Share of the rows of the class that are predicted as it. Undefined for one class without rows; in a mean such a class has 0. */
function recall(confusion, averaging) {
    return averaged(confusion, averaging, ({ right, actual }) => ratio(right, actual));
}
/** Harmonic mean of precision and recall, 2·right/(actual + predicted). Undefined for one class that neither occurs nor is predicted. */
function f1(confusion, averaging) {
    return averaged(confusion, averaging, ({ right, actual, predicted }) => ratio(2 * right, actual + predicted));
}
/**
 * Matthews' correlation coefficient in the form for any number of classes (Gorodkin 2004). Undefined when all rows are of one class or are predicted
 * as one.
 */
function matthews(confusion) {
    const counts = classCounts(confusion);
    const rows = total(counts, 'actual');
    const sum = (term) => counts.reduce((all, each) => all + term(each), 0);
    const together = total(counts, 'right') * rows - sum(({ actual, predicted }) => actual * predicted);
    const labels = rows * rows - sum(({ actual }) => actual * actual);
    const predictions = rows * rows - sum(({ predicted }) => predicted * predicted);
    return ratio(together, Math.sqrt(labels) * Math.sqrt(predictions));
}
function averaged(confusion, averaging, score) {
    const counts = classCounts(confusion);
    if (typeof averaging === 'object') {
        const at = confusion.classes.indexOf(averaging.positive);
        return at < 0 ? undefined : score(counts[at]);
    }
    if (averaging === 'micro') {
        return score({
            right: total(counts, 'right'),
            actual: total(counts, 'actual'),
            predicted: total(counts, 'predicted'),
        });
    }
    // A class that a resample holds neither way is not there.
    const present = counts.filter(({ actual, predicted }) => actual + predicted > 0);
    const weight = ({ actual }) => (averaging === 'weighted' ? actual : 1);
    return ratio(present.reduce((sum, each) => sum + weight(each) * (score(each) ?? 0), 0), present.reduce((sum, each) => sum + weight(each), 0));
}
const total = (counts, of) => counts.reduce((sum, each) => sum + each[of], 0);
function ratio(part, whole) {
    return whole > 0 ? part / whole : undefined;
}

;// CONCATENATED MODULE: ./packages/metrics/src/scores/probability.ts

/** Throws RangeError on a probability outside 0..1 or lists of different length. */
function probabilityRows(positive, probabilities) {
    requireRows(positive.length, { probabilities });
    requireNumbers('the probability', probabilities, 0, 1);
    return { positive: Uint8Array.from(positive, Number), probability: Float64Array.from(probabilities) };
}
/** Losses of one row: means of them are the scores below. */
const surprise = ({ positive, probability }, row) => -Math.log(Math.max(positive[row] === 1 ? probability[row] : 1 - probability[row], Number.EPSILON));
const squaredGap = ({ positive, probability }, row) => (probability[row] - positive[row]) ** 2;
/**
 * Mean of −ln(probability of what happened), in nats. A probability of 0 for what happened counts as 2⁻⁵² (a loss of 36), as in scikit-learn: the loss
 * would be infinite. Undefined without rows.
 */
function logLoss(rows, weights) {
    return weightedMean(rows.positive.length, (row) => surprise(rows, row), weights);
}
/** Mean squared distance of the probability from what happened, 0..1 (Brier 1950). Undefined without rows. */
function brier(rows, weights) {
    return weightedMean(rows.positive.length, (row) => squaredGap(rows, row), weights);
}

;// CONCATENATED MODULE: ./packages/metrics/src/scores/ranking.ts

/** Throws RangeError on scores that are not finite or lists of different length. */
function rankedRows(positive, scores) {
    requireRows(positive.length, { scores });
    requireNumbers('the score', scores);
    const order = Uint32Array.from({ length: scores.length }, (_, row) => row);
    order.sort((a, b) => scores[b] - scores[a]);
    const ends = [];
    order.forEach((row, at) => {
        if (at > 0 && scores[order[at - 1]] !== scores[row])
            ends.push(at);
    });
    if (order.length > 0)
        ends.push(order.length);
    return { order, ends: Uint32Array.from(ends), positive: Uint8Array.from(positive, Number) };
}
/** Area under the ROC curve: the share of pairs of a positive and a negative row in the right order, ties half. Undefined without both. */
function rocAuc(ranked, weights) {
    let [area, positives, negatives] = [0, 0, 0];
    eachScore(ranked, weights, (hits, misses) => {
        area += misses * (positives + hits / 2);
        positives += hits;
        negatives += misses;
    });
    return positives > 0 && negatives > 0 ? area / positives / negatives : undefined;
}
/**
 * Average precision, the area under the precision-recall curve as a sum of steps: each score's precision times the recall it adds.
 * Undefined without a positive row.
 */
function averagePrecision(ranked, weights) {
    let [area, positives, rows] = [0, 0, 0];
    eachScore(ranked, weights, (hits, misses) => {
        positives += hits;
        rows += hits + misses;
        if (hits > 0)
            area += hits * (positives / rows);
    });
    return positives > 0 ? area / positives : undefined;
}
function eachScore({ order, ends, positive }, weights, visit) {
    requireRows(order.length, { weights });
    let at = 0;
    for (const end of ends) {
        let [hits, misses] = [0, 0];
        for (; at < end; at += 1) {
            const row = order[at];
            const weight = weights === undefined ? 1 : weights[row];
            if (positive[row] === 1)
                hits += weight;
            else
                misses += weight;
        }
        visit(hits, misses);
    }
}

;// CONCATENATED MODULE: ./packages/metrics/src/scores/regression.ts

/** Throws RangeError on numbers that are not finite or lists of different length. */
function numberRows(labels, predictions) {
    requireRows(labels.length, { predictions });
    requireNumbers('the label', labels);
    requireNumbers('the prediction', predictions);
    return { actual: Float64Array.from(labels), predicted: Float64Array.from(predictions) };
}
/** Losses of one row: means of them are the scores below. */
const squaredError = ({ actual, predicted }, row) => (predicted[row] - actual[row]) ** 2;
const absoluteError = ({ actual, predicted }, row) => Math.abs(predicted[row] - actual[row]);
const relativeError = (rows, row) => absoluteError(rows, row) / Math.abs(rows.actual[row]);
/** Root of the mean squared error, in the label's unit. Undefined without rows. */
function rmse(rows, weights) {
    const mean = weightedMean(rows.actual.length, (row) => squaredError(rows, row), weights);
    return mean === undefined ? undefined : Math.sqrt(mean);
}
/** Mean absolute error, in the label's unit. Undefined without rows. */
function mae(rows, weights) {
    return weightedMean(rows.actual.length, (row) => absoluteError(rows, row), weights);
}
/** Share of the labels' variance that is explained, 1 − squared error / squared deviation from their mean. Undefined when they do not vary. */
function r2(rows, weights) {
    const { actual } = rows;
    const mean = weightedMean(actual.length, (row) => actual[row], weights);
    if (mean === undefined)
        return undefined;
    const spread = weightedMean(actual.length, (row) => (actual[row] - mean) ** 2, weights);
    const error = weightedMean(actual.length, (row) => squaredError(rows, row), weights);
    // The mean of equal numbers may miss them by a last bit.
    return spread > (1e-15 * mean) ** 2 ? 1 - error / spread : undefined;
}
/** Mean absolute error as a share of the label, 0.1 for 10 %. Undefined without rows and when a label is 0. */
function mape(rows, weights) {
    const mean = weightedMean(rows.actual.length, (row) => relativeError(rows, row), weights);
    return Number.isFinite(mean) ? mean : undefined;
}

;// CONCATENATED MODULE: ./packages/metrics/src/scores/catalogue.ts





const noRows = 'there are no rows';
function ofClasses(score, undefinedWhen = noRows) {
    return { from: 'classes', better: 'higher', positive: false, undefinedWhen, score };
}
function ofPositive(score, undefinedWhen) {
    return {
        from: 'classes',
        better: 'higher',
        positive: true,
        undefinedWhen,
        score: (counted, positive) => score(counted, { positive }),
    };
}
/** Scores by the names scikit-learn's users know them by. */
const scores = {
    accuracy: ofClasses(accuracy),
    balanced_accuracy: ofClasses(balancedAccuracy),
    mcc: ofClasses(matthews, 'all rows have one label or one prediction'),
    precision: ofPositive(precision, 'no row is predicted as the positive class'),
    precision_macro: ofClasses((counted) => precision(counted, 'macro')),
    precision_micro: ofClasses((counted) => precision(counted, 'micro')),
    precision_weighted: ofClasses((counted) => precision(counted, 'weighted')),
    recall: ofPositive(recall, 'no row is of the positive class'),
    recall_macro: ofClasses((counted) => recall(counted, 'macro')),
    recall_micro: ofClasses((counted) => recall(counted, 'micro')),
    recall_weighted: ofClasses((counted) => recall(counted, 'weighted')),
    f1: ofPositive(f1, 'no row is of the positive class or predicted as it'),
    f1_macro: ofClasses((counted) => f1(counted, 'macro')),
    f1_micro: ofClasses((counted) => f1(counted, 'micro')),
    f1_weighted: ofClasses((counted) => f1(counted, 'weighted')),
    roc_auc: { from: 'scores', better: 'higher', undefinedWhen: 'there are not rows of both classes', score: rocAuc },
    average_precision: {
        from: 'scores',
        better: 'higher',
        undefinedWhen: 'there is no positive row',
        score: averagePrecision,
    },
    log_loss: { from: 'probabilities', better: 'lower', undefinedWhen: noRows, score: logLoss },
    brier: { from: 'probabilities', better: 'lower', undefinedWhen: noRows, score: brier },
    rmse: { from: 'numbers', better: 'lower', undefinedWhen: noRows, score: rmse },
    mae: { from: 'numbers', better: 'lower', undefinedWhen: noRows, score: mae },
    r2: { from: 'numbers', better: 'higher', undefinedWhen: 'the labels do not vary', score: r2 },
    mape: { from: 'numbers', better: 'lower', undefinedWhen: 'there are no rows, or a label is 0', score: mape },
};
/**
 * A score of these rows as a function of how often each counts, prepared once for many resamples. Throws RangeError when the rows are of another kind than
 * the score needs, when the positive class is missing, or on values that are none.
 */
function scoreOf(name, rows) {
    const definition = scores[name];
    if (definition.from === 'classes' && rows.from === 'classes') {
        const { positive } = rows;
        if (definition.positive && positive === undefined)
            throw new RangeError(`${name} needs the positive class`);
        const prepared = classifiedRows(rows.labels, rows.predictions);
        return (weights) => definition.score(confusion(prepared, weights), positive ?? '');
    }
    if (definition.from === 'scores' && rows.from === 'scores') {
        const prepared = rankedRows(rows.positive, rows.values);
        return (weights) => definition.score(prepared, weights);
    }
    if (definition.from === 'probabilities' && rows.from === 'probabilities') {
        const prepared = probabilityRows(rows.positive, rows.values);
        return (weights) => definition.score(prepared, weights);
    }
    if (definition.from === 'numbers' && rows.from === 'numbers') {
        const prepared = numberRows(rows.labels, rows.predictions);
        return (weights) => definition.score(prepared, weights);
    }
    throw new RangeError(`${name} is computed from ${definition.from}, not from ${rows.from}`);
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/baseline.ts

/** What a trivial model would say: the most frequent label everywhere (of equally frequent ones the first by name), or the mean of the labels. */
function baselineAnswers(baseline, { labels, rows }) {
    if (baseline === 'majority-class')
        return { classes: majority(labels.classes) };
    const numbers = labels.numbers;
    const mean = numbers.reduce((sum, value) => sum + value / rows, 0);
    return { numbers: new Float64Array(rows).fill(mean) };
}
/** Better than trivial must be shown. */
function baselineRule(baseline) {
    const score = baseline === 'mean' ? 'rmse' : 'accuracy';
    return {
        id: 'first-model.baseline',
        title: `better than the ${baseline === 'mean' ? 'mean of the labels' : 'most frequent class'}, by ${score}`,
        metric: { name: score, slice: [] },
        score,
        definition: scores[score],
        factor: 1,
        margin: 0,
        gain: 0,
        demand: 'improved',
    };
}
function majority({ values, codes }) {
    const counts = new Uint32Array(values.length);
    for (const code of codes)
        counts[code] += 1;
    let most = 0;
    counts.forEach((count, code) => {
        if (count > counts[most] || (count === counts[most] && values[code] < values[most]))
            most = code;
    });
    return { values, codes: new Uint32Array(codes.length).fill(most) };
}

// EXTERNAL MODULE: ./packages/evidence/src/verdict.ts
var verdict = __webpack_require__(60478);
// EXTERNAL MODULE: ./packages/metrics/src/metric-set.ts
var metric_set = __webpack_require__(40808);
// EXTERNAL MODULE: ./packages/gates/src/expression/format.ts
var format = __webpack_require__(52392);
// EXTERNAL MODULE: ./packages/metrics/src/printable.ts
var printable = __webpack_require__(50610);
;// CONCATENATED MODULE: ./packages/gates/src/paired/faults.ts

/** What stands in the way of pairing: ids that do not pair up are inconclusive, values that are missing or no numbers fail. */
function pairingFaults({ path, rows, faults }) {
    const { withoutId, duplicateIds, firstDuplicate, blank, notNumbers } = faults;
    const ids = [
        withoutId > 0 && `${withoutId} rows without an id`,
        duplicateIds > 0 && `${duplicateIds} rows repeat the id of another (first ${(0,printable/* printable */.g$)(firstDuplicate ?? '')})`,
    ].filter((each) => each !== false);
    const id = {
        id: 'predictions.ids',
        title: 'every item once, by id',
        verdict: 'inconclusive',
        reason: `${path} cannot be paired: of ${rows} rows, ${ids.join(' and ')}.`,
        sizes: { rows, 'without-id': withoutId, 'duplicate-ids': duplicateIds },
    };
    const blanks = Object.entries(blank).map(([column, count]) => {
        return {
            id: `predictions.${column}`,
            title: `a value of ${column} in every row`,
            verdict: 'fail',
            reason: `${path} has no ${column} in ${count} of ${rows} rows.`,
            sizes: { rows, blank: count },
        };
    });
    const texts = Object.entries(notNumbers).map(([column, { rows: count, first }]) => {
        return {
            id: `predictions.${column}.numbers`,
            title: `a finite number as ${column} in every row`,
            verdict: 'fail',
            reason: `${path} has no finite number as ${column} in ${count} of ${rows} rows (first ${(0,printable/* printable */.g$)(first)}).`,
            sizes: { rows, 'not-numbers': count },
        };
    });
    return [...(ids.length > 0 ? [id] : []), ...blanks, ...texts];
}
/** For scores of probabilities: values outside of 0 to 1, such as margins or percentages, are none, and fail. */
function probabilityFaults(predictions, rules) {
    const needing = rules.find(({ definition }) => definition.from === 'probabilities');
    if (!needing)
        return [];
    const { path, rows, candidates, production } = predictions;
    const models = [...candidates].map(([name, answers]) => [name === 'candidate' ? name : `candidate ${name}`, answers]);
    return [...models, ['production', production]].flatMap(([model, answers]) => {
        const outside = (answers?.scores ?? new Float64Array()).filter((score) => !(score >= 0 && score <= 1));
        if (outside.length === 0)
            return [];
        return [
            {
                id: `predictions.probabilities.${(0,printable/* printable */.g$)(model)}`,
                title: `a probability of ${(0,printable/* printable */.g$)(model)} in every row`,
                verdict: 'fail',
                reason: `${needing.score} is of probabilities, and ${outside.length} of ${rows} scores of ${(0,printable/* printable */.g$)(model)} in ${path} are not between 0 and 1 (first ${outside[0]}).`,
                sizes: { rows, 'outside-0-to-1': outside.length },
            },
        ];
    });
}

// EXTERNAL MODULE: ./packages/statistics/src/domain.ts
var domain = __webpack_require__(12897);
;// CONCATENATED MODULE: ./packages/statistics/src/interval-verdict.ts

/** The difference and its interval with "better" upwards: turned round for a metric of which less is better. */
function inGoodDirection(measured, better) {
    if (better === 'higher')
        return measured;
    return { ...measured, difference: -measured.difference, lower: -measured.upper, upper: -measured.lower };
}
/**
 * Judges an interval of candidate − production in the good direction against a margin of at least 0, the first that holds: no interval, identical
 * predictions, lower > 0, (−margin, margin) around it, lower > −margin, upper < −margin, upper < 0. An interval that is missing, not finite or
 * upside down is `cannot-compare`, which meets no demand.
 * @param identical both models answer every row the same; it also settles an interval without variation
 */
function judgeInterval(interval, { margin, identical = false }) {
    (0,domain/* requireNumber */.Bw)('margin', margin, 0);
    const answer = (finding, significantlyLower = false) => ({ finding, significantlyLower });
    if (interval === undefined)
        return answer('cannot-compare');
    if (interval.defined === false) {
        return answer(identical && interval.reason === 'no-variation' ? 'identical' : 'cannot-compare');
    }
    const { lower, upper } = interval;
    if (!Number.isFinite(lower) || !Number.isFinite(upper) || lower > upper)
        return answer('cannot-compare');
    if (identical)
        return answer('identical');
    const below = upper < 0;
    if (lower > 0)
        return answer('improved');
    if (lower > -margin)
        return answer(upper < margin ? 'equivalent' : 'non-inferior', below);
    if (upper < -margin)
        return answer('regressed', below);
    return answer(below ? 'worse' : 'inconclusive', below);
}
/**
 * Whether the demand is met: `fail` when it is shown not to be (worse than production without excluding the margin counts), `inconclusive` when
 * neither is shown or nothing could be compared.
 */
function meets({ finding, significantlyLower }, demand) {
    switch (finding) {
        case 'improved':
            return 'pass';
        case 'identical':
            return demand === 'non-inferior' ? 'pass' : 'fail';
        case 'equivalent':
        case 'non-inferior':
            if (demand === 'non-inferior')
                return 'pass';
            return significantlyLower ? 'fail' : 'inconclusive';
        case 'regressed':
        case 'worse':
            return 'fail';
        case 'inconclusive':
        case 'cannot-compare':
            return 'inconclusive';
    }
}

// EXTERNAL MODULE: ./packages/gates/src/decimal.ts
var decimal = __webpack_require__(64335);
// EXTERNAL MODULE: ./packages/evidence/src/user-error.ts
var user_error = __webpack_require__(17795);
// EXTERNAL MODULE: ./packages/evidence/src/nearest.ts
var nearest = __webpack_require__(99953);
// EXTERNAL MODULE: ./packages/gates/src/expression/parse.ts + 3 modules
var parse = __webpack_require__(65383);
;// CONCATENATED MODULE: ./packages/gates/src/paired/rule.ts






/** Names people write, beside those of scikit-learn. */
const alike = { auc: 'roc_auc', ap: 'average_precision', f1_score: 'f1' };
/** What is asked when no rule is written: accuracy, not worse by the margin. */
function accuracyRule(margin) {
    return {
        id: 'predictions.accuracy',
        title: `accuracy on the same items, margin ${margin}`,
        metric: { name: 'accuracy', slice: [] },
        score: 'accuracy',
        definition: scores.accuracy,
        factor: 1,
        margin,
        gain: 0,
        demand: 'non-inferior',
    };
}
/** Reads `paired-rules`. Throws a UserError for what cannot be decided on predictions. */
function parsePairedRules(lines) {
    return (0,parse/* parseRules */.NR)(lines, { input: 'paired-rules', production: true }).map(pairedRule);
}
function pairedRule(rule) {
    const text = (0,printable/* printable */.g$)((0,format/* formatComparison */.Tc)(rule));
    const refuse = (what, hint) => {
        throw new user_error/* UserError */.y('bad-input', `\`paired-rules\`: \`${text}\` ${what}.`, { hint });
    };
    const { metric, comparator, bound } = rule;
    const score = scoreNamed(metric.name) ?? refuse(...unknownScore(metric.name));
    if (metric.summary)
        refuse('has a summary', 'Predictions have no folds: write the metric itself.');
    if (bound.kind === 'number') {
        return refuse('does not speak of production', 'Hold metrics against numbers in `rules` or with check-model-threshold.');
    }
    if (comparator === '==')
        refuse('asks for equality', 'Write `>=` or `<=` with the loss that is still accepted.');
    const definition = scores[score];
    const upward = comparator.startsWith('>');
    if (upward !== (definition.better === 'higher')) {
        const sign = upward ? '<=' : '>=';
        refuse(`asks for a ${upward ? 'high' : 'low'} ${score}, which is better ${definition.better === 'higher' ? 'high' : 'low'}`, `Write \`${metric.name} ${sign} production ${upward ? '+' : '-'} 0.01\`.`);
    }
    const offset = (0,decimal/* exact */.e0)(bound.offset);
    const towards = (upward ? offset : offset.negated()).toNumber();
    if (definition.from !== 'numbers' && score !== 'log_loss' && Math.abs(towards) > (score === 'mcc' ? 2 : 1)) {
        const share = (0,decimal/* exact */.e0)(Math.abs(towards)).times((0,decimal/* exact */.e0)('0.01')).toString();
        refuse(`asks for a difference of ${Math.abs(towards)}, and no two values of ${score} are so far apart`, `Of scores from 0 to 1, ${Math.abs(towards)} points are ${share}: \`${metric.name} ${comparator} production ${bound.offset.startsWith('-') ? '-' : '+'} ${share}\`.`);
    }
    const relative = (0,decimal/* exact */.e0)(bound.factor).minus((0,decimal/* exact */.e0)(1));
    const asksMore = (upward ? relative : relative.negated()).coefficient > 0n;
    // Strict and without a loss allowed, or with a gain asked for: better must be shown.
    const improved = towards > 0 || asksMore || (towards === 0 && bound.factor === '1' && !comparator.endsWith('='));
    return {
        id: `predictions.${text}`,
        title: `${text}, on the same items`,
        metric,
        score,
        definition,
        factor: Number(bound.factor),
        margin: Math.max(0, -towards),
        gain: Math.max(0, towards),
        demand: improved ? 'improved' : 'non-inferior',
    };
}
function scoreNamed(name) {
    if (Object.hasOwn(scores, name))
        return name;
    return Object.hasOwn(alike, name) ? alike[name] : undefined;
}
function unknownScore(name) {
    const known = Object.keys(scores);
    const close = (0,nearest/* nearest */.p)(name, [...known, ...Object.keys(alike)]);
    const meant = close === undefined ? '' : `Did you mean ${close}? `;
    return [
        `names ${(0,printable/* printable */.g$)(name)}, which is no score that is computed here`,
        `${meant}There are ${known.join(', ')}; others can be written to a metrics file and held by \`rules\`.`,
    ];
}
/** The metric as people read it. */
function shownMetric({ metric }) {
    return (0,printable/* printable */.g$)((0,format/* formatMetric */.gI)(metric));
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/sentence.ts

/** What was measured, what it means for the rule, and what would decide: one sentence. */
function sentence(rule, measure, verdict, decide) {
    return `${told(rule, measure)}: ${conclusion(rule, verdict, measure)}${remedy(decide, measure)}.`;
}
function told({ factor, ...rule }, { interval, sizes }) {
    const name = shownMetric({ factor, ...rule });
    const times = factor === 1 ? '' : ` * ${factor}`;
    const start = `${name === 'accuracy' ? 'Accuracy' : name} candidate − production${times}`;
    const { pairs, clusters, 'right-to-wrong': lost, 'wrong-to-right': won } = sizes;
    const flips = lost === undefined ? '' : ` (right to wrong ${lost}, wrong to right ${won})`;
    const items = `${pairs} pairs${clusters === undefined ? '' : ` in ${clusters} clusters`}${flips}`;
    if (!('lower' in interval))
        return `${start} has no interval on ${items}`;
    return `${start} is ${signed(interval.difference)} [${signed(interval.lower)}, ${signed(interval.upper)}] on ${items}`;
}
function conclusion(rule, verdict, measure) {
    const { margin, gain, factor } = rule;
    if (factor !== 1 && verdict.finding !== 'cannot-compare' && verdict.finding !== 'identical')
        return besides(rule, verdict);
    const by = gain === 0 ? '' : ` by more than ${gain}`;
    switch (verdict.finding) {
        case 'cannot-compare':
            return cannot(rule, measure);
        case 'identical':
            return 'the predictions are identical';
        case 'improved':
            return `the candidate is better${by}`;
        case 'equivalent':
            return `the two are equivalent within ${margin}${lower(verdict)}`;
        case 'non-inferior':
            return `the candidate is not worse by ${margin} or more${lower(verdict)}`;
        case 'regressed':
            if (gain > 0)
                return `the candidate is not better${by}`;
            return margin === 0 ? 'the candidate is worse' : `the candidate is worse by more than ${margin}`;
        case 'worse':
            return `the candidate is worse, perhaps by more than ${margin}`;
        case 'inconclusive':
            if (gain > 0)
                return `that the candidate is better${by} is not shown, nor that it is not`;
            return margin === 0
                ? 'neither better nor worse is shown'
                : `that it is not worse by ${margin} or more is not shown, nor that it is worse`;
    }
}
/** Of a relative rule: against what it allows, which is not production itself. */
function besides({ factor, margin, gain }, { finding }) {
    const allowed = margin > 0 ? ` by ${margin} or more` : gain > 0 ? ` by more than ${gain}` : '';
    const than = `production * ${factor}`;
    if (finding === 'improved' && margin === 0)
        return `the candidate is better than ${than}${allowed}`;
    if (finding === 'improved' || finding === 'equivalent' || finding === 'non-inferior')
        return `the candidate is not worse than ${than}${allowed}`;
    if (finding === 'inconclusive')
        return `how it stands to ${than} is not shown`;
    return gain > 0 ? `the candidate is not better than ${than}${allowed}` : `the candidate is worse than ${than}`;
}
const lower = ({ significantlyLower }) => (significantlyLower ? ', though lower' : '');
function cannot({ definition, factor }, { interval, production, overflows }) {
    if (factor !== 1 && production === 0)
        return 'production is 0, of which there is no relative change';
    if (!('message' in interval))
        return 'the two cannot be compared';
    const why = overflows
        ? 'the errors add up to more than a number can hold'
        : `it does not exist where ${definition.undefinedWhen}`;
    return `the two cannot be compared, ${interval.message}${interval.reason === 'undefined-metric' ? `: ${why}` : ''}`;
}
function remedy(decide, { sizes }) {
    const { 'detectable-difference': detectable, 'pairs-needed': needed } = decide;
    const units = sizes['clusters'] === undefined ? 'pairs' : 'clusters';
    return [
        typeof detectable === 'number'
            ? `; this many ${units} detect a difference of ${sentence_short(detectable)} with power 0.8`
            : '',
        typeof needed === 'number' ? `; about ${needed} ${units} would decide at the difference seen` : '',
    ].join('');
}
function signed(value) {
    return `${value < 0 ? '−' : '+'}${sentence_short(Math.abs(value))}`;
}
function sentence_short(value) {
    return String(Number(value.toPrecision(3)));
}

// EXTERNAL MODULE: ./packages/statistics/src/normal.ts
var normal = __webpack_require__(24174);
// EXTERNAL MODULE: ./packages/statistics/src/root.ts
var root = __webpack_require__(89637);
;// CONCATENATED MODULE: ./packages/statistics/src/sample-size.ts



/**
 * Paired items for McNemar's test to find the accuracy difference `difference` (0 < |Δ| ≤ discordant):
 * N = (z_(1−α/2) √ψ + z_(1−β) √(ψ − Δ²))² / Δ², rounded up (Connor 1987).
 */
function mcnemarSampleSize({ discordant, difference, alpha = 0.05, power = 0.8, }) {
    requireNumber('discordant', discordant, 0, 1);
    const delta = Math.abs(difference);
    if (!(delta > 0 && delta <= discordant)) {
        throw new RangeError(`difference must not be 0 nor exceed the discordant share ${discordant}, but is ${difference}`);
    }
    return Math.ceil(needed(discordant, delta, alpha, power));
}
/** Smallest accuracy difference McNemar's test finds with n paired items; undefined when n is too small for any. */
function mcnemarDetectable({ n, discordant, alpha = 0.05, power = 0.8, }) {
    (0,domain/* requireCount */.v6)('n', n);
    (0,domain/* requireNumber */.Bw)('discordant', discordant, 0, 1);
    if (discordant === 0 || needed(discordant, discordant, alpha, power) > n)
        return undefined;
    return (0,root/* boundary */.p)(0, discordant, (delta) => needed(discordant, delta, alpha, power) > n);
}
/**
 * Paired items for the non-inferiority test with this margin, one-sided `alpha`, when the true difference (candidate − production) is
 * `difference` (default 0): N = (z_(1−α) + z_(1−β))² (ψ − Δ²) / (margin + Δ)², rounded up (Wald form; Liu et al. 2002).
 */
function nonInferioritySampleSize({ discordant, margin, difference = 0, alpha = 0.05, power = 0.8, }) {
    (0,domain/* requireNumber */.Bw)('discordant', discordant, 0, 1);
    (0,domain/* requireNumber */.Bw)('margin', margin, 0, 1);
    (0,domain/* requireShare */.Vv)('alpha', alpha);
    (0,domain/* requireShare */.Vv)('power', power);
    const distance = margin + difference;
    if (!(distance > 0))
        throw new RangeError(`no size can show non-inferiority: margin ${margin} plus difference ${difference} is not above 0`);
    const z = (0,normal/* normalUpperQuantile */.tn)(alpha) + (0,normal/* normalUpperQuantile */.tn)(1 - power);
    return Math.max(1, Math.ceil((z * z * Math.max(0, discordant - difference * difference)) / (distance * distance)));
}
function needed(discordant, delta, alpha, power) {
    (0,domain/* requireShare */.Vv)('alpha', alpha);
    (0,domain/* requireShare */.Vv)('power', power);
    if (delta === 0)
        return Infinity;
    const z = (0,normal/* normalUpperQuantile */.tn)(alpha / 2) * Math.sqrt(discordant);
    const reach = z + (0,normal/* normalUpperQuantile */.tn)(1 - power) * Math.sqrt(Math.max(0, discordant - delta * delta));
    return (reach * reach) / (delta * delta);
}

;// CONCATENATED MODULE: ./packages/statistics/src/interval-size.ts


/**
 * The size that would decide, for any interval whose width shrinks as 1/√n: the standard error is taken from the half of the interval on the side
 * in question, and n grows by ((z_α + z_β)·se / distance to −margin)².
 */
function decisiveSize({ difference, lower, upper, confidence, n }, { margin, power = 0.8 }) {
    (0,domain/* requireShare */.Vv)('confidence', confidence);
    (0,domain/* requireShare */.Vv)('power', power);
    (0,domain/* requireNumber */.Bw)('margin', margin, 0);
    (0,domain/* requireNumber */.Bw)('lower', lower, -Infinity, difference);
    (0,domain/* requireNumber */.Bw)('upper', upper, difference);
    (0,domain/* requireCount */.v6)('n', n);
    const z = (0,normal/* normalUpperQuantile */.tn)((1 - confidence) / 2);
    const reach = (half) => half * (1 + (0,normal/* normalUpperQuantile */.tn)(1 - power) / z);
    const detectable = reach((upper - lower) / 2);
    const distance = difference + margin;
    if (distance === 0)
        return { detectable };
    const own = reach(distance > 0 ? difference - lower : upper - difference) / distance;
    return { detectable, needed: Math.ceil(n * own * own) };
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/size-to-decide.ts

/** What is left of it beyond the gain that is asked for. */
const shifted = ({ difference, lower, upper }, gain) => ({
    difference: difference - gain,
    lower: lower - gain,
    upper: upper - gain,
});
/** What these units can detect with power 0.8, and how many would decide if the difference stays as observed. */
function toDecide({ margin, gain, score }, { sizes, units, method }, turned, alpha) {
    const n = units;
    const [lost, won] = [sizes['right-to-wrong'], sizes['wrong-to-right']];
    const counted = score === 'accuracy' && gain === 0 && method.name.startsWith('Tango') && lost !== undefined;
    const found = counted ? ofFlips(n, lost, won, { alpha, margin }) : ofInterval(turned, { n, alpha, margin, gain });
    return {
        ...(found.detectable !== undefined && { 'detectable-difference': found.detectable }),
        ...(found.needed !== undefined && { 'pairs-needed': Math.max(found.needed, n + 1) }),
    };
}
function ofFlips(n, b, c, { alpha, margin }) {
    const discordant = (b + c) / n;
    const difference = (c - b) / n;
    // Below the margin the size is the one that would show the loss: the same test, mirrored.
    const size = margin + difference > 0
        ? { margin, difference }
        : margin + difference < 0
            ? { margin: 0, difference: -(difference + margin) }
            : undefined;
    return {
        detectable: mcnemarDetectable({ n, discordant, alpha: 2 * alpha }),
        needed: size && discordant > 0 ? nonInferioritySampleSize({ discordant, alpha, ...size }) : undefined,
    };
}
function ofInterval(turned, { n, alpha, margin, gain }) {
    const { difference, lower: low, upper } = shifted(turned, gain);
    // A bootstrap interval need not hold the estimate.
    const limits = { difference, lower: Math.min(low, difference), upper: Math.max(upper, difference) };
    return decisiveSize({ ...limits, n, confidence: 1 - 2 * alpha }, { margin });
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/judge.ts





/** Judges a measured difference by its rule. `alpha` is one-sided. */
function judgePair(rule, measure, alpha) {
    const { definition, margin, gain, factor, score } = rule;
    const turned = judge_inGoodDirection(rule, measure);
    const interval = turned ? shifted(turned, gain) : 'lower' in measure.interval ? undefined : measure.interval;
    const verdict = judgeInterval(interval, { margin, identical: measure.identical });
    // Better than what a relative rule allows is not yet better than production.
    const finding = factor !== 1 && rule.demand === 'non-inferior' ? notBetter[verdict.finding] : verdict.finding;
    const decide = finding === 'inconclusive' && turned ? toDecide(rule, measure, turned, alpha) : {};
    const { candidate, production } = measure;
    const difference = differenceOf(rule, measure);
    const confidence = (0,decimal/* exact */.e0)(1)
        .minus((0,decimal/* exact */.e0)(alpha).times((0,decimal/* exact */.e0)(2)))
        .toNumber();
    const check = {
        id: rule.id,
        title: rule.title,
        subject: shownMetric(rule),
        verdict: meets(verdict, rule.demand),
        reason: sentence(rule, measure, verdict, decide),
        ...(difference !== undefined && { observed: difference }),
        threshold: thresholdOf(rule),
        sizes: { ...measure.sizes },
        method: {
            name: measure.method.name,
            parameters: {
                alpha,
                margin,
                ...(gain > 0 && { gain }),
                ...(factor !== 1 && { factor }),
                confidence,
                ...measure.method.parameters,
            },
        },
        values: {
            finding,
            ...(candidate !== undefined && { [`${score}-candidate`]: candidate }),
            ...(production !== undefined && { [`${score}-production`]: production }),
            ...(difference !== undefined && { difference }),
            ...('lower' in measure.interval && {
                'interval-low': measure.interval.lower,
                'interval-high': measure.interval.upper,
            }),
            ...measure.values,
            ...decide,
        },
        ...(candidate !== undefined &&
            production !== undefined && { compared: { candidate, production, better: definition.better } }),
        // With a factor the interval is of another difference than the one that is told.
        ...('lower' in measure.interval &&
            factor === 1 && {
            interval: {
                of: 'difference',
                low: measure.interval.lower,
                high: measure.interval.upper,
                confidence,
            },
        }),
    };
    return {
        check,
        finding,
        ...(candidate !== undefined && { candidate }),
        ...(production !== undefined && { production }),
    };
}
const notBetter = {
    'cannot-compare': 'cannot-compare',
    identical: 'identical',
    improved: 'non-inferior',
    equivalent: 'non-inferior',
    'non-inferior': 'non-inferior',
    regressed: 'regressed',
    worse: 'regressed',
    inconclusive: 'inconclusive',
};
/** Candidate − production; from the rows themselves where the interval is of just that. */
function differenceOf({ factor }, { interval, candidate, production }) {
    if (factor === 1 && 'lower' in interval)
        return interval.difference;
    return candidate !== undefined && production !== undefined ? candidate - production : undefined;
}
/** Better upwards. Of production 0 there is no relative change. */
function judge_inGoodDirection({ definition, factor }, { interval, production }) {
    if (!('lower' in interval) || (factor !== 1 && production === 0))
        return undefined;
    const { difference, lower, upper } = interval;
    if (definition.better === 'higher')
        return { difference, lower, upper };
    return { difference: -difference, lower: -upper, upper: -lower };
}
/** Where candidate − production is held against, in the metric's own direction. */
function thresholdOf({ definition, margin, gain }) {
    const towards = (0,decimal/* exact */.e0)(gain).minus((0,decimal/* exact */.e0)(margin));
    return (definition.better === 'higher' ? towards : towards.negated()).toNumber();
}

;// CONCATENATED MODULE: ./packages/metrics/src/scores/loss-sums.ts


const mean = (loss, of = (value) => value) => ({
    terms: [loss],
    score: (rows, [sum]) => of(sum / rows),
});
const byName = {
    rmse: (labels, predictions) => {
        const rows = numberRows(labels, predictions);
        return mean((row) => squaredError(rows, row), Math.sqrt);
    },
    mae: (labels, predictions) => {
        const rows = numberRows(labels, predictions);
        return mean((row) => absoluteError(rows, row));
    },
    mape: (labels, predictions) => {
        const rows = numberRows(labels, predictions);
        // Of a label of 0 there is no share; counted apart, it is not taken for an error beyond all numbers.
        const isNone = (row) => rows.actual[row] === 0;
        return {
            terms: [(row) => (isNone(row) ? 0 : relativeError(rows, row)), (row) => Number(isNone(row))],
            score: (n, [sum, none]) => (none > 0 ? undefined : sum / n),
        };
    },
    r2: (labels, predictions) => {
        const rows = numberRows(labels, predictions);
        // Around a middle value the squares keep their digits.
        const middle = rows.actual.reduce((sum, value) => sum + value / rows.actual.length, 0);
        return {
            terms: [
                (row) => squaredError(rows, row),
                (row) => rows.actual[row] - middle,
                (row) => (rows.actual[row] - middle) ** 2,
            ],
            score: (n, [errors, sum, squares]) => {
                const spread = squares / n - (sum / n) ** 2;
                if (!Number.isFinite(spread))
                    return NaN;
                return spread > (1e-15 * middle) ** 2 ? 1 - errors / n / spread : undefined;
            },
        };
    },
    log_loss: (labels, predictions) => {
        const rows = probabilityRows(Array.from(labels, Boolean), predictions);
        return mean((row) => surprise(rows, row));
    },
    brier: (labels, predictions) => {
        const rows = probabilityRows(Array.from(labels, Boolean), predictions);
        return mean((row) => squaredGap(rows, row));
    },
};
/** Whether a score comes from sums over rows, so that groups of rows can be told by what they add. */
function isOfMeans(name) {
    return name in byName;
}
/**
 * Sums what rows add to a score by group, so that the score of any number of copies of the groups costs what the groups cost.
 * @param labels numbers; for `log_loss` and `brier` 1 for a positive row and 0 for another
 * @param groupOf number of each row's group, in 0 .. groups − 1
 * Throws RangeError for a score that is none of sums, or on values it does not take.
 */
function lossSums(name, labels, predictions, { groupOf, groups }) {
    const make = byName[name];
    if (!make)
        throw new RangeError(`${name} is not a score of sums over rows`);
    const { terms, score } = make(labels, predictions);
    const rows = new Float64Array(groups);
    const sums = terms.map(() => new Float64Array(groups));
    for (let row = 0; row < labels.length; row += 1) {
        const group = groupOf(row);
        rows[group] += 1;
        for (let k = 0; k < terms.length; k += 1)
            sums[k][group] += terms[k](row);
    }
    const total = (list, weights) => {
        let sum = 0;
        for (let group = 0; group < groups; group += 1)
            sum += list[group] * (weights === undefined ? 1 : weights[group]);
        return sum;
    };
    return {
        groups,
        score: (weights) => {
            const n = total(rows, weights);
            if (!(n > 0))
                return undefined;
            return score(n, sums.map((list) => total(list, weights)));
        },
    };
}

;// CONCATENATED MODULE: ./packages/statistics/src/tango.ts



/**
 * Score statistic of H0: Δ = delta for paired proportions, Δ = (c − b)/n (Tango 1998, with the constrained estimate in closed form).
 * Decreases in delta. No disagreement and delta 0 gives 0.
 */
function tangoScore(b, c, n, delta) {
    checkTable(b, c, n);
    (0,domain/* requireNumber */.Bw)('delta', delta, -1, 1);
    const numerator = c - b - n * delta;
    const A = 2 * n;
    const B = -b - c + (2 * n - c + b) * delta;
    const C = -b * delta * (1 - delta);
    const root = Math.sqrt(Math.max(0, B * B - 4 * A * C));
    // The two forms of the same root; each cancels where the other does not.
    const q = B > 0 ? (-2 * C) / (B + root) : (root - B) / (2 * A);
    const variance = n * (2 * q + delta * (1 - delta));
    if (numerator === 0)
        return 0;
    return variance > 0 ? numerator / Math.sqrt(variance) : numerator * Infinity;
}
/**
 * Tango's score interval of candidate − production accuracy on n paired items.
 * @param b items production gets right and the candidate wrong
 * @param c items the candidate gets right and production wrong
 * @param n all paired items
 * @param confidence two-sided, in (0, 1)
 */
function tangoInterval(b, c, n, confidence = 0.95) {
    checkTable(b, c, n);
    (0,domain/* requireShare */.Vv)('confidence', confidence);
    const z = (0,normal/* normalUpperQuantile */.tn)((1 - confidence) / 2);
    const difference = (c - b) / n;
    return {
        difference,
        lower: (0,root/* boundary */.p)(-1, difference, (delta) => tangoScore(b, c, n, delta) > z),
        upper: (0,root/* boundary */.p)(difference, 1, (delta) => tangoScore(b, c, n, delta) >= -z),
    };
}
/**
 * Tango's test of H0: Δ ≤ −margin, the candidate is worse by the margin or more. The interval has confidence 1 − 2·alpha, so that
 * `nonInferior` is `lower > −margin`.
 */
function nonInferiorityTango(b, c, n, margin, alpha = 0.05) {
    (0,domain/* requireNumber */.Bw)('margin', margin, 0, 1);
    if (!(alpha > 0 && alpha < 0.5))
        throw new RangeError(`alpha must lie strictly between 0 and 0.5, not ${alpha}`);
    const z = tangoScore(b, c, n, -margin);
    const p = (0,normal/* normalSf */.nG)(z);
    return { ...tangoInterval(b, c, n, 1 - 2 * alpha), z, p, nonInferior: p <= alpha };
}
function checkTable(b, c, n) {
    (0,domain/* requireCount */.v6)('b', b);
    (0,domain/* requireCount */.v6)('c', c);
    (0,domain/* requireCount */.v6)('n', n);
    if (n === 0)
        throw new RangeError('n must be above 0: there are no paired items');
    if (b + c > n)
        throw new RangeError(`b + c must not exceed n, but ${b} + ${c} > ${n}`);
}

// EXTERNAL MODULE: ./packages/statistics/src/binomial.ts
var binomial = __webpack_require__(78524);
;// CONCATENATED MODULE: ./packages/statistics/src/mcnemar.ts


/**
 * McNemar's test.
 * @param b items production gets right and the candidate wrong
 * @param c items the candidate gets right and production wrong
 */
function mcnemar(b, c) {
    (0,domain/* requireCount */.v6)('b', b);
    (0,domain/* requireCount */.v6)('c', c);
    const n = b + c;
    if (n === 0)
        return { discordant: 0, p: 1, exact: 1, midP: 1, worse: { exact: 1, midP: 1 }, better: { exact: 1, midP: 1 } };
    const worse = atLeast(b, n);
    const better = atLeast(c, n);
    const exact = Math.min(1, 2 * Math.min(worse.exact, better.exact));
    // With b = c both halves would count the middle term; the two-sided mid-p is then 1 − ½ P(X = b).
    const midP = b === c ? 1 - (0,binomial/* binomialPmf */.z6)(b, n, 0.5) / 2 : 2 * Math.min(worse.midP, better.midP);
    return { discordant: n, p: midP, exact, midP, worse, better };
}
/** P(X ≥ k) and P(X > k) + ½ P(X = k), X ~ Binomial(n, ½). */
function atLeast(k, n) {
    return { exact: (0,binomial/* binomialSf */.vD)(k - 1, n, 0.5), midP: (0,binomial/* binomialSf */.vD)(k, n, 0.5) + (0,binomial/* binomialPmf */.z6)(k, n, 0.5) / 2 };
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/accuracy-measure.ts

/** Accuracy on items of their own: Tango's interval of paired proportions, with McNemar's test beside it. */
function accuracyMeasure(counts, { alpha, margin }) {
    const { n, rightToWrong: b, wrongToRight: c } = counts;
    const { difference, lower, upper, p } = nonInferiorityTango(b, c, n, margin, alpha);
    const { p: two, worse } = mcnemar(b, c);
    return {
        interval: { difference, lower, upper },
        candidate: (counts.bothRight + c) / n,
        production: (counts.bothRight + b) / n,
        identical: counts.sameAnswer === n,
        method: { name: 'Tango score interval of paired proportions; McNemar mid-p', parameters: {} },
        sizes: {
            pairs: n,
            'both-right': counts.bothRight,
            'right-to-wrong': b,
            'wrong-to-right': c,
            'both-wrong': counts.bothWrong,
        },
        values: { 'p-value': two, 'p-worse': worse.midP, 'p-non-inferior': p },
        units: n,
    };
}

// EXTERNAL MODULE: ./packages/statistics/src/summation.ts
var summation = __webpack_require__(83414);
// EXTERNAL MODULE: ./packages/statistics/src/undefined-result.ts
var undefined_result = __webpack_require__(80871);
;// CONCATENATED MODULE: ./packages/statistics/src/bca.ts




/**
 * BCa interval (Efron 1987; Efron & Tibshirani 1993, ch. 14) of `estimate`, two-sided at `confidence`.
 * Undefined where the distribution is one point (spread within `rounding`), does not surround the estimate, or the acceleration is so large that the
 * correction turns round; and where a limit lies beyond the outermost draw.
 */
function bcaInterval(estimate, distribution, jackknife, { confidence = 0.95, rounding = 1e-12 * Math.abs(estimate) } = {}) {
    (0,domain/* requireShare */.Vv)('confidence', confidence);
    const sorted = ascending(distribution);
    const { values, masses, total } = sorted;
    const spread = values.length === 0 ? 0 : values.at(-1) - values[0];
    if (!(spread > rounding)) {
        return (0,undefined_result/* undefinedResult */.a)('no-variation', 'every resample gives the same difference, so that none can be tested');
    }
    const bias = biasOf(estimate, sorted, 1e-10 * spread);
    if (!Number.isFinite(bias))
        return (0,undefined_result/* undefinedResult */.a)('unstable', 'all resamples lie on one side of the estimate');
    const skew = acceleration(jackknife);
    if (skew === undefined) {
        return (0,undefined_result/* undefinedResult */.a)('no-variation', 'leaving out any unit leaves the estimate as it is');
    }
    const z = (0,normal/* normalUpperQuantile */.tn)((1 - confidence) / 2);
    const below = corrected(bias, skew, -z);
    const above = corrected(bias, skew, z);
    if (below === undefined || above === undefined) {
        return (0,undefined_result/* undefinedResult */.a)('unstable', `an acceleration of ${skew} leaves no interval at confidence ${confidence}`);
    }
    const tails = { lower: (0,normal/* normalCdf */.vr)(below), upper: (0,normal/* normalSf */.nG)(above) };
    if (distribution.masses === undefined && Math.min(tails.lower, tails.upper) * (values.length + 1) < 1) {
        return (0,undefined_result/* undefinedResult */.a)('too-few-resamples', `the limits lie beyond the outermost of ${values.length} resamples`);
    }
    const lower = fromBottom(values, masses, tails.lower * total);
    const upper = fromTop(values, masses, tails.upper * total);
    return { defined: true, lower, upper, bias, acceleration: skew, tails };
}
/** The plain percentile interval of the same distribution (Efron 1979). Throws RangeError when it is empty. */
function percentileInterval(distribution, confidence = 0.95) {
    requireShare('confidence', confidence);
    const { values, masses, total } = ascending(distribution);
    if (values.length === 0)
        throw new RangeError('an empty distribution has no interval');
    const tail = ((1 - confidence) / 2) * total;
    return { lower: fromBottom(values, masses, tail), upper: fromTop(values, masses, tail) };
}
/**
 * Acceleration from jackknife estimates: Σ_s Σ_i u³/n_s³ / (6 (Σ_s Σ_i u²/n_s²)^(3/2)), u = (n_s − 1)(mean − estimate without i), which with
 * one stratum is Efron's formula (Davison & Hinkley 1997, eq. 5.24 and 5.2). Undefined when nothing varies.
 */
function acceleration(jackknife) {
    let cubes = 0;
    let squares = 0;
    let largest = 0;
    for (const { estimates, copies } of jackknife) {
        const times = (i) => copies?.[i] ?? 1;
        const n = (0,summation/* sumOf */.XN)(estimates.length, times);
        const mean = (0,summation/* sumOf */.XN)(estimates.length, (i) => times(i) * estimates[i]) / n;
        for (let i = 0; i < estimates.length; i += 1) {
            const u = ((n - 1) * (mean - estimates[i])) / n;
            squares += times(i) * u * u;
            cubes += times(i) * u * u * u;
            largest = Math.max(largest, Math.abs(estimates[i]));
        }
    }
    return Math.sqrt(squares) > 1e-13 * largest ? cubes / (6 * squares ** 1.5) : undefined;
}
/** Ties count half; counted from the smaller side, so that exchanging the models negates it exactly. */
function biasOf(estimate, { values, masses, total }, slack) {
    let below = 0;
    let above = 0;
    for (const [i, value] of values.entries()) {
        const mass = masses ? masses[i] : 1;
        if (value < estimate - slack)
            below += mass;
        else if (value > estimate + slack)
            above += mass;
    }
    const tied = (total - below - above) / 2;
    return below <= above ? (0,normal/* normalQuantile */.Zl)((below + tied) / total) : -(0,normal/* normalQuantile */.Zl)((above + tied) / total);
}
function corrected(bias, skew, z) {
    const shrink = 1 - skew * (bias + z);
    return shrink > 0 ? bias + (bias + z) / shrink : undefined;
}
function ascending({ values, masses }) {
    if (!masses)
        return { values: Float64Array.from(values).sort(), total: values.length };
    const order = Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i] - values[j]);
    const sorted = Float64Array.from(order, (i) => masses[i]);
    return {
        values: Float64Array.from(order, (i) => values[i]),
        masses: sorted,
        total: sorted.reduce((a, b) => a + b, 0),
    };
}
/** The smallest value with at least `tail` at or below it. */
function fromBottom(values, masses, tail) {
    let reached = 0;
    for (let i = 0; i < values.length; i += 1) {
        reached += masses ? masses[i] : 1;
        if (reached >= tail * (1 - 1e-12))
            return values[i];
    }
    return values.at(-1);
}
/** The largest value with at least `tail` at or above it. */
function fromTop(values, masses, tail) {
    let reached = 0;
    for (let i = values.length - 1; i >= 0; i -= 1) {
        reached += masses ? masses[i] : 1;
        if (reached >= tail * (1 - 1e-12))
            return values[i];
    }
    return values[0];
}

;// CONCATENATED MODULE: ./packages/statistics/src/random.ts

// Looked up once: the generator is the innermost loop of every resampling.
const { imul } = Math;
/**
 * Generator xoshiro128** 1.1 (Blackman & Vigna, Scrambled linear pseudorandom number generators, 2021), its state filled by
 * SplitMix32 from `seed`, a whole number in 0 .. 2⁵³ − 1. One seed gives one sequence on every machine.
 */
function seededBits(seed) {
    (0,domain/* requireCount */.v6)('seed', seed, Number.MAX_SAFE_INTEGER);
    const next = splitMix32(seed);
    return xoshiro128([next(), next(), next(), next()]);
}
/** xoshiro128** from a state of four 32-bit words, not all zero. */
function xoshiro128(state) {
    let [a, b, c, d] = state;
    return () => {
        const result = imul(rotate(imul(b, 5), 7), 9) >>> 0;
        const shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = rotate(d, 11);
        return result;
    };
}
/** A uniform whole number in 0 .. n − 1 for n in 1 .. 2³²; draws that would favour some numbers are thrown away. */
function uniformBelow(n, bits) {
    const limit = 2 ** 32 - (2 ** 32 % n);
    for (;;) {
        const drawn = bits();
        if (drawn < limit)
            return drawn % n;
    }
}
/** Weyl sequence with the 32-bit finalizer of MurmurHash3; the seed's two halves go in one after the other. */
function splitMix32(seed) {
    let state = seed >>> 0;
    const next = () => {
        state = (state + 0x9e3779b9) >>> 0;
        let mixed = state;
        mixed = imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
        mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
        return (mixed ^ (mixed >>> 16)) >>> 0;
    };
    state = next() ^ Math.floor(seed / 2 ** 32);
    return next;
}
function rotate(word, by) {
    return (word << by) | (word >>> (32 - by));
}

// EXTERNAL MODULE: ./packages/statistics/src/binomial-term.ts
var binomial_term = __webpack_require__(47859);
;// CONCATENATED MODULE: ./packages/statistics/src/binomial-sample.ts


/** A draw from Binomial(n, p): inversion for few expected successes, else transformed rejection (Hörmann 1993, BTRS), in constant time. */
function binomialSample(n, p, bits) {
    (0,domain/* requireCount */.v6)('n', n);
    (0,domain/* requireNumber */.Bw)('p', p, 0, 1);
    if (p > 0.5)
        return n - binomialSample(n, 1 - p, bits);
    return n * p < 10 ? byInversion(n, p, bits) : byRejection(n, p, bits);
}
function byInversion(n, p, bits) {
    let left = uniform(bits);
    let term = Math.exp(n * Math.log1p(-p));
    let k = 0;
    while (left > term && k < n) {
        left -= term;
        k += 1;
        term *= ((n - k + 1) / k) * (p / (1 - p));
    }
    return k;
}
function byRejection(n, p, bits) {
    const q = 1 - p;
    const sd = Math.sqrt(n * p * q);
    const b = 1.15 + 2.53 * sd;
    const a = -0.0873 + 0.0248 * b + 0.01 * p;
    const centre = n * p + 0.5;
    const alpha = (2.83 + 5.1 / b) * sd;
    const mode = Math.floor((n + 1) * p);
    const atMode = (0,binomial_term/* logBinomialTerm */.G)(mode, n - mode, p, q);
    for (;;) {
        const u = uniform(bits) - 0.5;
        const v = uniform(bits);
        const edge = 0.5 - Math.abs(u);
        const k = Math.floor(((2 * a) / edge + b) * u + centre);
        if (edge >= 0.07 && v <= 0.92 - 4.2 / b)
            return k;
        if (!(k >= 0 && k <= n))
            continue;
        const height = Math.log((v * alpha) / (a / (edge * edge) + b));
        if (height <= (0,binomial_term/* logBinomialTerm */.G)(k, n - k, p, q) - atMode)
            return k;
    }
}
/** Uniform in [0, 1) with 53 bits. */
function uniform(bits) {
    return ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
}

;// CONCATENATED MODULE: ./packages/statistics/src/resampling.ts



/** Sorts the rows into units and the units into strata, by name. Throws RangeError on lists of another length or an id that stands twice. */
function resampling_resamplingUnits({ rows, ids, strata, clusters, counts }) {
    (0,domain/* requireCount */.v6)('rows', rows);
    for (const [name, keys] of Object.entries({ ids, strata, clusters, counts })) {
        if (keys && keys.length !== rows) {
            throw new RangeError(`${name} must have one entry for each of the ${rows} rows, not ${keys.length}`);
        }
    }
    if (clusters && counts)
        throw new RangeError('rows of clusters cannot be counted together');
    if (counts)
        Array.from(counts).forEach((count, row) => (0,domain/* requireCount */.v6)(`the count of row ${row}`, count));
    const stratum = strata && stratumOf(rows, strata, clusters);
    const keys = [stratum, clusters && texts(clusters), ids && texts(ids)].filter((each) => each !== undefined);
    const order = Uint32Array.from({ length: rows }, (_, row) => row);
    if (keys.length > 0)
        order.sort((a, b) => compare(keys, a, b) || a - b);
    if (ids)
        requireUnique(ids);
    const start = [];
    const runs = [];
    order.forEach((row, at) => {
        const before = at === 0 ? undefined : order[at - 1];
        const newStratum = before === undefined || (stratum !== undefined && stratum[before] !== stratum[row]);
        const newUnit = newStratum || !clusters || String(clusters[before]) !== String(clusters[row]);
        if (newStratum)
            runs.push({ from: start.length, to: start.length });
        if (newUnit)
            start.push(at);
        runs.at(-1).to = start.length;
    });
    start.push(rows);
    const copies = counts && Float64Array.from(order, (row) => counts[row]);
    return { rows: order, start: Uint32Array.from(start), strata: runs, ...(copies && { copies }) };
}
/** Rows of a stratum, or clusters of them. */
function sizeOf({ copies }, { from, to }) {
    return copies ? copies.subarray(from, to).reduce((sum, count) => sum + count, 0) : to - from;
}
/** Weights of the sample itself: every row once. */
function wholeSample({ rows, copies }) {
    const weights = new Float64Array(rows.length).fill(1);
    if (copies)
        rows.forEach((row, unit) => (weights[row] = copies[unit]));
    return weights;
}
/** Draws as many units of each stratum as it has; `weights` becomes how often each row is in the resample. */
function drawWeights(units, bits, weights) {
    const { rows, start, strata, copies } = units;
    weights.fill(0);
    for (const stratum of strata) {
        if (copies) {
            drawCounts(units, copies, stratum, bits, weights);
            continue;
        }
        const { from, to } = stratum;
        for (let drawn = from; drawn < to; drawn += 1) {
            const unit = from + uniformBelow(to - from, bits);
            for (let at = start[unit]; at < start[unit + 1]; at += 1)
                weights[rows[at]] += 1;
        }
    }
}
/** The same law for kinds of equal rows: a multinomial draw, one binomial after the other. */
function drawCounts(units, copies, stratum, bits, weights) {
    let ahead = sizeOf(units, stratum);
    let left = ahead;
    for (let unit = stratum.from; unit < stratum.to && left > 0; unit += 1) {
        const drawn = binomialSample(left, copies[unit] / ahead, bits);
        weights[units.rows[unit]] = drawn;
        left -= drawn;
        ahead -= copies[unit];
    }
}
/** Most groups of units that are left out one at a time: beyond, more of them change the acceleration by less than 0.001. */
const GROUPS = 1000;
/**
 * Leaves out each unit in turn (the delete-one jackknife; of many units every g-th together, the grouped jackknife) and hands the row weights to
 * `visit`, stratum by stratum, with the number of equal rows that would give the same. Groups are dealt out in the units' order.
 */
function leaveOut(units, visit) {
    const { rows, start, strata, copies } = units;
    const weights = wholeSample(units);
    const total = start.length - 1;
    strata.forEach(({ from, to }, stratum) => {
        // Kinds of equal rows are few, and leaving out one row of each is the whole jackknife.
        const size = to - from;
        const groups = copies ? size : Math.min(size, Math.max(2, Math.floor((GROUPS * size) / total)));
        const add = (group, weight) => {
            for (let unit = from + group; unit < to; unit += groups) {
                for (let at = start[unit]; at < start[unit + 1]; at += 1)
                    weights[rows[at]] += weight;
            }
        };
        for (let group = 0; group < groups; group += 1) {
            const times = copies ? copies[from + group] : 1;
            if (times === 0)
                continue;
            add(group, -1);
            visit(stratum, weights, times);
            add(group, 1);
        }
    });
}
/** The row's stratum; for a row of a cluster the strata of the whole cluster. */
function stratumOf(rows, strata, clusters) {
    if (!clusters)
        return texts(strata);
    const within = new Map();
    for (let row = 0; row < rows; row += 1) {
        const cluster = String(clusters[row]);
        within.set(cluster, (within.get(cluster) ?? new Set()).add(String(strata[row])));
    }
    const joined = new Map([...within].map(([cluster, found]) => [cluster, JSON.stringify([...found].sort())]));
    return Array.from({ length: rows }, (_, row) => joined.get(String(clusters[row])));
}
const texts = (keys) => Array.from(keys, String);
function compare(keys, a, b) {
    for (const key of keys)
        if (key[a] !== key[b])
            return key[a] < key[b] ? -1 : 1;
    return 0;
}
function requireUnique(ids) {
    const seen = new Set();
    for (let row = 0; row < ids.length; row += 1) {
        const id = String(ids[row]);
        if (seen.has(id))
            throw new RangeError(`the id ${id} stands twice`);
        seen.add(id);
    }
}

;// CONCATENATED MODULE: ./packages/statistics/src/bootstrap.ts






/** More would bend the interval by their absence. */
const UNDEFINED_SHARE = 0.01;
/**
 * Paired bootstrap of candidate − production: rows (or clusters) are drawn once for both models, the same number of each stratum, and the
 * BCa interval is taken of the differences. Identical predictions give no variation and so an undefined result: find them before.
 * Undefined too where a metric is undefined on the rows, with one unit left out, or in more than 1 % of the resamples.
 */
function pairedBootstrap(metric, plan) {
    const units = resampling_resamplingUnits(plan);
    const whole = wholeSample(units);
    const candidate = metric.candidate(whole);
    const production = metric.production(whole);
    if (!isNumber(candidate) || !isNumber(production))
        return noMetric('on these rows');
    const rounding = 1e-12 * Math.max(Math.abs(candidate), Math.abs(production));
    const difference = (weights) => {
        const now = metric.candidate(weights);
        return isNumber(now) ? now - (metric.production(weights) ?? NaN) : undefined;
    };
    const result = resampled(difference, units, plan, rounding);
    return result.defined ? { ...result, candidate, production } : result;
}
/** BCa interval of one statistic; `rounding` is the spread that is no more than the last bits of its parts. */
function bootstrap(statistic, plan, rounding) {
    return resampled(statistic, resamplingUnits(plan), plan, rounding);
}
function resampled(statistic, units, { resamples = 4999, seed = 1, confidence = 0.95, leastUnits = 20 }, rounding) {
    (0,domain/* requireCount */.v6)('resamples', resamples);
    const estimate = statistic(wholeSample(units));
    if (!isNumber(estimate))
        return noMetric('on these rows');
    const sizes = units.strata.map((stratum) => sizeOf(units, stratum));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    if (total < leastUnits) {
        return (0,undefined_result/* undefinedResult */.a)('too-few', `${total} rows or clusters are too few to resample; it takes ${leastUnits}`);
    }
    const jackknife = leftOut(statistic, units);
    if (!jackknife)
        return noMetric('without some one unit');
    const values = draw(statistic, units, { resamples, seed });
    if (resamples - values.length > UNDEFINED_SHARE * resamples) {
        return noMetric(`in ${resamples - values.length} of ${resamples} resamples`);
    }
    const interval = bcaInterval(estimate, { values }, jackknife, {
        confidence,
        ...(rounding !== undefined && { rounding }),
    });
    if (!interval.defined)
        return interval;
    const hits = (hit) => (1 + values.filter(hit).length) / (1 + values.length);
    return {
        ...interval,
        difference: estimate,
        se: Math.sqrt((0,summation/* meanAndSquares */.R7)(values.length, (i) => values[i]).squares / (values.length - 1)),
        greater: hits((value) => value <= 0),
        less: hits((value) => value >= 0),
        resamples,
        undefinedResamples: resamples - values.length,
        seed,
        units: total,
        smallestStratum: Math.min(...sizes),
    };
}
function leftOut(statistic, units) {
    const found = units.strata.map(() => ({ estimates: [], copies: [] }));
    let whole = true;
    leaveOut(units, (stratum, weights, copies) => {
        const value = statistic(weights);
        if (isNumber(value)) {
            found[stratum].estimates.push(value);
            found[stratum].copies.push(copies);
        }
        else
            whole = false;
    });
    return whole ? found : undefined;
}
function draw(statistic, units, { resamples, seed }) {
    const bits = seededBits(seed);
    const values = new Float64Array(resamples);
    const weights = new Float64Array(units.rows.length);
    let defined = 0;
    for (let k = 0; k < resamples; k += 1) {
        drawWeights(units, bits, weights);
        const value = statistic(weights);
        if (isNumber(value))
            values[defined++] = value;
    }
    return values.subarray(0, defined);
}
const isNumber = (value) => Number.isFinite(value);
const noMetric = (where) => (0,undefined_result/* undefinedResult */.a)('undefined-metric', `the metric has no value ${where}`);

// EXTERNAL MODULE: ./packages/metrics/src/predictions/row-order.ts
var row_order = __webpack_require__(81433);
;// CONCATENATED MODULE: ./packages/gates/src/paired/pair.ts

/** Most units that are resampled one by one. */
const mostUnits = 10_000;
/**
 * Units to draw: rows or whole clusters, in an order that their names decide. Of more than `mostUnits` neighbours in that order, which have nothing
 * else in common, become one: the interval is that of a mean over fewer, equally large parts, and as wide.
 */
function unitsOf({ rows, clusters }) {
    if (!clusters)
        return gathered(rows, (row) => row);
    const place = placesOf(clusters);
    return gathered(place.size, (row) => place.get(clusters.codes[row]));
}
/** Of the clusters that occur, each one's place by its name. */
function placesOf({ values, codes }) {
    const there = [...new Set(codes)].map((code) => ({ code, name: values[code], hash: (0,row_order/* hashOf */.q)(values[code]) }));
    there.sort((a, b) => a.hash - b.hash || (a.name < b.name ? -1 : 1));
    return new Map(there.map(({ code }, place) => [code, place]));
}
function gathered(of, place) {
    if (of <= mostUnits)
        return { count: of, unitOf: place, of };
    return { count: mostUnits, unitOf: (row) => Math.floor((place(row) * mostUnits) / of), of };
}
/** production · factor as a change of its size, so that 1.01 means 1 % more for a negative value too. */
function scaled(value, factor) {
    return value === undefined ? undefined : value + (factor - 1) * Math.abs(value);
}
/** 1 for each row whose label is the positive class. */
function positives({ predictions, positive }) {
    const { values, codes } = predictions.labels.classes;
    const code = values.indexOf(positive ?? '');
    const found = new Uint8Array(codes.length);
    for (let row = 0; row < codes.length; row += 1)
        found[row] = codes[row] === code ? 1 : 0;
    return found;
}
function sameNumbers(a, b) {
    return a.every((value, row) => value === b[row]);
}
/** Both columns have the same dictionary. */
function sameClasses(a, b) {
    return a.codes.every((code, row) => code === b.codes[row]);
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/bootstrap-measure.ts


const seed = 1;
/** BCa interval of candidate − factor · production, paired. */
function bootstrapMeasure(resampled, { alpha, factor }) {
    const { design, drawn, units, identical, sizes, mostResamples = Infinity } = resampled;
    let overflows = false;
    const watched = (metric, times = 1) => (weights) => {
        const value = scaled(metric(weights), times);
        overflows ||= value !== undefined && !Number.isFinite(value);
        return value;
    };
    const [candidate, production] = [watched(resampled.candidate), watched(resampled.production)];
    const resamples = Math.min(mostResamples, resamplesFor(alpha));
    const found = pairedBootstrap({ candidate, production: watched(resampled.production, factor) }, { ...design, resamples, seed, confidence: 1 - 2 * alpha });
    const whole = Float64Array.from({ length: design.rows }, (_, row) => design.counts?.[row] ?? 1);
    const [now, before] = [candidate(whole), production(whole)];
    return {
        interval: found.defined ? { difference: found.difference, lower: found.lower, upper: found.upper } : found,
        ...(Number.isFinite(now) && { candidate: now }),
        ...(Number.isFinite(before) && { production: before }),
        identical,
        overflows,
        method: {
            name: 'BCa bootstrap of the paired difference',
            parameters: { drawn, resamples, seed, ...(design.strata && { strata: 'label' }) },
        },
        sizes,
        values: found.defined ? { 'standard-error': found.se, 'p-better': found.greater, 'p-worse': found.less } : {},
        units,
    };
}
/** Enough that some twenty lie beyond each limit. */
function resamplesFor(alpha) {
    return Math.min(19_999, Math.max(4999, Math.ceil(20 / alpha) - 1));
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/flips.ts
/** Counts over all rows, or over those for which `include` says so. */
function countPairs({ predictions, candidate, production }, include = () => true) {
    const counts = { n: 0, bothRight: 0, bothWrong: 0, rightToWrong: 0, wrongToRight: 0, sameAnswer: 0 };
    const [labels, now, before] = [
        predictions.labels.classes.codes,
        candidate.classes.codes,
        production.classes.codes,
    ];
    for (let row = 0; row < labels.length; row += 1) {
        if (!include(row))
            continue;
        counts.n += 1;
        if (now[row] === before[row])
            counts.sameAnswer += 1;
        const [right, wasRight] = [now[row] === labels[row], before[row] === labels[row]];
        counts[right ? (wasRight ? 'bothRight' : 'wrongToRight') : wasRight ? 'rightToWrong' : 'bothWrong'] += 1;
    }
    return counts;
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/class-measure.ts




/** Scores that do not care how often each class is true. */
const shares = ['accuracy', 'precision_micro', 'recall_micro', 'f1_micro'];
/** Any score of predicted classes by the bootstrap. Rows that agree in label and both answers are of one kind, and kinds are few. */
function classMeasure(score, pair, level, mostResamples) {
    const { predictions, candidate, production, positive } = pair;
    const [label, now, before] = [predictions.labels.classes, candidate.classes, production.classes];
    const kinds = kindsOf(label, now, before);
    const labels = kinds.rows.map((row) => label.values[label.codes[row]]);
    const scoreBy = ({ values, codes }) => scoreOf(score, {
        from: 'classes',
        labels,
        predictions: kinds.rows.map((row) => values[codes[row]]),
        ...(positive !== undefined && { positive }),
    });
    const counts = countPairs(pair);
    const common = {
        ...(mostResamples !== undefined && { mostResamples }),
        identical: sameClasses(now, before),
        sizes: { pairs: predictions.rows, 'right-to-wrong': counts.rightToWrong, 'wrong-to-right': counts.wrongToRight },
    };
    if (!predictions.clusters) {
        const design = {
            rows: kinds.rows.length,
            counts: kinds.counts,
            ids: kinds.names,
            ...(!shares.includes(score) && { strata: labels }),
        };
        const scored = { candidate: scoreBy(now), production: scoreBy(before) };
        return bootstrapMeasure({ ...common, ...scored, design, drawn: 'rows', units: predictions.rows }, level);
    }
    const units = unitsOf(predictions);
    const expand = kindWeights(kinds.ofRow, kinds.rows.length, units);
    const over = (metric) => (weights) => metric(expand(weights));
    return bootstrapMeasure({
        ...common,
        sizes: { ...common.sizes, clusters: units.of },
        candidate: over(scoreBy(now)),
        production: over(scoreBy(before)),
        design: { rows: units.count },
        drawn: units.count < units.of ? `${units.count} groups of clusters` : 'clusters',
        units: units.of,
    }, level);
}
function kindsOf(label, now, before) {
    const size = label.values.length;
    const known = new Map();
    const rows = [];
    const counts = [];
    const ofRow = new Uint32Array(label.codes.length);
    for (let row = 0; row < ofRow.length; row += 1) {
        const key = (label.codes[row] * size + now.codes[row]) * size + before.codes[row];
        let kind = known.get(key);
        if (kind === undefined) {
            kind = rows.push(row) - 1;
            known.set(key, kind);
            counts.push(0);
        }
        counts[kind] += 1;
        ofRow[row] = kind;
    }
    // By what they say, so that a seed draws the same whatever row of a kind comes first.
    const names = rows.map((row) => JSON.stringify([label, now, before].map(({ values, codes }) => values[codes[row]])));
    return { rows, counts, names, ofRow };
}
/** How often each kind occurs when units occur so often. */
function kindWeights(ofRow, kinds, { count, unitOf }) {
    const cells = new Map();
    for (let row = 0; row < ofRow.length; row += 1) {
        const cell = unitOf(row) * kinds + ofRow[row];
        cells.set(cell, (cells.get(cell) ?? 0) + 1);
    }
    const keys = Float64Array.from(cells.keys()).sort();
    const unit = Uint32Array.from(keys, (key) => Math.floor(key / kinds));
    const kind = Uint32Array.from(keys, (key) => key % kinds);
    const times = Float64Array.from(keys, (key) => cells.get(key));
    const sums = new Float64Array(kinds);
    return (weights) => {
        if (weights.length !== count)
            throw new RangeError(`there are ${count} units, not ${weights.length}`);
        sums.fill(0);
        for (let i = 0; i < times.length; i += 1)
            sums[kind[i]] += times[i] * weights[unit[i]];
        return sums;
    };
}

;// CONCATENATED MODULE: ./packages/statistics/src/normal-test.ts


/**
 * z-test of a normally distributed difference with this variance, and its two-sided interval. Variance 0 is allowed for difference 0
 * only, where z is 0 and p is 1; RangeError otherwise.
 */
function normal_test_normalTest(difference, variance, confidence = 0.95) {
    (0,domain/* requireNumber */.Bw)('difference', difference);
    (0,domain/* requireNumber */.Bw)('variance', variance, 0);
    (0,domain/* requireShare */.Vv)('confidence', confidence);
    if (variance === 0 && difference !== 0)
        throw new RangeError(`a difference of ${difference} has variance 0`);
    const se = Math.sqrt(variance);
    const z = difference === 0 ? 0 : difference / se;
    const half = (0,normal/* normalUpperQuantile */.tn)((1 - confidence) / 2) * se;
    return {
        difference,
        se,
        z,
        p: Math.min(1, 2 * (0,normal/* normalSf */.nG)(Math.abs(z))),
        greater: (0,normal/* normalSf */.nG)(z),
        less: (0,normal/* normalSf */.nG)(-z),
        lower: difference - half,
        upper: difference + half,
    };
}

;// CONCATENATED MODULE: ./packages/statistics/src/placements.ts
/** Splits scores by label (1 or true: positive, 0 or false: negative), in row order. Throws RangeError on other labels or no finite score. */
function placements_byClass(labels, scores) {
    if (labels.length !== scores.length) {
        throw new RangeError(`there must be one score for each label, not ${scores.length} for ${labels.length}`);
    }
    let positive = 0;
    for (let i = 0; i < labels.length; i += 1) {
        const label = Number(labels[i]);
        if (label !== 0 && label !== 1)
            throw new RangeError(`label ${i} must be 0 or 1, not ${labels[i]}`);
        if (!Number.isFinite(scores[i]))
            throw new RangeError(`score ${i} must be a finite number, not ${scores[i]}`);
        positive += label;
    }
    const positives = new Float64Array(positive);
    const negatives = new Float64Array(labels.length - positive);
    let p = 0;
    let n = 0;
    for (let i = 0; i < labels.length; i += 1) {
        if (Number(labels[i]) === 1)
            positives[p++] = scores[i];
        else
            negatives[n++] = scores[i];
    }
    return { positives, negatives };
}
/**
 * For each value the share of `others` below it, a tie counting one half: the placement value, which is the difference of the mid-ranks of
 * Sun & Xu (2014) divided by the number of others. O(N log N).
 */
function placements(values, others) {
    const sorted = others.slice().sort();
    const placeOf = index(sorted);
    return values.map((value) => {
        const { from, to } = placeOf(value);
        const below = firstNotBelow(sorted, value, from, to);
        const through = sorted[below] === value ? firstAbove(sorted, value, below, to) : below;
        return (below + through) / 2 / sorted.length;
    });
}
/** Parts of equal width that a sorted list is cut into. */
const most = 2 ** 16;
/** Tells between which positions a value and all its equals belong, so that a search jumps through little of a long list. */
function index(sorted) {
    const low = sorted[0];
    const width = sorted.at(-1) - low;
    const parts = Number.isFinite(width) && width > 0 ? Math.min(sorted.length, most) : 1;
    // Rounding keeps the order, so a value in a lower part is a lower value.
    const partOf = (value) => parts === 1 ? 0 : Math.floor(Math.max(0, Math.min(1, (value - low) / width)) * (parts - 1));
    const starts = new Uint32Array(parts + 1).fill(sorted.length);
    for (let at = sorted.length - 1; at >= 0; at -= 1)
        starts[partOf(sorted[at])] = at;
    for (let part = parts - 1; part >= 0; part -= 1)
        starts[part] = Math.min(starts[part], starts[part + 1]);
    return (value) => {
        const part = partOf(value);
        return { from: starts[part], to: starts[part + 1] };
    };
}
function firstNotBelow(sorted, value, start, end) {
    let from = start;
    let to = end;
    while (from < to) {
        const middle = (from + to) >>> 1;
        if (sorted[middle] < value)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}
function firstAbove(sorted, value, start, end) {
    let from = start;
    let to = end;
    while (from < to) {
        const middle = (from + to) >>> 1;
        if (sorted[middle] <= value)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

;// CONCATENATED MODULE: ./packages/statistics/src/delong.ts





/**
 * Area under the ROC curve with its interval (DeLong, DeLong, Clarke-Pearson 1988). Undefined with fewer than two rows of a class or when
 * the rows show no variation, as for an area of exactly 0 or 1.
 * @param labels 1 or true for a positive row, 0 or false for a negative one
 */
function aucInterval(labels, scores, confidence = 0.95) {
    requireShare('confidence', confidence);
    const split = byClass(labels, scores);
    const few = tooFew(split);
    if (few)
        return few;
    const { auc, ofPositives, ofNegatives } = areaOf(split);
    const variance = varianceOfMean(ofPositives) + varianceOfMean(ofNegatives);
    if (variance === 0)
        return noVariation(`the area under the curve is ${auc} and every row says so`);
    const { lower, upper } = normalTest(auc, variance, confidence);
    return {
        defined: true,
        auc,
        variance,
        lower: Math.max(0, lower),
        upper: Math.min(1, upper),
        positives: split.positives.length,
        negatives: split.negatives.length,
    };
}
/**
 * Difference of two correlated areas under the ROC curve, candidate − production (DeLong et al. 1988, in the O(N log N) form of Sun & Xu
 * 2014), two-sided interval at `confidence`. Not valid where one model was fitted on these rows. Of equal areas 8 % instead of 5 % are found
 * different with 5 positive rows, 6 % with 10 to 20, 5 % with 30 (simulated). Undefined with fewer than two rows of a
 * class, and where neither model's area varies (both 0 or 1): a variance of 0 then only says that the data are too easy.
 * Throws RangeError on labels other than 0 and 1, scores that are not finite, or lengths that differ.
 */
function delongTest(labels, candidate, production, confidence = 0.95) {
    (0,domain/* requireShare */.Vv)('confidence', confidence);
    const split = placements_byClass(labels, candidate);
    const before = areaOf(placements_byClass(labels, production));
    const few = tooFew(split);
    if (few)
        return few;
    const now = areaOf(split);
    const own = (area) => varianceOfMean(area.ofPositives) + varianceOfMean(area.ofNegatives);
    const between = covarianceOfMeans(now.ofPositives, before.ofPositives) + covarianceOfMeans(now.ofNegatives, before.ofNegatives);
    const covariance = { candidate: own(now), production: own(before), between };
    if (covariance.candidate === 0 && covariance.production === 0) {
        return noVariation(`the areas are ${now.auc} and ${before.auc}, and neither varies over the rows`);
    }
    const positives = now.ofPositives.map((value, i) => value - before.ofPositives[i]);
    const negatives = now.ofNegatives.map((value, i) => value - before.ofNegatives[i]);
    const variance = varianceOfMean(positives) + varianceOfMean(negatives);
    const sameRanking = positives.every((d) => d === 0) && negatives.every((d) => d === 0);
    // From the differences row by row, so that equal rankings give exactly 0.
    const difference = (0,summation/* sumOf */.XN)(positives.length, (i) => positives[i]) / positives.length;
    if (variance === 0 && !sameRanking)
        return noVariation('the areas differ by the same amount for every row');
    return {
        defined: true,
        ...normal_test_normalTest(sameRanking ? 0 : difference, variance, confidence),
        candidate: now.auc,
        production: before.auc,
        covariance,
        positives: positives.length,
        negatives: negatives.length,
        sameRanking,
    };
}
function areaOf({ positives, negatives }) {
    const ofPositives = placements(positives, negatives);
    const ofNegatives = placements(negatives, positives).map((share) => 1 - share);
    return { auc: (0,summation/* sumOf */.XN)(ofPositives.length, (i) => ofPositives[i]) / ofPositives.length, ofPositives, ofNegatives };
}
/** Placements are multiples of 1/(2n): what differs by less is one value and rounding. */
const ROUNDING = 1e-12;
function varianceOfMean(list) {
    const n = list.length;
    if (list.every((value) => Math.abs(value - list[0]) < ROUNDING))
        return 0;
    return (0,summation/* meanAndSquares */.R7)(n, (i) => list[i]).squares / (n - 1) / n;
}
function covarianceOfMeans(a, b) {
    const n = a.length;
    const [meanA, meanB] = [(0,summation/* sumOf */.XN)(n, (i) => a[i]) / n, (0,summation/* sumOf */.XN)(n, (i) => b[i]) / n];
    return (0,summation/* sumOf */.XN)(n, (i) => (a[i] - meanA) * (b[i] - meanB)) / (n - 1) / n;
}
function tooFew({ positives, negatives }) {
    const counts = `${positives.length} positive and ${negatives.length} negative rows`;
    if (positives.length === 0 || negatives.length === 0) {
        return (0,undefined_result/* undefinedResult */.a)('one-class', `there are ${counts}, and the area under the ROC curve needs both`);
    }
    return positives.length < 2 || negatives.length < 2
        ? (0,undefined_result/* undefinedResult */.a)('too-few', `there are ${counts}, and its variance needs two of each`)
        : undefined;
}
const noVariation = (message) => (0,undefined_result/* undefinedResult */.a)('no-variation', message);

;// CONCATENATED MODULE: ./packages/gates/src/paired/score-measure.ts




/** Area under the ROC curve on items of their own, by DeLong's test. */
function areaMeasure(pair, { alpha }) {
    const { candidate, production, predictions } = pair;
    const found = delongTest(positives(pair), candidate.scores, production.scores, 1 - 2 * alpha);
    const method = { name: 'DeLong test of correlated ROC areas', parameters: {} };
    const common = { method, units: predictions.rows };
    if (!found.defined) {
        const identical = sameNumbers(candidate.scores, production.scores);
        return { ...common, interval: found, identical, sizes: { pairs: predictions.rows }, values: {} };
    }
    const { difference, lower, upper } = found;
    return {
        ...common,
        interval: { difference, lower, upper },
        candidate: found.candidate,
        production: found.production,
        identical: found.sameRanking,
        sizes: { pairs: predictions.rows, positives: found.positives, negatives: found.negatives },
        values: { 'standard-error': found.se, 'p-value': found.p, 'p-better': found.greater, 'p-worse': found.less },
    };
}
/** Scores that are means over rows, by the bootstrap over what rows, clusters or groups of them add. */
function meanMeasure(score, pair, level) {
    const { predictions, candidate, production, positive } = pair;
    const units = unitsOf(predictions);
    const numbers = predictions.labels.numbers;
    const labels = positive === undefined ? numbers : positives(pair);
    const [now, before] = positive === undefined ? [candidate.numbers, production.numbers] : [candidate.scores, production.scores];
    const groups = { groupOf: units.unitOf, groups: units.count };
    const what = predictions.clusters ? 'clusters' : 'rows';
    return bootstrapMeasure({
        candidate: lossSums(score, labels, now, groups).score,
        production: lossSums(score, labels, before, groups).score,
        design: { rows: units.count },
        drawn: units.count < units.of ? `${units.count} groups of ${what}` : what,
        units: units.of,
        identical: sameNumbers(now, before),
        sizes: { pairs: predictions.rows, ...(predictions.clusters && { clusters: units.of }) },
    }, level);
}
/** Scores of a ranking, by the bootstrap over rows or whole clusters; each resample is a pass over all rows. */
function rankMeasure(score, pair, level) {
    const { predictions, candidate, production } = pair;
    const { rows, clusters } = predictions;
    const positive = Array.from(positives(pair), Boolean);
    const of = (values) => scoreOf(score, { from: 'scores', positive, values });
    const names = clusters && Array.from(clusters.codes, (code) => clusters.values[code]);
    const units = names ? new Set(names).size : rows;
    return bootstrapMeasure({
        candidate: of(candidate.scores),
        production: of(production.scores),
        design: { rows, ...(names ? { clusters: names } : { strata: positive }) },
        drawn: names ? 'clusters' : 'rows',
        units,
        identical: sameNumbers(candidate.scores, production.scores),
        sizes: { pairs: rows, ...(names && { clusters: units }) },
        mostResamples: Math.max(999, Math.floor(1e9 / rows)),
    }, level);
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/measure.ts





/** The difference a rule is about, by the sharpest method there is for its score. */
function measurePair({ score, definition, factor, margin }, pair, alpha) {
    const ofItems = !pair.predictions.clusters && factor === 1;
    const level = { alpha, factor };
    if (score === 'accuracy' && ofItems)
        return accuracyMeasure(countPairs(pair), { alpha, margin });
    if (score === 'roc_auc' && ofItems)
        return areaMeasure(pair, level);
    if (definition.from === 'classes')
        return classMeasure(score, pair, level);
    if (isOfMeans(score)) {
        const { positive, ...numbers } = pair;
        return meanMeasure(score, definition.from === 'numbers' ? numbers : { ...numbers, positive: positive }, level);
    }
    return rankMeasure(score, pair, level);
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/positive-class.ts


/**
 * The class that precision, recall, F1, the areas and the probabilities are of: the one named, else 1 of 0 and 1, or true of false and true. Undefined
 * when no rule needs one. Throws a UserError when it cannot be told, or never occurs.
 */
function positiveClass(path, { values, codes }, rules, named) {
    const needing = rules.find(({ definition }) => definition.from !== 'numbers' && (definition.from !== 'classes' || definition.positive));
    if (!needing)
        return undefined;
    const there = [...new Set(codes)].map((code) => values[code]).sort();
    const shown = there.slice(0, 5).map(printable/* printable */.g$).join(', ');
    if (named !== undefined) {
        const meant = there.find((value) => value === named || value.toLowerCase() === named.toLowerCase());
        if (meant !== undefined)
            return meant;
        throw new user_error/* UserError */.y('bad-input', `\`positive-class\` is ${(0,printable/* printable */.g$)(named)}, which no label of ${path} is.`, {
            hint: `The labels are ${shown}.`,
        });
    }
    const usual = there.every((value) => ['0', '1', 'false', 'true'].includes(value)) && there.length <= 2;
    const found = usual ? there.find((value) => value === '1' || value === 'true') : undefined;
    if (found !== undefined)
        return found;
    throw new user_error/* UserError */.y('bad-input', `${needing.score} is of one class, and which of ${shown} in ${path} is not known.`, {
        hint: 'Name it in `positive-class`, or take a mean over classes, as in `f1_macro`.',
    });
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/ranking.ts


const order = { pass: 0, warn: 0, inconclusive: 1, fail: 2 };
/**
 * The candidate to go on with: of those with the best verdict the one with the best value of the first rule's metric, by name where two are alike. With
 * more than one there is a check that ranks them.
 */
function ranking(all, first) {
    const sign = first.definition.better === 'higher' ? 1 : -1;
    const value = ({ outcomes }) => sign * (outcomes[0]?.candidate ?? -Infinity * sign);
    const ranked = [...all].sort((a, b) => order[a.verdict] - order[b.verdict] || value(b) - value(a) || (a.name < b.name ? -1 : 1));
    const chosen = ranked[0];
    if (all.length === 1)
        return { chosen };
    const metric = shownMetric(first);
    const passed = all.filter(({ verdict }) => order[verdict] === 0).length;
    const told = passed === 0 ? 'none passes; the best of them' : `${passed} ${passed === 1 ? 'passes' : 'pass'}, the best of them`;
    const shown = (outcome) => outcome.outcomes[0]?.candidate;
    return {
        chosen,
        check: {
            id: 'predictions.candidates',
            title: `the best of ${all.length} candidates`,
            subject: (0,printable/* printable */.g$)(chosen.name),
            verdict: chosen.verdict,
            reason: `Of ${all.length} candidates ${told} by ${metric} is ${(0,printable/* printable */.g$)(chosen.name)}${shown(chosen) === undefined ? '' : ` (${Number(shown(chosen).toPrecision(4))})`}.`,
            sizes: { candidates: all.length, passed },
            method: { name: 'each candidate tested at alpha / candidates (Bonferroni)', parameters: { by: metric } },
            examples: ranked.slice(0, 20).map(({ name, verdict, outcomes }) => ({
                candidate: (0,printable/* printable */.g$)(name),
                verdict,
                ...(outcomes[0]?.candidate !== undefined && { [metric]: outcomes[0].candidate }),
                ...(typeof outcomes[0]?.check.observed === 'number' && { difference: outcomes[0].check.observed }),
            })),
        },
    };
}

;// CONCATENATED MODULE: ./packages/metrics/src/predictions/predictions.ts
/** The rows of these numbers, in this order. */
function rowsOf(predictions, rows) {
    const texts = ({ values, codes }) => ({ values, codes: rows.map((row) => codes[row]) });
    const numbers = (list) => Float64Array.from(rows, (row) => list[row]);
    const answers = ({ classes, numbers: own, scores, ...rest }) => ({
        ...rest,
        ...(classes && { classes: texts(classes) }),
        ...(own && { numbers: numbers(own) }),
        ...(scores && { scores: numbers(scores) }),
    });
    const { labels, candidates, production, slices, clusters } = predictions;
    return {
        ...predictions,
        rows: rows.length,
        labels: answers(labels),
        candidates: new Map([...candidates].map(([name, each]) => [name, answers(each)])),
        ...(production && { production: answers(production) }),
        slices: new Map([...slices].map(([name, each]) => [name, texts(each)])),
        ...(clusters && { clusters: texts(clusters) }),
    };
}

// EXTERNAL MODULE: ./packages/statistics/src/multiplicity.ts
var multiplicity = __webpack_require__(28394);
;// CONCATENATED MODULE: ./packages/statistics/src/sign-flip.ts



/** Beyond this many differing pairs signs are drawn at random: half of the pairs make 2¹⁸ sums. */
const EXACT_LIMIT = 36;
/**
 * Sign-flip test of "the differences are symmetric about 0" with their sum as statistic (Fisher 1935). Exact to 36 differing pairs, by
 * meeting in the middle; beyond by Monte Carlo with p = (1 + hits)/(1 + flips) (Phipson & Smyth 2010). Depends on the differences alone, not
 * on their order. No differing pair gives p 1. Throws RangeError on a difference that is not finite.
 */
function signFlipTest(differences, { flips = 9999, seed = 1 } = {}) {
    const found = Array.from(differences);
    found.forEach((d, i) => {
        if (!Number.isFinite(d))
            throw new RangeError(`difference ${i} must be a finite number, not ${d}`);
    });
    (0,domain/* requireCount */.v6)('flips', flips);
    const sizes = Float64Array.from(found.filter((d) => d !== 0).map(Math.abs)).sort();
    const n = sizes.length;
    if (n === 0)
        return { n, exact: true, p: 1, greater: 1, less: 1 };
    const sum = (0,summation/* sumOf */.XN)(found.length, (i) => found[i]);
    // Sums that are equal in truth differ by rounding.
    const slack = 1e-12 * (0,summation/* sumOf */.XN)(n, (i) => sizes[i]);
    if (n <= EXACT_LIMIT) {
        const atLeast = countAtLeast(sizes, [sum, -sum, Math.abs(sum)], slack).map((count) => count / 2 ** n);
        return { n, exact: true, ...tails(atLeast) };
    }
    const atLeast = drawAtLeast(sizes, [sum, -sum, Math.abs(sum)], slack, { flips, seed });
    return { n, exact: false, flips, seed, ...tails(atLeast) };
}
/** From P(S ≥ s), P(S ≥ −s), P(S ≥ |s|) of a sum whose distribution is symmetric. */
function tails([greater, less, beyond]) {
    return { p: Math.min(1, 2 * beyond), greater: greater, less: less };
}
/** For each bound the number of sign patterns whose sum reaches it. */
function countAtLeast(sizes, bounds, slack) {
    const half = sizes.length >>> 1;
    const one = signedSums(sizes.subarray(0, half));
    const other = signedSums(sizes.subarray(half));
    return bounds.map((bound) => {
        let count = 0;
        let from = other.length;
        for (const sum of one) {
            while (from > 0 && sum + other[from - 1] >= bound - slack)
                from -= 1;
            count += other.length - from;
        }
        return count;
    });
}
function signedSums(sizes) {
    const sums = new Float64Array(2 ** sizes.length);
    let filled = 1;
    for (const size of sizes) {
        for (let i = 0; i < filled; i += 1) {
            sums[filled + i] = sums[i] + size;
            sums[i] -= size;
        }
        filled *= 2;
    }
    return sums.sort();
}
function drawAtLeast(sizes, bounds, slack, { flips, seed }) {
    const bits = seededBits(seed);
    const hits = bounds.map(() => 1);
    for (let flip = 0; flip < flips; flip += 1) {
        let sum = 0;
        let word = 0;
        for (let i = 0; i < sizes.length; i += 1) {
            word = i % 32 === 0 ? bits() : word >>> 1;
            sum += word & 1 ? sizes[i] : -sizes[i];
        }
        for (const [k, bound] of bounds.entries())
            if (sum >= bound - slack)
                hits[k] += 1;
    }
    return hits.map((count) => count / (flips + 1));
}

// EXTERNAL MODULE: ./packages/statistics/src/mean-difference.ts
var mean_difference = __webpack_require__(8266);
;// CONCATENATED MODULE: ./packages/gates/src/paired/slices.ts





/** One check per column: in none of its values may the candidate be significantly worse, Holm-corrected over all values of all columns. */
function checkSlices(pair, columns, alpha) {
    const { rows } = pair.predictions;
    const slices = columns.map((column) => [column, pair.predictions.slices.get(column)]);
    const { name: method, test } = sliceTest(pair);
    const tests = slices.flatMap(([column, { values, codes }]) => [...rowsByCode(codes, values.length)]
        .map(([code, own]) => ({ column, ...test(values[code], own) }))
        .sort((a, b) => (a.value < b.value ? -1 : 1)));
    const beyond = tests.find(({ p }) => Number.isNaN(p));
    if (beyond)
        return columns.map((column) => untested(column, beyond));
    const adjusted = (0,multiplicity/* holm */.fU)(tests.map(({ p }) => p));
    const judged = tests.map((each, i) => ({ ...each, adjusted: adjusted[i] }));
    return columns.map((column) => {
        const own = judged.filter((each) => each.column === column);
        const worse = own.filter((each) => each.adjusted <= alpha);
        const name = (0,printable/* printable */.g$)(column);
        const named = worse.slice(0, 3).map(({ value, told }) => `${(0,printable/* printable */.g$)(value)} (${told})`);
        const more = worse.length > 3 ? `; and ${worse.length - 3} more` : '';
        return {
            id: `predictions.slices.${name}`,
            title: `no value of ${name} significantly worse`,
            subject: name,
            verdict: worse.length > 0 ? 'fail' : 'pass',
            reason: worse.length > 0
                ? `The candidate is significantly worse for ${name} ${named.join('; ')}${more}.`
                : `For none of the ${own.length} values of ${name} is the candidate significantly worse.`,
            observed: Math.min(...own.map((each) => each.adjusted)),
            threshold: alpha,
            sizes: { values: own.length, pairs: rows, tests: tests.length },
            method: { name: `${method}, one-sided, Holm`, parameters: { alpha } },
            examples: worse.slice(0, 20).map(({ value, pairs, numbers, p, adjusted: holmP }) => ({
                value: (0,printable/* printable */.g$)(value),
                pairs,
                ...numbers,
                'p-value': p,
                'p-holm': holmP,
            })),
        };
    });
}
/** Holm's correction is over all values of all columns, so one that cannot be tested leaves none. */
function untested(column, { column: where, value }) {
    return {
        id: `predictions.slices.${(0,printable/* printable */.g$)(column)}`,
        title: `no value of ${(0,printable/* printable */.g$)(column)} significantly worse`,
        subject: (0,printable/* printable */.g$)(column),
        verdict: 'inconclusive',
        reason: `The slices cannot be tested: for ${(0,printable/* printable */.g$)(where)} ${(0,printable/* printable */.g$)(value)} the errors add up to more than a number can hold.`,
    };
}
function rowsByCode(codes, values) {
    const counts = new Uint32Array(values);
    for (const code of codes)
        counts[code] += 1;
    const lists = Array.from(counts, (count) => new Uint32Array(count));
    const filled = new Uint32Array(values);
    codes.forEach((code, row) => (lists[code][filled[code]++] = row));
    return new Map([...lists.entries()].filter(([, rows]) => rows.length > 0));
}
function sliceTest(pair) {
    const { predictions, candidate, production } = pair;
    const { clusters, labels } = predictions;
    if (candidate.classes && production.classes) {
        const name = clusters ? 'sign flips or t over clusters' : 'McNemar mid-p';
        const wrong = (codes, row) => Number(codes[row] !== labels.classes.codes[row]);
        const loss = (row) => wrong(candidate.classes.codes, row) - wrong(production.classes.codes, row);
        return { name, test: (value, rows) => slices_ofClasses(value, rows, pair, clusters && worse(loss, rows, clusters)) };
    }
    if (candidate.numbers && production.numbers) {
        const squared = (list, row) => (list[row] - labels.numbers[row]) ** 2;
        const loss = (row) => squared(candidate.numbers, row) - squared(production.numbers, row);
        const test = (value, rows) => {
            const difference = rows.reduce((sum, row) => sum + loss(row), 0) / rows.length;
            const told = `${rows.length} pairs, mean squared error ${difference < 0 ? '−' : '+'}${Number(Math.abs(difference).toPrecision(3))}`;
            const numbers = { 'squared-error-difference': difference };
            return { value, pairs: rows.length, p: worse(loss, rows, clusters), told, numbers };
        };
        return { name: `sign flips or t of squared errors${clusters ? ' over clusters' : ''}`, test };
    }
    if (clusters) {
        throw new user_error/* UserError */.y('unsupported', '`slices` of scores alone cannot be tested where rows belong to clusters.', {
            hint: 'Add the predicted classes, or leave `slices` or the column `cluster` out.',
        });
    }
    return { name: 'DeLong test', test: (value, rows) => ofScores(value, rows, pair) };
}
function slices_ofClasses(value, rows, pair, byCluster) {
    const own = pair.predictions.rows === rows.length ? pair : within(pair, rows);
    const { rightToWrong: lost, wrongToRight: won } = countPairs(own);
    return {
        value,
        pairs: rows.length,
        p: byCluster ?? mcnemar(lost, won).worse.midP,
        told: `${rows.length} pairs, right to wrong ${lost}, wrong to right ${won}`,
        numbers: { 'right-to-wrong': lost, 'wrong-to-right': won },
    };
}
/** A slice in which no area can be told shows nothing against the candidate. */
function ofScores(value, rows, pair) {
    const own = within(pair, rows);
    const found = delongTest(positives(own), own.candidate.scores, own.production.scores);
    const told = found.defined
        ? `${rows.length} pairs, roc_auc ${Number(found.candidate.toPrecision(3))}, in production ${Number(found.production.toPrecision(3))}`
        : `${rows.length} pairs`;
    const numbers = found.defined ? { 'roc-auc-candidate': found.candidate, 'roc-auc-production': found.production } : {};
    return { value, pairs: rows.length, p: found.defined ? found.less : 1, told, numbers };
}
/** One-sided p of "the candidate loses no more than production" over rows, or over what each cluster loses in all; NaN of a loss beyond all numbers. */
function worse(loss, rows, clusters) {
    const totals = clusters ? sumsBy(clusters, loss, rows) : Float64Array.from(rows, loss);
    if (!totals.every(Number.isFinite))
        return NaN;
    if (totals.filter((total) => total !== 0).length <= 36)
        return signFlipTest(totals).greater;
    const means = (0,mean_difference/* pairedMeans */.m1)(totals, new Float64Array(totals.length));
    return means.defined ? (0,mean_difference/* tTest */.l3)(means).greater : signFlipTest(totals).greater;
}
function sumsBy({ codes }, loss, rows) {
    const sums = new Map();
    for (const row of rows)
        sums.set(codes[row], (sums.get(codes[row]) ?? 0) + loss(row));
    return Float64Array.from(sums.values());
}
/** The pair on some of its rows. */
function within(pair, rows) {
    const alone = { candidates: new Map([['candidate', pair.candidate]]), production: pair.production };
    const predictions = rowsOf({ ...pair.predictions, ...alone, slices: new Map() }, rows);
    return {
        ...pair,
        predictions,
        candidate: predictions.candidates.get('candidate'),
        production: predictions.production,
    };
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/compare-predictions.ts










/**
 * All checks on predictions: that they pair up, each rule, each slice column. Of several candidates, each is tested at alpha divided by their number, and
 * the best of those that pass is the one.
 */
function comparePredictions(predictions, plan) {
    const none = (checks) => {
        const empty = (0,metric_set/* metricSet */.T8)({}, predictions.path);
        return { checks, deltas: new Map(), candidate: empty, production: empty };
    };
    const faults = pairingFaults(predictions);
    if (faults.length > 0)
        return none(faults);
    const outside = probabilityFaults(predictions, plan.rules);
    if (outside.length > 0)
        return none(outside);
    const { path, labels, candidates } = predictions;
    const positive = labels.classes && positiveClass(path, labels.classes, plan.rules, plan.positiveClass);
    const production = predictions.production ?? plan.baseline;
    if (!production)
        throw new Error('there is neither production nor a baseline to compare with');
    const alpha = plan.alpha / candidates.size;
    const all = [...candidates].map(([name, candidate]) => judgeCandidate(name, { predictions, candidate, production, ...(positive !== undefined && { positive }) }, plan, alpha));
    const { chosen, check } = ranking(all, plan.rules[0]);
    const measured = (side) => (0,metric_set/* metricSet */.T8)(Object.fromEntries(chosen.outcomes.map((outcome, i) => [(0,format/* formatMetric */.gI)(plan.rules[i].metric), outcome[side] ?? NaN])), path);
    return {
        checks: [...(check ? [check] : []), ...chosen.checks],
        deltas: new Map(chosen.outcomes.flatMap(({ check: { observed } }, i) => typeof observed === 'number' ? [[`predictions.${(0,format/* formatMetric */.gI)(plan.rules[i].metric)}`, observed]] : [])),
        candidate: measured('candidate'),
        production: measured('production'),
        ...(check && { best: chosen.name }),
    };
}
function judgeCandidate(name, pair, plan, alpha) {
    const outcomes = plan.rules.map((rule) => {
        const rows = rowsOfSlice(pair.predictions, rule);
        if (rows === undefined)
            return judgePair(rule, measurePair(rule, pair, alpha), alpha);
        if (rows.length === 0)
            return { check: missingSlice(rule, pair.predictions), finding: 'cannot-compare' };
        return judgePair(rule, measurePair(rule, within(pair, rows), alpha), alpha);
    });
    const slices = plan.slices.length > 0 ? checkSlices(pair, plan.slices, plan.alpha) : [];
    const checks = [...outcomes.map(({ check }) => check), ...slices];
    return { name, checks, outcomes, verdict: (0,verdict/* worst */.Q)(checks.map(({ verdict }) => verdict)) };
}
/** Columns that rules name, as in `recall[region=EU]`. */
function columnsOfRules(rules) {
    return [...new Set(rules.flatMap(({ metric }) => metric.slice.map(([column]) => column)))];
}
/** Rows of the slice a rule is about; undefined when it is about all. */
function rowsOfSlice({ slices, rows }, { metric }) {
    if (metric.slice.length === 0)
        return undefined;
    const codes = metric.slice.map(([column, value]) => {
        const { values, codes: of } = slices.get(column);
        return { of, code: values.indexOf(value) };
    });
    return Uint32Array.from({ length: rows }, (_, row) => row).filter((row) => codes.every(({ of, code }) => of[row] === code));
}
function missingSlice(rule, { path }) {
    const subject = shownMetric(rule);
    const reason = `${subject} could not be measured: ${path} has no row of this slice.`;
    return { id: rule.id, title: rule.title, subject, verdict: 'fail', reason };
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/known-bad.ts
/**
 * The same rows with candidates that are wrong about every one of them: another class, a number far from the label, scores the wrong way round.
 * @param positive the class that scores are of
 */
function wrongEverywhere(predictions, positive) {
    const { labels, candidates, production, rows } = predictions;
    const values = labels.classes && otherClass(labels.classes.values);
    const dictionary = (answers) => answers.classes && values ? { ...answers, classes: { values, codes: answers.classes.codes } } : answers;
    const spread = labels.numbers ? 1000 * (1 + rangeOf(labels.numbers)) : 0;
    const wrong = (answers) => ({
        ...(answers.classes &&
            labels.classes &&
            values && { classes: { values, codes: labels.classes.codes.map((code) => (code + 1) % values.length) } }),
        ...(answers.numbers && labels.numbers && { numbers: labels.numbers.map((label) => label + spread) }),
        ...(answers.scores && {
            scores: Float64Array.from({ length: rows }, (_, row) => {
                const { values: names, codes } = labels.classes;
                return names[codes[row]] === positive ? 0.01 : 0.99;
            }),
        }),
    });
    return {
        ...predictions,
        labels: dictionary(labels),
        candidates: new Map([...candidates].map(([name, answers]) => [name, wrong(answers)])),
        ...(production && { production: dictionary(production) }),
    };
}
/** With one class alone there is no wrong one to say. */
function otherClass(values) {
    return values.length > 1 ? values : [...values, 'known to be wrong'];
}
function rangeOf(numbers) {
    const low = numbers.reduce((least, value) => Math.min(least, value), Infinity);
    const high = numbers.reduce((most, value) => Math.max(most, value), -Infinity);
    return high >= low ? high - low : 0;
}

;// CONCATENATED MODULE: ./packages/gates/src/paired/index.ts











/***/ }),

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

/***/ 8266:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UX: () => (/* binding */ foldMeans),
/* harmony export */   l3: () => (/* binding */ tTest),
/* harmony export */   m1: () => (/* binding */ pairedMeans)
/* harmony export */ });
/* unused harmony exports relativeMeans, welchMeans, pooledMeans */
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12897);
/* harmony import */ var _continuous_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83942);
/* harmony import */ var _student_quantile_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86202);
/* harmony import */ var _summation_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83414);
/* harmony import */ var _undefined_result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80871);





/** What is smaller beside the values themselves is rounding, not variation. */
const ROUNDING = 1e-12;
/** Paired means, one value of each model per item: se = s_d/√n, n − 1 degrees of freedom (Student 1908). */
function pairedMeans(candidate, production) {
    return pairedWith(candidate, production, (n) => 1 / n);
}
/**
 * Scores of both models on the same k folds or repeats, whose training sets overlap: se² = (1/k + n_test/n_train) s_d², k − 1 degrees of
 * freedom (Nadeau & Bengio 2003). A plain paired t on folds finds differences that are not there.
 */
function foldMeans(candidate, production, { test, train }) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('test', test, 0);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('train', train, 0);
    if (test === 0 || train === 0)
        throw new RangeError('a fold needs rows to train on and rows to test on');
    return pairedWith(candidate, production, (k) => 1 / k + test / train);
}
/**
 * Relative margin without a ratio: candidate − `factor`·production over the pairs, for example factor 0.98 where a loss of 2 % of a
 * higher-is-better metric is accepted. Undefined when production's mean is not above 0, where the sign of the margin would turn.
 */
function relativeMeans(candidate, production, factor) {
    requireNumber('factor', factor, 0);
    checkPair(candidate, production);
    const { mean } = meanAndNorm(production.length, (i) => production[i]);
    if (!(mean > 0)) {
        return undefinedResult('not-positive', `production's mean is ${mean}, and a relative margin needs it above 0`);
    }
    const scaled = Float64Array.from(production, (value) => factor * value);
    return pairedMeans(candidate, scaled);
}
/** Means of two independent samples with variances of their own (Welch 1947). */
function welchMeans(candidate, production) {
    const [x, y] = [sample('candidate', candidate), sample('production', production)];
    const few = tooFew(Math.min(x.n, y.n));
    if (few)
        return few;
    const [sx, sy] = [x.norm / Math.sqrt((x.n - 1) * x.n), y.norm / Math.sqrt((y.n - 1) * y.n)];
    const se = Math.hypot(sx, sy);
    const df = 1 / ((sx / se) ** 4 / (x.n - 1) + (sy / se) ** 4 / (y.n - 1));
    return difference(x.mean - y.mean, se, df, Math.max(x.largest, y.largest));
}
/** Means of two independent samples with one variance (Student 1908). */
function pooledMeans(candidate, production) {
    const [x, y] = [sample('candidate', candidate), sample('production', production)];
    const few = tooFew(Math.min(x.n, y.n));
    if (few)
        return few;
    const df = x.n + y.n - 2;
    const se = Math.hypot(x.norm, y.norm) * Math.sqrt((1 / x.n + 1 / y.n) / df);
    return difference(x.mean - y.mean, se, df, Math.max(x.largest, y.largest));
}
/** t test of "the difference is `null`" and the two-sided interval of the difference. */
function tTest({ difference: found, se, df }, { null: expected = 0, confidence = 0.95 } = {}) {
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)('null', expected);
    (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireShare */ .Vv)('confidence', confidence);
    const t = (found - expected) / se;
    const half = (0,_student_quantile_js__WEBPACK_IMPORTED_MODULE_1__/* .studentUpperQuantile */ .b)((1 - confidence) / 2, df) * se;
    return {
        difference: found,
        se,
        df,
        t,
        p: Math.min(1, 2 * (0,_continuous_js__WEBPACK_IMPORTED_MODULE_2__/* .studentSf */ ["do"])(Math.abs(t), df)),
        greater: (0,_continuous_js__WEBPACK_IMPORTED_MODULE_2__/* .studentSf */ ["do"])(t, df),
        less: (0,_continuous_js__WEBPACK_IMPORTED_MODULE_2__/* .studentSf */ ["do"])(-t, df),
        lower: found - half,
        upper: found + half,
    };
}
function pairedWith(candidate, production, factor) {
    checkPair(candidate, production);
    const n = candidate.length;
    const few = tooFew(n);
    if (few)
        return few;
    const largest = Math.max(largestOf(candidate), largestOf(production));
    const { mean, norm } = (0,_summation_js__WEBPACK_IMPORTED_MODULE_3__/* .meanAndNorm */ .jU)(n, (i) => candidate[i] - production[i]);
    return difference(mean, norm * Math.sqrt(factor(n) / (n - 1)), n - 1, largest);
}
function difference(mean, se, df, largest) {
    if (se > ROUNDING * largest)
        return { defined: true, difference: mean, se, df };
    return (0,_undefined_result_js__WEBPACK_IMPORTED_MODULE_4__/* .undefinedResult */ .a)('no-variation', 'the values differ by one and the same amount throughout, which no test can judge');
}
function sample(name, values) {
    checkFinite(name, values);
    return { n: values.length, largest: largestOf(values), ...meanAndNorm(values.length, (i) => values[i]) };
}
function tooFew(n) {
    return n < 2 ? (0,_undefined_result_js__WEBPACK_IMPORTED_MODULE_4__/* .undefinedResult */ .a)('too-few', `${n} values have no spread to test against; it takes 2`) : undefined;
}
function checkPair(candidate, production) {
    if (candidate.length !== production.length) {
        throw new RangeError(`paired values must be as many of each, not ${candidate.length} and ${production.length}`);
    }
    checkFinite('candidate', candidate);
    checkFinite('production', production);
}
function checkFinite(name, values) {
    for (let i = 0; i < values.length; i += 1) {
        if (!Number.isFinite(values[i]))
            throw new RangeError(`${name} ${i} must be a finite number, not ${values[i]}`);
    }
}
function largestOf(values) {
    let largest = 0;
    for (let i = 0; i < values.length; i += 1)
        largest = Math.max(largest, Math.abs(values[i]));
    return largest;
}


/***/ }),

/***/ 28394:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uh: () => (/* binding */ benjaminiHochberg),
/* harmony export */   fU: () => (/* binding */ holm)
/* harmony export */ });
/* unused harmony exports hochberg, benjaminiYekutieli */
/* harmony import */ var _domain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12897);

/** Holm's adjusted p-values (1979), in input order: controls the chance of even one false alarm. Throws RangeError on a p outside 0..1. */
function holm(ps) {
    const m = ps.length;
    const adjusted = new Array(m);
    let largest = 0;
    ascending(ps).forEach((index, rank) => {
        largest = Math.max(largest, Math.min(1, (m - rank) * ps[index]));
        adjusted[index] = largest;
    });
    return adjusted;
}
/** Hochberg's adjusted p-values (1988), in input order: as Holm's, sharper, for tests that are independent or positively dependent. */
function hochberg(ps) {
    return stepUp(ps, (rank, m) => m - rank + 1);
}
/** Benjamini-Hochberg adjusted p-values, q (1995), in input order: controls the share of false alarms. Throws RangeError on a p outside 0..1. */
function benjaminiHochberg(ps) {
    return stepUp(ps, (rank, m) => m / rank);
}
/** Benjamini-Yekutieli adjusted p-values (2001), in input order: as Benjamini-Hochberg, whatever the dependence. */
function benjaminiYekutieli(ps) {
    const harmonic = ps.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
    return stepUp(ps, (rank, m) => (m / rank) * harmonic);
}
/** From the largest p down, the smallest of factor(rank)·p so far, at most 1. */
function stepUp(ps, factor) {
    const m = ps.length;
    const adjusted = new Array(m);
    const order = ascending(ps);
    let smallest = 1;
    for (let rank = m; rank >= 1; rank -= 1) {
        const index = order[rank - 1];
        smallest = Math.min(smallest, factor(rank, m) * ps[index]);
        adjusted[index] = smallest;
    }
    return adjusted;
}
function ascending(ps) {
    ps.forEach((p, i) => (0,_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .requireNumber */ .Bw)(`p-value ${i}`, p, 0, 1));
    return ps.map((_, i) => i).sort((i, j) => ps[i] - ps[j] || i - j);
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


/***/ }),

/***/ 86202:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ studentUpperQuantile)
/* harmony export */ });
/* unused harmony export studentQuantile */
/* harmony import */ var _continuous_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83942);
/* harmony import */ var _log_gamma_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90943);
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24174);



/** The t with P(T ≤ t) = p, T ~ Student's t with `df` > 0 degrees of freedom; ±Infinity at the ends, NaN outside 0..1. */
function studentQuantile(p, df) {
    if (!(p >= 0 && p <= 1) || !(df > 0))
        return NaN;
    return p > 0.5 ? upperQuantile(1 - p, df) : -upperQuantile(p, df);
}
/** The t with P(T > t) = p; use it instead of `studentQuantile(1 - p, df)` for small p. */
function studentUpperQuantile(p, df) {
    if (!(p >= 0 && p <= 1) || !(df > 0))
        return NaN;
    return p > 0.5 ? -upperQuantile(1 - p, df) : upperQuantile(p, df);
}
/**
 * Newton on ln P(T > eᵘ). The density of ln|T| is log-concave, so the function is concave in u and Newton converges from any start:
 * the normal quantile lies below the root, the first step goes above it, every later one comes down.
 */
function upperQuantile(p, df) {
    if (p === 0)
        return Infinity;
    if (p === 0.5)
        return 0;
    let t = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalUpperQuantile */ .tn)(p);
    // Above, t and normal differ by less than 1e-12.
    if (df > 1e15)
        return t;
    let above = false;
    for (let i = 0; i < 200; i += 1) {
        const tail = (0,_continuous_js__WEBPACK_IMPORTED_MODULE_1__/* .studentSf */ ["do"])(t, df);
        // An overshoot into underflow has no logarithm; half way back on the log scale has.
        if (tail === 0) {
            t = Math.sqrt(t) * Math.sqrt((0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalUpperQuantile */ .tn)(p));
            continue;
        }
        const next = t * Math.exp((Math.log(tail / p) * tail) / (t * density(t, df)));
        if (!(Math.abs(next - t) > 2e-16 * t) || (above && next > t))
            return next;
        above = next < t || i > 0;
        t = next;
    }
    return t;
}
function density(t, df) {
    return Math.exp(-0.5 * Math.log(df) - (0,_log_gamma_js__WEBPACK_IMPORTED_MODULE_2__/* .logBeta */ .ln)(df / 2, 0.5) - ((df + 1) / 2) * Math.log1p((t * t) / df));
}


/***/ }),

/***/ 83414:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R7: () => (/* binding */ meanAndSquares),
/* harmony export */   XN: () => (/* binding */ sumOf),
/* harmony export */   jU: () => (/* binding */ meanAndNorm)
/* harmony export */ });
/** Sum of `count` terms with a running compensation (Neumaier 1974): the order of the terms hardly matters. */
function sumOf(count, term) {
    let sum = 0;
    let lost = 0;
    for (let i = 0; i < count; i += 1) {
        const value = term(i);
        const next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }
    return sum + lost;
}
/** Mean and sum of squared deviations from it, in two passes. */
function meanAndSquares(count, term) {
    const mean = sumOf(count, term) / count;
    return { mean, squares: sumOf(count, (i) => (term(i) - mean) ** 2) };
}
/** Mean, and the root of the sum of squared deviations from it. The terms are scaled by a power of two, so no square under- or overflows. */
function meanAndNorm(count, term) {
    let largest = 0;
    for (let i = 0; i < count; i += 1)
        largest = Math.max(largest, Math.abs(term(i)));
    if (largest === 0)
        return { mean: 0, norm: 0 };
    // A power of two keeps every digit, and its exponent stays where the power itself is a normal number.
    const scale = 2 ** Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest))));
    const { mean, squares } = meanAndSquares(count, (i) => term(i) / scale);
    return { mean: mean * scale, norm: Math.sqrt(squares) * scale };
}


/***/ }),

/***/ 80871:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ undefinedResult)
/* harmony export */ });
function undefinedResult(reason, message) {
    return { defined: false, reason, message };
}


/***/ })

};
