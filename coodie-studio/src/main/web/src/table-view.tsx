// A table: its rows at once, page by page; its structure.
import { useEffect, useState } from "preact/hooks";
import { call, Problem, type Info, type Result, type Table } from "./api";
import { Costs } from "./costs";
import { DataView } from "./data-view";
import { DeleteRows } from "./delete-rows";
import { csv, jsonLines, save } from "./download";
import { Filter } from "./filter";
import { Grid, type GridColumn } from "./grid";
import { recall, remember } from "./remember";
import { RowForm } from "./row-form";
import { RowPanel } from "./row-panel";
import { go, type Route } from "./route";
import { Structure } from "./structure";

type Rows = Result & { table: Table; page: number };

const SIZES = [50, 100, 500, 1000];

export function roleMark(kind: string, order: string): string {
  if (kind === "partition_key") return "PK";
  if (kind === "clustering") return order === "desc" ? "CK ↓" : "CK ↑";
  return kind === "static" ? "static" : "";
}

export function TableView({ route, info, version }: { route: Route; info: Info; version: number }) {
  const { keyspace, table } = route;
  const name = keyspace + "." + table;
  const [result, setResult] = useState<Rows | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [again, setAgain] = useState(0);
  const [size, setSize] = useState(() => recall(localStorage, "pageSize", 100));
  const [open, setOpen] = useState<number | null>(null);
  const [adding, setAdding] = useState(false);
  const [hidden, setHidden] = useState<string[]>([]);
  const [choosing, setChoosing] = useState(false);
  const [notice, setNotice] = useState("");
  const identity = JSON.stringify([keyspace, table, route.filter, route.reversed]);
  const [back, setBack] = useState<{ identity: string; tokens: (string | null)[] }>({ identity, tokens: [] });

  useEffect(() => {
    setHidden(recall<string[]>(localStorage, "hidden." + name, []));
    setChoosing(false);
    setAdding(false);
  }, [name]);
  const tokens = back.identity === identity ? back.tokens : [];
  useEffect(() => {
    let current = true;
    setBusy(true);
    setOpen(null);
    setNotice("");
    if (result && (result.table.keyspace !== keyspace || result.table.name !== table)) setResult(null);
    const page = tokens.length > 0 ? tokens.length + 1 : route.token ? 0 : 1;
    call<Rows>("rows", {
      keyspace,
      table,
      filter: route.filter,
      reversed: route.reversed,
      pageSize: size,
      token: route.token,
    })
      .then((answer) => {
        if (!current) return;
        setResult({ ...answer, page });
        setProblem(null);
      })
      .catch((e: Problem) => {
        if (!current) return;
        setProblem(e);
      })
      .finally(() => current && setBusy(false));
    return () => {
      current = false;
    };
  }, [identity, route.token, size, again, version]);

  function next() {
    if (!result?.next) return;
    setBack({ identity, tokens: [...tokens, route.token] });
    go({ token: result.next });
  }
  function previous() {
    setBack({ identity, tokens: tokens.slice(0, -1) });
    go({ token: tokens[tokens.length - 1] ?? null });
  }
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!event.altKey) return;
      if (event.key === "n") next();
      if (event.key === "p" && route.token) previous();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  });

  const live = result?.table;
  const structure = route.tab === "structure";
  const data = route.tab === "data";
  const shown = result?.columns.map((c, i) => ({ c, i })).filter(({ c }) => !hidden.includes(c.name)) ?? [];
  const columns: GridColumn[] = shown.map(({ c }) => {
    const column = live?.columns.find((l) => l.name === c.name);
    const kind = column?.kind ?? "regular";
    return {
      ...c,
      type: column?.type ?? c.type,
      role: kind,
      mark: roleMark(kind, column?.order ?? "none"),
      pinned: kind === "partition_key" || kind === "clustering",
    };
  });
  const rows = result?.rows.map((row) => shown.map(({ i }) => row[i] ?? null)) ?? [];

  function toggle(column: string) {
    const changed = hidden.includes(column) ? hidden.filter((c) => c !== column) : [...hidden, column];
    setHidden(changed);
    remember(localStorage, "hidden." + name, changed);
  }

  function download(kind: "csv" | "jsonl") {
    if (!result) return;
    const cut = result.rows.flat().filter((cell) => cell !== null && typeof cell === "object" && "cut" in cell).length;
    const masked = result.columns.filter((c) => c.masked).map((c) => c.name);
    save(`${name}.${kind}`, kind === "csv" ? csv(columns, rows) : jsonLines(columns, rows));
    setNotice(
      (cut ? `${cut} long ${cut === 1 ? "value is" : "values are"} cut in the file and end with …. ` : "") +
        (masked.length ? `${masked.join(", ")}: masked. ` : "") +
        (result.next ? "The file has this page alone. " : "") +
        "The whole table: by Export, import.",
    );
  }

  return (
    <main class={"table" + (open !== null || adding ? " with-panel" : "")}>
      <header class="title">
        <h1>
          <span class="keyspace">{keyspace}.</span>
          {table}
        </h1>
        {live?.base && <span class="badge">view of {live.base}</span>}
        {live?.comment && <p class="comment">{live.comment}</p>}
        <nav class="tabs" aria-label="Views of the table">
          <button type="button" aria-current={!structure && !data} onClick={() => go({ tab: "rows" })}>
            Rows
          </button>
          <button type="button" aria-current={structure} onClick={() => go({ tab: "structure" })}>
            Structure
          </button>
          <button type="button" aria-current={data} onClick={() => go({ tab: "data" })}>
            Export, import
          </button>
        </nav>
      </header>
      {problem && (
        <div class="problem banner" role="alert">
          <p>
            {problem.message} {problem.id && <small>[{problem.id}]</small>}
          </p>
          <button type="button" onClick={() => setAgain(again + 1)}>
            Try again
          </button>
          {route.token && (
            <button type="button" onClick={() => go({ token: null })}>
              First page
            </button>
          )}
        </div>
      )}
      {live && structure && <Structure table={live} />}
      {live && data && (
        <DataView key={name} table={live} info={info} filter={route.filter} hidden={hidden} onImported={() => setAgain((n) => n + 1)} />
      )}
      {live && result && !structure && !data && (
        <>
          <div class="tools">
            <Filter table={live} filter={route.filter} reversed={route.reversed} />
            <span class="space" />
            {info.writes && live.base === "" && !live.columns.some((c) => c.type === "counter") && (
              <button type="button" onClick={() => setAdding(true)}>
                New row
              </button>
            )}
            {info.writes && <DeleteRows table={live} filter={route.filter} />}
            <button type="button" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
              Columns{hidden.length ? ` (${hidden.length} hidden)` : ""}
            </button>
            <button type="button" onClick={() => download("csv")}>
              CSV
            </button>
            <button type="button" onClick={() => download("jsonl")}>
              JSON
            </button>
          </div>
          {choosing && (
            <fieldset class="choose">
              <legend>Shown columns</legend>
              {live.columns.map((column) => (
                <label key={column.name}>
                  <input
                    type="checkbox"
                    checked={!hidden.includes(column.name)}
                    disabled={column.kind === "partition_key" || column.kind === "clustering"}
                    onChange={() => toggle(column.name)}
                  />
                  {column.name} <span class="type">{column.type}</span>
                </label>
              ))}
            </fieldset>
          )}
          {notice && (
            <p class="notice" role="status">
              {notice}
            </p>
          )}
          <div class="split">
            <div class={"rows" + (busy || problem ? " busy" : "")} aria-busy={busy}>
              <Grid label={`Rows of ${name}`} columns={columns} rows={rows} selected={open} onOpen={setOpen} />
              {result.rows.length === 0 && !busy && (
                <p class="nothing">{result.next ? "No rows so far; the next page goes on." : route.filter.length ? "No row fits the filter." : "The table has no rows."}</p>
              )}
            </div>
            {adding ? (
              <aside class="panel" aria-label="New row">
                <header>
                  <h2>New row</h2>
                </header>
                <RowForm table={live} cells={{}} rowKey={null} onShowAll={() => undefined} onDone={() => setAdding(false)} />
              </aside>
            ) : (
              open !== null &&
              result.rows[open] && (
                <RowPanel
                  table={live}
                  info={info}
                  names={result.columns.map((c) => c.name)}
                  row={result.rows[open] ?? []}
                  onClose={() => setOpen(null)}
                />
              )
            )}
          </div>
          <nav class="pages" aria-label="Pages">
            <button type="button" disabled={!route.token} onClick={() => go({ token: null })}>
              ⇤ First
            </button>
            <button type="button" disabled={!route.token || tokens.length === 0} title="Alt+P" onClick={previous}>
              ← Previous
            </button>
            <button type="button" disabled={!result.next} title="Alt+N" onClick={next}>
              Next →
            </button>
            <span class="where" role="status">
              {result.page > 1 ? `Page ${result.page}` : result.page === 0 ? "A later page" : "First page"}
              {!result.next && ", the last"}
            </span>
            <label class="sizes">
              Rows a page
              <select
                value={size}
                onChange={(event) => {
                  const chosen = Number(event.currentTarget.value);
                  remember(localStorage, "pageSize", chosen);
                  setSize(chosen);
                }}
              >
                {SIZES.map((n) => (
                  <option key={n} value={n}>
                    {n}
                  </option>
                ))}
              </select>
            </label>
          </nav>
          <Costs result={result} />
        </>
      )}
      {!result && !problem && <div class="loading" aria-busy="true" role="status" aria-label="Reading" />}
    </main>
  );
}
