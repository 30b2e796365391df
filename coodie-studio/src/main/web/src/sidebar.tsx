// Keyspaces and their tables.
import { useRef, useState } from "preact/hooks";
import type { Keyspace } from "./api";
import { openTable, type Route } from "./route";

export function Sidebar({ keyspaces, route, onReload }: { keyspaces: Keyspace[]; route: Route; onReload: () => void }) {
  const [find, setFind] = useState("");
  const [system, setSystem] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const shown = keyspaces.filter((k) => system || !k.system || k.name === route.keyspace);
  const wanted = find.trim().toLowerCase();
  const none = shown.every((k) => k.tables.every((t) => !`${k.name}.${t.name}`.toLowerCase().includes(wanted)));

  function key(event: KeyboardEvent) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>("a") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[Math.max(0, Math.min(links.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
    event.preventDefault();
  }

  return (
    <nav class="sidebar" aria-label="Tables" onKeyDown={key}>
      <div class="find">
        <input
          type="search"
          placeholder="Find a table"
          aria-label="Find a table"
          value={find}
          onInput={(event) => setFind(event.currentTarget.value)}
        />
        <button type="button" aria-label="Read the list of tables again" title="Read again" onClick={onReload}>
          ↻
        </button>
      </div>
      <div class="list" ref={list}>
        {shown.map((keyspace) => {
          const tables = keyspace.tables.filter(
            (t) => !wanted || `${keyspace.name}.${t.name}`.toLowerCase().includes(wanted),
          );
          if (wanted && tables.length === 0) return null;
          return (
            <details key={keyspace.name} open={!keyspace.system || !!wanted || keyspace.name === route.keyspace}>
              <summary>
                {keyspace.name} <span class="count">{keyspace.tables.length}</span>
              </summary>
              <ul>
                {tables.map((table) => {
                  const here = route.keyspace === keyspace.name && route.table === table.name;
                  return (
                    <li key={table.name}>
                      <a
                        href={`#/table/${encodeURIComponent(keyspace.name)}/${encodeURIComponent(table.name)}`}
                        aria-current={here ? "page" : undefined}
                        onClick={(event) => {
                          if (event.ctrlKey || event.metaKey) return;
                          event.preventDefault();
                          openTable(keyspace.name, table.name);
                        }}
                      >
                        <span class={"kind " + (table.base ? "view" : "table")} aria-hidden="true" />
                        {table.name}
                        {table.base && <span class="visually-hidden"> (view)</span>}
                      </a>
                    </li>
                  );
                })}
              </ul>
            </details>
          );
        })}
        {wanted && none && (
          <p class="none" role="status">
            No table has this in its name.{system ? "" : " The server's own are not searched."}
          </p>
        )}
      </div>
      <label class="system">
        <input type="checkbox" checked={system} onChange={() => setSystem(!system)} /> The server's own keyspaces
      </label>
    </nav>
  );
}
