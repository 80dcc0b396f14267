"use strict";
// A mark that is pointed at or focused shows its notes in the aside.
const trail = document.getElementById("trail");
function tell(mark) {
  const notes = mark.dataset.notes.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  const copies = notes.map((note) => {
    const copy = note.cloneNode(true);
    copy.removeAttribute("id");
    return copy;
  });
  trail.replaceChildren(...copies);
  trail.classList.add("shown");
  document.querySelector(".lit")?.classList.remove("lit");
  mark.classList.add("lit");
}
if (trail) {
  for (const event of ["mouseover", "focusin", "click"])
    document.addEventListener(event, (e) => {
      const mark = e.target.closest("[data-notes]");
      if (mark) tell(mark);
    });
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape") trail.classList.remove("shown");
  });
}
