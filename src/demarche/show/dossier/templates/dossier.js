
// The legend's buttons show and hide occurrences by how they stand. Everything else but the trail of marks works
// without a script.
const shown = new Set();
function filter() {
  for (const line of document.querySelectorAll("li[data-standing]"))
    line.classList.toggle("hidden", !shown.has(line.dataset.standing));
  for (const day of document.querySelectorAll("section.on"))
    day.classList.toggle("hidden", !day.querySelector("li[data-standing]:not(.hidden)"));
}
for (const button of document.querySelectorAll("button[data-filter]")) {
  shown.add(button.dataset.filter);
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    on ? shown.add(button.dataset.filter) : shown.delete(button.dataset.filter);
    filter();
  });
}

// A link into something folded or hidden opens it; one to an occurrence opens its words.
function uncover() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const button = document.querySelector(`button[data-filter="${target.dataset.standing}"][aria-pressed="false"]`);
  if (button) button.click();
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const words = target.querySelector(":scope > .what > .trail");
  if (words) words.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", uncover);
if (location.hash) uncover();

// On paper everything is open but the lists of trails.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open]):not(.notes):not(.number)")];
  for (const fold of folded) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of folded) fold.open = false;
});

// How much of it is printed.
document.getElementById("paper").addEventListener("change", (e) => {
  document.body.dataset.paper = e.target.value;
});
