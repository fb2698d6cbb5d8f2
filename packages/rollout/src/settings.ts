import { z } from 'zod';

/** What a user can type for `canary-rollout`. */
export const rolloutSettings = z.object({});
