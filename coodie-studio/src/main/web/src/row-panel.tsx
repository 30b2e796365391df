// One row: all of each value, where its partition is, how old its cells are; and how to change it.
import { useEffect, useState } from "preact/hooks";
import { call, type Cell, type Info, type Lens, type Table } from "./api";
import { Copy } from "./costs";
import { RowForm } from "./row-form";
import { rowsDeletion, stage } from "./staged";
import { bytesText, FullValue } from "./values";

interface Props {
  table: Table;
  info: Info;
  names: string[];
  row: Cell[];
  onClose: () => void;
}

export function keyOf(table: Table, names: string[], row: Cell[]): Record<string, string> {
  const key: Record<string, string> = {};
  for (const column of table.columns) {
    const cell = row[names.indexOf(column.name)];
    if ((column.kind === "partition_key" || column.kind === "clustering") && typeof cell === "string") {
      key[column.name] = cell;
    }
  }
  return key;
}

export function RowPanel({ table, info, names, row, onClose }: Props) {
  const key = keyOf(table, names, row);
  const identity = JSON.stringify(key);
  const [lens, setLens] = useState<Lens | null>(null);
  const [problem, setProblem] = useState("");
  const [whole, setWhole] = useState<Record<string, string>>({});
  const [editing, setEditing] = useState(false);
  useEffect(() => {
    let current = true;
    setLens(null);
    setProblem("");
    setWhole({});
    setEditing(false);
    call<Lens>("lens", { keyspace: table.keyspace, table: table.name, key })
      .then((answer) => current && setLens(answer))
      .catch((e: Error) => current && setProblem(e.message));
    return () => {
      current = false;
    };
  }, [identity, table.keyspace, table.name]);

  async function showAll(column: string) {
    try {
      const { value } = await call<{ value: string }>("value", {
        keyspace: table.keyspace,
        table: table.name,
        key,
        column,
      });
      setWhole((shown) => ({ ...shown, [column]: value }));
    } catch (e) {
      setProblem((e as Error).message);
    }
  }

  const cells: Record<string, Cell> = {};
  table.columns.forEach((column) => {
    cells[column.name] = whole[column.name] ?? row[names.indexOf(column.name)] ?? null;
  });

  async function remove() {
    const was: Record<string, string | null> = {};
    for (const column of table.columns) {
      const cell = cells[column.name] ?? null;
      const simple = cell === null || typeof cell === "string";
      if (column.kind === "regular" && simple && !column.masked && !column.type.includes("vector")) {
        was[column.name] = cell;
      }
    }
    try {
      const change = { keyspace: table.keyspace, table: table.name, key, set: null, was, ttl: null };
      await stage({ kind: "delete", ...change });
    } catch (e) {
      setProblem((e as Error).message);
    }
  }

  async function removePartition() {
    const where = table.columns
      .filter((c) => c.kind === "partition_key")
      .map((c) => ({ column: c.name, operator: "=", values: [key[c.name] ?? ""] }));
    try {
      await stage(rowsDeletion(table, where));
    } catch (e) {
      setProblem((e as Error).message);
    }
  }

  const changeable =
    info.writes && table.base === "" && !table.columns.some((c) => c.type === "counter");
  return (
    <aside class="panel" aria-label="Row" onKeyDown={(event) => event.key === "Escape" && onClose()}>
      <header>
        <h2>Row</h2>
        {changeable && !editing && (
          <>
            <button type="button" onClick={() => setEditing(true)}>
              Edit
            </button>
            <button type="button" class="danger" onClick={() => void remove()}>
              Delete
            </button>
            {table.columns.some((c) => c.kind === "clustering") && (
              <button type="button" class="danger" onClick={() => void removePartition()}>
                Delete partition
              </button>
            )}
          </>
        )}
        <button type="button" class="close" aria-label="Close the row" onClick={onClose}>
          ×
        </button>
      </header>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {editing ? (
        <RowForm table={table} cells={cells} rowKey={key} onShowAll={(c) => void showAll(c)} onDone={() => setEditing(false)} />
      ) : (
        <>
          <PartitionLens lens={lens} />
          <dl class="fields">
            {table.columns.map((column) => {
              const cell = cells[column.name] ?? null;
              const age = lens?.cells[column.name];
              return (
                <div key={column.name} class={"field " + column.kind}>
                  <dt>
                    <span class="name">{column.name}</span>
                    <span class="type">{column.type}</span>
                    {typeof cell === "string" && cell !== "" && <Copy text={cell} what="" />}
                  </dt>
                  <dd>
                    <Whole cell={cell} type={column.type} onShowAll={() => void showAll(column.name)} />
                    {age?.written && (
                      <p class="age">
                        written {writtenAt(age.written)}
                        {age.ttl !== null && <b> · gone in {duration(age.ttl)}</b>}
                      </p>
                    )}
                  </dd>
                </div>
              );
            })}
          </dl>
        </>
      )}
    </aside>
  );
}

function Whole({ cell, type, onShowAll }: { cell: Cell; type: string; onShowAll: () => void }) {
  if (cell === null) return <span class="null">null</span>;
  if (typeof cell === "string") return <FullValue text={cell} type={type} />;
  if ("masked" in cell) return <span class="masked">masked</span>;
  return (
    <>
      <pre class="value">{cell.cut}…</pre>
      <button type="button" class="link" onClick={onShowAll}>
        Show all {bytesText(cell.bytes)}
      </button>
    </>
  );
}

function PartitionLens({ lens }: { lens: Lens | null }) {
  if (!lens) return <div class="lens" aria-busy="true" />;
  return (
    <dl class="lens" aria-label="Partition">
      <div>
        <dt>Partition</dt>
        <dd>
          {lens.more ? `more than ${lens.rows}` : lens.rows} {lens.rows === 1 ? "row" : "rows"}, about{" "}
          {lens.more ? "more than " : ""}
          {bytesText(lens.bytes)}
        </dd>
      </div>
      <div>
        <dt>Table's mean</dt>
        <dd>
          {lens.average
            ? `${bytesText(lens.average.bytes)} of ${lens.average.partitions} partitions on this node`
            : "not known to the server yet"}
        </dd>
      </div>
      <div>
        <dt>Token</dt>
        <dd>{lens.token}</dd>
      </div>
      <div>
        <dt>Replicas</dt>
        <dd>{lens.replicas.length ? lens.replicas.join(", ") : "not known for this strategy"}</dd>
      </div>
    </dl>
  );
}

function writtenAt(micros: string): string {
  return new Date(Number(micros) / 1000).toISOString().replace("T", " ").slice(0, 19) + " UTC";
}

function duration(seconds: number): string {
  const parts: string[] = [];
  for (const [unit, length] of [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]] as const) {
    const count = Math.floor(seconds / length);
    if (count > 0) parts.push(`${count} ${unit}`);
    seconds -= count * length;
  }
  return parts.slice(0, 2).join(" ") || "0 s";
}
