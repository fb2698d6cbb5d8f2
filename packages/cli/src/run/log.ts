import { parseCommands } from '@tidegate/testing/runner-files';

/** Where a run is told. Every line passes here, so that no secret leaves. */
export class Log {
  readonly #masks = new Set<string>();
  readonly #write: (text: string) => void;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** Hides a text from now on, and each of its lines. */
  mask(secret: string): void {
    for (const part of [secret, ...secret.split(/\r?\n/)]) if (part.trim() !== '') this.#masks.add(part);
  }

  /** The text with everything masked hidden. */
  clean(text: string): string {
    // The longest first: a secret may be part of another.
    return [...this.#masks]
      .sort((a, b) => b.length - a.length)
      .reduce((rest, mask) => rest.replaceAll(mask, '***'), text);
  }

  say(text: string): void {
    this.#write(`${this.clean(text)}\n`);
  }
}

/** Reads the lines a step writes: tells them, and takes the commands `::name::` among them as the runner does. */
export class StepLog {
  readonly outputs: Record<string, string> = {};
  readonly state: Record<string, string> = {};
  readonly #log: Log;
  #stopped: string | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  line(text: string): void {
    if (this.#stopped !== undefined) {
      if (text.trim() === `::${this.#stopped}::`) this.#stopped = undefined;
      else this.#log.say(`  ${text}`);
      return;
    }
    const [found] = parseCommands(text);
    if (!found) return this.#log.say(`  ${text}`);
    const { command, properties, message } = found;
    const { name, title, file, line } = properties;
    if (command === 'add-mask') this.#log.mask(message);
    else if (command === 'stop-commands') this.#stopped = message;
    else if (command === 'set-output' && name) this.outputs[name] = message;
    else if (command === 'save-state' && name) this.state[name] = message;
    else if (command === 'group') this.#log.say(`  ${message}`);
    else if (['error', 'warning', 'notice'].includes(command)) {
      const where = file ? ` (${file}${line ? `:${line}` : ''})` : '';
      this.#log.say(`  ${command}: ${title ? `${title}: ` : ''}${message}${where}`.replaceAll('\n', '\n    '));
    } else if (!['debug', 'endgroup', 'echo', 'add-matcher', 'remove-matcher'].includes(command))
      this.#log.say(`  ${text}`);
  }
}
