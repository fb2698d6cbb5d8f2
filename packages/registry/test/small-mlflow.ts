import type { Answer, Received } from './scripted-server.ts';

interface Model {
  readonly tags: Map<string, string>;
  readonly aliases: Map<string, string>;
  readonly versions: Map<string, { readonly tags: Map<string, string>; stage: string }>;
}

const pairs = (tags: ReadonlyMap<string, string>) => [...tags].map(([key, value]) => ({ key, value }));
const fine: Answer = { body: {} };

/** One model with versions 1 to 3, in memory, that speaks as much of MLflow's REST API as a promotion needs, as 3.17 answers. */
export function smallMlflow(name = 'flights') {
  const model: Model = {
    tags: new Map(),
    aliases: new Map(),
    versions: new Map(['1', '2', '3'].map((version) => [version, { tags: new Map(), stage: 'None' }])),
  };
  const versionOf = (version: string) => {
    const { tags, stage } = model.versions.get(version)!;
    const aliases = [...model.aliases].filter(([, at]) => at === version).map(([alias]) => alias);
    return { name, version, status: 'READY', current_stage: stage, tags: pairs(tags), aliases };
  };
  const missing = (message: string): Answer => ({
    status: 404,
    body: { error_code: 'RESOURCE_DOES_NOT_EXIST', message },
  });

  function answer({ method, path, query, body }: Received): Answer {
    const asked = { ...Object.fromEntries(query), ...(body === '' ? {} : (JSON.parse(body) as object)) } as Record<
      'version' | 'alias' | 'key' | 'value' | 'stage',
      string
    >;
    const version = model.versions.get(asked.version);
    switch (`${method} ${path.replace('/api/2.0/mlflow/', '')}`) {
      case 'GET model-versions/get':
        return version ? { body: { model_version: versionOf(asked.version) } } : missing('no such version');
      case 'GET registered-models/alias': {
        const at = model.aliases.get(asked.alias);
        if (at !== undefined) return { body: { model_version: versionOf(at) } };
        const message = `Registered model alias ${asked.alias} not found.`;
        return { status: 400, body: { error_code: 'INVALID_PARAMETER_VALUE', message } };
      }
      case 'POST registered-models/alias':
        model.aliases.set(asked.alias, asked.version);
        return fine;
      case 'GET registered-models/get': {
        const latest_versions = [...model.versions.keys()].map(versionOf);
        const aliases = [...model.aliases].map(([alias, at]) => ({ alias, version: at }));
        return { body: { registered_model: { name, tags: pairs(model.tags), aliases, latest_versions } } };
      }
      case 'GET model-versions/search': {
        const versions = query.get('filter') === `name='${name}'` ? [...model.versions.keys()].map(versionOf) : [];
        return { body: { model_versions: versions } };
      }
      case 'GET registered-models/search':
        return { body: { registered_models: [{ name }] } };
      case 'POST registered-models/set-tag':
        model.tags.set(asked.key, asked.value);
        return fine;
      case 'DELETE registered-models/delete-tag':
        model.tags.delete(asked.key);
        return fine;
      case 'POST model-versions/set-tag':
        version?.tags.set(asked.key, asked.value);
        return version ? fine : missing('no such version');
      case 'DELETE model-versions/delete-tag':
        version?.tags.delete(asked.key);
        return version ? fine : missing('no such version');
      case 'POST model-versions/transition-stage':
        for (const other of model.versions.values()) if (other.stage === asked.stage) other.stage = 'Archived';
        version!.stage = asked.stage;
        return { body: { model_version: versionOf(asked.version) } };
      default:
        return { status: 404, body: { error_code: 'ENDPOINT_NOT_FOUND', message: path } };
    }
  }
  return { model, answer };
}
