// Under every view: its CQL, the Java that does the same, what it cost.
import { useState } from "preact/hooks";
import type { Result } from "./api";

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

export function Costs({ result }: { result: Result }) {
  const [language, setLanguage] = useState<"CQL" | "Java">("CQL");
  const text = language === "CQL" ? result.cql : result.java;
  const { rows, pages, millis } = result.cost;
  return (
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
        {rows} {rows === 1 ? "row" : "rows"} · {pages} {pages === 1 ? "page" : "pages"} · {millis} ms
      </span>
    </section>
  );
}
