// Changes wait here until they are saved; a failed save leaves them.
import { useEffect, useState } from "preact/hooks";
import { call, Problem, type Change, type ChangeAnswer, type Condition, type Table } from "./api";
import { recall, remember } from "./remember";

export interface Staged extends Change {
  id: number;
  /** What was told of rows to delete when it was staged. */
  counted?: { rows: number; more: boolean };
  answer?: ChangeAnswer;
}

let staged: Staged[] = recall<Staged[]>(sessionStorage, "staged", []);
let kept = true;
const listeners = new Set<() => void>();

function set(next: Staged[]) {
  staged = next;
  kept = remember(sessionStorage, "staged", staged);
  listeners.forEach((listener) => listener());
}

export function useStaged(): Staged[] {
  const [, tick] = useState(0);
  useEffect(() => {
    const listener = () => tick((n) => n + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return staged;
}

/** Keeps the change if the server can make CQL of it; the sentence says why not. */
export async function stage(change: Change): Promise<void> {
  const { changes } = await call<{ changes: ChangeAnswer[] }>("changes", { changes: [change] });
  const shown = changes[0];
  if (!shown || shown.problem) throw new Problem(shown?.problem ?? "The change is not understood.", shown?.id ?? "");
  const answer: ChangeAnswer = { cql: shown.cql ?? "" };
  const counted = shown.count ? { counted: shown.count, at: shown.at ?? 0 } : {};
  set([...staged, { ...change, ...counted, id: Date.now() + Math.random(), answer }]);
}

/** All rows that the conditions name, which are about the key. */
export function rowsDeletion(table: Table, where: Condition[]): Change {
  return { kind: "delete-rows", keyspace: table.keyspace, table: table.name, key: {}, set: null, was: null, ttl: null, where };
}

/** A key may have 64 kB. */
const LONGEST = 100;

export function short(text: string): string {
  return text.length > LONGEST ? text.slice(0, LONGEST) + "…" : text;
}

export function keyText(key: Record<string, string>): string {
  return Object.entries(key)
    .map(([name, value]) => `${name} = ${short(value)}`)
    .join(", ");
}

function rowsText(count: { rows: number; more: boolean } | undefined): string {
  if (!count) return "rows";
  if (count.more) return `more than ${count.rows.toLocaleString("en")} rows`;
  return count.rows === 1 ? "1 row" : `${count.rows.toLocaleString("en")} rows`;
}

function sentence(change: Staged): string {
  if (change.kind === "delete-rows") {
    const where = (change.where ?? []).map((c) => `${c.column} ${c.operator} ${short(c.values.join(", "))}`);
    const whole = (change.where ?? []).every((c) => c.operator === "=");
    return `Deletes ${rowsText(change.counted)}: ${change.keyspace}.${change.table}, ${whole ? "all with " : ""}${where.join(", ")}`;
  }
  const what = `${change.keyspace}.${change.table}, ${keyText(change.key)}`;
  if (change.kind === "delete") return `Deletes 1 row: ${what}`;
  if (change.kind === "insert") return `Adds 1 row: ${what}`;
  return `Changes ${Object.keys(change.set ?? {}).join(", ")} of ${what}`;
}

export function StagedPanel({ onSaved }: { onSaved: () => void }) {
  const changes = useStaged();
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  if (changes.length === 0) return null;

  async function saveAll() {
    setBusy(true);
    setProblem("");
    try {
      const sent = changes.map(({ id: _id, answer: _answer, counted: _counted, ...change }) => change);
      const { changes: answers } = await call<{ changes: ChangeAnswer[] }>("save", { changes: sent });
      const left = changes
        .map((change, i) => ({ ...change, answer: { cql: change.answer?.cql ?? "", ...answers[i] } }))
        .filter((change) => !change.answer.applied);
      set(left);
      onSaved();
    } catch (e) {
      setProblem(e instanceof Error ? e.message : String(e));
    } finally {
      setBusy(false);
    }
  }

  return (
    <section class="staged" aria-label="Staged changes">
      <header>
        <h2>
          {changes.length} staged {changes.length === 1 ? "change" : "changes"}
        </h2>
        <button type="button" onClick={() => set([])}>
          Discard all
        </button>
        <button type="button" class="primary" disabled={busy} onClick={() => void saveAll()}>
          Save {changes.length === 1 ? "it" : `all ${changes.length}`}
        </button>
      </header>
      {problem && (
        <p class="problem" role="alert">
          {problem} Nothing that is staged is lost.
        </p>
      )}
      {!kept && (
        <p class="problem" role="alert">
          This is more than the browser keeps: save it before you reload the page or close it.
        </p>
      )}
      <ol>
        {changes.map((change) => (
          <li key={change.id} class={change.kind === "delete-rows" ? "delete" : change.kind}>
            <div class="what">
              {sentence(change)}
              <button
                type="button"
                class="link"
                aria-label={`Discard: ${sentence(change)}`}
                onClick={() => set(staged.filter((c) => c.id !== change.id))}
              >
                Discard
              </button>
            </div>
            <pre tabIndex={0}>{change.answer?.cql}</pre>
            {change.answer?.problem && (
              <p class="problem" role="alert">
                {change.answer.problem}
              </p>
            )}
            {change.answer?.applied === false && change.kind === "delete-rows" && (
              <p class="problem" role="alert">
                Done, but {rowsText(change.answer.count)} {change.answer.count?.rows === 1 ? "is" : "are"} there: written since the deletion was staged, or by a clock
                that is ahead. Discard this, and stage it anew to delete them, too.
              </p>
            )}
            {change.answer?.applied === false && change.kind !== "delete-rows" && (
              <p class="problem" role="alert">
                Not saved: somebody changed the row since you read it
                {change.answer.current && Object.keys(change.answer.current).length > 0
                  ? `. Now ${Object.entries(change.answer.current)
                      .map(([name, cell]) => `${name} = ${typeof cell === "string" ? short(cell) : cell === null ? "null" : "…"}`)
                      .join(", ")}`
                  : change.kind === "insert"
                    ? ": there is a row with this key"
                    : ": it is not there any more"}
                . Read the page again, and change it anew.
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
