import { NoAnswer } from '../answers/answer.ts';
import { at } from '../answers/body.ts';
import { readPredictions } from '../answers/predictions.ts';
import { countOf, type Protocol, versionText } from './protocol.ts';

const usual = ['predictions', 'prediction'];
const versionPaths = ['model_version', 'modelVersion', 'model.version', 'version'];
const rowLists = ['rows', 'instances', 'inputs', 'records', 'data'];

/** Any HTTP service that takes JSON and gives JSON; `predictions` is the dotted path of the answers in its body. */
export function restProtocol(predictions?: string): Protocol {
  return {
    healthPaths: ['/health'],
    predictPath: '/predict',
    isBody: () => true,
    bodyOf: (rows) => (rows.length === 1 ? rows[0] : rows),
    rowsIn(body) {
      if (Array.isArray(body)) return body.length;
      const lists = rowLists.map((name) => at(body, name)).filter((value) => Array.isArray(value));
      return lists.length === 1 ? countOf(lists[0]) : undefined;
    },
    read(body) {
      if (predictions === undefined && (Array.isArray(body) || typeof body !== 'object')) return readPredictions(body);
      const paths = predictions === undefined ? usual : [predictions];
      const path = paths.find((name) => at(body, name) !== undefined);
      if (path !== undefined) return readPredictions(at(body, path));
      const hint = predictions === undefined ? '; name their place with `predictions` under `expect`' : '';
      throw new NoAnswer(`the body has no ${paths.join(' or ')}${hint}`);
    },
    versionIn: (body, headers) =>
      versionText(headers['x-model-version']) ??
      versionPaths.map((path) => versionText(at(body, path))).find((version) => version !== undefined),
  };
}
