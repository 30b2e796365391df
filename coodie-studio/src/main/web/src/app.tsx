import { useEffect, useMemo, useState } from "preact/hooks";
import { call, Problem, type Info, type Keyspace } from "./api";
import { Palette, type Command } from "./palette";
import { QueryTabs } from "./query-tabs";
import { go, openTable, useRoute, write, read } from "./route";
import { SchemaView } from "./schema-view";
import { SlowView } from "./slow-view";
import { Sidebar } from "./sidebar";
import { StagedPanel } from "./staged";
import { TableView } from "./table-view";
import { setTheme, theme, type Theme } from "./theme";

export function App() {
  const route = useRoute();
  const [info, setInfo] = useState<Info | null>(null);
  const [keyspaces, setKeyspaces] = useState<Keyspace[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [palette, setPalette] = useState(false);
  const [version, setVersion] = useState(0);
  const [shownTheme, showTheme] = useState<Theme>(theme);

  function load() {
    Promise.all([call<Info>("info"), call<{ keyspaces: Keyspace[] }>("schema")])
      .then(([about, schema]) => {
        setInfo(about);
        setKeyspaces(schema.keyspaces);
        setProblem(null);
      })
      .catch((e: Problem) => setProblem(e));
  }
  useEffect(load, []);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        setPalette(true);
      }
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
  useEffect(() => {
    document.title =
      (route.view === "table" ? `${route.keyspace}.${route.table} · ` : route.view === "query" ? "CQL · " : "") +
      "coodie studio";
  }, [route.view, route.keyspace, route.table]);

  const commands = useMemo<Command[]>(() => {
    const tables = keyspaces.flatMap((k) =>
      k.tables.map((t) => ({ name: `${k.name}.${t.name}`, hint: t.base ? "view" : "table", run: () => openTable(k.name, t.name) })),
    );
    const own = tables.filter((t) => !t.name.startsWith("system"));
    const system = tables.filter((t) => t.name.startsWith("system"));
    const choose = (chosen: Theme) => () => {
      setTheme(chosen);
      showTheme(chosen);
    };
    return [
      ...own,
      { name: "Write CQL", hint: "command", run: () => go({ view: "query", cql: "" }) },
      { name: "Compare documents, make and apply migrations", hint: "command", run: () => (location.hash = "#/schema") },
      { name: "Show rows", hint: "command", run: () => go({ tab: "rows" }) },
      { name: "Show structure", hint: "command", run: () => go({ tab: "structure" }) },
      { name: "Show partitions", hint: "command", run: () => go({ tab: "partitions" }) },
      { name: "Slowest queries", hint: "command", run: () => (location.hash = "#/slowest") },
      { name: "Export and import rows", hint: "command", run: () => go({ tab: "data" }) },
      { name: "First page", hint: "command", run: () => go({ token: null }) },
      { name: "Read the list of tables again", hint: "command", run: load },
      { name: "Dark", hint: "theme", run: choose("dark") },
      { name: "Light", hint: "theme", run: choose("light") },
      { name: "As the system has it", hint: "theme", run: choose("system") },
      ...system,
    ];
  }, [keyspaces]);

  const mode = info?.production ? "Production, read-only" : info?.writes ? "Writes are staged" : "Read-only";
  return (
    <div class={"app" + (info?.production ? " production" : "")}>
      <a class="skip" href="#content" onClick={(e) => (e.preventDefault(), document.getElementById("content")?.focus())}>
        Skip to the content
      </a>
      <header class="top">
        <a class="logo" href="#/" aria-label="coodie studio">
          <img src="/icon.svg" alt="" width="22" height="22" />
          <span>coodie studio</span>
        </a>
        {info && (
          <span class="cluster">
            <b>{info.cluster}</b> Cassandra {info.version}, {info.datacenter}
          </span>
        )}
        {info && <span class={"badge mode " + (info.production ? "red" : info.writes ? "amber" : "")}>{mode}</span>}
        <span class="space" />
        <button type="button" onClick={() => setPalette(true)}>
          Find <kbd>Ctrl K</kbd>
        </button>
        <button
          type="button"
          aria-pressed={route.view === "query"}
          onClick={() => (location.hash = write({ ...read(""), view: "query" }))}
        >
          CQL
        </button>
        {info && (info.documents > 0 || info.migrations) && (
          <button type="button" aria-pressed={route.view === "schema"} onClick={() => (location.hash = "#/schema")}>
            Schema
          </button>
        )}
        <select
          aria-label="Theme"
          value={shownTheme}
          onChange={(event) => {
            const chosen = event.currentTarget.value as Theme;
            setTheme(chosen);
            showTheme(chosen);
          }}
        >
          <option value="system">System</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </select>
      </header>
      <Sidebar keyspaces={keyspaces} route={route} onReload={load} />
      <div class="content" id="content" tabIndex={-1}>
        {problem && (
          <div class="problem banner" role="alert">
            <p>
              {problem.message} {problem.id && <small>[{problem.id}]</small>}
            </p>
            <button
              type="button"
              onClick={() => {
                load();
                setVersion(version + 1);
              }}
            >
              Try again
            </button>
          </div>
        )}
        {info && route.view === "table" && (
          <TableView key={route.keyspace + "." + route.table} route={route} info={info} version={version} />
        )}
        {info && route.view === "query" && <QueryTabs route={route} info={info} keyspaces={keyspaces} onSchema={load} />}
        {info && route.view === "schema" && <SchemaView info={info} onSchema={load} />}
        {info && route.view === "slowest" && <SlowView />}
        {info && route.view === "start" && <Start keyspaces={keyspaces} />}
        <StagedPanel onSaved={() => setVersion((v) => v + 1)} />
      </div>
      {palette && <Palette commands={commands} onClose={() => setPalette(false)} />}
    </div>
  );
}

function Start({ keyspaces }: { keyspaces: Keyspace[] }) {
  const own = keyspaces.filter((k) => !k.system);
  return (
    <main class="start">
      <h1>Choose a table</h1>
      <p>
        A click shows its first rows. <kbd>Ctrl K</kbd> finds anything by name.
      </p>
      {own.length === 0 && <p class="nothing">There are no keyspaces but the server's own.</p>}
      <div class="cards">
        {own.flatMap((k) =>
          k.tables.map((t) => (
            <a key={k.name + "." + t.name} class="card" href={`#/table/${encodeURIComponent(k.name)}/${encodeURIComponent(t.name)}`}>
              <h2>{t.name}</h2>
              <span class="keyspace">{k.name}</span>
              <p>{t.comment || `${t.columns.length} columns`}</p>
              <code>
                ({t.columns.filter((c) => c.kind === "partition_key").map((c) => c.name).join(", ")})
                {t.columns.filter((c) => c.kind === "clustering").map((c) => `, ${c.name} ${c.order === "desc" ? "↓" : "↑"}`)}
              </code>
            </a>
          )),
        )}
      </div>
    </main>
  );
}
