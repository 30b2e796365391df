// How far something is, how it ended, and what to do then.
import type { ComponentChildren } from "preact";
import { stop, type Job } from "./jobs";
import { bytesText } from "./values";

const STATES = { running: "running", done: "done", failed: "failed", stopped: "stopped" } as const;

export function JobLine({ job, children, below }: { job: Job; children?: ComponentChildren; below?: ComponentChildren }) {
  const { total = 0, done = 0 } = job;
  const running = job.state === "running";
  return (
    <article class={"job " + job.state} aria-label={job.what}>
      <header>
        <span class={"badge " + (job.state === "failed" ? "red" : job.state === "stopped" ? "amber" : "")}>
          {running && job.stopping ? "stopping" : STATES[job.state]}
        </span>
        <b>{job.what}</b>
        {running && (
          <button type="button" disabled={job.stopping} onClick={() => void stop(job).catch(() => undefined)}>
            Stop
          </button>
        )}
        {children}
      </header>
      {running && <progress aria-label={`Progress: ${job.what}`} value={total > 0 ? done : undefined} max={total > 0 ? total : undefined} />}
      <p class="so-far" role="status">
        {soFar(job)}
      </p>
      {running && job.waiting && (
        <p class="waiting">
          Waiting for the lock, which {job.waiting.owner} at {job.waiting.host} holds since {job.waiting.since}.
        </p>
      )}
      {running && job.kind === "migration" && job.statement && <pre tabIndex={0}>{job.statement}</pre>}
      {below}
      {job.problem && (
        <p class="problem" role="alert">
          {job.problem} {job.problemId && <small>[{job.problemId}]</small>}
        </p>
      )}
      {job.state === "failed" && job.kind === "migration" && (
        <p class="advice">
          Correct the file or what it stumbled on, and apply again: what is done is recorded, and it goes on with the statement that failed.
        </p>
      )}
    </article>
  );
}

function counted(n: number, what: string): string {
  return `${n.toLocaleString("en")} ${what}${n === 1 ? "" : "s"}`;
}

function soFar(job: Job): string {
  const parts: string[] = [];
  if (job.kind === "migration") {
    if (job.total !== undefined) parts.push(`${job.done ?? 0} of ${counted(job.total, "statement")} done`);
    if (job.version && job.state === "running") parts.push(job.version);
    if (job.summary) parts.push(job.summary);
    if (job.state === "stopped") parts.push("What is done is recorded; applying again goes on after it");
    return parts.join(" · ");
  }
  if (job.rows !== undefined) {
    const counts = job.kind === "export" ? "row" : "record";
    parts.push(counted(job.rows, counts) + (job.kind === "import" && job.state === "done" ? (job.dryRun ? " would be written" : " written") : ""));
  }
  if (job.rejected) parts.push(`${job.rejected.toLocaleString("en")} rejected`);
  if (job.file !== undefined) parts.push(job.file);
  if (job.bytes !== undefined) parts.push(bytesText(job.bytes));
  if (job.state === "stopped" && job.resumable) parts.push("what is done is kept");
  if (job.masked && job.masked.length > 0) {
    parts.push(`${job.masked.join(", ")}: masked, so ${job.kind === "export" ? "not in the file" : "left as it is"}`);
  }
  return [...parts, ...(job.notKept ?? [])].join(" · ");
}
