import { checkAnswers } from './foreign-answers.ts';
import { classOf, isBlank, numberIn } from './fields.ts';
import type { FoundColumns, ModelColumns } from './columns.ts';
import { GrowingNumbers, GrowingTexts } from './growing.ts';
import type { AskedColumns, Categories, ModelAnswers, Predictions } from './predictions.ts';
import { faultsOfIds, orderById } from './row-order.ts';

/** Takes rows in and gives columns out. */
export class RowCollector {
  readonly #ids: string[] = [];
  readonly #asked: AskedColumns;
  readonly #texts: { name: string; at: number; into: GrowingTexts; needed: boolean }[] = [];
  readonly #numbers: { name: string; at: number; into: GrowingNumbers }[] = [];
  readonly #blank: Record<string, number> = {};
  readonly #notNumbers: Record<string, { rows: number; first: string }> = {};
  readonly #columns: FoundColumns;

  constructor(columns: FoundColumns, asked: AskedColumns) {
    this.#columns = columns;
    this.#asked = asked;
    const label = new GrowingTexts(classOf);
    if (asked.answers === 'numbers') this.#number('label', columns.label);
    else this.#texts.push({ name: 'label', at: columns.label, into: label, needed: true });
    for (const model of models(columns)) {
      const { answer, score } = model;
      if (answer !== undefined && asked.answers === 'classes')
        this.#texts.push({ name: model.answerName, at: answer, into: new GrowingTexts(classOf, label), needed: true });
      if (answer !== undefined && asked.answers === 'numbers') this.#number(model.answerName, answer);
      if (score !== undefined) this.#number(model.scoreName, score);
    }
    for (const [name, at] of columns.slices) this.#text(name, at);
    if (columns.cluster !== undefined)
      this.#texts.push({ name: 'cluster', at: columns.cluster, into: new GrowingTexts(), needed: true });
  }

  get count(): number {
    return this.#ids.length;
  }

  add(fields: readonly string[]): void {
    this.#ids.push(fields[this.#columns.id]!);
    for (const { name, at, into, needed } of this.#texts) {
      const text = fields[at]!;
      into.push(text);
      if (needed && isBlank(text)) this.#countBlank(name);
    }
    for (const { name, at, into } of this.#numbers) into.push(this.#read(name, fields[at]!));
  }

  finish(path: string, digest: string): Predictions {
    const order = orderById(this.#ids);
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
    if (answers === 'classes')
      for (const { answerName } of models(this.#columns))
        this.#countBlank(answerName, checkAnswers(path, answerName, texts(answerName), labels.classes!));
    const faults = {
      ...faultsOfIds(this.#ids, order),
      blank: { ...this.#blank },
      notNumbers: { ...this.#notNumbers },
    };
    return {
      path,
      rows: order.length,
      digest,
      labels,
      candidates: new Map([...candidates].map(([name, each]) => [name, model(each)])),
      ...(production && { production: model(production) }),
      slices: new Map([...slices.keys()].map((name) => [name, texts(sliceKey(name))])),
      ...(cluster !== undefined && { clusters: texts('cluster') }),
      faults,
    };
  }

  #text(name: string, at: number): void {
    this.#texts.push({ name: sliceKey(name), at, into: new GrowingTexts(), needed: false });
  }

  #number(name: string, at: number): void {
    this.#numbers.push({ name, at, into: new GrowingNumbers() });
  }

  #read(name: string, text: string): number {
    if (isBlank(text)) {
      this.#countBlank(name);
      return NaN;
    }
    const value = numberIn(text);
    if (!Number.isNaN(value)) return value;
    const found = (this.#notNumbers[name] ??= { rows: 0, first: text });
    found.rows += 1;
    return NaN;
  }

  #countBlank(name: string, rows = 1): void {
    if (rows > 0) this.#blank[name] = (this.#blank[name] ?? 0) + rows;
  }
}

/** A slice may be of a column that is read for itself too. */
const sliceKey = (name: string) => `slice ${name}`;

const models = ({ candidates, production }: FoundColumns): ModelColumns[] => [
  ...candidates.values(),
  ...(production ? [production] : []),
];
