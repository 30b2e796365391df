// What is shown is in the address, so that a view can be opened again and shared with oneself.
import { useEffect, useState } from "preact/hooks";
import type { Condition } from "./api";

export interface Route {
  view: "start" | "table" | "query" | "schema";
  keyspace: string;
  table: string;
  tab: "rows" | "structure" | "data";
  filter: Condition[];
  reversed: boolean;
  token: string | null;
  cql: string;
  /** Which tab of the editor. */
  editor: string;
}

const TABS = ["rows", "structure", "data"] as const;

const START: Route = {
  view: "start",
  keyspace: "",
  table: "",
  tab: "rows",
  filter: [],
  reversed: false,
  token: null,
  cql: "",
  editor: "",
};

export function read(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?", 2);
  const parts = path.split("/").filter(Boolean).map(decodeURIComponent);
  const given = new URLSearchParams(query);
  if (parts[0] === "cql") return { ...START, view: "query", cql: given.get("q") ?? "", editor: given.get("tab") ?? "" };
  if (parts[0] === "schema") return { ...START, view: "schema" };
  if (parts[0] !== "table" || !parts[1] || !parts[2]) return START;
  return {
    ...START,
    view: "table",
    keyspace: parts[1],
    table: parts[2],
    tab: TABS.find((tab) => tab === given.get("tab")) ?? "rows",
    filter: conditions(given.get("filter")),
    reversed: given.get("reversed") === "true",
    token: given.get("page"),
  };
}

function conditions(text: string | null): Condition[] {
  try {
    const found: unknown = text ? JSON.parse(text) : [];
    return Array.isArray(found) ? (found as Condition[]) : [];
  } catch {
    return [];
  }
}

export function write(route: Route): string {
  const query = new URLSearchParams();
  if (route.view === "query") {
    if (route.editor) query.set("tab", route.editor);
    if (route.cql) query.set("q", route.cql);
    return "#/cql?" + query.toString();
  }
  if (route.view === "start") return "#/";
  if (route.view === "schema") return "#/schema";
  if (route.tab !== "rows") query.set("tab", route.tab);
  if (route.filter.length) query.set("filter", JSON.stringify(route.filter));
  if (route.reversed) query.set("reversed", "true");
  if (route.token) query.set("page", route.token);
  const path = "#/table/" + encodeURIComponent(route.keyspace) + "/" + encodeURIComponent(route.table);
  return query.size ? path + "?" + query.toString() : path;
}

export function go(change: Partial<Route>): void {
  location.hash = write({ ...read(location.hash), ...change });
}

/** The same without a step to come back to. */
export function replace(change: Partial<Route>): void {
  location.replace(write({ ...read(location.hash), ...change }));
}

export function openTable(keyspace: string, table: string): void {
  location.hash = write({ ...START, view: "table", keyspace, table });
}

export function useRoute(): Route {
  const [route, set] = useState(() => read(location.hash));
  useEffect(() => {
    const changed = () => set(read(location.hash));
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return route;
}
