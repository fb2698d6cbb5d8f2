import { parseAllDocuments } from 'yaml';
import { type Format, FormatError, jsonValue } from './document.ts';

/** YAML 1.2 (core schema), one document, as DVC and most training scripts write it. `.nan` and `.inf` are numbers. */
export const yaml: Format = {
  name: 'YAML',
  parse(text) {
    const documents = parseAllDocuments(text, { version: '1.2', uniqueKeys: true, logLevel: 'silent' });
    const [document] = documents;
    if (!document) return null;
    if (documents.length > 1) throw new FormatError(`it holds ${documents.length} documents, not one`);
    const [error] = document.errors;
    if (error) throw new FormatError(error.message.split('\n')[0]!.replace(/:$/, ''));
    try {
      return jsonValue(document.toJS({ mapAsMap: true, maxAliasCount: 100 }));
    } catch (cause) {
      if (cause instanceof FormatError) throw cause;
      throw new FormatError((cause as Error).message);
    }
  },
};
