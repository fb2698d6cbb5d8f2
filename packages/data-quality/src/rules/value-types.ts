/** Value types a column can be declared to have. */
export const valueTypes = ['integer', 'float', 'string', 'boolean', 'date', 'timestamp'] as const;
export type ValueType = (typeof valueTypes)[number];
