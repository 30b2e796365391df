// Rows of a table into a file, and a file into a table.
import { useEffect, useState } from "preact/hooks";
import { call, type Condition, type Info, type Table } from "./api";
import { ImportForm } from "./import-form";
import { JobLine } from "./job-line";
import { download, isResumable, useJobs } from "./jobs";
import { bytesText } from "./values";

interface Files {
  folder: string;
  files: { name: string; bytes: number; unfinished: boolean }[];
}

const FORMATS = [
  ["csv", "CSV"],
  ["jsonl", "JSON lines"],
  ["parquet", "Parquet"],
  ["csv.gz", "CSV, compressed"],
  ["jsonl.gz", "JSON lines, compressed"],
] as const;

interface Props {
  table: Table;
  info: Info;
  filter: Condition[];
  hidden: string[];
  onImported: () => void;
}

export function DataView({ table, info, filter, hidden, onImported }: Props) {
  const name = table.keyspace + "." + table.name;
  const [format, setFormat] = useState("csv");
  const [filtered, setFiltered] = useState(filter.length > 0);
  const [shownOnly, setShownOnly] = useState(false);
  const [files, setFiles] = useState<Files | null>(null);
  const [problem, setProblem] = useState("");
  const { jobs, again, problem: away } = useJobs((job) => {
    if (job.kind === "export") list();
    if (job.kind === "import" && !job.dryRun) onImported();
  });
  const exports = jobs.filter((job) => job.kind === "export" && job.table === name).slice(0, 3);
  const running = jobs.some((job) => job.kind === "export" && job.state === "running");

  function list() {
    call<Files>("exports")
      .then(setFiles)
      .catch((e: Error) => setProblem(e.message));
  }
  useEffect(list, []);

  async function ask(what: string, body: object) {
    try {
      setProblem("");
      await call(what, body);
      again();
    } catch (e) {
      setProblem((e as Error).message);
    }
  }
  function save(file: string) {
    void download("download", { name: file }).catch((e: Error) => setProblem(e.message));
  }
  function begin() {
    const query = { keyspace: table.keyspace, table: table.name, filter: filtered ? filter : [], reversed: false, pageSize: 1 };
    const columns = shownOnly ? table.columns.map((c) => c.name).filter((c) => !hidden.includes(c)) : null;
    void ask("export", { query, columns, format });
  }

  return (
    <div class="data" tabIndex={0} role="region" aria-label="Export and import">
      {(problem || away) && (
        <p class="problem" role="alert">
          {problem || away}
        </p>
      )}
      <section aria-label="Export">
        <h2>Export {name}</h2>
        <div class="choices">
          <label>
            Format{" "}
            <select value={format} onChange={(event) => setFormat(event.currentTarget.value)}>
              {FORMATS.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          {filter.length > 0 && (
            <label>
              Rows{" "}
              <select value={filtered ? "some" : "all"} onChange={(event) => setFiltered(event.currentTarget.value === "some")}>
                <option value="some">what the filter finds</option>
                <option value="all">the whole table</option>
              </select>
            </label>
          )}
          {hidden.length > 0 && (
            <label>
              <input type="checkbox" checked={shownOnly} onChange={() => setShownOnly(!shownOnly)} /> Only shown columns
            </label>
          )}
          <button type="button" class="primary" disabled={running} onClick={begin}>
            {filtered && filter.length > 0 ? "Export what the filter finds" : "Export the whole table"}
          </button>
        </div>
        <p class="advice">
          {filtered && filter.length > 0 ? "" : "All rows are read, page by page. "}The file is written on the machine of the studio, into {files?.folder ?? "its folder"}.
        </p>
        {exports.map((job) => (
          <JobLine key={job.id} job={job}>
            {job.state === "done" && job.file && (
              <button type="button" class="primary" onClick={() => save(job.file ?? "")}>
                Download
              </button>
            )}
            {isResumable(job, jobs) && (
              <button type="button" onClick={() => void ask("export-on", { job: job.id })}>
                Resume
              </button>
            )}
          </JobLine>
        ))}
        {files && files.files.length > 0 && (
          <details>
            <summary>
              {files.files.length} {files.files.length === 1 ? "file" : "files"} in the folder
            </summary>
            <ul class="files">
              {files.files.map((file) => (
                <li key={file.name}>
                  <code>{file.name}</code> <span class="type">{bytesText(file.bytes)}</span>
                  {file.unfinished && <span class="badge amber">unfinished</span>}
                  <span class="space" />
                  {!file.unfinished && (
                    <button type="button" class="small" aria-label={`Download ${file.name}`} onClick={() => save(file.name)}>
                      Download
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      {table.base === "" &&
        (info.writes ? (
          <ImportForm table={table} info={info} jobs={jobs} onAsk={ask} onProblem={setProblem} />
        ) : (
          <section aria-label="Import">
            <h2>Import</h2>
            <p class="advice">{info.production ? "Nothing is imported on production from here." : "Start the studio with --write to import files here."}</p>
          </section>
        ))}
    </div>
  );
}
