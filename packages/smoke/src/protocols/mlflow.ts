import { NoAnswer } from '../answers/answer.ts';
import { at } from '../answers/body.ts';
import { readPredictions } from '../answers/predictions.ts';
import { countOf, type Protocol } from './protocol.ts';

const bodies = ['dataframe_split', 'dataframe_records', 'instances', 'inputs'];

/** MLflow's scoring server (`mlflow models serve`): /ping and /invocations. Its /version is that of MLflow, not of the model. */
export function mlflowProtocol(): Protocol {
  return {
    healthPaths: ['/ping'],
    predictPath: '/invocations',
    isBody: (value) => bodies.some((key) => Object.hasOwn(value, key)),
    bodyOf(rows) {
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      const data = rows.map((row) => columns.map((column) => row[column] ?? null));
      return { dataframe_split: { columns, data } };
    },
    rowsIn: (body) =>
      countOf(at(body, 'dataframe_split.data')) ??
      ['dataframe_records', 'instances', 'inputs'].map((key) => countOf(at(body, key))).find((n) => n !== undefined),
    read(body) {
      const predictions = at(body, 'predictions');
      if (predictions === undefined) throw new NoAnswer('the body has no predictions');
      return readPredictions(predictions);
    },
    versionIn: () => undefined,
  };
}
