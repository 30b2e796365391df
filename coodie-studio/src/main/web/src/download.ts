// What is shown, as a file: nothing is read again.
import type { Cell, ResultColumn } from "./api";
import { isComposite, plain } from "./values";

export function csv(columns: ResultColumn[], rows: Cell[][]): string {
  const line = (cells: string[]) => cells.map(quoted).join(",") + "\r\n";
  return line(columns.map((c) => c.name)) + rows.map((row) => line(row.map(plain))).join("");
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

export function jsonLines(columns: ResultColumn[], rows: Cell[][]): string {
  return rows
    .map((row) =>
      "{" + columns.map((c, i) => JSON.stringify(c.name) + ": " + json(row[i] ?? null, c.type)).join(", ") + "}",
    )
    .join("\n");
}

const BARE = /^(tinyint|smallint|int|bigint|varint|decimal|float|double|counter|boolean)$/;

function json(cell: Cell, type: string): string {
  if (cell === null) return "null";
  const text = plain(cell);
  if (typeof cell !== "string") return JSON.stringify(text);
  if (BARE.test(type) && /^(-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false)$/.test(text)) return text;
  if (isComposite(type)) {
    try {
      JSON.parse(text);
      return text;
    } catch {
      // Text that only looks like it.
    }
  }
  return JSON.stringify(text);
}

export function save(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
