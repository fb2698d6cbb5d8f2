import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type History, measureDelivery, type Measurement, type MetricName, metricNames } from '@tidegate/delivery';
import { alert, at, deployed, history } from './records-for-tests.ts';

const days = 24;
const window = { start: at(10 * days), end: at(40 * days) };
const options = { incidentWithin: 7 * days * 3_600_000 };
const hours = (count: number): number => count * 3600;
const measured = (told: History, name: MetricName, model?: string): Measurement =>
  measureDelivery(told, window, { ...options, ...(model !== undefined && { model }) })[0]!.measurements.find(
    (each) => each.name === name,
  )!;
const commit = (hour: number, sha?: string) => ({ committedAt: at(hour), ...(sha !== undefined && { sha }) });

/** A month of one model, every number below worked out by hand. */
const month = history(
  [
    deployed(1, 200, { in_progress: 200, success: 202, inactive: 301 }, commit(190)),
    deployed(2, 300, { in_progress: 300, success: 301, inactive: 404 }, commit(290)),
    deployed(3, 400, { in_progress: 400, failure: 401 }, commit(380)),
    deployed(4, 402, { in_progress: 403, success: 404, inactive: 501 }, commit(401)),
    // Trained again from the commit that is live: new data, no new code.
    deployed(5, 500, { success: 501, inactive: 506 }, { ...commit(401, 'c4'), facts: { dataAt: at(480) } }),
    deployed(6, 505, { success: 506 }, { task: 'rollback', facts: { rollsBack: '5' } }),
    deployed(7, 700, { waiting: 700, in_progress: 701, success: 702 }, commit(690)),
    deployed(8, 950, { in_progress: 951 }, commit(949)),
  ],
  {
    incidents: [alert(1, 710, 716)],
    drifts: [alert(2, 650)],
    gateRuns: ['success', 'failure', 'success', 'cancelled', 'success'].map((conclusion, id) => ({
      id,
      createdAt: at(300 + id),
      conclusion,
    })),
  },
);

describe('a month, by hand', () => {
  test.each<[MetricName, number, number]>([
    // 2, 4, 5 and 7 went live.
    ['deployment-frequency', 4 / 30, 4],
    // 2: 11 h, 4: 3 h, 7: 12 h. 5 carries the commit of 4.
    ['lead-time', hours(11), 3],
    ['lead-time-p90', hours(11.8), 3],
    // Of 2, 3, 4, 5 and 7: 3 failed, 5 was rolled back, 7 has an incident.
    ['change-failure-rate', 3 / 5, 5],
    // 3: 401 to 404. 5: 501 to 506. 7: 710 to 716.
    ['recovery-time', hours(5), 3],
    // Of 2, 4, 5, 6 and 7: 4 mended what 3 had left, 6 is a rollback.
    ['rework-rate', 2 / 5, 5],
    // 5, of 2, 4, 5 and 7.
    ['rollback-rate', 1 / 4, 4],
    // 5: 480 to 501.
    ['data-to-production-time', hours(21), 1],
    // One failed, three succeeded, the cancelled one says nothing.
    ['gate-rejection-rate', 1 / 4, 4],
    // 7: 700 to 701.
    ['approval-time', hours(1), 1],
    // 650 to 702.
    ['drift-to-redeploy-time', hours(52), 1],
  ])('%s', (name, value, sampleSize) => {
    const found = measured(month, name);
    expect(found.value).toBeCloseTo(value, 9);
    expect(found.sampleSize).toBe(sampleSize);
    expect(found.missing).toBeUndefined();
  });

  test('all metrics in their order, with what was counted', () => {
    const [all, ...each] = measureDelivery(month, window, options);
    expect(all!.measurements.map(({ name }) => name)).toEqual(metricNames);
    expect(each).toEqual([]);
    expect(all!.counts).toEqual({
      finished: 6,
      live: 5,
      failed: 1,
      rollbacks: 1,
      rejected: 0,
      'not-started': 0,
      superseded: 0,
      'in-flight': 1,
      'open-outages': 0,
    });
  });

  test('intervals: three times are bounded by nothing at 95 %, shares and rates always are', () => {
    expect(measured(month, 'lead-time')).not.toHaveProperty('lower');
    expect(measured(month, 'lead-time')).not.toHaveProperty('upper');
    // scipy.stats.binomtest(3, 5).proportion_ci(method='wilson'), chi2 quantiles of 4 over 30 days; scipy 1.17.1
    const rate = measured(month, 'change-failure-rate');
    expect([rate.lower, rate.upper]).toEqual([expect.closeTo(0.2307, 4), expect.closeTo(0.8824, 4)]);
    const frequency = measured(month, 'deployment-frequency');
    expect([frequency.lower, frequency.upper]).toEqual([
      expect.closeTo(1.0899 / 30, 4),
      expect.closeTo(10.2416 / 30, 4),
    ]);
  });
});

describe('nothing is never zero', () => {
  test('without records every metric says why it is missing', () => {
    const [all] = measureDelivery(history([]), window, options);
    for (const { value, missing, sampleSize } of all!.measurements) {
      expect(value).toBeUndefined();
      expect(missing).toMatch(/\w/);
      expect(sampleSize).toBe(0);
    }
  });

  test('what could not be read is missing where it would make a number too good, and only there', () => {
    const unread = { unread: 'needs `issues: read`' };
    const told = { ...month, incidents: unread, drifts: unread };
    for (const name of ['change-failure-rate', 'recovery-time', 'rework-rate', 'drift-to-redeploy-time'] as const)
      expect(measured(told, name)).toMatchObject({ missing: 'needs `issues: read`' });
    expect(measured(told, 'rollback-rate').value).toBe(0.25);
    expect(measured(told, 'deployment-frequency').sampleSize).toBe(4);
    expect(measured({ ...month, gateRuns: { unread: 'needs `actions: read`' } }, 'gate-rejection-rate')).toMatchObject({
      missing: 'needs `actions: read`',
    });
    expect(measured({ ...month, commitsUnread: 'needs `contents: read`' }, 'lead-time').missing).toBe(
      'needs `contents: read`',
    );
  });

  test('a history that is younger than the window is told', () => {
    const note = (first: number) =>
      measured(history([deployed(1, first, { success: first + 1 })]), 'deployment-frequency').note;
    expect(note(10 * days)).toBeUndefined();
    expect(note(25 * days)).toBe('the records begin 50 % into the window');
  });

  test('a share that is zero of something is a value', () => {
    const quiet = history([deployed(1, 300, { success: 301 })]);
    expect(measured(quiet, 'change-failure-rate')).toMatchObject({ value: 0, sampleSize: 1, lower: 0 });
    expect(measured(quiet, 'recovery-time').missing).toBe('nothing that had failed recovered in the window');
    expect(measured(quiet, 'lead-time').missing).toMatch(/not in the repository/);
  });
});

describe('recovery', () => {
  const recovery = (records: Parameters<typeof history>[0], more: Partial<History> = {}) =>
    measured(history(records, more), 'recovery-time');

  test('an outage that began before the window and was over in it belongs to it', () => {
    const found = recovery([deployed(1, 230, { in_progress: 230, failure: 231 }), deployed(2, 250, { success: 251 })]);
    expect(found).toMatchObject({ value: hours(20), sampleSize: 1 });
  });

  test('one that was over before the window does not', () => {
    expect(recovery([deployed(1, 200, { failure: 201 }), deployed(2, 210, { success: 211 })]).value).toBeUndefined();
  });

  test('one that lasts is told, and is no zero', () => {
    expect(recovery([deployed(1, 300, { failure: 301 })]).missing).toBe('1 failed and not recovered yet');
  });

  test('failures in a row are one outage, from the first of them', () => {
    const found = recovery([
      deployed(1, 300, { failure: 301 }),
      deployed(2, 302, { failure: 303 }),
      deployed(3, 310, { success: 311 }),
    ]);
    expect(found).toMatchObject({ value: hours(10), sampleSize: 1 });
  });

  test('another model that went live mends nothing', () => {
    const facts = (model: string) => ({ facts: { model } });
    const found = recovery([
      deployed(1, 300, { failure: 301 }, facts('flights')),
      deployed(2, 310, { success: 311 }, facts('hotels')),
    ]);
    expect(found.missing).toBe('1 failed and not recovered yet');
  });

  test('a run that was run again recovers by itself, and is no rework', () => {
    const again = history([
      deployed(1, 300, [
        ['in_progress', 300],
        ['failure', 301],
        ['in_progress', 302],
        ['success', 304],
      ]),
    ]);
    expect(measured(again, 'recovery-time').value).toBe(hours(3));
    expect(measured(again, 'change-failure-rate').value).toBe(1);
    expect(measured(again, 'rework-rate').value).toBe(0);
  });

  test('an incident that is open leaves it open; a rollback ends it all the same', () => {
    const live = deployed(1, 300, { success: 301 });
    expect(recovery([live], { incidents: [alert(1, 302)] }).missing).toMatch(/1 failed/);
    const rollback = deployed(2, 303, { success: 305 }, { task: 'rollback' });
    expect(recovery([live, rollback], { incidents: [alert(1, 302)] }).value).toBe(hours(3));
  });
});

describe('what counts as failed', () => {
  const failed = (records: Parameters<typeof history>[0], more: Partial<History> = {}) => {
    const { value, sampleSize } = measured(history(records, more), 'change-failure-rate');
    return [value, sampleSize];
  };

  test('in-flight, superseded, refused and never started deployments count nowhere', () => {
    expect(
      failed([
        deployed(1, 300, { success: 301 }),
        deployed(2, 310, { in_progress: 310 }),
        deployed(3, 320, { in_progress: 320, inactive: 321 }),
        deployed(4, 330, { waiting: 330, failure: 331 }),
        deployed(5, 340, { error: 340 }),
      ]),
    ).toEqual([0, 1]);
  });

  test('an incident is laid to what was live when it was opened, if that was not long before', () => {
    const records = [deployed(1, 300, { success: 301 }), deployed(2, 400, { success: 401 })];
    expect(failed(records, { incidents: [alert(1, 350)] })).toEqual([0.5, 2]);
    expect(failed(records, { incidents: [alert(1, 350), alert(2, 360)] })).toEqual([0.5, 2]);
    expect(failed(records, { incidents: [alert(1, 350), alert(2, 410)] })).toEqual([1, 2]);
    expect(failed(records, { incidents: [alert(1, 290)] })).toEqual([0, 2]);
    expect(failed(records, { incidents: [alert(1, 401 + 7 * days + 1)] })).toEqual([0, 2]);
  });

  test('a rollback takes back what it names, by id or by version, else what was live', () => {
    const records = (rollsBack?: string) => [
      deployed(1, 300, { success: 301 }, { facts: { version: 'v1' } }),
      deployed(2, 400, { success: 401 }, { facts: { version: 'v2' } }),
      deployed(3, 410, { success: 411 }, { task: 'rollback', facts: rollsBack === undefined ? {} : { rollsBack } }),
    ];
    const began = (rollsBack?: string) => measured(history(records(rollsBack)), 'recovery-time').value;
    expect(began('1')).toBe(hours(100));
    expect(began('v1')).toBe(hours(100));
    expect(began('v2')).toBe(hours(10));
    expect(began()).toBe(hours(10));
    // Of a record that was deleted.
    expect(began('77')).toBe(hours(10));
    expect(measured(history(records('1')), 'rollback-rate').value).toBe(0.5);
  });
});

describe('many models', () => {
  const facts = (model: string) => ({ facts: { model } });
  const told = history(
    [
      deployed(1, 300, { success: 301 }, { ...facts('flights'), ...commit(299, 'c') }),
      deployed(2, 300, { success: 302 }, { ...facts('hotels'), ...commit(299, 'c') }),
      deployed(3, 310, { failure: 311 }, { ...facts('hotels'), ...commit(309) }),
    ],
    {
      incidents: [alert(1, 305, 306, { title: 'hotels answers nonsense' })],
      drifts: [alert(2, 299, 400, { labels: ['drift', 'model: flights'] })],
    },
  );

  test('each is measured by itself, and all together', () => {
    const found = measureDelivery(told, window, options);
    expect(found.map(({ model }) => model)).toEqual([undefined, 'flights', 'hotels']);
    const rates = found.map(({ measurements }) => measurements.find(({ name }) => name === 'change-failure-rate')!);
    expect(rates.map(({ value, sampleSize }) => [value, sampleSize])).toEqual([
      [2 / 3, 3],
      [0, 1],
      [1, 2],
    ]);
  });

  test('one alone, when it was asked for', () => {
    const found = measureDelivery(told, window, { ...options, model: 'hotels' });
    expect(found.map(({ model }) => model)).toEqual(['hotels']);
    expect(measured(told, 'lead-time', 'hotels')).toMatchObject({ value: hours(3), sampleSize: 1 });
  });

  test('issues are laid to the model they name', () => {
    expect(measured(told, 'drift-to-redeploy-time', 'flights')).toMatchObject({ value: hours(2), sampleSize: 1 });
    expect(measured(told, 'drift-to-redeploy-time', 'hotels').value).toBeUndefined();
  });
});

describe('laws', () => {
  const hour = fc.integer({ min: 0, max: 1000 });
  const state = fc.constantFrom('waiting', 'queued', 'in_progress', 'success', 'failure', 'error', 'inactive');
  const record = fc.record({
    begun: hour,
    course: fc.array(fc.tuple(state, fc.integer({ min: 0, max: 50 })), { maxLength: 5 }),
    task: fc.constantFrom('deploy', 'deploy', 'rollback'),
    model: fc.constantFrom('flights', 'hotels'),
    key: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    ago: fc.integer({ min: -2, max: 90 }),
  });
  const histories = fc
    .record({ records: fc.array(record, { maxLength: 12 }), opened: fc.array(fc.tuple(hour, hour), { maxLength: 4 }) })
    .map(({ records, opened }) =>
      history(
        records.map(({ begun, course, task, model, key, ago }, id) =>
          deployed(
            id,
            begun,
            course.map(([each, after]) => [each, begun + after] as const),
            {
              task,
              committedAt: at(begun - ago),
              facts: { model, ...(key !== undefined && { key }) },
            },
          ),
        ),
        { incidents: opened.map(([from, to], number) => alert(number, from, from + to, { title: 'flights' })) },
      ),
    );

  test('the order of the records changes nothing', () => {
    fc.assert(
      fc.property(histories, (told) => {
        const turned = {
          ...told,
          deployments: told.deployments.toReversed().map((each) => ({ ...each, statuses: each.statuses.toReversed() })),
          incidents: (told.incidents as readonly ReturnType<typeof alert>[]).toReversed(),
        };
        expect(measureDelivery(turned, window, options)).toEqual(measureDelivery(told, window, options));
      }),
      { numRuns: 40 },
    );
  });

  test('everything moved in time moves nothing; every share lies in its interval, and a value has a sample', () => {
    const moved = <T>(value: T): T =>
      JSON.parse(JSON.stringify(value), (_, each: unknown) =>
        typeof each === 'number' && each > 1e11 ? each + 86_400_000 * 64 : each,
      ) as T;
    fc.assert(
      fc.property(histories, (told) => {
        const found = measureDelivery(told, window, options);
        expect(measureDelivery(moved(told), moved(window), options)).toEqual(found);
        for (const { value, lower = -Infinity, upper = Infinity, sampleSize, missing } of found.flatMap(
          ({ measurements }) => measurements,
        )) {
          expect(value === undefined).toBe(missing !== undefined);
          expect(value === undefined).toBe(sampleSize === 0);
          if (value !== undefined) expect(value >= lower && value <= upper && Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('each model measured apart has what it has among the others', () => {
    fc.assert(
      fc.property(histories, (told) => {
        const models = new Set(told.deployments.map(({ payload }) => payload.model));
        if (models.size < 2) return;
        for (const { model, measurements } of measureDelivery(told, window, options).slice(1)) {
          const [alone] = measureDelivery(told, window, { ...options, model: model! });
          expect(alone!.measurements).toEqual(measurements);
        }
      }),
      { numRuns: 30 },
    );
  });
});
