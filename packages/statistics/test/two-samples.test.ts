import { describe, expect, test } from '@jest/globals';
import {
  andersonDarlingSamples,
  cramerVonMises,
  edgesByRule,
  energyDistance,
  eppsSingleton,
  histogram,
  kolmogorovSf,
  kolmogorovSmirnov,
  mannWhitneyLess,
  pathsOutside,
  studentTest,
  wassersteinDistance,
} from '@tidegate/statistics';
import { near } from './near.ts';
import { frequenciesOf, rowsOf, type Shape } from './sample-for-tests.ts';

interface Vector {
  ref: readonly [Shape, number, number];
  cur: readonly [Shape, number, number, number, number];
  D: number;
  ks: number;
  wasserstein: number;
  energy: number;
  t: number;
  mannw: number;
  U: number;
  anderson: readonly [number, number];
  cvm: readonly [number, number];
  es: number | null;
  sturges: number;
  doane: number;
  auto: number;
  third: readonly [number | null];
  hist: readonly number[];
}

// scipy 1.17.1, numpy 2.4.6: ks_2samp, wasserstein_distance, energy_distance, ttest_ind, mannwhitneyu(alternative='less'),
// anderson_ksamp, cramervonmises_2samp, epps_singleton_2samp, histogram_bin_edges ('auto': numpy 1.26.4, which has no least width).
const vectors: readonly Vector[] = [
  {
    ref: ['even', 8, 3],
    cur: ['even', 8, 5, 0, 1],
    D: 0.375,
    ks: 0.6601398601398599,
    wasserstein: 0.08084999999999998,
    energy: 0.15622499799967987,
    t: 0.5520706238899447,
    mannw: 0.2641543596176924,
    U: 25.5,
    anderson: [-0.5677363543375917, 0.25],
    cvm: [0.08984375, 0.719036519036519],
    es: 0.9000291205266405,
    sturges: 5,
    doane: 5,
    auto: 4,
    third: [0.39408],
    hist: [2, 2, 1, 0],
  },
  {
    ref: ['even', 12, 3],
    cur: ['even', 7, 5, 0.2, 1],
    D: 0.42857142857142855,
    ks: 0.2939191871080416,
    wasserstein: 0.2538869047619048,
    energy: 0.38890395581437914,
    t: 0.07862704041287709,
    mannw: 0.0415575136937366,
    U: 21.0,
    anderson: [1.5667493952934162, 0.07333350279058717],
    cvm: [0.33395989974937335, 0.11750813685798206],
    es: 0.2580655521722192,
    sturges: 6,
    doane: 6,
    auto: 5,
    third: [0.402],
    hist: [0, 2, 1, 1, 0],
  },
  {
    ref: ['even', 20, 3],
    cur: ['even', 17, 5, 0.3, 1],
    D: 0.6411764705882353,
    ks: 0.00039784289917287936,
    wasserstein: 0.4417485294117646,
    energy: 0.6305666768154138,
    t: 8.903692714568797e-6,
    mannw: 5.101719167399357e-5,
    U: 42.0,
    anderson: [9.694769416758495, 0.001],
    cvm: [1.5696343402225752, 5.7426144382666124e-5],
    es: 0.00013451801302399662,
    sturges: 7,
    doane: 7,
    auto: 6,
    third: [0.3445714285714286],
    hist: [0, 0, 2, 3, 3, 2],
  },
  {
    ref: ['even', 60, 7],
    cur: ['even', 45, 11, 0.05, 1],
    D: 0.1,
    ks: 0.9397654186346759,
    wasserstein: 0.034427777777777765,
    energy: 0.0577171690655239,
    t: 0.7361568851138037,
    mannw: 0.630612050515245,
    U: 1401.0,
    anderson: [-0.7742231221680539, 0.25],
    cvm: [0.04989417989417788, 0.8901448972515089],
    es: 0.8692999473112557,
    sturges: 8,
    doane: 8,
    auto: 7,
    third: [0.35145000000000004],
    hist: [5, 6, 7, 8, 7, 4],
  },
  {
    ref: ['even', 6, 3],
    cur: ['even', 40, 5, 0.1, 1],
    D: 0.425,
    ks: 0.23554869588063998,
    wasserstein: 0.18921249999999995,
    energy: 0.2988470205082638,
    t: 0.1250155421382164,
    mannw: 0.09027888763517264,
    U: 78.0,
    anderson: [0.5093242832991473, 0.2046275539686423],
    cvm: [0.22681159420289854, 0.22175565483404136],
    es: 0.0008200003508855435,
    sturges: 7,
    doane: 5,
    auto: 4,
    third: [0.39408],
    hist: [2, 6, 9, 6],
  },
  {
    ref: ['skewed', 500, 7],
    cur: ['skewed', 300, 11, 0, 1],
    D: 0.058,
    ks: 0.5362803803871578,
    wasserstein: 17.356586666666665,
    energy: 1.0283516475948835,
    t: 0.7206104847540321,
    mannw: 0.6461613156657026,
    U: 76186.0,
    anderson: [-0.4429459524768996, 0.25],
    cvm: [0.08945833333334008, 0.6404839789654242],
    es: 0.6239524741218105,
    sturges: 11,
    doane: 14,
    auto: 10,
    third: [211.85357142857146],
    hist: [125, 53, 21, 13, 17, 20],
  },
  {
    ref: ['skewed', 500, 7],
    cur: ['skewed', 300, 11, 10, 1],
    D: 0.208,
    ks: 1.434299692864774e-7,
    wasserstein: 19.963853333333333,
    energy: 1.2717210036447109,
    t: 0.9082578752748455,
    mannw: 0.09152172626132526,
    U: 70786.5,
    anderson: [8.2935603251411, 0.001],
    cvm: [0.7391774999999967, 0.010227912734403044],
    es: 0.08845529204365465,
    sturges: 11,
    doane: 14,
    auto: 10,
    third: [211.85357142857146],
    hist: [123, 52, 22, 14, 17, 19],
  },
  {
    ref: ['skewed', 2000, 7],
    cur: ['skewed', 2500, 11, 0, 1.3],
    D: 0.0815,
    ks: 7.274131295841997e-7,
    wasserstein: 58.7808932,
    energy: 2.5892272038274284,
    t: 3.061013160947629e-9,
    mannw: 0.000294085746700168,
    U: 2351157.0,
    anderson: [20.454474777547784, 0.001],
    cvm: [1.5080875740740112, 0.0001654178911411064],
    es: 1.8155611952066064e-36,
    sturges: 14,
    doane: 17,
    auto: 15,
    third: [176.46882352941176],
    hist: [947, 225, 167, 152, 111, 102],
  },
  {
    ref: ['whole', 700, 5],
    cur: ['whole', 350, 9, 0, 1],
    D: 0.04,
    ks: 0.8448699645551395,
    wasserstein: 1.0414285714285714,
    energy: 0.224980724797953,
    t: 0.35071807035286934,
    mannw: 0.17712670004005898,
    U: 118209.0,
    anderson: [-0.4169864723811405, 0.25],
    cvm: [0.11505827664399249, 0.5167980134138823],
    es: 0.7236905125348225,
    sturges: 12,
    doane: 11,
    auto: 11,
    third: [16.09090909090909],
    hist: [26, 34, 34, 30, 28, 43],
  },
  {
    ref: ['whole', 700, 5],
    cur: ['whole', 900, 9, 4, 1],
    D: 0.09984126984126984,
    ks: 0.0007176390221622126,
    wasserstein: 4.778095238095237,
    energy: 0.8765497882996168,
    t: 2.6384283370971282e-8,
    mannw: 5.339793888266305e-8,
    U: 266281.0,
    anderson: [24.78056298334157, 0.001],
    cvm: [2.492693601190524, 1.0080078550744886e-6],
    es: 2.386064835014509e-18,
    sturges: 12,
    doane: 11,
    auto: 11,
    third: [16.09090909090909],
    hist: [26, 65, 84, 87, 81, 111],
  },
  {
    ref: ['coarse', 891, 5],
    cur: ['coarse', 418, 9, 0, 1],
    D: 0.03535353535353535,
    ks: 0.8532023139565721,
    wasserstein: 0.06734006734006731,
    energy: 0.0570428412221069,
    t: 0.3164784961772225,
    mannw: 0.1860618642788593,
    U: 180673.5,
    anderson: [-0.4729955573341184, 0.25],
    cvm: [3.6467724693988828, 2.8401644369679957e-9],
    es: 0.5507333896423781,
    sturges: 12,
    doane: 15,
    auto: 11,
    third: [0.7],
    hist: [141, 70, 0, 44, 38, 0],
  },
  {
    ref: ['coarse', 891, 5],
    cur: ['coarse', 418, 9, 0.5, 1],
    D: 0.3546576879910213,
    ks: 2.4833858892693444e-32,
    wasserstein: 0.5673400673400673,
    energy: 0.4702350695845815,
    t: 8.131040961362498e-17,
    mannw: 3.557066740885942e-22,
    U: 125832.0,
    anderson: [114.87504042229233, 0.001],
    cvm: [14.581198907800825, 1.1985477055276306e-9],
    es: 2.1704192443984916e-96,
    sturges: 12,
    doane: 15,
    auto: 11,
    third: [0.7],
    hist: [0, 141, 0, 70, 44, 0],
  },
  {
    ref: ['skewed', 12000, 7],
    cur: ['skewed', 500, 11, 0, 1.1],
    D: 0.04858333333333331,
    ks: 0.20062371409940571,
    wasserstein: 36.08388633333335,
    energy: 1.6036045115786994,
    t: 0.005507502053589873,
    mannw: 0.026657511052725725,
    U: 2847228.0,
    anderson: [5.096276765370229, 0.0032040799038580447],
    cvm: [0.7325025033333645, 0.010604802558429105],
    es: 0.0070911951336526105,
    sturges: 15,
    doane: 21,
    auto: 29,
    third: [142.85571428571427],
    hist: [146, 47, 23, 32, 21, 18],
  },
  {
    ref: ['even', 12000, 7],
    cur: ['even', 11000, 11, 0.004, 1],
    D: 0.01291666666666666,
    ks: 0.2912499815655478,
    wasserstein: 0.006788674242424244,
    energy: 0.010241814051888561,
    t: 0.07431561626921093,
    mannw: 0.03798802632993762,
    U: 65107409.0,
    anderson: [2.2823888046587255, 0.03747294798056932],
    cvm: [0.2995539074440785, 0.13556687749086005],
    es: 0.1229004397941519,
    sturges: 16,
    doane: 15,
    auto: 23,
    third: [0.19998],
    hist: [429, 477, 459, 454, 477, 473],
  },
  {
    ref: ['even', 15, 3],
    cur: ['even', 15, 5, 0.6, 1],
    D: 0.8666666666666667,
    ks: 5.608650782967649e-6,
    wasserstein: 0.7012466666666666,
    energy: 0.9092360651790171,
    t: 7.838142528295245e-8,
    mannw: 4.536700428159617e-6,
    U: 5.0,
    anderson: [13.370937764966559, 0.001],
    cvm: [2.2255555555555553, 2.062952012126032e-7],
    es: 6.927678151425331e-12,
    sturges: 6,
    doane: 6,
    auto: 5,
    third: [0.402],
    hist: [0, 0, 0, 1, 3],
  },
];

describe.each(vectors)('$ref against $cur', (vector) => {
  const refRows = rowsOf(...vector.ref);
  const curRows = rowsOf(...vector.cur);
  const ref = frequenciesOf(refRows);
  const cur = frequenciesOf(curRows);

  test('Kolmogorov-Smirnov', () => {
    const { stat, p } = kolmogorovSmirnov(ref, cur);
    near(stat, vector.D, 1e-12);
    near(p, vector.ks, 1e-9);
  });

  test('distances and means', () => {
    near(wassersteinDistance(ref, cur), vector.wasserstein, 1e-11);
    near(energyDistance(ref, cur), vector.energy, 1e-11);
    near(studentTest(ref, cur).p, vector.t, 1e-9);
  });

  test('ranks', () => {
    const { stat, p } = mannWhitneyLess(ref, cur);
    expect(stat).toBe(vector.U);
    near(p, vector.mannw, 1e-11);
    const anderson = andersonDarlingSamples(ref, cur);
    near(anderson.stat, vector.anderson[0], 1e-10);
    near(anderson.p, vector.anderson[1], 1e-10);
    const cramer = cramerVonMises(ref, cur);
    near(cramer.stat, vector.cvm[0], 1e-10);
    // 1 - cdf on both sides: absolute
    expect(Math.abs(cramer.p - vector.cvm[1])).toBeLessThan(1e-12);
  });

  test('Epps-Singleton', () => {
    if (vector.es === null) expect(() => eppsSingleton(ref, cur)).toThrow(RangeError);
    else near(eppsSingleton(ref, cur).p, vector.es, 1e-10);
  });

  test('cells of equal width', () => {
    expect(edgesByRule(frequenciesOf([...refRows, ...curRows]), 'sturges')).toHaveLength(vector.sturges + 1);
    const doane = edgesByRule(ref, 'doane');
    expect(doane).toHaveLength(vector.doane + 1);
    if (vector.third[0] !== null) expect(doane[3]).toBe(vector.third[0]);
    const auto = edgesByRule(ref, 'auto');
    expect(auto).toHaveLength(vector.auto + 1);
    expect(histogram(cur, auto).slice(0, 6)).toEqual(vector.hist);
  });
});

// scipy 1.17.1: distributions.kstwo.sf(d, n), every formula's region
test.each([
  [0.035355339059327376, 2, 1.0],
  [0.282842712474619, 2, 0.991370849898476],
  [0.4949747468305832, 2, 0.5198989873223334],
  [0.7778174593052023, 2, 0.09873016277919087],
  [0.06324555320336758, 10, 0.9999999993823193],
  [0.15811388300841897, 10, 0.9316945195670987],
  [0.2719558787744806, 10, 0.38041579478121],
  [0.41109609582188933, 10, 0.04834710521134444],
  [0.5059644256269407, 10, 0.006771732455286577],
  [0.9486832980505138, 10, 2.5328960507819476e-13],
  [0.04242640687119285, 50, 0.9999555282293853],
  [0.0848528137423857, 50, 0.8344437791960821],
  [0.12727922061357855, 50, 0.36196339889491846],
  [0.20506096654409878, 50, 0.025447957435610458],
  [0.282842712474619, 50, 0.0004949032425073385],
  [0.7071067811865475, 50, 1.100575359463242e-25],
  [0.025354627641855497, 140, 0.9999736451248569],
  [0.050709255283710994, 140, 0.8461062544735598],
  [0.0760638829255665, 140, 0.3739412539902938],
  [0.1225473669356349, 140, 0.027288552530941333],
  [0.1690308509457033, 140, 0.0005761521040005592],
  [0.4225771273642583, 140, 3.4655579885233975e-23],
  [0.01684303842133038, 141, 0.9999999999862573],
  [0.04210759605332595, 141, 0.9549094893418928],
  [0.07242506521172064, 141, 0.43004099712056565],
  [0.10947974973864748, 141, 0.06305333984860362],
  [0.13474430737064305, 141, 0.010782502579705781],
  [0.2526455763199557, 141, 2.0282471365668938e-8],
  [0.0015811388300841897, 1000, 1.0],
  [0.012649110640673518, 1000, 0.9966370622170081],
  [0.022135943621178655, 1000, 0.7025814740323034],
  [0.034785054261852175, 1000, 0.17363268999253179],
  [0.047434164902525694, 1000, 0.021499063633379435],
  [0.07905694150420949, 1000, 6.967265066703322e-6],
  [0.25298221281347033, 1000, 6.769809042901812e-57],
  [0.0021213203435596424, 20000, 0.9999896932085167],
  [0.004242640687119285, 20000, 0.862725448514327],
  [0.006363961030678928, 20000, 0.39110837345777894],
  [0.01025304832720494, 20000, 0.02963666100069251],
  [0.01414213562373095, 20000, 0.0006644518423231446],
  [0.035355339059327376, 20000, 3.7176711414639685e-22],
  [0.0006324555320336759, 100000, 0.9999999999994084],
  [0.0015811388300841895, 100000, 0.963608000716019],
  [0.002719558787744806, 100000, 0.44946947118073666],
  [0.0041109609582188926, 100000, 0.06790553067294702],
  [0.005059644256269407, 100000, 0.01191158659878191],
  [0.009486832980505138, 100000, 3.02582317155749e-8],
  [0.00015811309244493315, 100001, 1.0],
  [0.0012649047395594652, 100001, 0.9971387518899141],
  [0.0022135832942290637, 100001, 0.7103590182821156],
  [0.0034784880337885293, 100001, 0.1773072156451817],
  [0.004743392773347994, 100001, 0.022147567669807404],
  [0.007905654622246657, 100001, 7.413045587236896e-6],
  [0.0252980947911893, 100001, 4.968498026160476e-56],
  [0.00029999985000011246, 1000001, 0.9999905569331283],
  [0.0005999997000002249, 1000001, 0.8640621549473331],
  [0.0008999995500003374, 1000001, 0.39250068465485266],
  [0.0014499992750005436, 1000001, 0.02981260976494804],
  [0.00199999900000075, 1000001, 0.0006700312481330848],
  [0.004999997500001875, 1000001, 3.8446625631856733e-22],
])('P(D >= %p) with %p rows is %p', (d, n, p) => near(kolmogorovSf(d, n), p, 1e-9));

// scipy 1.17.1: the exact branch of ks_2samp for n, m rows and D = h / lcm(n, m)
test.each([
  [8, 8, 1, 1.0],
  [8, 8, 3, 0.6601398601398599],
  [8, 8, 6, 0.018648018648018645],
  [8, 5, 11, 0.9160839160839161],
  [8, 5, 27, 0.07925407925407925],
  [7, 13, 9, 1.0],
  [7, 13, 34, 0.4319143446852426],
  [7, 13, 68, 0.004901960784313724],
  [50, 50, 5, 0.9667464356809096],
  [50, 50, 12, 0.11238524845512393],
  [50, 50, 24, 1.3867885687360081e-5],
  [100, 73, 225, 0.9999999994543303],
  [100, 73, 899, 0.4940784466063738],
  [100, 73, 1798, 0.009433000518572448],
  [100, 73, 4495, 1.4800336957575477e-15],
  [714, 332, 3937, 0.9547165935405187],
  [714, 332, 9448, 0.1049616989580045],
  [714, 332, 18896, 1.6703458881689556e-5],
  [891, 417, 1470, 0.9999999999873086],
  [891, 417, 5879, 0.5244320946969269],
  [891, 417, 11757, 0.010999308187163905],
  [891, 417, 29393, 1.54292483355827e-14],
  [1000, 1000, 22, 0.9690010280430694],
  [1000, 1000, 54, 0.1082872208757189],
  [1000, 1000, 107, 2.0977827855404345e-5],
  [1000, 37, 1239, 0.9999999998683987],
  [1000, 37, 4955, 0.49970460466555505],
  [1000, 37, 9911, 0.009351278266768868],
  [1000, 37, 24777, 3.252315179280845e-16],
  [10000, 7, 13233, 0.9263636593069866],
  [10000, 7, 31760, 0.07825063424622852],
  [10000, 7, 63520, 1.1910149911787657e-7],
])('of %p and %p rows, %p steps apart: %p', (n, m, h, p) => near(pathsOutside(n, m, h), p, 1e-11));

describe('what cannot be tested', () => {
  const one = frequenciesOf([5, 5, 5, 5, 5, 5]);
  const other = frequenciesOf([6, 6, 6, 6, 6, 6]);
  const none = { values: [], counts: [] };

  test('equal constants', () => {
    expect(studentTest(one, one).p).toBeNaN();
    expect(mannWhitneyLess(one, one).p).toBe(1);
    expect(() => andersonDarlingSamples(one, one)).toThrow(RangeError);
    expect(() => eppsSingleton(one, one)).toThrow(RangeError);
  });

  test('different constants differ', () => {
    expect(studentTest(one, other).p).toBe(0);
    const { stat, p } = kolmogorovSmirnov(one, other);
    expect(stat).toBe(1);
    near(p, 2 / 924, 1e-14);
    expect(wassersteinDistance(one, other)).toBe(1);
  });

  test.each([kolmogorovSmirnov, wassersteinDistance, mannWhitneyLess, cramerVonMises])(
    '%p refuses an empty side',
    (of) => {
      expect(() => of(one, none)).toThrow(RangeError);
      expect(() => of(none, one)).toThrow(RangeError);
    },
  );

  test('values that are no ascending numbers', () => {
    expect(() => kolmogorovSmirnov(one, { values: [1, NaN], counts: [1, 1] })).toThrow(RangeError);
    expect(() => kolmogorovSmirnov(one, { values: [2, 1], counts: [1, 1] })).toThrow(RangeError);
    expect(() => kolmogorovSmirnov(one, { values: [1, 2], counts: [1, 0.5] })).toThrow(RangeError);
  });

  test('infinite values have no cells', () =>
    expect(() => edgesByRule(frequenciesOf([1, Infinity]), 'sturges')).toThrow(RangeError));
});

test('whole numbers by type have cells at least 1 wide', () => {
  const sample = { values: Array.from({ length: 22 }, (_, i) => i), counts: new Array<number>(22).fill(100_000) };
  expect(edgesByRule(sample, 'sturges')).toHaveLength(24);
  expect(edgesByRule(sample, 'sturges', true)).toHaveLength(22);
});
