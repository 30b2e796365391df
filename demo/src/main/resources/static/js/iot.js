import { Chart } from "./chart.js";
import { ask, element, every, send, show } from "./page.js";

const WINDOW = 180;
const byId = (id) => document.getElementById(id);
const seconds = (reading) => Date.parse(reading.time) / 1000;
const minutes = (reading) => reading.time.slice(0, 16).replace("T", " ");

let names = [];
let live;
const history = new Chart(byId("history"), [
  { label: "Temperature", unit: "°C" },
  { label: "Humidity", unit: "%", scale: "%" },
]);

/** Tokens of the pages from the newest to the one that is shown; the newest has none. */
let tokens = [null];
let older = null;

async function begin() {
  const newest = await ask("/api/iot/sensors");
  names = newest.map((each) => each.sensor);
  live = new Chart(byId("live"), names.map((label) => ({ label, unit: "°C" })), { legend: false });
  byId("sensor").replaceChildren(...names.map((name) => element("option", { value: name }, name)));
  byId("day").value = new Date().toISOString().slice(0, 10);
  await page();
  every(2000, refresh);
}

async function refresh() {
  const since = new Date(Date.now() - WINDOW * 1000).toISOString();
  const lists = await Promise.all(names.map((name) => ask(`/api/iot/sensors/${name}/live?since=${since}`)));
  const recent = lists.map((list) => list.filter((reading) => Date.parse(reading.time) > Date.now() - WINDOW * 1000));
  const times = [...new Set(recent.flat().map(seconds))].sort((a, b) => a - b);
  live.set([
    times,
    ...recent.map((list) => {
      const values = new Map(list.map((reading) => [seconds(reading), reading.temperature]));
      return times.map((time) => values.get(time) ?? null);
    }),
  ]);
  byId("sensors").replaceChildren(
    ...recent.filter((list) => list.length).map((list, number) => {
      const last = list.at(-1);
      return element("li", { className: `series-${number + 1}` },
        element("span", {}, last.sensor),
        element("strong", {}, `${last.temperature.toFixed(1)} °C`),
        element("span", {}, `${last.humidity.toFixed(0)} % humidity`));
    }),
  );
}

async function page() {
  const until = new Date(Date.parse(byId("day").value) + 86_400_000).toISOString();
  const after = tokens.at(-1);
  const query = new URLSearchParams({ until, ...(after ? { after } : {}) });
  const { items, next } = await send("GET", `/api/iot/sensors/${byId("sensor").value}/history?${query}`);
  older = next;
  const oldestFirst = items.toReversed();
  history.set([oldestFirst.map(seconds), oldestFirst.map((r) => r.temperature), oldestFirst.map((r) => r.humidity)]);
  byId("rows").replaceChildren(
    ...items.map((r) => element("tr", {},
      element("td", {}, r.time.slice(0, 19).replace("T", " ")),
      element("td", {}, `${r.temperature.toFixed(1)} °C`),
      element("td", {}, `${r.humidity.toFixed(0)} %`))),
  );
  byId("range").textContent = items.length
    ? `Page ${tokens.length}: ${minutes(items.at(-1))} to ${minutes(items[0])}`
    : "There is nothing before that day.";
  byId("older").disabled = !older;
  byId("newer").disabled = tokens.length === 1;
}

byId("older").addEventListener("click", () => {
  tokens.push(older);
  show(page);
});
byId("newer").addEventListener("click", () => {
  tokens.pop();
  show(page);
});
byId("history-form").addEventListener("change", () => {
  tokens = [null];
  if (byId("day").value) {
    show(page);
  }
});
byId("history-form").addEventListener("submit", (event) => event.preventDefault());

show(begin);
