// Deletes what the filter finds, where that is a partition or a range of one.
import { useState } from "preact/hooks";
import type { Condition, Table } from "./api";
import { rowsDeletion, stage } from "./staged";

export function DeleteRows({ table, filter }: { table: Table; filter: Condition[] }) {
  const [problem, setProblem] = useState("");
  if (!isRange(table, filter)) return null;
  return (
    <>
      <button
        type="button"
        class="danger"
        onClick={() => {
          stage(rowsDeletion(table, filter))
            .then(() => setProblem(""))
            .catch((e: Error) => setProblem(e.message));
        }}
      >
        Delete these rows
      </button>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** Whether it is = on the whole partition key, and otherwise about the clustering; the server knows the rest. */
function isRange(table: Table, filter: Condition[]): boolean {
  if (table.base !== "" || table.columns.some((c) => c.type === "counter")) return false;
  const kinds = new Map(table.columns.map((c) => [c.name, c.kind]));
  const partition = table.columns.filter((c) => c.kind === "partition_key");
  return (
    partition.every((c) => filter.some((f) => f.column === c.name && f.operator === "=")) &&
    filter.every((f) => f.operator !== "IN" && (kinds.get(f.column) === "partition_key" || kinds.get(f.column) === "clustering"))
  );
}
