// Documents against the live schema, and migrations: what differs, what takes it back, what was run.
import { useEffect, useState } from "preact/hooks";
import { call, type Info, type Plan } from "./api";
import { Copy } from "./costs";
import { MakeMigration } from "./make-migration";
import { MigrationsView } from "./migrations-view";

const SAFETY = {
  safe: "Safe",
  destructive: "Removes data",
  impossible: "Not possible in place",
  noted: "Harmless, stays",
} as const;

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

export function SchemaView({ info, onSchema }: { info: Info; onSchema: () => void }) {
  const [plan, setPlan] = useState<Plan | null>(null);
  const [version, setVersion] = useState(0);
  const [problem, setProblem] = useState("");
  const [applied, setApplied] = useState<string[] | null>(null);

  function compare() {
    setProblem("");
    if (info.documents > 0) {
      call<Plan>("plan")
        .then(setPlan)
        .catch((e: Error) => setProblem(e.message));
    }
  }
  function load() {
    compare();
    setVersion((v) => v + 1);
  }
  useEffect(compare, []);

  async function apply() {
    if (!plan) return;
    try {
      const { statements } = await call<{ statements: string[] }>("apply", { statements: plan.statements });
      setApplied(statements);
      load();
      onSchema();
    } catch (e) {
      setProblem((e as Error).message);
    }
  }

  return (
    <main class="schema" tabIndex={0} aria-label="Schema">
      <header class="title">
        <h1>Schema</h1>
        <span class="space" />
        <button type="button" onClick={load}>
          Compare again
        </button>
      </header>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {applied && (
        <p class="notice" role="status">
          {applied.length === 0 ? "There was nothing left to do." : `Done: ${applied.length} ${applied.length === 1 ? "statement was" : "statements were"} run.`}
        </p>
      )}
      {info.documents > 0 && plan && (
        <section aria-label="Documents">
          <h2>
            {count(info.documents, "document")} against the live schema:{" "}
            {plan.changes.length === 0 ? "nothing differs" : count(plan.changes.length, "difference")}
          </h2>
          {plan.changes.map((change, i) => (
            <article key={i} class={"change " + change.safety}>
              <span class="safety">{SAFETY[change.safety]}</span>
              {change.description}
              {change.statements.length > 0 && <pre>{change.statements.join("\n")}</pre>}
              {change.undo.length > 0 && <pre class="undo">Back: {change.undo.join("\n")}</pre>}
              {change.advice && <p class="advice">{change.advice}</p>}
            </article>
          ))}
          {plan.statements.length > 0 && (
            <>
              <Copy text={plan.statements.join(";\n") + ";\n"} what="CQL" />{" "}
              {info.writes && !plan.refused && (
                <button type="button" class="primary" onClick={() => void apply()}>
                  Apply {plan.statements.length} safe {plan.statements.length === 1 ? "statement" : "statements"}
                </button>
              )}
              {plan.refused && <p class="problem">It cannot be applied before what is not possible is solved.</p>}
            </>
          )}
        </section>
      )}
      {info.documents > 0 && !info.migrations && (
        <section aria-label="Migrations" class="migrations">
          <h2>Migrations</h2>
          <MakeMigration info={info} onMade={() => undefined} />
        </section>
      )}
      {info.migrations && <MigrationsView key={version} info={info} onSchema={() => (compare(), onSchema())} />}
    </main>
  );
}
