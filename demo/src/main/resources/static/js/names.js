import { ask, element, send, show } from "./page.js";

const byId = (id) => document.getElementById(id);
const PROFILE = "/api/names/ada/profile";

async function taken() {
  const names = await ask("/api/names");
  byId("taken").replaceChildren(
    ...names.map(({ name, owner }) =>
      element("li", {}, element("span", {}, `${name} · ${owner}`),
        element("button", { type: "button", title: `Make ${name} free again`, "aria-label": `Make ${name} free again`, onclick: () => show(() => release(name)) }, "✕"))),
    ...(names.length ? [] : [element("li", { className: "muted" }, "None yet.")]),
  );
}

async function release(name) {
  await send("DELETE", `/api/names/${name}`);
  await taken();
  byId("claims").replaceChildren();
  byId("name").focus();
}

byId("race").addEventListener("submit", (event) => {
  event.preventDefault();
  show(async () => {
    const name = byId("name").value;
    const claims = await send("POST", `/api/names/${encodeURIComponent(name)}/race`);
    claims.sort((a, b) => a.user.localeCompare(b.user));
    byId("claims").replaceChildren(
      ...claims.map(({ user, applied, owner }) =>
        element("div", { className: `claim ${applied ? "won" : "lost"}` },
          element("strong", {}, applied ? `✓ ${user} has it` : `✗ ${user} was too late`),
          element("span", {}, applied ? `[applied] is true: ${name} belongs to ${user}.` : `[applied] is false: the row in the way says ${owner}.`))),
    );
    await taken();
  });
});

/** One of two editors of the same profile, with the version that it read. */
class Editor {
  constructor(form) {
    this.form = form;
    this.who = form.dataset.who;
    this.outcome = form.querySelector(".outcome");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show(() => this.save());
    });
    form.querySelector(".reload").addEventListener("click", () => show(() => this.read()));
  }

  async read() {
    this.take(await send("GET", PROFILE));
    this.say("", "");
  }

  take({ motto, city, version }) {
    this.form.elements.motto.value = motto;
    this.form.elements.city.value = city;
    this.version = version;
    this.form.querySelector(".version").textContent = `version ${version}`;
  }

  say(kind, ...parts) {
    this.outcome.className = `outcome ${kind}`;
    this.outcome.replaceChildren(...parts);
  }

  async save() {
    const mine = { motto: this.form.elements.motto.value, city: this.form.elements.city.value };
    try {
      const stored = await send("PUT", PROFILE, { name: "ada", ...mine, version: this.version });
      const before = this.version;
      this.take(stored);
      this.say("good", `Saved: version ${before} became ${stored.version}.`);
    } catch (error) {
      if (error.status !== 409) {
        throw error;
      }
      this.conflict(mine, error.json.stored);
    }
  }

  conflict(mine, stored) {
    const rows = [["", "yours", "stored"], ["motto", mine.motto, stored.motto], ["city", mine.city, stored.city], ["version", this.version, stored.version]];
    this.say("bad",
      `Not saved: somebody changed it since version ${this.version}.`,
      element("dl", {}, ...rows.flatMap(([name, left, right]) => [element("dt", {}, name), element("dd", {}, String(left)), element("dd", {}, String(right))])));
  }
}

show(async () => {
  const editors = [...document.querySelectorAll(".editor")].map((form) => new Editor(form));
  for (const editor of editors) {
    await editor.read();
  }
  await taken();
});
