/** What a database said about a statement, as one line. */
export class QueryError extends Error {
  /** The statement itself is at fault, so the message quotes the user's words and no value of a row. */
  readonly ofStatement: boolean;

  constructor(message: string, ofStatement: boolean, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'QueryError';
    this.ofStatement = ofStatement;
  }
}
