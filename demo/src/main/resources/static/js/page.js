/** What the scripts of all pages share: requests, the CQL behind them, elements. */

const problem = document.getElementById("problem");

/** How long the CQL of a request that somebody made stays before that of a background request replaces it. */
const STAYS = 10_000;
let shown = 0;

/** What the page asks by itself: shows its CQL only while nobody looks at that of a request of theirs. */
export const ask = (path) => send("GET", path, undefined, true);

/** Sends a request, shows the CQL that it took, and gives the JSON; throws what the application says is wrong. */
export async function send(method, path, body, background = false) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!background || Date.now() - shown > STAYS) {
    shown = background ? 0 : Date.now();
    showCql(`${method} ${path.replace(/\?.*/, "")}`, response.headers.get("Coodie-Cql"));
  }
  const json = await response.json();
  if (!response.ok) {
    throw Object.assign(new Error(json.detail ?? `The application answered ${response.status}.`), { json, status: response.status });
  }
  return json;
}

/** Does something, and shows what went wrong, if anything did. */
export async function show(action) {
  try {
    await action();
    problem.hidden = true;
  } catch (error) {
    problem.textContent = error instanceof TypeError ? "The application does not answer. Is it still running?" : error.message;
    problem.hidden = false;
  }
}

/** Does something now and then again and again, but not while nobody looks. */
export function every(milliseconds, action) {
  let busy = false;
  const tick = async () => {
    if (!busy && !document.hidden) {
      busy = true;
      await show(action);
      busy = false;
    }
  };
  tick();
  setInterval(tick, milliseconds);
}

/** An element with attributes, properties and children; texts are texts, never HTML. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key in made && key !== "list") {
      made[key] = value;
    } else {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
  return made;
}

const WORDS = /\b(SELECT|FROM|WHERE|AND|LIMIT|ORDER BY|ANN OF|INSERT INTO|VALUES|IF NOT EXISTS|IF EXISTS|IF|UPDATE|SET|DELETE|USING|TTL|AS)\b/;

function showCql(request, header) {
  if (!header) {
    return;
  }
  document.getElementById("cql-request").textContent = request;
  const statements = header.split(/, ?/).map((sent) => {
    const [, times, text] = sent.match(/^(\d+);(.*)$/);
    return { times: Number(times), text: decodeURIComponent(text) };
  });
  document.getElementById("cql").replaceChildren(
    ...statements.map(({ times, text }) =>
      element(
        "li",
        {},
        ...(times > 1 ? [element("span", { className: "badge times", title: "sent so many times" }, `${times} ×`)] : []),
        ...text.split(WORDS).map((part) => (WORDS.test(part) ? element("b", {}, part) : part)),
      ),
    ),
  );
}
