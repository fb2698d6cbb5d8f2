export {
  alwaysValidShare,
  asymptoticHalfWidth,
  gammaExponentialBound,
  mixtureRatio,
  mixtureRho,
  normalMixtureBound,
  normalMixtureUpperBound,
  polynomialStitchingBound,
} from './always-valid.ts';
export { andersonDarlingCells, maxGap, type AndersonDarling } from './anderson-darling.ts';
export {
  acceleration,
  bcaInterval,
  percentileInterval,
  type BcaInterval,
  type BootstrapDistribution,
  type JackknifeStratum,
} from './bca.ts';
export { binomialSample } from './binomial-sample.ts';
export { binomialCdf, binomialLogPmf, binomialPmf, binomialSf } from './binomial.ts';
export { blockForecast, lnBlockBet, startBlockBet, updateBlockBet } from './block-bet.ts';
export { lnBoosted, startBoosted, updateBoosted, type BoostedState } from './boosted-evidence.ts';
export {
  bootstrap,
  pairedBootstrap,
  type BootstrapPlan,
  type BootstrapResult,
  type WeightedMetric,
} from './bootstrap.ts';
export { cellOf, countCells, distinctCounts, quantileCells, tailEdges } from './cells.ts';
export {
  lnClassShares,
  loudestClass,
  startClassShares,
  updateClassShares,
  type ClassShareState,
} from './class-shares.ts';
export { chiSquareCdf, chiSquareSf, fisherFSf, studentCdf, studentSf } from './continuous.ts';
export { aucInterval, delongTest, type AucInterval, type DelongTest } from './delong.ts';
export { clustering, fewestIncidents, fewestMinutes, type Clustering } from './dispersion.ts';
export { distinctRows, type DistinctRows } from './distinct-rows.ts';
export { equivalentMeans, equivalentTango, nonInferiorMeans, type EquivalenceTest } from './equivalence.ts';
export { bonferroni, hommel } from './hommel.ts';
export { hypergeometricCdf, hypergeometricLogPmf, hypergeometricUpper, type Urn } from './hypergeometric.ts';
export { regularizedBeta } from './incomplete-beta.ts';
export { incompleteGamma, type IncompleteGamma } from './incomplete-gamma.ts';
export { decisiveSize, type DecisiveSize, type MeasuredDifference } from './interval-size.ts';
export {
  inGoodDirection,
  judgeInterval,
  meets,
  type Demand,
  type Finding,
  type IntervalVerdict,
} from './interval-verdict.ts';
export { logBeta, logGamma } from './log-gamma.ts';
export {
  latencyCertificateForecast,
  lnLatencyCertificate,
  lnLogRank,
  startLatencyCertificate,
  startLogRank,
  updateLatencyCertificate,
  updateLogRank,
  type BucketLook,
} from './log-rank.ts';
export { logSumExp } from './log-sum-exp.ts';
export { mcnemarChiSquare, type McNemarChiSquare } from './mcnemar-chi-square.ts';
export { mcnemar, type McNemar } from './mcnemar.ts';
export {
  foldMeans,
  pairedMeans,
  pooledMeans,
  relativeMeans,
  tTest,
  welchMeans,
  type MeanDifference,
} from './mean-difference.ts';
export {
  nonInferiorMeanSampleSize,
  pairedMeanDetectable,
  pairedMeanSampleSize,
  type MeanPlan,
} from './mean-sample-size.ts';
export { mixTest, type MixTest } from './mix.ts';
export { benjaminiHochberg, benjaminiYekutieli, hochberg, holm } from './multiplicity.ts';
export { noncentralStudentSf } from './noncentral-student.ts';
export { normalCdf, normalPdf, normalQuantile, normalSf, normalUpperQuantile } from './normal.ts';
export { normalTest, type DifferenceTest } from './normal-test.ts';
export {
  agrestiMinInterval,
  bonettPriceInterval,
  waldPairedInterval,
  newcombePairedInterval,
  type PairedTable,
} from './paired-proportions.ts';
export {
  certificateForecast,
  certifiedBy,
  lnCertificate,
  startCertificate,
  updateCertificate,
} from './promotion-certificate.ts';
export { poissonInterval, type PoissonInterval } from './poisson-interval.ts';
export { clopperPearsonInterval, wilsonInterval, type ProportionInterval } from './proportion-interval.ts';
export { quantileInterval, type QuantileInterval } from './quantile-interval.ts';
export { seededBits, uniformBelow, xoshiro128, type RandomBits } from './random.ts';
export {
  drawWeights,
  leaveOut,
  resamplingUnits,
  wholeSample,
  type ResamplingDesign,
  type Units,
} from './resampling.ts';
export {
  lnE,
  rollbackRatios,
  startEvidence,
  updateEvidence,
  type EvidenceState,
  type Look,
} from './rollback-evidence.ts';
export { rollbackForecast, waldErrors } from './rollback-forecast.ts';
export { sampleRatioEvidence, sampleRatioTest, type SampleRatio } from './sample-ratio.ts';
export { mcnemarDetectable, mcnemarSampleSize, nonInferioritySampleSize, type PairedPlan } from './sample-size.ts';
export { signFlipTest, type SignFlipTest } from './sign-flip.ts';
export { lnSlowShare, startSlowShare, updateSlowShare, type SlowLook } from './slow-share.ts';
export { studentQuantile, studentUpperQuantile } from './student-quantile.ts';
export { tailTest, type TailCounts } from './tail.ts';
export {
  nonInferiorityTango,
  tangoInterval,
  tangoScore,
  type DifferenceInterval,
  type NonInferiority,
} from './tango.ts';
export {
  chiSquareTwoProportions,
  fisherExact,
  nullTest,
  smallestExpected,
  twoProportions,
  type FisherExact,
  type NullTest,
  type TwoProportions,
} from './two-proportions.ts';
export { andersonDarlingSamples, type AndersonDarlingSamples } from './anderson-darling-samples.ts';
export { cramerVonMises, type CramerVonMises } from './cramer-von-mises.ts';
export {
  hellingerDistance,
  jensenShannonDistance,
  kullbackLeibler,
  largestDifference,
  populationStability,
} from './divergences.ts';
export { eppsSingleton, type EppsSingleton } from './epps-singleton.ts';
export { cellsByRule, edgesAcross, edgesByRule, equalWidthEdges, histogram, type WidthRule } from './equal-width.ts';
export { fisherTwoSided } from './fisher-two-sided.ts';
export { type Frequencies, linearQuantile, moments, pairCounts, type PairedCounts, sampleSize } from './frequencies.ts';
export { chiSquareFit, chiSquareTable, type FitTest, likelihoodRatioFit } from './goodness-of-fit.ts';
export { kolmogorovSf } from './kolmogorov-distribution.ts';
export { kolmogorovSmirnov, type KolmogorovSmirnov } from './kolmogorov-smirnov.ts';
export { pathsOutside } from './lattice-paths.ts';
export { mannWhitneyLess, type MannWhitney } from './mann-whitney.ts';
export { pcg64 } from './pcg64.ts';
export { energyDistance, wassersteinDistance } from './sample-distances.ts';
export { studentTest, type TwoMeans } from './two-means.ts';
export { type UndefinedReason, type UndefinedResult } from './undefined-result.ts';
