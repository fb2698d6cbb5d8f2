import { z } from 'zod';

/** What a user can type for `check-model-threshold`. */
export const thresholdSettings = z.object({});

/** What a user can type for `compare-with-production`. */
export const comparisonSettings = z.object({});
