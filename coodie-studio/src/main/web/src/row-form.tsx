// Changes of a row, or a new one. A column that is not touched is left as it is.
import { useState } from "preact/hooks";
import type { Cell, Column, Table } from "./api";
import { stage } from "./staged";
import { isComposite, NUMBERS } from "./values";

interface Props {
  table: Table;
  cells: Record<string, Cell>;
  /** The key of a row that is there; null for a new one. */
  rowKey: Record<string, string> | null;
  onShowAll: (column: string) => void;
  onDone: () => void;
}

export function RowForm({ table, cells, rowKey, onShowAll, onDone }: Props) {
  const [set, setSet] = useState<Record<string, string | null>>({});
  const [key, setKey] = useState<Record<string, string>>(rowKey ?? {});
  const [ttl, setTtl] = useState("");
  const [problem, setProblem] = useState("");

  async function submit() {
    const was: Record<string, string | null> = {};
    for (const name of Object.keys(set)) {
      const cell = cells[name] ?? null;
      if (cell === null || typeof cell === "string") was[name] = cell;
    }
    try {
      await stage({
        kind: rowKey ? "update" : "insert",
        keyspace: table.keyspace,
        table: table.name,
        key,
        set,
        was: rowKey ? was : null,
        ttl: ttl ? Number(ttl) : null,
      });
      onDone();
    } catch (e) {
      setProblem((e as Error).message);
    }
  }

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {table.columns.map((column) => {
        const isKey = column.kind === "partition_key" || column.kind === "clustering";
        if (isKey && rowKey) return null;
        const cell = cells[column.name] ?? null;
        return (
          <Field
            key={column.name}
            column={column}
            cut={cell !== null && typeof cell === "object" && "cut" in cell}
            value={isKey ? (key[column.name] ?? "") : column.name in set ? (set[column.name] ?? null) : typeof cell === "string" ? cell : null}
            touched={isKey || column.name in set}
            isKey={isKey}
            onShowAll={() => onShowAll(column.name)}
            onChange={(value) =>
              isKey ? setKey({ ...key, [column.name]: value ?? "" }) : setSet({ ...set, [column.name]: value })
            }
            onLeave={() => {
              const { [column.name]: _left, ...rest } = set;
              setSet(rest);
            }}
          />
        );
      })}
      <label class="ttl">
        <span class="name">TTL</span>
        <span class="type">seconds; empty: as the table says</span>
        <input inputMode="numeric" pattern="[0-9]*" value={ttl} onInput={(e) => setTtl(e.currentTarget.value)} />
      </label>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <footer>
        <button type="button" onClick={onDone}>
          Cancel
        </button>
        <button type="submit" class="primary">
          Stage
        </button>
      </footer>
    </form>
  );
}

interface FieldProps {
  column: Column;
  cut: boolean;
  value: string | null;
  touched: boolean;
  isKey: boolean;
  onShowAll: () => void;
  onChange: (value: string | null) => void;
  onLeave: () => void;
}

function Field({ column, cut, value, touched, isKey, onShowAll, onChange, onLeave }: FieldProps) {
  const id = "field-" + column.name;
  return (
    <div class={"field" + (touched && !isKey ? " touched" : "")}>
      <label for={id}>
        <span class="name">{column.name}</span>
        <span class="type">{column.type}</span>
      </label>
      {column.masked || column.fieldsMasked ? (
        <span class="null">{column.masked ? "masked" : "fields of it are masked"}: not changed here</span>
      ) : cut ? (
        <button type="button" class="link" onClick={onShowAll}>
          Read all of it first
        </button>
      ) : (
        <>
          <Input id={id} column={column} value={value} onChange={onChange} />
          {!isKey && (
            <span class="choices">
              {value !== null && (
                <button type="button" class="small" onClick={() => onChange(null)}>
                  Set null
                </button>
              )}
              {touched && (
                <button type="button" class="small" onClick={onLeave}>
                  Leave as it is
                </button>
              )}
              {touched && value === null && <span class="null">null: the cell is removed</span>}
              {touched && value === "" && <span class="null">empty text</span>}
            </span>
          )}
        </>
      )}
    </div>
  );
}

function example(type: string): string {
  if (type.includes("map<")) return '{"key": "value"}';
  if (/^(frozen<)?(list|set|tuple|vector)</.test(type)) return "[…]";
  if (isComposite(type)) return '{"field": "value"}';
  if (type === "timestamp") return "2026-11-30T12:00:00Z";
  if (type === "blob") return "0x…";
  if (type === "duration") return "1h30m";
  return "";
}

function Input({ id, column, value, onChange }: { id: string; column: Column; value: string | null; onChange: (v: string | null) => void }) {
  const { type } = column;
  const text = value ?? "";
  if (type === "boolean") {
    return (
      <select id={id} value={value ?? "null"} onChange={(e) => onChange(e.currentTarget.value === "null" ? null : e.currentTarget.value)}>
        <option value="null">null</option>
        <option value="true">true</option>
        <option value="false">false</option>
      </select>
    );
  }
  if (type === "date") {
    return <input id={id} type="date" value={text} onInput={(e) => onChange(e.currentTarget.value || null)} />;
  }
  if (NUMBERS.has(type)) {
    return <input id={id} inputMode="decimal" value={text} onInput={(e) => onChange(e.currentTarget.value || null)} />;
  }
  if (type === "uuid") {
    return (
      <span class="with">
        <input id={id} value={text} spellcheck={false} onInput={(e) => onChange(e.currentTarget.value || null)} />
        <button type="button" class="small" onClick={() => onChange(crypto.randomUUID())}>
          Random
        </button>
      </span>
    );
  }
  const long = isComposite(type) || type === "text" || type === "varchar" || type === "ascii" || type === "blob";
  if (!long) {
    return <input id={id} value={text} placeholder={example(type)} onInput={(e) => onChange(e.currentTarget.value || null)} />;
  }
  return (
    <textarea
      id={id}
      value={text}
      rows={Math.min(8, Math.max(isComposite(type) ? 2 : 1, text.split("\n").length, Math.ceil(text.length / 44)))}
      placeholder={example(type)}
      onInput={(e) => onChange(isComposite(type) && e.currentTarget.value === "" ? null : e.currentTarget.value)}
    />
  );
}
