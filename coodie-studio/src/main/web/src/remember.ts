// Small things that a browser remembers; a browser that refuses forgets them.

export function recall<T>(store: Storage, key: string, otherwise: T): T {
  try {
    const text = store.getItem("coodie." + key);
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    return otherwise;
  }
}

/** Whether it is kept. */
export function remember(store: Storage, key: string, value: unknown): boolean {
  try {
    store.setItem("coodie." + key, JSON.stringify(value));
    return true;
  } catch {
    // Full, or forbidden.
    return false;
  }
}
