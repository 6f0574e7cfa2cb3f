// The evaluation: fields that answer from the server, ways from a finding to its field, keys for busy hands.
import { all } from "./words.js";
import { showToast, toastText } from "./toasts.js";

const fieldOf = (name) => document.getElementById(`f-${name}-field`) ?? document.getElementById(`f-${name}`)?.closest(".finding, .activity") ?? document.getElementById(`f-${name}`);

/** The fields no rule calls for come when somebody asks for them; then they stay. @type {Promise<boolean> | null} */
let rest = null;

/** @returns {Promise<boolean>} whether every field is on the page */
export function everyField() {
  const form = document.getElementById("evaluation");
  if (!form?.dataset.fields) return Promise.resolve(true);
  rest ??= fetchRest(form).catch(() => {
    rest = null;
    showToast(toastText("offline"), "danger");
    return false;
  });
  return rest;
}

async function fetchRest(form) {
  const answer = await fetch(form.dataset.fields, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  const holder = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const template of all("template[data-rest]", holder)) placeRows(template);
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "whole", value: "1" }));
  delete form.dataset.fields;
  return true;
}

/** Each row after its neighbor of the vocabulary; a row that stands there already stays as it is. */
function placeRows(template) {
  const place = document.getElementById(template.dataset.rest);
  let before = place?.querySelector(":scope > .finding-group-title") ?? null;
  for (const row of [...template.content.children]) {
    const own = row.querySelector("[data-finding]")?.id;
    const here = own && document.getElementById(own)?.closest(".finding-row, .movement");
    if (here && here.parentElement !== place) continue;
    if (!here && before) before.after(row);
    else if (!here) place?.prepend(row);
    before = here ?? row;
  }
}

/** Open whatever hides a field, bring it into view and put the cursor there; a field not there yet is fetched first. */
export function goTo(name) {
  const field = tableOf(name) ?? fieldOf(name);
  if (field) return show(field);
  if (!document.getElementById("evaluation")?.dataset.fields) return false;
  everyField().then(() => fieldOf(name) && show(fieldOf(name)));
  return true;
}

/** Where a table is the place to enter a finding: its first empty cell. */
function tableOf(name) {
  const table = document.querySelector(`[data-tells~="${CSS.escape(name)}"]`);
  const cells = table ? all("[data-cell]", table).filter((cell) => cell.checkVisibility?.() ?? true) : [];
  return cells.find((cell) => !cell.value) ?? cells[0];
}

function show(field) {
  reveal(field);
  field.scrollIntoView({ block: "center" });
  const control = field.matches("select, input") ? field : field.querySelector("input:checked:not([type=hidden]), input:not([type=hidden]), select, textarea");
  control?.focus({ preventScroll: true });
  field.classList.remove("is-found");
  requestAnimationFrame(() => field.classList.add("is-found"));
  return true;
}

function reveal(field) {
  for (let waits = field.closest("[data-more]"); waits; waits = waits.parentElement.closest("[data-more]")) waits.classList.add("is-revealed");
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = target.closest("[data-finding-link]");
  if (link && goTo(link.dataset.findingLink)) return event.preventDefault();
  const more = target.closest("[data-show-all]");
  if (more) return showAll(event, more.closest(".section"), more);
  const every = target.closest("[data-show-all-toggle]");
  if (every) showAll(event, document.getElementById("evaluation"), every);
  const explain = target.closest("[data-explain-toggle]");
  if (explain) explain.setAttribute("aria-pressed", String(document.getElementById("evaluation").classList.toggle("explains")));
  const confirm = target.closest("[data-confirm-answer]");
  if (confirm) confirmAnswer(confirm);
  const tick = target.closest("[data-tick-all]");
  if (tick) all("input[type=checkbox]", tick.closest("form")).forEach((box) => { box.checked = true; });
});

async function showAll(event, place, button) {
  event.preventDefault();
  if (!(await everyField())) return;
  const open = place.classList.toggle("shows-all");
  button.setAttribute("aria-pressed", String(open));
}

/** The therapist asked again and heard the same: the answer goes into the field as if typed. */
function confirmAnswer(button) {
  const field = button.closest(".finding");
  const answers = button.dataset.confirmAnswer.split("|");
  for (const control of all("input:not([type=hidden]), select, textarea", field)) {
    if (control.type === "radio" || control.type === "checkbox") control.checked = answers.includes(control.value);
    else control.value = answers.join("\n");
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
  button.closest(".finding-proposal").remove();
}

/** What the server says beside fields after a save: why one cannot be read, what "3 weeks" was taken for. */
class FieldNotes extends HTMLElement {
  connectedCallback() {
    const told = new Set();
    for (const note of all("[data-for]", this)) {
      told.add(note.dataset.for);
      tell(fieldOf(note.dataset.for), note.dataset.problem, note.dataset.read);
      lock(fieldOf(note.dataset.for), note.hasAttribute("data-locked"));
    }
    for (const field of all(".finding, .activity")) {
      if (told.has(nameIn(field))) continue;
      tell(field, "", "");
      lock(field, false);
    }
    revealAll(all("[data-reveal]", this).map((open) => open.dataset.reveal));
  }
}

/** Fields a yes has made pressing; those that are not on the page yet are fetched. */
async function revealAll(names) {
  if (names.some((name) => !fieldOf(name))) await everyField();
  for (const name of names) if (fieldOf(name)) reveal(fieldOf(name));
}

function nameIn(field) {
  if (field.dataset.finding) return field.dataset.finding;
  return field.querySelector("[name^=activity_]")?.name ?? "";
}

function tell(field, problem, read) {
  const place = field?.querySelector("[data-problem]");
  if (!place) return;
  if (place.textContent !== problem) place.textContent = problem;
  field.classList.toggle("has-fault", Boolean(problem));
  const control = field.querySelector("input[type=text], textarea, select");
  if (problem) control?.setAttribute("aria-invalid", "true");
  else control?.removeAttribute("aria-invalid");
  tellReading(field, place, read);
}

/** What a table states is not typed a second time. */
function lock(field, locked) {
  if (!field?.matches(".finding") || field.classList.contains("is-told") === locked) return;
  field.classList.toggle("is-told", locked);
  for (const control of all("fieldset, input:not([type=hidden]), select, textarea", field)) control.disabled = locked;
}

function tellReading(field, place, read) {
  let said = field.querySelector("[data-read]");
  if (!read) return said?.remove();
  if (!said) {
    said = Object.assign(document.createElement("span"), { className: "finding-read" });
    said.dataset.read = "";
    place.after(said);
  }
  said.textContent = `= ${read}`;
}
customElements.define("field-notes", FieldNotes);

/** "None" and the ones chosen exclude each other at the finger, so that nobody has to undo both. */
document.addEventListener("change", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.type !== "checkbox" || !box.checked || !box.closest(".evaluation")) return;
  const same = all(`input[type=checkbox][name="${CSS.escape(box.name)}"]`, box.form);
  const isNone = box.value === "(none)";
  for (const other of same) if (other !== box && (isNone || other.value === "(none)")) other.checked = false;
});

/** y, n and u answer the question one stands on, and go on to the next. */
document.addEventListener("keydown", (event) => {
  const radio = event.target;
  if (!(radio instanceof HTMLInputElement) || radio.type !== "radio" || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = radio.closest(".finding-yes_no");
  const answer = { y: "yes", n: "no", u: "" }[event.key];
  if (!field || answer === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const wanted = field.querySelector(`input[value="${answer}"]`);
  wanted.checked = true;
  wanted.dispatchEvent(new Event("change", { bubbles: true }));
  nextAfter(field)?.focus();
}, { capture: true });

function nextAfter(field) {
  const fields = all(".finding", field.closest("form")).filter((one) => one.checkVisibility?.() ?? true);
  const next = fields[fields.indexOf(field) + 1];
  return next?.querySelector("input:checked:not([type=hidden])") ?? next?.querySelector("input:not([type=hidden]), select, textarea");
}

/** A finger on a chosen radio takes the answer back; "Enter" in a field never sends the whole form. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || !event.target.closest(".evaluation")) return;
  event.preventDefault();
  if (!event.target.closest("[data-number-grid]") && event.target.type === "text") nextAfter(event.target.closest(".finding"))?.focus();
});

/** The tab of the section one is in; the height of what sticks on top. */
function followSections() {
  const tabs = all(".section-tabs a");
  if (tabs.length === 0) return;
  measureHead();
  addEventListener("resize", measureHead);
  const seen = new Map();
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) seen.set(entry.target.id, entry.isIntersecting);
    const current = all(".section").find((section) => seen.get(section.id));
    for (const tab of tabs) {
      const here = current && tab.hash === `#${current.id}`;
      if (here === (tab.getAttribute("aria-current") === "true")) continue;
      if (here) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
      if (here) tab.closest("ul").scrollTo({ left: tab.offsetLeft - 80 });
    }
  }, { rootMargin: "-30% 0px -55% 0px" });
  all(".section").forEach((section) => watch.observe(section));
}

function measureHead() {
  const banner = document.querySelector(".banner-slot")?.offsetHeight ?? 0;
  const head = document.querySelector(".page-head")?.offsetHeight ?? 0;
  document.documentElement.style.setProperty("--banner", `${banner}px`);
  document.documentElement.style.setProperty("--under-head", `${banner + head + 12}px`);
}

addEventListener("DOMContentLoaded", followSections);
// Once the fonts are there and nothing moves any more.
addEventListener("load", () => {
  if (document.querySelector(".evaluation") && location.hash.startsWith("#f-")) goTo(location.hash.slice(3));
});
