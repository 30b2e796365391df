// The slowest queries since the studio was started.
import { useEffect, useState } from "preact/hooks";
import { call, type Problem, type SlowQuery } from "./api";
import { costText } from "./costs";
import { href } from "./route";

export function SlowView() {
  const [queries, setQueries] = useState<SlowQuery[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  function load() {
    call<{ queries: SlowQuery[] }>("slowest")
      .then((answer) => {
        setQueries(answer.queries);
        setProblem(null);
      })
      .catch(setProblem);
  }
  useEffect(load, []);
  return (
    <main class="slow-view">
      <header class="title">
        <h1>Slowest queries</h1>
        <p class="comment">Of what this studio ran since it was started; each at its slowest.</p>
        <button type="button" onClick={load}>
          Read again
        </button>
      </header>
      {problem && (
        <div class="problem banner" role="alert">
          <p>{problem.message}</p>
        </div>
      )}
      {queries?.length === 0 && <p class="nothing">Nothing was read yet.</p>}
      {queries && queries.length > 0 && (
        <div class="report" tabIndex={0} role="region" aria-label="Slowest queries">
          <table>
            <thead>
              <tr>
                <th scope="col">Cost</th>
                <th scope="col">Query</th>
                <th scope="col">Ran</th>
              </tr>
            </thead>
            <tbody>
              {queries.map((query, i) => (
                <tr key={i}>
                  <td class="cost">{costText(query.cost)}</td>
                  <td>
                    <a href={link(query)}>
                      <code>{query.cql}</code>
                    </a>
                    {query.rows?.filter?.map((c) => (
                      <small key={c.column + c.operator}>
                        {" "}
                        {c.column} {c.operator} {c.values.join(", ")}
                      </small>
                    ))}
                  </td>
                  <td>
                    {query.times === 1 ? "once" : `${query.times} times`}, at {query.at.slice(11, 19)} UTC
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

function link({ cql, rows }: SlowQuery): string {
  return rows
    ? href({
        view: "table",
        keyspace: rows.keyspace,
        table: rows.table,
        filter: rows.filter ?? [],
        reversed: rows.reversed,
        token: rows.token,
      })
    : href({ view: "query", cql });
}
