import { z } from 'zod';

/** What a user can type for `trigger-deploy`. */
export const deploySettings = z.object({});
