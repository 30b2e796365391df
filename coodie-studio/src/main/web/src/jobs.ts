// What runs in the studio for long: asked for until it ends, also after a reload.
import { useEffect, useState } from "preact/hooks";
import { call } from "./api";

export interface Job {
  id: string;
  kind: "migration" | "export" | "import";
  what: string;
  state: "running" | "done" | "failed" | "stopped";
  stopping: boolean;
  problem?: string;
  problemId?: string;
  resumable?: boolean;
  done?: number;
  total?: number;
  rows?: number;
  /** Of migrations. */
  waiting?: { owner: string; host: string; since: string } | null;
  version?: string;
  statement?: string;
  summary?: string;
  /** Of exports. */
  file?: string;
  bytes?: number;
  masked?: string[];
  notKept?: string[];
  /** Of imports. */
  dryRun?: boolean;
  table?: string;
  upload?: string;
  rejected?: number;
  rejects?: { line: number; reason: string }[];
}

const EACH_MILLIS = 300;

/** The latest first; asked for again while one of them runs, and when `again` is called. */
export function useJobs(onEnd: (job: Job) => void): { jobs: Job[]; again: () => void; problem: string } {
  const [jobs, setJobs] = useState<Job[]>([]);
  const [problem, setProblem] = useState("");
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let current = true;
    let timer = 0;
    let before: Job[] = jobs;
    const ask = () =>
      void call<{ jobs: Job[] }>("jobs")
        .then((answer) => {
          if (!current) return;
          setJobs(answer.jobs);
          setProblem("");
          for (const job of answer.jobs) {
            const ran = before.find((b) => b.id === job.id)?.state === "running";
            if (ran && job.state !== "running") onEnd(job);
          }
          before = answer.jobs;
          if (answer.jobs.some((job) => job.state === "running")) timer = setTimeout(ask, EACH_MILLIS);
        })
        .catch((e: Error) => {
          if (!current) return;
          setProblem(e.message);
          timer = setTimeout(ask, 5 * EACH_MILLIS);
        });
    ask();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return { jobs, again: () => setAsked((n) => n + 1), problem };
}

export async function stop(job: Job): Promise<void> {
  await call("stop", { job: job.id });
}

/** Follows a link that is good once: the browser saves what comes as it comes. */
export async function download(name: "download" | "rejects", about: object): Promise<void> {
  const { path } = await call<{ path: string }>(name, about);
  const link = document.createElement("a");
  link.href = path;
  link.download = "";
  link.click();
}

/** Whether it ended early, and nothing went on with it since. */
export function isResumable(job: Job, all: Job[]): boolean {
  const newest = all.find((other) => other.kind === job.kind && !other.dryRun && (other.file ?? other.upload) === (job.file ?? job.upload));
  return job.resumable === true && job.state !== "running" && newest?.id === job.id;
}
