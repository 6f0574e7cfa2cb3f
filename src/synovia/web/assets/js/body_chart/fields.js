// The words beside the figure: complaints, areas, what an area is like, and every region as a list. All of it works
// without a pointer, and is as complete as the pen.
import { all } from "../words.js";
import { isEmptyArea } from "./drawing.js";

/** Shows the drawing in the fields. @param {HTMLElement} chart */
export function showFields(chart, drawing) {
  showKeys(chart.querySelector("[data-complaints]"), complaintKeys(chart, drawing));
  showKeys(chart.querySelector("[data-areas]"), areaKeys(chart, drawing));
  showArea(chart, drawing);
  const { complaints, complaint, at, most } = drawing;
  enable(chart, "add-complaint", complaints.length < most.complaints);
  enable(chart, "add-area", complaint.areas.length < most.areas);
  enable(chart, "earlier", at.complaint > 0);
  enable(chart, "remove-complaint", complaints.length > 1 || !drawing.isEmpty);
  enable(chart, "remove-area", complaint.areas.length > 1 || !isEmptyArea(drawing.area));
  enable(chart, "undo", drawing.done.length > 0);
  enable(chart, "redo", drawing.undone.length > 0);
  enable(chart, "clear", !drawing.isEmpty);
}

function enable(chart, action, isPossible) {
  const button = chart.querySelector(`[data-do="${action}"]`);
  // A pressed button keeps the focus: it says that it can do no more, and does not vanish from under the hand.
  button?.setAttribute("aria-disabled", String(!isPossible));
}

function complaintKeys(chart, drawing) {
  return drawing.complaints.map((complaint, number) => ({
    text: complaint.name || `${chart.dataset.wordComplaint} ${number + 1}`,
    mark: number + 1,
    isCurrent: number === drawing.at.complaint,
    at: `${number}.0`,
  }));
}

function areaKeys(chart, drawing) {
  const number = drawing.at.complaint;
  return drawing.complaint.areas.map((area, place) => ({
    text: chart.words.get(`${number}.${place}`) || (isEmptyArea(area) ? chart.dataset.wordEmpty : `${chart.dataset.wordArea} ${place + 1}`),
    mark: 0,
    isCurrent: place === drawing.at.area,
    at: `${number}.${place}`,
  }));
}

/** Buttons for what can be chosen; those already there are changed, so that the focus stays. */
function showKeys(place, keys) {
  while (place.children.length > keys.length) place.lastElementChild.remove();
  keys.forEach((key, index) => {
    const button = place.children[index] ?? place.appendChild(newKey());
    button.dataset.select = key.at;
    button.setAttribute("aria-pressed", String(key.isCurrent));
    button.className = `chart-key${key.mark ? ` hue-${key.mark}` : ""}`;
    button.firstChild.textContent = key.mark ? String(key.mark) : "";
    button.firstChild.hidden = !key.mark;
    button.lastChild.textContent = key.text;
  });
}

function newKey() {
  const button = Object.assign(document.createElement("button"), { type: "button" });
  const number = Object.assign(document.createElement("span"), { className: "chart-key-number" });
  button.append(number, Object.assign(document.createElement("span"), { className: "chart-key-text" }));
  return button;
}

function showArea(chart, drawing) {
  const { area, complaint, at } = drawing;
  set(chart.querySelector("[data-called]"), complaint.name);
  set(chart.querySelector("[data-note]"), area.note);
  for (const box of all("[data-quality]", chart)) box.checked = area.quality.includes(box.value);
  for (const box of all("[data-region-box]", chart)) box.checked = area.regions.includes(box.value);
  for (const radio of all("[data-score]", chart)) radio.checked = String(area[radio.dataset.score] ?? "") === radio.value;
  for (const radio of all("[data-choice]", chart)) radio.checked = area[radio.dataset.choice] === radio.value;
  chart.querySelector("[data-fields]").className = `panel chart-fields hue-${at.complaint + 1}`;
  for (const group of all("[data-group]", chart)) countIn(group);
}

/** How many of a group are chosen, on its closed heading. */
function countIn(group) {
  const chosen = all("[data-region-box]:checked", group).length;
  const count = group.querySelector("[data-count]");
  count.textContent = chosen ? String(chosen) : "";
  count.hidden = !chosen;
}

function set(input, text) {
  if (input.value !== text) input.value = text;
}

/** What a changed field says about the area. @returns {((area: any, complaint: any) => void) | null} */
export function changeOf(control) {
  const { value, dataset } = control;
  if ("called" in dataset) return (_area, complaint) => { complaint.name = value; };
  if ("note" in dataset) return (area) => { area.note = value; };
  if ("quality" in dataset) return (area) => toggle(area.quality, value, control.checked);
  if ("regionBox" in dataset) return (area) => toggle(area.regions, value, control.checked);
  if ("score" in dataset) return (area) => { area[dataset.score] = value === "" ? null : Number(value); };
  if ("choice" in dataset) return (area) => { area[dataset.choice] = value; };
  return null;
}

function toggle(list, value, isIn) {
  const at = list.indexOf(value);
  if (isIn && at < 0) list.push(value);
  if (!isIn && at >= 0) list.splice(at, 1);
}

/** Narrows the list to what is searched for; every word must be in a row's name. */
export function search(chart, words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const group of all("[data-group]", chart)) {
    const rows = all("[data-place]", group);
    for (const row of rows) row.hidden = !wanted.every((word) => row.dataset.place.includes(word));
    const left = rows.filter((row) => !row.hidden).length;
    group.hidden = left === 0;
    if (wanted.length) group.open = left > 0;
    found += left;
  }
  const told = chart.querySelector("[data-found]");
  told.textContent = wanted.length ? (found ? `${found} ${told.dataset.wordFound}` : told.dataset.wordNone) : "";
}
