// Values as people read them.
import { useState } from "preact/hooks";
import type { Cell } from "./api";

/** A number of JSON with all its digits. */
export class Digits {
  constructor(readonly text: string) {}
}

export type Tree = string | boolean | null | Digits | Tree[] | Map<string, Tree>;

/** JSON whose numbers keep all their digits, and whose objects keep any name. */
export function tree(text: string): Tree {
  return JSON.parse(text, function (_key: string, value: unknown, context?: { source?: string }) {
    if (typeof value === "number") return new Digits(context?.source ?? String(value));
    if (value && typeof value === "object" && value.constructor === Object) {
      return new Map(Object.entries(value));
    }
    return value;
  } as (key: string, value: unknown) => unknown) as Tree;
}

export function isComposite(type: string): boolean {
  return /^(frozen<|list<|set<|map<|tuple<|vector<)/.test(type) || !/^[a-z]+$/.test(type) || !SCALARS.has(type);
}

/** What the studio sends for a field that is masked. */
const HIDDEN = "••••••";

const SCALARS = new Set(
  "ascii bigint blob boolean counter date decimal double duration float inet int smallint text time timestamp timeuuid tinyint uuid varchar varint".split(
    " ",
  ),
);

export const NUMBERS = new Set("tinyint smallint int bigint varint decimal float double counter".split(" "));

export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ["kB", "MB", "GB"];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** The text of a cell as it is copied and exported. */
export function plain(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  return "masked" in cell ? "•••" : "part" in cell ? cell.part : cell.cut + "…";
}

/** One line of a grid. Null, no bytes and empty text look different from any value. */
export function ShortValue({ cell, type }: { cell: Cell; type: string }) {
  if (cell === null) return <span class="null">null</span>;
  if (typeof cell !== "string") {
    if ("masked" in cell) return <span class="masked" aria-label="masked">••••••</span>;
    if ("part" in cell) return <span class="composite">{short(cell.part)}</span>;
    return (
      <>
        {isComposite(type) ? <span class="composite">{oneLine(cell.cut)}</span> : oneLine(cell.cut)}
        <span class="size">{bytesText(cell.bytes)}</span>
      </>
    );
  }
  if (cell === "") return <span class="null">empty text</span>;
  if (cell === "0x") return <span class="null">no bytes</span>;
  if (type === "boolean") return <span class={"flag " + cell}>{cell}</span>;
  if (isComposite(type)) return <span class="composite">{short(cell)}</span>;
  return <>{oneLine(cell)}</>;
}

function oneLine(text: string): string {
  const cut = text.length > 200 ? text.slice(0, 200) + "…" : text;
  return cut.replace(/\n/g, "⏎ ");
}

function short(text: string): string {
  try {
    const value = tree(text);
    if (Array.isArray(value)) return `[${value.length}] ` + value.map(inline).join(", ").slice(0, 160);
    if (value instanceof Map) {
      return `{${value.size}} ` + [...value].map(([k, v]) => `${k}: ${inline(v)}`).join(", ").slice(0, 160);
    }
  } catch {
    // Bytes that are no value of the type.
  }
  return oneLine(text);
}

function inline(value: Tree): string {
  if (value === null) return "null";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return "[" + value.map(inline).join(", ") + "]";
  if (value instanceof Map) return "{" + [...value].map(([k, v]) => `${k}: ${inline(v)}`).join(", ") + "}";
  return value.text;
}

/** All of a value, its parts to open and close. */
export function FullValue({ text, type }: { text: string; type: string }) {
  if (text === "" || text === "0x" || !isComposite(type)) {
    return text === "" || text === "0x" ? (
      <span class="null">{text === "" ? "empty text" : "no bytes"}</span>
    ) : (
      <pre class="value">{text}</pre>
    );
  }
  let value: Tree;
  try {
    value = tree(text);
  } catch {
    return <pre class="value">{text}</pre>;
  }
  return <Branch value={value} depth={0} />;
}

const SHOWN = 100;

function Branch({ value, depth }: { value: Tree; depth: number }) {
  const [all, setAll] = useState(false);
  const parts: [string, Tree][] = Array.isArray(value)
    ? value.map((part, i) => [String(i), part])
    : value instanceof Map
      ? [...value]
      : [];
  if (!Array.isArray(value) && !(value instanceof Map)) return <Leaf value={value} />;
  if (parts.length === 0) return <span class="null">nothing in it</span>;
  const shown = all ? parts : parts.slice(0, SHOWN);
  return (
    <ul class="tree">
      {shown.map(([name, part]) => (
        <li key={name}>
          {part instanceof Map || Array.isArray(part) ? (
            <details open={depth < 1}>
              <summary>
                <span class="key">{name}</span>
                <span class="size">{Array.isArray(part) ? `[${part.length}]` : `{${part.size}}`}</span>
              </summary>
              <Branch value={part} depth={depth + 1} />
            </details>
          ) : (
            <>
              <span class="key">{name}</span> <Leaf value={part} />
            </>
          )}
        </li>
      ))}
      {parts.length > shown.length && (
        <li>
          <button type="button" class="link" onClick={() => setAll(true)}>
            Show all {parts.length}
          </button>
        </li>
      )}
    </ul>
  );
}

function Leaf({ value }: { value: Exclude<Tree, Tree[] | Map<string, Tree>> }) {
  if (value === null) return <span class="null">null</span>;
  if (value === HIDDEN) return <span class="masked">masked</span>;
  if (typeof value === "string") return value === "" ? <span class="null">empty text</span> : <>{value}</>;
  if (typeof value === "boolean") return <span class={"flag " + value}>{String(value)}</span>;
  return <span class="number">{value.text}</span>;
}
