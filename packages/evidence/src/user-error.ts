/** Kinds of trouble a user can mend. Tests and callers match on these, never on the message. */
export type ErrorCode =
  | 'bad-input'
  | 'not-found'
  | 'unreadable'
  | 'unauthorized'
  | 'unreachable'
  | 'conflict'
  | 'unsupported'
  | 'tool-failed'
  | 'timeout';

/**
 * Trouble the user can mend: printed as its message and hint, without a stack. Everything else thrown is a bug of ours.
 * The message is one sentence that names the input, file or address and the value; the hint is the remedy.
 */
export class UserError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'UserError';
    this.code = code;
    this.hint = options.hint;
  }
}
