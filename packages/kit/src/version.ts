/** The released version; the release workflow checks it against the tag. */
export const version = '0.1.0';
