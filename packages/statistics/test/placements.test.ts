import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placements } from '../src/placements.ts';

const byCounting = (values: readonly number[], others: readonly number[]) =>
  values.map((value) => {
    const below = others.filter((other) => other < value).length;
    const ties = others.filter((other) => other === value).length;
    return (below + below + ties) / 2 / others.length;
  });

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const few = fc.constantFrom(0, -0, 1, 0.1 + 0.2, 0.3, 5e-324, -5e-324, 1.7e308, -1.7e308);

test.each([
  ['any numbers', finite],
  ['ties, the smallest numbers and a range wider than a number can say', few],
  ['few ties in a narrow range', fc.integer({ min: 0, max: 60 }).map((i) => 1 + i * 2 ** -52)],
])('placement values are those of counting: %s', (_, number) => {
  fc.assert(
    fc.property(fc.array(number, { minLength: 1 }), fc.array(number, { minLength: 1 }), (values, others) => {
      expect([...placements(Float64Array.from(values), Float64Array.from(others))]).toEqual(byCounting(values, others));
    }),
  );
});

test('one far value leaves the others in one part, and they are told apart all the same', () => {
  const others = Float64Array.from([...Array.from({ length: 1000 }, (_, i) => i), 1e300]);
  expect(placements(Float64Array.of(0.5, 999, 1e299, 2e300), others)).toEqual(
    Float64Array.of(1 / 1001, 999.5 / 1001, 1000 / 1001, 1),
  );
});
