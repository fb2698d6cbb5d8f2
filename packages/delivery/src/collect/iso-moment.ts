import { z } from 'zod';

/** ISO 8601 as GitHub writes it, as milliseconds since the epoch. */
export const isoMoment = () => z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
