import type { Exec } from './exec.ts';
import type { RouterKind } from './kinds.ts';
import type { StateStore } from '../stores/store.ts';
import type { Weights } from '../weights.ts';

/** What a router says about itself. */
export interface Reading {
  readonly weights: Weights;
  /** Weights of its configuration, to which a reload falls back. */
  readonly initial?: Weights;
  /** Changes when the router starts anew and forgets what it was told. */
  readonly epoch?: string;
  /** Arms its own health checks have taken out. */
  readonly down?: readonly Arm[];
  /** The weights are asked for and not in force yet, as of a managed endpoint that is being updated. */
  readonly settling?: boolean;
}

export type Arm = 'stable' | 'candidate';

/** Splits traffic between two arms. Adding one is a file of its own, its name in `kinds.ts` and a line in `open.ts`. */
export interface TrafficRouter {
  readonly kind: string;
  /** Which routed place, for messages and for the rollout's identity: never with credentials. */
  readonly location: string;
  readonly capabilities: {
    /** How long a change may take until it can be read back, milliseconds. */
    readonly deadlineMs: number;
    /** Whether a change shows only after a while, so that asking again at once is of no use. */
    readonly asynchronous: boolean;
    /** The weights for a share of 0..1. Throws a UserError `unsupported` for a share the router cannot do. */
    readonly weightsFor: (share: number) => Weights;
  };
  /** Present weights. Throws a UserError when they cannot be read. */
  read(): Promise<Reading>;
  /**
   * Asks for new weights; whether they hold is for `read` to say. `expected` are the weights last read: a router that can compare and
   * set refuses with a UserError `conflict` when they differ.
   */
  write(weights: Weights, expected: Weights): Promise<void>;
  /** Where state is kept, for routers that can keep it on the target. */
  readonly store?: StateStore;
}

/** What a user typed about the router. */
export interface RouterInputs {
  readonly router: RouterKind;
  readonly target: Readonly<Record<string, unknown>>;
  readonly stable: string;
  readonly candidate: string;
}

/** What of the world a router needs. */
export interface RouterTools {
  readonly exec: Exec;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Absolute path of a path the user typed. */
  path(typed: string): string;
  readonly workspace: string;
}

/** Reads `target` and makes the router. Throws a UserError for a target that cannot be. */
export type OpenRouter = (inputs: RouterInputs, tools: RouterTools) => TrafficRouter;
