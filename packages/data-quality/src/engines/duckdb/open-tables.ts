/** Names of open tables, each standing for a query for those of its columns (c0, c1, ...) that a statement names. */
export interface OpenTables {
  /** `name`: quoted. `select`: a query for the rows with these columns. */
  readonly add: (name: string, select: (columns: ReadonlySet<string>) => string) => void;
  /** The statement as the engine takes it. */
  readonly narrowed: (sql: string) => string;
}

/** No views: of 1,000 columns, each statement on one would be bound for 25 ms, and most look at a single column. */
export function openTables(): OpenTables {
  const tables = new Map<string, (columns: ReadonlySet<string>) => string>();
  return {
    add: (name, select) => void tables.set(name, select),
    narrowed(sql) {
      const asked = [...tables].filter(([name]) => sql.includes(name));
      if (asked.length === 0) return sql;
      const columns = new Set(sql.match(/\bc\d+\b/g));
      return asked.reduce(
        (text, [name, select]) => text.replaceAll(name, () => `(${select(columns)}) AS ${name}`),
        sql,
      );
    },
  };
}
