// The list works without this: it adds "choose all on this page", and keeps "change the chosen" still while none is.
const list = document.querySelector("form.listing");
const all = document.querySelector("[data-choose-all]");
if (list && all) {
  const picks = [...list.querySelectorAll('input[name="activity"]')];
  const change = list.querySelector("[data-needs-chosen]");
  const update = () => {
    const chosen = picks.filter((pick) => pick.checked).length;
    all.checked = chosen === picks.length;
    all.indeterminate = chosen > 0 && chosen < picks.length;
    change.disabled = chosen === 0;
  };
  all.closest("label").hidden = false;
  all.addEventListener("change", () => {
    picks.forEach((pick) => { pick.checked = all.checked; });
    update();
  });
  list.addEventListener("change", update);
  update();
}
