// What the server sends and takes. Every call is a POST with JSON from this page's own origin.

export type Cell = null | string | { masked: true } | { cut: string; bytes: number };

export interface ResultColumn {
  name: string;
  type: string;
  masked: boolean;
}

export interface Cost {
  rows: number;
  pages: number;
  millis: number;
}

export interface Result {
  columns: ResultColumn[];
  rows: Cell[][];
  next: string | null;
  cost: Cost;
  cql: string;
  java: string;
}

export interface Column {
  name: string;
  type: string;
  kind: "partition_key" | "clustering" | "static" | "regular";
  position: number;
  order: "asc" | "desc" | "none";
  masked: boolean;
}

export interface Index {
  name: string;
  target: string;
  kind: string;
}

export interface Table {
  keyspace: string;
  name: string;
  base: string;
  comment: string;
  defaultTtl: number;
  columns: Column[];
  indexes: Index[];
}

export interface Keyspace {
  name: string;
  system: boolean;
  replication: Record<string, string>;
  tables: Table[];
  types: { name: string; fields: Record<string, string> }[];
}

export interface Info {
  cluster: string;
  version: string;
  datacenter: string;
  keyspace: string;
  production: boolean;
  writes: boolean;
  masks: string[];
  documents: number;
  migrations: boolean;
  uploadBytes: number;
}

export interface Condition {
  column: string;
  operator: string;
  values: string[];
}

export interface Offer {
  column: string;
  operators: string[];
  why?: string;
  served?: string[];
}

export interface Advice {
  kind: "ANSWERED" | "INCOMPLETE" | "REFUSED";
  sentence: string;
  offers: Offer[];
}

export interface Lens {
  token: string;
  replicas: string[];
  rows: number;
  more: boolean;
  bytes: number;
  average: { bytes: number; partitions: number } | null;
  cells: Record<string, { ttl: number | null; written: string | null }>;
}

export interface Change {
  kind: "update" | "insert" | "delete" | "delete-rows";
  keyspace: string;
  table: string;
  key: Record<string, string>;
  set: Record<string, string | null> | null;
  was: Record<string, string | null> | null;
  ttl: number | null;
  /** What "delete-rows" deletes, and when that was counted, in microseconds. */
  where?: Condition[];
  at?: number;
}

export interface ChangeAnswer {
  cql?: string;
  values?: (string | null)[];
  problem?: string;
  id?: string;
  applied?: boolean;
  at?: number;
  count?: { rows: number; more: boolean };
  current?: Record<string, Cell>;
}

/** A sentence for people, from the server or about not reaching it. */
export class Problem extends Error {
  constructor(
    sentence: string,
    readonly id: string,
  ) {
    super(sentence);
  }
}

export async function call<T>(name: string, body: unknown = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch("/api/" + name, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Problem(
      "The studio does not answer. Is it still running? What is staged here stays until you close this tab.",
      "",
    );
  }
  const answer = (await response.json()) as T & { problem?: string; id?: string };
  if (!response.ok) throw new Problem(answer.problem ?? "The studio failed.", answer.id ?? "");
  return answer;
}

export interface SchemaChange {
  action: "create" | "alter" | "drop";
  subject: string;
  keyspace: string;
  owner: string;
  name: string;
  safety: "safe" | "destructive" | "impossible" | "noted";
  description: string;
  statements: string[];
  undo: string[];
  advice: string;
  error: string;
}

export interface Plan {
  changes: SchemaChange[];
  statements: string[];
  refused: boolean;
}

/** What would be run, and why it would be refused. */
export interface PlannedRun {
  migrations: { version: string; description: string; kind: string; first: number; statements: string[]; destructive: boolean }[];
  blocking: string[];
}

export interface Migrations {
  pending: PlannedRun;
  undo: PlannedRun;
  migrations: { version: string; description: string; state: string; finished: string | null; by: string; error: string }[];
  problems: string[];
  history: { at: string; version: string; action: string; outcome: string; millis: number; by: string; note: string }[];
  lock: { owner: string; host: string; since: string } | null;
}
