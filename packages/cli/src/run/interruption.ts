/** Ctrl-C: the first ends the step at hand, and what is to be done `always()` still is; the second ends everything at once. */
export class Interruption {
  #times = 0;
  #current = new AbortController();
  readonly #kill = new AbortController();

  interrupt(): void {
    this.#times++;
    const current = this.#current;
    if (this.#times === 1) this.#current = new AbortController();
    current.abort();
    if (this.#times > 1) this.#kill.abort();
  }

  get cancelled(): boolean {
    return this.#times > 0;
  }

  get killed(): boolean {
    return this.#times > 1;
  }

  /** For the next process. */
  get signals(): { readonly cancel: AbortSignal; readonly kill: AbortSignal } {
    return { cancel: this.#current.signal, kill: this.#kill.signal };
  }
}
