import { z } from 'zod';

/** One rule set: the YAML vocabulary of `validate-data`. */
export const ruleSetSchema = z.strictObject({});

/** What a user can type for `validate-data`. */
export const validateDataSettings = z.object({});
