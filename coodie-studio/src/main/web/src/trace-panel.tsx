// What the servers did for a query: a waterfall of their steps, the slow ones in words.
import { useEffect, useRef } from "preact/hooks";
import type { Trace, Traced } from "./api";
import { costText } from "./costs";

export function TracePanel({ traced, onClose }: { traced: Traced; onClose: () => void }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [traced]);
  const several = traced.traces.length > 1;
  return (
    <section
      class="trace"
      aria-label="Trace"
      tabIndex={-1}
      ref={box}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <header>
        <h2>Trace</h2>
        <span class="cost">{costText(traced.cost)}, with the trace</span>
        <span class="space" />
        <button type="button" class="close" aria-label="Close the trace" onClick={onClose}>
          ×
        </button>
      </header>
      {traced.warnings.map((warning) => (
        <p class="warning" key={warning}>
          The server warns: {warning}
        </p>
      ))}
      {traced.missing && <p class="warning">{traced.missing}</p>}
      {traced.traces.map((trace, i) => (
        <Waterfall key={i} trace={trace} name={several ? `Page ${i + 1}` : "Request"} />
      ))}
    </section>
  );
}

function Waterfall({ trace, name }: { trace: Trace; name: string }) {
  const slow = trace.steps.filter((step) => step.slow).sort((a, b) => b.took - a.took);
  return (
    <>
      <p class="summary">
        <b>{name}</b>
        {trace.micros !== null && <span>{millis(trace.micros)} ms</span>}
        {trace.coordinator && <span>coordinator {trace.coordinator}</span>}
        {trace.consistency && <span>{trace.consistency}</span>}
        {trace.rows !== null && <span>{trace.rows} live rows read</span>}
        {trace.tombstones !== null && (
          <span class={trace.tombstones > 0 ? "tombstones" : ""}>
            {trace.tombstones} {trace.tombstones === 1 ? "tombstone" : "tombstones"}
          </span>
        )}
      </p>
      {(slow.length > 0 || trace.advice.length > 0) && (
        <ul class="slow" aria-label="What took long">
          {slow.map((step, i) => (
            <li key={i}>
              <b>{millis(step.took)} ms</b> {step.slow}
            </li>
          ))}
          {trace.advice.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <table class="waterfall">
        <thead>
          <tr>
            <th scope="col">At</th>
            <th scope="col">Took</th>
            <th scope="col" class="time">
              0 to {millis(trace.whole)} ms
            </th>
            <th scope="col">Step</th>
            <th scope="col">Node</th>
            <th scope="col">Thread</th>
          </tr>
        </thead>
        <tbody>
          {trace.steps.map((step, i) => (
            <tr key={i} class={step.slow ? "long" : ""}>
              <td class="number">{step.at === null ? "?" : millis(step.at)}</td>
              <td class="number">{millis(step.took)}</td>
              <td class="time">
                <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    x={(1000 * ((step.at ?? 0) - step.took)) / trace.whole}
                    width={Math.max(4, (1000 * step.took) / trace.whole)}
                    y="1"
                    height="8"
                  />
                </svg>
              </td>
              <td class="activity">{step.activity}</td>
              <td>{step.node}</td>
              <td>{step.thread}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function millis(micros: number): string {
  return (micros / 1000).toFixed(micros < 10_000 ? 2 : 1);
}
