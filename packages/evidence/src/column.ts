import { z } from 'zod';

/** What a gate saw of one column of the data it judged. */
export const columnSchema = z.strictObject({
  name: z.string(),
  type: z.string().describe('What its values are: integer, float, string, boolean, date, timestamp ...'),
  nulls: z.number().min(0).max(1).optional().describe('Share of rows without a value'),
  referenceNulls: z.number().min(0).max(1).optional().describe('The same of the reference'),
});
export type ColumnFacts = z.output<typeof columnSchema>;
