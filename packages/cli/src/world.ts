/** What a command sees of the world. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Registers for Ctrl-C and for being ended. */
  readonly onInterrupt: (listener: () => void) => void;
  /** A folder within the product: where this program lies. */
  readonly start: string;
}

/** As of the gates: 0 went through, 1 a red verdict, 2 an input a user can mend, 3 a bug of ours; 130 ended by Ctrl-C. */
export const exitCodes = { green: 0, red: 1, userError: 2, bug: 3, interrupted: 130 } as const;
