// The form works without this. It keeps a draft every few seconds, adds and removes rows at once, and offers names that
// the directory knows.
const form = document.getElementById("entry");
const AFTER = 3000;
const SOON = 200;

function later(milliseconds, work) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), milliseconds);
  };
}

function keepDraft() {
  const state = form.querySelector("[data-draft-state]");
  const fields = new FormData(form);
  for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
  fields.append("draft-activity", form.dataset.activity);
  fields.append("draft-query", form.dataset.query);
  fetch(form.dataset.autosave, { method: "POST", body: fields })
    .then((answer) => answer.json())
    .then((told) => {
      state.textContent = told.kept ? `${form.dataset.kept} ${told.kept}` : told.error || "";
    })
    .catch(() => { state.textContent = form.dataset.notKept; });
}

function withRemoveButton(row) {
  const label = row.querySelector(".remove");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = form.dataset.remove;
  button.setAttribute("aria-label", `${form.dataset.remove}: ${row.querySelector("legend").textContent}`);
  button.addEventListener("click", () => {
    label.querySelector("input").checked = true;
    row.hidden = true;
    row.closest("[data-rows]").querySelector("[data-add]").focus();
    form.dispatchEvent(new Event("input"));
  });
  label.hidden = true;
  label.after(button);
}

function addRow(list) {
  const count = list.querySelector(`input[name="${list.dataset.rows}-rows"]`);
  const template = list.querySelector("template");
  const holder = document.createElement("template");
  holder.innerHTML = template.innerHTML.replaceAll("__n__", count.value);
  const row = holder.content.firstElementChild;
  row.querySelector("legend").append(String(Number(count.value) + 1));
  count.value = String(Number(count.value) + 1);
  template.before(row);
  withRemoveButton(row);
  row.querySelector("input:not([type=hidden]), select").focus();
}

const offer = later(SOON, async (input) => {
  const said = input.value.trim();
  if (said.length < 2) return;
  const address = form.dataset.suggestAt.replace("what", input.dataset.suggest);
  const answer = await fetch(`${address}?q=${encodeURIComponent(said)}`);
  if (!answer.ok) return;
  const { names } = await answer.json();
  let list = document.getElementById(`list_${input.name}`);
  if (!list) {
    list = document.createElement("datalist");
    list.id = `list_${input.name}`;
    input.after(list);
    input.setAttribute("list", list.id);
  }
  list.replaceChildren(...names.map((name) => new Option(name, name)));
});

if (form) {
  form.querySelectorAll("[data-row]").forEach(withRemoveButton);
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add]");
    if (!button) return;
    event.preventDefault();
    addRow(button.closest("[data-rows]"));
  });
  form.addEventListener("input", (event) => {
    if (event.target.dataset && event.target.dataset.suggest) offer(event.target);
  });
  if (form.dataset.autosave) {
    let isSent = false;
    const keep = later(AFTER, () => { if (!isSent) keepDraft(); });
    form.addEventListener("input", keep);
    form.addEventListener("submit", () => { isSent = true; });
  }
  const errors = document.getElementById("errors");
  if (errors) errors.focus();
}
