/**
 * The text of a number of a floating-point or decimal type, the same on every engine: decimals with their own digits, a whole double
 * below 1e18 without a fraction, other doubles by the fewest digits that tell them apart. `shortest` is the engine's own such text.
 */
export function numberText(
  value: string,
  {
    decimal,
    shortest,
    isNan,
  }: { decimal: string; shortest: (double: string) => string; isNan: (double: string) => string },
): string {
  const double = `CAST(${value} AS DOUBLE PRECISION)`;
  const infinity = `CAST('Infinity' AS DOUBLE PRECISION)`;
  return `CASE WHEN ${value} IS NULL THEN NULL WHEN ${decimal} THEN CAST(${value} AS VARCHAR) WHEN ${isNan(double)} THEN 'NaN' WHEN ${double} = ${infinity} THEN 'Infinity' WHEN ${double} = -${infinity} THEN '-Infinity' WHEN abs(${double}) < 1e18 AND ${double} = floor(${double}) THEN CAST(CAST(${double} AS BIGINT) AS VARCHAR) ELSE ${shortest(double)} END`;
}
