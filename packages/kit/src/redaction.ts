/** Knows the secrets of this run and takes them out of any text. */
export interface Redaction {
  readonly add: (secret: string) => void;
  /** The text with every known secret, and its URL- and JSON-encoded forms, replaced by `***`. */
  readonly clean: (text: string) => string;
}

/** `onAdd` hears each new secret once, so that the runner can mask it too. */
export function redaction(onAdd: (secret: string) => void = () => {}): Redaction {
  const secrets = new Set<string>();
  let ordered: string[] = [];
  return {
    add(secret) {
      for (const form of new Set([
        secret,
        secret.trim(),
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
      ])) {
        // A value this short would blank out ordinary words and protects nothing.
        if (form.length < 4 || secrets.has(form)) continue;
        secrets.add(form);
        onAdd(form);
      }
      ordered = [...secrets].sort((a, b) => b.length - a.length);
    },
    clean: (text) => ordered.reduce((rest, secret) => rest.replaceAll(secret, '***'), text),
  };
}

/** Passwords written into addresses, `scheme://user:password@host`, and tokens in their query. */
export function secretsInAddresses(text: string): string[] {
  const passwords = [...text.matchAll(/([a-z][a-z0-9+.-]*):\/\/([^\s/?#]*)@/gi)].map(([, scheme, userinfo]) => {
    const separator = userinfo!.indexOf(':');
    if (separator >= 0) return userinfo!.slice(separator + 1);
    // A userinfo without a password is itself a token, as in https://<token>@host; a database's is a user.
    return /^postgres(ql)?$/i.test(scheme!) ? '' : userinfo!;
  });
  const queries = [
    ...text.matchAll(/[?&](?:[a-z_-]*(?:token|password|secret|sig|signature|api_?key))=([^&\s#]+)/gi),
  ].map(([, value]) => value!);
  return [...passwords, ...queries].flatMap((secret) => [secret, decode(secret)]).filter((secret) => secret !== '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
