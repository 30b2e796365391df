// A number over time, where a result has both.
import { useState } from "preact/hooks";
import type { Result } from "./api";
import { NUMBERS } from "./values";

const WIDTH = 900;
const HEIGHT = 260;
const LEFT = 56;
const BOTTOM = 26;

export function timeColumn(result: Result): number {
  return result.columns.findIndex((c) => c.type === "timestamp" || c.type === "date");
}

export function numberColumns(result: Result): number[] {
  return result.columns.map((c, i) => (NUMBERS.has(c.type) ? i : -1)).filter((i) => i >= 0);
}

export function Chart({ result }: { result: Result }) {
  const time = timeColumn(result);
  const numbers = numberColumns(result);
  const [chosen, setChosen] = useState(numbers[0] ?? 0);
  const column = numbers.includes(chosen) ? chosen : (numbers[0] ?? 0);
  const points = result.rows
    .map((row) => [Date.parse(String(row[time])), Number(row[column])] as const)
    .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
    .sort((a, b) => a[0] - b[0]);
  if (points.length < 2) return <p class="nothing">There are not enough points for a chart.</p>;
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  const [x0, x1] = [Math.min(...xs), Math.max(...xs)];
  const [y0, y1] = [Math.min(0, ...ys), Math.max(...ys)];
  const x = (v: number) => LEFT + ((v - x0) / (x1 - x0 || 1)) * (WIDTH - LEFT - 8);
  const y = (v: number) => HEIGHT - BOTTOM - ((v - y0) / (y1 - y0 || 1)) * (HEIGHT - BOTTOM - 10);
  const line = points.map(([px, py]) => `${x(px).toFixed(1)},${y(py).toFixed(1)}`).join(" ");
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const name = result.columns[column]?.name ?? "";
  return (
    <figure class="chart">
      <figcaption>
        <label>
          <select value={column} aria-label="Number" onChange={(e) => setChosen(Number(e.currentTarget.value))}>
            {numbers.map((i) => (
              <option key={i} value={i}>
                {result.columns[i]?.name}
              </option>
            ))}
          </select>
        </label>
        over {result.columns[time]?.name}, {points.length} points of this page
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${name} over time, from ${y0} to ${y1}`}>
        {ticks.map((t) => (
          <g key={t}>
            <line class="rule" x1={LEFT} x2={WIDTH - 8} y1={y(y0 + t * (y1 - y0))} y2={y(y0 + t * (y1 - y0))} />
            <text x={LEFT - 8} y={y(y0 + t * (y1 - y0)) + 4} text-anchor="end">
              {Number((y0 + t * (y1 - y0)).toPrecision(3))}
            </text>
            <text x={x(x0 + t * (x1 - x0))} y={HEIGHT - 6} text-anchor={t === 0 ? "start" : t === 1 ? "end" : "middle"}>
              {new Date(x0 + t * (x1 - x0)).toISOString().replace("T", " ").slice(5, 16)}
            </text>
          </g>
        ))}
        <polyline class="line" points={line} />
      </svg>
    </figure>
  );
}
