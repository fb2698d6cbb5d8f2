export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
export type PatchStep = { op: 'add' | 'remove' | 'replace'; path: string; value?: Json };

/** Changes `root` in place by a JSON Patch (RFC 6902: add, remove, replace) or, when it is an object, a Merge Patch (RFC 7396). */
export function applyPatch(root: JsonObject, patch: PatchStep[] | JsonObject): void {
  if (Array.isArray(patch)) for (const step of patch) applyStep(root, step);
  else merge(root, patch);
}

function applyStep(root: JsonObject, { op, path, value }: PatchStep): void {
  const keys = path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop()!;
  let holder: Json | undefined = root;
  for (const key of keys) {
    holder = Array.isArray(holder) ? holder[Number(key)] : (holder as JsonObject | undefined)?.[key];
  }
  if (holder === null || typeof holder !== 'object') throw new Error(`nothing to ${op} at ${path}`);
  if (Array.isArray(holder)) {
    if (op === 'remove') holder.splice(Number(last), 1);
    else if (op === 'replace') holder[Number(last)] = value!;
    else holder.splice(last === '-' ? holder.length : Number(last), 0, value!);
  } else if (op === 'remove') delete holder[last];
  else holder[last] = value!;
}

function merge(target: JsonObject, patch: JsonObject): void {
  for (const [key, value] of Object.entries(patch)) {
    const present = target[key];
    if (value === null) delete target[key];
    else if (isObject(value) && isObject(present)) merge(present, value);
    else target[key] = value;
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
