import { nearest, UserError } from '@tidegate/evidence';
import { printable, quoted } from '../printable.ts';
import type { AskedColumns } from './predictions.ts';

/** Where the columns of a predictions file stand. */
export interface FoundColumns {
  readonly id: number;
  readonly label: number;
  readonly candidates: ReadonlyMap<string, ModelColumns>;
  readonly production?: ModelColumns;
  readonly slices: ReadonlyMap<string, number>;
  readonly cluster?: number;
}

export interface ModelColumns {
  /** Names, for messages. */
  readonly answerName: string;
  readonly scoreName: string;
  readonly answer?: number;
  readonly score?: number;
}

/** Throws a UserError that names the column which is missing or stands twice, and the nearest there is. */
export function findColumns(path: string, header: readonly string[], asked: AskedColumns): FoundColumns {
  const twice = header.find((name, at) => header.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new UserError('unreadable', `The predictions file ${path} has two columns ${quoted(twice)}.`, {
      hint: 'Name each column once.',
    });
  }
  const column = (name: string) => {
    const at = header.indexOf(name);
    return at >= 0 ? at : missing(path, header, name);
  };
  const model = (answerName: string): ModelColumns => {
    const scoreName = `${answerName}_score`;
    return {
      answerName,
      scoreName,
      ...(asked.answers && { answer: column(answerName) }),
      ...(asked.scores && { score: column(scoreName) }),
    };
  };
  const id = column('id');
  const label = column('label');
  const answerNames = answerColumns(header);
  if (answerNames.length === 0) column(asked.answers ? 'candidate' : 'candidate_score');
  const cluster = header.indexOf('cluster');
  return {
    id,
    label,
    candidates: new Map(answerNames.map((name) => [candidateOf(name, answerNames), model(name)])),
    ...(asked.production && { production: model('production') }),
    slices: new Map(asked.slices.map((name) => [name, column(name)])),
    ...(cluster >= 0 && { cluster }),
  };
}

/** `candidate` and `candidate_score` are of one model, `candidate_x` and `candidate_x_score` of another: the answers' column of each. */
function answerColumns(header: readonly string[]): string[] {
  const names = header.flatMap((name) => {
    const found = /^candidate(?:_(.+))?$/.exec(name);
    if (!found) return [];
    const own = (found[1] ?? '').replace(/(?:^|_)score$/, '');
    return [own === '' ? 'candidate' : `candidate_${own}`];
  });
  return [...new Set(names)];
}

/** The model's name; one that is called `candidate` itself gives way to the column of that name. */
function candidateOf(answerName: string, all: readonly string[]): string {
  const own = answerName.replace(/^candidate_/, '');
  return own === 'candidate' && all.includes('candidate') ? answerName : own;
}

function missing(path: string, header: readonly string[], name: string): never {
  const close = nearest(name, header);
  throw new UserError('bad-input', `The predictions file ${path} has no column \`${printable(name)}\`.`, {
    hint: `It has ${header.slice(0, 10).map(printable).join(', ')}${close === undefined ? '' : `; rename ${printable(close)}`}.`,
  });
}
