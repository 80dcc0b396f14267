"use strict";
// The audit without a mouse: a letter for each field, y n ? for the first that is open, every answer sent at once.
// Without this script the same form is sent by its buttons.
const form = document.querySelector("#judging");
const fields = [...form.querySelectorAll("fieldset")];
const radios = (field) => [...field.querySelectorAll("input")];
const TURN = [1, 2, 0]; // wrong, then cannot tell, then right
const ANSWERS = { y: 0, n: 1, "?": 2 };

async function send() {
  const values = new URLSearchParams(new FormData(form));
  values.set("then", "stay");
  const place = document.querySelector("#saved");
  try {
    const answer = await fetch(form.action, { method: "POST", body: values });
    place.textContent = answer.ok ? "Written." : `Not written: ${answer.status}. Try again.`;
  } catch {
    place.textContent = "Not written: the program that serves this page has ended. Start it again; what was written stays.";
  }
}

function judge(field, which) {
  radios(field)[which].checked = true;
  field.scrollIntoView({ block: "nearest" });
  return send();
}

form.addEventListener("change", send);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const key = event.key.toLowerCase();
  const own = fields.find((field) => field.dataset.key === key);
  const open = fields.find((field) => !radios(field).some((radio) => radio.checked));
  if (own) {
    const at = radios(own).findIndex((radio) => radio.checked);
    judge(own, at < 0 ? 1 : TURN[at]);
  } else if (key in ANSWERS && open) judge(open, ANSWERS[key]);
  else if (key === "b") document.querySelector("[rel=prev]")?.click();
  else if (key === "enter" && !event.target.closest("a, button, summary")) form.querySelector("[value=rest]").click();
  else return;
  event.preventDefault();
});
