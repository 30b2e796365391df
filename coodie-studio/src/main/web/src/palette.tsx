// Everything by name: tables and commands.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";

export interface Command {
  name: string;
  hint: string;
  run: () => void;
}

export function Palette({ commands, onClose }: { commands: Command[]; onClose: () => void }) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const found = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return commands.filter((c) => words.every((w) => (c.name + " " + c.hint).toLowerCase().includes(w))).slice(0, 12);
  }, [text, commands]);
  const active = Math.min(at, found.length - 1);

  function run(command: Command | undefined) {
    onClose();
    command?.run();
  }

  return (
    <dialog
      class="palette"
      ref={dialog}
      aria-label="Commands"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found.length ? "palette-" + active : undefined}
        aria-label="Find a table or command"
        placeholder="Find a table or command"
        value={text}
        autoFocus
        onInput={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") setAt(Math.min(found.length - 1, active + 1));
          else if (event.key === "ArrowUp") setAt(Math.max(0, active - 1));
          else if (event.key === "Enter") run(found[active]);
          else return;
          event.preventDefault();
        }}
      />
      <ul id="palette-list" role="listbox" aria-label="Found">
        {found.map((command, i) => (
          <li key={command.name + command.hint} id={"palette-" + i} role="option" aria-selected={i === active} onClick={() => run(command)}>
            {command.name}
            <span class="hint">{command.hint}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="nothing">Nothing has such a name.</p>}
    </dialog>
  );
}
