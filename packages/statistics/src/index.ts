export { andersonDarlingCells, maxGap, type AndersonDarling } from './anderson-darling.ts';
export { binomialCdf, binomialLogPmf, binomialPmf, binomialSf } from './binomial.ts';
export { lnBlockBet, startBlockBet, updateBlockBet } from './block-bet.ts';
export { cellOf, countCells, distinctCounts, quantileCells, tailEdges } from './cells.ts';
export { chiSquareCdf, chiSquareSf, fisherFSf, studentCdf, studentSf } from './continuous.ts';
export { hypergeometricCdf, hypergeometricLogPmf, hypergeometricUpper, type Urn } from './hypergeometric.ts';
export { regularizedBeta } from './incomplete-beta.ts';
export { incompleteGamma, type IncompleteGamma } from './incomplete-gamma.ts';
export { logBeta, logGamma } from './log-gamma.ts';
export { logSumExp } from './log-sum-exp.ts';
export { mcnemar, type McNemar } from './mcnemar.ts';
export { mixTest, type MixTest } from './mix.ts';
export { benjaminiHochberg, holm } from './multiplicity.ts';
export { normalCdf, normalPdf, normalQuantile, normalSf, normalUpperQuantile } from './normal.ts';
export {
  certificateForecast,
  certifiedBy,
  lnCertificate,
  startCertificate,
  updateCertificate,
} from './promotion-certificate.ts';
export { clopperPearsonInterval, wilsonInterval, type ProportionInterval } from './proportion-interval.ts';
export {
  lnE,
  rollbackRatios,
  startEvidence,
  updateEvidence,
  type EvidenceState,
  type Look,
} from './rollback-evidence.ts';
export { sampleRatioEvidence, sampleRatioTest, type SampleRatio } from './sample-ratio.ts';
export { mcnemarDetectable, mcnemarSampleSize, nonInferioritySampleSize, type PairedPlan } from './sample-size.ts';
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
export { edgesByRule, equalWidthEdges, histogram, type WidthRule } from './equal-width.ts';
export { fisherTwoSided } from './fisher-two-sided.ts';
export { type Frequencies, moments, pairCounts, type PairedCounts, sampleSize } from './frequencies.ts';
export { chiSquareFit, chiSquareTable, type FitTest, likelihoodRatioFit } from './goodness-of-fit.ts';
export { kolmogorovSf } from './kolmogorov-distribution.ts';
export { kolmogorovSmirnov, type KolmogorovSmirnov } from './kolmogorov-smirnov.ts';
export { pathsOutside } from './lattice-paths.ts';
export { mannWhitneyLess, type MannWhitney } from './mann-whitney.ts';
export { pcg64 } from './pcg64.ts';
export { energyDistance, wassersteinDistance } from './sample-distances.ts';
export { studentTest, type TwoMeans } from './two-means.ts';
