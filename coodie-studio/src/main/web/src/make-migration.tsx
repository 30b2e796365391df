// Makes a migration from the live schema to what the documents want: first shown, then written.
import { useState } from "preact/hooks";
import { call, type Info } from "./api";

interface Made {
  file: string;
  directory: string;
  text: string | null;
  written: boolean;
}

export function MakeMigration({ info, onMade }: { info: Info; onMade: () => void }) {
  const [description, setDescription] = useState("");
  const [destructive, setDestructive] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const [problem, setProblem] = useState("");

  async function make(text: string | null) {
    try {
      const answer = await call<Made>("make", { description, destructive, text });
      setMade(answer);
      setProblem("");
      if (answer.written) onMade();
    } catch (e) {
      setMade(null);
      setProblem((e as Error).message);
    }
  }

  if (info.production) return null;
  return (
    <form
      class="make"
      aria-label="Make a migration"
      onSubmit={(event) => {
        event.preventDefault();
        void make(null);
      }}
    >
      <div class="choices">
        <input
          aria-label="Description of the migration"
          placeholder="What it does, such as: add email"
          value={description}
          onInput={(event) => {
            setDescription(event.currentTarget.value);
            setMade(null);
          }}
        />
        <label>
          <input
            type="checkbox"
            checked={destructive}
            onChange={() => {
              setDestructive(!destructive);
              setMade(null);
            }}
          />{" "}
          Also drop what no document wants
        </label>
        <button type="submit">Make migration</button>
      </div>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {made?.text === null && !made.written && <p class="notice">The documents and the schema do not differ, so there is nothing to write.</p>}
      {made?.text && (
        <article class="run">
          <header>
            <b>{made.file}</b>
            <span class="space" />
            {made.written ? (
              <span class="badge" role="status">
                written to {made.directory}
              </span>
            ) : (
              <button type="button" class="primary" onClick={() => void make(made.text)}>
                Write the file
              </button>
            )}
          </header>
          <pre tabIndex={0} aria-label="Text of the migration">
            {made.text}
          </pre>
          {!made.written && <p class="advice">Read it first: its comments say what it leaves out.</p>}
        </article>
      )}
    </form>
  );
}
