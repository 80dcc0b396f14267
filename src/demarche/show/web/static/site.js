"use strict";
// Everything works without this script but some comforts: the trail beside a marked text, drawings as PNG, a folded
// filter on narrow screens, addresses without empty fields.

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
    document.querySelector(".reader").addEventListener(event, (e) => {
      const mark = e.target.closest("[data-notes]");
      if (mark) tell(mark);
    });
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape") trail.classList.remove("shown");
  });
}

// The drawing that the server makes, painted on a canvas twice as large.
async function savePng(address, name) {
  const source = await (await fetch(address)).text();
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * image.width, 2 * image.height];
  const brush = canvas.getContext("2d");
  brush.fillStyle = "#ffffff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(await new Promise((done) => canvas.toBlob(done, "image/png")));
  link.click();
}
for (const place of document.querySelectorAll(".png")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "PNG";
  button.addEventListener("click", () => savePng(place.dataset.svg, place.dataset.name));
  place.append(", ", button);
}

// On a narrow screen a filter that asks nothing yet is folded.
if (matchMedia("(max-width: 46rem)").matches && !location.search)
  for (const fold of document.querySelectorAll(".fold")) fold.open = false;

// Fields left empty do not belong in the address.
document.addEventListener("htmx:configRequest", (e) => {
  const asked = e.detail.parameters;
  for (const name of Object.keys(asked)) if (asked[name] === "") delete asked[name];
});
