import type { Surroundings } from '../surroundings.ts';
import { ofName } from './read-version.ts';
import { modelVersionsReply, registeredModelReply, registeredModelsReply } from './replies.ts';
import { doesNotExist, type MlflowServer } from './server.ts';

/** Pages of 1000 models: enough to find a name that was mistyped, and an end for a server that has none. */
const mostPages = 5;

/** What the server has around a name. A model that was created and has no version is as good as none. */
export async function surroundings(server: MlflowServer, name: string): Promise<Surroundings> {
  const query = { filter: ofName(name), max_results: '1' };
  const { model_versions: versions } = await server.get('model-versions/search', query, modelVersionsReply);
  if (versions.length > 0) {
    const found = await server.find('registered-models/get', { name }, registeredModelReply, doesNotExist);
    return { aliases: (found?.registered_model.aliases ?? []).map(({ alias }) => alias), models: [] };
  }
  const models: string[] = [];
  for (let page = '', pages = 0; pages < mostPages; pages++) {
    const query = { max_results: '1000', ...(page !== '' && { page_token: page }) };
    const reply = await server.get('registered-models/search', query, registeredModelsReply);
    models.push(...reply.registered_models.map((model) => model.name).filter((other) => other !== name));
    page = reply.next_page_token;
    if (page === '') break;
  }
  return { aliases: undefined, models };
}
