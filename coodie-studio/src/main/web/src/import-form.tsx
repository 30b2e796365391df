// A file into a table: sent, checked as a whole, then written.
import { useState } from "preact/hooks";
import { Problem, type Info, type Table } from "./api";
import { JobLine } from "./job-line";
import { download, isResumable, type Job } from "./jobs";
import { bytesText } from "./values";

interface Sent {
  upload: string;
  bytes: number;
  name: string;
}

interface Props {
  table: Table;
  info: Info;
  jobs: Job[];
  onAsk: (what: string, body: object) => Promise<void>;
  onProblem: (text: string) => void;
}

export function ImportForm({ table, info, jobs, onAsk, onProblem }: Props) {
  const name = table.keyspace + "." + table.name;
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const [sending, setSending] = useState(false);
  const [ignoreUnknown, setIgnoreUnknown] = useState(false);
  const [writeNulls, setWriteNulls] = useState(false);
  const [cutTimestamps, setCutTimestamps] = useState(false);
  const [checkedWith, setCheckedWith] = useState("");
  const its = jobs.filter((job) => job.kind === "import" && job.table === name);
  const running = jobs.some((job) => job.kind === "import" && job.state === "running");
  const options = JSON.stringify([sent?.upload, ignoreUnknown, writeNulls, cutTimestamps]);
  const check = its.find((job) => job.dryRun && job.upload === sent?.upload);
  const begun = its.some((job) => !job.dryRun && job.upload === sent?.upload);
  const ready = sent !== null && check?.state === "done" && checkedWith === options && !begun;
  const good = check?.rows ?? 0;

  async function begin() {
    if (!file) return;
    onProblem("");
    try {
      let about = sent;
      if (!about) {
        setSending(true);
        about = { ...(await send(file, info.uploadBytes)), name: file.name };
        setSent(about);
      }
      setCheckedWith(JSON.stringify([about.upload, ignoreUnknown, writeNulls, cutTimestamps]));
      await onAsk("import", request(about.upload, true));
    } catch (e) {
      onProblem((e as Error).message);
    } finally {
      setSending(false);
    }
  }
  function request(upload: string, dryRun: boolean) {
    return { upload, keyspace: table.keyspace, table: table.name, dryRun, ignoreUnknown, writeNulls, cutTimestamps };
  }

  return (
    <section aria-label="Import">
      <h2>Import a file into {name}</h2>
      <form
        class="choices"
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <input
          type="file"
          aria-label="File to import"
          accept=".csv,.jsonl,.ndjson,.json,.parquet,.gz"
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0] ?? null);
            setSent(null);
          }}
        />
        <label>
          <input type="checkbox" checked={ignoreUnknown} onChange={() => setIgnoreUnknown(!ignoreUnknown)} /> Pass over fields without a column
        </label>
        <label>
          <input type="checkbox" checked={writeNulls} onChange={() => setWriteNulls(!writeNulls)} /> A null clears what is there
        </label>
        <label>
          <input type="checkbox" checked={cutTimestamps} onChange={() => setCutTimestamps(!cutTimestamps)} /> Cut timestamps to milliseconds
        </label>
        <button type="submit" class={ready ? "" : "primary"} disabled={!file || sending || running}>
          {sending ? "Sending…" : "Check the file"}
        </button>
        {ready && sent && good > 0 && (
          <button type="button" class="primary" disabled={running} onClick={() => void onAsk("import", request(sent.upload, false))}>
            Import {good.toLocaleString("en")} {good === 1 ? "record" : "records"}
          </button>
        )}
      </form>
      <p class="advice">First all of it is checked, and nothing is written. A row that is there already gets the values of the file.</p>
      {its.slice(0, 3).map((job) => (
        <JobLine key={job.id} job={job} below={job.rejects && job.rejects.length > 0 && <Rejects job={job} onProblem={onProblem} />}>
          {isResumable(job, jobs) && (
            <button type="button" onClick={() => void onAsk("import-on", { job: job.id })}>
              Resume
            </button>
          )}
        </JobLine>
      ))}
    </section>
  );
}

function Rejects({ job, onProblem }: { job: Job; onProblem: (text: string) => void }) {
  return (
    <div class="rejects">
      <table>
        <caption>Rejected{(job.rejected ?? 0) > (job.rejects?.length ?? 0) && `, the first ${job.rejects?.length} of ${job.rejected}`}</caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {job.rejects?.map((reject) => (
            <tr key={reject.line}>
              <td>{reject.line}</td>
              <td>{reject.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={() => void download("rejects", { job: job.id }).catch((e: Error) => onProblem(e.message))}>
        Download all rejects
      </button>
    </div>
  );
}

/** The browser reads the file as it sends it. */
async function send(file: File, most: number): Promise<{ upload: string; bytes: number }> {
  if (file.size > most) {
    throw new Problem(`The file has ${bytesText(file.size)}; here it may have ${bytesText(most)}. Import it with: coodie import FILE --into KEYSPACE.TABLE`, "");
  }
  const format = formatOf(file.name);
  let response: Response;
  try {
    response = await fetch("/upload?format=" + encodeURIComponent(format), {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: file,
    });
  } catch {
    throw new Problem("The file did not arrive. Was it changed meanwhile, or the studio stopped? Choose it again.", "");
  }
  const answer = (await response.json()) as { upload: string; bytes: number; problem?: string; id?: string };
  if (!response.ok) throw new Problem(answer.problem ?? "The studio failed.", answer.id ?? "");
  return answer;
}

function formatOf(name: string): string {
  const end = /\.(csv|jsonl|ndjson|json|parquet)(\.gz)?$/i.exec(name.toLowerCase());
  if (!end) return "";
  const kind = end[1] === "ndjson" || end[1] === "json" ? "jsonl" : (end[1] ?? "");
  return kind + (end[2] ?? "");
}
