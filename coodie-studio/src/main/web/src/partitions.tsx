// How large the partitions of a table are, and where each number is from.
import { useEffect, useState } from "preact/hooks";
import { call, type Partitions, type Problem, type Table } from "./api";
import { href } from "./route";
import { bytesText } from "./values";

const MEASURES: Record<string, string> = {
  "system_views.max_partition_size": "Largest partition",
  "system_views.rows_per_read": "Rows of a read",
  "system_views.tombstones_per_read": "Tombstones of a read",
};

export function PartitionsView({ table }: { table: Table }) {
  const [answer, setAnswer] = useState<Partitions | null>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let current = true;
    setAnswer(null);
    setProblem("");
    call<Partitions>("partitions", { keyspace: table.keyspace, table: table.name })
      .then((found) => current && setAnswer(found))
      .catch((e: Problem) => current && setProblem(e.message));
    return () => {
      current = false;
    };
  }, [table.keyspace, table.name]);
  if (problem) {
    return (
      <p class="problem" role="alert">
        {problem}
      </p>
    );
  }
  if (!answer) return <div class="loading" aria-busy="true" role="status" aria-label="Reading" />;
  return (
    <div class="structure report" tabIndex={0} role="region" aria-label="Partitions">
      <table>
        <caption>What the server measures</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col">Value</th>
            <th scope="col">Where it is from</th>
          </tr>
        </thead>
        <tbody>
          {answer.measures.map((measure) => (
            <tr key={measure.source}>
              <td>{MEASURES[measure.source] ?? measure.source}</td>
              <td>{measure.problem ?? value(measure)}</td>
              <td>
                <code>{measure.source}</code>
                {measure.node && <small> of {measure.node.replace(/^[^/]*\//, "")} alone</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>The largest partitions</h2>
      {answer.hidden ? (
        <p>The partition key is masked, so no partition is named.</p>
      ) : (
        <>
          <Top answer={answer} />
          <Seen answer={answer} table={table} />
        </>
      )}
    </div>
  );
}

function value(measure: Partitions["measures"][number]): string {
  if (measure.mebibytes !== undefined) {
    return measure.mebibytes === 0 ? "less than 1 MiB in files, or none there yet" : `${measure.mebibytes} MiB`;
  }
  if (!measure.count) return "no read since the node was started";
  return `at most ${measure.max}, half of them ${measure.p50th} or less, 99 % ${measure.p99th} or less, of ${measure.count} reads`;
}

function Top({ answer }: { answer: Partitions }) {
  if (answer.top.length === 0) {
    return (
      <p>
        {answer.topKnown
          ? "The server names none: it looks for them when it validates the table for a repair (system.top_partitions)."
          : "This server keeps no list of them; Cassandra has one from 4.1 (system.top_partitions)."}
      </p>
    );
  }
  return (
    <table>
      <caption>
        By the server, from <code>system.top_partitions</code>: as it was when the node last validated the table for a repair
      </caption>
      <thead>
        <tr>
          <th scope="col">Partition</th>
          <th scope="col">How much</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        {answer.top.map((one) => (
          <tr key={one.type + one.key}>
            <td>
              <code>{one.key}</code>
            </td>
            <td>{one.type === "SIZES" ? bytesText(one.number) : `${one.number} tombstones`}</td>
            <td>{one.at}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Seen({ answer, table }: { answer: Partitions; table: Table }) {
  if (answer.seen.length === 0) return <p>The studio has not read any of this table yet.</p>;
  return (
    <table>
      <caption>Of those that this studio has read; sizes are of values, before compression</caption>
      <thead>
        <tr>
          <th scope="col">Partition</th>
          <th scope="col">Rows</th>
          <th scope="col">Size</th>
        </tr>
      </thead>
      <tbody>
        {answer.seen.map(({ key, rows, bytes, all }) => {
          const filter = Object.entries(key).map(([column, value]) => ({ column, operator: "=", values: [value] }));
          return (
            <tr key={JSON.stringify(key)}>
              <td>
                <a href={href({ view: "table", keyspace: table.keyspace, table: table.name, filter })}>
                  <code>
                    {Object.entries(key)
                      .map(([name, text]) => `${name} = ${text}`)
                      .join(", ")}
                  </code>
                </a>
              </td>
              <td>
                {all ? "" : "at least "}
                {rows}
              </td>
              <td>
                {all ? "about " : "at least "}
                {bytesText(bytes)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
