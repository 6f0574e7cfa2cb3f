// The motion grid: details under a row, motions of another joint. Numbers and Enter are in fields.js.
import { all } from "./words.js";
import { showToast, toastText } from "./toasts.js";

const rowOf = (key) => document.querySelector(`.movement[data-motion="${CSS.escape(key)}"]`);
const isDegrees = (target) => target instanceof HTMLInputElement && target.matches("[data-grid-row] .degrees input");

document.addEventListener("click", (event) => {
  const key = event.target.closest?.("[data-details]");
  if (key) {
    event.preventDefault();
    toggle(key.dataset.details);
  }
  const add = event.target.closest?.("[data-add-joint]");
  if (add) {
    event.preventDefault();
    addJoint(add);
  }
});

/** "+" beside the number pad's Enter opens the details of the row one stands in; Esc and Enter lead back to the numbers. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const target = event.target;
  if (event.key === "+" && isDegrees(target)) {
    event.preventDefault();
    const side = target.closest("[data-entry]").dataset.entry;
    return open(target.closest(".movement").dataset.motion, side);
  }
  const detail = target.closest?.(".motion-detail");
  if (detail && (event.key === "Escape" || (event.key === "Enter" && target.matches("input")))) leave(event, detail);
  if (event.key === " " && target.matches?.("[role=button][data-details]")) {
    event.preventDefault();
    toggle(target.dataset.details);
  }
}, { capture: true });

async function toggle(key) {
  const detail = document.getElementById(`d-${key}`);
  if (detail && !detail.hidden) return close(detail);
  return open(key);
}

/** @param {string} key a motion @param {string} [entry] the side whose first key gets the cursor */
async function open(key, entry) {
  const detail = document.getElementById(`d-${key}`) ?? (await fetchDetail(key));
  if (!detail) return;
  detail.hidden = false;
  rowOf(key).querySelector("[data-details]").setAttribute("aria-expanded", "true");
  const side = (entry && detail.querySelector(`[data-entry="${CSS.escape(entry)}"] .motion-keys`)) || detail;
  side.querySelector("input:checked, input, select")?.focus();
}

function close(detail) {
  detail.hidden = true;
  const row = detail.closest(".movement");
  row.querySelector("[data-details]").setAttribute("aria-expanded", "false");
}

/** Back to the number of this side, or on Enter to the one after it. */
function leave(event, detail) {
  event.preventDefault();
  event.stopPropagation();
  const entry = event.target.closest("[data-entry]")?.dataset.entry;
  const row = detail.closest(".movement");
  const own = (entry && row.querySelector(`[data-grid-row][data-entry="${CSS.escape(entry)}"] input`)) ?? row.querySelector("[data-grid-row] input");
  close(detail);
  own.focus();
  own.select();
  if (event.key === "Enter") own.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
}

/** A row that waited has no details yet: it comes again with them, and stays on the page from now on. */
async function fetchDetail(key) {
  const fields = document.querySelector("[data-add-joint]").dataset.addJoint;
  const rows = await rowsFrom(`${fields}?row=${encodeURIComponent(key)}`);
  for (const fresh of rows.flatMap(([, found]) => found)) {
    takePlaceOf(rowOf(fresh.dataset.motion), fresh);
    noteChange(fresh);
  }
  return document.getElementById(`d-${key}`);
}

async function addJoint(button) {
  const joint = document.getElementById("add-joint").value;
  let first = null;
  for (const [place, rows] of await rowsFrom(`${button.dataset.addJoint}?joint=${encodeURIComponent(joint)}`)) {
    const holder = document.getElementById(place);
    holder.classList.add("is-revealed");
    for (const fresh of rows) {
      const here = rowOf(fresh.dataset.motion);
      if (here && document.getElementById(`d-${fresh.dataset.motion}`)) here.classList.add("is-revealed");
      else if (here) takePlaceOf(here, fresh);
      else holder.append(fresh);
      first ??= rowOf(fresh.dataset.motion);
    }
  }
  if (!first) return;
  noteChange(first);
  first.scrollIntoView({ block: "center" });
  first.querySelector("[data-grid-row] input").focus({ preventScroll: true });
}

/** What was typed in the row stays. */
function takePlaceOf(old, fresh) {
  const typed = new Map(all(".movement-sides input", old).map((input) => [input.id, input]));
  for (const input of all(".movement-sides input", fresh)) {
    const before = typed.get(input.id);
    if (before) [input.value, input.checked] = [before.value, before.checked];
  }
  fresh.classList.add("is-revealed");
  old.replaceWith(fresh);
}

/** @returns {Promise<[string, HTMLElement[]][]>} the place and the rows of each template the server answered with */
async function rowsFrom(address) {
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    const holder = new DOMParser().parseFromString(await answer.text(), "text/html");
    return all("template[data-rows]", holder).map((one) => [one.dataset.rows, [...one.content.children]]);
  } catch {
    showToast(toastText("offline"), "danger");
    return [];
  }
}

/** Which rows are open is part of the draft. */
function noteChange(row) {
  row.querySelector("input")?.dispatchEvent(new Event("input", { bubbles: true }));
}
