import { recall, remember } from "./remember";

export type Theme = "system" | "light" | "dark";

export function theme(): Theme {
  return recall<Theme>(localStorage, "theme", "system");
}

export function setTheme(chosen: Theme): void {
  remember(localStorage, "theme", chosen);
  applyTheme();
}

export function applyTheme(): void {
  const chosen = theme();
  if (chosen === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = chosen;
}
