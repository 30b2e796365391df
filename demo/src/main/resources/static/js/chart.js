/** Charts over time in the colours of the page, drawn by uPlot. */

import uPlot from "/webjars/uplot/dist/uPlot.esm.js";

const dark = matchMedia("(prefers-color-scheme: dark)");
const MINUTE = 60;
const DAY = 86_400;

/** Times of an axis, in UTC: with seconds where they are near each other, and the date at midnight. */
function times(_, splits, __, ___, step) {
  return splits.map((seconds) => {
    const text = new Date(seconds * 1000).toISOString();
    return seconds % DAY === 0 ? text.slice(5, 10) : text.slice(11, step < MINUTE ? 19 : 16);
  });
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/**
 * A chart in an element. Series are {label, unit, scale}; data is what uPlot wants: times in seconds, then a list of
 * values for each series.
 */
export class Chart {
  #place;
  #height;
  #legend;
  #series;
  #data;
  #plot;

  constructor(place, series, { height = 220, legend = true } = {}) {
    this.#place = place;
    this.#height = height;
    this.#legend = legend;
    this.#series = series;
    this.#data = [[], ...series.map(() => [])];
    dark.addEventListener("change", () => this.#draw());
    new ResizeObserver(() => this.#fit()).observe(place);
    this.#draw();
  }

  /** Takes new data; less than two times make no line, and no sensible axis. */
  set(data) {
    this.#data = data[0].length > 1 ? data : data.map(() => []);
    this.#plot.setData(this.#data);
  }

  #size() {
    return { width: Math.max(200, this.#place.clientWidth), height: this.#height };
  }

  #fit() {
    this.#plot.setSize(this.#size());
  }

  #draw() {
    this.#plot?.destroy();
    const axis = { stroke: colour("--muted"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false }, font: "12px system-ui, sans-serif" };
    const scales = [...new Set(this.#series.map((each) => each.scale ?? "y"))];
    this.#plot = new uPlot(
      {
        ...this.#size(),
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
        legend: { show: this.#legend },
        cursor: { y: false, points: { size: 7 } },
        series: [
          { value: (_, seconds) => (seconds == null ? "–" : new Date(seconds * 1000).toISOString().slice(11, 19)), label: "UTC" },
          ...this.#series.map((each, number) => ({
            label: each.label,
            scale: each.scale ?? "y",
            stroke: colour(`--series-${number + 1}`),
            width: 2,
            points: { show: false },
            value: (_, value) => (value == null ? "–" : `${value.toFixed(1)} ${each.unit}`),
          })),
        ],
        axes: [
          { ...axis, values: times, space: 70 },
          ...scales.map((scale, number) => ({ ...axis, scale, size: 48, side: number === 0 ? 3 : 1, grid: number === 0 ? axis.grid : { show: false } })),
        ],
      },
      this.#data,
      this.#place,
    );
  }
}
