/** Encodings of text files. */
export const encodings = ['utf-8', 'latin-1', 'utf-16'] as const;
export type Encoding = (typeof encodings)[number];
