// Tabs of the editor, as this browser keeps them: their texts and bound values.
import { recall, remember } from "./remember";

export interface Tab {
  id: string;
  name: string;
  cql: string;
  parameters: string[];
}

const KEY = "tabs";

export function loadTabs(): Tab[] {
  const kept = recall<Tab[]>(localStorage, KEY, []);
  return kept.length > 0 ? kept : [newTab([], recall(localStorage, "cql", ""))];
}

export function saveTabs(tabs: Tab[]): void {
  remember(localStorage, KEY, tabs);
}

export function newTab(tabs: Tab[], cql: string): Tab {
  let number = tabs.length + 1;
  while (tabs.some((t) => t.name === `Query ${number}`)) number++;
  return { id: Date.now().toString(36) + Math.floor(Math.random() * 1e6).toString(36), name: `Query ${number}`, cql, parameters: [] };
}

/** The tab one place to the left or right. */
export function moved(tabs: Tab[], id: string, by: -1 | 1): Tab[] {
  const at = tabs.findIndex((t) => t.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= tabs.length) return tabs;
  const changed = [...tabs];
  const [tab] = changed.splice(at, 1);
  if (tab) changed.splice(to, 0, tab);
  return changed;
}
