import { choice, field, text } from '@tidegate/fields';
import { z } from 'zod';

/** Which registry is meant; every action that reads or moves models takes these. */
export const registrySettings = z.object({
  registry: field(choice(['mlflow', 'git']), {
    description: 'Where model versions live',
    shownDefault: 'mlflow when a registry-uri or MLFLOW_TRACKING_URI is given, else git (tags of this repository)',
  }),
  'registry-uri': field(text(), {
    description: 'Address of the registry: an MLflow tracking server, or the path of a git repository',
    shownDefault: 'MLFLOW_TRACKING_URI, else this repository',
  }),
});
