// The editor, one statement at a time, and its result.
import { useEffect, useRef, useState } from "preact/hooks";
import { call, Problem, type Info, type Keyspace, type Result } from "./api";
import { Chart, numberColumns, timeColumn } from "./chart";
import { Copy, Costs } from "./costs";
import { csv, jsonLines, save } from "./download";
import type { Editor, Names } from "./editor";
import { Grid } from "./grid";
import { go } from "./route";
import type { Tab } from "./tabs";
import { FullValue, plain } from "./values";

type Form = "grid" | "json" | "csv" | "chart";

function names(keyspaces: Keyspace[]): Names {
  const all: Names = {};
  for (const keyspace of keyspaces) {
    const tables: Record<string, string[]> = {};
    for (const table of keyspace.tables) tables[table.name] = table.columns.map((c) => c.name);
    all[keyspace.name] = tables;
  }
  return all;
}

/** How many values a statement wants. */
export function markers(cql: string): number {
  return cql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\$\$[\s\S]*?\$\$|--[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, "").split("?").length - 1;
}

interface Props {
  tab: Tab;
  /** The statement of the address. */
  linked: string;
  info: Info;
  keyspaces: Keyspace[];
  history: string[];
  saved: string[];
  onTab: (changed: Partial<Tab>) => void;
  onRun: (cql: string) => void;
  onSave: (cql: string) => void;
  onSchema: () => void;
}

export function QueryView({ tab, linked, info, keyspaces, history, saved, onTab, onRun, onSave, onSchema }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const run = useRef<() => void>(() => undefined);
  const { cql, parameters } = tab;
  const [result, setResult] = useState<Result | null>(null);
  const [ran, setRan] = useState<{ cql: string; parameters: (string | null)[]; token: string | null } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [form, setForm] = useState<Form>("grid");
  const [open, setOpen] = useState<number | null>(null);

  useEffect(() => {
    let made: Editor | null = null;
    let gone = false;
    void import("./editor.js").then((module: typeof import("./editor")) => {
      if (gone || !host.current) return;
      const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: "open" });
      made = module.editor(root, cql, names(keyspaces), () => run.current(), (text) => onTab({ cql: text }));
      editor.current = made;
      // Not from somebody who walks through the tabs.
      if (document.activeElement?.getAttribute("role") !== "tab") made.focus();
    });
    return () => {
      gone = true;
      made?.destroy();
      editor.current = null;
    };
  }, []);
  useEffect(() => editor.current?.setNames(names(keyspaces)), [keyspaces]);
  useEffect(() => {
    if (linked && editor.current && linked !== editor.current.text().trim()) editor.current.setText(linked);
  }, [linked]);

  const wanted = markers(cql);

  async function send(text: string, values: (string | null)[], token: string | null) {
    setBusy(true);
    setProblem(null);
    setOpen(null);
    try {
      const answer = await call<Result & { schemaChanged?: boolean }>("query", {
        cql: text,
        parameters: values,
        pageSize: 500,
        token,
      });
      setResult(answer);
      setRan({ cql: text, parameters: values, token });
      if (answer.schemaChanged) onSchema();
      if (form === "chart" && (timeColumn(answer) < 0 || numberColumns(answer).length === 0)) setForm("grid");
    } catch (e) {
      setResult(null);
      setProblem(e as Problem);
    } finally {
      setBusy(false);
    }
  }

  run.current = () => {
    const text = editor.current?.statement() ?? cql;
    if (!text) return;
    onRun(text);
    go({ view: "query", editor: tab.id, cql: text === (editor.current?.text() ?? "").trim() ? text : linked });
    void send(text, Array.from({ length: markers(text) }, (_, i) => parameters[i] ?? ""), null);
  };

  function put(text: string) {
    editor.current?.setText(text);
    editor.current?.focus();
  }

  function keep() {
    const text = (editor.current?.text() ?? cql).trim();
    if (text) onSave(text);
  }

  const chartable = result && timeColumn(result) >= 0 && numberColumns(result).length > 0;
  const columns = result?.columns.map((c) => ({ ...c, pinned: false, role: "regular", mark: "" })) ?? [];
  const text = result ? (form === "json" ? jsonLines(result.columns, result.rows) : csv(result.columns, result.rows)) : "";
  const row = open === null ? undefined : result?.rows[open];
  return (
    <>
      <header class="title">
        <h1>CQL</h1>
        <p class="comment">
          {info.writes ? "Statements are run as they are; those that write are logged." : "Only SELECT: the studio reads."}
        </p>
        <span class="space" />
        <Past label="History" statements={history} onChoose={put} />
        <Past label="Saved" statements={saved} onChoose={put} />
        <button type="button" onClick={keep}>
          Save
        </button>
        <button type="button" class="primary" disabled={busy} title="Ctrl+Enter" onClick={() => run.current()}>
          Run
        </button>
      </header>
      <div class="editor" ref={host} />
      {wanted > 0 && (
        <div class="parameters" role="group" aria-label="Values of the markers">
          {Array.from({ length: wanted }, (_, i) => (
            <label key={i}>
              ? {i + 1}
              <input
                value={parameters[i] ?? ""}
                onInput={(event) => {
                  const changed = Array.from({ length: wanted }, (_, j) => parameters[j] ?? "");
                  changed[i] = event.currentTarget.value;
                  onTab({ parameters: changed });
                }}
              />
            </label>
          ))}
        </div>
      )}
      {problem && (
        <div class="problem banner" role="alert">
          <p>
            {problem.message} {problem.id && <small>[{problem.id}]</small>}
          </p>
        </div>
      )}
      {result && (
        <>
          <div class="tools">
            <div class="switch" role="group" aria-label="Form of the result">
              {(["grid", "json", "csv", "chart"] as const).map((name) => (
                <button
                  key={name}
                  type="button"
                  aria-pressed={form === name}
                  disabled={name === "chart" && !chartable}
                  title={name === "chart" && !chartable ? "Needs a time column and a number" : undefined}
                  onClick={() => setForm(name)}
                >
                  {{ grid: "Grid", json: "JSON", csv: "CSV", chart: "Chart" }[name]}
                </button>
              ))}
            </div>
            {(form === "json" || form === "csv") && (
              <>
                <Copy text={text} what={form.toUpperCase()} />
                <button type="button" class="small" onClick={() => save(`${tab.name}.${form === "json" ? "jsonl" : "csv"}`, text)}>
                  Download
                </button>
              </>
            )}
            <span class="space" />
            {result.next && ran && (
              <button type="button" onClick={() => void send(ran.cql, ran.parameters, result.next)}>
                Next page →
              </button>
            )}
          </div>
          {result.columns.length === 0 ? (
            <p class="nothing" role="status">
              Done.
            </p>
          ) : form === "chart" && chartable ? (
            <Chart result={result} />
          ) : form === "json" || form === "csv" ? (
            <pre class="text" tabIndex={0} aria-label={form.toUpperCase()}>
              {text}
            </pre>
          ) : (
            <div class="split">
              <div class={"rows" + (busy ? " busy" : "")}>
                <Grid label="Result" columns={columns} rows={result.rows} selected={open} onOpen={setOpen} />
                {result.rows.length === 0 && <p class="nothing">{result.next ? "No rows so far; the next page goes on." : "No rows."}</p>}
              </div>
              {row && (
                <aside class="panel" aria-label="Row">
                  <header>
                    <h2>Row</h2>
                    <button type="button" class="close" aria-label="Close the row" onClick={() => setOpen(null)}>
                      ×
                    </button>
                  </header>
                  <dl class="fields">
                    {result.columns.map((column, i) => (
                      <div class="field" key={i}>
                        <dt>
                          <span class="name">{column.name}</span>
                          <span class="type">{column.type}</span>
                        </dt>
                        <dd>
                          {row[i] == null ? <span class="null">null</span> : <FullValue text={plain(row[i] ?? null)} type={column.type} />}
                        </dd>
                      </div>
                    ))}
                  </dl>
                </aside>
              )}
            </div>
          )}
          <Costs result={result} trace={ran && result.columns.length > 0 ? { query: { ...ran, pageSize: 500 } } : undefined} />
        </>
      )}
    </>
  );
}

function Past({ label, statements, onChoose }: { label: string; statements: string[]; onChoose: (text: string) => void }) {
  if (statements.length === 0) return null;
  return (
    <select
      aria-label={label}
      value=""
      onChange={(event) => {
        const chosen = statements[Number(event.currentTarget.value)];
        if (chosen) onChoose(chosen);
        event.currentTarget.value = "";
      }}
    >
      <option value="">{label}</option>
      {statements.map((text, i) => (
        <option key={i} value={i}>
          {text.replace(/\s+/g, " ").slice(0, 90)}
        </option>
      ))}
    </select>
  );
}
