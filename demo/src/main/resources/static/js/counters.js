import { Chart } from "./chart.js";
import { ask, element, every, send, show } from "./page.js";

const byId = (id) => document.getElementById(id);
const number = new Intl.NumberFormat("en");
const rates = new Chart(byId("rates"), [{ label: "Views", unit: "a second" }], { height: 150 });
const points = [];

let last = null;

function draw(counted) {
  const now = Date.now() / 1000;
  const views = counted.counted;
  byId("sent").textContent = number.format(counted.sent);
  byId("counted").textContent = number.format(views);
  if (last && now - last.now > 0.5) {
    const rate = (views - last.views) / (now - last.now);
    byId("rate").textContent = rate.toFixed(0);
    points.push([now, rate]);
    if (points.length > 120) {
      points.shift();
    }
    rates.set([points.map((point) => point[0]), points.map((point) => point[1])]);
  }
  last = last && now - last.now <= 0.5 ? last : { now, views };
  if (!byId("visitors").dataset.read) {
    byId("visitors").value = counted.visitors;
    byId("visitors").dataset.read = "yes";
  }
  byId("visitors-now").textContent = counted.visitors;
  byId("verdict").textContent = counted.visitors
    ? "While visitors come, the two numbers differ by what is on its way."
    : "Nobody is on the way: both numbers agree.";
  bars(counted.pages);
}

function bars(pages) {
  const most = Math.max(1, ...pages.map((page) => page.views));
  const list = byId("pages");
  for (const page of pages) {
    let row = list.querySelector(`[data-page="${page.page}"]`);
    if (!row) {
      const add = (what, sign) => element("button", { type: "button", "data-what": what, "aria-label": `Add a ${what} to ${page.page}`, onclick: () => show(async () => draw(await send("POST", `/api/counters/${page.page}/${what}s`))) }, sign);
      row = element("li", { "data-page": page.page },
        element("strong", {}, page.page),
        element("meter", { min: 0, "aria-label": `Views of ${page.page}` }),
        element("div", { className: "counts" }, element("span", { className: "views" }), add("view", "+1"), element("span", { className: "likes" }), add("like", "♥")));
      list.append(row);
    }
    const meter = row.querySelector("meter");
    meter.max = most;
    meter.value = page.views;
    row.querySelector(".views").textContent = number.format(page.views);
    row.querySelector(".likes").textContent = number.format(page.likes);
  }
}

const set = (count) => show(async () => draw(await send("PUT", `/api/counters/visitors?count=${count}`)));
byId("visitors").addEventListener("input", () => (byId("visitors-now").textContent = byId("visitors").value));
byId("visitors").addEventListener("change", () => set(byId("visitors").value));
byId("stop").addEventListener("click", () => {
  byId("visitors").value = 0;
  set(0);
});

every(1000, async () => draw(await ask("/api/counters")));
