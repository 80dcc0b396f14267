"use strict";
// Everything works without this script but some comforts: drawings as PNG, a folded filter on narrow screens,
// addresses without empty fields.

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
