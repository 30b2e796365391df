// Migrations: made, applied and undone after they were shown; files, history, the lock.
import { useEffect, useState } from "preact/hooks";
import { call, type Info, type Migrations, type PlannedRun } from "./api";
import { JobLine } from "./job-line";
import { useJobs } from "./jobs";
import { MakeMigration } from "./make-migration";

export function MigrationsView({ info, onSchema }: { info: Info; onSchema: () => void }) {
  const [migrations, setMigrations] = useState<Migrations | null>(null);
  const [problem, setProblem] = useState("");
  const [agreed, setAgreed] = useState(false);
  const { jobs, again } = useJobs((job) => {
    if (job.kind !== "migration") return;
    load();
    onSchema();
  });
  const job = jobs.find((j) => j.kind === "migration");
  const running = job?.state === "running";

  function load() {
    setAgreed(false);
    call<Migrations>("migrations")
      .then((answer) => {
        setMigrations(answer);
        setProblem("");
      })
      .catch((e: Error) => setProblem(e.message));
  }
  useEffect(load, []);

  async function run(direction: "up" | "down", plan: PlannedRun) {
    try {
      const shown = plan.migrations.map(({ version, statements }) => ({ version, statements }));
      await call("migrate", { direction, shown, destructive: direction === "down" && agreed });
      setProblem("");
      again();
    } catch (e) {
      setProblem((e as Error).message);
      load();
    }
  }

  const undo = migrations?.undo.migrations[0];
  return (
    <section aria-label="Migrations" class="migrations">
      <h2>Migrations</h2>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <MakeMigration info={info} onMade={load} />
      {job && <JobLine job={job} />}
      {migrations && (
        <>
          <p class="lock">
            {migrations.lock
              ? `The lock is held by ${migrations.lock.owner} at ${migrations.lock.host} since ${migrations.lock.since}.`
              : "Nobody holds the lock."}
          </p>
          {migrations.problems.map((text) => (
            <p key={text} class="problem">
              {text}
            </p>
          ))}
          {migrations.pending.migrations.length > 0 && (
            <article class="run">
              <header>
                <h3>
                  {migrations.pending.migrations.length} pending {migrations.pending.migrations.length === 1 ? "migration" : "migrations"}
                </h3>
                <span class="space" />
                {info.writes && migrations.pending.blocking.length === 0 && (
                  <button type="button" class="primary" disabled={running} onClick={() => void run("up", migrations.pending)}>
                    Apply {migrations.pending.migrations.length === 1 ? "it" : `all ${migrations.pending.migrations.length}`}
                  </button>
                )}
              </header>
              <Planned plan={migrations.pending} />
              {!info.writes && <p class="advice">{info.production ? "Nothing is applied on production from here." : "Start the studio with --write to apply them here."}</p>}
            </article>
          )}
          {undo && (
            <details class="run">
              <summary>
                Undo the last one, {undo.version} {undo.description}
              </summary>
              <Planned plan={migrations.undo} />
              {migrations.undo.blocking.length === 0 && info.writes && (
                <div class="choices">
                  {undo.destructive && (
                    <label>
                      <input type="checkbox" checked={agreed} onChange={() => setAgreed(!agreed)} /> It drops or truncates what the statements name: that data is lost
                    </label>
                  )}
                  <button
                    type="button"
                    class="danger"
                    disabled={running || (undo.destructive && !agreed)}
                    onClick={() => void run("down", migrations.undo)}
                  >
                    Undo {undo.version}
                  </button>
                </div>
              )}
            </details>
          )}
          <Files migrations={migrations} />
        </>
      )}
    </section>
  );
}

function Planned({ plan }: { plan: PlannedRun }) {
  return (
    <>
      {plan.blocking.map((text) => (
        <p key={text} class="problem">
          {text}
        </p>
      ))}
      <ol>
        {plan.migrations.map((m) => (
          <li key={m.version}>
            <b>{m.version}</b> {m.description}
            {m.first > 1 && ` (goes on with statement ${m.first})`}
            {m.destructive && <span class="badge amber">removes data</span>}
            {m.kind === "java" ? (
              <p class="advice">Written in Java.</p>
            ) : (
              <pre tabIndex={0} aria-label={`Statements of ${m.version}`}>
                {m.statements.join(";\n") + ";"}
              </pre>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Files({ migrations }: { migrations: Migrations }) {
  return (
    <>
      <table>
        <caption>Files</caption>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Description</th>
            <th scope="col">State</th>
            <th scope="col">Applied</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {migrations.migrations.map((m) => (
            <tr key={m.version}>
              <td>{m.version}</td>
              <td>{m.description}</td>
              <td>
                <span class={"badge " + (m.state === "pending" ? "amber" : m.state === "failed" ? "red" : "")}>{m.state}</span> {m.error}
              </td>
              <td>{moment(m.finished)}</td>
              <td>{m.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {migrations.history.length > 0 && (
        <table>
          <caption>History</caption>
          <thead>
            <tr>
              <th scope="col">At</th>
              <th scope="col">Version</th>
              <th scope="col">What</th>
              <th scope="col">Took</th>
              <th scope="col">By</th>
            </tr>
          </thead>
          <tbody>
            {migrations.history.map((h, i) => (
              <tr key={i}>
                <td>{moment(h.at)}</td>
                <td>{h.version}</td>
                <td>
                  {h.action}, {h.outcome} {h.note}
                </td>
                <td>{h.millis} ms</td>
                <td>{h.by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** To the second, in UTC as all times of the page. */
function moment(text: string | null): string {
  return text === null ? "" : text.replace("T", " ").replace(/(\.\d+)?Z$/, "");
}
