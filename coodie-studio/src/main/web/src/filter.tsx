// Builds a filter from what the server can answer, and says why it offers no more.
import { useEffect, useState } from "preact/hooks";
import { call, type Advice, type Condition, type Offer, type Table } from "./api";
import { go } from "./route";

interface Props {
  table: Table;
  filter: Condition[];
  reversed: boolean;
}

export function Filter({ table, filter, reversed }: Props) {
  const [draft, setDraft] = useState<Condition[]>(filter);
  const [advice, setAdvice] = useState<Advice | null>(null);
  const [open, setOpen] = useState(false);
  const key = JSON.stringify(filter);
  useEffect(() => setDraft(filter), [key, table.keyspace, table.name]);
  useEffect(() => {
    let current = true;
    call<Advice>("filter", { keyspace: table.keyspace, table: table.name, filter: draft })
      .then((answer) => current && setAdvice(answer))
      .catch(() => current && setAdvice(null));
    return () => {
      current = false;
    };
  }, [JSON.stringify(draft), table.keyspace, table.name]);

  function change(next: Condition[]) {
    setDraft(next);
    if (next.length === 0 && filter.length > 0) go({ filter: [], token: null, reversed: false });
  }

  function run() {
    go({ filter: draft, token: null });
  }

  const pending = JSON.stringify(draft) !== key;
  const partition = table.columns.filter((c) => c.kind === "partition_key");
  const inPartition = partition.every((c) => filter.some((f) => f.column === c.name && f.operator === "="));
  return (
    <div class="filter">
      <form
        class="bar"
        aria-label="Filter"
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        {draft.map((condition, i) => (
          <span class="condition" key={i}>
            <b>{condition.column}</b> {condition.operator}
            <Values condition={condition} onChange={(values) => setDraft(draft.map((c, j) => (j === i ? { ...c, values } : c)))} />
            <button type="button" aria-label={`Remove ${condition.column}`} onClick={() => change(draft.filter((_, j) => j !== i))}>
              ×
            </button>
          </span>
        ))}
        <button type="button" class="add" aria-expanded={open} onClick={() => setOpen(!open)}>
          + Filter
        </button>
        {draft.length > 0 && (
          <button type="submit" class={pending ? "primary" : ""} disabled={advice?.kind !== "ANSWERED"}>
            Search
          </button>
        )}
        {inPartition && table.columns.some((c) => c.kind === "clustering") && (
          <button type="button" aria-pressed={reversed} onClick={() => go({ reversed: !reversed, token: null })}>
            ⇅ Reversed
          </button>
        )}
        {draft.length > 0 && advice && (
          <span class={"verdict " + advice.kind.toLowerCase()} role="status">
            {advice.sentence}
          </span>
        )}
      </form>
      {open && advice && (
        <Offers
          table={table}
          offers={advice.offers}
          onChoose={(column, operator) => {
            setDraft([...draft, { column, operator, values: [""] }]);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

/** One value; a list of them for IN, each in a field of its own, so that any letter may be in it. */
function Values({ condition, onChange }: { condition: Condition; onChange: (values: string[]) => void }) {
  const { column, values } = condition;
  const list = condition.operator === "IN";
  return (
    <>
      {values.map((value, i) => (
        <span class="one" key={i}>
          <input
            aria-label={list ? `Value ${i + 1} of ${column}` : `Value of ${column}`}
            value={value}
            placeholder="value"
            autoFocus={value === ""}
            onInput={(event) => onChange(values.map((v, j) => (j === i ? event.currentTarget.value : v)))}
            onPaste={(event) => {
              const lines = (event.clipboardData?.getData("text/plain") ?? "").split(/\r?\n/).filter((line) => line !== "");
              if (!list || lines.length < 2) return;
              event.preventDefault();
              onChange([...values.slice(0, i), ...lines, ...values.slice(i + 1)]);
            }}
          />
          {list && values.length > 1 && (
            <button type="button" aria-label={`Remove value ${i + 1} of ${column}`} onClick={() => onChange(values.filter((_, j) => j !== i))}>
              −
            </button>
          )}
        </span>
      ))}
      {list && (
        <button
          type="button"
          aria-label={`One more value of ${column}`}
          title="One more value. Pasted lines become a value each."
          onClick={() => onChange([...values, ""])}
        >
          +
        </button>
      )}
    </>
  );
}

function Offers({
  table,
  offers,
  onChoose,
  onClose,
}: {
  table: Table;
  offers: Offer[];
  onChoose: (column: string, operator: string) => void;
  onClose: () => void;
}) {
  return (
    <div class="offers" role="dialog" aria-label="Conditions" onKeyDown={(event) => event.key === "Escape" && onClose()}>
      {[...offers].sort((a, b) => Number(b.operators.length > 0) - Number(a.operators.length > 0)).map((offer) => {
        const column = table.columns.find((c) => c.name === offer.column);
        return (
          <div key={offer.column} class={offer.operators.length ? "offer" : "offer none"}>
            <span class="name">{offer.column}</span>
            <span class="type">{column?.type}</span>
            {offer.operators.length > 0 ? (
              <span class="operators">
                {offer.operators.map((operator) => (
                  <button
                    key={operator}
                    type="button"
                    aria-label={`${offer.column} ${operator}`}
                    onClick={() => onChoose(offer.column, operator)}
                  >
                    {operator}
                  </button>
                ))}
              </span>
            ) : (
              <span class="why">
                {offer.why}
                {offer.served?.map((way) => (
                  <code key={way}>{way}</code>
                ))}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
