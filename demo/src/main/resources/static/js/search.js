import { element, send, show } from "./page.js";

const byId = (id) => document.getElementById(id);
const euros = new Intl.NumberFormat("en", { style: "currency", currency: "EUR" });

async function search() {
  const query = new URLSearchParams({ q: byId("q").value });
  if (byId("category").value) {
    query.set("category", byId("category").value);
  }
  if (byId("price").value) {
    query.set("cents", Math.round(byId("price").value * 100));
  }
  const { hits, unknown } = await send("GET", `/api/search?${query}`);
  byId("note").textContent = note(hits, unknown);
  byId("hits").replaceChildren(
    ...hits.map((hit) =>
      element("li", {},
        element("div", {}, element("strong", {}, hit.name), element("span", { className: "badge" }, hit.category)),
        element("span", { className: "price" }, euros.format(hit.cents / 100)),
        element("p", {}, hit.description),
        ...(hit.similarity == null ? [] : [element("span", { className: "score", title: "similarity, as the server computes it" },
          element("meter", { min: 0, max: 1, value: hit.similarity, "aria-label": "Similarity" }), hit.similarity.toFixed(2))]))),
  );
}

function note(hits, unknown) {
  const words = unknown.length ? ` Not in the vocabulary: ${unknown.join(", ")}.` : "";
  if (!hits.length) {
    return byId("q").value.trim() && unknown.length ? `None of these words is in the vocabulary: ${unknown.join(", ")}.` : `Nothing was found.${words}`;
  }
  return (hits[0].similarity == null ? "By category and price alone, in no order." : "The nearest first.") + words;
}

byId("search").addEventListener("submit", (event) => {
  event.preventDefault();
  show(search);
});
byId("category").addEventListener("change", () => show(search));
for (const example of byId("examples").children) {
  example.addEventListener("click", () => {
    byId("q").value = example.textContent;
    show(search);
  });
}

show(search);
