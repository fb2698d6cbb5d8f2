import { describe, expect, test } from '@jest/globals';
import {
  lnBoosted,
  lnLogRank,
  lnSlowShare,
  startBoosted,
  startEvidence,
  startLogRank,
  startSlowShare,
  updateBoosted,
  updateLogRank,
  updateSlowShare,
} from '@tidegate/statistics';
import { near } from './near.ts';

const alpha = 0.01;

// looks of (stable errors, canary errors, canary share); ln E after each, at most ln 100 (independent Python program)
// prettier-ignore
const boosted: [[number, number, number][], number[]][] = [
  [[[9, 1, 0.1]], [-0.6220944491890268]],
  [[[50, 15, 0.1]], [4.235737742329715]],
  [[[20, 12, 0.1]], [4.605170185988091]],
  [[[90, 130, 0.5]], [3.5973720122619097]],
  [[[5, 6, 0.05]], [4.605170185988091]],
  [[[0, 0, 0.1], [0, 1, 0.1], [3, 0, 0.1]], [0.0, 1.224539925583868, 0.19903769239730054]],
  [[[19, 1, 0.05], [18, 3, 0.1], [15, 7, 0.25]], [-0.5586534819311537, -0.552194695202255, -0.48685998952258736]],
  [[[2, 0, 0.1], [3, 1, 0.1], [2, 2, 0.1], [4, 1, 0.1], [1, 3, 0.1]], [-0.5375011532598049, -0.3313399105771335, 0.9460206308158439, 1.0040605421138808, 3.884356337771081]],
  [[[1, 0, 0.5], [0, 1, 0.5], [0, 2, 0.5], [1, 3, 0.5], [0, 4, 0.5]], [-0.7706718356460822, -0.45119268685103764, 0.2754234641553306, 0.6148841446151487, 2.322818019195464]],
  [[[30, 0, 0.01], [28, 2, 0.01], [31, 0, 0.02], [27, 4, 0.02]], [-0.6160029510864801, 0.633149697227688, -0.2681960798648719, 2.2561002328313706]],
  [[[270, 30, 0.1], [90, 12, 0.1], [0, 5, 0], [40, 9, 0.2]], [-1.2253538753177373, -1.1190511452175267, -1.1190511452175267, -1.5005476653069632]],
];

describe('vectors of an independent Python program', () => {
  test.each(boosted)('boost: %j', (looks, expected) => {
    let state = startBoosted(startEvidence());
    looks.forEach(([errorsStable, errorsCanary, rho], i) => {
      state = updateBoosted(state, { errorsStable, errorsCanary, rho }, alpha);
      near(lnBoosted(state, alpha), expected[i]!, 1e-8);
    });
  });

  test.each([
    [[5, 20, 60, 90, 70, 25], [0, 1, 5, 9, 10, 5], 0.9580925311126764],
    [[100, 100, 100], [10, 10, 10], -0.7186536553336084],
    [[27, 27, 27, 27, 27], [2, 2, 3, 4, 4], 0.07814079798974749],
    [[40, 30, 20, 10], [20, 25, 30, 25], 6.249269556778766],
  ])('log-rank: %j, %j', (stable, canary, expected) => {
    near(lnLogRank(updateLogRank(startLogRank(), { stable, canary })), expected, 1e-8);
  });

  test.each([
    [270, 2700, 30, 300, -2.5835628995018247],
    [270, 2700, 60, 300, 9.807240211350804],
    [1350, 2700, 170, 300, 0.6050317121373192],
    [3, 270, 3, 30, 2.451464910111949],
  ])('slow share: %d of %d, %d of %d', (slowStable, stable, slowCanary, canary, expected) => {
    const state = updateSlowShare(startSlowShare(), { slowStable, stable, slowCanary, canary });
    near(lnSlowShare(state), expected, 1e-8);
  });

  test('the counts of a busy day are no trouble', () => {
    const busy = { slowStable: 9_000_000, stable: 900_000_000, slowCanary: 1_000_000, canary: 100_000_000 };
    expect(lnSlowShare(updateSlowShare(startSlowShare(), busy))).toBeLessThan(0);
    expect(lnSlowShare(updateSlowShare(startSlowShare(), { ...busy, slowCanary: 1_010_000 }))).toBeLessThan(0);
    expect(lnSlowShare(updateSlowShare(startSlowShare(), { ...busy, slowCanary: 1_200_000 }))).toBeGreaterThan(1000);
  });
});
