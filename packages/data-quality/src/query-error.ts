import { UserError } from '@tidegate/evidence';

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

/** Trouble with a statement that no rule asked for: a profile or a count that the database cannot make of its own values. */
export function unanswered(error: QueryError): UserError {
  // Quoted words may be values of rows.
  const said = error.ofStatement ? error.message : error.message.replace(/'[^']*'|"[^"]*"/g, "'...'");
  return new UserError('unreadable', `The database cannot count these rows: ${said}.`, {
    hint: 'A value is too large for a double, or of a type that cannot be compared: leave its column out by a view.',
    cause: error,
  });
}
