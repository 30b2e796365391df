// Several editors side by side, one shown at a time. Which one is in the address.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Info, Keyspace } from "./api";
import { QueryView } from "./query-view";
import { recall, remember } from "./remember";
import { go, replace, type Route } from "./route";
import { loadTabs, moved, newTab, saveTabs, type Tab } from "./tabs";

const KEPT = 50;

interface Props {
  route: Route;
  info: Info;
  keyspaces: Keyspace[];
  onSchema: () => void;
}

export function QueryTabs({ route, info, keyspaces, onSchema }: Props) {
  const [tabs, setTabs] = useState(loadTabs);
  const [opened, setOpened] = useState<string[]>([]);
  const [renaming, setRenaming] = useState(false);
  const [history, setHistory] = useState<string[]>(() => recall(localStorage, "history", []));
  const [saved, setSaved] = useState<string[]>(() => recall(localStorage, "saved", []));
  const list = useRef<HTMLDivElement>(null);
  const focusNext = useRef(false);
  const last = recall(localStorage, "tab", "");
  const active = tabs.find((t) => t.id === (route.editor || last)) ?? tabs[0];
  const id = active?.id ?? "";

  useEffect(() => saveTabs(tabs), [tabs]);
  useEffect(() => {
    const other = (event: StorageEvent) => event.key === "coodie.tabs" && setTabs(loadTabs());
    addEventListener("storage", other);
    return () => removeEventListener("storage", other);
  }, []);
  useEffect(() => {
    remember(localStorage, "tab", id);
    setRenaming(false);
    if (id && !opened.includes(id)) setOpened([...opened, id]);
  }, [id]);
  useEffect(() => {
    if (id && !route.cql && route.editor !== id) replace({ editor: id });
  }, [id, route.editor, route.cql]);
  useEffect(() => {
    if (!focusNext.current || renaming) return;
    focusNext.current = false;
    list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  });
  useEffect(() => {
    // A link that somebody kept, or a statement of another view: never over what a tab has.
    const known = tabs.find((t) => t.id === route.editor);
    if (!route.cql || known) return;
    const same = tabs.find((t) => t.cql.trim() === route.cql.trim());
    const empty = tabs.find((t) => t.cql.trim() === "");
    if (same) go({ editor: same.id });
    else if (empty) {
      change(empty.id, { cql: route.cql });
      go({ editor: empty.id });
    } else add(route.cql);
  }, [route.editor, route.cql]);

  function change(tab: string, changed: Partial<Tab>) {
    setTabs((all) => all.map((t) => (t.id === tab ? { ...t, ...changed } : t)));
  }
  function show(tab: string) {
    go({ view: "query", editor: tab, cql: "" });
  }
  function add(cql = "") {
    const tab = newTab(tabs, cql);
    setTabs([...tabs, tab]);
    show(tab.id);
  }
  function close() {
    if (!active) return;
    if (active.cql.trim()) keepHistory(active.cql.trim());
    const at = tabs.indexOf(active);
    const left = tabs.filter((t) => t !== active);
    const kept = left.length > 0 ? left : [newTab([], "")];
    setTabs(kept);
    setOpened(opened.filter((o) => o !== active.id));
    show((kept[Math.min(at, kept.length - 1)] ?? kept[0])?.id ?? "");
    focusSoon();
  }
  function move(by: -1 | 1) {
    setTabs(moved(tabs, id, by));
    focusSoon();
  }
  /** The tab that is shown then, once it is. */
  function focusSoon() {
    focusNext.current = true;
  }
  function keepHistory(text: string) {
    const kept = [text, ...history.filter((h) => h !== text)].slice(0, KEPT);
    setHistory(kept);
    remember(localStorage, "history", kept);
  }
  function keepSaved(text: string) {
    const kept = [text, ...saved.filter((s) => s !== text)];
    setSaved(kept);
    remember(localStorage, "saved", kept);
  }
  function key(event: KeyboardEvent) {
    const at = tabs.findIndex((t) => t.id === id);
    const far = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (far !== undefined && event.ctrlKey && event.shiftKey && event.key.startsWith("Arrow")) move(event.key === "ArrowLeft" ? -1 : 1);
    else if (far !== undefined && !event.ctrlKey && !event.altKey) {
      const next = tabs[(far + tabs.length) % tabs.length];
      if (next) show(next.id);
      focusSoon();
    } else if (event.key === "F2") setRenaming(true);
    else if (event.key === "Delete") close();
    else return;
    event.preventDefault();
  }

  return (
    <main class="query">
      <div class="sheets">
        <div class="sheet-list" role="tablist" aria-label="Queries" ref={list} onKeyDown={key}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={"tab-" + tab.id}
              aria-selected={tab.id === id}
              aria-controls={opened.includes(tab.id) || tab.id === id ? "query-" + tab.id : undefined}
              tabIndex={tab.id === id ? 0 : -1}
              title="F2 renames, Delete closes, Ctrl+Shift+arrows move it"
              onClick={() => show(tab.id)}
              onDblClick={() => setRenaming(true)}
            >
              {tab.name}
            </button>
          ))}
        </div>
        <button type="button" class="small" aria-label="New query" title="New query" onClick={() => add()}>
          +
        </button>
        {active && renaming && (
          <input
            class="rename"
            aria-label="Name of the query"
            value={active.name}
            ref={(input) => input?.select()}
            onBlur={(event) => {
              change(id, { name: event.currentTarget.value.trim() || active.name });
              setRenaming(false);
            }}
            onKeyDown={(event) => {
              if (event.key === "Escape") event.currentTarget.value = active.name;
              if (event.key !== "Enter" && event.key !== "Escape") return;
              focusSoon();
              event.currentTarget.blur();
            }}
          />
        )}
        <span class="space" />
        <button type="button" class="small" onClick={() => setRenaming(true)}>
          Rename
        </button>
        <button type="button" class="small" aria-label="Move the query to the left" disabled={tabs[0] === active} onClick={() => move(-1)}>
          ←
        </button>
        <button type="button" class="small" aria-label="Move the query to the right" disabled={tabs[tabs.length - 1] === active} onClick={() => move(1)}>
          →
        </button>
        <button type="button" class="small" title="Its text stays in the history" onClick={close}>
          Close
        </button>
      </div>
      {tabs
        .filter((tab) => tab.id === id || opened.includes(tab.id))
        .map((tab) => (
          <div key={tab.id} class="sheet" id={"query-" + tab.id} role="tabpanel" aria-labelledby={"tab-" + tab.id} hidden={tab.id !== id}>
            <QueryView
              tab={tab}
              linked={tab.id === route.editor ? route.cql : ""}
              info={info}
              keyspaces={keyspaces}
              history={history}
              saved={saved}
              onTab={(changed) => change(tab.id, changed)}
              onRun={keepHistory}
              onSave={keepSaved}
              onSchema={onSchema}
            />
          </div>
        ))}
    </main>
  );
}
