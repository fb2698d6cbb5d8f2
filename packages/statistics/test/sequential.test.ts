import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  binomialPmf,
  certificateForecast,
  certifiedBy,
  type EvidenceState,
  lnBlockBet,
  lnCertificate,
  lnE,
  startBlockBet,
  startCertificate,
  startEvidence,
  updateBlockBet,
  updateCertificate,
  updateEvidence,
} from '@tidegate/statistics';
import { near } from './near.ts';

type Looks = readonly (readonly [number, number, number])[];

function evidence(looks: Looks, extra: { c?: number; r0?: number } = {}): number {
  const end = looks.reduce(
    (state, [errorsStable, errorsCanary, rho]) => updateEvidence(state, { errorsStable, errorsCanary, rho, ...extra }),
    startEvidence(),
  );
  return lnE(end);
}
function certificate(looks: Looks, rt: number): number {
  const end = looks.reduce(
    (state, [errorsStable, errorsCanary, rho]) => updateCertificate(state, { errorsStable, errorsCanary, rho, rt }),
    startCertificate(),
  );
  return lnCertificate(end);
}
function blockBet(looks: Looks): number {
  const end = looks.reduce(
    (state, [errorsStable, errorsCanary, rho]) => updateBlockBet(state, { errorsStable, errorsCanary, rho }),
    startBlockBet(),
  );
  return lnBlockBet(end);
}

// looks; then ln E of grid7, with clusters of 3, with 1.5 tolerated, block bet, certificate below 2, below 1.5 (independent Python program)
// prettier-ignore
const vectors: [Looks, number, number, number, number, number, number][] = [
  [[[9, 1, 0.1]], -0.8450513023519046, -0.47513962545611843, -1.1881227350864583, 0, 0.24837430161473634, 0.07856210600134042],
  [[[50, 15, 0.1]], 3.414366960414152, 0.7816679368835293, 0.6061321265131786, 0.39459029699114834, -2.981683949993305, -2.3300954317828193],
  [[[20, 12, 0.1]], 7.243360028046518, 2.1067892665460413, 4.079613842750474, 0.7017861591792551, -3.810921989925567, -2.652668921189231],
  [[[90, 130, 0.5]], 1.9236084277103558, -0.15344312622765133, -3.6085345398115662, 0.10708536315164952, 1.227912416542198, -2.1077723178231444],
  [[[5, 6, 0.05]], 9.104444207026086, 2.574349924345798, 7.246964906892177, 1.3168245050074587, -2.8912669509340163, -1.8268981371499384],
  [[[0, 0, 0.1], [0, 1, 0.1], [3, 0, 0.1]], 0.0728879793296815, 0.0014236178198268057, -0.21839221668805142, 0.6626293599388717, -0.2722455428790455, -0.18647825707836435],
  [[[19, 1, 0.05], [18, 3, 0.1], [15, 7, 0.25]], -0.8397429494696129, -0.782408436556614, -2.1118435304645367, 0.28532460913056057, 0.35088392193539597, -0.2732917224986763],
  [[[2, 0, 0.1], [3, 1, 0.1], [2, 2, 0.1], [4, 1, 0.1], [1, 3, 0.1]], 3.8451959467140964, 1.1213228870859093, 2.065907921443452, 2.235267868117292, -2.427854498717002, -1.6171253140986384],
  [[[9000, 1000, 0.1], [8800, 1250, 0.1]], 12.951957570849878, 2.320165229384448, -113.63562532403533, 0.08634828393151373, 351.16480526552306, 74.86078834414405],
  [[[1, 0, 0.5], [0, 1, 0.5], [0, 2, 0.5], [1, 3, 0.5], [0, 4, 0.5]], 2.322818019195463, 0.7321146848888661, 1.055482443316556, 0.3825533998185098, -1.6815124597027933, -1.1755074724963412],
  [[[30, 0, 0.01], [28, 2, 0.01], [31, 0, 0.02], [27, 4, 0.02]], 2.0097155769220487, 0.4531218933660477, 0.5771278671554052, 0.6067629459394597, -1.896734402355978, -1.2960922662820655],
  [[[270, 30, 0.1], [90, 12, 0.1], [0, 5, 0], [40, 9, 0.2]], -2.9658452148480348, -2.1216689794885735, -6.352578687411418, 0.022393747248272033, 11.6943157431467, 3.493626402952607],
];

describe('vectors', () => {
  test.each(vectors)('%j', (looks, plain, clustered, tolerated, block, below2, below15) => {
    near(evidence(looks), plain, 1e-10);
    near(evidence(looks, { c: 3 }), clustered, 1e-10);
    near(evidence(looks, { r0: 1.5 }), tolerated, 1e-10);
    near(blockBet(looks), block, 1e-10);
    near(certificate(looks, 2), below2, 1e-10);
    near(certificate(looks, 1.5), below15, 1e-10);
  });
});

/** E[e] of one look of n errors, each the canary's with probability theta. */
function expected(n: number, theta: number, e: (errorsCanary: number) => number): number {
  let sum = 0;
  for (let k = 0; k <= n; k += 1) sum += binomialPmf(k, n, theta) * Math.exp(e(k));
  return sum;
}

describe('laws', () => {
  test.each([1, 4, 25, 200])('E[e] = 1 under the hypothesis, by enumeration of %p errors', (n) => {
    for (const rho of [0.01, 0.05, 0.1, 0.5, 0.9]) {
      near(
        expected(n, rho, (k) => evidence([[n - k, k, rho]])),
        1,
        1e-10,
      );
      near(
        expected(n, rho, (k) => blockBet([[n - k, k, rho]])),
        1,
        1e-10,
      );
      const tolerated = (rho * 1.5) / (1 - rho + rho * 1.5);
      near(
        expected(n, tolerated, (k) => evidence([[n - k, k, rho]], { r0: 1.5 })),
        1,
        1e-10,
      );
      const doubled = (rho * 2) / (1 - rho + rho * 2);
      near(
        expected(n, doubled, (k) => certificate([[n - k, k, rho]], 2)),
        1,
        1e-10,
      );
      expect(expected(n, rho, (k) => evidence([[n - k, k, rho]], { c: 3 }))).toBeLessThanOrEqual(1 + 1e-12);
      expect(expected(n, rho * 0.7, (k) => evidence([[n - k, k, rho]]))).toBeLessThan(1);
    }
  });

  test('clusters: incidents of any sizes up to c, each in one arm, keep E[e] at most 1', () => {
    const sizes = [3, 1, 2, 3, 1, 3];
    const n = sizes.reduce((a, b) => a + b, 0);
    for (const rho of [0.05, 0.3, 0.5]) {
      let divided = 0;
      let plain = 0;
      let block = 0;
      for (let arms = 0; arms < 2 ** sizes.length; arms += 1) {
        let k = 0;
        let weight = 1;
        sizes.forEach((size, i) => {
          if ((arms >> i) % 2 === 1) k += size;
          weight *= (arms >> i) % 2 === 1 ? rho : 1 - rho;
        });
        divided += weight * Math.exp(evidence([[n - k, k, rho]], { c: 3 }));
        plain += weight * Math.exp(evidence([[n - k, k, rho]]));
        block += weight * Math.exp(blockBet([[n - k, k, rho]]));
      }
      expect(divided).toBeLessThanOrEqual(1 + 1e-12);
      near(block, 1, 1e-12);
      expect(plain).toBeGreaterThan(1.5);
    }
  });

  const looks = fc.array(fc.tuple(fc.nat(100), fc.nat(40), fc.double({ min: 0.01, max: 0.99, noNaN: true })), {
    maxLength: 12,
  });

  test('a state stored as JSON goes on exactly', () => {
    fc.assert(
      fc.property(looks, fc.nat(12), (list, at) => {
        const step = (state: EvidenceState, [errorsStable, errorsCanary, rho]: [number, number, number]) =>
          updateEvidence(state, { errorsStable, errorsCanary, rho });
        const before = list.slice(0, at).reduce(step, startEvidence());
        const stored = JSON.parse(JSON.stringify(before)) as EvidenceState;
        expect(list.slice(at).reduce(step, stored)).toEqual(list.reduce(step, startEvidence()));
      }),
    );
  });

  test('the order of looks does not matter, nor splitting one look into two at the same share', () => {
    fc.assert(
      fc.property(looks, (list) => {
        const reversed = [...list].reverse();
        expect(Math.abs(evidence(list) - evidence(reversed))).toBeLessThan(1e-8);
        const split = list.flatMap(([e0, e1, rho]): [number, number, number][] => [[e0, 0, rho], [0, e1, rho]]); // prettier-ignore
        expect(Math.abs(evidence(list) - evidence(split))).toBeLessThan(1e-8);
      }),
    );
  });

  test('a share of 0 or 1 is skipped: nothing can be compared', () => {
    for (const rho of [0, 1]) {
      const look = { errorsStable: 0, errorsCanary: 50, rho };
      expect(updateEvidence(startEvidence(), look)).toEqual(startEvidence());
      expect(updateBlockBet(startBlockBet(), look)).toEqual(startBlockBet());
      expect(updateCertificate(startCertificate(), { ...look, rt: 2 })).toEqual(startCertificate());
    }
  });

  test('three times the errors is rolled back soon, equal errors are certified', () => {
    const bad = new Array<[number, number, number]>(15).fill([27, 9, 0.1]);
    expect(evidence(bad)).toBeGreaterThan(Math.log(100));
    const good = new Array<[number, number, number]>(15).fill([27, 3, 0.1]);
    expect(evidence(good)).toBeLessThan(0);
    expect(certificate(good, 2)).toBeGreaterThan(Math.log(20));
    expect(certificate(bad, 2)).toBeLessThan(0);
  });

  test('numbers that are none throw and change nothing', () => {
    const state = startEvidence();
    expect(() => updateEvidence(state, { errorsStable: NaN, errorsCanary: 1, rho: 0.1 })).toThrow('errorsStable');
    expect(() => updateEvidence(state, { errorsStable: 1, errorsCanary: -1, rho: 0.1 })).toThrow('errorsCanary');
    expect(() => updateEvidence(state, { errorsStable: 1, errorsCanary: 1, rho: NaN })).toThrow('rho');
    expect(() => updateEvidence(state, { errorsStable: 1, errorsCanary: 1, rho: 0.1, c: 0.5 })).toThrow('c must be');
    expect(() => updateEvidence(state, { errorsStable: 1, errorsCanary: 1, rho: 0.1, r0: 0 })).toThrow('r0');
    expect(() => updateCertificate(startCertificate(), { errorsStable: 1, errorsCanary: 1, rho: 0.1, rt: 1 })).toThrow(
      'rt',
    );
    expect(() => lnE({ S: [0, 0] })).toThrow('the stored evidence must hold 7 finite numbers');
    expect(() => lnE({ S: [0, 0, 0, 0, 0, 0, NaN] })).toThrow(RangeError);
    expect(() => lnCertificate({ S: [] })).toThrow(RangeError);
  });
});

describe('forecast of the certificate', () => {
  // exact dynamic programme, median and 90 % of the errors needed when the ratio is truly 1
  test.each([
    [0.05, 2, 178, 403],
    [0.1, 1.5, 297, 718],
    [0.1, 2, 99, 228],
    [0.1, 3, 36, 77],
    [0.25, 2, 52, 119],
    [0.5, 1.5, 122, 305],
    [0.5, 2, 42, 109],
  ])('share %p, below %p', (rho, rt, median, ninety) => {
    expect(Math.abs(certificateForecast(0.5, { rho, rt }) / median - 1)).toBeLessThan(0.13);
    expect(Math.abs(certificateForecast(0.9, { rho, rt }) / ninety - 1)).toBeLessThan(0.09);
  });

  test('the probability rises from 0 to 1 and the forecast inverts it', () => {
    const plan = { rho: 0.1, rt: 2 };
    expect(certifiedBy(0, plan)).toBe(0);
    expect(certifiedBy(1e5, plan)).toBeCloseTo(1, 12);
    near(certifiedBy(certificateForecast(0.5, plan), plan), 0.5, 1e-9);
    expect(() => certificateForecast(1, plan)).toThrow('quantile');
    expect(() => certifiedBy(5, { rho: 0.1, rt: 0.5 })).toThrow('rt');
  });
});
