import type { ResultRow } from '../../engine.ts';
import type { Connection } from './connection.ts';

/** Names of open tables, each standing for a query for those of its columns (c0, c1, ...) that a statement names. */
export interface OpenTables {
  /** `name`: quoted. `select`: a query for the rows with these columns. */
  readonly add: (name: string, select: (columns: ReadonlySet<string>) => string) => void;
  /** Gives the name of a table that is made of the answer to `select` when a statement first asks for it, and kept. */
  readonly kept: (select: string) => string;
  /** The answer to a statement that names such tables. */
  readonly query: (sql: string, engine: Connection['query']) => Promise<ResultRow[]>;
}

/** No views: of 1,000 columns, each statement on one would be bound for 25 ms, and most look at a single column. */
export function openTables(): OpenTables {
  const tables = new Map<string, (columns: ReadonlySet<string>) => string>();
  const kept = new Map<string, { readonly select: string; made?: Promise<unknown> }>();

  const narrowed = (sql: string) => {
    const asked = [...tables].filter(([name]) => sql.includes(name));
    if (asked.length === 0) return sql;
    const columns = new Set(sql.match(/\bc\d+\b/g));
    return asked.reduce((text, [name, select]) => text.replaceAll(name, () => `(${select(columns)}) AS ${name}`), sql);
  };
  return {
    add: (name, select) => void tables.set(name, select),
    kept(select) {
      const name = `"kept_${crypto.randomUUID()}"`;
      kept.set(name, { select });
      return name;
    },
    async query(sql, engine) {
      for (const name of sql.match(/"kept_[0-9a-f-]{36}"/g) ?? []) {
        const table = kept.get(name);
        if (table) await (table.made ??= engine(`CREATE TABLE ${name} AS ${narrowed(table.select)}`));
      }
      return engine(narrowed(sql));
    },
  };
}
