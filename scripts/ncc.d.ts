declare module '@vercel/ncc' {
  interface Bundle {
    readonly code: string;
    readonly assets: Record<string, { readonly source: string | Buffer }>;
  }
  /** Bundles the module at an absolute path and all it imports. */
  export default function ncc(entry: string, options: Readonly<Record<string, unknown>>): Promise<Bundle>;
}
