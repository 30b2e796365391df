// Under every view: its CQL, the Java that does the same, what it cost.
import { useEffect, useState } from "preact/hooks";
import { call, type Cost, type Result, type Traced, type TraceRequest } from "./api";
import { TracePanel } from "./trace-panel";

export function Copy({ text, what }: { text: string; what: string }) {
  const [done, setDone] = useState(false);
  return (
    <button
      type="button"
      class="small"
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => {
          setDone(true);
          setTimeout(() => setDone(false), 1200);
        });
      }}
    >
      {done ? "Copied" : `Copy ${what}`}
    </button>
  );
}

/** What a view cost, in words. */
export function costText({ rows, pages, millis, coordinators }: Cost): string {
  const parts = [
    `${rows} ${rows === 1 ? "row" : "rows"}`,
    `${pages} ${pages === 1 ? "page" : "pages"}`,
    `${millis} ms`,
  ];
  if (coordinators.length > 0) parts.push(`by ${coordinators.map(address).join(", ")}`);
  return parts.join(" · ");
}

/** A node as the driver or a trace names it, without what says the same again. */
function address(node: string): string {
  return node.replace(/^[^/]*\//, "");
}

export function Costs({ result, trace }: { result: Result; trace?: TraceRequest | undefined }) {
  const [language, setLanguage] = useState<"CQL" | "Java">("CQL");
  const [traced, setTraced] = useState<Traced | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    setTraced(null);
    setProblem("");
  }, [result]);
  const text = language === "CQL" ? result.cql : result.java;

  async function run(request: TraceRequest) {
    setBusy(true);
    setProblem("");
    try {
      setTraced(await call<Traced>("trace", request));
    } catch (e) {
      setProblem((e as Error).message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {traced && <TracePanel traced={traced} onClose={() => setTraced(null)} />}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <section class="costs" aria-label="CQL, Java and cost">
        <div class="switch" role="group" aria-label="Language">
          {(["CQL", "Java"] as const).map((name) => (
            <button key={name} type="button" aria-pressed={language === name} onClick={() => setLanguage(name)}>
              {name}
            </button>
          ))}
        </div>
        <pre tabIndex={0} aria-label={language}>
          {text}
        </pre>
        <Copy text={text} what={language} />
        <span class="cost" id="cost">
          {costText(result.cost)}
        </span>
        {trace && (
          <button type="button" class="small" disabled={busy} title="Runs it once more, and shows what the servers did" onClick={() => void run(trace)}>
            {busy ? "Tracing…" : "Trace"}
          </button>
        )}
        <a class="slowest" href="#/slowest">
          Slowest
        </a>
      </section>
    </>
  );
}
