// A grid that holds in the document only the rows that can be seen.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Cell, ResultColumn } from "./api";
import { ShortValue, isComposite, NUMBERS, plain } from "./values";

const ROW = 30;
const AROUND = 8;

const px = (length: number) => length + "px";

export interface GridColumn extends ResultColumn {
  pinned: boolean;
  role: string;
  /** What is told of the column beside its name. */
  mark: string;
}

interface Props {
  label: string;
  columns: GridColumn[];
  rows: Cell[][];
  selected: number | null;
  marks?: Map<number, string>;
  /** Null closes what is open. */
  onOpen: (row: number | null) => void;
}

function width(column: GridColumn, index: number, rows: Cell[][]): number {
  let letters = column.name.length * 1.1 + column.mark.length + (column.mark ? 3 : 0) + 2 + column.type.length * 0.92;
  for (let i = 0; i < Math.min(rows.length, 60); i++) {
    const cell = rows[i]?.[index] ?? null;
    const text = plain(cell);
    letters = Math.max(letters, Math.min(text.length * (column.pinned ? 1.12 : 1) + (isComposite(column.type) ? 4 : 0), 46));
  }
  return Math.round(Math.min(Math.max(letters, 9), 46) * 7.4 + 26);
}

export function Grid({ label, columns, rows, selected, marks, onOpen }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const focus = useRef(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    box.current?.scrollTo(0, 0);
    setActive({ row: 0, column: 0 });
  }, [rows]);
  useLayoutEffect(() => {
    if (!focus.current) return;
    focus.current = false;
    box.current?.querySelector<HTMLElement>('[tabindex="0"][role="gridcell"]')?.focus({ preventScroll: true });
  });

  const widths = columns.map((column, i) => width(column, i, rows));
  const total = widths.reduce((sum, w) => sum + w, 0);
  const lefts: number[] = [];
  let left = 0;
  columns.forEach((column, i) => {
    lefts.push(left);
    if (column.pinned) left += widths[i] ?? 0;
  });
  const roomy = (box.current?.clientWidth ?? 1200) > left * 1.7;
  const first = Math.max(0, Math.floor(top / ROW) - AROUND);
  const last = Math.min(rows.length, Math.ceil((top + height) / ROW) + AROUND);

  function move(rowBy: number, columnBy: number) {
    const row = Math.max(0, Math.min(rows.length - 1, active.row + rowBy));
    const column = Math.max(0, Math.min(columns.length - 1, active.column + columnBy));
    setActive({ row, column });
    focus.current = true;
    const element = box.current;
    if (!element) return;
    const y = row * ROW;
    if (y < element.scrollTop) element.scrollTop = y;
    if (y + 2 * ROW > element.scrollTop + element.clientHeight - ROW) {
      element.scrollTop = y + 3 * ROW - element.clientHeight;
    }
    const x = widths.slice(0, column).reduce((sum, w) => sum + w, 0);
    if (!columns[column]?.pinned) {
      if (x - left < element.scrollLeft) element.scrollLeft = x - left;
      const end = x + (widths[column] ?? 0);
      if (end > element.scrollLeft + element.clientWidth) element.scrollLeft = end - element.clientWidth;
    }
  }

  function key(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor(height / ROW) - 2);
    const moves: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      PageUp: [-page, 0],
      PageDown: [page, 0],
      Home: [0, -columns.length],
      End: [0, columns.length],
    };
    const by = moves[event.key];
    if (by) {
      event.preventDefault();
      move(...by);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onOpen(active.row);
    } else if (event.key === "Escape") {
      onOpen(null);
    } else if (event.key === "c" && (event.ctrlKey || event.metaKey) && !getSelection()?.toString()) {
      event.preventDefault();
      void navigator.clipboard.writeText(plain(rows[active.row]?.[active.column] ?? null));
    }
  }

  const shown = [];
  for (let r = first; r < last; r++) {
    const row = rows[r] ?? [];
    shown.push(
      <div
        key={r}
        role="row"
        aria-rowindex={r + 2}
        aria-selected={selected === r}
        class={"row" + (selected === r ? " selected" : "") + (marks?.has(r) ? " " + marks.get(r) : "")}
        style={{ transform: `translateY(${r * ROW}px)`, width: px(total) }}
        onDblClick={() => onOpen(r)}
        onClick={() => selected !== null && onOpen(r)}
      >
        {columns.map((column, c) => (
          <div
            key={c}
            role="gridcell"
            aria-colindex={c + 1}
            tabindex={active.row === r && active.column === c ? 0 : -1}
            class={"cell " + column.role + (column.pinned && roomy ? " pinned" : "") + (NUMBERS.has(column.type) ? " right" : "")}
            style={{ width: px(widths[c] ?? 100), left: column.pinned && roomy ? px(lefts[c] ?? 0) : undefined }}
            onMouseDown={() => setActive({ row: r, column: c })}
          >
            <ShortValue cell={row[c] ?? null} type={column.type} />
          </div>
        ))}
      </div>,
    );
  }
  return (
    <div
      class="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      ref={box}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={key}
    >
      <div class="head" role="row" aria-rowindex={1} style={{ width: px(total) }}>
        {columns.map((column, c) => (
          <div
            key={c}
            role="columnheader"
            aria-colindex={c + 1}
            class={"cell " + column.role + (column.pinned && roomy ? " pinned" : "")}
            style={{ width: px(widths[c] ?? 100), left: column.pinned && roomy ? px(lefts[c] ?? 0) : undefined }}
            title={`${column.name} ${column.type}`}
          >
            {column.mark && <span class="mark">{column.mark}</span>}
            <span class="name">{column.name}</span>
            <span class="type">{column.type}</span>
          </div>
        ))}
      </div>
      <div class="body" role="rowgroup" style={{ height: px(rows.length * ROW), width: px(total) }}>
        {shown}
      </div>
    </div>
  );
}
