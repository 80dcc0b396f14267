"use strict";
// The legend's buttons show and hide events by how they stand. Everything else works without a script.
const shown = new Set();
for (const button of document.querySelectorAll("button[data-filter]")) {
  shown.add(button.dataset.filter);
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    on ? shown.add(button.dataset.filter) : shown.delete(button.dataset.filter);
    for (const line of document.querySelectorAll("li[data-standing]"))
      line.classList.toggle("hidden", !shown.has(line.dataset.standing));
  });
}
