import type { ColumnPiece, WantedColumn } from './column-piece.ts';
import { textsOf } from './column-piece.ts';
import type { FoundColumns, ModelColumns } from './columns.ts';
import { classOf, isBlank } from './fields.ts';
import { checkAnswers } from './foreign-answers.ts';
import { GrowingTexts } from './growing.ts';
import { NumberColumn } from './number-column.ts';
import type { AskedColumns, Categories, ModelAnswers, PairingFaults, Predictions } from './predictions.ts';
import { orderById } from './row-order.ts';

/** Takes rows in, one by one or as pieces of their columns, and gives columns out. */
export class Collector {
  readonly #ids: string[] = [];
  readonly #texts: { name: string; at: number; into: GrowingTexts; needed: boolean }[] = [];
  readonly #numbers: { name: string; at: number; into: NumberColumn }[] = [];
  readonly #columns: FoundColumns;
  readonly #asked: AskedColumns;

  constructor(columns: FoundColumns, asked: AskedColumns) {
    this.#columns = columns;
    this.#asked = asked;
    const number = (name: string, at: number) => this.#numbers.push({ name, at, into: new NumberColumn() });
    const text = (name: string, at: number, into: GrowingTexts, needed = true) =>
      this.#texts.push({ name, at, into, needed });
    const label = new GrowingTexts(classOf);
    if (asked.answers === 'numbers') number('label', columns.label);
    else text('label', columns.label, label);
    for (const { answerName, scoreName, answer, score } of models(columns)) {
      if (answer !== undefined && asked.answers === 'numbers') number(answerName, answer);
      else if (answer !== undefined) text(answerName, answer, new GrowingTexts(classOf, label));
      if (score !== undefined) number(scoreName, score);
    }
    for (const [name, at] of columns.slices) text(sliceKey(name), at, new GrowingTexts(), false);
    if (columns.cluster !== undefined) text('cluster', columns.cluster, new GrowingTexts());
  }

  get count(): number {
    return this.#ids.length;
  }

  /** The columns to ask a typed file for, each once, in the order of the file. One that is a number somewhere and a text elsewhere is text. */
  get wanted(): WantedColumn[] {
    const uses = new Map<number, WantedColumn['as']>(this.#numbers.map(({ at }) => [at, 'number']));
    for (const { at } of this.#texts) uses.set(at, 'category');
    uses.set(this.#columns.id, 'text');
    return [...uses].map(([at, as]) => ({ at, as })).sort((a, b) => a.at - b.at);
  }

  /** One row, field by field. */
  add(fields: readonly string[]): void {
    this.#ids.push(fields[this.#columns.id]!);
    for (const { at, into } of this.#texts) into.push(fields[at]!);
    for (const { at, into } of this.#numbers) into.add(fields[at]!);
  }

  /** A stretch of rows: the piece of each column that is wanted. */
  addPieces(pieces: ReadonlyMap<number, ColumnPiece>): void {
    for (const id of textsOf(pieces.get(this.#columns.id)!)) this.#ids.push(id);
    for (const { at, into } of this.#texts) into.pushPiece(pieces.get(at)!);
    for (const { at, into } of this.#numbers) into.addPiece(pieces.get(at)!);
  }

  finish(path: string, digest: string): Predictions {
    const { order, ...ids } = orderById(this.#ids);
    const texts = (name: string): Categories => this.#texts.find((each) => each.name === name)!.into.inOrder(order);
    const numbers = (name: string) => this.#numbers.find((each) => each.name === name)!.into.inOrder(order);
    const { answers, scores } = this.#asked;
    const model = ({ answerName, scoreName }: ModelColumns): ModelAnswers => ({
      ...(answers === 'classes' && { classes: texts(answerName) }),
      ...(answers === 'numbers' && { numbers: numbers(answerName) }),
      ...(scores && { scores: numbers(scoreName) }),
    });
    const { candidates, production, slices, cluster } = this.#columns;
    const labels = answers === 'numbers' ? { numbers: numbers('label') } : { classes: texts('label') };
    const empty = models(this.#columns).map(({ answerName: name }) =>
      answers === 'classes'
        ? { name, rows: checkAnswers(path, name, texts(name), labels.classes!) }
        : { name, rows: 0 },
    );
    return {
      path,
      rows: order.length,
      digest,
      labels,
      candidates: new Map([...candidates].map(([name, each]) => [name, model(each)])),
      ...(production && { production: model(production) }),
      slices: new Map([...slices.keys()].map((name) => [name, texts(sliceKey(name))])),
      ...(cluster !== undefined && { clusters: texts('cluster') }),
      faults: { ...ids, ...this.#faults(empty) },
    };
  }

  /** @param empty rows that say nothing, in words */
  #faults(empty: readonly { name: string; rows: number }[]): Pick<PairingFaults, 'blank' | 'notNumbers'> {
    const needed = this.#texts.filter((each) => each.needed);
    const blank: Record<string, number> = {};
    for (const { name, rows } of [
      ...needed.map(({ name, into }) => ({ name, rows: into.rowsOf(isBlank) })),
      ...this.#numbers.map(({ name, into }) => ({ name, rows: into.blank })),
      ...empty,
    ]) {
      if (rows > 0) blank[name] = (blank[name] ?? 0) + rows;
    }
    const notNumbers = this.#numbers.flatMap(({ name, into }) => (into.notNumbers ? [[name, into.notNumbers]] : []));
    return { blank, notNumbers: Object.fromEntries(notNumbers) as PairingFaults['notNumbers'] };
  }
}

/** A slice may be of a column that is read for itself too. */
const sliceKey = (name: string) => `slice ${name}`;

const models = ({ candidates, production }: FoundColumns): ModelColumns[] => [
  ...candidates.values(),
  ...(production ? [production] : []),
];
