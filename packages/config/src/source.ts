/** The config file as kit reads it. The schemas of all sections are a chunk of their own, loaded when there is a file to check. */
export const configFile = {
  async values(document: unknown, context: { path: string; action: string; environment: string | undefined }) {
    const { configValues } = await import('./values.ts');
    return configValues(document, context);
  },
};
