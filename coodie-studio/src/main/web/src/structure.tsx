// What a table is made of.
import type { Table } from "./api";

const ROLES = { partition_key: "partition key", clustering: "clustering", static: "static", regular: "" } as const;

export function Structure({ table }: { table: Table }) {
  return (
    <div class="structure" tabIndex={0} role="region" aria-label="Structure">
      <table>
        <caption>Columns</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">Role</th>
            <th scope="col">Indexes</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <tr key={column.name} class={column.kind}>
              <td>
                <code>{column.name}</code>
                {column.masked && <span class="badge">masked</span>}
              </td>
              <td>
                <code>{column.type}</code>
              </td>
              <td>
                {ROLES[column.kind]}
                {column.order !== "none" && ` ${column.position + 1}, ${column.order === "asc" ? "ascending" : "descending"}`}
              </td>
              <td>
                {table.indexes
                  .filter((i) => target(i.target) === column.name)
                  .map((i) => (
                    <span key={i.name} class="badge">
                      {i.kind} {i.name}
                    </span>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {table.defaultTtl > 0 && <p>Rows live {table.defaultTtl} seconds unless a write says otherwise.</p>}
    </div>
  );
}

/** The column of an index: `tags` of `values(tags)`. */
function target(text: string): string {
  const inside = /^[a-z]+\((.*)\)$/.exec(text)?.[1] ?? text;
  return inside.replace(/^"(.*)"$/, "$1").replace(/""/g, '"');
}
